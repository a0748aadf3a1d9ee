"""The site knows which of its own addresses lead to something a reader finds, without drawing it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from document.content import Prose, Section
from document.edition import Edition
from networks.models import Network
from plans.reading import remarks
from plans.reading.remarks import remarks_on
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(rf: RequestFactory):
    """Which of some addresses lead nowhere from a plan's text."""
    factories.revision(factories.plan(slug="antagen"))
    factories.plan(slug="utkast")

    def of(*targets):
        links = "".join(f'<p><a href="{each}">x</a></p>' for each in targets)
        more = Section(key="lankar", title="Länkar", blocks=(Prose(html=links),))
        value = factories.content(sections=(*factories.content().sections, more))
        decision = factories.decision(adopted_by="Kommunstyrelsen")
        edition = Edition(slug="denna", on=date(2026, 11, 22), content=value, decision=decision)
        request = rf.post("/admin/", {"note": "x"})
        request.user = factories.user(is_superuser=True)
        lines = remarks_on(edition, request)
        assert request.method == "POST"
        assert request.user != AnonymousUser()
        return [each for each in targets if any(f"”{each}”" in line for line in lines)]

    return of


def test_pages_that_readers_find_lead_somewhere(told):
    group = Network.objects.get()

    assert not told(
        "/",
        "/?slag=policy",
        "/planer/antagen/",
        "/planer/antagen/version/1/",
        "/planer/antagen/#inledning",
        "/planer/denna/",
        f"/natverk/{group.slug}/",
        "/admin/",
    )


def test_a_file_is_not_made_to_see_whether_it_is_there(told, monkeypatch):
    monkeypatch.delattr("plans.copies.printed_copy")

    there = ("/planer/antagen/pdf/", "/planer/antagen/version/1/pdf/")
    gone = ("/planer/borta/pdf/", "/planer/antagen/version/2/pdf/")

    assert told(*there, *gone) == list(gone)


def test_pages_that_readers_do_not_find_lead_nowhere(told):
    nowhere = (
        "/planer/borta/",
        "/planer/utkast/",
        "/planer/antagen/version/2/",
        "/natverk/borta/",
        "/borta/",
    )

    assert told(*nowhere) == list(nowhere)


def test_an_address_that_stands_in_many_places_is_asked_about_once(told, monkeypatch):
    asked = []
    monkeypatch.setattr(remarks, "_leads", lambda path, *_: asked.append(path) or True)

    told("/planer/antagen/", "/planer/antagen/", "/planer/borta/")

    assert asked == ["/planer/antagen/", "/planer/borta/"]


def test_the_places_on_the_plans_own_page_are_known(told):
    activity, level, group = "#aktivitet:framtidsdag", "#niva:framjande", "#grupp:allas-barn"

    assert told("#inledning", activity, level, group, "#borta") == ["#borta"]
