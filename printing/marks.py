"""What the stamp says on a copy, as plain values."""

from dataclasses import dataclass
from datetime import date

from document.ahead import Ending
from document.edition import SHORT_DIGEST, Edition
from document.rules import State

DRAFT = "UTKAST – gäller inte"

#: What the black label warns of.
LABELS = {
    None: DRAFT,
    State.IN_FORCE: "",
    State.UPCOMING: "KOMMANDE – gäller inte än",
    State.SUPERSEDED: "ERSATT – gäller inte",
    State.EXPIRED: "UPPHÖRD – gäller inte",
    State.REPEALED: "UPPHÄVD – gäller inte",
    State.CALLED_OFF: "ÅTERKALLAD – gäller inte",
    State.ANNULLED: "UPPHÄVD – gäller inte",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stands on every page of a copy. What is empty is not printed.

    `label` is the black label that warns of a version that does not count on the day. `address` is where
    the valid version is found, and `check` where the copy can be checked: the QR code leads there.
    """

    version: str
    printed_on: date
    label: str
    state: str
    overdue: str
    corrected: str
    approved: str
    seal: str
    address: str
    check: str

    @property
    def draft(self) -> bool:
        """Whether this is the working copy, with the draft mark across every page."""
        return self.label == DRAFT

    @property
    def status(self) -> tuple[str, ...]:
        """What the version is, that it is late, who approved it, and that its record was corrected."""
        said = (self.state, self.overdue, self.approved, self.corrected)
        return tuple(line for line in said if line)


def marks(edition: Edition, *, printed_on: date, public_url: str) -> Marks:
    """The marks of an edition printed on a day; `public_url` is the site's scheme and host.

    A working copy has no seal, and no address to be found at.
    """
    late = edition.days_overdue > 0
    adopted = edition.number is not None
    checked_at = (
        f"{public_url}/kopia/{edition.slug}/{edition.label}/{edition.digest[:SHORT_DIGEST]}/"
    )
    return Marks(
        version=f"Version {edition.label}" if adopted else "Arbetsversion",
        printed_on=printed_on,
        label=LABELS[edition.state],
        state=_state(edition),
        overdue=f"revidering försenad sedan {edition.decision.review_by}" if late else "",
        corrected=_corrected(edition),
        approved=f"redaktionell, godkänd av {edition.approval.by}" if edition.approval else "",
        seal=edition.short_digest if adopted else "",
        address=f"{public_url}/planer/{edition.slug}/" if adopted else "",
        check=f"{checked_at}?utskriven={printed_on}" if adopted else "",
    )


def _state(edition: Edition) -> str:
    decision = edition.decision
    match edition.state:
        case None:
            return DRAFT
        case State.IN_FORCE:
            return f"gällande{_end(edition)}"
        case State.UPCOMING:
            return f"kommande, gäller från {decision.valid_from}{_end(edition)}"
        case State.SUPERSEDED:
            by = f" av version {edition.replaced_by}" if edition.replaced_by else ""
            day = f" den {edition.replaced_on}" if edition.replaced_on else ""
            return f"ersatt{by}{day}"
        case State.EXPIRED:
            until = decision.valid_until
            return f"upphörd, gällde till och med {until}" if until else "upphörd"
        case State.REPEALED | State.CALLED_OFF | State.ANNULLED:
            return edition.state.word + _since(edition)


def _end(edition: Edition) -> str:
    """What is decided to end the version first."""
    end = edition.end
    if end is None:
        return ""
    match end.by:
        case Ending.SUCCESSOR:
            return f", ersätts av version {edition.successor} den {end.day}"
        case Ending.REPEAL:
            return f", upphävs {end.day}"
        case Ending.LAST_DAY:
            return f" till och med {edition.decision.valid_until}"


def _corrected(edition: Edition) -> str:
    """The day of the newest correction of the record, which the archive file does not know of."""
    newest = edition.corrections[-1] if edition.corrections else None
    return f"uppgift om beslutet rättad {newest.day}" if newest else ""


def _since(edition: Edition) -> str:
    """The day of what took the version away, which may be ahead when it never begins."""
    taken = edition.repeal if edition.state is State.REPEALED else edition.withdrawal
    if taken is None:
        return ""
    return f" {'från' if taken.day > edition.on else 'den'} {taken.day}"
