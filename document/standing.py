"""`Standing`: where a plan stands on a day. Every page, list, form and letter reads it here. Pure.

It is made of the plan's adopted versions, its life and the proposal that waits. What a single version is on a
day says `document.rules`; this says what that comes to for the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any, Protocol

from document import rules
from document.ahead import End, Ending, end, upcoming
from document.approval import overtaken
from document.corrections import CorrectionEntered
from document.events import CalledOff, Outcome, Repealed, Reviewed, Withdrawn
from document.life import NEW, Life
from document.rules import Dated, State

#: A deadline or a last day this near is said to be soon.
SOON_DAYS = 90


class Adopted(Dated, Protocol):
    """What a standing needs to know of an adopted version."""

    @property
    def review_by(self) -> date:
        """By when it must be revised, as its decision says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Why a proposal no longer holds what was sent: what was changed, by whom (may be empty), and when."""

    what: str
    by: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The newest proposal that no decision has answered.

    `note` is what its sender wrote, or what whoever sent it back asks for; `by` is who, `day` when. `breach`
    is set once the text is not what was sent. `rewords` is the version of which it changes wording alone, and
    then it waits to be approved, without a decision.
    """

    day: date
    by: str
    note: str
    is_returned: bool = False
    breach: Breach | None = None
    rewords: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether it waits, but must be sent again before it can be decided on."""
        return not self.is_returned and self.breach is not None

    @property
    def is_whole(self) -> bool:
        """Whether it can be decided on as it stands."""
        return not self.is_returned and self.breach is None


class Part(Enum):
    """What somebody does with a plan: makes its decisions, prepares them, or edits its text."""

    DECIDES = auto()
    PREPARES = auto()
    EDITS = auto()


class Step(Enum):
    """The next thing to do with a plan: the act that it is done by, and its words."""

    DECIDE = "adopt", "Läs förslaget och registrera beslutet."
    APPROVE = "amend", "Läs varje ändrat ord och godkänn ändringen."
    CONFIRM = "confirm_correction", "Läs rättelsen, och bekräfta eller avslå den."
    REWORD_AGAIN = "reword", "Föreslå den redaktionella ändringen igen."
    REPEAL = "repeal", "Besluta om att upphäva planen."
    SEND_AGAIN = "propose", "Skicka arbetsversionen för beslut igen."
    RETURNED = "propose", "Ändra i arbetsversionen och skicka den för beslut igen."
    REVISE = "propose", "Ändra i arbetsversionen och skicka den för beslut."
    RENEW = "propose", "Skicka en ny version för beslut."
    REPLACE = "propose", "Skicka en ny version för beslut, eller se till att planen upphävs."
    REVIEW = "review", "Aktualitetspröva planen, eller skicka en ny version för beslut."
    EDIT = "change", "Ändra i arbetsversionen."

    @property
    def act(self) -> str:
        """The name of the act's page."""
        return self.value[0]

    @property
    def words(self) -> str:
        """A sentence that tells somebody to do it."""
        return self.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing[R]:
    """Where a plan stands on the day `on`.

    `version` is the one that stands for the plan: the one in force, else the next to begin, else the last to
    end (one that was called off only where there never was another); None when none was adopted. `state` is
    what it is, `review_by` its deadline as reviews have moved it, `last_day` its last one (None for tills
    vidare), `withdrawal` the decision that takes it away, `review` its newest review. `coming` are the others
    that are adopted and to begin, the next one first, and `newest` is the newest of those that count or will,
    by number. `repeal` is the decision that ends `version`, also while its day is ahead; `end` what ends the
    version in force first. `asked` is the review that asks for a decision which is not made yet,
    `proposal` the one that waits or came back, `corrections` those that wait to be confirmed, oldest first.
    """

    on: date
    version: R | None = None
    state: State | None = None
    coming: tuple[R, ...] = ()
    newest: R | None = None
    review_by: date | None = None
    last_day: date | None = None
    end: End | None = None
    repeal: Repealed | None = None
    withdrawal: Withdrawn | None = None
    review: Reviewed | None = None
    asked: Reviewed | None = None
    proposal: Proposal | None = None
    corrections: tuple[CorrectionEntered, ...] = ()

    @property
    def current(self) -> R | None:
        """The version in force."""
        return self.version if self.state is State.IN_FORCE else None

    @property
    def compared(self) -> R | None:
        """The version that the working copy is compared with: the newest that stands, else the last."""
        return self.newest or self.version

    @property
    def is_lapsed(self) -> bool:
        """Whether the plan's last day has passed without a successor, and nothing is decided about it."""
        return self.state is State.EXPIRED and self.repeal is None

    @property
    def days_lapsed(self) -> int:
        """Days past the last day of a plan that has lapsed."""
        last = self.last_day
        return (self.on - last).days if self.is_lapsed and last else 0

    @property
    def days_overdue(self) -> int:
        """Days past the deadline of the version in force (domain rule 5)."""
        return rules.days_overdue(self.review_by, on=self.on) if self.current else 0

    @property
    def days_left(self) -> int:
        """Days to the deadline; 0 on its own day."""
        return rules.days_left(self.review_by, on=self.on)

    @property
    def is_soon(self) -> bool:
        """Whether the version in force must be revised soon, and nothing is decided to end it by then."""
        if self.current is None or self.review_by is None or not _is_near(self.review_by, self.on):
            return False
        return self.end is None or self.end.day > self.review_by + timedelta(days=1)

    @property
    def is_expiring(self) -> bool:
        """Whether the last day of the version in force is near, and nothing takes over the day after."""
        if self.current is None or self.end is None or self.end.by is not Ending.LAST_DAY:
            return False
        return _is_near(self.end.day - timedelta(days=1), self.on)

    @property
    def days_to_last(self) -> int:
        """Days to the last day; 0 on its own day."""
        return rules.days_left(self.last_day, on=self.on)

    @property
    def is_ending(self) -> bool:
        """Whether it is decided to repeal the version that stands for the plan from a day ahead."""
        return self.repeal is not None and self.repeal.day > self.on

    @property
    def needs_attention(self) -> bool:
        """Whether the text must be seen to: it has lapsed, is late or soon late, or is about to end."""
        return bool(self.is_lapsed or self.days_overdue or self.is_soon or self.is_expiring)

    @property
    def waits(self) -> bool:
        """Whether those who work on the plan have something to see to, or should know that it soon ends."""
        ends = self.is_ending and self.repeal is not None and _is_near(self.repeal.day, self.on)
        return bool(self.needs_attention or self.asked or self.proposal or self.corrections or ends)

    def step(self, part: Part) -> Step | None:
        """What somebody with a part in the plan does next; None when nothing is theirs to do now."""
        return {Part.DECIDES: _decide, Part.PREPARES: _prepare, Part.EDITS: _edit}[part](self)


