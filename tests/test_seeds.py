"""The demonstration event: sound labels, and none of anybody else's sentences."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

IDS = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def labels(root: Path) -> list[dict[str, Any]]:
    lines = (root / "seeds" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    return {name: (root / "seeds" / f"{name}.txt").read_text(encoding="utf-8") for name in IDS}


def test_every_character_that_is_no_space_is_in_exactly_one_labelled_unit(
    labels: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    for name, text in texts.items():
        units = [unit for unit in labels if unit["id"].startswith(name)]
        assert all(text[unit["start"] : unit["end"]] == unit["text"] for unit in units)
        assert all(one["end"] <= other["start"] for one, other in pairwise(units))
        assert "".join("".join(unit["text"].split()) for unit in units) == "".join(text.split())


def test_support_and_status_agree(labels: list[dict[str, Any]]) -> None:
    known = {unit["id"] for unit in labels}
    for unit in labels:
        assert set(unit["support"]) | set(unit["conflict"]) <= known
        assert all(other[:3] != unit["id"][:3] for other in unit["support"])
        assert (unit["status"] == "n/a") == (not unit["checkworthy"])
        assert bool(unit["support"]) or unit["status"] not in ("corroborated", "partial")
        assert bool(unit["conflict"]) or unit["status"] != "contradicted"


@pytest.mark.shared
def test_no_run_of_nine_words_is_shared_with_anybody_elses_article(shared: Path, texts: dict[str, str]) -> None:
    others: set[tuple[str, ...]] = set()
    for path in [*shared.glob("seeds/*.txt"), *shared.glob("gold/**/*.txt")]:
        others |= _runs(path.read_text(encoding="utf-8", errors="replace"))
    assert others, "there are no articles to compare with"
    assert {name: _runs(text) & others for name, text in texts.items()} == {name: set() for name in IDS}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 9]) for i in range(len(words) - 8)}
