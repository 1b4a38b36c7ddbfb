"""Which sentences of which documents are one text: copied word for word, lightly edited, reordered or trimmed.

Sentences that share a run of words are found through an exact index, sorted once, so that no pair of documents is
compared for nothing and a copy of two sentences in an article of thirty is found as surely as a whole one (MinHash
estimates the likeness of whole texts and would miss it). What shares a run is then held together word by word.

Text inside a quotation is no sign of copying: two reporters at one press conference quote the same sentence. It counts
between documents that share other text, and so do sentences too short to say anything alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from srcflag.comments import bare
from srcflag.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from srcflag.records import Document, Sentence

    Words = tuple[str, ...]  # "" stands where a quotation was taken out

SEED = 5
"""Words in a run that two sentences must share to be compared at all: rewording every fourth word would hide a copy."""

PROOF = 3
"""Words in a run that counts as the same words. Edits of single words leave such runs on both sides; two writers who
state one fact share names and figures, but seldom three words in a row."""

COPIED = 0.75
"""Share of a sentence's words that lie in shared runs in the same order, from which it is the other one edited or
trimmed. Two reporters who turn one statement ("..., the mayor said" and "The mayor said ...") reach two thirds."""

FEWEST = 12
"""Shared words from which a sentence outside quotations says by itself that it was copied: a title, two names and a
figure in their usual order make ten. Precision and recall of copied sentences in the labelled event with wire copy are
1.0 and 0.895 with 8 and with 12; `tests/eval/measure_origins.py` measures this and the two above."""

EDITED = 0.5
"""The same between documents that share other text: there half is enough, in any order, and of a short sentence too."""

FEW, TOGETHER, MOSTLY = 8, 3, 0.9
"""So many sentences of so many shared words each say that two documents share text, and so does this share of what the
shorter one has in such sentences: all but an edit. From there quotations and short sentences are held together too.
With half in place of MOSTLY two short reports that share two facts would be (`tests/properties/test_copies.py`)."""

WHOLLY = 0.95
"""Share of the shorter document's words found in the other, from which it has no origin of its own: all but a line.
What it adds below that counts as its own, and what it copied as the other's."""

_SHOWN = 50  # holders of one text that a further document is paired with; by then a chain leads to all the others
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1], np.uint64)


class Pair(NamedTuple):
    """Two documents that share text: how many sentences, of each the share of its words, and the longest of them."""

    one: str
    other: str
    sentences: int
    share_of_one: float
    share_of_other: float
    text: str

    @property
    def share(self) -> float:
        """How much the one that is held more fully shares with the other."""
        return max(self.share_of_one, self.share_of_other)

    @property
    def held(self) -> tuple[str, ...]:
        """Which of the two have as good as nothing that is not in the other."""
        shares = ((self.one, self.share_of_one), (self.other, self.share_of_other))
        return tuple(name for name, share in shares if share >= WHOLLY)


class Copies(NamedTuple):
    """The sentences that more than one document holds: (document id, start) -> the number of the text; and who shares.

    Sentences that are nobody's copy are left out.
    """

    kin: dict[tuple[str, int], int]
    pairs: tuple[Pair, ...]


class _Line(NamedTuple):
    """A sentence with the place of its document, all its words, and those outside quotations."""

    document: int
    sentence: Sentence
    words: Words
    plain: Words


class _Least(NamedTuple):
    """What two sentences must share: a run of `seed` words, so many words in runs, this share of the shorter."""

    seed: int
    words: int
    share: float
    ordered: bool


