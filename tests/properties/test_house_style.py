"""How a house sets its quotation marks and dashes, and how it spells, changes no status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.verify.spelling import american

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from srcflag.records import Document

STRAIGHT = str.maketrans("“”‘’–—", "\"\"''--")
_WORD = re.compile(r"\b[a-z]{4,}\b")


def straight(text: str) -> str:
    return text.translate(STRAIGHT)


def spelled_american(text: str) -> str:
    return _WORD.sub(lambda found: american(found.group()), text)


def restyled(documents: tuple[Document, ...], style: Callable[[str], str], every: int) -> list[Document]:
    """Each article in another style, or one of them only: the pool then mixes both."""
    return [
        document.model_copy(update={"text": style(document.text)}) if number % every == 0 else document
        for number, document in enumerate(documents)
    ]


def statuses(scorer: Scorer, documents: list[Document]) -> list[tuple[str, int, str]]:
    report = scorer.score_event(documents)
    return [(d.document_id, s.index, s.status) for d in report.documents for s in d.sentences]


@pytest.mark.model
@pytest.mark.parametrize("every", [1, 2], ids=["all articles", "every other one"])
@pytest.mark.parametrize("style", [straight, spelled_american])
def test_another_house_style_changes_no_status(root: Path, style: Callable[[str], str], every: int) -> None:
    documents = read_many([root / "seeds"]).documents
    scorer = Scorer()
    changed = restyled(documents, style, every)
    assert any(new.text != old.text for new, old in zip(changed, documents, strict=True))
    assert statuses(scorer, changed) == statuses(scorer, list(documents))
