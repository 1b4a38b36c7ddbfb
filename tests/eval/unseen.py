"""Articles of public sets by the names that labels give them (`unseen.jsonl`, `events.jsonl`).

The labels name a set, an article and offsets; the text itself stays where it is. Leads of three outlets on one event
(neus), short articles on events and on others like them (ecb), campaign coverage (polnear).
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from srcflag.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Source = Literal["neus", "ecb", "polnear"]

LABELS = "unseen.jsonl"
FILES: dict[Source, str] = {
    "neus": "neus_allsides/triples_train.jsonl.gz",
    "ecb": "ecb_plus/docs_train.jsonl.gz",
    "polnear": "polnear/docs_train.jsonl.gz",
}


class Label(NamedTuple):
    """What a person said of one sentence: its kind and whether it can be looked up, or whether it accuses.

    `sample` is "read" where its mistakes were looked at while rules were written, "unread" where they were not (of its
    accusations those that were missed were, at the end), and "crime" where only sentences with words of crime were
    drawn, which were looked at in the end too.
    """

    source: Source
    article: str
    sample: str
    start: int
    end: int
    kind: str = ""
    checkworthy: bool = False
    accuses: str = ""


def labels(path: Path) -> list[Label]:
    """All labels of a file of JSON lines."""
    return [Label(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(data: Path, wanted: set[str]) -> dict[str, Document]:
    """The named articles of the sets in a folder, as the people who labelled them read them."""
    found: dict[str, Document] = {}
    for source, file in FILES.items():
        for name, text in texts(source, data / file):
            if name in wanted:
                found[name] = Document(id=name, text=text)
    return found


def texts(source: Source, path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each article of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            if source == "neus":
                for place, lead in enumerate(row["docs"]):
                    yield f"{row['cluster']}/{place}", f"{lead['title']}\n\n{lead['text']}\n"
            else:
                yield row["doc_id"], (_unspaced(row["text"]) if source == "ecb" else row["text"]) + "\n"


def _unspaced(text: str) -> str:
    """Tokenised text with marks where a newspaper has them."""
    for spaced, plain in (("`` ", '"'), (" ''", '"'), (" 's", "'s"), ("( ", "("), (" n't", "n't")):
        text = text.replace(spaced, plain)
    return re.sub(r"\s+([.,;:?!)%])", r"\1", text)
