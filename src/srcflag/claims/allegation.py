"""Whether a sentence accuses somebody identifiable of grave wrongdoing.

Read from words alone: a deed with somebody as its doer, a word of accusing or blaming, a phrase that accuses. None
where nobody is named who could answer ("the body was found", "a storm killed twelve"), nor where it is denied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.accused import culprit, done_by, is_office, points_out, read_words, somebody
from srcflag.claims.accusing import (
    BLAMES,
    CRISIS,
    DOES,
    FRAMES,
    LINKS,
    MILD,
    PHRASES,
    TAKEN_BACK,
)
from srcflag.claims.slots.verbs import BE, DETERMINERS, MODALS
from srcflag.claims.wrongdoing import (
    CALLED,
    DEEDS,
    EVENTS,
    HARMS,
    IDIOMS,
    OWN_WRONGS,
    TAINTED,
    TOLD_OF_SUFFERERS,
    WRONGS,
)
from srcflag.records import Span
from srcflag.words import number_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.claims.accused import Word
    from srcflag.records import Sentence

_CLOSING = " \t\r\n\"'”’)"
_REACH = 70  # characters read before a word, for what takes the edge off it
_LINKED = 90  # characters between a word of accusing and what one is accused of
_VICTIM = 5  # words between a verb of harm and the person who suffers it
_PERSONS = frozenset(
    """
    him her them me us kid kids child children man men woman women boy boys girl girls teen teens teenager teenagers
    youth youths baby babies people person persons civilian civilians villager villagers protester protesters
    protestors demonstrator demonstrators marchers resident residents passenger passengers prisoner prisoners inmate
    inmates detainee detainees hostage hostages student students journalist journalists reporter reporters worker
    workers migrant migrants refugee refugees patient patients family families brother brothers sister sisters son
    daughter mother father wife husband neighbour neighbor neighbours neighbors officer officers policeman policemen
    soldier soldiers guard guards motorist driver pedestrian bystander bystanders suspect suspects victim victims
    opponent opponents critic critics activist activists dissident dissidents lawyer lawyers monk monks priest
    priests home homes house houses hospital hospitals school schools village villages town towns church mosque
    mosques neighbourhood neighborhood neighbourhoods neighborhoods convoy embassy girlfriend boyfriend ex-wife
    """.split()
)
_TRYING = frozenset(
    """
    tried try tries trying attempted attempting attempts attempt plotted plotting conspired planned planning plans
    ordered told instructed hired paid helped helping threatened intended used forced urged encouraged conspiring
    scheme plot
    """.split()
)
_BEFORE_GERUND = frozenset("of for by after from while started began kept admitted caught before and denied".split())
_NOUN_BEFORE = DETERMINERS | {
    "of",
    "for",
    "with",
    "from",
    "on",
    "in",
    "and",
    "or",
    "sexual",
    "domestic",
    "child",
    "drug",
}


def allegation(sentence: Sentence) -> Span | None:
    """The words that accuse, as a span of the document, or None where nobody identifiable is accused."""
    text = sentence.text
    words = read_words(text)
    if text.rstrip(_CLOSING).endswith("?") or not somebody(words):  # to ask is not to state
        return None
    for find in (_deeds, _phrases, _wrongs, _frames, _names_called):
        for start, end in find(text, words):
            if not TAKEN_BACK.search(text[max(0, start - _REACH) : start]):
                return Span(start=sentence.start + start, end=sentence.start + end, text=text[start:end])
    return None


def _deeds(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Verbs of wrongdoing with a doer."""
    for i, word in enumerate(words):
        if word.lower in DEEDS:
            verb, forms = DEEDS[word.lower]
            if _is_deed(text, words, i, verb, forms):
                yield word.start, word.end
        elif word.lower in HARMS and not word.name:
            victim = _victim(words, i)
            passive = _passive(words, i)
            verb, forms = HARMS[word.lower]
            if passive:
                if done_by(words, i) and not _sport(words, i) and not _undisputed(words, i):
                    yield word.start, word.end
            elif victim is None or (forms <= {"gerund"} and not _progressive(text, words, i)):
                continue
            elif _active(words, i, forms) and culprit(words, i):
                yield word.start, words[victim].end


def _undisputed(words: Sequence[Word], i: int) -> bool:
    """Whether it is told in the passive that police shot somebody: what nobody disputes accuses them of nothing yet."""
    behind = {word.lower for word in words[i + 1 : i + 9]}
    return words[i].lower in ("shot", "killed") and bool(behind & _POLICE)


