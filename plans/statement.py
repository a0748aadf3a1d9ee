"""The statement for the minutes: a plan's versions with their digests, and whether all seals hold.

Whoever has it on paper can tell years later that nothing was changed: the ledger's head digest rests on
every event before it.
"""

from dataclasses import dataclass
from datetime import date

from document.rules import Decision
from plans import verify
from plans.models import Plan, Revision
from plans.reading.standing import tag
from plans.reading.versions import Versions, versions
from plans.verify import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A version: what it is called, what it is on the day, its decision as corrected, and its seal."""

    label: str
    state: str
    decision: Decision
    digest: str

    @property
    def groups(self) -> str:
        """The whole seal in groups of eight signs, to be read aloud."""
        return grouped(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is certified of a plan on a day. `head` is the digest of the newest of `events` events."""

    slug: str
    title: str
    organisation: str
    on: date
    lines: tuple[Line, ...]
    events: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def groups(self) -> str:
        """The head digest in groups of eight signs."""
        return grouped(self.head)


def grouped(digest: str) -> str:
    """A digest in groups of eight signs."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def state(plan: Plan, *, on: date) -> Statement | None:
    """Verify a plan and state the outcome; None when no version was ever adopted."""
    found = versions(plan.slug)
    head = plan.events.order_by("number").last()
    if found is None or head is None:
        return None
    outcomes = [verify.check_protection(), *verify.check_plan(plan)]
    newest = plan.revisions.newest_first()[0].value
    return Statement(
        slug=plan.slug,
        title=newest.title,
        organisation=newest.organisation,
        on=on,
        lines=tuple(_line(found, each, on) for each in reversed(found.revisions)),
        events=head.number,
        head=head.digest,
        findings=tuple(finding for _, findings in outcomes for finding in findings),
    )


def _line(found: Versions, revision: Revision, on: date) -> Line:
    return Line(
        label=revision.label,
        state=tag(found.state(revision, on)).word,
        decision=found.decision(revision),
        digest=revision.digest,
    )
