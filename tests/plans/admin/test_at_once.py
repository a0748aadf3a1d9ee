"""Two who work in the admin press their buttons at the same time, with real connections."""

import threading
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisation.roles import Role
from plans import actions
from plans.models import Revision
from plans.reading.proposals import of
from printing import archive, readback
from tests import factories
from tests.plans.admin.forms import filled
from tests.together import at_once, findings, first

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


@pytest.fixture
def plan():
    plan = factories.plan()
    actions.propose(plan=plan, by=None, note="Det första förslaget.")
    return plan


@pytest.fixture(autouse=True)
def kept_as_they_are(monkeypatch):
    """What stands in for an archive file here is none, and is not read back."""
    monkeypatch.setattr(readback, "check", lambda *_, **__: None)


@pytest.fixture
def meeting(monkeypatch):
    """Every archive file waits for another one: both adoptions have looked before one of them seals."""
    both = threading.Barrier(2)

    def render(edition, *, organisation):
        both.wait(10)
        return factories.archive_file(edition)

    monkeypatch.setattr(archive, "render", render)


def page(plan, name, **changes):
    """An approver's browser with a filled-in form: what sends it."""
    client = Client()
    client.force_login(factories.user(Role.APPROVER))
    url = reverse(f"admin:plans_plan_{name}", args=[plan.pk])
    return partial(client.post, url, filled(client, url, **changes))


def adoption(plan):
    today = timezone.localdate()
    return page(
        plan,
        "adopt",
        adopted_by="Kommunfullmäktige",
        valid_from=str(today),
        review_by=str(today + timedelta(700)),
    )


def test_of_two_who_adopt_one_comes_to_the_plan_and_the_other_reads_why_not(plan, meeting):
    answers = at_once(adoption(plan), adoption(plan))

    done, refused = sorted(answers, key=lambda answer: -answer.status_code)
    html = refused.content.decode()
    assert (done.status_code, refused.status_code) == (302, 200)
    assert done.url == reverse("admin:plans_plan_change", args=[plan.pk])
    assert "Versionen är inte fastställd." in html
    assert "Ett annat beslut om planen hann före." in html
    assert Revision.objects.count() == 1
    assert findings() == []


def test_who_adopts_what_is_sent_back_meanwhile_reads_why_not(plan, monkeypatch):
    send_back = page(plan, "return", comment="Tidsplanen saknas.")
    adopt = adoption(plan)
    monkeypatch.setattr(archive, "render", lambda edition, **kwargs: first(send_back)(edition))

    answer = adopt()

    assert answer.status_code == 200
    assert "Ett annat beslut om planen hann före." in answer.content.decode()
    assert of(plan).is_returned
    assert not Revision.objects.exists()
    assert findings() == []
