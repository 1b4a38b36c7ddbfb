"""Who a sentence points at: a person by name or office, a body, a state - or nobody who could be identified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from srcflag.claims.lexicon import INSTITUTIONS, ROLES
from srcflag.claims.slots.places import COUNTRIES, DEMONYMS
from srcflag.claims.slots.verbs import AUXILIARIES, BE, DETERMINERS
from srcflag.words import FUNCTION_WORDS, MONTHS, WEEKDAYS, plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFFICE = re.compile(rf"(?:{INSTITUTIONS}|{ROLES})s?", re.IGNORECASE)
_MORE_OFFICES = frozenset(
    """
    he she him her they them his who whose cop cops officer deputy deputies sheriff constable sergeant detective
    trooper troopers soldier soldiers troops guard guards warden wardens jailers agent agents marines sailors
    commandos militia militias militiamen paramilitary paramilitaries settlers forces jets warplanes drones snipers
    squad squads unit units junta regime kremlin cartel mafia gang syndicate clan militiaman commander commanders
    general generals colonel minister politician politicians lawmaker mp mps councillor councillors congressman
    senators king queen prince princess emperor sheikh dictator warlord leader leaders aide aides adviser advisers
    candidate candidates rival bishop bishops priest priests pastor imam nun monk monks teacher teachers professor
    coach trainer doctors nurse nurses surgeon banker bankers trader traders broker accountant accountants auditor
    treasurer executive executives boss bosses manager managers landlord landlords developer builder builders
    contractor contractors tycoon billionaire businessman businesswoman oligarch founder staff workers worker
    employees employer employers insurer insurers lender bank banks carmaker retailer supplier restaurant hotel
    factory foundation church newspaper broadcaster husband wife father mother son daughter brother brothers sister
    uncle stepfather boyfriend girlfriend neighbour neighbor ex-husband ex-wife partner couple supporters loyalists
    followers members member colleague producer director actor singer player referee judge judges jury magistrate
    lawyer state states country countries nation side sides regulators inspectors investigators team administration
    pilot captain crew driver landowner farmer defendant defendants separatists coalition alliance cleric clerics
    lawmakers prosecutors diplomats diplomat envoy service services scientist engineer clerk owner bodyguard spies
    cadres police policeman policemen policewoman campaign officials client convict inmate inmates
    """.split()
)
_NOBODY = frozenset(
    """
    protester protesters protestors demonstrators rioters rioter youths youth gunman gunmen attacker attackers
    assailant assailants robber robbers thief thieves burglar burglars vandals criminals people crowd crowds mob
    mobs someone somebody anyone anybody nobody everyone others men man women woman boy boys girl girls teenager
    teenagers teens teen kids looters hooligans fans militants insurgents rebels terrorists terrorist bandits
    pirates extremists bomber bombers suspect suspects intruder intruders kidnappers hackers hacker arsonist
    arsonists students marchers anarchists shooter killer killers murderer snatchers person persons passenger
    strangers stranger activists muggers victim victims civilians saboteurs fighters storm storms hurricane typhoon
    cyclone tornado twister quake earthquake tremor tsunami flood floods flooding fire fires blaze wildfire
    wildfires lightning heat heatwave cold snow frost drought famine disease diseases virus viruses flu epidemic
    pandemic outbreak infection cancer malaria cholera bacteria pollution smoke fumes gas leak bomb bombs explosion
    explosions blast blasts crash crashes collision accident accidents derailment avalanche landslide landslides
    mudslide eruption volcano wave waves wind winds rain rains bullet bullets shots attack attacks bombing bombings
    strike strikes clash clashes shooting bus train car truck lorry plane tram van boat ferry vehicle tree rock
    stone rocket rockets missile missiles landmine landmines shark bear dog dogs elephant snake snakes tiger
    overdose error mistake weather climate markets recession inflation crisis weakness war fighting violence unrest
    immigrants immigrant migrants asylum-seekers voters majorities hunters poachers
    stampede crush collapse it film book novel show play song episode debris shrapnel ice poison alcohol drugs
    """.split()
)
"""Groups that nobody can call to account, and what kills without meaning to."""

_POLITICAL = frozenset(
    """
    president premier chancellor minister ministers ministry senator senators congressman congresswoman lawmaker
    lawmakers governor mayor candidate candidates nominee party parties opposition government administration campaign
    democrat democrats republican republicans conservatives liberals socialists communists labour tories coalition
    spokesman spokeswoman spokesperson parliament congress senate embassy kremlin politician politicians mp mps gop
    """.split()
)
"""Whose trade is to accuse: persons and bodies of politics. A state that speaks is one too."""

_KNOWN_WITH_THE = frozenset("man woman boy girl teenager teen youth suspect passenger person victim".split())
_MANY = frozenset("all some many most every any several few both no".split())
_OCCASIONS = frozenset(
    "attack attacks bombing bombings strike strikes clash clashes shooting crash explosion blast fire war".split()
)
_WHEN = frozenset("of in at after before during since over from following".split())
_SERVICES = frozenset("state government army military intelligence navy mafia".split())
_PLACED = frozenset("in near outside around across throughout".split())
_BEHIND_PREPOSITION = frozenset(
    "off of in at against with to into by for from about than toward towards over on".split()
)
_SERVING = frozenset("led employed hired paid backed working loyal linked sent armed funded directed recruited".split())
_CALENDAR = WEEKDAYS | MONTHS
_OPENERS = frozenset(
    """
    yesterday today tomorrow tonight meanwhile however later earlier according despite following speaking asked last
    next new former local several dozens hundreds thousands two three four five six seven eight nine ten still also
    instead perhaps maybe thanks dear yes well thus hence nearly almost even often sometimes because since unless
    although though whereas given regarding let please dr mr mrs ms
    """.split()
)
_SAYING = frozenset(
    """
    said says say saying told tells announced confirmed reported reports claimed claims claim believe believes
    believed think thinks thought found finds heard hears showed shows alleged alleges suggest suggests suspected
    warned insisted added wrote whether if that when while because after before until where as
    """.split()
)
_STOP = re.compile(r"[;:“”\"—]|\s[-–]\s")
_REACH = 14  # words between a verb and its subject: "Kessler, who ran the bank's branch in Malta for years, evaded"
SUFFERING = frozenset("got get gets getting feel feels felt feeling".split())
_ADVERBS = frozenset("also then later even still twice once again just first never together".split())


class Word(NamedTuple):
    """One word, lower case, without a possessive; `name` for a proper name, `owner` for one with a possessive."""

    start: int
    end: int
    lower: str
    name: bool
    owner: bool
    broken: bool  # something that ends a clause stands before it


def read_words(text: str) -> tuple[Word, ...]:
    """The words of a sentence, with those that are proper names marked."""
    plain = list(plain_words(text))
    capital = [text[start].isupper() and lower not in _CALENDAR and lower != "i" for start, _, lower in plain]
    long = [capital[i] for i, (_, _, lower) in enumerate(plain) if len(lower) > 3]
    title_case = len(long) > 4 and sum(long) > 0.7 * len(long)  # a headline: capitals tell nothing
    found: list[Word] = []
    for i, (start, end, lower) in enumerate(plain):
        before = text[found[-1].end : start] if found else ""
        opens = not found or bool(re.search(r"[.!?:“\"‘][\s“\"‘'’]*$", before))
        name = capital[i] and (lower not in FUNCTION_WORDS or text[start:end] in ("US", "U.S", "UN"))
        if name and (opens or title_case):
            follows = plain[i + 1][2] if i + 1 < len(plain) else ""
            name = (
                lower in COUNTRIES
                or lower in DEMONYMS
                or (not title_case and _opens_as_name(lower, follows, capital[i + 1 : i + 2]))
            )
        owner = text[end : end + 2].lower() in ("'s", "’s") or (
            text[end : end + 1] in ("'", "’") and lower.endswith("s")
        )
        found.append(Word(start, end, lower, name, owner, bool(_STOP.search(before))))
    return tuple(found)


def _opens_as_name(lower: str, follows: str, capital: Sequence[bool]) -> bool:
    """Whether a capital that opens a sentence is that of a name: another follows it, or a verb does."""
    if lower in _OPENERS or lower in _SAYING or lower in DETERMINERS or lower.endswith("ly") or lower in _NOBODY:
        return False
    if capital and capital[0]:
        return not lower.endswith(("ing", "ed"))
    if follows in _ADVERBS and not lower.endswith("s"):  # "Holt also was charged", but not "Prices also rose"
        return True
    return follows in AUXILIARIES or follows in _SAYING or follows in ("who",) or follows.endswith("ed")


def is_office(word: Word) -> bool:
    """Whether a word names a person by office or part, or a body."""
    return (
        word.lower in _MORE_OFFICES
        or word.lower.removesuffix("s") in _MORE_OFFICES
        or bool(_OFFICE.fullmatch(word.lower))
    )


def is_political(words: Sequence[Word], i: int) -> bool:
    """Whether a word names somebody who accuses rivals by trade: a politician, a party, a state."""
    lower = words[i].lower
    return lower in _POLITICAL or (words[i].name and (lower in COUNTRIES or lower in DEMONYMS))


def somebody(words: Sequence[Word]) -> bool:
    """Whether any of the words points at a person, a body or a state. A place where something happened is none."""
    return any(_points(words, i) for i in range(len(words)))


def points_out(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether somebody, and no group or force of nature, stands at one of these places."""
    return any(_points(words, i) for i in places) and not any(is_nobody(words, i) for i in places)


