"""A group's texts are edited while a plan that lists the group is adopted, with real connections."""

import threading
import time

import pytest
from django.db import transaction

from networks.models import Network, NetworkEntry, NetworkTable
from plans import actions
from plans.models import Revision
from tests import factories
from tests.together import beside, first

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


def test_an_edit_that_began_before_the_plan_listed_the_group_stops_the_adoption():
    plan = factories.plan()
    group = Network.objects.create(name="Rektorerna", mission="Samverkan")
    saved, rendered = threading.Event(), threading.Event()

    def edit_slowly():
        with transaction.atomic():
            group.mission = "Trygghet"
            group.save()
            saved.set()
            rendered.wait(10)
            time.sleep(0.3)

    finish = beside(edit_slowly)
    saved.wait(10)
    NetworkEntry.objects.create(table=NetworkTable.objects.get(), network=group)

    with pytest.raises(actions.Refused, match="ändrats sedan du läste den"):
        factories.revision(plan, render=first(rendered.set))

    finish()
    assert not Revision.objects.exists()
