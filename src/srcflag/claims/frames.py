"""Ways of attributing without a verb beside its subject.

"According to", a possessive ("Lund's claim"), a label ("LUND: ..."), a colon or a quotation behind somebody's deed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.claims.cues import NOUN_LIKE, NOUNS, VERBS
from srcflag.claims.phrases import is_finite, phrase_ending, phrase_starting, skip_back
from srcflag.claims.slots.places import CAPITALS
from srcflag.claims.slots.verbs import DETERMINERS
from srcflag.claims.sources import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.claims.phrases import Token
    from srcflag.claims.sources import SourceSort

Side = Literal["before", "after", "agent"]

CLOSING = frozenset("”\"»’'")
OPENING = frozenset('“"«‘')
HOLDERS: frozenset[SourceSort] = frozenset({"pronoun", "named", "institution", "vague", "anonymous", "person"})
"""The sorts of source that can hold a view."""
_LABELS = frozenset(
    """
    photo photos image images picture source sources credit caption watch read related update updated note video more
    editor exclusive breaking opinion analysis listen correction review poll live also date published posted by host
    topics tags share email phone contact location where when what who why how
    """.split()
)
_FEWEST_QUOTED = 20  # characters: three or four words; fewer are a name, a title or a word held at arm's length


class Relation(NamedTuple):
    """A cue and its source, as places (first, last) of words. `described` is the source with its description.

    `rank` orders the relations of one sentence: the lower, the more of the sentence it is likely to carry.
    """

    rank: int
    cue: tuple[int, int]
    source: tuple[int, int]
    described: tuple[int, int]
    side: Side
    sort: SourceSort


def words_of(words: Sequence[Token], place: tuple[int, int]) -> str:
    """The words of a phrase on one line."""
    return " ".join(token.text for token in words[place[0] : place[1] + 1])


def relation_of(
    words: Sequence[Token], rank: int, cue: tuple[int, int], source: tuple[int, int] | None, side: Side
) -> Relation | None:
    """A relation whose source has no description, or None where there is no source."""
    if source is None:
        return None
    return Relation(rank, cue, source, source, side, sort_of(words_of(words, source)))


def according(words: Sequence[Token]) -> Iterator[Relation]:
    """ "According to Lund" and "as reported by the Post"."""
    for at in range(len(words) - 2):
        pair = (words[at].lower, words[at + 1].lower)
        if pair in (("according", "to"), ("reported", "by")) and (
            pair[0] == "according" or (at and words[at - 1].lower == "as")
        ):
            relation = relation_of(words, 1, (at, at + 1), phrase_starting(words, at + 2), "after")
            if relation:
                yield relation


def labels(words: Sequence[Token]) -> Iterator[Relation]:
    """A name and a colon that open the sentence: transcripts and headlines."""
    end = next((at for at in range(min(6, len(words))) if not words[at].word), 0)
    if not end or words[end].text != ":" or not all(token.name for token in words[:end]):
        return
    if any(token.lower in _LABELS for token in words[:end]) or end + 1 == len(words):
        return
    relation = relation_of(words, 1, (end, end), (0, end - 1), "before")
    shouted = words[0].text.isupper() and len(words[0].text) > 2
    place = words[end - 1].lower in CAPITALS
    if relation and not place and (shouted or (relation.sort == "named" and end > 1)):
        yield relation._replace(sort="named")  # a transcript writes surnames like the names of bodies


def possessives(words: Sequence[Token]) -> Iterator[Relation]:
    """ "Lund's claim that": somebody's word, view or plan."""
    for at, token in enumerate(words):
        if token.lower not in NOUNS:
            continue
        for owner in range(at - 1, max(-1, at - 4), -1):
            lower = words[owner].lower
            if not words[owner].word or lower in DETERMINERS or is_finite(words[owner]):
                break
            if lower.endswith(("'s", "s'")) and words[owner].name:
                relation = relation_of(words, 4, (at, at), phrase_ending(words, owner), "before")
                if relation and relation.sort in ("named", "institution"):
                    yield relation
                break


def colons(words: Sequence[Token]) -> Iterator[Relation]:
    """Somebody does something, and then a colon and a quotation follow."""
    for at in range(1, len(words)):
        if words[at].text == ":" and (at + 1 == len(words) or words[at + 1].text in OPENING):
            relation = relation_of(words, 2, (at, at), main_subject(words, at), "before")
            if relation and relation.sort in HOLDERS:
                yield relation


def quoting(words: Sequence[Token]) -> list[Relation]:
    """A sentence about somebody with a longer quotation and no cue: "Lund went for the shipyard's “...”"."""
    for at in range(1, len(words) - 1):
        long = words[at + 1].start - words[at].end >= _FEWEST_QUOTED
        if words[at].text in OPENING and words[at + 1].text in CLOSING and long:
            relation = relation_of(words, 4, (at, at), main_subject(words, at), "before")
            return [relation] if relation and relation.sort in HOLDERS else []
    return []


def main_subject(words: Sequence[Token], before: int) -> tuple[int, int] | None:
    """The first noun phrase in front of a finite verb, before a place; a person or body if there is one."""
    for at in range(1, before):
        token = words[at]
        verb = token.lower in VERBS and VERBS[token.lower].form in ("past", "s") and token.lower not in NOUN_LIKE
        past = token.lower.endswith("ed") and not token.name
        if (verb or past or (is_finite(token) and not token.lower.endswith("ing"))) and words[at - 1].word:
            place = skip_back(words, at)
            subject = phrase_ending(words, place) if place >= 0 and words[place].word else None
            if subject and sort_of(words_of(words, subject)) in HOLDERS:
                return subject
    return None
