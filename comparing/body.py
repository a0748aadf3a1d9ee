"""What differs in a section's body: its lines, and the figures and tables among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparing.kinds import UNNAMED, ChangeKind, kinds_of
from comparing.lines import BodyItem, compare_line, lay_items
from comparing.match import Location, PairedContents, block_at
from comparing.order import Slot, weight
from comparing.prose import read_lines
from comparing.tables import block_anchor, block_name, compare_table
from comparing.values import ComparedBlock, FigurePlace, MovedFrom
from document import content

_FIGURES = {
    content.FigureKind.LEVELS: "Nivåerna i det förebyggande arbetet",
    content.FigureKind.NETWORKS: "Grupperna och nätverken",
    content.FigureKind.UNKNOWN: "En figur som saknas i källans text",
}


def compare_body(
    paired: PairedContents, before: int | None, after: int | None
) -> tuple[ComparedBlock, ...]:
    """The blocks of a section (its index before and after, None for none) laid together."""
    old, new = _items(paired.before, before), _items(paired.after, after)
    ids = [paired.id_before(item) if isinstance(item, tuple) else item for item in old]
    slots = lay_items(ids, new, _weights(paired, new))
    return tuple(_Body(paired, old, new).blocks(slots))


def _items(plan: content.PlanContent, section: int | None) -> list[BodyItem]:
    """A section's lines, and the places of the other blocks among them."""
    items: list[BodyItem] = []
    if section is not None:
        for index, block in enumerate(plan.sections[section].blocks):
            if isinstance(block, content.Prose):
                items += read_lines(block.html)
            else:
                items.append((section, index))
    return items


def _weights(paired: PairedContents, items: list[BodyItem]) -> dict[Location, int]:
    """A large table stays in place when it has changed places with something smaller."""
    weights = {}
    for location in items:
        if isinstance(location, tuple) and (origin := paired.pairing.backward.get(location)):
            size = _rows(paired.after, location) + _rows(paired.before, origin)
            weights[location] = weight(size, _key(block_at(paired.after, location)))
    return weights


def _rows(plan: content.PlanContent, location: Location) -> int:
    """How many rows a block has, reckoned as characters of text: a row outweighs most paragraphs."""
    match block_at(plan, location):
        case content.Level(activities=rows) | content.NetworkTable(networks=rows):
            return 100 * len(rows)
        case _:
            return 0


def _key(block: content.Block) -> str:
    match block:
        case content.Level(key=key):
            return key
        case content.Figure(kind=kind):
            return kind
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class _Body:
    """One section's comparison."""

    paired: PairedContents
    old: list[BodyItem]
    new: list[BodyItem]

    def blocks(self, slots: list[Slot]) -> Iterator[ComparedBlock]:
        for slot in slots:
            before = None if slot.before is None else self.old[slot.before]
            after = None if slot.after is None else self.new[slot.after]
            if isinstance(after, tuple):
                yield self._placed(after, moved=slot.moved)
            elif isinstance(before, tuple):
                yield self._left(before)
            else:
                yield compare_line(before, after)

    def _placed(self, location: Location, *, moved: bool) -> ComparedBlock:
        """A figure or a table where it stands now, against where it stood."""
        origin = self.paired.pairing.backward.get(location)
        note = ""
        if origin and origin not in self.old:
            note = f"Från avsnittet ”{_section(self.paired.before, origin)}”"
        elif moved:
            note = "Till en annan plats i avsnittet"
        block = block_at(self.paired.after, location)
        if isinstance(block, content.Figure):
            kinds = kinds_of(before=bool(origin), after=True, moved=bool(note))
            name = _FIGURES[block.kind]
            return FigurePlace(name, block_anchor(self.paired.after, location), kinds, note)
        return compare_table(self.paired, origin, location, note=note)

    def _left(self, location: Location) -> ComparedBlock:
        """A figure or a table that no longer stands here: removed, or moved."""
        plan = self.paired.before
        here = block_anchor(plan, location, after=False)
        if target := self.paired.pairing.forward.get(location):
            to = block_anchor(self.paired.after, target)
            return MovedFrom(here, f"Här stod {_called(plan, location)}.", to)
        block = block_at(plan, location)
        if isinstance(block, content.Figure):
            return FigurePlace(_FIGURES[block.kind], here, (ChangeKind.REMOVED,))
        return compare_table(self.paired, location, None)


def _section(plan: content.PlanContent, location: Location) -> str:
    return plan.sections[location[0]].title or UNNAMED


def _called(plan: content.PlanContent, location: Location) -> str:
    """A block as it is named in a sentence."""
    match block_at(plan, location):
        case content.Level():
            return f"nivån ”{block_name(plan, location)}”"
        case content.Figure(kind=kind):
            return f"figuren ”{_FIGURES[kind]}”"
        case _:
            return "tabellen över grupper"
