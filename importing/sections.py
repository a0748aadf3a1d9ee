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
from importing.accounting import Declaration
from importing.blocks import Items, Paragraph, RowsBlock
from importing.figures import Finder
from importing.keys import Keys, level_name
from importing.outline import Outline
from importing.tables import SourceTable, TableKind

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

    def __init__(self, declared: Declaration) -> None:
        self._declared = declared
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
            levels=outline.holds(TableKind.ACTIVITIES),
            networks=outline.holds(TableKind.NETWORKS),
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
                for html in prose.listed(block, self._declared):
                    self._text(html)
            elif isinstance(block, RowsBlock):
                for table in outline.tables[index]:
                    self._table(table)

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
            self._declared.note(
                f"Rad {block.number} hänvisar till en figur, men texten säger inte vad den visar."
            )

    def _table(self, table: SourceTable) -> None:
        if table.kind is TableKind.ACTIVITIES:
            self._blocks.append(self._as_level(table))
        elif table.kind is TableKind.NETWORKS:
            self._blocks.append(self._as_networks(table))
        else:
            self._text(tables.as_html(table))
            line = table.rows[0].source.number
            self._declared.note(f"Tabellen på rad {line} behålls som en tabell i texten.")

    def _as_level(self, table: SourceTable) -> Level:
        name, intro = self._level or "", "".join(self._intro)
        self._level, self._intro = None, []
        return Level(
            key=self._levels.key(level_name(name)),
            name=name,
            intro=intro,
            columns=table.columns(ActivityColumns),
            activities=table.filled(Activity, self._activities),
        )

    def _as_networks(self, table: SourceTable) -> NetworkTable:
        networks = table.filled(Network, self._networks)
        return NetworkTable(columns=table.columns(NetworkColumns), networks=networks)
