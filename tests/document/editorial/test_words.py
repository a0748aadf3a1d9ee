"""A text as its words: where each begins, as what it is compared, and which are names."""

import pytest

from document.editorial.weighed import brief, differences, first_unlike, quoted
from document.editorial.words import key, named, read


def names(text, own_names=()):
    return [word.shown for word in read(text, own_names) if word.is_name]


def test_a_name_of_the_own_organisation_is_no_name_in_any_form():
    assert names("I Ljungbys och Växjös skolor", {"ljungby"}) == ["Växjös"]
    assert names("I Ljungby nu", {"ljungby"}) == []


def test_a_large_letter_is_a_name_unless_a_sentence_or_a_quotation_begins_with_it():
    assert names("Vi bor i Lagan. Parken: Torget är nära Ån!  Bra.") == ["Lagan", "Ån"]


def test_two_large_letters_are_a_name_wherever_they_stand():
    assert names("KSau beslutar. BUP: KS. Ett") == ["KSau", "BUP", "KS"]


def test_a_word_that_is_a_name_in_either_text_is_one_in_both():
    before, after = named(read("lagans torg"), read("vid Lagan"))

    assert [word.marks[0].value for word in (*before, *after) if word.marks] == ["lagan"] * 2


@pytest.mark.parametrize(
    ("shown", "compared"),
    [
        ("28 000", "28000"),
        ("1.000.000", "1000000"),
        ("1.5", "1,5"),
        ("10:30", "10,30"),
        ("24:30", "24:30"),
        ("3:e", "3:e"),
        ("–", "–"),
        ("-", "–"),
        ("www.Ljungby.se", "www.Ljungby.se"),
        ("A@ljungby.se", "A@ljungby.se"),
        ("https://A.se", "https://A.se"),
        ("e-post", "epost"),
        ("Skall", "ska"),
        ("TRE", "3"),
    ],
)
def test_a_word_is_compared_as_it_is_meant(shown, compared):
    assert key(shown) == compared


def test_what_is_not_seen_is_not_read():
    assert [word.key for word in read("in\N{SOFT HYPHEN}te  ka\u0308rt\n")] == ["inte", "kärt"]


def test_a_year_after_under_is_no_limit():
    assert [bool(word.marks) for word in read("under 2027")] == [False, True]
    assert [bool(word.marks) for word in read("under 18")] == [True, True]
    assert [bool(word.marks) for word in read("efter tredje")] == [False, True]


def test_only_the_first_six_words_of_a_text_are_quoted():
    assert brief("a b c d e f") == "a b c d e f"
    assert brief("a b c d e f g") == "a b c d e f …"
    assert quoted(read("en bok")) == "”en bok”"
    assert quoted([]) == ""


def test_what_differs_is_told_stretch_by_stretch():
    assert list(differences("abcd", "axcde")) == [("b", "x"), ("", "e")]
    assert first_unlike("abc", "abd") == 2


def test_what_differs_is_found_among_many_of_the_same():
    before = [word for number in range(150) for word in (str(number), "och")]
    after = ["x" if word in {"70", "71"} else word for word in before]

    assert list(differences(before, after)) == [(["70"], ["x"]), (["71"], ["x"])]


def test_a_dash_between_two_numbers_is_a_word_without_the_spaces_around_it():
    assert [word.shown for word in read("7 – 9")] == ["7", "–", "9"]
