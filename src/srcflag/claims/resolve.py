"""The full name that a source stands for: "he", "the mayor", "the ministry" or a bare surname.

Only what the article itself settles is resolved; where two names fit, none is given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from srcflag.claims.lexicon import ROLES, alternatives
from srcflag.claims.sources import is_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Attribution, Sentence

_OFFICES = (
    rf"(?:(?i:{ROLES})|(?:[Pp]rime|[Ff]oreign|[Ii]nterior|[Ff]inance|[Dd]efen[cs]e)\s+[Mm]inister|[Mm]inister"
    r"|[Ss]pokes(?:man|woman|person)|[Cc]ommissioner|[Pp]rofessor)"
)
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Capt|Sgt|Lt)\.?"
_PART = r"[A-Z][\w’'-]*[a-z]\w*"
_LINK = r"(?:\s+(?:[A-Z]\.|de|del|van|von|der|bin|al|el|da|di|la))"
_FULL = re.compile(rf"{_PART}{_LINK}{{0,2}}(?:\s+{_PART}){{1,2}}")
_OPENERS = alternatives(
    """Former|The|But|And|In|On|As|When|While|If|After|At|For|So|Now|Both|Even|Then|Not|This|That|With|From|Under
    |Until|Since|Like|Unlike|Is|Did|Does|Was|Will|Has|What|Who|Why|How|State|House|Senate|General|Rival|Chief"""
)
_LEADING = re.compile(rf"(?:{_TITLE}|{_OFFICES}|{_OPENERS}|[A-Z][a-z]+(?:an|ish|ese|ian))\s+")
_IN_OFFICE = (
    re.compile(rf"\b(?P<office>{_OFFICES})\s+(?P<name>{_PART}{_LINK}{{0,2}}(?:\s+{_PART}){{1,2}})"),
    re.compile(
        rf"(?P<name>{_PART}{_LINK}{{0,2}}(?:\s+{_PART}){{1,2}}),\s+(?:the|a|an|its|their|his|her)\s+(?:[\w’'-]+\s+){{0,3}}?"
        rf"(?P<office>{_OFFICES})\b"
    ),
    re.compile(
        rf"\b[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?(?P<office>{_OFFICES})(?:\s+of\s+[\w’'-]+)?,\s+"
        rf"(?P<name>{_PART}{_LINK}{{0,2}}(?:\s+{_PART}){{1,2}})"
    ),
)
_MINISTRY = re.compile(rf"\b(?:{_PART}\s+)?(?:{_PART}\s+Ministry|Ministry\s+of\s+{_PART}(?:\s+and\s+{_PART})?)")
_THE_OFFICE = re.compile(rf"(?:the|The)\s+(?P<office>{_OFFICES})")
_PRONOUNS = frozenset(("he", "she"))
_WINDOW = 2  # sentences before a pronoun in which its name must stand, and no other


class _Names:
    """The people of an article, in the order in which they are first named in full."""

    def __init__(self) -> None:
        self.full: dict[str, set[str]] = defaultdict(set)  # surname -> full names so far
        self.office: dict[str, set[str]] = defaultdict(set)
        self.ministries: set[str] = set()
        self.gender: dict[str, str] = {}
        self.spoke: set[str] = set()
        self.recent: list[set[str]] = []

    def read(self, text: str) -> None:
        """Take in the names of one more sentence."""
        here: set[str] = set()
        for match in _FULL.finditer(text):
            name = _bare(match.group())
            if " " in name and not is_body(name):
                self.full[name.split()[-1]].add(name)
                here.add(name)
        for word in re.findall(_PART, text):
            here |= self.full.get(re.sub(r"[’']s$", "", word), set())
        for pattern in _IN_OFFICE:
            for match in pattern.finditer(text):
                name = _bare(match["name"])
                if not is_body(name):
                    self.office[match["office"].lower().split()[-1]].add(name)
        self.ministries |= {match.group().strip() for match in _MINISTRY.finditer(text)}
        self.recent = [*self.recent[-_WINDOW:], here]

    def of(self, source: str, last: str) -> str:
        """The full name a source stands for, or an empty string. `last` is who spoke in the sentence before."""
        lower = source.lower()
        if lower in _PRONOUNS:
            return self._of_pronoun(lower, last)
        office = _THE_OFFICE.fullmatch(source)
        if office:
            return _only(self.office[office["office"].lower().split()[-1]])
        if lower in ("the ministry", "ministry"):
            return _only(self.ministries)
        bare = re.sub(rf"^{_TITLE}\s+", "", source)
        if re.fullmatch(_PART, bare):
            return _only(self.full.get(bare, set()))
        return ""

    def _of_pronoun(self, pronoun: str, last: str) -> str:
        if last:
            if last not in self.spoke:
                return ""  # somebody spoke whose full name is not known
            candidates = {last}
            others = set().union(*self.recent[-1:]) - {last}
            if others:
                return ""
        else:
            known = self.spoke.union(*self.office.values())  # "South Bay" is written like a name and speaks nowhere
            candidates = known.intersection(set().union(*self.recent))
        fitting = {name for name in candidates if self.gender.get(name, pronoun) == pronoun}
        found = _only(fitting)
        if found:
            self.gender.setdefault(found, pronoun)
        return found


def resolved(sentences: Sequence[Sentence], found: Sequence[Attribution], longest: int) -> list[Attribution]:
    """The attributions with the full name of each source that is not one itself. Names in later text do not count.

    `longest` is how much of a sentence is read.
    """
    names = _Names()
    done: list[Attribution] = []
    last = ""
    for sentence, own in zip(sentences, found, strict=True):
        names.read(sentence.text[:longest])
        if own.type == "none":
            last = ""
            done.append(own)
            continue
        carried = own.source_span is not None and not sentence.start <= own.source_span.start < sentence.end
        if carried and done and done[-1].source_span == own.source_span:
            full = done[-1].resolved
        else:
            full = names.of(own.source, last) if own.source else ""
        done.append(own.model_copy(update={"resolved": full}) if full and full != own.source else own)
        name = full or _bare(own.source)
        if name in names.full.get(name.split()[-1] if name else "", ()):
            names.spoke.add(name)
        last = name if own.type == "named" else ""
    return done


def _bare(name: str) -> str:
    """A name without titles, offices and the words that begin a sentence."""
    name = re.sub(r"[’']s$", "", name)
    while leading := _LEADING.match(name):
        name = name[leading.end() :]
    return re.sub(r"\s+", " ", name)


def _only(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""
