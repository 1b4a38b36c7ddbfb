"""Labelled events of ECB+ as folders of articles and labels after the scheme of `seeds/README.md`.

`events.jsonl` names articles and places and holds no text; the articles are read from the public set. Of every second
event the mistakes were looked at while rules were written ("read"), of the others none of these ("unread"); what was
used of the others all the same says docs/quality.md.
Two events have the labels of a second editor, who did not know the first's.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from srcflag.read.fields import Given, make_document
from unseen import FILES, texts

if TYPE_CHECKING:
    from srcflag.records import Document

    Unit = dict[str, Any]

LABELS = Path(__file__).with_name("events.jsonl")

_LEFT = re.compile(r"(?<=\w)( )-( )(?=\w)|(?<=\d,)( )(?=\d{3}\b)|(?<=\d\.)( )(?=\d)|(?<=[$£€])( )(?=\d)")
"""Spaces that were put around hyphens and into figures when the set was made: "16 - year - old", "1, 500"."""

_DEFAULTS: Unit = {
    "support": [],
    "conflict": [],
    "conflict_type": "",
    "temporal": False,
    "attribution": "none",
    "allegation": False,
    "outlier": False,
}


class Event(NamedTuple):
    """The articles of an event in order, and the labels of its units by each editor."""

    name: str
    sample: Literal["read", "unread"]
    documents: list[Document]
    editors: list[list[Unit]]

    @property
    def units(self) -> list[Unit]:
        """The labels of the first editor."""
        return self.editors[0]


def events(data: Path) -> list[Event]:
    """All labelled events; `data` is the folder of public sets."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    heads = [row for row in rows if "articles" in row]
    wanted = {name for head in heads for name in head["articles"]}
    plain = {name: joined(text) for name, text in texts("ecb", data / FILES["ecb"]) if name in wanted}
    found = []
    for head in heads:
        own = [_DEFAULTS | row for row in rows if row["event"] == head["event"] and "id" in row]
        editors = [[unit for unit in own if unit["editor"] == number] for number in (1, 2)]
        documents = [
            make_document(f"{place:03d}.txt", plain[name], Given()) for place, name in enumerate(head["articles"])
        ]
        found.append(Event(head["event"], head["sample"], documents, [units for units in editors if units]))
    return found


def joined(text: str) -> str:
    """The text without the spaces that a newspaper does not have inside figures and compounds."""
    return _LEFT.sub(lambda found: found.group().replace(" ", ""), text)
