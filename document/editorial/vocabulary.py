"""The Swedish words that the editorial rule knows: numbers, time, what turns a sentence, who is meant.

Pure data and the patterns made of it. Words are in lower case. Adding a word makes the rule stricter.
"""

import re

from document.swedish import MONTHS

#: Short forms, and phrases that count as one word, with what they are read as.
PHRASES = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), written)
    for pattern, written in (
        (r"t\.? ?ex\.?", "till exempel"),
        (r"bl\.? ?a\.?", "bland annat"),
        (r"m\. ?fl\.?|mfl\.?", "med flera"),
        (r"m\. ?m\.?|mm\.", "med mera"),
        (r"o\. ?s\. ?v\.?|osv\.?", "och så vidare"),
        (r"d\. ?v\. ?s\.?|dvs\.?", "det vill säga"),
        (r"s\. ?k\.", "så kallad"),
        (r"f\. ?d\.", "före detta"),
        (r"p\. ?g\. ?a\.?|pga\.?", "på grund av"),
        (r"(?:fr\.? ?o\.? ?m\.?|från och med)(?: den)?", "från"),
        (r"(?:t\.? ?o\.? ?m\.?|till och med|fram till)(?: den)?", "till"),
        (r"resp\.", "respektive"),
        (r"kap\.", "kapitel"),
        (r"åk\.?(?= ?\d)", "årskurs"),
        (r"i syfte att", "för att"),
        (r"i (dag|år|går|morgon|stället)", r"i\1"),
        (r"tills? vidare", "tillsvidare"),
        (r"vid behov", "vidbehov"),
        (r"i mån av", "imånav"),
        (
            r"(?:om möjligt|om det är möjligt|i möjligaste mån|så långt (?:det är )?möjligt)",
            "ommöjligt",
        ),
        (r"i (?:första|andra|sista) hand", "iförstahand"),
        (r"i (?:regel|princip|huvudsak)", "iregel"),
        (r"som regel", "iregel"),
        (r"så snart som möjligt", "snarast"),
        (r"(?:fler|mer) än", "merän"),
        (r"(?:färre|mindre) än", "mindreän"),
        (r"en del(?= (?!av)\w)", "vissa"),
        (r"med undantag", "undantag"),
        (r"varje år", "årligen"),
        (r"varje dag", "dagligen"),
        (r"varje månad", "månatligen"),
        (r"den(?= \d)|år(?= (?:19|20)\d\d)", ""),
    )
)

#: Different ways to write the same.
SAME = {
    form: word
    for word, forms in {
        "ska": "skall",
        "inte": "ej icke",
        "ingen": "inga inget inga intet",
        "endast": "bara enbart blott",
        "minst": "åtminstone",
        "högst": "max maximalt",
        "får": "erhåller",
        "få": "erhålla",
        "de": "dom dem",
        "och": "samt",
        "om": "avseende angående beträffande rörande",
        "av": "utav",
        "cirka": "ca ungefär omkring",
        "eventuellt": "ev",
        "löpande": "kontinuerligt fortlöpande regelbundet",
        "omedelbart": "omgående genast",
        "innan": "före",
        "kr": "krona kronor kronorna",
        "procent": "%",
    }.items()
    for form in forms.split()
}

#: Words that turn a sentence: the strict ones, which are never taken for a slip of the pen.
NEGATING = frozenset(
    """
    inte aldrig ingen ingenting ingenstans varken endast minst högst utan utom
    """.split()  # noqa: SIM905
)
MODAL = frozenset(
    """
    ska skulle bör borde får fick kan kunna kunde måste
    """.split()  # noqa: SIM905
)
#: Words that limit or loosen what is said; the group is what they are known by. A slip in one is a slip.
LIMITING = re.compile(
    r"(eller|antingen|vissa|somliga|enstaka|utvald|såvida|ifall|förutsatt|oavsett|trots|istället|knappt|drygt"
    r"|nästan|cirka|uppemot|delvis|eventuell|möjligen|kanske|normalt|helst|vidbehov|imånav|ommöjligt"
    r"|iförstahand|iregel|merän|mindreän|undantag|undantagsvis|förbud|förbjud|gratis|kostnadsfri|avgiftsfri"
    r"|frivillig|obligatorisk|anonym|villkor|krav)(?:a|t|tt|na|et|en|es|er|ar|s)?"
)

_ONES = """
    noll ett två tre fyra fem sex sju åtta nio tio elva tolv
    tretton fjorton femton sexton sjutton arton nitton
""".split()  # noqa: SIM905
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()  # noqa: SIM905
_ORDINALS = """
    första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte
""".split()  # noqa: SIM905
_UNITS_OF_TEN = ["", *_ONES[1:10]]

#: Numbers in letters, each with the digits it stands for; ”en” and ”ett” are articles more often.
NUMBERS = (
    {word: str(value) for value, word in enumerate(_ONES) if value != 1}
    | {
        ten + one: str(10 * (at + 2) + value)
        for at, ten in enumerate(_TENS)
        for value, one in enumerate(_UNITS_OF_TEN)
    }
    | {word: f"{value}:e" for value, word in enumerate(_ORDINALS, start=1)}
    | {"förste": "1:e", "andre": "2:e"}
)

