"""Every word that the editorial rule knows, in the forms in which plans write it."""

import re

import pytest

from document.editorial.spelling import opposed, poles, related, turned
from document.editorial.words import WordKind, read


def keys(text):
    return [word.key for word in read(text)]


def mark(word):
    """What a word stands for; None for a word like others."""
    (found,) = read(word)
    return (found.marks[0].kind, found.marks[0].value) if found.marks else None


def listed(text):
    """The words of a list."""
    return text.split()


def groups(text):
    """The groups of a list, each the forms of one word on a line or before a comma."""
    return [group.split() for group in re.split(r"[,\n]", text) if group.strip()]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("t.ex. nu", "till exempel nu"),
        ("t ex nu", "till exempel nu"),
        ("bl.a. nu", "bland annat nu"),
        ("bl a nu", "bland annat nu"),
        ("barn m.fl. nu", "barn med flera nu"),
        ("barn mfl nu", "barn med flera nu"),
        ("lek m.m. nu", "lek med mera nu"),
        ("lek mm. nu", "lek med mera nu"),
        ("lek o.s.v. nu", "lek och så vidare nu"),
        ("lek osv nu", "lek och så vidare nu"),
        ("nu d.v.s. genast", "nu det vill säga genast"),
        ("nu dvs. genast", "nu det vill säga genast"),
        ("en s.k. plan", "en så kallad plan"),
        ("vår f.d. plan", "vår före detta plan"),
        ("p.g.a. oro", "på grund av oro"),
        ("pga oro", "på grund av oro"),
        ("fr.o.m. den 3 maj", "från 3 maj"),
        ("från och med 3 maj", "från 3 maj"),
        ("t.o.m. den 3 maj", "till 3 maj"),
        ("till och med 3 maj", "till 3 maj"),
        ("fram till 3 maj", "till 3 maj"),
        ("skola resp. hem", "skola respektive hem"),
        ("kap. 3", "kapitel 3"),
        ("åk 3", "årskurs 3"),
        ("åk. 3", "årskurs 3"),
        ("i syfte att nå", "för att nå"),
        ("i dag", "idag"),
        ("i år", "iår"),
        ("i går", "igår"),
        ("i morgon", "imorgon"),
        ("i stället", "istället"),
        ("tills vidare", "tillsvidare"),
        ("till vidare", "tillsvidare"),
        ("så snart som möjligt", "snarast"),
        ("en del elever", "vissa elever"),
        ("varje år", "årligen"),
        ("varje dag", "dagligen"),
        ("varje månad", "månatligen"),
        ("den 3 maj", "3 maj"),
        ("år 2027", "2027"),
    ],
)
def test_a_short_form_is_read_as_what_it_is_short_for(short, long):
    assert keys(short) == keys(long)


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("vid behov", "vidbehov"),
        ("i mån av", "imånav"),
        ("om möjligt", "ommöjligt"),
        ("om det är möjligt", "ommöjligt"),
        ("i möjligaste mån", "ommöjligt"),
        ("så långt möjligt", "ommöjligt"),
        ("så långt det är möjligt", "ommöjligt"),
        ("i första hand", "iförstahand"),
        ("i andra hand", "iförstahand"),
        ("i sista hand", "iförstahand"),
        ("i regel", "iregel"),
        ("i princip", "iregel"),
        ("i huvudsak", "iregel"),
        ("som regel", "iregel"),
        ("mer än", "merän"),
        ("fler än", "merän"),
        ("mindre än", "mindreän"),
        ("färre än", "mindreän"),
        ("med undantag", "undantag"),
    ],
)
def test_a_phrase_that_limits_what_is_said_is_one_word_that_turns_it(phrase, word):
    assert keys(phrase) == [word]
    assert mark(phrase) == (WordKind.TURN, word)


def test_part_of_something_is_no_limit():
    assert keys("en del av planen") == ["en", "del", "av", "planen"]


@pytest.mark.parametrize(
    "same",
    groups("""
    ska skall, inte ej icke, ingen inga inget intet, endast bara enbart blott, minst åtminstone
    högst max maximalt, får erhåller, få erhålla, de dom dem, och samt
    om avseende angående beträffande rörande
    av utav, cirka ca ungefär omkring, eventuellt ev, löpande kontinuerligt fortlöpande regelbundet
    omedelbart omgående genast, innan före, kr krona kronor kronorna, procent %
    """),
    ids=lambda same: same[0],
)
def test_words_that_are_ways_to_write_the_same_are_one(same):
    assert {key for word in same for key in keys(word)} == {same[0]}


