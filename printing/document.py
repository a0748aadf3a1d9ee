"""The print as its templates see it: the cover, the table of contents, the sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from django.utils.safestring import SafeString

from document.content import (
    Block,
    Fact,
    Figure,
    FigureKind,
    Level,
    NetworkTable,
    PlanContent,
    Prose,
)
from document.edition import Edition
from document.grid import Grid, grid
from document.rules import COPY_RULE
from printing import figures, tables, typesetting
from printing.measure import SPACES, longest, width

#: Sizes of the cover's title in points, the largest first; a word must stand whole on its line.
BIG_SIZES, TITLE_SIZES = (47, 38, 30, 24), (34, 27, 21, 16)
#: Points that the lines of such a title may take together, their leading not counted: the facts follow.
TITLE_HEIGHT = 108
TITLE_FACE = "plan-serif-600-normal"
#: The column of the facts' labels, in millimetres.
LABEL_WIDTH = 38.0
#: The face and size of the headings (print-document.css).
HEADINGS = {
    "h2": (TITLE_FACE, 17.0),
    "h3": (typesetting.SANS_BOLD, 11.5),
    "h4": (typesetting.SANS_BOLD, 10.0),
}

#: A word mark of so few words has each on a line of its own, as on the Ljungby plan.
WORD_MARK_LINES = 3
#: A section with this many activities starts a page: it is what is pinned to the wall.
NEW_PAGE = 8


@dataclass(slots=True)
class PrintContentsLine:
    """A line of the table of contents, with the lines below it."""

    anchor: str
    title: SafeString
    depth: int
    children: list["PrintContentsLine"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintHeading:
    """A heading: `tag` is h2, h3 or h4."""

    title: SafeString
    anchor: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPiece:
    """A block of a section; exactly what the template shows of it, in this order."""

    heading: PrintHeading | None = None
    prose: SafeString | None = None
    drawing: figures.Drawing | None = None
    missing_figure: bool = False
    table: tables.PrintTable | None = None


@dataclass(frozen=True, slots=True)
class PrintSection:
    """A section with its pieces."""

    heading: PrintHeading | None
    pieces: tuple[PrintPiece, ...]
    new_page: bool


@dataclass(frozen=True, slots=True)
class PrintFact:
    """A row of the cover's table; the label ends in a colon."""

    label: SafeString
    value: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCover:
    """The first page. `kind` is the title's own first word when the title begins with its kind."""

    organisation: tuple[str, ...]
    kind: str
    title: SafeString
    size: int
    facts: tuple[PrintFact, ...]
    rule: str = COPY_RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDocument:
    """The whole print. `dated` is the first day of the version, as YYYY-MM-DD."""

    title: str
    version: str
    dated: str
    organisation: str
    cover: PrintCover
    entries: tuple[PrintContentsLine, ...]
    sections: tuple[PrintSection, ...]
    shapes: tuple[tables.Shape, ...]

    @property
    def css(self) -> str:
        """The style sheet that gives this document's tables their columns."""
        return "\n".join(shape.css() for shape in self.shapes)


def print_document(edition: Edition, *, organisation: str) -> PrintDocument:
    """The print of an edition. `organisation` is named when the content itself names none."""
    content = edition.content
    grids = [grid for block in content.blocks() if (grid := _grid(block))]
    builder = _PrintBuilder(content, tables.shapes(grids))
    sections = tuple(builder.sections())
    return PrintDocument(
        title=content.title,
        version=f"Version {edition.label}" if edition.number else "Arbetsversion",
        dated=str(edition.decision.valid_from or ""),
        organisation=organisation or content.organisation,
        cover=_cover(edition, organisation),
        entries=tuple(builder.entries),
        sections=sections,
        shapes=tuple(builder.shapes.values()),
    )


def _cover(edition: Edition, organisation: str) -> PrintCover:
    content = edition.content
    mark = (content.organisation or organisation).split()
    kind, title = _divided(content)
    sizes = BIG_SIZES if kind else TITLE_SIZES
    words = typesetting.words(kind or title)
    size = next((size for size in sizes if _title_fits(words, size)), sizes[-1])
    return PrintCover(
        organisation=tuple(mark) if len(mark) <= WORD_MARK_LINES else (" ".join(mark),),
        kind=kind,
        title=typesetting.line(
            title, room=typesetting.TABLE_WIDTH, face=TITLE_FACE, size=21 if kind else size
        ),
        size=size,
        facts=tuple(_fact(fact) for fact in edition.cover),
    )


