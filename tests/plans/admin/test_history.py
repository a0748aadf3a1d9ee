"""The history pages of the admin."""

import pytest
from django.urls import reverse

from activities.models import Activity, Level
from networks.models import Network
from organisation.roles import Role
from plans.models import Section
from tests import factories
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


def url(row, name="history"):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=[row.pk])


def restore(record):
    model = record.instance_type
    return reverse(
        "admin:plans_restore", args=[model._meta.app_label, model._meta.model_name, record.pk]
    )


def edit(**changes):
    activity = Activity.objects.get()
    for name, value in changes.items():
        setattr(activity, name, value)
    activity._change_reason = "Efter remissen"
    activity.save()
    return activity


def test_a_rows_history_says_who_when_why_and_what(coordinator):
    factories.plan()
    activity = edit(name="Framtidsdag för alla")
    activity.history.filter(history_type="~").update(history_user=factories.user(username="ulla"))

    html = coordinator.get(url(activity)).content.decode()

    assert "av ulla" in html
    assert "Anledning: Efter remissen" in html
    assert "Aktivitet/åtgärd" in html
    assert '<ins><span class="visually-hidden">tillagt: </span> för alla</ins>' in html


def test_rich_text_is_compared_as_words(coordinator):
    factories.plan()
    section = Section.objects.get(key="inledning")
    section.body = "<p>Vi är mycket trygga.</p>"
    section.save()

    html = coordinator.get(url(section)).content.decode()

    assert "&lt;p&gt;" not in html
    assert "mycket</ins>" in html


def test_the_plans_history_holds_all_its_rows_and_the_deleted_ones(coordinator):
    plan = factories.plan()
    Level.objects.get().delete()

    html = coordinator.get(url(plan)).content.decode()

    assert "Togs bort: nivå ”Nivå: Främjande”" in html
    assert "Lades till: aktivitet ”Framtidsdag”" in html
    assert "Lades till: avsnitt ”Inledning”" in html


def test_a_long_history_comes_in_pages(coordinator):
    plan = factories.plan()
    for number in range(60):
        edit(name=f"Namn {number}")

    first = coordinator.get(url(plan)).content.decode()
    second = coordinator.get(url(plan), {"p": 2}).content.decode()

    assert "Namn 59" in first
    assert "Namn 1<" not in first
    assert "Sida 2 av 2" in second
    assert "Nyare ändringar" in second


def test_the_number_of_queries_does_not_grow_with_the_history(
    coordinator, django_assert_max_num_queries
):
    plan = factories.plan()
    for number in range(40):
        edit(name=f"Namn {number}")

    with django_assert_max_num_queries(60):
        coordinator.get(url(plan))


def test_what_a_row_is_now_cannot_be_restored_and_that_is_said(coordinator):
    factories.plan()
    activity = edit(name="Framtidsdag för alla")

    newest, first = Page(coordinator.get(url(activity)).content.decode()).all(
        "li", "history__entry"
    )

    assert "Så är det nu." in newest.text
    assert "Återställ" not in newest.text
    assert "Återställ till detta läge" in first.text


def test_a_deleted_row_is_nothing_now_and_its_last_state_can_be_restored(coordinator):
    plan = factories.plan()
    Activity.objects.get().delete()

    html = coordinator.get(url(plan)).content.decode()

    assert html.count("Återställ till detta läge") == 1


def test_a_row_is_restored(coordinator):
    plan = factories.plan()
    activity = edit(name="Fel namn")

    response = coordinator.post(restore(activity.history.last()), follow=True)

    activity.refresh_from_db()
    assert activity.name == "Framtidsdag"
    assert activity.history.first().history_user.username == "samordnare"
    assert response.redirect_chain[-1][0] == url(plan, "change")
    assert "”Framtidsdag” är återställd" in response.content.decode()


def test_a_deleted_row_is_restored(coordinator):
    factories.plan()
    Activity.objects.get().delete()

    coordinator.post(restore(Activity.history.last()))

    assert Activity.objects.get().name == "Framtidsdag"


def test_a_row_whose_table_is_gone_is_not_restored_and_the_page_says_why(coordinator):
    factories.plan()
    Level.objects.get().delete()

    response = coordinator.post(restore(Activity.history.last()), follow=True)

    assert "Går inte att återställa: nivå finns inte kvar." in response.content.decode()


def test_restoring_takes_a_post(coordinator):
    factories.plan()

    assert coordinator.get(restore(Activity.history.get())).status_code == 405


def test_an_approver_reads_the_history_but_restores_nothing(client):
    factories.plan()
    client.force_login(factories.user(Role.APPROVER))
    activity = edit(name="Nytt")

    assert "Återställ till" not in client.get(url(activity)).content.decode()
    assert client.post(restore(activity.history.last())).status_code == 403


def test_a_groups_history_leads_back_to_the_registry(coordinator):
    factories.plan()
    network = Network.objects.get()
    network.mission = "Annat"
    network.save()

    response = coordinator.post(restore(network.history.last()))

    assert response.url == reverse("admin:networks_network_changelist")
    assert Network.objects.get().mission == "Samverkan"


@pytest.mark.parametrize("model", ["section", "plan"])
@pytest.mark.parametrize("key", ["999", "x"])
def test_the_history_of_a_row_that_never_was_is_not_found(coordinator, model, key):
    assert coordinator.get(reverse(f"admin:plans_{model}_history", args=[key])).status_code == 404


@pytest.mark.parametrize("where", ["plans/nonsens/1", "auth/user/1", "plans/section/999"])
def test_what_has_no_history_is_not_restored(coordinator, where):
    assert coordinator.post(f"/admin/plans/plan/aterstall/{where}/").status_code == 404


def test_a_reader_sees_no_history(client):
    plan = factories.plan()
    client.force_login(factories.user(Role.READER))

    assert client.get(url(plan)).status_code == 302