@pytest.mark.parametrize(
    "word",
    listed(
        """
    inte aldrig ingen ingenting ingenstans varken endast minst högst utan utom
    """
    ),
)
def test_what_denies_is_never_taken_for_a_slip(word):
    (found,) = read(word)

    assert (found.strict, mark(word)) == (True, (WordKind.TURN, word))


@pytest.mark.parametrize(
    "word",
    listed(
        """
    ska skulle bör borde får fick kan kunna kunde måste
    """
    ),
)
def test_what_says_how_far_a_duty_goes_is_never_taken_for_a_slip(word):
    (found,) = read(word)

    assert (found.strict, mark(word)) == (True, (WordKind.MODAL, word))


LIMITING = groups("""
    eller, antingen, vissa, somliga, enstaka, utvald utvalda, såvida, ifall, förutsatt, oavsett, trots
    istället, knappt, drygt, nästan, cirka, uppemot, delvis, eventuell eventuella eventuellt, möjligen, kanske
    normalt, helst, vidbehov, imånav, ommöjligt, iförstahand, iregel, merän, mindreän, undantag undantaget
    undantagsvis, förbud förbudet förbuden förbuds, förbjud förbjuden förbjuder, gratis
    kostnadsfri kostnadsfria kostnadsfritt, avgiftsfri avgiftsfria, frivillig frivilligt frivilliges
    obligatorisk obligatoriska, anonym anonyma, villkor villkoren villkorar villkorna, krav kravet kraven
""")
WHO = groups("""
    nämnd nämnden nämnder nämndens nämnders nämnderna nämndernas, styrelse styrelsen styrelses styrelser
    förvaltning förvaltningar förvaltningars förvaltningarna förvaltningarnas, beredning, utskott utskottet
    bolag bolaget bolagets, kontor kontorna, avdelning, chef cheferna, direktör, samordnare samordnarna
    handläggare handläggarnas, sekreterare, strateg, utvecklare utvecklaren utvecklarens
    myndighet, fullmäktige
    domstol, tjänst, elevhälsa elevhälsans, sjukvård
    skola skolan skolans skolas skolor skolors skolorna skolornas
    fritidsgård, ungdomsgård, bibliotek, polis, region, kurator, lektor, sköterska
    sköterskor sköterskorna, rektor
    mentor, lärare, pedagog, personal, ledare, fältare, vaktmästare, förening, företag, näringsliv
    civilsamhälle
    kyrka, brigad, elev, barn barnena, ungdom, förälder, föräldrar, vårdnadshavare, senior, pensionär
    kvinna, flicka, pojke, tjej, kille, medborgare, invånare, besökare, anställd, medarbetare, brukare, kund
    klient, patient, anhörig, familj, student, nyanländ, ägare, ledamöter, ledamot, verket verkets
    råd råds rådet rådets råden, grupp, enhet, bup, ung ungt, unga ungas, yngre, vuxna vuxnas, äldre, män
""")
TIME = groups("""
    arbetsdag, vardag, helgdag, dag dagen dagens dagar dagars dagarna dagarnas
    vecka veckor veckors veckorna veckornas vecko
    månad månader månaders månaderna månadernas, kvartal, termin, läsår, halvår, minut, sekund
    dygn dygnet dygnets, helg
    natt nattetid, nätter, kväll kvälls kvälltid, morgon morgone, tim timme timmar timmarna tims
    måndag måndagar
    tisdag tisdagen, onsdag, torsdag, fredag, lördag, söndag, år året åren års årets årens årtal årtalet
    årlig årliga årligt årligen, daglig, månatlig, höst hösten, sommar, vinter, vårtermin, jul jultid, påsk
    midsommar, nyår, våren vårens, kr, öre, procent, promille, euro, meter, km, kilometer, mil, hektar, kvm
    kvadratmeter, ton, kg, kilo, gram, liter, deciliter, klockan, kl, idag, iår, igår, imorgon
    varje, varannan
    vartannat, vartannan, alltid, ständigt, ibland, ofta, oftast, sällan, löpande, veckovis, månadsvis
    kvartalsvis, terminsvis, halvårsvis, årsvis, omedelbart, snarast, senast, tidigast, tillsvidare
    tillfälligt, permanent
    januari jan, februari feb, mars mar, april apr, maj, juni, juli, augusti aug, september sep sept
    oktober okt, november nov, december dec
""")
WATCHED = [(WordKind.TURN, LIMITING), (WordKind.WHO, WHO), (WordKind.NUMBER, TIME)]


