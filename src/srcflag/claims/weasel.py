"""Words that take a statement back, hand it to nobody in particular, or praise without saying who does.

Broader than a vague source: "some people", "it is widely held", "probably", "one of the finest". They are the writer's
own words, so those inside quotations do not count. Lists of general English, each entry hand-written.
"""

from __future__ import annotations

import re

from srcflag.claims.lexicon import alternatives
from srcflag.claims.quotes import mask_quotations

_CROWDS = alternatives(
    """people|experts|critics|scholars|historians|scientists|researchers|observers|analysts|commentators|authors|writers
    |fans|supporters|opponents|proponents|detractors|skeptics|sceptics|pundits|biographers|reviewers|believers|theorists
    |academics|economists|journalists"""
)
_HELD = alternatives(
    """believed|thought|said|considered|regarded|seen|viewed|held|claimed|alleged|argued|rumoured|rumored|reported
    |suggested|assumed|accepted|acknowledged|recognised|recognized|understood|presumed|speculated|supposed|credited
    |criticised|criticized|praised|perceived|interpreted|expected|feared|acclaimed|hailed|lauded|respected|agreed
    |theorised|theorized|hypothesised|hypothesized|conjectured|estimated|debated|disputed"""
)
_OFTEN = alternatives(
    """widely|generally|often|commonly|sometimes|usually|popularly|frequently|typically|largely|universally|now|still
    |variously|traditionally|broadly|occasionally|also|long"""
)
_HEDGES = alternatives(
    """probably|possibly|perhaps|presumably|allegedly|supposedly|reportedly|reputedly|purportedly|apparently|arguably
    |undoubtedly|conceivably|seemingly|so-called|self-proclaimed|no doubt|most likely|very likely|rumoured|rumored
    |unclear|it seems|it appears|notably|interestingly|ironically|surprisingly|unfortunately"""
)
_PRAISE = alternatives(
    """famous|notable|popular|influential|controversial|respected|regarded|acclaimed|significant|successful|prominent
    |prestigious|celebrated|renowned|effective|impressive|talented"""
)
HEARSAY = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly"
    r"|(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|now\s+|often\s+)?(?:said|believed|thought|reported|rumou?red"
    r"|alleged|understood|considered|seen|viewed|regarded|interpreted|perceived|feared|condemned)"
    rf"(?=\s+(?:to|as|that|by\s+(?:many|some|{_CROWDS}))\b)"
    r"|(?:widely|generally|commonly|popularly|universally)\s+(?:believed|thought|considered|regarded|seen|viewed|held)"
    r"|it\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:said|believed|reported|alleged|claimed|thought|understood)"
    r"|fac(?:ed|ing|es)\s+(?:\w+\s+){0,2}(?:allegations|accusations|claims|scrutiny)"
    r"|fuell?(?:ed|ing|s)\s+(?:\w+\s+){0,2}(?:allegations|accusations|claims|speculation)"
    r"|(?:allegations|accusations|rumou?rs)\s+(?:of|that|about|have|has)\b)",
    re.IGNORECASE,
)
"""What is said or held by nobody: the part of weasel words that stands in the place of a source."""

_MANY = re.compile(  # but "how many", "as many as", "some 40"
    r"\b(?<!how )(?<!as )(?<!so )(?<!too )(?<!great )(?:many|some)\b"
    r"(?!\s+(?:\d|years?|days?|months?|times?|hours?|kilomet|miles?))",
    re.IGNORECASE,
)
_WEASEL = re.compile(
    rf"\b(?:several|most|various|numerous|certain|countless|other)\s+(?:\w+\s+)?{_CROWDS}\b"
    rf"|\b{_CROWDS}\s+(?:\w+ly\s+|also\s+|have\s+|had\s+)*(?:have|say|said|believed?|claim(?:ed)?|argued?|suggest(?:ed)?|agreed?"
    r"|consider(?:ed)?|point(?:ed)?|noted?|contend(?:ed)?|maintain|think|see|view|regard|charged?|speculated?|feel|felt)\b"
    r"|\bothers\s+(?:\w+\s+)?(?:believe|claim|say|argue|think|feel|consider|regard|see|view|suggest|have|are|were|prefer)\b"
    r"|\b(?:while|that|although|and|but|by|to)\s+others\b"
    rf"|\b(?:is|are|was|were|be|been|being)\s+(?:{_OFTEN}\s+){{0,2}}{_HELD}\s+(?:to|as|that|by\s+{_CROWDS}|an?|the|one|among|for)\b"
    rf"|\b(?:widely|generally|commonly|popularly|universally|often|sometimes|frequently|usually)\s+{_HELD}\b"
    rf"|\bit\s+(?:is|was|has\s+been|may\s+be|can\s+be|could\s+be|might\s+be)\s+(?:{_OFTEN}\s+)?{_HELD}\b"
    r"|\bit\s+is\s+(?:\w+\s+)?(?:unclear|possible|likely|unlikely|probable|unknown|doubtful)\b"
    rf"|\b{_HEDGES}\b"
    r"|\b(?:one|some)\s+of\s+the\s+(?:\w+\s+)?(?:most|best|greatest|finest|leading|top|few|main|major|biggest|worst)\b"
    rf"|\b(?:most|highly|very|extremely|widely)\s+{_PRAISE}\b"
    r"|\b(?:evidence|research|studies|reports|tradition|legend|sources)\s+(?:\w+\s+)?(?:suggests?|indicates?|says?|has\s+it"
    r"|holds?|claims?)\b"
    r"|\bmight\b|\b(?:may|could)\s+have\s+\w+"
    r"|\b(?:suggest(?:s|ed|ing)?|speculate[sd]?)\s+that\b"
    r"|\b(?:is|are|was|were)\s+likely\b|\blikely\s+to\s+have\b"
    r"|\bgeneral(?:ly)?\s+(?:consensus|opinion|belief|perception|accepted)\b",
    re.IGNORECASE,
)


def weasels(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each phrase of a text that hides who holds something, how many, or how surely.

    In order; two may overlap.
    """
    outside = mask_quotations(text)
    return sorted(match.span() for pattern in (HEARSAY, _MANY, _WEASEL) for match in pattern.finditer(outside))
