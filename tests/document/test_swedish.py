"""Numbers and nouns that agree."""

import pytest

from document import swedish
from document.swedish import NBSP, Noun

SECTION = Noun("avsnitt", "avsnitt", neuter=True)
LEVEL = Noun("nivå", "nivåer")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "inga nivåer"),
        (1, "en nivå"),
        (2, "två nivåer"),
        (3, "tre nivåer"),
        (4, "fyra nivåer"),
        (5, "fem nivåer"),
        (6, "sex nivåer"),
        (7, "sju nivåer"),
        (8, "åtta nivåer"),
        (9, "nio nivåer"),
        (10, "tio nivåer"),
        (11, "elva nivåer"),
        (12, "tolv nivåer"),
        (13, "13 nivåer"),
        (2883, f"2{NBSP}883 nivåer"),
    ],
)
def test_a_count_is_said_with_its_noun(count, words):
    assert swedish.counted(count, LEVEL) == words


def test_one_of_an_ett_word_is_ett():
    assert swedish.counted(1, SECTION) == "ett avsnitt"
    assert swedish.number(1, LEVEL) == "en"


def test_what_is_less_than_nothing_is_said_in_digits():
    assert swedish.in_words(-1, "en") == "-1"


@pytest.mark.parametrize(("noun", "count", "form"), [
    (LEVEL, 1, "ny"), (SECTION, 1, "nytt"), (LEVEL, 2, "nya"), (SECTION, 0, "nya"),
])  # fmt: skip
def test_a_word_takes_the_form_of_its_noun(noun, count, form):
    assert swedish.agree(("ny", "nytt", "nya"), noun, count) == form


def test_a_word_is_for_one_when_no_count_is_given():
    assert swedish.agree(("ny", "nytt", "nya"), SECTION) == "nytt"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_words_are_listed_as_in_a_sentence(words, text):
    assert swedish.listed(words) == text


def test_a_sentence_gets_a_capital_and_keeps_the_rest():
    assert swedish.capital("ändrat av SKR") == "Ändrat av SKR"
    assert swedish.capital("") == ""


def test_the_months_are_twelve_in_order():
    assert (swedish.MONTHS[0], swedish.MONTHS[4], swedish.MONTHS[11]) == (
        "januari",
        "maj",
        "december",
    )
    assert len(swedish.MONTHS) == 12
