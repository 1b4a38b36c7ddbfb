"""Document -> Sentences: where each unit of an article starts and ends.

nupunkt (Punkt, trained on English, pure Python, offline) decides at full stops. Around it lies what it does
not know: lines and paragraphs, the abbreviations of newsrooms, stops of other scripts, and characters that
cannot be seen. Only the places of cuts are computed, on a *shadow*: a copy of the text, equally long, in
which odd characters stand as plain ones. Sentences are then taken from the text between two cuts, so that no
character can be lost. benchmarks/segmentation.md says why this library, and what it scores.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from srcflag.comments import bare, comments
from srcflag.records import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nupunkt import PunktSentenceTokenizer

    from srcflag.comments import Comment
    from srcflag.records import Document

# U+0085 is left out: in news text it is a Windows-1252 ellipsis that was decoded wrongly, not a line end.
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_UNWRAP = dict.fromkeys(map(ord, _LINE_ENDS), " ")

# To the signs that nupunkt knows: Windows-1252 quotes and dashes decoded as Latin-1; stops of other scripts,
# to "?" where the script abbreviates with something else; closing marks; fullwidth stops.
_PLAIN = str.maketrans(
    "\x91\x92\x93\x94\x96\x97" + "؟۔।॥։።᙮‼⁇⁈⁉‽" + "›」』）］】》〉" + "｡．",
    "‘’“”–—" + "????????????" + "))))))))" + "。.",
)
_GERMAN_CLOSER = re.compile(r"(?<=[.!?…])“(?!\S)")

# nupunkt reads to the end of the word at every stop, which takes quadratic time in one endless word. No word
# has 200 characters; of a longer run (a link, base64) only the end matters.
_ENDLESS = re.compile(r"\S{200,}")
_ENDLESS_TAIL = 20

# Mail and wire text is wrapped at 65 to 80 columns. A line shorter than 40 was not broken for lack of room,
# one longer than 100 is a paragraph of its own. Three lines broken in mid-sentence show that the whole
# document is wrapped, one that its paragraph is.
_WRAP_MIN, _WRAP_MAX, _WRAP_PROOFS = 40, 100, 3
_TERMINAL = re.compile(r"[.!?…。！？:;]\W*$")
_LIST_MARK = re.compile(r"(?:[-*+•‣▪●■◦·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")
_BYLINE = re.compile(r"by(?: [A-Z][\w.'’-]*){1,4}$")

# CJK stops need no space after them; Japanese reported speech goes on after the closing bracket.
_CJK_STOP = re.compile(r"[。！？][。！？)\"'”’\ufe0e\ufe0f]*(?![。！？)\"'”’\ufe0e\ufe0fとっ、，,])")
# Words that open a sentence and are no name: before them even "U.S." and "World War I." have ended one.
_OPENER = re.compile(
    r"(?<!\bvs)\.[\"'”’)\]]*\s+(?=(?:The|This|That|These|Those|There|They|She|We|But|And|His|Her|Its|Their"
    r"|When|While|After|Before|However|Meanwhile|Although|Instead|Also)\s)"
)
# In a headline, where any word may have a capital, "U.S. After" shows nothing. Longer lines are no headlines.
_INITIALS = re.compile(r"(?:[A-Z]\.)+\s+$")
_HEADLINE_MAX = 150
_LOOSE_CLOSERS = re.compile(r"(?:[”’»)\]}]\s+)*")
_NEXT_WORD = re.compile(r"[\s–—-]*([^\W\d_]\w?)")
# Cut "at 9 p.m. Police said", but not "at 9 p.m. Eastern", "at 9 p.m. Tuesday" or "at 9 p.m. Moscow time".
_HOUR = re.compile(
    r"\b[ap]\.\s?m\.\s+(?!Eastern|Central|Mountain|Pacific|Local|\w+\s[Tt]ime|\w+day\b|(?:Jan|Feb|Mar|Apr|May"
    r"|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)(?=[A-Z][a-z])"
)
# "Why?" Ms. Poe asked.
_SAYS_WHO = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|told|added|wrote|shouted|cried|replied|answered|recalled|tweeted"
    r"|exclaimed|explained|joked|quipped|continued|concluded|insisted|remarked|testified|wondered|yelled)\s*[.,]"
)
_CLOSED = re.compile(r"[.!?]\s?[\"”'’]\s+$")
_NUMBERED = re.compile(r"\b(?:nos?|arts?|secs?|figs?|vols?|chs?|pp?)\.\s+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d|[A-Z]{1,4}-?\d")  # "No. 12", "case No. BA40931"
# Text that was cut into words has spaces inside figures: "$2. 6 million", "a 5. 9 quake", "at 11. 30 p. m."
_WHOLE_PART = re.compile(r"(?:[$£€¥]\s?\d{1,3}|(?<![\w.,:/-])\d{1,2})\.\s+$")
_FRACTION = re.compile(r"\d(?![\d,.:])|\d\d\s?[ap]\.?\s?m\b")
_DAY_OF_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\.\s+$")
_GOES_ON = ",;)]}"  # signs that open no sentence: "Rep. Ida Lund (D-N.Y.), who", "in Reno, Nev.; and"
_ENUMERATOR = re.compile(r"\W*\d{1,3}[.)]\s*")

# nupunkt's 5,865 abbreviations were learnt from law and scanned print: "found", "bank" and "win" are among
# them. Kept are those with an inner stop (U.S, a.m), those without a vowel (mr, sgt, ltd), and these. States
# are left out: "Calif." is followed by a comma or ends its sentence.
_KEPT = re.compile(
    r"""(?x) .*\..* | [bcdfghjklmnpqrstvwxz]+ | .
    | adm | amb | assn | assoc | asst | atty | brig | capt | col | dep | det | dist | esq | gen | gov | hon | insp
    | lieut | maj | messrs | mlle | mme | pres | prof | reps? | ret | rev | sec | sens? | supt
    | co | inc | corp | bros | dept | dir | govt | intl | natl | univ | approx | ave | etc
    | jan | feb | mar | apr | jun | jul | aug | sept? | oct | nov | dec
    | mon | tues? | wed | thu | thurs? | fri"""
)
_ADDED = tuple("cdr cmdr cmdt cpl ft gens govs lieut lt msgr pfc profs reps revs sgts spc".split())
# Its 709 sentence starters, which count after an abbreviation, are as noisy ("chairman", "general").
_STARTERS = ("a", "an", "as", "at", "by", "for", "from", "he", "i", "if", "in", "it", "on", "with", "you")


class _Line(NamedTuple):
    start: int
    words: str


def segment(document: Document) -> tuple[Sentence, ...]:
    """Split a document into sentences, with code-point offsets into `document.text`.

    Sentences are in the order of the text, do not overlap and have no space at either end; every character
    that is not a space lies in exactly one. A headline, a caption, a list item, anything that ends a line or
    paragraph without a stop is a sentence too, and so is front matter, or a comment, as a whole. Text that is
    wrapped at some column keeps the line breaks inside its sentences. Time is linear in the length of the text.

    Abbreviations are English; other scripts are cut at their own stops. The method is Punkt (Kiss and Strunk
    2006, Computational Linguistics 32(4)) as nupunkt implements it (arXiv:2504.04131).
    """
    text = document.text
    plain = bare(text, document.body_start)
    places: list[tuple[int, int]] = []
    for start, end in pairwise([0, *_cuts(_shadow(plain), document.body_start), len(text)]):
        piece = plain[start:end]
        words = piece.strip()
        if words:
            start += len(piece) - len(piece.lstrip())
            places.append((start, start + len(words)))
    if plain is not text:
        places = _with_comments(places, comments(text, document.body_start))
    return tuple(
        Sentence(start=start, end=end, text=text[start:end], index=index) for index, (start, end) in enumerate(places)
    )


def _with_comments(places: list[tuple[int, int]], found: list[Comment]) -> list[tuple[int, int]]:
    """The places of sentences and of the comments between them; one in the midst of a sentence stays a part of it."""
    starts = [start for start, _ in places]
    between: list[tuple[int, int]] = []
    for comment in found:
        before = bisect_right(starts, comment.start)
        if not before or places[before - 1][1] <= comment.start:
            between.append((comment.start, comment.end))
    return sorted([*places, *between])


def _shadow(text: str) -> str:
    """A copy of the text, equally long, in plain signs. What cannot be seen is a space."""
    shadow = text.translate(_PLAIN)
    unseen = {ord(char) for char in set(shadow) if unicodedata.category(char) in ("Cc", "Cf")}
    seen = shadow.translate(dict.fromkeys(unseen.difference(map(ord, _LINE_ENDS)), " "))
    return _GERMAN_CLOSER.sub("”", seen)


def _cuts(shadow: str, body: int) -> Iterator[int]:
    """Every place from `body` on at which a sentence starts, in order."""
    yield body
    for start, end in pairwise([*_block_starts(shadow, body), len(shadow)]):
        yield start
        yield from (start + cut for cut in _cuts_in_block(shadow[start:end].translate(_UNWRAP)))


def _block_starts(shadow: str, body: int) -> Iterator[int]:
    """Where text starts that no sentence crosses: at each paragraph, and at each line not merely wrapped."""
    paragraphs = list(_paragraphs(shadow, body))
    proofs = [sum(_broken_in_sentence(*lines) for lines in pairwise(paragraph)) for paragraph in paragraphs]
    all_wrapped = sum(proofs) >= _WRAP_PROOFS
    for paragraph, proof in zip(paragraphs, proofs, strict=True):
        yield paragraph[0].start
        width = max(len(line.words) for line in paragraph)
        wrapped = width <= _WRAP_MAX and (all_wrapped or proof > 0)
        for above, below in pairwise(paragraph):
            if not (_broken_in_sentence(above, below) or (wrapped and _broken_at(width, above, below))):
                yield below.start


def _paragraphs(shadow: str, body: int) -> Iterator[list[_Line]]:
    """The lines with something to see on them, in groups that an empty line or a U+2029 parts."""
    group: list[_Line] = []
    start = body
    for end, after, mark in [
        *((match.start(), match.end(), match.group()) for match in _LINE_END.finditer(shadow, body)),
        (len(shadow), len(shadow), "\u2029"),
    ]:
        words = shadow[start:end].strip()
        if words:
            group.append(_Line(start, words))
        if group and (not words or mark == "\u2029"):
            yield group
            group = []
        start = after


def _broken_in_sentence(above: _Line, below: _Line) -> bool:
    """Whether the sentence plainly runs on: no stop above, and a small letter below."""
    return (
        len(above.words) >= _WRAP_MIN
        and below.words[0].islower()
        and not _TERMINAL.search(above.words[-10:])
        and not _is_item(above, below)
        and not _BYLINE.match(below.words)
    )


def _broken_at(width: int, above: _Line, below: _Line) -> bool:
    """Whether the line above had no room for the first word below."""
    room = width - len(above.words)
    return (
        len(above.words) >= _WRAP_MIN
        and room < 1 + len(below.words[: room + 1].split(maxsplit=1)[0])
        and not _is_item(above, below)
    )


def _is_item(above: _Line, below: _Line) -> bool:
    """Whether the line below opens with a list mark; "May / 12. Then" has none."""
    mark = _LIST_MARK.match(below.words)
    return mark is not None and not (mark[0][0].isdecimal() and not _TERMINAL.search(above.words[-10:]))


def _cuts_in_block(block: str) -> Iterator[int]:
    """Where sentences after the first start in a block without line ends."""
    for_engine = _ENDLESS.sub(lambda run: run.group()[-_ENDLESS_TAIL:].rjust(len(run.group()), "x"), block)
    found = {start for start, _ in _engine().spans(for_engine, paragraph_breaks=False)}
    found.update(match.end() for pattern in (_CJK_STOP, _OPENER, _HOUR) for match in pattern.finditer(block))
    candidates = sorted({_past_closers(block, cut) for cut in found} - {0, len(block)})
    if len(block) <= _HEADLINE_MAX and not _TERMINAL.search(block[-10:]):
        candidates = [cut for cut in candidates if not _INITIALS.search(block, max(0, cut - 12), cut)]
    has_capitals = not block.islower()
    before, worded = 0, False  # where the last candidate lies, and whether the open sentence has a letter
    for cut, after in pairwise([*candidates, len(block)]):
        worded = worded or _has_letter(block[before:cut])
        before = cut
        if worded and not _runs_on(block, cut, after, has_capitals):
            yield cut
            worded = False


def _past_closers(block: str, cut: int) -> int:
    """The cut, moved behind closing marks that stand alone: "‘ Go! ’ ” she said"."""
    closers = _LOOSE_CLOSERS.match(block, cut) if cut else None
    return closers.end() if closers else cut


def _runs_on(block: str, cut: int, after: int, has_capitals: bool) -> bool:
    """Whether the piece between two candidates belongs to the sentence before it."""
    piece = block[cut:after]
    if piece[0] in _GOES_ON or _splits_figure(block, cut):
        return True
    if not _has_letter(piece):
        return not _ENUMERATOR.fullmatch(piece)
    if _SAYS_WHO.match(piece) and _CLOSED.search(block, max(0, cut - 4), cut):
        return True
    word = _NEXT_WORD.match(piece)
    # "iPhone" may open a sentence, and text all in small letters says nothing by them
    return has_capitals and word is not None and word[1][0].islower() and not word[1][1:].isupper()


def _splits_figure(block: str, cut: int) -> bool:
    """Whether the stop before a candidate stands in "No. 12" or in a decimal with a space in it."""
    start = max(0, cut - 20)  # room for "September 12. "
    if _NUMBER.match(block, cut) and _NUMBERED.search(block, start, cut):
        return True
    decimal = _FRACTION.match(block, cut) and _WHOLE_PART.search(block, start, cut)
    return bool(decimal) and not _DAY_OF_MONTH.search(block, start, cut)


def _has_letter(piece: str) -> bool:
    return any(map(str.isalpha, piece))


@cache
def _engine() -> PunktSentenceTokenizer:
    """nupunkt's English model with the abbreviations of newsrooms. Imported here because it takes 50 ms."""
    from nupunkt.models import load_default_model

    engine = load_default_model()
    for known in engine.abbreviations:
        if not _KEPT.fullmatch(known):
            engine.remove_abbreviation(known)
    engine.parameters.sent_starters.clear()
    engine.parameters.sent_starters.update(_STARTERS)
    for missing in _ADDED:
        engine.add_abbreviation(missing)
    return engine
