"""What is said of a change that is more than wording, and which words are let through."""

import pytest

from document.editorial.judging import TextPair, judge
from document.editorial.spelling import distance
from document.editorial.words import read

AS_LETTERS = str.maketrans("01", "ab")


def told(before, after, **kwargs):
    return [line.removesuffix(" här.") for line in judge(TextPair("här", before, after, **kwargs))]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Vi ska gå.", "Vi ska inte gå.", "”inte” är tillagt"),
        ("Vi går aldrig.", "Vi går.", "”aldrig” är borttaget"),
        ("Vi bör gå.", "Vi måste gå.", "”bör” har blivit ”måste”"),
        (
            "Vi möts 15 mars och 30 april.",
            "Vi möts 30 april och 15 mars.",
            "”30” står nu före ”15”",
        ),
        ("Inget barn i skolan.", "Barn i inget fall.", "”Barn” är flyttat förbi ”Inget”"),
        ("Skolan ringer polisen.", "Polisen ringer skolan.", "”Polisen” står nu före ”Skolan”"),
        ("Öka trivsel, minska hot.", "Minska trivsel, öka hot.", "”Minska” står nu före ”Öka”"),
        (
            "Vi samlar intern statistik.",
            "Vi samlar extern statistik.",
            "”intern” har blivit ”extern”",
        ),
        ("Det är möjligt.", "Det är omöjligt.", "”möjligt” har blivit ”omöjligt”"),
        ("Vi stoppar mobbning.", "Vi stoppar klotter.", "”mobbning” har blivit ”klotter”"),
        (
            "Vi stoppar klotter.",
            "Vi stoppar klotter och buller.",
            "”buller” är tillagt i en uppräkning",
        ),
        (
            "Vi stoppar klotter och buller.",
            "Vi stoppar klotter.",
            "”buller” är borttaget ur en uppräkning",
        ),
        ("Vi lyssnar. Parken är öppen.", "Vi lyssnar.", "Meningen ”Parken är öppen” är borttagen"),
        ("Sim", "Spa", "Hela texten är utbytt här (”Sim” → ”Spa”)."),
        ("Trivsel", "", "Texten ”Trivsel” är borttagen"),
        ("–", "Trivsel", "Texten ”Trivsel” är tillagd"),
    ],
)
def test_a_refusal_names_the_word(before, after, line):
    assert line in told(before, after)


def test_three_words_of_nine_are_too_many():
    lines = told("Det här är något som vi gör i parken.", "Det där var något så vi gör i parken.")

    assert [line.partition(",")[0] for line in lines] == ["3 ord är ändrade här"]
    assert "(det första är ”där”)" in lines[0]


def test_a_tenth_of_a_long_text_may_be_changed_and_no_more():
    words = [
        f"{first}{second}{third}ande" for first in "bdfgk" for second in "aeio" for third in "lm"
    ]
    assert len(words) == 40

    assert told(" ".join(words), " ".join([*words, "nu", "ju", "så", "då"])) == []
    assert told(" ".join(words), " ".join([*words, "nu", "ju", "så", "då", "ha"])) != []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ej", "inte"),
        ("skall", "ska"),
        ("tre", "3"),
        ("tjugofem", "25"),
        ("tredje", "3:e"),
        ("28 000 kr", "28\N{NO-BREAK SPACE}000 kronor"),
        ("kl. 10:30", "kl 10.30"),
        ("t.o.m. 1 maj", "till och med den 1 maj"),
        ("varje år", "årligen"),
        ("in\N{SOFT HYPHEN}te", "inte"),
        ("7-9", "7–9"),
        ("och och", "och"),
    ],
)
def test_another_way_to_write_the_same_is_wording(before, after):
    assert told(f"Vi gör det {before} där.", f"Vi gör det {after} där.") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1,5", "15"),
        ("1,5", "1 5"),
        ("7–9", "7 och 9"),
        ("tre", "tredje"),
        ("tvåårig", "treårig"),
        ("½", "¼"),
        ("> 18", "< 18"),
        ("0372", "372"),
        ("a@ljungby.se", "b@ljungby.se"),
        ("www.ljungby.se", "www.ljungby.nu"),
        ("juni", "juli"),
        ("KS", "KF"),
        ("sak", "ska"),
    ],
)
def test_what_looks_alike_and_is_not_the_same_is_stopped(before, after):
    assert told(f"Vi gör det {before} där.", f"Vi gör det {after} där.")
    assert told(f"Vi gör det {after} där.", f"Vi gör det {before} där.")


