"""Dates as Swedish documents write them."""

import re
from datetime import date

from document.days import is_outside
from document.swedish import MONTHS

_NUMERIC = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})")
_RANGE = re.compile(r"(.+) [–—-] (.+)")
_WRITTEN = re.compile(r"(?:den )?([0-9]{1,2}) ([a-zé]+) ([0-9]{4})", re.IGNORECASE)


def parse(text: str) -> date | None:
    """The day that a text says, or None when it says anything else or less.

    Understands 2017-07-01, 2017/07/01, 2017.07.01, 20170701 and (den) 1 juli 2017.
    """
    bare = text.strip().rstrip(".")
    if match := _NUMERIC.fullmatch(bare):
        return _day(match[1], match[3], match[4])
    match = _WRITTEN.fullmatch(bare)
    if match and match[2].lower() in MONTHS:
        return _day(match[3], str(MONTHS.index(match[2].lower()) + 1), match[1])
    return None


def parse_range(text: str) -> tuple[str, str] | None:
    """The two texts around the dash of a range of days, or None when the text is no such range."""
    match = _RANGE.fullmatch(text.strip())
    return (match[1], match[2]) if match and parse(match[1]) and parse(match[2]) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return None if is_outside(read) else read
