"""What all drawings are made of: a format, lines and tones. Texts are in `printing.figures.lettering`."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

#: Half the width of an outline: so far from the edge of the drawing it must stand to be whole.
EDGE = 0.5
#: How many tones a page's style sheet has for the levels, from the first to the last.
TONES = 5

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The measures of a drawing, in units of its view box.

    `sizes` are tried in turn, so that the longest word stands whole on its line. `lane_label` is the
    column of the lanes' names; 0 puts a name above its groups instead.
    """

    width: float
    leading: float
    sizes: tuple[float, ...]
    pyramid_width: float
    label_x: float
    abreast: int
    lane_label: float


#: In print a unit is a point, and the width that of the page's text.
WIDE = Format(
    width=468,
    leading=13,
    sizes=(9.5, 8.5, 7.5, 6.5),
    pyramid_width=222,
    label_x=250,
    abreast=3,
    lane_label=112,
)
#: On a phone of 320 CSS pixels a unit is a little less than a pixel.
NARROW = Format(
    width=272,
    leading=17,
    sizes=(13.5, 12.5, 11.5),
    pyramid_width=92,
    label_x=106,
    abreast=2,
    lane_label=0,
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure.

    `alternative` says in a sentence or two what it shows, for those who do not see it; `shapes` is
    the inside of the <svg> element without its title, in units of the view box. `source` says where
    something in it comes from that the text of the plan does not say; mostly empty.
    """

    title: str
    alternative: str
    height: float
    shapes: SafeString
    width: float = WIDE.width
    source: str = ""

    @property
    def view_box(self) -> str:
        """The value of the <svg> element's viewBox."""
        return f"0 0 {number(self.width)} {number(self.height)}"

    @property
    def svg(self) -> SafeString:
        """The figure as inline SVG for an HTML page. It has no ids, so it may stand there twice."""
        return mark_safe(  # noqa: S308 (texts escaped here and in the lettering)
            f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" '
            f'viewBox="{self.view_box}">'
            f"<title>{escape(self.title)}</title><desc>{escape(self.alternative)}</desc>"
            f"{self.shapes}</svg>"
        )


def drawn(
    shapes: Sequence[str],
    *,
    title: str,
    alternative: str,
    height: float,
    form: Format,
    source: str = "",
) -> Drawing:
    """A drawing of shapes made here and in the lettering."""
    inside = mark_safe("".join(shapes))  # noqa: S308 (made of numbers and of escaped texts)
    return Drawing(title, alternative, height, inside, form.width, source)


def toned(corners: Sequence[Point], place: int, count: int) -> Iterator[str]:
    """A convex shape that stands for a level, by its place among so many, counted from the first.

    Empty for the first, solid for the last, hatched between; on a page its tone says the same.
    """
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    spacing = _spacing(place, count)
    tone = 1 + round((TONES - 1) * place / max(count - 1, 1))
    yield (
        f'<polygon class="drawing-tone drawing-tone-{tone}" points="{points}" '
        f'fill="{"currentColor" if spacing == 0 else "none"}" stroke="currentColor" '
        'stroke-width="1" stroke-linejoin="round"/>'
    )
    if spacing:
        hatching = (line(start, end, 0.6) for start, end in _hatching(corners, spacing))
        yield f'<g class="drawing-hatch">{"".join(hatching)}</g>'


def _spacing(place: int, count: int) -> float | None:
    """How far apart the hatching is: None for an empty base, 0 for a solid top."""
    if place == 0:
        return None
    if place == count - 1:
        return 0
    return 9 - 5 * place / (count - 1)


def _hatching(corners: Sequence[Point], spacing: float) -> Iterator[tuple[Point, Point]]:
    """Slanting lines clipped to a convex shape: drawn as lines, as patterns print badly."""
    sums = [x - y for x, y in corners]
    step = 1
    while (offset := min(sums) + step * spacing) < max(sums):
        step += 1
        crossings = [
            (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
            for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
            if (x2 - y2) != (x1 - y1)
            and 0 <= (share := (offset - (x1 - y1)) / ((x2 - y2) - (x1 - y1))) < 1
        ]
        yield min(crossings), max(crossings)


def line(start: Point, end: Point, width: float) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="currentColor" stroke-width="{width}"/>'
    )


def rectangle(style: str, x: float, y: float, width: float, height: float, *, stroke: float) -> str:
    """A rectangle whose outline stands inside its measures."""
    half = stroke / 2
    return (
        f'<rect class="{style}" x="{number(x + half)}" y="{number(y + half)}" '
        f'width="{number(width - stroke)}" height="{number(height - stroke)}" '
        f'fill="none" stroke="currentColor" stroke-width="{stroke}"/>'
    )


def escape(text: str) -> str:
    """A text inside an SVG element."""
    return html.escape(text, quote=False)


def number(value: float) -> str:
    """A measure with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
