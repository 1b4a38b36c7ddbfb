"""What accuses only together with a sentence near by."""

from __future__ import annotations

import pytest

from srcflag.claims import read_claims
from srcflag.records import Document
from srcflag.segment import segment


def accusing(text: str) -> list[str | None]:
    document = Document(id="a", text=text)
    return [claim.allegation.text if claim.allegation else None for claim in read_claims(document, segment(document))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The wardens beat my son,” said Ida Lund. “There was no reason at all.”", "There was no reason"),
        ("“Soldiers shot her in the yard,” Ola Berg said. “Her hands were up when they came.”", "hands were up"),
        (
            "“They tortured us for a week,” said Ida Lund. “They took my papers and never gave them back.”",
            "They took my",
        ),
        (
            "“The coach hit the boy,” said Ola Berg. “He did it without any warning, in front of us.”",
            "without any warning",
        ),
    ],
)
def test_what_a_witness_adds_to_an_accusation_belongs_to_it(text: str, words: str) -> None:
    assert accusing(text)[1] == words


def test_a_witness_goes_on_from_what_was_added_last_and_not_from_far_away() -> None:
    between = "“It was late,” she said. “The pier was wet,” she said. “It rained,” she said. “Nobody came,” she said. "
    beaten, reason = "“The wardens beat my son,” she said. ", "“There was no reason,” she said. "
    move = "“No false move,” she said."
    far = f"Ida Lund said that she saw it. {beaten}{between}{reason}{move}"
    assert accusing(far)[6:] == [None, None]
    told = f"Ida Lund said that she saw it. {beaten}{reason}{between}{move}"
    assert accusing(told)[2:] == ["There was no reason", None, None, None, None, None]
    shorter = told.replace("“Nobody came,” she said. ", "")
    assert accusing(shorter)[2:] == ["There was no reason", None, None, None, "No false move"]


@pytest.mark.parametrize(
    "text",
    [
        "“The wardens came at nine,” said Ida Lund. “There was no reason at all.”",  # nobody is accused
        "“The wardens beat my son,” said Ida Lund. There was no reason to close the pier.",  # another voice
        "“The wardens beat my son,” said Ida Lund. “The pier was closed on Monday,” she said.",  # nothing of the deed
        "“The wardens beat my son,” said Ida Lund. “They took the ferry at noon.”",  # no deed
        "“The wardens beat my son,” said Ida Lund. “There was no reason,” said Ola Berg of the late ferry.",
        "“The wardens beat my son,” said Ida Lund. “Was there no reason?” she asked.",
    ],
)
def test_what_is_said_of_something_else_or_by_somebody_else_does_not(text: str) -> None:
    assert accusing(text)[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Police shot a man on the pier. A neighbour said that he did not have a gun.",
        "Police shot a man on the pier. Ida Lund told reporters that he was running away.",
        "A woman was shot by guards on the pier. “She hadn’t anything in her hand at all,” Ida Lund said.",
    ],
)
def test_that_whom_a_force_shot_was_no_danger_accuses_it(text: str) -> None:
    assert accusing(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Divers met a man on the pier. A neighbour said that he did not have a gun.",  # nobody was shot
        "Police shot a man on the pier. A neighbour said that the officers were unarmed.",
        "Police shot a man on the pier. The report never said that he was running away.",
        "Police shot a man on the pier. The town was quiet, and the shop did not have a gun on sale.",
    ],
)
def test_what_tells_nothing_of_a_shooting_does_not(text: str) -> None:
    assert accusing(text)[1] is None


def test_what_an_accusation_rests_on_belongs_to_it_and_so_does_what_follows() -> None:
    text = (
        "The union accused Nordline of sabotage. Its claim rests on a film of two divers at the hull. "
        "The divers were seen again behind the yard. The town has four yards."
    )
    assert accusing(text) == [
        "sabotage",
        "Its claim rests on a film of two divers at the hull.",
        "The divers were seen again behind the yard.",
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The union praised Nordline. Its claim rests on a film of two divers at the hull.",
        "The union accused Nordline of sabotage. Jobless claims rested on old figures in May.",
        "The union accused Nordline of sabotage. The yard is based in Lindholm.",
    ],
)
def test_other_claims_and_other_bases_do_not(text: str) -> None:
    assert accusing(text)[1] is None


@pytest.mark.parametrize(
    "run", ["no ", "the claim ", "police a ", "hands ", "n’t have ", "never ", "The claims of the "]
)
def test_long_texts_of_one_word_are_read_to_their_end(run: str) -> None:
    accusing("Police shot a man. “" + (run * 3000)[:2900] + "” said Ida Lund.")
