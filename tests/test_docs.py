"""What the documents say is so: examples run, links lead somewhere, tables name every rule, the schema is current."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from srcflag.cli.explain import markdown
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.records import SEVERITIES, STATUSES
from srcflag.report.schema import schema_text
from srcflag.report.text import render
from srcflag.rules import RULES
from srcflag.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/baseline.md",
    "docs/ci.md",
    "docs/configuration.md",
    "docs/formats.md",
    "docs/quality.md",
    "docs/rules.md",
    "docs/selftest.md",
    "docs/triage.md",
    "benchmarks/README.md",
)
FORBIDDEN = re.compile(r"\b(?:fake|debunked|misinformation|truth score|unreliable|lies?|verified)\b", re.IGNORECASE)


@pytest.mark.model
def test_the_python_example_of_the_readme_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    monkeypatch.chdir(root)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own example
    said = capsys.readouterr().out
    assert "error SF402" in said
    assert '"document_id": "draft"' in said


@pytest.mark.model
def test_what_the_readme_shows_of_a_check_is_what_a_check_shows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    shown = re.search(
        r"^    (seeds/\S+ SF402 error .*)$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert shown
    report = Scorer().score_event(read_many(["seeds"]).documents)
    assert shown[1] in click.unstyle(render(report, quiet=False, verbose=False)).splitlines()


@pytest.mark.parametrize("page", PAGES)
def test_links_to_files_of_the_project_lead_somewhere(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text)]
    missing = [link for link in links if link and not ((root / page).parent / link).exists()]
    assert missing == []


def test_the_readme_names_every_rule_with_its_severity(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (SF\d{3}) ([\w-]+) \| (\w+) \|", text, re.MULTILINE)
    assert rows == [(rule.code, rule.name, rule.severity) for rule in RULES]


def test_the_readme_names_every_status(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    assert [status for status in STATUSES if status not in text] == []
    assert {"error", "warning", "note"} == set(SEVERITIES)


def test_the_published_schema_is_the_one_the_code_has(root: Path) -> None:
    published = (root / "docs" / "report.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "run `make schema`"


def test_the_page_of_the_rules_is_the_one_the_rules_have(root: Path) -> None:
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == markdown(RULES) + "\n", "run `make rules`"


def test_links_within_the_page_of_the_rules_lead_to_a_heading_of_it(root: Path) -> None:
    text = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^## (.+)$", text, re.MULTILINE)}
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(links) == len(RULES)
    assert set(links) == headings


def test_the_page_of_the_settings_names_each_of_them(root: Path) -> None:
    text = (root / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.+?) \|", text, re.MULTILINE))
    assert rows.keys() == {name.replace("per_path", "per-path") for name in Settings.model_fields}


def test_no_rule_page_or_setting_says_what_the_tool_must_not_say() -> None:
    pages = {rule.code: rule.doc + rule.summary for rule in RULES}
    pages |= {name: field.description or "" for name, field in Settings.model_fields.items()}
    # "lying" is what an allegation may be about; the tool itself calls nobody a liar
    said = {name: FORBIDDEN.findall(page) for name, page in pages.items() if FORBIDDEN.search(page)}
    assert said == {}
