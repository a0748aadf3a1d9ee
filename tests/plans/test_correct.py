"""A fact in a decision's record turns out to be wrong: a new entry says so, the seal stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from organisation.roles import Role
from plans import actions
from plans.reading import versions
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def revision():
    return factories.revision(factories.plan(slug="trygghet"), paragraph="§ 12")


def correct(revision, **kwargs):
    told = {"by": None, "field": "paragraph", "now": "§ 21", "reason": "Felskrivet.", **kwargs}
    return actions.correct(revision=revision, on=TODAY, **told)


def shown():
    found = versions("trygghet")
    return found.edition(found.revisions[0], TODAY)


def test_the_version_shows_the_right_fact_and_stays_as_it_was_sealed(revision):
    event = correct(revision)

    assert shown().decision.paragraph == "§ 21"
    assert (event.value.was, event.value.now) == ("§ 12", "§ 21")
    revision.refresh_from_db()
    assert revision.paragraph == "§ 12"
    assert not [finding for _, found in verify() for finding in found]


def test_what_was_corrected_wrong_is_corrected_again(revision):
    correct(revision)

    assert correct(revision, now="§ 22").value.was == "§ 21"
    assert shown().decision.paragraph == "§ 22"


def test_a_day_of_decision_that_was_missing_is_filled_in(revision):
    correct(revision, field="adopted_on", now="2025-12-01")

    assert shown().decision.adopted_on == date(2025, 12, 1)


def test_a_fact_that_is_not_known_after_all_is_emptied(revision):
    correct(revision, now="")

    assert shown().decision.paragraph == ""


@pytest.mark.parametrize("field", ["valid_from", "valid_until", "review_by", "content", "x"])
def test_what_decides_which_version_counts_is_not_corrected(revision, field):
    with pytest.raises(actions.Refused, match="krävs ett nytt beslut"):
        correct(revision, field=field)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"now": "§ 12"}, "redan den"),
        ({"reason": " "}, "varför"),
        ({"field": "adopted_by", "now": ""}, "vem som har fastställt"),
        ({"field": "adopted_on", "now": "i våras"}, "ÅÅÅÅ-MM-DD"),
        ({"field": "adopted_on", "now": "2026-11-23"}, "i framtiden"),
    ],
)
def test_what_is_missing_or_impossible_is_refused(revision, told, message):
    with pytest.raises(actions.Refused, match=message):
        correct(revision, **told)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER, None])
def test_nobody_but_a_coordinator_corrects(revision, role):
    with pytest.raises(PermissionDenied):
        correct(revision, by=factories.user(role))
