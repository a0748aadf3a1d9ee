"""Groups and the tables of them are edited in the admin."""

import pytest
from django.urls import reverse

from activities.models import Level
from networks.models import Network, NetworkTable
from organisation.roles import Role
from tests import factories
from tests.plans.admin.forms import filled, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    return client


def test_a_group_is_edited_in_the_registry(coordinator):
    factories.plan()
    network = Network.objects.get()

    coordinator.post(page(network), filled(coordinator, page(network), mission="Annat"))

    network.refresh_from_db()
    assert network.mission == "Annat"


def test_a_groups_level_is_chosen_by_name_among_those_of_its_plan(coordinator):
    plan = factories.plan()
    Level.objects.create(section=factories.plan().section_rows.last(), name="Nivå: Annan plan")
    table = NetworkTable.objects.get(plan=plan)

    html = coordinator.get(page(table)).content.decode()
    coordinator.post(
        page(table), filled(coordinator, page(table), **{"entries-0-level": "framjande"})
    )

    assert '<option value="framjande">Främjande</option>' in html
    assert "Annan plan</option>" not in html
    assert table.entries.get().level == "framjande"


def test_a_level_of_another_plan_is_refused_for_a_group(coordinator):
    table = NetworkTable.objects.get(plan=factories.plan())
    data = filled(coordinator, page(table), **{"entries-0-level": "annan"})

    response = coordinator.post(page(table), data)

    assert response.status_code == 200
    assert table.entries.get().level == ""


def test_a_groups_level_is_chosen_for_a_new_table_too(coordinator):
    plan = factories.plan()
    section = plan.section_rows.get(key="inledning")
    url = f"{reverse('admin:networks_networktable_add')}?section={section.pk}"
    first = {
        "entries-TOTAL_FORMS": "1",
        "entries-0-network": str(Network.objects.get().pk),
        "entries-0-level": "framjande",
    }

    html = coordinator.get(url).content.decode()
    response = coordinator.post(url, filled(coordinator, url, **first))

    assert '<option value="framjande">Främjande</option>' in html
    assert response.status_code == 302
    assert NetworkTable.objects.get(section=section).entries.get().level == "framjande"