@pytest.mark.parametrize(
    ("kind", "forms"),
    [(kind, forms) for kind, words in WATCHED for forms in words],
    ids=lambda each: each[0] if isinstance(each, list) else "",
)
def test_a_word_that_is_watched_stands_for_the_same_in_all_its_forms(kind, forms):
    found = {mark(form) for form in forms}

    assert len(found) == 1
    assert [each[0] for each in found if each] == [kind]


@pytest.mark.parametrize(("kind", "words"), WATCHED, ids=lambda each: str(each)[:6])
def test_two_words_that_are_watched_never_stand_for_the_same(kind, words):
    assert len({mark(forms[0]) for forms in words}) == len(words)


@pytest.mark.parametrize(
    "word",
    listed(
        """
    kaffe nätverket området målgruppen verk verken råda rådan råde jula vår vara enkla dagbok mart
    """
    ),
)
def test_a_word_that_only_looks_like_one_is_not_watched(word):
    assert mark(word) is None


def test_a_body_is_known_with_what_it_is_called_before_it():
    assert mark("socialnämnden") == (WordKind.WHO, "socialnämnd")
    assert mark("byggnadsnämnden") == (WordKind.WHO, "byggnadsnämnd")


ONES = """
    noll - två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton
"""
TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
UNITS = "- ett två tre fyra fem sex sju åtta nio"
ORDINALS = "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"


def test_a_number_in_letters_is_read_in_digits():
    for value, word in enumerate(ONES.split()):
        assert word == "-" or keys(word) == [str(value)]
    for ten, word in enumerate(TENS.split(), start=2):
        for one, unit in enumerate(UNITS.split()):
            assert keys(word + unit.strip("-")) == [str(10 * ten + one)]
    for value, word in enumerate(ORDINALS.split(), start=1):
        assert keys(word) == [f"{value}:e"]
    assert keys("förste andre ett") == ["1:e", "2:e", "ett"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("treårig", "treår"),
        ("treårsplan", "treårs"),
        ("femdagarsvecka", "femdag"),
        ("tvåveckorsperiod", "tvåveck"),
        ("tremånaderskontroll", "tremånad"),
        ("tvåtimmarspass", "tvåtim"),
        ("femminuterspaus", "femminut"),
        ("engångsstöd", "engång"),
        ("tvåfaldigt", "tvåfald"),
        ("tudelad", None),
        ("tvådelad", "tvådelad"),
        ("tvådelat", "tvådel"),
        ("tredelsplan", "tredels"),
        ("ensidigt", "ensidig"),
        ("trestegsmodell", "trestegs"),
        ("tvåterminskurs", "tvåtermin"),
        ("tvåpersonslag", "tvåperson"),
        ("tremannagrupp", "tremanna"),
        ("femkronors", "femkron"),
        ("heltidstjänst", "heltid"),
        ("deltid", "deltid"),
        ("halvtid", "halvtid"),
        ("elvahundra", "elvahundra"),
        ("fyrtiotusen", "fyrtiotusen"),
        ("femmiljoner", "femmiljon"),
        ("ettårig", "ettår"),
        ("flerårig", "flerår"),
    ],
)
def test_a_word_that_holds_a_number_is_known_by_it(word, value):
    assert mark(word) == (value and (WordKind.NUMBER, value))


@pytest.mark.parametrize(
    "word",
    listed(
        """
    hundra hundratal etthundra tvåhundra trehundra fyrahundra femhundra sexhundra sjuhundra
    åttahundra niohundra tusen tusentals tusental tiotals tiotal miljon miljoner miljard miljarder
    tredjedel tredjedels tredjedelar tredjedelen tredjedelarna fjärdedel femtedel sjättedel
    sjundedel åttondedel åttondel niondel tiondel hundradel hälften halv halva halvt halvan dubbel
    dubbelt dubblera par dussin enda båda bägge tkr mnkr mkr mdkr
    """
    ),
)
def test_an_amount_in_letters_is_a_number_of_its_own(word):
    (found,) = read(word)

    assert (found.strict, mark(word)) == (True, (WordKind.NUMBER, word))


