"""A review says whether the plan still holds; it alone moves the deadline between decisions."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from document import rules
from document.events import Outcome
from organisation.roles import Role
from plans import actions
from plans.models import Revision
from plans.reading import versions
from tests import factories

TODAY = date(2026, 11, 22)
NEXT = date(2028, 6, 1)


@pytest.fixture
def plan(db):
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2017, 7, 1), review_by=date(2019, 1, 1))
    return plan


def review(plan, **kwargs):
    given = {
        "by": None,
        "outcome": Outcome.CURRENT,
        "reviewed_by": "Säkerhetssamordnaren",
        "review_by": NEXT,
        "on": TODAY,
        **kwargs,
    }
    return actions.review(plan=plan, **given)


def overdue(on=TODAY):
    return Revision.objects.overdue(on).exists()


def test_a_plan_that_still_holds_is_not_overdue_any_more(plan):
    assert overdue()

    review(plan)

    assert not overdue()
    assert not overdue(NEXT)
    assert overdue(date(2028, 6, 2))


def test_the_version_shows_its_new_deadline_from_the_day_of_the_review(plan):
    review(plan)
    found = versions("trygghet")

    assert found.edition(found.revisions[0], TODAY).decision.review_by == NEXT
    assert found.edition(found.revisions[0], date(2026, 11, 21)).decision.review_by == date(
        2019, 1, 1
    )


@pytest.mark.parametrize("outcome", [Outcome.REVISE, Outcome.REPEAL])
def test_the_other_outcomes_leave_the_plan_overdue(plan, outcome):
    event = review(plan, outcome=outcome, review_by=None, note="Lagen är ändrad.")

    assert overdue()
    assert event.value.note == "Lagen är ändrad."


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"reviewed_by": ""}, "Ange vem som har prövat"),
        ({"review_by": None}, "senast ska revideras"),
        ({"review_by": TODAY}, "måste ligga efter i dag"),
        ({"review_by": date(2028, 11, 23)}, "senast 2028-11-22"),
        ({"day": date(2026, 11, 23)}, "kan inte ligga i framtiden"),
        ({"day": date(2017, 6, 30)}, "före 2017-07-01"),
        ({"outcome": Outcome.REVISE}, "Bara när planen är aktuell"),
    ],
)
def test_what_is_missing_or_impossible_is_refused(plan, told, message):
    with pytest.raises(actions.Refused, match=message):
        review(plan, **told)

    assert overdue()


def test_a_review_is_not_recorded_before_an_earlier_one(plan):
    review(plan)

    with pytest.raises(actions.Refused, match="före 2026-11-22"):
        review(plan, day=date(2026, 11, 1))


def test_how_far_the_deadline_may_move_is_a_setting(plan, settings):
    settings.REVIEW_MONTHS = 12

    with pytest.raises(actions.Refused, match="senast 2027-11-22"):
        review(plan)


def test_a_repealed_plan_is_not_reviewed(plan):
    factories.repeal(plan, day=TODAY)

    with pytest.raises(actions.Refused, match="inget att pröva"):
        review(plan)


def test_a_review_prepared_before_a_decision_is_refused(plan):
    seen = plan.events.all().head()
    factories.revision(plan)

    with pytest.raises(actions.Refused, match="hann före"):
        review(plan, head=seen)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER, None])
def test_nobody_but_a_coordinator_reviews(plan, role):
    with pytest.raises(PermissionDenied):
        review(plan, by=factories.user(role))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_months_after_a_day_end_in_the_month_so_many_later(day, months):
    later = rules.months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
