"""A day at the edge of the calendar is refused where it is typed, in one line, wherever one is asked for."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.forms import DateField
from django.urls import reverse
from django.utils import timezone

from accessibility.models import AccessibilityStatement
from auditing.fields import DayField
from document.days import FIRST_DAY, LAST_DAY, OUTSIDE, is_outside
from document.decision import FACTS
from organisation.roles import Role
from plans import actions
from plans.actions import Refused
from plans.admin.action_table import PLAN_ACTIONS
from plans.admin.adoption import AdoptForm
from tests import factories
from tests.pages import get
from tests.plans.admin.forms import filled, page

pytestmark = pytest.mark.django_db

EDGES = ["0001-01-01", "9999-12-31"]


@pytest.fixture
def plan():
    """A version in force and one to come: every act is possible."""
    plan = factories.revision(factories.plan(slug="trygghet")).plan
    factories.revision(plan, valid_from=date(2099, 1, 1), review_by=date(2101, 1, 1))
    return plan


@pytest.fixture
def everybody(client):
    user = factories.user(Role.APPROVER)
    user.groups.add(factories.group(Role.COORDINATOR), factories.group(Role.ADMINISTRATOR))
    client.force_login(user)
    return client


def test_the_days_to_count_with_are_those_of_eleven_centuries():
    assert not is_outside(FIRST_DAY)
    assert not is_outside(LAST_DAY)
    assert is_outside(date(1899, 12, 31))
    assert is_outside(date(3000, 1, 1))


def asked(form_type):
    """The fields of a form that ask for a day."""
    fields = form_type.base_fields.items()
    return [name for name, field in fields if isinstance(field, DateField)]


DAYS = [(each.name, field) for each in PLAN_ACTIONS for field in asked(each.form)]
DECISION = [fact.name for fact in FACTS.values() if fact.is_day]
DAYS += [("adopt", name) for name in DECISION]


def test_the_acts_ask_for_days():
    assert {"review", "repeal", "call_off", "annul", "adopt"} <= {name for name, _ in DAYS}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize(("name", "field"), DAYS, ids=str)
def test_the_form_of_an_act_says_so_at_the_field(everybody, plan, name, field, edge):
    if name == "adopt":
        actions.propose(plan=plan, by=None, note="Ny.")
    url = reverse(f"admin:plans_plan_{name}", args=[plan.pk])
    before = plan.events.count()

    answer = everybody.post(url, filled(everybody, url, **{field: edge}))

    assert answer.status_code == 200
    assert answer.context["form"].errors[field] == [OUTSIDE]
    assert plan.events.count() == before


def test_every_day_of_a_decision_is_such_a_field():
    form = AdoptForm(None, initial={}, found=None)
    days = {name for name, field in form.fields.items() if isinstance(field, DayField)}

    assert days == set(DECISION)


@pytest.mark.parametrize("edge", EDGES)
def test_so_does_what_is_planned_of_a_decision(everybody, plan, edge):
    data = filled(everybody, page(plan), **{"planned_decision-0-valid_from": edge})

    html = everybody.post(page(plan), data | {"planned_decision-TOTAL_FORMS": "1"}).content.decode()

    assert OUTSIDE in html


@pytest.mark.parametrize("edge", EDGES)
def test_so_does_the_accessibility_statement(everybody, edge):
    AccessibilityStatement().save()
    url = page(AccessibilityStatement.objects.get())

    assert OUTSIDE in everybody.post(url, filled(everybody, url, assessed_on=edge)).content.decode()


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("where", ["dag/?dag={}", "dag/{}/"])
def test_the_day_that_readers_ask_about_is_answered_with_the_line(plan, where, edge):
    found = get(f"/planer/trygghet/{where.format(edge)}", status=404 if "?" not in where else 200)

    assert OUTSIDE in found.main


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize(
    "address",
    ["/planer/trygghet/handelser/?fran={0}&till={0}", "/kopia/trygghet/1/{1}/?utskriven={0}"],
)
def test_what_only_narrows_a_list_is_answered(plan, address, edge):
    digest = plan.revisions.get(number=1).digest[:12]

    assert get(address.format(edge, digest)).one("h1")


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-28T12:00:00+23:59",
        "2026-11-28T12:00:00-23:59",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-23:59",
    ],
)
@pytest.mark.parametrize("name", ["moment", "reset"])
def test_a_moment_of_no_clock_on_earth_is_refused(everybody, plan, name, moment):
    url = reverse(f"admin:plans_plan_{name}", args=[plan.pk])

    answer = everybody.get(url, {"vid": moment})

    assert answer.status_code == (200 if name == "moment" else 404)
    if name == "moment":
        assert answer.context["form"].errors["vid"]


def test_a_moment_on_another_continent_is_told_in_ours(everybody, plan):
    now = timezone.now()
    url = reverse("admin:plans_plan_moment", args=[plan.pk])

    answer = everybody.get(
        url, {"vid": now.astimezone(timezone.get_fixed_timezone(-720)).isoformat()}
    )

    assert answer.context["moment"] == now


@pytest.mark.parametrize("edge", EDGES)
def test_a_correction_to_such_a_day_is_refused(plan, edge):
    with pytest.raises(Refused, match=OUTSIDE):
        factories.correct(plan.revisions.get(number=1), field="valid_until", now=edge)


@pytest.mark.parametrize("edge", EDGES)
def test_no_version_is_adopted_with_such_a_day_whoever_asks(edge):
    with pytest.raises(Refused, match=OUTSIDE):
        factories.revision(valid_until=date.fromisoformat(edge))


@pytest.mark.parametrize("edge", EDGES)
def test_a_command_says_so_too(edge):
    with pytest.raises(CommandError, match=OUTSIDE):
        call_command("remind", "--on", edge, "--dry-run", stdout=StringIO())
