"""Which characters the print's typefaces can not draw: on paper they would be question marks.

Each text is set in one of two families, and a character that it lacks in the other. Only when neither has it
is it put together, of a letter and its accents, by the one that the text is set in. A test holds this to what
the engine finds missing.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, normalize

from fontTools.ttLib import TTFont

from document.edition import Edition
from printing import files
from printing.readback import CONTENTS, Piece, pieces

#: What draws nothing, in any typeface: spaces, and Unicode's Default_Ignorable_Code_Point.
_NOTHING = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]"
)
#: Heads are drawn by hand, character by character, in this family alone (`printing.face`).
_HEADS = "sans"
FAMILIES = ("serif", _HEADS)


@cache
def drawn_by(family: str) -> frozenset[str]:
    """The characters that a family draws; its styles draw the same ones."""
    path = files.static() / f"fonts/print/plan-{family}-400-normal.ttf"
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def missing(text: str) -> list[str]:
    """The characters of a text that can not be drawn, each once, a letter with its accents as one."""
    return list(dict.fromkeys(each for each in _letters(text) if not _is_drawn(each)))


def unprintable(edition: Edition, *, organisation: str) -> list[tuple[str, list[str]]]:
    """Where an edition's archive file would say something else than its content, and the characters there.

    Places are as in "i avsnittet ”Inledning”"; `organisation` is the municipality's name.
    """
    found: dict[str, list[str]] = {}
    for piece in _said(edition, organisation):
        if gone := missing(piece.words):
            found[piece.place] = list(dict.fromkeys([*found.get(piece.place, []), *gone]))
    title = edition.content.title
    heads = [each for each in _letters(title) if not _is_in_heads(each)]
    if heads and not missing(title):
        found["i sidhuvudet"] = list(dict.fromkeys(heads))
    return list(found.items())


def _said(edition: Edition, organisation: str) -> Iterator[Piece]:
    """What is said once; the contents list the headings again."""
    return (each for each in pieces(edition, organisation) if each.place != CONTENTS)


def _letters(text: str) -> Iterator[str]:
    """Each letter with the accents that follow it."""
    letter = ""
    for character in _NOTHING.sub(" ", normalize("NFC", text)):
        if letter and not combining(character):
            yield letter
            letter = ""
        letter += character
    yield from filter(None, [letter])


def _is_drawn(letter: str) -> bool:
    return all(_has_glyph(character) for character in letter)


def _has_glyph(character: str) -> bool:
    """Whether a family has it whole, or the one that it is set in can put it together, whichever that is."""
    parts = set(normalize("NFD", character)) - {character}
    return (
        character.isspace()
        or any(character in drawn_by(family) for family in FAMILIES)
        or (bool(parts) and all(parts <= drawn_by(family) for family in FAMILIES))
    )


def _is_in_heads(letter: str) -> bool:
    return letter.isspace() or letter in drawn_by(_HEADS)
