"""Words that carry meaning: which are told as replaced, which sentences, and how many words are too many."""

import pytest

from document.editorial.meaning import MOST_EVER, amount, opposites, replaced, sentences
from document.editorial.weighed import Weighed
from document.editorial.words import Word, read


def weighed(before, after):
    return Weighed("här", read(before), read(after))


def test_a_word_is_replaced_by_one_that_stands_a_word_away():
    both = weighed("Vi ser mobbning i parken.", "Vi ser i klotter parken.")

    assert list(replaced(both)) == ["”mobbning” har blivit ”klotter” här."]


def test_a_word_is_not_replaced_by_one_that_stands_two_words_away():
    both = weighed("Vi ser mobbning i en park.", "Vi ser i en klotter park.")

    assert list(replaced(both)) == []


def test_each_stretch_is_weighed_by_itself():
    both = weighed(
        "Vi ser mobbning i en park och ett hinder.", "Vi ser klotter i en park och ett räcke."
    )

    assert list(replaced(both)) == [
        "”mobbning” har blivit ”klotter” här.",
        "”hinder” har blivit ”räcke” här.",
    ]


def test_the_first_of_the_words_that_came_or_went_in_a_list_is_told():
    short, long = "Vi ser klotter.", "Vi ser klotter, buller, snatteri."

    assert list(replaced(weighed(short, long))) == ["”buller” är tillagt i en uppräkning här."]
    assert list(replaced(weighed(long, short))) == ["”buller” är borttaget ur en uppräkning här."]


def test_the_first_of_several_words_that_were_replaced_is_told():
    both = weighed("Vi ser klotter buller.", "Vi ser fiske kaffe.")

    assert list(replaced(both)) == ["”klotter” har blivit ”fiske” här."]


def test_a_word_that_comes_outside_a_list_is_not_told():
    assert list(replaced(weighed("Vi ser klotter.", "Vi ser tydligt klotter."))) == []


def test_a_little_word_is_replaced_by_any_other():
    assert list(replaced(weighed("Vi ser det nu.", "Vi ser den nu."))) == []


@pytest.mark.parametrize(
    ("one", "other", "is_new"),
    [
        ("Vi ser park gata", "Vi ser kaffe bord", False),
        ("Vi ser park gata", "Vi ser kaffe bord bok", True),
        ("Vi ser park gata", "Vi bok kaffe bord", True),
        ("Vi ser park gata", "Kaffe", False),
    ],
)
def test_a_sentence_is_another_when_more_than_half_of_it_is(one, other, is_new):
    both = weighed(f"Alla hjälps åt. {one}.", f"Alla hjälps åt. {other}.")

    assert (f"Meningen ”{other}” är tillagd här." in sentences(both)) is is_new


def test_a_sentence_that_came_and_one_that_went_are_told():
    short, long = "Alla hjälps åt.", "Alla hjälps åt. Kaffe finns hemma."

    assert list(sentences(weighed(short, long))) == ["Meningen ”Kaffe finns hemma” är tillagd här."]
    assert list(sentences(weighed(long, short))) == [
        "Meningen ”Kaffe finns hemma” är borttagen här."
    ]


def test_in_a_text_of_one_sentence_no_sentence_came():
    assert list(sentences(weighed("Parken är.", "Klotter syns överallt."))) == []


def changed(before, after):
    """How many words are told as changed."""
    return [int(line.split()[0]) for line in amount(weighed(before, after))]


def test_two_words_of_a_short_text_may_be_changed_and_no_more():
    assert changed("ett två kaffe te fika", "ett två kaffe te fika nu ju") == []
    assert changed("ett två kaffe te fika", "ett två kaffe te fika nu ju så") == [3]


def test_a_word_that_stands_elsewhere_is_changed_once():
    kept = "fika park gata"

    assert changed("ah fika bi park ce gata", f"{kept} ah bi ce") == [3]
    assert changed("ah fika bi park gata", f"{kept} ah bi") == []


def test_a_word_whose_place_was_taken_by_another_stands_elsewhere_too():
    assert changed("ah fika gata bi park damm ce", "nu fika gata mu park damm ah bi") == [4]


def test_what_binds_words_together_is_not_counted():
    assert changed("kaffe te fika", "och kaffe och te och fika") == []


def test_no_more_words_than_the_most_may_be_changed_in_any_text():
    long = " ".join(["kaffe"] * 600)
    few, many = (" ".join(["nu"] * count) for count in (MOST_EVER, MOST_EVER + 1))

    assert changed(long, f"{long} {few}") == []
    assert changed(long, f"{long} {many}") == [MOST_EVER + 1]


def test_a_text_is_another_when_none_of_its_weighty_words_are_left():
    assert [*amount(weighed("Kaffe i parken", "Te i hagen"))] == [
        "Hela texten är utbytt här (”Kaffe i parken” → ”Te i hagen”)."
    ]
    assert [*amount(weighed("Kaffe i parken", "Te i parken"))] == []
    assert [*amount(weighed("Vi är", "Vi var"))] == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Vi ökar takten.", "Vi minskar takten.", "”ökar” har blivit ”minskar” här."),
        ("Öka ljus, minska ljud.", "Minska ljus, öka ljud.", "”Minska” står nu före ”Öka” här."),
        ("Öka ljus, öka ljud.", "Öka ljus, höja ljud.", None),
        ("Vi ökar takten.", "Vi ökar intern takt.", None),
    ],
)
def test_opposites_that_came_or_changed_places_are_told(before, after, line):
    assert list(opposites(weighed(before, after))) == [line] * bool(line)


def test_opposites_are_sought_until_too_many_words_are_others():
    old = " ".join(["ökar", *(f"ek{number}" for number in range(MOST_EVER - 1))])
    new = " ".join(["minskar", *(f"al{number}" for number in range(MOST_EVER - 1))])

    found = [
        list(opposites(Weighed("här", words(old), words(after)))) for after in (new, f"{new} nu")
    ]

    assert found == [["”ökar” har blivit ”minskar” här."], []]


def words(text):
    return [Word(each, each) for each in text.split()]
