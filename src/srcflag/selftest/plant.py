"""What is planted where: a few edits to an article at once, each in a sentence of its own, drawn by a fixed seed."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from srcflag.assemble import line_starts
from srcflag.claims.slots.places import COUNTRIES, DEMONYMS
from srcflag.selftest.bank import ALLEGATIONS, CLAIMS
from srcflag.selftest.edits import names_in, other_date, other_name, other_number, other_polarity
from srcflag.selftest.records import KINDS, Plant
from srcflag.words import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from srcflag.records import Document, DocumentReport, Flag, SentenceReport
    from srcflag.selftest.records import Planted

    Maker = Callable[[str, str, random.Random], str | None]

OF_A_KIND = 10
"""Plants of each kind at most: enough for "seven of ten", and an event of five articles takes ten seconds on two cores
(`srcflag selftest seeds/`)."""

HOSTS = 8  # articles that are planted into at most: with a large pool each check of one takes seconds
SHARE = 6  # one sentence of so many is changed at a time: an article with more changes than that is another one
LONGEST = 4  # words that an edit changes: a name that stands twice in a sentence is two edits
APART = 2  # sentences between two plants: who says it is read from the sentences near by

EDITS: dict[Planted, Maker] = {
    "figure": other_number,
    "date": other_date,
    "name": other_name,
    "polarity": other_polarity,
}
_MARKS = re.compile("[\"“”«»]|(?<!\\w)['‘’]|['‘’](?!\\w)")


class Host(NamedTuple):
    """An article with its pool, and what the report says of it as it is."""

    document: Document
    pool: tuple[Document, ...]
    report: DocumentReport


class Change(NamedTuple):
    """What is to become of one sentence of a host: `new` in its place, or behind it where `added` is set."""

    kind: Planted
    host: int
    sentence: SentenceReport
    new: str
    added: bool


class Variant(NamedTuple):
    """An article as it is with some of the plants, which tell where in it they are."""

    host: int
    document: Document
    plants: tuple[Plant, ...]


def supported(sentence: SentenceReport) -> bool:
    """Whether an independent article states a sentence as a whole, whatever others say against it."""
    whole = sentence.status in ("corroborated", "contradicted", "superseded")
    return whole and sentence.kind in ("claim", "reported") and sentence.support.origins > 0


def flags_of(report: DocumentReport) -> dict[int, list[Flag]]:
    """The flags of each sentence that has any, by its index."""
    found: dict[int, list[Flag]] = {}
    for flag in report.flags:
        found.setdefault(flag.sentence, []).append(flag)
    return found


def drawn(hosts: Sequence[Host], foreign: Sequence[str], seed: int) -> list[Change]:
    """The changes to be made, in the order of their kinds: up to OF_A_KIND of each, spread by chance.

    `foreign` are sentences of another event; where there are none, made ones are taken.
    """
    rng = random.Random(f"{seed}:hosts")
    chosen = sorted(rng.sample(range(len(hosts)), min(HOSTS, len(hosts))))
    found: list[Change] = []
    for kind in KINDS:
        rng = random.Random(f"{seed}:{kind}")  # of its own, so that no kind hangs on how many there are of another
        if kind in EDITS:
            found += _edited(kind, hosts, chosen, rng)
        elif kind == "foreign":
            found += _put_in(kind, hosts, chosen, _claims(foreign, hosts, rng), rng)
        else:
            found += _put_in(kind, hosts, chosen, _accusations(hosts, chosen, rng), rng)
    return found


def _edited(kind: Planted, hosts: Sequence[Host], chosen: Sequence[int], rng: random.Random) -> list[Change]:
    """One change each of sentences that others state, in words that they have too, and that nothing is flagged on."""
    places = []
    for place in chosen:
        flags = flags_of(hosts[place].report)
        for sentence in hosts[place].report.sentences:
            noted = all(flag.severity == "note" for flag in flags.get(sentence.index, ()))
            if sentence.status == "corroborated" and supported(sentence) and noted:
                places.append((place, sentence))
    rng.shuffle(places)
    found: list[Change] = []
    for place, sentence in places:
        support = " ".join(e.text for e in sentence.evidence if e.stance == "supports")
        new = EDITS[kind](sentence.text, support, rng)
        if new is not None and _in_one_place(kind, hosts[place].document, sentence.text, new):
            found.append(Change(kind, place, sentence, new, added=False))
        if len(found) == OF_A_KIND:
            break
    return found


def _in_one_place(kind: Planted, document: Document, before: str, after: str) -> bool:
    """Whether an edit changes a few words side by side, and of a name what is one: a capital letter alone is none."""
    was = difference(before, after)[0]
    if before == after or len(was.split()) > LONGEST:
        return False
    bare = was.removesuffix("'s").removesuffix("’s")
    if kind != "name" or " " in bare or bare.lower() in COUNTRIES or bare.lower() in DEMONYMS:
        return True
    return bool(re.search(rf"\b[A-Z]\w*[a-z] {re.escape(bare)}\b", document.text))  # the surname in a full name


def _claims(foreign: Sequence[str], hosts: Sequence[Host], rng: random.Random) -> Iterator[tuple[int | None, str]]:
    """Claims for any article: those of another event, or made ones of which none shares a name with this event."""
    known = " ".join(document.text for document in _event(hosts))
    for claim in rng.sample(foreign or CLAIMS, len(foreign or CLAIMS)):
        shared = any(name in known for name in names_in(claim))
        if not (claim in known if foreign else shared):
            yield None, claim


def _event(hosts: Sequence[Host]) -> tuple[Document, ...]:
    """All articles that are at hand, each once."""
    return tuple({id(document): document for host in hosts for document in (host.document, *host.pool)}.values())


def _accusations(hosts: Sequence[Host], chosen: Sequence[int], rng: random.Random) -> Iterator[tuple[int | None, str]]:
    """Accusations of people who speak in an article, with no word of what they accuse of anywhere in the event."""
    stems = {token.stem for document in _event(hosts) for token in content_words(document.text)}
    own = [line for line in ALLEGATIONS if len({token.stem for token in content_words(line)} - stems) > 1]
    people = [(place, name) for place in chosen for name in _speakers(hosts[place])]
    rng.shuffle(people)
    rng.shuffle(own)
    for turn in range(OF_A_KIND if people and own else 0):
        place, name = people[turn % len(people)]
        yield place, own[turn % len(own)].format(name)


def _speakers(host: Host) -> list[str]:
    """The names of those to whom an article attributes something; of bodies where it names no person."""
    common = {word for word in re.findall(r"\w+", host.document.text) if word.islower()}  # "Dozens" is nobody's name
    for sort in ("named", "institution"):
        sources = [
            s.attribution.resolved or s.attribution.source for s in host.report.sentences if s.attribution.type == sort
        ]
        found = {max(names, key=len) for source in sources if (names := names_in(f"of {source}"))}
        if full := {name for name in found if " " in name} or {name for name in found if name.lower() not in common}:
            return sorted(full)
    return []


def _put_in(
    kind: Planted,
    hosts: Sequence[Host],
    chosen: Sequence[int],
    lines: Iterable[tuple[int | None, str]],
    rng: random.Random,
) -> list[Change]:
    """Sentences put in behind others of the running text, outside quotations."""
    places = {place: _behind(hosts[place]) for place in chosen}
    free = [place for place in chosen if places[place]]
    found: list[Change] = []
    for host, line in lines if free else ():
        place = rng.choice(free) if host is None else host
        if places[place] and len(found) < OF_A_KIND:
            found.append(Change(kind, place, rng.choice(places[place]), line, added=True))
    return found


def _behind(host: Host) -> list[SentenceReport]:
    """The sentences of an article behind which another one can stand."""
    text = host.document.text
    return [
        sentence
        for sentence in host.report.sentences
        if sentence.kind in ("claim", "reported")
        and sentence.text.endswith(".")
        and not _MARKS.search(sentence.text)
        and text[sentence.end : sentence.end + 1].strip() == ""
    ]


def variants(hosts: Sequence[Host], changes: Sequence[Change]) -> list[Variant]:
    """The changes put together into as few articles as they fit in, host by host."""
    batches: list[list[Change]] = []
    for change in changes:
        most = max(1, len(hosts[change.host].report.sentences) // SHARE)
        fitting = (b for b in batches if b[0].host == change.host and len(b) < most and _apart(b, change))
        batch = next(fitting, None)
        if batch is None:
            batches.append([change])
        else:
            batch.append(change)
    batches.sort(key=lambda batch: batch[0].host)
    return [_variant(batch[0].host, hosts[batch[0].host], batch) for batch in batches]


def _apart(batch: Sequence[Change], change: Change) -> bool:
    """Whether a change is far enough from the others, and no second one of the same words."""
    same = difference(change.sentence.text, change.new)[0]
    return all(
        abs(other.sentence.index - change.sentence.index) > APART
        and (change.added or other.added or difference(other.sentence.text, other.new)[0] != same)
        for other in batch
    )


def _variant(place: int, host: Host, batch: Sequence[Change]) -> Variant:
    document = host.document
    text, plants, shift = document.text, [], 0
    lines = line_starts(text)
    for change in sorted(batch, key=lambda change: change.sentence.start):
        sentence = change.sentence
        start, end = sentence.start + shift, sentence.end + shift
        if change.added:
            text = f"{text[:end]} {change.new}{text[end:]}"
            start = end + 1
        else:
            text = text[:start] + change.new + text[end:]
        shift = len(text) - len(document.text)
        was, now, at = ("", change.new, 0) if change.added else difference(sentence.text, change.new)
        plants.append(
            Plant(
                kind=change.kind,
                document_id=host.report.document_id,
                path=document.path,
                line=bisect_right(lines, sentence.end - 1 if change.added else sentence.start),
                start=start,
                end=start + len(change.new),
                before="" if change.added else sentence.text,
                after=change.new,
                was=was,
                now=now,
                at=start + at,
            )
        )
    return Variant(place, document.model_copy(update={"text": text}), tuple(plants))


_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")


def difference(before: str, after: str) -> tuple[str, str, int]:
    """The words in which two sentences differ, from the first to the last, and where those start in the second."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - first
    last = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    starts = [match.start() for match in _WORD.finditer(after)]
    at = starts[first] if first < len(starts) else len(after)
    return " ".join(old[first : len(old) - last]), " ".join(new[first : len(new) - last]), at
