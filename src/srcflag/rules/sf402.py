"""SF402 unsupported-allegation: a serious accusation that no independent article supports.

## What it flags
A sentence that accuses an identifiable person, body or state of grave wrongdoing (corruption, sabotage, violence,
fraud, lying, neglect that harms) where no article of the pool supports the accusation, or only its own root does: a
copy of the same text, a report that credits the same outlet. An error where it stands alone; a warning where a copy has
it too, or where others state the rest of the sentence. So are sentences that go on with an accusation: what the same
witness adds in the same quotation ("There was no reason."), and what an accusation just made is said to rest on. Graver
still where only vague or unnamed sources stand behind it, and the explanation says so.

## Why it matters
It is the sentence that harms somebody, and the one that ends in court.

## Flagged
"The minister is alleged to have taken bribes." when no other report on the event has bribes.

## Not flagged
A crime that names no wrongdoer ("the car was stolen"); a denial ("he took no bribes"); an accusation that independent
articles report too; what rivals accuse each other of every day without naming a deed ("of destabilising the region",
"of divisive rhetoric"), which SF101 shows as a warning where it stands alone.

## What would clear it
An independent origin that reports the accusation, a named source and the answer of the person accused, or cutting it.

## Limits
Wrongdoing is found by words and turns of phrase, so that what accuses by hint alone is missed. That others report an
accusation does not say that it is right.

## References
European Court of Human Rights, Bladet Tromsø and Stensaas v. Norway (1999), on repeating allegations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.accusation import standing
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import nearest, pool_size

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEHIND = {
    "none": "The article names no source for it.",
    "vague": "Nobody who could be asked stands behind it, only '{source}{cue}'.",
    "anonymous": "Only an unnamed source stands behind it ('{source}').",
    "named": "The article attributes it to '{source}'{resolved}.",
    "institution": "The article attributes it to '{source}'{resolved}.",
}


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    span = claim.allegation
    if span is None:
        return
    why = standing(claim, verdict)
    if not why:
        return
    copied = why == "copied"
    attribution = claim.attribution
    behind = _BEHIND[attribution.type].format(
        source=attribution.source,
        cue="" if attribution.source else attribution.cue,
        resolved=f" ({attribution.resolved})" if attribution.resolved not in ("", attribution.source) else "",
    )
    nobody = "only its own root repeats" if copied else "no other article in this pool supports"
    found = "what supports it is a copy of this text or has it from the same outlet" if copied else "none supports it"
    if attribution.type in ("vague", "anonymous"):
        who = (
            f"nobody but '{attribution.source}' stands"
            if attribution.source
            else f"nobody named ('{attribution.cue}') stands"
        )
        message = f"serious allegation ('{span.text}') that {nobody}; {who} behind it"
    else:
        message = f"serious allegation ('{span.text}') that {nobody}"
    yield Finding(
        start=span.start,
        end=span.end,
        message=message,
        explanation=(
            f"The sentence accuses an identifiable person or body of serious wrongdoing. {behind} Looked for it in "
            f"{pool_size(case.pool)}: {found}. {nearest(verdict)}"
        ),
        would_clear="an independent origin that reports it, or a named source and the answer of those accused",
        evidence=(0,) if verdict.evidence else (),
        severity="warning" if copied or verdict.status == "partly_corroborated" else "error",
    )


RULE = Rule(
    code="SF402",
    name="unsupported-allegation",
    severity="error",
    state="preview",
    summary="a serious allegation against an identifiable person or body with no independent support",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
