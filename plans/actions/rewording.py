"""Whether the working copy changes wording alone, and what an editorial revision of it would be."""

from dataclasses import replace
from datetime import date

from document import assessing, editorial
from document.approval import overtaken
from document.assessing import Problem
from document.content import PlanContent
from document.decision import Decision
from document.rules import Version
from plans.actions.refusing import Refused
from plans.models import Plan, Revision
from plans.reading.versions import versions


def obstacles(
    plan: Plan, value: PlanContent, *, on: date, rewords: str = ""
) -> tuple[Revision | None, list[Problem]]:
    """The version in force on a day, and what stands in the way of an editorial revision of it.

    `rewords` is the version that the revision was proposed of, if it was.
    """
    found = versions(plan.slug)
    current = found.in_force(on) if found else None
    if current and (why := overtaken(rewords, current)):
        return current, [Problem(f"{why}. Lämna tillbaka förslaget och föreslå rättelsen igen.")]
    deadline = found.deadline(current, on) if found and current else None
    problems = assessing.assess_editorial(current, deadline=deadline, on=on)
    if current:
        problems += editorial.problems(current.value, value)
    return current, problems


def reworded(plan: Plan, value: PlanContent, *, on: date, rewords: str = "") -> Revision:
    """The version in force, of which a content changes wording alone. Raises `Refused` by `obstacles`."""
    current, problems = obstacles(plan, value, on=on, rewords=rewords)
    if problems or current is None:
        raise Refused(problems)
    return current


def revised(plan: Plan, value: PlanContent, *, rewords: str, on: date) -> tuple[Version, Decision]:
    """What an editorial revision would be called on a day, and the decision that it takes over.

    `rewords` is the version that it was proposed of. Raises `Refused` by `obstacles`.
    """
    current = reworded(plan, value, on=on, rewords=rewords)
    deadline = plan.events.all().life().deadline(current.version, current.review_by, on=on)
    return (
        Version(current.number, current.minor + 1),
        replace(current.decision, valid_from=on, review_by=deadline),
    )
