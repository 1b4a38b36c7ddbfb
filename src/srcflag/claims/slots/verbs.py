"""The verbs of a sentence, found without a tagger: by their endings, by lists, and by the words before them.

What matters is that two texts about one event are read alike. A noun taken for a verb does little harm, since only
equal stems are ever compared; a verb that is missed is a comparison that does not happen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from srcflag.words import FUNCTION_WORDS, number_value, plain_words, stem_of

BE = frozenset("be is are was were been being am isn't aren't wasn't weren't 's 're".split())
HAVE = frozenset("have has had having haven't hasn't hadn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    """
    will would shall should can could may might must won't wouldn't can't cannot couldn't shouldn't mustn't mightn't
    """.split()
)
AUXILIARIES = BE | HAVE | DO | MODALS

DETERMINERS = frozenset(
    """
    a an the this that these those his her its their our my your no some any each every another both all several many
    more most few
    """.split()
)
_AMID_NOUNS = DETERMINERS - {"that", "all", "both", "more", "most"} | {"of"}  # what follows is a noun or describes one

_IRREGULAR = """
    arose arisen arise|awoke awake|beat beaten beat|became become become|began begun begin|bent bend|bet bet|bid bid
    |bit bitten bite|bled bleed|blew blown blow|broke broken break|bred breed|brought bring|built build|burnt burn
    |burst burst|bought buy|caught catch|chose chosen choose|came come|cost cost|cut cut|dealt deal|dug dig|drew
    drawn draw |drank drunk drink|drove driven drive|ate eaten eat|fell fallen fall|fed feed|felt feel|fought
    fight|found find |fled flee|flew flown fly|forbade forbidden forbid|foresaw foreseen foresee|forgot forgotten
    forget |forgave forgiven forgive|froze frozen freeze|got gotten get|gave given give|went gone go|grew grown
    grow|hung hang |heard hear|hid hidden hide|hit hit|held hold|hurt hurt|kept keep|knelt kneel|knew known
    know|laid lay|led lead |leant lean|learnt learn|left leave|lent lend|let let|lit light|lost lose|made make|meant
    mean|met meet|overcame overcome |overthrew overthrown overthrow|overtook overtaken overtake|oversaw overseen
    oversee|paid pay|put put|quit quit|read read |rode ridden ride|rang rung ring|rose risen rise|ran run|said
    say|saw seen see|sought seek|sold sell|sent send |set set|shook shaken shake|shed shed|shone shine|shot
    shoot|showed shown show|shrank shrunk shrink|shut shut|sang sung sing |sank sunk sink|sat sit|slept sleep|slid
    slide|spoke spoken speak|spent spend|split split|spread spread|stood stand |stole stolen steal|stuck
    stick|struck strike|swore sworn swear|swept sweep|swam swum swim|swung swing|took taken take |taught teach|tore
    torn tear|told tell|thought think|threw thrown throw|undertook undertaken undertake |understood
    understand|upheld uphold|woke woken wake|wore worn wear|wept weep|won win|withdrew withdrawn withdraw |withheld
    withhold|withstood withstand|wrote written write|lain lie|born bear
"""
IRREGULAR = {form: forms[-1] for forms in (row.split() for row in _IRREGULAR.split("|")) for form in forms[:-1]}
"""Each irregular past form and participle, and its base form."""

_REGULAR = """
    abandon accept accuse acquit add admit adopt affect agree aim allege allow announce appeal appear apply appoint
    approve argue arrest arrive ask attack attend avoid back ban bar block boost call cancel carry cause cease
    change charge claim clash clear close collapse comment commit condemn confirm consider contain continue convict
    crash create criticise criticize declare decline decrease defeat defend delay deliver demand deny deploy
    describe destroy detain dismiss drop earn ease elect enact encourage end endorse enter erupt escape evacuate
    exceed expand expect expel explain extend face fail favour favor file fire follow force free gain gather halt
    happen harm help hope impose improve include increase indicate injure insist intend invade invite involve issue
    join kill lack land last launch lie lift link live lower maintain march mark miss move name need offer open
    oppose order oust overturn own pass permit plan plead please pledge point prevent promise propose protect
    protest prove provide publish pull push quit raise reach reassure recall receive recognise recognize recommend
    recover reduce refuse regret reinstate reject release remain remove reopen repeal replace reply report rescue
    resign resist respond restore resume retain retire retreat return reveal reverse revoke rule scrap seem seize
    serve settle shorten show sign start state stay stop strengthen strip suffer suggest support suppress surge
    survive suspect suspend tell tend test threaten topple toughen try turn unveil urge use veto violate visit vote
    vow walk want warn weaken welcome widen work worsen
