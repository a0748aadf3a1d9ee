"""Setting text: words that must not be torn apart are held together, and no character is changed.

WeasyPrint hyphenates running text, and `printing.spelling` tells readers of the file what the whole
word is. A hyphen of the text's own is kept away from the end of a line: readers take it for a word
division and join what it separates. In a table only a word wider than its column is divided.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

from document import text
from printing.measure import SPACES, longest, width

SERIF = "plan-serif-400-normal"
SANS = "plan-sans-400-normal"
SANS_BOLD = "plan-sans-600-normal"

#: The measure of running text and its size (print-document.css: html, section).
TEXT_WIDTH, TEXT_SIZE = 123.0, 10.5
#: The measure of a table and the size of one that stands in running text (print-document.css).
TABLE_WIDTH, TABLE_SIZE, GAP = 165.0, 9.0, 3.0

#: A row of a table with more lines than this, some two thirds of a page, need not stay whole.
TALL = 36

#: The last line of a paragraph has at least so many characters; up to twice as many are held together.
TAIL = 12

#: Inside such a word a line could break: after a hyphen before a letter, a dash, a slash …
_BREAKABLE = re.compile(r"\S(?:-+[^\d\s]|[‐–—/?!|}…\u00ad\u200b]+\S)")
_PIECES = re.compile(f"({SPACES.pattern})")
_ROW, _CELL = re.compile(r"<tr\b[^>]*>"), re.compile(r"<t[hd]\b[^>]*>")
_NEW_LINE = re.compile(r"<(?:p|li|br)\b")


def clusters(line: str) -> Iterator[str]:
    """The pieces of a text that must stay on one line, and the white space between them.

    "Barn- och utbildningsförvaltningen" gives "Barn- och", " " and the long word.
    """
    held = ""
    for piece in _PIECES.split(line):
        if held.rstrip(" \t\r\n\f").endswith("-"):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def words(line: str) -> list[str]:
    """The clusters of a text without the white space between them."""
    return [cluster for cluster in clusters(line) if cluster.strip()]


def line(source: str, *, room: float, face: str, size: float) -> SafeString:
    """Plain text as HTML for a column of `room` millimetres; the only characters added are mark-up."""
    return mark_safe(_line(source, room=room, face=face, size=size))  # noqa: S308 (escaped in _line)


def _line(source: str, *, room: float, face: str, size: float) -> str:
    pieces = [piece for cluster in clusters(source) for piece in _held(cluster, room, face, size)]
    for place, after in enumerate(pieces[1:]):
        if after.startswith("<span"):
            pieces[place] = _apart(pieces[place])
    return "".join(pieces)


def _apart(space: str) -> str:
    """A space before mark-up, as a box of its own.

    WeasyPrint breaks a line after its first word when the line fits but the space that ends its
    text does not.
    """
    return space if space.strip() else f"<span>{space}</span>"


def _held(cluster: str, room: float, face: str, size: float) -> Iterator[str]:
    markup = text.escape(cluster)
    spaced = SPACES.search(cluster)
    if not cluster.strip():
        yield markup
    elif width(cluster, face=face, size=size) <= room:
        breaks = spaced or _BREAKABLE.search(cluster)
        yield f'<span class="kept">{markup}</span>' if breaks else markup
    elif spaced:  # too wide together: each on its own
        for piece in _PIECES.split(cluster):
            yield from _held(piece, room, face, size)
    else:
        yield f'<span class="long">{markup}</span>'


def prose(markup: str) -> SafeString:
    """Rich text for print. It is sanitised once more: this is the only place that trusts HTML."""
    blocks = text.split(text.sanitise(markup))
    return mark_safe("".join(_block(block) for block in blocks))  # noqa: S308 (sanitised above)


def _block(block: str) -> str:
    if not block.startswith("<table"):
        return _set(block, _running)
    columns = _columns(block)
    fits = sum(columns) + GAP * (len(columns) - 1) <= TABLE_WIDTH
    room = TABLE_WIDTH if fits else TABLE_WIDTH / len(columns) - GAP
    name = "wide inner" if fits else "wide inner tight"
    first, *rows = re.split(r"(?=<tr\b)", block)
    marked = "".join([first, *(_marked(row, len(columns), fits=fits) for row in rows)])
    table = _set(marked, lambda source: _line(source, room=room, face=SANS_BOLD, size=TABLE_SIZE))
    return table.replace("<table", f'<table class="{name}"', 1)


def _marked(row: str, columns: int, *, fits: bool) -> str:
    """A row of a table with a class if it is tall; columns that fit have the room that they need."""
    lengths = [width(text.plain(cell), face=SANS, size=TABLE_SIZE) for cell in _CELL.split(row)[1:]]
    filled = sum(lengths) if fits else max(lengths, default=0) * columns
    tall = filled / TABLE_WIDTH + len(_NEW_LINE.findall(row)) > TALL
    return row.replace("<tr", '<tr class="tall"', 1) if tall else row


def _columns(table: str) -> list[float]:
    """The width in millimetres that each column of a table needs at least."""
    widths: list[float] = []
    for row in _ROW.split(table)[1:]:
        for column, cell in enumerate(_CELL.split(row)[1:]):
            need = longest(words(text.plain(cell)), face=SANS_BOLD, size=TABLE_SIZE)
            widths[column : column + 1] = [max(need, *widths[column : column + 1], 0)]
    return widths


def _set(markup: str, setter: Callable[[str], str]) -> str:
    copier = _Copier(setter)
    copier.feed(markup)
    copier.close()
    return "".join(copier.pieces)


class _Copier(HTMLParser):
    """Copies sanitised HTML, setting its texts.

    A link to another page of the site leads nowhere from a file that is kept for good: its text stays.
    """

    def __init__(self, setter: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._setter = setter
        self._last = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._last = ""
        leads_nowhere = tag == "a" and not urlsplit(dict(attrs).get("href") or "").scheme
        self.pieces.append("<a>" if leads_nowhere else self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._last:
            self.pieces[-1] = _with_tail(self._last)
        self._last = ""
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._last = data
        words = data.rstrip(" \t\r\n\f")
        space = data[len(words) :]
        self.pieces.append(self._setter(words) + (f"<span>{space}</span>" if space else ""))


def _running(source: str) -> str:
    return _line(source, room=TEXT_WIDTH, face=SERIF, size=TEXT_SIZE)


def _with_tail(source: str) -> str:
    """The end of a paragraph, its last words held together."""
    pieces = list(clusters(source))
    start = len(pieces)
    while start > 0 and len("".join(pieces[start:]).strip()) < TAIL:
        start -= 1
    tail, before = "".join(pieces[start:]), pieces[:start]
    if not before or len(tail) > 2 * TAIL or not SPACES.search(tail):
        return _running(source)
    space = before.pop()
    return (
        f'{_running("".join(before))}{_apart(space)}<span class="kept">{text.escape(tail)}</span>'
    )
