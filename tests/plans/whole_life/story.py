"""What should be: a plan's life in plain lists, kept beside the site and never read from it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from document.rules import State

DAY = timedelta(days=1)


@dataclass(eq=False)
class Told:
    """A version as it was adopted. Its days and `record` are those of its decision, corrections included.

    `reason` is why only its wording was changed.
    """

    label: str
    start: date
    until: date | None
    review_by: date
    text: str
    record: dict[str, str]
    reviews: list[tuple[date, date | None]] = field(default_factory=list)
    reason: str = ""
    sealed_start: date = field(init=False)

    def __post_init__(self) -> None:
        self.sealed_start = self.start

    @property
    def number(self) -> int:
        return int(self.label.split(".")[0])

    @property
    def minor(self) -> int:
        return int(f"{self.label}.0".split(".")[1])

    @property
    def place(self) -> tuple[date, int, int]:
        """Where it stands among those that take over from each other."""
        return self.start, self.number, self.minor


@dataclass(frozen=True)
class Ending:
    """A repeal: from which day, and the number of the newest version that it ends."""

    day: date
    number: int


@dataclass(frozen=True)
class Taking:
    """A version is called off or annulled: from which day, its number, and what it is from then on."""

    day: date
    number: int
    state: State


@dataclass(frozen=True)
class Waiting:
    """A proposal: its place in the ledger, what it holds, who made it, what version it rewords and why."""

    digest: str
    text: str
    by: str
    rewords: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entered:
    """A correction that waits: its place in the ledger, what it changes and who entered it."""

    digest: str
    number: int
    minor: int
    name: str
    text: str
    by: str


@dataclass(eq=False)
class Story:
    """One plan. `stood` is what its working copy held at moments, `heads` the decisions on it in order."""

    slug: str
    first: int
    versions: list[Told] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    takings: list[Taking] = field(default_factory=list)
    proposals: list[Waiting] = field(default_factory=list)
    waits: bool = False
    entered: list[Entered] = field(default_factory=list)
    stood: dict = field(default_factory=dict)
    heads: list[str] = field(default_factory=lambda: [""])

    @property
    def newest(self) -> Told | None:
        """The one with the highest number."""
        return max(self.versions, key=lambda each: (each.number, each.minor), default=None)

    @property
    def waiting(self) -> Waiting | None:
        return self.proposals[-1] if self.waits else None

    @property
    def days(self) -> set[date]:
        """The days around which something begins or ends."""
        marked = [each.day for each in (*self.endings, *self.takings)]
        for version in self.versions:
            deadlines = [until for _, until in version.reviews if until]
            marked += [version.start, version.until, version.review_by, *deadlines]
        return {day + step * DAY for day in marked if day for step in (-1, 0, 1)}

    def called(self, number: int, minor: int) -> Told:
        """The version of a number."""
        [found] = [each for each in self.versions if (each.number, each.minor) == (number, minor)]
        return found

    def rectify(self, correction: Entered) -> None:
        """A correction was confirmed: what its decision says is right for all versions that rest on it."""
        name, day = correction.name, None
        if name in ("valid_from", "valid_until", "review_by") and correction.text:
            day = date.fromisoformat(correction.text)
        for each in self.versions:
            own = name != "review_by" or each.minor == correction.minor
            if each.number != correction.number or not own:
                continue
            each.record[name] = correction.text
            if name == "valid_from":
                each.start = max(day, each.sealed_start) if each.minor else day
                each.record[name] = str(each.start)
            if name == "valid_until":
                each.until = day
            if name == "review_by":
                each.review_by = day

    def ending(self, version: Told) -> Ending | None:
        """The repeal that ends a version."""
        found = [each for each in self.endings if version.number <= each.number]
        return min(found, key=lambda each: each.day, default=None)

    def taking(self, version: Told) -> Taking | None:
        """What takes a version away."""
        return next((each for each in self.takings if each.number == version.number), None)

    def never_begins(self, version: Told) -> bool:
        """Whether it is repealed before it would have counted."""
        ending = self.ending(version)
        return ending is not None and ending.day <= version.start

    def line(self, day: date) -> list[Told]:
        """The versions that take over from each other, in order, as that stands on a day."""
        gone = {each.number for each in self.takings if each.day <= day}
        left = [v for v in self.versions if v.number not in gone and not self.never_begins(v)]
        return sorted(left, key=lambda each: each.place)

    def begun(self, day: date) -> Told | None:
        """The last to have begun by a day."""
        return ([each for each in self.line(day) if each.start <= day] or [None])[-1]

    def coming(self, day: date) -> list[Told]:
        """Those that are to come, the next one first."""
        return [each for each in self.line(day) if each.start > day]

    def nearest(self, day: date) -> Told | None:
        """The one that stands for the plan: that counts, or is next, or was last and not called off."""
        called_off = {each.number for each in self.takings if each.state is State.CALLED_OFF}
        left = [each for each in self.versions if each.number not in called_off]
        last = max(left, key=lambda each: each.place, default=self.newest)
        return self.valid(day) or next(iter(self.coming(day)), last)

    def follower(self, version: Told, day: date) -> Told | None:
        """The version that takes over from another, as that stands on a day."""
        later = [each for each in self.line(day) if each.place > version.place]
        return later[0] if later else None

    def ends(self, version: Told, on: date) -> dict[date, State]:
        """The days on which something ends a version, each with what, as that stands on a day."""
        ending, follower = self.ending(version), self.follower(version, on)
        found = {ending.day: State.REPEALED} if ending else {}
        if version.until:
            found[version.until + DAY] = State.EXPIRED
        if follower:
            found[follower.start] = State.SUPERSEDED
        return found

    def state(self, version: Told, day: date) -> State:
        """What a version is: whatever ends it first, but replaced if another has begun since it expired."""
        taking, ending = self.taking(version), self.ending(version)
        if taking and taking.day <= day:
            return taking.state
        if self.never_begins(version):
            return State.REPEALED
        if day < version.start:
            return State.UPCOMING
        ends = self.ends(version, day)
        past = [each for each in ends if each <= day]
        first = ends[min(past)] if past else State.IN_FORCE
        follower = self.follower(version, day)
        last = min(day, ending.day) if ending else day
        replaced = first is State.EXPIRED and follower and follower.start <= last
        return State.SUPERSEDED if replaced else first

    def valid(self, day: date) -> Told | None:
        """The one version that counts."""
        found = [each for each in self.versions if self.state(each, day) is State.IN_FORCE]
        assert len(found) <= 1
        return found[0] if found else None

    def lapsed(self, day: date) -> list[Told]:
        """The version whose last day has passed, when nothing has been decided since."""
        last = self.nearest(day)
        expired = last is not None and self.state(last, day) is State.EXPIRED
        return [last] if last and expired and not self.ending(last) else []

    def deadline(self, version: Told, day: date) -> date:
        """By when a version must be revised: what was decided, or what a review has said since."""
        said = [until for on, until in version.reviews if until and on <= day]
        return said[-1] if said else version.review_by

    def late(self, day: date) -> int:
        """Days past the deadline."""
        version = self.valid(day)
        return max((day - self.deadline(version, day)).days, 0) if version else 0
