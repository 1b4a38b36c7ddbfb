"""Every relation of a sentence between a cue and the words beside it that can be its source.

Each way of attributing has a function: a verb with its subject in front ("Lund said"), behind it ("said Lund"), as its
agent ("was criticised by Lund"), a participle ("..., adding that"), "according to", a possessive ("Lund's claim"), a
label ("LUND: ..."). They look at the words outside quotations only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.claims.cues import NOUN_LIKE, VERBS
from srcflag.claims.frames import (
    CLOSING,
    HOLDERS,
    OPENING,
    according,
    colons,
    labels,
    main_subject,
    possessives,
    quoting,
    relation_of,
    words_of,
)
from srcflag.claims.phrases import (
    PREPOSITIONS,
    RELATIVE,
    is_adverb,
    is_modal,
    is_passive,
    phrase_ending,
    phrase_starting,
    skip_back,
)
from srcflag.claims.slots.verbs import BE, DETERMINERS, MODALS
from srcflag.claims.sources import sort_of
from srcflag.words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.claims.cues import Verb
    from srcflag.claims.frames import Relation
    from srcflag.claims.phrases import Token
    from srcflag.claims.sources import SourceSort

_DASHES = frozenset("—–-")
_PLAIN = frozenset(
    "threaten call charge decline address project credit label dub brand deem fault detail post note".split()
)  # verbs of saying that mean something else where no person or body is their subject
_SHOWERS: frozenset[SourceSort] = frozenset({"document", "vague", "institution", "anonymous"})
_GROUPS = frozenset("people police they who many some others both few".split())
_CONTINUES = frozenset("continued continues began begins concluded went replied responded answered".split())
_HEARSAY = frozenset("allegedly reportedly purportedly supposedly".split())
_WITH = {
    "talk": ("about", "of"),
    "speak": ("about", "of", "out", "against"),
    "point": ("to", "out"),
}  # without these words they only say that somebody spoke
_HOPING = frozenset("believe hope fear".split())
_OBJECTS = DETERMINERS | frozenset(
    "that he she it they to for on how why what whether him us them there against with if as about in".split()
)
_CLAUSE = frozenset("that because if when while but although though whether as than after before and".split())
_LOOSE = frozenset("who which there here now".split())
_TAILS = WEEKDAYS | frozenset("on in at by to during this last late today yesterday through".split())
_LONGEST_TAIL = 4  # words: "said on Tuesday in Lindholm"
_FAR = 45  # words between the commas of an insertion
_AGENT = 8  # words between a participle and its "by"


def relations(words: Sequence[Token]) -> list[Relation]:
    """The relations of a sentence, the likeliest to carry it first."""
    found = [*labels(words), *according(words), *_verbs(words), *possessives(words)]
    found += colons(words) if not any(each.rank < 2 for each in found) else []
    found = found or quoting(words)
    return sorted(found, key=lambda each: (each.rank, each.cue))


def _verbs(words: Sequence[Token]) -> Iterator[Relation]:
    shouted = _all_capitals(words)
    previous: Relation | None = None
    for at, token in enumerate(words):
        verb = VERBS.get(token.lower)
        if verb is None and token.lower in _CONTINUES and _beside_quotation(words, at):
            verb = VERBS["said"]
        if verb is None or (at and words[at - 1].text in _DASHES and words[at - 1].end == token.start):
            continue
        if token.name and not shouted and token.text not in ("Said", "Says"):
            continue
        if words[at + 1 : at + 3] and [each.lower for each in words[at + 1 : at + 3]] in (["to", "be"], ["to", "have"]):
            continue  # "claims to be" is about oneself
        relation = _participle(words, at, verb, previous) if verb.form == "ing" else _finite(words, at, verb)
        if relation:
            previous = relation
            yield relation


def _all_capitals(words: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, as in headlines."""
    long = [token.name for token in words if token.word and len(token.text) > 3]
    return len(long) > 2 and sum(long) > 0.8 * len(long)


def _beside_quotation(words: Sequence[Token], at: int) -> bool:
    near = [token.text for token in words[at + 1 : at + 3]]
    before = any(token.text in CLOSING for token in words[:at])
    return ":" in near or bool(OPENING & set(near)) or before


