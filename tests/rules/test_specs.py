"""Runs the specs beside this file: `SF101.md` says in plain words, with cases, when SF101 speaks and when not.

A case is a heading "## Fires: ..." or "## Silent: ...", a sentence of why, and one fenced block of facts. What the
sentence is (kind, source, accusation) is found by the claims stage itself; the block may say what must be found, and
how its quotations differ from those of a passage by the verify stage. What else the pool says (status, words nobody
else has, size) is given, because no pool is read here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from srcflag.claims import read_claims
from srcflag.read import read_bytes
from srcflag.records import (
    Claim,
    Document,
    Evidence,
    Flag,
    Joined,
    JoinReason,
    Part,
    PartKind,
    PoolSummary,
    Scope,
    Severity,
    SlotName,
    SlotRelation,
    Span,
    Status,
    Support,
    Suppression,
    Verdict,
)
from srcflag.rules import RULES, Case, apply, rule
from srcflag.segment import segment
from srcflag.suppressions import declared, settle
from srcflag.verify.quotes import compare_quotes
from srcflag.verify.voices import source_of, voice

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parent
FEWEST = {"Fires": 4, "Silent": 6}
TOLD = ("id", "name", "message", "explanation", "would_clear")
NEVER_SAID = re.compile(
    r"\b(?:true|false|fake|verified|debunked|misinformation|truth|unreliable|lies?)\b", re.IGNORECASE
)


class Facts(BaseModel):
    """The block of one case; a key that is not here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    sentence: int = 0  # which one the facts are about; all others are corroborated
    status: Status = "uncorroborated"  # as the judge does, "not_a_claim" replaces it where there is nothing to look up
    unmatched: tuple[str, ...] = ()
    missing: dict[PartKind, str] = {}  # the parts that no support states, by their kind
    outlier: bool = False
    exclusive: bool = False
    suppressed: tuple[str, ...] = ()  # codes of flags on the sentence, which a suppression in the article may hold for
    active: tuple[str, ...] = ()  # rules that were asked, all where none is named
    barred: str = ""  # why the article could not be assessed
    articles: int = 4
    origins: int = 3
    supporting_articles: int = 0
    supporting_origins: int = 0
    supporting: tuple[str, ...] = ()  # passages that support, each of an article and an origin of its own
    outlet: str | None = None  # of the article itself
    outlets: tuple[str, ...] = ()  # of the articles whose passages support, in their order
    copies: int = 0  # of the supporting articles, those that only hold a copy of the text
    reason: JoinReason | None = None  # why those that support it count as one origin
    shared: str = ""
    closest: str | None = None
    against: str | None = None
    slot: SlotName | None = None  # a value of the sentence beside that of `against`, `within` or `closest`
    here: str = ""
    there: str = ""
    relation: SlotRelation = "differs"
    agreeing_articles: int = 0  # that have the value of the sentence
    unborne: tuple[str, ...] = ()  # words of a headline that the rest of the article states nowhere
    within: str | None = None  # a passage of the same article that cannot hold together with the sentence
    kind: str | None = None  # from here on: what must be found, and what must be said
    attribution: str | None = None
    allegation: str | None = None
    severity: Severity | None = None
    marks: str | None = None
    says: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()


class Example(NamedTuple):
    code: str
    outcome: str
    title: str
    facts: Facts


def parse(code: str, text: str) -> list[Example]:
    """The cases of one spec. Raises ValueError saying what is wrong with it."""
    examples = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        outcome, _, name = title.partition(": ")
        block = re.fullmatch(r"\s*[^\s`][^`]*\s```yaml\n(.*?)```\s*", body, flags=re.DOTALL)
        if outcome not in FEWEST or not name or not block:
            raise ValueError(f"{code}: '{title}' is not 'Fires: ' or 'Silent: ' with a reason and one block of facts")
        facts = Facts.model_validate(yaml.load(block[1], Loader=yaml.BaseLoader))
        if (outcome == "Fires") != bool(facts.severity and facts.marks and facts.says):
            raise ValueError(f"{code}: '{title}' fires where it gives severity, marks and says, and only there")
        examples.append(Example(code, outcome, name, facts))
    for outcome, fewest in FEWEST.items():
        if sum(example.outcome == outcome for example in examples) < fewest:
            raise ValueError(f"{code}: fewer than {fewest} cases of '{outcome}'")
    return examples


