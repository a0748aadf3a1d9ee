"""Tables of activities and groups as the screen shows them.

A column without a heading does not exist. Two cases would lose text otherwise, and are shown without a
heading: cells beyond the last extra heading, and a table that has no heading at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from plans.content import Activity, Level, Network, NetworkTable

ACTIVITY_FIELDS = ("name", "target_group", "purpose", "schedule", "responsible")
NETWORK_FIELDS = ("name", "mission", "participants")


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
    columns = _Columns(level.columns, ACTIVITY_FIELDS, level.activities)
    if not columns.headings:
        return None
    rows = tuple(
        columns.row(activity, anchor=activity_anchor(activity.key)) for activity in level.activities
    )
    return Table(
        headings=columns.headings,
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
    columns = _Columns(table.columns, NETWORK_FIELDS, table.networks)
    if not columns.headings:
        return None
    rows = []
    for network in table.networks:
        anchor = "" if network.key in seen else network_anchor(network.key)
        seen.add(network.key)
        url = reverse("networks:network-show", args=[network.key]) if linked else ""
        rows.append(columns.row(network, anchor=anchor, url=url))
    return Table(headings=columns.headings, rows=tuple(rows), caption="Grupper och nätverk")


def network_anchor(key: str) -> str:
    """The id of a group's row. The colon keeps it apart from sections, whose keys never hold one."""
    return f"grupp:{key}"


def activity_anchor(key: str) -> str:
    """The id of an activity's row."""
    return f"aktivitet:{key}"


class _Columns:
    """Which columns a table has, and a row's cells in them."""

    def __init__(
        self, columns: object, fields: Sequence[str], rows: Sequence[Activity | Network]
    ) -> None:
        headings = {field: getattr(columns, field) for field in fields}
        extra: tuple[str, ...] = columns.extra  # type: ignore[attr-defined]
        self._fields = [field for field in fields if headings[field]]
        if not self._fields and not any(extra):
            self._fields = [field for field in fields if any(getattr(row, field) for row in rows)]
        self._extra = max([len(extra), *(len(row.extra) for row in rows)])
        fixed = (headings[field] for field in self._fields)
        self.headings = (*fixed, *_padded(extra, self._extra))

    def row(self, row: Activity | Network, *, anchor: str = "", url: str = "") -> Row:
        texts: list[str] = [getattr(row, field) for field in self._fields]
        texts += _padded(row.extra, self._extra)
        named = zip(self.headings[1:], texts[1:], strict=True)
        return Row(
            head=texts[0],
            cells=tuple(Cell(label, text) for label, text in named),
            anchor=anchor,
            url=url,
        )


def _padded(texts: tuple[str, ...], count: int) -> tuple[str, ...]:
    return texts + ("",) * (count - len(texts))
