"""The plan page explains its abbreviations, and nothing of what was adopted changes."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from document.content import Activity, Level, Network, NetworkTable, Prose, Section
from organisation.roles import Role
from plans.models import Abbreviation, Revision
from plans.reading.selection import LEAST
from tests import factories
from tests.pages import get

pytestmark = pytest.mark.django_db

ADDRESS = "/planer/trygghet/"


@pytest.fixture(autouse=True)
def _registry():
    Abbreviation.objects.create(short="SIG", meaning="Sociala insatsgrupper")
    Abbreviation.objects.create(short="KLF", meaning="Kommunledningsförvaltningen")


def adopted(*blocks, title="Avsnitt"):
    section = Section(key="a", title=title, blocks=blocks)
    return factories.revision(factories.plan(slug="trygghet", sections=(section,)))


def prose(words: str) -> Prose:
    return Prose(html=f"<p>{words}</p>")


def level(**kwargs) -> Level:
    activity = Activity(key="x", name="Studiebesök", target_group="SIG-grupp")
    defaults = {"key": "l", "columns": factories.ACTIVITY_COLUMNS, "activities": (activity,)}
    return Level(**(defaults | kwargs))


def test_the_first_use_leads_to_the_list_at_the_end():
    adopted(prose("SIG träffas. SIG igen."))

    page = get(ADDRESS)

    [link] = page.all("a", "abbr")
    [line] = [each for each in page.all("div") if each["id"] == link["href"][1:]]
    assert (link.text, page.one("abbr")["title"]) == ("SIG", "Sociala insatsgrupper")
    assert line.text == "SIGSociala insatsgrupper"


def test_the_list_stands_last_in_the_document_and_in_its_contents():
    adopted(prose("SIG träffas."))

    page = get(ADDRESS)

    assert page.all("section", "sec")[-1]["id"] == "sida:forkortningar"
    nav = page.one("nav", "docnav--side")
    entries = [(a.text, a["href"]) for a in page.all("a") if nav in a.parents]
    assert entries[-1] == ("Förkortningar", "#sida:forkortningar")
    assert [each["class"] for each in page.all("li") if nav in each.parents][-1] == ""


def test_only_what_the_document_uses_is_listed():
    adopted(prose("SIG träffas."))

    assert get(ADDRESS).one("dl", "gloss").text == "SIGSociala insatsgrupper"


def test_a_document_without_abbreviations_has_no_list():
    adopted(prose("Vi träffas."))

    page = get(ADDRESS)

    assert not page.all("dl", "gloss")
    assert "Förkortningar" not in page.main


def test_the_list_says_that_it_is_not_part_of_what_was_adopted():
    adopted(prose("SIG träffas."))

    assert "hör inte till det fastställda dokumentet" in get(ADDRESS).main


def test_a_use_in_a_cell_is_marked_once():
    again = Activity(key="y", name="Utbildning", purpose="Öka kunskapen i SIG")
    adopted(level(), level(key="m", activities=(again,)))

    page = get(ADDRESS)

    [link] = page.all("a", "abbr")
    assert link.parents[-2].text == "SIG-grupp"


def test_a_use_that_a_filter_leaves_out_leaves_the_mark_to_the_next():
    activities = (
        Activity(key="x", name="Studiebesök", target_group="Skola", purpose="SIG och skola"),
        *(
            Activity(key=f"y{n}", name=f"Dag {n}", target_group="Personal", purpose="Stöd till SIG")
            for n in range(LEAST)
        ),
    )
    adopted(level(activities=activities))

    page = get(f"{ADDRESS}?malgrupp=Personal")

    assert "SIG och skola" not in page.main
    [link] = page.all("a", "abbr")
    assert link.parents[-2].text == "Stöd till SIG"


def test_a_level_name_is_marked_but_its_links_stay_plain():
    adopted(level(name="Nivå: SIG och KLF", activities=()))

    page = get(ADDRESS)

    assert page.one("h3", "sec__title").text == "Nivå: SIG och KLF"
    assert [link.text for link in page.all("a", "abbr")] == ["SIG", "KLF"]
    assert "Länk till Nivå: SIG och KLF" in [a["aria-label"] for a in page.all("a", "anchor")]


def test_a_section_heading_stays_plain_and_is_explained_in_the_list():
    adopted(prose("Vi träffas."), title="Om KLF")

    page = get(ADDRESS)

    assert not page.all("a", "abbr")
    assert page.one("dl", "gloss").text.startswith("KLF")


def test_a_group_that_is_a_link_stays_plain():
    group = Network(
        key="sociala-insatsgrupper-sig", name="Sociala insatsgrupper SIG", participants="KLF"
    )
    adopted(NetworkTable(columns=factories.NETWORK_COLUMNS, networks=(group,)))

    page = get(ADDRESS)

    assert [link.text for link in page.all("a", "abbr")] == ["KLF"]
    assert page.links["Sociala insatsgrupper SIG"] == "/natverk/sociala-insatsgrupper-sig/"


def test_a_meaning_that_holds_markup_is_escaped():
    Abbreviation.objects.filter(short="SIG").update(meaning='"><script>alert(1)</script>')
    adopted(prose("SIG träffas."))

    assert "<script>alert" not in get(ADDRESS).html


def test_a_new_meaning_shows_at_once_and_leaves_the_seal_alone():
    revision = adopted(prose("SIG träffas."))

    Abbreviation.objects.filter(short="SIG").update(meaning="Ny betydelse")

    assert "Ny betydelse" in get(ADDRESS).one("dl", "gloss").text
    assert Revision.objects.get(pk=revision.pk).seal() == revision.digest


def test_a_section_may_be_called_abbreviations():
    section = Section(key="forkortningar", title="Förkortningar", blocks=(prose("SIG"),))
    factories.revision(factories.plan(slug="trygghet", sections=(section,)))

    get(ADDRESS)  # holds the ids against each other


def test_the_coordinator_edits_the_registry():
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))

    client.post(
        reverse("admin:plans_abbreviation_add"), {"short": "SYV", "meaning": "Studievägledare"}
    )

    assert Abbreviation.known()["SYV"] == "Studievägledare"


def test_an_abbreviation_stands_once_in_the_registry():
    with pytest.raises(IntegrityError):
        Abbreviation.objects.create(short="SIG", meaning="Något annat")


@pytest.mark.parametrize("short", ["t.ex.", "(SIG)", " SIG"])
def test_what_would_not_be_found_in_a_text_is_refused(short):
    with pytest.raises(ValidationError):
        Abbreviation(short=short, meaning="x").full_clean()


def test_the_demo_fills_an_empty_registry():
    Abbreviation.objects.all().delete()

    call_command("demo", verbosity=0)

    assert Abbreviation.known()["KOF"] == "Kultur- och fritidsförvaltningen"


def test_the_demo_leaves_a_registry_that_is_in_use_alone():
    call_command("demo", verbosity=0)

    assert set(Abbreviation.known()) == {"SIG", "KLF"}
