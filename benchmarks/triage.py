"""The triage page of a large event: its size, and how soon a browser shows it and answers.

    python benchmarks/triage.py [--articles 200] [--sentences 30] [--rounds 5] [--keep FILE]

The report is made of made records, without a model. Needs playwright and a Chromium (on the path, or named by
SRCFLAG_BROWSER). Prints one table and writes nothing but the page, to a temporary folder or to --keep.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from srcflag.records import (
    SEVERITIES,
    STATUSES,
    Attribution,
    DocumentReport,
    Evidence,
    Flag,
    PoolSummary,
    Report,
    SentenceReport,
    Summary,
    Support,
    ToolInfo,
)
from srcflag.report.html import page

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = (
    "the harbour council voted to close two ferry lines after a storm broke the northern pier and engineers counted "
    "cracks in thirty pillars while residents asked who had signed the last inspection of the bridge in spring"
).split()
STATUS_OF = ("corroborated", "uncorroborated", "partly_corroborated", "contradicted", "not_a_claim")
CODES = {"error": ("SF201", "number-differs"), "warning": ("SF101", "uncorroborated-claim"), "note": ("SF302", "vague")}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def sentence_text(chance: random.Random) -> str:
    """Return a sentence of a newspaper's usual length, about 170 characters."""
    return " ".join(chance.choices(WORDS, k=chance.randint(18, 36))).capitalize() + "."


def made_event(articles: int, sentences: int, seed: int = 1) -> Report:
    """Return a report whose every claim has five passages of other articles, and whose every second one is flagged."""
    chance = random.Random(seed)
    texts = [[sentence_text(chance) for _ in range(sentences)] for _ in range(articles)]
    documents = tuple(made_document(number, texts, chance) for number in range(articles))
    pool = PoolSummary(documents=articles, origins=articles, sentences=articles * sentences)
    tool = ToolInfo(version="0", models={"encoder": "none", "verifier": "none"})
    return Report(tool=tool, settings={}, pool=pool, documents=documents)


def made_document(number: int, texts: list[list[str]], chance: random.Random) -> DocumentReport:
    """Return the report on one article, a sentence a line."""
    rows: list[SentenceReport] = []
    flags: list[Flag] = []
    starts = [0]
    for index, text in enumerate(texts[number]):
        start = starts[-1]
        status = chance.choice(STATUS_OF)
        severity = chance.choice(SEVERITIES) if index % 2 else None
        if severity:
            flags.append(made_flag(number, index, start, text, severity))
        rows.append(made_sentence(index, start, text, status, made_evidence(number, texts, chance), flags, severity))
        starts.append(start + len(text) + 1)
    return DocumentReport(
        document_id=f"article-{number:03}",
        path=None,
        title=sentence_text(chance)[:70],
        outlet="Made News",
        url=None,
        published=None,
        pool=PoolSummary(documents=len(texts) - 1, origins=len(texts) - 1, sentences=0),
        line_starts=tuple(starts),
        sentences=tuple(rows),
        flags=tuple(flags),
        summary=Summary(
            sentences=len(rows),
            by_status={name: sum(row.status == name for row in rows) for name in STATUSES},
            by_severity={name: sum(flag.severity == name for flag in flags) for name in SEVERITIES},
        ),
    )


def made_flag(number: int, index: int, start: int, text: str, severity: str) -> Flag:
    """Return a flag on the whole sentence."""
    code, name = CODES[severity]
    return Flag.model_validate(
        {
            "id": f"{code}:{number:04x}{index:04x}",
            "code": code,
            "name": name,
            "severity": severity,
            "sentence": index,
            "start": start,
            "end": start + len(text),
            "message": f"no other article in this pool states this: {text[:60]}",
            "explanation": f"Looked for a sentence that says the same. The closest passage: “{text}”",
            "would_clear": "a second origin that states it",
            "evidence": (0,),
        }
    )


