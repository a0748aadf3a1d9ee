"""What has happened to a plan, as readers see it."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from activities.models import Activity
from document.events import Outcome
from organisation.roles import Role
from plans import actions
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/handelser/"


@pytest.fixture
def version():
    """A version recorded in January."""
    with factories.recorded(datetime(2026, 1, 10, 12, tzinfo=UTC)):
        return factories.revision(
            factories.plan(slug="trygghet"), valid_from=date(2025, 1, 1), paragraph="§ 4"
        )


def review(version, day=date(2026, 3, 1), by=None):
    with factories.recorded(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        actions.review(
            plan=version.plan,
            by=by,
            outcome=Outcome.REVISE,
            reviewed_by="Samordnaren",
            note="Ny lägesbild.",
            day=day,
            on=TODAY,
        )


def told(page):
    return page.texts("h2", "trail__title")


def test_what_was_decided_stands_with_the_newest_first(version):
    review(version)

    page = get(ADDRESS)

    assert told(page) == ["Aktualitetsprövning: ska revideras", "Version 1 fastställd"]
    assert "Ny lägesbild." in page.main
    assert "Paragraf§ 4" in page.main
    assert page.links["Läs version 1"] == "/planer/trygghet/version/1/"
    assert page.links["Så stod dokumentet 2025-01-01"] == "/planer/trygghet/dag/2025-01-01/"


def test_events_stand_in_the_order_of_the_ledger_though_the_clock_was_set_back(version):
    review(version, day=date(2026, 3, 2))
    with factories.recorded(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        factories.repeal(version.plan, day=date(2026, 6, 1))

    titles = told(get(ADDRESS))

    assert titles[1:] == ["Aktualitetsprövning: ska revideras", "Version 1 fastställd"]


def test_events_of_one_moment_stand_in_the_order_in_which_they_happened(version):
    moment = datetime(2026, 5, 1, 12, tzinfo=UTC)
    with factories.recorded(moment):
        review(version, day=date(2026, 5, 1))
        factories.repeal(version.plan, day=date(2026, 6, 1))

    titles = told(get(ADDRESS))

    assert titles[1:] == ["Aktualitetsprövning: ska revideras", "Version 1 fastställd"]


def test_nothing_of_drafts_is_told(version):
    actions.propose(plan=version.plan, by=None, note="Hemligt förslag.")
    actions.send_back(plan=version.plan, by=None, comment="Hemlig kommentar.")
    activity = Activity.objects.get()
    activity.name = "Hemlig aktivitet"
    activity.save()
    actions.reset(plan=version.plan, to=version, by=None, reason="Hemlig anledning.")

    page = get(ADDRESS)

    assert told(page) == ["Version 1 fastställd"]
    assert "emlig" not in page.html
    assert told(get(f"{ADDRESS}?slag=proposed")) == ["Version 1 fastställd"]


def test_who_recorded_it_is_told_to_those_who_work_on_plans_and_to_no_one_else(version):
    review(version, by=factories.user(Role.COORDINATOR, username="ulla"))
    staff, reader = Client(), Client()
    staff.force_login(factories.user(Role.APPROVER))
    reader.force_login(factories.user(Role.READER))

    assert "ulla" in get(ADDRESS, client=staff).main
    assert "ulla" not in get(ADDRESS, client=reader).html
    assert "ulla" not in get(ADDRESS).html


def test_a_sort_of_event_is_chosen(version):
    review(version)

    page = get(f"{ADDRESS}?slag=reviewed")

    assert told(page) == ["Aktualitetsprövning: ska revideras"]
    assert "1 av 2 händelser" in page.main
    assert page.links["Visa alla"] == ADDRESS


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fran=2026-03-01", ["Aktualitetsprövning: ska revideras"]),
        ("till=2026-02-28", ["Version 1 fastställd"]),
        ("fran=2026-01-10&till=2026-01-10", ["Version 1 fastställd"]),
        ("fran=2026-04-01", []),
        ("fran=nonsens", ["Aktualitetsprövning: ska revideras", "Version 1 fastställd"]),
    ],
)
def test_a_period_is_chosen_by_the_days_of_recording(version, asked, found):
    review(version)

    assert told(get(f"{ADDRESS}?{asked}")) == found


def test_on_paper_a_selection_says_that_it_is_one_and_of_what(version):
    review(version)

    page = get(f"{ADDRESS}?slag=reviewed&fran=2026-01-01")

    [said] = page.texts("p", "onpaper")
    assert said.startswith("Utskriften är ett urval av händelserna.")
    assert said.endswith("Händelse: Aktualitetsprövningar. Från och med 2026-01-01.")
    assert not get(ADDRESS).all("p", "onpaper")


def test_a_choice_that_keeps_nothing_says_so(version):
    page = get(f"{ADDRESS}?till=2020-01-01")

    assert "Ingen av 1 händelser stämmer med urvalet" in page.main


def test_a_long_trail_comes_in_pages_that_keep_the_choice(version):
    for _ in range(40):
        review(version)

    page = get(f"{ADDRESS}?slag=reviewed")
    second = get(f"{ADDRESS}?slag=reviewed&sida=2")

    assert (len(told(page)), len(told(second))) == (30, 10)
    assert f"{ADDRESS}?slag=reviewed&sida=2" in page.links.values()
    assert second.title.startswith("Händelser i Handlingsplan för trygghet, sida 2")


def test_a_plan_without_a_version_has_no_trail_for_readers():
    factories.plan(slug="utkast")

    get("/planer/utkast/handelser/", status=404)


def test_the_versions_lead_here(version):
    links = get("/planer/trygghet/versioner/").links

    assert links["Allt som har hänt med dokumentet"] == ADDRESS