def find_copies(documents: Sequence[Document], sentences: Mapping[str, Iterable[Sentence]]) -> Copies:
    """The copies among the sentences of these documents, which are given by document id."""
    documents = sorted(documents, key=lambda document: document.id)
    known: dict[str, str] = {}
    lines = [
        line
        for place, document in enumerate(documents)
        for line in _lines(place, document, sentences[document.id], known)
    ]
    several = _apart(lines, FEW)
    pairs = _shared(documents, lines, several, FEW)
    near = _components(
        len(documents), [(a, b) for a, b, n, *shares, _ in pairs if n >= TOGETHER or max(shares) >= MOSTLY]
    )
    again = _grouped(
        [line.words if near[line.document] >= 0 else () for line in lines],
        [near[line.document] for line in lines],
        _Least(seed=PROOF, words=1, share=EDITED, ordered=False),
    )
    merged = _merged(_apart(lines, FEWEST), again)
    holders: dict[int, set[int]] = defaultdict(set)
    for line, number in zip(lines, merged, strict=True):
        holders[number].add(line.document)
    kin = {
        (documents[line.document].id, line.sentence.start): number
        for line, number in zip(lines, merged, strict=True)
        if number >= 0 and len(holders[number]) > 1
    }
    return Copies(
        kin,
        tuple(
            Pair(documents[a].id, documents[b].id, n, round(one, 3), round(other, 3), text)
            for a, b, n, one, other, text in _shared(documents, lines, merged)
        ),
    )


def shared_words(one: Words, other: Words) -> tuple[int, float]:
    """How many words of the shorter of two sentences lie in runs that both have, and their share of it."""
    short, long = sorted((one, other), key=_length)
    length = _length(short)
    run = min(PROOF, length)
    known = {long[i : i + run] for i in range(len(long) - run + 1)}
    inside: set[int] = set()
    for i in range(len(short) - run + 1):
        if "" not in short[i : i + run] and short[i : i + run] in known:
            inside.update(range(i, i + run))
    return len(inside), len(inside) / max(1, length)


def _is_copy(one: Words, other: Words, least: _Least) -> bool:
    number, share = shared_words(one, other)
    if number < least.words or share < least.share or one == other:
        return one == other
    if not least.ordered:
        return True
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    # what was taken out of both is no word that they share
    number = sum(block.size - one[block.a : block.a + block.size].count("") for block in blocks if block.size >= PROOF)
    return number >= max(least.words, least.share * min(_length(one), _length(other)))


def _lines(place: int, document: Document, sentences: Iterable[Sentence], known: dict[str, str]) -> Iterable[_Line]:
    """The sentences of a document. `known` keeps each word once, however often it stands in the pool."""
    quoted = quotations(bare(document.text, document.body_start))
    starts = [quotation.start for quotation in quoted]
    for sentence in sentences:
        words, inside = [], []
        for match in _WORD.finditer(sentence.text):
            word = match.group().casefold()
            at = bisect_right(starts, sentence.start + match.start()) - 1
            words.append(known.setdefault(word, word))
            inside.append(at >= 0 and sentence.start + match.start() < quoted[at].end)
        own = tuple(words)
        plain = tuple("" if out else word for word, out in zip(own, inside, strict=True)) if any(inside) else own
        yield _Line(place, sentence, own, plain)


def _length(words: Words) -> int:
    return len(words) - words.count("")


def _apart(lines: Sequence[_Line], fewest: int) -> list[int]:
    """The copies among sentences of so many words outside quotations, whatever else their documents share."""
    texts = [line.plain if _length(line.plain) >= fewest else () for line in lines]
    return _grouped(texts, [0] * len(lines), _Least(SEED, fewest, COPIED, ordered=True))


def _grouped(texts: Sequence[Words], salts: Sequence[int], least: _Least) -> list[int]:
    """A number for each text that says which are copies of each other; -1 for an empty one.

    Only texts with one salt are held together, and only where they share this much.
    """
    wordings = sorted({(salt, words) for salt, words in zip(salts, texts, strict=True) if words})
    place = {wording: i for i, wording in enumerate(wordings)}
    root = list(range(len(wordings)))
    for one, other in _candidates(wordings, least.seed):
        low, high = sorted((_find(root, one), _find(root, other)))
        if low == high:
            continue
        if _is_copy(wordings[one][1], wordings[other][1], least):
            root[high] = low
    return [_find(root, place[salt, words]) if words else -1 for salt, words in zip(salts, texts, strict=True)]


