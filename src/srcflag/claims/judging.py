"""Words by which an author judges, advises or speaks for himself, and the plain statements that use none of them.

News tells deeds in the past tense, and what is the case in plain words: who chairs what, where something is. What an
editor cannot look up is the rest: that a defeat was devastating, that voters should take note, what "you" would think.
"""

from __future__ import annotations

import re

from srcflag.claims.lexicon import alternatives

_GRADED = alternatives(
    """terrible|terrific|awful|dreadful|horrible|great|wonderful|fantastic|brilliant|superb|excellent|outstanding|amazing
    |astonishing|astounding|stunning|startling|striking|remarkable|extraordinary|incredible|unbelievable|impressive
    |notable|noteworthy|telling|revealing|damning|devastating|disastrous|catastrophic|crucial|pivotal|decisive|advised
    |huge|massive|big|bold|brave|smart|clever|wise|foolish|stupid|silly|naive|reckless|ridiculous|laughable|pathetic
    |shameful|shocking|outrageous|disgraceful|unfortunate|regrettable|sad|tragic|ironic|odd|strange|curious|weird
    |surprising|unsurprising|predictable|understandable|reasonable|fair|unfair|good|bad|better|worse|tall|tough|tricky
    |compelling|convincing|persuasive|impossible|inevitable|insurmountable|unthinkable|refreshing|welcome|worrying
    |worrisome|disturbing|frightening|scary|alarming|troubling|encouraging|disappointing|humiliating|embarrassing
    |exciting|thrilling|boring|dull|anticlimactic|funny|hilarious|beautiful|ugly|magnificent|marvellous|marvelous
    |perfect|flawless|interesting|fascinating|intriguing|important|significant|meaningful|powerful|boisterous|unruly
    |hollow|cynical|brazen|naïve|clear-cut|obvious|evident|plain"""
)
_DEGREE = alternatives(
    """very|so|too|quite|rather|pretty|fairly|really|truly|simply|just|particularly|especially|all the more|equally
    |hardly|nothing short of|both|even|more|most|less|least|almost|always|often|a bit|as|such|also|certainly|absolutely
    |utterly|downright|perhaps|probably|already|still|frankly|indeed|basically|arguably"""
)
_BE = (
    r"(?:(?<!\bwhich\s)\b(?:is|are|was|were|be|been|being|looks?|looked|seems?|seemed|feels?|felt|sounds?|sounded|proved?"
    r"|proves)|\b(?:it|that|this|there|what|he|she|they)\s?[’']\s?(?:s|re))"
)
_TURN = alternatives(
    """test|salvo|twist|chapter|act|sign|signal|reminder|symbol|symptom|blow|setback|step|gamble|bargain|irony|tragedy
    |triumph|masterstroke|mistake|miracle|disgrace|scandal|farce|joke|shame|pity|bane|blessing|boon|nightmare|mess
    |question|story|lesson|message|moment|wake-up call|game changer|watershed|turning point|order|task|challenge|change
    |departure|contrast|rebuke|victory|defeat|achievement|failure|dilemma|surprise|relief|puzzle|paradox|underdog
    |favourite|favorite|prize|threat|guess|shot|deal|thing|idea|sight|force|weapon|news|one"""
)
_PREDICATE = re.compile(
    # "was devastating", "is a striking change", "isn't that impressive": not "a big ship", which says how big it is
    rf"{_BE}(?:n['’]t|\s+not)?\s+(?:{_DEGREE}\s+){{0,3}}(?:(?:an?|the|one\s+of\s+the)\s+(?:{_DEGREE}\s+){{0,2}})?{_GRADED}"
    rf"(?:\s+{_TURN}\b|\s*[,;:.!—–-]|\s+(?:for|but|and|that|when|if|because|enough|as|in|given|to)\b|$)"
    # "is the latest salvo in", "came as a body blow", "marks a new chapter", "was the first real test of"
    rf"|(?:{_BE}|\b(?:marks?|marked|became|becomes?|comes?\s+as|came\s+as|deals?|dealt))\s+(?:also\s+)?(?:an?|the|yet\s+another)\s+"
    r"(?:\w+(?:-\w+)?\s+){0,2}(?:salvo|twist|chapter|reminder|bane|blow|gamble|irony|farce|disgrace|masterstroke|nightmare"
    r"|rebuke|wake-up\s+call|turning\s+point|game\s?-?\s?changer|watershed|paradox|shame|pity|boon|test\s+of)\b",
    re.IGNORECASE,
)
"""A judgement as what the main clause says; "after a humiliating loss" only colours a loss that can be looked up."""
_IDIOM = re.compile(
    r"\b(?:much|plenty|little|nothing)\s+to\s+be\s+(?:proud|ashamed|afraid)\b|\bserved\s+\w+\s+(?:well|badly|poorly)\b"
    r"|\b(?:is|are|was|were)\s+left\s+\w+ing\b|\bleaves\s+(?:[\w’']+\s+){1,4}?(?:weighing|facing|wondering|scrambling"
    r"|struggling|grappling|navigating|guessing|reeling|exposed|vulnerable|isolated)\b"
    r"|\b(?:plays?|played|playing)\s+(?:in)?to\s+(?:\w+[’']?s?\s+){0,3}(?:fears|hands|base|prejudices|anxieties)\b"
    r"|\b(?:chips?|chipped|chipping)\s+away\s+at\b|\b(?:is|are|was|were)\s+under\s+(?:growing|increasing|mounting)\s+pressure\b"
    r"|\balmost\s+(?:never|always)\s+(?!\w+ed\b|was\b|were\b|had\b)\w|\bmake\s+no\s+mistake\b|\bneedless\s+to\s+say\b|^\W*what\b[^?]{5,120}?\bis\b"
    # "the longer it takes, the bigger the problem"
    r"|\bthe\s+(?:more|longer|less|sooner|greater|bigger|harder|higher)\b[^.;]{3,120}?[,–—-]\s*the\s+(?:more|longer|less|sooner"
    r"|greater|bigger|harder|higher|better|worse)\b"
    # what did not happen
    r"|\bcould\s+(?:well\s+)?have\s+(?:been\s+(?:\w+\s+)?(?:more|less|worse|better|avoided|prevented)|put|meant|given)\b"
    r"|\bwould\s+have\s+(?:given|made|meant|been\s+(?:\w+\s+)?(?:better|worse|wiser|easier|harder|smarter))\b",
    re.IGNORECASE,
)

