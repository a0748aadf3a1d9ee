"""Drawing straight into a PDF: lines of text and black areas, in points from the page's lower left corner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from printing.face import Face, Font, Fonts, advance, key, shape

#: Points in a millimetre.
MM = 72 / 25.4
#: A4.
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face. A line may break after it, never within."""

    text: str
    face: Face = Face.REGULAR

    def width(self, size: float) -> float:
        """How wide it is."""
        return advance(self.text, self.face, size)

    def room(self, size: float) -> float:
        """How wide it is at the end of a line, where a space takes no room."""
        return advance(self.text.rstrip(" "), self.face, size)


type TextLine = Sequence[Run]


def words(text: str, face: Face = Face.REGULAR) -> list[Run]:
    """A text as its words, each with the space after it; no-break spaces hold together."""
    return [Run(word, face) for word in re.findall(r"[^ ]+ ?", text)]


def width(line: TextLine, size: float) -> float:
    """How wide a line is."""
    return sum(run.width(size) for run in line)


def broken(runs: Iterable[Run], *, room: float, size: float) -> list[TextLine]:
    """Lines that are at most `room` wide. Only a run that is wider than that is divided."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in runs:
        for part in _divided(run, room, size):
            if lines[-1] and used + part.room(size) > room:
                lines.append([])
                used = 0.0
            lines[-1].append(part)
            used += part.width(size)
    return list(lines)


def _divided(run: Run, room: float, size: float) -> Iterator[Run]:
    rest = run
    while rest.room(size) > room and len(rest.text) > 1:
        count = len(rest.text) - 1
        while count > 1 and Run(rest.text[:count], run.face).room(size) > room:
            count -= 1
        yield Run(rest.text[:count], run.face)
        rest = Run(rest.text[count:], run.face)
    yield rest


@dataclass(slots=True)
class Canvas:
    """What is drawn, and the fonts that it takes."""

    content: list[str] = field(default_factory=list)
    fonts: dict[Font, None] = field(default_factory=dict)

    def text(self, line: TextLine, x: float, y: float, size: float, *, white: bool = False) -> None:
        """A line of text whose baseline starts at a point."""
        shown = []
        for run in line:
            for font, glyphs in groupby(shape(run.text, run.face), lambda glyph: glyph.font):
                self.fonts[font] = None
                codes = "".join(f"{glyph.number:04x}" for glyph in glyphs)
                shown.append(f"{key(font)} {size:g} Tf <{codes}> Tj")
        drawn = f"BT {x:.2f} {y:.2f} Td {' '.join(shown)} ET"
        self.content.append(f"1 g {drawn} 0 g" if white else drawn)

    def area(self, *rectangles: tuple[float, float, float, float]) -> None:
        """Rectangles (x, y, width, height) filled as one, so that no seam shows where they meet."""
        boxes = [" ".join(f"{side:.2f}" for side in box) + " re" for box in rectangles]
        self.content.append("\n".join([*boxes, "f"]))

    def data(self) -> bytes:
        """The content as a PDF holds it."""
        return "\n".join(self.content).encode()

    def fill(self, form: Object, fonts: Fonts) -> None:
        """Make this what a form shows, in place of what it showed."""
        form.write(self.data())
        form.Resources = Dictionary(Font=fonts.resources(self.fonts))


def form(pdf: pikepdf.Pdf) -> Object:
    """A form as large as the page, with nothing in it yet."""
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]),
            Resources=Dictionary(),
        )
    )
