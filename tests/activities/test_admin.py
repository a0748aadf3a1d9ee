"""Levels and activities are edited in the admin."""

import pytest

from activities.models import Activity, Level
from organisation.roles import Role
from plans.models import Section
from tests import factories
from tests.plans.admin.forms import filled, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


def test_a_level_is_not_called_a_level_twice(coordinator):
    plan = factories.plan()
    Level.objects.update(name="Nivå: Individstöd")

    html = coordinator.get(page(plan)).content.decode()

    assert f'<li><a href="{page(Level.objects.get())}">Nivå: Individstöd</a></li>' in html


def test_the_levels_page_holds_its_activities(coordinator):
    factories.plan()

    html = coordinator.get(page(Level.objects.get())).content.decode()

    assert "Elever i åk 7" in html
    assert page(Activity.objects.get()) in html


def test_an_activity_is_edited_with_a_reason(coordinator):
    plan = factories.plan()
    activity = Activity.objects.get()
    data = filled(coordinator, page(activity), name="Framtidsdagen", change_reason="Nytt namn")

    response = coordinator.post(page(activity), data)

    assert response.url == page(plan)
    activity.refresh_from_db()
    record = activity.history.first()
    assert activity.name == "Framtidsdagen"
    assert (record.history_user.username, record.history_change_reason) == (
        "samordnare",
        "Nytt namn",
    )


def test_rows_edited_in_their_levels_page_share_its_reason_and_leave_the_level_alone(coordinator):
    factories.plan()
    level, activity = Level.objects.get(), Activity.objects.get()
    data = filled(
        coordinator,
        page(level),
        **{"activities-0-schedule": "Varje vår", "change_reason": "Nytt beslut"},
    )

    coordinator.post(page(level), data)

    assert activity.history.first().schedule == "Varje vår"
    assert activity.history.first().history_change_reason == "Nytt beslut"
    assert level.history.count() == 1


def test_a_row_is_deleted_in_its_levels_page_with_its_reason(coordinator):
    factories.plan()
    data = filled(
        coordinator,
        page(Level.objects.get()),
        **{"activities-0-DELETE": "on", "change_reason": "Utgår"},
    )

    coordinator.post(page(Level.objects.get()), data)

    record = Activity.history.first()
    assert (record.history_type, record.history_change_reason) == ("-", "Utgår")


def test_a_level_moves_only_within_its_own_plan(coordinator):
    plan, other = factories.plan(), factories.plan()
    level = Level.objects.get(plan=plan)

    html = coordinator.get(page(level)).content.decode()

    for section in Section.objects.filter(plan=plan):
        assert f'<option value="{section.pk}"' in html
    for section in Section.objects.filter(plan=other):
        assert f'<option value="{section.pk}"' not in html


def test_an_activity_moves_only_between_its_own_plans_levels(coordinator):
    plan, other = factories.plan(), factories.plan()

    html = coordinator.get(page(Activity.objects.get(plan=plan))).content.decode()

    assert f'<option value="{Level.objects.get(plan=plan).pk}"' in html
    assert f'<option value="{Level.objects.get(plan=other).pk}"' not in html
