"""Setting text: words that must not be torn apart are held together, and no sign is changed.

Nothing is hyphenated, so that every word of a copy can be searched, copied and read aloud whole. A
hyphen of the text's own is also kept away from the end of a line: readers of PDF files take it for a
word division and join what it separates. Only a word that is wider than its column is divided.
"""

import html
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from django.utils.safestring import SafeString, mark_safe

from plans import text
from plans.pdf.measure import SPACES, longest, width

SERIF = "source-serif-4-400-normal"
SANS = "source-sans-3-400-normal"
SANS_BOLD = "source-sans-3-600-normal"

#: The measure of running text and its size (print-document.css: html, section).
TEXT_WIDTH, TEXT_SIZE = 123.0, 10.5
#: The measure of a table and the size of one that stands in running text (print-document.css).
TABLE_WIDTH, TABLE_SIZE, GAP = 165.0, 9.0, 3.5

#: A paragraph does not end in a line shorter than this, in signs, nor is more than twice as much kept.
TAIL = 12

#: Inside such a word a line could break: after a hyphen, a slash, a full stop …
_BREAKABLE = re.compile(r"\S[^\w\s]+\S")
_PIECES = re.compile(f"({SPACES.pattern})")


def clusters(line: str) -> Iterator[str]:
    """The pieces of a text that must stay on one line, with the white space between them.

    "Barn- och utbildningsförvaltningen" gives "Barn- och", " " and the long word.
    """
    held = ""
    for piece in _PIECES.split(line):
        if held.endswith("-") or (held and held[-1] in " \t\r\n\f"):
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
    """Plain text as HTML for a column of `room` millimetres; the only signs added are mark-up."""
    return mark_safe(_line(source, room=room, face=face, size=size))  # noqa: S308 (escaped in _line)


def _line(source: str, *, room: float, face: str, size: float) -> str:
    return "".join(_held(cluster, room, face, size) for cluster in clusters(source))


def _held(cluster: str, room: float, face: str, size: float) -> str:
    markup = text.escape(cluster)
    if not cluster.strip():
        return markup
    if width(cluster, face=face, size=size) <= room:
        breaks = SPACES.search(cluster) or _BREAKABLE.search(cluster)
        return f'<span class="kept">{markup}</span>' if breaks else markup
    if SPACES.search(cluster):  # too wide together: each on its own
        return "".join(_held(piece, room, face, size) for piece in _PIECES.split(cluster))
    return f'<span class="long">{markup}</span>'


def prose(markup: str) -> SafeString:
    """Rich text for print. It is sanitised once more: this is the only place that trusts HTML."""
    setter = _Setter()
    setter.feed(text.sanitise(markup))
    setter.close()
    return mark_safe(setter.result())  # noqa: S308 (sanitised above, its texts escaped again)


class _Setter(HTMLParser):
    """Copies sanitised HTML, setting its texts and nothing else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._cells = 0
        self._table: int | None = None
        self._last = ""

    def result(self) -> str:
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._last = ""
        self._pieces.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._last:
            self._pieces[-1] = _with_tail(self._last)
        self._last = ""
        self._pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._last = data
        self._pieces.append(_running(data))


def _running(source: str) -> str:
    return _line(source, room=TEXT_WIDTH, face=SERIF, size=TEXT_SIZE)


def _with_tail(source: str) -> str:
    """The end of a paragraph, its last words held together."""
    pieces = list(clusters(source))
    start = len(pieces)
    while start > 0 and len("".join(pieces[start:]).strip()) < TAIL:
        start -= 1
    tail = "".join(pieces[start:])
    if start == 0 or len(tail) > 2 * TAIL or not SPACES.search(tail.strip()):
        return _running(source)
    return _running("".join(pieces[:start])) + f'<span class="kept">{text.escape(tail)}</span>'
