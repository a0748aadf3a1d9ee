"""Decisions about one plan at the same time, with real connections: one stands, and the other is told."""

import re
import threading
import time
from datetime import date
from functools import partial
from itertools import combinations, combinations_with_replacement

import pytest
from django.db import transaction

from activities.models import Activity
from document import content
from document.corrections import RegisterCorrected
from document.events import Outcome
from plans import actions
from plans.compose import compose
from plans.models import Plan, Section
from plans.reading import proposals
from tests import factories
from tests.together import at_once, beside, findings, first

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]

TODAY = date(2026, 11, 22)
EVENT_FIELDS = r"hann före|Det finns inget sådant förslag|väntar inte längre"


@pytest.fixture
def plan():
    """A plan with a version in force, and a new wording that waits for decision."""
    plan = factories.revision().plan
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    section.save()
    actions.propose(plan=plan, by=None, note="Alla är med.")
    return plan


class Approver:
    """Somebody who has read the plan's page, and decides when all others are ready to."""

    def __init__(self, plan, ready=None):
        self.plan = Plan.objects.get(pk=plan.pk)
        self.ready = ready or threading.Barrier(1)
        self.expected = content.digest(compose(plan))
        self.head = plan.events.all().head()
        self.proposal = actions.proposal(plan)
        self.correction = next(iter(actions.unconfirmed(plan)), None)

    def adopt(self):
        return actions.adopt(
            **self._seal(),
            decision=factories.decision(valid_from=date(2026, 12, 1), review_by=date(2028, 1, 1)),
        )

    def adopt_proposal(self):
        return actions.adopt(
            **self._seal(),
            decision=factories.decision(valid_from=date(2026, 12, 1), review_by=date(2028, 1, 1)),
            proposal=self.proposal,
        )

    def amend(self):
        return actions.amend(**self._seal(), proposal=self.proposal)

    def repeal(self):
        self._wait()
        return factories.repeal(self.plan, head=self.head)

    def send_back(self):
        self._wait()
        return actions.send_back(
            plan=self.plan, by=None, comment="Gör om.", proposal_digest=self.proposal.digest
        )

    def take_back(self):
        self._wait()
        return actions.take_back(plan=self.plan, by=None, proposal_digest=self.proposal.digest)

    def confirm(self):
        self._wait()
        return actions.confirm_correction(
            entered=self.correction, by=None, head=self.head, on=TODAY
        )

    def refuse(self):
        self._wait()
        return actions.refuse_correction(entered=self.correction, by=None, comment="Nej.")

    def _seal(self):
        seen = {"expected": self.expected, "head": self.head}
        return {"plan": self.plan, "by": None, "on": TODAY, "render": first(self._wait), **seen}

    def _wait(self):
        self.ready.wait(10)


DECISIONS = (Approver.adopt, Approver.adopt_proposal, Approver.repeal)
_ANSWERS = (Approver.adopt_proposal, Approver.send_back, Approver.take_back)
ON_PROPOSAL = (
    *combinations(_ANSWERS, 2),
    *((answer, answer) for answer in _ANSWERS[1:]),
)
ON_WORDING = tuple(
    (Approver.amend, other)
    for other in (Approver.amend, Approver.adopt, Approver.repeal, Approver.send_back)
)


ON_CORRECTION = tuple(
    (Approver.confirm, other)
    for other in (Approver.confirm, Approver.refuse, Approver.adopt, Approver.repeal)
)


def propose_as(decide, plan):
    """What waits is wording alone, or a correction, when that is to be answered."""
    if decide is Approver.confirm:
        actions.enter_correction(
            revision=plan.revisions.get(),
            by=None,
            kind=RegisterCorrected,
            field="valid_from",
            now="2026-02-01",
            reason="Fel.",
            paragraph="§ 3",
            on=TODAY,
        )
    if decide is Approver.amend:
        actions.propose(plan=plan, by=None, note="Språket.", editorial=True, on=TODAY)


@pytest.mark.parametrize(
    "decisions",
    [*combinations_with_replacement(DECISIONS, 2), *ON_PROPOSAL, *ON_WORDING, *ON_CORRECTION],
    ids=lambda pair: " and ".join(each.__name__ for each in pair),
)
def test_of_two_at_once_one_stands_and_the_other_is_told(plan, decisions):
    ready = threading.Barrier(2)
    propose_as(decisions[0], plan)
    before = plan.events.count()

    outcomes = at_once(*[partial(decide, Approver(plan, ready)) for decide in decisions])

    refused = [each for each in outcomes if isinstance(each, actions.Refused)]
    assert len(refused) == 1, outcomes
    assert re.search(EVENT_FIELDS, str(refused[0]))
    assert plan.events.count() == before + 1
    assert findings() == []


@pytest.mark.parametrize("decide", [Approver.adopt, Approver.adopt_proposal, Approver.amend])
def test_a_version_is_not_sealed_when_the_plan_was_repealed_while_it_was_rendered(plan, decide):
    propose_as(decide, plan)
    approver = Approver(plan)
    approver._wait = Approver(plan).repeal

    with pytest.raises(actions.Refused, match="hann före"):
        decide(approver)

    assert plan.revisions.count() == 1
    assert plan.events.filter(kind="repealed").count() == 1
    assert findings() == []


def test_a_proposal_that_meets_an_edit_waits_for_it_and_is_refused():
    plan = factories.plan()
    expected = content.digest(compose(plan))
    saved = threading.Event()

    def edit():
        with transaction.atomic():
            activity = Activity.objects.get()
            activity.name = "Efteråt"
            activity.save()
            saved.set()
            time.sleep(0.3)

    finish = beside(edit)
    saved.wait(10)

    with pytest.raises(actions.Refused, match="ändrats sedan du läste den"):
        actions.propose(plan=plan, by=None, note="Klart.", expected=expected)

    finish()
    assert actions.proposal(plan) is None


def test_of_many_proposals_of_one_content_one_waits_and_the_others_are_told():
    plan = factories.plan()

    def propose():
        return actions.propose(plan=Plan.objects.get(pk=plan.pk), by=None, note="Klart.")

    outcomes = at_once(*[propose] * 4)

    assert sorted(type(each).__name__ for each in outcomes) == ["Event", *["Refused"] * 3]
    assert proposals.of(plan).is_whole


def test_many_reviews_at_once_all_stand_in_one_unbroken_ledger(plan):
    before = plan.events.count()

    def review():
        return actions.review(
            plan=Plan.objects.get(pk=plan.pk),
            by=None,
            outcome=Outcome.REVISE,
            reviewed_by="Säkerhetssamordnaren",
            on=TODAY,
        )

    at_once(*[review] * 6)

    assert plan.events.count() == before + 6
    assert findings() == []
