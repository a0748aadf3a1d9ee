"""The plan's sections, built from the outline in one pass."""

from dataclasses import dataclass, field

from document.content import (
    Activity,
    ActivityColumns,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from importing import prose, tables
from importing.accounting import Ledger
from importing.blocks import Items, Paragraph, Table
from importing.figures import Finder
from importing.keys import Keys, level_name
from importing.outline import Outline
from importing.tables import Grid, Kind

#: The key of what stands before the first heading; that section has no title.
OPENING = "inledande-text"


@dataclass(slots=True)
class _Draft:
    """A section being filled."""

    key: str
    title: str = ""
    depth: int = 1
    blocks: list[Prose | Figure | NetworkTable | Level] = field(default_factory=list)


class Assembler:
    """Puts blocks into sections, in order."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._drafts: list[_Draft] = []
        self._sections = Keys("avsnitt")
        self._levels = Keys("niva")
        self._activities = Keys("aktivitet")
        self._networks = Keys("grupp")
        self._level: str | None = None  # the level whose heading has been read, but not its table
        self._intro: list[str] = []

    def sections(self) -> tuple[Section, ...]:
        """The sections so far."""
        return tuple(
            Section(key=draft.key, title=draft.title, depth=draft.depth, blocks=tuple(draft.blocks))
            for draft in self._drafts
        )

    def add(self, outline: Outline) -> None:
        """Put everything of an outline where it belongs."""
        finder = Finder(
            outline.blocks,
            levels=outline.holds(Kind.ACTIVITIES),
            networks=outline.holds(Kind.NETWORKS),
        )
        for index, block in enumerate(outline.blocks):
            if isinstance(block, Paragraph) and index in outline.levels:
                self._level = block.text
            elif isinstance(block, Paragraph) and index in outline.headings:
                key = self._sections.key(block.text)
                self._drafts.append(_Draft(key, block.text, outline.headings[index].depth))
            elif isinstance(block, Paragraph):
                heading = index == 0 or index - 1 in outline.headings or index - 1 in outline.levels
                above = None if heading else outline.blocks[index - 1]
                self._figure(finder.before(block, above), block)
                self._text(prose.paragraph(block.text))
                self._figure(finder.after(block), block)
            elif isinstance(block, Items):
                for html in prose.listed(block, self._ledger):
                    self._text(html)
            elif isinstance(block, Table):
                for grid in outline.grids[index]:
                    self._table(grid)

    @property
    def _blocks(self) -> list[Prose | Figure | NetworkTable | Level]:
        """The blocks of the section being filled; before any heading, of the opening."""
        if not self._drafts:
            self._drafts.append(_Draft(self._sections.key(OPENING)))
        return self._drafts[-1].blocks

    def _text(self, html: str) -> None:
        if self._level is None:
            self._blocks.append(Prose(html=html))
        else:
            self._intro.append(html)

    def _figure(self, kind: FigureKind | None, block: Paragraph) -> None:
        if kind is None:
            return
        self._blocks.append(Figure(kind=kind))
        if kind is FigureKind.UNKNOWN:
            self._ledger.note(
                f"Rad {block.number} hänvisar till en figur, men texten säger inte vad den visar."
            )

    def _table(self, grid: Grid) -> None:
        if grid.kind is Kind.ACTIVITIES:
            self._blocks.append(self._as_level(grid))
        elif grid.kind is Kind.NETWORKS:
            self._blocks.append(self._as_networks(grid))
        else:
            self._text(tables.as_html(grid))
            line = grid.rows[0].source.number
            self._ledger.note(f"Tabellen på rad {line} behålls som en tabell i texten.")

    def _as_level(self, grid: Grid) -> Level:
        name, intro = self._level or "", "".join(self._intro)
        self._level, self._intro = None, []
        return Level(
            key=self._levels.key(level_name(name)),
            name=name,
            intro=intro,
            columns=grid.columns(ActivityColumns),
            activities=grid.filled(Activity, self._activities),
        )

    def _as_networks(self, grid: Grid) -> NetworkTable:
        networks = grid.filled(Network, self._networks)
        return NetworkTable(columns=grid.columns(NetworkColumns), networks=networks)
