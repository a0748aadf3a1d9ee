"""Reminders of a plan's deadline and its last day: at most one mail a day and address, each step once.

The ledger is the memory. A step is recorded in it in the transaction that puts the letter about it in the
outbox, so that none is written again, and none is held to be written that was not.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from document.ahead import Ending
from document.events import Reminded
from document.standing import Standing
from document.swedish import counted, listed
from plans import ledger
from plans.mailing import steps
from plans.mailing.directory import Directory
from plans.mailing.letter import Letter, LetterItem, Link
from plans.mailing.reminder import LastDayReminder, Reminder
from plans.models import Event, Revision
from plans.models.working_copy import lock
from plans.plug_place import PlugPlace
from plans.reading.versions import all_versions, covers

#: Functions that give the steps which are due on a day for what other apps remind of, with a fixed number of
#: queries. They look up in the directory whom to tell, and in the ledger which steps have been taken.
REMINDERS: PlugPlace[Callable[[Directory, date], Iterable[Reminder]]] = PlugPlace()


@dataclass(frozen=True, slots=True)
class Due:
    """The reminders of a day.

    `waiting` wait until tomorrow, since somebody concerned has had the day's mail. `unreachable` concern
    nobody with an address. `heads` is how many events each plan had when they were worked out.
    """

    ready: list[Reminder] = field(default_factory=list)
    waiting: list[Reminder] = field(default_factory=list)
    unreachable: list[Reminder] = field(default_factory=list)
    heads: dict[int, int] = field(default_factory=dict)


def due(*, on: date) -> Due:
    """What there is to remind of on a day. The most urgent is first."""
    reminders = Due(heads=_heads())
    directory = Directory.load()
    had_mail = {
        address
        for event in Event.objects.of(Reminded).filter(day=on)
        for name in _reminded(event).to
        for address in directory.addresses(name)
    }
    steps = (each for find in (_steps, *REMINDERS) for each in find(directory, on))
    for reminder in sorted(steps, key=_urgency):
        if not reminder.to.addresses:
            reminders.unreachable.append(reminder)
        elif reminder.to.addresses & had_mail:
            reminders.waiting.append(reminder)
        else:
            reminders.ready.append(reminder)
    return reminders


def write(due: Due) -> list[Reminder]:
    """Write one letter to each address, about all that concerns it, and record what each was about."""
    written: set[Reminder] = set()
    for address in sorted({each for reminder in due.ready for each in reminder.to.addresses}):
        mine = [each for each in due.ready if address in each.to.addresses]
        written |= _write(address, mine, due.heads, written)
    return [each for each in due.ready if each in written]


def _write(
    address: str, mine: list[Reminder], heads: dict[int, int], written: set[Reminder]
) -> set[Reminder]:
    """Write to an address, and record the steps that are not among `written`; what the letter is about.

    If anything has happened to the plans meanwhile, a review or another run, the letter may be wrong: it
    is left to the next run.
    """
    plans = {each.plan for each in mine}
    with transaction.atomic():
        lock(plans)
        if any(count != heads[plan] for plan, count in _heads(plans).items()):
            return set()
        letter(mine).write([address])
        for each in mine:
            if each not in written:
                event = ledger.record(
                    each.event, plan=each.revision.plan, revision=each.revision, by=None
                )
                heads[each.plan] = event.number
    return set(mine)


def letter(reminders: list[Reminder]) -> Letter:
    """The letter about these reminders, one or many."""
    if len(reminders) == 1:
        subject = reminders[0].subject
        intro = "Ni ansvarar för ett styrdokument som behöver ses över."
    else:
        subject = f"{len(reminders)} styrdokument behöver ses över"
        late = Counter(each.late_as for each in reminders if each.is_late)
        subject += f", varav {listed([counted(late[noun], noun) for noun in late])}" if late else ""
        intro = "Ni ansvarar för styrdokumenten här nedanför. Det mest brådskande står först."
    return Letter(
        subject=subject,
        paragraphs=(intro,),
        items=tuple(
            LetterItem(
                link=Link(each.title, reverse("plans:plan-show", args=[each.revision.plan.slug])),
                text=" ".join(filter(None, [each.words, each.decided])),
                is_late=each.is_late,
            )
            for each in reminders
        ),
        ending=" ".join(dict.fromkeys(each.ending for each in reminders)),
        why="Ni får mejlet för att adressen hör till den som ansvarar för dokumentet, eller för att ni "
        "samordnar styrdokument. Det kommer högst ett sådant mejl om dagen.",
    )


def _urgency(reminder: Reminder) -> tuple[bool, date, str]:
    """What no longer counts comes first, and then what has waited the longest."""
    is_lapsed = isinstance(reminder, LastDayReminder) and reminder.is_late
    return not is_lapsed, reminder.deadline, reminder.title


def _steps(directory: Directory, on: date) -> Iterator[Reminder]:
    """The steps that are due for the versions in force, and for plans that have lapsed."""
    stand = [
        (version, standing)
        for plan in all_versions()
        if (version := (standing := plan.standing(on)).version)
        and (standing.current or standing.is_lapsed)
    ]
    known = covers([version for version, _ in stand])
    taken: dict[tuple[type[Reminded], int, date], list[int]] = {}
    for event in Event.objects.of(Reminded):
        reminded = _reminded(event)
        about = type(reminded), event.plan_id, reminded.deadline
        taken.setdefault(about, []).append(reminded.step)
    for version, standing in stand:
        cover = known[version.pk]
        for kind, day in _days(standing):
            done = taken.get((kind.recorded, version.plan_id, day), ())
            step = steps.due(day + kind.counted_after, taken=done, on=on)
            if step is not None:
                yield kind(
                    revision=version,
                    title=cover.title,
                    deadline=day,
                    step=step,
                    on=on,
                    to=directory.receiver(cover.responsible_department),
                    decided=_decided(standing),
                )


def _days(standing: Standing[Revision]) -> Iterator[tuple[type[Reminder], date]]:
    """The days to remind of. A last day is, unless something else is decided to end the version by then."""
    if standing.current and standing.review_by:
        yield Reminder, standing.review_by
    ends = standing.end is not None and standing.end.by is Ending.LAST_DAY
    if standing.last_day and (ends or standing.is_lapsed):
        yield LastDayReminder, standing.last_day


def _decided(standing: Standing[Revision]) -> str:
    """What is decided about the version in force but has not happened yet."""
    coming, repeal = next(iter(standing.coming), None), standing.repeal
    if coming and not (repeal and repeal.day < coming.valid_from):
        return f"Version {coming.label} är fastställd och gäller från {coming.valid_from}."
    if repeal:
        return f"Det är beslutat att dokumentet upphävs {repeal.day}."
    return ""


def _heads(plans: set[int] | None = None) -> dict[int, int]:
    """How many events each plan has."""
    events = Event.objects.all() if plans is None else Event.objects.filter(plan__in=plans)
    return dict(events.values_list("plan").annotate(Max("number")).order_by())


def _reminded(event: Event) -> Reminded:
    happening = event.value
    if not isinstance(happening, Reminded):
        raise TypeError(f"{event} is no reminder")
    return happening
