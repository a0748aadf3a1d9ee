"""Shortcomings are reported, kept, and mailed to the one who answers for them."""

import logging

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accessibility import actions, throttle
from accessibility.models import AccessibilityStatement, Feedback
from organisation.roles import Role
from outbox.sending import send_due
from tests import factories
from tests.pages import Page, get, today  # noqa: F401 - an autouse fixture that clears the cache
from tests.plans.admin.forms import filled

pytestmark = pytest.mark.django_db

ADDRESS = "/tillganglighet/rapportera/"
REPORT = {"message": "Bilden saknar text.", "email": "läsare@exempel.se"}


@pytest.fixture
def _contact():
    AccessibilityStatement(email="hjalp@ljungby.se").save()


def send(client: Client | None = None, **data):
    return (client or Client()).post(ADDRESS, data)


def delivered(**data):
    """Send a report, and then what waits in the outbox."""
    response = send(**data)
    send_due()
    return response


def test_a_report_is_kept_and_thanked_for():
    response = send(message="Bilden saknar text.", email="namn@exempel.se")

    assert response.headers["Location"] == "/tillganglighet/tack/"
    kept = Feedback.objects.get()
    assert (kept.message, kept.email) == ("Bilden saknar text.", "namn@exempel.se")


def test_the_thanks_are_a_page():
    assert get("/tillganglighet/tack/").one("h1").text == "Tack, rapporten är mottagen"


def test_an_address_is_not_asked_of_anyone():
    send(message="Bilden saknar text.")

    assert Feedback.objects.get().email == ""


@pytest.mark.usefixtures("_contact")
def test_it_is_mailed_to_the_address_of_the_statement():
    delivered(message="Bilden saknar text.", email="namn@exempel.se")

    [letter] = mail.outbox
    assert letter.to == ["hjalp@ljungby.se"]
    assert letter.reply_to == ["namn@exempel.se"]
    report = Feedback.objects.get()
    day = timezone.localtime(report.sent_at).date()
    assert letter.subject == f"Brist i tillgänglighet: rapport {report.pk}"
    assert letter.body == (f"Bilden saknar text.\n\nInkommen: {day}\nSvar till: namn@exempel.se\n")


@pytest.mark.usefixtures("_contact")
def test_the_mail_says_that_nobody_asked_for_an_answer():
    delivered(message="Bilden saknar text.")

    [letter] = mail.outbox
    assert letter.reply_to == []
    assert letter.body.endswith("Svar till: ingen adress angavs\n")


@pytest.mark.usefixtures("_contact")
def test_a_report_that_is_undone_is_not_mailed():
    with transaction.atomic():
        actions.report(message="Bilden saknar text.")
        transaction.set_rollback(True)

    send_due()

    assert not mail.outbox


@pytest.mark.usefixtures("_contact")
def test_a_report_that_is_sent_twice_is_kept_and_mailed_once():
    filled_in = filled(Client(), ADDRESS, message="Bilden saknar text.")

    answers = [delivered(**filled_in) for _ in range(2)]

    assert [each.url for each in answers] == ["/tillganglighet/tack/"] * 2
    assert (Feedback.objects.count(), len(mail.outbox)) == (1, 1)


def test_another_report_from_the_same_form_is_kept_too():
    filled_in = filled(Client(), ADDRESS, message="Bilden saknar text.")

    send(**filled_in)
    send(**filled_in | {"message": "Tabellen saknar rubrik."})

    assert Feedback.objects.count() == 2


def test_without_an_address_nothing_is_mailed_and_the_report_is_kept():
    delivered(message="Bilden saknar text.")

    assert not mail.outbox
    assert Feedback.objects.exists()


@pytest.mark.usefixtures("_contact")
def test_a_mail_that_is_given_up_is_logged_without_naming_anyone(monkeypatch, caplog):
    def refuse(self, **kwargs):
        raise ValueError("namn@exempel.se")

    monkeypatch.setattr(EmailMessage, "send", refuse)

    with caplog.at_level(logging.ERROR):
        response = delivered(message="Bilden saknar text.", email="namn@exempel.se")

    assert response.status_code == 302
    assert Feedback.objects.exists()
    assert "Gick inte iväg: mejl" in caplog.text
    assert "exempel.se" not in caplog.text
    assert "Bilden" not in caplog.text


