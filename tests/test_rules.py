from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from srcflag.claims import read_claims
from srcflag.errors import RuleError, SettingsError
from srcflag.pipeline import Scorer
from srcflag.records import Claim, Document, Evidence, PoolSummary, SlotComparison, Verdict, flag_id
from srcflag.report.order import worst_first
from srcflag.rules import RULES, Case, Finding, Rule, apply, rule, selected
from srcflag.rules.importance import importance
from srcflag.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srcflag.records import SlotName
    from srcflag.testing import FakeEncoder

HEADINGS = [
    "What it flags",
    "Why it matters",
    "Flagged",
    "Not flagged",
    "What would clear it",
    "Limits",
    "References",
]
NEVER_SAID = re.compile(
    r"\b(?:true|false|fake|verified|debunked|misinformation|truth|unreliable|lies?)\b", re.IGNORECASE
)
EVERY_RULE = pytest.mark.parametrize("known", RULES, ids=[known.code for known in RULES])


def cases(text: str, document_id: str = "alpha") -> list[Case]:
    document = Document(id=document_id, text=text)
    verdict = Verdict(status="uncorroborated", confidence=0.9)
    pool = PoolSummary(documents=3, origins=2, sentences=60)
    claims = read_claims(document, segment(document))
    return [Case(document=document, claim=claim, verdict=verdict, pool=pool) for claim in claims]


def points_at_all(case: Case) -> Iterable[Finding]:
    sentence = case.claim.sentence
    yield Finding(start=sentence.start, end=sentence.end, message="m", explanation="e", would_clear="w")


def points_twice(case: Case) -> Iterable[Finding]:
    for finding in points_at_all(case):
        yield finding.model_copy(update={"slot": "quantity"})
        yield finding.model_copy(update={"slot": "date"})


def crashes_on_numbers(case: Case) -> Iterable[Finding]:
    yield from points_at_all(case)
    if "12" in case.claim.sentence.text:
        raise ZeroDivisionError("twelve")


def made_up(code: str = "XX001", **changes: object) -> Rule:
    plain = Rule(code, "made-up", "warning", "preview", "a made-up rule", "", points_at_all)
    return plain._replace(**changes)  # type: ignore[arg-type]


def ids(text: str, *rules: Rule, document_id: str = "alpha") -> list[str]:
    flags, crashes = apply(rules or (made_up(),), cases(text, document_id))
    assert not crashes
    return [flag.id for flag in flags]


# --- the confidence of the status ---------------------------------------------------------------------


@pytest.mark.parametrize(("least", "severity"), [(0.0, "warning"), (0.9, "warning"), (0.901, "note"), (1.0, "note")])
def test_a_flag_on_a_status_less_sure_than_the_setting_is_a_note_and_says_why(least: float, severity: str) -> None:
    [flag], _ = apply([made_up(rests_on_status=True)], cases("The ferry sank."), least)
    assert flag.severity == severity
    said = f"A note, no warning: the status has a confidence of 0.9, and min_confidence is {least:g}."
    assert (said in flag.explanation) is (severity == "note")


def test_a_flag_that_rests_on_a_status_says_how_sure_that_is() -> None:
    [flag], _ = apply([made_up(rests_on_status=True)], cases("The ferry sank."))
    assert flag.explanation == "e How sure of the status: 90%."


def test_a_flag_that_rests_on_no_status_keeps_its_severity() -> None:
    [flag], _ = apply([made_up()], cases("The ferry sank."), 1.0)
    assert (flag.severity, flag.explanation) == ("warning", "e")


def test_a_lowered_flag_keeps_its_identity() -> None:
    resting = made_up(rests_on_status=True)
    plain, lowered = (apply([resting], cases("The ferry sank."), least)[0] for least in (0.0, 1.0))
    assert [flag.id for flag in plain] == [flag.id for flag in lowered]


def test_the_rules_on_sources_quotations_headlines_and_suppressions_rest_on_no_status() -> None:
    assert {known.code[:3] for known in RULES if not known.rests_on_status} == {"SF3", "SF4", "SF5", "SF9"}
    assert [known.code for known in RULES if known.code[:3] == "SF4" and not known.rests_on_status] == ["SF403"]


# --- conventions -----------------------------------------------------------------------------------


def test_codes_and_names_are_unique_and_codes_are_in_order() -> None:
    codes = [known.code for known in RULES]
    assert codes == sorted(set(codes))
    assert len({known.name for known in RULES}) == len(RULES)