def verdict(claim: Claim, facts: Facts) -> Verdict:
    """The verdict that the facts give; sentences that they are not about are corroborated."""
    if not claim.checkworthy or claim.sentence.index != facts.sentence:
        return Verdict(status="corroborated" if claim.checkworthy else "not_a_claim", confidence=1.0)
    places, alone = (
        [(claim.sentence.start + claim.sentence.text.index(word), word) for word in words]
        for words in (facts.unmatched, facts.unborne)
    )
    stance = "supports" if facts.supporting_articles else "neutral"
    near = {"document_id": "beta", "start": 0, "end": 1, "score": 0.6, "origin": "beta"}
    slots = [{"slot": facts.slot, "claim": facts.here, "evidence": facts.there, "relation": facts.relation}]
    near["slots"] = slots if facts.slot else []
    same = [{"slot": facts.slot, "claim": facts.here, "evidence": facts.here, "relation": "agrees"}]
    agreeing = [
        Evidence.model_validate({**near, "document_id": f"gamma{n}", "text": "-", "stance": "supports", "slots": same})
        for n in range(facts.agreeing_articles)
    ]
    bearing = [
        Evidence.model_validate(
            {**near, "document_id": f"delta{n}", "text": text, "stance": "supports", **heard(claim, text)}
        )
        for n, text in enumerate(facts.supporting)
    ]
    voices = [passage.voice for passage in bearing]
    said = ((facts.against, "refutes"), (facts.closest, stance))
    inside = {**near, "document_id": "alpha", "text": facts.within, "stance": "refutes"}
    return Verdict(
        status=facts.status,
        confidence=0.8,
        support=Support(
            documents=facts.supporting_articles or len(bearing),
            origins=facts.supporting_origins or len(bearing) - facts.copies,
            reporting=voices.count("same"),
            stating=len(voices) - voices.count("same") - voices.count(""),
            copies=facts.copies,
        ),
        evidence=(
            *bearing,
            *(
                Evidence.model_validate(
                    {**near, "text": text, "stance": how, "quotes": compare_quotes(claim.sentence.text, text)}
                )
                for text, how in said
                if text
            ),
            *agreeing,
        ),
        within=(Evidence.model_validate(inside),) if facts.within else (),
        unmatched=tuple(Span(start=at, end=at + len(word), text=word) for at, word in places),
        missing=tuple(
            Part(kind=kind, spans=(Span(start=at, end=at + len(part), text=part),))
            for kind, part in facts.missing.items()
            for at in (claim.sentence.start + claim.sentence.text.index(part),)
        ),
        unborne=tuple(Span(start=at, end=at + len(word), text=word) for at, word in alone),
        outlier=facts.outlier,
    )


def heard(claim: Claim, passage: str) -> dict[str, str]:
    """In whose voice a passage says it and whom it names as its source, as both stages read it."""
    document = Document(id="delta", text=passage)
    source = read_claims(document, segment(document))[-1].attribution
    return {"voice": voice(claim.attribution, source), "source": source_of(source)}


def suppressions(document: Document, claims: Sequence[Claim], facts: Facts) -> tuple[Suppression, ...]:
    """What the article suppresses, with what of it is idle, as the stage of that name finds it."""
    sentences = [claim.sentence for claim in claims]
    sentence = sentences[facts.sentence]
    place = {"sentence": sentence.index, "start": sentence.start, "end": sentence.end}
    flags = [
        Flag.model_validate({**place, **dict.fromkeys(TOLD, "-"), "code": code, "severity": "error"})
        for code in facts.suppressed
    ]
    names = {known.code: known.name for known in RULES}
    beyond = [known.code for known in RULES if known.scope == "suppression"]
    return settle(declared(document, names, beyond), flags, sentences, facts.active or names).suppressions