def _is_deed(text: str, words: Sequence[Word], i: int, verb: str, forms: frozenset[str]) -> bool:
    if (
        words[i].name
        or _figure_of_speech(text, words, i, verb)
        or (forms <= {"gerund"} and not _progressive(text, words, i))
    ):
        return False
    if "participle" in forms and _passive(words, i):
        by = done_by(words, i)
        return by if by is not None else verb not in TOLD_OF_SUFFERERS
    if "participle" in forms and _attributive(words, i):
        return False
    return _active(words, i, forms) and culprit(words, i) is not False


def _figure_of_speech(text: str, words: Sequence[Word], i: int, verb: str) -> bool:
    """Whether a verb means no deed here: "stole the show", "lies on the coast"."""
    if verb == "lie" and words[i].lower != "lied":
        behind = words[i + 1].lower if i + 1 < len(words) else ""
        ends = not text[words[i].end : words[i].end + 2].strip(".,!?\"'”’ ")
        return not (ends or behind in ("to", "about", "and", "again", "when", "that", "repeatedly"))
    idiom = IDIOMS.get(verb, "").split()
    return bool(idiom) and any(word.lower in idiom for word in words[i + 1 : i + 6])


def _active(words: Sequence[Word], i: int, forms: frozenset[str]) -> bool:
    """Whether a form can be the verb of a sentence that says it happened."""
    before = words[i - 1].lower if i else ""
    if forms <= {"base"} or (forms == {"base"} | (forms & {"past", "participle"}) and before in MODALS | {"to"}):
        if before == "to":
            return any(w.lower in _TRYING for w in words[max(0, i - 5) : i - 1])
        if before in MODALS:
            return False
        office = bool(i) and is_office(words[i - 1]) and before.endswith("s") and before not in _OWNERS
        return office or before in ("did", "do", "they", "who", "police", "and")
    if forms <= {"third"}:
        return (
            before not in _NOUN_BEFORE and bool(i) and (words[i - 1].name or is_office(words[i - 1]) or before == "who")
        )
    return before not in DETERMINERS


