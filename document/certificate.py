"""The certificate for the minutes: a plan's versions with their digests, and whether all seals hold.

Whoever has it on paper can tell years later that nothing was changed: the ledger's head digest rests on
every event before it.
"""

from dataclasses import dataclass
from datetime import date

from document.approval import LABEL, Approval
from document.content import Fact
from document.corrections import Correction
from document.decision import Decision


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: which version (empty for the whole database) and what, in Swedish."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedVersion:
    """A version: what it is called, what it is on the day, its decision as corrected, and its seal.

    `brought_in` is the day on which it was read in, when it had been decided on elsewhere by then.
    `approval` is who stands behind an editorial revision, `corrections` are those of its record, the oldest
    first.
    """

    label: str
    state: str
    decision: Decision
    digest: str
    corrections: tuple[Correction, ...] = ()
    brought_in: date | None = None
    approval: Approval | None = None

    @property
    def facts(self) -> list[Fact]:
        """What the decision says, and what it ought to say; not the deadline, which reviews move."""
        approved = [Fact(label=LABEL, value=self.approval.words)] if self.approval else []
        return approved + [
            Fact(label=fact.label, value=str(value or "Uppgift saknas"))
            for fact, value in self.decision.facts()
            if fact.name != "review_by" and (value or fact.expected)
        ]

    @property
    def groups(self) -> str:
        """The whole seal in groups of eight characters, to be read aloud."""
        return grouped(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is certified of a plan on a day. `head` is the digest of the newest of `events` events."""

    slug: str
    title: str
    organisation: str
    on: date
    versions: tuple[CertifiedVersion, ...]
    events: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def groups(self) -> str:
        """The head digest in groups of eight characters."""
        return grouped(self.head)


def grouped(digest: str) -> str:
    """A digest in groups of eight characters."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
