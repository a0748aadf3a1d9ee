"""The auditor's page and file."""

import csv

import pytest
from django.urls import reverse

from auditing.models import Act, AuditEntry, Result
from organisation.models import Mailbox
from organisation.roles import Role
from plans import copies
from tests import factories
from tests.pages import Page

pytestmark = pytest.mark.django_db

PAGE = "/admin/auditing/auditentry/"
FILE = f"{PAGE}granskningslogg.csv"


@pytest.fixture
def auditor(client):
    client.force_login(factories.user(Role.AUDITOR, username="granskare"))
    return client


def fill(count):
    ulla = factories.user(username="ulla")
    for number in range(count):
        AuditEntry.record(Act.ROW_RESTORED, by=ulla, about=f"trygghet, avsnitt {number}")


def rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_the_index_leads_to_the_log(auditor):
    assert PAGE in auditor.get(reverse("admin:index")).content.decode()


def test_the_page_says_who_did_what(auditor):
    factories.revision(factories.plan(slug="trygghet"))

    html = auditor.get(PAGE).content.decode()

    assert "Fastställde en version" in html
    assert "trygghet, version 1" in html
    assert "granskare" in html
    assert "2 poster" in html


def test_what_was_refused_is_told_apart_from_what_was_done(auditor):
    ulla = factories.user(username="ulla")
    AuditEntry.record(Act.LOGGED_IN, by=ulla)
    AuditEntry.record(Act.OVERSTEPPED, by=ulla, result=Result.DENIED)

    page = Page(auditor.get(PAGE, {"konto": "ulla"}).content.decode())

    done, refused = "genomfört", "nekat"
    lines = {row.text.split()[-1]: row for row in page.all("tr")[1:]}
    assert set(lines) == {done, refused}
    assert lines[refused]["class"] == "log__refused"
    assert not lines[done]["class"]


def test_the_log_comes_in_pages_that_keep_what_was_asked_for(auditor):
    fill(60)

    html = auditor.get(PAGE, {"konto": "ulla", "p": 1}).content.decode()

    assert "Sida 1 av 2" in html
    assert "konto=ulla" in html
    assert "trygghet, avsnitt 59<" in html
    assert "trygghet, avsnitt 9<" not in html


def test_the_number_of_queries_does_not_grow_with_the_log(auditor, django_assert_max_num_queries):
    fill(60)
    for _ in range(5):
        factories.revision()

    with django_assert_max_num_queries(10):
        auditor.get(PAGE)


def test_the_log_is_narrowed_by_what_stands_in_the_address(auditor):
    fill(1)

    html = auditor.get(PAGE, {"handelse": "logged_in"}).content.decode()

    assert "1 post<" in html
    assert "trygghet, avsnitt 0" not in html


@pytest.mark.parametrize(
    "asked", [{"fran": "i går"}, {"fran": "0001-01-01"}, {"till": "9999-12-31"}], ids=str
)
def test_a_day_that_is_none_is_explained_and_not_asked_about(auditor, asked):
    html = auditor.get(PAGE, asked).content.decode()

    assert "errorlist" in html
    assert "1 post<" in html


def test_nothing_found_is_said_in_words(auditor):
    html = auditor.get(PAGE, {"konto": "ingen-sådan"}).content.decode()

    assert "Inget i loggen passar" in html


def test_the_file_holds_what_was_asked_for_and_tells_that_it_was_taken(auditor):
    fill(2)

    response = auditor.get(FILE, {"konto": "ulla"})

    assert response["Content-Disposition"].startswith("attachment")
    assert [row[3] for row in rows(response)] == [
        "Gäller",
        "trygghet, avsnitt 1",
        "trygghet, avsnitt 0",
    ]
    assert AuditEntry.objects.latest("pk").act == Act.LOG_EXPORTED


def test_a_name_that_looks_like_a_formula_is_text_in_the_file(auditor):
    AuditEntry.record(Act.LOGGED_IN, by=factories.user(username="+ulla"))

    assert "'+ulla" in [row[1] for row in rows(auditor.get(FILE))]


def test_whoever_takes_out_a_draft_is_recorded(client, monkeypatch):
    monkeypatch.setattr(copies, "printed_draft", lambda _: b"%PDF-1.7")
    plan = factories.plan(slug="trygghet")
    client.force_login(factories.user(Role.APPROVER, username="beslut"))

    client.get(reverse("admin:plans_plan_draft", args=[plan.pk]))

    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.recorded_by, entry.about) == (
        Act.DRAFT_PRINTED,
        "beslut",
        "trygghet",
    )


def test_the_page_leads_to_statements_of_plans_that_were_adopted_and_of_no_others(
    auditor, monkeypatch
):
    monkeypatch.setattr(copies, "certificate", lambda _: b"%PDF-1.7")
    adopted = factories.revision(factories.plan(slug="trygghet")).plan
    factories.plan(slug="bara-ett-utkast")
    link = reverse("admin:plans_plan_statement", args=[adopted.pk])

    html = auditor.get(PAGE).content.decode()

    assert link in html
    assert "bara-ett-utkast" not in html
    assert auditor.get(link)["Content-Type"] == "application/pdf"
    assert AuditEntry.objects.filter(act=Act.CERTIFIED, about="trygghet").count() == 1


def test_whoever_changes_where_reminders_go_is_recorded_without_the_address(client):
    client.force_login(factories.user(Role.COORDINATOR, username="samordnare"))
    add = reverse("admin:organisation_mailbox_add")
    client.post(add, {"name": "Räddningstjänsten", "email": "a@example.org"})
    box = Mailbox.objects.get()
    change = reverse("admin:organisation_mailbox_change", args=[box.pk])
    client.post(change, {"name": "Räddningstjänsten", "email": "b@example.org"})
    client.post(change, {"name": "Räddningstjänsten", "email": "b@example.org"})
    client.post(reverse("admin:organisation_mailbox_delete", args=[box.pk]), {"post": "yes"})

    entries = AuditEntry.objects.filter(act=Act.MAILBOX_CHANGED, recorded_by="samordnare")
    assert [entry.about for entry in entries.order_by("pk")] == [
        "Räddningstjänsten (tillagd)",
        "Räddningstjänsten (ändrad)",
        "Räddningstjänsten (borttagen)",
    ]


def test_mailboxes_that_are_deleted_together_are_each_recorded(client):
    client.force_login(factories.user(Role.COORDINATOR))
    boxes = [Mailbox.objects.create(name=name, email="a@example.org") for name in "AB"]
    told = {"action": "delete_selected", "post": "yes"}

    client.post(
        reverse("admin:organisation_mailbox_changelist"),
        {**told, "_selected_action": [box.pk for box in boxes]},
    )

    entries = AuditEntry.objects.filter(act=Act.MAILBOX_CHANGED)
    assert {entry.about for entry in entries} == {"A (borttagen)", "B (borttagen)"}
