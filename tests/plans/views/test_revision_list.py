"""All versions of a plan."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Activity
from comparing import compare
from document.events import Outcome
from organisation.roles import Role
from plans import actions
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/versioner/"


def adopted(*decisions, **content):
    plan = factories.plan(slug="trygghet", **content)
    return [factories.revision(plan, **decision) for decision in decisions or ({},)]


def test_its_address():
    assert reverse("plans:revision-list", args=["trygghet"]) == ADDRESS


def test_a_plan_without_a_version_is_unknown():
    factories.plan(slug="trygghet")

    get(ADDRESS, status=404)


def test_the_newest_version_stands_first_with_what_each_is():
    adopted(
        {"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)},
        {"valid_from": date(2022, 1, 1)},
        {"valid_from": TODAY + timedelta(days=1)},
    )

    page = get(ADDRESS)

    assert page.texts("h2", "version__no") == ["Version 3", "Version 2", "Version 1"]
    assert page.texts("span", "tag") == ["Kommande", "Giltig", "Ersatt"]


def test_a_version_gives_what_is_known_of_its_decision():
    [revision] = adopted(
        {
            "valid_until": date(2027, 6, 30),
            "adopted_on": date(2025, 12, 1),
            "paragraph": "§ 7",
            "registry_number": "KS 2025/12",
            "replaces": "Policy mot våld, 2012",
        }
    )

    page = get(ADDRESS)

    seal = revision.digest
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Gäller från": "2026-01-01",
        "Gäller till": "2027-06-30",
        "Fastställd av": "Kommunledningsgrupp",
        "Beslutsdatum": "2025-12-01",
        "Paragraf": "§ 7",
        "Diarienummer": "KS 2025/12",
        "Ersätter": "Policy mot våld, 2012",
        "Revideras senast": "2028-01-01",
        "Kontrolltal": f"{seal[:4]} {seal[4:8]} {seal[8:12]}",
    }


def test_what_is_not_known_is_left_out():
    adopted()

    assert get(ADDRESS).texts("dt") == [
        "Gäller från",
        "Fastställd av",
        "Revideras senast",
        "Kontrolltal",
    ]


def test_a_replaced_version_says_by_which():
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    facts = get(ADDRESS)

    replaced = dict(zip(facts.texts("dt"), facts.texts("dd"), strict=True))["Ersatt av"]
    assert replaced == "Version 2, 2026-01-01"


@pytest.mark.parametrize(("day", "said"), [(TODAY, "Upphävd"), (date(2027, 1, 1), "Upphävs")])
def test_a_repeal_is_said_as_it_stands(day, said):
    factories.repeal(adopted()[0].plan, day=day)

    [version] = get(ADDRESS).all("li", "version")

    assert f"{said}{day} av Kommunledningsgrupp" in version.text


def test_the_control_number_is_explained():
    adopted()

    assert "Kontrolltalet är början på det fingeravtryck" in get(ADDRESS).main


def test_a_version_leads_to_its_page_its_copy_and_the_comparison_with_the_one_before():
    adopted({"valid_from": date(2020, 1, 1), "review_by": date(2021, 1, 1)}, {})

    addresses = [a["href"] for a in get(ADDRESS).all("a")]

    for number in (1, 2):
        assert f"/planer/trygghet/version/{number}/" in addresses
        assert f"/planer/trygghet/version/{number}/pdf/" in addresses
    assert [each for each in addresses if "jamfor" in each] == ["/planer/trygghet/jamfor/1/2/"]


def test_the_title_is_the_sealed_one():
    [revision] = adopted(title="Fastställd titel")
    plan = revision.plan
    plan.title = "Ändrad titel"
    plan.save()

    page = get(ADDRESS)

    assert "Fastställd titel" in page.title
    assert "Ändrad" not in page.html


def test_it_only_reads():
    adopted()

    assert Client().post(ADDRESS).status_code == 405
    assert Client().head(ADDRESS).status_code == 200


def many(count, **content):
    """So many versions, each from a year of its own, each with another activity name."""
    plan = factories.plan(slug="trygghet", **content)
    activity = Activity.objects.get()
    for year in range(2026 - count, 2026):
        activity.name = f"Framtidsdag {year}"
        activity.save()
        factories.revision(plan, valid_from=date(year, 1, 1), review_by=date(2028, 1, 1))


def test_the_first_version_says_that_it_is():
    adopted()

    page = get(ADDRESS)

    assert page.texts("p", "version__since") == ["Första versionen i systemet"]


def test_each_version_says_what_it_changed():
    many(3)

    page = get(ADDRESS)

    assert page.texts("p", "version__since") == [
        "Två ändringar sedan version 2",
        "Två ändringar sedan version 1",
        "Första versionen i systemet",
    ]
    assert page.main.count("Försättsbladet är ändrat. En aktivitet är ändrad.") == 2
    assert page.links["Visa ändringarna i version 3"] == "/planer/trygghet/jamfor/2/3/"


def test_versions_are_said_to_be_the_same_in_words():
    adopted({"valid_from": date(2020, 1, 1)}, {"valid_from": date(2021, 1, 1)})

    page = get(ADDRESS)

    assert page.texts("p", "version__since")[0] == "En ändring sedan version 1"
    assert "Resten av innehållet är detsamma." in page.main


def test_more_than_twenty_versions_are_paged_and_the_last_of_a_page_is_compared_too():
    many(21)

    first, second = get(ADDRESS), get(f"{ADDRESS}?sida=2")

    assert first.texts("h2", "version__no") == [f"Version {n}" for n in range(21, 1, -1)]
    assert first.texts("p", "version__since")[-1] == "Två ändringar sedan version 1"
    assert first.links["Nästa"] == f"{ADDRESS}?sida=2"
    assert second.texts("h2", "version__no") == ["Version 1"]
    assert second.links["Föregående"] == ADDRESS
    assert second.title != first.title


@pytest.mark.parametrize("page", ["0", "9", "x", "-1", ""])
def test_a_page_that_does_not_exist_is_the_nearest_one(page):
    adopted()

    assert get(f"{ADDRESS}?sida={page}").texts("h2", "version__no") == ["Version 1"]


def test_few_versions_are_not_paged():
    many(20)

    assert not get(ADDRESS).all("nav", "pager")


def test_any_two_versions_are_chosen_to_be_compared():
    many(21)

    page = get(ADDRESS)

    form = page.one("form", "versus__form")
    choices = [each for each in page.all("option") if form in each.parents]
    assert len(choices) == 42
    assert [each["value"] for each in choices if "selected" in each.attributes] == ["20", "21"]
    assert form["action"] == f"{ADDRESS.replace('versioner', 'jamfor')}20/21/"


def test_two_versions_need_no_choice():
    many(2)

    assert "Jämför två versioner" not in get(ADDRESS).html


def test_a_pair_of_versions_is_compared_once(monkeypatch):
    many(3)
    compared = []

    def counting(before, after):
        compared.append((before.number, after.number))
        return compare(before, after)

    monkeypatch.setattr("plans.reading.differences.compare", counting)

    first, second = get(ADDRESS), get(ADDRESS)

    assert first.main == second.main
    assert sorted(compared) == [(1, 2), (2, 3)]


@pytest.mark.parametrize("count", [2, 20])
def test_it_asks_four_times_and_then_twice_however_many_versions_there_are(
    count, django_assert_num_queries
):
    many(count)

    with django_assert_num_queries(4):
        get(ADDRESS)
    with django_assert_num_queries(2):
        get(ADDRESS)


def test_an_editorial_revision_says_why_and_a_review_what_it_came_to():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2025, 1, 1), review_by=date(2027, 1, 1))
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    anna = factories.user(Role.APPROVER, first_name="Anna", last_name="Ek")
    factories.amend(plan, by=anna, on=TODAY)
    actions.review(
        plan=plan,
        by=None,
        outcome=Outcome.CURRENT,
        reviewed_by="Samordnaren",
        review_by=date(2028, 1, 1),
        on=TODAY,
    )

    page = get(ADDRESS)

    assert "Redaktionell ändring utan nytt beslut, godkänd av Anna Ek: Stavfel." in page.main
    assert f"Aktualitetsprövad {TODAY} av Samordnaren: aktuell utan ändring." in page.main
    assert page.links["Version 1.1"] == "/planer/trygghet/version/1.1/"
    assert page.links["Visa ändringarna i version 1.1"] == "/planer/trygghet/jamfor/1/1.1/"
    assert "2028-01-01" in page.main


def test_a_fact_that_was_corrected_reads_as_it_should():
    [revision] = adopted({"paragraph": "§ 7"})
    factories.correct(revision, field="paragraph", now="§ 9", reason="Skrivfel.")

    page = get(ADDRESS)

    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True))["Paragraf"] == "§ 9"
    assert "Paragraf: det stod § 7, det ska stå § 9." in page.main
