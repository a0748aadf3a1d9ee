"""Plans in all sorts of standings, each built through the actions: every page is asked about them."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from activities.models import Activity
from document.assessing import KEEP
from document.corrections import RegisterCorrected
from document.events import Outcome
from plans import actions
from plans.models import Plan
from tests import factories

#: What stands in every proposal and every comment on one, and must never reach a reader.
NOTE = "Noterat i arbetet"


def day(count: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=count)


def adopt(plan: Plan | None = None, start: int = -500, *, coming: str = "", **facts) -> Plan:
    """Another version of a plan, of a text that has changed; a deadline far off unless it is said."""
    plan = plan or factories.plan(title="Trygghetsplan")
    if plan.revisions.exists():
        edit(f"Version {plan.revisions.count() + 1}")
    days = {"valid_from": day(start), "review_by": day(1000)} | facts
    actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(**days),
        on=day(0),
        coming=coming,
        render=factories.printable,
    )
    return plan


def edit(name: str = "Framtidsveckan") -> None:
    """The working copy is changed."""
    activity = Activity.objects.get()
    activity.name = name
    activity.save()


def review(plan: Plan, outcome: Outcome, **told) -> Plan:
    """The version in force is reviewed today."""
    told = {"reviewed_by": "Samordnaren", "on": day(0)} | told
    actions.review(plan=plan, by=None, outcome=outcome, **told)
    return plan


def repeal(plan: Plan, count: int) -> Plan:
    """The plan is repealed from a day on."""
    factories.repeal(plan, day=day(count), on=day(0))
    return plan


def call_off(plan: Plan, number: int) -> Plan:
    """A version that is to come is called off."""
    told = {"called_off_by": "Kommunfullmäktige", "note": "Fel underlag.", "on": day(0)}
    actions.call_off(revision=plan.revisions.get(number=number), by=None, **told)
    return plan


def annul(plan: Plan, number: int) -> Plan:
    """A court sets a version aside."""
    told = {"annulled_by": "Förvaltningsrätten", "day": day(-1), "on": day(0)}
    actions.annul(revision=plan.revisions.get(number=number), by=None, **told)
    return plan


def propose(plan: Plan) -> Plan:
    """The changed working copy is sent for decision."""
    edit()
    actions.propose(plan=plan, by=None, note=NOTE)
    return plan


def correct(plan: Plan, field: str, now: date) -> Plan:
    """A day of the newest version's record is corrected."""
    newest = plan.revisions.newest_first().first()
    factories.correct(newest, field=field, now=str(now), on=day(0))
    return plan


def ask_to_correct(plan: Plan) -> Plan:
    """A correction of a day waits to be confirmed."""
    actions.enter_correction(
        revision=plan.revisions.get(),
        by=None,
        kind=RegisterCorrected,
        field="review_by",
        now=str(day(-3)),
        reason="Fel.",
        paragraph="§ 3",
        on=day(0),
    )
    return plan


def send_back(plan: Plan) -> Plan:
    """The proposal is sent back."""
    actions.send_back(plan=propose(plan), by=None, comment=NOTE)
    return plan


def break_up(plan: Plan) -> Plan:
    """The text is changed under the proposal."""
    propose(plan)
    edit("Framtidsåret")
    return plan


def take_back(plan: Plan) -> Plan:
    """The proposal is taken back."""
    actions.take_back(plan=propose(plan), by=None, note=NOTE)
    return plan


def reword(plan: Plan) -> Plan:
    """A wording is proposed."""
    edit_purpose()
    actions.propose(plan=plan, by=None, note=NOTE, editorial=True, on=day(0))
    return plan


def edit_purpose() -> None:
    activity = Activity.objects.get()
    activity.purpose = "Öka förståelsen"
    activity.save()


def amend(plan: Plan) -> Plan:
    """The wording is put right."""
    edit_purpose()
    factories.amend(plan, on=day(0), render=factories.printable)
    return plan


LIVES: dict[str, Callable[[], Plan]] = {
    "never adopted": lambda: factories.plan(title="Trygghetsplan"),
    "never adopted, proposed": lambda: propose(factories.plan(title="Trygghetsplan")),
    "in force": adopt,
    "late": lambda: adopt(review_by=day(-3)),
    "soon due": lambda: adopt(review_by=day(40)),
    "due, but replaced by then": lambda: adopt(adopt(review_by=day(40)), 30),
    "due, but repealed by then": lambda: repeal(adopt(review_by=day(40)), 30),
    "runs out": lambda: adopt(valid_until=day(40)),
    "runs out, and a version takes over": lambda: adopt(adopt(valid_until=day(40)), 41),
    "runs out, and a version comes later": lambda: adopt(adopt(valid_until=day(40)), 60),
    "late, and runs out": lambda: adopt(review_by=day(-3), valid_until=day(40)),
    "lapsed": lambda: adopt(valid_until=day(-3)),
    "lapsed, then repealed": lambda: repeal(adopt(valid_until=day(-3)), 0),
    "lapsed, and a version is to come": lambda: adopt(adopt(valid_until=day(-3)), 60),
    "to come": lambda: adopt(start=20),
    "in force, and a version is to come": lambda: adopt(adopt(), 400),
    "two are to come": lambda: adopt(adopt(adopt(), 400), 20, coming=KEEP),
    "called off": lambda: call_off(adopt(adopt(), 20), 2),
    "called off, the only one": lambda: call_off(adopt(start=20), 1),
    "repealed": lambda: repeal(adopt(), -1),
    "repealed from a day to come": lambda: repeal(adopt(), 300),
    "annulled": lambda: annul(adopt(adopt(), -20), 2),
    "annulled, the only one": lambda: annul(adopt(), 1),
    "to be revised": lambda: review(adopt(), Outcome.REVISE),
    "to be revised, and it is decided": lambda: adopt(review(adopt(), Outcome.REVISE), 20),
    "to be repealed": lambda: review(adopt(), Outcome.REPEAL),
    "late, then found to hold": lambda: review(
        adopt(review_by=day(-3)), Outcome.CURRENT, review_by=day(300)
    ),
    "a correction waits": lambda: ask_to_correct(adopt()),
    "late, as corrected": lambda: correct(adopt(), "review_by", day(-3)),
    "runs out, as corrected": lambda: correct(adopt(), "valid_until", day(40)),
    "to come, as corrected": lambda: correct(adopt(adopt(), 400), "valid_from", day(20)),
    "in force, as corrected": lambda: correct(adopt(adopt(), 400), "valid_from", day(-20)),
    "editorial": lambda: amend(adopt()),
    "a wording is proposed": lambda: reword(adopt()),
    "proposed": lambda: propose(adopt()),
    "proposed, and late": lambda: propose(adopt(review_by=day(-3))),
    "proposed, and broken": lambda: break_up(adopt()),
    "sent back": lambda: send_back(adopt()),
    "taken back": lambda: take_back(adopt()),
}
