"""The source as numbered lines. Nothing is dropped here: every word stands on exactly one line."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from document import text

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")

#: Characters that no text holds: control characters and halves of characters.
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line, with the number an editor shows for it.

    `new_page` says that a page begins at the line: a form feed stood there, or page furniture that has
    been set aside.
    """

    number: int
    raw: str
    new_page: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.fold(self.raw))

    @property
    def blank(self) -> bool:
        """Whether the line holds no words."""
        return not self.text

    @property
    def hints_at_page_break(self) -> bool:
        """Whether the line hints at a page break: Word leaves a lone space on a line there."""
        return self.new_page or (self.blank and self.raw != "")

    @property
    def cells(self) -> list[str]:
        """The line's cells, which tabs separate."""
        return [text.fold(cell) for cell in self.raw.split("\t")]

    @property
    def filled(self) -> list[str]:
        """The cells that hold words."""
        return [cell for cell in self.cells if cell]

    def emptied(self, *, new_page: bool = False) -> "SourceLine":
        """The line without its words, once something has accounted for them."""
        return SourceLine(self.number, "", new_page=new_page or self.new_page)


def normal(source: str) -> str:
    """The source in Unicode's composed form, without a byte order mark."""
    return unicodedata.normalize("NFC", source.removeprefix("\ufeff"))


def numbered(source: str) -> list[tuple[int, str]]:
    """The source's lines with their numbers, as an editor counts them."""
    return list(enumerate(_LINE_ENDS.split(source), 1))


def split(source: str) -> list[SourceLine]:
    """The lines of a text; a form feed begins a new one, with the same number."""
    return [
        SourceLine(number, piece, new_page=index > 0)
        for number, line in numbered(source)
        for index, piece in enumerate(line.split("\f"))
    ]


def find_phrase(lines: Sequence[SourceLine], phrase: str) -> list[list[int]]:
    """Where a phrase stands alone on one to three lines (blank ones between them do not count).

    A word mark stands on two lines as often as on one. Case does not count.
    """
    wanted = text.fold(phrase).casefold()
    places: list[list[int]] = []
    for start, line in enumerate(lines):
        if not wanted or line.blank or not wanted.startswith(line.text.casefold()):
            continue
        if (places and start <= places[-1][-1]) or not (match := _match(lines, start, wanted)):
            continue
        places.append(match)
    return places


_REACH = 6


def _match(lines: Sequence[SourceLine], start: int, wanted: str) -> list[int]:
    words = ""
    used: list[int] = []
    for index in range(start, min(start + _REACH, len(lines))):
        if lines[index].blank:
            continue
        words = text.fold(f"{words} {lines[index].text.casefold()}")
        used.append(index)
        if words == wanted:
            return used
        if not wanted.startswith(words):
            return []
    return []
