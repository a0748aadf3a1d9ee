"""How a plan stood on a day gone by."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from activities.models import Activity
from document.events import Outcome
from plans import actions
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db


def at(day):
    """What happens meanwhile is recorded at noon of a day."""
    return factories.recorded(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def adopt(plan, day, *, recorded=None, **decision):
    with at(recorded or day):
        return factories.revision(plan, valid_from=day, **decision)


@pytest.fixture
def plan():
    """Version 1 since 2024, and 2 since 2026, both recorded on their first days."""
    plan = factories.plan(slug="trygghet")
    adopt(plan, date(2024, 1, 1), review_by=date(2025, 6, 1))
    activity = Activity.objects.get()
    activity.name = "Nyårsfest"
    activity.save()
    adopt(plan, date(2026, 1, 1))
    return plan


def day(text, **kwargs):
    return get(f"/planer/trygghet/dag/{text}/", **kwargs)


def banner(page):
    return page.one("section", "validity").text


def band(page):
    return page.one("section", "asof").text


def test_the_version_of_that_day_is_shown_and_the_page_says_what_counts_today(plan):
    page = day("2024-05-01")

    assert band(page).startswith("Så stod dokumentet 2024-05-01")
    assert "Den gäller inte längre. I dag gäller version 2." in band(page)
    assert banner(page).startswith("Giltig version 1")
    assert "Framtidsdag" in page.main
    assert "Nyårsfest" not in page.main
    assert page.title.startswith("Handlingsplan för trygghet 2024-05-01")


def test_a_version_takes_over_on_its_first_day(plan):
    assert banner(day("2025-12-31")).startswith("Giltig version 1")
    assert banner(day("2026-01-01")).startswith("Giltig version 2")


def test_the_same_version_today_is_said(plan):
    assert "Den gäller i dag också." in band(day("2026-02-01"))


def test_today_is_a_day_like_others(plan):
    assert band(day(TODAY.isoformat())).startswith("Så står dokumentet i dag")


def test_it_was_late_then_if_its_deadline_had_passed(plan):
    assert "Revidering försenad" in banner(day("2025-06-02"))
    assert "Revidering försenad" not in banner(day("2024-05-01"))


def test_a_version_that_nobody_knew_of_was_not_coming(plan):
    assert "Version 2" not in banner(day("2025-12-01"))


def test_a_version_that_was_adopted_ahead_was_coming():
    plan = factories.plan(slug="trygghet")
    adopt(plan, date(2024, 1, 1))
    adopt(plan, date(2026, 1, 1), recorded=date(2025, 11, 1))

    assert "Version 2 är fastställd och börjar gälla 2026-01-01" in banner(day("2025-12-01"))


def test_a_repeal_that_nobody_knew_of_does_not_show_before_its_day(plan):
    with at(date(2026, 5, 1)):
        factories.repeal(plan, day=date(2026, 6, 1))

    assert "Upphör" not in banner(day("2026-04-01"))
    assert "Upphör att gälla 2026-06-01" in banner(day("2026-05-02"))


def test_no_version_counts_after_a_repeal(plan):
    with at(date(2026, 5, 1)):
        factories.repeal(plan, day=date(2026, 6, 1))

    page = day("2026-06-01")

    assert page.one("h1").text == "Ingen version gällde 2026-06-01"
    assert "Ingen version gäller i dag heller." in page.main


def test_what_was_recorded_afterwards_is_said():
    plan = factories.plan(slug="trygghet")
    first = adopt(plan, date(2020, 1, 1), recorded=date(2026, 2, 1))
    with at(date(2026, 3, 1)):
        factories.correct(first, field="paragraph", now="§ 9", reason="Glömd.")

    page = day("2021-01-01")

    assert [each.text for each in page.all("li") if each.parents[-1].classes == {"asof__late"}] == [
        "Version 1 fastställd, inskrivet 2026-02-01",
        "Registerrättelse: paragraf, version 1, inskrivet 2026-03-01",
    ]
    assert "§ 9" in page.main
    assert "efterhand" not in band(day("2026-04-01"))


def test_a_repeal_recorded_afterwards_is_said(plan):
    with at(date(2026, 7, 1)):
        factories.repeal(plan, day=date(2026, 6, 1))

    assert "Dokumentet upphävt, inskrivet 2026-07-01" in day("2026-06-15").main


def test_what_concerns_another_version_is_not_said(plan):
    first = plan.revisions.get(number=1)
    with at(date(2026, 7, 1)):
        factories.correct(first, field="paragraph", now="§ 9", reason="Glömd.")

    assert "efterhand" not in band(day("2026-06-15"))


def test_a_review_moves_the_deadline_from_its_own_day(plan):
    with at(date(2026, 4, 1)):
        actions.review(
            plan=plan,
            by=None,
            outcome=Outcome.CURRENT,
            reviewed_by="Samordnaren",
            day=date(2026, 3, 1),
            review_by=date(2027, 6, 1),
            on=TODAY,
        )

    assert "2028-01-01" in day("2026-02-01").main
    assert "2027-06-01" in day("2026-03-01").main


# What was decided, and what the site showed


def correct(revision, recorded, **told):
    with at(recorded):
        factories.correct(revision, on=recorded, **told)


def test_the_day_is_answered_by_the_minutes_and_says_what_the_site_showed(plan):
    """Version 2 was entered as valid from 2026-01-01; the minutes say 2026-03-01."""
    second = plan.revisions.get(number=2)
    correct(second, date(2026, 5, 1), field="valid_from", now="2026-03-01")

    page = day("2026-02-01")

    assert banner(page).startswith("Giltig version 1")
    assert "Den dagen visade webbplatsen att version 2 gällde." in band(page)
    assert "Registerrättelse: gäller från, version 2, inskrivet 2026-05-01" in band(page)


def test_from_the_day_of_the_correction_the_site_showed_what_counts(plan):
    second = plan.revisions.get(number=2)
    correct(second, date(2026, 5, 1), field="valid_from", now="2026-03-01")

    for asked in ("2025-12-31", "2026-03-01", "2026-05-01", "2026-06-01"):
        assert "visade webbplatsen" not in band(day(asked))
    assert "visade webbplatsen" in band(day("2026-02-28"))


def test_a_day_on_which_nothing_was_shown_although_a_version_counted(plan):
    second = plan.revisions.get(number=2)
    correct(second, date(2026, 4, 1), field="valid_until", now="2026-06-30")
    correct(second, date(2026, 8, 1), field="valid_until", now="2026-12-31")

    page = day("2026-07-15")

    assert banner(page).startswith("Giltig version 2")
    assert "Den dagen visade webbplatsen att ingen version gällde." in band(page)


def test_a_day_on_which_a_version_was_shown_although_none_counted(plan):
    second = plan.revisions.get(number=2)
    correct(second, date(2026, 8, 1), field="valid_until", now="2026-06-30")

    page = day("2026-07-15")

    assert page.one("h1").text == "Ingen version gällde 2026-07-15"
    assert "Den dagen visade webbplatsen att version 2 gällde." in page.main


def test_a_plan_that_was_not_there_showed_nothing():
    adopt(factories.plan(slug="trygghet"), date(2020, 1, 1), recorded=date(2026, 2, 1))

    assert "visade webbplatsen" not in band(day("2021-01-01"))


def test_before_the_first_version_there_was_none(plan):
    page = day("2023-12-31")

    assert page.one("h1").text == "Ingen version gällde 2023-12-31"
    assert "Läs version 2, som gäller i dag" in page.links


def test_a_day_to_come_is_refused_kindly(plan):
    page = day("2027-01-01", status=404)

    assert "Den dagen har inte varit än." in page.main
    assert page.one("input", "")["name"] == "dag"


@pytest.mark.parametrize("text", ["2026-02-30", "nonsens", "20260101"])
def test_what_is_no_day_is_not_found(plan, text):
    assert Client().get(f"/planer/trygghet/dag/{text}/").status_code == 404


def test_a_draft_has_no_days():
    factories.plan(slug="utkast")

    get("/planer/utkast/dag/2026-01-01/", status=404)
    get("/planer/utkast/dag/", status=404)


def test_the_form_leads_to_the_day(plan):
    response = Client().get("/planer/trygghet/dag/", {"dag": "2024-05-01"})

    assert response.url == "/planer/trygghet/dag/2024-05-01/"
    assert (
        get("/planer/trygghet/versioner/").one("form", "ask")["action"] == "/planer/trygghet/dag/"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", "Ange en dag."), ("igår", "Skriv dagen som ÅÅÅÅ-MM-DD"), ("2030-01-01", "inte varit än")],
)
def test_the_form_says_what_is_wrong(plan, asked, said):
    assert said in get("/planer/trygghet/dag/", data={"dag": asked}).main


def test_activities_are_chosen_as_on_the_plans_own_page(plan):
    page = day("2026-02-01", data={"malgrupp": "nonsens"})

    assert banner(page).startswith("Giltig version 2")
