"""Turns of phrase that tell a misdeed, by the field of news in which they are used.

Each names a deed that harms somebody or breaks a trust, so that it accuses whoever is said to have done it. Beside
`srcflag.claims.accusing`, which holds those that the law has a name for.
"""

from __future__ import annotations

import re

_FEW = r"(?:[\w.,’'-]+\s+)"  # a word of a phrase that may have others inside
_PEOPLE = (
    r"(?:civilians?|journalists?|reporters|dissidents?|activists|protesters?|demonstrators|villagers|refugees|migrants"
    r"|worshippers|medics|aid\s+workers|opponents|critics|whistle-?blowers?)"
)
_IN_CARE = (
    r"(?:children|patients?|residents|workers|employees|women|victims?|civilians|passengers|prisoners|inmates|detainees"
    r"|students|pupils|users|customers|consumers|the\s+public|them|her|him)"
)
_SECRETS = (
    r"(?:wealth|assets|fortune|profits|income|ownership|costs?|side\s+effects|tests?|warnings?|memos?|notes?|bulletins?"
    r"|e-?mails?|footage|videos?|stud(?:y|ies)|ties|links|contacts|roles?|involvement|complaints|bod(?:y|ies))"
)
_PERPETRATOR = (
    r"(?:killer|shooter|gunman|sniper|attacker|bomber|robber|thief|hitman|mastermind|ringleader|culprit|perpetrator"
    r"|arsonist|kidnapper|rapist|assailant|hijacker|hacker|leaker|poisoner|murderer|getaway\s+driver)"
)
_BAD_GOODS = (
    r"(?:cheap|substandard|sub-standard|defective|faulty|contaminated|tainted|expired|counterfeit|unsafe|untested"
    r"|unapproved|toxic|rotten|spoiled|adulterated)"
)
_FORGED = (
    r"(?:false|fake|bogus|phoney|phony|sham|fictitious|forged|fabricated|doctored|inflated|backdated)\s+(?:\w+\s+)?"
    r"(?:invoices?|documents?|claims?|accounts?|compan(?:y|ies)|votes?|ballots?|reports?|receipts?|passports?|records?"
    r"|data|figures|names?|identit(?:y|ies)|papers|certificates?|tests?|reviews?|contracts?|degrees?|results?)"
)

