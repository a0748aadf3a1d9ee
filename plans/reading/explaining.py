"""A laid out document with the abbreviations it uses explained: first uses linked to a list at the end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from plans.reading.abbreviations import Marker
from plans.reading.document import (
    ContentsLine,
    Document,
    Drawn,
    Filter,
    NotDrawn,
    Part,
    Piece,
    Tabled,
    Text,
    Titled,
)
from plans.reading.tables import Row, Table

#: The id of the list; the colon keeps it apart from sections, whose keys never hold one.
ANCHOR = "sida:forkortningar"
HEADING = "Förkortningar"


def explained(document: Document, known: Mapping[str, str]) -> Document:
    """The document with what it uses of `known` explained: itself when it uses nothing."""
    marker = Marker(known)
    parts = tuple(_part(part, marker) for part in document.parts)
    if not marker.used:
        return document
    contents = document.contents
    if contents:
        contents = (*contents, ContentsLine(anchor=ANCHOR, title=HEADING))
    return replace(document, parts=parts, contents=contents, abbreviations=marker.used)


def _part(part: Part, marker: Marker) -> Part:
    if part.heading:
        marker.note(part.heading.title)
    return replace(part, pieces=tuple(_piece(piece, marker) for piece in part.pieces))


def _piece(piece: Piece, marker: Marker) -> Piece:
    match piece:
        case Text():
            return replace(piece, html=marker.rich(piece.html))
        case Tabled():
            return replace(piece, table=_table(piece.table, marker))
        case Titled():
            shown = marker.plain(piece.heading.title)
            return Titled(replace(piece.heading, shown=shown))
        case Drawn() | NotDrawn() | Filter():
            return piece
        case _:
            assert_never(piece)


def _table(table: Table, marker: Marker) -> Table:
    for heading in table.headings:
        marker.note(heading)
    return replace(table, rows=tuple(_row(row, marker) for row in table.rows))


def _row(row: Row, marker: Marker) -> Row:
    """A row with its cells marked; the one that names it only when it is not a link."""
    if row.url:
        marker.note(row.head)
    head = row.head if row.url else marker.plain(row.head)
    cells = tuple(replace(cell, text=marker.plain(cell.text)) for cell in row.cells)
    return replace(row, head=head, cells=cells)
