"""The published JSON Schema of the report."""

from __future__ import annotations

import json

from srcflag.records import Report


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a report as JSON text, as `docs/report.schema.json` holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
    }
    schema["title"] = "srcflag report, version 1"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
