"""The rules of validity: pure functions of dates. No ORM, no request, no clock."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from document.decision import ASKED, Decision, DecisionFact, FactValue

#: Printed on every page of every copy (domain rule 4; the cover of the Ljungby plan).
COPY_RULE = "Ett utskrivet dokument är alltid en kopia, giltig version finns alltid på intranätet."


class State(StrEnum):
    """What a revision is on a given day."""

    IN_FORCE = "in_force"
    UPCOMING = "upcoming"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REPEALED = "repealed"

    @property
    def word(self) -> str:
        """The state in Swedish, as it stands on screen and on paper."""
        return {
            State.IN_FORCE: "giltig",
            State.UPCOMING: "kommande",
            State.SUPERSEDED: "ersatt",
            State.EXPIRED: "upphörd",
            State.REPEALED: "upphävd",
        }[self]


#: What a version is called in an address, as a regular expression.
LABEL = r"[0-9]+(?:\.[0-9]+)?"


class Version(NamedTuple):
    """What a version is called: 2, or 2.1 when it is an editorial revision of 2."""

    number: int
    minor: int = 0

    @property
    def label(self) -> str:
        """As it is written: "2" or "2.1"."""
        return f"{self.number}.{self.minor}" if self.minor else str(self.number)


class Dated(Protocol):
    """What the rules need to know of an adopted version."""

    @property
    def number(self) -> int:
        """1, 2, 3 …"""

    @property
    def minor(self) -> int:
        """0 for a version that was adopted; 1, 2, 3 … for the editorial revisions of it."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_until(self) -> date | None:
        """The last day; None for tills vidare."""


class Repeal(Protocol):
    """What the rules need to know of a decision to repeal."""

    @property
    def version(self) -> "Version":
        """The newest version that it ends; those adopted afterwards are not touched by it."""

    @property
    def day(self) -> date:
        """The first day on which the plan no longer counts."""


def version(dated: Dated) -> Version:
    """What a version is called."""
    return Version(dated.number, dated.minor)


def in_force[R: Dated](
    revisions: Iterable[R], *, on: date, repeals: Iterable[Repeal] = ()
) -> R | None:
    """The one revision that counts on a day, or None (domain rule 1).

    It is the one with the latest `valid_from` not after that day, unless its `valid_until` has passed or
    the plan was repealed: an older version does not come back to life when a newer one ends.
    """
    begun = [revision for revision in revisions if revision.valid_from <= on]
    latest = max(begun, key=lambda revision: revision.valid_from, default=None)
    if latest is None or _ended(latest, on=on):
        return None
    repeal = repeal_of(latest, repeals)
    return None if repeal and repeal.day <= on else latest


def state[R: Dated](
    revision: R, among: Iterable[R], *, on: date, repeals: Iterable[Repeal] = ()
) -> State:
    """What `revision` is on a day, given all revisions of its plan and the decisions to repeal it.

    A version that was replaced before the repeal stays replaced; one that was to come and was repealed
    first is repealed.
    """
    among = list(among)
    repeal = repeal_of(revision, repeals)
    if repeal and repeal.day <= on and not successor(revision, among, on=repeal.day):
        expired = _ended(revision, on=repeal.day)
        return State.EXPIRED if expired else State.REPEALED
    if revision.valid_from > on:
        return State.UPCOMING
    if successor(revision, among, on=on):
        return State.SUPERSEDED
    return State.EXPIRED if _ended(revision, on=on) else State.IN_FORCE


def repeal_of[E: Repeal](revision: Dated, repeals: Iterable[E]) -> E | None:
    """The decision that ends this version: the first to take effect; None when there is none."""
    ending = (each for each in repeals if version(revision) <= each.version)
    return min(ending, key=lambda each: each.day, default=None)


def successor[R: Dated](revision: R, among: Iterable[R], *, on: date) -> R | None:
    """The revision that replaced this one by that day: the first to begin after it, or None."""
    later = [other for other in among if revision.valid_from < other.valid_from <= on]
    return min(later, key=lambda other: other.valid_from, default=None)


def _ended(revision: Dated, *, on: date) -> bool:
    return revision.valid_until is not None and revision.valid_until < on


def days_overdue(review_by: date | None, *, on: date) -> int:
    """How many days the revision of a plan is late: 0 up to and including the deadline's own day."""
    return max((on - review_by).days, 0) if review_by else 0


def days_left(review_by: date | None, *, on: date) -> int:
    """How many days are left until the revision is due: 0 on its own day, and when there is no deadline."""
    return (review_by - on).days if review_by else 0


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


