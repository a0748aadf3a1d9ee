"""Where a plan stands in words and icons: tags in lists, sentences, and the banner on a version's page.

All of it is read from `document.standing.Standing`. One that readers are shown has no proposal in it (domain
rule 9).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from document.edition import Edition
from document.events import Outcome
from document.rules import State
from document.standing import Proposal, Standing
from document.swedish import days
from plans.models import Revision


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
DRAFT = Tag("off", "edit", "Arbetsversion")
LAPSED = Tag("late", "late", "Ny version saknas")
LATE = Tag("late", "late", "Revidering försenad")
EXPIRING = Tag("soon", "soon", "Löper snart ut")
SOON = Tag("soon", "soon", "Revideras snart")
ENDING = Tag("off", "ended", "Upphävs")
COMING = Tag("coming", "coming", "Ny version på väg")
REVIEWS = {
    Outcome.CURRENT: Tag("valid", "check", "Prövad"),
    Outcome.REVISE: Tag("soon", "check", "Ska revideras"),
    Outcome.REPEAL: Tag("soon", "check", "Ska upphävas"),
}
SENT = Tag("coming", "send", "Skickad för beslut")
REWORDED = Tag("coming", "send", "Redaktionell ändring föreslagen")
BROKEN = Tag("late", "late", "Bruten, behöver skickas igen")
RETURNED = Tag("soon", "back", "Tillbakalämnad")
CORRECTING = Tag("soon", "edit", "Rättelse väntar")


def tag(state: State) -> Tag:
    """The tag of a state."""
    return Tag(*_LOOKS[state], state.word.capitalize())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on where a plan stands, with the tag that says it in a word.

    `waits` says that something is to be done, or is about to happen.
    """

    tag: Tag
    words: str
    waits: bool = True

    @property
    def is_late(self) -> bool:
        """Whether it should have been done already."""
        return self.tag.tone == "late"


def tags(of: Standing[Revision]) -> list[Tag]:
    """What there is to say of a plan on a day, each in a word; of reviews, those that ask for a decision."""
    reviews = REVIEWS.values()
    return list(dict.fromkeys(x.tag for x in lines(of) if x.waits or x.tag not in reviews))


def lines(of: Standing[Revision]) -> list[Line]:
    """All there is to say of a plan on a day: its state, what is urgent, what is decided, what waits."""
    return [_state(of), *_urgent(of), *_decided(of), *_asked(of)]


def _state(of: Standing[Revision]) -> Line:
    if of.version is None or of.state is None:
        return Line(DRAFT, "Ingen version är fastställd ännu.", waits=False)
    label, taken = f"Version {of.version.label}", of.withdrawal
    day = f"från {taken.day}" if taken else ""
    words = {
        State.IN_FORCE: f"{label} gäller från {of.version.valid_from}.",
        State.UPCOMING: f"Ingen version gäller. {label} börjar gälla {of.version.valid_from}.",
        State.SUPERSEDED: f"{label} är ersatt.",
        State.EXPIRED: f"{label} gällde till och med {of.last_day}. Ingen version gäller.",
        State.REPEALED: f"Upphävd från {of.repeal.day if of.repeal else ''}. Ingen version gäller.",
        State.CALLED_OFF: f"{label} återkallades innan den började gälla. Ingen version gäller.",
        State.ANNULLED: f"{label} är upphävd av domstol {day}. Ingen version gäller.",
    }[of.state]
    return Line(tag(of.state), words, waits=False)


def _urgent(of: Standing[Revision]) -> Iterator[Line]:
    if of.is_lapsed:
        words = f"Dokumentet löpte ut {of.last_day} ({days(of.days_lapsed)} sedan) utan ny version."
        yield Line(LAPSED, words)
    if of.days_overdue:
        words = f"Revideringen är försenad sedan {of.review_by} ({days(of.days_overdue)})."
        yield Line(LATE, words)
    if of.is_expiring:
        left = _left(of.days_to_last)
        yield Line(
            EXPIRING,
            f"Gäller till och med {of.last_day} ({left}). Ingen version tar över dagen efter.",
        )
    if of.is_soon:
        yield Line(SOON, f"Ska revideras senast {of.review_by} ({_left(of.days_left)}).")


def _decided(of: Standing[Revision]) -> Iterator[Line]:
    if of.version and of.repeal and of.is_ending:
        words = f"Version {of.version.label} upphävs {of.repeal.day}"
        yield Line(ENDING, f"{words}, efter beslut av {of.repeal.repealed_by}.", waits=False)
    for each in of.coming:
        words = f"Version {each.label} är fastställd och börjar gälla {each.valid_from}."
        yield Line(COMING, words, waits=False)


def _asked(of: Standing[Revision]) -> Iterator[Line]:
    if of.current and of.review and (of.asked or of.review.outcome is Outcome.CURRENT):
        note = f" {of.review.note}" if of.review.note else ""
        words = f"Aktualitetsprövningen {of.review.day}: {of.review.outcome.words}.{note}"
        yield Line(REVIEWS[of.review.outcome], words, waits=of.asked is not None)
    if of.proposal:
        yield _proposed(of.proposal)
    for each in of.corrections:
        said = f"{each.correction.words} som väntar på att bekräftas, version {each.version.label}."
        yield Line(CORRECTING, f"{said} {each.correction.change}.")


def _proposed(proposal: Proposal) -> Line:
    when = f"{proposal.day}{_by(proposal.by)}"
    if proposal.is_returned:
        return Line(RETURNED, f"Förslaget lämnades tillbaka {when}: {proposal.note}")
    if breach := proposal.breach:
        day = f", {breach.day}" if breach.day else ""
        return Line(BROKEN, f"Förslaget från {when} är brutet. {breach.what}{day}{_by(breach.by)}.")
    if proposal.rewords:
        what = f"En redaktionell ändring av version {proposal.rewords} föreslogs"
        return Line(REWORDED, f"{what} {when}: {proposal.note}")
    return Line(SENT, f"Förslaget skickades för beslut {when}: {proposal.note}")


def _by(who: str) -> str:
    return f" av {who}" if who else ""


def _left(count: int) -> str:
    return f"om {days(count)}" if count else "i dag"


@dataclass(frozen=True, slots=True)
class Banner:
    """What stands above a version: what that one is, and where its plan stands (None for a draft)."""

    edition: Edition
    plan: Standing[Revision] | None = None

    @property
    def is_own(self) -> bool:
        """Whether this is the version that stands for its plan."""
        shown = self.plan and self.plan.version
        return shown is not None and shown.version == self.edition.version

    @property
    def valid(self) -> Revision | None:
        """The version that counts today when it is another one."""
        return None if self.plan is None or self.is_own else self.plan.current
