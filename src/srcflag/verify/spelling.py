"""One key for every spelling of a word: British or American, short or full form, digits or letters."""

from __future__ import annotations

import re
from functools import lru_cache

from srcflag.words import number_value

_OUR = re.compile(
    r"\b(?P<stem>(?:arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc"
    r"|rig|rum|sav|savi|splend|succ|tum|val|vap|vig)o)u(?=r)"
)
_RE = re.compile(
    r"\b(?P<stem>(?:cali|cent|epicent|fi|kilomet|lit|lust|mea?g|met|millimet|reconnoit|sab|scept|somb|spect|theat)[br]?)"
    r"re(?P<end>s|d)?$"
)
_ISE = re.compile(r"(?<=\w\w\w)(?P<kind>[iy])s(?=(?:e|es|ed|ing|er|ers|ation|ations)$)")
_DOUBLED = re.compile(
    r"^(?P<stem>cancel|channel|counsel|dial|fuel|fulfil|grovel|instal|enrol|jewel|label|level|marvel|model|panel|quarrel"
    r"|refuel|shovel|signal|skil|snorkel|total|travel|tunnel|unravel|wil|wool)l(?=(?:s|ed|ing|er|ers|ful|ment|ments|en)?$)"
)
_OTHER_SPELLINGS = dict(
    pair.split(":")
    for pair in """
    defence:defense offence:offense licence:license pretence:pretense practise:practice grey:gray tyre:tire
    programme:program programmes:programs whilst:while amongst:among towards:toward afterwards:afterward
    learnt:learned burnt:burned spelt:spelled dreamt:dreamed ok:okay manoeuvre:maneuver aluminium:aluminum
    mum:mom sceptic:skeptic sceptical:skeptical judgement:judgment ageing:aging enquiry:inquiry
    enquiries:inquiries skilful:skillful instalment:installment plough:plow mould:mold cosy:cozy kerb:curb
    cheque:check cheques:checks catalogue:catalog dialogue:dialog analogue:analog orientated:oriented
    paediatric:pediatric anaesthetic:anesthetic encyclopaedia:encyclopedia archaeology:archeology gaol:jail
    storey:story storeys:stories pyjamas:pajamas cause:because till:until wanna:want although:though
    """.split()
)
_FULL = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "gonna": "going to",
    "gotta": "got to",
    "percent": "per cent",
    "%": "per cent",
    "y'all": "you all",
}
_ENDINGS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}
_IS = frozenset("it that he she there what who where here how this".split())  # elsewhere 's is a possessive
_ORDINALS = {
    word: str(value)
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}


@lru_cache(maxsize=50_000)
def keys_of(surface: str) -> tuple[str, ...]:
    """The keys of one written word: more than one for a short form ("don't"), one for both of "11th" and "eleventh"."""
    word = surface.lower().replace("’", "'").replace("‘", "'")
    if word in _FULL:
        return tuple(_key(part) for part in _FULL[word].split())
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*keys_of(word.removesuffix(ending)), full)
    if word.endswith("'s"):
        bare = word.removesuffix("'s")
        return (_key(bare), "is") if bare in _IS else (_key(bare),)
    return (_key(word.strip("'") or word),)


def _key(word: str) -> str:
    if word[0].isdigit():
        bare = re.sub(r"(?:st|nd|rd|th|s)$", "", word)
        value = number_value(bare)
        return f"#{value:g}" if value is not None else f"#{bare}"
    if word in _ORDINALS:
        return f"#{_ORDINALS[word]}"
    value = number_value(word)
    return f"#{value:g}" if value is not None else american(word)


def american(word: str) -> str:
    """A lower-case word as it is spelled in the United States."""
    word = _OTHER_SPELLINGS.get(word, word)
    word = _OUR.sub(r"\g<stem>", word)
    word = _RE.sub(r"\g<stem>er\g<end>", word) if word.endswith(("re", "res", "red")) else word
    word = _ISE.sub(r"\g<kind>z", word) if len(word) > 6 else word
    return _DOUBLED.sub(r"\g<stem>", word)
