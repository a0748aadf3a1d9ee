"""Every form in which a day counts says what it leads to, and asks once about days that look wrong."""

from datetime import date

import pytest
from django.urls import reverse

from organisation.roles import Role
from plans import actions
from plans.models import Event
from tests import factories
from tests.pages import TODAY, Page, today
from tests.plans.admin.forms import filled, held

__all__ = ["today"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return factories.revision(factories.plan(slug="trygghet")).plan


@pytest.fixture
def worker(client):
    """Somebody with every right."""
    user = factories.user(Role.COORDINATOR)
    user.groups.add(factories.group(Role.APPROVER))
    client.force_login(user)
    return client


def url(plan, name):
    return reverse(f"admin:plans_plan_{name}", args=[plan.pk])


def sent(client, plan, name, fields):
    return Page(client.post(url(plan, name), fields, follow=True).content.decode())


def post(client, plan, name, **told):
    return sent(client, plan, name, filled(client, url(plan, name), **told))


def propose(plan):
    plan.title = "Handlingsplan för trygghet och omsorg"
    plan.save()
    actions.propose(plan=plan, by=None, note="Nytt.")


def doubts(page):
    return [each.text for each in page.all("li") if "doubts" in each.parents[-2].classes]


def events():
    return list(Event.objects.values_list("kind", flat=True))


ADOPTION = {"adopted_by": "Kommunstyrelsen", "valid_from": "2207-01-01", "review_by": "2212-01-01"}


def test_an_adoption_asks_once_about_all_its_days(worker, plan):
    propose(plan)

    page = post(worker, plan, "adopt", **ADOPTION)

    assert doubts(page) == [
        "Version 2 börjar gälla först 1 januari 2207. Är det rätt år?",
        (
            "Version 2 ska revideras senast 1 januari 2212, mer än fyra år efter att den börjar gälla "
            "1 januari 2207. Är det rätt?"
        ),
    ]
    assert "adopted" not in events()[1:]
    sent(worker, plan, "adopt", held(page.html))
    assert "adopted" in events()[1:]


def test_another_day_is_asked_about_anew(worker, plan):
    propose(plan)
    page = post(worker, plan, "adopt", **ADOPTION)

    page = sent(worker, plan, "adopt", held(page.html) | {"valid_from": "2206-01-01"})

    assert "1 januari 2206" in doubts(page)[0]


def test_a_first_version_is_not_asked_about_days_gone_by(worker):
    """It may have been decided elsewhere, long ago, and is brought in."""
    plan = factories.plan(slug="gammal")
    actions.propose(plan=plan, by=None, note="Inläst.")

    days = {"valid_from": "2017-03-01", "review_by": "2019-03-01"}
    post(worker, plan, "adopt", adopted_by="Kommunstyrelsen", **days)

    assert events()[-1] == "adopted"


def test_a_repeal_far_ahead_is_asked_about_and_says_what_it_leads_to(worker, plan):
    page = post(worker, plan, "repeal", repealed_by="Kommunstyrelsen", day="2207-01-01")

    assert doubts(page) == ["Planen upphävs först 1 januari 2207. Är det rätt år?"]
    assert "Till dess gäller version 1." in page.one("p", "leads-to").text
    sent(worker, plan, "repeal", held(page.html))
    assert events()[-1] == "repealed"


def test_a_repeal_says_which_versions_count_until_then(worker, plan):
    factories.revision(plan, valid_from=date(2027, 6, 1))

    page = post(worker, plan, "repeal", repealed_by="Kommunstyrelsen", day="2207-01-01")

    said = page.one("p", "leads-to").text
    assert said.endswith("ingen version. Version 1 gäller, och version 2 från 1 juni 2027.")


def test_a_review_says_what_it_leads_to_from_the_start_and_as_it_is_filled_in(worker, plan):
    page = Page(worker.get(url(plan, "review")).content.decode())
    assert page.one("p", "leads-to").text == (
        "Det här händer: Version 1 gäller. Bara ”aktuell utan ändring” flyttar dagen för revidering, "
        "1 januari 2028."
    )

    page = post(worker, plan, "review", outcome="revise")

    assert "Den ska fortfarande revideras senast 1 januari 2028." in page.one("p", "leads-to").text


def test_a_review_with_a_deadline_far_ahead_is_asked_about(worker, plan, settings):
    settings.REVIEW_MONTHS = 120
    told = {"outcome": "current", "reviewed_by": "Samordnaren", "review_by": "2036-01-01"}

    page = post(worker, plan, "review", **told)

    assert "Planen ska revideras senast 1 januari 2036" in doubts(page)[0]
    assert "Den ska revideras senast 1 januari 2036." in page.one("p", "leads-to").text


def test_an_editorial_revision_says_what_it_leads_to(worker, plan):
    plan.title = "Handlingsplan för tryghet"
    plan.save()

    said = (
        "Version 1.1 gäller från 22 november 2026 och ersätter då version 1. "
        "Den ska revideras senast 1 januari 2028, som tidigare."
    )

    page = Page(worker.get(url(plan, "reword")).content.decode())
    assert page.one("p", "leads-to").text == (
        "Det här händer: Ändringen väntar tills någon annan har godkänt den. "
        f"Godkänns den i dag: {said}"
    )
    actions.propose(plan=plan, by=None, note="Stavfel.", editorial=True, on=TODAY)
    page = Page(worker.get(url(plan, "amend")).content.decode())
    assert page.one("p", "leads-to").text == f"Det här händer: {said}"


def test_an_editorial_revision_says_that_the_last_day_stays(worker):
    plan = factories.revision(valid_until=date(2027, 12, 31)).plan
    plan.title = f"{plan.title}."
    plan.save()

    page = Page(worker.get(url(plan, "reword")).content.decode())

    assert "november 2026 till och med 31 december 2027 och" in page.one("p", "leads-to").text


def test_it_may_be_asked_what_a_form_leads_to_and_nothing_is_done(worker, plan):
    told = {"repealed_by": "Kommunstyrelsen", "day": "2027-01-01", "look": "1"}

    page = post(worker, plan, "repeal", **told)

    assert "Från 1 januari 2027 gäller ingen version." in page.one("p", "leads-to").text
    assert events() == ["adopted"]


def test_what_is_only_missing_is_not_asked_about(worker, plan):
    propose(plan)

    post(
        worker, plan, "adopt", **ADOPTION | {"valid_from": "2027-01-01", "review_by": "2028-01-01"}
    )

    assert events()[-1] == "adopted"
    assert plan.revisions.get(number=2).adopted_on is None
    assert date(2027, 1, 1) == plan.revisions.get(number=2).valid_from
