"""Who suffers a verb of harm: the person who stands behind it, if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srcflag.words import number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.claims.accused import Word

_VICTIM = 5  # words between a verb of harm and the person who suffers it
PERSONS = frozenset(
    """
    him her them me us kid kids child children man men woman women boy boys girl girls teen teens teenager teenagers
    youth youths baby babies people person persons civilian civilians villager villagers protester protesters
    protestors demonstrator demonstrators marchers resident residents passenger passengers prisoner prisoners inmate
    inmates detainee detainees hostage hostages student students journalist journalists reporter reporters worker
    workers migrant migrants refugee refugees patient patients family families brother brothers sister sisters son
    daughter mother father wife husband neighbour neighbor neighbours neighbors officer officers policeman policemen
    soldier soldiers guard guards motorist driver pedestrian bystander bystanders suspect suspects victim victims
    opponent opponents critic critics activist activists dissident dissidents lawyer lawyers monk monks priest
    priests home homes house houses hospital hospitals school schools village villages town towns church mosque
    mosques neighbourhood neighborhood neighbourhoods neighborhoods convoy embassy deputy deputies employee employees
    supervisor colleague colleagues coworker coworkers co-workers shopper shoppers worshippers pedestrians tourist
    tourists customer customers pupil pupils medics bodyguard girlfriend boyfriend ex-wife
    """.split()
)
_OTHERWISE = frozenset("guard guards victim victims".split())  # "a shooting guard", "shooting victims"
_ATTACKS = frozenset("attack attacks attacked attacking".split())
_ONE = frozenset(
    "him her me us them opponent opponents critic critics rival wife father mother brother family lawyer".split()
)
_AWAY = frozenset("by in at on near after before when while as that to".split())
_LETHAL = frozenset(
    "killed kill kills killing shot shoots shooting poisoned poisons poisoning injured wounded choked choking".split()
)


def sufferer(words: Sequence[Word], i: int) -> int | None:
    """Where the person who suffers a verb stands behind it. A bare name is none: teams beat each other daily."""
    one = words[i].lower in _ATTACKS  # who attacks one person does it with words as often
    for j in range(i + 1, min(len(words), i + 1 + _VICTIM)):
        lower = words[j].lower
        if words[j].broken or lower in _AWAY or (j == i + 1 and lower in _OTHERWISE):
            return None
        if lower in PERSONS and not words[j].name and not (one and lower in _ONE):
            return j
        if words[i].lower in _LETHAL and number_value(words[j - 1].lower) is not None and lower.endswith("s"):
            return j
        if words[i].lower in _LETHAL and number_value(lower) is not None and words[j - 1].lower == "other":
            return j
        if not one and (lower.endswith("-old") or (words[j].name and words[i].lower in _LETHAL)):
            return j
    return None
