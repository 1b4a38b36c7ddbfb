"""SF304 quote-differs: other articles quote the same words otherwise.

## What it flags
A direct quotation that an independent article has in nearly the same words, where a word that counts (a content word,
a figure, a name, a negation) differs, is added or is missing. The words of both are named.

## Why it matters
What stands between quotation marks is what somebody said. If two newsrooms have two wordings of it, one of them has
misheard, mistyped or tidied up.

## Flagged
“We will not close the bridge this year” where another article has “We will close the bridge this year”.

## Not flagged
Other punctuation, spelling or grammar words ("the", "that", "of"), words in brackets, an ellipsis, a part left out in
front or behind, another translation all through, quotations of under four words, what two people named by name say, and
a figure, date or name that SF201 to SF204 name already.

## What would clear it
The recording or the transcript; brackets or an ellipsis where words were changed or left out.

## Limits
Only quotations in passages that are near the sentence are compared, sentence by sentence: a quotation without a mark in
its sentence is not seen as one. A quotation of four or five words with another one among them is taken for another
quotation. What a speaker says on two occasions in nearly the same words is taken for one quotation, and in a translated
one the word that differs may be the translator's.

## References
Lehrer 1989, Remembering and Representing Prose: Quoted Speech as a Data Source. Newsroom style guides ask for brackets
or an ellipsis wherever a quotation is changed or cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.rules.base import Case, Finding, Rule
from srcflag.rules.phrases import articles, as_here, quoted
from srcflag.words import find_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srcflag.records import Evidence, QuoteComparison, WordDifference


def _check(case: Case) -> Iterable[Finding]:
    if case.verdict.status in ("not_a_claim", "not_assessed"):
        return
    for quotation, found in _altered(case.verdict.evidence).items():
        first = found[0][1]
        start, end = _place(case, first)
        holders = [evidence.document_id for _, _, evidence in found]
        agreeing = _agreeing(case.verdict.evidence, quotation)
        beside = f"; {as_here(agreeing)}" if agreeing else ""
        yield Finding(
            start=start,
            end=end,
            message=f"quoted {'; '.join(map(_said, first.differing))} in {articles(holders)}{beside}",
            explanation=(
                f"This sentence quotes {quoted(first.claim)} In {holders[0]}: {quoted(first.evidence)} Which of them "
                "was said cannot be seen from here."
            ),
            would_clear="the recording or transcript, or brackets or an ellipsis where words were changed or left out",
            evidence=tuple(index for index, _, _ in found),
            slot="quote:" + "|".join(f"{word.claim}>{word.evidence}" for word in first.differing).casefold(),
            severity="note" if case.document.exclusive else None,
        )


def _altered(evidence: Iterable[Evidence]) -> dict[str, list[tuple[int, QuoteComparison, Evidence]]]:
    """What is quoted otherwise elsewhere, by the quotation as it stands here."""
    found: dict[str, list[tuple[int, QuoteComparison, Evidence]]] = {}
    for index, passage in enumerate(evidence):
        for quote in passage.quotes:
            if quote.relation == "altered" and not all(_named_already(word, passage) for word in quote.differing):
                found.setdefault(quote.claim, []).append((index, quote, passage))
    return found


def _named_already(word: WordDifference, passage: Evidence) -> bool:
    """Whether the words that differ are part of a value that differs: another rule says so."""
    return any(
        slot.relation in ("differs", "superseded")
        and bool(find_whole(slot.claim, word.claim) or find_whole(word.claim, slot.claim))
        for slot in passage.slots
        if word.claim and slot.claim
    )


def _said(word: WordDifference) -> str:
    if not word.evidence:
        return f"with '{word.claim}' here, without it"
    if not word.claim:
        return f"without '{word.evidence}' here, with it"
    return f"with '{word.claim}' here, '{word.evidence}'"


def _agreeing(evidence: Iterable[Evidence], quotation: str) -> int:
    """How many other articles have the quotation, or a part of it, as it stands here."""
    return len(set(_who_agrees(evidence, quotation)))


def _who_agrees(evidence: Iterable[Evidence], quotation: str) -> Iterator[str]:
    for passage in evidence:
        if any(quote.claim == quotation and quote.relation in ("same", "trimmed") for quote in passage.quotes):
            yield passage.document_id


def _place(case: Case, quote: QuoteComparison) -> tuple[int, int]:
    """The first word of the quotation that differs, or the whole of it where a word is missing from it."""
    sentence = case.claim.sentence
    at = max(0, sentence.text.find(quote.claim))
    start, end = at, at + len(quote.claim)
    word = quote.differing[0].claim
    inside = find_whole(quote.claim, word) if word else None
    if inside:
        start, end = at + inside[0], at + inside[1]
    return sentence.start + start, sentence.start + end


RULE = Rule(
    code="SF304",
    name="quote-differs",
    severity="warning",
    state="preview",
    summary="a direct quotation whose words differ between origins beyond translation or trimming",
    doc=__doc__ or "",
    check=_check,
)
