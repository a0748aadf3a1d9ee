"""Tables of activities and groups as the screen shows them; `document.grid` says which columns they have."""

from dataclasses import dataclass

from document.content import Level, NetworkTable
from document.grid import RowTexts, grid
from plans.models import Placed


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its column's heading, which stands beside it when the table is laid out as cards."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: the cell that names it, and the others. `anchor` and `url` may be empty."""

    head: str
    cells: tuple[Cell, ...]
    anchor: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. It is named by the heading with the id `labelled_by`, or else by `caption`.

    `level` is the key of the level whose activities it holds, one on each row; empty for other tables.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str
    labelled_by: str = ""
    level: str = ""

    @property
    def has_headings(self) -> bool:
        """Whether any column has one."""
        return any(self.headings)


def activities(level: Level, *, labelled_by: str) -> Table | None:
    """A level's activities; None when there is no column to show."""
    headings, texts = grid(level)
    if not headings:
        return None
    rows = tuple(
        _row(headings, cells, anchor=activity_anchor(activity.key))
        for activity, cells in zip(level.activities, texts, strict=True)
    )
    return Table(
        headings=headings,
        rows=rows,
        caption="Aktiviteter",
        labelled_by=labelled_by,
        level=level.key,
    )


def networks(table: NetworkTable, *, linked: bool, seen: set[str]) -> Table | None:
    """A table of groups; None when there is no column to show.

    `linked` says whether the groups have pages today. A group's first row on the page gets the anchor
    that its own page points at; `seen` holds the keys that have had theirs.
    """
    headings, texts = grid(table)
    if not headings:
        return None
    rows, kind = [], Placed.of(NetworkTable)
    for network, cells in zip(table.networks, texts, strict=True):
        anchor = "" if network.key in seen else network_anchor(network.key)
        seen.add(network.key)
        url = kind.page(network.key) if linked else ""
        rows.append(_row(headings, cells, anchor=anchor, url=url))
    return Table(headings=headings, rows=tuple(rows), caption="Grupper och nätverk")


def network_anchor(key: str) -> str:
    """The id of a group's row. The colon keeps it apart from sections, whose keys never hold one."""
    return f"grupp:{key}"


def activity_anchor(key: str) -> str:
    """The id of an activity's row."""
    return f"aktivitet:{key}"


def _row(headings: RowTexts, texts: RowTexts, *, anchor: str = "", url: str = "") -> Row:
    named = zip(headings[1:], texts[1:], strict=True)
    cells = tuple(Cell(label, text) for label, text in named)
    return Row(head=texts[0], cells=cells, anchor=anchor, url=url)
