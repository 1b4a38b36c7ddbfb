"""Words of a sentence and the noun phrases beside a place in it, found without a tagger.

A phrase is walked word by word until something stops it: a finite verb, a conjunction, a mark. That is enough for the
subjects of verbs of saying, which are short and stand next to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.cues import VERBS
from srcflag.claims.slots.verbs import AUXILIARIES, BE, DETERMINERS, IRREGULAR, MODALS
from srcflag.words import FUNCTION_WORDS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}(?!\w)"  # initials and "U.S."
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|St|Prof|Capt|Rev|Col|Maj|Jr|Sr|Inc|Corp|Co)\.(?=\s|,)"
    r"|\d+(?:[.,:]\d+)+"
    r"|[^\W_]+(?:[’'.&@/_-][^\W_]+)*(?:[’'](?=\s))?"
    r"|--+|[^\w\s]",
)


class Token(NamedTuple):
    """A word or mark, with its place and its lower-case form."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def name(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum()


SUBJECTS = frozenset("he she they it".split())
RELATIVE = frozenset("who which that".split())
_FIRST = frozenset("i we you".split())
ADVERBS = frozenset(
    """
    also later then again further once first now often still just even already recently soon never always ever not
    instead too both all perhaps maybe sometimes previously long much so rather quite once twice today yesterday tonight
    ago earlier meanwhile alike has'nt further himself herself themselves itself nonetheless nevertheless however
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of for in at from with on to by about against into over under during through among between within without near
    across behind beyond per via since until amid toward towards upon outside inside around off despite after before
    following including regarding versus along like
    """.split()
)
_CARRIES = frozenset("by of for in at from with on to close near among behind outside within about into".split())
_BREAKS = frozenset(
    """
    that because if when while but although though whether as than where how what why whose whom which who since unless
    or nor yet so there here then
    """.split()
)
_DAYS = WEEKDAYS | MONTHS | {"today", "yesterday", "tonight", "earlier", "later", "meanwhile", "however", "still"}
_LEADING = _DAYS | ADVERBS | PREPOSITIONS | {"and", "as", "but", "because", "or", "if", "when", "while", "that"}
_LONGEST = 16  # words: a subject with its titles and its office is rarely longer
_TIMES = frozenset("week weekend month year morning afternoon evening night summer spring winter fall".split())
_LEADS = frozenset(
    """
    seems appears tries wants continues goes likes begins refuses declines plans hopes
    quick eager likely reluctant unwilling able ready keen willing""".split()
)
_HEARD = frozenset("said believed thought reported alleged rumoured rumored understood known claimed".split())
_TO = frozenset("close adviser advisor aide ambassador spokesman spokeswoman envoy counsel".split())
_PARTICLES = frozenset("on out up back forward ahead".split())
_NOT_ENDS = (
    FUNCTION_WORDS - {"he", "she", "it", "they", "many", "some", "most", "others", "few", "both", "all", "who"}
) | {"no", "yet", "nothing", "something", "anything"}


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, in order."""
    return [
        Token(*match.span(), match.group(), match.group().lower().replace("’", "'")) for match in _TOKEN.finditer(text)
    ]


def is_adverb(token: Token) -> bool:
    """Whether a word only describes a verb."""
    lower = token.lower
    return lower in ADVERBS or (lower.endswith("ly") and not token.name and lower not in ("family", "ally", "assembly"))


def is_finite(token: Token) -> bool:
    """Whether a lower-case word is plainly a verb: an auxiliary, an irregular past or a past of saying."""
    lower = token.lower
    if token.name:
        return False
    if lower in AUXILIARIES or lower.endswith("n't"):
        return True
    known = VERBS.get(lower)
    return lower in IRREGULAR or (known is not None and known.form in ("past", "ing"))


def skip_back(words: Sequence[Token], at: int) -> int:
    """The place before the auxiliaries, adverbs and "went on to" that end before `at`; may be -1."""
    place = at - 1
    while place >= 0:
        token = words[place]
        if token.lower in AUXILIARIES or token.lower.endswith("n't") or is_adverb(token):
            place -= 1
        elif _time_ending(words, place) >= 0:
            place = _time_ending(words, place) - 1
        elif token.lower == "to" and place and _leads_to(words, place - 1) >= 0:
            place = _leads_to(words, place - 1) - 1
        elif token.lower == "and" and place and words[place - 1].lower in VERBS:
            place = skip_back(words, place - 1)  # "acknowledged and praised"
            break
        else:
            break
    return place


def _time_ending(words: Sequence[Token], place: int) -> int:
    """The place at which "on Tuesday", "this week" or "last month" begins that ends at `place`, or -1."""
    lower = words[place].lower
    before = words[place - 1].lower if place else ""
    if lower in WEEKDAYS and before in ("on", "late", "early", "last"):
        return place - 1
    if lower in _TIMES and before in ("this", "last", "that", *WEEKDAYS):
        return place - 1 if place < 2 or words[place - 2].lower != "on" else place - 2
    return -1


def _leads_to(words: Sequence[Token], place: int) -> int:
    """The place of a verb that "to" depends on ("went on", "refused", "is expected"), or -1."""
    if words[place].lower in _PARTICLES and place:
        place -= 1
    token = words[place]
    if token.lower in _HEARD and place and words[place - 1].lower in BE:
        return -1  # "is said to have known"
    verb = token.lower in VERBS or token.lower in IRREGULAR or token.lower.endswith("ed") or token.lower in _LEADS
    return place if verb and not token.name and token.lower not in DETERMINERS else -1


def phrase_ending(words: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The places (first, last) of the noun phrase whose last word is at `last`, or None where none can end there."""
    if last < 0 or not words[last].word or (words[last].lower in _NOT_ENDS and words[last].text != "US"):
        return None
    if words[last].lower in SUBJECTS or words[last].lower in RELATIVE:
        return last, last
    bare = last == 0 or words[last - 1].lower not in DETERMINERS | {"those"}  # but "the injured"
    if is_finite(words[last]) or (words[last].lower.endswith("ed") and not words[last].name and bare):
        return None
    first = last
    while first > 0 and last - first < _LONGEST and _goes_on(words, first - 1, last):
        first -= 1
    while first < last and words[first].lower in _LEADING and words[first].lower not in ("all", "both"):
        first += 1
    return first, last


