"""What differs in the sections: which were added, removed, moved or renamed, and what is in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans import content
from plans.changes.body import compare_body
from plans.changes.kinds import kinds_of
from plans.changes.match import section_words
from plans.changes.order import Slot, keep, merge, weight
from plans.changes.tables import UNNAMED_SECTION, Versions, anchor
from plans.changes.values import Block, ComparedSection, Mark
from plans.changes.words import diff

_NONE = content.Section(key="")


def compare_sections(versions: Versions) -> tuple[ComparedSection | Mark, ...]:
    """The sections in the order of the version after; removed ones where they stood."""
    slots = _slots(versions)
    moved = _moved(versions, slots)
    return tuple(_compared(versions, slots, moved))


def numbers(sections: Sequence[content.Section]) -> list[str]:
    """Each section's number by its depth: 1, 2, 2.1, 2.2, 3."""
    found: list[str] = []
    counts: list[int] = []
    for section in sections:
        counts = (counts + [0] * section.depth)[: section.depth]
        counts[-1] += 1
        found.append(".".join(str(number) for number in counts if number))
    return found


def parents(sections: Sequence[content.Section]) -> list[int | None]:
    """For each section, the one it stands under; None for a main heading."""
    found: list[int | None] = []
    above: list[int] = []
    for index, section in enumerate(sections):
        while above and sections[above[-1]].depth >= section.depth:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(index)
    return found


def _slots(versions: Versions) -> list[Slot]:
    """The sections of both versions in one order; the longer text stays when two change places."""
    old, new = versions.before.sections, versions.after.sections
    weights = {}
    for at, section in enumerate(new):
        origin = versions.pairing.backward.get((at,))
        pair = [section, old[origin[0]]] if origin else [section]
        size = sum(len(words) for one in pair for words in section_words(one))
        weights[(at,)] = weight(size, *(one.key for one in pair))
    return merge([versions.id_before((at,)) for at in range(len(old))], list(weights), weights)


def _moved(versions: Versions, slots: list[Slot]) -> dict[int, int]:
    """Which sections are said to have moved: their index before, and after.

    Those that followed a heading that moved, in the order they had under it, are not.
    """
    above_old, above_new = parents(versions.before.sections), parents(versions.after.sections)
    moved = {
        slot.before: slot.after
        for slot in slots
        if slot.moved and slot.before is not None and slot.after is not None
    }
    along: dict[int, dict[int, int]] = defaultdict(dict)
    for before, after in moved.items():
        above = above_old[before]
        if above is not None and above in moved and moved[above] == above_new[after]:
            along[above][before] = after
    for group in along.values():
        weights = {after: weight(0, versions.after.sections[after].key) for after in group.values()}
        order = [group[before] for before in sorted(group)]
        followed = {order[index] for index, _ in keep(order, sorted(order), weights)}
        moved = {before: after for before, after in moved.items() if after not in followed}
    return moved


def _compared(
    versions: Versions, slots: list[Slot], moved: dict[int, int]
) -> Iterator[ComparedSection | Mark]:
    old, new = versions.before.sections, versions.after.sections
    places = (["", *numbers(old)], ["", *numbers(new)])
    for slot in slots:
        before, after = slot.before, slot.after
        if before is not None and after is None and slot.moved:
            if before in moved:
                to = section_anchor(new[moved[before]])
                yield _mark(old[before], to, places[0][before + 1])
            continue
        yield _section(
            (_NONE if before is None else old[before], _NONE if after is None else new[after]),
            compare_body(versions, before, after),
            moved=before in moved,
            places=(
                places[0][0 if before is None else before + 1],
                places[1][0 if after is None else after + 1],
            ),
        )


def _mark(section: content.Section, to: str, place: str) -> Mark:
    return Mark(
        anchor=section_anchor(section, after=False),
        text=f"Här stod avsnittet ”{section.title or UNNAMED_SECTION}”.",
        to=to,
        place=place,
    )


def _section(
    pair: tuple[content.Section, content.Section],
    body: tuple[Block, ...],
    *,
    moved: bool,
    places: tuple[str, str],
) -> ComparedSection:
    """A section; the one that is `_NONE` is in one version only. `places` are its numbers."""
    old, new = pair
    both = _NONE not in pair
    title = diff(old.title, new.title)
    resettled = both and old.blocks != new.blocks and not any(block.differs for block in body)
    own = [title.changed, old.depth != new.depth, resettled, _text_differs(body)]
    section = old if new is _NONE else new
    return ComparedSection(
        anchor=section_anchor(section, after=new is not _NONE),
        title=title,
        body=body,
        kinds=kinds_of(
            before=old is not _NONE, after=new is not _NONE, moved=moved, changed=any(own)
        ),
        place_before=places[0],
        place=places[1],
        depth=section.depth,
        depth_changed=both and old.depth != new.depth,
        resettled=resettled,
    )


def section_anchor(section: content.Section, *, after: bool = True) -> str:
    """Where a section is shown."""
    return anchor(f"avsnitt-{section.key}", after=after)