def _finite(words: Sequence[Token], at: int, verb: Verb) -> Relation | None:
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if at and words[at - 1].lower in _HEARSAY:
        return None
    spoken = verb.base in ("say", "tell", "write", "add") and not is_passive(words, at)  # "said by telephone"
    if verb.form == "past" and (is_passive(words, at) or (following == "by" and not spoken)):
        return _agent(words, at) if verb.base not in ("list", "read", "tell") else None
    if verb.base == "respond" and following in ("with", "by", "to"):
        return None  # police responded with tear gas
    if verb.base == "agree" and following == "to":
        return None  # a deed, not a word
    if verb.base == "see" and "as" not in [token.lower for token in words[at + 1 : at + _AGENT]]:
        return None
    if verb.base in _WITH and following not in _WITH[verb.base]:
        return None
    if verb.base == "seek" and following != "to":
        return None
    if verb.base == "back" and following not in DETERMINERS and not (at + 1 < len(words) and words[at + 1].name):
        return None
    if token_is_noun(words, at, verb):
        return None
    if verb.base == "quote" and verb.form in ("past", "s"):
        quoted = _quoted_as_saying(words, at)
        if quoted:
            return quoted
    if verb.base == "call" and following in ("off", "in", "up", "back", "out"):
        return None
    if "say" in verb.kinds and verb.form in ("past", "s") and _quotation_before(words, at):
        relation = _inverted(words, at)
        if relation:
            return relation
    relation = _subject(words, at)
    if relation is None and "say" in verb.kinds and verb.form in ("past", "s"):
        relation = _inverted(words, at)
        if relation:
            return relation
    if relation is None and verb.kinds & {"say", "show"} and words[at].lower not in NOUN_LIKE:
        relation = _clause_opener(words, at)
    if relation is None:
        return None
    if verb.form == "base" and not (is_modal(words, at) or _plural(words, relation)):
        return None
    return relation if _fits(words, at, verb, relation) else None


