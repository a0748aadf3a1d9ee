"""Lines gathered into blocks: paragraphs, lists and tables, with what separates them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from importing import tables
from importing.lines import SourceLine
from importing.tables import SourceRow
from importing.vocabulary import BULLETS


@dataclass(slots=True)
class SourceBlock:
    """What stands between two gaps. `start` is its place among the lines, `gap` the blank lines above
    it; `new_page` says that the gap shows signs of a page break.
    """

    start: int
    number: int
    gap: int = 0
    new_page: bool = False


@dataclass(slots=True)
class Paragraph(SourceBlock):
    """Running text. `alone`: a single line with no other running text right above or below it."""

    parts: list[str] = field(default_factory=list)
    alone: bool = False

    @property
    def text(self) -> str:
        """The words, on one line."""
        return " ".join(self.parts)


@dataclass(slots=True)
class ListItem:
    """An item of a list: the mark that begins it as the source has it, and its text."""

    number: int
    mark: str
    glued: str
    parts: list[str]

    @property
    def text(self) -> str:
        """The words, on one line, without the mark."""
        return " ".join(self.parts)


@dataclass(slots=True)
class Items(SourceBlock):
    """A list."""

    ordered: bool = False
    items: list[ListItem] = field(default_factory=list)


@dataclass(slots=True)
class RowsBlock(SourceBlock):
    """A stretch of rows, which may hold more than one table."""

    rows: list[SourceRow] = field(default_factory=list)


_BULLET = re.compile(rf"([{re.escape(BULLETS)}])(?:\s+|(?<=[•●▪])(?=\w))(?=\S)")
_ORDINAL = re.compile(r"([0-9]{1,3}|[a-zåäö])[.)]\s+(?=\S)")
_SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*\.?")
_SENTENCE_END = (".", ":", "!", "?")

#: A line this long means that the text is not hard-wrapped: there a line is a paragraph.
LONG_LINE = 120
WIDEST_TABLE = 50


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Whether a text is hard-wrapped, so that its paragraphs run over many short lines."""
    return not any(len(line.text) > LONG_LINE for line in lines if "\t" not in line.raw)


def no_heading(_: str) -> bool:
    """For text that has no headings, such as the cover."""
    return False


def build(
    lines: Sequence[SourceLine], is_heading: Callable[[str], bool], *, wrapped: bool
) -> list[SourceBlock]:
    """The blocks of a text. `is_heading` knows the lines that are headings by their words alone."""
    return _BlockBuilder(lines, is_heading, wrapped=wrapped).build()


def mark_of(text: str) -> str:
    """The mark or number that begins a list item, or '' when the line is none."""
    match = _BULLET.match(text) or _ORDINAL.match(text)
    return match[0].strip() if match else ""


