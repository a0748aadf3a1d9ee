"""The page of one version, whatever it is today."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages import TODAY, Page, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/version/1/"
TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def adopted(*decisions):
    plan = factories.plan(slug="trygghet")
    return [factories.revision(plan, **decision) for decision in decisions or ({},)]


def banner(page: Page) -> str:
    return page.one("section", "validity").text


def canonical(page: Page) -> str:
    return next(link["href"] for link in page.all("link") if link["rel"] == "canonical")


def test_its_address():
    assert reverse("plans:revision-show", args=["trygghet", 1]) == ADDRESS


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_a_version_that_does_not_exist_is_not_found(number):
    adopted()

    page = get(f"/planer/trygghet/version/{number}/", status=404)

    assert f"Dokumentet har ingen version {number}." in page.main


def test_a_plan_without_a_version_is_unknown():
    factories.plan(slug="trygghet")

    get(ADDRESS, status=404)


def test_the_version_in_force_says_so_and_points_at_the_plans_own_address():
    adopted()

    page = get(ADDRESS)

    assert banner(page).startswith("Giltig version 1")
    assert canonical(page) == "http://testserver/planer/trygghet/"
    assert "(giltig)" not in page.title


def test_a_replaced_version_says_by_which_and_leads_to_the_valid_one():
    adopted(
        {"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)},
        {"valid_from": date(2022, 1, 1)},
        {"valid_from": date(2024, 1, 1)},
    )

    page = get(ADDRESS)

    assert "Version 1 är ersatt av version 2 sedan 2022-01-01" in banner(page)
    assert "Den här versionen gäller inte." in banner(page)
    assert page.links["Läs version 3, som gäller i dag"] == "/planer/trygghet/"
    assert canonical(page) == f"http://testserver{ADDRESS}"
    assert "försenad" not in page.main
    assert "version 1 (ersatt)" in page.title


def test_a_coming_version_says_when_it_begins():
    adopted({}, {"valid_from": TOMORROW})

    page = get("/planer/trygghet/version/2/")

    assert "Kommande version 2 · börjar gälla 2026-11-23" in banner(page)
    assert "fastställd men gäller inte än" in banner(page)
    assert page.links["Läs version 1, som gäller i dag"] == "/planer/trygghet/"


def test_an_ended_version_says_so():
    adopted({"valid_until": YESTERDAY})

    page = get(ADDRESS)

    assert "Version 1 har upphört · gällde till och med 2026-11-21" in banner(page)
    assert "Ingen version av dokumentet gäller i dag." in banner(page)


def test_groups_are_linked_only_while_the_version_is_in_force():
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    assert "Allas barn" in get(ADDRESS).main
    assert "Allas barn" not in get(ADDRESS).links
    assert "Allas barn" in get("/planer/trygghet/version/2/").links


def test_it_leads_to_its_own_copy_and_back_to_the_versions():
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    page = get(ADDRESS)

    assert page.links["Hämta PDF-kopia"] == "/planer/trygghet/version/1/pdf/"
    assert page.links["Versioner"] == "/planer/trygghet/versioner/"


def test_it_only_reads():
    adopted()

    assert Client().post(ADDRESS).status_code == 405
    assert Client().head(ADDRESS).status_code == 200
