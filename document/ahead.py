"""What is decided and still ahead: the versions that are to come, and what ends a version first. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from document import rules
from document.life import Life
from document.rules import Dated


class Ending(StrEnum):
    """What is decided to end a version. On the same day the first of these counts."""

    SUCCESSOR = "successor"
    REPEAL = "repeal"
    LAST_DAY = "last_day"


@dataclass(frozen=True, slots=True)
class End:
    """What ends a version first, and the first day on which it no longer counts."""

    by: Ending
    day: date


def upcoming[R: Dated](rows: Sequence[R], life: Life, *, on: date) -> list[R]:
    """The versions that are adopted and to begin after a day, the next one first."""
    remaining = rules.kept(rows, on=on, repeals=life.repeals, withdrawals=life.withdrawals)
    return sorted((each for each in remaining if each.valid_from > on), key=rules.order)


def end[R: Dated](revision: R, among: Iterable[R], life: Life, *, on: date) -> End | None:
    """What is decided to end a version first, as that stands on a day; None for tills vidare."""
    remaining = rules.kept(among, on=on, repeals=life.repeals, withdrawals=life.withdrawals)
    successor = rules.successor(revision, remaining, on=date.max)
    repeal, until = rules.repeal_of(revision, life.repeals), revision.valid_until
    days = {
        Ending.SUCCESSOR: successor and successor.valid_from,
        Ending.REPEAL: repeal and repeal.day,
        Ending.LAST_DAY: until and until + timedelta(days=1),
    }
    known = [End(by, day) for by, day in days.items() if day]
    return min(known, key=lambda each: each.day, default=None)
