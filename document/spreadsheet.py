"""Tables as text that a spreadsheet opens: CSV as Swedish Excel reads it. Pure."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

#: Characters that make a spreadsheet take a cell for a formula, and run it; wide ones too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
#: Tells Excel that the file is UTF-8.
_MARK = "\ufeff"


def lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The file a line at a time, with semicolons between the cells."""
    yield _MARK
    for row in rows:
        line = StringIO()
        csv.writer(line, delimiter=";").writerow([cell(text) for text in row])
        yield line.getvalue()


def cell(text: str) -> str:
    """A text that stays a text: one that could be run as a formula gets an apostrophe in front.

    So does one that begins with an apostrophe: without its first, each text is what it was.
    """
    risky = text.lstrip(" ").startswith(_FORMULA) or text.startswith("'")
    return f"'{text}" if risky else text
