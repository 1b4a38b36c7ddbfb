"""Whether a sentence accuses somebody identifiable of grave wrongdoing.

Read from words alone: a deed with somebody as its doer, a word of accusing or blaming, a phrase that accuses. None
where nobody is named who could answer ("the body was found", "a storm killed twelve"), nor where it is denied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.accused import (
    SUFFERING,
    culprit,
    done_by,
    is_anyone,
    is_nobody,
    is_office,
    is_passive,
    read_words,
    somebody,
)
from srcflag.claims.accusing import (
    DOES,
    FRAMES,
    LINKS,
    PHRASES,
    TAKEN_BACK,
)
from srcflag.claims.charges import LINKED, charges
from srcflag.claims.misdeeds import MISDEEDS
from srcflag.claims.slots.verbs import AUXILIARIES, BE, DETERMINERS, MODALS
from srcflag.claims.sufferers import PERSONS, sufferer
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.claims.accused import Word
    from srcflag.records import Sentence

_CLOSING = " \t\r\n\"'”’)"
_REACH = 70  # characters read before a word, for what takes the edge off it
_TRYING = frozenset(
    """
    tried try tries trying attempted attempting attempts attempt plotted plotting conspired planned planning plans
    ordered told instructed hired paid helped helping threatened intended used forced urged encouraged conspiring
    allowing scheme plot
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
    for find in (_deeds, _phrases, _wrongs, charges, _names_called):
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
        elif word.lower in HARMS and not word.name and not _adjective(words, i):
            victim = sufferer(words, i)
            passive = is_passive(words, i)
            verb, forms = HARMS[word.lower]
            if passive:
                if word.lower == "killed" and any(w.lower in _MOTIONS for w in words[max(0, i - 4) : i]):
                    continue
                if done_by(words, i) and not _sport(words, i) and not _undisputed(words, i):
                    yield word.start, word.end
            elif victim is None or (forms <= {"gerund"} and not _progressive(text, words, i)):
                continue
            elif _active(words, i, forms) and culprit(words, i):
                yield word.start, words[victim].end


def _adjective(words: Sequence[Word], i: int) -> bool:
    """Whether a form of a verb of harm only describes a noun, or is one: "sick and wounded men", "a shot of rum"."""
    before = words[i - 1] if i else None
    behind = words[i + 1].lower if i + 1 < len(words) else ""
    if words[i].lower in _NOUNS_TOO and (behind in ("of", "against") or (before and before.lower in _DOSES)):
        return True
    if words[i].lower not in ("injured", "wounded"):
        return False
    subject = before and (before.name or is_office(before) or before.lower in AUXILIARIES or before.lower in PERSONS)
    return not subject and not (before and before.lower in ("and", "then") and _past(words, i - 2))


_MOTIONS = frozenset("amendment bill measure motion proposal deal plan project legislation".split())
_NOUNS_TOO = frozenset("shot shots hit hits beat strike strikes".split())
_DOSES = frozenset("booster vaccine flu first second third single another last jump penalty free".split())


def _past(words: Sequence[Word], i: int) -> bool:
    """Whether a word looks like a verb in the past: "killed and wounded"."""
    return i >= 0 and (words[i].lower in HARMS or words[i].lower in DEEDS)


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
    if "participle" in forms and is_passive(words, i):
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
    if verb == "betray" and any(word.lower in SUFFERING for word in words[max(0, i - 2) : i]):
        return True
    if verb == "spy":  # else it is to catch sight of something
        return not (i + 1 < len(words) and words[i + 1].lower in ("on", "for", "against"))
    if verb == "frame" and any(word.lower == "as" for word in words[i + 1 : i + _FRAMED]):
        return True
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
        listed = before == "and" and i > 1 and words[i - 2].lower in WRONGS  # "harassment and assault"
        return not listed and (office or before in ("did", "do", "they", "who", "police", "and"))
    if forms <= {"third"}:
        return (
            before not in _NOUN_BEFORE
            and bool(i)
            and not words[i - 1].owner
            and (words[i - 1].name or is_office(words[i - 1]) or before == "who")
        )
    return before not in DETERMINERS


