"""When a plan's deadline or last day is reminded of. Pure: days in, steps out.

A step is a whole number of months from the deadline: six, three and one before it (-6, -3, -1), on the day
(0), and then every month that it is late (1, 2, 3 …). For a last day they are counted from the day after, the
first on which nothing counts. There is no last step: what is overdue or has lapsed is reminded of until a
review or a decision ends it (domain rule 5).
"""

from collections.abc import Iterable
from datetime import date

from document.rules import months_after

BEFORE = (-6, -3, -1)


def newest(deadline: date, *, on: date) -> int | None:
    """The newest step whose day has come; None when the first is still ahead."""
    months = (on.year - deadline.year) * 12 + on.month - deadline.month
    if months_after(deadline, months) > on:
        months -= 1
    if months >= 0:
        return months
    return max((step for step in BEFORE if step <= months), default=None)


def due(deadline: date, *, taken: Iterable[int], on: date) -> int | None:
    """The step to take on a day, given those taken for this deadline; None when there is none.

    Only the newest is taken, so a run that was missed is not made up for by many mails at once.
    """
    step = newest(deadline, on=on)
    return None if step is None or step <= max(taken, default=step - 1) else step
