"""Reminders of the deadline for revising a plan: at most one mail a day and address, each step once.

The ledger is the memory. A step is recorded in it in the transaction that puts the letter about it in the
outbox, so that none is written again, and none is held to be written that was not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from document.events import Reminded
from document.swedish import NBSP, Noun, counted, thousands
from plans import ledger
from plans.mailing import steps
from plans.mailing.directory import Directory, Receiver
from plans.mailing.letter import Letter, LetterItem, Link
from plans.models import Event, Revision
from plans.models.working_copy import lock
from plans.plug_place import PlugPlace
from plans.reading.versions import Versions, all_versions, covers

_LATE = Noun("försenat", "försenade", neuter=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A step to take on the day `on`: which version, by when it must be revised, and whom to tell.

    `decided` is a sentence on what is decided but has not happened yet; mostly empty. A reminder of something
    else is a subclass with other words, and an `event` of its own kind.
    """

    #: What a letter about it ends with.
    ending: ClassVar[str] = (
        "Ett dokument med försenad revidering gäller ändå. Påminnelserna slutar när en "
        "aktualitetsprövning visar att dokumentet håller, när en ny version gäller eller när dokumentet "
        "är upphävt."
    )

    revision: Revision
    title: str
    deadline: date
    step: int
    on: date
    to: Receiver
    decided: str = ""

    @property
    def plan(self) -> int:
        """The plan's primary key."""
        return self.revision.plan_id

    @property
    def is_late(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline < self.on

    @property
    def subject(self) -> str:
        """What a letter about it alone is called."""
        return f"{'Försenad revidering' if self.is_late else 'Dags att revidera'}: {self.title}"

    @property
    def words(self) -> str:
        """How late the revision is, or how long there is left."""
        left = (self.deadline - self.on).days
        if left < 0:
            return f"Försenad {_days(-left)}: skulle ha reviderats senast {self.deadline}."
        when = f"om {_days(left)}" if left else "i dag"
        return f"Ska revideras senast {self.deadline}, {when}."

    @property
    def event(self) -> Reminded:
        """What is recorded together with the letter."""
        return Reminded(
            number=self.revision.number,
            minor=self.revision.minor,
            deadline=self.deadline,
            step=self.step,
            day=self.on,
            to=self.to.names,
        )


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
    for reminder in sorted(steps, key=lambda each: (each.deadline, each.title)):
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
    late = sum(each.is_late for each in reminders)
    if len(reminders) == 1:
        subject = reminders[0].subject
        intro = "Ni ansvarar för ett styrdokument som behöver ses över."
    else:
        subject = f"{len(reminders)} styrdokument behöver ses över"
        subject += f", varav {counted(late, _LATE)}" if late else ""
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


def _steps(directory: Directory, on: date) -> Iterator[Reminder]:
    """The steps that are due for the versions in force."""
    current = [(plan, version) for plan in all_versions() if (version := plan.in_force(on))]
    known = covers([version for _, version in current])
    taken: dict[tuple[int, date], list[int]] = {}
    for event in Event.objects.of(Reminded):
        reminded = _reminded(event)
        if type(reminded) is Reminded:
            taken.setdefault((event.plan_id, reminded.deadline), []).append(reminded.step)
    for plan, version in current:
        deadline, cover = plan.deadline(version, on), known[version.pk]
        step = steps.due(deadline, taken=taken.get((version.plan_id, deadline), ()), on=on)
        if step is not None:
            yield Reminder(
                revision=version,
                title=cover.title,
                deadline=deadline,
                step=step,
                on=on,
                to=directory.receiver(cover.responsible_department),
                decided=_decided(plan, version, on),
            )


def _decided(plan: Versions, version: Revision, on: date) -> str:
    """What is decided about the version in force but has not happened yet."""
    coming, repeal = plan.coming(on), plan.repeal(version)
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


def _days(count: int) -> str:
    return f"{thousands(count)}{NBSP}{'dag' if count == 1 else 'dagar'}"
