"""Tables of activities and groups: how wide each of their columns is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, repeat
from operator import truediv

from django.utils.safestring import SafeString

from document.grid import Grid
from printing import typesetting
from printing.measure import longest, width

#: The first column ends where running text begins: the page's one vertical axis, in millimetres.
AXIS = 42.0
#: The sizes tried in turn, in points, with and without the axis. A table that fits in none is set
#: in the last one, and its widest words are divided.
SIZES = (
    *((size, True) for size in (9.0, 8.7, 8.4)),
    *((size, False) for size in (9.0, 8.5, 8.0, 7.5)),
)
#: A little air for what `measure.width` does not count, such as kerning.
SLACK = 0.3
#: The spare room of a table is dealt out in steps of so many millimetres.
STEP = 1.0
#: No column is wider than so many millimetres to keep a word whole (kommunledningsförvaltningens takes 43).
MOST = 48.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The widths of a table's columns in millimetres, and the size of its text in points.

    `name` is the class that the tables of this shape carry.
    """

    name: str
    size: float
    widths: tuple[float, ...]

    def css(self) -> str:
        """The rules that give a table its shape. They hold numbers only, nothing of the content."""
        columns = (
            f".{self.name} col:nth-child({place}) {{ width: {room:.2f}mm }}"
            for place, room in enumerate(self.widths, start=1)
        )
        leading = round(self.size * 4 / 3, 1)
        font = f".{self.name} {{ font-size: {self.size}pt; line-height: {leading}pt }}"
        return "\n".join((font, *columns))


@dataclass(frozen=True, slots=True)
class PrintRow:
    """A row ready for the template; a tall one may be divided between pages."""

    head: SafeString
    cells: tuple[SafeString, ...]
    tall: bool


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table ready for the template."""

    shape: Shape
    headings: tuple[SafeString, ...]
    rows: tuple[PrintRow, ...]

    @property
    def has_headings(self) -> bool:
        """Whether there is a header row to print."""
        return any(self.headings)


def shapes(grids: Iterable[Grid]) -> dict[tuple[str, ...], Shape]:
    """One shape for all tables with the same headings, so that their columns stand in line."""
    alike: dict[tuple[str, ...], list[Grid]] = {}
    for grid in grids:
        alike.setdefault(grid.headings, []).append(grid)
    return {
        headings: _shape(f"shape-{number}", headings, [row for grid in group for row in grid.rows])
        for number, (headings, group) in enumerate(alike.items(), start=1)
    }


def _shape(name: str, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> Shape:
    for size, on_axis in SIZES:
        least = _widths(headings, rows, size, typesetting.words)
        if on_axis and max(least[:1], default=0) > AXIS:
            continue
        first = [AXIS] if on_axis and len(least) > 1 else []
        rest = least[len(first) :]
        spare = typesetting.TABLE_WIDTH - sum(first) - sum(rest)
        if spare >= 0:
            cells = [_lengths(row, size)[len(first) :] for row in rows]
            return Shape(name, size, (*first, *_share(rest, cells, spare)))
    return Shape(name, size, _squeezed(least))


def _widths(
    headings: tuple[str, ...],
    rows: list[tuple[str, ...]],
    size: float,
    pieces: Callable[[str], list[str]],
) -> list[float]:
    """The width of each column, gap included, if no such piece of its cells is broken."""

    def need(column: int, heading: str) -> float:
        cells = (piece for row in rows for piece in pieces(row[column]))
        face = typesetting.SANS_BOLD if column == 0 else typesetting.SANS
        head = longest(pieces(heading), face=typesetting.SANS_BOLD, size=size)
        gap = 0.0 if column == len(headings) - 1 else typesetting.GAP
        return min(max(head, longest(cells, face=face, size=size)), MOST) + gap + SLACK

    return [need(column, heading) for column, heading in enumerate(headings)]


def _lengths(row: tuple[str, ...], size: float) -> list[float]:
    """The width of each cell of a row, all on one line, with the gap that follows it."""
    faces = chain([typesetting.SANS_BOLD], repeat(typesetting.SANS))
    return [width(cell, face=face, size=size) + typesetting.GAP for cell, face in zip(row, faces)]  # noqa: B905


def _share(least: list[float], rows: list[list[float]], spare: float) -> list[float]:
    """Spare room goes, a step at a time, where it makes the table least high.

    `rows` are the widths of the cells on one line each. A row is about as high as its highest cell, and
    a cell as high as its width is to its column's.
    """
    widths = list(least)

    def height(column: int = -1) -> float:
        """How high the rows are together, with a step more for one column."""
        room = [width + STEP * (place == column) for place, width in enumerate(widths)]
        return float(sum(max(map(truediv, row, room)) for row in rows))

    columns = range(len(widths))
    for _ in range(int(spare / STEP)):
        widths[min(columns, key=lambda column: (height(column), widths[column]))] += STEP
    widths[-1] += spare % STEP
    return widths


def _squeezed(least: list[float]) -> tuple[float, ...]:
    """The widths of a table that is too wide: narrow columns keep theirs, the others share."""
    room, left = typesetting.TABLE_WIDTH, len(least)
    fair = room / left
    for width_of in sorted(least):
        fair = room / left
        if width_of > fair:
            break
        room, left = room - width_of, left - 1
    return tuple(min(each, fair) for each in least)


def table(grid: Grid, shape: Shape) -> PrintTable:
    """A table whose texts are set for the widths of its columns."""

    def cell(column: int, source: str, *, bold: bool = False) -> SafeString:
        last = column == len(shape.widths) - 1
        room = shape.widths[column] - (0 if last else typesetting.GAP)
        face = typesetting.SANS_BOLD if bold else typesetting.SANS
        return typesetting.line(source, room=room, face=face, size=shape.size)

    return PrintTable(
        shape=shape,
        headings=tuple(
            cell(column, heading, bold=True) for column, heading in enumerate(grid.headings)
        ),
        rows=tuple(
            PrintRow(
                head=cell(0, row[0], bold=True),
                cells=tuple(cell(column, text) for column, text in enumerate(row[1:], start=1)),
                tall=max(map(truediv, _lengths(row, shape.size), shape.widths)) > typesetting.TALL,
            )
            for row in grid.rows
        ),
    )
