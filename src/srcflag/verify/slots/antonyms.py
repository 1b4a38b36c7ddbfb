"""Pairs of verbs and predicates that cannot both be said of the same thing at the same time, as news uses them.

Each row holds two sides; every word of one side is the opposite of every word of the other. Only words that are plain
opposites with the same subject and object are listed: "arrest" and "release" of one person, not "buy" and "sell", which
tell one deal from two sides, nor "attack" and "defend", which are done by two parties at once.
"""

from __future__ import annotations

from srcflag.words import stem_of

_EXCLUSIVE = """
accept adopt approve / reject refuse dismiss
confirm / deny
confirm / rule out
admit acknowledge / deny
welcome praise applaud hail / condemn criticise criticize denounce deplore
support back endorse favour favor / oppose
convict / acquit
guilty / innocent
grant / deny
allow permit authorise authorize / ban forbid prohibit bar block
legalise legalize / ban outlaw criminalise criminalize
uphold / overturn overrule reverse
suspend pause freeze postpone shelve / overturn repeal revoke rescind scrap cancel abolish annul
survive / die
save rescue / kill
succeed / fail
attend / boycott
agree / disagree
remember / forget
ratify / reject
higher / lower
encourage / discourage
include / exclude
present / absent
legal lawful / illegal unlawful
safe / unsafe dangerous
alive / dead
fit / unfit
likely / unlikely
possible / impossible
public / secret
peaceful / violent
intentional deliberate / accidental
trust / distrust
reveal disclose / conceal hide
overestimate / underestimate
"""

_SUCCESSIVE = """
rise increase grow climb surge soar jump / fall decrease decline drop shrink plunge slump
raise hike / cut lower reduce slash
win / lose
open reopen / close shut
begin start launch / end stop halt
begin start launch resume / suspend cancel
arrest detain / release free
join enter / leave quit
impose / lift
extend lengthen / shorten
expand widen / narrow shrink
strengthen toughen tighten / weaken ease loosen relax
enact pass / repeal
impose / repeal
appoint hire / dismiss fire sack
keep retain / scrap abandon drop
arrive / depart
appear / disappear vanish
find / lose
improve / worsen deteriorate
advance / retreat
deploy / withdraw
send / recall
build / demolish dismantle
renew / cancel
accelerate / slow
gain / lose
remain stay / leave
upgrade / downgrade
escalate / calm
calm / inflame
load / unload
lock / unlock
freeze / unfreeze
"""
"""What happens to one thing at two times, or is done by two parties: both may well be so."""


def _stem(phrase: str) -> str:
    verb, _, particle = phrase.partition("_")
    return f"{stem_of(verb)} {particle}".strip()


def _sides(row: str) -> tuple[list[str], list[str]]:
    one, other = (side.replace("rule out", "rule_out").split() for side in row.split(" / "))
    return one, other


def _pairs(rows: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((_stem(one), _stem(other)))
        for row in rows.strip().splitlines()
        for ones, others in (_sides(row),)
        for one in ones
        for other in others
    )


def _sets(rows: str) -> frozenset[frozenset[str]]:
    """The words of each side, which may stand for one another."""
    return frozenset(
        frozenset(_stem(word) for word in side) for row in rows.strip().splitlines() for side in _sides(row)
    )


_FOLLOWING = _pairs(_SUCCESSIVE)
_ALIKE = _sets(_EXCLUSIVE) | _sets(_SUCCESSIVE)
ANTONYMS = _pairs(_EXCLUSIVE) | _FOLLOWING
"""Pairs of stems of base forms, without order."""


def opposites(one: str, other: str) -> bool:
    """Whether two stems, of base forms, are listed as opposites."""
    return frozenset((one, other)) in ANTONYMS


def follow(one: str, other: str) -> bool:
    """Whether two opposites may be said of one thing at two times: opened and closed, rose and fell."""
    return frozenset((one, other)) in _FOLLOWING


def one_side(one: str, other: str) -> bool:
    """Whether two stems stand on one side of a pair of opposites: rose and jumped, approved and adopted."""
    return any({one, other} <= side for side in _ALIKE)
