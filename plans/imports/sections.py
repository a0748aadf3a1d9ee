"""The outline: blocks gathered under headings, as the sections of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plans import text
from plans.content import (
    Activity,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkTable,
    Prose,
    Section,
)
from plans.content import Block as ContentBlock
from plans.imports import prose, tables
from plans.imports.accounting import Ledger
from plans.imports.blocks import Block, Items, Paragraph, Table
from plans.imports.figures import Finder
from plans.imports.headings import Heading
from plans.imports.keys import Keys, level_name
from plans.imports.tables import Grid, Kind

OPENING = "Inledande text"


@dataclass(slots=True)
class _Draft:
    """A section being filled."""

    key: str
    title: str
    depth: int
    blocks: list[Prose | Figure | NetworkTable | Level] = field(default_factory=list)


class Assembler:
    """Builds the sections from blocks, in one pass."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._drafts: list[_Draft] = []
        self._sections = Keys("avsnitt")
        self._levels = Keys("niva")
        self._activities = Keys("aktivitet")
        self._networks = Keys("grupp")
        self._level: str | None = None
        self._intro: list[str] = []

    def add(
        self,
        blocks: Sequence[Block],
        headings: Mapping[int, Heading],
        levels: Mapping[int, str],
        grids: Mapping[int, list[Grid]],
    ) -> None:
        """Put blocks where they belong; `headings`, `levels` and `grids` go by their index."""
        finder = Finder(blocks)
        for index, block in enumerate(blocks):
            if index in levels:
                self._level = levels[index]
            elif index in headings and isinstance(block, Paragraph):
                self._open(block.text, headings[index].depth)
            elif isinstance(block, Paragraph):
                above = blocks[index - 1] if index and index - 1 not in headings else None
                self._figure(finder.before(block, above), block)
                self._prose(prose.paragraph(block))
                self._figure(finder.after(block), block)
            elif isinstance(block, Items):
                for html in prose.listed(block, self._ledger):
                    self._prose(html)
            elif isinstance(block, Table):
                for grid in grids[index]:
                    self._table(grid)

    def sections(self) -> tuple[Section, ...]:
        """The sections, finished."""
