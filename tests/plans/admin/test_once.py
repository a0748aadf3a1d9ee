"""A form that is sent again is done once: a double click, the Back button, an answer that was lost."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from document.corrections import RegisterCorrected
from organisation.roles import Role
from outbox.models import Mail
from plans import actions
from plans.admin import sending
from plans.admin.action_table import PLAN_ACTIONS
from plans.models import Event
from printing import archive, readback
from tests import factories
from tests.plans.admin.forms import filled
from tests.together import at_once, findings

DONE = "Det här är redan gjort"

#: What a correction says.
MINUTES = {"field": "paragraph", "now": "§ 9", "paragraph": "§ 9", "reason": "Glömd."}
#: What is filled in besides what the form holds. Every act stands here.
FILLED_IN = {
    "propose": {"note": "Ny termin."},
    "reword": {"note": "Stavfel."},
    "amend": {},
    "return": {"comment": "Tidsplanen saknas."},
    "take_back": {"note": "Mer att göra."},
    "review": {"outcome": "revise", "reviewed_by": "Samordnaren"},
    "repeal": {"repealed_by": "Kommunstyrelsen", "day": "2026-11-01"},
    "call_off": {"called_off_by": "Kommunfullmäktige", "note": "Fel år."},
    "annul": {"annulled_by": "Förvaltningsrätten", "day": "2026-11-01"},
    "correct": {"kind": "register_corrected", **MINUTES},
    "confirm_correction": {},
    "refuse_correction": {"comment": "Det stod rätt."},
    "adopt": {"adopted_by": "Kommunfullmäktige", "valid_from": "2027-03-01", "coming": "call_off"},
    "reset": {"reason": "Fel plan."},
}
BESIDE_THE_TABLE = {"adopt", "reset"}
ASKS_FIRST = {"annul"}


def ahead(days):
    return timezone.localdate() + timedelta(days)


@pytest.fixture
def plan(monkeypatch):
    """A version in force, one to come, and a new wording that waits for decision: there is all to do."""
    monkeypatch.setattr(readback, "check", lambda *_, **__: None)
    monkeypatch.setattr(archive, "render", lambda edition, **_: factories.archive_file(edition))
    plan = factories.revision(review_by=date(2099, 1, 1)).plan
    coming = {"adopted_by": "Kommunfullmäktige", "valid_from": ahead(365), "review_by": ahead(800)}
    decision = factories.decision(**coming)
    actions.adopt(plan=plan, by=None, decision=decision, render=factories.archive_file)
    reword("Större förståelse")
    actions.propose(plan=plan, by=None, note="Nytt syfte.")
    return plan


@pytest.fixture
def everybody():
    """Somebody who may do it all, so that each act can be tried."""
    user = factories.user(Role.APPROVER, email="beslut@ljungby.example")
    user.groups.add(factories.group(Role.COORDINATOR))
    return user


def reword(purpose):
    activity = Activity.objects.get()
    activity.purpose = purpose
    activity.save()


def sender(user, plan, name):
    """A browser in which a form is filled in: what sends it, however often."""
    if name == "propose":
        reword("Störst förståelse")
    if name == "amend":
        actions.propose(plan=plan, by=None, note="Stavfel.", editorial=True)
    if name in ("confirm_correction", "refuse_correction"):
        version = plan.revisions.get(number=1)
        actions.enter_correction(revision=version, by=None, kind=RegisterCorrected, **MINUTES)
    client = Client()
    client.force_login(user)
    url = reverse(f"admin:plans_plan_{name}", args=[plan.pk])
    data = filled(client, url, **FILLED_IN[name])
    if name == "adopt":
        data["review_by"] = ahead(900)
    if name in ASKS_FIRST:
        data["confirmed"] = client.post(url, data).context["form"]["confirmed"].value()
    return partial(client.post, url, data, follow=True)


def test_every_act_is_tried_here():
    assert set(FILLED_IN) == {each.name for each in PLAN_ACTIONS} | BESIDE_THE_TABLE


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILLED_IN)
def test_a_form_that_is_sent_again_is_done_once_and_leads_where_it_did(plan, everybody, name):
    send, before = sender(everybody, plan, name), Event.objects.count()
    first = send()
    assert Event.objects.count() > before, first.content.decode()
    kept = (Event.objects.count(), Mail.objects.count())

    again = send()

    assert (Event.objects.count(), Mail.objects.count()) == kept
    assert again.redirect_chain == first.redirect_chain
    assert DONE in again.content.decode()
    assert findings() == []


@pytest.mark.django_db
def test_an_adoption_that_calls_off_another_is_told_of_as_what_was_asked_for(plan, everybody):
    send = sender(everybody, plan, "adopt")
    send()

    again = send()

    assert plan.events.get(once__isnull=False).kind == "adopted"
    assert "Version 3 fastställd" in again.content.decode()


@pytest.mark.django_db
def test_the_same_act_from_a_form_that_is_shown_anew_is_done(plan, everybody):
    for _ in range(2):
        sender(everybody, plan, "review")()

    assert plan.events.filter(kind="reviewed").count() == 2


@pytest.mark.django_db
def test_a_form_that_was_refused_is_done_when_it_is_mended(plan, everybody):
    client = Client()
    client.force_login(everybody)
    url = reverse("admin:plans_plan_review", args=[plan.pk])
    data = filled(client, url, outcome="revise")

    shown = client.post(url, data)
    client.post(url, data | {"reviewed_by": "Samordnaren"})

    assert shown.context["form"]["once"].value() == data["once"]
    assert plan.events.filter(kind="reviewed").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "x"])
def test_a_form_without_its_mark_is_not_done(plan, everybody, mark):
    client = Client()
    client.force_login(everybody)
    url = reverse("admin:plans_plan_review", args=[plan.pk])

    client.post(url, filled(client, url, **FILLED_IN["review"], once=mark))

    assert not plan.events.filter(kind="reviewed").exists()


@pytest.mark.django_db
def test_one_that_is_judged_while_the_other_is_done_leads_on_too(plan, everybody, monkeypatch):
    send, judge, answers = sender(everybody, plan, "repeal"), sending._is_overtaken, []

    def meanwhile(*args):
        monkeypatch.setattr(sending, "_is_overtaken", judge)
        answers.append(send())
        return judge(*args)

    monkeypatch.setattr(sending, "_is_overtaken", meanwhile)
    answers.append(send())

    assert [each.redirect_chain for each in answers] == [answers[0].redirect_chain] * 2
    assert DONE in answers[1].content.decode()
    assert plan.events.filter(kind="repealed").count() == 1


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("name", ["review", "correct", "propose", "amend", "repeal", "reset"])
def test_of_two_that_come_at_once_one_is_done_and_both_lead_on(plan, everybody, name):
    send, before = sender(everybody, plan, name), Event.objects.count()

    answers = at_once(send, send)

    assert [each.status_code for each in answers] == [200, 200]
    assert all(each.redirect_chain for each in answers)
    assert Event.objects.count() == before + 1
    assert sum(DONE in each.content.decode() for each in answers) >= 1
    assert findings() == []
