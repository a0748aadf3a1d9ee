"""On which level a group works, before and after. The level is data of the row, not one of its cells.

Groups point at a level by its key, so a level that is only called something else moves no group.
"""

from collections.abc import Iterable
from itertools import chain, count

from comparing.match import Location, PairedContents, block_at
from comparing.values import ComparedCell, ComparedColumn
from comparing.words import diff
from document import content

LABEL = "Nivå"


def level_column(
    paired: PairedContents, before: Location | None, after: Location | None
) -> ComparedColumn | None:
    """The column of the groups' levels; None when no row of the table has had one."""
    new = _places(paired.after, after)
    old = [*_places(paired.before, before), *map(paired.pairing.backward.get, new)]
    groups = [_group(paired.before, each) for each in old]
    groups += [_group(paired.after, each) for each in new]
    levelled = any(group.level for group in groups if group)
    return ComparedColumn(diff("", ""), name=LABEL) if levelled else None


def level_cell(
    paired: PairedContents, before: Location | None, after: Location | None
) -> ComparedCell:
    """A group's level, by the name it has in the version after if it is still there."""
    names = _names((*paired.before.levels, *paired.after.levels))
    groups = _group(paired.before, before), _group(paired.after, after)
    old, new = (names.get(group.level, "") if group else "" for group in groups)
    return ComparedCell(LABEL, diff(old, new))


def _names(levels: Iterable[content.Level]) -> dict[str, str]:
    """Names by key, no two alike, so that a move between levels of one name is seen."""
    names: dict[str, str] = {}
    for key, level in {level.key: level for level in levels}.items():
        numbered = (f"{level.display_name} ({number})" for number in count(2))
        possible = chain([level.display_name], numbered)
        names[key] = next(each for each in possible if each not in names.values())
    return names


def _places(plan: content.PlanContent, table: Location | None) -> list[Location]:
    block = block_at(plan, table) if table else None
    rows = block.networks if isinstance(block, content.NetworkTable) else ()
    return [(*(table or ()), row) for row in range(len(rows))]


def _group(plan: content.PlanContent, location: Location | None) -> content.Network | None:
    """The group at a place; None for an activity, and for no place."""
    block = block_at(plan, location) if location else None
    if location and isinstance(block, content.NetworkTable):
        return block.networks[location[2]]
    return None
