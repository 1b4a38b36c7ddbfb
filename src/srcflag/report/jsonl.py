"""A Report as JSON Lines: a line for the run, then for each document one, and one more for each of its flags.

docs/formats.md names every key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srcflag.report.dump import dump
from srcflag.report.order import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srcflag.records import Report

Row = dict[str, Any]

_SENTENCE = {"index", "start", "end", "text", "kind", "status", "confidence", "attribution", "allegation", "support"}
_NOT_OF_THE_DOCUMENT = {"line_starts", "sentences", "flags", "accepted"}


def render(report: Report) -> str:
    """One JSON object a line; each flag's line can be read without the others."""
    return "".join(dump(row) + "\n" for row in _rows(report))


def _rows(report: Report) -> Iterator[Row]:
    run = report.model_dump(mode="json", exclude={"documents"})
    yield (
        {"record": "run"}
        | run
        | {
            "documents": len(report.documents),
            "summary": report.summary.model_dump(mode="json"),
        }
    )
    for document in report.documents:
        yield {"record": "document"} | document.model_dump(mode="json", exclude=_NOT_OF_THE_DOCUMENT)
        for flag in document.flags:
            yield {"record": "flag"} | _flag(Found(document, flag))
        for one in document.accepted:
            how = one.model_dump(mode="json", exclude={"flag"})
            yield {"record": "accepted"} | how | _flag(Found(document, one.flag))


def _flag(one: Found) -> Row:
    document, flag = one.document, one.flag
    line, column = document.place(flag.start)
    return (
        {"document_id": document.document_id, "path": document.path, "line": line, "column": column}
        | flag.model_dump(mode="json", exclude={"sentence", "evidence"})
        | {
            "sentence": one.sentence.model_dump(mode="json", include=_SENTENCE),
            "evidence": [evidence.model_dump(mode="json") for evidence in one.evidence],
        }
    )
