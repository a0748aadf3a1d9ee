"""What letters say of an event: its version, who did it, what counts then, and where to read on."""

from datetime import date

from django.contrib.auth.models import User
from django.urls import reverse

from document import swedish
from document.corrections import CorrectionEntered
from document.decision import Decision
from document.events import Adopted, CalledOff, Proposed, Returned, TakenBack
from plans.models import Event
from plans.reading.outcome import what_counts
from plans.reading.versions import covers, versions


def valid(decision: Decision) -> str:
    """From when a version counts, until when, and by when it must be revised: the end of a sentence."""
    until = f" till och med {decision.valid_until}" if decision.valid_until else ""
    return f"från {decision.valid_from}{until} och ska revideras senast {decision.review_by}"


def title(event: Event) -> str:
    """The title of the version that an event is about."""
    return covers([event.revision])[event.revision.pk].title if event.revision else str(event.plan)


def called_off(what: Adopted, event: Event) -> list[str]:
    """What an adoption called off, as a paragraph; none when it was nothing."""
    before = event.plan.events.of(CalledOff).filter(number__lt=event.number).order_by("number")
    values = [each.value for each in before]
    gone = [
        each.version.label
        for each in values
        if isinstance(each, CalledOff) and each.instead == what.version.label
    ]
    return [f"Version {swedish.listed(gone)} är återkallad och börjar inte gälla."] if gone else []


def counting(event: Event, on: date) -> str:
    """Which version of its plan counts on a day, and which takes over."""
    found = versions(event.plan.slug)
    return what_counts(found, on) if found else ""


def by(event: Event) -> str:
    """Who did it, by name, as a sentence that follows others; nothing when it was the operator."""
    user = User.objects.filter(username=event.recorded_by).first()
    name = user.get_full_name() or user.get_username() if user else event.recorded_by
    verbs = {
        Proposed: "Skickat",
        Returned: "Tillbakalämnat",
        TakenBack: "Tillbakadraget",
        CorrectionEntered: "Inskriven",
    }
    return f" {verbs[type(event.value)]} av {name}." if name else ""


def to_versions(event: Event) -> str:
    """The way to the list of the plan's versions."""
    return reverse("plans:revision-list", args=[event.plan.slug])


def to_admin(page: str, event: Event) -> str:
    """The way to a page where its plan is worked on, by the name of the page."""
    return reverse(f"admin:plans_plan_{page}", args=[event.plan_id])