_SELF = re.compile(
    # not "World War I", "King Olav I": in front of "I" stands no name
    r"(?:^\W*|[^\w\s]\s*|\b[a-z][\w’'-]*\s+|^\W*(?:And|As|Because|But|If|Maybe|Now|Perhaps|Since|So|Still|Then|Though|Today"
    r"|What|When|While|Yes|Yet)\s+)I(?:\s?[’']\s?(?:m|ve|d|ll)\b|\s+[a-z])"
    r"|\b(?:[Ww]e|[Mm]y|[Oo]urs?|[Yy]ou|[Yy]our|[Ll]et[’']s)\b"
)
"""The author, or the author and the reader."""

_WEIGHT = (
    rf"\b(?:{_GRADED}|nobody|nothing|anything|anyone|everything|everyone|hardly|clearly|surely|simply|merely|seemingly"
    r"|apparently|perhaps|maybe|largely|certainly|truly|far\s+from|too|so|enough|as\s+\w+\s+as|challenge|lesson|trouble"
    r"|problem|pressure|stakes?|momentum|stage|shadow|biggest|greatest|best|worst|finest|strongest|weakest|harder|easier"
    r"|stronger|weaker|bigger|smaller|turning\s+point|crossroads|steep|even|mere|real|so-called|extreme|chaos|mess|crisis"
    r"|burden|(?:source|sense|kind|sort)\s+of)\b|[!?]"
)
_WEIGHT_OF_ITS_OWN = re.compile(_WEIGHT, re.IGNORECASE)
"""What an author says who weighs, in any tense; the words below tell also of what may be and what others want."""
_WEIGHED = re.compile(
    rf"{_WEIGHT}|\b(?:should|must|can|cannot|could|may|might|will|would|\w+n[’']t|not|if|unless|whether|never|than|hopes?"
    r"|fears?|wants?|wishes|believes?|thinks?)\b",
    re.IGNORECASE,
)
"""Words that weigh: a sentence in the present tense that has one is a view more often than not."""
_STATE_OR_DEED = alternatives(
    """is|are|has|have|remains|remain|chairs|sits|lives|owns|holds|leads|runs|serves|works|belongs|includes|contains
    |borders|covers|provides|requires|allows|bars|wins|loses|returns|resigns|heads|stands|lies|operates|employs|bans
    |puts|opens|closes|begins|ends|starts|joins|replaces|succeeds|connects|supplies|produces|makes|sells|publishes
    |arrives|leaves|meets|visits|signs|files|collapses|dies|falls|rises|grows|drops|names|orders|represents|governs
    |oversees|teaches|studies|plays|stars|comes|goes|keeps"""
)
_DOES = re.compile(rf"\b{_STATE_OR_DEED}\b")
_NAMED = re.compile(r"^\W*(?:[A-Z][\w.’'-]*\s+){2,}|^\W*(?:[\w.,’'()-]+\s+){1,12}?(?<=\s)(?!I\s)[A-Z][\w’'-]+")
_PLACED = re.compile(
    r"^\W*(?:(?:The|This|His|Her|Its|Their)\s+(?:[\w’'-]+\s+){1,4}?|(?:He|She|It|They)\s+)(?:is|are|remains?)\s+(?:\w+\s+)?"
    r"(?:in|at|on|under|without|based|located|buried|held|owned|funded|run|closed|open|known|called|named|married|survived"
    r"|charged|scheduled|due|dead|missing|safe)\b"
)
_BARE_NAME = re.compile(
    r"^\W*(?!(?:This|That|These|Those|It|He|She|There|Here|What|Who|Which|Nothing|Everything|Something|Nobody|Everybody|Everyone"
    r"|Anyone|Someone|One|None|All|Neither|Either|Each|Such|Much|Hope|Peace|Time|Trust|Faith|Progress|Success|Failure)\b)"
    rf"[A-Z][\w’'-]+\s+(?:still\s+|also\s+|now\s+)?(?!are\b|have\b){_STATE_OR_DEED}\b"
)
"""One word with a capital before a verb in the singular: without "the" or "a" that is a name ("Iran sits astride")."""
_FIGURE_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b"
)


def judges(text: str) -> bool:
    """Whether the main thing that a sentence says is the author's judgement or the author's own part in it."""
    return any(pattern.search(text) for pattern in (_PREDICATE, _IDIOM, _SELF))


def colours(text: str) -> bool:
    """Whether a sentence has a word by which its author weighs what it tells."""
    return bool(_WEIGHT_OF_ITS_OWN.search(text))


def states_plainly(text: str) -> bool:
    """Whether a sentence in the present tense says, without weighing it, what somebody named is or does."""
    if _WEIGHED.search(text):
        return False
    if _PLACED.search(text) or _FIGURE_WORD.search(text):
        return True
    return bool(_BARE_NAME.search(text) or (_DOES.search(text) and _NAMED.search(text)))
