"""Where quotation marks open and close: spans of quotations in a text, or in one sentence cut out of it.

No stage of its own: a small vocabulary that several stages share. Double marks are read first, by what stands on
either side of them; single ones after that, since most of what looks like one is an apostrophe. Time is linear in the
length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Turn = Literal["opens", "closes", "either"]


class Quotation(NamedTuple):
    """A quotation, its marks included where it has them. Offsets are code points."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


class _Mark(NamedTuple):
    """A mark or a line break (family "\\n"). `turn` is what its neighbours make of it, `usual` what its form says."""

    start: int
    end: int
    family: str
    turn: Turn
    usual: Turn = "either"

    @property
    def may_close(self) -> bool:
        """Whether it closes, if something is open."""
        return self.turn == "closes" or (self.turn == "either" and self.usual != "opens")


_BREAK = r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*"
# Three of one kind in a row, or five of any, are no marks but a rule, a fence or noise, and are passed over at once.
_RUN = r"(?P<run>([“”„‟\"«»'‘’‚‹›`])\3\3+|[“”„‟\"«»'‘’‚‹›`]{5,})"
_DOUBLES = re.compile(rf"(?P<break>{_BREAK})|{_RUN}|``|''|\"\"|[“”„‟\"«»]")
_SINGLES = re.compile(rf"(?P<break>{_BREAK})|{_RUN}|['‘’‚‹›]")
_FORMS: dict[str, tuple[str, Turn]] = {
    "“": ("“", "opens"),
    "„": ("“", "opens"),
    "‟": ("“", "opens"),
    "``": ("“", "opens"),
    "”": ("“", "closes"),
    "''": ("“", "closes"),
    '"': ('"', "either"),
    '""': ('"', "either"),
    "«": ("«", "opens"),
    "»": ("«", "closes"),
}
_TWO = ("``", "''", '""')
_BEFORE_OPENING = "([{<—–-/‘'“"
_AFTER_CLOSING = ".,;:!?)]}>—–-/…’'”"
_NOT_AFTER_OPENING = ",;:!?)]}"
_STOPS = ".!?…"
_PAUSES = ".,!?…"
_MISREAD = re.compile(r"[\x82\x84\x91-\x94]")
_AS_MEANT = str.maketrans("\x82\x84\x91\x92\x93\x94", "‚„‘’“”")
_WORD = re.compile(r"\w")
# Letters left out in front: 'em, 'tis, rock 'n' roll; and, unless speech begins there, years: '68, the '90s.
_ELISION = re.compile(r"(?:em|tis|twas|twere|twill|til|bout|cos|n)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"\d\ds?(?!\w)")
_SPEECH_BEGINS = re.compile(r"(?:^|[:,\n])\s*$")
_TAIL = 12  # characters in front of a mark in which the end of a word, a comma or a colon is looked for


def plain_marks(text: str) -> str:
    """The text with quotation marks of Windows-1252 that were decoded as Latin-1 put right, equally long."""
    return text.translate(_AS_MEANT) if _MISREAD.search(text) else text


def quotations(text: str, *, part: bool = False) -> list[Quotation]:
    """The quotations of a text, in order and without overlap; one inside another is part of it.

    A quotation of several paragraphs, each of which opens anew while only the last closes, is one. One that is never
    closed ends where the next opens, or with its paragraph. `part` says that the text is one sentence of a longer one:
    then a mark without its fellow opens or closes a quotation of which the rest lies outside.
    """
    text = plain_marks(text)
    doubles = _doubles(text, part=part)
    singles = _singles(text, doubles, part=part)
    inside = [span for span in doubles if not _lies_in(span, singles)]
    found = sorted(inside + singles) if singles else inside
    return [span for span in found if _WORD.search(text, span.start, span.end)]


def inner(text: str, quotation: Quotation) -> tuple[int, int]:
    """Where what is quoted starts and ends, without its marks and the space beside them."""
    start, end = quotation.start, quotation.end
    if quotation.opened:
        start += 2 if text[start : start + 2] in _TWO else 1
    if quotation.closed:
        end -= 2 if text[end - 2 : end] in _TWO else 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, max(start, end)


def _lies_in(span: Quotation, others: Sequence[Quotation]) -> bool:
    at = bisect_left(others, (span.start, 0)) - 1
    return at >= 0 and others[at].end >= span.end


def _double_marks(text: str) -> list[_Mark]:
    marks = []
    for match in _DOUBLES.finditer(text):
        start, end = match.span()
        if match["break"]:
            marks.append(_Mark(start, end, "\n", "either"))
        elif not match["run"]:
            family, usual = _FORMS[match.group()]
            marks.append(_Mark(start, end, family, _turn(text, start, end), usual))
    return marks


def _turn(text: str, start: int, end: int) -> Turn:
    """What the characters beside a mark say of it: space before and none after opens, none before and space after
    closes."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    if opens and (after in _NOT_AFTER_OPENING or (after == "." and text[end : end + 2] != "..")):
        opens = False
    closes = (not after or after.isspace() or after in _AFTER_CLOSING) and bool(before) and not before.isspace()
    if opens == closes:
        return "either"
    return "opens" if opens else "closes"


def _doubles(text: str, *, part: bool) -> list[Quotation]:
    reader = _Reader(text, _double_marks(text), part=part)
    for at in range(len(reader.marks)):
        reader.step(at)
    reader.end_at(len(text))
    return reader.found


class _Reader:
    """Goes through double marks once and keeps those that are open, the outermost first: at most two of a family."""

    def __init__(self, text: str, marks: list[_Mark], *, part: bool) -> None:
        self.text, self.marks, self.part = text, marks, part
        self.open: list[_Mark] = []
        self.found: list[Quotation] = []
        self.skip = -1  # a mark that merely opens a further paragraph of what is open
        self.next_in_block = _next_in_block(text, marks)

    def step(self, at: int) -> None:
        mark = self.marks[at]
        if at == self.skip:
            return
        if mark.family == "\n":
            self._line_ends(at)
        elif not self.open:
            self._outside(at)
        elif mark.may_close or (mark.usual == "closes" and mark.turn == "opens"):
            self._close(mark)
        else:
            self._opens_inside(at)

    def end_at(self, place: int) -> None:
        """What is open ends here without a mark."""
        if self.open:
            start = self.open[0].start
            while place > start + 1 and self.text[place - 1].isspace():
                place -= 1
            self.found.append(Quotation(start, place, closed=False))
            self.open = []

    def _outside(self, at: int) -> None:
        mark = self.marks[at]
        if mark.turn == "opens" or mark.usual == "opens" or (mark.turn == mark.usual == "either" and self._paired(at)):
            self.open = [mark]
        elif self.part and not self.found:
            self._stray(mark)

    def _stray(self, mark: _Mark) -> None:
        """A mark of which the fellow lies in another sentence. Behind a digit it stands for inches or seconds."""
        before = self.text[max(0, mark.start - _TAIL) : mark.start].rstrip()
        if not before and mark.turn != "opens":
            return  # it closed the sentence before
        if mark.turn == "closes" or mark.usual == "closes" or before[-1:] in tuple(_PAUSES):
            if not before[-1:].isdigit():
                self.found.append(Quotation(0, mark.end, opened=False))
        else:
            self.open = [mark]

    def _paired(self, at: int) -> bool:
        """Whether the next mark on the line closes."""
        return at + 1 < len(self.marks) and self.marks[at + 1].family != "\n" and self.marks[at + 1].may_close

    def _close(self, mark: _Mark) -> None:
        """Close the innermost of the mark's own family; else straight closes curly, and the other way round."""
        same = [depth for depth, known in enumerate(self.open) if known.family == mark.family]
        if not same and mark.family == "«":
            return
        depth = same[-1] if same else len(self.open) - 1
        if self.open[depth].family == "«" and mark.family != "«":
            return
        if depth == 0:
            self.found.append(Quotation(self.open[0].start, mark.end))
        del self.open[depth:]

    def _opens_inside(self, at: int) -> None:
        mark = self.marks[at]
        same = [depth for depth, known in enumerate(self.open) if known.family == mark.family]
        nested = not same or (len(same) == 1 and self._paired(at) and self._paired(at + 1))
        if nested:
            self.open.append(mark)
        elif same[0] == 0:  # what was open was never closed
            self.end_at(mark.start)
            self.open = [mark]
        else:
            del self.open[same[0] :]
            self.open.append(mark)

    def _line_ends(self, at: int) -> None:
        """Go on where the next paragraph opens anew, or where a line is merely wrapped; end what is open otherwise."""
        if not self.open:
            return
        line_end, outer = self.marks[at], self.open[0]
        after = self.marks[at + 1] if at + 1 < len(self.marks) else None
        ended = self.text[max(0, line_end.start - _TAIL) : line_end.start].rstrip().rstrip("’'")[-1:] in (*_STOPS, ":")
        anew = after is not None and after.start == line_end.end and after.family == outer.family
        if anew and ended and after is not None and not after.may_close:
            self.skip = at + 1
            self.open = [outer]
            return
        further = self.next_in_block[at]
        if not (further is not None and further.may_close and further.family == outer.family):
            self.end_at(line_end.start)


def _next_in_block(text: str, marks: Sequence[_Mark]) -> list[_Mark | None]:
    """For each line break the next mark before an empty line, or None."""
    found: list[_Mark | None] = [None] * len(marks)
    upcoming: _Mark | None = None
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        if mark.family == "\n":
            if _ends_block(text, mark):
                upcoming = None
            found[at] = upcoming
        else:
            upcoming = mark
    return found


def _ends_block(text: str, line_end: _Mark) -> bool:
    """Whether a line break leaves a line empty."""
    broken = text[line_end.start : line_end.end].replace("\r\n", "\n")
    return "\u2029" in broken or sum(char in "\n\r\x0b\x0c\x85\u2028" for char in broken) > 1


class _Single(NamedTuple):
    """What a single mark may be. `sure` closers cannot be apostrophes; `possessive` ones may well be."""

    start: int
    end: int
    role: Literal["opens", "closes", "break"]
    sure: bool = False
    possessive: bool = False


def _single_marks(text: str, doubles: Sequence[Quotation]) -> list[_Single]:
    """The single marks outside double ones that are not plainly apostrophes, and the line breaks."""
    marks = []
    starts = [span.start for span in doubles]
    for match in _SINGLES.finditer(text):
        start, end = match.span()
        within = bisect_left(starts, end) - 1
        if match["run"] or (within >= 0 and doubles[within].end > start):
            continue
        if match["break"]:
            marks.append(_Single(start, end, "break"))
        elif _may_open(text, start):
            marks.append(_Single(start, end, "opens"))
        elif closer := _closer(text, start):
            marks.append(closer)
    return marks


def _may_open(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign in "’›" or not after or (before and not before.isspace() and before not in '([{—–-/“"«'):
        return False
    if after.isspace():
        return sign in "‘‚‹"
    if not (after.isalnum() or after in '“"«[($£€…#@'):
        return False
    if _ELISION.match(text, at + 1):
        return False
    return not _YEAR.match(text, at + 1) or _SPEECH_BEGINS.search(text[max(0, at - _TAIL) : at]) is not None


def _closer(text: str, at: int) -> _Single | None:
    sign, before, after = text[at], text[max(0, at - _TAIL) : at], text[at + 1 : at + 2]
    if sign in "‚‹" or after.isalnum() or not before:
        return None
    if before[-1].isspace():  # "They left. ' she said": the spaces of a text cut into words
        return (
            _Single(at, at + 1, "closes", sure=True) if before.rstrip()[-1:] in tuple(_PAUSES) and sign != "‘" else None
        )
    if sign == "‘" and after and not after.isspace() and after not in _AFTER_CLOSING:
        return None
    if re.search(r"(?:^|[\s'’‘])n$", before, re.IGNORECASE):
        return None
    ahead = text[at + 1 : at + 3]
    if before[-1].isalnum() and len(ahead) == 2 and ahead[0].isspace() and ahead[1].isalnum():
        return _Single(at, at + 1, "closes", possessive=before[-1] in "sSzx" or before[-2:] == "in")
    return _Single(at, at + 1, "closes", sure=True)


def _singles(text: str, doubles: Sequence[Quotation], *, part: bool) -> list[Quotation]:
    reader = _SingleReader(text, doubles, part=part)
    for at in range(len(reader.marks)):
        reader.step(at)
    reader.end()
    return reader.found


class _SingleReader:
    """Goes through single marks once. An opener counts if a closer follows; `maybe` is one that may be none."""

    def __init__(self, text: str, doubles: Sequence[Quotation], *, part: bool) -> None:
        self.text, self.part = text, part
        self.doubles = [span.start for span in doubles]
        self.marks = _single_marks(text, doubles)
        self.opener: _Single | None = None
        self.maybe: _Single | None = None
        self.found: list[Quotation] = []
        self.skip = -1  # a mark that merely opens a further paragraph of what is open

    def step(self, at: int) -> None:
        mark = self.marks[at]
        if at == self.skip:
            return
        if mark.role == "break":
            self._line_ends(at)
        elif mark.role == "opens":
            self._close(self.maybe)
            self.opener = mark
        elif self.opener is None:
            if self.part and not self.found and not self.doubles and mark.sure and self._pauses_before(mark):
                self.found.append(Quotation(0, mark.end, opened=False))
        elif mark.possessive and self.maybe is None:
            self.maybe = mark
        else:
            self._close(self.maybe if mark.possessive else mark)

    def end(self) -> None:
        """The text ends. One sentence may be the beginning of a quotation; of a whole text this would be a guess."""
        opener = self.opener
        if self.part and opener and not self.maybe and _begins_speech(self.text, opener):
            if not self.doubles or self.doubles[-1] < opener.start:
                self.found.append(Quotation(opener.start, len(self.text), closed=False))
        else:
            self._close(self.maybe)

    def _close(self, closer: _Single | None) -> None:
        if self.opener is not None and closer is not None:
            start, end = self.opener.start, closer.end
            around_double = bisect_left(self.doubles, start) != bisect_left(self.doubles, end)
            if closer.sure or not around_double:
                self.found.append(Quotation(start, end))
        self.opener = self.maybe = None

    def _line_ends(self, at: int) -> None:
        mark = self.marks[at]
        if self.opener and not self.maybe and _opens_anew(self.text, self.marks, at, self.opener):
            self.skip = at + 1
        elif not self.text[mark.end : mark.end + 1].islower():  # else the line is merely wrapped
            self._close(self.maybe)

    def _pauses_before(self, mark: _Single) -> bool:
        return self.text[max(0, mark.start - _TAIL) : mark.start].rstrip()[-1:] in tuple(_PAUSES)


def _opens_anew(text: str, marks: Sequence[_Single], at: int, opener: _Single) -> bool:
    """Whether the line behind a break opens with the mark of what is open, and the one before it has ended."""
    if at + 1 == len(marks) or marks[at + 1].role != "opens" or marks[at + 1].start != marks[at].end:
        return False
    ended = text[max(0, marks[at].start - _TAIL) : marks[at].start].rstrip()[-1:] in tuple(_STOPS)
    return ended and text[marks[at + 1].start] == text[opener.start] and _begins_speech(text, opener)


def _begins_speech(text: str, opener: _Single) -> bool:
    return _SPEECH_BEGINS.search(text[max(0, opener.start - _TAIL) : opener.start]) is not None