def test_a_sign_that_looks_like_a_tag_is_read_in_a_plain_text():
    assert told("Budget <50>", "Budget <60>") == ["”50” har blivit ”60”"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("kommunledningsförvaltningen", "kommuneldningsförvaltningen"),
        ("kontinuerligt", "kontinuerleigt"),
        ("november", "novmeber"),
        ("varannan", "varanann"),
        ("Ljungby", "Ljungy"),
        ("brottsförebyggande", "brotts förebyggande"),
    ],
)
def test_a_slip_in_a_word_that_is_watched_is_a_slip(right, wrong):
    assert told(f"Vi gör det i {right} igen.", f"Vi gör det i {wrong} igen.") == []
    assert told(f"Vi gör det i {wrong} igen.", f"Vi gör det i {right} igen.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rektor", "mentor"),
        ("lärare", "ledare"),
        ("skollärare", "skolledare"),
        ("skol lärare", "skolledare"),
        ("internpersonal", "externpersonal"),
        ("måndag", "söndag"),
        ("olika", "lika"),
    ],
)
def test_two_words_that_are_known_are_no_slip_of_each_other(one, other):
    assert told(f"Vi gör det med {one} igen.", f"Vi gör det med {other} igen.")


@pytest.mark.parametrize("slip", ["Rektr", "Retkor", "Rekttor", "Rekkttor", "REKTOR", "rektor,"])
def test_in_a_cell_that_is_decided_only_spelling_may_differ(slip):
    assert told("Rektor", slip, decided="Ansvarig är ändrad") == []
    assert told(slip, "Rektor", decided="Ansvarig är ändrad") == []


def test_in_a_cell_that_is_decided_any_other_word_is_told():
    assert told("Rektor", "Rektor och kurator", decided="Ansvarig är ändrad") == [
        "Ansvarig är ändrad här (inget → ”kurator”)."
    ]


def test_all_words_that_differ_in_a_cell_that_is_decided_are_told_on_one_line():
    found = told("Rektor, kurator, polis", "Chef, kurator", decided="Ansvarig är ändrad")

    assert found == ["Ansvarig är ändrad här (”Rektor” → ”Chef”, ”polis” → inget)."]


def test_each_link_that_differs_is_told_in_a_sentence():
    before, after = ("x", "y", "z", "w"), ("u", "x", "v", "z")
    texts = TextPair("här", "a b c", "a b c", links=(before, after))

    assert list(judge(texts)) == [
        "En länk till ”u” är tillagd här.",
        "En länk leder till ”v” i stället för ”y” här.",
        "Länken till ”w” är borttagen här.",
    ]


def test_a_line_is_told_once():
    found = told("Vi ser det. Vi gör det.", "Vi ser det ej. Vi gör det ej.")

    assert len(found) == len(set(found)) > 0


def test_two_texts_without_words_do_not_differ():
    assert told("–", "…") == []


def test_a_name_of_the_own_organisation_hides_no_number():
    lines = judge(TextPair("här", "Vi gör det 2026.", "Vi gör det 2027."), {"2026", "vi"})

    assert list(lines) == ["”2026” har blivit ”2027” här."]


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("ord", "rod", 1),
        ("ord", "bord", 1),
        ("ord", "od", 1),
        ("ord", "örd", 1),
        ("katt", "hund", 4),
    ],
)
def test_the_distance_counts_letters(one, other, letters):
    assert distance(one, other) == distance(other, one) == letters


def test_a_text_that_is_rewritten_is_stopped_by_how_many_words_that_takes():
    kept = " ".join(["ingen gör något"] * 400)
    before = " ".join(f"ordet{number:b}".translate(AS_LETTERS) for number in range(60))
    after = " ".join(f"bladet{number:b}".translate(AS_LETTERS) for number in range(60))

    assert [line.partition(",")[0] for line in told(f"{kept} {before}", f"{kept} {after}")] == [
        "60 ord är ändrade här"
    ]


def test_a_word_knows_its_sentence_and_whether_it_is_a_name():
    words = read("Vi bor i Lagan. Där bor BUP, som ni vet.")

    assert [word.sentence for word in words] == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    assert [word.shown for word in words if word.is_name] == ["Lagan", "BUP"]
    assert [word.shown for word in words if word.is_listed] == ["som"]
