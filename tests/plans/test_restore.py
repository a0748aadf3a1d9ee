"""Restoring a row to an earlier state."""

import pytest

from activities.models import Activity, Level
from plans import actions
from plans.compose import compose
from plans.models import Section
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_row_gets_the_state_of_a_record_back():
    plan = factories.plan()
    before = compose(plan)
    activity = Activity.objects.get()
    activity.name = "Fel"
    activity.save()

    actions.restore(record=activity.history.last(), by=None)

    assert compose(plan) == before


def test_a_deleted_row_comes_back_with_its_key():
    plan = factories.plan()
    before = compose(plan)
    Activity.objects.get().delete()

    actions.restore(record=Activity.history.filter(history_type="-").get(), by=None)

    assert compose(plan) == before


def test_the_restoration_says_what_it_was_in_history():
    factories.plan()
    account = factories.user()
    activity = Activity.objects.get()

    actions.restore(record=activity.history.get(), by=account)

    record = activity.history.first()
    assert record.history_user == account
    assert record.history_change_reason.startswith("Återställd till läget 20")


def test_a_row_does_not_come_back_to_a_table_that_is_gone():
    factories.plan()
    Level.objects.get().delete()

    with pytest.raises(actions.Refused, match="nivå finns inte kvar"):
        actions.restore(record=Activity.history.filter(history_type="-").get(), by=None)

    assert not Activity.objects.exists()


def test_a_row_does_not_push_another_out_of_its_place():
    plan = factories.plan()
    section = Section.objects.get(key="inledning")
    record = section.history.get()
    section.delete()
    Section.objects.create(plan=plan, key="inledning", title="Ny inledning")

    with pytest.raises(actions.Refused, match="en annan rad har tagit dess plats"):
        actions.restore(record=record, by=None)
