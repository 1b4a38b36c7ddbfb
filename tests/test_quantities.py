"""Numbers read out of a sentence, and two sentences' numbers set against each other."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.slots.quantities import quantities
from srcflag.verify.slots.quantities import apart, compare_quantities, one_an_event, values_relation
from srcflag.words import noun_stem, stem_of

if TYPE_CHECKING:
    from srcflag.values import Quantity


def nothing_alike(_one: str, _other: str) -> bool:
    return False


def one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


def relations(claim: str, evidence: str) -> list[str]:
    return [pair.relation for pair in compare_quantities(quantities(claim), quantities(evidence), nothing_alike)]


def spelt(number: int) -> str:
    small = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return small[number]
    if number < 100:
        unit = f"-{small[number % 10]}" if number % 10 else ""
        return tens[number // 10 - 2] + unit
    if number < 1_000:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{small[number // 100]} hundred{rest}"
    rest = f" {spelt(number % 1_000)}" if number % 1_000 else ""
    return f"{spelt(number // 1_000)} thousand{rest}"


@pytest.mark.parametrize(
    ("text", "phrase", "low", "high"),
    [
        ("The talks brought 26 ministers to Lindholm.", "26 ministers", 26, 26),
        ("The talks brought twenty-six ministers to Lindholm.", "twenty-six ministers", 26, 26),
        ("The talks brought at least 26 northern ministers.", "at least 26 northern ministers", 26, math.inf),
        ("More than 50,000 people came.", "More than 50,000 people", 50_000, math.inf),
        ("Up to 40 boats were lost.", "Up to 40 boats", 0, 40),
        ("Fewer than 40 boats were lost.", "Fewer than 40 boats", 0, 40),
        ("As many as 40 boats were lost.", "as many as 40 boats", 0, 40),
        ("The port needs 200 or more workers.", "200 or more workers", 200, math.inf),
        ("The port needs between 5 and 7 pilots.", "between 5 and 7 pilots", 5, 7),
        ("The port needs 5-7 pilots.", "5-7 pilots", 5, 7),
        ("The port needs 10,000 to 30,000 tonnes.", "10,000 to 30,000 tonnes", 1e7, 3e7),
        ("The port needs 40 or 50 pilots.", "40 or 50 pilots", 40, 50),
        ("Half a million tourists came.", "Half a million tourists", 5e5, 5e5),
        ("A hundred tourists came.", "A hundred tourists", 100, 100),
        ("Two dozen young sailors came.", "Two dozen young sailors", 24, 24),
        ("2.3 million tourists came.", "2.3 million tourists", 2.3e6, 2.3e6),
        ("Two and a half million tourists came.", "Two and a half million tourists", 2.5e6, 2.5e6),
        ("Two hundred and fifty thousand tourists came.", "Two hundred and fifty thousand tourists", 2.5e5, 2.5e5),
        ("Tens of thousands of tourists came.", "Tens of thousands of tourists", 20_000, 99_999),
        ("Dozens of tourists came.", "Dozens of tourists", 24, 99),
        ("Hundreds of tourists came.", "Hundreds of tourists", 200, 999),
    ],
)
def test_counts_are_read_with_their_bounds(text: str, phrase: str, low: float, high: float) -> None:
    found = one(text)
    assert (found.text.lower(), found.low, found.high) == (phrase.lower(), low, high)


@pytest.mark.parametrize(
    "words", ["about 30", "nearly 30", "roughly 30", "around 30", "some 30", "30 or so", "an estimated 30", "almost 30"]
)
def test_an_approximate_count_is_a_point_that_says_so(words: str) -> None:
    found = one(f"The storm sank {words} boats.")
    assert (found.low, found.high, found.approximate) == (30, 30, True)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low"),
    [
        ("The bridge cost $1.2bn.", "money", "USD", 1.2e9),
        ("The bridge cost US$1.2 billion.", "money", "USD", 1.2e9),
        ("The bridge cost €22.4bn.", "money", "EUR", 2.24e10),
        ("The bridge cost £3m.", "money", "GBP", 3e6),
        ("The bridge cost 110 billion euros.", "money", "EUR", 1.1e11),
        ("The bridge cost 93.6 billion pounds.", "money", "GBP", 9.36e10),
        ("The ticket cost 80 cents.", "money", "USD", 0.8),
        ("Prices rose 5.4 per cent.", "share", "percent", 5.4),
        ("Prices rose 5.4 percent.", "share", "percent", 5.4),
        ("Prices rose 5.4%.", "share", "percent", 5.4),
        ("Prices rose .5 percent.", "share", "percent", 0.5),
        ("A third of the crew stayed.", "share", "percent", 100 / 3),
        ("Two-thirds of the crew stayed.", "share", "percent", 200 / 3),
        ("Half the crew stayed.", "share", "percent", 50),
        ("One in five voters stayed away.", "share", "percent", 20),
        ("A 24-hour strike began.", "duration", "second", 86_400),
        ("The law stood for more than two decades.", "duration", "second", 20 * 31_557_600),
        ("The ship drifted 12 miles.", "length", "metre", 12 * 1_609.344),
        ("The anchor weighs 2 tonnes.", "mass", "kilogram", 2_000),
        ("A 6.1-magnitude quake struck.", "magnitude", "", 6.1),
        ("A quake of magnitude 6.1 struck.", "magnitude", "", 6.1),
        ("He carried a .38-caliber pistol.", "calibre", "inch", 0.38),
        ("He carried a. 38-calibre pistol.", "calibre", "inch", 0.38),
        ("He carried a .38 revolver.", "calibre", "inch", 0.38),
        ("Lindholm won 3-2.", "score", "", 2),
        ("The third night of rioting began.", "ordinal", "", 3),
        ("A 16-year-old boy fell.", "age", "year", 16),
        ("A sixteen-year-old boy fell.", "age", "year", 16),
        ("Ida Lund, 39, fell.", "age", "year", 39),
    ],
)
def test_measures_have_a_kind_and_a_base_unit(text: str, kind: str, unit: str, low: float) -> None:
    found = one(text)
    assert (found.kind, found.unit) == (kind, unit)
    assert found.low == pytest.approx(low)


@pytest.mark.parametrize(
    ("text", "head", "modifiers"),
    [
        ("At least 24 nations signed.", "nations", set()),
        ("At least 26 northern countries signed.", "countries", {"northern"}),
        ("Norway offered a brigade of 5,000.", "brigade", set()),
        ("Police put the crowd at 70.", "crowd", set()),
        ("The number of missing sailors rose to 26.", "sailors", {"missing"}),
        ("The march drew some 30,000 people.", "people", set()),
        ("A 24-hour harbour strike began.", "strike", {"harbour"}),
    ],
)
def test_what_is_counted_is_a_stem_with_its_modifiers(text: str, head: str, modifiers: set[str]) -> None:
    found = one(text)
    assert found.head == noun_stem(head)
    assert found.modifiers == {stem_of(word) for word in modifiers}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The blast killed at least three people and injured 12 others.", ["killed", "injured"]),
        ("Three people, two of them pilots, were killed.", ["killed", ""]),
        ("Eighteen people had been injured and 12 arrested.", ["injured", "arrested"]),
        ("The fire left tens of thousands dead.", ["dead"]),
        ("The death toll rose to 12.", ["dead"]),
        ("Two guards killed a dog.", [""]),
        ("Two guards were killed by a dog.", ["killed"]),
    ],
)
def test_what_becomes_of_people_is_their_role(text: str, roles: list[str]) -> None:
    assert [found.role for found in quantities(text)] == [role and stem_of(role) for role in roles]


@pytest.mark.parametrize(
    "text",
    [
        "Flight MH12 vanished.",
        "The Boeing 777 landed.",
        "The G20 met in Lindholm.",
        "He had an AK-47.",
        "Route 9 was closed.",
        "He walked to the 67th Precinct.",
        "It happened on E. 52nd St. at night.",
        "The house at 12 Harbour Street burned.",
        "It began at 11:30 p.m. and again at 8 a. m. on Monday.",
        "It began on 5 May and ended on March 8, 2010.",
        "It was the worst since the 2008 riots.",
        "In the 1990s the port grew.",
        "See page 12, and no. 4.",
        "No one knows, and one of the men left.",
        "There is no longer any doubt.",
        "Two weeks ago the port closed.",
        "The mill was older than the 19th century, or from before the 18th century.",
        "It cost 80 937 of something.",
    ],
)
def test_names_dates_times_and_pronouns_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "head", "role"),
    [
        ("No injuries were reported.", "injuries", ""),
        ("No one was hurt.", "people", "hurt"),
        ("None of the passengers survived.", "passengers", "survived"),
    ],
)
def test_none_is_a_count_of_nought(text: str, head: str, role: str) -> None:
    found = one(text)
    assert (found.low, found.high) == (0, 0)
    assert (found.head, found.role) == (noun_stem(head), role and stem_of(role))


AGREEING = [
    ("Nearly 30 boats sank off Lindholm.", "The storm sank 28 boats off Lindholm."),
    ("About 130 people marched.", "Some 128 people marched."),
    ("The fund holds 2.3 million shares.", "The fund holds 2,312,000 shares."),
    ("More than 100 people marched.", "About 130 people marched."),
    ("Dozens of people marched.", "Some 40 people marched."),
    ("Half the crew stayed aboard.", "Some 50 percent of the crew stayed aboard."),
    ("Twenty-six nations signed.", "The pact was signed by 26 countries."),
    ("The strike lasted two decades.", "The strike lasted 20 years."),
    ("The wreck lies 2,500 km from Lindholm.", "The wreck lies some 1,550 miles from Lindholm."),
    ("Three people died in the fire.", "The fire killed at least three workers."),
    ("There were no injuries.", "No one was injured."),
    ("Prices rose 5 percent in May.", "Prices rose 5.4 percent in May."),
    ("One person was arrested.", "Police made one arrest."),
]

DIFFERING = [
    ("On board were 24 nations that signed the pact.", "The pact was signed by 26 northern countries."),
    ("The fire in the mill killed three people.", "Five people died in the fire."),
    ("More than 100 people marched to the harbour.", "Some 70 people marched to the harbour."),
    ("Police put the crowd at 70 near the harbour.", "About 130 people marched near the harbour."),
    ("Tens of thousands of people joined the march.", "An estimated 200,000 people joined the march."),
    ("Shares in the shipyard closed down 3.9 percent.", "Shares in the shipyard closed down 5.4 per cent."),
    ("He carried a .38-caliber revolver.", "He carried a .357-calibre revolver."),
    ("Ida Lund, 39, owns the boat.", "The boat belongs to Ida Lund, 41, of Lindholm."),
    ("The ferry carried 227 passengers from Aldervik.", "The ferry carried 239 passengers from Aldervik."),
]

SILENT = [
    # what becomes of them differs
    ("The fire killed three people.", "The fire injured 12 people."),
    ("The fire killed three people.", "Some 200 people saw the fire."),
    # one may be a part of the other
    ("The ferry carried 227 passengers.", "The ferry carried 153 Danish passengers."),
    ("Some 5,000 of the soldiers crossed the bridge.", "Some 9,000 soldiers crossed the bridge."),
    ("Two women died in the fire.", "Three people died in the fire."),
    ("Some 44 boats sank, 7 of them in Lindholm.", "Seven boats sank in Lindholm."),
    # one is on top of the other
    ("Three unions met the owner.", "The other two unions met the owner."),
    ("Twenty more people had to leave the mill.", "Some 60 people had to leave the mill."),
    # another group, another thing, another place, another day
    ("About 130 people marched.", "Two dozen young protesters marched."),
    ("The owner sold 30 boats.", "The owner sold 12 houses."),
    ("In Lindholm, 10,000 people marched.", "In Aldervik, 50,000 people marched."),
    ("On Monday 130 people marched.", "On Wednesday 200 people marched."),
    # measures of something else
    ("Wages in the port rose 2 percent.", "Rents in the town fell 7 percent."),
    ("The bridge cost $3m.", "The bridge cost €4m."),
    ("Ida Lund, 39, owns the boat.", "Ola Berg, 41, sails the boat."),
    ("The shares fell $2 to $40.", "The shares fell $3 to $39."),
    # doubt
    ("There were more than 50,000.", "There were 30,000."),
    ("One person was seen near the mill.", "Some 30 people were seen near the mill."),
    ("On the second night the mill burned.", "On the third night the mayor came."),
    ("More than 100 people marched to the harbour.", "Some 600 people marched to the harbour."),
    ("About 100 people marched to the harbour.", "Some 145 people marched to the harbour."),
    ("The town has 30.000 inhabitants.", "The town has 30,000 inhabitants."),
]


@pytest.mark.parametrize(("claim", "evidence"), AGREEING)
def test_the_same_number_in_other_words_agrees(claim: str, evidence: str) -> None:
    assert relations(claim, evidence) == ["agrees"]


@pytest.mark.parametrize(("claim", "evidence"), DIFFERING)
def test_another_number_for_the_same_thing_differs(claim: str, evidence: str) -> None:
    assert relations(claim, evidence) == ["differs"]


@pytest.mark.parametrize(("claim", "evidence"), SILENT)
def test_where_it_is_doubtful_that_one_thing_is_counted_nothing_is_said(claim: str, evidence: str) -> None:
    assert "differs" not in relations(claim, evidence)


@pytest.mark.parametrize(("claim", "evidence"), AGREEING + DIFFERING + SILENT)
def test_which_of_the_two_is_the_claim_changes_nothing(claim: str, evidence: str) -> None:
    assert sorted(relations(claim, evidence)) == sorted(relations(evidence, claim))


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Nine people were killed", True),
        ("Twenty-six countries signed", True),
        ("They fired a .38-caliber revolver", True),
        ("Some 200 residents were evacuated", True),
        ("It has 200 residents", False),
        ("She scored 13 points", False),
        ("He missed nine games", False),
        ("It cost 4 million euros", False),
        ("He served four months", False),
    ],
)
def test_an_event_has_one_number_of_those_who_die_or_take_part(text: str, single: bool) -> None:
    assert one_an_event(one(text)) is single


def test_how_far_two_values_are_apart_does_not_depend_on_their_order() -> None:
    few, many, none = one("Nine people died"), one("Ninety people died"), one("No people died")
    assert apart(few, many) == apart(many, few) == 10
    assert apart(none, many) == 1


def test_each_quantity_is_paired_with_its_own_counterpart() -> None:
    claim = quantities("The fire killed three people and injured 12 others.")
    evidence = quantities("Twelve people were injured in the fire, and five people were killed.")
    pairs = compare_quantities(claim, evidence, nothing_alike)
    assert [(pair.claim.low, pair.evidence.low, pair.relation) for pair in pairs] == [
        (3, 5, "differs"),
        (12, 12, "agrees"),
    ]


def test_agreement_anywhere_outweighs_a_difference() -> None:
    evidence = "The fire killed three people, police said; the mayor had said the fire killed five people."
    assert relations("The fire killed three people.", evidence) == ["agrees"]


def test_a_word_near_in_meaning_joins_what_agrees_and_never_what_differs() -> None:
    claim, evidence = quantities("It hit the wall with 11 shots."), quantities("It hit the wall with seven bullets.")
    same, other = quantities("It hit the wall with 11 bullets."), nothing_alike

    def alike(_one: str, _other: str) -> bool:
        return True

    assert compare_quantities(claim, evidence, alike) == []
    assert [pair.relation for pair in compare_quantities(claim, same, alike)] == ["agrees"]
    assert compare_quantities(claim, same, other) == []


NUMBERS = st.integers(2, 99_999)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            """26 5,000 2.3 twenty six - two hundred and fifty thousand million dozen half a third of at least more than
            about $ € % percent per cent people killed injured 16 year old , . ( ) to or between May 2008 no one none
            boats Lindholm was were nearly up magnitude . 38 caliber in five days first second -""".split()
        ),
        max_size=40,
    ).map(" ".join),
)


@given(TEXTS)
def test_every_quantity_is_a_slice_of_its_text(text: str) -> None:
    places = [(found.start, found.end) for found in quantities(text)]
    assert all(text[found.start : found.end] == found.text for found in quantities(text))
    assert places == sorted(places)


@given(TEXTS)
def test_bounds_are_in_order_and_steps_are_finite(text: str) -> None:
    for found in quantities(text):
        assert found.low <= found.high
        assert math.isfinite(found.low)
        assert 0 < found.step < math.inf


@given(TEXTS)
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert "differs" not in relations(text, text)


@given(TEXTS, TEXTS)
def test_two_values_stand_to_each_other_as_they_do_the_other_way_round(claim: str, evidence: str) -> None:
    for first in quantities(claim):
        for second in quantities(evidence):
            if first.kind == second.kind:
                assert values_relation(first, second) == values_relation(second, first)
            forth = compare_quantities([first], [second], nothing_alike)
            back = compare_quantities([second], [first], nothing_alike)
            assert [pair.relation for pair in forth] == [pair.relation for pair in back]


@given(NUMBERS)
def test_words_and_digits_say_the_same(number: int) -> None:
    first, second = one(f"The storm sank {number:,} boats."), one(f"The storm sank {spelt(number)} boats.")
    assert (first.low, first.high, first.step, first.head) == (second.low, second.high, second.step, second.head)


@given(st.decimals(0, 99, places=1))
def test_every_way_to_write_a_percentage_says_the_same(share: object) -> None:
    ways = [one(f"Prices rose {share}{way} in May.") for way in ("%", " %", " percent", " per cent")]
    assert len({(way.kind, way.low, way.high, way.step) for way in ways}) == 1


@given(NUMBERS, NUMBERS)
def test_plain_counts_of_one_thing_agree_or_differ_by_rounding_alone(first: int, second: int) -> None:
    found = relations(f"The storm killed {first:,} sailors.", f"The storm killed {second:,} sailors.")
    if first == second:
        assert found == ["agrees"]
    elif max(first, second) < 100 or abs(first - second) > max(first, second) / 2:
        assert found == ["differs"]


@pytest.mark.parametrize(
    "run",
    (
        "1 |1,|1-|twenty-|one hundred |hundred |million million |half a |at least |more than |no |a third |in 5 |$"
        "|26 people |killed |,|of the |5 of the 5 |1|x|. 38 caliber |number of |Boeing 777 |between 5 and "
    ).split("|"),
)
def test_a_line_of_a_hundred_kilobytes_is_read_in_linear_time(run: str) -> None:
    line = (run * 100_000)[:100_000]
    start = time.process_time()
    quantities(line)
    assert time.process_time() - start < 30


def test_two_tables_read_as_sentences_are_compared_in_no_time() -> None:
    claim = quantities(" ".join(f"{number} people were killed in the mill," for number in range(100, 2_000)))
    evidence = quantities(" ".join(f"{number} people were killed in the mill," for number in range(2_500, 5_000)))
    start = time.process_time()
    compare_quantities(claim, evidence, nothing_alike)
    assert time.process_time() - start < 5
