"""Pairs of verbs and predicates that cannot both be said of the same thing at the same time, as news uses them.

Each row holds two sides; every word of one side is the opposite of every word of the other. Only words that are plain
opposites with the same subject and object are listed: "arrest" and "release" of one person, not "buy" and "sell", which
tell one deal from two sides, nor "attack" and "defend", which are done by two parties at once.
"""

from __future__ import annotations

from srcflag.words import stem_of

_PAIRS = """
accept adopt approve / reject refuse dismiss
rise increase grow climb surge soar / fall decrease decline drop shrink plunge slump
raise hike / cut lower reduce slash
confirm / deny
confirm / rule out
admit acknowledge / deny
welcome praise applaud hail / condemn criticise criticize denounce deplore
win / lose
open reopen / close shut
begin start launch / end stop halt
begin start launch resume / suspend cancel
arrest detain / release free
support back endorse favour favor / oppose
convict / acquit
guilty / innocent
join enter / leave quit
impose / lift
extend lengthen / shorten
expand widen / narrow shrink
strengthen toughen tighten / weaken ease loosen relax
grant / deny
allow permit authorise authorize / ban forbid prohibit bar block
legalise legalize / ban outlaw criminalise criminalize
enact pass / repeal
uphold / overturn overrule reverse
impose / repeal
suspend pause freeze postpone shelve / overturn repeal revoke rescind scrap cancel abolish annul
appoint hire / dismiss fire sack
keep retain / scrap abandon drop
survive / die
save rescue / kill
arrive / depart
appear / disappear vanish
find / lose
improve / worsen deteriorate
succeed / fail
advance / retreat
attend / boycott
agree / disagree
deploy / withdraw
send / recall
remember / forget
build / demolish dismantle
ratify / reject
renew / cancel
accelerate / slow
gain / lose
higher / lower
remain stay / leave
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
upgrade / downgrade
escalate / calm
calm / inflame
reveal disclose / conceal hide
load / unload
lock / unlock
freeze / unfreeze
overestimate / underestimate
""".strip()


def _stem(phrase: str) -> str:
    verb, _, particle = phrase.partition("_")
    return f"{stem_of(verb)} {particle}".strip()


def _sides(row: str) -> tuple[list[str], list[str]]:
    one, other = (side.replace("rule out", "rule_out").split() for side in row.split(" / "))
    return one, other


ANTONYMS = frozenset(
    frozenset((_stem(one), _stem(other)))
    for row in _PAIRS.splitlines()
    for ones, others in (_sides(row),)
    for one in ones
    for other in others
)
"""Pairs of stems of base forms, without order."""


def opposites(one: str, other: str) -> bool:
    """Whether two stems, of base forms, are listed as opposites."""
    return frozenset((one, other)) in ANTONYMS
