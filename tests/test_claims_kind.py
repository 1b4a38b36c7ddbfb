from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcflag.claims.attribution import attribution
from srcflag.claims.kind import Setting, kind_of
from srcflag.records import Attribution

IN_TEXT = Setting(alone=False, first=False, lead=True, front_matter=False)
LATER = IN_TEXT._replace(lead=False)
ALONE = IN_TEXT._replace(alone=True)
FIRST = ALONE._replace(first=True)
KINDS = ("claim", "reported", "opinion", "prediction", "headline", "boilerplate")


def kind(text: str, setting: Setting = IN_TEXT, quoted: bool = False) -> str:
    return kind_of(text, attribution(text), quoted, setting)


@given(st.text(max_size=200), st.sampled_from([IN_TEXT, LATER, ALONE, FIRST]), st.booleans())
def test_any_text_has_a_kind(text: str, setting: Setting, quoted: bool) -> None:
    assert kind_of(text, Attribution(), quoted, setting) in KINDS


# --- page furniture --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Also read: Ten ferries that sank",
        "Read more about the ferry here.",
        "See also: Ten ferries that sank",
        "Related: Ten ferries that sank",
        "More on this story",
        "Photo: The ferry at Lindholm on Tuesday.",
        "Photo by Ida Lund",
        "Image credit: Ida Lund/Lindholm Post",
        "The wreck off Lindholm on Tuesday. Ida Lund/AFP",
        "Getty Images",
        "Source: Lindholm coast guard",
        "Share on Facebook",
        "Share this article",
        "Follow us on X",
        "Sign up for our newsletter",
        "Subscribe to the Lindholm Post for 3 euros a week.",
        "Newsletter: Lindholm in the morning",
        "The Lindholm Post podcast",
        "Advertisement",
        "Sponsored content",
        "© 2025 Lindholm Post.",
        "Copyright 2025 Lindholm Post",
        "All rights reserved.",
        "12 comments",
        "Leave a comment",
        "By Ida Lund",
        "By IDA LUND and OLA BERG",
        "By Ida Lund, harbour correspondent",
        "By Ida Lund | Lindholm Post",
        "By Sep 5, 2025",
        "Published 5 September 2025",
        "Updated: September 5, 2025, 14:30",
        "Posted on Friday, 5 September 2025 at 9:05 am",
        "date 2025-09-05 Photo by Ida Lund",
        "https://lindholm.example/ferry",
        "desk@lindholm.example",
        "Lindholm Notes delivers sharp updates and analysis on the sea.",
        "Lindholm Notes is a short weekly update on the sea and its weather.",
        "* * *",
        "12 / 34",
        "8:40 p.m.",
        "11 a.m. ET",
        "Follow Ida Lund on Twitter @idalund.",
        "Contributing: Ola Berg, Lindholm News Service.",
        "Ola Berg contributed to this report.",
        "(Reporting by Ida Lund in Lindholm; Editing by Ola Berg)",
        "— Harbour Correspondent Ida Lund.",
        "This article was updated to add the number of cars.",
        "Sound off in the comments below!",
    ],
)
def test_page_furniture_is_boilerplate(text: str) -> None:
    assert kind(text, ALONE) == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday, rescuers had found nine bodies.",
        "By Ida Lund's own account, nine people drowned.",
        "By May 3, rescuers had found nine bodies.",
        "Published in 2019, the report named 12 bridges.",
        "Updated figures show 12 dead.",
        "Related charges were dropped in May.",
        "Copyright law was changed in 2019.",
        "Comments from the mayor were few.",
        "Subscribers to the ferry service got 3 million euros back.",
        "Photos by the coast guard show a crack in the hull.",
        "Sponsored by Nordline, the race drew 3,000 runners.",
        "Advertisement sales fell by 12 percent.",
        "Videos show the ferry sinking.",
        "Newsletters were found on board.",
        "Shares in Nordline fell.",
        "Date palms fell onto the road.",
        "At 8:40 p.m. the ferry sank.",
        "Follow-up talks on Facebook rules began in May.",
        "Contributing to the fund cost each islander 3 euros.",
        "Ola Berg contributed 300 euros to the repair.",
        "Reporting by the Lindholm Post showed cracks.",
        "— Lund left the pier on Tuesday.",
        "This article of the law was repealed.",
    ],
)
def test_a_sentence_that_begins_like_page_furniture_is_a_claim(text: str) -> None:
    assert kind(text) == "claim"


@pytest.mark.parametrize(
    "line",
    [
        "By Sep 5, 2025",
        "Published 5 September 2025",
        "Updated: September 5, 2025, 14:30",
        "date 2025-09-05",
        "Posted 05.09.2025",
    ],
)
@pytest.mark.parametrize(
    "lead",
    [
        "The ferry sank.",
        "The ferry sank off Lindholm on Tuesday, drowning twelve.",
        f"The ferry sank off Lindholm on Tuesday, and twelve people drowned{' in the cold water' * 9}.",
    ],
    ids=["short", "middling", "long"],
)
def test_a_lead_is_kept_where_a_date_line_runs_into_it(line: str, lead: str) -> None:
    assert kind(f"{line} {lead}", ALONE) == "claim"


