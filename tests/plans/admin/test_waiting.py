"""The admin's start page says what waits for the one who looks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from document.events import Outcome
from document.standing import Step
from organisation.roles import Role
from plans import actions
from plans.reading.waiting import AT_ONCE, waiting_matters
from tests import factories
from tests.pages import Page

pytestmark = pytest.mark.django_db

NOTHING = "Inget väntar på beslut"


def days(count):
    return timezone.localdate() + timedelta(days=count)


def in_force(title="Trygghet", *, department="Socialförvaltningen", **decision):
    plan = factories.plan(title=title, responsible_department=department)
    factories.revision(plan, **{"valid_from": days(-800), "review_by": days(400)} | decision)
    return plan


def shown(client, role, **account):
    """The part of the start page that says what waits; None when it is not there."""
    client.force_login(factories.user(role, **account))
    parts = Page(client.get(reverse("admin:index")).content.decode()).all("section", "desk")
    return " ".join(parts[0].text.split()) if parts else None


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER])
def test_a_deadline_that_has_passed_is_told_with_its_days(client, role):
    in_force(review_by=days(-3))

    assert f"Trygghet Revideringen är försenad sedan {days(-3)} (3 dagar)." in shown(client, role)


@pytest.mark.parametrize(("left", "words"), [(0, "i dag"), (1, "om 1 dag"), (90, "om 90 dagar")])
def test_a_deadline_that_is_near_is_told(client, left, words):
    in_force(review_by=days(left))

    assert f"Ska revideras senast {days(left)} ({words})." in shown(client, Role.COORDINATOR)


def test_nothing_waits_while_the_deadline_is_far_off(client):
    in_force(review_by=days(91))
    factories.plan(title="Utkast")

    assert NOTHING in shown(client, Role.COORDINATOR)


def test_a_review_that_finds_the_plan_current_takes_it_off_the_desk(client):
    plan = in_force(review_by=days(-3))
    actions.review(
        plan=plan,
        by=None,
        outcome=Outcome.CURRENT,
        reviewed_by="Säkerhetssamordnaren",
        review_by=days(400),
        on=days(0),
    )

    assert NOTHING in shown(client, Role.COORDINATOR)


@pytest.mark.parametrize(
    ("outcome", "words"), [(Outcome.REVISE, "ska revideras"), (Outcome.REPEAL, "ska upphävas")]
)
def test_a_review_that_asks_for_a_decision_waits(client, outcome, words):
    plan = in_force()
    actions.review(
        plan=plan, by=None, outcome=outcome, reviewed_by="Ulla", note="Läget är nytt.", on=days(0)
    )

    told = shown(client, Role.APPROVER)

    assert f"Aktualitetsprövningen {days(0)}: " in told
    assert words in told


def test_a_repeal_answers_the_review_that_asked_for_it_and_is_told_until_its_day(client):
    plan = in_force()
    actions.review(
        plan=plan, by=None, outcome=Outcome.REPEAL, reviewed_by="Ulla", note="Ersatt.", on=days(0)
    )
    factories.repeal(plan, day=days(10), on=days(0))

    told = shown(client, Role.APPROVER)

    assert f"Version 1 upphävs {days(10)}, efter beslut av Kommunledningsgrupp." in told
    assert "Aktualitetsprövningen" not in told


def test_who_decides_is_led_to_a_proposal(client):
    plan = in_force()
    actions.propose(plan=plan, by=None, note="Nytt.")

    client.force_login(factories.user(Role.APPROVER))
    html = client.get(reverse("admin:index")).content.decode()

    assert "Förslaget skickades för beslut" in html
    assert reverse("admin:plans_plan_adopt", args=[plan.pk]) in html


def test_who_prepares_reads_that_a_proposal_waits(client):
    plan = factories.plan(title="Ny plan")
    actions.propose(plan=plan, by=None, note="Nytt.")

    told = shown(client, Role.COORDINATOR)

    assert "Ny plan Förslaget skickades för beslut" in told
    assert "Väntar på beslut." in told


def test_a_proposal_that_came_back_waits_with_its_comment(client):
    plan = in_force()
    actions.propose(plan=plan, by=None, note="Nytt.")
    actions.send_back(plan=plan, by=None, comment="Tidsplanen saknas.")

    told = shown(client, Role.COORDINATOR)

    assert f"Förslaget lämnades tillbaka {days(0)}: Tidsplanen saknas." in told


def test_a_decision_takes_the_proposal_off_the_desk(client):
    plan = factories.plan()
    actions.propose(plan=plan, by=None, note="Nytt.")
    factories.revision(plan, valid_from=days(0), review_by=days(400))

    assert NOTHING in shown(client, Role.APPROVER)


def test_a_contributor_reads_of_the_plans_of_their_own_department(client):
    in_force("Vår", review_by=days(-3))
    in_force("Deras", department="Skolan", review_by=days(-3))

    told = shown(client, Role.CONTRIBUTOR, department="Socialförvaltningen")

    assert "Vår" in told
    assert "Deras" not in told


@pytest.mark.parametrize(
    ("role", "act"), [(Role.COORDINATOR, "review"), (Role.APPROVER, None), (Role.CONTRIBUTOR, None)]
)
def test_each_is_led_to_the_step_that_is_theirs(client, role, act):
    plan = in_force(review_by=days(-3))
    client.force_login(factories.user(role, department="Socialförvaltningen"))

    for address in (reverse("admin:index"), reverse("admin:plans_plan_change", args=[plan.pk])):
        html = client.get(address).content.decode()
        assert ("Aktualitetspröva planen, eller skicka" in html) is (act is not None)
        if act:
            assert reverse(f"admin:plans_plan_{act}", args=[plan.pk]) in html


@pytest.mark.parametrize("step", Step)
def test_there_is_a_page_for_every_step(step):
    assert reverse(f"admin:plans_plan_{step.act}", args=[1])


def test_what_has_lapsed_is_the_most_urgent(client):
    actions.propose(plan=in_force("Förslag"), by=None, note="Nytt.")
    in_force("Sen", review_by=days(-30))
    in_force("Slut", valid_until=days(-3))

    told = shown(client, Role.COORDINATOR)

    assert told.startswith(
        f"Det här väntar Slut Dokumentet löpte ut {days(-3)} (3 dagar sedan) utan ny version."
    )
    assert "Skicka en ny version för beslut, eller se till att planen upphävs." in told


def test_a_last_day_that_is_near_is_told_like_a_deadline(client):
    in_force(valid_until=days(30))

    told = shown(client, Role.COORDINATOR)

    assert (
        f"Gäller till och med {days(30)} (om 30 dagar). Ingen version tar över dagen efter." in told
    )


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_does_not_work_on_plans_has_no_desk(client, role):
    in_force(review_by=days(-3))

    assert shown(client, role) is None


def test_what_is_late_comes_before_what_is_to_be_decided_and_what_is_due():
    in_force("Snart", review_by=days(10))
    in_force("Sen", review_by=days(-1))
    actions.propose(plan=in_force("Förslag"), by=None, note="Nytt.")
    in_force("Senast", review_by=days(-30))

    found = waiting_matters(factories.user(Role.COORDINATOR), on=days(0)).matters

    assert [each.plan.title for each in found] == ["Senast", "Sen", "Förslag", "Snart"]


def test_no_more_is_shown_than_can_be_read_and_the_rest_are_counted(client):
    for number in range(AT_ONCE + 2):
        plan = factories.plan(title=f"Plan {number}", sections=factories.content().sections[:1])
        actions.propose(plan=plan, by=None, note="Nytt.")

    assert "Det finns 2 planer till där något väntar." in shown(client, Role.APPROVER)


@pytest.mark.parametrize(("waits", "queries"), [(False, 5), (True, 14)])
@pytest.mark.parametrize("count", [1, 6])
def test_it_asks_as_often_however_many_plans_there_are(count, waits, queries):
    """Five times, and nine more to see whether the proposals that wait still hold what was sent."""
    for number in range(count):
        plan = in_force(f"Plan {number}", review_by=days(-3))
        if waits:
            actions.propose(plan=plan, by=None, note="Nytt.")
    user = factories.user(Role.COORDINATOR)
    user.has_perm("plans.view_plan")  # read once, whatever is shown

    with CaptureQueriesContext(connection) as asked:
        assert len(waiting_matters(user, on=days(0)).matters) == count

    assert len(asked) == queries
