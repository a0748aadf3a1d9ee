"""What happens to a plan: each event as a frozen value, with one canonical form.

The plan's ledger (`plans.models.Event`) seals them in a chain, in the order in which they happened.
Like `PlanContent`, an event leaves empty fields out of its canonical form, so that a field which is
added later changes no digest. What a decision does not say is empty (domain rule 6). What the kinds are
called and what each of them means stands in `document.event_kinds`. Pure: no models, no clock.
"""

from datetime import date, datetime
from enum import StrEnum

from document.approval import Approval
from document.content import Value
from document.rules import State, Version


class Happening(Value, frozen=True):
    """Something that happened to a plan. A field `day` is the day from which it changes something."""


class OfVersion(Happening, frozen=True, kw_only=True):
    """An event that concerns a version: 2, or with a minor number 2.1."""

    number: int
    minor: int = 0

    @property
    def version(self) -> Version:
        """What the version is called."""
        return Version(self.number, self.minor)


class Adopted(OfVersion, frozen=True, tag="adopted"):
    """A version was adopted: its seal, and the SHA-256 of its archive file (empty when it had none).

    `proposal` is the digest of the proposal that was decided on, `own` whether who recorded the decision had
    made it. An editorial revision has a minor number, a `reason` and the name of who approved it, and no
    decision of its own.
    """

    seal: str
    archive: str = ""
    proposal: str = ""
    own: bool = False
    reason: str = ""
    approved_by: str = ""

    @property
    def approval(self) -> Approval | None:
        """Who stands behind an editorial revision; None for a version that rests on a decision of its own."""
        return Approval(self.approved_by, self.reason, self.own) if self.minor else None


class BroughtIn(Adopted, frozen=True, tag="brought_in"):
    """A document decided on elsewhere was read in as the plan's first version: on screen inläst.

    It was not adopted when this was recorded. On which day it was, its decision says, if anybody knows.
    """


class Archived(OfVersion, frozen=True, tag="archived"):
    """A version that was adopted without an archive file got one afterwards: its SHA-256."""

    archive: str


class Repealed(OfVersion, frozen=True, tag="repealed"):
    """The plan was repealed: from `day` on none of its versions up to `number` counts.

    `repealed_by` is the body that decided.
    """

    day: date
    repealed_by: str
    repealed_on: date | None = None
    paragraph: str = ""
    registry_number: str = ""
    note: str = ""


class CalledOff(OfVersion, frozen=True, tag="called_off"):
    """The decision on a version that was to come was repealed before it began: on screen återkallad.

    From `day` on it is as if the version had never been adopted. `called_off_by` is the body that decided,
    `instead` what the version is called that it adopted by the same decision, empty when there is none.
    """

    day: date
    called_off_by: str
    called_off_on: date | None = None
    paragraph: str = ""
    registry_number: str = ""
    instead: str = ""
    note: str = ""

    @property
    def state(self) -> State:
        """What the version is from then on."""
        return State.CALLED_OFF


class Annulled(OfVersion, frozen=True, tag="annulled"):
    """A court has set the decision on a version aside (kommunallagen 13 kap.): upphävt av domstol.

    From `day` on the version does not count, and the one before it goes on; `instead` is what that one is
    called, empty when none counts. `annulled_by` is the court and `registry_number` its case.
    """

    day: date
    annulled_by: str
    registry_number: str = ""
    instead: str = ""
    note: str = ""

    @property
    def state(self) -> State:
        """What the version is from then on."""
        return State.ANNULLED


#: What takes a single version away, and lets the one before it go on.
type Withdrawn = CalledOff | Annulled


class Outcome(StrEnum):
    """What a review (aktualitetsprövning) came to."""

    CURRENT = "current"
    REVISE = "revise"
    REPEAL = "repeal"

    @property
    def words(self) -> str:
        """The outcome in Swedish, as it stands in a sentence."""
        return {
            Outcome.CURRENT: "aktuell utan ändring",
            Outcome.REVISE: "ska revideras",
            Outcome.REPEAL: "ska upphävas",
        }[self]


class Reviewed(OfVersion, frozen=True, tag="reviewed"):
    """It was checked on `day` whether a version still holds.

    `reviewed_by` is the body or role that checked. `review_by` is the next deadline, only when the outcome
    is that the version still holds: nothing else moves the deadline but a new version (domain rule 5).
    """

    day: date
    outcome: Outcome
    reviewed_by: str
    note: str = ""
    review_by: date | None = None

    @property
    def asks_for_repeal(self) -> bool:
        """Whether it was found that the version should be repealed."""
        return self.outcome is Outcome.REPEAL


class Proposed(Happening, frozen=True, tag="proposed"):
    """The working copy was sent for decision: the digest of its content, and what has changed and why.

    `rewords` is what the version is called of which it changes wording alone: then it waits to be approved
    as an editorial revision, without a decision.
    """

    content: str
    note: str
    rewords: str = ""


class Returned(Happening, frozen=True, tag="returned"):
    """A proposal was sent back: its digest in the ledger, and what must be done."""

    proposal: str
    comment: str


class TakenBack(Happening, frozen=True, tag="taken_back"):
    """A proposal was taken back by those who prepare the plan: its digest in the ledger, and perhaps why."""

    proposal: str
    note: str = ""


class Reminded(OfVersion, frozen=True, tag="reminded"):
    """On `day` a mail left that reminds of the deadline for revising a version.

    `step` counts months from the deadline: -6, -3, -1, 0, 1, 2 … `to` names the departments or roles that
    got the mail, never a person or an address.
    """

    deadline: date
    step: int
    day: date
    to: tuple[str, ...]


class RemindedOfLastDay(Reminded, frozen=True, tag="reminded_last_day"):
    """The same of the last day on which a version counts, `deadline`: `step` counts from the day after."""


class Restored(Happening, frozen=True, tag="restored"):
    """The working copy was given back what it held at `moment`.

    `content` is the digest of what it has held since. When that is a version's, `seal` is the version's
    and `label` what it is called. In history the step lies after `before` and not after `after`; it is
    undone by going back to `before`.
    """

    content: str
    moment: datetime
    before: datetime
    after: datetime
    seal: str = ""
    label: str = ""
    reason: str = ""


def kind(of: Happening | type[Happening]) -> str:
    """What the kind of an event is called, in its canonical form and in the ledger."""
    return str(of.__struct_config__.tag)
