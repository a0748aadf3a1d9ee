"""The registry's pages: groups as the plans in force name them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from document.content import (
    Activity,
    ActivityColumns,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from networks.models import Network as NetworkRow
from tests import factories
from tests.pages import TODAY, get

pytestmark = pytest.mark.django_db

LIST, GROUP = "/natverk/", "/natverk/radet/"


def with_groups(*networks: Network, columns: NetworkColumns = factories.NETWORK_COLUMNS):
    table = NetworkTable(columns=columns, networks=networks)
    return (Section(key="grupper", title="Grupper", blocks=(table,)),)


def adopted(*networks: Network, slug: str = "", title: str = "Plan", columns=None, **decision):
    sections = with_groups(*networks, columns=columns or factories.NETWORK_COLUMNS)
    plan = factories.plan(slug=slug, title=title, sections=sections)
    return factories.revision(plan, **decision)


RADET = Network(key="radet", name="Rådet", mission="Samverka", participants="Skola och polis")


def test_their_addresses():
    assert reverse("networks:network-list") == LIST
    assert reverse("networks:network-show", args=["radet"]) == GROUP


def test_it_says_so_when_there_are_none():
    factories.plan(sections=with_groups(RADET))

    page = get(LIST)

    assert "Inget dokument som gäller i dag nämner någon grupp" in page.main
    assert "Rådet" not in page.html


def test_groups_stand_in_swedish_order_with_what_they_are_for():
    adopted(
        Network(key="oppen", name="Öppen förskola"),
        Network(key="arende", name="Ärendegrupp", mission="Bereda ärenden"),
        RADET,
        title="Trygghetsplan",
    )

    page = get(LIST)

    assert page.texts("h2", "group__name") == ["Rådet", "Ärendegrupp", "Öppen förskola"]
    assert "Samverka Står i ett dokument: Trygghetsplan" in page.main


def test_a_group_of_several_plans_says_in_how_many():
    adopted(RADET)
    adopted(RADET)

    assert "Står i två dokument" in get(LIST).main


def test_only_versions_in_force_count():
    plan = adopted(RADET, valid_until=TODAY - timedelta(days=1))
    adopted(Network(key="ny", name="Ny"), valid_from=TODAY + timedelta(days=1))

    assert plan
    assert not get(LIST).all("h2", "group__name")
    get(GROUP, status=404)


def test_a_plan_without_groups_is_no_trouble():
    section = Section(key="a", title="A", blocks=(Prose(html='<p>"type":"networks"</p>'),))
    factories.revision(factories.plan(sections=(section,)))

    assert not get(LIST).all("h2", "group__name")


def test_an_unknown_group_is_not_found():
    page = get(GROUP, status=404)

    assert "Ingen gällande plan har en grupp" in page.main


def test_a_group_shows_what_the_plan_says_of_it():
    adopted(RADET, title="Trygghetsplan")

    page = get(GROUP)

    assert page.one("h1").text == "Rådet"
    facts = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert facts == {"Uppdrag": "Samverka", "Deltagare": "Skola och polis"}
    assert "Så står det i Trygghetsplan, version 1, som gäller från 2026-01-01." in page.main


def test_its_facts_stand_under_the_headings_of_the_plans_table():
    columns = NetworkColumns(name="Forum", mission="Syfte", extra=("Möten",))
    network = Network(key="radet", name="Rådet", mission="A", participants="B", extra=("C", "D"))
    adopted(network, columns=columns)

    page = get(GROUP)

    assert page.texts("dt") == ["Syfte", "Deltagare", "Möten", "Övrigt"]
    assert page.texts("dd") == ["A", "B", "C", "D"]


def test_participants_do_not_stand_for_a_mission_in_the_list():
    adopted(Network(key="radet", name="Rådet", participants="Skola och polis"))

    assert "Skola" not in get(LIST).main


def with_activities(name: str, *activities: Activity, level: str = "", columns=None):
    """The sections of a plan with a group and a level with activities."""
    block = Level(
        key="stod",
        name="Nivå: Individstöd",
        columns=columns or factories.ACTIVITY_COLUMNS,
        activities=activities,
    )
    return (
        *with_groups(Network(key="radet", name=name, level=level)),
        Section(key="a", title="Aktiviteter", blocks=(block,)),
    )


def group_page(sections, **more):
    factories.revision(factories.plan(slug="trygghet", title="Plan", sections=sections, **more))
    return get(f"/natverk/{NetworkRow.objects.get().slug}/")


def test_a_group_says_on_which_level_it_works_where_that_is_set():
    page = group_page(with_activities("Rådet", level="stod"))

    assert "Gruppen arbetar på nivån Individstöd" in page.one("ul", "mentions").text


def test_a_group_without_a_level_says_nothing_of_it():
    assert "nivå" not in group_page(with_activities("Rådet")).one("ul", "mentions").text


def test_a_group_leads_to_the_activities_that_name_it_and_says_where_they_do():
    page = group_page(
        with_activities(
            "Rådet",
            Activity(
                key="dag", name="Framtidsdag", responsible="Rådet", target_group="Rådets barn"
            ),
            Activity(key="annan", name="Annan", purpose="Rådet", responsible="Skolan"),
        )
    )

    assert page.one("ul", "tasks").text == ("Framtidsdag Ansvarig: Rådet Målgrupp: Rådets barn")
    assert page.links["Framtidsdag"] == "/planer/trygghet/#aktivitet:dag"
    assert "aktivitet:dag" in get("/planer/trygghet/").ids


def test_a_group_says_that_its_activities_are_found_by_name():
    assert "Aktiviteterna är hittade på gruppens namn" in group_page(with_activities("Rådet")).main


def test_a_group_that_no_activity_names_says_so():
    page = group_page(with_activities("Rådet", Activity(key="x", name="X", responsible="Skolan")))

    assert not page.all("ul", "tasks")
    assert "Ingen aktivitet har gruppens namn som ansvarig eller målgrupp." in page.main


def test_a_column_that_the_plan_does_not_show_is_not_searched():
    activity = Activity(key="x", name="X", responsible="Rådet")
    columns = ActivityColumns(name="Aktivitet")

    page = group_page(with_activities("Rådet", activity, columns=columns))

    assert not page.all("ul", "tasks")


def test_activities_of_several_plans_stand_under_the_plans_names():
    activity = Activity(key="x", name="Övning", responsible="Rådet")
    for title in ("Öppet", "Ansvar"):
        sections = with_activities("Rådet", activity)
        factories.revision(factories.plan(title=title, sections=sections))

    page = get(GROUP)

    assert page.texts("h3", "tasks__plan") == ["Ansvar", "Öppet"]


def test_what_the_plan_does_not_say_is_left_out():
    adopted(Network(key="radet", name="Rådet"))

    assert not get(GROUP).all("dl")


def test_the_text_is_that_of_the_plan_adopted_last():
    changed = Network(key="x", name="Rådet", mission="Nytt uppdrag")
    adopted(RADET, title="Ö-plan", valid_from=date(2026, 6, 1))
    group = NetworkRow.objects.get()
    group.mission = changed.mission
    group.save()
    plan = factories.plan(title="A-plan", sections=with_groups(Network(**_texts(group))))
    factories.revision(plan, valid_from=date(2026, 1, 1))

    page = get(GROUP)

    assert "Nytt uppdrag" in page.one("dl").text
    assert page.texts("ul", "mentions") == [
        "A-plan Version 1 · gäller från 2026-01-01 Ö-plan Version 1 · gäller från 2026-06-01"
    ]


def _texts(group):
    return {
        "key": group.slug,
        "name": group.name,
        "mission": group.mission,
        "participants": group.participants,
    }


def test_it_leads_to_the_row_in_the_plan():
    adopted(RADET, slug="trygghet", title="Trygghetsplan")

    address = get(GROUP).links["Trygghetsplan"]

    assert address == "/planer/trygghet/#grupp:radet"
    assert "grupp:radet" in get("/planer/trygghet/").ids


def test_nothing_of_the_working_copy_shows():
    plan = adopted(RADET).plan
    before = get(GROUP).html

    NetworkRow.objects.update(name="Ändrad", mission="Ändrad", participants="Ändrad")
    plan.title = "Ändrad"
    plan.save()

    assert get(GROUP).html == before


def test_a_name_is_escaped():
    adopted(Network(key="radet", name="<script>alert(1)</script>", mission="<b>A</b>"))

    for address in (LIST, "/natverk/script-alert-1-script/"):
        html = get(address).html
        assert "<script>alert" not in html
        assert "<b>A" not in html


@pytest.mark.parametrize("address", [LIST, GROUP])
def test_they_only_read(address):
    adopted(RADET)

    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200
