"""Reading a copy as it lies on the table: where each word stands, and what the QR code leads to."""

import io
import re
from dataclasses import dataclass
from html import unescape

import zxingcpp
from PIL import Image

from tests.printing.reading import run

#: The bands of head and foot, in points from the page's upper edge.
HEAD, FOOT = 79.3, 728.5


@dataclass(frozen=True)
class Box:
    """A word or a code and where it stands, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def band(self) -> str:
        """Where it stands: head, text or foot; nowhere, if it reaches over an edge."""
        if self.bottom < HEAD:
            return "head"
        if self.top > FOOT:
            return "foot"
        return "text" if self.top > HEAD and self.bottom < FOOT else ""

    def meets(self, other: "Box") -> bool:
        """Whether the two share some room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def boxes(pdf: bytes, *options: str) -> list[list[Box]]:
    """The words of each page.

    A font's box is higher than its letters, so a fifth of it is cut off above and below.
    """
    found = []
    for page in run("pdftotext", pdf, "-bbox", *options).decode().split("<page ")[1:]:
        words = re.findall(
            r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page
        )
        found.append([_box(unescape(text), *map(float, edges)) for *edges, text in words])
    return found


def _box(text: str, left: float, top: float, right: float, bottom: float) -> Box:
    fifth = (bottom - top) / 5
    return Box(text, left, top + fifth, right, bottom - fifth)


def picture(pdf: bytes, *, page: int, dots: int) -> Image.Image:
    """A page as a printer draws it, black on white, with so many dots an inch."""
    options = ("-r", str(dots), "-mono", "-f", str(page), "-l", str(page))
    with Image.open(io.BytesIO(run("pdftoppm", pdf, *options))) as image:
        return image.convert("L")


def codes(pdf: bytes, page: int = 1) -> list[Box]:
    """The codes that a phone finds on a plain print of a page."""
    found = zxingcpp.read_barcodes(picture(pdf, page=page, dots=150))
    return [_code(code) for code in found]


def _code(code: zxingcpp.Barcode) -> Box:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    across, down = [corner.x * 0.48 for corner in corners], [corner.y * 0.48 for corner in corners]
    return Box(code.text, min(across), min(down), max(across), max(down))
