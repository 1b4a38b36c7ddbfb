"""The words of grave wrongdoing, by kind of crime: verbs, nouns, and what somebody is called.

General news English of courts, politics, police, business and war. Verbs are given in their base form.
"""

from __future__ import annotations

from srcflag.claims.slots.verbs import IRREGULAR

_DEEDS = """
    bribe embezzle siphon launder misappropriate defraud swindle overbill overcharge extort blackmail racketeer scam
    skim pocket plunder loot steal rob burgle counterfeit
    falsify forge fabricate doctor backdate deceive mislead perjure lie dupe
    rig tamper gerrymander disenfranchise
    sabotage betray spy collude conspire plot hack wiretap
    murder assassinate massacre slaughter lynch behead decapitate strangle throttle stab bludgeon knife behead maim
    mutilate dismember torture rape molest grope sodomise sodomize abduct kidnap torch firebomb ambush lynch
    persecute
    assault abuse harass bully stalk intimidate coerce brutalise brutalize manhandle mistreat ill-treat exploit enslave
    traffic smuggle groom
    bug frame silence muzzle
    bulldoze expropriate shred
    pilfer bilk fleece hoodwink misuse misrepresent mislabel plagiarise plagiarize
    meddle infiltrate eavesdrop ransack vandalise vandalize desecrate
"""
"""What is wrongdoing whoever suffers it: money, deceit, elections, treason, violence, abuse, organised crime."""

_HARMS = """
    kill shoot beat attack hit strike punch kick slap gas poison burn wound injure hang execute drag
    gun club whip bomb shell strafe bombard besiege terrorise terrorize
    imprison choke suffocate drown starve neglect trample tear-gas pepper-spray taser humiliate torment
"""
"""What is wrongdoing only where a person or a home suffers it: bills are killed and records beaten too."""

_WRONGS = """
    corruption bribery bribe bribes kickback kickbacks embezzlement fraud frauds laundering graft extortion
    blackmail nepotism cronyism racketeering profiteering forgery falsification perjury deception deceit lies
    treason sedition espionage spying sabotage collusion conspiracy betrayal assassination murder murders
    manslaughter homicide massacre massacres slaughter lynching torture rape rapes molestation abduction abductions
    kidnapping kidnappings assault assaults abuse abuses harassment bullying stalking intimidation coercion
    brutality mistreatment ill-treatment exploitation slavery trafficking smuggling theft thefts larceny robbery
    robberies burglary burglaries looting arson vandalism terrorism atrocity atrocities genocide pogrom
    misconduct malpractice negligence recklessness dereliction wrongdoing violations violation discrimination racism
    profiling persecution cover-up cover-ups coverup whitewash tampering rigging hacking evasion doping cheating
    plagiarism disinformation incitement insider-trading assassinations offences offenses offence
    offense felony felonies misdemeanour misdemeanor wrongdoings piracy hijacking hostage-taking
    meddling interference eavesdropping misuse misappropriation scam scams swindle hazing grooming neglect cruelty
    illegality lawbreaking price-fixing bid-rigging match-fixing insurrection
"""
"""What one is accused of, by name."""

_EVENTS = """
    coup killing killings shooting shootings stabbing stabbings bombing bombings poisoning poisonings attack attacks
    deaths death violence plot plots beating beatings bloodshed rioting riot crackdown repression aggression
    annexation slaying slayings cyberattack cyberattacks cyber-attack cyber-attacks hack ambush
"""
"""What accuses only whoever did it or ordered it: to condemn an attack is no accusation."""

_OWN_WRONGS = """
    corruption bribery kickbacks embezzlement fraud graft nepotism cronyism lies deceit deception treason betrayal
    brutality atrocities crimes abuses misconduct wrongdoing malpractice negligence cover-up cover-ups racism
    disinformation treachery
"""
"""Of these, what is wrongdoing of its owner: "the regime's crimes", but not "the minister's murder"."""

_CALLED = """
    liar liars crook crooks thief thieves traitor traitors murderer murderers killer criminal criminals racist racists
    fraud fraudster conman swindler rapist paedophile pedophile abuser predator bully terrorist terrorists fascist
    fascists spy dictator tyrant butcher cheat cheats hypocrite mobster gangster quisling kidnapper embezzler smuggler
    arsonist hitman mafioso kingpin
"""

