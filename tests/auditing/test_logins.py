"""What the audit log learns of logins, and of attempts at what somebody may not."""

import pytest
from django.conf import settings
from django.urls import reverse

from auditing.models import Act, AuditEntry, Result
from organisation.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
PASSWORD = "hemligt-lösenord"


@pytest.fixture
def ulla():
    return factories.user(Role.COORDINATOR, username="ulla")


def log():
    return list(AuditEntry.objects.order_by("pk").values_list("act", "recorded_by", "result"))


def test_a_login_and_a_logout_are_recorded(client, ulla):
    client.post(LOGIN, {"username": "ulla", "password": PASSWORD})
    client.post(reverse("admin:logout"))

    assert log() == [
        (Act.LOGGED_IN, "ulla", Result.DONE),
        (Act.LOGGED_OUT, "ulla", Result.DONE),
    ]


def test_a_wrong_password_is_recorded_without_the_password(client, ulla):
    client.post(LOGIN, {"username": "ulla", "password": "fel-lösenord"})

    assert log() == [(Act.LOGGED_IN, "ulla", Result.DENIED)]
    assert "fel" not in AuditEntry.objects.get().about


@pytest.mark.parametrize("name", ["hemligt-lösenord", "", "ULLA"])
def test_a_name_that_is_nobodys_leaves_no_mark(client, ulla, name):
    client.post(LOGIN, {"username": name, "password": "fel"})

    assert log() == []


def test_attempts_that_the_throttle_stops_do_not_fill_the_log(client, ulla):
    for _ in range(settings.AXES_FAILURE_LIMIT + 5):
        client.post(LOGIN, {"username": "ulla", "password": "fel"})

    assert len(log()) == settings.AXES_FAILURE_LIMIT


def test_an_attempt_at_what_somebody_may_not_is_recorded_by_its_address_alone(client, ulla):
    plan = factories.plan()
    client.force_login(ulla)
    path = reverse("admin:plans_plan_adopt", args=[plan.pk])

    client.get(path, {"adopted_by": "Jag"})

    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.recorded_by, entry.result) == (
        Act.OVERSTEPPED,
        "ulla",
        Result.DENIED,
    )
    assert entry.about == path


def test_whoever_is_not_logged_in_leaves_no_mark(client):
    plan = factories.plan()

    client.get(reverse("admin:plans_plan_adopt", args=[plan.pk]))
    client.get("/komponenter/")

    assert log() == []