def _points(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if not word.name:
        general = i and words[i - 1].lower in _MANY
        return is_office(word) and not general
    first = i
    while first and words[first - 1].name:
        first -= 1
    if first and words[first - 1].lower == "the":
        first -= 1
    return not (first and words[first - 1].lower in _PLACED)


def is_nobody(words: Sequence[Word], i: int, *, one: bool = False) -> bool:
    """Whether a word is that of nobody. With `one`, a single person is somebody, named or not: "a man was charged"."""
    word = words[i]
    if one and word.lower in _KNOWN_WITH_THE:
        return False
    if word.lower not in _NOBODY or word.name or word.owner:
        return False
    before = words[i - 1] if i else None
    if before and (before.name or before.owner):
        return False
    if before and i > 1 and words[i - 2].name and (before.lower in _SERVICES or "-" in before.lower):
        return False  # "Russian state-backed hackers"
    back = [w.lower for w in words[max(0, i - 3) : i]]
    return not (word.lower in _KNOWN_WITH_THE and "the" in back)


def _object(words: Sequence[Word], i: int) -> bool:
    """Whether a word stands behind a preposition, so that it is the subject of nothing: "bottles at police"."""
    first = i
    while first and (words[first - 1].name or words[first - 1].lower in DETERMINERS or is_office(words[first - 1])):
        first -= 1
    return bool(first) and words[first - 1].lower in _BEHIND_PREPOSITION


def _hired(words: Sequence[Word]) -> bool:
    """Whether a group is said to be somebody's: "rebels led by Colonel Berg"."""
    return any(
        word.lower in _SERVING and any(other.name or is_office(other) for other in words[i + 1 : i + 6])
        for i, word in enumerate(words)
    )


def culprit(words: Sequence[Word], verb: int, *, one: bool = False) -> bool | None:
    """Whether the subject of a verb is somebody (True), nobody (False), or cannot be told (None).

    With `one` a single person is somebody, named or not.
    """
    seen = False
    for i in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        word = words[i]
        if word.lower in _SAYING and seen:
            return None
        if word.lower in ("who", "whose") and i and is_anyone(words, i - 1, one=one):
            return False
        if _aside(words, i):
            continue
        if is_nobody(words, i, one=one):
            return _hired(words[i + 1 : verb])
        if _points(words, i) and not (word.owner and not seen) and not _object(words, i):
            return True
        seen = seen or not (word.lower in AUXILIARIES or word.lower in _ADVERBS or word.lower.endswith("ly"))
        if word.broken and seen and not word.lower.endswith("ing"):  # "they broke in - smashing, looting"
            return None
    return None


def _aside(words: Sequence[Word], i: int) -> bool:
    """Whether a word that would be nobody is no subject: "at the time of the attack, Berg", "he used it to"."""
    before = [word.lower for word in words[max(0, i - 2) : i]]
    if words[i].lower == "it":
        behind = words[i + 1].lower if i + 1 < len(words) else ""
        return bool(before) and behind in ("to", "on", "in", "for", "at", "and", "with", "into", "from")
    return words[i].lower in _OCCASIONS and any(word in _WHEN for word in before)


def is_anyone(words: Sequence[Word], i: int, *, one: bool = False) -> bool:
    """Whether a word is that of nobody in particular, so that "who" behind it is nobody: "those", "migrants"."""
    return words[i].lower in ("those", "anyone", "everyone", "someone") or is_nobody(words, i, one=one)


def done_by(words: Sequence[Word], after: int) -> bool | None:
    """Whether "by" follows and somebody behind it: True, by nobody: False, no "by": None."""
    for i in range(after + 1, min(len(words), after + 9)):
        if words[i].lower == "by":
            behind = range(i + 1, min(len(words), i + 7))
            for j in behind:
                if is_nobody(words, j):
                    return bool(words[j - 1].name)
                if _points(words, j):
                    return True
            return False
        if words[i].lower in ("and", "but", "who", "which") or words[i].broken:
            return None
    return None


def is_passive(words: Sequence[Word], i: int) -> bool:
    """Whether a participle tells of who suffers: "was beaten", "got hurt", "beaten by"."""
    j = i - 1
    while j >= 0 and (words[j].lower.endswith("ly") or words[j].lower in ("also", "then", "shot", "and", "allegedly")):
        j -= 1
    return (j >= 0 and words[j].lower in BE | SUFFERING) or (
        i + 1 < len(words) and words[i + 1].lower == "by" and not (j >= 0 and words[j].lower in ("has", "had", "have"))
    )