def test_front_matter_is_boilerplate_whatever_it_says() -> None:
    assert kind("The ferry sank.", ALONE._replace(front_matter=True)) == "boilerplate"


@pytest.mark.parametrize("text", ["LINDHOLM (XYZ) — The ferry sank.", "LINDHOLM, Norway, Sept. 5 – The ferry sank."])
def test_a_dateline_does_not_take_the_lead_with_it(text: str) -> None:
    assert kind(text, FIRST) == "claim"


# --- headlines and headings ------------------------------------------------------------------------


def test_a_long_line_of_its_own_without_a_stop_is_a_headline() -> None:
    assert kind("Ferry sinks off Lindholm with 412 people aboard", ALONE) == "headline"


@pytest.mark.parametrize("text", ["What we know", "Background", "The owners"])
def test_a_short_line_of_its_own_is_a_section_heading(text: str) -> None:
    assert kind(text, ALONE) == "boilerplate"


def test_a_short_line_is_the_headline_where_it_comes_first() -> None:
    assert kind("Ferry sinks", FIRST) == "headline"


@pytest.mark.parametrize("end", [".", "!", "…", ".”", ".)"])
def test_a_line_of_its_own_with_a_stop_is_no_headline(end: str) -> None:
    read = kind(f"The ferry sank off Lindholm with 412 people aboard{end}", ALONE)
    assert read == ("reported" if "”" in end else "claim")


@pytest.mark.parametrize("mark", ["”", '"', "»"])
def test_what_ends_a_quotation_that_began_elsewhere_is_reported(mark: str) -> None:
    assert kind(f"You would never have believed how the owners treated us.{mark}") == "reported"
    assert kind("You would never have believed how the owners treated us.") == "opinion"


@pytest.mark.parametrize(
    ("text", "setting", "expected"),
    [
        ("Council Sells Two Ferries To Nordline.", FIRST, "headline"),
        ("Council sells two ferries to Nordline.", FIRST, "claim"),
        ("Council Sells Two Ferries To Nordline.", IN_TEXT, "claim"),
        ("COUNCIL SELLS TWO FERRIES.", ALONE, "headline"),
        ("The EU and NATO met.", ALONE, "claim"),
    ],
)
def test_capitals_make_a_headline_of_a_line_with_a_stop(text: str, setting: Setting, expected: str) -> None:
    assert kind(text, setting) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 wrecks searched", "claim"),
        ("5,000 FT", "boilerplate"),
        ("10 things to know", "boilerplate"),
        ("Wrecks searched", "boilerplate"),
    ],
)
def test_a_label_that_counts_is_a_claim(text: str, expected: str) -> None:
    assert kind(text, ALONE) == expected


def test_words_without_a_stop_inside_a_line_are_no_headline() -> None:
    assert kind("The ferry sank off Lindholm with 412 people aboard") == "claim"


# --- opinion ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Why did nobody check the hull?",
        "Will the ferry sail again?",
        "It is clear that the ferry was too old.",
        "Selling the ferry was a wise move.",
        "The delay is shameful.",
        "We must do better.",
        "It remains to be seen whether the owners learn.",
        "The real question is who knew.",
        "Obviously nobody looked.",
        "The accident raises serious questions.",
        "The trouble with the ferry was that nobody cared for the hull.",
        "The new pumps gave way, which gives the crews little hope.",
    ],
)
def test_questions_and_judgements_are_opinions(text: str) -> None:
    assert kind(text) == "opinion"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is clear that the ferry was 40 years old.", "claim"),
        ("The delay of 3 hours is shameful.", "claim"),
        ("Selling the ferry was a wise move, Ida Lund said.", "reported"),
        ("The delay is shameful, according to the coast guard.", "reported"),
        ("Did 12 people drown?", "opinion"),
        ("The clear water helped the divers.", "claim"),
        ("The problem with the hull was known.", "claim"),
        ("They gave the ship Hope a new hull.", "claim"),
    ],
    ids=["a figure", "a figure too", "a named source", "a body", "a question stays one", *["a harmless word"] * 3],
)
def test_a_figure_or_a_source_keeps_a_judgement_something_to_look_up(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The sea is a cruel judge.",
        "Neither side is as strong as it looks.",
        "Owners count on the patience of the islanders.",
    ],
)
def test_further_down_a_sentence_in_which_nothing_happens_is_an_opinion(text: str) -> None:
    assert (kind(text), kind(text, LATER)) == ("claim", "opinion")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.",
        "Divers search the wreck on Tuesday.",
        "The ferry carries 400 cars.",
        "Twelve people were found in the water.",
        "The ferry goes by the name “the coffin” there.",
        "The coast guard is searching for five people.",
        "The captain rode to the pier.",
        "The council bans lorries from the pier.",
        "The divers are still searching the wreck.",
        "Later that night, the owners let the crew go.",
        "Ida Lund chairs the harbour committee.",
    ],
    ids=[
        *("deed", "day", "figure", "passive", "quotation", "going on", "an irregular past", "a public act"),
        *("still going on", "a past that looks like a present", "an office"),
    ],
)
def test_further_down_a_deed_a_day_a_figure_or_a_quotation_makes_a_claim(text: str) -> None:
    assert kind(text, LATER) == "claim"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The defeat was devastating.", "opinion"),
        ("The defeat by 12 votes was devastating.", "claim"),
        ("The owner wrote that “our fleet is great, and you should see it”.", "claim"),
        ("Sales fell by a third, underscoring how old the fleet was.", "claim"),
        ("The mayor agreed to sell the ferry in return for ?", "claim"),
        ("What did the mayor sell the ferry for?", "opinion"),
    ],
    ids=["judged", "a figure", "somebody else's words", "a deed first", "a lost currency sign", "a question"],
)
def test_whose_judgement_it_is_and_what_else_is_told_counts(text: str, expected: str) -> None:
    assert kind_of(text, Attribution(), False, LATER) == expected


