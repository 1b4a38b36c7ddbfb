"""How many headlines and captions their own articles do not bear out, each shown with the words it has alone.

    PYTHONPATH=training:tests/eval python tests/eval/measure_headlines.py [SHARED]

Reads `seeds/`; with SHARED also its labelled events (gold/NAME/) and the articles of data/polnear (dev). Articles that
editors ran are borne out with few exceptions: what is printed is, for the most part, wrong. "swapped" puts each of
those headlines over the article before it, on another subject or on the same campaign: there most should be found.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.records import Document
from srcflag.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BATCH = (
    8  # articles that are each other's pool: SF403 asks only that there is one on the event, and small ones are quick
)


def groups(shared: Path | None) -> Iterator[tuple[str, list[Document]]]:
    """Each set of articles with its name."""
    yield "seeds", list(read_many([ROOT / "seeds"]).documents)
    for labels in sorted((shared / "gold").glob("*.gold.json")) if shared else ():
        name = labels.name.removesuffix(".gold.json")
        yield name, list(read_many([labels.parent / name]).documents)
    file = shared / "data" / "polnear" / "docs_dev.jsonl.gz" if shared else None
    if file and file.exists():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"].partition("\n")[::2] for line in lines]
        yield "polnear", [_article(i, head, body) for i, (head, body) in enumerate(texts)]
        yield "swapped", [_article(i, head, texts[i - 1][1]) for i, (head, _) in enumerate(texts)]


def _article(number: int, headline: str, body: str) -> Document:
    """An article below a headline, of which POLNEAR gives the full stop that it adds."""
    return Document(id=f"{number:03}", text=f"{headline.rstrip('. ')}\n{body}")


def measured(shared: Path | None) -> dict[str, tuple[int, list[tuple[str, str]]]]:
    """For each set the number of headlines, and those not borne out with the words they have alone."""
    scorer = Scorer(Settings(select=["SF403"]))
    found = {}
    for name, documents in groups(shared):
        batches = [documents[i : i + BATCH] for i in range(0, len(documents), BATCH)]
        report = scorer.score_jobs([(tuple(batch), tuple(batch)) for batch in batches])
        lines = [s for s in report.sentences if s.kind == "headline" and s.status != "not_assessed"]
        flags = [
            (next(s.text for s in d.sentences if s.index == f.sentence), f.message)
            for d in report.documents
            for f in d.flags
        ]
        found[name] = len(lines), flags
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    for name, (lines, flags) in measured(parser.parse_args().shared).items():
        print(f"{name:10s}{len(flags):5d} of {lines}")
        for text, message in flags if name != "swapped" else ():
            print(f"    {' '.join(text.split())}\n        {message}")


if __name__ == "__main__":
    main()
