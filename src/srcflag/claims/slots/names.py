"""The proper names of a sentence, found by their capitals.

The first word of a sentence has a capital anyway: it is a name only where something else shows it (a second capital
behind it, the tables of countries, capital letters throughout, or its being known from elsewhere in the article).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from srcflag.claims.slots.places import CAPITALS, COUNTRIES, DEMONYMS
from srcflag.claims.slots.verbs import verbs_in, words_in
from srcflag.values import Name
from srcflag.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, content_words, number_value

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from srcflag.claims.slots.verbs import Verb, Word
    from srcflag.values import NameKind, Side

__all__ = ["TITLES", "known_names", "names"]

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?!\w)|\w+(?:[’'.-](?!s\b)\w+)*")
_LINKS = frozenset("of de la del da dos di du van von der den bin ibn al el ben zu for".split())
_BODIES = frozenset(
    """
    centre center institute party movement coalition campaign fund office ministry department agency committee council
    association organisation organization union society programme program
    """.split()
)  # "Coalition for Change", but not "Lindholm for Aldervik"
_CALENDAR = (
    WEEKDAYS | MONTHS | frozenset("am pm gmt utc bst est edt aest et pst pdt mst mdt cst cdt cet cest ist".split())
)
_SHORT_CALENDAR = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
TITLES = frozenset(
    """
    president prime minister premier chancellor secretary senator sen representative rep congressman
    congresswoman councilman councilwoman mr mrs ms miss dr professor prof governor gov mayor general gen
    colonel col captain capt lieutenant lt sergeant sgt major admiral commander king queen prince princess pope
    bishop archbishop cardinal rabbi imam reverend rev father judge justice chief commissioner director chairman
    chairwoman chair ceo spokesman spokeswoman spokesperson ambassador deputy vice foreign interior defence
    defense finance justice attorney sir lord lady officer detective inspector former acting house speaker
    leader coach manager author analyst
    """.split()
)
_OFFICES = frozenset(
    "prime deputy vice foreign interior defence defense finance justice attorney former acting house".split()
)  # titles only with another behind them: "Defence Minister", but not "Australian Defence Force"
_STAMPS = frozenset("posted published updated according despite although unlike".split())
"""Words that open a line, and are no name where a headline or a date runs into the sentence behind it either."""

_STARTERS = frozenset(
    """
    yesterday today tomorrow tonight meanwhile however later earlier police officials ministers protesters
    residents witnesses authorities troops soldiers investigators prosecutors lawyers critics experts analysts
    last next new former local several three two four five six seven eight nine ten dozens hundreds thousands
    according speaking following despite asked
    """.split()
)
_REGIONS = frozenset(
    """
    korean koreans european europeans african africans asian asians arab arabs western westerner westerners scottish
    welsh english kurdish kurd kurds chechen tibetan catalan latin muslim muslims christian christians jewish catholic
    catholics protestant democratic democrat democrats republican republicans socialist communist conservative labour
    """.split()
)
"""Words for people of a region, a faith or a party, beside those of countries."""

_DAYS = frozenset(f"{day}s" for day in WEEKDAYS)
_ADJECTIVE = re.compile(r"-(?:based|led|backed|born|owned|made|run|style|era|area|bound)$")
_PREPOSITIONS = frozenset("in at to from by near for with against of on over into between towards toward".split())
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|St|Prof|Capt|Rev))\.$")
_LONGEST_ACRONYM = 8  # letters; "UNAMSIL" has seven, and a longer word in capitals is a headline's
_NEAR = 3  # words between a name and its verb: "Lund, now 60, also signed" is left alone
_REACH = 20  # words on each side that count as the name's surroundings


_SPACES = (" ", "\xa0")  # web pages keep a title and a name on one line with the second
_INSIDE = re.compile(r"(?<=[a-z,][ \xa0])[A-Z][\w’'-]*[a-z]\b")


def known_names(text: str) -> frozenset[str]:
    """The words of an article that are names: those with a capital in the middle of a sentence."""
    return frozenset(match.group().removesuffix("'s").removesuffix("’s") for match in _INSIDE.finditer(text))


def names(text: str, known: Collection[str] = ()) -> tuple[Name, ...]:
    """The proper names of one sentence, in order. `known` are words that are names elsewhere in the article.

    In a headline with capitals throughout no name can be told from a word, and none is given.
    """
    tokens = list(_TOKEN.finditer(text))
    long = [token.group()[0].isupper() for token in tokens if len(token.group()) > 3]
    if len(long) > 3 and sum(long) > 0.8 * len(long):
        return ()
    words = words_in(text)
    starts = [word.start for word in words]
    verbs = verbs_in(words)
    contents = content_words(text)
    content_starts = [token.start for token in contents]
    found = []
    for first, last in _runs(text, tokens, known):
        name = _named(text, tokens, first, last)
        if name is None:
            continue
        place = bisect_left(starts, name.start), bisect_left(starts, name.end)
        role, side = _role(text, words, verbs, place)
        at = bisect_left(content_starts, name.start)
        around = frozenset(
            token.stem
            for token in contents[max(0, at - _REACH) : at + _REACH]
            if not name.start <= token.start < name.end and token.number is None
        )
        behind = bisect_left(content_starts, name.end)
        left = contents[at - 1].stem if at and _close(text, contents[at - 1].end, name.start) else ""
        right = (
            contents[behind].stem if behind < len(contents) and _close(text, name.end, contents[behind].start) else ""
        )
        before = words[place[0] - 1].lower if place[0] else ""
        if before == "the" and place[0] > 1:
            before = words[place[0] - 2].lower
        capital = CAPITALS.get(name.text.lower(), "") if side == "subject" else ""
        found.append(
            name._replace(
                role=role,
                side=side,
                left=left,
                right=right,
                around=around,
                before=before if before in _PREPOSITIONS else "",
                place=name.place or capital,
            )
        )
    return tuple(found)


def _close(text: str, start: int, end: int) -> bool:
    """Whether two places of a text are a few words of one clause apart."""
    return end - start < 16 and not re.search(r"[,;:.()]", text[start:end])


def _runs(text: str, tokens: Sequence[re.Match[str]], known: Collection[str]) -> list[tuple[int, int]]:
    """The first and last token of each run of capitals."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        if not _is_capital(text, tokens, index, known):
            index += 1
            continue
        last = index
        ahead = index + 1
        while ahead < len(tokens) and ahead - last <= 3 and _joined(text, tokens[ahead - 1], tokens[ahead]):
            lower = tokens[ahead].group().lower()
            if _is_capital(text, tokens, ahead, known):
                last = ahead
            elif (lower not in _LINKS or (lower == "for" and not _is_body(tokens, index, ahead))) and not (
                lower == "the" and tokens[ahead - 1].group().lower() in ("of", "for")
            ):
                break
            ahead += 1
        found.append((index, last))
        index = last + 1
    return found


