"""Template words."""

from datetime import date

import pytest

from plans.templatetags import plan


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "1\xa0dag"), (2, "2\xa0dagar"), (2883, "2\xa0883\xa0dagar"), (0, "0\xa0dagar")],
)
def test_days_are_counted(value, words):
    assert plan.days(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (1, "ett"), (2, "två"), (12, "tolv"), (13, "13"), (1200, "1\xa0200")],
)
def test_small_numbers_are_words(value, words):
    assert plan.counted(value, "ett") == words


@pytest.mark.parametrize("value", [date(2026, 1, 2), "2026-01-02"])
def test_a_day_is_marked_as_one(value):
    assert plan.day(value) == '<time datetime="2026-01-02">2026-01-02</time>'


@pytest.mark.parametrize("value", ["2026", "2026-13-45", "från 2026-01-02", ""])
def test_a_text_that_is_no_day_is_left_as_it_is(value):
    assert plan.day(value) == value


def test_a_text_that_is_no_day_is_escaped():
    assert plan.day("<b>") == "&lt;b&gt;"


def test_the_days_of_a_sentence_are_marked_and_the_rest_is_escaped():
    marked = plan.dated("Gäller från 2026-01-02, <b>inte</b> 2026-13-40.")

    day = '<time datetime="2026-01-02">2026-01-02</time>'
    assert marked == f"Gäller från {day}, &lt;b&gt;inte&lt;/b&gt; 2026-13-40."
