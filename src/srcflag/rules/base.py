"""What a rule is, what it sees, and what it says."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from srcflag.records import Claim, Document, Flag, PoolSummary, Record, Scope, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RuleState = Literal["preview", "stable", "deprecated", "removed"]


class Case(Record):
    """All that a rule may look at for one sentence. No model, no file, no other sentence's verdict."""

    document: Document
    claim: Claim
    verdict: Verdict
    pool: PoolSummary
    scope: Scope = Scope()


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

    A rule of scope "document" is asked once, with the case of the document's first sentence.
    """

    code: str
    name: str
    severity: Severity
    state: RuleState
    summary: str
    doc: str
    check: Callable[[Case], Iterable[Finding]]
    scope: Literal["sentence", "document"] = "sentence"


def flag_id(code: str, document_id: str, sentence: str, slot: str, repeat: int = 0) -> str:
    """The identity of a flag: no position and no score, so that it survives edits elsewhere in the article.

    `repeat` counts earlier flags of the same code on the very same words of the same article.
    """
    normal = re.sub(r"\s+", " ", sentence).strip().casefold()
    key = "\x1f".join([code, document_id, normal, slot] + ([str(repeat)] if repeat else []))
    return f"{code}:{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def to_flag(rule: Rule, case: Case, finding: Finding, repeat: int) -> Flag:
    """The finding as the report shows it."""
    sentence = case.claim.sentence
    return Flag(
        id=flag_id(rule.code, case.document.id, sentence.text, finding.slot, repeat),
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        sentence=sentence.index,
        **finding.model_dump(exclude={"slot", "severity"}),
    )
