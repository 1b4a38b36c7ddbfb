"""Who speaks in a passage, beside who speaks in the claim."""

from __future__ import annotations

import pytest

from srcflag.records import Attribution
from srcflag.verify.voices import voice

LUND = Attribution(type="named", source="Ida Lund", cue="said", manner="said")


@pytest.mark.parametrize(
    ("passage", "due"),
    [
        (Attribution(), "own"),
        (Attribution(type="named", source="Mayor Lund", cue="said", manner="said"), "same"),
        (Attribution(type="named", source="she", cue="said", resolved="Ida Lund", manner="said"), "same"),
        (Attribution(type="named", source="Tom Berg", cue="said", manner="said"), "other"),
        (Attribution(type="named", source="he", cue="said", resolved="Tom Berg", manner="said"), "other"),
        (Attribution(type="named", source="she", cue="said", manner="said"), "same"),
        (Attribution(type="institution", source="the city", cue="said", manner="said"), "same"),
        (Attribution(type="vague", source="witnesses", cue="say", manner="said"), "other"),
        (Attribution(type="named", source="Tom Berg", cue="wants", manner="held"), "own"),
    ],
)
def test_a_statement_is_told_from_the_fact(passage: Attribution, due: str) -> None:
    assert voice(LUND, passage) == due


@pytest.mark.parametrize("claim", [Attribution(), Attribution(type="named", source="Lund", cue="hopes", manner="held")])
def test_where_the_claim_is_nobodys_statement_there_is_no_voice_to_compare(claim: Attribution) -> None:
    assert voice(claim, LUND) == ""
