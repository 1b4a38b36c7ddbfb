"""Turns of phrase that accuse, by kind of wrongdoing, and those that take an accusation back."""

from __future__ import annotations

import re

_GUN = r"(?:guns?|pistols?|revolvers?|rifles?|handguns?|shotguns?|firearms?|weapons?|kni(?:fe|ves)|machetes?)"
_FEW = r"(?:[\w.,’'-]+\s+)"  # a word of a phrase that may have others inside
_BODY = (
    r"(?:truth|facts|evidence|information|results?|reports?|findings?|records?|documents?|data|losses"
    r"|defects?|faults?|flaws?|risks?|dangers?|deaths?|injuries|debts?|payments?|crimes?|abuse|mistakes?"
    r"|failures?)"
)

_TASK = (
    r"(?!\s+(?:(?:a|an)\s+fee\b|(?:the\s+)?(?:task|job|dut(?:y|ies)|responsibilit(?:y|ies)|mission)\b"
    r"|(?:overs|find|ensur|protect|lead|manag|investigat|enforc|develop|run|look|guard|keep|defend|secur|prepar|review"
    r"|implement|mak|decid|carry)\w*ing\b))"
)
"""What one is charged with doing by an employer, not by a court."""

FRAMES = re.compile(
    r"\b(?:(?<!\bthe\s)accused|accus(?:es?|ing)(?!\s+(?:person|man|woman)\b)"
    r"|(?:accusations?|allegations?)(?=\s+(?:that|(?:[\w’'-]+\s+){0,6}?against)\b)"
    r"|fac(?:es?|ed|ing)\s+(?:[\w-]+\s+){0,4}?(?:accusations?|allegations?)"
    r"|(?:abuse|assault|harassment|corruption|fraud|rape|misconduct|bribery|criminal|murder|theft|doping)\s+"
    r"(?:allegations?|accusations?|charges)"
    r"|allegedly|alleg(?:e[sd]?|ing)|indict(?:ed|s|ing)|indictments?(?!\s+of\s+(?:the|our|this|an?|how)\b)"
    r"|implicated|complicit|complicity"
    r"|guilty\s+(?:of|to|on)|found\s+guilty|convicted"
    rf"|charged\s+with{_TASK}|charged\s+in\s+(?!advance|cash|full)|charged\s+(?:\w+\s+){{0,3}}?(?:over|in\s+connection|under)"
    rf"|(?<!in\s)charg(?:e[sd]?|ing)\s+(?:(?!with\b)[\w.’'-]+\s+){{1,8}}?with{_TASK}|fac(?:es"
    r"|ed|ing)\s+(?:up\s+to\s+)?(?:\w+\s+){1,3}?(?:in\s+(?:jail|prison)|behind\s+bars|imprisonment)"
    r"|(?<!in\s)(?<!free\s)charges?\s+(?:of|against)|suspected\s+(?:of|in)"
    r"|(?:prime|main|chief|key|lead|an?)\s+suspect\s+in"
    r"|(?:is|was|remains?)\s+(?:also\s+)?(?:an?|the)\s+(?:\w+\s+)?suspect(?!\s+in)"
    r"|guilty\s+verdict|convictions?\s+(?:for|on\s+(?:\w+\s+){0,3}?(?:charges?|counts?))"
    r"|(?:murder|racketeering|fraud|corruption|weapons|drugs?|assault|rape|theft|conspiracy|manslaughter|perjury)\s+"
    r"convictions?|(?:went|gone|sent|returned|going)\s+(?:back\s+)?to\s+(?:jail|prison)"
    r"|wanted\s+(?:for|over|by|in\s+connection)"
    r"|arrested\s+(?:\w+\s+){0,4}?(?:for(?!\s+questioning)|over|in\s+connection|on\s+(?:\w+\s+){0,3}?(?:charges?|suspicion))"
    r"|(?:held|detained|(?:taken|remanded)\s+in(?:to)?\s+custody)\s+"
    r"(?:(?:for|over)\s+(?:the|his|her|their)\s+(?:part|role)"
    r"|in\s+connection|on\s+(?:\w+\s+){0,3}?(?:charges?|suspicion))"
    r"|on\s+trial|stand(?:s|ing)?\s+trial|(?:faces?|facing|faced)\s+(?:trial|(?:\w+\s+){0,4}?charges?)"
    r"|(?:jailed|imprisoned|sentenced|fined|sued|prosecuted)\s+(?:[\w,]+\s+){0,6}?(?:for|over|after)"
    r"|sentenced\s+(?:[\w.’'-]+\s+){0,5}?to\s+(?:death|life|prison|jail|\w+\s+(?:\w+\s+)?(?:months|years))"
    r"|serv(?:es?|ed|ing)\s+(?:\w+\s+){0,3}?(?:life|prison|jail)\s+(?:sentences?|terms?)"
    r"|serv(?:ed|ing)\s+(?:\w+\s+){1,3}?(?:in\s+(?:\w+\s+)?(?:prison|jail)|behind\s+bars)|serv(?:ed|ing)\s+(?:jail|prison)\s+time"
    r"|(?:lawsuit|suit|indictment|whistle-?blower|plaintiffs?|affidavit|criminal\s+complaint)s?\s+"
    r"(?:[\w,]+\s+){0,5}?(?:claim(?:s|ed|ing)?|charg(?:es|ed|ing)|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?)"
    r"(?!\s+(?:damages|for)\b))\b",
    re.IGNORECASE,
)
"""Words of accusing: to be accused, charged or convicted is to be named as a wrongdoer, whatever the charge."""

