"""What the glyphs of a file stand for, so that its text is read as it was written.

WeasyPrint tells readers what a glyph is by the piece of text that it first stood for. Where several
glyphs stand for one piece, a letter and an accent, that leaves the letter with nothing, wherever it
stands in the file. Fonts know better: their own table says which character a glyph draws.
"""

import io
import re
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts as weasyprint_fonts

#: What a character is shown as that none of the fonts has: PDF/A allows no holes.
MISSING = "?"
#: After that mark, in characters that draw nothing: which character it stands for, as a number in base 4.
_HOLD, _DIGITS, _PLACES = "\u2060", "\u2061\u2062\u2063\u2064", 11
_HIDDEN = re.compile(rf"\{MISSING}{_HOLD}([{_DIGITS}]{{{_PLACES}}})")
#: What a glyph is that no character of the text is left for.
_NOTHING = "\ufffd"


def hidden(html: str, missing: set[str]) -> str:
    """A document whose body has question marks in place of characters, each of which carries its character.

    `missing` are the characters that were found to have no glyph. Some scripts take a character apart before
    they look for its glyphs, so what is missing may be a part of one. Raises ValueError when there is none.
    """
    head, end, body = html.rpartition("</head>")
    gone = {
        character
        for character in set(body)
        if missing.intersection(character + normalize("NFKD", character))
    }
    if not gone:
        raise ValueError(
            f"no font has {', '.join(f'U+{ord(character):04X}' for character in sorted(missing))}"
        )
    return head + end + body.translate({ord(character): _hidden(character) for character in gone})


def _hidden(character: str) -> str:
    digits = (_DIGITS[ord(character) >> 2 * place & 3] for place in range(_PLACES))
    return f"{MISSING}{_HOLD}{''.join(digits)}"


def restored(text: str) -> str:
    """A text with the characters that its question marks carry."""
    return _HIDDEN.sub(lambda match: _sign(match[1]), text)


def _sign(digits: str) -> str:
    return chr(sum(_DIGITS.index(digit) << 2 * place for place, digit in enumerate(digits)))


def build_fonts_dictionary(pdf: Any, fonts: dict[int, Any], *given: Any) -> Any:
    """WeasyPrint's function of that name, with the letters of the fonts put right first."""
    for font in fonts.values():
        drawn = _drawn_by_font(font.file_content)
        font.to_unicode = {
            glyph: _letter(drawn.get(glyph, []), text) for glyph, text in font.to_unicode.items()
        }
    return weasyprint_fonts.build_fonts_dictionary(pdf, fonts, *given)


def _letter(drawn: list[str], text: str) -> str:
    """What a glyph is that stood for a text; `drawn` are the characters that the font draws with it."""
    if not drawn:  # a ligature, say
        return normalize("NFC", text) or _NOTHING
    alike = {normalize("NFKC", character) for character in drawn}
    return normalize("NFC", text) if normalize("NFKC", text) in alike else drawn[0]


@lru_cache(maxsize=32)
def _drawn_by_font(program: bytes) -> dict[int, list[str]]:
    """The characters of each glyph in a font file, the lowest first."""
    by_glyph: dict[int, list[str]] = {}
    with TTFont(io.BytesIO(program), lazy=True) as font:
        for code, name in sorted(font.getBestCmap().items()):
            by_glyph.setdefault(font.getGlyphID(name), []).append(chr(code))
    return by_glyph
