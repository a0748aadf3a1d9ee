"""The filter of a plan's activities: by level, target group and responsible."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from document.content import Activity, Level, Prose, Section
from tests import factories
from tests.pages import Page, get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/"


def activity(number: int, responsible: str, target_group: str = "Alla") -> Activity:
    return Activity(
        key=f"aktivitet-{number}",
        name=f"Aktivitet {number}",
        target_group=target_group,
        responsible=responsible,
    )


def level(key: str, *activities: Activity) -> Level:
    return Level(
        key=key,
        name=f"Nivå: {key.capitalize()}",
        columns=factories.ACTIVITY_COLUMNS,
        activities=activities,
    )


@pytest.fixture
def plan():
    first = level("ett", activity(1, "Polis och skola"), activity(2, "Skola", "Elever"))
    second = level("tva", activity(3, "Vård"), activity(4, "", "Elever"))
    section = Section(
        key="aktiviteter", title="Aktiviteter", blocks=(Prose(html="<p>Text.</p>"), first, second)
    )
    plan = factories.plan(slug="trygghet", sections=(section,))
    factories.revision(plan)
    return plan


def rows(page: Page) -> list[str]:
    return [th.text for th in page.all("th") if th["scope"] == "row"]


def options(page: Page, name: str) -> list[str]:
    [select] = [each for each in page.all("select") if each["name"] == name]
    return [option.text for option in page.all("option") if select in option.parents]


def chosen(page: Page) -> set[str]:
    inputs = [each["value"] for each in page.all("input") if "checked" in each.attributes]
    return {*inputs, *(o["value"] for o in page.all("option") if "selected" in o.attributes)}


def test_nothing_is_left_out_unless_it_is_asked_for(plan):
    page = get(ADDRESS)

    assert rows(page) == ["Aktivitet 1", "Aktivitet 2", "Aktivitet 3", "Aktivitet 4"]
    assert page.one("p", "filter__count").text == "Visar alla 4 aktiviteter"
    assert "Visa alla" not in page.links


def test_what_can_be_chosen_is_what_the_activities_say(plan):
    page = get(ADDRESS)

    assert page.texts("label", "chip") == ["Alla nivåer", "Ett", "Tva"]
    assert options(page, "malgrupp") == ["Alla målgrupper", "Alla", "Elever"]
    assert options(page, "ansvarig") == [
        "Alla ansvariga",
        "Polis",
        "Polis och skola",
        "Skola",
        "Vård",
        "Uppgift saknas",
    ]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("ansvarig=Skola", ["Aktivitet 1", "Aktivitet 2"]),
        ("ansvarig=saknas", ["Aktivitet 4"]),
        ("malgrupp=Elever", ["Aktivitet 2", "Aktivitet 4"]),
        ("niva=tva", ["Aktivitet 3", "Aktivitet 4"]),
        ("niva=tva&malgrupp=Elever", ["Aktivitet 4"]),
    ],
)
def test_only_the_activities_that_were_asked_for_are_shown(plan, question, shown):
    page = get(f"{ADDRESS}?{question}")

    assert rows(page) == shown
    assert page.one("p", "filter__count").text == f"Visar {len(shown)} av 4 aktiviteter"


def test_on_paper_a_selection_says_that_it_is_one_and_of_what(plan):
    page = get(f"{ADDRESS}?malgrupp=Elever&ansvarig=saknas")

    assert page.texts("p", "onpaper") == [
        "Utskriften är ett urval av dokumentets aktiviteter. Målgrupp: Elever. Ansvarig: Uppgift saknas.",
        "Urval: en aktivitet på den här nivån är inte med.",
    ]


def test_on_paper_the_whole_is_not_called_a_selection(plan):
    assert get(ADDRESS).texts("p", "onpaper") == [""]


def test_the_form_keeps_what_was_asked_for(plan):
    assert chosen(get(f"{ADDRESS}?niva=tva&malgrupp=Elever&ansvarig=saknas")) == {
        "tva",
        "Elever",
        "saknas",
    }


def test_the_rest_of_the_document_stays(plan):
    page = get(f"{ADDRESS}?niva=tva")

    assert page.texts("h3", "sec__title") == ["Nivå: Ett", "Nivå: Tva"]
    assert "Text." in page.main
    assert page.texts("p", "acts__none") == [
        "Ingen aktivitet på den här nivån stämmer med urvalet."
    ]


def test_when_nothing_matches_it_says_so_and_leads_back(plan):
    page = get(f"{ADDRESS}?niva=tva&ansvarig=Polis")

    assert not rows(page)
    assert page.one("p", "filter__count").text == "Ingen av 4 aktiviteter stämmer med urvalet"
    assert page.links["Visa alla"] == f"{ADDRESS}#sida:urval"


@pytest.mark.parametrize(
    "question", ["ansvarig=Ingen", "niva=tre", "annat=1", "ansvarig=%00", "niva=%FF&malgrupp=+"]
)
def test_what_is_not_known_is_ignored(plan, question):
    assert rows(get(f"{ADDRESS}?{question}")) == rows(get(ADDRESS))


def test_the_form_is_sent_to_the_page_itself_and_keeps_the_place(plan):
    for address in (ADDRESS, f"{ADDRESS}version/1/"):
        page = get(f"{address}?niva=tva")

        form = page.one("form", "filter")
        assert form["method"] == "get"
        assert form["action"] == f"{address}#{form['id']}"
        assert form["hx-get"] == address
        assert len(rows(page)) == 2


def test_the_filter_stands_before_the_first_level(plan):
    page = get(ADDRESS)

    places = {id(element): place for place, element in enumerate(page.elements)}
    assert places[id(page.one("form", "filter"))] < places[id(page.all("div", "level")[0])]


def test_the_canonical_address_is_that_of_the_whole_plan(plan):
    page = get(f"{ADDRESS}?niva=tva")

    [canonical] = [link["href"] for link in page.all("link") if link["rel"] == "canonical"]
    assert canonical == f"http://testserver{ADDRESS}"


def test_a_plan_with_few_activities_has_no_filter_and_no_script_for_it():
    factories.revision(factories.plan(slug="trygghet"))

    page = get(ADDRESS)

    assert not page.all("form", "filter")
    assert not page.all("div", "acts")
    assert not [script for script in page.all("script") if "htmx" in script["src"]]


def test_the_script_exchanges_the_count_the_way_back_and_each_table(plan):
    page = get(ADDRESS)

    exchanged = [each["id"] for each in page.elements if each["hx-swap-oob"] == "true"]
    assert exchanged == [
        "urval:papper",
        "urval:antal",
        "urval:rensa",
        "urval:rader:ett",
        "urval:rader:tva",
    ]
    status = next(each for each in page.elements if each["role"] == "status")
    assert status in page.one("p", "filter__count").parents


def test_the_script_is_ours_and_neither_evaluates_nor_styles(plan):
    page = get(ADDRESS)

    assert any(
        re.fullmatch(r"/static/js/vendor/htmx\.min\.js", s["src"]) for s in page.all("script")
    )
    [config] = [meta["content"] for meta in page.all("meta") if meta["name"] == "htmx-config"]
    assert not any(
        json.loads(config)[name]
        for name in ("allowEval", "allowScriptTags", "includeIndicatorStyles", "historyCacheSize")
    )


def test_the_scripts_licence_lies_beside_it():
    vendor = settings.BASE_DIR / "static/js/vendor"

    assert 'version:"2.' in (vendor / "htmx.min.js").read_text()
    assert "Zero-Clause BSD" in (vendor / "LICENSE-htmx.txt").read_text()


def test_what_is_asked_for_is_escaped(plan):
    html = Client().get(ADDRESS, {"ansvarig": "<script>alert(1)</script>"}).content.decode()

    assert "alert(1)" not in html