@EVERY_RULE
def test_a_rule_is_named_as_the_others_are(known: Rule) -> None:
    assert re.fullmatch(r"SF\d{3}", known.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", known.name)


@EVERY_RULE
def test_the_summary_is_one_line_without_a_stop(known: Rule) -> None:
    assert known.summary == known.summary.strip() != ""
    assert "\n" not in known.summary
    assert not known.summary.endswith(".")
    assert len(known.summary) <= 100


@EVERY_RULE
def test_the_documentation_page_has_every_heading_in_order_and_text_below_each(known: Rule) -> None:
    title, *sections = known.doc.split("\n## ")
    assert title.startswith(f"{known.code} {known.name}: ")
    assert [section.partition("\n")[0] for section in sections] == HEADINGS
    assert all(section.partition("\n")[2].strip() for section in sections)


@EVERY_RULE
def test_the_documentation_page_passes_no_judgement_on_the_world(known: Rule) -> None:
    own_words = re.sub(r'`.*?`|".*?"', "", f"{known.name} {known.summary} {known.doc}", flags=re.DOTALL)
    assert not NEVER_SAID.search(own_words)


@EVERY_RULE
def test_a_rule_lives_in_the_file_of_its_code(known: Rule) -> None:
    assert known.check.__module__ == f"srcflag.rules.{known.code.lower()}"


# --- rule and selected -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["SF101", "sf101", "uncorroborated-claim"])
def test_a_rule_is_found_by_code_in_any_case_and_by_name(key: str) -> None:
    assert rule(key).code == "SF101"


def test_an_unknown_rule_is_named_beside_the_known_ones() -> None:
    with pytest.raises(SettingsError, match=r"no rule 'SF999'; known rules: SF101, .*SF501"):
        rule("SF999")


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], [], [known.code for known in RULES]),
        (["SF101"], [], ["SF101"]),
        (["sf4"], [], ["SF401", "SF402", "SF403"]),
        (["SF4", "SF101"], [], ["SF101", "SF401", "SF402", "SF403"]),
        (["SF4"], ["SF402"], ["SF401", "SF403"]),
        ([], ["SF1", "SF2", "SF3", "SF4", "SF9"], ["SF501"]),
        (["SF402"], ["SF4"], []),
    ],
    ids=["all", "one", "prefix", "two, in the order of the rules", "prefix less one", "all less some", "nothing left"],
)
def test_selection_takes_codes_and_prefixes(select: list[str], ignore: list[str], codes: list[str]) -> None:
    assert [known.code for known in selected(select, ignore)] == codes


@pytest.mark.parametrize(("select", "ignore"), [(["SF8"], []), ([], ["SF8"]), (["101"], []), (["SF101x"], [])])
def test_an_entry_that_selects_nothing_is_an_error(select: list[str], ignore: list[str]) -> None:
    with pytest.raises(SettingsError, match=r"selects no rule; (did you mean .*)?known rules: SF101"):
        selected(select, ignore)


# --- apply -----------------------------------------------------------------------------------------


def test_a_rule_that_crashes_is_reported_with_its_place_and_the_others_still_run() -> None:
    text = "The ferry sank on Tuesday. It carried 12 cars. The mayor resigned."
    flags, crashes = apply([made_up("XX001", check=crashes_on_numbers), made_up("XX002")], cases(text))
    assert [flag.code for flag in flags] == ["XX001", "XX002", "XX002", "XX001", "XX002"]
    (crash,) = crashes
    assert isinstance(crash, RuleError)
    assert str(crash) == "XX001 crashed on alpha, sentence 1: ZeroDivisionError: twelve"


def test_a_rule_for_documents_is_asked_once_with_the_first_sentence() -> None:
    flags, _ = apply([made_up(scope="document")], cases("The ferry sank. It burned. It drifted."))
    assert [flag.sentence for flag in flags] == [0]


def test_flags_are_in_the_order_of_the_text_and_then_of_the_codes() -> None:
    flags, _ = apply([made_up("XX002"), made_up("XX001")], cases("The ferry sank. It burned."))
    assert [(flag.sentence, flag.code) for flag in flags] == [(0, "XX001"), (0, "XX002"), (1, "XX001"), (1, "XX002")]


def test_a_finding_may_be_milder_than_its_rule() -> None:
    def mild(case: Case) -> Iterable[Finding]:
        return [finding.model_copy(update={"severity": "note"}) for finding in points_at_all(case)]

    flags, _ = apply([made_up("XX001"), made_up("XX002", check=mild)], cases("The ferry sank."))
    assert [flag.severity for flag in flags] == ["warning", "note"]


def test_no_case_gives_no_flag() -> None:
    assert apply(RULES, []) == ((), ())


def test_a_flag_of_the_document_stands_on_its_first_sentence_and_not_on_its_front_matter() -> None:
    head = "---\noutlet: The Courier\n---\n"
    document = Document(id="alpha", text=f"{head}The ferry sank. It burned.", body_start=len(head))
    pool = PoolSummary(documents=1, origins=1, sentences=9)
    verdict = Verdict(status="uncorroborated", confidence=0.9)
    claims = read_claims(document, segment(document))
    made = [Case(document=document, claim=claim, verdict=verdict, pool=pool) for claim in claims]
    assert claims[0].sentence.start < len(head)
    [flag], _ = apply([rule("SF501")], made)
    assert document.text[flag.start : flag.end] == "The ferry sank."
    [bare], _ = apply([rule("SF501")], made[1:])
    assert flag.id == bare.id


