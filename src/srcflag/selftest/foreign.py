"""Sentences of another event, to be planted into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.claims import read_claims
from srcflag.errors import UsageError
from srcflag.segment import segment
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import Document

FEWEST, MOST = 8, 40  # words of a sentence that can stand alone and says one thing


def foreign_claims(documents: Iterable[Document]) -> list[str]:
    """The claims of these articles in their own voice that can stand alone, each once. Raises UsageError for none."""
    found: dict[str, None] = {}
    for document in documents:
        for claim in read_claims(document, segment(document)):
            text = " ".join(claim.sentence.text.split())
            alone = claim.kind == "claim" and claim.attribution.type == "none" and not claim.allegation
            if claim.checkworthy and alone and text.endswith(".") and FEWEST <= word_count(text) <= MOST:
                found[text] = None
    if not found:
        raise UsageError("--foreign: holds no claim that can stand alone; name articles on another event")
    return list(found)
