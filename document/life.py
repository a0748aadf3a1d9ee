"""`Life`: what has happened to a plan's versions since they were adopted that changes how they stand.

Pure: made of the events of the plan's ledger, and asked about a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from document.approval import Approval
from document.corrections import Correction
from document.decision import Decision
from document.events import (
    Adopted,
    Annulled,
    BroughtIn,
    CalledOff,
    Happening,
    Outcome,
    Repealed,
    Reviewed,
    Withdrawn,
)
from document.rules import Dated, Version, repeal_of


@dataclass(frozen=True, slots=True)
class Life:
    """What was recorded of one plan, each kind in the order in which it happened.

    It is made of the events whose kinds have `event_kinds.Trait.STANDS`; lists of many plans do without the
    adoptions.
    """

    repeals: tuple[Repealed, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    corrections: tuple[Correction, ...] = ()
    adoptions: tuple[Adopted, ...] = ()
    withdrawals: tuple[Withdrawn, ...] = ()

    @classmethod
    def of(cls, events: Iterable[Happening]) -> Self:
        """The life that these events make; those of other kinds are passed over."""
        known = list(events)
        return cls(
            tuple(each for each in known if isinstance(each, Repealed)),
            tuple(each for each in known if isinstance(each, Reviewed)),
            tuple(each for each in known if isinstance(each, Correction)),
            tuple(each for each in known if isinstance(each, Adopted)),
            tuple(each for each in known if isinstance(each, CalledOff | Annulled)),
        )

    def review(self, version: Version, *, on: date) -> Reviewed | None:
        """The newest review of a version by a day."""
        done = self.reviews_of(version, on=on)
        return done[-1] if done else None

    def newest_review(self, revision: Dated, *, on: date) -> Reviewed | None:
        """The newest review of a version by a day, or of what it is an editorial revision of."""
        done = [
            each
            for each in self.reviews
            if each.number == revision.number and each.minor <= revision.minor and each.day <= on
        ]
        return done[-1] if done else None

    def reviews_of(self, version: Version, *, on: date) -> tuple[Reviewed, ...]:
        """The reviews of a version by a day, the oldest first."""
        return tuple(each for each in self.reviews if each.version == version and each.day <= on)

    def asked_for(self, revision: Dated, *, on: date) -> Reviewed | None:
        """The review that asks for a revision or a repeal of a version; None when none does.

        It is answered by a later review that finds the version current, or by the repeal.
        """
        newest = self.newest_review(revision, on=on)
        if newest is None or newest.outcome is Outcome.CURRENT:
            return None
        return None if repeal_of(revision, self.repeals) else newest

    def approval(self, version: Version) -> Approval | None:
        """Who stands behind an editorial revision; None for a version that rests on a decision of its own."""
        return next((each.approval for each in self.adoptions if each.version == version), None)

    def was_brought_in(self, version: Version) -> bool:
        """Whether a version had been decided on elsewhere when it was recorded."""
        return any(
            each.version == version and isinstance(each, BroughtIn) for each in self.adoptions
        )

    def deadline(self, version: Version, review_by: date, *, on: date) -> date:
        """By when a version must be revised, as that stood on a day (domain rule 5).

        It is the deadline of its decision, until a review finds that the version still holds.
        """
        moved = [
            each.review_by
            for each in self.reviews
            if each.version == version and each.review_by and each.day <= on
        ]
        return moved[-1] if moved else review_by

    def corrected(self, version: Version, decision: Decision) -> Decision:
        """The decision that a version was sealed with, as its record reads after corrections.

        An editorial revision begins no sooner than the decision that it rests on.
        """
        right: dict[str, Any] = {
            each.field: each.fact.read(each.now) for each in self.corrections_of(version)
        }
        start, sealed = right.get("valid_from"), decision.valid_from
        if version.minor and start and sealed:
            right["valid_from"] = max(start, sealed)
        return replace(decision, **right)

    def corrections_of(self, version: Version) -> tuple[Correction, ...]:
        """The corrections of what a version's record says, the oldest first."""
        return tuple(each for each in self.corrections if each.concerns(version))


#: The life of a plan to which nothing has happened.
NEW = Life()
