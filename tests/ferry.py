"""A made-up event for tests of acceptance: a draft with five flags, two reports to compare it with, and a third."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADLINE = "# Questions after the Aurora disaster"
ABOARD = "The ferry Aurora sank off Lindholm on Tuesday evening with 420 people aboard, the coast guard said."
BRIBES = "The owner of the ferry, Nordline, bribed the inspectors who approved the hull of the Aurora in March."
RESCUED = "Rescue boats from Lindholm and Karsund brought 398 passengers ashore, Captain Ida Brandt said."
CRACK = "Divers found a crack of three metres in the hull of the Aurora on Thursday."
ALARM = "The wife of the first officer told our reporter that the alarm never rang."
PARAGRAPHS = (HEADLINE, ABOARD, BRIBES, RESCUED, CRACK, ALARM)
FLAGGED = {"SF201": ABOARD, "SF402": BRIBES, "SF305": RESCUED, "SF101": CRACK}  # and SF101 on ALARM

AGENCY = """\
Ferry sinks off Lindholm

The ferry Aurora sank off Lindholm on Tuesday evening with 412 people aboard, the coast guard said.

Rescue boats from Lindholm and Karsund brought 398 passengers ashore, Captain Ida Brandt of the coast guard said.

Transport Minister Jonas Falk promised an inquiry into the sinking of the Aurora.
"""
GAZETTE = """\
Aurora goes down near Lindholm harbour

The Aurora, a ferry on its way to Karsund, went down off Lindholm on Tuesday with 412 people on board.

Boats from Karsund took 398 passengers of the ferry to Lindholm, according to Captain Ida Brandt.

Minister Jonas Falk said that there would be an inquiry into why the Aurora sank off Lindholm.
"""
COURIER = """\
Aurora: more on board than the crew could count

When the ferry Aurora sank off Lindholm on Tuesday evening, 431 people were aboard, the coast guard of Karsund said.

Captain Ida Brandt sent two rescue boats from Karsund.
"""


def article(*paragraphs: str) -> str:
    """The paragraphs as Markdown."""
    return "\n\n".join(paragraphs) + "\n"


def lay_out(folder: Path) -> None:
    """Write the draft to `drafts/ferry.md` and the two reports to `wire/`."""
    for name, text in {
        "drafts/ferry.md": article(*PARAGRAPHS),
        "wire/agency.txt": AGENCY,
        "wire/gazette.txt": GAZETTE,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