SAID_ONLY = re.compile(r"accus|alleg|fac\w+\s.*(?:accusation|allegation)|complicit|sued|fined", re.IGNORECASE)
"""Those of FRAMES by which anybody can accuse of anything: only a court convicts, and a rival accuses every day."""

DOES = re.compile(
    r"\b(?:role\s+in|(?:took|take|taken|taking)\s+part\s+in|participat\w+\s+in|responsib(?:le|ility)\s+for|culpable"
    r"|admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|plead(?:s|ed|ing)?|commit(?:s|ted|ting)?|engag(?:es?|ed|ing)\s+in"
    r"|carried\s+out|carry(?:ing)?\s+out|orchestrat(?:es?|ed|ing)|mastermind(?:s|ed|ing)?|perpetrat\w+|instigat\w+"
    r"|abett?(?:ed|ing)|(?<!state-)(?<!state\s)(?<!state\s-\s)sponsor(?:s|ed|ing)?|plotting|boast(?:s|ed|ing)?\s+(?:of|about)"
    r"|arrested|jailed|sentenced)\b",
    re.IGNORECASE,
)
"""Words that say that somebody did what follows."""

LINKS = re.compile(
    r"\b(?:involve(?:d|ment)\s+in|linked\s+to|links?\s+to|link(?:ed|ing)|ties\s+to|tied\s+to|under\s+investigation"
    r"|investigat(?:ed|ing)\s+(?:\w+\s+){1,5}?(?:for|over)|prob(?:e|ed|ing)\s+(?:\w+\s+){1,5}?(?:for|over)"
    r"|condon(?:es?|ed|ing)|evidence\s+of|(?:long|ha[sd]\s+a)\s+history\s+of|resort(?:s|ed|ing)?\s+to"
    r"|practis(?:es?|ed|ing)|subjected"
    r"|caught|attempted|denounc(?:es?|ed|ing)|claims?\s+of|complaints?\s+of|suspicions?\s+of|(?:allegation|accusation)s?\s+of"
    r"|pattern\s+of|culture\s+of|breeding\s+ground\s+for|embroiled\s+in|mired\s+in|trial\s+(?:[\w,]+\s+){0,4}?for)\b",
    re.IGNORECASE,
)
"""Words that tie somebody to what follows: they accuse in front of a wrong."""

BLAMES = re.compile(
    (
        r"\b(?:blam(?:e[sd]?|ing)|(?:held\s+|holds?\s+|is\s+|was\s+|are\s+|were\s+)responsible\s+for|(?:is"
        r"|was|are|were|be|been|being)\s+behind)\b"
    ),
    re.IGNORECASE,
)
"""Words of blaming, which accuse where there is a disaster to be blamed for."""

CRISIS = re.compile(
    r"\b(?:deaths?|dead|died|dying|killings?|violence|attacks?|bombings?|shootings?|murders?|fires?|crash"
    r"|crimes?|massacres?"
    r"|explosions?|poisonings?|famine|war|bloodshed|riots?|stabbings?|atrocit\w+|assassinations?|collapse"
    r"|cyber-?attacks?|hack(?:s|ing)?|coup|kidnappings?|abductions?|sabotage|bomb|assault)\b",
    re.IGNORECASE,
)
"""What somebody may be blamed for: to blame a rival for a quarrel is politics."""