EXAMPLES = [e for path in sorted(FOLDER.glob("*.md")) for e in parse(path.stem, path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.code}-{e.outcome}-{e.title}" for e in EXAMPLES])
def test_rule_does_what_its_spec_says(example: Example) -> None:
    facts = example.facts
    (read,) = read_bytes("alpha.md" if facts.text.startswith("---\n") else "alpha.txt", facts.text.encode())
    document = read.model_copy(update={"title": None, "outlet": facts.outlet, "exclusive": facts.exclusive})
    claims = read_claims(document, segment(document))
    claim = claims[facts.sentence]
    assert facts.kind in (None, claim.kind)
    assert facts.attribution in (None, claim.attribution.type)
    assert facts.allegation in (None, claim.allegation.text if claim.allegation else "none")
    ids = ("alpha", "beta", *(f"delta{n}" for n in range(len(facts.supporting))))
    joined = (Joined(documents=ids, origin="o1", reason=facts.reason, shared=facts.shared),) if facts.reason else ()
    pool = PoolSummary(documents=facts.articles, origins=facts.origins, sentences=20 * facts.articles, joined=joined)
    outlets = {f"delta{n}": outlet for n, outlet in enumerate(facts.outlets)}
    scope = Scope(outlets=outlets, barred=facts.barred)
    stated = suppressions(document, claims, facts)
    cases = [
        Case(
            document=document,
            claim=claim,
            verdict=verdict(claim, facts),
            pool=pool,
            scope=scope,
            suppressions=tuple(s for s in stated if claim.sentence.start <= s.start < claim.sentence.end),
        )
        for claim in claims
    ]
    flags, crashes = apply([rule(example.code)], cases)
    assert not crashes
    if example.outcome == "Silent":
        assert flags == ()
        return
    (flag,) = flags
    assert (flag.code, flag.severity) == (example.code, facts.severity)
    assert document.text[flag.start : flag.end] == facts.marks
    assert [part for part in facts.says if part not in flag.message] == []
    assert [part for part in facts.explains if part not in flag.explanation] == []
    own_words = re.sub(r"“.*?”|'.*?'|`.*?`", "", f"{flag.message} {flag.explanation} {flag.would_clear}")
    assert flag.would_clear
    assert not NEVER_SAID.search(own_words)


def test_every_rule_has_a_spec_and_every_spec_a_rule() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == [known.code for known in RULES]


CASE = "## {0}: case {1}\n\nWhy.\n\n```yaml\ntext: The ferry sank on Tuesday.\n{2}```\n\n"
FIRES = "severity: warning\nmarks: The\nsays: [ferry]\n"


def made_up_spec(fires: int, silent: int, extra: str = "") -> str:
    return "".join(
        [CASE.format("Fires", n, FIRES) for n in range(fires)]
        + [CASE.format("Silent", n, extra) for n in range(silent)]
    )


def test_a_spec_with_four_cases_that_fire_and_six_near_misses_is_read() -> None:
    assert len(parse("SF101", made_up_spec(4, 6))) == 10


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (made_up_spec(3, 6), "fewer than 4 cases of 'Fires'"),
        (made_up_spec(4, 5), "fewer than 6 cases of 'Silent'"),
        (made_up_spec(4, 6, FIRES), "only there"),
        (made_up_spec(4, 6).replace("## Silent: case 2", "## Maybe: case 2"), "'Maybe: case 2' is not"),
        (made_up_spec(4, 6).replace("Why.", "", 1), "with a reason"),
    ],
    ids=["too few that fire", "too few near-misses", "near-miss says something", "unknown outcome", "no reason"],
)
def test_a_spec_that_breaks_the_form_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        parse("SF101", text)


def test_a_spec_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        parse("SF101", made_up_spec(4, 6, "colour: blue\n"))
