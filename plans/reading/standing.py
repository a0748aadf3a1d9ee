"""What a version is on a day, in words and icons: its tags in lists and its banner on its page."""

from dataclasses import dataclass
from datetime import date, timedelta

from document import rules
from document.edition import Edition
from document.rules import State
from plans.models import Revision

#: A deadline this near is said to be soon.
SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as a colour, an icon and a word; the word alone says it all."""

    tone: str
    icon: str
    word: str


_LOOKS = {
    State.IN_FORCE: ("valid", "valid"),
    State.UPCOMING: ("coming", "coming"),
    State.SUPERSEDED: ("off", "replaced"),
    State.EXPIRED: ("off", "ended"),
    State.REPEALED: ("off", "ended"),
    State.CALLED_OFF: ("off", "ended"),
    State.ANNULLED: ("off", "ended"),
}
LATE = Tag("late", "late", "Revidering försenad")
SOON = Tag("soon", "soon", "Revideras snart")


def tag(state: State) -> Tag:
    """The tag of a state."""
    return Tag(*_LOOKS[state], state.word.capitalize())


def is_soon(state: State | None, review_by: date | None, *, on: date) -> bool:
    """Whether a version in force must be revised within `SOON_DAYS` days, and is not late yet."""
    if state is not State.IN_FORCE or review_by is None:
        return False
    return 0 <= (review_by - on).days <= SOON_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the banner above a version says.

    `valid` is the version that counts today when it is another one, `coming` the next to begin.
    """

    edition: Edition
    valid: Revision | None = None
    coming: Revision | None = None

    @property
    def is_soon(self) -> bool:
        """Whether the deadline is near."""
        edition = self.edition
        return is_soon(edition.state, edition.decision.review_by, on=edition.on)

    @property
    def days_left(self) -> int:
        """Days to the deadline; 0 on its own day and when there is none."""
        return rules.days_left(self.edition.decision.review_by, on=self.edition.on)

    @property
    def end(self) -> str:
        """What is decided to end the version first: "coming", "expiry" or "repeal"; empty for nothing."""
        until, repeal = self.edition.decision.valid_until, self.edition.repeal
        days = {
            "coming": self.coming.valid_from if self.coming else None,
            "expiry": until + timedelta(days=1) if until else None,
            "repeal": repeal.day if repeal else None,
        }
        known = {name: day for name, day in days.items() if day}
        return min(known, key=lambda name: known[name], default="")


def standing(
    edition: Edition, *, valid: Revision | None = None, coming: Revision | None = None
) -> Standing:
    """The standing of an edition beside the plan's valid version and the next one to begin."""
    return Standing(
        edition=edition,
        valid=valid if valid and valid.version != edition.version else None,
        coming=coming if coming and coming.version != edition.version else None,
    )
