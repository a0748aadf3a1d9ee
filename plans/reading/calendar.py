"""The days of the plans as an iCalendar feed: deadlines, last days, coming starts and repeals.

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
from document.ahead import Ending, end
from document.event_kinds import Trait
from document.rules import State
from document.standing import Standing
from plans.models import Event, Revision
from plans.reading.versions import Versions, all_versions, covers


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
    return Feed(calendar.to_ical(), max([_midnight(on), *(each.known_at for each in in_feed)]))


def occasions(*, on: date) -> list[Occasion]:
    """The deadlines and last days of what is in force, the starts of coming versions, and repeals, by day.

    What is late, or has lapsed, stands on the day itself, where a subscriber sees it.
    """
    plans = all_versions()
    known = covers([each for plan in plans for each in _shown(plan, on)])
    decided = Event.objects.whose(Trait.STANDS).values_list("plan")
    newest = dict(decided.annotate(Max("recorded_at")).order_by())
    unsorted = [
        occasion
        for plan in plans
        for version in _shown(plan, on)
        for occasion in _occasions(
            _Place(
                plan=plan,
                version=version,
                title=known[version.pk].title,
                known_at=newest[version.plan_id],
                on=on,
            )
        )
    ]
    return sorted(unsorted, key=lambda each: (each.day, each.uid))


def _shown(plan: Versions, on: date) -> Iterator[Revision]:
    """The versions that count or will, those that were repealed, and the one that stands for the plan."""
    states, standing = (State.IN_FORCE, State.UPCOMING, State.REPEALED), plan.standing(on)
    for each in plan.revisions:
        stands = each == standing.version
        never = rules.never_begins(each, plan.repeal(each)) and not stands
        if (plan.state(each, on) in states and not never) or (stands and standing.is_lapsed):
            yield each


def _occasions(at: "_Place") -> Iterator[Occasion]:
    plan, version, on = at.plan, at.version, at.on
    standing = plan.standing(on)
    state, name = plan.state(version, on), f"Version {version.label}"
    if state is State.IN_FORCE:
        yield _deadline(at, plan.deadline(version, on))
    if version == standing.version:
        yield from _last_day(at, standing)
    if state is State.UPCOMING:
        yield at.occasion(
            "borjar",
            version.valid_from,
            f"Börjar gälla: {at.title}, version {version.label}",
            f"{name} är fastställd av {plan.decision(version).adopted_by} och gäller från "
            f"{version.valid_from}.",
            path=reverse("plans:revision-show", args=[plan.slug, version.label]),
        )
    if repeal := plan.repeal(version):
        yield at.occasion(
            "upphavs",
            repeal.day,
            f"Upphävs: {at.title}",
            f"Dokumentet är upphävt av {repeal.repealed_by} och gäller inte från och med {repeal.day}.",
        )


def _deadline(at: "_Place", deadline: date) -> Occasion:
    on, late = at.on, deadline < at.on
    return at.occasion(
        "revideras",
        on if late else deadline,
        f"{'Försenad revidering' if late else 'Revideras senast'}: {at.title}",
        f"Version {at.version.label} {'skulle ha reviderats' if late else 'ska revideras'} "
        f"senast {deadline}. {_until(at.plan, at.version, on)}",
    )


def _last_day(at: "_Place", standing: Standing[Revision]) -> Iterator[Occasion]:
    """The last day of a version that nothing takes over from then, or that it has passed."""
    last, name = standing.last_day, f"Version {at.version.label}"
    ends = standing.end is not None and standing.end.by is Ending.LAST_DAY
    if last and standing.is_lapsed:
        summary, said = (
            "Gäller inte längre",
            f"{name} gällde till och med {last}. Ingen version gäller nu.",
        )
        yield at.occasion("upphor", standing.on, f"{summary}: {at.title}", said)
    elif last and ends:
        said = f"{name} gäller till och med {last}. Ingen version tar över dagen efter."
        yield at.occasion("upphor", last, f"Sista dagen: {at.title}", said)


def _until(plan: Versions, version: Revision, on: date) -> str:
    """Until when a version in force counts, in a sentence."""
    ends = end(version, plan.revisions, plan.life, on=on)
    taking_over = plan.taking_over(version, on)
    if ends is None:
        return "Den gäller tills den ersätts eller upphävs."
    if ends.by is Ending.SUCCESSOR and taking_over:
        return f"Den gäller tills version {taking_over.label} tar över {ends.day}."
    if ends.by is Ending.REPEAL:
        return f"Den är upphävd från {ends.day}."
    return f"Den gäller till och med {version.valid_until}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A version of a plan in the calendar of the day `on`."""

    plan: Versions
    version: Revision
    title: str
    known_at: datetime
    on: date

    def occasion(
        self, what: str, day: date, summary: str, description: str, path: str = ""
    ) -> Occasion:
        """Something that happens to it. What stands on the day itself may have moved there at midnight."""
        decided = self.plan.labelled(str(self.version.number)) or self.version
        return Occasion(
            uid=f"{what}-{decided.digest[:32]}",  # of the version that an editorial revision is of
            day=day,
            summary=summary,
            description=description,
            path=path or reverse("plans:plan-show", args=[self.plan.slug]),
            known_at=max(self.known_at, _midnight(day)) if day == self.on else self.known_at,
        )


def _midnight(day: date) -> datetime:
    """The beginning of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _event(occasion: Occasion, site: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.known_at)
    event.add("dtstart", occasion.day)
    event.add(
        "dtend", occasion.day + timedelta(days=1)
    )  # the day after the last one, as for any whole day
    event.add("summary", occasion.summary)
    event.add("description", occasion.description)
    event.add("url", site + occasion.path)
    event.add("transp", "TRANSPARENT")  # the day is not taken
    return event