_COUNT = "|".join([*NUMBERS, "en", "ett", "halv", "hel", "del", "fler"])
#: Words that hold a number: treårig, femdagars, halvår, heltid, tvåhundra, trettioåring.
COMPOUND = re.compile(
    rf"({_COUNT})(års?|dag|veck|månad|tim|minut|gång|fald|delad|dels?|sidig|stegs|termin|person"
    r"|manna|kron|tid|hundra|tusen|miljon)\w*"
)
#: Amounts that are no digits.
AMOUNT = re.compile(
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?hundra\w*|tusen\w*|tiotals?|miljon(?:er)?|miljard(?:er)?"
    r"|(?:tredje|fjärde|femte|sjätte|sjunde|åttonde|åtton|nion|tion|hundra)del(?:s|ar|en|arna)?"
    r"|hälften|halv(?:a|t|an)?|dubbel\w*|dubbl\w*|par|dussin|enda|båda|bägge|tkr|mnkr|mkr|mdkr"
)

_SHORT_MONTHS = {"sept": "september"} | {
    month[:3]: month for month in MONTHS if month not in {"juni", "juli"}
}
#: Months, also as they are shortened; ”jul” is another time.
MONTH = {month: month for month in MONTHS} | _SHORT_MONTHS

#: Units, days, seasons and how often; the first group is what they are known by. A slip in one is a slip.
TIME = re.compile(
    r"(arbetsdag|vardag|helgdag|dag|veck|månad|kvartal|termin|läsår|halvår|minut|sekund|dygn|helg"
    r"|natt|nätt|kväll|morgon)(?:a|e|o|en|et|ar|ars|er|ers|or|ors|ens|ets|arna|erna|orna|arnas|ernas|ornas|s|tid"
    r"|etid)?"
    r"|(tim)(?:m\w{1,4}|s)?"
    r"|((?:mån|tis|ons|tors|fre|lör|sön)dag)\w*"
    r"|(år)(?:et|en|s|ets|ens|tal|talet)?|(årlig|daglig|månatlig)(?:a|t|en)?"
    r"|(höst|sommar|vinter|vårtermin|jul|påsk|midsommar|nyår)(?!a)\w*|(vår)en\w*"
    r"|(kr|öre|procent|promille|euro|meter|km|kilometer|mil|hektar|kvm|kvadratmeter|ton|kg|kilo|gram|liter"
    r"|deciliter|klockan|kl)"
    r"|(idag|iår|igår|imorgon|varje|varannan|vartannat|vartannan|alltid|ständigt|ibland|ofta|oftast|sällan"
    r"|löpande|veckovis|månadsvis|kvartalsvis|terminsvis|årsvis|omedelbart|snarast|senast|tidigast"
    r"|tillsvidare|tillfälligt|permanent)"
)
#: Words that count only before a number: ”över 18 år”.
BEFORE_NUMBERS = frozenset("innan efter från till över under mellan sedan plus minus per".split())  # noqa: SIM905

#: Bodies, roles and groups of people, with any word before them: socialnämnd, elevhälsa, grundskola.
#: The first group is what one is known by, the second its last part.
WHO = re.compile(
    r"(\w*(nämnd|styrels|förvaltning|beredning|utskott|bolag|kontor|avdelning|chef|direktör|samordnar"
    r"|handläggar|sekreterar|strateg|utvecklare|myndighet|fullmäktig|domstol|tjänst|elevhäls|sjukvård|skol"
    r"|fritidsgård|ungdomsgård|bibliotek|polis|region|kurator|lektor|sköterska|sköterskor|rektor|mentor|lärar"
    r"|pedagog|personal|ledare|fältar|vaktmästar|förening|företag|näringsliv|civilsamhäll|kyrka|brigad"
    r"|elev|barn|ungdom|förälder|föräldr|vårdnadshavar|senior|pensionär|kvinn|flick|pojk|tjej|kill"
    r"|medborgar|invånar|besökare|anställd|medarbetare|brukare|kund|klient|patient|anhörig|familj|student"
    r"|nyanländ|ägare|ledamöter|ledamot|(?<!nät)verk(?=et)|(?<!om)råd(?=(?:ets?|en|s)?$)|(?<!mål)grupp)"
    r"|enhet|bup|unga?|yngre|vuxn|äldre|män)"
    r"(?:a|an|ans|e|n|t|en|et|er|ar|or|na|erna|arna|orna|ena|ens|ets|nas|ernas|arnas|ornas|s|ers|ars|ors|es|as"
    r"|ns)?"
)

