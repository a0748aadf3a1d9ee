"""What stands in the way of a decision: pure questions to what was filled in, with lines to answer it.

A problem refuses; a warning only says what is missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from document import missing
from document.days import OUTSIDE, is_outside
from document.decision import ASKED, Decision, DecisionFact, FactValue
from document.rules import Dated, ended, months_after, order, version


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a decision cannot be made: the field it concerns (empty for the whole) and a Swedish line."""

    message: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What stands in the way of a decision, and what is only missing."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def assess(decision: Decision, *, among: Iterable[Dated], on: date, coming: str = "") -> Assessment:
    """Whether a decision may adopt a version on a day, beside the plan's versions that still stand.

    Required: who decided, from when it is valid, and by when it must be revised (domain rule 5). It begins
    after all that have begun. When others that are to come begin later than it, or on its day, `coming` says
    what becomes of them: `KEEP` or `CALL_OFF`. What the minutes say is warned about when missing (domain
    rule 6).
    """
    unsaid = [fact for fact in ASKED if not getattr(decision, fact.name)]
    problems = [Problem(fact.required, fact.name) for fact in unsaid if fact.required]
    start = decision.valid_from
    if start:
        problems += _starting(start, list(among), on=on, coming=coming)
    problems += out_of_order(decision)
    for fact in ASKED:
        problems += wrong_day(fact, getattr(decision, fact.name), field=fact.name, on=on)
    warnings = [
        Problem(f"{fact.label} saknas i beslutet.", fact.name) for fact in unsaid if fact.warned
    ]
    return Assessment(problems, warnings)


def out_of_order(decision: Decision) -> list[Problem]:
    """The days of a decision that do not follow each other as they must."""
    start, problems = decision.valid_from, []
    if start and decision.review_by and decision.review_by <= start:
        problems.append(
            Problem("Sista dag för revidering måste ligga efter Gäller från.", "review_by")
        )
    if start and decision.valid_until and decision.valid_until < start:
        problems.append(Problem("Gäller till kan inte ligga före Gäller från.", "valid_until"))
    return problems


#: What becomes of versions that are to come when a new one begins before them.
KEEP, CALL_OFF = "keep", "call_off"


def met[R: Dated](start: date | None, among: Iterable[R], *, on: date) -> list[R]:
    """The versions that are to come and that a new one, valid from a day, would begin before or with."""
    if start is None:
        return []
    return sorted(
        (each for each in among if each.valid_from >= start and each.valid_from > on), key=order
    )


def _starting(start: date, among: Sequence[Dated], *, on: date, coming: str) -> list[Problem]:
    begun = [each for each in among if each.valid_from <= on]
    latest = max(begun, key=order, default=None)
    if latest and start <= latest.valid_from:
        return [
            Problem(
                f"Versionen måste börja gälla efter {latest.valid_from}, "
                f"då version {version(latest).label} började gälla.",
                "valid_from",
            )
        ]
    ahead = met(start, among, on=on)
    if not ahead or coming == CALL_OFF:
        return []
    first = ahead[0]
    label = f"Version {version(first).label}"
    if coming != KEEP:
        return [
            Problem(
                f"{label} är fastställd och börjar gälla {first.valid_from}. Välj vad som händer med den.",
                "coming",
            )
        ]
    if first.valid_from == start:
        return [
            Problem(
                f"{label} börjar gälla samma dag. Återkalla den, eller välj en annan dag.",
                "valid_from",
            )
        ]
    return []


def wrong_day(fact: DecisionFact, value: FactValue, *, field: str, on: date) -> list[Problem]:
    """A problem when something that was done lies ahead, or a day is none to count with."""
    if not isinstance(value, date):
        return []
    if is_outside(value):
        return [Problem(OUTSIDE, field)]
    ahead = fact.past and value > on
    return [Problem(f"{fact.label} kan inte ligga i framtiden.", field)] if ahead else []


def assess_editorial(current: Dated | None, *, deadline: date | None, on: date) -> list[Problem]:
    """What stands in the way of an editorial revision of `current`, the version in force, beginning on a day.

    It takes no new decision, so it can not stand in for one that is late (domain rule 5). `deadline` is by
    when that one must be revised: on the day itself a version could no longer begin before it. A version
    that is to come takes over on its day all the same.
    """
    if current is None:
        return [Problem("Ingen version gäller i dag, så det finns inget att rätta.")]
    problems = []
    if deadline and deadline <= on:
        why = (
            "Planen ska revideras senast i dag." if deadline == on else "Revideringen är försenad."
        )
        problems.append(Problem(f"{why} Det krävs en aktualitetsprövning eller ett nytt beslut."))
    if current.valid_from >= on:
        problems.append(
            Problem(f"Version {version(current).label} började gälla i dag. Försök i morgon.")
        )
    return problems


