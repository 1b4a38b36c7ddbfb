"""How expressions of time are written: one pattern for each form, the more telling forms first.

The group `lead` is what must stand before an expression and is no part of it.
"""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}
"""The number of each month by its first three letters."""

WEEKDAYS = {name.lower()[:3]: number for number, name in enumerate(calendar.day_name)}
"""The number of each weekday, from 0 for Monday, by its first three letters."""

_FULL_MONTHS = "|".join(calendar.month_name[1:])
_SURE_MONTHS = "|".join(name for name in calendar.month_name[1:] if name not in ("March", "May"))
_MONTH = (
    r"\b(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_ENDS = r"(?![\w%]|[.,:/]\d)"
_DAY = rf"(?P<day>{_NUMBER})(?:st|nd|rd|th)?{_ENDS}"
_UNTIL = rf"(?:\s{{0,3}}(?:-|–|—|to|through|until)\s{{0,3}}(?P<until>{_NUMBER})(?:st|nd|rd|th)?{_ENDS})?"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\w%]|\.\d)"
_THEN_YEAR = rf"(?:(?:,|\sin|\sof)?\s{{0,3}}{_YEAR})?"
_ANY_WEEKDAY = (
    r"(?:\b(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?"
    r"|Sun(?:day)?)\b\.?,?\s{0,3})?"
)
_WEEKDAY = r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)"
_COUNT = r"\b(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_UNIT = r"(?P<unit>minute|hour|day|night|week|month|year|decade)s?\b"
_PART = r"(?:\s(?P<part>morning|afternoon|evening|night|midnight|noon)\b)?"
_ZONE = (
    r"(?:\s{0,3}\(?(?P<zone>GMT|UTC|BST|CES?T|EET|EEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AE[SD]T|MYT|HKT|JST|MSK|IST"
    r"|local\stime)\b\)?)?"
)
_NO_DIGIT = r"(?<![\d:.,/$£€])"

_WRITTEN = {
    "iso": r"(?<![\d/.-])(?P<year>(?:1[6-9]|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])",
    "slashes": rf"{_NO_DIGIT}(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)",
    "day_first": rf"{_ANY_WEEKDAY}{_NO_DIGIT}\b{_DAY}(?:\sof)?\s{_MONTH}{_THEN_YEAR}",
    "day_last": rf"{_ANY_WEEKDAY}{_MONTH}\s{{0,3}}(?:the\s)?{_DAY}{_UNTIL}{_THEN_YEAR}",
    "day_and_year": rf"{_ANY_WEEKDAY}{_MONTH}\s{{0,3}}(?P<day>{_NUMBER}),{_YEAR}",
    "month_and_year": rf"{_MONTH}(?:,|\sof)?\s{_YEAR}",
    "which_month": rf"\b(?P<which>last|next|this|early|late|mid)[\s-](?P<month>{_FULL_MONTHS})\b",
    "month": rf"\b(?P<month>{_SURE_MONTHS})\b",
    "may_or_march": r"\b(?P<lead>(?:in|since|until|during|through|before|after)\s)(?P<month>March|May)\b",
    "march": r"\b(?P<lead>(?:from|by|of|to)\s)(?P<month>March)\b",
    "decade": r"\b(?P<century>1[6-9]|20)(?P<tens>\d)0['’]?s\b",
    "years": r"\b(?P<from>1[6-9]\d\d|20\d\d)\s{0,3}(?:-|–|to|and|through)\s{0,3}(?P<to>1[6-9]\d\d|20\d\d)"
    r"(?![\w%]|[.,]\d)",
    "year": r"\b(?P<lead>(?:in|since|by|of|until|from|before|after|during|early|late|mid|through|the|a|an|his|her|its"
    rf"|their)[\s-](?:the\syear\s)?|born\s|\(){_YEAR}(?!,\d)",
}
_SPOKEN = {
    "today": r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|last\snight|this\s(?:morning|afternoon|evening))\b"
    + _PART,
    "named": r"\b(?P<which>last|next|this|the\spast|the\scoming)\s(?P<unit>weekend|week|month|year|decade)\b",
    "weekend": r"\b(?P<lead>(?:over|at|during)\s)(?:the|this)\s(?P<unit>weekend)\b",
    "weekday": rf"(?:\b(?P<which>last|next|this(?:\spast)?|early|the\sfollowing|the\sprevious)\s)?{_WEEKDAY}{_PART}",
    "ago": rf"{_COUNT}\s{_UNIT}\sago\b",
    "after": rf"{_COUNT}\s{_UNIT}\s(?:earlier|later|before|after|afterwards|on(?=[,.;]|$))(?!\w)",
    "within": rf"\b(?:within|in|less\sthan|more\sthan|under|over)\s{_COUNT}\s{_UNIT}"
    r"\s(?:of|later|after|earlier|before)\b",
    "the_day_after": r"\bthe\s(?:day|week|month|year|night)\s(?:after|before)\b"
    r"|\bthe\s(?:same|next|following|previous)\s(?:day|night|morning|evening)\b"
    r"|\b(?:moments|minutes|hours|days|weeks|months|years)\s(?:after|before|later|earlier)\b",
    "clock": rf"{_NO_DIGIT}\b(?P<hour>0?\d|1[0-2])\s{{0,3}}(?:[:.]\s{{0,3}}(?P<minute>[0-5]\d))?\s{{0,3}}"
    rf"(?P<half>[ap])\s{{0,3}}\.?\s{{0,3}}m\b\.?{_ZONE}",
    "clock_24": r"(?:(?<=at\s)|(?<=about\s)|(?<=around\s)|(?<=\s))(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)"
    r"\s{0,3}"
    r"\(?(?P<zone>GMT|UTC|BST|CES?T|E[SD]T|P[SD]T|AE[SD]T|MYT|HKT|MSK|IST|local\stime)\b\)?",
    "clock_bare": rf"\b(?P<lead>at\s(?:about\s|around\s)?)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b{_ZONE}",
}

_CASED = {"which_month", "month", "may_or_march", "march"}
PATTERNS = tuple(
    (kind, re.compile(pattern, 0 if kind in _CASED else re.IGNORECASE))
    for kind, pattern in (_WRITTEN | _SPOKEN).items()
)
"""The name of each form and its pattern."""

LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|’ll|'ll|next|upcoming|coming|due|scheduled|set|expected|plans?|planned|planning|to\sbe|ahead\sof"
    r"|deadline|by|until|from|would)\b",
    re.IGNORECASE,
)
"""Words that show a time to come."""

BOUNDS = re.compile(
    r"\b(?:(?P<as_of>as\sof)|(?P<before>by|until|till|before|prior\sto|up\sto|ahead\sof)"
    r"|(?P<after>after|since|from|following|between|starting))\s(?:the\s)?(?:early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
"""Words before an expression that open its period on one side."""

LOOSE = re.compile(
    r"\b(?:about|around|approximately|roughly|some|nearly|almost|just)\s$",
    re.IGNORECASE,
)
"""Words before an expression that blur it."""
