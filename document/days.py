"""The days that the program counts with. Pure."""

from datetime import date

#: Around these there is no midnight that a database can tell, and no month to count from. No plan needs them.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)

#: What is said of a day beyond them.
OUTSIDE = f"Dagen måste ligga mellan {FIRST_DAY} och {LAST_DAY}."


def is_outside(day: date) -> bool:
    """Whether a day lies beyond those that the program counts with."""
    return not FIRST_DAY <= day <= LAST_DAY
