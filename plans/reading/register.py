"""The register: every steering document that has been adopted, and what needs attention."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from document import rules
from document.events import Repealed
from document.rules import State
from document.text import swedish_order
from plans.models import Revision
from plans.reading.kinds import KINDS, OTHER, RegisterKind, kind
from plans.reading.standing import LATE, SOON, Tag, is_soon, tag
from plans.reading.versions import Cover, Versions, all_versions, covers

#: So many of each sort stand on the timeline; the rest are folded, or linked to when they are many.
ON_TIMELINE = 4
FOLDED = 20

_ORDER = {kind: place for place, kind in enumerate((*KINDS.values(), OTHER))}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """A version as a line of the register or a stop on the timeline, on the day `on`.

    `coming` is the plan's next version, when the entry itself is not that one, and `repeal` the decision
    that ends the version, also while its day is still to come.
    """

    slug: str
    revision: Revision
    cover: Cover
    state: State
    review_by: date
    on: date
    coming: Revision | None = None
    repeal: Repealed | None = None

    @property
    def url(self) -> str:
        """The address of the version, or of the plan while it is the one in force."""
        if self.state is State.IN_FORCE:
            return reverse("plans:plan-show", args=[self.slug])
        return reverse("plans:revision-show", args=[self.slug, self.revision.label])

    @property
    def days_overdue(self) -> int:
        """Days past the deadline, while in force."""
        if self.state is not State.IN_FORCE:
            return 0
        return rules.days_overdue(self.review_by, on=self.on)

    @property
    def is_soon(self) -> bool:
        """Whether it must be revised soon."""
        return is_soon(self.state, self.review_by, on=self.on)

    @property
    def days_left(self) -> int:
        """Days to the deadline."""
        return rules.days_left(self.review_by, on=self.on)

    @property
    def days_to_start(self) -> int:
        """Days until it begins to count."""
        return (self.revision.valid_from - self.on).days

    @property
    def tags(self) -> list[Tag]:
        """The state, and what is urgent about it."""
        urgent = [LATE] if self.days_overdue else [SOON] if self.is_soon else []
        return [tag(self.state), *urgent]

    @property
    def kind(self) -> RegisterKind:
        """The kind of document it is."""
        return kind(self.cover.kind)

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands in the register: by kind, then in alphabetical order."""
        return _ORDER[self.kind], swedish_order(self.cover.title)


@dataclass(frozen=True, slots=True)
class Stop:
    """One sort of entries on the timeline: the first ones, and those that are folded."""

    entries: tuple[RegisterEntry, ...]

    @property
    def shown(self) -> tuple[RegisterEntry, ...]:
        """The first ones. A fold of a single entry would save nothing."""
        return self.entries if len(self.entries) <= ON_TIMELINE + 1 else self.entries[:ON_TIMELINE]

    @property
    def folded(self) -> tuple[RegisterEntry, ...]:
        """The rest."""
        return self.entries[len(self.shown) :]

    @property
    def is_long(self) -> bool:
        """Whether the rest are too many to fold."""
        return len(self.folded) > FOLDED

    def kept(self, keeps: Callable[[RegisterEntry], bool]) -> "Stop":
        """Those that are kept."""
        return Stop(tuple(filter(keeps, self.entries)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Adopted documents on a day, in order. `late` and `soon` count, `coming` does not yet."""

    on: date
    entries: tuple[RegisterEntry, ...]
    late: Stop
    soon: Stop
    coming: Stop

    @property
    def in_force(self) -> int:
        """How many documents count today."""
        return sum(entry.state is State.IN_FORCE for entry in self.entries)

    @property
    def needs_attention(self) -> bool:
        """Whether anything stands on the timeline."""
        return any(stop.entries for stop in (self.late, self.soon, self.coming))

    def kept(self, keeps: Callable[[RegisterEntry], bool]) -> "Register":
        """The register of those that are kept."""
        return replace(
            self,
            entries=tuple(filter(keeps, self.entries)),
            late=self.late.kept(keeps),
            soon=self.soon.kept(keeps),
            coming=self.coming.kept(keeps),
        )


def register(*, on: date) -> Register:
    """The register of a day: three queries, however many documents there are."""
    plans = all_versions()
    wanted = [each.nearest(on) for each in plans]
    upcoming = [each for plan in plans for each in _upcoming(plan, on)]
    known = covers([*wanted, *upcoming])
    entries = [_entry(plan, plan.nearest(on), known, on) for plan in plans]
    coming = [_entry(plan, each, known, on) for plan in plans for each in _upcoming(plan, on)]
    return Register(
        on=on,
        entries=tuple(sorted(entries, key=lambda entry: entry.order)),
        late=_stop([each for each in entries if each.days_overdue], lambda each: each.review_by),
        soon=_stop([each for each in entries if each.is_soon], lambda each: each.review_by),
        coming=_stop(coming, lambda each: each.revision.valid_from),
    )


def _upcoming(plan: Versions, on: date) -> Iterator[Revision]:
    return iter(plan.upcoming(on))


def _entry(plan: Versions, revision: Revision, known: dict[int, Cover], on: date) -> RegisterEntry:
    coming = plan.coming(on)
    return RegisterEntry(
        slug=plan.slug,
        revision=revision,
        cover=known[revision.pk],
        state=plan.state(revision, on),
        review_by=plan.deadline(revision, on),
        on=on,
        coming=None if coming == revision else coming,
        repeal=plan.repeal(revision),
    )


def _stop(entries: list[RegisterEntry], day: Callable[[RegisterEntry], date]) -> Stop:
    """Entries by a date of theirs, the earliest first."""
    dated = sorted(entries, key=lambda entry: (day(entry), entry.order))
    return Stop(tuple(dated))
