"""The plan's figures as SVG, drawn from what the plan says: on screen and in print alike.

Black on white, so that they survive any printer: tiers are told apart by hatching, never by
colour. Lines and letters take the colour of the text around them (`currentColor`); a page's style
sheet may set the classes `drawing`, `drawing-name` and `drawing-note`. A text cannot wrap by itself
in SVG, so lines are broken here, by an estimate of their width that suits any common font.

What is not known is not drawn: on which level a group works, the plan's data do not say.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from plans.content import Level, PlanContent

#: All drawings are this wide; in print a unit is a point and the width is that of the page's text.
WIDTH = 468
LEADING = 13.0
#: Sizes of text tried in turn, so that the longest word stands whole on its line.
TEXT_SIZES = (9.5, 8.5, 7.5, 6.5)

PYRAMID_WIDTH, LABEL_X = 222, 250
TIER_GAP, TIER_PADDING, TIER_LEAST, TIER_MOST = 5, 9, 30, 64
PYRAMID_HEIGHT = 230  # what a pyramid of few levels is stretched to

BOX_GAP, BOX_PADDING, BOXES_ABREAST = 12, 10, 3

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure.

    `alternative` says in a sentence or two what it shows, for those who do not see it; `shapes` is
    the inside of the <svg> element without its title, in units of the view box.
    """

    title: str
    alternative: str
    height: float
    shapes: SafeString
    width: float = WIDTH

    @property
    def view_box(self) -> str:
        """The value of the <svg> element's viewBox."""
        return f"0 0 {_number(self.width)} {_number(self.height)}"

    @property
    def svg(self) -> SafeString:
        """The figure as inline SVG for an HTML page. It has no ids, so it may stand there twice."""
        return mark_safe(  # noqa: S308 (texts escaped here and in _text)
            f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" '
            f'viewBox="{self.view_box}">'
            f"<title>{_escape(self.title)}</title><desc>{_escape(self.alternative)}</desc>"
            f"{self.shapes}</svg>"
        )


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text broken into lines, and the size it is set in."""

    lines: tuple[str, ...]
    size: float


def levels_figure(content: PlanContent) -> Drawing | None:
    """The levels of prevention as a pyramid: the plan's first level is the broad base.

    None when the plan has no levels.
    """
    levels = content.levels
    if not levels:
        return None
    notes = [_activities(level) for level in levels]
    names = [level_name(level) for level in levels]
    labels = [_wrapped(name, WIDTH - LABEL_X) for name in names]
    height = _tier_height(labels)
    whole = len(levels) * height + (len(levels) - 1) * TIER_GAP
    shapes: list[str] = []
    for place, (label, note) in enumerate(zip(labels, notes, strict=True)):
        bottom = whole - place * (height + TIER_GAP)
        shapes += _tier(bottom - height, bottom, whole, _fill(place, len(levels)))
        shapes += _label(bottom - height / 2, whole, label, note)
    counted = [f"{name} ({note})" for name, note in zip(names, notes, strict=True)]
    if len(levels) == 1:
        alternative = f"Planen har en nivå: {counted[0]}."
    else:
        alternative = (
            f"Pyramid med planens {len(levels)} nivåer, från den breda basen till toppen: "
            f"{_listed(counted)}."
        )
    return _drawing("Planens nivåer", alternative, whole, shapes)


def networks_figure(content: PlanContent) -> Drawing | None:
    """The groups of the plan as boxes, in the order of its tables. None when it has none."""
    names = [network.name for network in content.networks]
    if not names:
        return None
    abreast = _abreast(len(names))
    box = (WIDTH - (abreast - 1) * BOX_GAP) / abreast
    shapes: list[str] = []
    top = 0.0
    for start in range(0, len(names), abreast):
        row = [_wrapped(name, box - 2 * BOX_PADDING) for name in names[start : start + abreast]]
        height = max(len(lettering.lines) for lettering in row) * LEADING + 2 * BOX_PADDING
        for column, lettering in enumerate(row):
            left = column * (box + BOX_GAP)
            shapes += _box(left, top, box, height)
            shapes += _lines(lettering, left + box / 2, top + height / 2, anchor="middle")
        top += height + BOX_GAP
    whole = top - BOX_GAP
    one = f"Planen beskriver en grupp: {names[0]}."
    many = f"Planens {len(names)} grupper och nätverk: {_listed(names)}."
    return _drawing("Planens grupper och nätverk", one if len(names) == 1 else many, whole, shapes)


def level_name(level: Level) -> str:
    """A level's name without the word "Nivå:" before it."""
    return re.sub(r"^\s*nivå\s*:\s*", "", level.name, flags=re.IGNORECASE) or "Nivå utan namn"


def _activities(level: Level) -> str:
    match len(level.activities):
        case 0:
            return "inga aktiviteter"
        case 1:
            return "1 aktivitet"
        case many:
            return f"{many} aktiviteter"


