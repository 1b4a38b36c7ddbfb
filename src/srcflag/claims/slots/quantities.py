"""The quantities of a sentence: how many, how much, how long, how old, and of what.

Clock times, dates and years are left to `moments`; numbers that belong to a name ("Flight 12", "Boeing 777", "67th
Precinct") are no quantities. A number whose reading is in doubt is left out, or left without a head: it is then never
compared.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from srcflag.claims.slots import counted, units
from srcflag.claims.slots.comparators import Number, compared
from srcflag.claims.slots.naming import MONTHS, names_or_dates, numbered_name
from srcflag.claims.slots.numerals import Numeral, glued, hyphen_at, numeral_at, pieces_of, word_at
from srcflag.values import Quantity
from srcflag.words import content_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.slots.numerals import Piece
    from srcflag.values import QuantityKind

__all__ = ["quantities"]

_DATING = frozenset("ago later earlier hence afterwards after before".split())
_NOT_COUNTED = frozenset("longer doubt question sign plans means matter wonder idea other".split())
_CONTEST = frozenset(
    "vote voted votes won win wins beat lost lose defeat score scored ruled ruling majority led".split()
)
_FAR_ORDINALS = frozenset("the a its his her their this our my 's".split())
_LIMITS = frozenset("before after than until till since by behind above below".split())
_GUNS = frozenset("revolver handgun pistol rifle gun".split())


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of one sentence, in order, with code-point offsets into it."""
    pieces = pieces_of(text)
    around: frozenset[str] | None = None
    found: list[Quantity] = []
    place = 0
    while place < len(pieces):
        core = numeral_at(pieces, place)
        quantity: Quantity | None = None
        end = place + 1
        if core is None:
            quantity, end = _nothing(text, pieces, place)
        elif math.isfinite(core.high) and not names_or_dates(pieces, core):
            quantity, end = _read(text, pieces, compared(pieces, core))
        elif core is not None:
            end = core.last
        if quantity:
            if around is None:
                around = frozenset(token.stem for token in content_words(text) if token.number is None)
            own = {stem_of(piece.lower) for piece in pieces_of(quantity.text)}
            around_it = around - own - quantity.modifiers - {quantity.head}
            places = counted.places_near(pieces, place, end)
            found.append(quantity._replace(around=around_it, places=places))
        place = max(end, place + 1)
    return tuple(found)