def token_is_noun(words: Sequence[Token], at: int, verb: Verb) -> bool:
    """Whether a form that may be a noun is one here, by what follows: "the states, and", but "she states that"."""
    if words[at].lower not in NOUN_LIKE or verb.form not in ("s", "base"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or not (
        following.lower in _OBJECTS or following.text in OPENING or following.name or following.text == ":"
    )


def _quoted_as_saying(words: Sequence[Token], at: int) -> Relation | None:
    """ "the Post quoted Lund as saying": what was said is Lund's."""
    end = next((n for n in range(at + 2, min(at + _FAR, len(words) - 1)) if words[n].lower == "as"), 0)
    if not end or not words[end + 1].lower.startswith(("say", "tell")):
        return None
    return relation_of(words, 1, (at, end + 1), phrase_starting(words, at + 1), "after")


def _plural(words: Sequence[Token], relation: Relation) -> bool:
    for token in words[relation.source[0] : relation.source[1] + 1]:
        lower = token.lower
        if lower in _GROUPS or lower == "and" or (lower.endswith("s") and not lower.endswith(("'s", "ss"))):
            return True
        if lower in PREPOSITIONS:
            return False  # "officials in Oslo", but not "a man with friends"
    return False


def _fits(words: Sequence[Token], at: int, verb: Verb, relation: Relation) -> bool:
    """Whether the subject can do what the verb says."""
    sort = relation.sort
    said_that = at + 1 < len(words) and words[at + 1].lower == "that"
    loose = words[at].lower in NOUN_LIKE or verb.base in _PLAIN
    if sort == "other" and words[relation.source[1]].text[0].isdigit():
        return False
    if "say" in verb.kinds and not loose:
        return True
    if sort in HOLDERS and verb.kinds & {"say", "judge"}:
        return True
    if verb.base == "find" and sort == "institution":
        return said_that  # rescuers find bodies
    return "show" in verb.kinds and (sort in _SHOWERS or said_that or (sort == "it" and verb.form == "past"))


def _quotation_before(words: Sequence[Token], at: int) -> bool:
    place = at - 1
    while place >= 0 and words[place].text in (",", "-", "—"):
        place -= 1
    return place >= 0 and words[place].text in CLOSING


def _inverted(words: Sequence[Token], at: int) -> Relation | None:
    """ "..., said Lund": the source behind the cue, where a quotation, a comma or nothing stands in front of it."""
    if at and words[at - 1].text not in CLOSING | {",", "—", "–", "-"}:
        return None
    relation = relation_of(words, 1, (at, at), phrase_starting(words, at + 1), "after")
    if relation is None or _describes(words, at):
        return None
    told = words[relation.source[0]].lower in DETERMINERS and at > 0 and words[at - 1].text in CLOSING
    if relation.sort not in HOLDERS | {"document", "it"} and not told:  # "“It leaked,” said the narrator"
        return None
    described = relation.source[0], _description_behind(words, relation.source[1])
    return relation._replace(described=described)


def _describes(words: Sequence[Token], at: int) -> bool:
    """Whether a past form belongs to the noun behind it: "regular, pledged delegates", but "…, said residents"."""
    quoted = at == 0 or words[at - 1].text in CLOSING
    following = words[at + 1]
    opens = following.name or following.lower in DETERMINERS | {"he", "she", "they", "it"}
    return not (quoted or opens or VERBS[words[at].lower].base in ("say", "report"))


def _description_behind(words: Sequence[Token], last: int) -> int:
    """The last word of "Ida Lund, the mayor of Lindholm", or of the name alone."""
    opens = words[last + 2].lower if last + 2 < len(words) else ""
    if words[last + 1 : last + 2] and words[last + 1].text == "," and opens in ("a", "an", "the", "who", "his", "her"):
        end = last + 2
        while end + 1 < len(words) and words[end + 1].word and end - last < _FAR:
            end += 1
        if end + 1 >= len(words) or words[end + 1].text in ",.;:":
            return end
    return last


def _subject(words: Sequence[Token], at: int) -> Relation | None:
    """The subject in front of a verb."""
    place = skip_back(words, at)
    if place < 0:
        return None
    rank = 0 if _trailing(words, at) else 1
    if words[place].text in (",", ")", "—", "–", "-", "--"):
        inserted = _around_insertion(words, place)
        if inserted is None:
            return None
        source, described = inserted
        relation = relation_of(words, rank, (at, at), source, "before")
        return relation._replace(described=described) if relation else None
    if words[place].lower in RELATIVE and not (words[place].lower == "that" and place == 0):
        place -= 1
        if place >= 0 and words[place].text == ",":
            place -= 1
        rank = 3
    if words[place].lower in ("and", "but") and rank:
        relation = relation_of(words, rank, (at, at), main_subject(words, place), "before")
        return relation if relation and relation.sort in HOLDERS else None
    relation = relation_of(words, rank, (at, at), phrase_ending(words, place), "before")
    if relation and words[relation.source[1]].lower.endswith(("'s", "s'")):
        return None  # "the government's planned cuts"
    if relation and relation.source[0] and words[relation.source[0] - 1].lower in MODALS | {"to"}:
        return None  # "could thwart government plans"
    ends = not any(token.word for token in words[at + 1 :])
    if relation and ends and relation.source[0] and words[relation.source[0] - 1].word:
        relation = relation._replace(rank=3)  # "the force they propose"
    if relation and words[at + 1 : at + 2] and words[at + 1].text == words[max(0, relation.source[0] - 1)].text == ",":
        relation = relation._replace(rank=0)  # "The ferry, Lund said, was sound"
    if relation and relation.sort == "other" and relation.source[0] > 0:
        front = words[relation.source[0] - 1]
        first = words[relation.source[0]].lower
        if front.word and first not in DETERMINERS and not first.endswith("s"):
            return None  # what stands there is no subject: "in early states"
    return relation


def _clause_opener(words: Sequence[Token], at: int) -> Relation | None:
    """The phrase that opens the clause of a verb: "Divers trying to reach the wreck say"."""
    first = at
    while first and words[first - 1].word and words[first - 1].lower not in _CLAUSE:
        first -= 1
    if at - first < 2 or is_passive(words, at):
        return None
    relation = relation_of(words, 1, (at, at), phrase_starting(words, first), "before")
    if relation is None or relation.source[1] >= at - 1 or words[relation.source[1] + 1].lower in MODALS | BE:
        return None
    loose = words[relation.source[1] + 1].lower.endswith(("ed", "ing")) or words[relation.source[1] + 1].lower in _LOOSE
    return relation if loose and relation.sort in HOLDERS | {"document"} else None


def _trailing(words: Sequence[Token], at: int) -> bool:
    """Whether the sentence ends with this cue: "The ferry sank, police said on Tuesday." """
    rest = [token for token in words[at + 1 :] if token.word]
    return not rest or (len(rest) <= _LONGEST_TAIL and rest[0].lower in _TAILS)


def _around_insertion(words: Sequence[Token], close: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The source before an insertion ("Lund, the mayor, said") or in it ("the mayor, Ida Lund, said")."""
    mark = "(" if words[close].text == ")" else words[close].text
    opened = next((at for at in range(close - 1, max(-1, close - _FAR), -1) if words[at].text == mark), -1)
    if opened < 1 or opened + 1 >= close:
        return None
    before, inside = phrase_ending(words, opened - 1), phrase_ending(words, close - 1)
    bare = inside is not None and inside[0] == opened + 1 and all(words[at].name for at in range(inside[0], close))
    if inside is not None and words[opened + 1].lower in ("among", "including") and words[inside[1]].name:
        first = next(at for at in range(inside[0], close) if words[at].name)
        return (first, inside[1]), (
            before[0] if before else first,
            inside[1],
        )  # "three experts, among them Ana Ruiz, said"
    if before is None:
        further = _around_insertion(words, opened) if words[opened - 1].word and mark == "," else None
        return (inside, inside) if bare and inside else further
    if bare and inside and not words[before[1]].name:
        return inside, (before[0], inside[1])
    if sort_of(words_of(words, before)) == "other" and not words[before[1]].name:
        return None
    return before, (before[0], close - 1)


def _agent(words: Sequence[Token], at: int) -> Relation | None:
    """ "criticised by Lund": the agent of a passive."""
    for place in range(at + 1, min(at + 1 + _AGENT, len(words) - 1)):
        if not words[place].word:
            return None
        if words[place].lower == "by":
            relation = relation_of(words, 4, (at, at), phrase_starting(words, place + 1), "agent")
            return relation if relation and relation.sort in HOLDERS else None
    return None


def _participle(words: Sequence[Token], at: int, verb: Verb, previous: Relation | None) -> Relation | None:
    """ "..., adding that", "is calling", "a speech denouncing"."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if verb.base in _WITH and following not in _WITH[verb.base]:
        return None
    if verb.base in ("read", "list", "find") or (verb.kinds == {"judge"} and verb.base not in _HOPING):
        progressive = at and words[at - 1].lower in BE
        if not progressive:
            return None
    place = at - 1
    while place >= 0 and is_adverb(words[place]):
        place -= 1
    before = words[place].lower if place >= 0 else ""
    if before in BE or (before.endswith(("'s", "'re")) and not words[place].name):
        relation = _subject(words, at)
        return relation if relation and relation.sort in HOLDERS | {"document"} else None
    if before in DETERMINERS:
        return None
    if previous is not None and previous.side in ("before", "after"):
        return previous._replace(rank=max(2, previous.rank), cue=(at, at))
    standing = phrase_ending(words, place) if place >= 0 else None
    if standing is not None and standing[0] and words[standing[0] - 1].lower == "with":
        return relation_of(words, 2, (at, at), standing, "before")  # "with reports suggesting": not the main subject's
    if place >= 0 and words[place].word and words[place].name:
        beside = phrase_ending(words, place)
        relation = relation_of(words, 3, (at, at), beside, "before")
        if relation and relation.sort in HOLDERS | {"document"}:
            return relation
    if words[at].lower in NOUN_LIKE:
        return None
    relation = relation_of(words, 3, (at, at), main_subject(words, at), "before")
    return relation if relation and relation.sort in HOLDERS else None
