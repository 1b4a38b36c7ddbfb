"""From what the evidence says to one status. Pure: no model, no input or output, no state.

The order of the questions is the order of the code: is there anything to look up, is there anything to look in, does
anybody contradict it or bring it up to date, does anybody support it, and how much of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import Span, Verdict
from srcflag.support import count_support, independent, is_partial, missing_parts, open_share, weakest
from srcflag.words import plain_words, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Claim, Comparison, Evidence, Part, Scope, Support, Word
    from srcflag.settings import Settings

FEWEST_WORDS = 3
"""A claim of fewer content words ("His hands were down") shares them with other sentences by chance; it counts as
stated elsewhere only where a passage has these very words.

Without this, status accuracy and flag F1 of the labelled events are 0.621 and 0.754, with it 0.626 and 0.760.
"""

BETWEEN = 2
"""Words that may stand between those of so short a claim: "The setback was substantial", "The setback he had was
substantial". Judgement."""

SHOWN = 5  # pieces of evidence kept for a person to read; further ones repeat what these say
NAMED = 3  # origins, and articles of one of them, that an explanation names: as many as a line holds


def judge(
    claim: Claim,
    words: Sequence[Word],
    comparisons: Sequence[Comparison],
    scope: Scope,
    settings: Settings,
    within: tuple[Evidence, ...] = (),
    parts: Sequence[Part] = (),
) -> Verdict:
    """The status of one sentence relative to its pool.

    `words` are the claim's content words, `comparisons` its evidence, best first; `within` are the passages of its own
    article that cannot hold together with it, `parts` its assertions and figures, of which the status names those that
    are open.
    """
    if not claim.checkworthy:
        return Verdict(status="not_a_claim", confidence=1.0, reason=f"{claim.kind}: nothing to look up")
    barred = scope.barred or _unfit(claim, settings)
    if barred:
        return Verdict(status="not_assessed", confidence=1.0, reason=barred)
    supporting = [comparison for comparison in comparisons if comparison.evidence.stance == "supports"]
    if len(words) < FEWEST_WORDS:
        supporting = [c for c in supporting if _holds(c.evidence.text, claim.sentence.text)]
    support = count_support(claim, words, supporting, scope)
    shown = _shown(comparison.evidence for comparison in comparisons)
    against = _against(comparisons)
    if against:
        return Verdict(
            status="contradicted",
            confidence=against[0].score,
            support=support,
            evidence=_shown([*against, *(c.evidence for c in comparisons)], least=len(against)),
            within=within,
            told_once=any(c.told_once and c.evidence.stance == "refutes" for c in comparisons),
            reason="what others state is incompatible with it",
        )
    if within:
        return Verdict(
            status="contradicted",
            confidence=within[0].score,
            support=support,
            evidence=shown,
            within=within,
            reason="another sentence of this article is incompatible with it",
        )
    newer = [c.evidence for c in comparisons if any(slot.relation == "superseded" for slot in c.evidence.slots)]
    if newer:
        return Verdict(
            status="superseded",
            confidence=round(1.0 - newer[0].score, 3) if newer[0].stance == "neutral" else newer[0].score,
            support=support,
            evidence=_shown([*newer, *(comparison.evidence for comparison in comparisons)]),
            reason="a later report gives another figure",
        )
    if not supporting:
        best = max((_support(c.evidence) for c in comparisons), default=0.0)
        return Verdict(
            status="uncorroborated",
            confidence=round(1.0 - best, 3),
            evidence=shown,
            unmatched=_spans(words, frozenset[int]().union(*(comparison.covered for comparison in comparisons))),
            reason="no article in the pool states it",
        )
    covered = frozenset[int]().union(*(comparison.covered for comparison in supporting))
    part = is_partial(words, covered)
    others = (comparison.covered for comparison in comparisons if comparison not in supporting)
    missing = missing_parts(words, parts, covered, others) if part else ()
    return Verdict(
        status="partly_corroborated" if part else "corroborated",
        confidence=supporting[0].evidence.score,
        support=support,
        evidence=shown,
        unmatched=_spans(words, covered),
        missing=missing,
        coverage=round(min(1.0, max(0.0, 1.0 - open_share(words, covered))), 3),
        reason=_in_part(missing) if part else _stated(support, supporting, words, scope),
    )


def _in_part(missing: Sequence[Part]) -> str:
    """That part of it is stated nowhere else, and which, as far as it can be named."""
    named = ", ".join(f"“{' '.join(part.text.split())}”" for part in missing)
    return f"part of it is stated nowhere else{': ' if named else ''}{named}"


