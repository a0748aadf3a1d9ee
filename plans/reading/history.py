"""The history of a plan: its versions, the newest first, each with what was decided and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.paginator import Page, Paginator
from django.urls import reverse

from document.approval import Approval
from document.corrections import Correction
from document.decision import Decision
from document.edition import shortened
from document.events import Repealed, Reviewed, Withdrawn
from document.rules import State
from plans.models import Revision
from plans.reading.differences import Difference, differences
from plans.reading.kinds import RegisterKind, kind
from plans.reading.pagination import Pages, pages
from plans.reading.standing import Tag, tag
from plans.reading.versions import Versions, covers

#: So many versions stand on a page, and at most so many are compared for it.
PER_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVersion:
    """A version in the list, with the number of the one before it and the one that takes over or has done so.

    `brought_in` is the day on which it was read in, when it had been decided on elsewhere by then.
    `decision` is its decision with the corrections of the record and the deadline that a review has moved,
    `difference` what it changed; None for the first one. `repeal` is the decision that ends it, `withdrawal`
    the one that calls it off or annuls it, `approval` who stands behind an editorial revision, and `reviews`
    and `corrections` are those that were made of it.
    """

    revision: Revision
    decision: Decision
    state: State
    before: str
    difference: Difference | None
    replaced_by: Revision | None
    repeal: Repealed | None
    withdrawal: Withdrawn | None
    approval: Approval | None
    brought_in: date | None
    reviews: tuple[Reviewed, ...]
    corrections: tuple[Correction, ...]

    @property
    def is_replaced(self) -> bool:
        """Whether another has taken over by now, not only is to."""
        return self.state is State.SUPERSEDED

    @property
    def takes_over(self) -> bool:
        """Whether it is to take over from the one before it."""
        return self.state is State.UPCOMING and bool(self.before)

    @property
    def tag(self) -> Tag:
        """What it is, as a colour, an icon and a word."""
        return tag(self.state)

    @property
    def digest(self) -> str:
        """The first characters of the digest, in groups of four as on printed copies."""
        return shortened(self.revision.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHistory:
    """A page of a plan's versions. The title is that of the version that stands for it today.

    `options` are all of its versions, to choose two among.
    """

    slug: str
    title: str
    kind: RegisterKind
    versions: tuple[ListedVersion, ...]
    page: Page[Revision]
    options: tuple[tuple[Revision, Tag], ...]

    @property
    def pages(self) -> Pages | None:
        """The way to the other pages of versions."""
        first = reverse("plans:revision-list", args=[self.slug])
        return pages(self.page, lambda number: first if number == 1 else f"{first}?sida={number}")


def history(versions: Versions, *, on: date, page: str = "") -> VersionHistory:
    """The history of a plan as it is on a day, `PER_PAGE` versions on a page.

    At most two queries: for the title, and for the texts of versions that have not been compared yet.
    A page that does not exist is the nearest one that does.
    """
    nearest = versions.nearest(on)
    cover = covers([nearest])[nearest.pk]
    shown = Paginator(versions.revisions, PER_PAGE).get_page(page)
    pairs = [(before, each) for each in shown if (before := versions.before(each))]
    changed = differences(versions, pairs, on=on)
    return VersionHistory(
        slug=versions.slug,
        title=cover.title,
        kind=kind(cover.kind),
        versions=tuple(_version(versions, each, changed.get(each.pk), on) for each in shown),
        page=shown,
        options=tagged(versions, versions.revisions, on=on),
    )


def tagged(
    versions: Versions, revisions: Iterable[Revision], *, on: date
) -> tuple[tuple[Revision, Tag], ...]:
    """Versions of a plan, each with what it is on a day."""
    return tuple((each, tag(versions.state(each, on))) for each in revisions)


def _version(
    versions: Versions, revision: Revision, difference: Difference | None, on: date
) -> ListedVersion:
    before = versions.before(revision)
    state, later = versions.state(revision, on), versions.taking_over(revision, on)
    replaced_by = later if state in (State.IN_FORCE, State.UPCOMING, State.SUPERSEDED) else None
    return ListedVersion(
        revision=revision,
        decision=replace(versions.decision(revision), review_by=versions.deadline(revision, on)),
        state=state,
        before=before.label if before else "",
        difference=difference,
        replaced_by=replaced_by,
        approval=versions.life.approval(revision.version),
        brought_in=versions.brought_in(revision),
        reviews=versions.life.reviews_of(revision.version, on=on),
        corrections=versions.life.corrections_of(revision.version),
        repeal=None if state is State.SUPERSEDED else versions.repeal(revision),
        withdrawal=versions.withdrawal(revision),
    )
