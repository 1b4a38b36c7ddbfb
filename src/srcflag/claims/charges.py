"""Charges: that somebody is accused, charged or convicted of something, or blamed for a disaster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcflag.claims.accused import culprit, is_anyone, is_passive, is_political, points_out
from srcflag.claims.accusing import BLAMES, CRISIS, FRAMES, MILD, PHRASES, SAID_ONLY
from srcflag.claims.misdeeds import MISDEEDS
from srcflag.claims.slots.verbs import DETERMINERS
from srcflag.claims.wrongdoing import CALLED, DEEDS, EVENTS, HARMS, TAINTED, WRONGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.claims.accused import Word

LINKED = 90  # characters between a word of accusing and what one is accused of
_RIVAL = 12  # words in front of "accused" among which who accuses stands: "Berg, a senator from Aldervik, accused"
_ON_PURPOSE = frozenset(
    "deliberately intentionally willfully wilfully secretly illegal unlawful criminal crime crimes".split()
)
_HIS = frozenset("his its hers her their".split())
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


def charges(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words of accusing, whatever the charge - but for the small coin of politics - and of blaming for a disaster."""
    for match in FRAMES.finditer(text):
        first = next((i for i, word in enumerate(words) if word.end > match.start()), 0)
        said = match.group().lower()
        if SAID_ONLY.match(said) and _small_coin(text, words, first, match.end()):
            continue
        if said.startswith("alleged") and said != "allegedly" and _describes(words, first):
            continue
        if said.startswith(("accused", "suspected", "convicted")) and first and is_anyone(words, first - 1, one=True):
            continue
        if said.startswith(_SENTENCED) and culprit(words, first, one=True) is False:
            continue
        yield match.span()
    for match in BLAMES.finditer(text):
        behind = text[match.end() : match.end() + LINKED]
        found = CRISIS.search(re.split(r"[,;:]|\band\s+to\b|\bden(?:y|ied)\b", behind)[0])
        if found and _blamed(text, words, match.start(), match.end(), found.start(), found.end()):
            yield match.span()


_NEXT = re.compile(
    r";|\b(?:and|but|while|as)\s+(?:then\s+|he\s+|she\s+|they\s+)?"
    r"(?:reject|den(?:y|ie)|dismiss|insist|call|said|say|ask|urg|demand|vow|deny)",
    re.IGNORECASE,
)
"""Where the charge ends and whoever accuses says something else."""


def _small_coin(text: str, words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a charge is what rivals charge each other with daily: a diffuse one, or one of politics with no deed."""
    stretch = _NEXT.split(text[end : end + LINKED], maxsplit=1)[0]
    behind = [word.lower for word in words if end <= word.start < end + len(stretch)]
    if any(word in WRONGS or word in EVENTS or word in CALLED or word in TAINTED or _is_grave(word) for word in behind):
        return False
    if any(pattern.search(stretch) for pattern in (*PHRASES, *MISDEEDS)):
        return False
    if MILD.search(stretch):
        return True
    accusing = words[first].lower.startswith("accus")
    return accusing and any(is_political(words, i) for i in range(max(0, first - _RIVAL), first))


def _is_grave(word: str) -> bool:
    return word in DEEDS or word in _ON_PURPOSE or (word in HARMS and "gerund" in HARMS[word][1])


def _describes(words: Sequence[Word], first: int) -> bool:
    """Whether "alleged" describes a noun that accuses of nothing: "his alleged visit", not "her alleged attacker"."""
    before = words[first - 1] if first else None
    if before is None or not (before.lower in DETERMINERS or before.owner or before.lower in _HIS):
        return False
    near = [word.lower for word in words[first + 1 : first + 4]]
    return not any(w in WRONGS or w in EVENTS or w in CALLED or w in DEEDS or w in HARMS for w in near)


_HEARD = re.compile(
    r"\b(?:is|are|was|were)\s+(?:widely\s+)?(?:believed|thought|said|alleged|suspected|understood|reported)\s+to\s+"
    r"(?:have\s+)?$",
    re.IGNORECASE,
)


def _blamed(text: str, words: Sequence[Word], start: int, end: int, crisis: int, crisis_end: int) -> bool:
    """Whether who is blamed is somebody: "blamed X for the deaths", "X is behind them", "blamed them on X"."""
    first = next((i for i, word in enumerate(words) if word.end > start), 0)
    between = [i for i, word in enumerate(words) if end <= word.start < end + crisis]
    if text[start:end].lower().startswith("blam") and not is_passive(words, first):
        after = [i for i, word in enumerate(words) if end + crisis_end <= word.start][:7]
        if after and words[after[0]].lower == "on":
            between = after
        return points_out(words, between)
    heard = _HEARD.search(text[max(0, start - LINKED) : start])
    if heard:  # "is believed to be behind it": the subject stands before that
        told = max(0, start - LINKED) + heard.start()
        first = next((i for i, word in enumerate(words) if word.end > told), first)
    return culprit(words, first) is True and words[first - 1].lower != "they"  # most often a crowd