MILD = re.compile(
    r"\b(?:dither\w*|ignor(?:ing|ance)|exaggerat\w+|hypocri\w+|play(?:ing)?\s+(?:politics|games)"
    r"|scaremonger\w*|flip-flop\w*"
    r"|delay(?:ing|s)?|weakness|arrogan\w+|stalling|populism|politici[sz]ing|backtrack\w*|u-turns?"
    r"|naivety|timidity|wasting"
    r"|neglecting|obstruct\w+|overreact\w*|complacen\w+|incompeten\w+|being\s+(?:too\s+)?(?:soft|weak"
    r"|slow|out\s+of\s+touch)"
    r"|opportunis\w+|elitism|laziness|negativ\w+|bluff\w*|grandstand\w*|time-wasting|diving|offside"
    r"|gutting|weaken\w*|undermin\w+|oppos\w+|support\w*|favou?r\w*|being\s+(?:a|an|the)\s|squander\w*"
    r"|mismanag\w+"
    r"|destabili[sz]\w+|unsettl\w+|provok\w+|provocat\w+|escalat\w+|inflam\w+|stok(?:ing|ed)|sow(?:ing|ed)|divisive\w*"
    r"|divid(?:ing|ed)|rhetoric|meddl\w+|interfer\w+|double\s+standards?|bias\w*|pipe\s+dreams?|partisan\w*"
    r"|(?:acting|behaving)\s+like|mishandl\w+|botch\w+|fail(?:ing|ure)|abandoning|trying\s+to\s+(?:delay|block|stall)(?!\w*,)|holding\s+up|pandering|caving)\b",
    re.IGNORECASE,
)
"""What rivals accuse each other of every day."""

