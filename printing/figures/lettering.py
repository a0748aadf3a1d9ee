"""Texts in drawings. A text cannot wrap by itself in SVG, so lines are broken here, by an estimate of
their width that suits any common font."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printing.figures.drawing import Format, escape, number


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text broken into lines, and the size it is set in."""

    lines: tuple[str, ...]
    size: float


def texts(
    name: Lettering, x: float, middle: float, form: Format, *, note: str = "", anchor: str = "start"
) -> Iterator[str]:
    """A name in bold and perhaps a note below it, centred on a height."""
    rows = [(line, "drawing-name", "600", name.size) for line in name.lines]
    if note:
        rows.append((note, "drawing-note", "400", form.sizes[0]))
    # A line's letters stand about a third of their size below its middle.
    first = middle - (len(rows) - 1) * form.leading / 2 + form.sizes[0] * 0.34
    for place, (line, style, weight, size) in enumerate(rows):
        yield (
            f'<text class="{style}" x="{number(x)}" y="{number(first + place * form.leading)}" '
            f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
            f'fill="currentColor">{escape(line)}</text>'
        )


def wrapped(text: str, room: float, form: Format) -> Lettering:
    """A text in as few lines as the room allows, and those about equally long.

    It is set in the largest size at which its words fit, or the smallest: then a word is divided.
    """
    widest = widest_word([text])
    size = next((size for size in form.sizes if widest * size <= room), form.sizes[-1])
    pieces = [piece for word in text.split() for piece in _cut(word, room, size)]
    lines = _filled(pieces, room / size)
    for share in range(95, 0, -5):
        tried = _filled(pieces, room / size * share / 100)
        if len(tried) > len(lines):
            break
        lines = tried
    return Lettering(tuple(lines), size)


def widest_word(given: Sequence[str]) -> float:
    """The width of the widest word of some texts, in sizes."""
    return max((_ems(word) for text in given for word in text.split()), default=0)


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
    for character in word:
        if piece and _ems(piece + character) * size > room:
            yield piece
            piece = ""
        piece += character
    yield piece


_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[]-/ "), frozenset("mwåMWÅ@%–—")


def _ems(text: str) -> float:
    """About how wide a text is in bold, in sizes: rather too much than too little."""
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.92
    return 0.7 if character.isupper() else 0.57
