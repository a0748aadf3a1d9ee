"""How a plan stood on a day gone by: the version that counted then, computed from dates as known today.

What was not known on that day is left out when it lay ahead (a version adopted since, a repeal to come).
What was recorded afterwards but counted already that day is part of the answer, and is said.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from document import rules
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
    decisions behind the answer that were recorded after the day.
    """

    day: date
    versions: Versions | None
    revision: Revision | None
    edition: Edition | None
    late: tuple[TrailEntry, ...]


def as_of(every_version: Versions, day: date) -> AsOf:
    """How a plan stood on a day. At most two queries: its ledger, and the text of the version in force."""
    rows = Event.objects.whose(Trait.STANDS).filter(plan__slug=every_version.slug)
    rows = rows.select_related("revision__plan").defer("revision__content")
    events = list(rows.order_by("number"))
    known = [event for event in events if _recorded(event) <= day or _counted(event, day)]
    adopted = {event.revision_id for event in known if isinstance(event.value, Adopted)}
    revisions = tuple(each for each in every_version.revisions if each.pk in adopted)
    if not revisions:
        return AsOf(day=day, versions=None, revision=None, edition=None, late=())
    versions = Versions(every_version.slug, revisions, Life.of(event.value for event in known))
    revision = versions.in_force(day)
    latest = max(revisions, key=lambda each: (each.valid_from <= day, rules.order(each)))
    about = {each.number for each in (latest, revision) if each}
    late = [each for each in known if _recorded(each) > day and _concerns(each, about)]
    return AsOf(
        day=day,
        versions=versions,
        revision=revision,
        edition=versions.edition(revision, day) if revision else None,
        late=tuple(entry(event, on=day) for event in late),
    )


def _recorded(event: Event) -> date:
    return timezone.localtime(event.recorded_at).date()


def _counted(event: Event, day: date) -> bool:
    """Whether an event had taken effect by a day, whenever it was recorded. A correction always has."""
    if isinstance(event.value, Adopted) and event.revision:
        return event.revision.valid_from <= day
    return event.day is None or event.day <= day


def _concerns(event: Event, about: set[int]) -> bool:
    """Whether an event bears on a version of one of these numbers."""
    if event.revision is None:
        return False
    if isinstance(event.value, Repealed):
        return event.revision.number >= min(about)
    return event.revision.number in about
