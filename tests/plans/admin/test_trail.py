"""Everything that has happened to a plan, for those who may see drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Level
from auditing.models import Act, AuditEntry
from networks.models import Network
from organisation.roles import Role
from plans import actions
from plans.models import Section
from tests import factories
from tests.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return factories.revision(factories.plan(slug="trygghet")).plan


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


def address(plan):
    return reverse("admin:plans_plan_trail", args=[plan.pk])


def told(page):
    return page.texts("h2", "trail__title")


def rename(name="Ny dag"):
    activity = Activity.objects.get()
    activity.name = name
    activity._change_reason = "Efter remissen"
    activity.save()


def test_edits_stand_among_the_events_with_their_differences(coordinator, plan):
    rename()
    actions.propose(
        plan=plan, by=factories.user(Role.COORDINATOR, username="ulla"), note="Ny termin."
    )

    page = get(address(plan), client=coordinator)

    assert told(page)[:3] == [
        "Arbetsversionen skickad för beslut",
        "Ändrades: aktivitet ”Ny dag”",
        "Version 1 fastställd",
    ]
    assert {"ulla", "systemet"} <= set(page.texts("span", "trail__who"))
    assert "Efter remissen" in page.main
    assert "[tillagt: Ny dag]" in " ".join(page.texts("dd"))


def test_the_texts_of_the_groups_that_a_plan_lists_belong_to_it(coordinator, plan):
    network = Network.objects.get()
    network.mission = "Ny samverkan"
    network.save()

    assert "Ändrades: grupp/nätverk ”Allas barn”" in told(get(address(plan), client=coordinator))


def test_a_step_back_is_one_entry_that_leads_to_before_and_back(coordinator, plan):
    rename()
    Section.objects.get(key="inledning").delete()
    actions.reset(plan=plan, to=plan.revisions.get(), by=None, reason="Fel spår.")

    page = get(address(plan), client=coordinator)

    assert told(page)[0] == "Arbetsversionen återställd till version 1"
    assert told(page)[1] == "Togs bort: avsnitt ”Inledning”"
    assert "Ändrade rader2" in page.main
    assert coordinator.get(page.links["Arbetsversionen före"]).status_code == 200
    undo = coordinator.get(page.links["Ångra"]).content.decode()
    assert "Två ändringar sedan läget" in undo


def test_an_edit_leads_to_the_working_copy_then(coordinator, plan):
    rename("Första")
    rename("Andra")

    ways = [
        a["href"]
        for a in get(address(plan), client=coordinator).all("a")
        if a.text == "Arbetsversionen då"
    ]

    assert "Andra" in coordinator.get(ways[0]).content.decode()
    assert "Första" in coordinator.get(ways[1]).content.decode()


def test_a_draft_that_was_fetched_on_paper_is_told(coordinator, plan):
    AuditEntry.record(Act.DRAFT_PRINTED, by=factories.user(username="ulla"), about=plan.slug)
    AuditEntry.record(Act.DRAFT_PRINTED, by=None, about="annan")

    page = get(address(plan), client=coordinator)

    assert told(page).count("Arbetsversionen hämtad som PDF") == 1
    assert "ulla" in page.texts("span", "trail__who")


def test_statements_and_exports_are_told(coordinator, plan):
    AuditEntry.record(Act.CERTIFIED, by=factories.user(username="ulla"), about=plan.slug)
    AuditEntry.record(Act.EXPORTED, by=None, about=plan.slug)

    page = get(address(plan), client=coordinator)

    assert "Intyg till protokollet hämtat" in told(page)
    assert "Nya filer uttagna till arkivet" in told(page)


def test_edits_alone_are_chosen(coordinator, plan):
    rename()

    page = get(f"{address(plan)}?slag=edited&fran=&till=", client=coordinator)

    assert "Version 1 fastställd" not in told(page)
    assert "Ändrades: aktivitet ”Ny dag”" in told(page)


def test_rows_have_their_names_after_what_they_stood_in_is_gone(coordinator, plan):
    Section.objects.get(key="grupper").delete()
    Level.objects.get().delete()

    page = get(address(plan), client=coordinator)
    rows = coordinator.get(reverse("admin:plans_plan_history", args=[plan.pk])).content.decode()

    assert "Togs bort: tabell med grupper ”Grupper i Grupper”" in told(page)
    assert "Togs bort: grupp i tabellen ”Allas barn”" in rows


def test_a_long_trail_asks_no_more_than_a_short_one(coordinator, plan):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert coordinator.get(address(plan)).status_code == 200
        return len(captured)

    rename()
    actions.reset(plan=plan, to=plan.revisions.get(), by=None)
    before = queries()
    for number in range(15):
        rename(f"Namn {number}")
        actions.reset(plan=plan, to=plan.revisions.get(), by=None)

    assert queries() <= before


def test_the_history_of_rows_asks_no_more_of_a_long_one(coordinator, plan):
    level = Level.objects.get()
    history = reverse("admin:plans_plan_history", args=[plan.pk])

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert coordinator.get(history).status_code == 200
        return len(captured)

    before = queries()
    for number in range(15):
        Activity.objects.create(level=level, name=f"Aktivitet {number}")

    assert queries() == before


@pytest.mark.parametrize("page", ["trail", "moment", "reset", "statement"])
def test_a_reader_is_sent_to_log_in(client, plan, page):
    client.force_login(factories.user(Role.READER))

    assert client.get(reverse(f"admin:plans_plan_{page}", args=[plan.pk])).status_code == 302


@pytest.mark.parametrize("page", ["trail", "moment", "reset", "statement"])
def test_a_plan_that_never_was_has_no_pages(coordinator, page):
    assert coordinator.get(reverse(f"admin:plans_plan_{page}", args=[999])).status_code == 404
