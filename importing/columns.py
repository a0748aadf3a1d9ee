"""Tables whose columns stand apart by spaces, as in text saved from a page: given tabs, as all tables have.

Only known column headings begin such a table, so that no running text with wide gaps becomes one.
"""

import re
from collections.abc import Iterator, Sequence

from document import text
from importing import tables
from importing.lines import SourceLine

_CELL = re.compile(r"\S+(?:\s\S+)*")
_NEAR = 1  # characters that a cell may stand beside its column

Cell = tuple[int, str]


def tabbed(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines, with a tab between the cells of every such table."""
    starts: list[int] = []
    touching = False
    for line in lines:
        cells = _cells(line)
        if tables.is_header([words for _, words in cells]):
            starts = [start for start, _ in cells]
        elif not line.blank and not _is_row(cells, starts, touching=touching):
            starts = starts if touching else []
            cells = []
        touching = not line.blank
        yield _with_tabs(line, _placed(cells, starts)) if cells and starts else line


def _cells(line: SourceLine) -> list[Cell]:
    """What two spaces or more keep apart, and where it begins. Nothing for a line with tabs."""
    if "\t" in line.raw:
        return []
    return [(match.start(), text.fold(match[0])) for match in _CELL.finditer(line.raw)]


def _is_row(cells: Sequence[Cell], starts: Sequence[int], *, touching: bool) -> bool:
    """Whether the cells stand under the headings, or right below the row above and are as many."""
    if not starts or not cells or (len(cells) == 1 and cells[0][0] <= starts[0] + _NEAR):
        return False
    if len(cells) == len(starts) and touching:
        return True
    return all(any(abs(at - start) <= _NEAR for start in starts) for at, _ in cells)


def _placed(cells: Sequence[Cell], starts: Sequence[int]) -> list[str]:
    """A text for each column. A full row is taken in order, since a long cell moves those after it."""
    if len(cells) == len(starts):
        return [words for _, words in cells]
    row: list[list[str]] = [[] for _ in starts]
    for at, words in cells:
        column = max(0, sum(start <= at + _NEAR for start in starts) - 1)
        row[column].append(words)
    return [" ".join(parts) for parts in row]


def _with_tabs(line: SourceLine, cells: Sequence[str]) -> SourceLine:
    return SourceLine(line.number, "\t".join(cells), new_page=line.new_page)
