"""Who stands behind a sentence, by its own words: source, cue and what is said.

A source is `named` (a person who can be rung up), `institution` (a body, an office, a document), `vague` (a group
nobody can ring up, or a passive without an agent), `anonymous` (one person, hidden) or `none`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from srcflag.claims.cues import VERBS
from srcflag.claims.frames import OPENING, words_of
from srcflag.claims.lexicon import ANONYMOUS
from srcflag.claims.phrases import tokens
from srcflag.claims.quotes import mask_quotations
from srcflag.claims.relations import relations
from srcflag.claims.sources import type_of
from srcflag.claims.weasel import HEARSAY
from srcflag.records import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.frames import Relation
    from srcflag.claims.phrases import Token

_MARKS = " \t\n\r,;:-—–"
_OPENS = re.compile(r"\bthat\b|[“\"«‘]|:")
_NAMING = frozenset(
    "call label dub brand deem".split()
)  # "they call it a success" judges; in quotation marks, it quotes
_WHO_SPOKE = re.compile(
    r"[^\w\n]*(?:[\w.,’'-]+\s+){1,10}?"
    r"(?:said|says|told|added|wrote(?!\s+to\b)|recalled|tweeted|replied|explained|continued|concluded|noted|quipped|joked|shouted|cried)"
    r"(?:\s+(?:him|her|them|us|me|reporters|journalists|(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}))?"
    r"(?:,?\s*(?:in|on|to|at|during|via|by|over|late|early|earlier|later|after)\s+(?:[\w.’'-]+\s+){0,4}?[\w.’'-]+)?"
    r"(?:,?\s*(?:on\s+)?\w+day)?[.,:;]?$"
)
_PARTY = re.compile(r"\([A-Z]{1,4}-[A-Z][\w.]{0,9}\)")  # "Rep. Ida Lund (D-N.Y.), who", of which the stops end nothing
_NEAR = 60  # characters behind a cue in which what is said may begin: "told reporters in Lindholm on Tuesday that"


def only_attributes(text: str) -> bool:
    """Whether a sentence behind a quotation does no more than say who spoke: "Ida Lund told reporters on Monday."."""
    return _WHO_SPOKE.match(text) is not None


def attribution(text: str, shift: int = 0, outside: str | None = None) -> Attribution:
    """The source a sentence names for what it states, or type "none".

    `shift` is the sentence's offset in its document, and `outside` its text with quotations blanked where more is
    known of them than the sentence shows. Cue words inside a quotation do not count: they are somebody else's.
    """
    outside = mask_quotations(text) if outside is None else outside
    outside = _PARTY.sub(lambda found: " " * len(found.group()), outside)
    words = tokens(outside)
    found = relations(words)
    hidden = ANONYMOUS.search(outside)
    if hidden and found and found[0].rank < 4:  # "an unnamed island" says nothing
        source = _span(text, *hidden.span(), shift)
        cue = words_of(words, found[0].cue)
        return Attribution(
            type="anonymous",
            source=source.text,
            cue=cue,
            source_span=source,
            cue_span=_place(words, found[0].cue, text, shift),
            content=_content(text, words, found[0], shift),
            manner="said",
        )
    hearsay = HEARSAY.search(outside)
    doubted = hearsay is not None and hearsay.group().endswith("ly")  # "allegedly", "reportedly"
    if found and not (hearsay and doubted and _is_beside_the_point(words, found[0], hearsay.start())):
        best = found[0]
        cue = _tidy(_text(words, best.cue, outside))
        return Attribution(
            type="named" if best.sort == "named" else type_of(words_of(words, best.source)),
            source=_tidy(_owner(_text(words, best.source, outside))),
            cue=cue.lower() if cue.lower().startswith("according") else cue,
            source_span=_place(words, best.described, text, shift),
            cue_span=_place(words, best.cue, text, shift),
            content=_content(text, words, best, shift),
            manner=_manner(words, best),
        )
    if hearsay:
        place, whole = _span(text, *hearsay.span(), shift), _span(text, 0, len(text), shift)
        return Attribution(type="vague", cue=_tidy(place.text), cue_span=place, content=whole, manner="said")
    return Attribution()


def _is_beside_the_point(words: Sequence[Token], relation: Relation, hearsay: int) -> bool:
    """Whether "allegedly" stands before a crowd's view: "allegedly told him to, a step that many have condemned"."""
    vague = relation.sort != "named" and type_of(words_of(words, relation.source)) == "vague"
    return vague and hearsay < words[min(relation.cue[0], relation.source[0])].start


def _manner(words: Sequence[Token], relation: Relation) -> Literal["said", "held"]:
    """Whether a relation makes the sentence somebody's statement, or only tells what somebody thinks or wants."""
    verb = VERBS.get(words[relation.cue[0]].lower)
    named = verb is not None and verb.base in _NAMING and not any(token.text in OPENING for token in words)
    return "held" if relation.rank > 2 or named or (verb and "say" not in verb.kinds) else "said"


def _text(words: Sequence[Token], place: tuple[int, int], outside: str) -> str:
    return outside[words[place[0]].start : words[place[1]].end]


def _place(words: Sequence[Token], place: tuple[int, int], text: str, shift: int) -> Span:
    start, end = words[place[0]].start, words[place[1]].end
    return _span(text, start, start + len(_owner(text[start:end])), shift)


def _owner(phrase: str) -> str:
    """The owner in "Lund's" and "the owners'"."""
    return re.sub(r"(?:(?<=\w)[’']s|(?<=s)[’'])$", "", phrase)


def _content(text: str, words: Sequence[Token], relation: Relation, shift: int) -> Span | None:
    """What is said: in front of a cue that follows it, else behind the cue."""
    first = min(relation.cue[0], relation.described[0])
    last = max(relation.cue[1], relation.described[1])
    left = _trimmed(text, 0, words[first].start)
    start = words[relation.cue[1] if relation.side == "before" else last].end
    right = _trimmed(text, _beginning(text, start), len(text))
    ahead = (
        relation.rank == 0 or relation.side == "after" or text[: words[first].start].rstrip()[-1:] in tuple("”\"’'»,")
    )
    longer = left is not None and (right is None or left[1] - left[0] >= right[1] - right[0])
    wanted = left if ahead and longer else right or left
    return _span(text, *wanted, shift) if wanted else None


def _beginning(text: str, start: int) -> int:
    """Where what is said begins behind a cue: at "that", a colon or a quotation mark, if one is near."""
    opens = _OPENS.search(text, start, start + _NEAR)
    if not opens:
        return start
    return opens.end() if opens.group() == ":" else opens.start()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return (start, end) if start < end else None


def _span(text: str, start: int, end: int, shift: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(start=shift + start, end=shift + start + len(piece), text=piece)


def _tidy(source: str) -> str:
    return re.sub(r"\s+", " ", source).strip(" ,’'\"“”‘")
