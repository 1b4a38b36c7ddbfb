"""What an article itself accepts: `<!-- srcflag: ignore SF101 reason="..." -->` before a paragraph, or front matter.

A comment holds for the paragraph after it, an entry of the front matter for the whole article. What suppresses nothing
is told, and so is what cannot be used: an article must not be quieter than its author meant it to be.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from srcflag.comments import bare, comments
from srcflag.records import Accepted, Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from srcflag.comments import Comment
    from srcflag.records import Document, Flag, Sentence

_MARKDOWN = (".md", ".markdown")
_EXAMPLE = 'srcflag: ignore SF101 reason="why"'
_VERB = re.compile(r"\s*srcflag\s*:?\s*(\w*)\s*", re.IGNORECASE)
_REASON = re.compile(r"\breason\s*=\s*", re.IGNORECASE)
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”"}
_BETWEEN_RULES = re.compile(r"[,;\s]+")
_SHOWN = 40  # characters of what somebody wrote that a message repeats
# As `segment` reads text that was broken to fit a column: its lines are at most this long, and run on in small letters.
_WRAP_MIN, _WRAP_MAX, _WRAP_PROOFS = 40, 100, 3
_STOPPED = re.compile(r"[.!?…:;]\W*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Settled(NamedTuple):
    """Flags that stay open, those that the article accepts, and its suppressions with what of them is idle."""

    flags: tuple[Flag, ...]
    accepted: tuple[Accepted, ...]
    suppressions: tuple[Suppression, ...]


def has_words(reason: str) -> bool:
    """Whether a reason says anything: a letter or a digit, at least."""
    return any(map(str.isalnum, reason))


def declared(document: Document, rules: Mapping[str, str], beyond: Iterable[str] = ()) -> tuple[Suppression, ...]:
    """The suppressions of a document, first those of its front matter. `rules` maps each rule's code to its name.

    Rules in `beyond` cannot be suppressed by an article.
    """
    own = [comment for comment in comments(document.text, document.body_start) if comment.ours]
    if not own and not document.suppressions:
        return ()
    paragraphs = _paragraphs(document) if own else []
    beginnings = [start for start, _ in paragraphs]
    read = list(document.suppressions)
    for comment in own:
        place = bisect_left(beginnings, comment.end)
        first, last = paragraphs[place] if place < len(paragraphs) else (len(document.text), len(document.text))
        read.append(_read(comment, first, last))
    return tuple(_resolved(one, rules, frozenset(beyond)) for one in read)


def settle(
    suppressions: Sequence[Suppression],
    flags: Sequence[Flag],
    sentences: Sequence[Sentence],
    active: Iterable[str],
) -> Settled:
    """Part the flags of a document into open and accepted ones.

    Of several suppressions of one flag the first with a reason counts. `active` are the codes of the rules that were
    asked: of others it is not known whether they have something to suppress.
    """
    extents = sorted({(one.first, one.last) for one in suppressions})
    holders: dict[tuple[int, int], dict[str, list[int]]] = {extent: {} for extent in extents}
    for number, one in enumerate(suppressions):
        for rule in one.rules:
            holders[one.first, one.last].setdefault(rule, []).append(number)
    whole = {(one.first, one.last) for one in suppressions if _is_whole(one)}
    parts = [extent for extent in extents if extent not in whole]
    starts = [first for first, _ in parts]
    used: set[tuple[int, str]] = set()
    opened: list[Flag] = []
    accepted: list[Accepted] = []
    for flag in flags:
        start = sentences[flag.sentence].start
        near = parts[place - 1 : place] if (place := bisect_right(starts, start)) else []
        fitting = [
            (number, rule)
            for extent in (*whole, *near)
            if extent[0] <= start < extent[1]
            for rule in (flag.code[:length] for length in range(1, len(flag.code) + 1))
            for number in holders[extent].get(rule, ())
        ]
        if not fitting:
            opened.append(flag)
            continue
        used.update(fitting)
        reasons = [suppressions[number].reason for number in sorted({number for number, _ in fitting})]
        reason = next(filter(has_words, reasons), "")
        accepted.append(Accepted(flag=flag, kind="in source", reason=reason))
    asked = tuple(active)
    idle = [
        tuple(rule for rule in one.rules if (n, rule) not in used and any(code.startswith(rule) for code in asked))
        for n, one in enumerate(suppressions)
    ]
    marked = (one.model_copy(update={"idle": rules}) for one, rules in zip(suppressions, idle, strict=True))
    return Settled(tuple(opened), tuple(accepted), tuple(marked))


def _is_whole(one: Suppression) -> bool:
    """Whether it stands in front matter, inside what it holds for; a comment stands before that."""
    return one.first <= one.start and one.end <= one.last


def _read(comment: Comment, first: int, last: int) -> Suppression:
    """What a comment says, in the words that it says it in."""
    place = {"start": comment.start, "end": comment.end, "first": first, "last": last}
    if not comment.closed:
        return Suppression(**place, problem="the comment is not closed with -->")
    opening = _VERB.match(comment.words)
    verb = opening[1] if opening else ""
    if opening is None or verb.lower() != "ignore" or ":" not in opening[0]:
        return Suppression(**place, problem=f"it does not begin as <!-- {_EXAMPLE} --> does")
    rest = comment.words[opening.end() :]
    given = _REASON.search(rest)
    rules = tuple(filter(None, _BETWEEN_RULES.split(rest[: given.start()] if given else rest)))
    if given is None:
        return Suppression(**place, rules=rules)
    quoted = rest[given.end() :].strip()
    closing = _QUOTES.get(quoted[:1])
    if closing is None:
        return Suppression(**place, problem='the reason does not stand in quotation marks: reason="why"')
    reason, end, behind = quoted[1:].partition(closing)
    if not end:
        return Suppression(**place, problem="the quotation mark before the reason is not closed")
    if behind.strip():
        return Suppression(**place, problem=f"something follows the reason: '{behind.strip()[:_SHOWN]}'")
    return Suppression(**place, rules=rules, reason=" ".join(reason.split()))


def _resolved(one: Suppression, rules: Mapping[str, str], beyond: frozenset[str]) -> Suppression:
    """The same with names turned into codes, and told what is no rule. What is told first is what was first written."""
    if one.problem:
        return one
    codes = {name.casefold(): code for code, name in rules.items()}
    known: dict[str, None] = {}
    problem = "" if one.rules else f"it names no rule: {_EXAMPLE}"
    for written in one.rules:
        code = codes.get(written.casefold(), written.upper())
        fitting = [rule for rule in rules if rule.startswith(code)]
        if not fitting:
            problem = problem or _unknown(written, rules)
        elif beyond.issuperset(fitting):
            problem = problem or f"{code} speaks about suppressions and cannot be suppressed in the article"
        else:
            known[code] = None
    return one.model_copy(update={"rules": tuple(known), "problem": problem})


def _unknown(written: str, rules: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(written[:_SHOWN].lower(), rules.values(), n=1)
    hint = f"did you mean {near[0]}?" if near else "srcflag explain --all names them"
    return f"there is no rule '{written[:_SHOWN]}' ({hint})"


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends.

    In Markdown an empty line parts paragraphs. Other texts may have one a line; there a paragraph goes on behind a line
    end only where the text was plainly broken to fit a column.
    """
    plain = bare(document.text, document.body_start)
    groups = _groups(plain, document.body_start)
    if (document.path or "").lower().endswith(_MARKDOWN):
        return [(group[0][0], group[-1][1]) for group in groups]
    proofs = [sum(_runs_on(plain[s:e], plain[t:f]) for (s, e), (t, f) in pairwise(group)) for group in groups]
    found: list[tuple[int, int]] = []
    for group, proof in zip(groups, proofs, strict=True):
        narrow = max(end - start for start, end in group) <= _WRAP_MAX
        if narrow and (proof or sum(proofs) >= _WRAP_PROOFS):
            found.append((group[0][0], group[-1][1]))
        else:
            found += group
    return found


def _groups(plain: str, start: int) -> list[list[tuple[int, int]]]:
    """The places of lines with words on them, without the space around them, in groups that an empty line parts."""
    groups: list[list[tuple[int, int]]] = [[]]
    for line in _LINE.finditer(plain, start):
        words = line[0].strip()
        if words:
            first = line.start() + len(line[0]) - len(line[0].lstrip())
            groups[-1].append((first, first + len(words)))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _runs_on(above: str, below: str) -> bool:
    """Whether a sentence plainly goes on behind a line end."""
    return len(above) >= _WRAP_MIN and below[0].islower() and not _STOPPED.search(above[-10:])
