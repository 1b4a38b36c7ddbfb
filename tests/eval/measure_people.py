"""People and tallies of votes that two articles have otherwise: how often real ones do, and are made ones noticed.

    PYTHONPATH=training:tests/eval python tests/eval/measure_people.py SHARED [--all] [--raise]

SHARED holds public sets in data/: leads of three outlets on one event (NeuS), and articles of ECB+ by event. First,
every two articles of an event: somebody whom both name in full with an office, the ages of one name, tallies of votes.
Then in one article of an event a surname, an age or a tally is changed wherever it stands, where another article has
the true one, and the event is checked before and after. Floors stand in floors.json under "people", for the first SOME
surnames and tallies and all ages; --all takes ten times as many.
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
from srcflag.claims.slots import known_names, known_once, people, tallies
from srcflag.encode import OnnxEncoder
from srcflag.pipeline import Scorer
from srcflag.records import Document
from srcflag.segment import segment
from srcflag.selftest.memory import Remembering
from srcflag.verify.slots.names import may_be_one
from srcflag.verify.slots.people import UNDATED
from srcflag.verify.slots.tallies import one_vote
from unseen import FILES, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srcflag.records import DocumentReport, SlotComparison
    from srcflag.values import Person, Tally

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


def votes(document: Document) -> list[Tally]:
    """Every tally of an article."""
    return [tally for sentence in segment(document) for tally in tallies(sentence.text)]


def years(person: Person) -> int:
    """How old somebody is, 0 where it is not told."""
    return int(person.age.low) if person.age else 0


def agreement(events: Sequence[tuple[Document, ...]]) -> Counter[str]:
    """Of every two articles of an event: people of one office and given name by surname, of one name by age and charge,
    and tallies.

    One is counted once for two articles. "another surname" and "another tally" are counted where neither article has
    both.
    """
    counts: Counter[str] = Counter()
    for event in events:
        read = [(set(_bare(document)), known_once(document.text)) for document in event]
        voted = [{tally.key: tally for tally in votes(document)} for document in event]
        for first, second in combinations(range(len(event)), 2):
            counts["same tally"] += len(voted[first].keys() & voted[second].keys())
            counts["another tally"] += sum(
                one_vote(one, two) and one.key not in voted[second] and two.key not in voted[first]
                for one in voted[first].values()
                for two in voted[second].values()
            )
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
    """One change of a surname, one of an age and one of a tally in each event that has it in two articles."""
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

        counted = _shared_tally(event)
        if counted is not None:
            row, tally = counted
            new = re.sub(r"\d+$", lambda figure: str(int(figure.group()) + 1), tally.text)
            yield Change("tally", event, row, tally.text, new, _replaced(event[row].text, tally.text, new))


def _shared_tally(event: Sequence[Document]) -> tuple[int, Tally] | None:
    """The first tally in figures that another article has too, and whose article has it."""
    read = [votes(document) for document in event]
    for place, own in enumerate(read):
        known = {tally.key for row, others in enumerate(read) if row != place for tally in others}
        for tally in own:
            if tally.key in known and tally.text[-1].isdigit():
                return place, tally
    return None


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
    own = {kind: [change for change in made if change.kind == kind] for kind in ("surname", "age", "tally")}
    for change in (*own["surname"][:most], *own["age"], *own["tally"][:most]):
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
        "tallies": float(counts["tally"]),
        "tallies_noticed": counts["tally noticed"] / max(1, counts["tally"]),
        "false_errors": float(counts["false"]),
    }


def _differing(document: DocumentReport) -> Iterator[str]:
    """The people and tallies that evidence has otherwise: two names that share a word, alone or with an age; two pairs
    of figures."""
    for sentence in document.sentences:
        for evidence in sentence.evidence:
            for slot in evidence.slots if evidence.stance == "refutes" else ():
                words = [set(re.findall(r"\b[A-Z][\w’'-]+", value)) for value in (slot.claim, slot.evidence)]
                people_differ = len(words[0]) > 1 and bool(words[0] & words[1])
                if slot.relation == "differs" and (people_differ or _votes_differ(slot)):
                    yield slot.claim


def _votes_differ(slot: SlotComparison) -> bool:
    return bool(re.match(r"\d+\D+\d+$", slot.claim) and re.match(r"\d+\D+\d+$", slot.evidence))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--all", action="store_true", help=f"change {10 * SOME} surnames and tallies, not {SOME}")
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


FLOORED = ("surnames_noticed", "ages_noticed", "tallies_noticed", "false_errors")


def measured(shared: Path, surnames: int = SOME) -> dict[str, float]:
    """What has floors."""
    return noticed(groups(shared / "data"), surnames, Scorer(encoder=Remembering(OnnxEncoder())))


if __name__ == "__main__":
    main()