class _BlockBuilder:
    """Goes through the lines once; each line goes to the block it belongs to."""

    def __init__(
        self, lines: Sequence[SourceLine], is_heading: Callable[[str], bool], *, wrapped: bool
    ) -> None:
        self.lines = lines
        self.is_heading = is_heading
        self.blocks: list[SourceBlock] = []
        self.gap = 0
        self.new_page = False
        self.wrapped = wrapped
        self.next_row = self._next_rows()

    def build(self) -> list[SourceBlock]:
        for index, line in enumerate(self.lines):
            self.new_page = self.new_page or line.hints_at_page_break
            if line.blank:
                self.gap += 1
                continue
            self._add(index, line)
            self.gap, self.new_page = 0, False
        for index, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                block.alone = len(block.parts) == 1 and self._stands_alone(index)
        return self.blocks

    def _next_rows(self) -> list[int | None]:
        """For each line, the next line with tabs before a blank one, or None."""
        next_rows: list[int | None] = []
        following: int | None = None
        for index in range(len(self.lines) - 1, -1, -1):
            line = self.lines[index]
            next_rows.append(following)
            following = None if line.blank else index if len(line.filled) > 1 else following
        return next_rows[::-1]

    @property
    def last(self) -> SourceBlock | None:
        return self.blocks[-1] if self.blocks else None

    @property
    def touching(self) -> bool:
        """Whether no blank line stands between the last block and this line."""
        return bool(self.blocks) and self.gap == 0

    def _add(self, index: int, line: SourceLine) -> None:
        if self._is_row(index, line):
            self._add_row(index, line)
        elif isinstance(self.last, RowsBlock) and self._is_cut_cell(index, line):
            self.last.rows[-1].parts[-1].append(line.text)
        elif (mark := mark_of(line.text)) and not self._is_numbered_heading(index, line.text):
            self._add_item(index, line, mark)
        elif isinstance(self.last, Items) and self.touching and self._goes_on(line):
            self.last.items[-1].parts.append(line.text)
        else:
            self._add_text(index, line)

    def _is_row(self, index: int, line: SourceLine) -> bool:
        cells, filled = line.cells, line.filled
        if len(cells) == 1 or len(cells) > WIDEST_TABLE:
            return False
        table = self.last if isinstance(self.last, RowsBlock) else None
        if table and self.touching:
            return True
        if cells[0] and len(filled) == 2 and self._is_marked(index, filled[0]):  # noqa: PLR2004
            return False
        if len(filled) > 1:
            return True
        if not table or cells[0]:
            return False
        return len(cells) >= len(table.rows[-1].parts) or filled[0][0].islower()

    def _is_marked(self, index: int, first: str) -> bool:
        """Whether a tab only stands after the mark of a list item or the number of a heading."""
        if mark_of(f"{first} x"):
            return True
        return bool(_SECTION.fullmatch(first)) and self.next_row[index] != index + 1

    def _is_cut_cell(self, index: int, line: SourceLine) -> bool:
        """Whether a line without tabs goes on with the cell above: rows stand right around it."""
        below = self.next_row[index]
        if not self.touching or below is None:
            return False
        return not self.is_heading(line.text) and not tables.is_header(self.lines[below].cells)

    def _is_numbered_heading(self, index: int, line: str) -> bool:
        """Whether a line such as "1. Inledning" is a heading rather than an item of a list."""
        if not self.is_heading(line):
            return False
        after_item = isinstance(self.last, Items) and self.last.ordered
        below = next(
            (other for other in self.lines[index + 1 : index + 4] if not other.blank), None
        )
        return not after_item and below is not None and not _ORDINAL.match(below.text)

    def _goes_on(self, line: SourceLine) -> bool:
        return line.text[0].islower() or line.raw[0].isspace()

    def _add_row(self, index: int, line: SourceLine) -> None:
        row = SourceRow(
            line, [[cell] if cell else [] for cell in line.cells], after_gap=self.gap > 0
        )
        if isinstance(self.last, RowsBlock):
            self.last.rows.append(row)
        else:
            self.blocks.append(RowsBlock(index, line.number, self.gap, self.new_page, [row]))

    def _add_item(self, index: int, line: SourceLine, mark: str) -> None:
        ordered = mark[-1] in ".)"
        rest = line.text[len(mark) :]
        glued = "" if rest.startswith(" ") else rest.split()[0]
        item = ListItem(line.number, mark, glued, [rest.strip()])
        if isinstance(self.last, Items) and self.last.ordered == ordered:
            self.last.items.append(item)
        else:
            block = Items(index, line.number, self.gap, self.new_page, ordered, [item])
            self.blocks.append(block)

    def _add_text(self, index: int, line: SourceLine) -> None:
        if isinstance(self.last, Paragraph) and self._joins(self.last, line):
            self.last.parts.append(line.text)
        else:
            block = Paragraph(index, line.number, self.gap, self.new_page, [line.text])
            self.blocks.append(block)

    def _joins(self, above: Paragraph, line: SourceLine) -> bool:
        """Whether a line goes on with the paragraph above it, perhaps over a page break."""
        if len(above.parts) == 1 and self.is_heading(above.parts[0]):
            return False
        ended = above.parts[-1].endswith(_SENTENCE_END)
        goes_on = not ended and line.text[0].islower()
        if not self.touching:
            return self.new_page and goes_on
        if ended and self.is_heading(line.text):
            return False
        return self.wrapped or goes_on

    def _stands_alone(self, index: int) -> bool:
        """Whether no running text stands right beside a block of one line, or that does not matter."""
        block = self.blocks[index]
        if not self.wrapped or self.is_heading(self.lines[block.start].text):
            return True
        above = self.blocks[index - 1] if index else None
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return not (isinstance(above, Paragraph) and block.gap == 0) and not (
            isinstance(below, Paragraph) and below.gap == 0
        )
