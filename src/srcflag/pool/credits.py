"""Whom an article credits, by its own words: an agency in its dateline, byline or footer, an outlet in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from srcflag.comments import bare
from srcflag.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srcflag.records import Document

How = Literal["dateline", "byline", "footer", "contribution", "mention"]

WHOLE: tuple[How, ...] = ("dateline", "byline", "footer")
"""The credits that are for an article as a whole. Who contributed to it or is named in it did not write the rest."""

_AGENCIES = {
    "ap": "Associated Press|AP|AP News|APNews",
    "reuters": "Reuters|Thomson Reuters|Reuters News Agency",
    "afp": "Agence France-Presse|Agence France Presse|AFP",
    "dpa": "Deutsche Presse-Agentur|dpa|DPA",
    "upi": "United Press International|UPI",
    "pa": "PA Media|Press Association|PA",
    "efe": "Agencia EFE|EFE",
    "ansa": "ANSA",
    "xinhua": "Xinhua News Agency|Xinhua",
    "tass": "ITAR-TASS|TASS",
    "interfax": "Interfax",
    "kyodo": "Kyodo News|Kyodo",
    "yonhap": "Yonhap News Agency|Yonhap",
    "pti": "Press Trust of India|PTI",
    "ians": "IANS",
    "ani": "ANI",
    "aap": "Australian Associated Press|AAP",
    "cp": "Canadian Press",
    "anadolu": "Anadolu Agency|Anadolu",
    "bloomberg": "Bloomberg News|Bloomberg",
}
_CODE = {name.casefold(): code for code, names in _AGENCIES.items() for name in names.split("|")}
_AGENCY = (
    r"(?:the\s+|The\s+)?(?P<agency>" + "|".join(sorted("|".join(_AGENCIES.values()).split("|"), key=len)[::-1]) + r")"
)
# Names of outlets end in or hold one of these words; bare capitals ("told Kralova") may be anybody.
_PRESS = (
    r"(?:News|Times|Post|Guardian|Herald|Tribune|Journal|Gazette|Mail|Telegraph|Chronicle|Observer|Independent|Courier"
    r"|Examiner|Inquirer|Standard|Mirror|Express|Star|Globe|Echo|Press|Radio|TV|Television|Magazine|Weekly|Daily"
    r"|BBC|CNN|NBC|CBS|ABC|NPR|ITV|Sky|Fox|MSNBC|Politico|Axios|Economist|Bloomberg)"
)
_OUTLET = (
    rf"(?:[Tt]he\s+)?(?P<outlet>(?:[A-Z][\w.&’'-]{{1,30}}\s+){{0,3}}?{_PRESS}(?:\s+(?:News|Times|Post|Radio|TV))?)\b"
)
_TOLD = r"(?:[Aa]ccording\s+to|[Ff]irst\s+reported\s+by|[Rr]eported\s+by|told|[Vv]ia|[Qq]uoted\s+by|[Cc]ited\s+by)\s+"

_DATELINE = re.compile(
    rf"^[^\S\n]*[A-Z][^\n()]{{0,60}}\({_AGENCY}(?:[^\S\n]*/[^\n()]{{1,20}})?\)[^\S\n]*[-–—:]", re.MULTILINE
)
_BYLINE = re.compile(
    rf"^[^\S\n]*(?:(?:[Bb]y|BY)[^\S\n]+(?:[^\n]{{1,60}}?(?:,|[^\S\n](?:of|for|[-–—|]))[^\S\n]*)?)?{_AGENCY}[^\S\n.]*$",
    re.MULTILINE,
)
_FOOTER = re.compile(
    rf"(?:^[^\S\n]*(?:[Ss]ources?:|[Cc]ourtesy\s+of|©|\([Cc]\)|[Cc]opyright)?[^\n\w]{{0,4}}(?:\d{{4}}\s)?{_AGENCY}[^\w\n]{{0,4}}$"
    rf"|(?:[-–—]|\()[^\S\n]?{_AGENCY.replace('agency', 'behind')}[).]{{0,2}}[^\S\n]*$)",
    re.MULTILINE,
)
_CONTRIBUTED = re.compile(
    r"(?:(?:[Aa]dditional|[Ff]urther)\s+(?:reporting|material)\s+(?:by|from)|"
    rf"\b[Ww]ith\s+(?:reporting|files|material|input)s?\s+(?:by|from))\s+{_AGENCY}\b"
)
_CONTRIBUTOR = re.compile(rf"{_AGENCY}\s+(?:also\s+)?contributed\b")
_MENTION = re.compile(rf"\b{_TOLD}(?:{_AGENCY}\b|{_OUTLET})")
_REPORTED = re.compile(
    rf"\b(?:{_AGENCY}|{_OUTLET})\s+(?:has\s+|had\s+|first\s+|also\s+|earlier\s+)?(?:report(?:s|ed)|learn(?:ed|t)|quotes|quoted)\b"
)
_TOP, _BOTTOM = 600, 400  # characters of an article in which its head and its last lines lie


_SHORT = frozenset(
    """
    news times post herald tribune journal gazette mail chronicle observer courier examiner inquirer standard mirror
    express star globe echo press radio tv television magazine weekly daily sky fox
    """.split()
)
"""What many outlets are called for short: whose name it is the article must say in full elsewhere. Where it does not,
it most often means itself."""


class Credit(NamedTuple):
    """Words that credit an outlet: where, whom (`key` of its name, and the name as written), and as what."""

    span: Span
    outlet: str
    how: How
    name: str


def key(name: str) -> str:
    """A name of an outlet as it is compared: "The Associated Press" and "AP" are one, whatever the capitals."""
    plain = re.sub(r"^the\s+", "", " ".join(name.split()).casefold())
    return _CODE.get(plain) or re.sub(r"[^\w]+", "", plain)


def host(url: str | None) -> str:
    """The host name of a url without "www."; empty where there is none."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def credits(document: Document) -> list[Credit]:
    """The credits of an article, in the order of its text."""
    found: dict[int, Credit] = {}
    for how, start, end, outlet in _found(bare(document.text, document.body_start), document.body_start):
        span = Span(start=start, end=end, text=document.text[start:end])
        found.setdefault(start, Credit(span, key(outlet), how, " ".join(outlet.split())))
    return _in_full([found[start] for start in sorted(found)])


