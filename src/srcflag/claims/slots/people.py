"""The people of a sentence who are named in full, with an office or an age: "Mayor Ida Lund", "Ida Lund, 39"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.slots.names import TITLES, names
from srcflag.claims.slots.quantities import quantities
from srcflag.values import Person
from srcflag.words import content_words, full_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from srcflag.values import Name, Quantity

__all__ = ["people"]

_NO_OFFICE = frozenset(
    "mr mrs ms miss dr sir lord lady former acting vice prime house interior foreign defence defense finance".split()
)
_ONE_OFFICE = {
    "sen": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "gov": "governor", "gen": "general", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "col": "colonel",
    "prof": "professor", "rev": "reverend", "chairwoman": "chairman", "chair": "chairman", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "premier": "minister",
}  # fmt: skip

_CHARGES = {
    "prime": "government", "foreign": "foreign", "interior": "interior", "defence": "defence", "defense": "defence",
    "finance": "finance", "justice": "justice",
}  # fmt: skip

_BELONGING = re.compile(r"\s(?:of|for)\s")  # "Ida Lund of Aldervik"
_OFFICE = re.compile(rf"\b(?i:{'|'.join(sorted(TITLES - _NO_OFFICE))})\b\.?\s[A-Z]")
_AGE = re.compile(r"\b\d{1,3}[-‑– ]years?[-‑– ]old\b|\b(?:aged|is) \d|[,(] ?\d{1,3}(?=[,.;)])", re.IGNORECASE)


def people(text: str, known: Collection[str] = ()) -> tuple[Person, ...]:
    """Everybody in one sentence who has a full name and an office or an age, in order.

    `known` are words that are names elsewhere in the article. Most sentences have nobody, which a look at their letters
    tells.
    """
    aged = _AGE.search(text)
    if not aged and not _OFFICE.search(text):
        return ()
    ages = [quantity for quantity in quantities(text) if quantity.kind == "age"] if aged else []
    found = (_person(text, name, ages) for name in names(text, known))
    return tuple(person for person in found if person is not None)


def _person(text: str, name: Name, ages: Sequence[Quantity]) -> Person | None:
    start, end, titles = _apart(name)
    bare = text[start:end]
    whole = full_name(bare)
    if name.kind != "name" or name.place or whole is None:
        return None
    stems = {token.stem for token in content_words(bare)}
    age = next((one for one in ages if stems <= one.modifiers), None)
    office = _ONE_OFFICE.get(titles[-1], titles[-1]) if titles and titles[-1] not in _NO_OFFICE else ""
    if not office and age is None:
        return None
    past = "former" in titles  # who was one minister may be another now
    charge = next((_CHARGES[word] for word in titles[:-1] if word in _CHARGES and not past), "")
    first = text.rfind(name.title, 0, name.start) if name.title else name.start
    aged = "" if age is None else text[min(start, age.start) : max(end, age.end)]
    return Person(*whole, office, charge, bare, text[first:end], age, aged)


def _apart(name: Name) -> tuple[int, int, list[str]]:
    """Where a name begins behind titles inside it ("Supreme Court Justice Ida Lund") and ends before "of", and all its
    titles."""
    words = list(re.finditer(r"\S+", _BELONGING.split(name.text)[0]))
    plain = [word.group().lower().strip(".") for word in words]
    last = max((place for place, word in enumerate(plain[:-1]) if word in TITLES), default=-1)
    titles = [word.lower().strip(".") for word in name.title.split()] + plain[: last + 1]
    return name.start + words[last + 1].start(), name.start + words[-1].end(), titles
