"""A Report as a person wants to read it in a terminal."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from srcflag.records import SEVERITIES, STATUSES, counted
from srcflag.report.places import has_lines
from srcflag.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srcflag.records import Accepted, DocumentReport, Evidence, Flag, Report, SentenceReport, Severity

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
_WIDTH = 150  # characters of a quoted passage before it is cut
_COMMAND = re.compile(r"^(?:[^\S\n]|\x1b\[[\d;]*m)*:(?=:)|#(?=#(?:\[|vso\[))", re.MULTILINE)
"""What GitHub Actions (`::` first on a line, `##[` anywhere) and Azure Pipelines (`##vso[`) obey where a log has it."""
_FIRST = 6  # sentences repeated at the end: what an editor with five minutes can look at
_STATUS_WORDS = {
    "contradicted": "contradicted",
    "uncorroborated": "uncorroborated",
    "partly_corroborated": "partly corroborated",
    "superseded": "superseded",
    "corroborated": "corroborated",
    "not_assessed": "not assessed",
    "not_a_claim": "not a claim",
}


def render(report: Report, *, quiet: bool = False, verbose: bool = False) -> str:
    """The report as text, with ANSI colour (the caller strips it where it is not wanted).

    `quiet` leaves out notes and evidence; `verbose` shows every supported sentence and accepted flag too, and which
    articles share a root.
    """
    lines: list[str] = []
    for document in report.documents:
        lines += _document(document, quiet=quiet, verbose=verbose)
    if verbose:
        lines += _joined(report)
    lines += _closing(report, quiet=quiet)
    return no_command("\n".join(lines) + "\n")


def no_command(text: str) -> str:
    """The text with a space in what a CI service would take out of its log and do: an article may hold it."""
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


def printable(text: str) -> str:
    """Text on one line without control or direction characters, which could repaint a terminal."""
    return visible(" ".join(text.split()))


def _document(document: DocumentReport, *, quiet: bool, verbose: bool) -> Iterator[str]:
    where = _name(document)
    for note in document.notifications:
        yield f"{click.style(where, bold=True)}: {click.style('note', fg='cyan')} {printable(note.message)}"
    shown = [flag for flag in document.flags if not (quiet and flag.severity == "note")]
    for index, group in groupby(sorted(shown, key=lambda flag: flag.sentence), key=lambda flag: flag.sentence):
        yield from _sentence(document, document.sentences[index], list(group), quiet=quiet)
    if verbose:
        for sentence in document.sentences:
            if sentence.status in ("corroborated", "partly_corroborated", "superseded", "contradicted"):
                status = click.style(_STATUS_WORDS[sentence.status], fg="green")
                yield f"{_where(document, sentence.start)}: {status} {cut(sentence.text)}"
                yield f"    why: {printable(sentence.explanation)}"
                for evidence in sentence.evidence[:2]:
                    if evidence.stance == "supports":
                        yield _evidence(evidence)
        for accepted in document.accepted:
            yield _accepted(document, accepted)
        for reliance in document.relies_on:
            lost = "1 claim loses its" if reliance.claims == 1 else f"{reliance.claims:,} claims lose their"
            yield f"{where}: without {printable(reliance.document_id)}, {lost} only support"


def _joined(report: Report) -> Iterator[str]:
    """Which articles of the pool share a root, and why."""
    for known in report.pool.joined:
        names = printable(", ".join(known.documents))
        shown = f": {cut(known.shared)}" if known.shared else ""
        direction = f" ({printable(known.direction)})" if known.direction else ""
        yield f"one root: {click.style(names, bold=True)}: {known.reason}{direction}{shown}"


def _sentence(document: DocumentReport, sentence: SentenceReport, flags: list[Flag], *, quiet: bool) -> Iterator[str]:
    """All flags of one sentence, then the sentence and its evidence once."""
    for flag in flags:
        yield _headline(document, flag)
    if quiet:
        return
    worst = min(flags, key=lambda flag: SEVERITIES.index(flag.severity))
    yield f"    {click.style('│', fg=COLOURS[worst.severity])} {cut(sentence.text)}"
    if worst.severity != "note":
        yield from _grounds(sentence, worst)
    yield ""


def in_full(document: DocumentReport, flag: Flag) -> Iterator[str]:
    """One flag with all that a person needs to decide about it: its whole sentence, why, and the evidence."""
    sentence = document.sentences[flag.sentence]
    yield _headline(document, flag)
    yield f"    {click.style('│', fg=COLOURS[flag.severity])} {printable(sentence.text)}"
    yield from _grounds(sentence, flag)


def _grounds(sentence: SentenceReport, flag: Flag) -> Iterator[str]:
    yield f"    why: {printable(flag.explanation)}"
    # the explanation quotes the nearest passage; what supports or refutes is shown beside it
    yield from (_evidence(e) for e in (sentence.evidence[n] for n in flag.evidence) if e.stance != "neutral")
    yield f"    clears: {printable(flag.would_clear)}"


def _name(document: DocumentReport) -> str:
    """The path; with the id where the file holds other things too, and the id alone where there is no file."""
    path, own = document.path, document.document_id
    if path is None or path == "-":
        return printable(own)
    return printable(path) if has_lines(path) else printable(f"{path} ({own})")


def _where(document: DocumentReport, offset: int) -> str:
    """Path, line and column as editors read them. An article in a .json file has no lines of its own there."""
    if document.path not in (None, "-") and not has_lines(document.path or ""):
        return _name(document)
    line, column = document.place(offset)
    return f"{_name(document)}:{line}:{column}"


def _headline(document: DocumentReport, flag: Flag) -> str:
    severity = click.style(flag.severity, fg=COLOURS[flag.severity], bold=flag.severity == "error")
    code = click.style(flag.code, fg=COLOURS[flag.severity], bold=True)
    position = click.style(_where(document, flag.start), bold=True)
    return f"{position}: {code} {severity} {printable(flag.message)} [{flag.name}]"


def _accepted(document: DocumentReport, one: Accepted) -> str:
    """A flag that somebody accepted, on one line with who, when and why."""
    where = "in the article" if one.kind == "in source" else "in the baseline"
    who = f" by {printable(one.by)}" if one.by else ""
    when = f" on {one.when}" if one.when else ""
    until = f", until {one.expires}" if one.expires else ""
    reason = printable(one.reason) or "no reason given"
    said = click.style(f"{one.flag.code} {one.decision} {where}{who}{when}{until}: {reason}", dim=True)
    return f"{_where(document, one.flag.start)}: {said} [{one.flag.name}]"


def _evidence(evidence: Evidence) -> str:
    mark = {"supports": "supports", "refutes": "against", "neutral": "near"}[evidence.stance]
    shown = click.style(printable(evidence.document_id), bold=True)
    return f"    {mark} {shown}: {click.style(cut(evidence.text), dim=True)}"


def cut(text: str, width: int = _WIDTH) -> str:
    """Text on one line, cut at a word where it is longer than `width`."""
    flat = printable(text)
    return flat if len(flat) <= width else flat[:width].rsplit(" ", 1)[0] + " …"


def _around(document: DocumentReport, flag: Flag) -> str:
    """The sentence of a flag on one line; where what is marked would be cut off, from shortly before it on."""
    sentence = document.sentences[flag.sentence]
    at = flag.start - sentence.start
    if len(sentence.text) <= _WIDTH or at < _WIDTH // 2:
        return cut(sentence.text)
    return "… " + cut(sentence.text[sentence.text.find(" ", at - _WIDTH // 3) + 1 :])


def _closing(report: Report, *, quiet: bool) -> Iterator[str]:
    """The counts, so that what is corroborated is seen too, and the places to look at first."""
    summary = report.summary
    found = ", ".join(
        click.style(counted(summary.by_severity[name], name), fg=COLOURS[name])
        for name in SEVERITIES
        if summary.by_severity[name]
    )
    read = f"{counted(len(report.documents), 'article')}, {counted(summary.sentences, 'sentence')}"
    yield f"{read}: {found or 'nothing to show with this pool and these rules'}{accepted(report)}"
    width = max(len(_STATUS_WORDS[name]) for name in STATUSES)
    for name in STATUSES:
        if summary.by_status[name]:
            yield f"  {_STATUS_WORDS[name]:<{width}}  {summary.by_status[name]:>5,}"
    urgent = _urgent(report)
    if urgent:
        yield "look at first:"
        for document, flag in urgent[:_FIRST]:
            yield f"  {_headline(document, flag)}"
            if not quiet:
                yield f"    {click.style('│', fg=COLOURS[flag.severity])} {_around(document, flag)}"
    further = sum(flag.severity == "error" for _, flag in urgent[_FIRST:])
    if further:
        yield f"  and {counted(further, 'more sentence')} with an error"


def _urgent(report: Report) -> list[tuple[DocumentReport, Flag]]:
    """The gravest flag of each sentence that has more than notes, the first to look at first."""
    flags = [(document, flag) for document in report.documents for flag in document.flags if flag.severity != "note"]
    flags.sort(key=lambda found: found[1].rank)
    first: dict[tuple[str, int], tuple[DocumentReport, Flag]] = {}
    for document, flag in flags:
        first.setdefault((document.document_id, flag.sentence), (document, flag))
    return [*first.values()]


def accepted(report: Report) -> str:
    """How many flags are not shown because somebody accepted them, to follow what is shown; empty for none."""
    kinds = Counter[str](one.kind for document in report.documents for one in document.accepted)
    places = {"baseline": "in the baseline", "in source": "in the articles"}
    parts = [f"{kinds[kind]:,} {where}" for kind, where in places.items() if kinds[kind]]
    return f"; not shown, as accepted: {', '.join(parts)}" if parts else ""
