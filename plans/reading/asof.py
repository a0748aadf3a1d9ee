"""How a plan stood on a day gone by: the version that counted then, computed from dates as known today.

Beside it stands what the site showed that day, which may be something else: a date was corrected since, or a
decision entered late.

What was not known on that day is left out when it lay ahead (a version adopted since, a repeal to come).
What was recorded afterwards but counted already that day is part of the answer, and is said.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from document import rules
from document.corrections import Correction
from document.edition import Edition
from document.event_kinds import Trait
from document.events import Adopted, Repealed
from document.life import Life
from plans.models import Event, Revision
from plans.reading.entries import TrailEntry, entry
from plans.reading.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A plan on a day.

    `versions` are those that were known or have since proved to count that day, None when there were
    none. `revision` is the one in force and `edition` what it was, None when none was. `late` are the
    decisions behind the answer that were recorded after the day. `shown` is the version that the site showed
    as the valid one at the end of that day, `was_there` whether it showed the plan at all.
    """

    day: date
    versions: Versions | None
    revision: Revision | None
    edition: Edition | None
    late: tuple[TrailEntry, ...]
    shown: Revision | None = None
    was_there: bool = False

    @property
    def showed_otherwise(self) -> bool:
        """Whether the site showed another version that day than the one that counts for it."""
        return self.was_there and self.shown != self.revision


def as_of(every_version: Versions, day: date) -> AsOf:
    """How a plan stood on a day. At most two queries: its ledger, and the text of the version in force."""
    rows = Event.objects.whose(Trait.STANDS).filter(plan__slug=every_version.slug)
    rows = rows.select_related("revision__plan").defer("revision__content")
    events = list(rows.order_by("number"))
    begins = {each.pk: each.valid_from for each in every_version.revisions}
    known = [event for event in events if _recorded(event) <= day or _counted(event, day, begins)]
    versions = _versions(every_version.slug, known)
    if versions is None:
        return AsOf(day=day, versions=None, revision=None, edition=None, late=())
    then = _versions(every_version.slug, [each for each in events if _recorded(each) <= day])
    revision = versions.in_force(day)
    latest = max(versions.revisions, key=lambda each: (each.valid_from <= day, rules.order(each)))
    shown = then.in_force(day) if then else None
    about = {each.number for each in (latest, revision, shown) if each}
    late = [each for each in known if _recorded(each) > day and _concerns(each, about)]
    return AsOf(
        day=day,
        versions=versions,
        revision=revision,
        edition=versions.edition(revision, day) if revision else None,
        late=tuple(entry(event, on=day) for event in late),
        shown=shown,
        was_there=then is not None,
    )


def _versions(slug: str, events: list[Event]) -> Versions | None:
    """The versions that these events tell of, as they read then; None when they tell of none."""
    adopted = {
        event.revision.version: event.revision
        for event in events
        if isinstance(event.value, Adopted) and event.revision
    }
    newest_first = [adopted[each] for each in sorted(adopted, reverse=True)]
    life = Life.of(event.value for event in events)
    return Versions.of(slug, newest_first, life) if newest_first else None


def _recorded(event: Event) -> date:
    return timezone.localtime(event.recorded_at).date()


def _counted(event: Event, day: date, begins: dict[int, date]) -> bool:
    """Whether an event had taken effect by a day, whenever it was recorded. A correction always has."""
    if isinstance(event.value, Correction):
        return True
    if isinstance(event.value, Adopted) and event.revision:
        return begins[event.revision.pk] <= day
    return event.day is None or event.day <= day


def _concerns(event: Event, about: set[int]) -> bool:
    """Whether an event bears on a version of one of these numbers."""
    if event.revision is None:
        return False
    if isinstance(event.value, Repealed):
        return event.revision.number >= min(about)
    return event.revision.number in about
