"""The coordinator edits in the admin."""

import pytest
from django.urls import reverse

from activities.models import Level
from networks.models import NetworkTable
from organisation.roles import Role
from plans.models import CoverFact, Plan, Section
from tests import factories
from tests.pages import Page
from tests.plans.admin.forms import filled, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


def test_the_plans_page_leads_to_everything_in_it(coordinator):
    plan = factories.plan()

    html = coordinator.get(page(plan)).content.decode()

    for row in (*Section.objects.all(), Level.objects.get(), NetworkTable.objects.get()):
        assert page(row) in html


def test_a_reason_is_not_asked_for(coordinator):
    factories.plan()
    section = Section.objects.get(key="inledning")

    coordinator.post(page(section), filled(coordinator, page(section), title="Inledande ord"))

    record = section.history.first()
    assert (record.title, record.history_change_reason) == ("Inledande ord", None)


def test_saving_without_a_change_leaves_no_mark_in_history(coordinator):
    factories.plan()
    section = Section.objects.get(key="inledning")

    coordinator.post(page(section), filled(coordinator, page(section)))

    assert section.history.count() == 1


def test_the_text_of_a_section_is_sanitised(coordinator):
    factories.plan()
    section = Section.objects.get(key="inledning")
    body = "<p>Ny</p><script>x</script>"

    coordinator.post(page(section), filled(coordinator, page(section), body=body))

    section.refresh_from_db()
    assert section.body == "<p>Ny</p>"


def test_a_section_without_heading_or_text_is_refused_in_swedish(coordinator):
    factories.plan()
    section = Section.objects.get(key="inledning")

    response = coordinator.post(
        page(section), filled(coordinator, page(section), title="", body="")
    )

    assert "Ge avsnittet en rubrik eller en text." in response.content.decode()


def test_sections_are_ordered_by_number_in_the_plans_page(coordinator):
    plan = factories.plan()
    data = filled(coordinator, page(plan), **{"section_rows-0-position": "9"})

    coordinator.post(page(plan), data)

    assert [s.key for s in Section.rows(plan.pk)] == ["grupper", "aktiviteter", "inledning"]


def test_a_section_is_added_and_stands_last(coordinator):
    plan = factories.plan()
    url = reverse("admin:plans_section_add") + f"?plan={plan.pk}"

    response = coordinator.post(url, filled(coordinator, url, title="Uppföljning"))

    assert response.url == page(plan)
    assert Section.rows(plan.pk)[-1].title == "Uppföljning"


def test_a_deleted_section_leads_back_to_the_plan(coordinator):
    plan = factories.plan()
    section = Section.objects.get(key="inledning")

    response = coordinator.post(
        reverse("admin:plans_section_delete", args=[section.pk]), {"post": "yes"}, follow=True
    )

    assert response.redirect_chain[-1][0] == page(plan)
    assert "Det finns kvar i historiken" in response.content.decode()
    assert not Section.objects.filter(pk=section.pk).exists()


def test_a_new_plan_begins_with_its_title_and_address(coordinator):
    url = reverse("admin:plans_plan_add")

    coordinator.post(url, filled(coordinator, url, title="Rutin för oro", slug="rutin-for-oro"))

    assert Plan.objects.get().slug == "rutin-for-oro"


def test_the_address_of_a_plan_cannot_be_changed(coordinator):
    plan = factories.plan(slug="trygghet")

    coordinator.post(page(plan), filled(coordinator, page(plan)) | {"slug": "annat"})

    plan.refresh_from_db()
    assert plan.slug == "trygghet"


@pytest.mark.parametrize("number", [0, 10_000, 2**31 - 1, 2**63 - 1])
def test_a_number_that_leaves_no_room_for_the_next_version_is_refused_at_its_field(
    coordinator, number
):
    plan = factories.plan()

    saved = coordinator.post(
        page(plan), filled(coordinator, page(plan), **{"planned_decision-0-number": number})
    )

    assert saved.status_code == 200
    [errors] = saved.context["inline_admin_formsets"][2].formset.errors
    assert list(errors) == ["number"]


def test_a_fact_is_added_to_the_cover(coordinator):
    plan = factories.plan()
    data = filled(
        coordinator,
        page(plan),
        **{
            "coverfact_rows-TOTAL_FORMS": "1",
            "coverfact_rows-0-label": "Målgrupp",
            "coverfact_rows-0-value": "Alla anställda",
        },
    )

    coordinator.post(page(plan), data)

    assert CoverFact.objects.get().value == "Alla anställda"


def test_the_list_shows_what_is_valid_and_what_is_late(coordinator):
    factories.plan(title="Utan version")
    factories.revision(review_by=__import__("datetime").date(2026, 2, 1))

    html = coordinator.get(reverse("admin:plans_plan_changelist")).content.decode()

    assert "Giltig · Revidering försenad" in Page(html).texts("td", "field-stands")
    assert "2026-02-01" in html
    assert "–" in html


@pytest.mark.parametrize("delete_selected", [True, False])
def test_a_plan_with_a_version_has_no_way_to_be_deleted(coordinator, delete_selected, admin_client):
    plan = factories.revision().plan

    if delete_selected:
        response = admin_client.post(
            reverse("admin:plans_plan_changelist"),
            {"action": "delete_selected", "_selected_action": [plan.pk], "post": "yes"},
        )
    else:
        response = admin_client.post(
            reverse("admin:plans_plan_delete", args=[plan.pk]), {"post": "yes"}
        )

    assert response.status_code < 500
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_the_index_shows_plans_and_groups_and_not_their_parts(coordinator):
    html = coordinator.get(reverse("admin:index")).content.decode()

    assert reverse("admin:plans_plan_changelist") in html
    assert reverse("admin:networks_network_changelist") in html
    assert reverse("admin:plans_section_changelist") not in html


def test_an_approver_reads_the_working_copy_but_cannot_save(client):
    factories.plan()
    client.force_login(factories.user(Role.APPROVER))
    section = Section.objects.get(key="inledning")

    html = client.get(page(section)).content.decode()

    assert "Inledning" in html
    assert "change_reason" not in html
    assert client.post(page(section), {"title": "x"}).status_code == 403
