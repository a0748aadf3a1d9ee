"""The certificate for the minutes."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from activities.models import Activity
from organisation.roles import Role
from plans import actions, copies
from plans.certificate import certify
from plans.models import Plan
from tests import factories
from tests.pages import Page
from tests.printing.reading import pages, run

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def plan():
    plan = factories.plan(slug="trygghet")
    first = factories.revision(plan, valid_from=date(2025, 1, 1))
    activity = Activity.objects.get()
    activity.name = "Framtidsdagen"
    activity.save()
    factories.revision(plan, valid_from=date(2026, 1, 1))
    factories.correct(first, field="paragraph", now="§ 9", reason="Glömd.")
    return plan


def tamper():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_revision SET adopted_by = 'Någon annan' WHERE number = 1")


def test_it_states_every_version_with_its_seal_and_the_head_of_the_ledger(plan):
    stated = certify(plan, on=TODAY)

    revisions = plan.revisions.order_by("number")
    assert [(line.label, line.state, line.digest) for line in stated.versions] == [
        ("1", "Ersatt", revisions[0].digest),
        ("2", "Giltig", revisions[1].digest),
    ]
    assert stated.versions[0].decision.paragraph == "§ 9"
    assert (stated.events, stated.head) == (4, plan.events.order_by("number").last().digest)
    assert stated.findings == ()


def test_a_version_that_was_altered_is_stated(plan, unsealed):
    tamper()

    said = [str(finding) for finding in certify(plan, on=TODAY).findings]

    assert "trygghet version 1: beslutet eller innehållet stämmer inte med förseglingen." in said


def test_what_is_wrong_with_another_plan_is_not_stated(plan, unsealed):
    other = factories.revision(factories.plan(slug="annan"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_revision SET adopted_by = 'X' WHERE id = %s", [other.pk])

    assert not any("annan" in str(finding) for finding in certify(plan, on=TODAY).findings)


def test_a_plan_without_a_version_has_nothing_to_state():
    assert certify(factories.plan(), on=TODAY) is None


def test_the_paper_holds_the_whole_digests_and_the_outcome(plan):
    stated = certify(plan, on=TODAY)

    text = " ".join("".join(pages(copies.certificate(stated))).split())

    assert stated.groups in text
    assert all(line.groups in text for line in stated.versions)
    assert "Allt stämmer." in text
    assert "Dag för intyget 2026-11-22" in text
    assert "Sida 1 av 2" in text
    assert "Tagged: yes" in " ".join(run("pdfinfo", copies.certificate(stated)).decode().split())


def test_the_paper_says_who_called_a_version_off_and_who_repealed_the_plan(plan):
    coming = factories.revision(plan, valid_from=date(2027, 1, 1))
    told = {"called_off_by": "Kommunfullmäktige", "paragraph": "§ 7", "note": "Fel år."}
    actions.call_off(revision=coming, by=None, on=TODAY, **told)
    factories.repeal(plan, day=date(2027, 2, 1), repealed_by="Kommunstyrelsen")

    text = " ".join("".join(pages(copies.certificate(certify(plan, on=TODAY)))).split())

    assert "Återkallad 2026-11-22. Beslutat av Kommunfullmäktige, § 7. Fel år." in text
    assert text.count("Upphävs 2027-02-01. Beslutat av Kommunstyrelsen.") == 1


def test_the_paper_says_what_does_not_hold(plan, unsealed):
    tamper()

    text = " ".join("".join(pages(copies.certificate(certify(plan, on=TODAY)))).split())

    assert "Kontrollen hittade fel." in text
    assert "Allt stämmer" not in text


def test_the_command_writes_it(plan, tmp_path):
    file, said = tmp_path / "intyg.pdf", StringIO()

    call_command("statement", "trygghet", output=file, stderr=said)

    assert file.read_bytes().startswith(b"%PDF-")
    assert f"Skrev {file}" in said.getvalue()


def test_the_command_fails_when_something_does_not_hold_but_writes_what(plan, unsealed, tmp_path):
    tamper()
    file = tmp_path / "intyg.pdf"

    with pytest.raises(CommandError, match="fel hittades"):
        call_command("statement", "trygghet", output=file, stderr=StringIO())

    assert file.exists()


@pytest.mark.parametrize(
    ("slug", "said"), [("saknas", "ingen plan"), ("utkast", "ingen fastställd version")]
)
def test_the_command_says_what_is_missing(slug, said):
    factories.plan(slug="utkast")

    with pytest.raises(CommandError, match=said):
        call_command("statement", slug)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER, Role.AUDITOR])
def test_those_who_work_on_plans_and_the_auditor_fetch_it(client, plan, role):
    client.force_login(factories.user(role))

    page = Page(client.get("/planer/trygghet/handelser/").content.decode())
    response = client.get(page.links["Intyg till protokollet"])

    assert response["Content-Type"] == "application/pdf"
    assert "trygghet-intyg-" in response["Content-Disposition"]


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.ADMINISTRATOR])
def test_it_is_not_offered_to_others(client, plan, role):
    client.force_login(factories.user(role))

    page = Page(client.get("/planer/trygghet/handelser/").content.decode())

    assert "Intyg till protokollet" not in page.links


def test_there_is_none_of_a_plan_without_a_version(client):
    client.force_login(factories.user(Role.COORDINATOR))
    draft: Plan = factories.plan()

    url = reverse("admin:plans_plan_statement", args=[draft.pk])

    assert client.get(url).status_code == 404
