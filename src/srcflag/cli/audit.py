"""`srcflag baseline audit`: one flag after another, with its evidence, and a question about each."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Literal

import click

from srcflag.report.order import worst_first
from srcflag.report.text import in_full, printable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from srcflag.records import Report
    from srcflag.report.order import Found

Decision = Literal["accepted", "dismissed", "rejected"]

_QUESTION = "[a]ccept, [d]ismiss as mistaken, leave [r]eported, [s]kip, [q]uit? "
_HELP = (
    "a: it may stay as it is, for a reason.  d: the flag is mistaken, for a reason.\n"
    "r: it stays reported, and is not asked about again.  s: ask again next time.  q: leave."
)
_DECISIONS: dict[str, Decision] = {"a": "accepted", "d": "dismissed", "r": "rejected"}


class Left(Exception):  # noqa: N818 - no error: somebody has had enough for today
    """The person at the terminal wants to leave."""


class Audit:
    """One walk through the open flags of a report, worst first.

    `rejected` are flags that somebody looked at before and left reported. The file is read and written anew for each
    decision, so that nothing is lost when the walk ends early, or when somebody else writes to it meanwhile.
    """

    def __init__(
        self,
        file: str,
        report: Report,
        rejected: Collection[str] = (),
        *,
        today: dt.date,
        by: str = "",
        expires: dt.date | None = None,
    ) -> None:
        self.file = file
        self.today = today
        self.by = by
        self.expires = expires
        self.open = [one for one in worst_first(report) if one.flag.id not in rejected]
        self.done: Counter[str] = Counter()

    def walk(self) -> None:
        """Ask about each flag, until there is no more or nobody answers."""
        place = 0
        try:
            for place, one in enumerate(self.open):
                click.echo(click.style(f"\n{place + 1:,} of {len(self.open):,}", bold=True))
                click.echo("\n".join(in_full(one.document, one.flag)))
                self._decide(one)
            place = len(self.open)
        except (Left, KeyboardInterrupt):
            click.echo()
        told = ", ".join(f"{number:,} {what}" for what, number in sorted(self.done.items()))
        left = len(self.open) - place
        click.echo(f"{told or 'nothing decided'}; {left:,} not looked at" if self.open else "no open flags")

    def _decide(self, one: Found) -> None:
        while True:
            answer = _answer(_QUESTION).lower()
            if answer in ("q", "quit"):
                raise Left
            if answer in ("s", "skip"):
                self.done["skipped"] += 1
                return
            if answer[:1] in _DECISIONS and answer in ("a", "accept", "d", "dismiss", "r", "reject", "report"):
                self._keep(one, _DECISIONS[answer[0]])
                return
            click.echo(_HELP)

    def _keep(self, one: Found, decision: Decision) -> None:
        from srcflag.baseline import entry_for, load, remembered, save

        reason = "" if decision == "rejected" else _reason()
        until = self.expires if decision == "accepted" else None
        entry = entry_for(one.document, one.flag, decision, reason, when=self.today, by=self.by, expires=until)
        known = load(self.file) if os.path.lexists(self.file) else ()
        save(self.file, remembered(known, [entry]))
        self.done[decision] += 1


def _reason() -> str:
    while True:
        reason = _answer("reason: ")
        if any(map(str.isalnum, reason)):
            return reason
        click.echo("say why, in words; Ctrl-D leaves without deciding")


def _answer(question: str) -> str:
    """One line from the terminal. Raises Left at its end, or when it is interrupted."""
    while True:
        try:
            answer: str = click.prompt(question, prompt_suffix="", default="", show_default=False)
        except click.Abort:
            raise Left from None
        except UnicodeDecodeError:
            click.echo("that was no text in this terminal's encoding")
            continue
        # half of a character, as an odd terminal may send it, fits in no file
        return printable(answer.encode("utf-8", "replace").decode()).strip()
