"""Which articles share a root, so that copies count once."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import TYPE_CHECKING

import pytest

from srcflag.errors import SettingsError
from srcflag.pipeline import Scorer
from srcflag.pool import Links, joined, links, origins_of, read_owners
from srcflag.pool.copies import find_copies, shared_words
from srcflag.pool.credits import credits, key, whole_credits
from srcflag.records import Document
from srcflag.segment import segment
from srcflag.settings import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STORY = (
    "The ferry left Eastport at dawn with forty passengers and ran aground an hour later near the old lighthouse. "
    "Nobody was hurt, the harbour master said, and a tug pulled it free at noon. "
    "The company will inspect the hull this week before the ferry sails again."
)
OTHER = (
    "Passengers waited for hours on a stranded ferry off the coast before help came. "
    "A spokesman of the line called it a mishap in fog; divers are to look at the damage. "
    "Services resume once the ship has been cleared by the inspectors."
)
THIRD = (
    "Fog is thought to have led the morning boat onto rocks. All aboard were safe by lunch. "
    "The harbour office wants to know why the radar was off, and has asked the captain to appear on Monday."
)


def doc(name: str, text: str, outlet: str | None = None) -> Document:
    return Document(id=name, text=text, outlet=outlet)


def tied(documents: Sequence[Document]) -> Links:
    return links(documents, {document.id: segment(document) for document in documents})


def groups(*documents: Document) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, origin in origins_of(documents, tied(documents)).items():
        found.setdefault(origin, set()).add(name)
    return {frozenset(group) for group in found.values()}


def apart(*names: str) -> set[frozenset[str]]:
    return {frozenset({name}) for name in names}


def test_independent_reports_are_origins_of_their_own() -> None:
    assert groups(doc("a", STORY), doc("b", OTHER), doc("c", THIRD)) == apart("a", "b", "c")


def test_a_verbatim_copy_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", STORY), doc("c", OTHER)) == {frozenset("ab"), frozenset("c")}


def test_capitals_line_breaks_and_punctuation_do_not_hide_a_copy() -> None:
    assert groups(doc("a", STORY), doc("b", STORY.upper().replace(". ", "\n\n").replace(",", " –"))) == {
        frozenset("ab")
    }


def test_a_shortened_copy_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", STORY.split(". ")[0] + ".")) == {frozenset("ab")}


def test_a_copy_with_a_paragraph_of_its_own_is_no_origin_of_its_own() -> None:
    assert groups(doc("a", STORY), doc("b", f"{STORY} Tickets are valid on the bus until then.")) == {frozenset("ab")}


def test_one_shared_quotation_makes_no_copy() -> None:
    quote = " “We heard a bang, and then the lights went out and the deck began to tilt,” a passenger said."
    assert groups(doc("a", STORY + quote), doc("b", OTHER + quote)) == apart("a", "b")


def test_a_report_that_takes_over_less_than_half_of_another_stays_an_origin() -> None:
    sentence = STORY.split(". ")[2]
    assert groups(doc("a", STORY), doc("b", f"{OTHER} {sentence}")) == apart("a", "b")


def test_the_same_outlet_is_one_origin_however_it_is_written() -> None:
    same = groups(doc("a", STORY, "The Gazette"), doc("b", OTHER, " the gazette "), doc("c", THIRD, "The Courier"))
    assert same == {frozenset("ab"), frozenset("c")}


@pytest.mark.parametrize("outlet", [None, "", "  "])
def test_no_outlet_is_not_the_same_outlet(outlet: str | None) -> None:
    assert groups(doc("a", STORY, outlet), doc("b", OTHER, outlet)) == apart("a", "b")


def test_a_root_is_shared_along_a_chain() -> None:
    chain = (doc("a", STORY), doc("b", STORY, "The Gazette"), doc("c", OTHER, "The Gazette"))
    assert groups(*chain) == {frozenset("abc")}


def test_briefs_of_a_few_words_are_copies_only_word_for_word() -> None:
    assert groups(doc("a", "Ferry aground."), doc("b", "Ferry aground!"), doc("c", "Ferry afloat.")) == {
        frozenset("ab"),
        frozenset("c"),
    }


def test_texts_without_words_are_nobodys_copies() -> None:
    assert groups(doc("a", ""), doc("b", ""), doc("c", "…")) == apart("a", "b", "c")


def test_origins_are_numbered_by_the_order_of_the_ids_and_not_of_the_list() -> None:
    documents = [doc("c", THIRD), doc("a", STORY), doc("b", OTHER), doc("d", STORY)]
    expected = {"a": "o1", "b": "o2", "c": "o3", "d": "o1"}
    for seed in range(6):
        random.Random(seed).shuffle(documents)
        assert origins_of(documents, tied(documents)) == expected


def test_without_documents_there_are_no_origins() -> None:
    assert origins_of([], tied([])) == {}


def test_links_that_are_known_give_the_same_origins_for_any_selection() -> None:
    documents = [doc("a", STORY), doc("b", STORY), doc("c", OTHER, "The Gazette"), doc("d", THIRD, "The Gazette")]
    known = tied(documents)
    assert origins_of(documents, known) == {"a": "o1", "b": "o1", "c": "o2", "d": "o2"}
    for selection in (documents, documents[:1], documents[1:3], documents[2:]):
        assert origins_of(selection, known) == origins_of(selection, tied(selection))


def test_three_articles_of_one_outlet_stay_together_when_the_first_is_left_out() -> None:
    documents = [doc(name, text, "The Gazette") for name, text in zip("abc", (STORY, OTHER, THIRD), strict=True)]
    assert origins_of(documents[1:], tied(documents)) == {"b": "o1", "c": "o1"}


# --- passages --------------------------------------------------------------------------------------

WIRE = [
    "The ferry left Eastport at dawn with forty passengers and ran aground near the old lighthouse.",
    "A tug from the naval yard pulled the vessel free shortly after noon and brought it back to port.",
    "Divers will inspect the hull this week before the company decides when the service may resume.",
    "The harbour office has asked the captain to explain why the radar was switched off in the fog.",
]
OWN = [
    "Our reporter met the cook of the ship, who had slept through all of it in his cabin below deck.",
    "Two schools in the village stayed empty because none of the teachers could cross the bay that day.",
    "On the quay the owners of the small cafés handed out soup and blankets to everybody who came ashore.",
]


def copied(one: str, other: str) -> set[tuple[str, str]]:
    """The sentences of two texts that are held to be one, as pairs."""
    documents = [doc("a", one), doc("b", other)]
    sentences = {document.id: segment(document) for document in documents}
    kin = find_copies(documents, sentences).kin
    return {
        (mine.text, theirs.text)
        for mine in sentences["a"]
        for theirs in sentences["b"]
        if kin.get(("a", mine.start), -1) == kin.get(("b", theirs.start), -2)
    }


def test_an_article_shares_what_it_took_from_the_wire_and_the_rest_is_its_own() -> None:
    wire, mixed = " ".join(WIRE), " ".join([OWN[0], *WIRE[1:3], OWN[1], OWN[2]])
    assert copied(wire, mixed) == {(text, text) for text in WIRE[1:3]}
    assert groups(doc("a", wire), doc("b", mixed)) == apart("a", "b")


def test_order_headline_and_what_is_left_out_hide_no_copied_sentence() -> None:
    turned = " ".join(["Fog strands the morning boat.\n\n", WIRE[3], WIRE[0], WIRE[1]])
    assert {one for one, _ in copied(" ".join(WIRE), turned)} == {WIRE[0], WIRE[1], WIRE[3]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("forty", "40"),
        ("dawn", "daybreak"),
        ("left Eastport", "sailed from Eastport"),
        ("the old lighthouse", "a cape"),
    ],
)
def test_a_sentence_edited_in_a_word_or_two_is_a_copy(old: str, new: str) -> None:
    assert copied(WIRE[0], WIRE[0].replace(old, new))


def test_a_sentence_trimmed_to_one_of_its_clauses_is_a_copy() -> None:
    assert copied(WIRE[1], "A tug from the naval yard pulled the vessel free shortly after noon.")


def test_other_words_for_one_fact_are_no_copy() -> None:
    assert not copied(WIRE[0], "At sunrise the Eastport ferry, forty passengers on board, hit rocks by the lighthouse.")


def test_a_short_sentence_that_anybody_writes_is_no_copy() -> None:
    assert not copied("Nobody was hurt, police said. " + WIRE[0], OWN[0] + " Nobody was hurt, police said.")


QUOTED = "“We heard a bang, and then the lights went out and the whole deck began to tilt to one side,” "


def test_one_quotation_in_two_reports_is_no_copy() -> None:
    assert not copied(f"{WIRE[0]} {QUOTED} a passenger said.", f"{OWN[0]} {QUOTED} said Ida Lund, a nurse on board.")


def test_between_two_copies_the_quotation_is_copied_too() -> None:
    line = f"{QUOTED}a passenger said."
    found = copied(" ".join([*WIRE[:3], line]), " ".join([line, *WIRE[:3]]))
    assert any("the lights went out" in one for one, _ in found)


def test_words_shared_by_two_sentences_are_counted_in_runs_of_the_shorter() -> None:
    one, other = tuple("a b c d e f".split()), tuple("x a b c y z d e f g".split())
    assert shared_words(one, other) == (6, 1.0)
    assert shared_words(other, ("a", "b", "y")) == (0, 0.0)
    assert shared_words((), other) == (0, 0.0)


# --- credits and hosts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outlet", "how"),
    [
        ("EASTPORT (AP) — The ferry ran aground.", "ap", "dateline"),
        ("EASTPORT, Norway (Reuters) - The ferry ran aground.", "reuters", "dateline"),
        ("By Ida Lund, Associated Press\n\nThe ferry ran aground.", "ap", "byline"),
        ("Ferry aground\nAgence France-Presse\nThe ferry ran aground.", "afp", "byline"),
        ("The ferry ran aground.\n\n— Reuters", "reuters", "footer"),
        ("The ferry ran aground on Monday. (AP)", "ap", "footer"),
        ("The ferry ran aground.\nSource: AFP", "afp", "footer"),
        ("The ferry ran aground.\n\nAdditional reporting by Reuters.", "reuters", "contribution"),
        ("The ferry ran aground.\n\nThe Associated Press contributed to this report.", "ap", "contribution"),
        ("The ferry ran aground, according to the Guardian.", "guardian", "mention"),
        ("The accident was first reported by the Eastport Gazette.", "eastportgazette", "mention"),
        ("A sailor told CBS News that fog was thick.", "cbsnews", "mention"),
        ("The owner is bankrupt, Lund learned via Reuters on Monday.", "reuters", "mention"),
        ("The Eastport Gazette reported on Monday that the owner is bankrupt.", "eastportgazette", "mention"),
        ("AP first reported the accident.", "ap", "mention"),
    ],
)
def test_credits_are_found_with_their_kind(text: str, outlet: str, how: str) -> None:
    found = credits(doc("a", text))
    assert [(credit.outlet, credit.how) for credit in found] == [(outlet, how)]
    assert text[found[0].span.start : found[0].span.end] == found[0].span.text


@pytest.mark.parametrize(
    "text",
    [
        "A sailor told Lund that the fog was thick.",
        "The union (UDP) — founded in 1990 — wants talks.",
        "He reads the Guardian every day.",
        "According to the mayor, the post office stays closed.",
        "They sell maps, via a shop in Eastport.",
        "Good news reported from the harbour.",
        "A sailor told The News that the fog was thick.",
    ],
)
def test_what_credits_nobody_is_no_credit(text: str) -> None:
    assert credits(doc("a", text)) == []


def test_two_articles_that_credit_one_agency_for_the_whole_are_one_origin() -> None:
    one, other = f"EASTPORT (AP) — {STORY}", f"{OTHER}\n\n— Associated Press"
    assert groups(doc("a", one), doc("b", other), doc("c", THIRD)) == {frozenset("ab"), frozenset("c")}
    assert groups(doc("a", one), doc("b", OTHER), doc("c", THIRD, "The Associated Press")) == {
        frozenset("ac"),
        frozenset("b"),
    }


@pytest.mark.parametrize("credit", ["A sailor told Reuters so.", "\n\nAdditional reporting by Reuters."])
def test_to_quote_an_agency_or_be_helped_by_it_makes_no_copy(credit: str) -> None:
    assert groups(doc("a", f"{STORY} {credit}"), doc("b", f"{OTHER} {credit}")) == apart("a", "b")


def test_an_article_that_credits_two_agencies_is_not_the_text_of_either() -> None:
    assert whole_credits(doc("a", "EASTPORT (AP) — The ferry ran aground.\n\n— Reuters")) == frozenset()


def test_names_of_outlets_are_compared_without_article_blanks_and_capitals() -> None:
    assert key("The Associated Press") == key("AP") == "ap"
    assert key(" the  Eastport Gazette ") == "eastportgazette"


def test_one_host_is_one_origin_and_www_is_no_part_of_it() -> None:
    urls = [
        "https://www.gazette.example/a",
        "http://gazette.example/b?x",
        "https://courier.example/a",
        "not a url",
        "[",
    ]
    documents = [
        doc(name, text).model_copy(update={"url": url})
        for name, text, url in zip("abcde", (STORY, OTHER, THIRD, " ".join(WIRE), " ".join(OWN)), urls, strict=True)
    ]
    assert groups(*documents[:3]) == {frozenset("ab"), frozenset("c")}
    assert groups(*documents[2:]) == apart("c", "d", "e")


# --- why -------------------------------------------------------------------------------------------


def reasons(*documents: Document) -> list[tuple[str, tuple[str, ...], str]]:
    known = tied(documents)
    return [(j.reason, j.documents, j.direction) for j in joined(documents, origins_of(documents, known), known)]


def test_the_report_tells_who_shares_a_root_and_why() -> None:
    first, second = dt.date(2025, 3, 1), dt.date(2025, 3, 2)
    old, new = (doc(n, " ".join(WIRE)).model_copy(update={"published": d}) for n, d in (("b", first), ("a", second)))
    assert reasons(old, new) == [("copied text", ("a", "b"), "b is earlier")]
    assert reasons(doc("a", " ".join(WIRE)), doc("b", " ".join(WIRE[1:]))) == [
        ("copied text", ("a", "b"), "shared root, direction unknown")
    ]
    assert reasons(doc("a", STORY, "The Echo"), doc("b", OTHER, "the echo")) == [("same outlet", ("a", "b"), "")]
    assert reasons(doc("a", f"EASTPORT (AP) — {STORY}"), doc("b", f"BODO (AP) — {OTHER}"))[0][:2] == (
        "credit",
        ("a", "b"),
    )
    assert reasons(doc("a", STORY), doc("b", OTHER)) == []


def test_what_is_quoted_of_a_shared_text_is_short() -> None:
    documents = [doc("a", " and ".join(WIRE * 3)), doc("b", " and ".join(WIRE * 3))]
    known = tied(documents)
    (found,) = joined(documents, origins_of(documents, known), known)
    assert 0 < len(found.shared) <= 200


def test_an_outlet_is_credited_by_the_fullest_name_that_the_article_has_for_it() -> None:
    text = "A sailor told the Eastport  News so. The News reported it on Monday, and Lund told The Guardian more."
    assert [(c.outlet, c.name) for c in credits(doc("a", text))] == [
        ("eastportnews", "Eastport News"),
        ("eastportnews", "Eastport News"),
        ("guardian", "Guardian"),
    ]


# --- owners ----------------------------------------------------------------------------------------


def owned(text: str, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "owners.toml").write_text(text, encoding="utf-8")
    return read_owners(str(tmp_path / "owners.toml"))


def test_outlets_of_one_owner_are_one_origin_and_the_report_says_so(tmp_path: Path) -> None:
    owners = owned('"Northern Media" = ["The Courier", "www.echo.example", "https://wire.example/"]\n', tmp_path)
    documents = [
        doc("a", STORY, "Courier"),
        doc("b", OTHER).model_copy(update={"url": "https://echo.example/1"}),
        doc("c", THIRD, "Gazette"),
        doc("d", "Nobody answered for days.").model_copy(update={"url": "https://www.wire.example/2"}),
    ]
    known = links(documents, {d.id: segment(d) for d in documents}, owners)
    assert origins_of(documents, known) == {"a": "o1", "b": "o1", "c": "o2", "d": "o1"}
    (why,) = joined(documents, origins_of(documents, known), known)
    assert (why.reason, why.documents, why.shared) == ("same owner", ("a", "b", "d"), "Northern Media")
    assert groups(*documents) == apart("a", "b", "c", "d")


def test_without_an_owner_file_nobody_owns_anything() -> None:
    assert read_owners("") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Northern Media = 1 2", "not valid TOML"),
        ('"Northern Media" = "The Courier"', "'Northern Media': give a list of outlets"),
        ('"Northern Media" = ["The Courier", 3]', "'Northern Media': give a list of outlets"),
        ('"Northern Media" = [" "]', "'Northern Media': give a list of outlets"),
        ('A = ["Courier"]\nB = ["The Courier"]', "'The Courier' has two owners, 'A' and 'B'"),
    ],
)
def test_an_owner_file_that_cannot_be_used_is_refused_with_the_place(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)) as refused:
        owned(text, tmp_path)
    assert "owners.toml" in str(refused.value)


def test_an_owner_file_is_looked_for_beside_the_settings_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "owners.toml").write_text('"Northern Media" = ["Courier"]\n', encoding="utf-8")
    (tmp_path / "srcflag.toml").write_text('owners = "owners.toml"\n', encoding="utf-8")
    settings = load(tmp_path, environment={})
    assert read_owners(settings.owners) == {"courier": "Northern Media"}
    assert settings.decisive["owners"] == "owners.toml"
    with pytest.raises(SettingsError, match=r"other\.toml: cannot be read"):
        Scorer(load(tmp_path, environment={"SRCFLAG_OWNERS": str(tmp_path / "other.toml")}))


def test_a_copy_of_an_article_that_a_longer_one_holds_parts_nobody() -> None:
    first, second, third = (f"{part}." for part in STORY.rstrip(".").split(". "))
    documents = [doc("a", f"{first} {second}"), doc("b", f"{first} {third}"), doc("c", f"{first} {second} {third}")]
    copied = [*documents, doc("d", documents[0].text)]
    for own in "abc":
        assert set(origins_of(documents, tied(documents), own).values()) == {"o1"}
        assert set(origins_of(copied, tied(copied), own).values()) == {"o1"}


def test_a_short_sentence_in_another_place_does_not_part_a_copy() -> None:
    first, second, _ = (f"{part}." for part in STORY.rstrip(".").split(". "))
    assert groups(doc("a", f"{first} Eastport waits. {second}"), doc("b", f"{second} {first} Eastport waits.")) == {
        frozenset("ab")
    }