def test_what_is_missing_is_said_at_its_field():
    page = Page(send(message="", email="inte en adress").content.decode())

    message, email = (
        page.one("textarea"),
        next(each for each in page.all("input") if each["name"] == "email"),
    )
    for field, words in ((message, "Beskriv vad som inte fungerar."), (email, "namn@exempel.se")):
        assert field["aria-invalid"] == "true"
        described = [
            each.text for each in page.all("p") if each["id"] in field["aria-describedby"].split()
        ]
        assert any(words in text for text in described)
    assert page.title.startswith("Fel: ")
    assert not Feedback.objects.exists()


def test_what_was_written_is_still_there_after_an_error():
    page = Page(send(message="En lång text", email="fel").content.decode())

    assert page.one("textarea").text == "En lång text"


def test_every_field_has_a_label_and_its_help():
    page = get(ADDRESS)

    labels = {label["for"]: label.text for label in page.all("label")}
    fields = [each for each in page.elements if each["name"] in {"message", "email"}]
    assert [labels[each["id"]] for each in fields] == [
        "Vad är det som inte fungerar?",
        "Din e-postadress (frivilligt)",
    ]
    for field in fields:
        assert field["aria-describedby"] in page.ids


def test_a_script_that_fills_in_everything_is_thanked_and_nothing_is_kept():
    response = send(**REPORT | {"email": "a@b.se", "webbplats": "spam"})

    assert response.headers["Location"] == "/tillganglighet/tack/"
    assert not Feedback.objects.exists()


def test_the_field_for_scripts_is_out_of_reach_for_people():
    page = get(ADDRESS)

    trap = next(each for each in page.all("input") if each["name"] == "webbplats")
    assert trap["tabindex"] == "-1"
    assert trap.parents[-1]["aria-hidden"] == "true"


def test_many_reports_from_one_sender_are_too_many():
    client = Client()
    answers = [send(client, message="Text") for _ in range(throttle.LIMIT + 1)]

    assert [each.status_code for each in answers] == [302] * throttle.LIMIT + [429]
    assert "många rapporter har kommit härifrån" in answers[-1].content.decode()
    assert Feedback.objects.count() == throttle.LIMIT


def test_a_new_session_does_not_help_and_another_address_is_another_sender():
    for _ in range(throttle.LIMIT):
        send(message="Text")

    assert send(message="Text").status_code == 429
    assert Client(REMOTE_ADDR="10.0.0.9").post(ADDRESS, {"message": "Text"}).status_code == 302


def test_an_account_has_a_limit_of_its_own():
    for _ in range(throttle.LIMIT):
        send(message="Text")
    client = Client()
    client.force_login(factories.user(Role.READER))

    assert send(client, message="Text").status_code == 302


def test_errors_are_not_counted():
    for _ in range(throttle.LIMIT + 1):
        send(message="")

    assert send(message="Text").status_code == 302


def test_a_report_from_elsewhere_is_refused():
    response = Client(enforce_csrf_checks=True).post(ADDRESS, {"message": "Text"})

    assert response.status_code == 403
    assert not Feedback.objects.exists()


def test_administrators_read_reports_but_do_not_change_them():
    user = factories.user(username="admin", is_superuser=True)
    user.is_staff = True
    user.save()
    client = Client()
    client.force_login(user)
    feedback = Feedback.objects.create(message="Bilden saknar text.")
    address = reverse("admin:accessibility_feedback_change", args=[feedback.pk])

    assert "Bilden saknar text." in client.get(address).content.decode()
    assert client.post(address, {"message": "Ändrad"}).status_code == 403
    assert client.get(reverse("admin:accessibility_feedback_add")).status_code == 403


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER])
def test_others_do_not_read_them(role):
    client = Client()
    client.force_login(factories.user(role))

    assert client.get(reverse("admin:accessibility_feedback_changelist")).status_code == 403
