"""The page that compares two versions."""

from datetime import date

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Level
from comparing import compare_content
from comparing.kinds import ChangeKind
from document.content import Figure, FigureKind, PlanContent, Prose, Section
from document.content import Level as LevelValue
from plans.models import Plan
from plans.models import Section as SectionRow
from tests import factories
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/jamfor/1/2/"


@pytest.fixture
def plan() -> Plan:
    """A plan with one version, adopted by the Kommunledningsgrupp."""
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2020, 1, 1))
    return plan


def adopt(plan, **kwargs):
    return factories.revision(plan, valid_from=date(2026, 1, 1), **kwargs)


def edit(plan, key, **kwargs):
    row = SectionRow.objects.get(plan=plan, key=key)
    for name, value in kwargs.items():
        setattr(row, name, value)
    row.save()


def test_its_address():
    assert reverse("plans:revision-compare", args=["trygghet", 1, 2]) == ADDRESS


def test_it_only_reads(plan):
    adopt(plan)

    assert Client().post(ADDRESS).status_code == 405


def test_an_unknown_plan_is_not_found():
    page = get("/planer/okand/jamfor/1/2/", status=404)

    assert "Det finns inget fastställt dokument" in page.main


def test_a_plan_without_a_version_is_not_found():
    factories.plan(slug="trygghet")

    get(ADDRESS, status=404)


@pytest.mark.parametrize(
    "address", ["/planer/trygghet/jamfor/1/9/", "/planer/trygghet/jamfor/9/1/"]
)
def test_an_unknown_version_is_not_found(plan, address):
    page = get(address, status=404)

    assert "Dokumentet har ingen version 9." in page.main


def test_it_says_what_the_two_versions_are(plan):
    adopt(plan, adopted_by="Kommunfullmäktige")

    page = get(ADDRESS)

    assert page.one("h1").text == "Jämför version 1 och 2"
    assert page.texts("span", "tag") == ["Ersatt", "Giltig"]
    assert page.texts("div", "versus__side") == [
        "Version 1 Ersatt Gäller från 2020-01-01, fastställd av Kommunledningsgrupp",
        "Version 2 Giltig Gäller från 2026-01-01, fastställd av Kommunfullmäktige",
    ]


def test_a_fact_that_was_corrected_reads_as_it_should(plan):
    revision = adopt(plan)
    factories.correct(revision, field="adopted_by", now="Nämnden", reason="Fel.")

    assert "fastställd av Nämnden" in get(ADDRESS).texts("div", "versus__side")[1]


def test_it_sums_up_what_differs(plan):
    edit(plan, "inledning", body="<p>Vi är mycket trygga.</p>")
    adopt(plan)

    page = get(ADDRESS)

    assert page.one("p", "sum__lead").text == "Försättsbladet är ändrat och ett avsnitt är ändrat."
    assert page.links["Inledning"] == "#avsnitt:inledning"


def test_added_and_removed_words_are_marked_and_said(plan):
    edit(plan, "inledning", body="<p>Vi är lugna.</p>")
    adopt(plan)

    page = get(ADDRESS)

    assert '<span class="vh">[tillagt: </span><span class="piece">lugna</span>' in page.html
    assert '<span class="vh">[borttaget: </span><span class="piece">trygga</span>' in page.html


def test_a_changed_activity_is_a_row_that_says_so(plan):
    row = Activity.objects.get(level__plan=plan)
    row.schedule = "Varje termin"
    row.save()
    adopt(plan)

    page = get(ADDRESS)

    [changed] = page.all("tr", "row--changed")
    assert changed["id"] == "aktivitet:framtidsdag"
    assert "Ändrad aktivitet Framtidsdag" in changed.text


def test_a_new_activity_says_so_once(plan):
    Activity(level=Level.objects.get(plan=plan), name="Läger").save()
    adopt(plan)

    page = get(ADDRESS)

    [added] = page.all("tr", "row--added")
    assert "Ny aktivitet" in added.text
    assert '[tillagt: </span><span class="piece">Läger' not in page.html


def test_an_activity_that_moved_points_at_both_its_places(plan):
    old = Level.objects.get(plan=plan)
    new = Level(section=old.section, name="Nivå: Individ")
    new.save()
    Activity.objects.filter(level=old).get().delete()
    factories.revision(plan, valid_from=date(2021, 1, 1))
    Activity(level=old, name="Kurs").save()
    factories.revision(plan, valid_from=date(2022, 1, 1))
    row = Activity.objects.get(level=old)
    row.level = new
    row.save()
    adopt(plan)

    page = get("/planer/trygghet/jamfor/3/4/")

    assert page.links["Visa den nya platsen"] == "#aktivitet:kurs"
    assert page.links["Visa den gamla platsen"] == "#fore:aktivitet:kurs"


def test_a_moved_section_is_marked_in_both_places(plan):
    edit(plan, "inledning", position=99)
    adopt(plan)

    page = get(ADDRESS)

    assert page.links["Visa den nya platsen"] == "#avsnitt:inledning"
    assert page.links["Visa den gamla platsen"] == "#fore:avsnitt:inledning"


