"""The rules of validity: pure functions of dates. No ORM, no request, no clock."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

#: Printed on every page of every copy (domain rule 4; the cover of the Ljungby plan).
COPY_RULE = "Ett utskrivet dokument är alltid en kopia, giltig version finns alltid på intranätet."


class State(StrEnum):
    """What a revision is on a given day."""

    IN_FORCE = "in_force"
    UPCOMING = "upcoming"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REPEALED = "repealed"
    CALLED_OFF = "called_off"
    ANNULLED = "annulled"

    @property
    def word(self) -> str:
        """The state in Swedish, as it stands on screen and on paper."""
        return {
            State.IN_FORCE: "giltig",
            State.UPCOMING: "kommande",
            State.SUPERSEDED: "ersatt",
            State.EXPIRED: "upphörd",
            State.REPEALED: "upphävd",
            State.CALLED_OFF: "återkallad",
            State.ANNULLED: "upphävd av domstol",
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
        """The newest version that it ends, with its editorial revisions; not those decided on afterwards."""

    @property
    def day(self) -> date:
        """The first day on which the plan no longer counts."""


class Withdrawal(Protocol):
    """What the rules need to know of a decision that takes one version away: called off, or annulled."""

    @property
    def version(self) -> "Version":
        """The version; its editorial revisions rest on the same decision, and go with it."""

    @property
    def day(self) -> date:
        """The first day on which it no longer counts."""

    @property
    def state(self) -> State:
        """What the version is from then on."""


def version(dated: Dated) -> Version:
    """What a version is called."""
    return Version(dated.number, dated.minor)


def in_force[R: Dated](
    revisions: Iterable[R],
    *,
    on: date,
    repeals: Iterable[Repeal] = (),
    withdrawals: Iterable[Withdrawal] = (),
) -> R | None:
    """The one revision that counts on a day, or None (domain rule 1).

    It is the one with the latest `valid_from` not after that day, of those that were not called off or
    annulled by then, unless its `valid_until` has passed or the plan was repealed: an older version does not
    come back to life when a newer one ends.
    """
    repeals = list(repeals)
    remaining = kept(revisions, on=on, repeals=repeals, withdrawals=withdrawals)
    latest = max((each for each in remaining if each.valid_from <= on), key=order, default=None)
    if latest is None or ended(latest, on=on):
        return None
    repeal = repeal_of(latest, repeals)
    return None if repeal and repeal.day <= on else latest


def state[R: Dated](
    revision: R,
    among: Iterable[R],
    *,
    on: date,
    repeals: Iterable[Repeal] = (),
    withdrawals: Iterable[Withdrawal] = (),
) -> State:
    """What `revision` is on a day, given all revisions of its plan and what was decided about them since.

    A version that was replaced before the repeal stays replaced. One that would have begun after it is
    repealed as soon as that is decided: it never counts.
    """
    repeals, withdrawals = list(repeals), list(withdrawals)
    withdrawal, repeal = withdrawal_of(revision, withdrawals), repeal_of(revision, repeals)
    if withdrawal and withdrawal.day <= on:
        return withdrawal.state
    if never_begins(revision, repeal):
        return State.REPEALED
    remaining = kept(among, on=on, repeals=repeals, withdrawals=withdrawals)
    last = min(on, repeal.day) if repeal else on
    if revision.valid_from > on:
        return State.UPCOMING
    if successor(revision, remaining, on=last):
        return State.SUPERSEDED
    if ended(revision, on=last):
        return State.EXPIRED
    return State.REPEALED if repeal and repeal.day <= on else State.IN_FORCE


def kept[R: Dated](
    revisions: Iterable[R],
    *,
    on: date,
    repeals: Iterable[Repeal] = (),
    withdrawals: Iterable[Withdrawal] = (),
) -> list[R]:
    """The revisions that were not called off or annulled by a day, nor repealed before they begin."""
    gone = {each.version.number for each in withdrawals if each.day <= on}
    repeals = list(repeals)
    return [
        each
        for each in revisions
        if each.number not in gone and not never_begins(each, repeal_of(each, repeals))
    ]


def never_begins(revision: Dated, repeal: Repeal | None) -> bool:
    """Whether a version is repealed before it would have counted."""
    return repeal is not None and repeal.day <= revision.valid_from


def withdrawal_of[W: Withdrawal](revision: Dated, withdrawals: Iterable[W]) -> W | None:
    """The decision that calls this version off or annuls it: the first to take effect; None for none."""
    taking = (each for each in withdrawals if each.version.number == revision.number)
    return min(taking, key=lambda each: each.day, default=None)


def repeal_of[E: Repeal](revision: Dated, repeals: Iterable[E]) -> E | None:
    """The decision that ends this version: the first to take effect; None when there is none."""
    ending = (each for each in repeals if revision.number <= each.version.number)
    return min(ending, key=lambda each: each.day, default=None)


def order(dated: Dated) -> tuple[date, Version]:
    """Where a version stands in the order in which they take over from each other.

    Of two that begin on the same day, as one may after another was annulled, the newer counts.
    """
    return dated.valid_from, version(dated)


def successor[R: Dated](revision: R, among: Iterable[R], *, on: date) -> R | None:
    """The revision that replaced this one by that day: the first to begin after it, or None."""
    later = [other for other in among if order(revision) < order(other) and other.valid_from <= on]
    return min(later, key=order, default=None)


def predecessor[R: Dated](revision: R, among: Iterable[R]) -> R | None:
    """The revision that this one takes over from: the last to begin before it, or None."""
    earlier = [other for other in among if order(other) < order(revision)]
    return max(earlier, key=order, default=None)


def ended(revision: Dated, *, on: date) -> bool:
    """Whether a version's last day has passed."""
    return revision.valid_until is not None and revision.valid_until < on


def days_overdue(review_by: date | None, *, on: date) -> int:
    """How many days the revision of a plan is late: 0 up to and including the deadline's own day."""
    return max((on - review_by).days, 0) if review_by else 0


def days_left(review_by: date | None, *, on: date) -> int:
    """How many days are left until the revision is due: 0 on its own day, and when there is no deadline."""
    return (review_by - on).days if review_by else 0


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def follows(version: Version) -> Version:
    """The version that one comes after: 1 for 2, 2 for 2.1, 2.1 for 2.2."""
    if version.minor:
        return Version(version.number, version.minor - 1)
    return Version(version.number - 1)


def next_number(latest: Dated | None, *, first: int = 1) -> int:
    """The number of the next version: one more than the newest, or `first` for a plan's first.

    `first` is other than 1 only when a plan is brought in from a document that already had a number.
    """
    return latest.number + 1 if latest else first
