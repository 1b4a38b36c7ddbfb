"""A Report as one self-contained page: no server, no network, no external file.

The template escapes every value (Jinja2 autoescape), the page's script makes text nodes only, and a
Content-Security-Policy in the page names that script and its style by their hashes and forbids everything else, so
that an article's own markup stays text. Without a script the articles, flags and explanations are there to read.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from srcflag.records import SEVERITIES, STATUSES, counted
from srcflag.report.pagedata import embedded
from srcflag.report.pieces import pieces
from srcflag.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from srcflag.records import DocumentReport, Report

# What an article is laid out with: line ends, and the spaces of other widths that typesetters use.
_SPACES = "\n\r\t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000\u2028\u2029"

_SCRIPTS = (
    "elements.js",
    "decisions.js",
    "views.js",
    "panel.js",
    "page.js",
)  # one script on the page; the last one starts it

STATUS_MARKS = {
    "contradicted": "≠",
    "uncorroborated": "○",
    "partly_corroborated": "◐",
    "superseded": "↻",
    "corroborated": "●",
    "not_assessed": "–",
    "not_a_claim": "",
}
"""One sign a status, so that the page can be read in greyscale."""


def page(report: Report, decisions: Sequence[tuple[str, object]] = ()) -> str:
    """The whole page: each article in its own order, its sentences marked, the explanation and evidence beside them.

    `decisions` are the names and contents of decision files that the page takes in when it is first opened.
    """
    script, style = Markup("").join(map(_part, _SCRIPTS)), _part("page.css")
    return _template("page.html").render(
        report=report,
        articles=[(document, list(pieces(document))) for document in report.documents],
        statuses=STATUSES,
        severities=SEVERITIES,
        marks=STATUS_MARKS,
        data=Markup(embedded(report, STATUS_MARKS, decisions)),  # holds no "<", ">" or "&"
        script=script,
        style=style,
        policy=_policy(script, style),
    )


def snippet(document: DocumentReport) -> str:
    """A short form for notebooks: the counts and the flagged sentences, with the page's marks."""
    flagged = [piece for piece in pieces(document) if piece.flags]
    return _template("snippet.html").render(document=document, pieces=flagged, statuses=STATUSES, marks=STATUS_MARKS)


def _policy(script: str, style: str) -> str:
    """What the page may do: run this script, use this style, and nothing else; no markup is made from text."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=6)
def _part(name: str) -> Markup:
    """The page's script or style, our own text."""
    return Markup((files("srcflag.report") / "templates" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("srcflag.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda value: f"{value:.0%}"
    environment.filters["visible"] = lambda text: visible(text, kept=_SPACES)
    environment.filters["counted"] = counted
    return environment.get_template(name)