def assess_repeal(
    *,
    day: date | None,
    repealed_by: str,
    repealed_on: date | None,
    current: Dated | None,
    coming: Sequence[Dated],
    lapsed: Dated | None = None,
    earlier: date | None = None,
    on: date,
) -> list[Problem]:
    """What stands in the way of a repeal of `current`, the version in force, and those that are to come.

    `earlier` is the day from which all of them are repealed already: they may be repealed sooner. `lapsed` is
    a version whose last day has passed, and that nothing has been decided about since.
    """
    problems = []
    if current is None and not coming and lapsed is None:
        problems.append(
            Problem("Ingen version gäller eller ska börja gälla, så det finns inget att upphäva.")
        )
    if not repealed_by:
        problems.append(Problem(missing.REPEALED_BY, "repealed_by"))
    if day is None:
        problems.append(Problem(missing.REPEALED_FROM, "day"))
    elif lapsed:
        problems += _closing(day, lapsed)
    else:
        problems += _repealing(day, current, coming, earlier=earlier, on=on)
    if repealed_on and repealed_on > on:
        problems.append(Problem("Beslutsdatum kan inte ligga i framtiden.", "repealed_on"))
    return problems


def _closing(day: date, lapsed: Dated) -> list[Problem]:
    """What has lapsed is repealed from a day after its last one."""
    if ended(lapsed, on=day):
        return []
    name = version(lapsed).label
    why = f"Version {name} gällde till och med {lapsed.valid_until}. Ange en senare dag."
    return [Problem(why, "day")]


def _repealing(
    day: date, current: Dated | None, coming: Sequence[Dated], *, earlier: date | None, on: date
) -> list[Problem]:
    """A plan is repealed from a day on which a version would count, or before one that is to come."""
    last = max(filter(None, [current, *coming]), key=order, default=None)
    if last is None:
        return []
    why = ""
    if current and day < current.valid_from:
        why = (
            f"Planen kan inte upphävas före {current.valid_from}, "
            f"då version {version(current).label} började gälla."
        )
    elif current is None and day < on:
        why = "Ingen version gäller i dag, så planen kan inte upphävas från en dag som har varit."
    elif earlier and day >= earlier:
        why = f"Planen är redan upphävd från {earlier}. Den kan bara upphävas tidigare än så."
    elif ended(last, on=day):
        why = (
            f"Version {version(last).label} gäller bara till och med {last.valid_until}, "
            "så efter den dagen finns det inget att upphäva."
        )
    return [Problem(why, "day")] if why else []


def assess_call_off(
    coming: Dated | None, *, called_off_by: str, called_off_on: date | None, note: str, on: date
) -> list[Problem]:
    """What stands in the way of calling off `coming`, a version that is adopted and still to come."""
    problems = []
    if coming is None:
        problems.append(
            Problem(
                "Versionen är inte på väg att börja gälla, så den kan inte återkallas.", "version"
            )
        )
    if not called_off_by:
        problems.append(Problem(missing.CALLED_OFF_BY, "called_off_by"))
    if called_off_on and called_off_on > on:
        problems.append(Problem("Beslutsdatum kan inte ligga i framtiden.", "called_off_on"))
    if not note.strip():
        problems.append(Problem(missing.CALLED_OFF_WHY, "note"))
    return problems


def assess_annulment(
    annulled: Dated | None, *, day: date | None, annulled_by: str, on: date
) -> list[Problem]:
    """What stands in the way of recording that a court has set the decision on a version aside."""
    problems = []
    if annulled is None:
        problems.append(
            Problem("Versionen är redan återkallad eller upphävd av domstol.", "version")
        )
    if not annulled_by:
        problems.append(Problem(missing.ANNULLED_BY, "annulled_by"))
    if day is None:
        problems.append(Problem(missing.ANNULLED_FROM, "day"))
    elif day > on:
        problems.append(Problem("Dagen kan inte ligga i framtiden.", "day"))
    return problems


def assess_review(
    *,
    outcome: str,
    reviewed_by: str,
    day: date,
    review_by: date | None,
    current: Dated | None,
    earlier: "EarlierReview | None",
    months: int,
    on: date,
) -> list[Problem]:
    """What stands in the way of a review of `current`, the version in force.

    `earlier` is the newest review of it. Only the outcome "current" sets a deadline, at most `months`
    months after the day of the review (domain rule 5). `outcome` is empty as long as it is not known.
    """
    problems = []
    if current is None:
        problems.append(Problem("Ingen version gäller i dag, så det finns inget att pröva."))
    if not reviewed_by:
        problems.append(Problem(missing.REVIEWED_BY, "reviewed_by"))
    since = max([current.valid_from if current else day, earlier.day if earlier else day])
    if day > on:
        problems.append(Problem("Dagen för prövningen kan inte ligga i framtiden.", "day"))
    elif day < since:
        problems.append(Problem(f"Prövningen kan inte vara gjord före {since}.", "day"))
    last = months_after(day, months)
    if outcome != "current":
        if outcome and review_by:
            message = "Bara när planen är aktuell utan ändring sätts en ny dag för revidering."
            problems.append(Problem(message, "review_by"))
    elif review_by is None:
        problems.append(Problem("Ange när planen senast ska revideras.", "review_by"))
    elif not on < review_by <= last:
        message = f"Nästa revidering måste ligga efter i dag och senast {last}."
        problems.append(Problem(message, "review_by"))
    return problems


class EarlierReview(Protocol):
    """What the rules need to know of an earlier review."""

    @property
    def day(self) -> date:
        """The day on which it was done."""
