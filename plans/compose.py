"""The working copy as a value, and a value as a working copy."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import chain

from msgspec.structs import replace

from document import content, text
from plans.models import CoverFact, Placed, Plan, Section
from plans.models.working_copy import Save


def compose(plan: Plan, *, at: datetime | None = None) -> content.PlanContent:
    """The plan's content from its rows, as they are, or from history as they were at a moment.

    A fixed number of queries, however large the plan is. Raises `Plan.DoesNotExist` when the plan did
    not exist at that moment.
    """
    return _composed([plan.at(at)], at)[plan.pk]


def compose_all(plans: Iterable[Plan]) -> dict[int, content.PlanContent]:
    """The content of several plans as they are, by primary key: as many queries as for one."""
    return _composed(list(plans), None)


def _composed(rows: list[Plan], at: datetime | None) -> dict[int, content.PlanContent]:
    keys = [row.pk for row in rows]
    blocks = _placed_blocks(keys, at)
    facts: dict[int, list[content.Fact]] = defaultdict(list)
    for fact in CoverFact.rows_of(keys, at):
        facts[fact.plan_id].append(content.Fact(label=fact.label, value=fact.value))
    sections: dict[int, list[content.Section]] = defaultdict(list)
    for section in Section.rows_of(keys, at):
        sections[section.plan_id].append(
            content.Section(
                key=section.key,
                title=section.title,
                depth=section.depth,
                blocks=tuple(_merge(text.split(section.body), blocks[section.pk])),
            )
        )
    return {
        row.pk: _with_own_levels(
            content.PlanContent(
                **{name: getattr(row, name) for name in content.COVER_FIELDS},
                facts=tuple(facts[row.pk]),
                sections=tuple(sections[row.pk]),
            )
        )
        for row in rows
    }


def _with_own_levels(value: content.PlanContent) -> content.PlanContent:
    """The value without a group's level that is no longer in the plan: it would place it nowhere."""
    level_keys = {"", *(level.key for level in value.levels)}
    if all(network.level in level_keys for network in value.networks):
        return value
    return replace(
        value,
        sections=tuple(
            replace(
                section, blocks=tuple(_with_levels(block, level_keys) for block in section.blocks)
            )
            for section in value.sections
        ),
    )


def _with_levels(block: content.Block, level_keys: set[str]) -> content.Block:
    if not isinstance(block, content.NetworkTable):
        return block
    networks = (
        network if network.level in level_keys else replace(network, level="")
        for network in block.networks
    )
    return replace(block, networks=tuple(networks))


def level_names(plan_id: int) -> dict[str, str]:
    """What the levels of a plan's working copy are called, by key, in reading order."""
    order = {section.pk: place for place, section in enumerate(Section.rows(plan_id))}
    levels = Placed.of(content.Level).placed([plan_id])
    levels.sort(key=lambda pair: (order[pair[0].section_id], pair[0].position, pair[0].pk))
    return {
        block.key: block.display_name for _, block in levels if isinstance(block, content.Level)
    }


def _placed_blocks(
    plans: Collection[int], at: datetime | None
) -> dict[int, list[tuple[Placed, content.Block]]]:
    """What stands among the paragraphs, for each section, in order."""
    placed = chain.from_iterable(kind.placed(plans, at) for kind in Placed.kinds())
    by_section: dict[int, list[tuple[Placed, content.Block]]] = defaultdict(list)
    for row, block in sorted(placed, key=lambda pair: (pair[0].position, pair[0].pk)):
        by_section[row.section_id].append((row, block))
    return by_section


def _merge(
    paragraphs: list[str], placed: list[tuple[Placed, content.Block]]
) -> list[content.Block]:
    """Paragraphs with the placed blocks among them: each after its number of paragraphs, or last."""
    merged: list[content.Block] = []
    last = len(paragraphs)
    for index in range(last + 1):
        merged += [
            block
            for row, block in placed
            if min(last if row.after is None else row.after, last) == index
        ]
        if index < last:
            merged.append(content.Prose(html=paragraphs[index]))
    return merged


def unpack(value: content.PlanContent, *, into: Plan, save: Save) -> None:
    """Write a value's sections, tables and cover into a plan that has no rows yet.

    `compose` gives the same value back, but for the keys of groups, which belong to the registry. The
    caller holds the transaction.
    """
    for name in content.COVER_FIELDS:
        setattr(into, name, getattr(value, name))
    save(into)
    for position, fact in enumerate(value.facts, start=1):
        save(CoverFact(plan=into, position=position, label=fact.label, value=fact.value))
    for position, section in enumerate(value.sections, start=1):
        _unpack_section(section, Section(plan=into, position=position), save)


def _unpack_section(value: content.Section, row: Section, save: Save) -> None:
    paragraphs = [block.html for block in value.blocks if isinstance(block, content.Prose)]
    row.key, row.title, row.depth = value.key, value.title, value.depth
    row.body = "".join(paragraphs)
    save(row)
    before = 0
    for position, block in enumerate(value.blocks, start=1):
        if isinstance(block, content.Prose):
            before += 1
        else:
            after = None if before == len(paragraphs) else before
            placed = Placed.of(type(block))(section=row, position=position, after=after)
            placed.fill(block, save)
