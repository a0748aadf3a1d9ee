"""The way to a decision: proposed, and adopted or sent back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from activities.models import Activity
from organisation.roles import Role
from plans import actions
from plans.reading import proposals
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def plan():
    return factories.plan(slug="trygghet")


@pytest.fixture
def coordinator():
    return factories.user(Role.COORDINATOR, username="samordnare")


@pytest.fixture
def approver():
    return factories.user(Role.APPROVER, username="beslut")


def propose(plan, by=None, note="Aktiviteterna har setts över."):
    return actions.propose(plan=plan, by=by, note=note)


def adopt(plan, **kwargs):
    given = {"by": None, "decision": factories.decision(), "on": TODAY, **kwargs}
    return actions.adopt(plan=plan, render=factories.archive_file, **given)


def edit():
    activity = Activity.objects.get()
    activity.name += " och kväll"
    activity.save()


def test_a_proposal_waits_until_it_is_decided(plan, coordinator):
    assert actions.proposal(plan) is None

    proposed = propose(plan, by=coordinator)

    assert actions.proposal(plan) == proposed
    assert proposed.recorded_by == "samordnare"
    assert proposed.value.note == "Aktiviteterna har setts över."


def test_an_adoption_closes_it_and_names_it(plan, coordinator, approver):
    proposed = propose(plan, by=coordinator)

    adopt(plan, by=approver, proposal=proposed)

    assert actions.proposal(plan) is None
    adopted = plan.events.get(kind="adopted").value
    assert (adopted.proposal, adopted.own) == (proposed.digest, False)


def test_it_is_sent_back_with_what_must_be_done(plan, approver):
    proposed = propose(plan)

    returned = actions.send_back(plan=plan, by=approver, comment="Tidsplanen saknas.")

    assert actions.proposal(plan) is None
    assert returned.value.proposal == proposed.digest
    assert returned.value.comment == "Tidsplanen saknas."


def test_the_same_content_is_not_proposed_twice(plan):
    propose(plan)

    with pytest.raises(actions.Refused, match="redan skickad"):
        propose(plan)


def test_a_changed_working_copy_takes_the_place_of_what_waits(plan):
    propose(plan)
    edit()

    assert proposals.of(plan).is_broken
    second = propose(plan)
    assert actions.proposal(plan) == second
    assert proposals.of(plan).is_whole


def test_what_changed_since_it_was_proposed_is_not_adopted(plan):
    proposed = propose(plan)
    edit()

    with pytest.raises(actions.Refused, match="har ändrats"):
        adopt(plan, proposal=proposed)


def test_what_was_sent_back_is_not_adopted(plan):
    proposed = propose(plan)
    actions.send_back(plan=plan, by=None, comment="Skriv om inledningen.")

    with pytest.raises(actions.Refused, match="hann före"):
        adopt(plan, proposal=proposed)


def test_a_proposal_that_was_replaced_is_not_adopted(plan):
    first = propose(plan)
    edit()
    propose(plan)

    with pytest.raises(actions.Refused, match="hann före"):
        adopt(plan, proposal=first)


def test_what_was_sent_back_can_be_proposed_again(plan):
    propose(plan)
    actions.send_back(plan=plan, by=None, comment="Skriv om inledningen.")

    assert propose(plan).number == 3


@pytest.mark.parametrize("note", ["", "  \n "])
def test_a_proposal_says_what_has_changed(plan, note):
    with pytest.raises(actions.Refused, match="vad som har ändrats"):
        propose(plan, note=note)


def test_a_return_says_what_must_be_done(plan):
    propose(plan)

    with pytest.raises(actions.Refused, match="vad som behöver göras"):
        actions.send_back(plan=plan, by=None, comment=" ")


def test_nothing_is_sent_back_when_nothing_waits(plan):
    with pytest.raises(actions.Refused, match="inget sådant förslag"):
        actions.send_back(plan=plan, by=None, comment="Nej.")


def test_a_proposal_that_was_replaced_is_not_sent_back(plan):
    first = propose(plan)
    edit()
    propose(plan)

    with pytest.raises(actions.Refused, match="inget sådant förslag"):
        actions.send_back(plan=plan, by=None, comment="Nej.", proposal_digest=first.digest)


def test_nobody_decides_on_a_proposal_of_their_own(plan):
    both = factories.user(Role.APPROVER, username="allt-i-allo")
    both.groups.add(factories.group(Role.COORDINATOR))
    proposed = propose(plan, by=both)

    with pytest.raises(actions.Refused, match="själv lämnat förslaget"):
        adopt(plan, by=both, proposal=proposed)


def test_in_a_small_municipality_they_may_and_the_record_says_so(plan, settings):
    settings.OWN_APPROVAL = True
    both = factories.user(Role.APPROVER, username="allt-i-allo")
    both.groups.add(factories.group(Role.COORDINATOR))

    adopt(plan, by=both, proposal=propose(plan, by=both))

    assert plan.events.get(kind="adopted").value.own


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER, None])
def test_nobody_but_a_coordinator_proposes(plan, role):
    with pytest.raises(PermissionDenied):
        propose(plan, by=factories.user(role))


def test_who_sent_it_takes_it_back_and_nothing_waits(plan, coordinator):
    proposed = propose(plan, by=coordinator)

    taken = actions.take_back(plan=plan, by=coordinator, note=" Vi väntar på polisen. ")

    assert actions.proposal(plan) is None
    assert (taken.value.proposal, taken.value.note) == (proposed.digest, "Vi väntar på polisen.")


def test_another_who_prepares_plans_takes_it_back_without_saying_why(plan, coordinator):
    propose(plan, by=coordinator)

    assert actions.take_back(plan=plan, by=factories.user(Role.COORDINATOR)).value.note == ""


@pytest.mark.parametrize("role", [Role.APPROVER, Role.CONTRIBUTOR, Role.READER, None])
def test_nobody_but_a_coordinator_takes_back(plan, role):
    propose(plan)

    with pytest.raises(PermissionDenied):
        actions.take_back(plan=plan, by=factories.user(role))


def test_what_was_taken_back_is_not_adopted(plan):
    proposed = propose(plan)
    actions.take_back(plan=plan, by=None)

    with pytest.raises(actions.Refused, match="hann före"):
        adopt(plan, proposal=proposed)


def test_what_was_decided_on_is_not_taken_back(plan):
    proposed = propose(plan)
    adopt(plan, proposal=proposed)

    with pytest.raises(actions.Refused, match="inget sådant förslag"):
        actions.take_back(plan=plan, by=None, proposal_digest=proposed.digest)


def test_the_same_content_is_proposed_again_after_it_was_taken_back(plan):
    propose(plan)
    actions.take_back(plan=plan, by=None)

    assert actions.proposal(plan) is None
    assert propose(plan) == actions.proposal(plan)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_but_an_approver_sends_back(plan, role):
    propose(plan)

    with pytest.raises(PermissionDenied):
        actions.send_back(plan=plan, by=factories.user(role), comment="Nej.")


def test_a_plan_without_sections_is_not_proposed():
    with pytest.raises(actions.Refused, match="inga avsnitt"):
        propose(factories.plan(sections=()))
