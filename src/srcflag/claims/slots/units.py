"""Units of measure and currencies as news text writes them, each with its kind and its size in the kind's base unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.slots.numerals import Piece
    from srcflag.values import QuantityKind


class Unit(NamedTuple):
    """A unit of measure: `size` base units long, after `offset` (of Fahrenheit alone) is taken off."""

    kind: QuantityKind
    base: str
    size: float
    offset: float = 0.0


_WRITTEN: dict[tuple[QuantityKind, str, float], str] = {
    ("duration", "second", 1): "second seconds sec secs",
    ("duration", "second", 60): "minute minutes min mins",
    ("duration", "second", 3_600): "hour hours hr hrs",
    ("duration", "second", 86_400): "day days",
    ("duration", "second", 604_800): "week weeks",
    ("duration", "second", 2_629_800): "month months",
    ("duration", "second", 31_557_600): "year years yr yrs",
    ("duration", "second", 315_576_000): "decade decades",
    ("duration", "second", 3_155_760_000): "century centuries",
    ("length", "metre", 0.001): "mm millimetre millimetres millimeter millimeters",
    ("length", "metre", 0.01): "cm centimetre centimetres centimeter centimeters",
    ("length", "metre", 0.0254): "inch inches",
    ("length", "metre", 0.3048): "foot feet ft",
    ("length", "metre", 0.9144): "yard yards",
    ("length", "metre", 1): "metre metres meter meters",
    ("length", "metre", 1_000): "km kms kilometre kilometres kilometer kilometers",
    ("length", "metre", 1_609.344): "mile miles mi",
    ("length", "metre", 1_852): "nm",
    ("mass", "kilogram", 0.001): "gram grams gramme grammes",
    ("mass", "kilogram", 0.02835): "ounce ounces oz",
    ("mass", "kilogram", 0.45359): "pound pounds lb lbs",
    ("mass", "kilogram", 1): "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    ("mass", "kilogram", 6.35029): "stone",
    ("mass", "kilogram", 1_000): "tonne tonnes ton tons",
    ("volume", "litre", 1): "litre litres liter liters",
    ("volume", "litre", 3.785): "gallon gallons",
    ("volume", "litre", 158.99): "barrel barrels",
    ("area", "square metre", 4_046.86): "acre acres",
    ("area", "square metre", 10_000): "hectare hectares ha",
    ("speed", "metre a second", 0.44704): "mph",
    ("speed", "metre a second", 0.27778): "kph kmh",
    ("speed", "metre a second", 0.51444): "knot knots",
    ("share", "percent", 1): "% percent pct",
    ("money", "USD", 0.01): "cent cents",
    ("money", "GBP", 0.01): "pence",
}  # fmt: skip

UNITS = {word: Unit(*unit) for unit, words in _WRITTEN.items() for word in words.split()}

_SQUARE = {
    "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "foot": 0.0929, "feet": 0.0929,
    "mile": 2_589_988.0, "miles": 2_589_988.0, "km": 1e6, "kilometre": 1e6, "kilometres": 1e6,
    "kilometer": 1e6, "kilometers": 1e6,
}  # fmt: skip

_TWO_WORDS = {
    ("per", "cent"): UNITS["percent"],
    ("metric", "tons"): UNITS["tonnes"],
    ("metric", "ton"): UNITS["tonnes"],
    ("light", "years"): Unit("length", "metre", 9.4607e15),
    ("nautical", "miles"): Unit("length", "metre", 1_852.0),
    ("nautical", "mile"): Unit("length", "metre", 1_852.0),
    ("degrees", "celsius"): Unit("temperature", "degree celsius", 1.0),
    ("degrees", "c"): Unit("temperature", "degree celsius", 1.0),
    ("degrees", "fahrenheit"): Unit("temperature", "degree celsius", 5 / 9, 32.0),
    ("degrees", "f"): Unit("temperature", "degree celsius", 5 / 9, 32.0),
    ("°", "c"): Unit("temperature", "degree celsius", 1.0),
    ("°", "f"): Unit("temperature", "degree celsius", 5 / 9, 32.0),
    **{("square", word): Unit("area", "square metre", size) for word, size in _SQUARE.items()},
    **{("sq", word): Unit("area", "square metre", size) for word, size in _SQUARE.items()},
}

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
"""Signs before a figure. A bare "$" is taken for the dollar of the United States."""

_DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD"}

_CODES = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "dh": "AED", "dhs": "AED", "aed": "AED", "rs": "INR", "inr": "INR",
    "chf": "CHF", "jpy": "JPY", "rmb": "CNY", "rm": "MYR", "cny": "CNY", "aud": "AUD", "cad": "CAD", "nok": "NOK",
    "sek": "SEK", "dkk": "DKK", "zar": "ZAR",
}  # fmt: skip

_NAMED = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB",
    "ruble": "RUB", "rupee": "INR", "dirham": "AED", "franc": "CHF", "peso": "peso", "krona": "SEK", "krone": "NOK",
    "kroner": "NOK", "kronor": "SEK", "shekel": "ILS", "won": "KRW", "lira": "TRY", "hryvnia": "UAH", "zloty": "PLN",
    "forint": "HUF", "rand": "ZAR", "naira": "NGN", "real": "BRL", "ringgit": "MYR", "baht": "THB", "rupiah": "IDR",
    "sterling": "GBP",
}  # fmt: skip
_NAMED |= {f"{name}s": code for name, code in _NAMED.items()}

_OWNERS = {
    "australian": "AUD", "canadian": "CAD", "singapore": "SGD", "taiwan": "TWD", "zealand": "NZD", "kong": "HKD",
}  # fmt: skip

UNSURE = frozenset({"won", "real", "rand", "stone", "second", "min", "mi", "nm", "ha", "sec", "reals", "rands"})
"""Words that are units of measure only at times; read as such only where they touch the figure or a magnitude."""


def unit_at(pieces: Sequence[Piece], place: int) -> tuple[Unit, int] | None:
    """The unit of measure that begins at a place, and the place behind it."""
    if place >= len(pieces):
        return None
    word = pieces[place].lower
    after = pieces[place + 1].lower if place + 1 < len(pieces) else ""
    if (word, after) in _TWO_WORDS:
        return _TWO_WORDS[word, after], place + 2
    unit = UNITS.get(word)
    if unit is None:
        return None
    if unit.kind == "length" and after in {"per", "an"} and place + 2 < len(pieces) and unit.size > 1:
        hour = pieces[place + 2].lower in {"hour", "hr"}
        return (Unit("speed", "metre a second", unit.size / 3_600), place + 3) if hour else (unit, place + 1)
    return unit, place + 1


def currency_before(pieces: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """The currency that is written before the figure at a place ("$", "US$", "Dh"), and where it begins."""
    if place < 1:
        return None
    before = pieces[place - 1]
    if before.text in SIGNS:
        country = pieces[place - 2] if place > 1 else None
        touches = country is not None and (country.end == before.start or country.text == "US")
        if before.text == "$" and country and touches and country.lower in _DOLLARS:
            return _DOLLARS[country.lower], place - 2
        return SIGNS[before.text], place - 1
    if before.lower in _CODES and before.text[0].isupper():
        return _CODES[before.lower], place - 1
    return None


def currency_at(pieces: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """The currency that is written behind a number ("euros", "Australian dollars", "€"), and the place behind it."""
    words = [pieces[at].lower for at in range(place, min(place + 3, len(pieces)))]
    if not words:
        return None
    if words[0] in SIGNS:
        return SIGNS[words[0]], place + 1
    if words[0] in _CODES and pieces[place].text.isupper() and len(words[0]) == 3:
        return _CODES[words[0]], place + 1
    owner = ""
    while len(words) > 1 and (words[0] in _OWNERS or words[0] in {"us", "new", "hong"}):
        owner = _OWNERS.get(words[0], owner)
        words, place = words[1:], place + 1
    if words[0] in _NAMED:
        return (owner or _NAMED[words[0]]), place + 1
    return None