MISDEEDS = tuple(
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        # violence
        (
            r"fir(?:ed|ing|es)\s+(?:[\w-]+\s+){0,3}?(?:shots?|rounds?|bullets?|volleys?|rockets?|missiles?|shells)\s+"
            r"(?:at|on|into|towards?)|fir(?:ed|ing)\s+(?:up)?on\s+(?:the\s+)?(?:crowds?|police|cars?|people|unarmed)"
            r"|fir(?:ed|ing)\s+at\s+(?!the\s+(?:goal|net|target|keeper|suspect|gunman|attackers?)\b)\w+"
        ),
        r"shot\s+(?:[\w-]+\s+){1,6}?in\s+the\s+(?:head|back|chest|neck|face|legs?|stomach|shoulder)",
        (
            r"at\s+(?:gun|knife)-?\s?point|pulled\s+the\s+trigger(?!\s+on)|fired\s+(?:the|his|her)\s+(?:\w+\s+)?(?:weapon|gun"
            r"|pistol|rifle|shots?)"
        ),
        r"forc(?:e|ed|ing|es)\s+(?:his|her|their)\s+way\s+(?:past|through)\s+(?:\w+\s+){0,2}?(?:guards?|security|police)",
        (
            r"aim(?:ed|ing)\s+(?:for|at)\s+(?:an?|the|his|her)\s+(?:[\w-]+\s+){0,5}?(?:boy|girl|man|woman|child|crowd"
            r"|protesters?|officers?)"
        ),
        (
            rf"target(?:s|ed|ing)\s+(?:[\w-]+\s+){{0,2}}?(?:{_PEOPLE}|members\s+of\s+(?:an?|the)\s+(?:rival|opposing)"
            r"|hospitals?|ambulances|mosques?|churches|synagogues?)"
        ),
        (
            r"(?:order(?:ed|s|ing)|sanction(?:ed|ing)|arrang(?:ed|ing)|authori[sz](?:ed|ing))\s+(?:the\s+|his\s+|her\s+"
            r"|their\s+|an?\s+)?(?:[\w-]+\s+){0,2}?(?:killings?|murders?|executions?|assassinations?|massacres?|poisoning"
            r"|kidnapping|beatings?|slayings?|hit\s+on)"
        ),
        (
            r"(?:arrang\w+\s+to\s+have|tr(?:ied|ying)\s+to\s+have|order\w*|wanted)\s+(?:[\w’',-]+\s+){1,9}?"
            r"(?:killed|murdered|assassinated|poisoned|silenced)"
        ),
        (
            r"(?:paid|pay|paying|pays|hired|hire|hiring)\s+(?:[\w’'-]+\s+){1,5}?to\s+(?:kill|attack|murder|shoot|beat|lie"
            r"|harass|intimidate|burn|spy|sabotage)|(?:offer\w*|paid|paying|pay)\s+(?:\w+\s+){0,3}?bount(?:y|ies)"
        ),
        (
            r"mow(?:ed|s|ing)\s+down|(?:ran|running|run)\s+(?:over|down)\s+(?:an?|the|two|three|his|her)\s+(?:\w+\s+)?"
            r"(?:man|woman|boy|girl|child|cyclists?|pedestrians?|protesters?)"
        ),
        (
            r"(?:drove|driving|rammed|plou?ghed|plowed)\s+(?:[\w’'-]+\s+){0,6}?into\s+(?:an?|the)\s+(?:\w+\s+)?"
            r"(?:crowd|protesters?|pedestrians|marchers|demonstrators|worshippers)"
        ),
        r"set(?:ting)?\s+(?:fire\s+to|(?:[\w’'-]+\s+){1,4}?(?:on\s+fire|ablaze|alight))",
        (
            r"forc(?:ed|ing|es)\s+(?:[\w’'-]+\s+){1,4}?(?:to\s+have\s+sex|into\s+(?:sex|prostitution|marriage|slavery))"
            r"|unwanted\s+(?:sexual\s+)?(?:advances|kiss(?:es)?|touching)"
        ),
        (
            r"(?:shot|kill(?:ed|ing)|shooting|fir(?:ed|ing)\s+(?:up)?on|beat(?:en|ing)?|attack(?:ed|ing|s)?)\s+"
            r"(?:[\w,-]+\s+){0,3}?(?:unarmed|defen[cs]eless)"
        ),
        (
            r"(?:we|I)(?:\s?['’]\s?ll|\s+will|(?:\s+am|\s?['’]\s?m|\s+are|\s?['’]\s?re)\s+(?:going\s+to|gonna))\s+"
            r"(?:kill|shoot|hurt|stab|burn|cut)\s+(?:you|him|her|them|your)"
        ),
        (
            rf"(?:confess\w*\s+to\s+being|(?:identified|named|charged)\s+(?:\w+\s+){{0,4}}?as|boast\w*\s+of\s+being)\s+"
            rf"(?:the|an?|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,2}}?{_PERPETRATOR}s?"
        ),
        (
            r"(?:is|was|are|were|as|being)\s+(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s+){0,3}?(?:gang|cartel|mafia|mob)\s+"
            r"(?:member|boss|leader|figure|associate|enforcer)s?"
            r"|(?:heads?|boss|bosses|leaders?|members?|chief)\s+of\s+(?:[\w’'-]+\s+){0,4}?(?:crime\s+famil(?:y|ies)|mafia|mob"
            r"|(?:drug\s+|street\s+)?(?:cartels?|gangs?)|drug\s+ring|clans?)|(?:mob|mafia|cartel|gang|drug|crime)\s+"
            r"(?:boss|lord|kingpin|chieftain)"
        ),
        r"shot\s+down\s+(?:an?|the|\w+)\s+(?:[\w-]+\s+)?(?:passenger|civilian|air\w+|plane|jet|helicopter)",
        r"(?:touch|fondl|kiss|grop)(?:ed|ing)\s+(?:me|him|her|them)\s+when\s+(?:I|he|she|they)\s+(?:was|were)",
        # liberty and equality
        (
            r"(?:detain|arrest|jail|imprison|held|hold|lock)(?:ed|ing|s)?\s+(?:[\w-]+\s+){0,4}?without\s+(?:charge|trial"
            r"|cause)"
        ),
        (
            r"(?:illegal|unlawful|arbitrar)(?:l?y|ily)?\s+(?:detain|arrest|evict|deport|spy|spied|record|search|seiz|monitor"
            r"|collect|sold|shar|dump|us)(?:ed|ing|s)?"
        ),
        (
            r"den(?:ied|ying|ies)\s+(?:[\w’'-]+\s+){0,4}?(?:medical\s+(?:care|help|treatment)|due\s+process|a\s+lawyer"
            r"|access\s+to\s+(?:a\s+)?lawyers?)|refus(?:ed|ing|es)\s+(?:[\w’'-]+\s+){0,3}?medical\s+(?:care|treatment)"
        ),
        r"discriminat(?:es?|ed|ing)\s+against",
        r"(?:us|shout|yell|hurl|utter|spew)(?:e?d|ing|s)\s+(?:[\w-]+\s+){0,4}?(?:slurs?|epithets|racial\s+abuse)",
        (
            r"(?:made|making|makes|post(?:ed|ing)|sen(?:t|ding))\s+(?:[\w-]+\s+){0,3}?(?:racist|sexist|anti-?semitic"
            r"|homophobic|threatening|obscene)\s+(?:\w+\s+)?(?:remarks?|comments?|jokes?|posts?|messages?|calls?|threats?)"
        ),
        r"(?:chased|drove|driven|turned)\s+(?:[\w’'-]+\s+){0,3}?away\s+from\s+(?:the\s+)?(?:polls|polling)",
        r"suppress(?:ed|ing|es)?\s+(?:the\s+)?(?:\w+\s+)?(?:votes?|voters|turnout|strikes?|dissent)",
        (
            r"obstruct(?:ed|ing|s|ion\s+of)\s+(?:justice|congress|the\s+(?:\w+\s+)?(?:inquiry|investigation|probe))"
            r"|abus(?:es?|ed|ing)\s+(?:of\s+)?(?:(?:his|her|its|their|the)\s+)?(?:power|office|authority|position"
            r"|dominan\w+)"
        ),
        (
            r"interfer(?:ed|ing|es?)\s+(?:in|with)\s+(?:the\s+|an?\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,2}?(?:elections?|vote"
            r"|investigation|inquiry|probe|trial|witness(?:es)?|evidence)"
        ),
        # war and terror
        (
            r"(?:bomb|shell|strik|struck|hit|attack|target|strafe)(?:ed|d|s|es|ing)?\s+(?:[\w’'-]+\s+){0,3}?(?:hospitals?"
            r"|(?:maternity\s+)?wards?|orphanages?|aid\s+convoys?|schools?|refugee\s+camps?|ambulances?|apartment\s+(?:blocks?|buildings?)|residential\s+\w+|markets?(?=\s+in))"
        ),
        (
            r"(?:arm|fund|financ|back|support|shelter|harbou?r|train|bankroll|aid)(?:ed|s|ing)\s+(?:and\s+\w+\s+)?"
            r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:terror\w*|militants|gunmen|death\s+squads?|insurgents|jihadi\w*|extremists"
            r"|mercenaries|militias)"
        ),
        r"stag(?:ed|ing)\s+(?:the|an?)\s+(?:[\w-]+\s+)?(?:attack|incident|provocation|crime|robbery|kidnapping|coup)",
        rf"(?:{_PERPETRATOR}s?|hack(?:ers|ing\s+groups?)|agents|spies|trolls)\s+(?:linked|tied|loyal)\s+to",
        r"hackers\s+(?:[\w-]+\s+){0,4}?(?:target|infiltrat|attack|breach|compromis|tr(?:ied|ying)\s+to|attempt)\w*",
        # deceit
        (
            rf"(?:hid|hides?|hidden|hiding|conceal(?:s|ed|ing)?|withh(?:e|o)ld(?:s|ing)?|suppress(?:es|ed|ing)?)\s+{_FEW}"
            rf"{{0,4}}?{_SECRETS}"
        ),
        (
            rf"sat\s+on\s+(?:the\s+|its\s+)?(?:\w+\s+)?(?:reports?|evidence|findings|results|data|complaints)|kept\s+{_FEW}"
            r"{1,6}?(?:secret|hidden)\s+from|kept\s+(?:\w+\s+){1,3}?in\s+the\s+dark"
        ),
        (
            r"despite\s+knowing|while\s+knowing|knew\s+(?:that\s+)?(?:[\w’'-]+\s+){0,5}?(?:was|were|is|are)\s+(?:\w+\s+)?"
            r"(?:unsafe|dangerous|defective|faulty|toxic|addictive|illegal|contaminated|deadly|harmful|forged|innocent"
            r"|stolen|cracked|leaking)"
        ),
        (
            rf"(?:us|submitt?|fil|issu|creat|produc|present|publish|sett?|forg|print|relied\s+on)"
            rf"(?:e[sd]?|ed|ing|s)?\s+(?:[\w-]+\s+){{0,2}}?{_FORGED}"
        ),
        (
            r"manipulat(?:ed|ing|es)\s+(?:[\w’'-]+\s+){0,3}?(?:data|results|prices?|markets?|figures|votes?|evidence|images"
            r"|tests?|statistics|rates|accounts|books)"
        ),
        (
            r"(?:invent(?:ed|ing)|made\s+up|making\s+up|fudg(?:ed|ing))\s+(?:\w+\s+){0,3}?(?:data|results|samples|patients"
            r"|figures|quotes|quotations|sources|evidence)"
        ),
        (
            r"(?:us(?:ed|ing|es)|open(?:ed|ing)|through|via)\s+(?:[\w-]+\s+){0,4}?(?:hidden|secret|undeclared|sham|front)\s+"
            r"(?:\w+\s+)?(?:accounts?|compan(?:y|ies)|funds?|trusts?)"
        ),
        # money and office
        (
            r"(?:award|steer|hand|gave|giv|funnel|push)(?:ed|ing|en)?\s+(?:[\w-]+\s+){0,5}?contracts?\s+(?:[\w-]+\s+){0,3}?"
            r"to\s+(?:his|her|their|(?:an?\s+)?(?:friends?|cronies|relatives?|donors?))"
        ),
        (
            r"(?:spent|spend(?:ing)?|used|using|divert(?:ed|ing)|charged)\s+(?:[\w’',-]+\s+){1,9}?(?:on|for|to)\s+"
            r"(?:himself|herself|themselves|personal\s+(?:expenses|use|gain|benefit)|(?:his|her|their)\s+own\s+(?:gain|use"
            r"|benefit|pockets?))"
        ),
        r"quid\s+pro\s+quo|pay[- ]to[- ]play|sweetheart\s+deals?|(?:child|forced|slave)\s+labou?r",
        (
            r"(?:deliver|hand|pass|wir|channel)(?:l?e?d|ing)\s+(?:out\s+|on\s+)?(?:[\w-]+\s+){0,3}?(?:hush\s+money|payoffs?"
            r"|bribes?|kickbacks?)|(?:buy|bought|buying)\s+(?:[\w’'-]+\s+){0,3}?silence"
        ),
        (
            r"fak(?:ed|ing)\s+(?:[\w’'-]+\s+){0,2}?(?:illness(?:es)?|injur(?:y|ies)|death|insanity|documents?|data|results"
            r"|orders|signatures?)|(?:evad|dodg)(?:ed|ing)\s+(?:\w+\s+)?(?:prosecution|justice|arrest)"
        ),
        r"(?:paid|pays?|paying)\s+(?:[\w’'-]+\s+){1,6}?to\s+(?:keep|stay|remain)\s+(?:quiet|silent)|hush\s+money",
        # care and safety
        (
            rf"(?:used|using|sold|selling|suppl(?:ied|ying)|install(?:ed|ing)|shipp(?:ed|ing)|fed|serv(?:ed|ing))\s+"
            rf"(?:[\w-]+\s+){{0,3}}?{_BAD_GOODS}\s+\w+"
        ),
        (
            r"cut(?:ting)?\s+corners\s+on|flout(?:ed|ing|s)?\s+(?:\w+\s+){0,4}?(?:rules|guidelines|regulations|orders|safety)"
            r"|skirt(?:ed|ing)\s+(?:the\s+)?(?:\w+\s+)?(?:rules|laws?|regulations|sanctions)"
        ),
        r"ignor(?:ed|ing)\s+" + _FEW + r"{0,4}?(?:complaints|red\s+flags|pleas|cries\s+for\s+help|abuse|evidence)",
        (
            rf"fail(?:ed|ing|s|ures?)\s+to\s+(?:protect\s+(?:[\w’'-]+\s+){{0,3}}?{_IN_CARE}|warn|disclose|intervene|evacuate"
            r"|rescue|report\s+(?:[\w’'-]+\s+){0,4}?(?:abuse|crimes?|incidents?|income|assaults?|suspected)|investigate"
            r"|declare\s+(?:[\w’'-]+\s+){0,3}?(?:income|gifts|assets|interests?)|(?:maintain|inspect|repair)\s+the"
            r"|act\s+on\s+(?:[\w’'-]+\s+){0,4}?(?:warnings?|reports?|complaints?|evidence|tips?))"
        ),
        r"left\s+(?:[\w’'-]+\s+){1,4}?(?:to\s+die|to\s+drown|unwashed|untreated|without\s+(?:food|water|care|medicine))",
        (
            r"(?:dump|pour|discharg|pump|releas|empt|flush)(?:i?ed|ing|s)?\s+(?:[\w-]+\s+){0,4}?(?:sewage|waste|slurry|effluent"
            r"|mercury|acid|chemicals)\s+(?:in|into|on)"
        ),
        (
            r"(?:test|film|shar|photograph|record|operat|collect|experiment|touch|inject|sold)\w*\s+(?:[\w’'-]+\s+){1,8}?"
            r"without\s+(?:[\w’']+\s+){0,2}?(?:consent|knowledge)"
        ),
        (
            r"(?:skipp|neglect|omitt|ignor|waiv)(?:ed|ing)\s+(?:[\w-]+\s+){0,3}?(?:safety|security|background|mandatory"
            r"|required)\s+(?:checks?|inspections?|tests?|rules|warnings?)"
        ),
        # sport
        r"dop(?:ed|ing)\s+(?:his|her|its|their)\s+\w+",
        (
            r"fail(?:ed|s|ing)\s+(?:an?\s+|his\s+|her\s+|the\s+)?(?:[\w-]+\s+)?(?:drugs?|doping|dope)\s+tests?"
            r"|tested\s+positive\s+for\s+(?:an?\s+)?(?:banned|steroids?|anabolic|epo|cocaine|performance|doping|stimulants?"
            r"|testosterone|nandrolone|drugs)"
        ),
        (
            r"(?:took|taken|taking|used|using|inject(?:ed|ing))\s+(?:[\w-]+\s+){0,3}?(?:steroids|epo|performance-?\s?"
            r"enhancing|banned\s+(?:substances?|drugs?))|(?:threw|throw(?:ing|n)?|fix(?:ed|ing))\s+(?:the\s+|an?\s+|\w+\s+)?"
            r"(?:match(?:es)?|bouts?|fights?|races?|bids?|tenders?)"
        ),
    )
)
"""What accuses by telling a misdeed. As with `accusing.PHRASES`, a subject must not be nobody."""
