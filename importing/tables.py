"""Tables: rows of cells, told apart by their column headings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from document import text
from document.content import Activity, ActivityColumns, Network, NetworkColumns
from importing import vocabulary
from importing.accounting import Category, Declaration
from importing.keys import Keys
from importing.lines import SourceLine


@dataclass(slots=True)
class SourceRow:
    """A row of the source. A cell is a list of parts, since a page break can cut it."""

    source: SourceLine
    parts: list[list[str]]
    after_gap: bool = False

    @property
    def cells(self) -> list[str]:
        """The cells' texts."""
        return [text.fold(" ".join(parts)) for parts in self.parts]

    def extend(self, other: "SourceRow") -> None:
        """Add the cells of a row that continues this one."""
        missing = len(other.parts) - len(self.parts)
        self.parts += [[] for _ in range(missing)]
        for mine, more in zip(self.parts, other.parts, strict=False):
            mine.extend(more)


class TableKind(Enum):
    """What a table holds."""

    ACTIVITIES = "activities"
    NETWORKS = "networks"
    OTHER = "other"


@dataclass(slots=True)
class SourceTable:
    """One table: its column headings (none for a table of another kind), their roles and its rows."""

    kind: TableKind = TableKind.OTHER
    headings: list[str] = field(default_factory=list)
    roles: list[str | None] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)

    def widen(self) -> None:
        """Give a heading, an empty one, to every column that a row fills; drop the ones never filled."""
        width = max([_width(self.headings), *(_width(row.parts) for row in self.rows)])
        self.headings = [*self.headings, *[""] * width][:width]
        self.roles = [*self.roles, *[None] * width][:width]

    def named(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells whose columns have a role."""
        return {role: cell for role, cell in self._pairs(cells) if role}

    def unnamed(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of the other columns, in order."""
        return tuple(cell for role, cell in self._pairs(cells) if not role)

    def _pairs(self, cells: Sequence[str]) -> Iterable[tuple[str | None, str]]:
        return zip(self.roles, [*cells, *[""] * len(self.roles)], strict=False)

    def columns[C: (ActivityColumns, NetworkColumns)](self, kind: type[C]) -> C:
        """The headings."""
        return kind(**self.named(self.headings), extra=self.unnamed(self.headings))

    def filled[R: (Activity, Network)](self, kind: type[R], keys: Keys) -> tuple[R, ...]:
        """The rows, each with a key made of its name."""
        rows = []
        for row in self.rows:
            named, extra = self.named(row.cells), self.unnamed(row.cells)
            rows.append(kind(key=keys.key(named["name"]), extra=extra, **named))
        return tuple(rows)


def _width(cells: Sequence[object]) -> int:
    """How many cells there are up to and with the last that is filled."""
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)


def is_header(cells: Sequence[str]) -> bool:
    """Whether cells are the column headings of an activity table or a table of groups."""
    return _header(cells) is not None


def _header(cells: Sequence[str]) -> SourceTable | None:
    """An empty table with these column headings, or None when they are not such."""
    headings = list(cells[: _width(cells)])
    for kind, role_of in _KINDS.items():
        roles = _roles(headings, role_of)
        if "name" in roles and len(set(roles) - {None}) > 1:
            return SourceTable(kind, headings, roles)
    return None


_KINDS = {
    TableKind.ACTIVITIES: vocabulary.activity_role,
    TableKind.NETWORKS: vocabulary.network_role,
}


def _roles(headings: list[str], role_of: Callable[[str], str | None]) -> list[str | None]:
    """Each column's role; a second column with the same role has none of its own."""
    roles: list[str | None] = []
    for heading in headings:
        role = role_of(heading)
        roles.append(None if role in roles else role)
    return roles


def in_rows(rows: Iterable[SourceRow], declared: Declaration) -> list[SourceTable]:
    """The tables that a stretch of rows holds: column headings of another table begin a new one."""
    tables: list[SourceTable] = []
    for row in rows:
        current = tables[-1] if tables else None
        header = _header(row.cells)
        if current and _repeats(row, header, current):
            declared.set_aside(Category.REPEATED, row.source)
        elif header:
            tables.append(header)
        elif current is None or _another(row, current):
            tables.append(SourceTable(rows=[row]))
        elif _continues(row, current):
            current.rows[-1].extend(row)
        else:
            current.rows.append(row)
    for table in tables:
        table.widen()
    return tables


def _repeats(row: SourceRow, header: SourceTable | None, current: SourceTable) -> bool:
    """Whether a row says the column headings once more, as it does after a page break."""
    if header:
        return _folded(header.headings) == _folded(current.headings)
    if not _after_gap(row, current) or _another(row, current):
        return False
    return looks_like_header(current) and _folded(row.cells) == _folded(current.rows[0].cells)


def _folded(cells: Iterable[str]) -> list[str]:
    return [cell.casefold() for cell in cells]


def _another(row: SourceRow, current: SourceTable) -> bool:
    """Whether a row after a gap begins another table of a kind that has no known headings."""
    different = len(row.parts) != len(current.rows[0].parts) if current.rows else False
    return different and _after_gap(row, current) and bool(row.parts[0])


def _after_gap(row: SourceRow, current: SourceTable) -> bool:
    return row.after_gap and current.kind is TableKind.OTHER


def _continues(row: SourceRow, current: SourceTable) -> bool:
    """Whether a row continues the one above: its first cell is empty.

    Where the first column is not the one that names the rows, an empty first cell beside a filled name
    is a cell that spans several rows, so the row is one of its own.
    """
    if row.parts[0] or not current.rows:
        return False
    name = current.roles.index("name") if "name" in current.roles else 0
    return name == 0 or not any(row.parts[name : name + 1])


_LONGEST_HEADING = 40


def looks_like_header(table: SourceTable) -> bool:
    """Whether the first row of a table of another kind reads as column headings."""
    first = table.rows[0].cells
    return len(table.rows) > 1 and all(
        0 < len(cell) <= _LONGEST_HEADING and cell[-1] not in ".,;" and not cell.isdigit()
        for cell in first
    )


def as_html(table: SourceTable) -> str:
    """A table of another kind, as rich text."""
    rows = [row.cells for row in table.rows]
    width = max(len(cells) for cells in rows)
    rows = [[*cells, *[""] * (width - len(cells))] for cells in rows]
    head = ""
    if looks_like_header(table):
        head = f"<thead>{_html_row(rows.pop(0), '<th scope="col">', '</th>')}</thead>"
    body = "".join(_html_row(cells, "<td>", "</td>") for cells in rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _html_row(cells: Iterable[str], start: str, end: str) -> str:
    return "<tr>" + "".join(f"{start}{text.escape(cell)}{end}" for cell in cells) + "</tr>"
