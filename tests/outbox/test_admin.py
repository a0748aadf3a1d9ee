"""The outbox in the admin: those who keep the addresses see what did not leave, and send it again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from organisation.roles import Role
from outbox.models import LATE, Mail, State, Why
from outbox.sending import send_due
from outbox.writing import write
from tests import factories
from tests.pages import Page

pytestmark = pytest.mark.django_db

LIST = reverse("admin:outbox_mail_changelist")
SEEN_TO_BY = [Role.COORDINATOR, Role.ADMINISTRATOR]


@pytest.fixture
def given_up():
    write(to=["bo@ljungby.example"], subject="För beslut: Trygghet", text="Ett förslag väntar.")
    Mail.objects.update(state=State.GIVEN_UP, why=Why.REFUSED, done_at=timezone.now())
    return Mail.objects.get()


def page(client, role, address):
    client.force_login(factories.user(role))
    return Page(client.get(address, follow=True).content.decode())


def desk(client, role):
    """What the start page says waits."""
    parts = page(client, role, reverse("admin:index")).all("section", "desk")
    return " ".join(parts[0].text.split()) if parts else ""


@pytest.mark.parametrize("role", SEEN_TO_BY)
def test_mail_that_was_given_up_waits_for_those_who_keep_the_addresses(client, given_up, role):
    assert "1 mejl har inte gått iväg. Se vilka, och skicka dem igen" in desk(client, role)
    assert reverse("admin:outbox_mail_changelist") in client.get("/admin/").content.decode()


def test_it_does_not_hide_that_no_plan_waits(client, given_up):
    assert "Inget väntar på beslut" in desk(client, Role.COORDINATOR)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.CONTRIBUTOR, Role.AUDITOR])
def test_others_are_not_told(client, given_up, role):
    assert "mejl" not in desk(client, role)


def test_mail_that_nobody_sends_waits_too_after_a_day(client):
    write(to=["bo@ljungby.example"], subject="För beslut", text="Ett förslag väntar.")
    assert "mejl" not in desk(client, Role.COORDINATOR)

    Mail.objects.update(queued_at=timezone.now() - LATE - timedelta(minutes=1))

    assert "1 mejl har inte gått iväg." in desk(client, Role.COORDINATOR)


def test_an_administrator_with_nothing_that_waits_has_no_desk(client):
    assert desk(client, Role.ADMINISTRATOR) == ""


@pytest.mark.parametrize("role", SEEN_TO_BY)
def test_the_list_says_what_became_of_each(client, given_up, role):
    for to, state in (("anna@ljungby.example", State.SENT), ("klf@ljungby.example", "waiting")):
        write(to=[to], subject="Fastställd: Trygghet", text="Den är fastställd.")
        Mail.objects.filter(to=to).update(state=state, done_at=timezone.now(), attempts=2)

    text = page(client, role, LIST).main

    assert text.index("bo@ljungby.example") < text.index("anna@ljungby.example")
    assert "bo@ljungby.example" in text
    assert "Gick inte iväg: mejlservern tog inte emot det" in text
    assert f"Skickat {timezone.localtime():%Y-%m-%d}" in text
    assert "Väntar, 2 försök gjorda" in text
    assert "Ett förslag väntar" not in text


def test_only_those_who_see_every_working_copy_read_the_subject(client, given_up):
    one = reverse("admin:outbox_mail_change", args=[given_up.pk])

    for address in (LIST, one):
        assert "För beslut: Trygghet" in page(client, Role.COORDINATOR, address).main
        assert "För beslut: Trygghet" not in page(client, Role.ADMINISTRATOR, address).main


@pytest.mark.parametrize("role", SEEN_TO_BY)
def test_it_is_sent_again(client, given_up, role):
    client.force_login(factories.user(role))

    answer = client.post(
        LIST, {"action": "send_again", "_selected_action": [given_up.pk]}, follow=True
    )
    send_due()

    assert "Ett mejl skickas igen." in answer.content.decode()
    assert mail.outbox[0].to == ["bo@ljungby.example"]


def test_what_was_not_given_up_is_not_sent_again(client):
    write(to=["bo@ljungby.example"], subject="För beslut", text="Ett förslag väntar.")
    send_due()
    client.force_login(factories.user(Role.COORDINATOR))

    answer = client.post(
        LIST, {"action": "send_again", "_selected_action": [Mail.objects.get().pk]}, follow=True
    )
    send_due()

    assert "Inget av mejlen är uppgivet, så inget skickas igen." in answer.content.decode()
    assert len(mail.outbox) == 1
