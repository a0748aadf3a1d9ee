"""Putting the working copy back, in the admin."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity
from document.content import canonical
from networks.models import Network
from organisation.roles import Role
from plans.compose import compose
from tests import factories
from tests.pages import Page
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


@pytest.fixture
def plan():
    """A plan with a version, and a change since."""
    plan = factories.revision(factories.plan(slug="trygghet"), valid_from=date(2026, 1, 1)).plan
    rename()
    return plan


def rename(name="Något nytt"):
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def address(plan, query=""):
    return reverse("admin:plans_plan_reset", args=[plan.pk]) + query


def change(plan):
    return reverse("admin:plans_plan_change", args=[plan.pk])


def test_the_plans_page_leads_to_what_would_be_undone(coordinator, plan):
    links = Page(coordinator.get(change(plan)).content.decode()).links

    html = coordinator.get(links["Återställ arbetsversionen till version 1"]).content.decode()

    assert "En ändring sedan version 1 tas bort:" in html
    assert "Något nytt" in html


def test_the_working_copy_goes_back_and_the_page_offers_to_undo_it(coordinator, plan):
    url = address(plan, "?version=1")
    became = canonical(compose(plan))

    done = coordinator.post(url, filled(coordinator, url, reason="Fel spår"), follow=True)

    page = Page(done.content.decode())
    assert done.redirect_chain[-1][0] == change(plan)
    assert "Arbetsversionen är återställd till version 1." in page.html
    assert canonical(compose(plan)) == plan.revisions.get().content
    back = page.links["Ångra"]
    coordinator.post(back, filled(coordinator, back))
    assert canonical(compose(plan)) == became


def test_a_change_while_the_page_was_open_is_not_lost(coordinator, plan):
    url = address(plan, "?version=1")
    data = filled(coordinator, url)
    rename("I sista stund")

    html = coordinator.post(url, data).content.decode()

    assert "Arbetsversionen har ändrats sedan du läste den." in html
    assert Activity.objects.get().name == "I sista stund"


def test_without_a_choice_it_is_the_version_in_force(coordinator, plan):
    factories.revision(plan, valid_from=date(2026, 2, 1))
    rename("Ännu nyare")

    html = coordinator.get(address(plan)).content.decode()

    assert "Återställ arbetsversionen till version 2" in html
    assert '<a href="?version=1">1</a>' in html


def test_where_nothing_has_changed_there_is_nothing_to_press(coordinator, plan):
    rename("Framtidsdag")

    html = coordinator.get(address(plan)).content.decode()

    assert "Arbetsversionen är redan som version 1." in html
    assert 'value="Återställ arbetsversionen"' not in html


def test_other_plans_that_share_a_changed_text_are_named(coordinator, plan):
    factories.plan(title="Plan som delar")
    network = Network.objects.get()
    network.mission = "Annat"
    network.save()

    assert "ändras därför också i arbetsversionen av: Plan som delar." in (
        coordinator.get(address(plan)).content.decode()
    )


@pytest.mark.parametrize("query", ["?version=9", "?version=x", "?vid=2001-01-01", "?vid=x"])
def test_what_there_is_no_way_back_to_is_not_found(coordinator, plan, query):
    assert coordinator.get(address(plan, query)).status_code == 404


def test_a_plan_without_a_version_has_none_to_go_back_to(coordinator):
    assert coordinator.get(address(factories.plan())).status_code == 404


def test_only_those_who_prepare_plans_put_back(client, plan):
    client.force_login(factories.user(Role.APPROVER))

    assert client.get(address(plan)).status_code == 403
    assert client.post(address(plan), {}).status_code == 403
    assert "Återställ arbetsversionen" not in client.get(change(plan)).content.decode()
