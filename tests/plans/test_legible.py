"""A character that the print cannot draw stops what would be sealed with it, and is named with its place."""

from datetime import date

import pytest

from activities.models import Activity
from plans import actions
from plans.models import Event, Revision, Section
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SAID = "Tecknet ”🙂” \\(U\\+1F642\\) i avsnittet ”Inledning” finns inte i utskriftens typsnitt"


def smile(plan):
    section = Section.objects.get(plan=plan, key="inledning")
    section.body = "<p>Vi är trygga 🙂.</p>"
    section.save()
    return plan


def test_it_stops_an_adoption_before_anything_is_rendered():
    plan = smile(factories.plan())

    with pytest.raises(actions.Refused, match=SAID):
        factories.revision(plan, render=lambda _: pytest.fail("it was rendered"))

    assert not Revision.objects.exists()


def test_it_stops_a_proposal():
    plan = smile(factories.plan())

    with pytest.raises(actions.Refused, match=SAID):
        actions.propose(plan=plan, by=None, note="Nytt.")

    assert not Event.objects.exists()


def test_it_stops_an_editorial_revision_that_was_proposed_before_it_was_known(monkeypatch):
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    activity = Activity.objects.get()
    activity.purpose = "Större förståelse"
    activity.save()
    proposal = actions.propose(plan=plan, by=None, note="Ord.", editorial=True, on=TODAY)
    monkeypatch.setattr(
        "printing.characters.missing", lambda words: ["ö"] if "Större" in words else []
    )

    with pytest.raises(actions.Refused, match="Tecknet ”ö”"):
        actions.amend(plan=plan, by=None, proposal=proposal, on=TODAY)


def test_a_fact_of_the_decision_stops_it_too():
    with pytest.raises(actions.Refused, match=r"Tecknet ”中” .* på första sidan"):
        factories.revision(adopted_by="Nämnd 中")
