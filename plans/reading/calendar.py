"""The days of the plans as an iCalendar feed: deadlines, coming starts and repeals.

What a calendar is given is made of the ledger and the day alone, so that the same day gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import icalendar
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from document import rules
from document.event_kinds import Trait
from document.rules import State
from plans.models import Event, Revision
from plans.reading.versions import Cover, Versions, all_versions, covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Something that happens to a version on a day.

    `uid` is the same as long as it is the same thing, so that a deadline that is moved moves in the
    reader's calendar. `path` is where to read on, `known_at` when it was last decided on.
    """

    uid: str
    day: date
    summary: str
    description: str
    path: str
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed as bytes, and when it last changed."""

    data: bytes
    changed_at: datetime


def feed(*, on: date, organisation: str, site: str) -> Feed:
    """The feed of a day: four queries, however many plans there are. `site` begins its addresses.

    What is in force can change at midnight with nothing decided, so it has never been the same for longer
    than the day.
    """
    calendar = icalendar.Calendar()
    name = f"Styrdokument, {organisation}"
    calendar.add("prodid", "-//Ljungby plan//Styrdokument//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # what Outlook and Google read
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    in_feed = occasions(on=on)
    for each in in_feed:
        calendar.add_component(_event(each, site))
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    return Feed(calendar.to_ical(), max([midnight, *(each.known_at for each in in_feed)]))


def occasions(*, on: date) -> list[Occasion]:
    """The deadlines of versions in force, the starts of coming ones, and repeals, by day."""
    plans = all_versions()
    known = covers([each for plan in plans for each in _shown(plan, on)])
    decided = Event.objects.whose(Trait.STANDS).values_list("plan")
    newest = dict(decided.annotate(Max("recorded_at")).order_by())
    unsorted = [
        occasion
        for plan in plans
        for version in _shown(plan, on)
        for occasion in _occasions(plan, version, known[version.pk], newest[version.plan_id], on)
    ]
    return sorted(unsorted, key=lambda each: (each.day, each.uid))


def _shown(plan: Versions, on: date) -> Iterator[Revision]:
    """The versions that count or will, those that were repealed, and the one that stands for the plan."""
    states, nearest = (State.IN_FORCE, State.UPCOMING, State.REPEALED), plan.nearest(on)
    for each in plan.revisions:
        never = rules.never_begins(each, plan.repeal(each)) and each != nearest
        if plan.state(each, on) in states and not never:
            yield each


def _occasions(
    plan: Versions, version: Revision, cover: Cover, known_at: datetime, on: date
) -> Iterator[Occasion]:
    state, title = plan.state(version, on), cover.title
    decision = plan.decision(version)
    decided = plan.labelled(str(version.number)) or version  # the one an editorial revision is of
    shown = reverse("plans:revision-show", args=[plan.slug, version.label])
    home = reverse("plans:plan-show", args=[plan.slug])
    if state is State.IN_FORCE:
        deadline = plan.deadline(version, on)
        late = deadline < on
        yield Occasion(
            uid=f"revideras-{decided.digest[:32]}",
            day=deadline,
            summary=f"{'Försenad revidering' if late else 'Revideras senast'}: {title}",
            description=f"Version {version.label} {'skulle ha reviderats' if late else 'ska revideras'} "
            f"senast {deadline}. Den gäller tills den ersätts eller upphävs.",
            path=home,
            known_at=known_at,
        )
    if state is State.UPCOMING:
        yield Occasion(
            uid=f"borjar-{decided.digest[:32]}",
            day=version.valid_from,
            summary=f"Börjar gälla: {title}, version {version.label}",
            description=f"Version {version.label} är fastställd av {decision.adopted_by} och gäller "
            f"från {version.valid_from}.",
            path=shown,
            known_at=known_at,
        )
    if repeal := plan.repeal(version):
        yield Occasion(
            uid=f"upphavs-{decided.digest[:32]}",
            day=repeal.day,
            summary=f"Upphävs: {title}",
            description=f"Dokumentet är upphävt av {repeal.repealed_by} och gäller inte från och med "
            f"{repeal.day}.",
            path=home,
            known_at=known_at,
        )


def _event(occasion: Occasion, site: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.known_at)
    event.add("dtstart", occasion.day)
    event.add("summary", occasion.summary)
    event.add("description", occasion.description)
    event.add("url", site + occasion.path)
    event.add("transp", "TRANSPARENT")  # the day is not taken
    return event
