"""A Report as JUnit XML, which CI dashboards show as test results.

A suite is an article, a case a flag: its name is the flag's id, which stays the same from run to run, so that a
dashboard shows what is new and what is gone. Errors and warnings fail; notes and accepted flags
are skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # it is only written here; nothing foreign is parsed

from srcflag.report.order import Found
from srcflag.report.places import Places, shown
from srcflag.report.text import printable

if TYPE_CHECKING:
    from srcflag.records import DocumentReport, Notification, Report


def render(report: Report, *, root: str | None = None) -> str:
    """The report as XML. What could not be read is an error, an article that could not be assessed is skipped."""
    suites = ET.Element("testsuites", name="srcflag")
    if report.notifications:
        run = ET.SubElement(suites, "testsuite", name="srcflag")
        for note in report.notifications:
            _run_case(run, note, root)
    for document in report.documents:
        places = Places(document, root)
        suite = ET.SubElement(suites, "testsuite", name=printable(places.label))
        _document(suite, document, places)
    for suite in suites:
        _count(suite)
    _count(suites)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _document(suite: ET.Element, document: DocumentReport, places: Places) -> None:
    name = printable(document.document_id)
    for note in document.notifications:
        case = ET.SubElement(suite, "testcase", name="assessed", classname=name)
        ET.SubElement(case, "skipped", message=printable(note.message))
    for flag in document.flags:
        _flag(suite, Found(document, flag), places)
    for one in document.accepted:
        _flag(suite, Found(document, one.flag, one), places)
    if not suite.findall("testcase"):
        # an empty suite is shown by no dashboard
        ET.SubElement(suite, "testcase", name="no flags", classname=name)


def _flag(suite: ET.Element, one: Found, places: Places) -> None:
    flag = one.flag
    name, group = f"{flag.id} {flag.name}", printable(one.document.document_id)
    case = ET.SubElement(suite, "testcase", name=printable(name), classname=group)
    line = one.document.place(flag.start)[0]
    if places.path is not None:
        case.set("file", places.path)
    if places.has_lines:
        case.set("line", str(line))
    message = f"{flag.code} {flag.severity} {printable(flag.message)}"
    if one.accepted is not None:
        message = f"{one.accepted.decision}: {printable(one.accepted.reason) or 'no reason given'}; {message}"
    if one.accepted is not None or flag.severity == "note":
        ET.SubElement(case, "skipped", message=message)
        return
    failure = ET.SubElement(case, "failure", type=flag.severity, message=message)
    where = places.label if places.inside else f"{places.name}:{line}"
    said = [f"{where}: {one.sentence.text}", f"why: {flag.explanation}"]
    said += [f"{evidence.stance} {evidence.document_id}: {evidence.text}" for evidence in one.evidence]
    failure.text = "\n".join(map(printable, [*said, f"clears: {flag.would_clear}"]))


def _run_case(suite: ET.Element, note: Notification, root: str | None) -> None:
    name = shown(note.path, root) if note.path and note.path != "-" else note.document_id or "run"
    case = ET.SubElement(suite, "testcase", name=printable(name), classname="srcflag")
    ET.SubElement(case, "error" if note.level == "error" else "skipped", message=printable(note.message))


def _count(suite: ET.Element) -> None:
    """Say how many cases there are, and of which kind, as all readers of JUnit XML expect it."""
    suite.set("tests", str(len(suite.findall(".//testcase"))))
    suite.set("failures", str(len(suite.findall(".//failure"))))
    suite.set("errors", str(len(suite.findall(".//error"))))
    suite.set("skipped", str(len(suite.findall(".//skipped"))))
