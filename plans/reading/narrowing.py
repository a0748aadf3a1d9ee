"""A laid out document with only the activities that the reader asks for; the rest of it stays."""

from collections.abc import Iterator
from dataclasses import replace

from plans.reading.document import Document, Filter, Narrowed, Part, Piece, Tabled, Titled
from plans.reading.selection import Selection


def narrowed(document: Document, selected: Selection, *, address: str) -> Document:
    """The document with its filter before the first level, and the rows that the filter leaves out gone.

    `address` is that of the page itself.
    """
    narrowing = _Narrowing(selected, Filter(selected, address))
    parts = tuple(narrowing.part(part) for part in document.parts)
    return replace(document, parts=parts)


class _Narrowing:
    """Walks the pieces once; the filter is put before the first that belongs to a level."""

    def __init__(self, selected: Selection, form: Filter) -> None:
        self._keeps = {level.key: selected.keeps(level) for level in selected.levels}
        self._form: Filter | None = form

    def part(self, part: Part) -> Part:
        return replace(part, pieces=tuple(self._pieces(part)))

    def _pieces(self, part: Part) -> Iterator[Piece]:
        for piece in part.pieces:
            of_a_level = isinstance(piece, Titled) or (
                isinstance(piece, Tabled) and bool(piece.table.level)
            )
            if of_a_level and self._form:
                yield self._form
                self._form = None
            yield self._activities(piece) if isinstance(piece, Tabled) else piece

    def _activities(self, piece: Tabled) -> Tabled:
        table = piece.table
        if not table.level:
            return piece
        kept = zip(table.rows, self._keeps[table.level], strict=True)
        rows = tuple(row for row, is_kept in kept if is_kept)
        return Narrowed(replace(table, rows=rows), left_out=len(table.rows) - len(rows))
