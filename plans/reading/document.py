"""A sealed content laid out for the screen: its headings, its table of contents and its pieces in order.

Each piece names the template that shows it. Ids that the page makes up hold a colon, which the key of a
section or level never does, so they cannot meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, assert_never

from document.content import (
    Block,
    Figure,
    FigureKind,
    Level,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from plans.reading import tables
from plans.reading.abbreviations import Explanation
from plans.reading.selection import Selection
from printing import figures

#: The smallest heading a section or a level gets: h4.
DEEPEST = 4

#: A heading that brings its own number: "1 Inledning", "2.1 Mål", "3. Ansvar", "4) …".
_NUMBERED = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.):]?\s+\D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: `tag` is h2, h3 or h4; `number` hangs in the margin, or is empty."""

    title: str
    tag: str
    anchor: str
    number: str = ""
    shown: str = ""  # the title with abbreviations marked, when there are any to mark

    @property
    def id(self) -> str:
        """The id of the heading itself, by which tables are named."""
        return f"rubrik:{self.anchor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """A line of the table of contents."""

    anchor: str
    title: str
    number: str = ""
    is_sub: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs and lists."""

    template: ClassVar[str] = "plans/_text.html"
    html: str


@dataclass(frozen=True, slots=True)
class WideText(Text):
    """A table within rich text, which may be wider than the page and then scrolls on its own."""

    template: ClassVar[str] = "plans/_wide_text.html"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, wide and narrow, and lines that say the same: an anchor (or none) and a text."""

    template: ClassVar[str] = "plans/_figure.html"
    drawing: figures.Drawing
    narrow: figures.Drawing | None
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """A figure of the source that its text does not describe."""

    template: ClassVar[str] = "plans/_no_figure.html"


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table of activities or groups."""

    template: ClassVar[str] = "plans/_table.html"
    table: tables.Table


@dataclass(frozen=True, slots=True)
class Titled:
    """The heading of a level."""

    template: ClassVar[str] = "plans/_level.html"
    heading: Heading


@dataclass(frozen=True, slots=True)
class Filter:
    """The form that asks for some of the activities, on the page with this address."""

    template: ClassVar[str] = "plans/_filter.html"
    selection: Selection
    address: str


@dataclass(frozen=True, slots=True)
class Narrowed(Tabled):
    """A level's activities, those that were asked for; `left_out` counts the others."""

    template: ClassVar[str] = "plans/_activities.html"
    left_out: int


type Piece = Text | Drawn | NotDrawn | Tabled | Titled | Filter


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its pieces. `anchor` is its key."""

    anchor: str
    depth: int
    heading: Heading | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole text, ready to lay out."""

    parts: tuple[Part, ...]
    contents: tuple[ContentsLine, ...]
    abbreviations: tuple[Explanation, ...] = ()


def document(content: PlanContent, *, linked: bool = False) -> Document:
    """Lay a content out. `linked` says whether its groups have pages to link to today."""
    builder = _LayoutBuilder(content, linked=linked)
    parts = tuple(builder.parts())
    return Document(parts=parts, contents=tuple(builder.contents))


def numbers_itself(content: PlanContent) -> bool:
    """Whether at least half of the main headings bring a number of their own."""
    titles = [section.title for section in _main(content)]
    return sum(bool(_NUMBERED.match(title)) for title in titles) * 2 >= len(titles)


def _main(content: PlanContent) -> list[Section]:
    return [section for section in content.sections if section.depth == 1 and section.title]