def _in_full(found: Sequence[Credit]) -> list[Credit]:
    """The credits by the fullest name that the article has for each outlet: "the News", "the Eastport News"."""
    names = {credit.outlet: credit.name for credit in found}
    full = []
    for credit in found:
        outlet = max((name for name in names if name.endswith(credit.outlet)), key=lambda name: (len(name), name))
        if credit.how != "mention" or outlet not in _SHORT:
            full.append(credit._replace(outlet=outlet, name=names[outlet]))
    return full


def whole_credits(document: Document) -> frozenset[str]:
    """Whom an article is credited to as a whole; nobody where it names two agencies, of which each wrote a part."""
    names = frozenset(credit.outlet for credit in credits(document) if credit.how in WHOLE)
    return names if len(names) == 1 else frozenset()


def _found(text: str, body: int) -> Iterator[tuple[How, int, int, str]]:
    bottom = max(body, len(text.rstrip()) - _BOTTOM)
    areas: tuple[tuple[How, re.Pattern[str], int, int], ...] = (
        ("dateline", _DATELINE, body, min(len(text), body + _TOP)),
        ("byline", _BYLINE, body, min(len(text), body + _TOP)),
        ("footer", _FOOTER, bottom, len(text)),
        ("contribution", _CONTRIBUTED, bottom, len(text)),
        ("contribution", _CONTRIBUTOR, bottom, len(text)),
        ("mention", _MENTION, body, len(text)),
        ("mention", _REPORTED, body, len(text)),
    )
    for how, pattern, start, end in areas:
        for match in _in(pattern, text, start, end):
            if how == "footer" and text[match.end() :].count("\n") > 3:
                continue  # the last lines only
            groups = match.groupdict()
            yield how, match.start(), match.end(), next(name for name in groups.values() if name)


def _in(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterable[re.Match[str]]:
    """Matches in a part of a text, of which the first line begins there."""
    return (match for match in pattern.finditer(text, start, end) if match.end() > match.start())
