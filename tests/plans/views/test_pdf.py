"""Printed copies: what is rendered, under which name, and how often."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from plans.pdf import render
from plans.rules import State
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

PLAN, FIRST = "/planer/trygghet/pdf/", "/planer/trygghet/version/1/pdf/"


@pytest.fixture
def rendered(monkeypatch):
    """What the renderer was asked for, instead of the second it takes."""
    calls = []

    def fake(edition, **kwargs):
        calls.append((edition, kwargs))
        return b"%PDF-1.7"

    monkeypatch.setattr(render, "render", fake)
    return calls


def adopted(*decisions):
    plan = factories.plan(slug="trygghet")
    return [factories.revision(plan, **decision) for decision in decisions or ({},)]


def test_the_copy_is_shown_in_the_browser_under_a_name_of_its_own(rendered):
    adopted()

    response = Client().get(PLAN)

    assert response.content == b"%PDF-1.7"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="trygghet-version-1.pdf"'


def test_it_is_a_real_pdf():
    adopted()

    assert Client().get(PLAN).content.startswith(b"%PDF-")


def test_it_is_the_version_in_force_and_points_at_the_plans_address(rendered):
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    Client().get(PLAN)

    [(edition, arguments)] = rendered
    assert (edition.number, edition.state) == (2, State.IN_FORCE)
    assert arguments == {
        "printed_on": TODAY,
        "address": "http://testserver/planer/trygghet/",
        "organisation": "Ljungby kommun",
    }


def test_any_version_can_be_had(rendered):
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    response = Client().get(FIRST)

    [(edition, _)] = rendered
    assert (edition.number, edition.state) == (1, State.SUPERSEDED)
    assert "trygghet-version-1.pdf" in response.headers["Content-Disposition"]


def test_it_is_rendered_once_a_day(rendered, monkeypatch):
    adopted()

    for _ in range(2):
        Client().get(PLAN)
        Client().get(FIRST)
    assert len(rendered) == 1

    monkeypatch.setattr(timezone, "localdate", lambda: TODAY + timedelta(days=1))
    Client().get(PLAN)
    assert len(rendered) == 2


def test_it_is_rendered_anew_for_another_address_or_state(rendered):
    [revision] = adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)})

    Client().get(FIRST)
    Client().get(FIRST, headers={"host": "localhost"})
    factories.revision(revision.plan)
    Client().get(FIRST)

    assert len(rendered) == 3


def test_there_is_no_copy_of_the_plan_when_no_version_is_in_force(rendered):
    adopted({"valid_until": TODAY - timedelta(days=1)})

    page = get(PLAN, status=404)

    assert "Ingen version av dokumentet gäller i dag" in page.main
    assert not rendered
    assert Client().get(FIRST).status_code == 200


@pytest.mark.parametrize("address", [PLAN, FIRST])
def test_a_plan_without_a_version_is_unknown(address):
    factories.plan(slug="trygghet")

    get(address, status=404)


def test_a_version_that_does_not_exist_is_not_found():
    adopted()

    get("/planer/trygghet/version/2/pdf/", status=404)


@pytest.mark.parametrize("address", [PLAN, FIRST])
def test_it_only_reads(address, rendered):
    adopted()

    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200