@dataclass
class _LayoutBuilder:
    """Walks the content once: places the headings and gathers the lines of the table of contents."""

    content: PlanContent
    linked: bool
    contents: list[ContentsLine] = field(default_factory=list)

    def __post_init__(self) -> None:
        main = _main(self.content)
        hang = len(main) > 1 and not numbers_itself(self.content)
        self._numbers = {
            id(section): str(place) for place, section in enumerate(main, start=1) if hang
        }
        self._open: list[int] = []  # depths of the headings that enclose the one at hand
        self._seen: set[str] = set()  # groups that have a row on the page

    def parts(self) -> Iterator[Part]:
        for section in self.content.sections:
            heading = self._section_heading(section)
            pieces = tuple(self._pieces(section))
            yield Part(section.key, section.depth, heading, pieces)

    def _section_heading(self, section: Section) -> Heading | None:
        if not section.title:
            return None
        number = self._numbers.get(id(section), "")
        return self._heading(section.title, section.depth, section.key, number=number)

    def _heading(
        self, title: str, depth: int, anchor: str, *, number: str = "", short: str = ""
    ) -> Heading:
        """A heading no more than one step below the one before it; `short` is its name in the contents.

        The third depth is left out of the contents, but a level never is.
        """
        while self._open and self._open[-1] >= depth:
            self._open.pop()
        self._open.append(depth)
        if short or depth < 3:  # noqa: PLR2004 - the third depth
            is_sub = len(self._open) > 1
            self.contents.append(
                ContentsLine(anchor=anchor, title=short or title, number=number, is_sub=is_sub)
            )
        tag = f"h{min(len(self._open) + 1, DEEPEST)}"
        return Heading(title=title, tag=tag, anchor=anchor, number=number)

    def _pieces(self, section: Section) -> Iterator[Piece]:
        text: list[str] = []
        for block in section.blocks:
            if isinstance(block, Prose) and not _is_table(block.html):
                text.append(block.html)
                continue
            yield from _text(text)
            text = []
            yield from self._block(block, section)
        yield from _text(text)

    def _block(self, block: Block, section: Section) -> Iterator[Piece]:
        match block:
            case Prose():
                yield WideText(block.html)
            case Figure():
                yield from self._figure(block)
            case NetworkTable():
                if table := tables.networks(block, linked=self.linked, seen=self._seen):
                    yield Tabled(table)
            case Level():
                yield from self._level(block, section)
            case _:
                assert_never(block)

    def _level(self, level: Level, section: Section) -> Iterator[Piece]:
        heading = None
        if level.name:
            depth = section.depth + 1 if section.title else section.depth
            anchor, short = level_anchor(level), level.display_name
            heading = self._heading(level.name, depth, anchor, short=short)
            yield Titled(heading)
        yield from _text([level.intro] if level.intro else [])
        if table := tables.activities(level, labelled_by=heading.id if heading else ""):
            yield Tabled(table)

    def _figure(self, figure: Figure) -> Iterator[Piece]:
        if figure.kind is FigureKind.UNKNOWN:
            yield NotDrawn()
            return
        draw = figures.DRAW[figure.kind]
        if drawing := draw(self.content):
            lines = _level_lines if figure.kind is FigureKind.LEVELS else _network_lines
            narrow = draw(self.content, figures.NARROW)
            yield Drawn(drawing, narrow, tuple(lines(self.content)))


def _text(paragraphs: list[str]) -> Iterator[Text]:
    if paragraphs:
        yield Text("".join(paragraphs))


def _is_table(html: str) -> bool:
    return html.startswith("<table")


def level_anchor(level: Level) -> str:
    """The id of a level."""
    return f"niva:{level.key}"


def _level_lines(content: PlanContent) -> Iterator[tuple[str, str]]:
    """The levels from the top of the pyramid down, as it is drawn."""
    for level in reversed(content.levels):
        anchor = level_anchor(level) if level.name else ""
        yield anchor, f"{level.display_name}, {figures.counted_activities(level)}"


def _network_lines(content: PlanContent) -> Iterator[tuple[str, str]]:
    """The groups as they are drawn: lane by lane, or in the order of their tables."""
    lanes = figures.lanes(content)
    for lane in lanes:
        for key, name in lane.groups.items():
            yield tables.network_anchor(key), f"{name}: {lane.name}"
    for network in () if lanes else content.networks:
        yield tables.network_anchor(network.key), network.name