def _progressive(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether a gerund tells what somebody did: "was stealing", "accused of stealing", "by stealing"."""
    if not i:
        return False
    before = words[i - 1]
    return before.lower in BE | _BEFORE_GERUND or text[before.end : words[i].start].strip() == ","


def _passive(words: Sequence[Word], i: int) -> bool:
    j = i - 1
    while j >= 0 and (words[j].lower.endswith("ly") or words[j].lower in ("also", "then", "shot", "and", "allegedly")):
        j -= 1
    return (j >= 0 and words[j].lower in BE | _SUFFERING) or (
        i + 1 < len(words) and words[i + 1].lower == "by" and not (j >= 0 and words[j].lower in ("has", "had", "have"))
    )


def _attributive(words: Sequence[Word], i: int) -> bool:
    """Whether a participle only describes a noun: "the stolen cars", "the museum's stolen paintings"."""
    return bool(i) and (
        words[i - 1].lower in DETERMINERS or words[i - 1].owner or words[i - 1].lower in ("of", "with", "in")
    )


def _victim(words: Sequence[Word], i: int) -> int | None:
    """Where the person who suffers a verb stands behind it. A bare name is none: teams beat each other daily."""
    one = words[i].lower in _ATTACKS  # who attacks one person does it with words as often
    for j in range(i + 1, min(len(words), i + 1 + _VICTIM)):
        lower = words[j].lower
        if words[j].broken or lower in _AWAY or (j == i + 1 and lower in _OTHERWISE):
            return None
        if lower in _PERSONS and not words[j].name and not (one and lower in _ONE):
            return j
        if words[i].lower in _LETHAL and number_value(words[j - 1].lower) is not None and lower.endswith("s"):
            return j
        if not one and (lower.endswith("-old") or (words[j].name and words[i].lower in _LETHAL)):
            return j
    return None


_SUFFERING = frozenset("got get gets getting feel feels felt feeling".split())
_OWNERS = frozenset("his its hers".split())
_POLICE = frozenset("police cop cops officer officers deputy deputies trooper troopers".split())
_OTHERWISE = frozenset("guard guards victim victims".split())  # "a shooting guard", "shooting victims"
_ATTACKS = frozenset("attack attacks attacked attacking".split())
_ONE = frozenset(
    "him her me us them opponent opponents critic critics rival wife father mother brother family lawyer".split()
)
_AWAY = frozenset("by in at on near after before when while as that to".split())
_LETHAL = frozenset(
    "killed kill kills killing shot shoots shooting poisoned poisons poisoning injured wounded choked choking".split()
)


def _sport(words: Sequence[Word], i: int) -> bool:
    """Whether "beaten by" may mean a match: only a force or a relative beats otherwise."""
    if words[i].lower not in ("beaten", "hit", "struck", "attacked", "targeted", "crushed", "threatened", "hurt"):
        return False
    return not (i + 1 < len(words) and words[i + 1].lower == "by" and any(map(is_office, words[i + 2 : i + 6])))


_SUFFERED = ("gunned", "shot", "held", "kept", "taken", "abandoned")  # in the passive a deed without a doer


def _phrases(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Turns of phrase, whose subject must not be nobody."""
    for pattern in PHRASES:
        for match in pattern.finditer(text):
            first = next((i for i, word in enumerate(words) if word.end > match.start()), 0)
            if match.group().lower().startswith(_SUFFERED) and _passive(words, first) and not done_by(words, first):
                continue
            denied = " no " in f" {match.group().lower()} "
            if not denied and not _only_possible(words, first) and culprit(words, first) is not False:
                yield match.span(match.lastgroup or 0)


def _only_possible(words: Sequence[Word], first: int) -> bool:
    """Whether a phrase tells what may happen, not what did: "could stuff ballots", "to stuff ballots"."""
    before = [word.lower for word in words[max(0, first - 6) : first]]
    if before and before[-1] == "to":
        return not any(word in _TRYING for word in before)
    return any(word in MODALS for word in before) and not any(word in ("have", "been") for word in before)


def _wrongs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Wrongs by name, tied to somebody: by a word of accusing or doing, by "by", or as their owner's."""
    for i, word in enumerate(words):
        if word.name or word.lower not in WRONGS | OWN_WRONGS | EVENTS:
            continue
        before = text[max(0, word.start - _LINKED) : word.start]
        if (
            _tied(FRAMES, before)
            or (_tied(DOES, before) and culprit(words, i, one=True) is not False)
            or (
                word.lower in WRONGS
                and (
                    _tied(LINKS, before)
                    or (word.lower in OWN_WRONGS and _owned(words, i))
                    or done_by(words[: i + 9], i)
                )
            )
        ):
            yield word.start, word.end


def _tied(pattern: re.Pattern[str], before: str) -> bool:
    """Whether a word of accusing stands before, in the same clause and not taken back."""
    found = [*pattern.finditer(before)]
    if not found or any(mark in before[found[-1].end() :] for mark in ".;!?"):
        return False
    return not TAKEN_BACK.search(before[: found[-1].start()])


def _owned(words: Sequence[Word], i: int) -> bool:
    for j in (i - 1, i - 2):
        if j >= 0 and words[j].lower in ("his", "her", "their"):
            return True
        if j >= 0 and words[j].owner:
            return words[j].name or is_office(words[j])
    return False


_SENTENCED = (
    "arrested",
    "charged",
    "convicted",
    "jailed",
    "imprisoned",
    "sentenced",
    "fined",
    "prosecuted",
    "indicted",
)


def _frames(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words of accusing, whatever the charge - but for the small coin of politics - and of blaming for a disaster."""
    for match in FRAMES.finditer(text):
        first = next((i for i, word in enumerate(words) if word.end > match.start()), 0)
        if MILD.search(text[match.end() : match.end() + _LINKED]):
            continue
        if match.group().lower().startswith(_SENTENCED) and culprit(words, first, one=True) is False:
            continue
        yield match.span()
    for match in BLAMES.finditer(text):
        behind = text[match.end() : match.end() + _LINKED]
        found = CRISIS.search(re.split(r"[,;:]|\band\s+to\b|\bden(?:y|ied)\b", behind)[0])
        if found and _blamed(text, words, match.start(), match.end(), found.start(), found.end()):
            yield match.span()


def _blamed(text: str, words: Sequence[Word], start: int, end: int, crisis: int, crisis_end: int) -> bool:
    """Whether who is blamed is somebody: "blamed X for the deaths", "X is behind them", "blamed them on X"."""
    first = next((i for i, word in enumerate(words) if word.end > start), 0)
    between = [i for i, word in enumerate(words) if end <= word.start < end + crisis]
    if text[start:end].lower().startswith("blam") and not _passive(words, first):
        after = [i for i, word in enumerate(words) if end + crisis_end <= word.start][:7]
        if after and words[after[0]].lower == "on":
            between = after
        return points_out(words, between)
    return culprit(words, first) is True and words[first - 1].lower != "they"  # most often a crowd


def _names_called(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """What somebody is called: "is a liar", "the corrupt mayor"."""
    for i, word in enumerate(words):
        near = [w.lower for w in words[max(0, i - 4) : i]]
        if word.lower in TAINTED and not _only_possible(words, i):
            if culprit(words, i) or (i + 1 < len(words) and (is_office(words[i + 1]) or words[i + 1].name)):
                yield word.start, word.end
        elif word.lower in CALLED and not word.name:
            called = any(w.startswith(("call", "brand", "label", "denounc")) for w in near)
            if called or (any(w in BE for w in near) and culprit(words, i)):
                yield word.start, word.end
