"""The rules: an explicit tuple, and how a selection of them is applied.

A new rule is a file beside this one, its spec in `tests/rules/`, a line in the tuple and one in the changelog.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srcflag.errors import RuleError, SettingsError, nearest
from srcflag.rules import (
    sf101,
    sf102,
    sf103,
    sf201,
    sf202,
    sf203,
    sf204,
    sf205,
    sf206,
    sf301,
    sf302,
    sf303,
    sf304,
    sf305,
    sf401,
    sf402,
    sf403,
    sf501,
    sf901,
    sf902,
)
from srcflag.rules.base import Case, Finding, Rule, to_flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srcflag.records import Flag

__all__ = ["RULES", "Case", "Finding", "Rule", "apply", "in_text_order", "rule", "selected"]

RULES: tuple[Rule, ...] = (
    sf101.RULE,
    sf102.RULE,
    sf103.RULE,
    sf201.RULE,
    sf202.RULE,
    sf203.RULE,
    sf204.RULE,
    sf205.RULE,
    sf206.RULE,
    sf301.RULE,
    sf302.RULE,
    sf303.RULE,
    sf304.RULE,
    sf305.RULE,
    sf401.RULE,
    sf402.RULE,
    sf403.RULE,
    sf501.RULE,
    sf901.RULE,
    sf902.RULE,
)


def rule(code: str) -> Rule:
    """The rule of that code or name ("SF101", "uncorroborated-claim"). Raises SettingsError naming the known ones."""
    for candidate in RULES:
        if code.casefold() in (candidate.code.casefold(), candidate.name):
            return candidate
    raise SettingsError(f"no rule '{code}'; {_way_out(code)}")


def _way_out(written: str) -> str:
    """The rules that may be meant, and all that there are."""
    names = {known.code: known.code for known in RULES} | {known.name.upper(): known.code for known in RULES}
    sought = written.upper()[:100]  # no rule has so long a name
    # at 0.7 one sign of a code may be wrong or missing; "SF999" is like no rule there is
    alike = [name for name in names if name.startswith(sought)] or nearest(sought, names, likeness=0.7)
    near = sorted({names[name] for name in alike})
    meant = f"did you mean {' or '.join(near)}? " if 0 < len(near) < len(RULES) else ""
    return f"{meant}known rules: {', '.join(known.code for known in RULES)}"


def selected(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose code begins with one of `select` (empty: all) and with none of `ignore`.

    Raises SettingsError for an entry that fits no rule.
    """
    for entry in (*select, *ignore):
        if not any(known.code.startswith(entry.upper()) for known in RULES):
            raise SettingsError(f"'{entry}' selects no rule; {_way_out(entry)}")
    wanted = tuple(entry.upper() for entry in select) or ("",)
    unwanted = tuple(entry.upper() for entry in ignore)
    return tuple(r for r in RULES if r.code.startswith(wanted) and not (unwanted and r.code.startswith(unwanted)))


def apply(
    rules: Sequence[Rule], cases: Sequence[Case], min_confidence: float = 0.0
) -> tuple[tuple[Flag, ...], tuple[RuleError, ...]]:
    """The flags of one document's sentences, in the order of the text, and the rules that crashed.

    A rule that crashes on one sentence is reported and the rest goes on. What rests on a status less sure than
    `min_confidence` is a note.
    """
    flags: list[Flag] = []
    crashes: list[RuleError] = []
    seen: Counter[tuple[str, str, str]] = Counter()
    opening = next((row for row, case in enumerate(cases) if case.claim.sentence.start >= case.document.body_start), 0)
    for position, case in enumerate(cases):
        for candidate in rules:
            if (candidate.scope == "document" and position != opening) or (
                candidate.scope == "suppression" and not case.suppressions
            ):
                continue
            try:
                findings = tuple(candidate.check(case))
            except Exception as error:  # noqa: BLE001 - a rule may be anybody's code: one that fails must not take the run with it
                place = f"{case.document.id}, sentence {case.claim.sentence.index}"
                crashes.append(RuleError(f"{candidate.code} crashed on {place}: {type(error).__name__}: {error}"))
                continue
            for finding in findings:
                key = (candidate.code, case.claim.sentence.text, finding.slot)
                flags.append(to_flag(candidate, case, finding, repeat=seen[key], least=min_confidence))
                seen[key] += 1
    return in_text_order(flags), tuple(crashes)


def in_text_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Flags as a report has them."""
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.code, flag.end)))
