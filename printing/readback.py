"""A file is read back before it is kept: as assistive technology reads it, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from unicodedata import normalize

from document import text
from document.content import Block, Figure, FigureKind, Level, NetworkTable, PlanContent, Prose
from document.edition import Edition
from document.grid import Grid, grid
from document.rules import COPY_RULE
from printing import figures
from printing.tagged import tagged

#: Stands for the number of a page, which the content does not know.
_PAGE = "\0"
#: Where the headings are listed.
CONTENTS = "i innehållsförteckningen"


class Misread(Exception):
    """A file that is not read as its content is. The message says in Swedish what differs, and where."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the content, and where they stand: "i avsnittet ”Inledning”"."""

    place: str
    words: str


def check(data: bytes, edition: Edition, *, organisation: str) -> None:
    """Read back an archive file that `printing.archive` has rendered of the edition.

    Raises `Misread` at the first difference. A letter that is written as two characters is equal to the one
    character, and a mark of where a word may be divided is no part of it; nothing else is forgiven.
    """
    structure = tagged(data)
    if structure.loose or structure.astray or structure.strays:
        raise Misread("en del av dokumentet är inte med i det som läses upp")
    wanted = [
        (piece.place, word)
        for piece in pieces(edition, organisation)
        for word in _words(piece.words)
    ]
    read = _words(structure.root.text)
    wanted += [("efter planens slut", "")] * (len(read) - len(wanted))
    read += [""] * (len(wanted) - len(read))
    for heard, (place, word) in zip(read, wanted, strict=True):
        if heard != word and not (word == _PAGE and heard.isdigit()):
            raise Misread(_difference(place, heard, word))


def _words(written: str) -> list[str]:
    return normalize("NFC", written.replace("\u00ad", "")).split()


def _difference(place: str, heard: str, word: str) -> str:
    wanted = "ett sidnummer" if word == _PAGE else f"”{word}”"
    if not heard:
        return f"{place} saknas {wanted}"
    return f"{place} läses ”{heard}” i stället för {wanted}" if word else f"{place} läses ”{heard}”"


def pieces(edition: Edition, organisation: str) -> Iterator[Piece]:
    """What the file should say, in reading order."""
    content = edition.content
    facts = (f"{fact.label.removesuffix(':')}: {fact.value}" for fact in edition.cover)
    cover = (content.organisation or organisation, content.title, *facts, COPY_RULE)
    yield Piece("på första sidan", " ".join(cover))
    if headings := [f"{heading} {_PAGE}" for heading in _headings(content)]:
        contents = " ".join(("Innehållsförteckning", *headings))
        yield Piece(CONTENTS, contents)
    for section in content.sections:
        place = f"i avsnittet ”{section.title}”" if section.title else "i avsnittet utan rubrik"
        yield Piece(place, section.title)
        for block in section.blocks:
            yield Piece(place, _block_words(block, content))


def _headings(content: PlanContent) -> Iterator[str]:
    """The headings that the contents list."""
    for section in content.sections:
        yield from filter(None, (section.title, *(level.name for level in section.levels)))


def _block_words(block: Block, content: PlanContent) -> str:
    match block:
        case Prose(html=html):
            return text.plain(html)
        case Figure(kind=FigureKind.UNKNOWN):
            return "Figuren finns inte i planens källtext."
        case Figure(kind=kind):
            drawing = figures.DRAW[kind](content)
            return f"{drawing.alternative} {drawing.source}" if drawing else ""
        case NetworkTable():
            return _cells(grid(block))
        case Level(name=name, intro=intro):
            return f"{name} {text.plain(intro)} {_cells(grid(block))}"


def _cells(shown: Grid) -> str:
    return " ".join(chain(shown.headings, *shown.rows))