def _goes_on(words: Sequence[Token], place: int, last: int) -> bool:
    """Whether the word at `place` belongs to the phrase that begins right behind it."""
    token, following = words[place], words[place + 1]
    lower = token.lower
    if token.text in ("-", "&", "$", "#", "@"):
        return True
    if not token.word or lower in _BREAKS or lower in SUBJECTS or lower in _FIRST or is_adverb(token):
        return False
    if following.lower in DETERMINERS and lower not in PREPOSITIONS and lower not in ("all", "both"):
        return False  # a phrase begins with its determiner
    if lower == "and":
        before = words[place - 1] if place else token
        plural = before.lower.endswith("s") or (place > 1 and words[place - 2].lower in DETERMINERS)
        return before.word and ((before.name and following.name) or (plural and words[last].lower.endswith("s")))
    if lower in PREPOSITIONS:
        carries = lower in _CARRIES and place > 0 and words[place - 1].word and not _is_time(words, place + 1)
        return carries and (lower != "to" or words[place - 1].lower in _TO)
    if is_finite(token):
        return False
    if lower.endswith(("ed", "ing")) and not token.name:
        return place > 0 and (words[place - 1].lower in DETERMINERS or is_adverb(words[place - 1]))
    return True


def _is_time(words: Sequence[Token], place: int) -> bool:
    return words[place].lower in _DAYS or words[place].text[0].isdigit()


def phrase_starting(words: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The places (first, last) of the noun phrase whose first word is at `first`, or None."""
    if first >= len(words) or not words[first].word or words[first].lower in PREPOSITIONS | _BREAKS:
        return None
    if words[first].lower in SUBJECTS:
        return first, first
    if is_finite(words[first]) or is_adverb(words[first]):
        return None
    last = first
    while last + 1 < len(words) and last - first < _LONGEST:
        token = words[last + 1]
        lower = token.lower
        if token.text in ("-", "&"):
            last += 1
            continue
        if not token.word or lower in _BREAKS or lower in SUBJECTS | _FIRST or is_finite(token) or lower in _DAYS:
            break
        if is_adverb(token) or (lower in PREPOSITIONS and (lower not in _CARRIES or lower == "to")):
            break
        if lower in ("on", "in", "at", "for", "about") and not _names_follow(words, last + 2):
            break
        if lower in PREPOSITIONS - {"of"} and words[last].name and not words[min(last + 2, len(words) - 1)].name:
            break  # "by Ida Lund for the delay"
        if lower.endswith("ed") and not token.name and words[last].lower not in DETERMINERS:
            break  # "figures released on Friday"
        if lower in VERBS and not token.name and VERBS[lower].form in ("base", "s") and words[last].lower in SUBJECTS:
            break
        last += 1
    while last > first and (words[last].lower in _NOT_ENDS or not words[last].word):
        last -= 1
    return first, last


def _names_follow(words: Sequence[Token], place: int) -> bool:
    """Whether a name or a definite noun stands at a place, and no time."""
    return place < len(words) and not _is_time(words, place) and (words[place].name or words[place].lower == "the")


def is_passive(words: Sequence[Token], at: int) -> bool:
    """Whether the past form at `at` follows a form of "be": "was told", "has been widely criticised"."""
    place = at - 1
    while place >= 0 and is_adverb(words[place]):
        place -= 1
    return place >= 0 and (words[place].lower in BE or words[place].lower in ("being", "been", "get", "gets", "got"))


def is_modal(words: Sequence[Token], at: int) -> bool:
    """Whether the base form at `at` follows "will", "did", "to" or the like."""
    place = at - 1
    while place >= 0 and is_adverb(words[place]):
        place -= 1
    lower = words[place].lower if place >= 0 else ""
    return lower in MODALS or lower in ("to", "did", "does", "do") or lower.endswith("n't")
