"""What moves in an event when nothing is said that was not said before: copies in the pool, another house style.

    PYTHONPATH=training:tests/eval:benchmarks python tests/eval/measure_stability.py [SHARED]

Copies: of each of an event's first three articles two are put in, their sentences in another order, a share of them
left out and as many reworded by rules. Styles: quotation marks and dashes set plainly, and American spelling, in all
articles or in every other one. Printed is how many statuses and how many counts of origins of the event's sentences
move.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from origins import degraded
from srcflag.pipeline import Scorer
from srcflag.read import read_many
from srcflag.verify.spelling import american

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srcflag.records import Document

    Standing = dict[tuple[str, int], tuple[str, int]]

ROOT = Path(__file__).parents[2]
DEGREES = (0.0, 0.1, 0.3)
PLAIN = str.maketrans("“”‘’–—", "\"\"''--")
_WORD = re.compile(r"\b[a-z]{4,}\b")


def plain(text: str) -> str:
    """The text with typewriter marks."""
    return text.translate(PLAIN)


def spelled(text: str) -> str:
    """The text in American spelling."""
    return _WORD.sub(lambda found: american(found.group()), text)


def standing(scorer: Scorer, documents: Sequence[Document]) -> Standing:
    """Status and number of origins of each sentence."""
    report = scorer.score_event(documents)
    return {(d.document_id, s.index): (s.status, s.support.origins) for d in report.documents for s in d.sentences}


def moved(before: Standing, after: Standing) -> Counter[str]:
    """How many statuses, and how many counts where the status stayed, are others now."""
    found = Counter(sentences=len(before))
    for place, (status, origins) in before.items():
        other, count = after[place]
        found["statuses"] += status != other
        found["counts"] += status == other and origins != count
    return found


def with_copies(scorer: Scorer, event: Sequence[Document], before: Standing, degree: float) -> Counter[str]:
    """What copies of one article after the other move."""
    found: Counter[str] = Counter()
    for article in event[:3]:
        made = [degraded(article, degree, random.Random(seed)) for seed in range(2)]
        copies = [
            copy.model_copy(update={"id": f"copy{n}", "outlet": None, "url": None}) for n, copy in enumerate(made)
        ]
        found += moved(before, standing(scorer, [*event, *copies]))
    return found


def restyled(scorer: Scorer, event: Sequence[Document], before: Standing, style: Callable[[str], str]) -> Counter[str]:
    """What another style moves, in all articles and in every other one."""
    found: Counter[str] = Counter()
    for every in (1, 2):
        new = [d.model_copy(update={"text": style(d.text)}) if n % every == 0 else d for n, d in enumerate(event)]
        found += moved(before, standing(scorer, new))
    return found


def main() -> None:
    """Print one line a change."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    shared = parser.parse_args().shared
    folders = [ROOT / "seeds", *(sorted(p for p in (shared / "gold").iterdir() if p.is_dir()) if shared else [])]
    scorer = Scorer()
    total: dict[str, Counter[str]] = {}
    for folder in folders:
        event = read_many([folder]).documents
        before = standing(scorer, event)
        for degree in DEGREES:
            name = f"copies, {degree:.0%} dropped and reworded"
            total[name] = total.get(name, Counter()) + with_copies(scorer, event, before, degree)
        for name, style in (("plain marks", plain), ("American spelling", spelled)):
            total[name] = total.get(name, Counter()) + restyled(scorer, event, before, style)
    print(f"{'change':36s}{'sentences':>10s}{'statuses':>10s}{'counts':>8s}")
    for name, found in total.items():
        print(f"{name:36s}{found['sentences']:10,}{found['statuses']:10,}{found['counts']:8,}")


if __name__ == "__main__":
    main()