def _is_date(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _CALENDAR | _SHORT_CALENDAR


def _is_body(tokens: Sequence[re.Match[str]], first: int, behind: int) -> bool:
    return any(token.group().lower() in _BODIES for token in tokens[first:behind])


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a space, or the stop of an initial or a title, is between two tokens."""
    gap = text[one.end() : other.start()]
    short = len(one.group()) == 1 or one.group().lower() in TITLES
    return gap in _SPACES or (short and gap[:1] == "." and gap[1:] in _SPACES)


def _is_capital(text: str, tokens: Sequence[re.Match[str]], index: int, known: Collection[str]) -> bool:
    word = tokens[index].group()
    lower = word.lower()
    if lower in _SHORT_CALENDAR and index + 1 < len(tokens) and _is_date(tokens[index + 1].group()):
        return False
    if not word[0].isupper() or lower in _CALENDAR | _DAYS | _STAMPS or lower.split("'")[0].split("’")[0] == "i":
        return False
    if _ADJECTIVE.search(lower) or (not index and number_value(lower) is not None):  # "Eighty-six UN workers"
        return False
    if word.isupper() and len(word) > 1 and _shouted(tokens, index):
        return False
    if index and not _opens(text, tokens[index].start()):
        return lower not in FUNCTION_WORDS or (word.isupper() and len(word) > 1)
    if (lower in FUNCTION_WORDS and not (word.isupper() and len(word) > 1)) or "-year-" in lower:
        return False
    if lower.rstrip(".") in COUNTRIES or word in known or (word.isupper() and len(word) > 1):
        return True
    if lower in _STARTERS or lower.endswith("ly") or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1].group()
    return (
        _joined(text, tokens[index], tokens[index + 1])
        and following[0].isupper()
        and following.lower() not in _CALENDAR
    )


def _shouted(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word in capitals is a plain one among others in capitals, or too long for an acronym."""
    word = tokens[index].group()
    if word.lower() in FUNCTION_WORDS:
        return any(tokens[at].group().isupper() for at in (index - 1, index + 1) if 0 <= at < len(tokens))
    return len(word) > _LONGEST_ACRONYM and word.isalpha()


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins at an offset."""
    before = text[max(0, start - 6) : start].rstrip(" ")
    if _INITIAL.search(before):
        return False
    return not before or before[-1] in ".!?:;“\"‘'(•\n–—-"


def _named(text: str, tokens: Sequence[re.Match[str]], first: int, last: int) -> Name | None:
    """The name of a run of tokens, its titles set apart; None where there are only titles."""
    title_start = first
    inside = [at for at in range(first, last + 1) if tokens[at].group().lower() in TITLES - _OFFICES]
    if (
        all(token.group().lower() in TITLES for token in tokens[first : last + 1])
        or len(tokens[first].group()) == last - first + 1 == 1
    ):
        return None
    if inside:  # "German Chancellor Ida Lund", "Nordline Chairman Ola Berg"
        first = inside[-1] + 1 if inside[-1] < last else first
    if tokens[first].group() in ("of", "for", "the"):  # "Mayor of London": the name is what follows
        while first < last and tokens[first].group() in ("of", "for", "the"):
            first += 1
        title_start = first
    while title_start and _lower_title(text, tokens, title_start):
        title_start -= 1
    start, end = tokens[first].start(), tokens[last].end()
    written = text[start:end]
    lower = written.lower().rstrip(".")
    kind: NameKind = "name"
    if lower in DEMONYMS or lower in _REGIONS:
        kind = "demonym"
    elif written.isupper() and len(written) > 1 and first == last:
        kind = "acronym"
    title = text[tokens[title_start].start() : start].strip(" .") if title_start < first else ""
    return Name(start, end, written, title, kind, COUNTRIES.get(lower, ""))


def _lower_title(text: str, tokens: Sequence[re.Match[str]], index: int) -> bool:
    before = tokens[index - 1]
    return before.group().lower() in TITLES and _joined(text, before, tokens[index])


def _role(text: str, words: Sequence[Word], verbs: Sequence[Verb], place: tuple[int, int]) -> tuple[str, Side]:
    """The verb that a name is the subject or the object of, if it is near enough to be sure."""
    before, behind = place
    at = bisect_left(verbs, behind, key=lambda verb: verb.first)
    if at < len(verbs) and verbs[at].first - behind <= _NEAR:
        between = text[words[behind - 1].end : words[verbs[at].first].start] if behind else "?"
        plain = all(
            word.lower in FUNCTION_WORDS and word.lower not in _PREPOSITIONS for word in words[behind : verbs[at].first]
        )
        if plain and not re.search(r"[,;:.()]", between):
            return verbs[at].stem, "subject"
    at = bisect_left(verbs, before, key=lambda verb: verb.first) - 1
    if at >= 0 and before - verbs[at].last <= _NEAR:
        between_words = words[verbs[at].last + 1 : before]
        plain = all(word.lower in FUNCTION_WORDS | TITLES for word in between_words)
        if plain and not re.search(r"[,;:.()]", text[words[verbs[at].last].end : words[before].start]):
            return verbs[at].stem, "object"
    return "", ""
