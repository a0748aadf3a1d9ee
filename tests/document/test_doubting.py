"""Days that look wrong are asked about, in words."""

from datetime import date, timedelta

import pytest

from document.decision import Decision
from document.doubting import doubtful_decision, doubtful_repeal, doubtful_review

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
IN_TWO_YEARS = date(2028, 11, 22)
TWO_YEARS_AGO = date(2024, 11, 22)


def asked(*, brought_in=False, **days):
    told = {"valid_from": TODAY, "review_by": date(2028, 1, 1), **days}
    return list(doubtful_decision("2", Decision(**told), on=TODAY, brought_in=brought_in))


def test_ordinary_days_are_not_asked_about():
    assert asked() == []
    assert asked(valid_until=date(2030, 12, 31)) == []


def test_what_is_missing_is_no_doubt():
    assert asked(valid_from=None, review_by=None) == []
    assert asked(review_by=None) == []


def test_a_version_that_begins_more_than_two_years_ahead_is_asked_about():
    """2207 was written in place of 2027, and nothing was asked."""
    assert asked(valid_from=date(2207, 1, 1), review_by=date(2208, 1, 1)) == [
        "Version 2 börjar gälla först 1 januari 2207. Är det rätt år?"
    ]
    assert asked(valid_from=IN_TWO_YEARS, review_by=None) == []
    assert len(asked(valid_from=IN_TWO_YEARS + DAY, review_by=None)) == 1


def test_a_deadline_more_than_four_years_after_the_version_begins_is_asked_about():
    assert asked(review_by=date(2030, 11, 22)) == []
    assert asked(review_by=date(2030, 11, 23)) == [
        (
            "Version 2 ska revideras senast 23 november 2030, mer än fyra år efter att den börjar gälla "
            "22 november 2026. Är det rätt?"
        )
    ]


def test_a_version_that_began_long_ago_is_asked_about_unless_it_is_brought_in():
    old = {"valid_from": date(2017, 3, 1), "review_by": date(2019, 3, 1)}

    assert asked(**old) == ["Version 2 började gälla redan 1 mars 2017. Är det rätt år?"]
    assert asked(**old, brought_in=True) == []
    assert asked(valid_from=TWO_YEARS_AGO, review_by=None) == []


def test_a_last_day_long_after_is_asked_about():
    [question] = asked(valid_until=date(2203, 12, 31))

    assert question == "Version 2 gäller ända till och med 31 december 2203. Är det rätt år?"


def test_all_doubts_are_asked_about_at_once():
    days = {name: date(2900 + 20 * at, 1, 1) for at, name in enumerate(DAYS)}

    assert len(asked(**days)) == 3


DAYS = ("valid_from", "review_by", "valid_until")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, []),
        (IN_TWO_YEARS, []),
        (TWO_YEARS_AGO, []),
        (IN_TWO_YEARS + DAY, ["Planen upphävs först 23 november 2028. Är det rätt år?"]),
        (TWO_YEARS_AGO - DAY, ["Planen upphävdes redan 21 november 2024. Är det rätt år?"]),
    ],
)
def test_a_repeal_far_from_today_is_asked_about(day, words):
    assert list(doubtful_repeal(day, on=TODAY)) == words


def test_a_review_of_long_ago_or_with_a_deadline_far_ahead_is_asked_about():
    assert list(doubtful_review(TODAY, date(2028, 1, 1), on=TODAY)) == []
    assert list(doubtful_review(TWO_YEARS_AGO - DAY, None, on=TODAY)) == [
        "Prövningen gjordes redan 21 november 2024. Är det rätt år?"
    ]
    assert list(doubtful_review(TODAY, date(2031, 1, 1), on=TODAY)) == [
        (
            "Planen ska revideras senast 1 januari 2031, mer än fyra år efter prövningen "
            "22 november 2026. Är det rätt?"
        )
    ]


def test_the_last_day_of_the_calendar_is_a_day_like_others():
    assert len(asked(valid_from=date.max, review_by=date.max, valid_until=date.max)) == 1
