"""What the glyphs of a file stand for, so that its text is read as it was written.

WeasyPrint tells readers what a glyph is by the piece of text that it first stood for. Where several
glyphs stand for one piece, a letter and an accent, that leaves the letter with nothing, wherever it
stands in the file. Fonts know better: their own table says which sign a glyph draws.
"""

import io
import re
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts as weasyprint_fonts

#: What a sign is shown as that none of the fonts has: PDF/A allows no holes.
MISSING = "?"
#: After that mark, in signs that draw nothing: which sign it stands for, as a number in base 4.
_HOLD, _DIGITS, _PLACES = "\u2060", "\u2061\u2062\u2063\u2064", 11
_HIDDEN = re.compile(rf"\{MISSING}{_HOLD}([{_DIGITS}]{{{_PLACES}}})")
#: What a glyph is that no sign of the text is left for.
_NOTHING = "\ufffd"


def hidden(html: str, missing: set[str]) -> str:
    """A document whose body has question marks in place of signs, each of which carries its sign.

    `missing` are the signs that were found to have no glyph. Some scripts take a sign apart before they
    look for its glyphs, so what is missing may be a part of one. Raises ValueError when there is none.
    """
    head, end, body = html.rpartition("</head>")
    gone = {sign for sign in set(body) if missing.intersection(sign + normalize("NFKD", sign))}
    if not gone:
        raise ValueError(
            f"no font has {', '.join(f'U+{ord(sign):04X}' for sign in sorted(missing))}"
        )
    return head + end + body.translate({ord(sign): _hidden(sign) for sign in gone})


def _hidden(sign: str) -> str:
    digits = (_DIGITS[ord(sign) >> 2 * place & 3] for place in range(_PLACES))
    return f"{MISSING}{_HOLD}{''.join(digits)}"


def restored(text: str) -> str:
    """A text with the signs that its question marks carry."""
    return _HIDDEN.sub(lambda match: _sign(match[1]), text)


def _sign(digits: str) -> str:
    return chr(sum(_DIGITS.index(digit) << 2 * place for place, digit in enumerate(digits)))


def build_fonts_dictionary(pdf: Any, fonts: dict[int, Any], *given: Any) -> Any:
    """WeasyPrint's function of that name, with the letters of the fonts put right first."""
    for font in fonts.values():
        own = _own(font.file_content)
        font.to_unicode = {
            glyph: _letter(own.get(glyph, []), text) for glyph, text in font.to_unicode.items()
        }
    return weasyprint_fonts.build_fonts_dictionary(pdf, fonts, *given)


def _letter(own: list[str], text: str) -> str:
    """What a glyph is that stood for a text; `own` are the signs that the font draws with it."""
    if not own:  # a ligature, say
        return normalize("NFC", text) or _NOTHING
    alike = {normalize("NFKC", sign) for sign in own}
    return normalize("NFC", text) if normalize("NFKC", text) in alike else own[0]


@lru_cache(maxsize=32)
def _own(program: bytes) -> dict[int, list[str]]:
    """The signs of each glyph in a font file, the lowest first."""
    own: dict[int, list[str]] = {}
    with TTFont(io.BytesIO(program), lazy=True) as font:
        for code, name in sorted(font.getBestCmap().items()):
            own.setdefault(font.getGlyphID(name), []).append(chr(code))
    return own
