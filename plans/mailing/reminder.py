"""What is reminded of, in words: the deadline for revising a version, and the last day on which it counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from document.events import Reminded, RemindedOfLastDay
from document.swedish import Noun, days
from plans.mailing.directory import Receiver
from plans.models import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A step to take on the day `on`: which version, by when it must be revised, and whom to tell.

    `decided` is a sentence on what is decided but has not happened yet; mostly empty. A reminder of something
    else is a subclass with other words, and an `event` of its own kind.
    """

    #: What is recorded of it.
    recorded: ClassVar[type[Reminded]] = Reminded
    #: From so long after the deadline its steps are counted.
    counted_after: ClassVar[timedelta] = timedelta(0)
    #: What a document is called whose day has passed.
    late_as: ClassVar[Noun] = Noun("försenat", "försenade", neuter=True)
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
            return f"Försenad {days(-left)}: skulle ha reviderats senast {self.deadline}."
        when = f"om {days(left)}" if left else "i dag"
        return f"Ska revideras senast {self.deadline}, {when}."

    @property
    def event(self) -> Reminded:
        """What is recorded together with the letter."""
        return self.recorded(
            number=self.revision.number,
            minor=self.revision.minor,
            deadline=self.deadline,
            step=self.step,
            day=self.on,
            to=self.to.names,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDayReminder(Reminder):
    """That a version counts to its last day, `deadline`, or has done so, and nothing takes over."""

    recorded: ClassVar[type[Reminded]] = RemindedOfLastDay
    counted_after: ClassVar[timedelta] = timedelta(days=1)  # the first day on which nothing counts
    late_as: ClassVar[Noun] = Noun("upphört", "upphörda", neuter=True)
    ending: ClassVar[str] = (
        "Ett dokument gäller inte efter sin sista dag. Påminnelserna slutar när en ny version är fastställd "
        "eller när dokumentet är upphävt."
    )

    @property
    def subject(self) -> str:
        """What a letter about it alone is called."""
        return f"{'Gäller inte längre' if self.is_late else 'Slutar snart gälla'}: {self.title}"

    @property
    def words(self) -> str:
        """For how long nothing has counted, or how long there is left."""
        left = (self.deadline - self.on).days
        if left < 0:
            since = self.deadline + timedelta(days=1)
            return f"Gällde till och med {self.deadline}. Från {since} gäller ingen version."
        when = f"om {days(left)}" if left else "i dag"
        return f"Gäller till och med {self.deadline}, {when}. Ingen version tar över då."