def _progressive(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether a gerund tells what somebody did: "was stealing", "accused of stealing", "by stealing"."""
    if not i:
        return False
    before = words[i - 1]
    behind = text[words[i].end : words[i].end + 4].lower()
    listed = behind.startswith((",", " and", " or"))  # "anger, bullying and insults"
    suffering = words[i + 1].lower in PERSONS if i + 1 < len(words) else False
    told_of = before.name and not before.owner and suffering  # "a video of Berg beating her"
    return (
        told_of
        or before.lower in BE | _BEFORE_GERUND
        or (text[before.end : words[i].start].strip() == "," and not listed)
    )


def _attributive(words: Sequence[Word], i: int) -> bool:
    """Whether a participle only describes a noun: "the stolen cars", "the museum's stolen paintings"."""
    while i > 1 and words[i - 1].lower.endswith("ly"):
        i -= 1
    return bool(i) and (
        words[i - 1].lower in DETERMINERS or words[i - 1].owner or words[i - 1].lower in ("of", "with", "in")
    )


_OWNERS = frozenset("his its hers".split())
_CHARGED = 10  # words between "accused" and what one is accused of
_FRAMED = 16  # words between "framed" and "as": what is framed as something may have a long name
_POLICE = frozenset("police cop cops officer officers deputy deputies trooper troopers".split())


def _sport(words: Sequence[Word], i: int) -> bool:
    """Whether "beaten by" may mean a match: only a force or a relative beats otherwise."""
    if words[i].lower not in ("beaten", "hit", "struck", "attacked", "targeted", "crushed", "threatened", "hurt"):
        return False
    return not (i + 1 < len(words) and words[i + 1].lower == "by" and any(map(is_office, words[i + 2 : i + 6])))


_SUFFERED = (
    "threatened",
    "gunned",
    "shot",
    "held",
    "kept",
    "taken",
    "abandoned",
)  # in the passive a deed without a doer


_ANY = re.compile("|".join(pattern.pattern for pattern in (*PHRASES, *MISDEEDS)), re.IGNORECASE)


def _phrases(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Turns of phrase, whose subject must not be nobody."""
    if not _ANY.search(text):  # one search instead of a hundred, for most sentences
        return
    for pattern in (*PHRASES, *MISDEEDS):
        for match in pattern.finditer(text):
            first = next((i for i, word in enumerate(words) if word.end > match.start()), 0)
            if match.group().lower().startswith(_SUFFERED) and is_passive(words, first) and not done_by(words, first):
                continue
            if is_nobody(words, first) and not _SERVING.search(match.group()):  # "hackers targeted it", whose hackers?
                continue
            denied = " no " in f" {match.group().lower()} "
            if not denied and not _only_possible(words, first) and culprit(words, first) is not False:
                yield match.span(match.lastgroup or 0)


_SERVING = re.compile(r"\b(?:linked|tied|loyal)\s+to$", re.IGNORECASE)


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
        before = text[max(0, word.start - LINKED) : word.start]
        if (
            (_tied(FRAMES, before) and not _of_anyone(words, i))
            or (_tied(DOES, before) and culprit(words, i, one=bool(_COURT.search(before))) is not False)
            or (
                word.lower in WRONGS
                and (
                    (_tied(LINKS, before) and culprit(words, i) is not False)
                    or (word.lower in OWN_WRONGS and _owned(words, i))
                    or done_by(words[: i + 9], i)
                )
            )
            or (word.lower in EVENTS and _DONE.match(text, word.end) and done_by(words[: i + 9], i))
        ):
            yield word.start, word.end


_COURT = re.compile(r"admit|confess|plead|arrested|jailed|sentenced", re.IGNORECASE)  # one man in court is somebody
_DONE = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,4}?(?:carried\s+out|committed|perpetrated|ordered|staged)\s+by\b", re.IGNORECASE
)


def _of_anyone(words: Sequence[Word], i: int) -> bool:
    """Whether the nearest word of being accused is said of a group: "students accused of assault"."""
    for j in range(i - 1, max(-1, i - _CHARGED), -1):
        if words[j].lower in ("accused", "suspected", "convicted", "charged"):
            return j > 0 and is_anyone(words, j - 1, one=True)
    return False


def _tied(pattern: re.Pattern[str], before: str) -> bool:
    """Whether a word of accusing stands before, in the same clause and not taken back."""
    found = [*pattern.finditer(before)]
    if not found or any(mark in before[found[-1].end() :] for mark in ".;!?"):
        return False
    return not TAKEN_BACK.search(before[: found[-1].start()])


def _owned(words: Sequence[Word], i: int) -> bool:
    for j in (i - 1, i - 2)[: 1 if words[i].lower == "lies" else 2]:  # "behind Berg's offer lies a plan"
        if j >= 0 and words[j].lower in ("his", "her", "their"):
            return True
        if j >= 0 and words[j].owner:
            return words[j].name or is_office(words[j])
    return False


_DESCRIBED = frozenset(
    """
    attack attacks act acts group groups organization organizations organisation organisations activity activities
    network networks threat threats case cases investigation justice law laws charges record records probe inquiry
    complaint court courts code trial trials list lists past cell cells ring rings background
    """.split()
)
"""What a word of this kind only describes: "a terrorist attack", "a criminal record"."""


def _names_called(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """What somebody is called: "is a liar", "the corrupt mayor"."""
    for i, word in enumerate(words):
        near = [w.lower for w in words[max(0, i - 4) : i]]
        if word.lower in TAINTED and not _only_possible(words, i):
            if culprit(words, i) or (i + 1 < len(words) and (is_office(words[i + 1]) or words[i + 1].name)):
                yield word.start, word.end
        elif word.lower in CALLED and not word.name:
            if i + 1 < len(words) and words[i + 1].lower in _DESCRIBED and not words[i + 1].broken:
                continue
            called = any(w.startswith(("call", "brand", "label", "denounc")) for w in near)
            if called or (any(w in BE for w in near) and culprit(words, i)):
                yield word.start, word.end