def made_sentence(
    index: int,
    start: int,
    text: str,
    status: str,
    evidence: tuple[Evidence, ...],
    flags: list[Flag],
    severity: str | None,
) -> SentenceReport:
    """Return the report on one sentence."""
    return SentenceReport.model_validate(
        {
            "index": index,
            "start": start,
            "end": start + len(text),
            "text": text,
            "kind": "claim",
            "checkworthy": status != "not_a_claim",
            "status": status,
            "confidence": 0.8,
            "attribution": Attribution(),
            "allegation": False,
            "outlier": False,
            "support": Support(documents=2, outlets=2, origins=2, witnesses=2, fragility=2),
            "explanation": "stated by 2 independent origins; both would have to go before it stood alone",
            "evidence": evidence,
            "flags": (flags[-1].id,) if severity else (),
        }
    )


def made_evidence(number: int, texts: list[list[str]], chance: random.Random) -> tuple[Evidence, ...]:
    """Return five passages of other articles."""
    found = []
    for _ in range(5):
        other = chance.choice([n for n in range(len(texts)) if n != number] or [number])
        at = chance.randrange(len(texts[other]))
        start = sum(len(text) + 1 for text in texts[other][:at])
        text = texts[other][at]
        found.append(
            Evidence(
                document_id=f"article-{other:03}",
                start=start,
                end=start + len(text),
                text=text,
                stance=chance.choice(("supports", "refutes", "neutral", "neutral")),
                score=0.7,
                origin=f"o{other + 1}",
            )
        )
    return tuple(found)


def browser_path() -> str:
    """Return the browser's path. Exits where there is none."""
    found = os.environ.get("SRCFLAG_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise SystemExit("needs a Chromium: install one, or name it by SRCFLAG_BROWSER")
    return found


def milliseconds(act: str, page: Page) -> float:
    """Return the time that a script takes until the next frame is drawn."""
    script = f"""async () => {{
      const begun = performance.now();
      {act};
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begun;
    }}"""
    return float(page.evaluate(script))


def measured(path: Path, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each act, a new browser window a round."""
    from playwright.sync_api import sync_playwright

    acts = {
        "open an article": "go('d7'); await new Promise((done) => addEventListener('hashchange', done, {once: true}))",
        "next flag": "step(1); await new Promise((done) => addEventListener('hashchange', done, {once: true}))",
        "search": "document.getElementById('search').value = 'pier spring'; sifted()",
    }
    times: dict[str, list[float]] = {"load, to the last of the script": [], **{name: [] for name in acts}}
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        for _ in range(rounds):
            window = browser.new_page()
            window.goto(path.as_uri())
            window.wait_for_selector("#queue li")
            loaded = window.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            times["load, to the last of the script"].append(float(loaded))
            for name, act in acts.items():
                times[name].append(milliseconds(act, window))
            window.close()
        browser.close()
    return times


def main() -> None:
    """Make the page, open it, and print the table."""
    parser = argparse.ArgumentParser(description="Size and speed of the triage page of a large made event.")
    parser.add_argument("--articles", type=int, default=200, help="articles (default: 200)")
    parser.add_argument("--sentences", type=int, default=30, help="sentences an article (default: 30)")
    parser.add_argument("--rounds", type=int, default=5, help="how often it is opened (default: 5)")
    parser.add_argument("--keep", type=Path, help="write the page here too")
    arguments = parser.parse_args()
    report = made_event(arguments.articles, arguments.sentences)
    begun = time.perf_counter()
    text = page(report)
    written = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as scratch:
        path = arguments.keep or Path(scratch) / "triage.html"
        path.write_text(text, encoding="utf-8")
        times = measured(path.resolve(), arguments.rounds)
    print(f"{arguments.articles} articles, {len(report.sentences):,} sentences, {len(report.flags):,} flags")
    print(f"page: {len(text.encode()) / 1e6:.1f} MB, written in {written:.1f} s")
    print(f"{'milliseconds':<34}{'median':>9}{'min':>9}{'max':>9}")
    for name, taken in times.items():
        print(f"{name:<34}{statistics.median(taken):>9.0f}{min(taken):>9.0f}{max(taken):>9.0f}")


if __name__ == "__main__":
    main()
