"""A Report as SARIF 2.1.0 (OASIS standard), inside what GitHub code scanning takes."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any, Protocol

from srcflag.report.dump import dump
from srcflag.report.order import Found, accepted, by_severity, notifications, worst_first
from srcflag.report.places import Places, uri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Accepted, DocumentReport, Evidence, Notification, Report, Severity

Json = dict[str, Any]

# GitHub rejects more: docs.github.com, "SARIF results exceed one or more limits".
MAX_RESULTS = 25_000
MAX_GZIPPED = 10_000_000
MAX_RELATED = 100  # GitHub shows no more places than this of one result

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT_ID = "%SRCROOT%"
_STANCES = {"supports": "supports", "refutes": "against", "neutral": "near"}
_GITHUB_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}


class RulePage(Protocol):
    """What is told of a rule: a `srcflag.rules.Rule` is one."""

    @property
    def code(self) -> str: ...  # noqa: D102 - as in Rule
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def summary(self) -> str: ...  # noqa: D102
    @property
    def doc(self) -> str: ...  # noqa: D102


def render(
    report: Report,
    rules: Sequence[RulePage] = (),
    *,
    root: str | None = None,
    max_results: int = MAX_RESULTS,
    max_gzipped: int = MAX_GZIPPED,
) -> str:
    """The report as a SARIF log of one run, worst flags first and accepted ones last.

    `root` is what paths are relative to. What is over GitHub's limits is left out, and a notification says how much.
    """
    return _Log(report, rules, root).text(max_results, max_gzipped)


class _Log:
    """One report on its way to SARIF: what results refer to by number is numbered here."""

    def __init__(self, report: Report, rules: Sequence[RulePage], root: str | None) -> None:
        self.report = report
        self.root = root
        self.flags = [*worst_first(report), *accepted(report)]  # what is over the limit is cut from the end
        self.rules = [_rule(rule) for rule in rules]
        unknown = {one.flag.code: one.flag.name for one in self.flags} | {rule.code: "" for rule in rules}
        self.rules += [{"id": code, "name": name} for code, name in sorted(unknown.items()) if name]
        self.rule_numbers = {rule["id"]: number for number, rule in enumerate(self.rules)}
        self.places = {document.document_id: Places(document, root) for document in report.documents}
        printed = dict.fromkeys(place.printed for place in self.places.values() if place.printed)
        self.artifacts = {path: number for number, path in enumerate(printed)}
        self.documents = {document.document_id: document for document in report.documents}

    def text(self, max_results: int, max_gzipped: int) -> str:
        results = [self._result(one) for one in self.flags[:max_results]]
        text = self._written(results)
        # a character is four bytes at most: most files need not be compressed to know
        while results and len(text) * 4 > max_gzipped and (size := _gzipped(text)) > max_gzipped:
            bare = _gzipped(self._written([]))
            # in proportion, and a tenth less: one result is longer than another
            share = max(0, max_gzipped - bare) / (size - bare) * 0.9
            results = results[: int(len(results) * share)]
            text = self._written(results)
        return text

    def _written(self, results: list[Json]) -> str:
        return dump(self._log(results)) + "\n"

    def _log(self, results: list[Json]) -> Json:
        told = notifications(self.report)
        notes = [self._notification(note) for note in told]
        if left_out := self.flags[len(results) :]:
            text = f"{len(left_out):,} of {len(self.flags):,} flags left out, the least severe: {by_severity(left_out)}"
            notes.insert(0, {"level": "warning", "message": {"text": text}})
        run: Json = {
            "tool": {
                "driver": {
                    "name": self.report.tool.name,
                    "version": self.report.tool.version,
                    "rules": self.rules,
                }
            },
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_ROOT_ID: {"description": {"text": "The folder that srcflag was run in."}}},
            "invocations": [
                {
                    "executionSuccessful": not any(note.level == "error" for note in told),
                    "toolExecutionNotifications": notes,
                }
            ],
            "artifacts": [{"location": self._file(path), "roles": ["analysisTarget"]} for path in self.artifacts],
            "results": results,
            "properties": {
                "models": self.report.tool.models,
                "settings": self.report.settings,
                "pool": self.report.pool.model_dump(),
            },
        }
        return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}

    def _result(self, one: Found) -> Json:
        flag, sentence = one.flag, one.sentence
        related = [self._evidence(number, evidence) for number, evidence in enumerate(one.evidence[:MAX_RELATED], 1)]
        said = [f"{_literal(flag.message)}.", _literal(flag.explanation)]
        if related:
            links = (f"[{_link(e.document_id)}]({number})" for number, e in enumerate(one.evidence[:MAX_RELATED], 1))
            said.append(f"Evidence: {', '.join(links)}.")
        said.append(f"Clears: {_literal(flag.would_clear)}.")
        result: Json = {
            "ruleId": flag.code,
            "ruleIndex": self.rule_numbers[flag.code],
            "level": flag.severity,
            "message": {"text": "\n".join(said)},
            "locations": [self._location(one.document, flag.start, flag.end, sentence.text, sentence.start)],
            "partialFingerprints": {"srcflagFlagId/v1": flag.id},
            "properties": {"status": sentence.status, "confidence": sentence.confidence},
        }
        if one.accepted is not None:
            result["suppressions"] = [_suppression(one.accepted)]
        return result | ({"relatedLocations": related} if related else {})

    def _evidence(self, number: int, evidence: Evidence) -> Json:
        """A passage with its place where its document is in the report, else by the document's id alone."""
        text = f"{_STANCES[evidence.stance]} {evidence.document_id}: {evidence.text}"
        told = {"id": number, "message": {"text": _literal(text)}}
        document = self.documents.get(evidence.document_id)
        if document is None:
            return told | {"logicalLocations": _logical(evidence.document_id)}
        return told | self._location(document, evidence.start, evidence.end, evidence.text, evidence.start)

    def _location(self, document: DocumentReport, start: int, end: int, text: str, text_start: int) -> Json:
        """Where a passage is: in lines where the file has them, else by file and the id of the article in it."""
        places = self.places[document.document_id]
        if places.printed is None:
            return {"logicalLocations": _logical(document.document_id)}
        physical: Json = {"artifactLocation": self._file(places.printed)}
        if not places.has_lines:
            return {"physicalLocation": physical, "logicalLocations": _logical(document.document_id)}
        region = places.region(start, end)
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "snippet": {"text": text[start - text_start : end - text_start]},
        }
        return {"physicalLocation": physical}

    def _file(self, path: str) -> Json:
        name, inside = uri(path, self.root)
        own: Json = {"uri": name, "uriBaseId": _ROOT_ID} if inside else {"uri": name}
        return own | ({"index": self.artifacts[path]} if path in self.artifacts else {})

    def _notification(self, note: Notification) -> Json:
        told: Json = {"level": note.level, "message": {"text": _literal(note.message)}}
        if note.path and note.path != "-":
            told["locations"] = [{"physicalLocation": {"artifactLocation": self._file(note.path)}}]
        elif note.document_id:
            told["locations"] = [{"logicalLocations": _logical(note.document_id)}]
        return told


