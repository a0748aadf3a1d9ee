"""Rich text as lines to compare: a line for each paragraph, heading, list item or table row."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser

from comparing.words import counted, similarity
from document.text import fold

#: Two lines are the same line, rewritten, when they have at least this much in common.
ALIKE = 0.4

#: Above this many possible pairs, changed lines are not paired but shown as removed and added.
MOST_PAIRS = 10_000

#: Stands between the cells of a table row that is shown as one line.
CELL = " | "


class Form(StrEnum):
    """What a line is in the text."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A line's words, and the elements they stand in (`markup`), which tell a change of formatting."""

    form: Form
    text: str
    markup: str


def read_lines(markup: str) -> list[ProseLine]:
    """The lines of sanitised rich text, in order; empty ones left out."""
    reader = _LineReader()
    reader.feed(markup)
    reader.close()
    return reader.finished()


_FORMS = {
    "tr": Form.ROW,
    "li": Form.ITEM,
    "blockquote": Form.QUOTE,
    "h3": Form.HEADING,
    "h4": Form.HEADING,
}
_BLOCKS = frozenset(
    ["p", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr"]
)
_CELLS = frozenset({"th", "td"})


class _LineReader(HTMLParser):
    """Gathers lines. Inside a table row everything is one line, so a row is not torn apart."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[ProseLine] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._markup: list[str] = []

    def finished(self) -> list[ProseLine]:
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        if words := fold("".join(self._text)).removeprefix(CELL.strip()).strip():
            form = next((form for tag, form in _FORMS.items() if tag in self._open), Form.TEXT)
            path = "/".join(self._open)
            self._lines.append(ProseLine(form, words, f"{path}:{fold(''.join(self._markup))}"))
        self._text, self._markup = [], []

    def _break(self) -> None:
        if "tr" in self._open:
            self._text.append(" ")
        else:
            self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()
            self._open.append(tag)
        elif tag == "br":
            self._break()
        elif tag in _CELLS:
            self._text.append(CELL)
        if tag not in _BLOCKS:
            self._markup.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _BLOCKS:
            self._markup.append(f"</{tag}>")
            return
        if tag == "tr":
            self._end_line()
        self._break()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        self._markup.append(data)


def pair_lines(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Which lines were rewritten into which, in order, so that they have the most in common.

    Takes lines that differ; gives index pairs. The same pairs the other way round.
    """
    if before > after:
        return [(i, j) for j, i in pair_lines(after, before)]
    if len(before) * len(after) > MOST_PAIRS:
        return []
    old, new = [counted(line) for line in before], [counted(line) for line in after]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[similarity(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_walk(best, alike))


def _walk(best: list[list[float]], alike: list[list[float]]) -> Iterable[tuple[int, int]]:
    i = j = 0
    while i < len(alike) and j < len(alike[0]):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1
