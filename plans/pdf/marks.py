"""What stands in the head and the foot of every page of a copy.

Plain values: today the print's style sheet sets them, later a stamping pass can draw the same ones.
"""

from dataclasses import dataclass
from datetime import date

from plans.edition import Edition
from plans.rules import COPY_RULE, State

DRAFT = "UTKAST – gäller inte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The lines of head and foot. An empty one is not printed.

    `label` is the black label that warns of a version that does not count today.
    """

    title: str
    version: str
    label: str
    state: str
    overdue: str
    seal: str
    address: str
    printed_on: date
    rule: str = COPY_RULE

    @property
    def draft(self) -> bool:
        """Whether this is the working copy, with the draft mark across every page."""
        return self.label == DRAFT

    @property
    def status(self) -> tuple[str, ...]:
        """What is said in bold after the print date: what the version is, and that it is late."""
        return tuple(line for line in (self.state, self.overdue) if line)


def marks(edition: Edition, *, printed_on: date, address: str) -> Marks:
    """The marks of an edition printed on a day; `address` is where the valid version is found."""
    late = edition.days_overdue > 0
    return Marks(
        title=edition.content.title,
        version="Arbetsversion" if edition.number is None else f"Version {edition.number}",
        label=_label(edition),
        state=_state(edition),
        overdue=f"revidering försenad sedan {edition.decision.review_by}" if late else "",
        seal=_grouped(edition.digest[:12]),
        address=address,
        printed_on=printed_on,
    )


def _state(edition: Edition) -> str:
    decision = edition.decision
    match edition.state:
        case None:
            return DRAFT
        case State.IN_FORCE:
            return "gällande"
        case State.UPCOMING:
            return f"kommande, gäller från {decision.valid_from}"
        case State.SUPERSEDED:
            by = f" av version {edition.replaced_by}" if edition.replaced_by is not None else ""
            day = f" den {edition.replaced_on}" if edition.replaced_on else ""
            return f"ersatt{by}{day}"
        case State.EXPIRED:
            until = decision.valid_until
            return f"upphörd, gällde till och med {until}" if until else "upphörd"


def _label(edition: Edition) -> str:
    match edition.state:
        case None:
            return DRAFT
        case State.IN_FORCE:
            return ""
        case State.UPCOMING:
            return "KOMMANDE – gäller inte än"
        case State.SUPERSEDED:
            return "ERSATT – gäller inte"
        case State.EXPIRED:
            return "UPPHÖRD – gäller inte"


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
