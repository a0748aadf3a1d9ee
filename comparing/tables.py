"""What differs in a level with its activities, or in a table of groups: row by row, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparing.grid import Grid, answering, lay_columns, read_grid
from comparing.kinds import UNNAMED, ChangeKind, Thing, kinds_of
from comparing.levels import level_cell, level_column
from comparing.lines import compare_prose
from comparing.match import Pairing, Place, block_at
from comparing.order import Slot, merge, weight
from comparing.values import Cell, Column, Row, Table
from comparing.words import diff
from document import content


@dataclass(frozen=True, slots=True)
class Versions:
    """The two contents, and what in one is what in the other."""

    before: content.PlanContent
    after: content.PlanContent
    pairing: Pairing

    def id_before(self, place: Place) -> Place:
        """What stood at a place is known by the place where it stands; by one of its own if it is gone."""
        return self.pairing.forward.get(place, (-1, *place))


def anchor(stem: str, *, after: bool) -> str:
    """Where something is shown; what is only in the version before has an address of its own."""
    return stem if after else f"fore:{stem}"


def block_anchor(plan: content.PlanContent, place: Place, *, after: bool = True) -> str:
    """Where a level, a table of groups or a figure is shown."""
    block = block_at(plan, place)
    if isinstance(block, content.Level):
        return anchor(f"niva:{block.key}", after=after)
    return anchor(":".join(["del", *map(str, place)]), after=after)


def row_anchor(plan: content.PlanContent, place: Place, *, after: bool = True) -> str:
    """Where an activity or a group is shown. A group may stand in several tables."""
    block = block_at(plan, place)
    if isinstance(block, content.Level):
        return anchor(f"aktivitet:{block.activities[place[2]].key}", after=after)
    return anchor(":".join(["grupp", *map(str, place)]), after=after)


def block_name(plan: content.PlanContent, place: Place) -> str:
    """What a table is called: the level's name, or the section's for a table of groups."""
    block = block_at(plan, place)
    if isinstance(block, content.Level):
        return block.name or "Nivå utan rubrik"
    return plan.sections[place[0]].title or UNNAMED


def compare_table(
    versions: Versions, before: Place | None, after: Place | None, *, note: str = ""
) -> Table:
    """The table at a place before and after; None for the version that does not have it.

    `note` says from where the table has moved, if it has.
    """
    old, new = _grid(versions.before, before), _grid(versions.after, after)
    slots = lay_columns(old, new)
    columns = tuple(_column(old, new, slot) for slot in slots)
    labelled = [(column.label, slot) for column, slot in zip(columns, slots, strict=True)]
    level = level_column(versions.before, versions.after, versions.pairing, (before, after))
    rows = _Rows(versions, before, after, old, new, labelled, levelled=bool(level))
    name, intro = diff(old.name, new.name), compare_prose(old.intro, new.intro)
    differing = any(line.kinds for line in intro) or any(column.differs for column in columns)
    changed = name.changed or differing
    plan, place = (versions.after, after) if after else (versions.before, before or ())
    return Table(
        thing=(new if after else old).thing,
        anchor=block_anchor(plan, place, after=bool(after)),
        name=name,
        intro=intro,
        columns=(*columns, level) if level else columns,
        rows=tuple(rows.compared()),
        kinds=kinds_of(before=bool(before), after=bool(after), moved=bool(note), changed=changed),
        note=note,
    )


def _column(old: Grid, new: Grid, slot: Slot) -> Column:
    return Column(diff(old.heading(slot.before), new.heading(slot.after)), moved=slot.moved)


def _grid(plan: content.PlanContent, place: Place | None) -> Grid:
    block = block_at(plan, place) if place else None
    return read_grid(block) if isinstance(block, content.Level | content.NetworkTable) else Grid()


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table, laid together."""

    versions: Versions
    before: Place | None
    after: Place | None
    old: Grid
    new: Grid
    columns: list[tuple[str, Slot]]
    levelled: bool

    def compared(self) -> Iterator[Row]:
        places_before = [(*(self.before or ()), row) for row in range(len(self.old.rows))]
        places_after = [(*(self.after or ()), row) for row in range(len(self.new.rows))]
        ids = [self.versions.id_before(place) for place in places_before]
        for slot in merge(ids, places_after, self._weights(places_after)):
            if slot.after is not None:
                yield self._row(slot, slot.after)
            elif slot.before is not None and not slot.moved:
                yield self._old_row(slot.before)

    def _weights(self, places: list[Place]) -> dict[Place, int]:
        """The words in both versions are what speaks for leaving a row in place."""
        weights = {}
        for row, place in enumerate(places):
            origin = self.versions.pairing.backward.get(place)
            size = len("".join(self.new.rows[row]))
            if origin and origin[:-1] == self.before:
                size += len("".join(self.old.rows[origin[-1]]))
            weights[place] = weight(size, self.new.keys[row])
        return weights

    def _row(self, slot: Slot, row: int) -> Row:
        """A row of the table as it is, against where it stood, here or in another table."""
        place = (*(self.after or ()), row)
        origin = self.versions.pairing.backward.get(place)
        came = origin is not None and origin[:-1] != self.before
        cells = (*self._cells(row, origin), *self._level(origin, place))
        changed = any(cell.words.changed for cell in cells)
        moved = slot.moved or came
        note = ""
        if came and origin:
            note = f"Från ”{block_name(self.versions.before, origin)}”"
        elif slot.moved and slot.before is not None:
            note = f"Från plats {slot.before + 1} till plats {row + 1}"
        return Row(
            thing=_ROWS[self.new.thing],
            anchor=row_anchor(self.versions.after, place),
            cells=cells,
            kinds=kinds_of(before=bool(origin), after=True, moved=moved, changed=changed),
            note=note,
            other=row_anchor(self.versions.before, origin, after=False) if came and origin else "",
            came=came,
        )

    def _cells(self, row: int, origin: Place | None) -> Iterator[Cell]:
        here = origin is not None and origin[:-1] == self.before
        old = self.old if here else _grid(self.versions.before, origin and origin[:-1])
        now, then = answering(old, self.new), answering(old, self.old)
        for label, slot in self.columns:
            column = slot.before if here else now.get(slot.after, then.get(slot.before))
            before = old.cell(origin[-1], column) if origin else ""
            yield Cell(label, diff(before, self.new.cell(row, slot.after)))

    def _level(self, before: Place | None, after: Place | None) -> Iterator[Cell]:
        """The level a group works on, in tables that have any."""
        if self.levelled:
            yield level_cell(self.versions.before, self.versions.after, (before, after))

    def _old_row(self, row: int) -> Row:
        """A row that is no longer in the table: removed, or moved to another."""
        place = (*(self.before or ()), row)
        plan = self.versions.before
        target = self.versions.pairing.forward.get(place)
        return Row(
            thing=_ROWS[self.old.thing],
            anchor=row_anchor(plan, place, after=False),
            cells=(
                *(
                    Cell(label, diff(self.old.cell(row, slot.before), ""))
                    for label, slot in self.columns
                ),
                *self._level(place, None),
            ),
            kinds=(ChangeKind.MOVED if target else ChangeKind.REMOVED,),
            note=f"Till ”{block_name(self.versions.after, target)}”" if target else "",
            other=row_anchor(self.versions.after, target) if target else "",
            gone=bool(target),
        )


_ROWS = {Thing.LEVEL: Thing.ACTIVITY, Thing.TABLE: Thing.NETWORK}