PHRASES = tuple(
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        # corruption and money
        r"(?:took|takes?|taken|taking|pa(?:id|ys?|ying)|accept(?:s|ed|ing)?|receiv(?:es?|ed|ing)|solicit(?:s|ed|ing)?"
        r"|demand(?:s|ed|ing)?|offer(?:s|ed|ing)?)\s+" + _FEW + r"{0,4}?(?P<said>bribes?|kickbacks?|hush\s+money)",
        r"in\s+(?:return|exchange)\s+for\s+(?:\w+\s+)?(?:cash|bribes?|favou?rs|kickbacks?|sex)",
        r"(?:lin(?:ed|ing|es?)|fill(?:ed|ing)?)\s+(?:his|her|their|its)\s+(?:own\s+)?pockets?",
        r"enrich(?:ed|ing|es)?\s+(?:himself|herself|themselves|(?:his|her|their)\s+\w+)",
        (
            r"cook(?:ed|ing|s)?\s+(?:the|its|their|his|her)\s+books|(?:ponzi|pyramid)\s+scheme|insider\s+trading"
            r"|price[- ]fixing|slush\s+fund"
        ),
        (
            r"(?:evad(?:es?|ed|ing)|dodg(?:es?|ed|ing)|cheat(?:s|ed|ing)?\s+(?:on"
            r"|the))\s+(?:\w+\s+){0,3}?(?:tax(?:es|man)?|duties|sanctions|emissions|tests?)"
        ),
        r"(?:divert(?:s|ed|ing)?|funnel(?:s|led|ed|ling|ing)?|steer(?:s|ed|ing)?)\s+" + _FEW + r"{0,6}?"
        r"(?:money|funds?|donations|aid|contracts?|millions|billions)\s+"
        + _FEW
        + r"{0,3}?to\s+(?:an?\s+)?(?:his|her|their|private|own|personal|secret|offshore)",
        (
            r"(?:took|takes?|taken|taking|accept(?:s|ed|ing)?|receiv(?:es?|ed|ing))\s+(?:[\w-]+\s+){0,3}?(?:gifts"
            r"|favou?rs)\s+(?:worth|from)"
        ),
        (
            r"(?:sold|sells?|selling)\s+(?:verdicts|offices?|votes|visas|passports|diplomas|justice)|pa(?:id|ys"
            r"|ying)\s+voters"
        ),
        # crimes of police and of power
        (
            r"(?:excessive|brutal|disproportionate)\s+force|police\s+(?:brutality|violence|misconduct|abuse)"
            r"|state\s+terror"
        ),
        r"without\s+(?:a\s+)?(?:search\s+|arrest\s+)?warrants?",
        r"plant(?:s|ed|ing)?\s+(?:\w+\s+)?(?:evidence|drugs|weapons?|bombs?|explosives)|forced\s+confessions?",
        (
            r"racial(?:ly)?[\s-]+profil(?:ing|e[sd]?)|profil(?:es?|ed|ing)\s+\w+\s+by\s+race|based\s+on\s+race"
            r"|prejudiced|racially\s+motivated"
        ),
        (
            r"(?:target|kill|shoot|arrest|jail|harass|beat|attack|murder)(?:s|ed|ing|ting|en)?\s+innocent"
            r"|(?:going|goes|went|go)\s+after\s+innocent"
        ),
        (
            r"(?:crush(?:es|ed|ing)?|silenc(?:es?|ed|ing)|persecut\w+)\s+(?:\w+\s+)?(?:dissent|critics|opponents"
            r"|dissidents|opposition|protests?)"
        ),
        (
            r"(?:violat(?:es?|ed|ing)|br(?:oke|oken|eaks?|eaking)|breach(?:es|ed|ing)?|flout(?:s|ed"
            r"|ing)?)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?"
            r"(?:\w+\s+){0,2}?(?:laws?|constitution|sanctions|embargo|treaty|cease-?fire|human\s+rights|rights|oath)"
        ),
        (
            r"in\s+(?:violation|breach|defiance)\s+of\s+(?:\w+\s+){0,3}?(?:laws?|rules?|sanctions|embargo|treaty"
            r"|convention|cease-?fire)"
        ),
        # violence
        (
            r"(?:opened|opening|open)\s+fire\s+(?:on|at|into)|gunn(?:ed|ing)\s+down|(?:shot|shoot(?:s"
            r"|ing)?)\s+(?:dead|and\s+killed|to\s+death)"
        ),
        (
            r"fir(?:ed|ing|es?)\s+(?:[\w-]+\s+){0,4}?(?:at|on|into)\s+(?!the\s+(?:goal|net|target"
            r"|keeper))(?:\w+\s+){0,3}?"
            r"(?:crowds?|protesters|demonstrators|civilians|journalists|children|people|homes|him|her|them"
            r"|officers?|police|cars?|marchers)"
        ),
        r"(?:start(?:s|ed|ing)?|began|begun|kept)\s+(?:firing|shooting)\s+(?:at|on)",
        (
            rf"(?:point(?:s|ed|ing)?|aim(?:s|ed|ing)?(?!\s+at\s+\w+ing\b)|pull(?:s|ed|ing)?|dr[ae]w(?:n|s|ing)?|brandish(?:es|ed|ing)?"
            rf"|wav(?:es?|ed|ing)"
            rf"|level(?:s|led|ling)?|produc(?:es?|ed|ing)"
            rf"|turned\s+(?:\w+\s+){{1,3}}?with)\s+(?:out\s+)?{_FEW}{{0,5}}?{_GUN}"
        ),
        rf"(?:carr(?:ied|ying)|holding|possess(?:ed|ing))\s+(?:a|an|the)\s+(?:\w+\s+)?{_GUN}",
        (
            r"knelt\s+on|(?:held|holding|kept|keeping|took|taken)\s+(?:\w+\s+){0,4}?(?:hostages?|captive"
            r"|prisoner)|death\s+threats?"
        ),
        r"attempts?\s+" + _FEW + r"{0,8}?on\s+(?:his|her|\w+['’]s?|the\s+(?:\w+\s+){1,3}(?:\w+['’]s?))\s+life"
        r"|attempts?\s+on\s+(?:his|her|the)\s+li(?:fe|ves)",
        (
            rf"threaten(?:s|ed|ing)?\s+{_FEW}{{0,5}}?with\s+(?:an?|his|her|their)\s+(?:\w+\s+)?(?:{_GUN}|axe"
            rf"|hammer|death|violence)"
        ),
        r"forc(?:es?|ed|ing)\s+(?:himself|herself|themselves)\s+(?:on|upon)",
        (
            r"(?:stood|stand(?:s|ing)?)\s+by\s+(?:as|while)|belong(?:s|ed|ing)?\s+to\s+(?:an?"
            r"|the)\s+(?:\w+\s+)?(?:gang|cartel|mafia|cell)"
        ),
        # deceit and cover-up
        r"(?:hid|hides?|hidden|hiding|conceal(?:s|ed|ing)?|withh(?:e|o)ld(?:s|ing)?|suppress(?:es|ed|ing)?"
        r"|bur(?:y|ied|ying)|distort(?:s|ed|ing)?)\s+" + _FEW + r"{0,4}?(?:" + _BODY + r"|something|what\s+\w+)",
        (
            r"(?:not|never|\w{2,5}n\s?['’]\s?t)\s+(?:been\s+)?tell(?:ing)?\s+(?:\w+\s+)?the\s+(?:\w+\s+)?truth"
            r"|tell(?:s|ing)?\s+(?:\w+\s+)?lies|told\s+(?:\w+\s+){0,4}?lies"
        ),
        r"cover(?:s|ed|ing)?[\s-]+up(?!\s+(?:with|in|to)\b)",
        r"knew\s+"
        + _FEW
        + (
            r"{1,8}?(?:and|but|yet)\s+(?:did\s+nothing|said\s+nothing|told\s+(?:nobody|no\s+one)|kept\s+(?:quiet"
            r"|silent))"
        ),
        (
            r"(?:destroy(?:s|ed|ing)?|delet(?:es?|ed|ing)|eras(?:es?|ed|ing)|shredd(?:ed|ing)|wip(?:ed"
            r"|ing))\s+(?:\w+\s+){0,3}?(?:evidence|files|records|documents|tapes|e-?mails|recordings?|footage"
            r"|videos?|messages)"
        ),
        (
            r"(?:gave|giv(?:es?|ing|en))\s+(?:\w+\s+)?(?:false|misleading)\s+(?:testimony|evidence|statements?"
            r"|information)|false\s+(?:testimony|statements)"
        ),
        (
            r"(?:spread(?:s|ing)?|peddl(?:es?|ed|ing))\s+(?:\w+\s+)?(?:disinformation|lies"
            r"|propaganda|falsehoods|rumou?rs)"
        ),
        r"(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|label(?:s|led|ling)?|describ(?:es?|ed|ing)|denounc(?:es?|ed"
        r"|ing)|dismiss(?:es|ed|ing)?)\s+"
        + _FEW
        + r"{1,7}?(?:shams?|charade|whitewash|theat(?:er|re)|farce|hoax|cover-up|propaganda)",
        # elections, treason and sabotage
        (
            r"stuff(?:s|ed|ing)?\s+(?:the\s+)?ballot|b(?:ought|uy(?:s|ing)?)\s+(?:\w+\s+)?votes|vote[- ](?:buying"
            r"|rigging)|ballot[- ]stuffing"
        ),
        r"(?:threw|throw(?:s|ing|n)?)\s+(?:out|away)\s+(?:[\w,]+\s+){0,4}?(?:ballots|votes)",
        (
            r"pass(?:es|ed|ing)?\s+(?:[\w-]+\s+){0,3}?(?:secrets|designs|documents|intelligence)\s+to"
            r"|(?:hand(?:ed|s|ing)|gave|sold|leaked)\s+(?:[\w-]+\s+){0,3}?(?:secrets|codes|blueprints|plans)\s+to"
            r"|leak(?:ed|ing)\s+(?:state\s+|military\s+)?secrets"
        ),
        (
            r"(?:overthr[eo]w|topple)\s+the|coup\s+(?:\w+\s+)?(?:backed|staged|organi[sz]ed|led|sponsored"
            r"|engineered)\s+by|bl[eo]w(?:n)?\s+up\s+(?:a|the|an)"
            r"|(?:start|began|begun|provok)(?:ed|ing)?\s+(?:the|this|a)\s+war|dragg?(?:ed|ing)\s+out\s+the\s+war"
        ),
        (
            r"br(?:oke|oken|eaking)\s+into\s+(?:[\w’'-]+\s+){1,4}?(?:networks?|computers?|servers?|accounts?"
            r"|systems?|phones?)"
        ),
        r"(?:bombs?|explosives|devices?|drugs|evidence)\s+(?:was|were|had\s+been|been)\s+planted\s+by",
        (
            r"(?:ties|links|linked|connections?)\s+(?:to|with)\s+(?:\w+\s+){0,2}?(?:mafia|mob|cartels?|gangs?"
            r"|organi[sz]ed\s+crime|terror\w*|militants|extremists|al[- ]qaeda)"
        ),
        (
            r"agents?\s+provocateurs?|smuggling\s+ring|organi[sz]ed\s+crime(?!\s+(?:detective|task\s+force|unit|squad|bureau|section|expert|investigat|prosecut"
            r"|division|branch|intelligence|figures?))|shell\s+companies|(?:secret"
            r"|private)\s+(?:bank\s+)?accounts?"
        ),
        # war
        (
            r"(?:used|using|uses?)\s+(?:\w+\s+){0,2}?(?:chemical|nerve|chlorine|poison|cluster|human\s+shields?"
            r"|torture|child)\b(?:\s+(?:gas|weapons|agents?|bombs|munitions|soldiers))?"
        ),
        (
            r"commit(?:s|ted|ting)?\s+(?:\w+\s+){0,3}?crimes?|war\s+crimes?|crimes\s+against\s+humanity"
            r"|ethnic\s+cleansing|arm(?:s|ed|ing)\s+the\s+(?:rebels|militias?|separatists|insurgents)"
        ),
        r"bulldoz(?:ed|ing)\s+(?:\w+\s+){0,3}?homes",
        # neglect
        r"(?:ignor|brush|dismiss|disregard)(?:e[sd]?|ed|es|ing)\s+(?:aside\s+)?"
        + _FEW
        + r"{0,3}?(?:warnings?|alarms?|safety)",
        r"turn(?:s|ed|ing)?\s+a\s+blind\s+eye|look(?:ed|ing)\s+the\s+other\s+way",
        r"abandon(?:ed|ing)\s+(?:\w+\s+){0,2}?(?:passengers|patients|children|ship|residents|victims)",
        r"dump(?:s|ed|ing)?\s+"
        + _FEW
        + r"{0,4}?(?:in|into|in\s+to)\s+(?:the\s+|a\s+)?(?:\w+\s+)?(?:rivers?|lakes?|sea|bay|ocean|creek|stream)",
        (
            r"(?:drunk|drinking|intoxicated)\s+(?:at\s+the\s+wheel|on\s+duty|and\s+abandoned"
            r"|behind\s+the\s+wheel)|drunk[- ]driving"
        ),
    )
)
"""What accuses by a phrase. Each needs a somebody; where it has a subject, the subject must not be nobody."""