IDIOMS = {
    "forge": "bond bonds reputation alliance alliances tie ties link links path career deal agreement consensus"
    " relationship relationships partnership friendship coalition identity compromise unity ahead peace way cult style"
    " friendships understanding",
    "steal": "show shows march spotlight limelight headlines base bases kiss glance heart hearts scene ball thunder"
    " pass passes puck possession",
    "plot": "course route comeback return path graph map",
    "frame": "debate picture photo question issue discussion law door news story coverage",
    "silence": "crowd doubters gun guns",
    "rob": "goal goals title win victory point points time sleep cradle",
    "betray": "nerves emotion emotions age origins",
    "exploit": "space spaces gap gaps weakness market loophole mistake opportunity resources oil gas"
    " vulnerability vulnerabilities flaw flaws bug bugs hole holes",
    "infiltrate": "groundwater soil",
    "misuse": "term word",
    "bombard": "questions calls messages patients letters requests e-mails emails",
    "choke": "tears",
    "neglect": "duties",
    "kill": "time bill bills deal game chances off",
    "murder": "novel song language",
    "bug": "fans",
    "stab": "dark",
    "abuse": "trust",
    "torch": "relay",
    "conspire": "weather",
    "bully": "pulpit",
}
"""Objects with which a verb is a figure of speech, or a match."""

TAINTED = frozenset(
    """
    corrupt crooked dishonest fraudulent corruptly dishonestly fraudulently illegally unlawfully knowingly complicit
    negligent negligently
    """.split()
)
"""Words that accuse whoever they are said of."""

_TOLD_OF_SUFFERERS = frozenset(
    """
    steal rob burgle loot murder assassinate kidnap abduct rape assault molest grope stab strangle torture massacre
    slaughter lynch behead decapitate torch firebomb ambush knife hack bully abuse harass mislead dupe deceive
    swindle defraud mutilate dismember maim bludgeon smuggle traffic enslave exploit mistreat persecute intimidate
    plunder silence betray frame groom scam bug stalk coerce lie plot conspire ransack vandalise vandalize desecrate
    pilfer bilk fleece hoodwink
    """.split()
)
"""Deeds whose sufferers are told without accusing anybody: "she was murdered", but not "the logs were forged"."""


def _forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base form, third person, past, participle and gerund."""
    past = [form for form, base in IRREGULAR.items() if base == verb] or ["misled"] * (verb == "mislead")
    doubled = {
        "rob",
        "plot",
        "rig",
        "stab",
        "hit",
        "club",
        "gun",
        "drag",
        "traffic",
        "scam",
        "kidnap",
        "bug",
        "whip",
        "eavesdrop",
    }
    stem = verb + {"traffic": "k"}.get(verb, verb[-1]) if verb in doubled else verb
    if verb.endswith("e") and verb != "lie":
        regular, gerund = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        regular, gerund = verb[:-1] + "ied", verb + "ing"
    else:
        regular, gerund = stem + "ed", stem + "ing"
    third = verb[:-1] + "ies" if regular.endswith("ied") else verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    if verb == "lie":
        return verb, "lies", "lied", "lied", "lying"
    if verb == "hang":
        return verb, "hangs", "hanged", "hanged", "hanging"
    return verb, third, past[0] if past else regular, past[-1] if past else regular, gerund


def _table(verbs: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Each form of each verb, with its base form and what the form can be: base, third, past, participle, gerund."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for verb in dict.fromkeys(verbs.split()):
        for form, name in zip(_forms(verb), ("base", "third", "past", "participle", "gerund"), strict=True):
            before = found[form][1] if form in found and found[form][0] == verb else frozenset[str]()
            found[form] = verb, before | {name}
    return found


DEEDS, HARMS = _table(_DEEDS), _table(_HARMS)
WRONGS, EVENTS, OWN_WRONGS = (frozenset(words.split()) for words in (_WRONGS, _EVENTS, _OWN_WRONGS))
CALLED = frozenset(_CALLED.split())
TOLD_OF_SUFFERERS = _TOLD_OF_SUFFERERS
