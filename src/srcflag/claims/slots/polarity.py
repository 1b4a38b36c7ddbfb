"""The predicates of a sentence: what is affirmed, what negated, and what is only possible, planned, denied or asked.

The words are read once from left to right. What stands before a verb in its clause (an auxiliary, "not", "refused to",
"denied that") is kept until the verb comes that it belongs to, or the clause ends.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.slots.hedges import is_supposed, leaves_something
from srcflag.claims.slots.verbs import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    PURPOSES,
    Verb,
    is_adverb,
    verb_stem,
    verbs_in,
    words_in,
)
from srcflag.values import Polarity
from srcflag.words import FUNCTION_WORDS, SAYING_WORDS, stem_of

if TYPE_CHECKING:
    from srcflag.claims.slots.verbs import Word
    from srcflag.values import Modality

__all__ = ["predicates"]

_NEGATORS = frozenset("not never neither nor hardly barely scarcely rarely seldom".split())
_NOBODY = frozenset("nobody nothing none nowhere neither".split())
_NO_NEGATION = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply|least|to\s+mention|necessarily|all|every|everyone|always|that)\b"
    r"|no\s+(?:fewer|less|more|later|earlier|sooner|(?:room\s+for\s+)?doubt|matter|wonder|question)\b"
    r"|(?:if|or|why|whether|or\s+whether)\s+not\b|nothing\s+(?:but|less|short)\b|none\s+other\b|not\s+until\b"
    r"|never\s+mind\b|no\.\s*\d|not\s+(?:un|in)\w+ly\b)",
    re.IGNORECASE,
)
_POSSIBLE_MODALS = frozenset("could may might would can couldn't wouldn't mightn't can't cannot".split())
_PLANNED_MODALS = frozenset("will shall should must won't shouldn't mustn't ’ll 'll".split())
_ABLE = frozenset("could couldn't".split())  # not "cannot": what nobody is able to do may have been done before
_HEDGES = frozenset(
    "if unless whether allegedly nearly almost possibly perhaps maybe probably supposedly likely".split()
)

_REFUSING = frozenset(stem_of(verb) for verb in "refuse fail decline neglect omit avoid stop cease forget".split())
_UNABLE = frozenset({"unable", "unwilling", "reluctant"})
_DENYING = frozenset(stem_of(verb) for verb in "deny dispute refute rebut".split())
_REJECTING = frozenset(stem_of(verb) for verb in "reject dismiss discount discredit".split())
_CHARGES = frozenset(
    """that claim claims allegation allegations report reports accusation accusations charges suggestion suggestions
    rumour rumours rumor rumors speculation theory theories""".split()
)
_DOING = frozenset(  # "managed to sign": it was signed
    stem_of(verb) for verb in "manage begin start continue go come help succeed force compel oblige see hear".split()
)
_CLAUSE_END = re.compile(r"[;:()?!]|—|–|\s-\s|(?<=[a-z]{3})\.\s")
_CLAUSE_WORDS = frozenset(
    """
    and but or that which who whom whose because although though while whereas after before when since until if unless
    whether where so as than what why how
    """.split()
)
_QUESTION = re.compile(r"\?[\s\"”’']*$")
_REACH = 14  # words on each side whose stems count as arguments: a clause of news is rarely longer


class _Pending(NamedTuple):
    """What the words read so far say of the next verb."""

    negations: int = 0
    modality: Modality = "asserted"
    auxiliary: str = ""
    cue: int = -1
    able: bool = False


def predicates(text: str) -> tuple[Polarity, ...]:
    """Each predicate of one sentence with its polarity and modality, in order.

    `start` and `end` hold the verb and what negates it before it ("was not closed").
    """
    return _Reader(text).read()


class _Reader:
    """One pass over the words of one sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_in(text)
        self.verbs = {verb.first: verb for verb in verbs_in(self.words)}
        self.harmless = [match.span() for match in _NO_NEGATION.finditer(text)]
        self.question = bool(_QUESTION.search(text))
        self.pending = _Pending()
        self.denied = False
        self.hedged = False
        self.found: list[tuple[Polarity, int, int]] = []

    def read(self) -> tuple[Polarity, ...]:
        index = 0
        while index < len(self.words):
            index = self._step(index)
        found = []
        for polarity, first, last in self.found:
            subject, rest = self._arguments(first, -1), self._arguments(last, 1)
            found.append(polarity._replace(arguments=subject | rest, subject=subject))
        return tuple(found)

    def _step(self, index: int) -> int:
        """Take in one word, or the verb that begins with it; returns the index of the next."""
        word = self.words[index].lower
        self._end_clause(index)
        verb = self.verbs.get(index)
        if verb is not None and not self._attributive(verb):
            self._add(verb)
            return verb.last + 1
        if self._negates(index):
            self._negate(index)
        elif (word in AUXILIARIES or word in _PLANNED_MODALS) and not self._names(index):
            self._auxiliary(index)
        elif word in _HEDGES:
            self.hedged = True
        elif word == "to":
            self._infinitive(index)
        elif word in _UNABLE:
            self.pending = _Pending(self.pending.negations + 1, "asserted", "to", index)
        elif word == "without":
            self.pending = _Pending(1, "asserted", "without", index)
        elif not is_adverb(word) and word not in DETERMINERS:
            self._word(index)
        return index + 1

    def _attributive(self, verb: Verb) -> bool:
        """Whether a participle describes the noun behind "no": "no confirmed cases have been found"."""
        cue = self.pending.cue
        if cue < 0 or self.words[cue].lower != "no" or not self.words[verb.first].lower.endswith(("ed", "ing")):
            return False
        following = self.words[verb.last + 1 : verb.last + 2]
        return bool(following) and following[0].lower not in FUNCTION_WORDS and self._verb_ahead(verb.last) is not None

    def _names(self, index: int) -> bool:
        """Whether what looks like an auxiliary is "May", "AM" or another name."""
        word = self.words[index]
        return word.name or self.text[word.start : word.end] == "AM"

    def _end_clause(self, index: int) -> None:
        """Forget what is pending where a clause ends before a word."""
        before = self.text[self.words[index - 1].end : self.words[index].start] if index else ""
        word = self.words[index].lower
        if _CLAUSE_END.search(before):
            self.pending, self.denied, self.hedged = _Pending(), False, False
        elif "," in before and not is_adverb(word) and word not in ("however", "not"):
            self.pending, self.hedged = _Pending(), False
            self.denied = self.denied and word in ("and", "or")
        elif word == "or" and self.found and self.found[-1][0].negated and index - self.found[-1][2] <= 8:
            self.pending = _Pending(1, self.found[-1][0].modality, "or", index)  # "was never shut or sold"
        elif word == "and" and index + 1 in self.verbs and self.found and self.found[-1][0].negated:
            self.pending = _Pending(1, "possible", "or", index)  # "could not be bought and sold": both, or the pair
        elif word in _CLAUSE_WORDS and word not in ("if", "unless", "whether"):
            if word in ("but", "because", "while", "after", "before", "when"):
                self.denied = False
            if word == "and":
                self.denied = (
                    self.denied and index + 1 < len(self.words) and self.words[index + 1].lower.endswith("ing")
                )
            if word not in ("or", "and", "that"):
                self.hedged = False
            self.pending = _Pending()

    def _negates(self, index: int) -> bool:
        word = self.words[index]
        if not (word.lower in _NEGATORS or word.lower in _NOBODY or word.lower == "no"):
            return False
        return not any(start <= word.start < end for start, end in self.harmless)

    def _negate(self, index: int) -> None:
        word = self.words[index].lower
        following = self.words[index + 1].lower if index + 1 < len(self.words) else ""
        if word == "no" and following == "longer":
            self.pending = self.pending._replace(negations=self.pending.negations + 1, cue=self._cue(index))
            return
        if following[:1].isdigit() or (word == "no" and self.words[index].name):
            return  # "No. 3", "No Surrender"
        near = self.found and index - self.found[-1][2] <= 1 + (word == "neither")
        if word in ("no", "neither") and near and self._negate_last(index):
            return  # "found no trace", "qualified for neither"
        if word == "no" and self.pending.auxiliary in BE:  # "there was no sign"
            self.pending = self.pending._replace(negations=self.pending.negations + 1, cue=self._cue(index))
            return
        if word in ("no", "none", "nobody", "nothing", "nowhere"):
            ahead = self._verb_ahead(index)
            if ahead is not None or not self._negate_last(index):
                self.pending = _Pending(1, self.pending.modality, "", index)
            return
        alone = not self.pending.auxiliary and word == "not"
        while is_adverb(following) and index + 2 < len(self.words):  # "either not yet signed"
            index += 1
            following = self.words[index + 1].lower
        if alone and not (following == "to" or index + 1 in self.verbs or following in AUXILIARIES):
            return  # "in May, not in June": what is negated is no verb
        self.pending = self.pending._replace(negations=self.pending.negations + 1, cue=self._cue(index))

    def _cue(self, index: int) -> int:
        return self.pending.cue if self.pending.cue >= 0 else index

    def _verb_ahead(self, index: int) -> int | None:
        """The next finite verb of the clause whose subject the words from `index` on can be."""
        for ahead in range(index + 1, min(index + 8, len(self.words))):
            gap = self.text[self.words[ahead - 1].end : self.words[ahead].start]
            word = self.words[ahead].lower
            if "," in gap or _CLAUSE_END.search(gap) or word in _CLAUSE_WORDS or word == "to":
                return None
            if word in AUXILIARIES or (ahead in self.verbs and not word.endswith("ing")):
                return ahead
        return None

    def _negate_last(self, index: int) -> bool:
        """Let "found no trace" negate the verb before it, if one is near."""
        if not self.found or self.pending.auxiliary:
            return False
        last, first, end = self.found[-1]
        gap = self.text[self.words[end].end : self.words[index].start]
        if index - end > 3 or "," in gap or _CLAUSE_END.search(gap) or last.stem in _SAYING_STEMS:
            return False
        changed = last._replace(negated=not last.negated, end=self.words[index].end)
        changed = changed._replace(text=self.text[changed.start : changed.end])
        self.found[-1] = changed, first, index
        return True

    def _auxiliary(self, index: int) -> None:
        word = self.words[index].lower
        negations = self.pending.negations + (word.endswith("n't") or word == "cannot")
        modality = self.pending.modality
        if word in _POSSIBLE_MODALS:
            modality = "possible"
        elif word in _PLANNED_MODALS:
            modality = "planned"
        able = self.pending.able or word in _ABLE
        self.pending = _Pending(negations, modality, word, self._cue(index), able)
        if word in HAVE and not self._participle_ahead(index):
            self._main(index, "have")

    def _participle_ahead(self, index: int) -> bool:
        for ahead in range(index + 1, min(index + 5, len(self.words))):
            word = self.words[ahead].lower
            if ahead in self.verbs or word in BE or word in HAVE or word == "to":
                return True
            if not (is_adverb(word) or word in _NEGATORS or word in ("no", "longer", "either")):
                return False
        return False

    def _main(self, index: int, stem: str) -> None:
        """Add an auxiliary that is the verb itself ("had a gun")."""
        self._add(Verb(index, index, stem))

    def _infinitive(self, index: int) -> None:
        """Keep what the verb before "to" says of the one behind it."""
        if self.pending.auxiliary == "to":
            return
        last = self.found[-1] if self.found else None
        negated, modality = self.pending.negations, self.pending.modality
        near = last is not None and index - last[2] <= 6
        if self.pending.auxiliary in BE:  # "is to sign", "was due to sign", "is likely to sign"
            modality = "planned"
        elif last is not None and near:
            stem = last[0].stem.split()[0]
            modality = last[0].modality
            if stem in _REFUSING and index - last[2] <= 1:
                negated += 1 + last[0].negated
            elif self.words[index - 1].lower in PURPOSES:
                modality = "possible"  # "was not used as an excuse to close": nobody says whether it closed
            elif stem in _DOING:
                negated += last[0].negated
            else:
                modality = "planned"
                negated += last[0].negated
        else:
            modality = "planned"
        self.pending = _Pending(negated, modality, "to", index)

    def _word(self, index: int) -> None:
        """Take in a word that is neither verb nor grammar: behind a form of "be" it is the predicate."""
        word = self.words[index]
        plain = word.lower not in FUNCTION_WORDS and word.lower[0].isalpha() and word.lower != "longer"
        if plain and self.pending.auxiliary in BE and not word.name:
            negations = self.pending.negations
            self._add(Verb(index, index, verb_stem(word.lower)))
            following = self.verbs.get(index + 1)
            if negations and following and self.words[following.first].lower.endswith(("ing", "ed")):
                self.pending = _Pending(negations, "asserted", "be", index)  # "there was no one crossing"
        elif plain and self.pending.auxiliary and not word.name:
            self.pending = self.pending._replace(auxiliary="")

    def _add(self, verb: Verb) -> None:
        """Add a predicate with what is pending for it; what it says of the next verb becomes pending."""
        word = self.words[verb.first]
        pending, modality = self.pending, self.pending.modality
        negated = pending.negations % 2 == 1
        if negated and modality == "possible" and pending.able:
            modality = "asserted"  # "could not agree": they did not
        if pending.negations >= 2:
            modality = "possible"  # "did not fail to", "could not deny": neither a plain yes nor a plain no
        if self._contrasted(verb, pending):
            negated = False
        gerund = word.lower.endswith("ing") and pending.auxiliary not in BE | {"be", "without"}
        if gerund and modality == "asserted" and self._intended(verb):
            modality = "planned"
        if self.hedged and modality == "asserted":
            modality = "possible"
        if negated and modality == "asserted" and self._limited(verb):
            modality = "possible"
        if self.question:
            modality = "asked"
        if self.denied and modality == "asserted":
            modality, negated = "denied", not negated
        start = self.words[pending.cue].start if 0 <= pending.cue < verb.first else word.start
        end = self.words[verb.last].end
        self.found.append(
            (
                Polarity(start, end, self.text[start:end], verb.stem, negated, modality, self.denied, frozenset()),
                verb.first,
                verb.last,
            )
        )
        if self._denies(verb):
            self.denied = not negated and modality in ("asserted", "denied")
            self.hedged = self.hedged or negated  # "did not deny that it was closed"
        self.pending = _Pending()

    def _denies(self, verb: Verb) -> bool:
        """Whether what follows a verb is what it denies: "denied that", "rejected reports that"."""
        if verb.stem in _DENYING or verb.stem == "rule out":
            return True
        following = {word.lower for word in self.words[verb.last + 1 : verb.last + 4]}
        return verb.stem in _REJECTING and bool(following & _CHARGES)

    def _contrasted(self, verb: Verb, pending: _Pending) -> bool:
        """Whether "but" gives back what "not" takes: "was not built in May but in June"."""
        if not pending.negations:
            return False
        stop = min(verb.last + 10, len(self.words) - 1)
        following = self.text[self.words[verb.last].end : self.words[stop].end]
        return bool(
            re.match(r"[^;:.()]*?\bbut\s+(?:rather\s+)?(?:in|on|at|by|to|from|for|with|of|a|an|the)\b", following)
        )

    def _limited(self, verb: Verb) -> bool:
        """Whether a negation leaves something over: "did not close until May", "not more than ten", "not fully"."""
        return leaves_something(self.text, self.words[verb.first].start, self.words[verb.last].end)

    def _intended(self, verb: Verb) -> bool:
        """Whether a gerund names what is only meant: "called for closing", "considered leaving", "barred from"."""
        if verb.first and self.words[verb.first - 1].lower in ("for", "of", "from", "about", "against", "to", "with"):
            return True
        if is_supposed(self.text, self.words[verb.last].end):
            return True
        last = self.found[-1] if self.found else None
        return last is not None and verb.first - last[2] <= 2 and last[0].stem in _INTENDING

    def _arguments(self, start: int, step: int) -> frozenset[str]:
        """The stems of the content words on one side of a predicate, up to where its clause ends."""
        found: set[str] = set()
        for index in range(start + step, start + step * (_REACH + 1), step):
            if not 0 <= index < len(self.words):
                break
            word, inner = self.words[index], self.words[index - step]
            gap = self.text[min(word.end, inner.end) : max(word.start, inner.start)]
            if _CLAUSE_END.search(gap) or (word.lower in _CLAUSE_WORDS and word.lower not in ("and", "or")):
                break
            if _is_content(word):
                found.add(verb_stem(word.lower))
        return frozenset(found)


_SAYING_STEMS = frozenset(verb_stem(word) for word in SAYING_WORDS) | {"report", "claim", "believ", "add", "announc"}
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name) - {"march"}
_NO_CONTENT = FUNCTION_WORDS | AUXILIARIES | SAYING_WORDS | _NEGATORS | _NOBODY | _CALENDAR | {"th", "st", "longer"}
_INTENDING = frozenset(
    stem_of(verb) for verb in "consider suggest propose recommend favour favor oppose discuss mean plan call".split()
)


def _is_content(word: Word) -> bool:
    """Whether a word says what a clause is about: no grammar, no negation, no figure."""
    lower = word.lower
    return lower not in _NO_CONTENT and len(lower) > 1 and lower[0].isalpha()
