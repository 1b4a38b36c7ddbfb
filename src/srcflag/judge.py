"""From what the evidence says to one status. Pure: no model, no input or output, no state.

The order of the questions is the order of the code: is there anything to look up, is there anything to look in, does
anybody contradict it or bring it up to date, does anybody support it, and how much of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import Span, Support, Verdict
from srcflag.words import word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Claim, Comparison, Evidence, Scope, Word
    from srcflag.settings import Settings

SUBSTANTIVE = 0.75
"""Share of a claim's content (by rarity) that no support states, from which the claim is only partly corroborated.

On the labels of the demonstration event the share of right statuses rises up to here (`training/fit_support.py`). That
is high because a reporter's other words for one thing often match nothing. An unstated figure is substantive at any
share.
"""

FEWEST_WORDS = 3
"""A claim of fewer content words ("His hands were down") shares them with other sentences by chance; it counts as
stated elsewhere only where it is stated in the same words.

Without this, status accuracy and flag F1 of the labelled events are 0.621 and 0.754, with it 0.626 and 0.760.
"""

SHOWN = 5  # pieces of evidence kept for a person to read; further ones repeat what these say


def judge(
    claim: Claim,
    words: Sequence[Word],
    comparisons: Sequence[Comparison],
    scope: Scope,
    settings: Settings,
    within: tuple[Evidence, ...] = (),
) -> Verdict:
    """The status of one sentence relative to its pool.

    `words` are the claim's content words, `comparisons` its evidence, best first; `within` are the passages of its own
    article that cannot hold together with it.
    """
    if not claim.checkworthy:
        return Verdict(status="not_a_claim", confidence=1.0, reason=f"{claim.kind}: nothing to look up")
    barred = scope.barred or _unfit(claim, settings)
    if barred:
        return Verdict(status="not_assessed", confidence=1.0, reason=barred)
    supporting = [comparison for comparison in comparisons if comparison.evidence.stance == "supports"]
    if len(words) < FEWEST_WORDS:
        supporting = [c for c in supporting if _same_words(c.evidence.text, claim.sentence.text)]
    shown = _shown(comparison.evidence for comparison in comparisons)
    against = _against(comparisons)
    if against:
        return Verdict(
            status="contradicted",
            confidence=against[0].score,
            support=_count(supporting),
            evidence=_shown([*against, *(c.evidence for c in comparisons)], least=len(against)),
            within=within,
            reason="what others state is incompatible with it",
        )
    if within:
        return Verdict(
            status="contradicted",
            confidence=within[0].score,
            support=_count(supporting),
            evidence=shown,
            within=within,
            reason="another sentence of this article is incompatible with it",
        )
    newer = [c.evidence for c in comparisons if any(slot.relation == "superseded" for slot in c.evidence.slots)]
    if newer:
        return Verdict(
            status="superseded",
            confidence=round(1.0 - newer[0].score, 3) if newer[0].stance == "neutral" else newer[0].score,
            support=_count(supporting),
            evidence=_shown([*newer, *(comparison.evidence for comparison in comparisons)]),
            reason="a later report gives another figure",
        )
    if not supporting:
        best = max((_support(c.evidence) for c in comparisons), default=0.0)
        return Verdict(
            status="uncorroborated",
            confidence=round(1.0 - best, 3),
            evidence=shown,
            unmatched=_spans(words, frozenset()),
            reason="no article in the pool states it",
        )
    covered = frozenset[int]().union(*(comparison.covered for comparison in supporting))
    missing = [word for index, word in enumerate(words) if index not in covered]
    open_share = sum(word.weight for word in missing)
    part = open_share >= SUBSTANTIVE or any(word.figure for word in missing)
    return Verdict(
        status="partly_corroborated" if part else "corroborated",
        confidence=supporting[0].evidence.score,
        support=_count(supporting),
        evidence=shown,
        unmatched=_spans(words, covered),
        coverage=round(min(1.0, max(0.0, 1.0 - open_share)), 3),
        reason="part of it is stated nowhere else" if part else "stated elsewhere",
    )


def _against(comparisons: Sequence[Comparison]) -> list[Evidence]:
    """What refutes, surest first: both sides are shown, the one an editor must act on first."""
    refuting = [comparison.evidence for comparison in comparisons if comparison.evidence.stance == "refutes"]
    return sorted(refuting, key=lambda evidence: -evidence.score)


def _count(supporting: Sequence[Comparison]) -> Support:
    """Documents and independent origins that support, and in whose voice they do."""
    evidence = [comparison.evidence for comparison in supporting]
    return Support(
        documents=len({passage.document_id for passage in evidence}),
        origins=len({passage.origin for passage in evidence}),
        reporting=len({passage.origin for passage in evidence if passage.voice == "same"}),
        stating=len({passage.origin for passage in evidence if passage.voice in ("own", "other")}),
    )


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


def _same_words(one: str, other: str) -> bool:
    """Whether two sentences differ in nothing but spaces and capitals."""
    return one.casefold().split() == other.casefold().split()


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
