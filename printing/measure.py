"""How wide a text is in the print's own fonts, read from the font files themselves."""

import re
from collections.abc import Iterable
from functools import cache

from fontTools.ttLib import TTFont

from printing import files

MM_PER_POINT = 25.4 / 72
#: The width of a character that the fonts lack, in thousandths of the size: some other font sets it.
UNKNOWN = 1000

#: Where HTML may break a line. A no-break space is not among them.
SPACES = re.compile(r"[ \t\r\n\f]+")


def width(text: str, *, face: str, size: float) -> float:
    """The width of a line in millimetres, without kerning.

    `face` names a file in static/fonts/print: "plan-sans-600-normal", say.
    `size` is in points.
    """
    advances = _advances(face)
    units = sum(advances.get(character, UNKNOWN) for character in text)
    return units / 1000 * size * MM_PER_POINT


def longest(texts: Iterable[str], *, face: str, size: float) -> float:
    """The width of the widest of some texts in millimetres; 0 when there are none."""
    return max((width(text, face=face, size=size) for text in texts), default=0)


@cache
def _advances(face: str) -> dict[str, float]:
    with TTFont(files.static() / f"fonts/print/{face}.ttf", lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[name][0] * scale for code, name in font.getBestCmap().items()}