def test_unchanged_sections_are_folded(plan):
    edit(plan, "inledning", title="Bakgrund")
    adopt(plan)

    page = get(ADDRESS)

    assert [folded["id"] for folded in page.all("details")][:1] == ["avsnitt:grupper"]
    assert "Oförändrat" in page.all("details")[0].text


def test_facts_of_the_cover_stand_side_by_side(plan):
    adopt(plan, adopted_by="Kommunfullmäktige")

    page = get(ADDRESS)

    [cover] = page.all("table", "tbl--cover")
    assert "Fastställd av [borttaget: Kommunledningsgrupp]" in cover.text
    assert "[tillagt: Kommunfullmäktige]" in cover.text


def everything(*, later: bool) -> PlanContent:
    """Two contents that differ in every way there is to show."""
    level = factories.content().sections[2].levels[0]
    figure = Figure(kind=FigureKind.LEVELS)
    texts = tuple(Prose(html=f"<p>Stycke {n} om trygghet</p>") for n in range(3))
    lists = (Prose(html="<ul><li>Skola</li></ul>"), Prose(html="<p><em>Vi</em> gör</p>"))
    if not later:
        return factories.content(
            sections=(
                Section(key="a", title="A", blocks=(figure, *texts)),
                Section(key="b", title="B", blocks=(level,)),
                Section(key="c", title="C", blocks=(Figure(kind=FigureKind.UNKNOWN),)),
                Section(key="d", title="D"),
            )
        )
    other = LevelValue(key="ny", name="Ny", intro="<p>Så här.</p>", columns=level.columns)
    return factories.content(
        sections=(
            Section(key="a", title="A", blocks=(*texts, figure, *lists)),
            Section(key="e", blocks=(Prose(html="<p>Mer.</p>"),)),
            Section(key="b", title="B", blocks=(other, level)),
            Section(key="d", title="D", depth=2, blocks=(Figure(kind=FigureKind.NETWORKS),)),
        )
    )


def test_every_kind_of_change_has_a_place_to_link_to():
    comparison = compare_content(everything(later=False), everything(later=True))

    page = Page(render_to_string("plans/_comparison.html", {"comparison": comparison}))

    assert len(page.ids) == len(set(page.ids))
    assert {each["href"][1:] for each in page.all("a")} <= set(page.ids)
    assert {change.kind for change in comparison.changes} == set(ChangeKind)


def test_the_two_sides_may_be_named_by_who_includes_the_comparison():
    comparison = compare_content(factories.content(), factories.content(title="Ny"))
    labels = {"before_label": "Version 1", "after_label": "Arbetsversionen"}

    page = Page(render_to_string("plans/_comparison.html", {"comparison": comparison} | labels))

    assert page.texts("label") == ["Båda", "Version 1", "Arbetsversionen"]


def test_comparing_backwards_offers_the_other_direction(plan):
    adopt(plan)

    page = get("/planer/trygghet/jamfor/2/1/")

    assert page.one("h1").text == "Jämför version 2 och 1"
    assert page.links["Jämför version 1 och 2 i stället"] == ADDRESS


def test_comparing_a_version_with_itself_asks_for_another(plan):
    adopt(plan)

    page = get("/planer/trygghet/jamfor/2/2/")

    assert "Du har valt samma version två gånger." in page.main
    assert not page.all("section", "sum")


def test_a_plan_with_one_version_has_nothing_to_choose(plan):
    page = get("/planer/trygghet/jamfor/1/1/")

    assert not page.all("form")


def test_the_form_names_both_versions_and_what_they_are(plan):
    adopt(plan)

    page = get(ADDRESS)

    assert page.texts("option") == ["Version 2 (giltig)", "Version 1 (ersatt)"] * 2
    chosen = [option["value"] for option in page.all("option") if "selected" in option.attributes]
    assert chosen == ["1", "2"]


def test_the_form_leads_to_the_versions_it_names(plan):
    adopt(plan)

    response = Client().get(ADDRESS, {"fran": "2", "till": "1"})

    assert response["Location"] == "/planer/trygghet/jamfor/2/1/"


@pytest.mark.parametrize("asked", ["", "x", "-1", "²", "1" * 30])
def test_what_is_not_a_version_is_not_asked_for(plan, asked):
    response = Client().get(ADDRESS, {"fran": asked, "till": "1"})

    assert response["Location"] == "/planer/trygghet/jamfor/1/1/"


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_database_four_times_however_much_differs(plan, count):
    for number in range(count):
        SectionRow(plan=plan, title=f"Avsnitt {number}", body="<p>Nytt.</p>").save()
    adopt(plan)

    with CaptureQueriesContext(connection) as captured:
        get(ADDRESS)

    assert len(captured) == 4


def test_it_never_shows_the_working_copy(plan):
    adopt(plan)
    edit(plan, "inledning", body="<p>Hemligt utkast.</p>")

    assert "Hemligt" not in get(ADDRESS).html


def test_a_fact_that_one_version_lacks_says_so_on_a_card(plan):
    adopt(plan, registry_number="KS 2025/12")

    page = get(ADDRESS)

    (missing,) = page.all("span", "tbl__missing")
    (cell,) = (each for each in missing.parents if each.tag == "td")
    assert (missing.text, cell["data-label"]) == ("Uppgift saknas", "Version 1")
