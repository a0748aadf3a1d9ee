"""Which columns a table of activities or groups has: one rule for the page and the printed copy. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from document.content import Level, NetworkTable

type RowTexts = tuple[str, ...]


class Grid(NamedTuple):
    """A table as it is shown: headings and rows of plain text. The first cell names its row."""

    headings: RowTexts
    rows: tuple[RowTexts, ...]


def grid(table: Level | NetworkTable) -> Grid:
    """What is shown of a table."""
    rows = [(row.cells, row.extra) for row in table.rows]
    return shown(table.columns.cells, table.columns.extra, rows)


def shown(
    headings: Sequence[str], extra: RowTexts, rows: Sequence[tuple[Sequence[str], RowTexts]]
) -> Grid:
    """The headings and the rows that are shown, all of the same length.

    `headings` are those of the fixed columns and `extra` those of the plan's own; each row has its fixed
    cells and its extra ones. A fixed column without a heading does not exist. Two cases lose text
    otherwise and are shown without a heading: extra cells beyond the last extra heading, and the used
    fixed columns of a table where none of them has a heading.
    """
    kept = [place for place, heading in enumerate(headings) if heading]
    if not kept:
        kept = [place for place in range(len(headings)) if any(fixed[place] for fixed, _ in rows)]
    count = max([len(extra), *(len(more) for _, more in rows)])

    def line(fixed: Sequence[str], more: RowTexts) -> RowTexts:
        return (*(fixed[place] for place in kept), *more, *("" for _ in range(count - len(more))))

    return Grid(line(headings, extra), tuple(line(fixed, more) for fixed, more in rows))
