"""People whose surname, office or age two articles have otherwise: how often real ones do, and are made ones noticed.

    PYTHONPATH=training:tests/eval python tests/eval/measure_people.py SHARED [--all] [--raise]

SHARED holds public sets in data/: leads of three outlets on one event (NeuS), and articles of ECB+ by event. First,
every two articles of an event: somebody whom both name in full with an office, and the ages of one name. Then in one
article of an event a surname, or an age, is changed wherever it stands, where another article has the true one, and the
event is checked before and after. Floors stand in floors.json under "people", for the first SOME surnames and all ages;
--all takes ten times as many surnames.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import below_floor, lift
from srcflag.claims.slots import known_names, people
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.records import Document
from srcflag.segment import segment
from srcflag.selftest.memory import Remembering
from srcflag.verify.slots.names import may_be_one
from srcflag.verify.slots.people import UNDATED
from srcflag.words import capital_words
from unseen import FILES, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.records import DocumentReport
    from srcflag.values import Person

SOME = 60
"""Changed surnames that are measured: a minute."""

FEW = 8  # of them in a test

MOST_ARTICLES = 6  # of an event: what is looked for is in few of them

OTHER_SURNAMES = ("Holloway", "Castellan", "Whitmore", "Fairbank", "Dunmore", "Kessler")
OLDER = 4
"""Years added to an age: of two that differ by less, and of which no one knows when they were told, both may hold."""


class Change(NamedTuple):
    """One value of one article made another: what it was, what it became, and the article as it is then."""

    kind: str
    event: tuple[Document, ...]
    place: int
    old: str
    new: str
    text: str


def groups(data: Path) -> list[tuple[Document, ...]]:
    """The articles of each event, in an order drawn once."""
    found: dict[str, list[Document]] = defaultdict(list)
    for name, text in texts("neus", data / FILES["neus"]):
        found[name.partition("/")[0]].append(Document(id=name.replace("/", "-"), text=text))
    for name, text in texts("ecb", data / FILES["ecb"]):
        found[re.sub(r"^(\d+)_\d+(ecb(?:plus)?)$", r"\1\2", name)].append(Document(id=name, text=text))
    events = [tuple(own[:MOST_ARTICLES]) for _, own in sorted(found.items()) if len(own) > 1]
    random.Random(0).shuffle(events)
    return events


def met(document: Document) -> list[Person]:
    """Everybody whom an article names in full, with an office or an age."""
    known = known_names(document.text)
    return [person for sentence in segment(document) for person in people(sentence.text, known)]


def years(person: Person) -> int:
    """How old somebody is, 0 where it is not told."""
    return int(person.age.low) if person.age else 0


def agreement(events: Sequence[tuple[Document, ...]]) -> Counter[str]:
    """Of every two articles of an event: people of one office and given name by surname, of one name by age and charge.

    One is counted once for two articles. "another surname" is counted where neither article has both.
    """
    counts: Counter[str] = Counter()
    for event in events:
        read = [(set(_bare(document)), capital_words(document.text)) for document in event]
        for (ours, mine), (theirs, other) in combinations(read, 2):
            for one in ours:
                for two in theirs:
                    counts.update(_relations(one, two, mine, other))
    return counts


def _bare(document: Document) -> Iterator[tuple[str, str, str, str, int]]:
    for one in met(document):
        yield one.given, one.surname, one.office, one.charge, years(one)


def _relations(
    one: tuple[str, str, str, str, int],
    two: tuple[str, str, str, str, int],
    mine: frozenset[str],
    other: frozenset[str],
) -> Iterator[str]:
    if one[2] and (one[0], one[2]) == (two[0], two[2]):
        if may_be_one(f"{one[0]} {one[1]}", f"{two[0]} {two[1]}"):
            yield "same surname"
        elif one[1] not in other and two[1] not in mine:
            yield "another surname"
    if one[:3] == two[:3] and one[3] and two[3]:
        yield "same charge" if one[3] == two[3] else "another charge"
    if one[:2] == two[:2] and one[4] and two[4]:
        apart = abs(one[4] - two[4])
        yield "same age" if not apart else "age within two years" if apart <= UNDATED else "another age"


def changes(events: Sequence[tuple[Document, ...]]) -> Iterator[Change]:
    """One change of a surname and one of an age in each event that has somebody named in two articles."""
    chosen = random.Random(1)
    for event in events:
        read = [met(document) for document in event]
        shared = [
            (place, one)
            for place, own in enumerate(read)
            for one in own
            if any(_is_one(one, two) for row, others in enumerate(read) if row != place for two in others)
        ]
        named = next(((place, one) for place, one in shared if one.office), None)
        if named is not None:
            place, one = named
            old, new = one.text.split()[-1], chosen.choice(OTHER_SURNAMES)
            yield Change("surname", event, place, old, new, _replaced(event[place].text, old, new))
        aged = next(((place, one) for place, one in shared if one.aged and str(years(one)) in one.aged), None)
        if aged is not None:
            place, one = aged
            older = one.aged.replace(str(years(one)), str(years(one) + OLDER))
            yield Change("age", event, place, one.aged, older, event[place].text.replace(one.aged, older))


def _is_one(one: Person, two: Person) -> bool:
    if (one.given, one.surname) != (two.given, two.surname):
        return False
    return one.office == two.office if one.office else one.age is not None and two.age is not None


def _replaced(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text)


def noticed(events: Sequence[tuple[Document, ...]], most: int, scorer: Scorer) -> dict[str, float]:
    """The share of made changes that are called contradicted by their value, and how often an unchanged event has one.

    Assessed articles only: an event of copies is compared with nothing.
    """
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    made = list(changes(events))
    surnames = [change for change in made if change.kind == "surname"]
    for change in (*surnames[:most], *(change for change in made if change.kind == "age")):
        true = scorer.score_event(change.event)
        if true.documents[change.place].pool.origins < 1:
            continue
        if change.event[0].id not in seen:
            seen.add(change.event[0].id)
            counts["events"] += 1
            counts["false"] += sum(len(list(_differing(document))) for document in true.documents)
        changed = change.event[change.place].model_copy(update={"text": change.text})
        event = (*change.event[: change.place], changed, *change.event[change.place + 1 :])
        found = _differing(scorer.score_event(event).documents[change.place])
        counts[change.kind] += 1
        counts[f"{change.kind} noticed"] += any(change.new in value for value in found)
    return {
        "events": float(counts["events"]),
        "surnames": float(counts["surname"]),
        "surnames_noticed": counts["surname noticed"] / max(1, counts["surname"]),
        "ages": float(counts["age"]),
        "ages_noticed": counts["age noticed"] / max(1, counts["age"]),
        "false_errors": float(counts["false"]),
    }


def _differing(document: DocumentReport) -> Iterator[str]:
    """The people whom evidence has otherwise: two names that share a word, alone or with an age."""
    for sentence in document.sentences:
        for evidence in sentence.evidence:
            for slot in evidence.slots if evidence.stance == "refutes" else ():
                words = [set(re.findall(r"\b[A-Z][\w’'-]+", value)) for value in (slot.claim, slot.evidence)]
                if slot.relation == "differs" and len(words[0]) > 1 and words[0] & words[1]:
                    yield slot.claim


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--all", action="store_true", help=f"change {10 * SOME} surnames and not {SOME}")
    parser.add_argument("--raise", dest="lift", action="store_true")
    arguments = parser.parse_args()
    events = groups(arguments.shared / "data")
    print(f"{len(events)} events:", ", ".join(f"{key} {value}" for key, value in sorted(agreement(events).items())))
    found = measured(arguments.shared)
    print("  ".join(f"{key} {value:.3f}" for key, value in found.items()))
    if arguments.all:
        scorer = Scorer(encoder=Remembering(OnnxEncoder()))
        print("  ".join(f"{key} {value:.3f}" for key, value in noticed(events, 10 * SOME, scorer).items()))
    if arguments.lift:
        lift("people", {key: found[key] for key in FLOORED})
    missed = below_floor("people", found)
    print("\n".join(missed) or "no measure is below its floor")
    sys.exit(bool(missed))


FLOORED = ("surnames_noticed", "ages_noticed", "false_errors")


def measured(shared: Path, surnames: int = SOME) -> dict[str, float]:
    """What has floors."""
    return noticed(groups(shared / "data"), surnames, Scorer(encoder=Remembering(OnnxEncoder())))


if __name__ == "__main__":
    main()
