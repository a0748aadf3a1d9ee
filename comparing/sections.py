"""What differs in the sections: which were added, removed, moved or renamed, and what is in them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from comparing.body import compare_body
from comparing.kinds import UNNAMED, kinds_of
from comparing.match import Location, PairedContents
from comparing.order import Slot, keep, merge, weight
from comparing.tables import anchor
from comparing.values import ComparedBlock, ComparedLine, ComparedSection, MovedFrom
from comparing.words import diff
from document import content


def compare_sections(paired: PairedContents) -> tuple[ComparedSection | MovedFrom, ...]:
    """The sections in the order of the version after; removed ones where they stood."""
    slots = _slots(paired)
    moved = _moved(paired, slots)
    return tuple(_compared(paired, slots, moved))


def numbers(sections: Sequence[content.Section]) -> list[str]:
    """Each section's number by what it stands under: 1, 2, 2.1, 2.2, 3."""
    numbered: list[str] = []
    counts: Counter[int | None] = Counter()
    for above in parents(sections):
        counts[above] += 1
        numbered.append(
            str(counts[above]) if above is None else f"{numbered[above]}.{counts[above]}"
        )
    return numbered


def parents(sections: Sequence[content.Section]) -> list[int | None]:
    """For each section, the one it stands under; None for a main heading."""
    indexes: list[int | None] = []
    above: list[int] = []
    for index, section in enumerate(sections):
        while above and sections[above[-1]].depth >= section.depth:
            above.pop()
        indexes.append(above[-1] if above else None)
        above.append(index)
    return indexes


def _slots(paired: PairedContents) -> list[Slot]:
    """The sections of both versions in one order; the longer text stays when two change places."""
    old, new = paired.before.sections, paired.after.sections
    ids = [paired.id_before((at,)) for at in range(len(old))]
    weights: dict[Location, int] = {}
    for at, section in enumerate(new):
        origin = paired.pairing.backward.get((at,))
        pair = [section, old[origin[0]]] if origin else [section]
        size = sum(len(msgspec.json.encode(one)) for one in pair)
        weights[(at,)] = weight(size, *(one.key for one in pair))
    return merge(ids, list(weights), weights)


def _moved(paired: PairedContents, slots: list[Slot]) -> dict[int, int]:
    """Which sections are said to have moved: their index before, and after.

    Those that followed a heading that moved, in the order they had under it, are not.
    """
    above_old, above_new = parents(paired.before.sections), parents(paired.after.sections)
    moved = {
        slot.before: slot.after
        for slot in slots
        if slot.moved and slot.before is not None and slot.after is not None
    }
    along: dict[int, dict[int, int]] = defaultdict(dict)
    for before, after in moved.items():
        above = above_old[before]
        if above in moved and moved[above] == above_new[after]:
            along[above][before] = after
    for group in along.values():
        weights = {after: weight(0, paired.after.sections[after].key) for after in group.values()}
        order = [group[before] for before in sorted(group)]
        followed = {order[index] for index, _ in keep(order, sorted(order), weights)}
        moved = {before: after for before, after in moved.items() if after not in followed}
    return moved


@dataclass(frozen=True, slots=True)
class _Side:
    """A section as it is in one version, with its number there."""

    section: content.Section
    number: str
    exists: bool = True


_NOWHERE = _Side(content.Section(key=""), "", exists=False)


def _sides(plan: content.PlanContent) -> list[_Side]:
    return [_Side(*pair) for pair in zip(plan.sections, numbers(plan.sections), strict=True)]


def _compared(
    paired: PairedContents, slots: list[Slot], moved: dict[int, int]
) -> Iterator[ComparedSection | MovedFrom]:
    before, after = _sides(paired.before), _sides(paired.after)
    for slot in slots:
        old = _NOWHERE if slot.before is None else before[slot.before]
        new = _NOWHERE if slot.after is None else after[slot.after]
        target = None if slot.before is None else moved.get(slot.before)
        if new.exists or not slot.moved:
            body = compare_body(paired, slot.before, slot.after)
            yield _section(old, new, body, moved=target is not None)
        elif target is not None:
            yield _mark(old, after[target])


def _mark(old: _Side, new: _Side) -> MovedFrom:
    """The place that a section left."""
    return MovedFrom(
        anchor=_anchor(old.section, after=False),
        text=f"Här stod avsnittet ”{old.section.title or UNNAMED}”.",
        to=_anchor(new.section),
        place=old.number,
    )


def _section(
    old: _Side, new: _Side, body: tuple[ComparedBlock, ...], *, moved: bool
) -> ComparedSection:
    both = old.exists and new.exists
    section = (new if new.exists else old).section
    title = diff(old.section.title, new.section.title)
    depth_changed = both and old.section.depth != new.section.depth
    text_differs = any(isinstance(block, ComparedLine) and block.differs for block in body)
    same_shown = not any(block.differs for block in body)
    resettled = same_shown and old.section.blocks != new.section.blocks
    return ComparedSection(
        anchor=_anchor(section, after=new.exists),
        title=title,
        body=body,
        kinds=kinds_of(
            before=old.exists,
            after=new.exists,
            moved=moved,
            changed=title.changed or depth_changed or text_differs or resettled,
        ),
        place=new.number,
        place_before=old.number,
        depth=section.depth,
        depth_changed=depth_changed,
        resettled=resettled,
    )


def _anchor(section: content.Section, *, after: bool = True) -> str:
    return anchor(f"avsnitt:{section.key}", after=after)
