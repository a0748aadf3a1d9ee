"""The working copy as it was at a moment."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from activities.models import Activity
from organisation.roles import Role
from plans.row_history import newest_change
from tests import factories
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR))
    return client


@pytest.fixture
def plan():
    return factories.plan(slug="trygghet")


def address(plan):
    return reverse("admin:plans_plan_moment", args=[plan.pk])


def at(plan, moment, client, **more):
    return get(address(plan), client=client, data={"vid": moment.isoformat(), **more})


def rename(name):
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def test_the_text_is_what_it_was_then(coordinator, plan):
    moment = newest_change(plan)
    rename("Något nytt")

    page = at(plan, moment, coordinator)

    assert "Så såg arbetsversionen ut" in page.one("section", "asof").text
    assert "Framtidsdag" in page.main
    assert "Något nytt" not in page.main
    assert "Arbetsversion – gäller inte" in page.main


def test_it_is_compared_with_the_version_in_force_then(coordinator, plan):
    factories.revision(plan, valid_from=date(2026, 1, 1))
    rename("Något nytt")
    moment = newest_change(plan)

    page = at(plan, moment, coordinator)
    compared = get(page.links["Jämför med version 1"], client=coordinator)

    assert compared.one("h1").text == "Arbetsversionen jämförd med version 1"
    assert "Något nytt" in compared.main
    assert "Läs arbetsversionen" in compared.links


def test_without_a_version_then_there_is_nothing_to_compare_with(coordinator, plan):
    page = at(plan, newest_change(plan), coordinator, visa="jamfor")

    assert "Den dagen gällde ingen version." in page.main
    assert "Framtidsdag" in page.main


def test_the_page_asks_for_a_moment(coordinator, plan):
    page = get(address(plan), client=coordinator)

    assert page.one("h1").text == "Arbetsversionen en viss tid"


@pytest.mark.parametrize(
    "asked", ["2001-01-01T12:00", "0001-01-01T00:00", "9999-12-31T23:59:59", "igår"]
)
def test_a_moment_that_means_nothing_is_explained(coordinator, plan, asked):
    page = get(address(plan), client=coordinator, data={"vid": asked})

    said = "Planen fanns inte då." if "T" in asked else "Skriv dag och klockslag"
    assert said in page.one("p", "field__error").text


def test_only_those_who_prepare_plans_are_offered_to_go_back(client, plan):
    client.force_login(factories.user(Role.APPROVER))

    page = at(plan, newest_change(plan) + timedelta(seconds=1), client)

    assert "Återställ hit" not in page.links
