"""SF103 partly-corroborated: other articles state part of this; the rest is named.

## What it flags
A sentence that an independent article supports in part, while another part that carries news (who did it, a second
assertion, a figure, who says so) is found in no supporting passage. The message quotes that part and the flag marks
it; where no part can be told from the rest, both give the words that are found nowhere.

## Why it matters
The unsupported part rides on the credit of the supported one: the deal is in every report, the price in only one.

## Flagged
"The council sold the hall for 4 million euros." where others report the sale and no price. "The mayor resigned and
left the country." where others report that she resigned.

## Not flagged
Other words for the same thing ("nations" for "countries"), titles and word order, figures written in words; numbers
that tell who or which (an age, a house number, a date).

## What would clear it
A second origin that states the named part, or a source for it in the sentence.

## Limits
Words are matched by stem, spelling and meaning in context, so a rare synonym may be named without need, and a word
used elsewhere in another sense may hide a part. Parts are found by the words that begin them, and a sentence is left
whole where that is in doubt. A warning where what is open tells of a figure,
a decision or harm, or is a part with a name or a deed in it; else a note.

## References
Kamoi et al. 2023, WiCE: the label "partially supported" and its unsupported tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.records import counted
from srcflag.rules.accusation import standing
from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.importance import tells_something, weighs
from srcflag.rules.phrases import listed, nearest, quoted
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Part, Verdict

_QUOTED = 3  # parts that a message quotes: a line holds no more


def _check(case: Case) -> Iterable[Finding]:
    claim, verdict = case.claim, case.verdict
    if verdict.status != "partly_corroborated" or not verdict.unmatched or claim.kind not in ("claim", "reported"):
        return
    if standing(claim, verdict):
        return  # SF402 says it with more weight
    marked = [span for part in verdict.missing for span in part.spans] or [*verdict.unmatched]
    news = _is_news(verdict)
    words = listed(verdict.unmatched, claim.sentence)
    yield Finding(
        start=min(span.start for span in marked),
        end=max(span.end for span in marked),
        message=f"stated elsewhere only in part: {_open(verdict.missing) or _no_passage(words)}",
        explanation=(
            f"{counted(verdict.support.documents, 'article')} of "
            f"{counted(verdict.support.origins, 'independent origin')} "
            f"support{'s' if verdict.support.documents == 1 else ''} this sentence, but no supporting passage states "
            f"{words}. {nearest(verdict)}"
        ),
        would_clear="a second origin that states the named part, or a source for it in the sentence",
        evidence=tuple(i for i, e in enumerate(verdict.evidence) if e.stance == "supports"),
        severity="warning" if news and not case.document.exclusive else "note",
    )


def _is_news(verdict: Verdict) -> bool:
    """Whether what is stated nowhere else is the news: a figure, a decision or harm, or a part that tells something."""
    words = [span.text for span in verdict.unmatched]
    parts = [span.text for part in verdict.missing for span in part.spans]
    figure = any(word.number is not None for text in words for word in content_words(text))
    return figure or any(map(weighs, parts or words)) or any(map(tells_something, parts))


def _open(missing: Sequence[Part]) -> str:
    """What of it is stated nowhere else; empty where no part can be named."""
    parts = [
        f"who says so ({quoted(part.text)})" if part.kind == "attribution" else quoted(part.text)
        for part in missing
        if part.kind != "figure"
    ][:_QUOTED]
    figures = [quoted(part.text) for part in missing if part.kind == "figure"][:_QUOTED]
    said = [f"{_joined(parts)} {'is' if len(parts) == 1 else 'are'} stated nowhere else"] if parts else []
    return "; ".join([*said, _no_passage(f"the figure in {_joined(figures)}")] if figures else said)


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _no_passage(words: str) -> str:
    return f"no supporting passage has {words}"


RULE = Rule(
    code="SF103",
    name="partly-corroborated",
    severity="warning",
    state="preview",
    summary="the part of a claim that no other origin states, named",
    doc=__doc__ or "",
    check=_check,
    rests_on_status=True,
)