def standing[R: Adopted](
    revisions: Iterable[R], life: Life = NEW, *, on: date, proposal: Proposal | None = None
) -> Standing[R]:
    """Where a plan stands on a day, given all its versions, in any order, and what was decided since."""
    rows = tuple(revisions)
    current = rules.in_force(rows, on=on, repeals=life.repeals, withdrawals=life.withdrawals)
    coming = upcoming(rows, life, on=on)
    shown = current or next(iter(coming), None) or _last(rows, life)
    if shown is None:
        return Standing(on=on, proposal=proposal)
    newest = max([*([current] if current else []), *coming], key=rules.version, default=None)
    ending = end(current, rows, life, on=on) if current else None
    name = rules.version(shown)
    return Standing(
        on=on,
        version=shown,
        state=rules.state(shown, rows, on=on, repeals=life.repeals, withdrawals=life.withdrawals),
        coming=tuple(each for each in coming if each is not shown),
        newest=newest,
        review_by=life.deadline(name, shown.review_by, on=on),
        last_day=shown.valid_until,
        end=ending,
        repeal=rules.repeal_of(shown, life.repeals),
        withdrawal=rules.withdrawal_of(shown, life.withdrawals),
        review=life.newest_review(shown, on=on),
        asked=_asked(current, ending, life, on=on),
        proposal=_weighed(proposal, current),
    )


def _weighed(proposal: Proposal | None, current: Adopted | None) -> Proposal | None:
    """The proposal, broken too when the version whose wording it changes does not count any longer."""
    if proposal and proposal.is_whole and (why := overtaken(proposal.rewords, current)):
        return replace(proposal, breach=Breach(what=why))
    return proposal


def _asked(current: Adopted | None, ending: End | None, life: Life, *, on: date) -> Reviewed | None:
    """The review that asks for a decision: a version that is decided to take over has answered it."""
    if current is None or (ending and ending.by is Ending.SUCCESSOR):
        return None
    return life.asked_for(current, on=on)


def _last[R: Adopted](rows: Sequence[R], life: Life) -> R | None:
    """The last to have begun, or that would have if it had not been called off."""
    began = [
        each
        for each in rows
        if not isinstance(rules.withdrawal_of(each, life.withdrawals), CalledOff)
    ]
    return max(began, key=rules.order, default=max(rows, key=rules.version, default=None))


def _is_near(day: date, on: date) -> bool:
    return 0 <= (day - on).days <= SOON_DAYS


def _decide(of: Standing[Any]) -> Step | None:
    if of.proposal and of.proposal.is_whole:
        return Step.APPROVE if of.proposal.rewords else Step.DECIDE
    if of.corrections:
        return Step.CONFIRM
    return Step.REPEAL if of.asked and of.asked.asks_for_repeal else None


def _prepare(of: Standing[Any]) -> Step | None:
    if of.proposal:
        again = Step.REWORD_AGAIN if of.proposal.rewords else Step.SEND_AGAIN
        if of.proposal.is_returned:
            again = Step.RETURNED
        return None if of.proposal.is_whole else again
    if of.asked:
        return Step.REVISE if of.asked.outcome is Outcome.REVISE else None
    steps = {
        Step.REPLACE: of.is_lapsed,
        Step.RENEW: of.is_expiring,
        Step.REVIEW: of.days_overdue or of.is_soon,
        Step.REVISE: of.version is None,
    }
    return next((step for step, holds in steps.items() if holds), None)


def _edit(of: Standing[Any]) -> Step | None:
    if of.proposal:  # an edit would break one that waits
        return Step.EDIT if of.proposal.is_returned else None
    return Step.EDIT if of.asked and of.asked.outcome is Outcome.REVISE else None
