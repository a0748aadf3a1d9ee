"""What a decision leads to, in the sentences that stand before its button."""

from datetime import date

from document.assessing import CALL_OFF, KEEP, met
from document.decision import Decision
from document.events import Annulled, CalledOff
from document.swedish import listed, written
from plans.models import Revision
from plans.reading.versions import Versions


def of_adoption(
    found: Versions | None, label: str, decision: Decision, *, coming: str, on: date
) -> str:
    """What an adoption recorded on a day leads to; empty as long as its days are not known."""
    start, review_by, until = decision.valid_from, decision.review_by, decision.valid_until
    if start is None or review_by is None:
        return ""
    replaced = found.in_force(start) if found else None
    said = f"Version {label} gäller från {written(start)}"
    said += f" till och med {written(until)}" if until else ""
    said += f" och ersätter då version {replaced.label}." if replaced else "."
    ahead = met(start, found.kept(on) if found else (), on=on)
    if ahead and coming == CALL_OFF:
        said += f" {_labelled(ahead)} återkallas och börjar inte gälla."
    elif ahead and coming == KEEP:
        said += f" Version {ahead[0].label} tar över {written(ahead[0].valid_from)}."
    return f"{said} Den ska revideras senast {written(review_by)}."


def of_calling_off(found: Versions, revision: Revision, *, on: date) -> str:
    """What it leads to that a version to come is called off."""
    taken = CalledOff(number=revision.number, day=on, called_off_by="")
    start = written(revision.valid_from)
    return (
        f"Version {revision.label} börjar inte gälla {start}. {what_counts(found.after(taken), on)}"
    )


def of_annulment(found: Versions, revision: Revision, day: date, *, on: date) -> str:
    """What it leads to that a court has set the decision on a version aside from a day on."""
    after = found.after(Annulled(number=revision.number, day=day, annulled_by=""))
    instead, current = after.in_force(day), after.in_force(on)
    said = f"Beslutet om version {revision.label} är upphävt. Från {written(day)} gäller "
    said += f"version {instead.label} i stället." if instead else "ingen version i stället."
    return said if current == instead else f"{said} I dag: {what_counts(after, on)}"


def of_repeal(found: Versions, day: date, *, on: date) -> str:
    """What it leads to that the plan is repealed from a day on."""
    current, stopped = found.in_force(on), [x for x in found.upcoming(on) if x.valid_from >= day]
    said = f"Från {written(day)} gäller ingen version."
    if current and day > on:
        said += f" Till dess gäller version {current.label}."
    return f"{said} {_labelled(stopped)} börjar inte gälla." if stopped else said


def what_counts(found: Versions, on: date) -> str:
    """Which version counts on a day, and which takes over."""
    current, coming = found.in_force(on), found.coming(on)
    takes_over = f"version {coming.label} från {written(coming.valid_from)}" if coming else ""
    if current is None:
        return f"Ingen version gäller{(coming and f' förrän {takes_over}') or ''}."
    return f"Version {current.label} gäller{(coming and f', och {takes_over}') or ''}."


def _labelled(revisions: list[Revision]) -> str:
    return f"Version {listed([each.label for each in revisions])}"
