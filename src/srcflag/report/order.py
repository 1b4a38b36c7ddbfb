"""Which flags come first, for outputs that can show only so many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srcflag.records import SEVERITIES, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import Accepted, DocumentReport, Evidence, Flag, Notification, Report, SentenceReport


class Found(NamedTuple):
    """A flag with the document it stands in, and with how it was accepted where it was."""

    document: DocumentReport
    flag: Flag
    accepted: Accepted | None = None

    @property
    def sentence(self) -> SentenceReport:
        """The sentence that is flagged."""
        return self.document.sentences[self.flag.sentence]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that the flag rests on, best first."""
        return tuple(self.sentence.evidence[number] for number in self.flag.evidence)


def worst_first(report: Report) -> list[Found]:
    """All flags: errors, then warnings, then notes, each with the most important first, then as in the texts."""
    found = [Found(document, flag) for document in report.documents for flag in document.flags]
    return sorted(found, key=lambda one: one.flag.rank)


def accepted(report: Report) -> list[Found]:
    """The flags that somebody accepted, in the order of the documents and their texts."""
    return [Found(document, one.flag, one) for document in report.documents for one in document.accepted]


def notifications(report: Report) -> list[Notification]:
    """What is said of the run, then of each document, worst first."""
    every = [*report.notifications, *(note for document in report.documents for note in document.notifications)]
    return sorted(every, key=lambda note: SEVERITIES.index(note.level))


def by_severity(flags: Sequence[Found]) -> str:
    """How many flags of each severity, as "1 error, 2 warnings"; empty for none."""
    numbers = {name: sum(one.flag.severity == name for one in flags) for name in SEVERITIES}
    return ", ".join(counted(number, name) for name, number in numbers.items() if number)
