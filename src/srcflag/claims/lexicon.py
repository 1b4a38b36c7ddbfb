"""Word lists that kind, attribution and allegation share, each with what it is for."""

from __future__ import annotations

import re


def alternatives(words: str) -> str:
    """A regex group that matches any of the given words or phrases (separated by "|" or white space)."""
    parts = [part.strip() for part in (words.split("|") if "|" in words else words.split()) if part.strip()]
    return (
        "(?:" + "|".join(re.escape(part).replace(r"\ ", r"\s+") for part in sorted(parts, key=len, reverse=True)) + ")"
    )


SAYING_VERBS = alternatives(
    """said says say saying told tells announced announces confirmed confirms declared declares stated states
    claimed claims insisted insists warned warns added adds argued argues acknowledged admitted admits alleged
    alleges asserted asserts charged commented concluded conceded contended cautioned declined denied denies
    described describes disclosed emphasised emphasized estimated estimates explained explains expressed
    indicated indicates maintained maintains mentioned noted notes observed pledged pointed predicted
    promised proposed recalled reiterated rejected remarked repeated replied reported reports responded revealed
    reveals stressed stresses suggested suggests testified tweeted urged urges vowed wrote writes called accused
    accuses blamed blames advised offered quipped posted shouted cried asked"""
)
"""Verbs that hand a sentence to somebody else."""

INSTITUTIONS = alternatives(
    """police government ministry minister ministers parliament congress senate court courts army military navy
    administration commission committee council department office party union unions agency agencies authority
    authorities officials official kremlin pentagon bank university hospital company airline airlines coalition
    spokesman spokeswoman spokesperson prosecutors prosecutor detectives officers embassy nato un eu
    white\\ house treasury federation organisation organization association group institute""".replace("\\ ", "_")
).replace("_", r"\s+")
"""Nouns that name a body, not a person."""

ROLES = alternatives(
    """mayor|president|governor|chief|director|owner|judge|lawyer|lawyers|attorney|driver|captain|doctor|doctors
    |ambassador|secretary|chairman|chairwoman|chair|chancellor|premier|senator|lawmakers|organisers|organizers
    |council|coast guard|fire brigade|fire service|firefighters|rescuers|investigators|inspectors|operator
    |leader|charity|regulator|watchdog|operators|owners|family|firm|club|school|union leader|manufacturer|publisher"""
)
"""Nouns that name somebody by office or part: a reader of the article knows whom to ask."""

VAGUE_SOURCES = alternatives(
    """experts|critics|analysts|observers|commentators|sources|reports|rumours|rumors|insiders|many|some|others
    |opponents|supporters|residents|locals|witnesses|eyewitnesses|onlookers|bystanders|neighbours|neighbors|people
    |investigative journalists|journalists|media reports|news reports|western officials|european officials|activists
    |scholars|pundits|diplomats|historians|economists|scientists|researchers|studies|community members|protesters"""
)
"""Groups that nobody can ring up."""

ANONYMOUS = re.compile(
    r"\b(?:(?:an?|one|two|three|several|another|senior|top|unnamed|anonymous)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:source|sources|insider|insiders)"
    r"|(?:speaking|spoke)?\s*on\s+(?:the\s+)?condition\s+of\s+anonymity"
    r"|(?:asked|asking|wished|wishing|requested|requesting|declined|declining|refused)\s+(?:not\s+)?to\s+(?:not\s+)?be\s+"
    r"(?:named|identified|quoted\s+by\s+name)"
    r"|on\s+(?:the\s+)?condition\s+(?:that\s+)?(?:he|she|they)\s+not\s+be\s+(?:named|identified)"
    r"|who\s+(?:was|were)\s+not\s+(?:authori[sz]ed|allowed|permitted)\s+to\s+(?:speak|comment|discuss)"
    r"|unnamed\s+\w+|anonymous\s+\w+|(?:police|government|intelligence|security|law\s+enforcement)\s+sources?)\b",
    re.IGNORECASE,
)
"""A person who is quoted and hidden."""
