"""What kind of sentence it is: claim, reported, opinion, prediction, headline or boilerplate.

A lexical first version. The order matters: page furniture first, then what stands alone on its line, then hedges
and judgements, and what is left asserts something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.judging import judges, states_plainly
from srcflag.claims.quotes import mask_quotations
from srcflag.claims.slots.verbs import IRREGULAR
from srcflag.words import word_count

if TYPE_CHECKING:
    from srcflag.records import Attribution, Kind


class Setting(NamedTuple):
    """How a sentence lies in its article: alone on its line, first of it, among its opening ones, in front matter."""

    alone: bool
    first: bool
    lead: bool
    front_matter: bool


_FURNITURE = re.compile(
    r"^\W*(?:also\s+read|read\s+(?:more|also|next)|see\s+also|more\s+(?:maps|on\s+this|from)|related(?:\s+articles?|\s*:)"
    r"|share\s+(?:on|this)|follow\s+us|follow\s.{0,60}(?:@\w|\bon\s+(?:twitter|facebook|instagram)\b)|sign\s+up"
    r"|subscribe\b|newsletters?\s*(?:[:|]|$)|advertisements?\s*(?:[:|]|$)"
    r"|sponsored\s*(?:[:|]|content\b|post\b|$)|click\s+here|watch\s*:|listen\s*:|continue\s+reading|story\s+continues"
    r"|scroll\s+down|copyright\s*(?:©|\(c\)|\d|[:|]|$)|©|all\s+rights\s+reserved"
    r"|(?:featured\s+)?(?:image|photo|picture|video|graphic|source|credit|caption)s?(?:\s+(?:credit|by|courtesy))*\s*[:/]"
    r"|photo(?:graph)?s?\s+by\s+(?!the\b)|image\s+credit|getty\s+images\s*(?:[/:|]|$)|file\s+photo|reuters/|via\s+x$"
    r"|contributing\s*:|like\s+the\s+page\b|stay\s+tuned\b|hit\s+the\s+jump\b|sound\s+off\b"
    r"|this\s+(?:article|story|post|report|page)\s+(?:has\s+been|was|is\s+being|will\s+be)\s+(?:updated|corrected|amended)\b"
    r"|\d*\s*comments?\W*$|(?:leave|post|add)\s+a\s+comment\b"
    r"|(?-i:By(?:\s+(?:[^\W\d_a-z][\w.’'-]*|and|for)){1,7}\s*(?:\||$))"
    r"|for\s+(?:more|a\s+(?:partial|full|complete)\s+list)\b.{0,80}\b(?:visit|see|click)\b|(?:visit|see)\s+(?:our|the)\b.{0,40}\bpage)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_STAMP = re.compile(
    r"^\W*(?:date|published|updated|posted|edited|by)(?:\s+on|\s*:)?(?:\s+\w{3,6}day,?)?"
    rf"\s+(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?)?(?!\w)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\bcontributed\s+(?:\w+\s+)?(?:reporting|to\s+th(?:is|e)\s+(?:report|story|article))\b"
    r"|^\(?(?:Additional\s+r|R)eporting\s+by(?:\s+(?:[A-Z][\w.’'-]*[,;]?|and|in|editing|writing|by))+\W*$"
    r"|^[—–-]+\s*[A-Z][\w.’'-]*(?:,?\s+(?:and\s+)?[A-Z][\w.’'-]*){1,7}$"
)
"""Who wrote it: "Ida Lund contributed to this report.", "(Reporting by Ida Lund)", "— Ida Lund, Reporter"."""
_CLOCK = re.compile(r"^\W*\d{1,2}(?:\s?[:.]\s?\d\d)?\s*[ap]\.?\s?m\.?(?:\s+[A-Z]{2,4})?\W*$", re.IGNORECASE)
"""The head of an entry of a live report: "8:40 p.m."."""
_BYLINE_WITH_PLACE = re.compile(r"^By(?:\s+[^\W\d_a-z][\w.’'-]*){1,4},")
_ADDRESS = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$|^\S+@\S+\.\w+$", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    r"(?:photo|image|picture)\s*(?:by|:|credit)|/(?:AFP|AP|Reuters|Getty|EPA|X)\W*$", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?…。؟][\"'”’»)\]]*$")
_PODCAST = re.compile(r"\b(?:podcast|newsletter)\b", re.IGNORECASE)
_ABOUT_US = re.compile(
    r"\b(?:delivers|brings\s+you|offers)\b.*\b(?:analysis|updates|coverage|insight)"
    r"|\bis\s+(?:a|our|the)\s+(?:\w+\s+){0,3}(?:update|newsletter|briefing|digest|bulletin|podcast)\s+(?:on|of|about)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:(?:and|but|so|or)\s+)?(?:wh(?:o|at|en|ere|y|ich|ose)|how|is|are|was|were|do|does|did|has|have|can|could"
    r"|will|would|should|must|may|might)\b",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\b(?:an?|the|of|for|by|to|at|than|worth|over|about)\s?\?$", re.IGNORECASE)
"""No question, but a currency sign that was lost: "in return for ? 110bn"."""
_OPINION = re.compile(
    r"\b(?:(?:it\s+is|it’s|it's)\s+(?:clear|plain|obvious|evident|hard|difficult|far\s+from|no\s+surprise)"
    r"|far\s+from\s+certain|clearly|plainly|obviously|undoubtedly|surely|arguably|disingenuous\w*|ludicrous|absurd"
    r"|shameful|deplorable|alarming|troubling|encouraging|disappointing|questionable|unthinkable|inevitabl\w+"
    r"|(?:right|wrong)\s+(?:direction|move|decision|step)|(?:smart|wise|foolish|bold)\s+(?:move|decision|step)"
    r"|(?:best|only|surest)\s+(?:way|hope|option)|the\s+real\s+(?:obstacle|question|problem|issue|test)"
    r"|(?:raises?|raising|raised)\s+(?:\w+\s+)?(?:questions|doubts|fears)"
    r"|the\s+(?:other\s+|open\s+|big\s+)*(?:question|challenge|problem)\s+(?:remains|is)|remains?\s+to\s+be\s+seen"
    r"|the\s+(?:problem|trouble|irony|tragedy|danger|beauty)\s+(?:with|of)\s[^.]{3,80}?\s(?:is|was)\s+that"
    r"|giv(?:es?|ing)\s+(?:\w+\s+){0,3}?(?:hope|heart|pause)\b|a\s+ray\s+of\s+hope"
    r"|to\s+be\s+fair|underscore[sd]|we\s+(?:must|should|need)|ought\s+to|no\s+(?:sign|doubt|wonder)\s+that"
    r"|hardly|makes?\s+one\s+wonder|in\s+(?:effect|essence)|taken\s+together|(?:highlights|reflects|suggests)\s+(?:a|the|how)"
    r"|the\s+(?:goal|objective|aim|logic|message|lesson|point)\s*,?\s*(?:\w+,\s+)?is"
    r"|this\s+(?:approach|stance|logic|means)|can\s+(?:only\s+)?(?:present|pretend)|follows\s+the\s+same)\b",
    re.IGNORECASE,
)
_PREDICTION = re.compile(
    r"\b(?:(?:is|are)\s+(?:\w+\s+)?(?:likely|unlikely|poised|bound)\s+to"
    r"|will\s+(?:\w+\s+)?(?:likely|probably|soon|have\s+to|be|continue|remain|need|outlive|outlast)"
    r"|is\s+going\s+to|would\s+(?:likely|probably))\b"
    # a hedge in the main clause; behind "that", "which" or "whether" somebody else may be hedging, "could not" tells
    r"|^(?:(?!\b(?:that|which|who|whose|whether|how|what|so|say|says)\b).)*?"
    r"(?<!\bin\s)\b(?:could|may|might)\s+(?!have\b|not\b|often\b)\w"
    # "would" tells of the past too ("he would wander the streets"), and of plans; under a condition it does not
    r"|^(?=.*\b(?:if|unless|were\s+to|by\s+\w+ing|without)\b)(?:(?!\b(?:that|which|who|whose|whether|say|says)\b).)*?"
    r"\bwould\s+(?!have\b)\w",
    re.IGNORECASE,
)
_NO_PAST = frozenset("bet bid burst cost cut hit hurt let lie meant put quit read set shed shut split spread".split())
_PAST = "|".join([r"\w{2,}ed|was|were|been|had|did|done", *sorted(IRREGULAR.keys() - _NO_PAST, key=len, reverse=True)])
_ACTING = (  # deeds that headlines and reports give in the present tense, of others rather than of the author's mind
    r"accuses|blames|urges|warns|denies|rejects|demands|condemns|orders|bans|approves|vetoes|threatens|vows|pledges"
    r"|announces"
)
_STILL = r"(?:still|now|also|currently|already|once\s+again|again|once\s+more)"
_HAPPENED = re.compile(
    rf"\b(?:(?<!\bis\s)(?<!\bare\s)(?:{_PAST})|{_ACTING}|(?:is|are)\s+(?:{_STILL}\s+)?\w{{3,}}ing|today|yesterday"
    r"|ago|last\s+(?:night|week|month|year)|(?:later|earlier)\s+(?:that|this|in)|the\s+next\s+(?:day|morning|night)"
    r"|tonight|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|january|february|march|april|june|july|august|september|october|november|december)\b|\d|[“\"«‘]",
    re.IGNORECASE,
)
_FINITE = re.compile(
    rf"\b(?:{_PAST}|is|are|am|has|have|do|does|will|would|can|could|may|might|must|shall|should|\w+n['’]t)\b",
    re.IGNORECASE,
)
_DATED = re.compile(rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})\.?$", re.IGNORECASE)
_TOLD_FIRST = re.compile(
    rf"\b(?:{_PAST})\b(?!\s+by\b).*\b(?:where|after|before|until|which|who|that|when|while|because|since|although|but|so)\b"
    rf"|\b(?:has|have|was|were)\s+(?:\w+\s+)?(?:{_PAST})\b.*\band\b",
    re.IGNORECASE,
)
"""A deed, and a clause about something else behind it: what could happen there is not what the sentence tells."""
_SCHEDULED = re.compile(
    r"\b(?:will|would)\s+be\b(?!\s+(?:likely|unlikely|tough|hard|huge))"
    r".*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
"""A plan with a day can be looked up."""
_TAIL_OF_QUOTATION = re.compile(r"^[^“\"«]{12,}[”\"»]\W*$")
"""A mark that closes what was opened in no sentence that is at hand."""
_FIGURE = re.compile(r"\d")
_COUNTED = re.compile(r"^\W*\d[\d,.]*\s+(?:[^\W\d][\w-]*\s+){1,3}\w{2,}ed\b")
"""A label on a map or chart that counts: "14 wrecks searched"."""
_ACCORDING = re.compile(r"\baccording\s+to\b", re.IGNORECASE)
_LONGEST_FURNITURE = 18  # words
_TITLE_LETTERS, _TITLE_WORDS = 4, 3  # headline style writes words of four letters and more with a capital
_FEWEST_AFTER_STAMP = 3  # words: as many behind a date line, with a stop, are a sentence
_SHORT_LINE = 6  # words: a line of its own up to this length is a section heading or label, a longer one a headline


def kind_of(text: str, attribution: Attribution, quoted: bool, setting: Setting, accuses: bool = False) -> Kind:
    """The kind of one sentence. `quoted` says that at least half of it lies inside a quotation.

    `accuses` says that it holds a grave accusation, which is no mere commentary even in the present tense.
    """
    if setting.front_matter or not any(char.isalpha() for char in text) or _is_furniture(text):
        return "boilerplate"
    if setting.alone and (_is_title(text) if setting.first else text.isupper() and word_count(text) > _TITLE_WORDS):
        return "headline"
    if setting.alone and (not _ENDED.search(text) or (_DATED.search(text) and not _FINITE.search(text))):
        if setting.first or word_count(text) > _SHORT_LINE:
            return "headline"
        return "claim" if _COUNTED.search(text) else "boilerplate"
    said = attribution.type != "none" and attribution.manner != "held"  # "Macron wants" is what the author says of him
    if said or quoted or _TAIL_OF_QUOTATION.match(text):
        return "reported"
    if _asks(text):
        return "opinion"
    own = mask_quotations(text)  # what stands in marks is somebody else's judgement
    if not _FIGURE.search(text) and not _ACCORDING.search(own):
        if _OPINION.search(own) or (judges(own) and not accuses):
            return "opinion"
        ahead = _PREDICTION.search(own)
        if ahead and not _TOLD_FIRST.search(own[: ahead.end()]) and not _SCHEDULED.search(own):
            return "prediction"
    return "opinion" if _is_commentary(text) and not setting.lead and not accuses else "claim"


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’)").endswith("?") and bool(_ASKING.match(text) or not _CUT_SHORT.search(text))


def _is_commentary(text: str) -> bool:
    """Whether a sentence tells of nothing that happened: no past tense, no figure, day or quotation.

    News tells deeds in the past tense; columns and briefings judge in the present. Live reports in the present tense
    are lost by it where they name no day and no figure.
    """
    return not _HAPPENED.search(text) and not states_plainly(text)


def _is_title(text: str) -> bool:
    """Whether a line with a stop is a headline by its capitals: "Council Sells Two Ferries To Nordline."."""
    words = [word for word in text.split() if len(word) >= _TITLE_LETTERS and word[0].isalpha()]
    return len(words) >= _TITLE_WORDS and all(word[0].isupper() for word in words)


def _is_furniture(text: str) -> bool:
    stamp = _STAMP.match(text)
    if stamp:
        # A date line that runs into the lead without a break must not take the lead with it.
        rest = text[stamp.end() :]
        return not _ENDED.search(rest) or word_count(rest) < _FEWEST_AFTER_STAMP or _is_furniture(rest)
    if _ADDRESS.search(text) or _ABOUT_US.search(text) or _SIGNED.search(text) or _CLOCK.search(text):
        return True
    words = word_count(text)
    if _FURNITURE.search(text) and words <= _LONGEST_FURNITURE:
        return True
    return not _ENDED.search(text) and bool(
        _CREDIT_TAIL.search(text)
        or (_PODCAST.search(text) and words < 12)
        or (_BYLINE_WITH_PLACE.search(text) and words <= _LONGEST_FURNITURE)
    )