def _read(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    """The quantity of one number, and the place from which to read on."""
    core = number.core
    if core.form == "pair" or (core.low < core.high and not core.approximate and _contest(pieces, core)):
        return _made(text, pieces, number, "score"), number.last
    if core.form == "ordinal":
        return _ordinal(text, pieces, number)
    if core.form == "share":
        return _share(text, pieces, number, number.last)
    for reading in (_calibre, _money, _measure, _apposed_age):
        quantity, end = reading(text, pieces, number)
        if end:
            return quantity, end
    return _count(text, pieces, number)


def _made(
    text: str,
    pieces: Sequence[Piece],
    number: Number,
    kind: QuantityKind,
    *,
    end: int = 0,
    unit: str = "",
    size: float = 1.0,
    what: counted.Counted | None = None,
    role: str = "",
) -> Quantity:
    start, stop = pieces[number.first].start, pieces[max(end, number.last) - 1].end
    modifiers = what.modifiers if what else frozenset()
    return Quantity(
        start,
        stop,
        text[start:stop],
        kind,
        number.low * size,
        number.high * size,
        number.core.step * size,
        number.approximate,
        unit,
        what.head if what else "",
        modifiers | {counted.MORE} if number.more else modifiers,
        role,
    )


def _count(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    core, last = number.core, number.last
    if core.digits and core.step == 0.001 and core.low >= 1:
        return None, last  # "30.000 inhabitants": thirty, or thirty thousand in the continental way
    single = core.low == core.high == 1.0
    at = last + 1 if hyphen_at(pieces, last) else last
    of_is_plain = core.approximate or word_at(pieces, core.last - 1) in {"dozen", "million", "billion", "thousand"}
    what = counted.counted_after(pieces, at, of_is_plain=of_is_plain, single=single)
    role = counted.role_after(pieces, what.end if what else at)
    if what:
        role = role or counted.role_before(pieces, number.first)
        if what.head == "time":
            role = counted.deed_before(pieces, number.first)
        return _made(text, pieces, number, "count", end=what.end, what=what, role=role), what.end
    if single and not core.digits:
        return None, last
    if role and word_at(pieces, at) != "of":
        return _made(text, pieces, number, "count", what=_some(counted.PEOPLE), role=role), last
    if numbered_name(pieces, number) or word_at(pieces, at)[:1] in {":", "/"}:
        return None, last
    head, modifiers, role = counted.counted_before(pieces, number.first)
    role = role or counted.role_before(pieces, number.first)
    if not head and role and word_at(pieces, at) != "of":
        head = counted.PEOPLE
    return _made(text, pieces, number, "count", what=counted.Counted(head, modifiers, last), role=role), last


def _some(head: str) -> counted.Counted:
    return counted.Counted(head, frozenset(), 0)


def _money(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    before = units.currency_before(pieces, number.core.first)
    vague = number.core.approximate and word_at(pieces, number.last) == "of"  # "billions of euros"
    behind = units.currency_at(pieces, number.last + (hyphen_at(pieces, number.last) or vague))
    if behind and not before:
        sure = number.high >= 1e6 or word_at(pieces, behind[1] - 1) not in units.UNSURE
        weight = word_at(pieces, behind[1] - 1) in {"pound", "pounds"} and number.high < 1e6
        behind = behind if sure and not weight else None
    if not before and not behind:
        return None, 0
    end = number.last if before else behind[1] if behind else number.last
    code = before[0] if before else behind[0] if behind else ""
    what = _measured(pieces, end, attributive=True)
    role = counted.course_before(pieces, number.first)
    return _made(text, pieces, number, "money", end=end, unit=code, what=what, role=role), end


def _measure(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    """A number with a unit: durations, ages, lengths, weights, percentages, magnitudes."""
    joined = hyphen_at(pieces, number.last)
    at = number.last + 1 if joined else number.last
    if word_at(pieces, at) == "magnitude" or "magnitude" in {
        word_at(pieces, number.first - 1),
        word_at(pieces, number.first - 2) if word_at(pieces, number.first - 1) in {"of", "-"} else "",
    }:
        end = at + 1 if word_at(pieces, at) == "magnitude" else number.last
        return _made(text, pieces, number, "magnitude", end=end), end
    found = units.unit_at(pieces, at)
    touches = joined or glued(pieces, number.last - 1)
    if not found or (word_at(pieces, at) in units.UNSURE and not touches):
        return None, 0
    unit, end = found
    if unit.kind == "duration":
        hyphen = hyphen_at(pieces, end)
        if word_at(pieces, end + hyphen) == "old":
            return _age(text, pieces, number, end + hyphen + 1)
        if word_at(pieces, end) in _DATING or word_at(pieces, number.first - 1) in {"last", "past", "next"}:
            return None, end
    if unit.kind == "share":
        return _share(text, pieces, number, end)
    what = _measured(pieces, end, attributive=joined)
    role = counted.course_before(pieces, number.first) if unit.kind == "money" else ""
    made = _made(text, pieces, number, unit.kind, end=end, unit=unit.base, size=unit.size, what=what, role=role)
    if unit.offset:
        made = made._replace(low=made.low - unit.offset * unit.size, high=made.high - unit.offset * unit.size)
    return made, end


def _measured(pieces: Sequence[Piece], place: int, *, attributive: bool) -> counted.Counted | None:
    """What a measure is of: "24-hour nationwide strike", "30 billion euros in savings", "5 litres of water"."""
    if word_at(pieces, place) in {"of", "in", "worth"}:
        place += 1
        while word_at(pieces, place) in _FAR_ORDINALS or word_at(pieces, place) == "of":
            place += 1
    elif not attributive:
        return None
    return counted.described_after(pieces, place)


def _share(text: str, pieces: Sequence[Piece], number: Number, end: int) -> tuple[Quantity | None, int]:
    at = end + (word_at(pieces, end) == "of")
    while word_at(pieces, at) in _FAR_ORDINALS:
        at += 1
    what = None
    if at > end or number.core.form == "share":
        what = counted.counted_after(pieces, at, of_is_plain=True, single=False) or counted.described_after(pieces, at)
    role = counted.course_before(pieces, number.first)
    return _made(text, pieces, number, "share", end=end, unit="percent", what=what, role=role), end


def _age(text: str, pieces: Sequence[Piece], number: Number, end: int) -> tuple[Quantity | None, int]:
    """The age in "39-year-old Ida Lund", "the 39-year-old mayor, Ida Lund" and "Ida Lund, a 39-year-old teacher"."""
    at = end + 1 if hyphen_at(pieces, end) or word_at(pieces, end) == "," else end
    names = counted.names_near(pieces, range(at, at + 4))
    what = counted.described_after(pieces, at + len(names)) if word_at(pieces, end) != "," else None
    if what and not names:
        names = _names_behind(pieces, what.end) or _names_before(pieces, number.first)
    what = counted.Counted(what.head if what else "", names, end)
    return _made(text, pieces, number, "age", end=end, unit="year", what=what), end


def _apposed_age(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    """The age in "Ida Lund, 39, said", "Ida Lund (39)", "Ida Lund, who is 39", "aged 39" and "age 39"."""
    first, last = number.first, number.last
    if not (number.core.digits and 0 < number.low == number.high <= 110 and number.low % 1 == 0):
        return None, 0
    link = word_at(pieces, first - 1)
    of_age = link in {"of", "at"} and word_at(pieces, first - 2) == "age"
    if of_age or link in {"aged", "age", "turned"}:
        names = _names_before(pieces, first - 1) if link == "aged" else frozenset()
        return _made(text, pieces, number, "age", unit="year", what=counted.Counted("", names, last)), last
    if link == "is" and word_at(pieces, first - 2) == "who":
        names = _names_before(pieces, first - 2)
    elif (link, word_at(pieces, last)) in {(",", ","), (",", "."), (",", ";"), ("(", ")")}:
        names = _names_before(pieces, first)
    else:
        names = frozenset()
    if not names:
        return None, 0
    return _made(text, pieces, number, "age", unit="year", what=counted.Counted("", names, last)), last


def _names_before(pieces: Sequence[Piece], place: int) -> frozenset[str]:
    """The words of the name that an apposition belongs to: up to three capitals before its comma or bracket."""
    while word_at(pieces, place - 1) in {"a", "the"}:
        place -= 1
    if word_at(pieces, place - 1) not in {",", "("} or pieces[place - 2].text in MONTHS:
        return frozenset()
    return counted.names_near(pieces, range(place - 2, place - 5, -1))


def _names_behind(pieces: Sequence[Piece], place: int) -> frozenset[str]:
    """The words of the name behind a noun, with or without a comma between the two."""
    place += word_at(pieces, place) == ","
    return counted.names_near(pieces, range(place, place + 4))


def _calibre(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    """The bore of ".38-caliber" and ". 38 calibre": hundredths or thousandths of an inch, with its dot or without."""
    at = number.last + 1 if hyphen_at(pieces, number.last) else number.last
    core = number.core
    dotted = core.digits and word_at(pieces, core.first - 1) == "."
    named = word_at(pieces, at) in {"caliber", "calibre"}
    if not named and not (word_at(pieces, core.first) == "." and word_at(pieces, at) in _GUNS):
        return None, 0
    value = core.low
    while value >= 1:
        value = round(value / 10, 6)
    first = number.first - 1 if dotted else number.first
    number = number._replace(first=first, low=value, high=value, core=core._replace(step=0.001))
    end = at + 1 if named else number.last
    return _made(text, pieces, number, "calibre", end=end, unit="inch", what=counted.described_after(pieces, end)), end


def _ordinal(text: str, pieces: Sequence[Piece], number: Number) -> tuple[Quantity | None, int]:
    core, at = number.core, number.core.last
    following = word_at(pieces, at)
    early = core.low <= 2 and not core.digits
    if hyphen_at(pieces, at) or following.endswith("est") or following in {"most", "least"}:
        return None, at
    if at < len(pieces) and pieces[at].text[0].isupper():
        return None, at  # "67th Precinct", "Second Amendment"
    if early and word_at(pieces, core.first - 1) not in _FAR_ORDINALS:
        return None, at
    if {word_at(pieces, core.first - back) for back in (1, 2)} & _LIMITS:
        return None, at  # "before the 20th century" gives a limit, not a value
    second = numeral_at(pieces, at + 1) if following in {"and", "or", "to"} and at + 1 < len(pieces) else None
    if second and second.form == "ordinal":
        core, at = core._replace(last=second.last, high=max(core.low, second.high)), second.last  # "ninth and tenth"
    what = counted.described_after(pieces, at)
    if what is None:
        return None, at
    bare = number._replace(first=core.first, last=core.last, low=core.low, high=core.high, approximate=False)
    return _made(text, pieces, bare, "ordinal", end=what.end, what=what), what.end


def _nothing(text: str, pieces: Sequence[Piece], place: int) -> tuple[Quantity | None, int]:
    """A count of 0: "no injuries", "no one was hurt", "none of the passengers"."""
    word, after = pieces[place].lower, place + 1
    if word not in {"no", "none", "nobody"}:
        return None, after
    if place and numeral_at(pieces, place - 1):
        return None, after  # "three no votes"
    zero = Numeral(place, after, 0.0, 0.0, 1.0)
    number = Number(zero, place, after, 0.0, 0.0, False, False, False)
    if word == "no" and word_at(pieces, after) != "one":
        what = counted.counted_after(pieces, after, of_is_plain=False, single=False)
        if what is None or what.end > after + 3 or word_at(pieces, after) in _NOT_COUNTED:
            return None, after
        role = counted.role_after(pieces, what.end)
        return _made(text, pieces, number, "count", end=what.end, what=what, role=role), what.end
    after += word == "no"
    what = counted.counted_after(pieces, after, of_is_plain=True, single=False) if word == "none" else None
    end = what.end if what else after
    role = counted.role_after(pieces, end)
    if not what and not role:
        return None, after
    return _made(text, pieces, number, "count", end=end, what=what or _some(counted.PEOPLE), role=role), end


def _contest(pieces: Sequence[Piece], core: Numeral) -> bool:
    """Whether the words beside a pair of numbers speak of a match or a vote."""
    near = range(max(core.first - 3, 0), min(core.last + 3, len(pieces)))
    dashed = any(pieces[at].text in {"-", "–"} for at in range(core.first, core.last))
    return dashed and any(pieces[at].lower in _CONTEST for at in near)
