"""What should be: a plan's life in plain lists, kept beside the site and never read from it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from document.rules import State

DAY = timedelta(days=1)


@dataclass(eq=False)
class Told:
    """A version as it was adopted. `record` is what is known of its decision, corrections included."""

    label: str
    start: date
    until: date | None
    review_by: date
    text: str
    record: dict[str, str]
    reviews: list[tuple[date, date | None]] = field(default_factory=list)

    @property
    def number(self) -> int:
        return int(self.label.split(".")[0])

    @property
    def minor(self) -> int:
        return int(f"{self.label}.0".split(".")[1])


@dataclass(frozen=True)
class Ending:
    """A repeal: from which day, and how many versions there were for it to end."""

    day: date
    versions: int


@dataclass(frozen=True)
class Waiting:
    """A proposal: its place in the ledger, what it holds and who made it."""

    digest: str
    text: str
    by: str


@dataclass(eq=False)
class Story:
    """One plan. `stood` is what its working copy held at moments, `heads` the decisions on it in order."""

    slug: str
    first: int
    versions: list[Told] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    proposals: list[Waiting] = field(default_factory=list)
    waits: bool = False
    stood: dict = field(default_factory=dict)
    heads: list[str] = field(default_factory=lambda: [""])

    @property
    def newest(self) -> Told | None:
        return self.versions[-1] if self.versions else None

    @property
    def waiting(self) -> Waiting | None:
        return self.proposals[-1] if self.waits else None

    @property
    def days(self) -> set[date]:
        """The days around which something begins or ends."""
        marked = [each.day for each in self.endings]
        for version in self.versions:
            deadlines = [until for _, until in version.reviews if until]
            marked += [version.start, version.until, version.review_by, *deadlines]
        return {day + step * DAY for day in marked if day for step in (-1, 0, 1)}

    def ending(self, version: Told) -> Ending | None:
        """The repeal that ends a version."""
        place = self.versions.index(version)
        found = [each for each in self.endings if place < each.versions]
        return min(found, key=lambda each: each.day, default=None)

    def follower(self, version: Told) -> Told | None:
        """The version that takes over from another."""
        later = self.versions[self.versions.index(version) + 1 :]
        return later[0] if later else None

    def ends(self, version: Told) -> dict[date, State]:
        """The days on which something ends a version, each with what."""
        ending, follower = self.ending(version), self.follower(version)
        found = {ending.day: State.REPEALED} if ending else {}
        if version.until:
            found[version.until + DAY] = State.EXPIRED
        if follower:
            found[follower.start] = State.SUPERSEDED
        return found

    def state(self, version: Told, day: date) -> State:
        """What a version is: whatever ends it first, but replaced if another has begun since it expired."""
        if day < version.start:
            return State.UPCOMING
        past = [each for each in self.ends(version) if each <= day]
        first = self.ends(version)[min(past)] if past else State.IN_FORCE
        follower = self.follower(version)
        replaced = first is State.EXPIRED and follower and follower.start <= day
        return State.SUPERSEDED if replaced else first

    def valid(self, day: date) -> Told | None:
        """The one version that counts."""
        found = [each for each in self.versions if self.state(each, day) is State.IN_FORCE]
        assert len(found) <= 1
        return found[0] if found else None

    def deadline(self, version: Told, day: date) -> date:
        """By when a version must be revised: what was decided, or what a review has said since."""
        said = [until for on, until in version.reviews if until and on <= day]
        return said[-1] if said else version.review_by

    def late(self, day: date) -> int:
        """Days past the deadline."""
        version = self.valid(day)
        return max((day - self.deadline(version, day)).days, 0) if version else 0
