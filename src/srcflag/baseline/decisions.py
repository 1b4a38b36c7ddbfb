"""Decision files, which the page for reviewers writes: read, merged, and taken into a baseline.

Where two people decided differently nobody else decides for them: it is a conflict, and nothing is written.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from srcflag.baseline.entries import Entry, brief, first_problem
from srcflag.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

VERSION = 1
_WAY_OUT = "export the decisions again from the page for reviewers"


class Given(BaseModel):
    """One decision of a reviewer; keys that a later page may add are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(pattern=r"^\w+:[0-9a-f]{8}$")
    code: str
    document_id: str
    text: str = ""
    decision: Literal["accepted", "dismissed", "needs_work", ""]
    reason: str = ""
    note: str = ""
    by: str = ""
    at: dt.datetime | None = None
    contradicting: tuple[str, ...] = ()

    @field_validator("at", mode="before")
    @classmethod
    def _none_where_blank(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def moment(self) -> dt.datetime:
        """When it was decided, in one time zone; before all others where that is not said."""
        at = self.at or dt.datetime.min
        return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)

    @property
    def who(self) -> str:
        """Its reviewer, for messages."""
        return self.by or "somebody"


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore")

    srcflag_decisions: int
    decisions: tuple[dict[str, Any], ...]


class Conflict(NamedTuple):
    """Two decisions about one flag that cannot both hold, each as a person is told of it."""

    id: str
    one: str
    other: str

    def __str__(self) -> str:
        return f"{self.id}: {self.one}, but {self.other}"


def read_decisions(path: str | Path) -> tuple[Given, ...]:
    """The decisions of one file. Raises InputError naming the file, the decision and what is wrong with it."""
    name = str(path)
    try:
        file = _File.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise InputError(name, f"cannot be read ({(error.strerror or str(error)).lower()})", "check the path") from None
    except (ValidationError, ValueError) as error:
        problem = first_problem(error) if isinstance(error, ValidationError) else str(error)
        raise InputError(name, f"not a file of decisions: {problem}", _WAY_OUT) from None
    if file.srcflag_decisions != VERSION:
        problem = f"of version {file.srcflag_decisions}, and this srcflag reads version {VERSION}"
        raise InputError(name, problem, "use the srcflag whose page wrote it, or a later one")
    return tuple(_given(name, number, row) for number, row in enumerate(file.decisions, 1))


def _given(name: str, number: int, row: dict[str, Any]) -> Given:
    place = f"decision {number}"
    try:
        given = Given.model_validate(row)
    except ValidationError as error:
        raise InputError(name, first_problem(error), _WAY_OUT, place) from None
    if not given.id.startswith(f"{given.code}:"):
        raise InputError(name, f"{given.id} is no flag of {given.code}", _WAY_OUT, place)
    if given.decision in ("accepted", "dismissed") and not any(map(str.isalnum, given.reason)):
        raise InputError(name, f"{given.id} is {given.decision} without a reason", "write why", place)
    return given


def merged(files: Iterable[Sequence[Given]]) -> tuple[tuple[Given, ...], tuple[Conflict, ...]]:
    """The decisions of several files as one, sorted, and where they differ.

    Of one decision made twice the later reason holds and notes are joined. A mere note differs from nothing.
    """
    known: dict[str, Given] = {}
    conflicts: list[Conflict] = []
    for given in (given for file in files for given in file):
        before = known.get(given.id)
        if before is not None and before.decision and given.decision and before.decision != given.decision:
            conflicts.append(Conflict(given.id, _said(before), _said(given)))
        elif before is not None:
            given = _joined(before, given)
        known[given.id] = given
    return tuple(sorted(known.values(), key=lambda one: (one.document_id, one.id))), tuple(conflicts)


def _said(given: Given) -> str:
    return f"{given.decision.replace('_', ' ')} by {given.who}" + (f" ({given.reason})" if given.reason else "")


def _joined(before: Given, after: Given) -> Given:
    earlier, later = sorted((before, after), key=lambda one: (bool(one.decision), one.moment))
    notes = dict.fromkeys(note for note in (earlier.note.strip(), later.note.strip()) if note)
    known = sorted({*earlier.contradicting, *later.contradicting})
    return later.model_copy(update={"note": "; ".join(notes), "contradicting": tuple(known)})


def taken_in(
    entries: Iterable[Entry], decisions: Iterable[Given], *, today: dt.date, lapsed: Collection[str] = ()
) -> tuple[tuple[Entry, ...], tuple[Conflict, ...]]:
    """The entries with what was decided, and the decisions that differ from an entry which still holds.

    `lapsed` names the entries that no longer accept: expired, or re-opened by new evidence. A decision replaces those.
    `today` dates a decision that has no date.
    """
    known = {entry.id: entry for entry in entries}
    conflicts: list[Conflict] = []
    for given in decisions:
        before = known.get(given.id)
        holds = before is not None and before.id not in lapsed
        if not given.decision or (given.decision == "needs_work" and not (before and before.accepts and holds)):
            continue
        if before is not None and holds and before.decision != given.decision:
            standing = f"{before.decision} in the baseline" + (f" by {before.by}" if before.by else "")
            conflicts.append(Conflict(given.id, standing, _said(given)))
        elif given.decision != "needs_work":
            known[given.id] = _entry(given, given.decision, before, today, renewed=not holds)
    return tuple(sorted(known.values(), key=lambda entry: entry.key)), tuple(conflicts)


def _entry(
    given: Given, decision: Literal["accepted", "dismissed"], before: Entry | None, today: dt.date, *, renewed: bool
) -> Entry:
    when = given.moment.date() if given.at else today
    if before is not None and not renewed and before.when > when:
        return before
    notes = dict.fromkeys(note for note in (before.note if before else "", given.note.strip()) if note)
    return Entry(
        id=given.id,
        code=given.code,
        document_id=given.document_id,
        text=brief(given.text) or (before.text if before else ""),
        decision=decision,
        reason=given.reason,
        note="; ".join(notes),
        by=given.by,
        when=when,
        expires=None if before is None or renewed else before.expires,
        contradicting=tuple(sorted({*given.contradicting, *(before.contradicting if before else ())})),
    )
