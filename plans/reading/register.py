"""The register: every steering document that has been adopted, and what needs attention."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from document.rules import State
from document.standing import Standing
from document.text import swedish_order
from plans.models import Revision
from plans.reading.kinds import KINDS, OTHER, RegisterKind, kind
from plans.reading.standing import Tag, tags
from plans.reading.versions import Cover, all_versions, covers

#: So many of each sort stand on the timeline; the rest are folded, or linked to when they are many.
ON_TIMELINE = 4
FOLDED = 20

_ORDER = {kind: place for place, kind in enumerate((*KINDS.values(), OTHER))}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """A version as a line of the register or a stop on the timeline, and where its plan stands.

    It is the one that stands for the plan, or one of those to come.
    """

    slug: str
    revision: Revision
    cover: Cover
    standing: Standing[Revision]

    @property
    def state(self) -> State | None:
        """What the version is."""
        is_coming = self.revision in self.standing.coming
        return State.UPCOMING if is_coming else self.standing.state

    @property
    def url(self) -> str:
        """The address of the version, or of the plan while it is the one in force."""
        if self.state is State.IN_FORCE:
            return reverse("plans:plan-show", args=[self.slug])
        return reverse("plans:revision-show", args=[self.slug, self.revision.label])

    @property
    def days_to_start(self) -> int:
        """Days until it begins to count."""
        return (self.revision.valid_from - self.standing.on).days

    @property
    def tags(self) -> list[Tag]:
        """The state of the plan, and what there is to say of it."""
        return tags(self.standing)

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
    """Adopted documents on a day, in order, and those of them that stand on the timeline.

    What must be seen to: `lapsed` have no version any more, `late` and `expiring` and `soon` count. What is
    decided: `coming` does not count yet, `ending` is repealed from a day ahead.
    """

    on: date
    entries: tuple[RegisterEntry, ...]
    lapsed: Stop
    late: Stop
    expiring: Stop
    soon: Stop
    coming: Stop
    ending: Stop

    @property
    def in_force(self) -> int:
        """How many documents count today."""
        return sum(entry.state is State.IN_FORCE for entry in self.entries)

    @property
    def needs_attention(self) -> bool:
        """Whether any document must be seen to."""
        return any(entry.standing.needs_attention for entry in self.entries)

    @property
    def is_decided_ahead(self) -> bool:
        """Whether it is decided that something begins or ends."""
        return bool(self.coming.entries or self.ending.entries)

    def kept(self, keeps: Callable[[RegisterEntry], bool]) -> "Register":
        """The register of those that are kept."""
        stops = ("lapsed", "late", "expiring", "soon", "coming", "ending")
        return replace(
            self,
            entries=tuple(filter(keeps, self.entries)),
            **{name: getattr(self, name).kept(keeps) for name in stops},
        )


def register(*, on: date) -> Register:
    """The register of a day: three queries, however many documents there are."""
    stands = [(plan.slug, plan.standing(on)) for plan in all_versions()]
    known = covers([each for _, found in stands for each in _shown(found)])
    all_entries = [
        RegisterEntry(slug=slug, revision=each, cover=known[each.pk], standing=found)
        for slug, found in stands
        for each in _shown(found)
    ]
    entries = [each for each in all_entries if each.revision == each.standing.version]

    def stop(holds: Callable[[Standing[Revision]], object], day: _Day) -> Stop:
        return _stop([each for each in entries if holds(each.standing)], day)

    return Register(
        on=on,
        entries=tuple(sorted(entries, key=lambda entry: entry.order)),
        lapsed=stop(lambda found: found.is_lapsed, lambda each: each.standing.last_day),
        late=stop(lambda found: found.days_overdue, lambda each: each.standing.review_by),
        expiring=stop(lambda found: found.is_expiring, lambda each: each.standing.last_day),
        soon=stop(lambda found: found.is_soon, lambda each: each.standing.review_by),
        coming=_stop(
            [each for each in all_entries if each.state is State.UPCOMING],
            lambda each: each.revision.valid_from,
        ),
        ending=stop(
            lambda found: found.is_ending,
            lambda each: each.standing.repeal.day if each.standing.repeal else None,
        ),
    )


#: The day by which entries of a sort stand in order.
type _Day = Callable[[RegisterEntry], date | None]


def _shown(found: Standing[Revision]) -> list[Revision]:
    """The version that stands for a plan, and those to come."""
    return [*([found.version] if found.version else []), *found.coming]


def _stop(entries: list[RegisterEntry], day: _Day) -> Stop:
    """Entries by a date of theirs, the earliest first."""
    dated = sorted(entries, key=lambda entry: (day(entry) or date.max, entry.order))
    return Stop(tuple(dated))
