"""What is done to a plan in the process that is killed, as someone does it who has read the page before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from document import content
from document.assessing import CALL_OFF
from document.edition import Edition
from organisation.roles import Role
from plans import actions
from plans.compose import compose
from plans.models import Event, Plan, PlannedDecision, Section
from tests import factories

SLUG, OTHER = "trygghet", "tillsyn"
TODAY = date(2026, 11, 22)


def prepare() -> None:
    """A plan with one version in force and one to come, and an edit that waits for its decision."""
    coordinator = factories.user(Role.COORDINATOR, username="samordnare", email="s@ljungby.example")
    factories.user(Role.APPROVER, username="beslut", email="b@ljungby.example")
    plan = factories.revision(factories.plan(slug=SLUG)).plan
    factories.revision(plan, valid_from=date(2027, 6, 1), review_by=date(2029, 1, 1))
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    section.save()
    PlannedDecision(plan=plan, registry_number="KS 2026/1").save()
    actions.propose(plan=plan, by=coordinator, note="Alla är med.")
    other = factories.revision(factories.plan(slug=OTHER)).plan
    _reword(other, coordinator)


def _reword(plan: Plan, coordinator: User) -> None:
    """A word is added in another plan, which waits to be approved."""
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    section.save()
    told = {"note": "Ett ord saknades.", "editorial": True, "on": TODAY}
    actions.propose(plan=plan, by=coordinator, **told)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pages showed: the working copy, the newest decision, and the proposals of both plans."""

    expected: str
    head: str
    proposal: str
    rewording: str

    @classmethod
    def now(cls) -> "Seen":
        """As the plan is now."""
        plan = Plan.objects.get(slug=SLUG)
        waiting, rewording = (
            Event.objects.filter(plan__slug=slug, kind="proposed").latest("number").digest
            for slug in (SLUG, OTHER)
        )
        return cls(content.digest(compose(plan)), plan.events.all().head(), waiting, rewording)


type Step = Callable[[str], None]


def adopt(seen: Seen, step: Step) -> None:
    actions.adopt(
        **_by("beslut"),
        decision=factories.decision(valid_from=date(2026, 12, 1), review_by=date(2028, 12, 1)),
        on=TODAY,
        expected=seen.expected,
        head=seen.head,
        proposal=Event.objects.get(digest=seen.proposal),
        coming=CALL_OFF,
        render=_rendering(step),
    )


def amend(seen: Seen, step: Step) -> None:
    actions.amend(
        **_by("beslut", OTHER),
        proposal=Event.objects.get(digest=seen.rewording),
        on=TODAY,
        render=_rendering(step),
    )


def repeal(seen: Seen, step: Step) -> None:
    actions.repeal(
        **_by("beslut"),
        day=date(2026, 12, 1),
        repealed_by="Kommunledningsgrupp",
        head=seen.head,
        on=TODAY,
    )


def reset(seen: Seen, step: Step) -> None:
    given = _by("samordnare")
    version = given["plan"].revisions.get(number=1)
    actions.reset(**given, to=version, reason="Vi börjar om.", expected=seen.expected)


def call_off(seen: Seen, step: Step) -> None:
    given = _by("beslut")
    coming = given.pop("plan").revisions.latest("number")
    told = {"called_off_by": "Kommunledningsgrupp", "note": "Fel dag.", "on": TODAY}
    actions.call_off(revision=coming, head=seen.head, **given, **told)


def annul(seen: Seen, step: Step) -> None:
    given = _by("beslut")
    first = given.pop("plan").revisions.get(number=1)
    told = {"annulled_by": "Förvaltningsrätten", "day": TODAY, "on": TODAY}
    actions.annul(revision=first, head=seen.head, **given, **told)


ACTS = {each.__name__: each for each in (adopt, amend, repeal, call_off, annul, reset)}


def _by(username: str, slug: str = SLUG) -> dict[str, Any]:
    return {"plan": Plan.objects.get(slug=slug), "by": User.objects.get(username=username)}


def _rendering(step: Step) -> actions.adopting.Render:
    def render(edition: Edition) -> bytes:
        step("before render")
        data = factories.archive_file(edition)
        step("after render")
        return data

    return render