def _candidates(wordings: Sequence[tuple[int, Words]], seed: int) -> list[tuple[int, int]]:
    """Pairs of wordings that share a run of `seed` words. Time and memory grow with the number of words."""
    numbers: dict[str, int] = {"": 0}
    flat: list[int] = []
    owners: list[int] = []
    for i, (_, words) in enumerate(wordings):
        flat += [numbers.setdefault(word, len(numbers)) for word in words] + [0]
        owners += [i] * (len(words) + 1)
    if len(flat) < seed:
        return []
    ids, owner = np.array(flat, np.uint64), np.array(owners, np.int64)
    count = len(ids) - seed + 1
    code = np.array([salt + 1 for salt, _ in wordings], np.uint64)[owner[:count]] * np.uint64(0xFF51AFD7ED558CCD)
    whole = np.ones(count, bool)
    for step, factor in enumerate(_FACTORS[:seed]):
        window = ids[step : step + count]
        whole &= window > 0
        code = (code ^ window) * factor + (code >> np.uint64(29))
    code, owner = code[whole], owner[:count][whole]
    order = np.lexsort((owner, code))
    code, owner = code[order], owner[order]
    # the next two who hold a run, and the first: of many holders each is still joined to the others along a chain
    first = np.maximum.accumulate(np.where(np.r_[True, code[1:] != code[:-1]], np.arange(len(code)), 0))
    edges: list[npt.NDArray[np.int64]] = [np.stack([owner[first], owner], axis=1)]
    edges += [np.stack([owner[:-n], owner[n:]], axis=1)[code[:-n] == code[n:]] for n in (1, 2) if len(code) > n]
    pairs = np.concatenate(edges)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    return [(int(one), int(other)) for one, other in pairs]


def _shared(
    documents: Sequence[Document], lines: Sequence[_Line], numbers: Sequence[int], fewest: int = 0
) -> list[tuple[int, int, int, float, float, str]]:
    """Pairs of documents that hold one text: how many sentences, the share of each, and the longest of them.

    Shares are of the sentences of at least so many words: of others it cannot be told whether they are shared.
    """
    size: Counter[int] = Counter()
    own: list[dict[int, _Line]] = [{} for _ in documents]
    words: list[Counter[int]] = [Counter() for _ in documents]
    for line, number in zip(lines, numbers, strict=True):
        size[line.document] += len(line.words) if number >= 0 or _length(line.plain) >= fewest else 0
        if number >= 0:
            own[line.document].setdefault(number, line)
            words[line.document][number] += len(line.words)
    holders: dict[int, list[int]] = defaultdict(list)
    found = []
    for later, held in enumerate(own):
        met: dict[int, list[int]] = defaultdict(list)
        for number in held:
            for earlier in holders[number]:
                met[earlier].append(number)
            if len(holders[number]) < _SHOWN:
                holders[number].append(later)
        for earlier, both in met.items():
            # what one trimmed is not in it: both share as many words as the one with fewer of them has
            common = sum(min(words[earlier][number], words[later][number]) for number in both)
            one, other = common / max(1, size[earlier]), common / max(1, size[later])
            longest = max((own[earlier][number].sentence.text for number in both), key=lambda text: (len(text), text))
            found.append((earlier, later, len(both), one, other, longest))
    return found


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The lowest place in each one's component; -1 where it is alone."""
    root = list(range(size))
    paired = set()
    for one, other in pairs:
        paired |= {one, other}
        low, high = sorted((_find(root, one), _find(root, other)))
        root[high] = low
    return [_find(root, i) if i in paired else -1 for i in range(size)]


def _merged(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The finest numbers that keep together what either keeps together; -1 where neither has one."""
    shift = max(one, default=0) + 1
    root = list(range(shift + max(other, default=0) + 1))
    for a, b in zip(one, other, strict=True):
        if a >= 0 and b >= 0:
            low, high = sorted((_find(root, a), _find(root, shift + b)))
            root[high] = low
    return [
        _find(root, a) if a >= 0 else _find(root, shift + b) if b >= 0 else -1 for a, b in zip(one, other, strict=True)
    ]


def _find(root: list[int], i: int) -> int:
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i