TAKEN_BACK = re.compile(
    r"\b(?:no|not|never|without|\w{2,5}n\s?['’]\s?t|nor|neither|against|anti|prevent\w*|combat\w*"
    r"|fight(?:s|ing)?|fought|tackl\w+|curb\w*|ban(?:s|ned|ning)?"
    r"|outlaw\w*|prohibit\w*|avoid\w*|stamp(?:ing)?\s+out|crack(?:s|ed|ing)?\s+down\s+on|crackdown\s+on"
    r"|(?:law|rule|bill|polic(?:y|ies)|legislation|penalt(?:y|ies)|action|measure)s?\s+(?:on|for)"
    r"|stud(?:y|ies|ied|ying)|novels?|books?|films?|drama|thriller|victims?\s+of|survivors?\s+of"
    r"|speciali[sz]es?\s+in|expert\s+(?:on|in)|unit\s+to|opposed?|oppos(?:es|ing)"
    r"|cleared|acquit(?:s|ted)?|ruled\s+out|rul(?:es|ing)\s+out|dropp(?:ed|ing)|exonerated|innocent\s+of"
    r"|rather\s+than|instead\s+of|risk\s+of|fears?\s+of|fear(?:s|ed|ing)?|guard\w*\s+against|if|whether"
    r"|eliminat\w+|(?:un)?fit(?:ness)?|competen(?:t|ce)|doubt(?:s|ed)?|little|deadlocked)"
    r"\s+(?:[\w’'-]+\s+){0,3}$"
    r"|\bneither\s+(?:[\w’',-]+\s+){0,8}$"
    r"|\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed"
    r"|ing))\s+(?:[\w’',-]+\s+){0,7}$",
    re.IGNORECASE,
)
"""What stands before a word and takes the edge off it: denied, fought, feared, studied, or suffered."""