def test_a_judgement_that_accuses_is_no_mere_opinion() -> None:
    assert kind_of("My mayor is a thief.", Attribution(), False, LATER, accuses=True) == "claim"
    assert kind_of("My mayor is a poet.", Attribution(), False, LATER) == "opinion"


# --- prediction ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dockers marched to the square where a vote will be held.", "claim"),
        ("The owners sold the ferry after warnings that it could sink.", "claim"),
        ("A vote will be held in the square.", "prediction"),
        ("The plan backed by the owners will likely fail.", "prediction"),
    ],
)
def test_what_will_happen_in_a_clause_behind_a_deed_makes_no_prediction(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is likely to be scrapped.",
        "The hull will probably be raised in May.",
        "The ferry may sail again.",
        "It could take years.",
        "The search will continue.",
        "The harbour is going to close.",
        "If the hull broke, the ferry would sink.",
        "By selling the ferry, the owners would please the town.",
        "The search on Monday could take years.",
    ],
)
def test_what_may_come_is_a_prediction(text: str) -> None:
    assert kind(text) == "prediction"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It could cost 5 million euros.", "claim"),
        ("The hull will be raised on 4 May.", "claim"),
        ("The owners are expected to sell.", "claim"),  # that somebody expects it can be looked up
        ("The owners are not set to sell.", "claim"),
        ("The ferry may sail again, Ida Lund said.", "reported"),
        ("Nordline has promised that it will pay.", "reported"),
        ("Nordline will pay.", "claim"),
        ("The crew could have turned back.", "claim"),
        ("They built a ferry that could carry cars.", "claim"),
        ("The service would be held on the pier.", "claim"),
        ("The old captain would walk the pier in pyjamas.", "claim"),
        ("The pumps could not be started.", "claim"),
        ("The owners are expected to meet the crew on Monday.", "claim"),
        ("Crews cleared the pier so that divers could start.", "claim"),
        ("Lund has left the island and will be away for the time being.", "claim"),
        ("According to the survey, islanders are likely to stay.", "reported"),
    ],
    ids=[
        *(
            "figure",
            "date",
            "an expectation",
            "one denied",
            "source",
            "promise",
            "a plan",
            "a past chance",
            "an ability",
            "a plan told later",
            "a habit",
        ),
        *("a past failure", "a day", "a purpose", "a deed first", "somebody's finding"),
    ],
)
def test_a_figure_a_source_or_a_plan_is_no_prediction(text: str, expected: str) -> None:
    assert kind(text) == expected


# --- reported --------------------------------------------------------------------------------------


def test_a_sentence_with_a_source_is_reported() -> None:
    assert kind("The ferry sank at noon, the coast guard said.") == "reported"


def test_a_quoted_sentence_is_reported_whoever_speaks() -> None:
    assert kind("We told them.", quoted=True) == "reported"
    assert kind("Why did nobody answer?", quoted=True) == "reported"


@pytest.mark.parametrize(
    "run",
    [
        "A",
        "A ",
        "a, ",
        "Capital ",
        "By A B C D ",
        "photo ",
        "image credit ",
        "for more ",
        "visit our ",
        "delivers ",
        "the goal ",
        "will ",
        "is a ",
        "https://",
        "— ",
        '"',
        "12 comments ",
        "Published on ",
        "date 2025-09-05 ",
        "Updated 5 May 2025 ",
    ],
)
@pytest.mark.parametrize("setting", [LATER, FIRST], ids=["further down", "first"])
def test_long_texts_of_one_word_are_read_to_their_end(run: str, setting: Setting) -> None:
    assert kind((run * 3000)[:3000], setting) in KINDS
