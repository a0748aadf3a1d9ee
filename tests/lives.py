"""Random lives of plans, and which version counts found out the long way: day by day, as it would be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from document.corrections import Correction, RegisterCorrected
from document.decision import Decision
from document.events import Annulled, CalledOff, Repealed, Withdrawn
from document.life import Life
from document.rules import Version

DAWN = date(2026, 1, 1)
#: So many days all that happens lies within. Few, so that much happens on the same day or the day after.
SPAN = 24
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """A version as the rules see it."""

    number: int
    minor: int
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class RandomLife:
    """One plan's versions in the order in which they were adopted, and what was decided about them."""

    versions: list[Row] = field(default_factory=list)
    repeals: list[Repealed] = field(default_factory=list)
    withdrawals: list[Withdrawn] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @cached_property
    def read(self) -> list[Row]:
        """The versions as their records read after corrections."""
        life = Life(corrections=tuple(self.corrections))
        return [_read(each, life) for each in self.versions]

    @property
    def days(self) -> list[date]:
        """The days on which something begins or ends, and those beside them."""
        marked = {each.day for each in (*self.repeals, *self.withdrawals)}
        marked |= {each.fact_day for each in self.corrections if each.fact_day}
        for each in self.versions:
            marked |= {each.valid_from, each.valid_until or each.valid_from}
        return sorted({day + step * DAY for day in marked for step in (-1, 0, 1)})


def _read(row: Row, life: Life) -> Row:
    sealed = Decision(valid_from=row.valid_from, valid_until=row.valid_until)
    read = life.corrected(Version(row.number, row.minor), sealed)
    return replace(row, valid_from=read.valid_from, valid_until=read.valid_until)


def lives(count: int, seed: int = 0) -> Iterator[RandomLife]:
    """So many lives, the same each time.

    They hold more than the actions allow: starts that fall together, repeals of the past, a version that is
    taken away twice, a last day before the first.
    """
    random = Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        yield _life(random)


def _life(random: Random) -> RandomLife:
    life = RandomLife()
    for number in range(1, random.randint(1, 5) + 1):
        starts = sorted(random.sample(range(SPAN), random.choice((1, 1, 1, 2, 3))))
        length = random.choice((None, None, random.randrange(SPAN)))
        for minor, start in enumerate(starts):
            until = None if length is None else _day(max(start, starts[0] + length))
            life.versions.append(Row(number, minor, _day(start), until))
        if random.random() < 0.2:
            ended = random.randint(1, number)
            life.repeals.append(Repealed(number=ended, day=_any(random), repealed_by="KF"))
        if random.random() < 0.3:
            taken, day = random.randint(1, number), _any(random)
            life.withdrawals.append(
                random.choice(
                    (
                        CalledOff(number=taken, day=day, called_off_by="KF"),
                        Annulled(number=taken, day=day, annulled_by="HFD"),
                    )
                )
            )
        if random.random() < 0.3:
            life.corrections.append(_correction(random, random.randint(1, number)))
    return life


def _correction(random: Random, number: int) -> Correction:
    field = random.choice(("valid_from", "valid_from", "valid_until"))
    is_none = field == "valid_until" and random.random() < 0.3
    now = "" if is_none else str(_any(random))
    return RegisterCorrected(number=number, field=field, was="", now=now, reason="Fel.")


def _any(random: Random) -> date:
    return _day(random.randint(-2, SPAN + 2))


def _day(number: int) -> date:
    return DAWN + number * DAY


def counting(life: RandomLife, on: date) -> Row | None:
    """The version that counts on a day: every day from the first is gone through until then.

    What is called off or annulled by that day has never been; of the rest each takes over when it begins, if
    it is not repealed by then, and holds until it ends, is repealed, or the next takes over. Days are what
    they were last corrected to.
    """
    gone = {each.number for each in life.withdrawals if each.day <= on}
    begins = {each: _begins(life, each) for each in life.versions}
    current, counts = None, False
    for day in _days_until(begins.values(), on):
        for each in sorted(life.versions, key=lambda each: (each.number, each.minor)):
            is_first = begins[each] == day and each.number not in gone
            if is_first and not _is_repealed(life, each, day):
                current, counts = each, True
        if current and (_is_repealed(life, current, day) or _has_ended(life, current, day)):
            counts = False
    return current if counts else None


def _begins(life: RandomLife, version: Row) -> date:
    said = _said(life, version, "valid_from")
    if not said:
        return version.valid_from
    return max(said[-1], version.valid_from) if version.minor else said[-1]


def _said(life: RandomLife, version: Row, field: str) -> list[date | None]:
    """What corrections of the decision have said of a day, the newest last."""
    own = (each for each in life.corrections if each.number == version.number)
    return [each.fact_day for each in own if each.field == field]


def _days_until(begins: Iterable[date], on: date) -> Iterator[date]:
    day = min(begins)
    while day <= on:
        yield day
        day += DAY


def _is_repealed(life: RandomLife, version: Row, day: date) -> bool:
    return any(version.number <= each.number and each.day <= day for each in life.repeals)


def _has_ended(life: RandomLife, version: Row, day: date) -> bool:
    until = [version.valid_until, *_said(life, version, "valid_until")][-1]
    return until is not None and day > until
