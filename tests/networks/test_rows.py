"""Groups as the rows of plans list them."""

import pytest
from django.core.exceptions import ValidationError

from activities.models import Level
from document.content import NetworkTable as NetworkTableBlock
from document.content import Section
from networks.models import Network, NetworkEntry, NetworkTable
from plans import actions
from plans.compose import compose
from plans.row_history import newest_change
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_table_of_groups_follows_the_registry():
    plan = factories.plan()
    network = Network.objects.get()
    network.mission = "Nytt uppdrag"
    network.save()

    table = next(b for b in compose(plan).blocks() if isinstance(b, NetworkTableBlock))

    assert table.networks[0].mission == "Nytt uppdrag"


def test_two_plans_share_a_group_that_says_the_same_and_no_other():
    factories.plan()
    factories.plan()
    other = factories.content()
    table = other.sections[1].blocks[0]
    changed = NetworkTableBlock(
        columns=table.columns,
        networks=(type(table.networks[0])(key="allas-barn", name="Allas barn", mission="Annat"),),
    )
    factories.plan(
        value=factories.content(sections=(Section(key="g", title="G", blocks=(changed,)),))
    )

    assert list(Network.objects.order_by("slug").values_list("slug", "mission")) == [
        ("allas-barn", "Samverkan"),
        ("allas-barn-2", "Annat"),
    ]


def test_a_group_keeps_its_level_while_the_plan_has_it():
    plan = factories.plan()
    entry, level = NetworkEntry.objects.get(), Level.objects.get()
    entry.level = level.key
    entry.save()
    moment = newest_change(plan)
    record = level.history.first()

    assert [network.level for network in compose(plan).networks] == ["framjande"]
    level.delete()
    assert [network.level for network in compose(plan).networks] == [""]
    assert [network.level for network in compose(plan, at=moment).networks] == ["framjande"]
    actions.restore(record=record, by=None)
    assert [network.level for network in compose(plan).networks] == ["framjande"]


def test_only_a_level_of_its_own_plan_is_clean_for_a_group():
    factories.plan()
    entry = NetworkTable.objects.get().entries.get()
    entry.level = "framjande"
    entry.full_clean()
    entry.level = "annan"

    with pytest.raises(ValidationError, match="Välj en av planens egna nivåer"):
        entry.full_clean()