def _listed(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:-1])} och {texts[-1]}"


# The pyramid


def _tier_height(labels: Sequence[Lettering]) -> float:
    """As high as its label needs, and stretched when there are few."""
    need = max(len(label.lines) + 1 for label in labels) * LEADING + TIER_PADDING
    fair = min(PYRAMID_HEIGHT / len(labels), TIER_MOST if len(labels) > 1 else PYRAMID_HEIGHT / 2)
    return max(need, fair, TIER_LEAST)


def _fill(place: int, count: int) -> float | None:
    """How far apart a tier's hatching is: None for an empty base, 0 for a solid top."""
    if place == 0:
        return None
    if place == count - 1:
        return 0
    return 9 - 5 * place / (count - 1)


def _tier(top: float, bottom: float, whole: float, spacing: float | None) -> Iterator[str]:
    middle = PYRAMID_WIDTH / 2
    upper, lower = middle * top / whole, middle * bottom / whole
    corners = [
        (middle - upper, top),
        (middle + upper, top),
        (middle + lower, bottom),
        (middle - lower, bottom),
    ]
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)
    fill = "currentColor" if spacing == 0 else "none"
    yield (
        f'<polygon points="{points}" fill="{fill}" stroke="currentColor" stroke-width="1" '
        'stroke-linejoin="miter"/>'
    )
    if spacing:
        yield from (_line(start, end, 0.6) for start, end in _hatching(corners, spacing))


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


def _label(middle: float, whole: float, label: Lettering, note: str) -> Iterator[str]:
    edge = PYRAMID_WIDTH / 2 * (1 + middle / whole)
    yield _line((edge + 3, middle), (LABEL_X - 5, middle), 0.6)
    yield from _lines(label, LABEL_X, middle, note=note)


# The groups


def _abreast(count: int) -> int:
    """How many boxes stand in a row: three, unless two give rows that are as full."""
    return 2 if count == BOXES_ABREAST + 1 else min(count, BOXES_ABREAST)


def _box(x: float, y: float, width: float, height: float) -> Iterator[str]:
    yield (
        f'<rect x="{_number(x + 0.5)}" y="{_number(y + 0.5)}" width="{_number(width - 1)}" '
        f'height="{_number(height - 1)}" fill="none" stroke="currentColor" stroke-width="1"/>'
    )


# Texts and lines


def _drawing(title: str, alternative: str, height: float, shapes: Sequence[str]) -> Drawing:
    inside = mark_safe("".join(shapes))  # noqa: S308 (made of numbers and of texts escaped in _text)
    return Drawing(title=title, alternative=alternative, height=height, shapes=inside)


def _lines(
    name: Lettering, x: float, middle: float, *, note: str = "", anchor: str = "start"
) -> Iterator[str]:
    """A name in bold and perhaps a note below it, centred on a height."""
    texts = [(line, "drawing-name", "600", name.size) for line in name.lines]
    if note:
        texts.append((note, "drawing-note", "400", TEXT_SIZES[0]))
    # A line's letters stand about a third of their size below its middle.
    first = middle - (len(texts) - 1) * LEADING / 2 + TEXT_SIZES[0] * 0.34
    for place, (line, style, weight, size) in enumerate(texts):
        yield (
            f'<text class="{style}" x="{_number(x)}" y="{_number(first + place * LEADING)}" '
            f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
            f'fill="currentColor">{_escape(line)}</text>'
        )


def _line(start: Point, end: Point, width: float) -> str:
    (x1, y1), (x2, y2) = start, end
    return (
        f'<line x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}" '
        f'stroke="currentColor" stroke-width="{width}"/>'
    )


def _wrapped(text: str, room: float) -> Lettering:
    """A text in as few lines as the room allows, and those about equally long.

    It is set in the largest size at which its words fit, or the smallest: then a word is divided.
    """
    widest = max((_ems(word) for word in text.split()), default=0)
    size = next((size for size in TEXT_SIZES if widest * size <= room), TEXT_SIZES[-1])
    pieces = [piece for word in text.split() for piece in _cut(word, room, size)]
    lines = _filled(pieces, room / size)
    for share in range(95, 0, -5):
        tried = _filled(pieces, room / size * share / 100)
        if len(tried) > len(lines):
            break
        lines = tried
    return Lettering(tuple(lines), size)


def _filled(pieces: Sequence[str], ems: float) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and _ems(f"{lines[-1]} {piece}") <= ems:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _cut(word: str, room: float, size: float) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and _ems(piece + sign) * size > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[]-/ "), frozenset("mwåMWÅ@%–—")


def _ems(text: str) -> float:
    """About how wide a text is in bold, in sizes: rather too much than too little."""
    return sum(_em(sign) for sign in text)


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.34
    if sign in _WIDE:
        return 0.92
    return 0.7 if sign.isupper() else 0.57


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
