"""The one set of records that every stage, output and user sees.

All are frozen. Offsets are code points into `Document.text` exactly as it was read, so that
`text[start:end]` is the span. Vectors never travel in a record: they stay in arrays beside a list of
sentences, inside one stage.
"""

from __future__ import annotations

from srcflag.records.base import (
    SEVERITIES,
    STATUSES,
    AttributionType,
    Document,
    JoinReason,
    Kind,
    QuoteRelation,
    Record,
    Sentence,
    Severity,
    SlotName,
    SlotRelation,
    Span,
    StanceName,
    Status,
    Voice,
)
from srcflag.records.claims import Attribution, Claim
from srcflag.records.evidence import (
    Comparison,
    Evidence,
    QuoteComparison,
    Scope,
    SlotComparison,
    Support,
    Verdict,
    Word,
    WordDifference,
)
from srcflag.records.report import (
    DocumentReport,
    Flag,
    Joined,
    Notification,
    PoolSummary,
    Reliance,
    Report,
    SentenceReport,
    Summary,
    ToolInfo,
)

__all__ = [
    "SEVERITIES",
    "STATUSES",
    "Attribution",
    "AttributionType",
    "Claim",
    "Comparison",
    "Document",
    "DocumentReport",
    "Evidence",
    "Flag",
    "JoinReason",
    "Joined",
    "Kind",
    "Notification",
    "PoolSummary",
    "QuoteComparison",
    "QuoteRelation",
    "Record",
    "Reliance",
    "Report",
    "Scope",
    "Sentence",
    "SentenceReport",
    "Severity",
    "SlotComparison",
    "SlotName",
    "SlotRelation",
    "Span",
    "StanceName",
    "Status",
    "Summary",
    "Support",
    "ToolInfo",
    "Verdict",
    "Voice",
    "Word",
    "WordDifference",
]
