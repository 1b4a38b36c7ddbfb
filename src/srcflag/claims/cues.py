"""Verbs and nouns that hand a statement, a view or a finding to somebody, with the forms they take.

Three kinds of verb: to `say` (a speaker of any sort stands beside it), to `judge` (a person or body holds a view or
makes one known), to `show` (a document does so). Many forms are nouns too ("reports", "hopes"), and are only cues
where what stands beside them can be a subject.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

CueKind = Literal["say", "judge", "show"]
Form = Literal["base", "s", "past", "ing"]

_SAY = """
    accuse acknowledge add admit advise allege announce apologise apologize applaud argue ask assert assure beg
    bemoan berate blame blog boast brag brand brief call caution chant characterise characterize charge cheer chide
    cite claim clarify commend comment complain concede conclude condemn confirm congratulate conjecture contend
    counter credit criticise criticize declare decline decree decry deem demand denounce deny deride describe detail
    disclose dispute dub echo elaborate email emphasise emphasize estimate exclaim explain express fault forecast
    gush hail hint imply indicate inform inquire insist interject joke label lambast lambaste lament laud liken
    maintain mention mock muse narrate note notify observe opine plead pledge portray posit post praise preach
    predict proclaim profess project promise pronounce propose query question quip quote rail rant reaffirm rebuke
    rebut recall recite recount refute reiterate reject relate relay remark remind repeat reply report respond
    retort retweet reveal ridicule salute say scoff scold shout slam speculate state stress suggest summarise
    summarize swear tell testify text theorise theorize threaten tout tweet underline underscore urge vow warn
    whisper wonder write yell
"""
_JUDGE = """
    talk speak point thank discuss address
    admire advocate agree allude anticipate appreciate assail assume back balk believe blast champion conclude
    concur consider contemplate decide defend desire disagree disapprove disavow dislike dismiss distance doubt
    embrace endorse envisage envision expect favor favour fear feel foresee fret guess hate highlight hope identify
    imagine intend interpret invoke know learn love mull object oppose outline perceive plan ponder prefer realise
    realize reckon recognise recognize recommend refer reference refuse regard regret remember repudiate resent see
    seek support suspect think understand view want welcome wish worry
"""
_SHOW = """
    allege argue call claim conclude confirm contend describe detail estimate explain find indicate list mention
    note outline predict project read recommend report reveal say show state suggest tell warn
"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "swear": "swore sworn", "think": "thought",
    "know": "knew known", "feel": "felt", "understand": "understood", "see": "saw seen", "learn": "learned learnt",
    "foresee": "foresaw foreseen", "seek": "sought", "find": "found", "show": "showed shown", "read": "read",
    "mean": "meant", "speak": "spoke spoken", "forecast": "forecast", "rebut": "rebutted", "brag": "bragged",
    "beg": "begged", "admit": "admitted", "quip": "quipped", "refer": "referred", "prefer": "preferred",
    "regret": "regretted",
    "concur": "concurred", "blog": "blogged", "dub": "dubbed", "plan": "planned", "label": "labeled labelled",
    "chat": "chatted", "text": "texted",
}  # fmt: skip
_DOUBLED = frozenset(
    "rebut brag beg admit quip refer prefer regret concur blog dub plan forget chat".split()
)  # the last letter doubles before -ing


class Verb(NamedTuple):
    """A form of a cue verb: its base, what it is, and the kinds of cue it can be."""

    base: str
    form: Form
    kinds: frozenset[CueKind]


def _s(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _past(base: str) -> list[str]:
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base[:-1] + "ied"]
    return [base + ("d" if base.endswith("e") else "ed")]


def _ing(base: str) -> str:
    if base in _DOUBLED:
        return base + base[-1] + "ing"
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


def _forms() -> dict[str, Verb]:
    kinds: dict[str, set[CueKind]] = {}
    lists: tuple[tuple[CueKind, str], ...] = (("say", _SAY), ("judge", _JUDGE), ("show", _SHOW))
    for kind, words in lists:
        for base in words.split():
            kinds.setdefault(base, set()).add(kind)
    found: dict[str, Verb] = {}
    for base, own in kinds.items():
        own_kinds = frozenset(own)
        for form, words_of_form in (
            ("base", [base]), ("s", [_s(base)]), ("ing", [_ing(base)]), ("past", _past(base)),
        ):  # fmt: skip
            for word in words_of_form:
                found[word] = Verb(base, form, own_kinds)  # type: ignore[arg-type]
    return found


VERBS: dict[str, Verb] = _forms()
"""Every form of every cue verb. Where two forms are written alike the past wins ("read")."""

NOUN_LIKE = frozenset(
    """
    states claims notes reports calls charges demands questions posts comments quotes cites plans hopes fears wants
    views backs supports orders rules votes attacks challenges addresses offers requests aims lists pledges promises
    estimates projects forecasts tweets texts emails details credits labels brands texts briefs doubts regrets
    press push rally campaign focus answers means appeals blames threatens faults answers objects state claim note
    report call charge demand question post comment quote plan hope fear view support order rule vote attack challenge
    address offer request aim list pledge promise estimate project forecast tweet text email detail credit label brand
    brief doubt regret answer object value talk talks speaks point points thank thanks address addresses
    """.split()
)
"""Forms that are as often nouns: a cue only behind a pronoun, a name or a group of people."""

NOUNS = frozenset(
    """
    claim claims comment comments remark remarks statement statements assertion argument view views opinion words
    call calls warning warnings criticism promise pledge vow belief suggestion accusation accusations allegation
    allegations contention announcement speech tweet tweets testimony account admission insistence prediction
    estimate decision support opposition plan proposal endorsement demand demands refusal complaint complaints mind
    hope hopes fear fears assessment description interpretation denial praise attack attacks rhetoric
    """.split()
)
"""Nouns for something said or held, behind a possessive: "Lund's claim"."""