def assess(decision: Decision, *, latest: Dated | None, on: date) -> Assessment:
    """Whether a decision may adopt a version on a day, after `latest` (the plan's newest revision).

    Required: who decided, from when it is valid, and by when it must be revised (domain rule 5). Start
    dates rise with the numbers, so that the newest version is never older than one before it. What the
    minutes say is warned about when missing (domain rule 6).
    """
    missing = [fact for fact in ASKED if not getattr(decision, fact.name)]
    problems = [Problem(fact.required, fact.name) for fact in missing if fact.required]
    start = decision.valid_from
    if start and latest and start <= latest.valid_from:
        problems.append(
            Problem(
                f"Versionen måste börja gälla efter {latest.valid_from}, "
                f"då version {version(latest).label} började gälla.",
                "valid_from",
            )
        )
    if start and decision.review_by and decision.review_by <= start:
        problems.append(
            Problem("Sista dag för revidering måste ligga efter Gäller från.", "review_by")
        )
    if start and decision.valid_until and decision.valid_until < start:
        problems.append(Problem("Gäller till kan inte ligga före Gäller från.", "valid_until"))
    for fact in ASKED:
        problems += _to_come(fact, getattr(decision, fact.name), field=fact.name, on=on)
    warnings = [
        Problem(f"{fact.label} saknas i beslutet.", fact.name) for fact in missing if fact.warned
    ]
    return Assessment(problems, warnings)


def assess_correction(fact: DecisionFact, *, was: str, now: str, on: date) -> list[Problem]:
    """What stands in the way of a fact that `was` said in a decision's record saying `now` instead."""
    if now == was:
        return [Problem("Uppgiften är redan den.", "now")]
    if fact.required and not now:
        return [Problem(fact.required, "now")]
    try:
        return _to_come(fact, fact.read(now), field="now", on=on)
    except ValueError:
        return [Problem("Skriv dagen som ÅÅÅÅ-MM-DD.", "now")]


def _to_come(fact: DecisionFact, value: FactValue, *, field: str, on: date) -> list[Problem]:
    """A problem when something that was done lies ahead."""
    ahead = fact.past and isinstance(value, date) and value > on
    return [Problem(f"{fact.label} kan inte ligga i framtiden.", field)] if ahead else []


def assess_editorial(
    current: Dated | None, *, latest: Dated | None, deadline: date | None, on: date
) -> list[Problem]:
    """What stands in the way of an editorial revision of `current`, the version in force, beginning on a day.

    It takes no new decision, so it can neither stand in for one that is late (domain rule 5) nor come
    between the version in force and one that is to come. `deadline` is by when that one must be revised: on
    the day itself a version could no longer begin before it.
    """
    if current is None:
        return [Problem("Ingen version gäller i dag, så det finns inget att rätta.")]
    problems = []
    if latest and version(latest) != version(current):
        problems.append(
            Problem(
                f"Version {version(latest).label} är redan fastställd och börjar gälla {latest.valid_from}."
            )
        )
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
    counting: Dated | None,
    on: date,
) -> list[Problem]:
    """What stands in the way of a repeal. `counting` is the version that is in force or to come."""
    problems = []
    if counting is None:
        problems.append(
            Problem("Ingen version gäller eller ska börja gälla, så det finns inget att upphäva.")
        )
    if not repealed_by:
        problems.append(Problem("Ange vem som har upphävt planen.", "repealed_by"))
    if day is None:
        problems.append(Problem("Ange från vilken dag planen är upphävd.", "day"))
    elif counting and day < counting.valid_from:
        problems.append(
            Problem(
                f"Planen kan inte upphävas före {counting.valid_from}, "
                f"då version {version(counting).label} börjar gälla.",
                "day",
            )
        )
    elif counting and _ended(counting, on=day):
        problems.append(
            Problem(
                f"Version {version(counting).label} gäller bara till och med {counting.valid_until}, "
                "så efter den dagen finns det inget att upphäva.",
                "day",
            )
        )
    if repealed_on and repealed_on > on:
        problems.append(Problem("Beslutsdatum kan inte ligga i framtiden.", "repealed_on"))
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
    months after the day of the review (domain rule 5).
    """
    problems = []
    if current is None:
        problems.append(Problem("Ingen version gäller i dag, så det finns inget att pröva."))
    if not reviewed_by:
        problems.append(Problem("Ange vem som har prövat planen.", "reviewed_by"))
    since = max([current.valid_from if current else day, earlier.day if earlier else day])
    if day > on:
        problems.append(Problem("Dagen för prövningen kan inte ligga i framtiden.", "day"))
    elif day < since:
        problems.append(Problem(f"Prövningen kan inte vara gjord före {since}.", "day"))
    last = months_after(day, months)
    if outcome != "current":
        if review_by:
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


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_versions(before: Version) -> tuple[Version, Version]:
    """What the version after one may be called: adopted anew, or revised editorially."""
    return Version(before.number + 1), Version(before.number, before.minor + 1)


def next_number(latest: Dated | None, *, first: int = 1) -> int:
    """The number of the next version: one more than the newest, or `first` for a plan's first.

    `first` is other than 1 only when a plan is brought in from a document that already had a number.
    """
    return latest.number + 1 if latest else first