def differing(claim: str, evidence: str, *slots: tuple[SlotName, str, str]) -> list[str]:
    """What the rules on values flag in a sentence that one passage contradicts in these slots."""
    compared = tuple(SlotComparison(slot=s, claim=here, evidence=there, relation="differs") for s, here, there in slots)
    passage = Evidence(
        document_id="beta",
        start=0,
        end=len(evidence),
        text=evidence,
        stance="refutes",
        score=0.9,
        origin="o1",
        slots=compared,
    )
    verdict = Verdict(status="contradicted", confidence=0.9, evidence=(passage,))
    made = [case.model_copy(update={"verdict": verdict}) for case in cases(claim)]
    flags, crashes = apply([rule(code) for code in ("SF201", "SF202", "SF203", "SF204")], made)
    assert not crashes
    return [f"{flag.code} {claim[flag.start : flag.end]}" for flag in flags]


def test_a_value_within_another_that_differs_is_no_flag_of_its_own() -> None:
    texts = ("The ferry sank on 4 March 2026.", "The ferry sank on 3 March 2026.")
    whole: tuple[SlotName, str, str] = ("date", "4 March 2026", "3 March 2026")
    assert differing(*texts, whole, ("date", "4", "3"), ("quantity", "4", "3")) == ["SF202 4 March 2026"]
    assert differing(*texts, ("date", "4", "3")) == ["SF202 4"]


def test_values_that_differ_side_by_side_are_a_flag_each() -> None:
    texts = ("On 4 March 40 sailors left.", "On 3 March 30 sailors left.")
    assert differing(*texts, ("date", "4 March", "3 March"), ("quantity", "40 sailors", "30 sailors")) == [
        "SF202 4 March",
        "SF201 40 sailors",
    ]
    other: tuple[SlotName, str, str] = ("quantity", "4", "9")  # another difference, though 4 stands in the date too
    assert len(differing(*texts, ("date", "4 March", "3 March"), other)) == 2


# --- the identity of a flag ------------------------------------------------------------------------


def test_identical_sentences_get_different_ids() -> None:
    found = ids("The ferry sank.\n\nThe mayor resigned.\n\nThe ferry sank.\n\nThe ferry sank.\n")
    assert len(set(found)) == 4


def test_ids_survive_a_paragraph_above() -> None:
    text = "The ferry sank. The ferry sank. The mayor resigned."
    assert ids("A storm had been forecast for days.\n\n" + text)[1:] == ids(text)


def test_ids_survive_other_spaces_and_capitals() -> None:
    assert ids("The ferry sank off the coast of\tLindholm.") == ids("The ferry  sank off the coast of LINDHOLM.")


def test_ids_do_not_survive_another_word() -> None:
    assert ids("The ferry sank.") != ids("The ferry burned.")


def test_ids_differ_by_document_by_code_and_by_slot() -> None:
    text = "The ferry sank."
    found = [
        *ids(text),
        *ids(text, document_id="beta"),
        *ids(text, made_up("XX002")),
        *ids(text, made_up(check=points_twice)),
    ]
    assert len(set(found)) == 5


def test_an_id_does_not_mix_up_its_parts() -> None:
    assert flag_id("XX001", "a", "b c", "d") != flag_id("XX001", "a", "b", "c d")


def test_an_id_begins_with_its_code() -> None:
    assert re.fullmatch(r"XX001:[0-9a-f]{8}", ids("The ferry sank.")[0])


# --- importance ------------------------------------------------------------------------------------


def first_claim(text: str) -> Claim:
    document = Document(id="a", text=text)
    return read_claims(document, segment(document))[0]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The mayor took bribes from the builders of the dam.", "The mayor took a walk along the crest of the dam."),
        ("Critics say the mayor took bribes for the dam.", "Ida Lund says the mayor took bribes for the dam."),
        ("The dam burst and flooded 300 homes by the river.", "The dam burst and flooded some homes by the river."),
        ("The council voted to close the bridge to lorries.", "The council stood by the bridge with the lorries."),
        ("Police said the bridge would be closed to lorries.", "Kralova said the bridge would be closed to lorries."),
        ("Nine people were hurt when the old bridge fell.", "There was a strange mood when the old bridge fell."),
        ("Nobody saw the crane driver after the accident.", "I never saw the crane driver after the accident."),
    ],
)
def test_what_an_editor_would_read_first_is_more_important(more: str, less: str) -> None:
    assert 0 <= importance(first_claim(less)) < importance(first_claim(more)) <= 1


def test_severity_comes_before_importance_and_importance_before_place(event: list[Document], fake: FakeEncoder) -> None:
    found = worst_first(Scorer(encoder=fake).score_event(event))
    ranks = [one.flag.rank for one in found]
    assert ranks == sorted(ranks)
    assert len({rank[1] for rank in ranks}) > 1
