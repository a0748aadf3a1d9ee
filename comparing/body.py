"""What differs in a section's body: its lines, and the figures and tables among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparing.kinds import UNNAMED, ChangeKind, kinds_of
from comparing.lines import Item, compare_line, lay_items
from comparing.match import Place, block_at
from comparing.order import Slot, weight
from comparing.prose import read_lines
from comparing.tables import Versions, block_anchor, block_name, compare_table
from comparing.values import Block, FigurePlace, Mark
from document import content

_FIGURES = {
    content.FigureKind.LEVELS: "Nivåerna i det förebyggande arbetet",
    content.FigureKind.NETWORKS: "Grupperna och nätverken",
    content.FigureKind.UNKNOWN: "En figur som saknas i källans text",
}


def compare_body(versions: Versions, before: int | None, after: int | None) -> tuple[Block, ...]:
    """The blocks of a section (its index before and after, None for none) laid together."""
    old, new = _items(versions.before, before), _items(versions.after, after)
    ids = [versions.id_before(item) if isinstance(item, tuple) else item for item in old]
    slots = lay_items(ids, new, _weights(versions, new))
    return tuple(_Body(versions, old, new).blocks(slots))


def _items(plan: content.PlanContent, section: int | None) -> list[Item]:
    """A section's lines, and the places of the other blocks among them."""
    items: list[Item] = []
    if section is not None:
        for index, block in enumerate(plan.sections[section].blocks):
            if isinstance(block, content.Prose):
                items += read_lines(block.html)
            else:
                items.append((section, index))
    return items


def _weights(versions: Versions, items: list[Item]) -> dict[Place, int]:
    """A large table stays in place when it has changed places with something smaller."""
    weights = {}
    for place in items:
        if isinstance(place, tuple):
            origin = versions.pairing.backward.get(place)
            sizes = [_rows(versions.after, place), _rows(versions.before, origin) if origin else 0]
            weights[place] = weight(sum(sizes), _key(block_at(versions.after, place)))
    return weights


def _rows(plan: content.PlanContent, place: Place) -> int:
    """How many rows a block has, reckoned as characters of text: a row outweighs most paragraphs."""
    match block_at(plan, place):
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

    versions: Versions
    old: list[Item]
    new: list[Item]

    def blocks(self, slots: list[Slot]) -> Iterator[Block]:
        for slot in slots:
            before = None if slot.before is None else self.old[slot.before]
            after = None if slot.after is None else self.new[slot.after]
            if isinstance(after, tuple):
                yield self._placed(after, moved=slot.moved)
            elif isinstance(before, tuple):
                yield self._left(before)
            else:
                yield compare_line(before, after)

    def _placed(self, place: Place, *, moved: bool) -> Block:
        """A figure or a table where it stands now, against where it stood."""
        origin = self.versions.pairing.backward.get(place)
        note = ""
        if origin and origin not in self.old:
            note = f"Från avsnittet ”{_section(self.versions.before, origin)}”"
        elif moved:
            note = "Till en annan plats i avsnittet"
        block = block_at(self.versions.after, place)
        if isinstance(block, content.Figure):
            kinds = kinds_of(before=bool(origin), after=True, moved=bool(note))
            name = _FIGURES[block.kind]
            return FigurePlace(name, block_anchor(self.versions.after, place), kinds, note)
        return compare_table(self.versions, origin, place, note=note)

    def _left(self, place: Place) -> Block:
        """A figure or a table that no longer stands here: removed, or moved."""
        plan = self.versions.before
        here = block_anchor(plan, place, after=False)
        if target := self.versions.pairing.forward.get(place):
            to = block_anchor(self.versions.after, target)
            return Mark(here, f"Här stod {_called(plan, place)}.", to)
        block = block_at(plan, place)
        if isinstance(block, content.Figure):
            return FigurePlace(_FIGURES[block.kind], here, (ChangeKind.REMOVED,))
        return compare_table(self.versions, place, None)


def _section(plan: content.PlanContent, place: Place) -> str:
    return plan.sections[place[0]].title or UNNAMED


def _called(plan: content.PlanContent, place: Place) -> str:
    """A block as it is named in a sentence."""
    match block_at(plan, place):
        case content.Level():
            return f"nivån ”{block_name(plan, place)}”"
        case content.Figure(kind=kind):
            return f"figuren ”{_FIGURES[kind]}”"
        case _:
            return "tabellen över grupper"
