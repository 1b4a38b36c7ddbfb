"""Are two renderings of a quotation called what they are: the same, trimmed, altered, another wording, unrelated?

    PYTHONPATH=training:tests/eval python tests/eval/measure_quotes.py [SHARED] [--pairs] [--misses]

Made edits of the quotations of `seeds/`, and with SHARED also of SHARED/gold, each with the relation it must be given;
quotations of different events, which are unrelated. --pairs prints what is found between the articles of one event, to
be read by a person, --misses the edits that were named otherwise.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from srcflag.quotations import inner, quotations
from srcflag.read import read_many
from srcflag.verify.quoted_words import quoted_words
from srcflag.verify.quotes import FEWEST_WORDS, compare_quotations
from verifier_edits import names_in, other_name, other_number, other_polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from srcflag.records import QuoteRelation

    Edit = Callable[[str, random.Random], str | None]

ROOT = Path(__file__).parents[2]
LONG = 8  # words from which parts of a quotation are still long enough to compare


def own_quotations(folder: Path) -> list[tuple[str, str]]:
    """Every quotation of an event that is long enough to compare, with its article's id."""
    found = []
    for document in read_many([folder]).documents:
        for quotation in quotations(document.text):
            start, end = inner(document.text, quotation)
            text = " ".join(document.text[start:end].split())
            if len(quoted_words(text)) >= FEWEST_WORDS:
                found.append((document.id, text))
    return found


def edits(texts: Sequence[str]) -> dict[str, tuple[QuoteRelation, Edit]]:
    """The edits by name, each with the relation that it leads to. None is an edit that does not fit a text."""
    names = sorted({name for text in texts for name in names_in(text)})
    content = sorted({w.text for text in texts for w in quoted_words(text) if not w.light and w.text.isalpha()})

    def word_changed(text: str, rng: random.Random) -> str | None:
        return _at_content_word(text, rng, lambda word: rng.choice([w for w in content if w.lower() != word.lower()]))

    def ellipsis(text: str, rng: random.Random) -> str | None:
        words = text.split()
        if len(words) < LONG + 4:
            return None
        at = rng.randrange(4, len(words) - 6)
        return " ".join([*words[:at], "...", *words[at + 2 :]])

    return {
        "case and punctuation": ("same", lambda text, _: re.sub(r"[,;:—–]", "", text).upper()),
        "spelling": ("same", lambda text, _: _respelled(text)),
        "brackets": ("same", lambda text, rng: _at_content_word(text, rng, lambda word: f"{word} [in May]")),
        "trimmed in front": ("trimmed", lambda text, _: _part(text, 3, None)),
        "trimmed behind": ("trimmed", lambda text, _: _part(text, 0, -3)),
        "ellipsis": ("trimmed", ellipsis),
        "word changed": ("altered", word_changed),
        "word dropped": ("altered", lambda text, rng: _at_content_word(text, rng, lambda _: "", inside=True)),
        "word added": ("altered", lambda text, rng: word_added(text, rng, content)),
        "number changed": ("altered", other_number),
        "name changed": ("altered", lambda text, rng: other_name(text, rng, names)),
        "negation": ("altered", other_polarity),
    }


def word_added(text: str, rng: random.Random, content: Sequence[str]) -> str | None:
    """One word more inside."""
    return _at_content_word(text, rng, lambda word: f"{rng.choice(content)} {word}", inside=True)


def _at_content_word(
    text: str, rng: random.Random, change: Callable[[str], str], *, inside: bool = False
) -> str | None:
    words = quoted_words(text)
    places = [w for w in (words[1:-1] if inside else words) if not w.light and w.text.isalpha() and not w.bracketed]
    if not places:
        return None
    place = rng.choice(places)
    return " ".join((text[: place.start] + change(place.text) + text[place.end :]).split())


def _respelled(text: str) -> str | None:
    """The text with its known American spellings and short forms turned British and long, if it has any."""
    new = re.sub(r"\b(fav|lab|neighb|hon|col|harb|behavi)or", r"\1our", text, flags=re.IGNORECASE)
    new = re.sub(r"(?<=\w\w\wi)z(?=(?:e|es|ed|ing|ation|ations)\b)", "s", new)
    new = re.sub(r"n['’]t\b", " not", new.replace("can't", "cannot").replace("won't", "will not"))
    new = re.sub(r"(?<=\w)['’]re\b", " are", re.sub(r"\bI['’]m\b", "I am", new))
    return new if new != text else None


def _part(text: str, first: int, last: int | None) -> str | None:
    words = text.split()
    return " ".join(words[first:last]) if len(words) >= LONG else None


def named(texts: Sequence[str], rounds: int = 3) -> Iterator[tuple[str, QuoteRelation, QuoteRelation, str, str]]:
    """Each edit of each quotation: its name, what it must be called, what it is called, and both texts."""
    rng = random.Random(7)
    for name, (wanted, edit) in edits(texts).items():
        for text in texts:
            seen = {text}
            for _ in range(rounds):
                new = edit(text, rng)
                if new is not None and new not in seen:
                    seen.add(new)
                    yield name, wanted, compare_quotations(text, new).relation, text, new


def shares(texts: Sequence[str]) -> dict[str, float]:
    """The share of each kind of edit that is named rightly, by the edit's name."""
    right: dict[str, list[bool]] = defaultdict(list)
    for name, wanted, found, _, _ in named(texts):
        right[name].append(wanted == found)
    return {name: sum(own) / len(own) for name, own in right.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    folders = [ROOT / "seeds"]
    if arguments.shared:
        folders += sorted(path for path in (arguments.shared / "gold").iterdir() if path.is_dir())
    events = {folder.name: own_quotations(folder) for folder in folders}
    texts = list(dict.fromkeys(text for own in events.values() for _, text in own))
    counts = Counter(name for name, *_ in named(texts))
    long = shares([text for text in texts if len(quoted_words(text)) >= LONG])
    print(f"{'':24s}{'edits':>6s}{'named':>8s}{f'{LONG}+ words':>10s}")
    for name, share in shares(texts).items():
        print(f"{name:24s}{counts[name]:6d}{share:8.3f}{long.get(name, float('nan')):10.3f}")
    apart = Counter(
        compare_quotations(a, b).relation
        for one, other in combinations(events, 2)
        for _, a in events[one]
        for _, b in events[other]
    )
    print(f"{'of different events':24s}{sum(apart.values()):6d}{apart['unrelated'] / max(1, sum(apart.values())):8.3f}")
    within: Counter[str] = Counter()
    for event, own in events.items():
        for (one, a), (other, b) in combinations(own, 2):
            if one == other:
                continue
            found = compare_quotations(a, b)
            within[found.relation] += 1
            if arguments.pairs and found.relation != "unrelated":
                words = [(a[slice(*d.one)], b[slice(*d.other)]) for d in found.differences]
                print(f"{event} {one} {other} {found.relation} {found.share:.2f} {words}\n  {a}\n  {b}")
    print("between articles of one event:", dict(within))
    if arguments.misses:
        for name, wanted, relation, text, new in named(texts):
            if wanted != relation:
                print(f"{name}: {relation}\n  {text}\n  {new}")


if __name__ == "__main__":
    main()
