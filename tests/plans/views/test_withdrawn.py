"""What readers meet of a version that was called off or set aside, and of one that begins before another."""

from datetime import date

import pytest
from django.test import Client

from document.assessing import CALL_OFF, KEEP
from plans import actions
from plans.reading.versions import versions
from printing.marks import marks
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

HOME = "/planer/trygghet/"
WHY = {"called_off_by": "Kommunfullmäktige", "paragraph": "§ 12", "note": "Underlaget var fel."}
COURT = {"annulled_by": "Förvaltningsrätten i Växjö", "registry_number": "123-26"}


def adopt(plan, start, **told):
    facts = {"valid_from": start, "review_by": date(2029, 1, 1)}
    coming = told.pop("coming", "")
    return actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(**facts | told),
        on=TODAY,
        coming=coming,
        render=factories.printable,
    )


@pytest.fixture
def plan():
    """Version 1 is in force, and version 2 is to come."""
    plan = factories.plan(slug="trygghet", title="Handlingsplan för trygghet")
    adopt(plan, date(2026, 1, 1))
    adopt(plan, date(2027, 6, 1))
    return plan


def call_off(plan, number=2):
    actions.call_off(revision=plan.revisions.get(number=number), by=None, on=TODAY, **WHY)


def annul(plan, number, day=TODAY):
    told = COURT | {"day": day, "on": TODAY}
    actions.annul(revision=plan.revisions.get(number=number), by=None, **told)


def items(page):
    return [each.text for each in page.all("li", "version")]


def copy(revision):
    return f"/kopia/trygghet/{revision.label}/{revision.digest[:12]}/"


# Called off


def test_the_plans_page_is_as_if_it_had_never_been_adopted(plan):
    call_off(plan)

    banner = get(HOME).one("section", "validity").text

    assert "Gäller tills en ny version har fastställts eller dokumentet upphävs." in banner
    assert "Version 2" not in banner


def test_its_own_page_says_who_and_why_and_what_counts(plan):
    call_off(plan)

    banner = get(f"{HOME}version/2/").one("section", "validity").text

    assert "Version 2 är återkallad 2026-11-22 · började aldrig gälla" in banner
    assert "Beslutat av Kommunfullmäktige, § 12. Underlaget var fel." in banner
    assert "Läs version 1, som gäller i dag" in banner


def test_it_stays_in_the_list_and_says_what_happened(plan):
    call_off(plan)

    newest, first = items(get(f"{HOME}versioner/"))

    assert newest.startswith("Version 2 Återkallad")
    assert "Återkallad 2026-11-22, innan den började gälla. Beslutat av Kommunfullmäktige" in newest
    assert "Ersätts av" not in first


def test_the_next_version_is_not_compared_with_it_unless_that_is_chosen(plan):
    call_off(plan)
    adopt(plan, date(2027, 7, 1))

    page = get(f"{HOME}versioner/")

    assert page.one("form", "versus__form")["action"] == f"{HOME}jamfor/1/3/"


def test_a_paper_of_it_is_answered(plan):
    call_off(plan)

    page = get(copy(plan.revisions.get(number=2)))

    assert page.texts("h1") == ["Nej, versionen är återkallad"]
    assert page.links["Läs version 1, som gäller"] == HOME


def test_a_paper_that_is_printed_afterwards_says_so(plan):
    call_off(plan)
    found = versions("trygghet")

    edition = found.edition(found.labelled("2"), TODAY)
    said = marks(edition, printed_on=TODAY, public_url="http://testserver")

    assert said.label == "ÅTERKALLAD – gäller inte"
    assert said.status == ("återkallad den 2026-11-22",)


def test_a_plan_whose_only_version_was_called_off_says_so():
    plan = factories.plan(slug="trygghet", title="Handlingsplan för trygghet")
    adopt(plan, date(2027, 6, 1))
    call_off(plan, 1)

    page = get(HOME)

    assert "beslutet återkallades innan det började gälla. Underlaget var fel." in page.main
    assert "Ingen version gäller i dag." in page.main
    assert "Läs den återkallade versionen" in page.links
    assert "Version 1 · återkallad, började aldrig gälla" in get("/").main


def test_the_calendar_forgets_its_first_day(plan):
    assert "BEGIN:VEVENT" in Client().get("/kalender.ics").content.decode()
    call_off(plan)

    assert "Börjar gälla" not in Client().get("/kalender.ics").content.decode()


def test_the_trail_tells_of_it(plan):
    call_off(plan)

    page = get(f"{HOME}handelser/")

    assert "Version 2 återkallad innan den började gälla" in page.main


# A court


def test_the_version_before_is_valid_again_and_the_annulled_one_says_why(plan):
    adopt(plan, date(2026, 6, 1), coming=KEEP)
    annul(plan, 3)

    assert "Giltig version 1" in get(HOME).one("section", "validity").text
    banner = get(f"{HOME}version/3/").one("section", "validity").text
    assert "Version 3 är upphävd av domstol från 2026-11-22" in banner
    assert "Beslutat av Förvaltningsrätten i Växjö, mål 123-26." in banner


def test_a_paper_of_what_a_court_set_aside_is_answered(plan):
    annul(plan, 1)

    page = get(copy(plan.revisions.get(number=1)))

    assert page.texts("h1") == ["Nej, upphävd av domstol"]
    assert "Ingen version av dokumentet gäller i dag." in page.main


def test_a_plan_without_another_version_says_that_a_court_set_it_aside():
    plan = factories.plan(slug="trygghet", title="Handlingsplan för trygghet")
    adopt(plan, date(2026, 1, 1))
    annul(plan, 1, day=date(2026, 11, 1))

    page = get(HOME)

    assert "har upphävt beslutet om version 1. Den gäller inte från 2026-11-01." in page.main
    assert "Version 1 · upphävd av domstol" in get("/").main


# Before another


def test_the_list_says_which_takes_over_from_which(plan):
    adopt(plan, date(2026, 12, 1), coming=KEEP)

    third, second, first = items(get(f"{HOME}versioner/"))

    assert "Tar över 2026-12-01 från version 1." in third
    assert "Ersätts avVersion 2, 2027-06-01" in third
    assert "Tar över 2027-06-01 från version 3." in second
    assert "Ersätts avVersion 3, 2026-12-01" in first


def test_the_banner_names_the_next_one_to_begin(plan):
    adopt(plan, date(2026, 12, 1), coming=KEEP)

    banner = get(HOME).one("section", "validity").text

    assert "Gäller tills version 3 börjar gälla." in banner
    assert "Version 2" not in banner


def test_the_version_that_calls_another_off_is_the_next_one(plan):
    adopt(plan, date(2026, 12, 1), coming=CALL_OFF)

    third, second, first = items(get(f"{HOME}versioner/"))

    assert "Ersätts av" not in third
    assert "Version 3 fastställdes i stället." in second
    assert "Ersätts avVersion 3, 2026-12-01" in first


# A repeal


def test_a_version_that_will_never_begin_is_not_said_to_be_on_its_way(plan):
    factories.repeal(plan, day=date(2027, 1, 1))

    banner = get(HOME).one("section", "validity").text
    calendar = Client().get("/kalender.ics").content.decode()

    assert "Upphör att gälla 2027-01-01" in banner
    assert "börjar gälla" not in banner
    assert "Börjar gälla" not in calendar
    assert calendar.count("Upphävs") == 1
    assert "är upphävd från 2027-01-01" in get(f"{HOME}version/2/").one("section", "validity").text
