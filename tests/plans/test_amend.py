"""Editorial revisions: wording is changed without a decision; one proposes it, and another approves."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from activities.models import Activity
from organisation.roles import Role
from plans import actions
from plans.models import PlannedDecision, Revision
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def amend(plan, **kwargs):
    return factories.amend(plan, **{"on": TODAY, **kwargs})


def reworded(plan, **fields):
    activity = Activity.objects.get(plan=plan)
    for name, value in (fields or {"purpose": "Större förståelse"}).items():
        setattr(activity, name, value)
    activity.save()
    return plan


def test_an_editorial_revision_takes_over_the_decision_and_begins_today():
    first = factories.revision(paragraph="§ 12", review_by=date(2028, 1, 1))

    second = amend(reworded(first.plan))

    assert (second.label, second.valid_from) == ("1.1", TODAY)
    assert (second.paragraph, second.review_by) == ("§ 12", date(2028, 1, 1))
    assert Revision.objects.in_force(TODAY).get() == second
    assert [finding for _, found in verify() for finding in found] == []


def test_the_next_adoption_counts_on_from_the_version_it_revises():
    first = factories.revision(review_by=date(2028, 1, 1))
    amend(reworded(first.plan))

    third = factories.revision(first.plan, valid_from=date(2027, 1, 1))
    again = amend(reworded(first.plan, purpose="Ännu större förståelse"), on=date(2027, 1, 2))

    assert (third.label, again.label) == ("2", "2.1")
    assert [finding for _, found in verify() for finding in found] == []


def test_its_reason_stands_in_the_ledger():
    plan = factories.revision(review_by=date(2028, 1, 1)).plan

    amend(reworded(plan), reason="Stavfel i syftet.")

    told = plan.events.order_by("number").last().value
    assert (told.number, told.minor, told.reason) == (1, 1, "Stavfel i syftet.")


def test_a_planned_decision_is_left_for_the_next_adoption():
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    PlannedDecision.objects.create(plan=plan, adopted_by="Kommunstyrelsen")

    amend(reworded(plan))

    assert PlannedDecision.objects.filter(plan=plan).exists()


@pytest.mark.parametrize(
    ("edit", "told", "message"),
    [
        ({"purpose": "Större förståelse"}, {"reason": " "}, "Skriv vad som har ändrats"),
        ({"responsible": "Polisen"}, {}, "Ansvarig är ändrad i aktiviteten ”Framtidsdag”"),
        ({"purpose": "Större"}, {"on": date(2028, 1, 2)}, "försenad"),
        ({"purpose": "Större"}, {"on": date(2026, 1, 1)}, "Försök i morgon"),
        ({"purpose": "Större"}, {"on": date(2025, 1, 1)}, "Ingen version gäller"),
        ({"name": "Framtidsdag"}, {}, "likadan som den giltiga"),
    ],
)
def test_an_editorial_revision_that_is_more_or_less_than_that_is_refused(edit, told, message):
    plan = factories.revision(review_by=date(2028, 1, 1)).plan

    with pytest.raises(actions.Refused, match=message):
        amend(reworded(plan, **edit), **told)

    assert Revision.objects.count() == 1


def test_none_is_made_on_the_deadlines_own_day_and_that_is_said():
    plan = factories.revision(review_by=date(2028, 1, 1)).plan

    with pytest.raises(actions.Refused, match="revideras senast i dag"):
        amend(reworded(plan), on=date(2028, 1, 1))


def test_one_is_made_while_a_version_is_to_come_which_takes_over_on_its_day():
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    coming = factories.revision(plan, valid_from=date(2027, 1, 1))

    editorial = amend(reworded(plan))

    assert editorial.label == "1.1"
    assert Revision.objects.in_force(date(2026, 12, 31)).get() == editorial
    assert Revision.objects.in_force(date(2027, 1, 1)).get() == coming
    assert [finding for _, found in verify() for finding in found] == []


def test_one_of_a_plan_that_is_to_be_repealed_ends_with_it():
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    factories.repeal(plan, day=date(2027, 1, 1))

    editorial = amend(reworded(plan))

    assert Revision.objects.in_force(date(2026, 12, 31)).get() == editorial
    assert not Revision.objects.in_force(date(2027, 1, 1)).exists()


# It takes two


@pytest.fixture
def plan():
    """A plan with a version in force, and a wording of it that is not proposed yet."""
    return reworded(factories.revision(review_by=date(2028, 1, 1)).plan)


@pytest.fixture
def both():
    """Somebody who may both prepare and adopt."""
    user = factories.user(Role.COORDINATOR, first_name="Anna", last_name="Ek")
    user.groups.add(factories.group(Role.APPROVER))
    return user


def propose(plan, **kwargs):
    given = {"by": None, "note": "Stavfel.", "editorial": True, "on": TODAY, **kwargs}
    return actions.propose(plan=plan, **given)


def approve(plan, proposal, **kwargs):
    given = {"by": None, "on": TODAY, "render": factories.archive_file, **kwargs}
    return actions.amend(plan=plan, proposal=proposal, **given)


def test_another_person_approves_what_was_proposed_and_the_ledger_says_who(plan):
    proposal = propose(plan, by=factories.user(Role.COORDINATOR))

    approve(plan, proposal, by=factories.user(Role.APPROVER, first_name="Åke", last_name="Ö"))

    told = plan.events.latest("number").value
    assert (told.approved_by, told.own, told.proposal) == ("Åke Ö", False, proposal.digest)


def test_nobody_approves_their_own_change(plan, both):
    proposal = propose(plan, by=both)

    with pytest.raises(actions.Refused, match="Någon annan måste godkänna den"):
        approve(plan, proposal, by=both)

    assert Revision.objects.count() == 1


def test_a_small_municipality_may_let_one_person_do_both_which_is_said(plan, both, settings):
    settings.OWN_APPROVAL = True

    approve(plan, propose(plan, by=both), by=both)

    told = plan.events.latest("number").value
    assert told.approval.words == (
        "utan nytt beslut, godkänd av Anna Ek, som själv hade föreslagit den"
    )


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER, None])
def test_nobody_but_a_coordinator_proposes_a_wording(plan, role):
    with pytest.raises(PermissionDenied):
        propose(plan, by=factories.user(role))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_but_an_approver_approves_a_wording(plan, role):
    proposal = propose(plan)

    with pytest.raises(PermissionDenied):
        approve(plan, proposal, by=factories.user(role))


def test_what_was_sent_for_decision_is_not_approved_without_one(plan):
    proposal = propose(plan, editorial=False, on=None)

    with pytest.raises(actions.Refused, match="inte en redaktionell ändring"):
        approve(plan, proposal)


def test_what_was_proposed_as_wording_is_not_adopted_by_a_decision(plan):
    proposal = propose(plan)
    told = {"valid_from": date(2027, 1, 1), "review_by": date(2029, 1, 1)}

    with pytest.raises(actions.Refused, match="godkänns utan beslut"):
        actions.adopt(
            plan=plan,
            by=None,
            decision=factories.decision(**told),
            proposal=proposal,
            render=factories.archive_file,
        )


def test_one_text_may_be_sent_for_decision_after_it_was_sent_as_wording(plan):
    propose(plan)
    with pytest.raises(actions.Refused, match="redan skickad för godkännande"):
        propose(plan)

    assert propose(plan, editorial=False, on=None) == actions.proposal(plan)


def test_nothing_is_approved_that_was_edited_since_it_was_proposed(plan):
    proposal = propose(plan)
    reworded(plan, purpose="Ännu större förståelse")

    with pytest.raises(actions.Refused, match="ändrats sedan den skickades"):
        approve(plan, proposal)


def test_nothing_is_approved_that_was_sent_back(plan):
    proposal = propose(plan)
    actions.send_back(plan=plan, by=None, comment="Stava rätt.")

    with pytest.raises(actions.Refused, match="hann före"):
        approve(plan, proposal)


def test_nothing_is_approved_once_another_version_counts(plan):
    factories.revision(plan, valid_from=date(2026, 12, 1), review_by=date(2029, 1, 1))
    reworded(plan, purpose="Ännu större förståelse")
    proposal = propose(plan)

    with pytest.raises(actions.Refused, match="föreslogs av version 1, men nu gäller version 2"):
        approve(plan, proposal, on=date(2026, 12, 2))


def test_the_rule_is_asked_again_when_it_is_approved(plan, monkeypatch):
    proposal = propose(plan)
    stopped = [actions.refusing.Problem("Ett ord väger mer i dag.")]
    monkeypatch.setattr("document.editorial.problems", lambda *_: stopped)

    with pytest.raises(actions.Refused, match="Ett ord väger mer i dag"):
        approve(plan, proposal)
