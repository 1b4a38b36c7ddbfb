"""What a rule is, what it sees, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.records import (
    Claim,
    Document,
    Flag,
    PoolSummary,
    Record,
    Scope,
    Severity,
    Suppression,
    Verdict,
    flag_id,
)
from srcflag.rules.importance import importance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RuleState = Literal["preview", "stable", "deprecated", "removed"]


class Case(Record):
    """All that a rule may look at for one sentence. No model, no file, no other sentence's verdict.

    `suppressions` are those that stand in this very sentence: a comment is one, and so is front matter.
    """

    document: Document
    claim: Claim
    verdict: Verdict
    pool: PoolSummary
    scope: Scope = Scope()
    suppressions: tuple[Suppression, ...] = ()


class Finding(Record):
    """One thing a rule has to say about one span.

    `slot` tells apart two findings of one rule on one sentence; it is part of the flag's identity, as the span is not.
    `severity` overrides the rule's default. `evidence` holds indexes into the verdict's evidence.
    """

    start: int
    end: int
    message: str
    explanation: str
    would_clear: str
    evidence: tuple[int, ...] = ()
    slot: str = ""
    severity: Severity | None = None


class Rule(NamedTuple):
    """A coded check. `doc` is its documentation page: the docstring of its module.

    A rule of scope "document" is asked once, with the case of the first sentence after front matter; one of scope
    "suppression" after all others, where suppressions stand. `rests_on_status` says that what it finds follows from the
    sentence's status, so that the confidence of that is its own.
    """

    code: str
    name: str
    severity: Severity
    state: RuleState
    summary: str
    doc: str
    check: Callable[[Case], Iterable[Finding]]
    scope: Literal["sentence", "document", "suppression"] = "sentence"
    rests_on_status: bool = False


def lowered(severity: Severity, confidence: float, least: float) -> Severity:
    """The severity of a flag on a status of this confidence: a note where that is under the least."""
    return "note" if confidence < least else severity


def to_flag(rule: Rule, case: Case, finding: Finding, repeat: int, least: float = 0.0) -> Flag:
    """The finding as the report shows it. `least` is the setting `min_confidence`.

    What it begins with is no part of the identity of a whole document.
    """
    sentence, sure = case.claim.sentence, case.verdict.confidence
    words = "" if rule.scope == "document" else sentence.text
    said = finding.severity or rule.severity
    severity = lowered(said, sure, least) if rule.rests_on_status else said
    why = f"{finding.explanation} How sure of the status: {sure:.0%}." if rule.rests_on_status else finding.explanation
    if severity != said:
        why += f" A note, no {said}: the status has a confidence of {sure:g}, and min_confidence is {least:g}."
    return Flag(
        id=flag_id(rule.code, case.document.id, words, finding.slot, repeat),
        code=rule.code,
        name=rule.name,
        severity=severity,
        sentence=sentence.index,
        importance=importance(case.claim),
        explanation=why,
        **finding.model_dump(exclude={"severity", "explanation"}),
    )
