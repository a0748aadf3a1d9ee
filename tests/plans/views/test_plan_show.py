"""The page of a plan: the version in force today."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from msgspec.structs import replace

from document.content import (
    Activity,
    ActivityColumns,
    Fact,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from networks.models import Network as NetworkRow
from plans.models import CoverFact
from plans.models import Section as SectionRow
from tests import factories
from tests.pages import TODAY, Page, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/"


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def adopted(*, decision=None, **content):
    plan = factories.plan(slug="trygghet", **content)
    return factories.revision(plan, **(decision or {}))


def sections(*blocks, **kwargs):
    return (Section(key="a", **({"title": "Avsnitt"} | kwargs), blocks=blocks),)


def banner(page: Page) -> str:
    return page.one("section", "validity").text


def test_its_address():
    assert reverse("plans:plan-show", args=["trygghet"]) == ADDRESS


def test_a_plan_without_a_version_is_unknown():
    factories.plan(slug="trygghet", title="Hemligt utkast")

    page = get(ADDRESS, status=404)

    assert "Det finns inget fastställt dokument på den här adressen." in page.main
    assert "Hemligt utkast" not in page.html


def test_an_unknown_address_is_not_found():
    get("/planer/finns-inte/", status=404)


def test_it_shows_the_version_in_force():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_from=date(2025, 1, 1))
    factories.revision(plan, valid_from=date(2026, 1, 1), adopted_by="Kommunstyrelsen")
    factories.revision(plan, valid_from=days(1), review_by=days(700))

    page = get(ADDRESS)

    assert banner(page).startswith("Giltig version 2 · gäller från 2026-01-01")
    assert "Kommunstyrelsen" in page.one("dl", "facts").text


def test_validity_stands_before_everything_else():
    adopted()

    page = get(ADDRESS)

    order = [element for element in page.elements if element.tag in {"section", "nav", "h1"}]
    places = [element["class"] or element.tag for element in order]
    assert places.index("validity") < places.index("crumbs") < places.index("cover__title")


def test_an_overdue_plan_says_for_how_long():
    adopted(decision={"valid_from": date(2017, 7, 1), "review_by": date(2019, 1, 1)})

    page = get(ADDRESS)

    assert "Giltig version 1 · gäller från 2017-07-01" in banner(page)
    assert "Revidering försenad sedan 2019-01-01 (2 882 dagar)" in banner(page)
    assert "(2\xa0882\xa0dagar)" in page.html
    assert "Dokumentansvarig: Kommunledningsförvaltningen" in banner(page)


@pytest.mark.parametrize(
    ("left", "words"), [(1, "(om 1 dag)"), (90, "(om 90 dagar)"), (0, "(i dag)")]
)
def test_a_near_deadline_is_said(left, words):
    adopted(decision={"review_by": days(left)})

    assert f"Ska revideras senast {days(left)} {words}" in banner(get(ADDRESS))


def test_a_far_deadline_is_not_in_the_banner():
    adopted(decision={"review_by": days(91)})

    assert "revideras" not in banner(get(ADDRESS))


def test_a_coming_version_is_announced_and_linked():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan)
    factories.revision(plan, valid_from=days(5))

    page = get(ADDRESS)

    assert "Gäller tills version 2 börjar gälla." in banner(page)
    assert "Version 2 är fastställd och börjar gälla 2026-11-27" in banner(page)
    assert page.links["Läs version 2"] == "/planer/trygghet/version/2/"


def test_a_last_day_is_said():
    adopted(decision={"valid_until": days(3)})

    assert "Gäller till och med 2026-11-25." in banner(get(ADDRESS))


@pytest.mark.parametrize(
    ("last", "repealed", "next_from", "said"),
    [
        (30, None, 5, "Gäller tills version 2 börjar gälla."),
        (30, 5, None, "Upphör att gälla 2026-11-27"),
        (5, 35, 30, "Gäller till och med 2026-11-27."),
        (5, None, 30, "Gäller till och med 2026-11-27."),
        (None, 30, 5, "Gäller tills version 2 börjar gälla."),
        (4, None, 5, "Gäller tills version 2 börjar gälla."),
    ],
)
def test_it_says_what_ends_the_version_first(last, repealed, next_from, said):
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, valid_until=last and days(last))
    if next_from:
        factories.revision(plan, valid_from=days(next_from))
    if repealed:
        factories.repeal(plan, day=days(repealed))

    assert said in banner(get(ADDRESS))


def test_every_part_of_the_banner_has_an_icon():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan, review_by=days(-5))
    factories.revision(plan, valid_from=days(5))

    page = get(ADDRESS)

    parts = page.all("div", "validity__part")
    assert len(parts) == 3
    for part in parts:
        assert any(part in svg.parents for svg in page.all("svg", "icon"))


def test_a_plan_with_only_a_coming_version_says_so():
    adopted(decision={"valid_from": days(5)}, title="Ny rutin")

    page = get(ADDRESS)

    assert page.one("h1").text == "Ny rutin"
    assert "Kommande version 1 · börjar gälla 2026-11-27" in banner(page)
    assert "börjar gälla först 2026-11-27. Ingen version gäller i dag." in page.main
    assert page.links["Läs den kommande versionen"] == "/planer/trygghet/version/1/"
    assert page.links["Versioner"] == "/planer/trygghet/versioner/"


def test_a_plan_that_has_ended_says_so():
    adopted(decision={"valid_until": days(-1)})

    page = get(ADDRESS)

    assert "Version 1 har upphört · gällde till och med 2026-11-21" in banner(page)
    assert "Sista dagen var 2026-11-21. Ingen version gäller i dag." in page.main
    assert page.links["Läs den version som gällde sist"] == "/planer/trygghet/version/1/"
    assert not page.all("div", "doc")


def test_the_cover_gives_the_facts_with_dates_marked():
    adopted(
        decision={"adopted_on": date(2025, 12, 1), "paragraph": "§ 7"},
        facts=(Fact(label="Tidigare beslut", value="2012"),),
    )

    page = get(ADDRESS)

    facts = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert facts["Gäller från"] == "2026-01-01"
    assert facts["Beslutsdatum"] == "2025-12-01"
    assert facts["Paragraf"] == "§ 7"
    assert facts["Tidigare beslut"] == "2012"
    assert "Diarienummer" not in facts
    cover = page.one("dl", "facts")
    dated = [time["datetime"] for time in page.all("time") if cover in time.parents]
    assert dated == ["2026-01-01", "2025-12-01", "2028-01-01"]


def test_it_leads_to_the_copy_the_versions_and_the_register():
    adopted()

    page = get(ADDRESS)

    assert page.links["Hämta PDF-kopia"] == "/planer/trygghet/version/1/pdf/"
    assert page.links["Versioner"] == "/planer/trygghet/versioner/"
    assert page.links["Handlingsplaner"] == "/?slag=handlingsplan#slag:handlingsplan"
    assert "Ett utskrivet dokument är alltid en kopia" in page.main


def test_it_names_its_canonical_address():
    adopted()

    canonical = [link["href"] for link in get(ADDRESS).all("link") if link["rel"] == "canonical"]

    assert canonical == [f"http://testserver{ADDRESS}"]


def test_main_headings_are_numbered_in_the_margin():
    adopted()

    page = get(ADDRESS)

    assert page.texts("h2", "sec__title") == ["1 Inledning", "2 Grupper", "3 Aktiviteter"]
    assert page.texts("h3", "sec__title") == ["Nivå: Främjande"]


def test_a_plan_that_numbers_its_headings_is_not_numbered_again():
    adopted(
        sections=(
            Section(key="a", title="1 Inledning", blocks=(Prose(html="<p>A</p>"),)),
            Section(key="b", title="2. Mål", blocks=(Prose(html="<p>B</p>"),)),
            Section(key="c", title="2.1 Delmål", depth=2, blocks=(Prose(html="<p>C</p>"),)),
        )
    )

    page = get(ADDRESS)

    assert page.texts("h2", "sec__title") == ["1 Inledning", "2. Mål"]
    assert not page.all("span", "sec__no")


def test_depths_become_heading_levels():
    adopted(
        sections=(
            Section(key="a", title="Ett", blocks=(Prose(html="<p>A</p>"),)),
            Section(key="b", title="Två", depth=2),
            Section(key="c", title="Tre", depth=3),
            Section(key="d", title="Fyra", depth=1),
        )
    )

    page = get(ADDRESS)

    titles = [(element.tag, element.text) for element in page.all(cls="sec__title")]
    assert titles == [("h2", "1 Ett"), ("h3", "Två"), ("h4", "Tre"), ("h2", "2 Fyra")]


def test_no_heading_level_is_skipped():
    adopted(
        sections=(
            Section(key="a", title="Ett", blocks=(Prose(html="<p>A</p>"),)),
            Section(key="b", title="Djup", depth=3),
        )
    )

    assert [element.tag for element in get(ADDRESS).all(cls="sec__title")] == ["h2", "h3"]


def test_a_section_without_a_heading_shows_its_text():
    adopted(sections=sections(Prose(html="<p>Förord.</p>"), title=""))

    page = get(ADDRESS)

    assert "Förord." in page.main
    assert not page.all("nav", "docnav")


def test_sections_have_their_key_as_anchor_and_stand_in_the_contents():
    adopted()

    page = get(ADDRESS)

    assert {"inledning", "grupper", "aktiviteter"} <= set(page.ids)
    nav = page.one("nav", "docnav--side")
    entries = [(a.text, a["href"]) for a in page.all("a") if nav in a.parents]
    assert entries == [
        ("1 Inledning", "#inledning"),
        ("2 Grupper", "#grupper"),
        ("3 Aktiviteter", "#aktiviteter"),
        ("Främjande", "#niva:framjande"),
    ]


def test_the_contents_set_in_what_stands_under_another_heading():
    adopted(
        sections=(
            Section(key="a", title="A"),
            Section(key="b", title="B", depth=2),
            Section(key="c", title="C", depth=3),
            Section(key="d", title="D"),
        )
    )

    page = get(ADDRESS)

    nav = page.one("nav", "docnav--side")
    lines = [(each.text, each["class"]) for each in page.all("li") if nav in each.parents]
    assert lines == [("1 A", ""), ("B", "sub"), ("2 D", "")]


def test_a_section_may_have_the_same_key_as_a_level_or_a_group():
    adopted(
        sections=(
            Section(key="framjande", title="Främjande", blocks=(Prose(html="<p>A</p>"),)),
            *factories.content().sections,
            Section(key="allas-barn", title="Allas barn"),
            Section(key="innehall", title="Innehåll"),
        )
    )

    get(ADDRESS)  # holds the ids against each other


def test_text_is_verbatim():
    text = "<p>Barn 10-16 år, 2017-2018 &amp; <em>så</em> vidare</p>"
    adopted(sections=sections(Prose(html=text), Prose(html="<ul><li>Ett</li></ul>")))

    page = get(ADDRESS)

    assert f'<div class="prose">{text}<ul><li>Ett</li></ul></div>' in page.html
    assert "\N{SOFT HYPHEN}" not in page.html


def test_a_table_in_rich_text_scrolls_on_its_own():
    table = "<table><tbody><tr><td>Cell</td></tr></tbody></table>"
    adopted(sections=sections(Prose(html="<p>Före</p>"), Prose(html=table)))

    region = get(ADDRESS).one("div", "prose--wide")

    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"]


def test_activities_are_a_table_named_by_the_levels_heading():
    adopted()

    page = get(ADDRESS)

    table = next(each for each in page.all("table") if each["aria-labelledby"])
    heading = next(each for each in page.elements if each["id"] == table["aria-labelledby"])
    assert heading.text == "Nivå: Främjande"
    assert table["role"] == "table"
    inside = [each for each in page.elements if table in each.parents]
    columns = [each for each in inside if each["scope"] == "col"]
    assert [each.text for each in columns] == [
        "Aktivitet/åtgärd",
        "Målgrupp",
        "Syfte/mål",
        "Tidsplan",
        "Ansvarig",
    ]
    row = next(each for each in inside if each["scope"] == "row")
    assert (row.text, row["role"]) == ("Framtidsdag", "rowheader")
    cells = [(each["data-label"], each.text) for each in inside if each["role"] == "cell"]
    assert cells[0] == ("Målgrupp", "Elever i åk 7")


def test_an_empty_cell_says_that_it_is_missing_where_its_label_stands_alone():
    activity = Activity(key="x", name="Rutin", responsible="Samordnare")
    level = Level(key="l", columns=factories.ACTIVITY_COLUMNS, activities=(activity,))
    adopted(sections=sections(level))

    page = get(ADDRESS)

    cells = [each for each in page.all("td") if each["data-label"] == "Tidsplan"]
    assert len(cells) == 1
    hidden = [each for each in page.all("span", "tbl__missing") if cells[0] in each.parents]
    assert [each.text for each in hidden] == ["Uppgift saknas"]


def test_columns_without_a_heading_are_not_shown_and_extra_ones_are():
    level = Level(
        key="l",
        columns=ActivityColumns(name="Åtgärd", extra=("Kostnad",)),
        activities=(Activity(key="x", name="Utbildning", purpose="Dold", extra=("12 000 kr",)),),
    )
    adopted(sections=sections(level))

    page = get(ADDRESS)

    assert page.texts("th") == ["Åtgärd", "Kostnad", "Utbildning"]
    assert page.texts("td") == ["12 000 kr"]
    assert "Dold" not in page.html
    assert page.one("caption").text == "Aktiviteter"


def test_a_table_without_any_heading_loses_no_text():
    table = NetworkTable(
        columns=NetworkColumns(),
        networks=(Network(key="x", name="Rådet", participants="Polis", extra=("Mer",)),),
    )
    adopted(sections=sections(table))

    page = get(ADDRESS)

    assert page.texts("th") == ["Rådet"]
    assert page.texts("td") == ["Polis", "Mer"]
    assert not page.all("thead")


def test_an_empty_table_without_headings_is_nothing():
    adopted(
        sections=sections(
            NetworkTable(columns=NetworkColumns()), Level(key="l", columns=ActivityColumns())
        )
    )

    assert not get(ADDRESS).all("table")


def test_the_introduction_of_a_level_is_shown():
    level = Level(key="l", intro="<p>Inledning.</p>", columns=factories.ACTIVITY_COLUMNS)
    adopted(sections=sections(level))

    assert "Inledning." in get(ADDRESS).main


def test_groups_lead_to_their_pages():
    adopted()

    page = get(ADDRESS)

    assert page.links["Allas barn"] == "/natverk/allas-barn/"
    assert "grupp:allas-barn" in page.ids


def test_a_group_named_twice_has_one_anchor():
    content = factories.content()
    adopted(sections=(*content.sections, Section(key="igen", blocks=content.sections[1].blocks)))

    get(ADDRESS)  # holds the ids against each other


@pytest.mark.parametrize(
    ("kind", "title"),
    [(FigureKind.LEVELS, "Planens nivåer"), (FigureKind.NETWORKS, "Planens grupper och nätverk")],
)
def test_a_figure_is_drawn_and_said_in_words(kind, title):
    figure = Section(key="figur", title="Figur", blocks=(Figure(kind=kind),))
    adopted(sections=(figure, *factories.content().sections))

    page = get(ADDRESS)

    assert page.one("figcaption").text.startswith(f"{title}.")
    wide, narrow = page.all("svg", "drawing")
    for drawing, place in ((wide, "fig__wide"), (narrow, "fig__narrow")):
        assert drawing["role"] == "img"
        assert drawing.parents[-1].classes == {place}
        assert [each for each in page.all("desc") if drawing in each.parents]
    assert page.one("ul", "fig__lines").text in {"Främjande, 1 aktivitet", "Allas barn"}


def test_the_lines_of_a_figure_do_without_a_link_to_a_level_without_a_name():
    level = Level(key="l", columns=factories.ACTIVITY_COLUMNS)
    adopted(sections=sections(Figure(kind=FigureKind.LEVELS), level))

    page = get(ADDRESS)

    lines = page.one("ul", "fig__lines")
    assert lines.text == "Nivå utan namn, inga aktiviteter"
    assert not [a for a in page.all("a") if lines in a.parents]


def test_groups_with_a_level_are_drawn_and_said_by_it_and_who_placed_them():
    sections = factories.content().sections
    [network] = sections[1].blocks[0].networks
    table = replace(sections[1].blocks[0], networks=(replace(network, level="framjande"),))
    figure = Section(key="figur", title="Figur", blocks=(Figure(kind=FigureKind.NETWORKS),))
    adopted(sections=(figure, replace(sections[1], blocks=(table,)), sections[2]))

    page = get(ADDRESS)

    assert page.one("ul", "fig__lines").text == "Allas barn: Främjande"
    assert page.one("figcaption").text.endswith("Placeringen är angiven av samordnaren.")


def test_the_row_of_an_activity_has_an_address():
    adopted()

    page = get(ADDRESS)

    [row] = [each for each in page.elements if each["id"] == "aktivitet:framtidsdag"]
    assert row.tag == "tr"
    assert row.text.startswith("Framtidsdag")


def test_a_figure_of_nothing_is_left_out():
    figures = [Figure(kind=kind) for kind in (FigureKind.LEVELS, FigureKind.NETWORKS)]
    adopted(sections=sections(*figures))

    assert not get(ADDRESS).all("figure")


def test_a_figure_that_the_source_lacks_is_accounted_for():
    adopted(sections=sections(Figure(kind=FigureKind.UNKNOWN)))

    assert "Figuren finns inte i planens källtext." in get(ADDRESS).main


def test_nothing_of_the_working_copy_shows():
    plan = adopted().plan
    before = get(ADDRESS).html

    plan.title = "Ändrad"
    plan.save()
    SectionRow.objects.filter(plan=plan).update(title="Ändrad", body="<p>Ändrad</p>")
    NetworkRow.objects.update(name="Ändrad")
    CoverFact.objects.create(plan=plan, position=1, label="Ny", value="Ändrad")

    assert get(ADDRESS).html == before


def test_markup_in_plain_fields_is_escaped():
    evil = '"><script>alert(1)</script>'
    activity = Activity(key="x", name=evil, schedule=evil)
    level = Level(key="l", name=evil, columns=factories.ACTIVITY_COLUMNS, activities=(activity,))
    adopted(
        title=evil,
        applies_to=evil,
        responsible_department=evil,
        facts=(Fact(label=evil, value=evil),),
        sections=sections(level, Prose(html="<p>A<script>alert(1)</script></p>"), title=evil),
        decision={"adopted_by": evil, "paragraph": evil},
    )

    page = get(ADDRESS)

    assert "<script>alert" not in page.html
    scripts = [script["src"] for script in page.all("script")]
    assert scripts == ["/static/js/docnav.js", "/static/js/copylink.js"]


def test_it_only_reads():
    adopted()

    assert Client().post(ADDRESS).status_code == 405
    assert Client().head(ADDRESS).status_code == 200
