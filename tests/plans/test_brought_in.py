"""A document that had been decided on elsewhere was read in, not adopted that day: every surface says so."""

from datetime import UTC, date, datetime
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.urls import reverse

from archiving import packages
from auditing import log
from auditing.log import Asked
from organisation.roles import Role
from plans.certificate import certify
from plans.management.commands.demo import SOURCE
from plans.models import Plan
from plans.verify import verify
from tests import factories
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

READ_IN = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def version(request):
    """Version 1 of a plan, whose decision is of 2017, on a day that nobody knows unless the test says."""
    plan = factories.plan(slug="trygghet")
    decided = getattr(request, "param", None)
    with factories.recorded(READ_IN), patch("plans.actions.adopting.timezone.now", lambda: READ_IN):
        return factories.revision(
            plan, brought_in=True, valid_from=date(2017, 6, 1), adopted_on=decided
        )


KNOWN = pytest.mark.parametrize("version", [date(2017, 5, 2)], indirect=True)


def test_an_import_that_becomes_a_version_is_recorded_as_read_in():
    call_command("import_plan", SOURCE, "--adopt", stdout=StringIO())

    event = Plan.objects.get().events.get()
    assert event.kind == "brought_in"
    assert [str(each) for _, found in verify() for each in found] == []


def test_what_is_adopted_after_it_is_adopted(version):
    factories.revision(version.plan, valid_from=date(2026, 11, 1))

    kinds = version.plan.events.order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["brought_in", "adopted"]


def test_the_readers_trail_says_when_it_was_read_in_and_that_the_day_of_the_decision_is_unknown(
    version,
):
    page = get("/planer/trygghet/handelser/")

    assert page.texts("h2", "trail__title") == ["Version 1 inläst"]
    assert "Den var redan beslutad när den fördes in här." in page.main
    assert "BeslutsdatumUppgift saknas" in page.main
    assert "fastställd" not in page.main


@KNOWN
def test_the_readers_trail_says_the_day_of_the_decision_when_it_is_known(version):
    assert "Beslutsdatum2017-05-02" in get("/planer/trygghet/handelser/").main


def test_the_list_of_versions_says_so(version):
    said = get("/planer/trygghet/versioner/").main

    assert "Inläst 2026-11-20. Den var redan beslutad då, vilken dag är inte känt." in said


@KNOWN
def test_the_list_of_versions_leaves_out_that_the_day_is_unknown_when_it_is_not(version):
    assert (
        "Inläst 2026-11-20. Den var redan beslutad då." in get("/planer/trygghet/versioner/").main
    )


def test_a_version_that_was_adopted_was_not_read_in():
    factories.revision(factories.plan(slug="trygghet"))

    assert "Inläst" not in get("/planer/trygghet/versioner/").main


def test_the_trail_in_the_admin_says_so_and_leads_to_the_certificate(client, version):
    client.force_login(factories.user(Role.COORDINATOR))

    trail = reverse("admin:plans_plan_trail", args=[version.plan_id])
    html = client.get(trail).content.decode()

    assert "Version 1 inläst" in Page(html).texts("h2", "trail__title")
    assert reverse("admin:plans_plan_statement", args=[version.plan_id]) in html


def test_the_history_of_the_working_copy_does_not_say_that_it_was_adopted_then(client):
    call_command("import_plan", SOURCE, "--adopt", stdout=StringIO())
    client.force_login(factories.user(Role.COORDINATOR))

    history = reverse("admin:plans_plan_history", args=[Plan.objects.get().pk])
    assert "fastställd" not in Page(client.get(history).content.decode()).main


def test_the_audit_log_says_so(version):
    assert [row[2] for row in log.table(Asked(act="brought_in"))][1:] == ["Läste in en version"]


def test_the_certificate_says_so(version):
    [line] = certify(version.plan, on=date(2026, 11, 22)).versions

    assert line.brought_in == date(2026, 11, 20)


def test_the_export_says_so(version):
    files = packages.of_version(version, None).files

    assert "inlast;Inläst, redan beslutad;2026-11-20" in files["metadata.csv"].decode()
    assert "Inläst version" in files["handelser.csv"].decode()


def test_a_correction_of_it_is_possible_and_its_day_of_decision_may_become_known(version):
    factories.correct(version, field="adopted_on", now="2017-05-02")

    assert (
        "Inläst 2026-11-20. Den var redan beslutad då." in get("/planer/trygghet/versioner/").main
    )
