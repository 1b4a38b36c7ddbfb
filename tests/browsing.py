"""A triage page in a headless Chromium, driven as a reviewer would."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from made import made_document, made_report, passage, words_of
from srcflag.records import DocumentReport, Evidence, Flag, Report, SlotComparison
from srcflag.report.html import page as html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALPHA = (
    "Mayor Ida Lund closed the harbour on Monday.\n\nThe storm sank 12 boats off the pier.\n\n"
    "The ferry line had carried 300 passengers a day.\n"
)
BETA = "Nobody was hurt. The storm sank 14 boats off the pier. Divers went down at noon.\n"


def path_of_browser() -> str:
    """The installed Chromium; without one the tests that need it skip, and say so."""
    pytest.importorskip("playwright.sync_api", reason="playwright is missing: the triage page was NOT driven")
    found = os.environ.get("SRCFLAG_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip("no Chromium on the path and SRCFLAG_BROWSER names none: the triage page was NOT driven")
    return found


class Visit:
    """One page in one window, with what it asked for and complained of."""

    def __init__(self, window: Page) -> None:
        self.window = window
        self.complaints: list[str] = []
        self.requests: list[str] = []
        window.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        window.on("pageerror", lambda error: self.complaints.append(str(error)))
        window.on("request", lambda request: self.requests.append(request.url))
        window.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def text(self, selector: str) -> str:
        """What stands in the first element of that kind, once it is there."""
        return self.window.locator(selector).first.inner_text()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.window.keyboard.press(key)

    def decide(self, key: str, reason: str, name: str = "Ada") -> None:
        """Decide on the flag on show by keys alone; the name is typed if it is asked for."""
        self.press(key)
        self.window.keyboard.type(reason)
        self.press("Enter")
        if self.window.locator("#who").is_visible():
            self.window.keyboard.type(name)
            self.press("Enter")
        self.window.locator("#card .verdict").wait_for()

    def step_to(self, flag: str) -> None:
        """Press j, and wait until this flag is the one on show."""
        self.press("j")
        self.window.locator(f"#card[aria-labelledby='t-{flag}']").wait_for()

    def downloaded(self) -> dict[str, Any]:
        with self.window.expect_download() as waiting:
            self.window.click("#export")
        found: dict[str, Any] = json.loads(waiting.value.path().read_text(encoding="utf-8"))
        return found

    def take_in(self, *files: Path) -> None:
        self.window.set_input_files("#files", [str(path) for path in files])
        self.window.locator("#main:not([aria-busy])").wait_for()
        self.window.locator("#decisions h1").wait_for()


@contextmanager
def visiting(browser: Browser, path: Path, **options: Any) -> Iterator[Visit]:
    """Open the page in a window of its own; afterwards it has complained of nothing and asked for nothing."""
    context: BrowserContext = browser.new_context(**options)
    try:
        visit = Visit(context.new_page())
        visit.window.set_default_timeout(10_000)
        visit.window.goto(path.as_uri())
        yield visit
        assert visit.complaints == []
        assert {url.split("#")[0] for url in visit.requests if not url.startswith("blob:")} == {path.as_uri()}
    finally:
        context.close()


def written(folder: Path, report: Report, name: str = "triage.html", **embedded: Any) -> Path:
    path = folder / name
    path.write_text(html(report, **embedded), encoding="utf-8")
    return path


def against(number: str = "14 boats") -> Evidence:
    """What beta says of the boats, or would if it gave another number."""
    text = f"The storm sank {number} off the pier."
    slot = SlotComparison(slot="quantity", claim="12 boats", evidence=number, relation="differs")
    return passage("beta", text, BETA.index("The storm")).model_copy(update={"slots": (slot,)})


def event(*more: Evidence, kept: int = 3) -> Report:
    """Two articles; alpha has an error, a warning and a note, of which the first `kept` are there."""
    spans = [
        *words_of(ALPHA, "closed", severity="note"),
        *words_of(ALPHA, "12 boats", severity="error"),
        *words_of(ALPHA, "300 passengers", severity="warning"),
    ][:kept]
    alpha = made_document("alpha", ALPHA, spans, evidence=(against(), *more))
    return made_report(recoded(alpha), made_document("beta", BETA))


def recoded(document: DocumentReport) -> DocumentReport:
    """The document with a rule of its own for each severity."""
    rules = {
        "error": ("SF201", "number-differs"),
        "warning": ("SF101", "uncorroborated-claim"),
        "note": ("SF302", "vague"),
    }

    def other(flag: Flag) -> Flag:
        code, name = rules[flag.severity]
        return flag.model_copy(update={"code": code, "name": name, "id": f"{code}:{flag.id.split(':')[1]}"})

    return document.model_copy(update={"flags": tuple(map(other, document.flags))})


def entry(flag: str, decision: str, **more: Any) -> dict[str, Any]:
    """An entry of a decisions file."""
    about = {"id": flag, "code": flag[:5], "document_id": "alpha", "text": "words", "decision": decision}
    rest = {"reason": "seen", "note": "", "by": "Bo", "at": "2026-01-01T10:00:00Z", "contradicting": []}
    return about | rest | more


def decisions(folder: Path, name: str, *entries: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps({"srcflag_decisions": 1, "decisions": list(entries)}), encoding="utf-8")
    return path
