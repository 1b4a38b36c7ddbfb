"""Turns of phrase that several rules share, so that the same fact reads the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Evidence, PoolSummary, Sentence, Span, Verdict

_LONGEST_QUOTE = 160

_FAR = 0.95
"""From this probability that it is silent on a claim a passage is not shown as the closest: its values are not compared
with the claim's either (`verify.stance.LOOKED_AT`)."""


def pool_size(pool: PoolSummary) -> str:
    """How large the pool is: "4 articles, 3 independent origins"."""
    return f"{counted(pool.documents, 'article')}, {counted(pool.origins, 'independent origin')}"


def as_here(number: int) -> str:
    """How many other articles side with the sentence: "1 other article has it as here"."""
    return f"{counted(number, 'other article')} {'has' if number == 1 else 'have'} it as here"


def articles(ids: Sequence[str], most: int = 3) -> str:
    """Article ids in a row, each once: "000, 001 and 2 more articles"."""
    own = list(dict.fromkeys(ids))
    if len(own) > most:
        return f"{', '.join(own[:most])} and {counted(len(own) - most, 'more article')}"
    return ", ".join(own[:-1]) + " and " + own[-1] if len(own) > 1 else "".join(own)


def quoted(text: str) -> str:
    """A passage on one line in double quotes, cut at a word if it is long."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST_QUOTE:
        flat = flat[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def nearest(verdict: Verdict) -> str:
    """One sentence that shows the closest passage of the pool, or says that there is none."""
    if not verdict.evidence or _is_far(verdict.evidence[0]):
        return "The pool holds nothing close to it."
    best = verdict.evidence[0]
    return f"The closest passage is in {best.document_id}: {quoted(best.text)}"


def nowhere(verdict: Verdict, sentence: Sentence) -> str:
    """Which words of a claim that stands alone the nearest passages have not, names and figures first."""
    if not verdict.evidence or _is_far(verdict.evidence[0]):
        return ""
    if not verdict.unmatched:
        return "Its words are found in several passages, together in none."
    return f"Not in the nearest passages: {listed(verdict.unmatched, sentence, telling=True)}."


def _is_far(evidence: Evidence) -> bool:
    """Whether a passage has so little to do with a claim that quoting it explains nothing."""
    return evidence.stance == "neutral" and evidence.score > _FAR


def listed(spans: Sequence[Span], sentence: Sentence, most: int = 6, *, telling: bool = False) -> str:
    """Words of a sentence in quotation marks, neighbours together: "'White House', 'billions' and 3 more words".

    With `telling`, names and figures come first.
    """
    runs: list[list[Span]] = []
    for span in spans:
        between = sentence.text[runs[-1][-1].end - sentence.start : span.start - sentence.start] if runs else ""
        if between in (" ", "-") and len(runs[-1]) < most:
            runs[-1].append(span)
        else:
            runs.append([span])
    if telling:
        runs.sort(key=lambda run: all(span.text.islower() for span in run))  # a figure is not lower case
    shown: list[str] = []
    left = len(spans)
    for run in runs:
        if len(spans) - left >= most:
            break
        left -= len(run)
        shown.append(f"'{sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start]}'")
    if left:
        return f"{', '.join(shown)} and {counted(left, 'more word')}"
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)
