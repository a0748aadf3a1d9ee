"""`Edition`: a version as it is shown on a given day, on screen and on paper.

It joins the sealed content with its decision and with what the version is on that day. Pages and PDF
are drawn from it, so that both say the same. Pure: who calls says what day it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from document import rules
from document.ahead import End
from document.approval import LABEL, Approval
from document.content import COVER_FIELDS, Fact, PlanContent
from document.corrections import Correction
from document.decision import Decision
from document.events import Repealed, Reviewed, Withdrawn
from document.rules import State, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version of a plan on a day.

    `number` and `state` are None for the working copy (arbetsversion). `decision` is the one it was
    adopted with, as it stands on the day: with corrections of its record, and the deadline that a review
    has moved. `replaced_by` is what the version is called that took over, `replaced_on` the day it did;
    `repeal` the decision that ends the version, also while its day is still to come; `withdrawal` the one
    that calls it off or annuls it; `review` the newest review of it; `corrections` what was corrected of its
    record, the oldest first. `end` is what is decided to end it first, `successor` what the version is called
    that is to take over, if any is. `approval` is who stands behind an editorial revision. `digest` is the
    seal, 64 hexadecimal characters.
    """

    slug: str
    on: date
    content: PlanContent
    decision: Decision
    number: int | None = None
    minor: int = 0
    state: State | None = None
    digest: str = ""
    replaced_by: str = ""
    replaced_on: date | None = None
    repeal: Repealed | None = None
    withdrawal: Withdrawn | None = None
    review: Reviewed | None = None
    corrections: tuple[Correction, ...] = ()
    end: End | None = None
    successor: str = ""
    approval: Approval | None = None

    @property
    def repealed_on(self) -> date | None:
        """The first day on which a repeal ends the version; None when there is none."""
        return self.repeal.day if self.repeal else None

    @property
    def version(self) -> Version | None:
        """What the version is called; None for the working copy."""
        return None if self.number is None else Version(self.number, self.minor)

    @property
    def label(self) -> str:
        """Its number as it is written, "2" or "2.1"; empty for the working copy."""
        return self.version.label if self.version else ""

    @property
    def short_digest(self) -> str:
        """The first characters of the seal in groups of four, as on printed copies."""
        return shortened(self.digest)

    @property
    def days_overdue(self) -> int:
        """Days past the deadline; only a version in force can be overdue (domain rule 5)."""
        if self.state is not State.IN_FORCE:
            return 0
        return rules.days_overdue(self.decision.review_by, on=self.on)

    @property
    def cover(self) -> list[Fact]:
        """The cover's facts that are known, in the order of the Ljungby plan's cover.

        Dates are written as YYYY-MM-DD.
        """
        own = [("Version", self.label), (LABEL, self.approval.words if self.approval else "")]
        lines = cover_lines(self.content, self.decision, *own)
        facts = [Fact(label=label, value=str(value)) for label, value, _ in lines if value]
        return facts + list(self.content.facts)


#: Facts of the content that stand among the decision's, each after one of them.
_AMONG = {"valid_until": "applies_to", "replaces": "prepared_by"}


def cover_lines(
    content: PlanContent, decision: Decision, *version: tuple[str, object]
) -> Iterator[tuple[str, object, bool]]:
    """The cover's labels, values and whether it ought to have them, in order and also when not known.

    `version` holds the label and the value of each of the version's own lines.
    """
    for fact, value in decision.facts():
        yield fact.label, value, fact.expected
        if name := _AMONG.get(fact.name):
            yield COVER_FIELDS[name], getattr(content, name), True
    for label, own in version:
        yield label, own, True
    yield COVER_FIELDS["responsible_department"], content.responsible_department, True


#: So many characters of a version's digest are shown and printed.
SHORT_DIGEST = 12


def shortened(digest: str) -> str:
    """The first characters of a digest in groups of four: "ab12 cd34 ef56"."""
    return " ".join(digest[start : start + 4] for start in range(0, SHORT_DIGEST, 4))


def replaced[R: rules.Dated](
    revision: R, among: Iterable[R], *, on: date
) -> tuple[str, date | None]:
    """What replaced this version by that day, and its first day; nothing and None when nothing did."""
    later = rules.successor(revision, among, on=on)
    return (rules.version(later).label, later.valid_from) if later else ("", None)
