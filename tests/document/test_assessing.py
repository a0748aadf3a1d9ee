"""What stands in the way of a decision, a repeal, a review and an editorial revision, in words."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from document import assessing, rules
from document.assessing import Problem
from document.decision import Decision
from document.doubting import may_undo
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
    assessed = assessing.assess(Decision(), among=(), on=DAY)

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


def problems_of(*among, coming="", **facts):
    decision = factories.decision(**facts)
    return said(assessing.assess(decision, among=among, on=DAY, coming=coming).problems)


def test_a_version_that_begins_with_the_last_to_have_begun_is_told_which_that_is():
    begun = Row(1, BEFORE), Row(2, DAY, minor=1)

    assert problems_of(*begun, valid_from=DAY, review_by=date(2030, 1, 1)) == [
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
        Decision(adopted_by="KF", review_by=BEFORE, valid_until=BEFORE),
        among=[Row(1, DAY), Row(2, AFTER)],
        on=DAY,
    )

    assert [problem.field for problem in lone.problems] == ["valid_from"]


LATER = DAY + timedelta(30)
BEFORE_OTHERS = {"valid_from": AFTER, "review_by": date(2030, 1, 1)}


def test_what_becomes_of_a_version_to_come_is_asked_when_a_new_one_begins_before_it():
    message = "Version 2 är fastställd och börjar gälla 2026-12-22. Välj vad som händer med den."

    assert problems_of(Row(1, DAY), Row(2, LATER), **BEFORE_OTHERS) == [(message, "coming")]


@pytest.mark.parametrize("coming", [assessing.KEEP, assessing.CALL_OFF])
def test_a_version_to_come_may_be_kept_or_called_off(coming):
    assert problems_of(Row(1, DAY), Row(2, LATER), coming=coming, **BEFORE_OTHERS) == []


def test_two_versions_do_not_begin_on_the_same_day():
    message = "Version 2 börjar gälla samma dag. Återkalla den, eller välj en annan dag."
    same = Row(2, AFTER)

    assert problems_of(same, coming=assessing.KEEP, **BEFORE_OTHERS) == [(message, "valid_from")]
    assert problems_of(same, coming=assessing.CALL_OFF, **BEFORE_OTHERS) == []


def test_nothing_is_asked_about_a_version_to_come_that_begins_before_the_new_one():
    assert (
        problems_of(Row(1, DAY), Row(2, AFTER), valid_from=LATER, review_by=date(2030, 1, 1)) == []
    )


def test_the_versions_that_a_new_one_begins_before_are_met_the_next_one_first():
    rows = [Row(4, LATER), Row(1, BEFORE), Row(2, DAY), Row(3, AFTER)]

    assert assessing.met(AFTER, rows, on=DAY) == [rows[3], rows[0]]
    assert assessing.met(LATER, rows, on=DAY) == [rows[0]]
    assert assessing.met(BEFORE, rows, on=DAY) == [rows[3], rows[0]]
    assert assessing.met(None, rows, on=DAY) == []


# An editorial revision


def editorial(current, *, deadline=None):
    return said(assessing.assess_editorial(current, deadline=deadline, on=DAY))


def test_the_version_in_force_may_be_revised_editorially():
    assert editorial(Row(1, BEFORE)) == []
    assert editorial(Row(1, BEFORE), deadline=AFTER) == []


def test_without_a_version_in_force_there_is_nothing_to_revise():
    assert editorial(None) == [("Ingen version gäller i dag, så det finns inget att rätta.", "")]


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


def repeal(*, day=DAY, by="KF", on=None, current=COUNTING, coming=(), earlier=None):
    told = {"day": day, "repealed_by": by, "repealed_on": on, "earlier": earlier}
    return said(assessing.assess_repeal(**told, current=current, coming=coming, on=DAY))


def test_a_version_may_be_repealed_from_its_first_day_to_its_last():
    assert repeal(on=DAY) == []
    assert repeal(current=Row(1, DAY, DAY)) == []


def test_there_must_be_something_to_repeal():
    message = "Ingen version gäller eller ska börja gälla, så det finns inget att upphäva."

    assert repeal(current=None) == [(message, "")]


def test_all_that_a_repeal_must_say_is_asked_for():
    assert repeal(day=None, by="") == [
        ("Ange vem som har upphävt planen.", "repealed_by"),
        ("Ange från vilken dag planen är upphävd.", "day"),
    ]


def test_a_version_is_not_repealed_before_it_began():
    assert repeal(day=BEFORE, current=Row(2, DAY)) == [
        ("Planen kan inte upphävas före 2026-11-22, då version 2 började gälla.", "day")
    ]


def test_a_plan_is_repealed_before_a_version_that_is_to_come():
    assert repeal(coming=[Row(2, LATER)]) == []
    assert repeal(current=None, coming=[Row(2, LATER)]) == []


def test_what_has_never_counted_is_not_repealed_from_a_day_gone_by():
    message = "Ingen version gäller i dag, så planen kan inte upphävas från en dag som har varit."

    assert repeal(current=None, coming=[Row(2, LATER)], day=BEFORE) == [(message, "day")]


def test_a_version_that_has_ended_is_not_repealed():
    message = (
        "Version 2 gäller bara till och med 2026-11-22, "
        "så efter den dagen finns det inget att upphäva."
    )

    assert repeal(day=AFTER, current=Row(2, BEFORE, DAY)) == [(message, "day")]
    assert repeal(day=AFTER, current=Row(2, BEFORE, DAY), coming=[Row(3, LATER)]) == []


def test_what_is_repealed_from_a_day_to_come_may_be_repealed_sooner_and_not_later():
    message = "Planen är redan upphävd från 2026-12-22. Den kan bara upphävas tidigare än så."

    assert repeal(day=AFTER, earlier=LATER) == []
    assert repeal(day=LATER, earlier=LATER) == [(message, "day")]


def test_a_repeal_is_not_decided_in_the_future():
    assert repeal(on=AFTER) == [("Beslutsdatum kan inte ligga i framtiden.", "repealed_on")]


# Calling off


COMING = Row(2, AFTER)


def call_off(*, coming=COMING, by="KF", on=None, note="Fel dag."):
    told = {"called_off_by": by, "called_off_on": on, "note": note}
    return said(assessing.assess_call_off(coming, **told, on=DAY))


def test_a_version_to_come_may_be_called_off():
    assert call_off() == []
    assert call_off(on=DAY) == []


def test_what_is_not_to_come_is_not_called_off():
    message = "Versionen är inte på väg att börja gälla, så den kan inte återkallas."

    assert call_off(coming=None) == [(message, "version")]


def test_all_that_a_calling_off_must_say_is_asked_for():
    assert call_off(by="", note=" ") == [
        ("Ange vem som har återkallat versionen.", "called_off_by"),
        ("Skriv varför versionen återkallas.", "note"),
    ]


def test_a_version_is_not_called_off_in_the_future():
    assert call_off(on=AFTER) == [("Beslutsdatum kan inte ligga i framtiden.", "called_off_on")]


@pytest.mark.parametrize(
    ("instance", "decided", "may"),
    [
        ("Kommunstyrelsen", "kommunstyrelsen ", True),
        ("Kommunfullmäktige", "Kommunstyrelsen", True),
        ("Socialnämnden", "Socialnämndens arbetsutskott", True),
        ("Socialnämndens arbetsutskott", "Socialnämnden", False),
        ("Kommunstyrelsen", "Kommunfullmäktige", False),
        ("", "Kommunstyrelsen", False),
    ],
)
def test_the_instance_that_decided_may_undo_it_and_those_above_it(instance, decided, may):
    assert may_undo(instance, decided) is may


# An annulment


def annul(*, annulled=COUNTING, day=DAY, by="Förvaltningsrätten"):
    return said(assessing.assess_annulment(annulled, day=day, annulled_by=by, on=DAY))


def test_a_decision_may_be_annulled_from_today_or_a_day_gone_by():
    assert annul() == []
    assert annul(day=BEFORE) == []


def test_a_version_is_taken_away_once():
    message = "Versionen är redan återkallad eller upphävd av domstol."

    assert annul(annulled=None) == [(message, "version")]


def test_all_that_an_annulment_must_say_is_asked_for():
    assert annul(day=None, by="") == [
        ("Ange vilken domstol som har upphävt beslutet.", "annulled_by"),
        ("Ange från vilken dag beslutet är upphävt.", "day"),
    ]


def test_a_decision_is_not_annulled_in_the_future():
    assert annul(day=AFTER) == [("Dagen kan inte ligga i framtiden.", "day")]


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


def test_a_version_follows_the_number_before_it_and_a_minor_one_the_minor_before_it():
    assert rules.follows(Version(2)) == Version(1)
    assert rules.follows(Version(2, 1)) == Version(2)
    assert rules.follows(Version(2, 2)) == Version(2, 1)


def test_a_problem_concerns_the_whole_when_no_field_is_named():
    assert Problem("Något är fel.").field == ""
