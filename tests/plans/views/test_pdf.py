"""Printed copies: what they are made of, under which name, and how often."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisation.roles import Role
from plans import copies
from printing import archive, stamp
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

PLAN, FIRST = "/planer/trygghet/pdf/", "/planer/trygghet/version/1/pdf/"
OLD = {"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def stamped(monkeypatch):
    """What was stamped on what, without the work of it."""
    calls = []

    def fake(data, marks):
        calls.append((data, marks))
        return b"%PDF-1.7"

    monkeypatch.setattr(stamp, "stamp", fake)
    return calls


def adopted(*decisions):
    plan = factories.plan(slug="trygghet")
    return [factories.revision(plan, **decision) for decision in decisions or ({},)]


def test_the_copy_is_shown_in_the_browser_under_a_name_of_its_own(stamped):
    adopted()

    response = Client().get(PLAN)

    assert response.content == b"%PDF-1.7"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="trygghet-version-1.pdf"'


def test_it_is_the_archive_file_with_a_stamp():
    [revision] = adopted({"render": factories.printable})

    data = Client().get(PLAN).content

    assert data.startswith(b"%PDF-")
    assert data != bytes(revision.archive_file.data)


def test_it_is_the_version_in_force_and_leads_to_the_check(stamped):
    _, valid = adopted(OLD, {})

    Client().get(PLAN)

    [(data, marks)] = stamped
    assert data == b"%PDF-1.7 trygghet 2"
    assert (marks.version, marks.state) == ("Version 2", "gällande")
    assert marks.printed_on == TODAY
    assert marks.address == "http://testserver/planer/trygghet/"
    assert marks.check == (
        f"http://testserver/kopia/trygghet/2/{valid.digest[:12]}/?utskriven={TODAY}"
    )
    assert Client().get(marks.check.removeprefix("http://testserver")).status_code == 200


def test_any_version_can_be_had(stamped):
    adopted(OLD, {})

    response = Client().get(FIRST)

    [(_, marks)] = stamped
    assert "ersatt av version 2" in marks.state
    assert "trygghet-version-1.pdf" in response.headers["Content-Disposition"]


def test_a_repealed_version_says_so(stamped):
    [revision] = adopted()
    factories.repeal(revision.plan, day=TODAY)

    Client().get(FIRST)

    [(_, marks)] = stamped
    assert "upphävd" in marks.state
    assert marks.label == "UPPHÄVD – gäller inte"


def test_it_is_stamped_once_a_day(stamped, monkeypatch):
    adopted()

    for _ in range(2):
        Client().get(PLAN)
        Client().get(FIRST)
    assert len(stamped) == 1

    monkeypatch.setattr(timezone, "localdate", lambda: TODAY + timedelta(days=1))
    Client().get(PLAN)
    assert len(stamped) == 2


def test_it_is_stamped_anew_for_another_address_or_state(stamped, settings):
    [revision] = adopted(OLD)

    Client().get(FIRST)
    settings.PUBLIC_URL = "https://intranat.example"
    Client().get(FIRST)
    factories.revision(revision.plan)
    Client().get(FIRST)

    assert len(stamped) == 3


def test_it_says_the_public_address_whatever_address_was_asked(stamped):
    adopted()

    Client().get(PLAN, headers={"host": "localhost"})

    [(_, marks)] = stamped
    assert marks.address == "http://testserver/planer/trygghet/"


def test_nothing_is_rendered_for_it(stamped, monkeypatch):
    adopted()
    monkeypatch.setattr(archive, "render", lambda *args, **kwargs: pytest.fail("rendered"))

    assert Client().get(PLAN).status_code == 200


def test_a_version_without_an_archive_file_is_rendered_as_it_was_adopted(
    stamped, unsealed, monkeypatch
):
    [revision] = adopted(OLD)
    revision.archive_file.delete()
    rendered = []
    monkeypatch.setattr(archive, "render", lambda edition, **kwargs: rendered.append(edition))

    Client().get(PLAN)

    assert [(each.number, each.decision) for each in rendered] == [(1, revision.decision)]


def test_a_draft_is_a_pdf_for_those_who_work_on_the_plan(stamped, monkeypatch):
    plan = factories.plan(slug="trygghet")
    monkeypatch.setattr(archive, "render", lambda edition, **kwargs: b"%PDF-1.7")
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    response = client.get(reverse("admin:plans_plan_draft", args=[plan.pk]))

    assert 'filename="trygghet-utkast.pdf"' in response.headers["Content-Disposition"]
    [(_, marks)] = stamped
    assert marks.draft
    assert not marks.check


def test_a_draft_is_not_for_readers():
    plan = factories.plan(slug="trygghet")
    client = Client()
    client.force_login(factories.user(Role.READER))

    assert client.get(reverse("admin:plans_plan_draft", args=[plan.pk])).status_code == 302


def test_the_shell_prints_with_the_public_address(stamped, settings):
    settings.PUBLIC_URL = "https://intranat.example"
    [revision] = adopted()

    copies.printed_copy(revision.edition([revision], on=TODAY))

    [(_, marks)] = stamped
    assert marks.address == "https://intranat.example/planer/trygghet/"


def test_there_is_no_copy_of_the_plan_when_no_version_is_in_force(stamped):
    adopted({"valid_until": TODAY - timedelta(days=1)})

    page = get(PLAN, status=404)

    assert "Ingen version av dokumentet gäller i dag" in page.main
    assert not stamped
    assert Client().get(FIRST).status_code == 200


@pytest.mark.parametrize("address", [PLAN, FIRST])
def test_a_plan_without_a_version_is_unknown(address):
    factories.plan(slug="trygghet")

    get(address, status=404)


def test_a_version_that_does_not_exist_is_not_found():
    adopted()

    get("/planer/trygghet/version/2/pdf/", status=404)


@pytest.mark.parametrize("address", [PLAN, FIRST])
def test_it_only_reads(address, stamped):
    adopted()

    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200