def _title_fits(words: list[str], size: float) -> bool:
    """Whether each word has room on a line, and the lines on the cover."""
    lines = width(" ".join(words), face=TITLE_FACE, size=size) / typesetting.TABLE_WIDTH
    widest = longest(words, face=TITLE_FACE, size=size)
    return widest <= typesetting.TABLE_WIDTH and lines * size <= TITLE_HEIGHT


def _fact(fact: Fact) -> PrintFact:
    size = typesetting.TEXT_SIZE
    label = f"{fact.label.removesuffix(':')}:"
    return PrintFact(
        typesetting.line(label, room=LABEL_WIDTH, face=typesetting.SANS_BOLD, size=size),
        typesetting.line(fact.value, room=typesetting.TEXT_WIDTH, face=typesetting.SANS, size=size),
    )


def _divided(content: PlanContent) -> tuple[str, str]:
    """The title's first word and the rest if that word is the kind; else "" and the title."""
    first, *rest = SPACES.split(content.title.strip(), maxsplit=1)
    if first and first.casefold() == content.kind.strip().casefold():
        return first, "".join(rest)
    return "", content.title


def _grid(block: Block) -> Grid | None:
    shown = grid(block) if isinstance(block, Level | NetworkTable) else None
    return shown if shown and shown.headings else None


class _PrintBuilder:
    """Walks the content once: numbers the headings and gathers the lines of the contents."""

    def __init__(self, content: PlanContent, shapes: dict[tuple[str, ...], tables.Shape]) -> None:
        self.shapes = shapes
        self.entries: list[PrintContentsLine] = []
        self._content = content
        self._numbers = count(1)
        self._open: list[PrintContentsLine] = []

    def sections(self) -> Iterator[PrintSection]:
        for section in self._content.sections:
            heading = self._heading(section.title, section.depth)
            below = section.depth + 1 if section.title else section.depth
            pieces = (piece for block in section.blocks for piece in self._pieces(block, below))
            activities = sum(len(level.activities) for level in section.levels)
            yield PrintSection(heading, tuple(pieces), new_page=activities >= NEW_PAGE)

    def _heading(self, title: str, depth: int) -> PrintHeading | None:
        """A heading, never more than one step below the one before it."""
        if not title:
            return None
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()
        siblings = self._open[-1].children if self._open else self.entries
        anchor = f"rubrik-{next(self._numbers)}"
        # The lines of the contents leave room for their page number.
        line = typesetting.line(
            title,
            room=typesetting.TEXT_WIDTH - 25,
            face=typesetting.SERIF,
            size=typesetting.TEXT_SIZE,
        )
        entry = PrintContentsLine(anchor, line, depth)
        siblings.append(entry)
        self._open.append(entry)
        tag = f"h{min(len(self._open) + 1, 4)}"
        face, size = HEADINGS[tag]
        heading = typesetting.line(title, room=typesetting.TABLE_WIDTH, face=face, size=size)
        return PrintHeading(heading, anchor, tag)

    def _pieces(self, block: Block, depth: int) -> Iterator[PrintPiece]:
        match block:
            case Prose():
                yield PrintPiece(prose=typesetting.prose(block.html))
            case Figure():
                yield self._figure(block)
            case NetworkTable() | Level():
                if isinstance(block, Level):
                    intro = typesetting.prose(block.intro) if block.intro else None
                    yield PrintPiece(heading=self._heading(block.name, depth), prose=intro)
                if grid := _grid(block):
                    yield PrintPiece(table=tables.table(grid, self.shapes[grid.headings]))
            case _:
                assert_never(block)

    def _figure(self, figure: Figure) -> PrintPiece:
        if figure.kind is FigureKind.UNKNOWN:
            return PrintPiece(missing_figure=True)
        return PrintPiece(drawing=figures.DRAW[figure.kind](self._content))
