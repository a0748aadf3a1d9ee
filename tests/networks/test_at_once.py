"""A group's texts are edited while a plan that lists the group is sent or adopted, with real connections."""

import threading
import time

import pytest
from django.db import transaction
from django.test import Client

from document import content
from networks.models import Network, NetworkEntry, NetworkTable
from organisation.roles import Role
from outbox.models import Mail
from plans import actions
from plans.compose import compose
from plans.models import Revision
from plans.models.working_copy import lock
from plans.reading.proposals import of
from tests import factories
from tests.plans.admin.forms import filled, page
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


def test_an_edit_that_began_before_the_plan_listed_the_group_stops_the_proposal():
    plan = factories.plan()
    group = Network.objects.create(name="Rektorerna", mission="Samverkan")
    saved = threading.Event()

    def edit_slowly():
        with actions.editing(group, by=None):
            group.mission = "Trygghet"
            group.save()
            saved.set()
            time.sleep(0.5)

    finish = beside(edit_slowly)
    saved.wait(10)
    NetworkEntry.objects.create(table=NetworkTable.objects.get(), network=group)
    expected = content.digest(compose(plan))

    with pytest.raises(actions.Refused, match="ändrats sedan du läste den"):
        actions.propose(plan=plan, by=None, note="Klart.", expected=expected)

    finish()
    assert actions.proposal(plan) is None


def test_a_plan_that_came_to_list_the_group_and_was_sent_meanwhile_is_told_of():
    factories.user(Role.APPROVER, email="bo@ljungby.example")
    plan = factories.plan()
    group = Network.objects.create(name="Rektorerna", mission="Samverkan")

    def send():
        NetworkEntry.objects.create(table=NetworkTable.objects.get(), network=group)
        actions.propose(plan=plan, by=None, note="Klart.")

    with actions.editing(group, by=None) as edit:
        beside(send)()
        group.mission = "Trygghet"
        group.save()

    assert [event.plan for event in edit.broken] == [plan]
    assert Mail.objects.filter(subject__startswith="Förslaget är brutet").exists()


def test_a_shared_text_is_asked_about_when_a_proposal_is_sent_while_its_form_is_open():
    coordinator = factories.user(Role.COORDINATOR)
    plan = factories.plan()
    client = Client()
    client.force_login(coordinator)
    url = page(Network.objects.get())
    data = filled(client, url, mission="Trygghet")

    with transaction.atomic():
        lock([plan.pk])
        finish = beside(lambda: client.post(url, data))
        time.sleep(0.3)
        actions.propose(plan=plan, by=None, note="Klart.")

    assert "Inget är sparat än." in finish().content.decode()
    assert of(plan).is_whole