def _against(comparisons: Sequence[Comparison]) -> list[Evidence]:
    """What refutes, surest first: both sides are shown, the one an editor must act on first."""
    refuting = [comparison.evidence for comparison in comparisons if comparison.evidence.stance == "refutes"]
    return sorted(refuting, key=lambda evidence: -evidence.score)


def _stated(support: Support, supporting: Sequence[Comparison], words: Sequence[Word], scope: Scope) -> str:
    """Who states it, which of them would have to go, and whether more than one witness is behind them."""
    if not support.origins:
        copies = _named([[name] for name in dict.fromkeys(c.evidence.document_id for c in supporting)])
        return f"stated elsewhere only by its own root ({copies}); no independent origin states it"
    supporting = independent(supporting, scope)
    members: dict[str, list[str]] = {}
    for comparison in supporting:
        own = members.setdefault(comparison.evidence.origin, [])
        if comparison.evidence.document_id not in own:
            own.append(comparison.evidence.document_id)
    number = support.origins
    if number == 1:
        going = "without it this would stand alone"
    elif support.fragility == number:
        going = f"{'both' if number == 2 else 'all of them'} would have to go before it stood alone"
    else:
        needed = weakest(words, supporting)
        these = _named([own for origin, own in members.items() if origin in needed])
        going = f"{_in_words(len(needed))} of them ({these}) would have to go before part of it stood alone"
    named = f"; {'they name' if number > 1 else 'it names'} no second witness" if support.witnesses == 1 else ""
    origins = f"{number:,} independent origin{'s' if number > 1 else ''}"
    return f"stated by {origins} ({_named([*members.values()])}); {going}{named}"


def _named(origins: Sequence[Sequence[str]]) -> str:
    """The articles of some origins, those of one together: "a, b", or "a; b and c"."""
    mark = "; " if any(len(own) > 1 for own in origins) else ", "
    more = f" and {len(origins) - NAMED:,} more" if len(origins) > NAMED else ""
    return mark.join(_in_a_row(own) for own in origins[:NAMED]) + more


def _in_a_row(documents: Sequence[str]) -> str:
    if len(documents) > NAMED:
        return f"{', '.join(documents[:NAMED])} and {len(documents) - NAMED:,} more"
    return " and ".join(filter(None, (", ".join(documents[:-1]), documents[-1])))


def _in_words(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six")
    return words[number] if number < len(words) else f"{number:,}"


def _shown(found: Iterable[Evidence], least: int = 0) -> tuple[Evidence, ...]:
    """The best evidence, each wording of one origin once: its copies would hide what others say.

    The first `least` are kept in any case, and with them all that agrees with the claim in a value: who has which is
    counted.
    """
    distinct: dict[tuple[str, str], Evidence] = {}
    for evidence in found:
        distinct.setdefault((evidence.origin, evidence.text), evidence)
    every = tuple(distinct.values())
    if not least:
        return every[:SHOWN]
    agreeing = tuple(e for e in every[least:] if any(slot.relation == "agrees" for slot in e.slots))
    rest = tuple(e for e in every[least:] if e not in agreeing)
    return (*every[:least], *agreeing, *rest)[: max(SHOWN, least + len(agreeing))]


def _holds(evidence: str, claim: str) -> bool:
    """Whether a passage has all words of a claim one after another, with no more than a few between them."""
    wanted = [word for _, _, word in plain_words(claim)]
    words = [word for _, _, word in plain_words(evidence)]
    for start, word in enumerate(words):
        if wanted and word == wanted[0]:
            rest = iter(words[start : start + len(wanted) + BETWEEN])
            if all(one in rest for one in wanted):
                return True
    return False


def _support(evidence: Evidence) -> float:
    """How likely evidence is to support, whatever its stance: a score is that of the stance that is named."""
    return evidence.score if evidence.stance == "supports" else 1.0 - evidence.score


def _unfit(claim: Claim, settings: Settings) -> str:
    """Why a sentence cannot be judged whatever the pool, or an empty string."""
    text = claim.sentence.text
    if len(text) > settings.max_chars:
        return f"too long to compare ({len(text):,} characters without an end; the limit is {settings.max_chars:,})"
    if word_count(text) < settings.min_words:
        return f"too short to compare (under {settings.min_words} words)"
    return ""


def _spans(words: Sequence[Word], covered: Iterable[int]) -> tuple[Span, ...]:
    """The words that nothing covers, as spans of the document."""
    stated = frozenset(covered)
    return tuple(
        Span(start=word.start, end=word.end, text=word.text) for index, word in enumerate(words) if index not in stated
    )