#: Opposites. A pole that goes while another comes turns the sense; alone, each is a word like others.
AXES = tuple(
    tuple(re.compile(rf"(?:{pole})\w*") for pole in axis)
    for axis in (
        (r"öka|ökn|höj|störr|störst|fler|mer$|mest$|högre|utök|förstärk|stärk|främja|utvidg|bättr",
         r"minsk|sänk|mindr|färr|lägre|lägst|försvag|begräns|motverk|reducer|neddrag|sämr|förebygg"),
        (r"alla$|alls$|samtlig|hela$|varje", r"vissa|några$|enstaka|flera$|många$|få$|flesta"),
        (r"innan", r"efter"),
        (r"frivillig|valfri|uppmuntr|rekommender", r"obligator|tvingand|krav|krävs|skyldig"),
        (r"tillåt|tillåten|godkän|bevilj", r"förbj|avslå|avslag|neka|vägra"),
        (r"gratis|kostnadsfri|avgiftsfri", r"avgift(?!sfri)|betala"),
        (r"öppe|öppn|öppet", r"stäng|sluten|slutn"),
        (r"påbörj|inled|start|inför|införs", r"avslut|avveckl|upphör|avskaff|slut$|avbryt"),
        (r"offentlig|öppen", r"sekretess|hemlig|konfidentiell"),
        (r"intern", r"extern"),
        (r"inom$|inomhus", r"utom$|utomhus|utanför"),
        (r"upp$", r"ner$|ned$"),
        (r"muntlig", r"skriftlig"),
        (r"digital", r"fysisk"),
        (r"enskild|individuell", r"gemensam|grupp"),
        (r"lokal", r"central|nationell|regional"),
        (r"säkerställ|garanter|tillse", r"sträva|eftersträva|verka$|verkar$|försök|överväg|undersök|beakta"),
        (r"ansvar|beslut", r"medverk|delta|bistå|stöd|rådgör|föreslå|yttra"),
        (r"anmäl", r"avanmäl"),
        (r"behåll|bevara", r"slopa|gallra|förstör"),
        (r"inkluder|omfatta|ingå", r"exkluder|uteslut|undanta"),
        (r"stark", r"svag"),
        (r"hög$|högt$|höga$", r"låg$|lågt$|låga$"),
        (r"lätt|enkel", r"svår"),
        (r"stor$|stort$|stora$", r"liten$|litet$|små$|lilla$"),
        (r"bra$|god$|goda$|gott$", r"dålig|brist"),
    )
)  # fmt: skip

#: Words that may stand for each other. Other words that do are replaced by another meaning, as far as a
#: machine can tell.
SYNONYMS = tuple(
    re.compile(rf"(?:{group})\w*")
    for group in (
        r"hemsid|webb|sajt",
        r"prova|pröva|testa",
        r"innebär|innebar|betyd|medför",
        r"förekom|finns|existera|föreligg",
        r"utför|genomför|verkställ|göra|görs|gjor|sker",
        r"använd|nyttja|utnyttja|begagna|tillämpa",
        r"erford|nödvändig|behövlig",
        r"vidta|göra|görs|utför|genomför",
        r"främst|framförallt|huvudsaklig",
        r"emellertid|däremot|men$",
        r"följaktligen|alltså|därmed|därav",
        r"eftersom|emedan|därför",
        r"visa|påvisa|framgå",
        r"lämna|inlämna|överlämna|skicka|sända|sänd|insänd|översänd",
        r"hjälp|bistå|assist|stöd|stött",
        r"skapa|åstadkom|bygga|bygger",
        r"hanter|handha|handlägg",
        r"individ|person|människ|enskild|folk$",
        r"belys|beskriv|redogör|presenter",
        r"följande|nedanstående",
        r"ange|angiv|nämn",
        r"uppgift|information|upplysning",
        r"samverk|samarbet|tillsammans|gemensam",
        r"problem|svårighet|bekymmer",
        r"målsättning|mål$|målet|målen",
        r"process|arbet",
        r"åtgärd|insats|aktivitet",
        r"snabb|skyndsam",
        r"kring|runt|omkring",
        r"mellan|emellan",
        r"viktig|väsentlig|angelägen|betydelsefull",
        r"orsak|anledning|skäl",
        r"påverka|inverka",
        r"utifrån|utgå|baser|grunda|bygg",
        r"prata|pratar|tala$|talar|samtal",
        r"plan$|planen|dokument|handlingsplan|styrdokument",
        r"exempelvis|exempel|såsom",
        r"tycker|anser|menar",
        r"nätverk|nät$",
        r"gälla|gäller|avse",
        r"försäkra|tillse|säkerställ",
    )
)  # fmt: skip

#: How a word that stands after a dropped ”o” may begin: ”otillåten” is turned, ”mråde” is a slip.
_ONSET = "bl br dr fl fr gl gr kl kn kr kv pl pr sj sk sl sm sn sp st sv tr tv vr dj hj lj tj bj fj pj nj mj"
BEGINNING = re.compile(
    rf"[aeiouyåäö]|[bcdfghjklmnpqrstvwxz][aeiouyåäö]|(?:{'|'.join(_ONSET.split())})"
)
#: What turns a word when it comes in front.
TURNING_PREFIXES = ("o", "icke", "miss")
#: Words of four letters or more that may stand anywhere.
FILLING = frozenset(
    """
    även också därför sedan denna detta dessa vilka vilket vilken deras dess finns vara blir genom samt som
    dock samtidigt dessutom således där hade har kommer bland annat exempel till från
    """.split()  # noqa: SIM905
)
