"""Text as the plan holds it: sanitised rich text, plain words, Swedish order. Pure functions."""

import html
import re
import unicodedata
from collections.abc import Container
from datetime import date
from html.parser import HTMLParser
from itertools import chain, count

import nh3

#: The elements rich text may hold: what the editor offers and the importer writes. Nothing else gets in.
TAGS = frozenset(
    "p h3 h4 ul ol li strong em a br blockquote sub sup table thead tbody tr th td".split()  # noqa: SIM905
)
ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan", "scope"}, "td": {"colspan", "rowspan"}}
URL_SCHEMES = frozenset({"http", "https", "mailto"})
VOID = frozenset({"br"})

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(URL_SCHEMES),
    link_rel=None,
)


def sanitise(markup: str) -> str:
    """Rich text with only the allowed elements and attributes.

    Loose text on the top level is wrapped in a paragraph, and empty paragraphs go, so the result is a
    row of elements that `split` can take apart. The same for every way in: form, import, action.

    Markup out of place (a list item without a list) moves when it is read anew, so it is read until it
    stays: what is stored is then never changed by being saved again.
    """
    for _ in range(50):
        clean = "".join(split(_cleaner.clean(markup)))
        if clean == markup:
            break
        markup = clean
    return markup


def split(markup: str) -> list[str]:
    """The top-level elements of sanitised HTML, in order, without empty ones."""
    splitter = _Splitter()
    splitter.feed(markup)
    splitter.close()
    return splitter.blocks()


class _Splitter(HTMLParser):
    """Cuts a row of elements apart at the top level; loose text becomes a paragraph."""

    BLOCKS = frozenset(["p", "h3", "h4", "ul", "ol", "blockquote", "table"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._done: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._loose: list[str] = []

    def blocks(self) -> list[str]:
        self._flush_loose()
        return self._done

    def _flush_loose(self) -> None:
        text = "".join(self._loose).strip()
        self._loose = []
        if plain(text):
            self._done.append(f"<p>{text}</p>")

    def _put(self, piece: str) -> None:
        (self._text if self._open and self._open[0] in self.BLOCKS else self._loose).append(piece)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._open and tag in self.BLOCKS:
            self._flush_loose()
        source = self.get_starttag_text() or ""
        if tag not in VOID:
            self._open.append(tag)
        self._put(source)

    def handle_endtag(self, tag: str) -> None:
        self._put(f"</{tag}>")
        self._open.pop()  # sanitised HTML is balanced
        if not self._open and tag in self.BLOCKS:
            block = "".join(self._text)
            self._text = []
            if plain(block):
                self._done.append(block)

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")


_BREAK = re.compile(r"<(?:/?(?:p|h3|h4|ul|ol|li|br|blockquote|table|thead|tbody|tr|th|td))\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def plain(markup: str) -> str:
    """The words of rich text, with white space folded to single spaces."""
    return fold(html.unescape(_TAG.sub("", _BREAK.sub(" ", markup))))


def lines(markup: str) -> list[str]:
    """The texts of rich text, one for each paragraph, list item or table cell; empty ones left out."""
    return [
        text
        for piece in _BREAK.sub("\n", markup).split("\n")
        if (text := fold(html.unescape(_TAG.sub("", piece))))
    ]


def fold(text: str) -> str:
    """White space folded to single spaces, and the ends trimmed."""
    return " ".join(text.split())


def day(text: str) -> date | None:
    """The day that a text is, as YYYY-MM-DD; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def escape(text: str) -> str:
    """Plain text as HTML: only the three characters that HTML needs escaped in running text."""
    return html.escape(text, quote=False)


def slug(text: str) -> str:
    """A short address for a Swedish text: å and ä become a, ö becomes o; at most 60 characters.

    Empty when the text holds no letter or digit.
    """
    dashed = re.sub("[–—−]", "-", text)
    ascii_text = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))[:60].strip("-")


def unused(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the lowest number from 2 that is not taken."""
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain([stem], numbered) if name not in taken)


_ALPHABET = {letter: chr(0x7B + index) for index, letter in enumerate("åäö")}


def swedish_order(text: str) -> str:
    """A sort key that puts å, ä and ö last, in that order, and ignores case and other accents.

    PostgreSQL in the tests is built without ICU, so sorting is done here rather than in the database.
    """
    return "".join(
        _ALPHABET.get(character) or unicodedata.normalize("NFKD", character)[0]
        for character in unicodedata.normalize("NFC", text.casefold())
    )


def cells(stored: str, *, count: int = 0) -> tuple[str, ...]:
    """Cells kept one on a line, filled up with empty ones to `count`."""
    texts = tuple(line.strip() for line in stored.split("\n")) if stored else ()
    return texts + ("",) * (count - len(texts))
