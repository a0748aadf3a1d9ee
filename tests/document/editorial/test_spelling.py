"""Which words are the same but for spelling, and which may say the same."""

import pytest

from document.editorial.spelling import (
    distance,
    is_slip,
    poles,
    related,
    respelled,
    same_words,
    turned,
)
from document.editorial.words import read


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("hund", "hand", True),
        ("hund", "band", False),
        ("park", "parken", True),
        ("park", "parkerna", False),
        ("hus", "his", False),
        ("trygga", "tryyggga", True),
        ("trygga", "truggo", True),
        ("trygga", "traggio", False),
        ("lugna", "ulnga", True),
    ],
)
def test_one_or_two_letters_make_a_slip_in_a_word_of_four_or_more(one, other, slip):
    assert is_slip(one, other) is is_slip(other, one) is slip


@pytest.mark.parametrize(
    ("apart", "together", "same"),
    [
        ("brev låda", "brevlåda", True),
        ("brev låda", "brevlada", False),
        ("brev lådan", "brevladan", True),
        ("skol chefen", "skolchefen", True),
        ("skol chefen", "skolschefen", False),
        ("inte kaffe", "intekaffe", False),
    ],
)
def test_a_compound_is_the_same_apart_and_a_long_one_with_a_slip_too(apart, together, same):
    assert (
        same_words(read(apart), read(together)) is same_words(read(together), read(apart)) is same
    )


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("parkering", "parkeringar", True),
        ("parkera", "parlett", False),
        ("kabel", "kabinett", False),
        ("gata", "gatan", True),
        ("bil", "bilar", False),
        ("gatubelysning", "belysning", True),
        ("stolsben", "sben", False),
        ("fotboll", "boll", False),
        ("innebandyboll", "dyboll", True),
        ("ökad", "förstärkt", True),
        ("ökad", "minskad", False),
    ],
)
def test_words_are_related_by_their_stem_by_their_end_or_by_what_is_known(one, other, may):
    assert related(one, other) is related(other, one) is may


def mended(before, after):
    return " ".join(word.shown for word in respelled(read(before), read(after)))


def test_slips_are_written_as_they_are_after_and_other_words_stay():
    assert mended("vi gör parkrna fina", "vi gör parkerna vackra") == "vi gör parkerna fina"
    assert mended("bygda gator pakrer", "byggda parker") == "byggda gator parker"
    assert mended("sten kaffe gator", "gattor stenn") == "stenn kaffe gator"


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("abcd", "badc", 2), ("ca", "abc", 3), ("abc", "cab", 2), ("a", "", 1), ("aab", "aba", 1)],
)
def test_two_letters_that_change_places_count_once(one, other, letters):
    assert distance(one, other) == distance(other, one) == letters


def test_an_address_is_no_word_that_it_begins_with():
    assert poles("stark@ljungby.se") == frozenset()
    assert not related("webb@ljungby.se", "hemsida")


@pytest.mark.parametrize(
    ("plain", "with_prefix"),
    [("tillåten", "otillåten"), ("möjligt", "omöjlig"), ("möjligt", "omöjligt")],
)
def test_a_prefix_turns_a_word_whichever_of_the_two_is_longer(plain, with_prefix):
    assert turned(plain, with_prefix)
    assert turned(with_prefix, plain)


def test_a_word_that_begins_alike_is_not_turned():
    assert not turned("ofta", "oftare")
    assert not turned("", "otillåten")
