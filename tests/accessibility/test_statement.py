"""The accessibility statement: what the organisation has filled in, and nothing made up."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accessibility.models import AccessibilityStatement, AssessmentMethod, Conformity
from organisation.roles import Role
from tests import factories
from tests.pages import get

pytestmark = pytest.mark.django_db

ADDRESS = "/tillganglighet/"


def saved(**kwargs) -> AccessibilityStatement:
    statement = AccessibilityStatement(**kwargs)
    statement.full_clean()
    statement.save()
    return statement


def assessed(**kwargs) -> AccessibilityStatement:
    defaults = {
        "conformity": Conformity.PARTIAL,
        "assessment": AssessmentMethod.SELF,
        "assessed_on": date(2026, 3, 4),
        "shortcomings": "<p>Äldre bilagor saknar rubriker.</p>",
    }
    return saved(**(defaults | kwargs))


@pytest.mark.parametrize("address", ["/", "/natverk/", "/finns-inte/"])
def test_every_page_leads_to_it(address):
    page = get(address, status=404 if "finns" in address else 200)

    assert page.links["Tillgänglighetsredogörelse"] == ADDRESS


def test_until_it_is_filled_in_it_claims_nothing():
    text = get(ADDRESS).main

    assert "Ljungby kommun ansvarar för tjänsten Styrdokument på intranätet." in text
    assert "Tjänsten är inte bedömd än." in text
    assert "Ingen bedömning är redovisad." in text
    assert "Redogörelsen har inte fyllts i än." in text
    assert "förenlig med" in text
    assert "Tjänsten är helt förenlig" not in text


@pytest.mark.parametrize("filled_in", [False, True])
def test_it_always_says_how_to_report_and_who_supervises(filled_in):
    if filled_in:
        assessed()

    page = get(ADDRESS)

    assert page.links["Rapportera en brist"] == "/tillganglighet/rapportera/"
    assert page.links["anmäla det till Digg"] == "https://www.digg.se/tdosanmalan"
    assert "Myndigheten för digital förvaltning, Digg, har tillsyn" in page.main


def test_it_gives_the_address_and_number_to_turn_to():
    saved(email="tillganglighet@ljungby.se", phone="0372-78 90 00", responsible="Växjö kommun")

    page = get(ADDRESS)

    assert page.links["tillganglighet@ljungby.se"] == "mailto:tillganglighet@ljungby.se"
    assert "Telefon: 0372-78 90 00" in page.main
    assert "Växjö kommun ansvarar" in page.main


@pytest.mark.parametrize(
    ("conformity", "words"),
    [
        (Conformity.FULL, "Tjänsten är helt förenlig med lagen"),
        (Conformity.PARTIAL, "Tjänsten är delvis förenlig med lagen"),
        (Conformity.NONE, "Tjänsten är inte förenlig med lagen"),
    ],
)
def test_it_says_how_far_the_law_is_met(conformity, words):
    assessed(conformity=conformity)

    assert words in get(ADDRESS).main
    assert "WCAG 2.1 på nivå AA" in get(ADDRESS).main


def test_it_lists_what_is_known_to_be_lacking():
    assessed()

    page = get(ADDRESS)

    assert '<div class="prose"><p>Äldre bilagor saknar rubriker.</p></div>' in page.html
    assert page.links["kända brister"] == "#sida:brister"


def test_it_says_how_and_when_it_was_assessed_and_updated():
    assessed(assessed_by="Kommunikationsenheten")
    AccessibilityStatement.objects.update(updated_at="2026-05-06T22:30:00+00:00")

    page = get(ADDRESS)

    assert "Självskattning: vi har granskat webbplatsen själva." in page.main
    assert "Bedömd av: Kommunikationsenheten" in page.main
    assert [time["datetime"] for time in page.all("time")] == ["2026-03-04", "2026-05-07"]


def test_it_gives_no_cookie():
    assert not Client().get(ADDRESS).cookies


def test_it_asks_the_database_once():
    with CaptureQueriesContext(connection) as captured:
        Client().get(ADDRESS)

    assert len(captured) == 1


def test_it_only_reads():
    assert Client().post(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    ("missing", "given"),
    [("assessment", {"assessment": ""}), ("assessed_on", {"assessed_on": None})],
)
def test_a_conformity_comes_of_an_assessment(missing, given):
    with pytest.raises(ValidationError) as refused:
        assessed(**given)

    assert set(refused.value.message_dict) == {missing}


@pytest.mark.parametrize("conformity", [Conformity.PARTIAL, Conformity.NONE])
def test_a_lack_of_conformity_is_described(conformity):
    with pytest.raises(ValidationError, match="Beskriv vad som inte är tillgängligt"):
        assessed(conformity=conformity, shortcomings="<p> </p>")


def test_rich_text_is_sanitised_on_every_way_in():
    AccessibilityStatement(shortcomings="<p>A<script>alert(1)</script></p>").save()

    assert AccessibilityStatement.current().shortcomings == "<p>A</p>"


def test_there_is_only_one():
    saved(service="Ett")

    AccessibilityStatement(service="Två").save()

    assert AccessibilityStatement.objects.get().service == "Två"


def test_the_database_refuses_another():
    row = saved()

    with pytest.raises(IntegrityError):
        AccessibilityStatement.objects.bulk_create([AccessibilityStatement(pk=row.pk + 1)])


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(factories.user(username="admin", is_superuser=True))
    factories.User.objects.filter(username="admin").update(is_staff=True)
    return client


LIST = "admin:accessibility_accessibilitystatement_changelist"


def test_its_list_in_the_admin_is_the_form_that_makes_it(administrator):
    page = administrator.get(reverse(LIST), follow=True)

    assert page.redirect_chain[-1][0].endswith("/add/")
    assert "Styrdokument på intranätet" in page.content.decode()


def test_its_list_in_the_admin_is_its_page(administrator):
    saved()

    page = administrator.get(reverse(LIST), follow=True)

    assert page.redirect_chain[-1][0].endswith("/1/change/")
    assert page.status_code == 200


def test_a_second_cannot_be_added_nor_the_first_deleted(administrator):
    saved()

    for action in ("add", "delete"):
        args = [1] if action == "delete" else []
        address = reverse(f"admin:accessibility_accessibilitystatement_{action}", args=args)
        assert administrator.get(address).status_code == 403


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.APPROVER])
def test_only_administrators_edit_it(role):
    client = Client()
    client.force_login(factories.user(role))

    address = reverse("admin:accessibility_accessibilitystatement_add")
    assert client.get(address).status_code == 403
