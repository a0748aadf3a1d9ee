"""What a decision leads to, in the sentences that stand before its button."""

from datetime import date

from document.assessing import CALL_OFF, KEEP, met
from document.corrections import Correction
from document.decision import Decision
from document.events import Annulled, CalledOff, Outcome
from document.rules import Version
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


def of_amendment(found: Versions, *, on: date) -> str:
    """What it leads to that the version in force is revised editorially on a day."""
    current = found.in_force(on)
    if current is None:
        return ""
    label = Version(current.number, current.minor + 1).label
    return (
        f"Version {label} gäller från {written(on)} och ersätter då version {current.label}. "
        f"Den ska revideras senast {written(found.deadline(current, on))}, som tidigare."
    )


def of_review(found: Versions, outcome: Outcome | None, review_by: date | None, *, on: date) -> str:
    """What a review of the version in force leads to; as it stands now, as long as that is not known."""
    current = found.in_force(on)
    if current is None:
        return ""
    said, until = f"Version {current.label} gäller", written(found.deadline(current, on))
    match outcome:
        case Outcome.CURRENT if review_by:
            return f"{said} även i fortsättningen. Den ska revideras senast {written(review_by)}."
        case Outcome.REVISE:
            return f"{said} tills en ny version tar över. Den ska fortfarande revideras senast {until}."
        case Outcome.REPEAL:
            return f"{said} tills den är upphävd. Den ska fortfarande revideras senast {until}."
        case _:
            return f"{said}. Bara ”aktuell utan ändring” flyttar dagen för revidering, {until}."


def of_correction(found: Versions, correction: Correction, *, on: date) -> str:
    """What a correction leads to once it is confirmed. Raises `ValueError` for a day that is none."""
    after, fact, label = found.corrected(correction), correction.fact, correction.version.label
    right = after.labelled(label)
    if right is None or not fact.counts:
        return f"Version {label}: {fact.noun} blir {correction.now or 'ingen uppgift'}."
    until = f" till och med {written(right.valid_until)}" if right.valid_until else ""
    return (
        f"Version {label} gäller från {written(right.valid_from)}{until}. "
        f"Den ska revideras senast {written(after.deadline(right, on))}. I dag: {what_counts(after, on)}"
    )


def what_counts(found: Versions, on: date) -> str:
    """Which version counts on a day, and which takes over."""
    current, coming = found.in_force(on), found.coming(on)
    takes_over = f"version {coming.label} från {written(coming.valid_from)}" if coming else ""
    if current is None:
        return f"Ingen version gäller{(coming and f' förrän {takes_over}') or ''}."
    return f"Version {current.label} gäller{(coming and f', och {takes_over}') or ''}."


def _labelled(revisions: list[Revision]) -> str:
    return f"Version {listed([each.label for each in revisions])}"
