"""The pictures of docs/triage.md: the triage page of seeds/, wide and narrow, light and dark.

    python benchmarks/screenshots.py [--out docs/images]

Needs playwright and a Chromium (on the path, or named by SRCFLAG_BROWSER). Letters look as this machine's fonts have
them, so the files differ from machine to machine.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.report.html import page
from triage import browser_path

if TYPE_CHECKING:
    from srcflag.records import Flag, Report

ROOT = Path(__file__).resolve().parents[1]
WIDE, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
LARGEST = 300_000  # bytes of one picture: what a page of documentation may ask of a reader


def decided(report: Report, flags: list[Flag], decision: str, reason: str, by: str) -> dict[str, object]:
    """Return a decisions file with the same answer for each flag."""
    known = {flag: list(sentence.contradicting) for sentence in report.sentences for flag in sentence.flags}
    about = {"decision": decision, "reason": reason, "note": "", "by": by, "at": "2026-01-15T09:30:00Z"}
    entries = [
        {"id": flag.id, "code": flag.code, "contradicting": known[flag.id], **about}
        | {"document_id": document.document_id, "text": document.sentences[flag.sentence].text}
        for document in report.documents
        for flag in flags
        if flag in document.flags
    ]
    return {"srcflag_decisions": 1, "decisions": entries}


def picture(browser: Browser, path: Path, out: Path, place: str, ready: str, size: ViewportSize, scheme: str) -> None:
    """Take one picture. Exits where it is too large."""
    context = browser.new_context(
        viewport=size, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    window = context.new_page()
    window.goto(f"{path.as_uri()}#{place}")
    window.locator(ready).first.wait_for()
    window.evaluate("document.activeElement.blur()")
    window.screenshot(path=out)
    context.close()
    print(f"{out.name}: {out.stat().st_size / 1000:.0f} kB")
    if out.stat().st_size > LARGEST:
        raise SystemExit(f"{out} is larger than {LARGEST:,} bytes")


def main() -> None:
    """Check seeds/, write the page and take the pictures."""
    parser = argparse.ArgumentParser(description="Pictures of the triage page.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images", help="folder (default: docs/images)")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    report = Scorer().score_event(read_many([str(ROOT / "seeds")]).documents)
    notes = [flag for flag in report.flags if flag.severity == "note"]
    accused = [flag for flag in report.flags if flag.code == "SF402"]
    shown = next(flag.id for flag in report.flags if flag.code == "SF201" and "'24" in flag.message[:6])
    files: list[tuple[str, object]] = [
        ("ada.json", decided(report, [*notes, accused[0]], "accepted", "background, known to the desk", "Ada Berg")),
        ("tomas.json", decided(report, accused[:2], "needs_work", "name who says so, or cut it", "Tomas Lind")),
    ]
    shots = (
        ("overview", "overview", "#queue li", WIDE),
        ("article", shown, "#card", WIDE),
        ("decisions", "decisions", "#decisions h1", WIDE),
        ("article", shown, "#card", NARROW),
        ("overview", "overview", "#queue li", NARROW),
    )
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        path = Path(scratch) / "triage.html"
        path.write_text(page(report, files), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        for name, place, ready, size in shots:
            for scheme in ("light", "dark"):
                if (name, scheme) in (("decisions", "dark"), ("overview", "dark")) and size is WIDE:
                    continue  # three wide pictures show it
                picture(browser, path, out / f"{name}-{size['width']}-{scheme}.png", place, ready, size, scheme)
        browser.close()


if __name__ == "__main__":
    main()
