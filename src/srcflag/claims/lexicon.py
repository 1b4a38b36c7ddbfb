"""Word lists that kind, attribution and allegation share, each with what it is for."""

from __future__ import annotations

import re


def alternatives(words: str) -> str:
    """A regex group that matches any of the given words or phrases (separated by "|" or white space)."""
    parts = [part.strip() for part in (words.split("|") if "|" in words else words.split()) if part.strip()]
    return (
        "(?:" + "|".join(re.escape(part).replace(r"\ ", r"\s+") for part in sorted(parts, key=len, reverse=True)) + ")"
    )


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

BODIES = alternatives(
    """Times|Post|Journal|News|Guardian|Tribune|Herald|Telegraph|Press|Magazine|Television|Radio|Airlines|Airways
    |Inc|Inc.|Corp|Corp.|Ltd|Ltd.|LLC|PLC|Group|Holdings|University|College|Institute|Foundation|Center|Centre|Agency
    |Association|Council|Committee|Commission|Ministry|Department|Bureau|Office|Authority|Court|Senate|Parliament
    |Congress|Party|Union|Army|Navy|House|Bank|Company|Service|Services|Society|Fund|Board|Trust|Coalition|Network
    |Alliance|Federation|Organization|Organisation|Hospital|School|Campaign|Administration|Government|Police|Project
    |Nations|States|Forum|League|Guard|Force|Forces|Industries|Partners|Associates|Street|Monitor|Watch
    |Pentagon|Kremlin"""
)
"""Words that end the name of a body, written with a capital."""

PEOPLE = alternatives(
    """someone|somebody|everyone|few|most|man|woman|men|women|boy|girl|boys|girls|teenager|teenagers|person|persons|resident|voter|voters|worker|workers
    |aide|aides|ally|allies|adviser|advisers|advisor|advisors|strategist|strategists|colleague|colleagues|friend|friends
    |mother|father|brother|sister|son|daughter|wife|husband|cousin|parents|relative|relatives|neighbour|neighbor
    |witness|eyewitness|survivor|survivors|victim|victims|student|students|teacher|teachers|professor|reporter|reporters
    |journalist|anchor|host|moderator|candidate|candidates|nominee|rival|rivals|contender|contenders|frontrunner
    |front-runner|billionaire|businessman|businesswoman|businessmen|tycoon|mogul|celebrity|actor|actress|singer|author
    |writer|columnist|blogger|editor|editors|photographer|expert|analyst|critic|observer|economist|historian|scientist
    |researcher|scholar|activist|advocate|advocates|supporter|opponent|protester|demonstrator|demonstrators
    |lawmaker|delegate|delegates|donor|donors|member|members|staffer|staffers|operative|operatives|insider
    |congressman|congresswoman|representative|representatives|senators|governors|mayors|leaders|politicians|politician
    |democrats|republicans|conservatives|liberals|progressives|americans|veteran|veterans|soldier|soldiers|officer
    |farmer|farmers|fisherman|fishermen|shopkeeper|shopkeepers|tourist|tourists|passenger|passengers|pilot|pilots
    |patient|patients|nurse|nurses|physician|physicians|surgeon|priest|pastor|imam|rabbi|suspect|defendant|plaintiff|plaintiffs|juror|jurors|speaker|pollster|pollsters|consultant|consultants
    |investor|investors|trader|traders|executive|executives|employee|employees|viewers|readers|fans|team|camp|crowd
    |proponent|proponents|organizer|organiser|islander|islanders|cop|cops|pensioner|pensioners|instructor|instructors|manager
    |managers|detective|groups|the public|star|stars|respondents|majority|percent|who"""
)
"""Nouns for people, and for groups of them, who can hold a view."""

DOCUMENTS = alternatives(
    """report|reports|study|studies|poll|polls|survey|surveys|data|figures|statistics|records|record|document|documents
    |filing|filings|letter|letters|memo|memos|email|emails|e-mail|e-mails|statement|article|story|book|column|editorial
    |op-ed|analysis|research|review|audit|inquiry|investigation|indictment|lawsuit|complaint|affidavit|ruling|opinion
    |transcript|video|footage|tape|recording|message|messages|tweet|tweets|post|posts|ad|ads|advertisement|commercial
    |website|page|law|bill|rules|constitution|treaty|agreement|draft|paper|papers|newspaper|newspapers|magazine
    |results|numbers|average|evidence|findings|census|index|map|chart|graphic|headline|caption|sign|signs|banner
    |placard|note|text|speech|log|logs|files|file|media|press|outlet|outlets|leaks|diary|diaries|broadcast|broadcasts|image|images|photos"""
)
"""Nouns for what can be read or seen, and so says or shows something."""

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
    r"|(?:officials?|persons?|people|sources?|someone|somebody)\s+(?:familiar\s+with|briefed\s+on|close\s+to"
    r"|with\s+(?:direct\s+|first-?hand\s+)?knowledge\s+of)"
    r"|an?\s+(?:senior|top|high-ranking)\s+(?:[\w-]+\s+){0,2}?official\b(?!,?\s+(?-i:[A-Z]))(?=\W)"
    r"|(?:(?:an?|the|one)\s+)?(?:unnamed|anonymous)\s+\w+|(?:police|government|intelligence|security|law\s+enforcement)\s+sources?)\b",
    re.IGNORECASE,
)
"""A person who is quoted and hidden."""
