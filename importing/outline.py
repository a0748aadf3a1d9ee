"""What each block is: the heading of a section, the heading of a level, a table, or text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importing import tables, vocabulary
from importing.accounting import Declaration
from importing.blocks import Paragraph, RowsBlock, SourceBlock
from importing.headings import Evidence, RecognisedHeading, Recogniser, without_number
from importing.tables import SourceTable, TableKind


@dataclass(frozen=True, slots=True)
class Outline:
    """Blocks, and by their index: the headings of sections, the headings of levels, the tables."""

    blocks: Sequence[SourceBlock]
    headings: Mapping[int, RecognisedHeading]
    levels: frozenset[int]
    tables: Mapping[int, list[SourceTable]]

    def holds(self, kind: TableKind) -> bool:
        """Whether any table is of a kind."""
        return any(
            table.kind is kind for source_tables in self.tables.values() for table in source_tables
        )


def plain(blocks: Sequence[SourceBlock], declared: Declaration) -> Outline:
    """The outline of text without headings."""
    return Outline(blocks, {}, frozenset(), _tables(blocks, declared))


def outline(
    blocks: Sequence[SourceBlock], recogniser: Recogniser, declared: Declaration
) -> Outline:
    """The outline of a plan's body."""
    headings = recogniser.find(blocks)
    source_tables = _tables(blocks, declared)
    levels = frozenset(_levels(blocks, headings, source_tables, listing=recogniser.listing))
    sections = {index: heading for index, heading in headings.items() if index not in levels}
    return Outline(blocks, sections, levels, source_tables)


def _tables(blocks: Sequence[SourceBlock], declared: Declaration) -> dict[int, list[SourceTable]]:
    return {
        index: tables.in_rows(block.rows, declared)
        for index, block in enumerate(blocks)
        if isinstance(block, RowsBlock)
    }


def _levels(
    blocks: Sequence[SourceBlock],
    headings: Mapping[int, RecognisedHeading],
    source_tables: Mapping[int, list[SourceTable]],
    *,
    listing: bool,
) -> list[int]:
    """The headings that name the level of the activity table below them, not a section."""
    level_headings: list[int] = []
    above: int | None = None  # the nearest heading, when only text stands between
    section = ""
    levelled = False  # whether the section has named levels already
    for index in range(len(blocks)):
        if index not in headings and index not in source_tables:
            continue
        if above is not None:
            name = _text(blocks[above])
            hinted = listing or levelled or bool(vocabulary.ACTIVITY_SECTION.search(section))
            levelled = _has_activities(source_tables.get(index, [])) and _names_level(
                name, headings[above], hinted=hinted
            )
            level_headings += [above] if levelled else []
            section = section if levelled else name
        above = index if index in headings else None
    return level_headings


def _has_activities(source_tables: Sequence[SourceTable]) -> bool:
    return any(table.kind is TableKind.ACTIVITIES for table in source_tables)


def _names_level(name: str, heading: RecognisedHeading, *, hinted: bool) -> bool:
    """Whether a heading above an activity table is a level's.

    It is when it says so ("Nivå: …", "Område 1: …"). One that is only a short line is a level's too, when
    prevention work names its levels so, or when something else hints at it: a table of contents leaves
    it out, the section is about activities, or it has such levels already.
    """
    if vocabulary.LEVEL.match(without_number(name)):
        return True
    prevention = vocabulary.LEVEL_WORDS.search(name) is not None
    if heading.depth > 1 and heading.evidence > Evidence.USUAL:
        return prevention and hinted
    return heading.evidence is Evidence.SHORT and (hinted or prevention)


def _text(block: SourceBlock) -> str:
    return block.text if isinstance(block, Paragraph) else ""