def _suppression(one: Accepted) -> Json:
    """How a result was accepted (3.27.23 and 3.35 of the standard): "external" is what no source file says."""
    told: Json = {"kind": "external" if one.kind == "baseline" else "inSource", "status": "accepted"}
    if one.reason:
        told["justification"] = one.reason
    known = {"decision": one.decision, "by": one.by, "when": one.when, "expires": one.expires}
    return told | {"properties": {name: str(value) for name, value in known.items() if value}}


def _rule(rule: RulePage) -> Json:
    page = rule.doc.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(page.split("\n\n")[0].split()) or rule.summary},
        "help": {"text": page, "markdown": f"# {page}"} if page else {"text": rule.summary},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"problem.severity": _GITHUB_SEVERITIES[rule.severity]},
    }


def _logical(document_id: str) -> list[Json]:
    return [{"name": document_id, "fullyQualifiedName": document_id, "kind": "article"}]


def _literal(text: str) -> str:
    """Text in which nothing is a placeholder (3.11.5 of the standard) or a link (3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"([\\\[\]])", r"\\\1", text) if "](" in text else text


def _link(text: str) -> str:
    """The text of a link: brackets are marked, placeholders made none."""
    return re.sub(r"([\\\[\]])", r"\\\1", text.replace("{", "{{").replace("}", "}}"))


def _gzipped(text: str) -> int:
    """The size of the file when compressed, at most: the quickest level gives more than GitHub's own would."""
    return len(gzip.compress(text.encode(), compresslevel=1))
