"""A correction through the admin's forms: entered by one person, confirmed or refused by another."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from organisation.roles import Role
from plans import actions
from plans.models import Event
from plans.reading import versions
from tests import factories
from tests.pages import Page, today
from tests.plans.admin.forms import filled, held

__all__ = ["today"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return factories.revision(factories.plan(slug="trygghet"), paragraph="§ 12").plan


def worker(role, name):
    client = Client()
    client.force_login(factories.user(role, username=name))
    return client


@pytest.fixture
def coordinator():
    return worker(Role.COORDINATOR, "samordnare")


@pytest.fixture
def approver():
    return worker(Role.APPROVER, "beslut")


def url(plan, name="change"):
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


def post(client, plan, name, **told):
    address = url(plan, name)
    return Page(client.post(address, filled(client, address, **told), follow=True).content.decode())


def enter(coordinator, plan, **told):
    said = {
        "field": "paragraph",
        "now": "§ 9",
        "kind": "register_corrected",
        "registry_number": "KS 2026/7",
        "reason": "Glömd.",
    }
    return post(coordinator, plan, "correct", **said | told)


def confirmed(page, client, plan, name):
    """What a form asked about is right: the same is sent once more."""
    return Page(client.post(url(plan, name), held(page.html), follow=True).content.decode())


def test_one_enters_and_the_other_confirms(coordinator, approver, plan):
    assert "Rättelsen är inskriven." in enter(coordinator, plan).main
    waits = (
        "Registerrättelse som väntar på att bekräftas, version 1. "
        "Paragraf: det stod § 12, det ska stå § 9."
    )
    assert waits in Page(approver.get(url(plan)).content.decode()).main

    page = post(approver, plan, "confirm_correction")

    assert "Paragraf är rättad för version 1." in page.main
    assert waits not in page.main
    assert versions("trygghet").revisions[0].paragraph == "§ 9"


def test_it_stands_among_what_waits(coordinator, approver, plan):
    enter(coordinator, plan)

    desk = approver.get(reverse("admin:index")).content.decode()
    assert f'href="{url(plan, "confirm_correction")}"' in desk
    assert "som väntar på att bekräftas" in coordinator.get(reverse("admin:index")).content.decode()


def test_a_page_without_a_correction_says_so(approver, plan):
    page = Page(approver.get(url(plan, "confirm_correction")).content.decode())

    assert "Ingen rättelse väntar." in page.main


def test_who_entered_it_may_take_it_back_and_not_confirm_it(coordinator, plan):
    enter(coordinator, plan)

    html = coordinator.get(url(plan)).content.decode()
    assert url(plan, "refuse_correction") in html
    assert url(plan, "confirm_correction") not in html
    page = post(coordinator, plan, "refuse_correction", comment="Jag läste fel.")
    assert "Rättelsen är tillbakadragen." in page.main


def test_the_approver_refuses_it_with_why(coordinator, approver, plan):
    enter(coordinator, plan)

    page = post(approver, plan, "refuse_correction", comment="Protokollet säger § 12.")

    assert "Rättelsen är avslagen. Uppgiften står kvar." in page.main
    assert versions("trygghet").revisions[0].paragraph == "§ 12"


def test_what_it_leads_to_is_said_before_it_counts(coordinator, approver, plan):
    enter(coordinator, plan, field="valid_until", now="2026-12-31")

    page = Page(approver.get(url(plan, "confirm_correction")).content.decode())

    assert page.one("p", "leads-to").text == (
        "Det här händer: Version 1 gäller från 1 januari 2026 till och med 31 december 2026. "
        "Den ska revideras senast 1 januari 2028. I dag: Version 1 gäller."
    )


def test_a_year_that_looks_wrong_is_asked_about_by_both(coordinator, approver, plan):
    page = enter(coordinator, plan, field="review_by", now="2082-01-01")

    asked = page.one("div", "doubts").text
    assert "Version 1 ska revideras senast 1 januari 2082, mer än fyra år efter" in asked
    assert Event.objects.last().kind == "adopted"
    confirmed(page, coordinator, plan, "correct")

    page = post(approver, plan, "confirm_correction")
    assert "1 januari 2082" in page.one("div", "doubts").text
    confirmed(page, approver, plan, "confirm_correction")
    assert versions("trygghet").revisions[0].review_by == date(2082, 1, 1)


def test_what_looked_wrong_before_is_not_asked_about_again(coordinator, plan):
    factories.correct(plan.revisions.get(), field="review_by", now="2082-01-01")

    assert "Rättelsen är inskriven." in enter(coordinator, plan).main


def test_another_instance_than_the_one_that_decided_is_asked_about(coordinator, plan):
    said = {"kind": "decision_corrected", "corrected_by": "Socialnämnden"}

    page = enter(coordinator, plan, **said)

    assert "Är det samma instans?" in page.one("div", "doubts").text
    assert enter(coordinator, plan, **said | {"corrected_by": "kommunledningsgrupp"}).main


def test_what_belongs_to_the_other_kind_is_not_passed_over(coordinator, plan):
    page = enter(coordinator, plan, corrected_by="Socialnämnden")

    assert "Fylls bara i när instansen har rättat sitt beslut." in page.main
    assert held(page.html)["corrected_by"] == "Socialnämnden"


@pytest.mark.parametrize("now", ["9999-12-31", "0026-01-01", "1 januari", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused_at_its_field(coordinator, plan, now):
    page = enter(coordinator, plan, field="valid_until", now=now)

    assert "Inget är sparat." in page.main
    assert held(page.html)["now"] == now


def test_a_correction_that_was_answered_meanwhile_is_told(coordinator, approver, plan):
    enter(coordinator, plan)
    enter(coordinator, plan, field="registry_number", now="KS 1")
    first, _ = actions.unconfirmed(plan)
    data = filled(approver, url(plan, "confirm_correction"))
    actions.refuse_correction(entered=first, by=None, comment="Nej.")

    html = approver.post(url(plan, "confirm_correction"), data).content.decode()

    assert "Rättelsen väntar inte längre. Läs om sidan." in html


def test_the_other_forms_say_the_days_as_they_were_corrected(approver, plan):
    second = factories.revision(plan, valid_from=date(2207, 1, 1), review_by=date(2210, 1, 1))
    factories.correct(second, field="valid_from", now="2027-01-01")

    page = Page(approver.get(url(plan, "call_off")).content.decode())

    assert "Version 2, gäller från 2027-01-01" in page.main
    assert "Version 2 börjar inte gälla 1 januari 2027." in page.main