@pytest.mark.parametrize(
    "word",
    listed(
        """
    innan efter från till över under mellan sedan plus minus per
    """
    ),
)
def test_a_little_word_counts_before_a_number_alone(word):
    assert mark(word) is None
    assert [len(each.marks) for each in read(f"{word} 18")] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ökar", "minskar"),
        ("alla", "vissa"),
        ("innan", "efter"),
        ("frivilligt", "obligatoriskt"),
        ("tillåts", "förbjuds"),
        ("gratis", "avgift"),
        ("öppet", "stängt"),
        ("påbörjas", "avslutas"),
        ("offentligt", "hemligt"),
        ("internt", "externt"),
        ("inomhus", "utomhus"),
        ("upp", "ner"),
        ("muntligt", "skriftligt"),
        ("digitalt", "fysiskt"),
        ("individuellt", "gemensamt"),
        ("lokalt", "centralt"),
        ("säkerställer", "eftersträvar"),
        ("ansvarar", "medverkar"),
        ("anmäls", "avanmäls"),
        ("bevaras", "gallras"),
        ("inkluderar", "exkluderar"),
        ("starkt", "svagt"),
        ("höga", "låga"),
        ("lätt", "svår"),
        ("stora", "små"),
        ("bra", "dåligt"),
    ],
)
def test_opposites_are_opposed(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    groups("""
    hemsida webbplats, prova testa, innebär medför, förekommer finns, utför genomför, använder nyttjar
    erfordras nödvändigt, vidtar genomför, främst huvudsakligen, emellertid däremot, följaktligen alltså
    eftersom därför, visar framgår, lämnas skickas, hjälp assistans, skapa bygga, hanterar handlägger
    individer människor, belyser redogör, följande nedanstående, anger nämner, uppgifter upplysningar
    samverkan tillsammans, problem bekymmer, målsättning målen, process arbetet, åtgärder insatser
    snabbt skyndsamt, kring runt, mellan emellan, viktig väsentlig, orsak anledning, påverka inverka
    utifrån grundat, prata samtal, planen dokumentet, exempelvis såsom, tycker anser, nätverk nät
    gälla avse, försäkra säkerställa
    """),
)
def test_words_that_may_stand_for_each_other_are_related(one, other):
    assert related(one, other)
    assert related(other, one)


def test_words_that_nothing_is_known_of_are_neither_opposed_nor_related():
    assert poles("kaffe") == frozenset()
    assert not opposed("kaffe", "minskar")
    assert not related("kaffe", "cykel")


@pytest.mark.parametrize(
    ("word", "longer", "is_turned"),
    [
        ("tillåten", "otillåten", True),
        ("ansvarig", "oansvarig", True),
        ("kvalificerad", "okvalificerad", True),
        ("diskriminerande", "ickediskriminerande", True),
        ("bruka", "missbruka", True),
        ("mråde", "område", False),
        ("rdning", "ordning", False),
        ("bruka", "förbruka", False),
    ],
)
def test_a_prefix_turns_a_word_but_none_that_begins_as_no_word_does(word, longer, is_turned):
    assert turned(word, longer) is turned(longer, word) is is_turned


ONSETS = """
    bl br dr fl fr gl gr kl kn kr kv pl pr sj sk sl sm sn sp st sv tr tv vr dj hj lj tj bj fj pj nj mj
"""


@pytest.mark.parametrize("onset", listed(ONSETS))
def test_a_word_may_begin_with_two_consonants(onset):
    assert turned(f"{onset}arlig", f"o{onset}arlig")


@pytest.mark.parametrize(
    "word",
    listed(
        """
    även också därför sedan denna detta dessa vilka vilket vilken deras dess finns vara blir genom
    som dock samtidigt dessutom således där hade har kommer bland annat exempel till från
    """
    ),
)
def test_a_little_word_may_stand_anywhere(word):
    (found,) = read(word)

    assert not found.weighs


def test_a_word_of_four_letters_weighs():
    assert [word.weighs for word in read("trygg lugn sur")] == [True, True, False]
