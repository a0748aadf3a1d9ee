"""A level and a table of groups as one thing: headings and rows of cells."""

from collections import Counter
from dataclasses import dataclass

from comparing.kinds import Thing
from comparing.order import Slot, merge
from document import content

type ColumnId = int | tuple[str, int]


@dataclass(frozen=True, slots=True)
class TableTexts:
    """A table's texts. The first `fixed` columns are the same in every table of its kind."""

    thing: Thing = Thing.TABLE
    name: str = ""
    intro: str = ""
    fixed: int = 0
    headings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are, headed or not."""
        return max(map(len, [self.headings, *self.rows]))

    def heading(self, column: int | None) -> str:
        """A column's heading; empty when there is no such column."""
        return _at(self.headings, column)

    def cell(self, row: int, column: int | None) -> str:
        """A cell's text; empty when there is no such column."""
        return _at(self.rows[row], column)

    def uses(self, column: int | None) -> bool:
        """Whether a column has a heading or a text in any row."""
        return any(_at(texts, column) for texts in [self.headings, *self.rows])

    def columns(self) -> list[ColumnId]:
        """What each column is known by: its field, or its heading for a column of the plan's own."""
        seen: Counter[str] = Counter()
        ids: list[ColumnId] = list(range(self.fixed))
        for index in range(self.fixed, self.width):
            heading = self.heading(index)
            ids.append((heading, seen[heading]))
            seen[heading] += 1
        return ids


def _at(texts: tuple[str, ...], index: int | None) -> str:
    return texts[index] if index is not None and index < len(texts) else ""


def read_grid(block: content.Level | content.NetworkTable) -> TableTexts:
    """The texts of a level or a table of groups."""
    level = block if isinstance(block, content.Level) else None
    return TableTexts(
        thing=Thing.LEVEL if level else Thing.TABLE,
        name=level.name if level else "",
        intro=level.intro if level else "",
        fixed=len(block.columns.fixed),
        headings=block.columns.texts,
        keys=tuple(row.key for row in block.rows),
        rows=tuple(row.texts for row in block.rows),
    )


def lay_columns(before: TableTexts, after: TableTexts) -> list[Slot]:
    """Which column is which in two tables; empty columns left out, but for the first.

    Columns of the plan's own are known by their headings. Those left over are the same columns renamed
    if they are as many on both sides.
    """
    old, new = before.columns(), after.columns()
    gone = [column for column in old if column not in new]
    come = [column for column in new if column not in old]
    if len(gone) == len(come):
        renamed = dict(zip(gone, come, strict=True))
        old = [renamed.get(column, column) for column in old]
    return [
        slot
        for slot in merge(old, new, {})
        if _stands(slot) and (slot in _FIRST or before.uses(slot.before) or after.uses(slot.after))
    ]


_FIRST = (Slot(0, 0), Slot(None, 0), Slot(0, None))


def _stands(slot: Slot) -> bool:
    """Whether it is a column, not the mark of where a moved one stood."""
    return slot.after is not None or not slot.moved


def answering(before: TableTexts, after: TableTexts) -> dict[int | None, int]:
    """For each column of `after`, the one in `before` that is called the same."""
    at = {column: index for index, column in enumerate(before.columns())}
    return {index: at[column] for index, column in enumerate(after.columns()) if column in at}