"""
VERB_STEMS = frozenset(stem_of(verb) for verb in (*_REGULAR.split(), *IRREGULAR.values()))
"""Stems of verbs that news writes in the present tense too, where no ending gives them away."""

_NOT_PAST = frozenset(
    "hundred indeed need speed seed feed breed weed deed greed red bed shed embed sacred naked".split()
)
_NOT_GERUND = frozenset(
    """
    during something anything nothing everything morning evening building king spring ring wing string thing sibling
    ceiling including according regarding following concerning pending being sterling wedding meeting beijing
    """.split()
)
_SUBJECTS = frozenset("i we you they who which that people police officials".split())
_PARTICLES = {
    ("rule", "out"), ("call", "off"), ("turn", "down"), ("turn", "back"), ("step", "down"), ("give", "up"),
    ("shut", "down"), ("back", "down"), ("carry", "out"), ("pull", "out"), ("take", "off"), ("break", "out"),
    ("set", "up"), ("break", "down"), ("let", "off"),
}  # fmt: skip
_PHRASAL = {(stem_of(verb), particle) for verb, particle in _PARTICLES}
_CONTRACTED = frozenset(
    "couldn didn wasn isn wouldn hasn hadn haven aren weren doesn shouldn don won can mustn mightn".split()
)
_ADVERBS = frozenset("also now then still already just even ever once again soon later yet only so both all".split())


PURPOSES = frozenset(  # behind them "to" begins what is only meant: a negation before them does not reach it
    "excuse reason way chance attempt effort right plan decision ability opportunity pretext means need power".split()
)


class Word(NamedTuple):
    """One word, of grammar too, in lower case and without a possessive ending; `name` for a capital inside a text."""

    start: int
    end: int
    lower: str
    name: bool


class Verb(NamedTuple):
    """A main verb: the indexes of the first and the last word it takes up, and its base form's stem."""

    first: int
    last: int
    stem: str


def words_in(text: str) -> tuple[Word, ...]:
    """Every word of a sentence, in order. Where nearly all words have capitals, as in a headline, none is a name."""
    found: list[tuple[int, int, str]] = []
    for start, end, lower in plain_words(text):
        gap = text[found[-1][1] : start] if found else ""
        if lower == "t" and found and found[-1][2] in _CONTRACTED and gap.strip() in ("'", "’"):  # "couldn ’ t"
            found[-1] = found[-1][0], end, f"{found[-1][2]}n't".replace("nn't", "n't")
        else:
            found.append((start, end, lower))
    capitals = sum(text[start].isupper() for start, _, _ in found)
    headline = len(found) > 3 and capitals > 0.6 * len(found)
    return tuple(
        Word(start, end, lower, place > 0 and text[start].isupper() and not headline)
        for place, (start, end, lower) in enumerate(found)
    )


def verb_stem(lower: str) -> str:
    """The stem of a verb's base form: "rose", "risen" and "rises" give "rise"."""
    return stem_of(IRREGULAR.get(lower, lower))


def is_adverb(lower: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return lower in _ADVERBS or (lower.endswith("ly") and len(lower) > 4)


def verbs_in(words: tuple[Word, ...]) -> tuple[Verb, ...]:
    """The main verbs of a sentence, in order; auxiliaries are left to their verbs."""
    found = []
    for index, word in enumerate(words):
        if word.name or word.lower in FUNCTION_WORDS or word.lower in AUXILIARIES or not word.lower[0].isalpha():
            continue
        if _is_verb(words, index):
            stem, last = verb_stem(word.lower), index
            if index + 1 < len(words) and (stem, words[index + 1].lower) in _PHRASAL:  # "turned it down" is left alone
                stem, last = f"{stem} {words[index + 1].lower}", index + 1
            elif stem == "put" and _on_hold(words, index):
                stem = "suspend"
            found.append(Verb(index, last, stem))
    return tuple(found)


def _on_hold(words: tuple[Word, ...], index: int) -> bool:
    """Whether what is put is put on hold, at once or behind its object."""
    lower = [word.lower for word in words[index + 1 : index + 10]]
    return any(pair in (("on", "hold"), ("on", "ice")) for pair in pairwise(lower))


def _is_verb(words: tuple[Word, ...], index: int) -> bool:
    lower = words[index].lower
    place = index - 1
    while place >= 0 and index - place < 4 and is_adverb(words[place].lower):
        place -= 1
    before = words[place].lower if place >= 0 else ""
    if before == "not":
        place -= 1
        before = words[place].lower if place >= 0 and words[place].lower in AUXILIARIES else "not"
    if before in _AMID_NOUNS or (before == "that" and lower.endswith("s")):
        return False
    if before == "to" or before in MODALS or before in DO:
        return not lower.endswith(("ing", "ed")) and not is_adverb(lower)
    if lower in IRREGULAR or (lower.endswith("ed") and len(lower) > 3 and lower not in _NOT_PAST):
        return True
    if lower.endswith("ing") and len(lower) > 4:
        return lower not in _NOT_GERUND
    if stem_of(lower) not in VERB_STEMS:
        return False
    if before in BE or before in HAVE:  # "was set", "has hit": a participle that looks like its base form
        return lower in IRREGULAR.values()
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if following in AUXILIARIES or number_value(before or "a") is not None:  # "the two meetings were"
        return False
    if lower.endswith("s") and not lower.endswith("ss"):
        return (
            bool(before) and not before.endswith("s") and before not in FUNCTION_WORDS - _SUBJECTS - {"he", "she", "it"}
        )
    return before in _SUBJECTS or (before.endswith("s") and not before.endswith("ss") and before not in FUNCTION_WORDS)
