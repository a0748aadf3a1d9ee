"""What stands in the way of a decision, a repeal, a review and an editorial revision, in words."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from document import assessing, rules
from document.assessing import Problem
from document.decision import Decision
from document.rules import Version
from tests import factories
from tests.document.test_rules import Version as Row

DAY = date(2026, 11, 22)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)


@dataclass(frozen=True)
class Done:
    day: date


def said(problems):
    return [(problem.message, problem.field) for problem in problems]


# A decision


def test_all_that_a_decision_must_say_is_asked_for():
    assessed = assessing.assess(Decision(), latest=None, on=DAY)

    assert said(assessed.problems) == [
        ("Ange vem som har fastställt planen.", "adopted_by"),
        ("Ange från vilken dag versionen gäller.", "valid_from"),
        ("Ange när planen senast ska revideras.", "review_by"),
    ]
    assert said(assessed.warnings) == [
        ("Beslutsdatum saknas i beslutet.", "adopted_on"),
        ("Paragraf saknas i beslutet.", "paragraph"),
        ("Diarienummer saknas i beslutet.", "registry_number"),
    ]


def problems_of(*, latest=None, **facts):
    return said(assessing.assess(factories.decision(**facts), latest=latest, on=DAY).problems)


def test_a_version_that_begins_with_the_newest_is_told_which_that_is():
    latest = Row(2, DAY, minor=1)

    assert problems_of(latest=latest, valid_from=DAY, review_by=date(2030, 1, 1)) == [
        (
            "Versionen måste börja gälla efter 2026-11-22, då version 2.1 började gälla.",
            "valid_from",
        )
    ]


@pytest.mark.parametrize(("review_by", "refused"), [(DAY, True), (AFTER, False)])
def test_a_deadline_lies_after_the_first_day(review_by, refused):
    message = "Sista dag för revidering måste ligga efter Gäller från."

    assert problems_of(valid_from=DAY, review_by=review_by) == (
        [(message, "review_by")] if refused else []
    )


@pytest.mark.parametrize(("until", "refused"), [(BEFORE, True), (DAY, False)])
def test_the_last_day_is_not_before_the_first(until, refused):
    found = problems_of(valid_from=DAY, review_by=date(2030, 1, 1), valid_until=until)

    message = "Gäller till kan inte ligga före Gäller från."
    assert found == ([(message, "valid_until")] if refused else [])


@pytest.mark.parametrize(("adopted_on", "refused"), [(AFTER, True), (DAY, False)])
def test_a_decision_is_not_made_in_the_future(adopted_on, refused):
    message = "Beslutsdatum kan inte ligga i framtiden."

    assert problems_of(adopted_on=adopted_on) == ([(message, "adopted_on")] if refused else [])


def test_what_is_missing_is_not_also_wrong():
    """Without a first day, there is nothing for the other days to contradict."""
    lone = assessing.assess(
        Decision(adopted_by="KF", review_by=BEFORE, valid_until=BEFORE), latest=Row(1, DAY), on=DAY
    )

    assert [problem.field for problem in lone.problems] == ["valid_from"]


# An editorial revision


def editorial(current, *, latest=None, deadline=None):
    return said(
        assessing.assess_editorial(current, latest=latest or current, deadline=deadline, on=DAY)
    )


def test_the_version_in_force_may_be_revised_editorially():
    assert editorial(Row(1, BEFORE)) == []
    assert editorial(Row(1, BEFORE), deadline=AFTER) == []


def test_without_a_version_in_force_there_is_nothing_to_revise():
    assert editorial(None) == [("Ingen version gäller i dag, så det finns inget att rätta.", "")]


def test_no_editorial_revision_comes_before_a_version_that_is_to_come():
    assert editorial(Row(1, BEFORE), latest=Row(2, AFTER)) == [
        ("Version 2 är redan fastställd och börjar gälla 2026-11-23.", "")
    ]


@pytest.mark.parametrize(
    ("deadline", "why"),
    [(DAY, "Planen ska revideras senast i dag."), (BEFORE, "Revideringen är försenad.")],
)
def test_no_editorial_revision_stands_in_for_one_that_is_due(deadline, why):
    assert editorial(Row(1, BEFORE), deadline=deadline) == [
        (f"{why} Det krävs en aktualitetsprövning eller ett nytt beslut.", "")
    ]


def test_a_version_is_not_revised_on_its_first_day():
    assert editorial(Row(1, DAY, minor=2)) == [
        ("Version 1.2 började gälla i dag. Försök i morgon.", "")
    ]


# A repeal


COUNTING = Row(1, BEFORE)


def repeal(*, day=DAY, by="KF", on=None, counting=COUNTING):
    return said(
        assessing.assess_repeal(day=day, repealed_by=by, repealed_on=on, counting=counting, on=DAY)
    )


def test_a_version_may_be_repealed_from_its_first_day_to_its_last():
    assert repeal(on=DAY) == []
    assert repeal(counting=Row(1, DAY, DAY)) == []


def test_there_must_be_something_to_repeal():
    message = "Ingen version gäller eller ska börja gälla, så det finns inget att upphäva."

    assert repeal(counting=None) == [(message, "")]


def test_all_that_a_repeal_must_say_is_asked_for():
    assert repeal(day=None, by="") == [
        ("Ange vem som har upphävt planen.", "repealed_by"),
        ("Ange från vilken dag planen är upphävd.", "day"),
    ]


def test_a_version_is_not_repealed_before_it_begins():
    assert repeal(day=BEFORE, counting=Row(2, DAY)) == [
        ("Planen kan inte upphävas före 2026-11-22, då version 2 börjar gälla.", "day")
    ]


def test_a_version_that_has_ended_is_not_repealed():
    message = (
        "Version 2 gäller bara till och med 2026-11-22, "
        "så efter den dagen finns det inget att upphäva."
    )

    assert repeal(day=AFTER, counting=Row(2, BEFORE, DAY)) == [(message, "day")]


def test_a_repeal_is_not_decided_in_the_future():
    assert repeal(on=AFTER) == [("Beslutsdatum kan inte ligga i framtiden.", "repealed_on")]


# A review


def review(**told):
    facts = {
        "outcome": "current",
        "reviewed_by": "KS",
        "day": DAY,
        "review_by": AFTER,
        "current": Row(1, BEFORE),
        "earlier": None,
        "months": 48,
        "on": DAY,
    } | told
    return said(assessing.assess_review(**facts))


def test_a_review_may_find_a_version_current_or_not():
    assert review() == []
    assert review(outcome="revise", review_by=None) == []


def test_there_must_be_something_to_review():
    message = "Ingen version gäller i dag, så det finns inget att pröva."

    assert review(current=None) == [(message, "")]


def test_whoever_reviews_is_named():
    assert review(reviewed_by="") == [("Ange vem som har prövat planen.", "reviewed_by")]


def test_a_review_is_not_made_in_the_future():
    message = "Dagen för prövningen kan inte ligga i framtiden."

    assert review(day=AFTER) == [(message, "day")]


def test_a_review_is_not_made_before_the_version_began():
    assert review(day=BEFORE, current=Row(1, BEFORE)) == []
    assert review(day=BEFORE, current=Row(1, DAY)) == [
        ("Prövningen kan inte vara gjord före 2026-11-22.", "day")
    ]


def test_a_review_is_not_made_before_the_one_before_it():
    assert review(day=BEFORE, earlier=Done(BEFORE)) == []
    assert review(day=BEFORE, earlier=Done(DAY)) == [
        ("Prövningen kan inte vara gjord före 2026-11-22.", "day")
    ]


@pytest.mark.parametrize("outcome", ["revise", "repeal"])
def test_only_a_version_that_is_current_gets_a_new_deadline(outcome):
    message = "Bara när planen är aktuell utan ändring sätts en ny dag för revidering."

    assert review(outcome=outcome) == [(message, "review_by")]


def test_a_version_that_is_current_must_get_a_new_deadline():
    message = "Ange när planen senast ska revideras."

    assert review(review_by=None) == [(message, "review_by")]


@pytest.mark.parametrize(
    ("review_by", "refused"),
    [(DAY, True), (AFTER, False), (date(2030, 11, 22), False), (date(2030, 11, 23), True)],
)
def test_the_new_deadline_lies_ahead_but_not_too_far(review_by, refused):
    message = "Nästa revidering måste ligga efter i dag och senast 2030-11-22."

    assert review(review_by=review_by) == ([(message, "review_by")] if refused else [])


# Days and numbers


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 22), 1, date(2027, 1, 22)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 22), 13, date(2027, 12, 22)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_so_many_months_later_is_the_same_day_or_the_months_last(day, months, later):
    assert rules.months_after(day, months) == later


def test_days_are_left_until_the_deadline():
    assert [rules.days_left(DAY, on=on) for on in (BEFORE, DAY, AFTER)] == [1, 0, -1]
    assert rules.days_left(None, on=DAY) == 0


def test_a_version_is_followed_by_a_new_number_or_a_minor_one():
    assert rules.follows(Version(2, 1)) == Version(2)


def test_a_problem_concerns_the_whole_when_no_field_is_named():
    assert Problem("Något är fel.").field == ""
