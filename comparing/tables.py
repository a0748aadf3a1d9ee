"""What differs in a level with its activities, or in a table of groups: row by row, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparing.grid import TableTexts, answering, lay_columns, read_grid
from comparing.kinds import UNNAMED, ChangeKind, Thing, kinds_of
from comparing.levels import level_cell, level_column
from comparing.lines import compare_prose
from comparing.match import Location, PairedContents, block_at
from comparing.order import Slot, merge, weight
from comparing.values import ComparedCell, ComparedColumn, ComparedRow, ComparedTable
from comparing.words import diff
from document import content


def anchor(stem: str, *, after: bool) -> str:
    """Where something is shown; what is only in the version before has an address of its own."""
    return stem if after else f"fore:{stem}"


def block_anchor(plan: content.PlanContent, location: Location, *, after: bool = True) -> str:
    """Where a level, a table of groups or a figure is shown."""
    block = block_at(plan, location)
    if isinstance(block, content.Level):
        return anchor(f"niva:{block.key}", after=after)
    return anchor(":".join(["del", *map(str, location)]), after=after)


def row_anchor(plan: content.PlanContent, location: Location, *, after: bool = True) -> str:
    """Where an activity or a group is shown. A group may stand in several tables."""
    block = block_at(plan, location)
    if isinstance(block, content.Level):
        return anchor(f"aktivitet:{block.activities[location[2]].key}", after=after)
    return anchor(":".join(["grupp", *map(str, location)]), after=after)


def block_name(plan: content.PlanContent, location: Location) -> str:
    """What a table is called: the level's name, or the section's for a table of groups."""
    block = block_at(plan, location)
    if isinstance(block, content.Level):
        return block.name or "Nivå utan rubrik"
    return plan.sections[location[0]].title or UNNAMED


def compare_table(
    paired: PairedContents, before: Location | None, after: Location | None, *, note: str = ""
) -> ComparedTable:
    """The table at a place before and after; None for the version that does not have it.

    `note` says from where the table has moved, if it has.
    """
    old, new = _grid(paired.before, before), _grid(paired.after, after)
    slots = lay_columns(old, new)
    columns = tuple(_column(old, new, slot) for slot in slots)
    labelled = [(column.label, slot) for column, slot in zip(columns, slots, strict=True)]
    level = level_column(paired, before, after)
    rows = _TableRows(paired, before, after, old, new, labelled, levelled=bool(level))
    name, intro = diff(old.name, new.name), compare_prose(old.intro, new.intro)
    differing = any(line.kinds for line in intro) or any(column.differs for column in columns)
    changed = name.changed or differing
    plan, location = (paired.after, after) if after else (paired.before, before or ())
    return ComparedTable(
        thing=(new if after else old).thing,
        anchor=block_anchor(plan, location, after=bool(after)),
        name=name,
        intro=intro,
        columns=(*columns, level) if level else columns,
        rows=tuple(rows.compared()),
        kinds=kinds_of(before=bool(before), after=bool(after), moved=bool(note), changed=changed),
        note=note,
    )


def _column(old: TableTexts, new: TableTexts, slot: Slot) -> ComparedColumn:
    return ComparedColumn(diff(old.heading(slot.before), new.heading(slot.after)), moved=slot.moved)


def _grid(plan: content.PlanContent, location: Location | None) -> TableTexts:
    block = block_at(plan, location) if location else None
    if isinstance(block, content.Level | content.NetworkTable):
        return read_grid(block)
    return TableTexts()


@dataclass(frozen=True, slots=True)
class _TableRows:
    """The rows of one table, laid together."""

    paired: PairedContents
    before: Location | None
    after: Location | None
    old: TableTexts
    new: TableTexts
    columns: list[tuple[str, Slot]]
    levelled: bool

    def compared(self) -> Iterator[ComparedRow]:
        places_before = [(*(self.before or ()), row) for row in range(len(self.old.rows))]
        places_after = [(*(self.after or ()), row) for row in range(len(self.new.rows))]
        ids = [self.paired.id_before(location) for location in places_before]
        for slot in merge(ids, places_after, self._weights(places_after)):
            if slot.after is not None:
                yield self._row(slot, slot.after)
            elif slot.before is not None and not slot.moved:
                yield self._old_row(slot.before)

    def _weights(self, locations: list[Location]) -> dict[Location, int]:
        """The words in both versions are what speaks for leaving a row in place."""
        weights = {}
        for row, location in enumerate(locations):
            origin = self.paired.pairing.backward.get(location)
            size = len("".join(self.new.rows[row]))
            if origin and origin[:-1] == self.before:
                size += len("".join(self.old.rows[origin[-1]]))
            weights[location] = weight(size, self.new.keys[row])
        return weights

    def _row(self, slot: Slot, row: int) -> ComparedRow:
        """A row of the table as it is, against where it stood, here or in another table."""
        location = (*(self.after or ()), row)
        origin = self.paired.pairing.backward.get(location)
        elsewhere = origin if origin and origin[:-1] != self.before else None
        cells = (*self._cells(row, origin), *self._level(origin, location))
        changed = any(cell.words.changed for cell in cells)
        note = other = ""
        if elsewhere:
            note = f"Från ”{block_name(self.paired.before, elsewhere)}”"
            other = row_anchor(self.paired.before, elsewhere, after=False)
        elif slot.moved and slot.before is not None:
            note = f"Från plats {slot.before + 1} till plats {row + 1}"
        return ComparedRow(
            thing=_ROWS[self.new.thing],
            anchor=row_anchor(self.paired.after, location),
            cells=cells,
            kinds=kinds_of(before=bool(origin), after=True, moved=bool(note), changed=changed),
            note=note,
            other=other,
            came=bool(elsewhere),
        )

    def _cells(self, row: int, origin: Location | None) -> Iterator[ComparedCell]:
        old = _grid(self.paired.before, origin and origin[:-1])
        now, then = answering(old, self.new), answering(old, self.old)
        for label, slot in self.columns:
            column = now.get(slot.after, then.get(slot.before))
            before = old.cell(origin[-1], column) if origin else ""
            yield ComparedCell(label, diff(before, self.new.cell(row, slot.after)))

    def _level(self, before: Location | None, after: Location | None) -> Iterator[ComparedCell]:
        """The level a group works on, in tables that have any."""
        if self.levelled:
            yield level_cell(self.paired, before, after)

    def _old_row(self, row: int) -> ComparedRow:
        """A row that is no longer in the table: removed, or moved to another."""
        location = (*(self.before or ()), row)
        plan = self.paired.before
        target = self.paired.pairing.forward.get(location)
        return ComparedRow(
            thing=_ROWS[self.old.thing],
            anchor=row_anchor(plan, location, after=False),
            cells=(
                *(
                    ComparedCell(label, diff(self.old.cell(row, slot.before), ""))
                    for label, slot in self.columns
                ),
                *self._level(location, None),
            ),
            kinds=(ChangeKind.MOVED if target else ChangeKind.REMOVED,),
            note=f"Till ”{block_name(self.paired.after, target)}”" if target else "",
            other=row_anchor(self.paired.after, target) if target else "",
            gone=bool(target),
        )


_ROWS = {Thing.LEVEL: Thing.ACTIVITY, Thing.TABLE: Thing.NETWORK}
