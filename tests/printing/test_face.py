"""The typeface that stamps bring along."""

import io
import zlib

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from printing import face, measure
from printing.face import Face, FontPart, Fonts

LATIN, REST = face.font(FontPart.LATIN, Face.REGULAR), face.font(FontPart.REST, Face.REGULAR)


def written(text: str) -> str:
    """What a reader of the PDF gets back."""
    characters = {
        (font, number): character
        for font in (LATIN, REST)
        for character, number in sorted(font.glyphs.items(), reverse=True)
    }
    return "".join(characters[glyph.font, glyph.number] for glyph in face.shape(text, Face.REGULAR))


def test_swedish_letters_come_from_the_first_part_of_the_font() -> None:
    assert {glyph.font for glyph in face.shape("Åtgärd för ö – ”é”", Face.REGULAR)} == {LATIN}


def test_other_letters_come_from_the_rest_of_it() -> None:
    fonts = [glyph.font for glyph in face.shape("Łó", Face.REGULAR)]
    assert fonts == [REST, LATIN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź", "Łódź"),
        ("va\u030ard", "vård"),
        ("ﬂykting", "ﬂykting"),
        ("x\u0306", "x"),
        ("2 ㎏", "2 kg"),
        ("漢字", "??"),
        ("plan\u2028b\x07", "plan?b?"),
    ],
)
def test_a_sign_without_a_glyph_is_written_by_its_letters(text: str, expected: str) -> None:
    assert written(text) == expected


def test_widths_are_those_of_the_fonts() -> None:
    line = "Ett utskrivet dokument är alltid en kopia"
    expected = measure.width(line, face="plan-sans-600-normal", size=8.5)
    assert face.advance(line, Face.BOLD, 8.5) * measure.MM_PER_POINT == pytest.approx(expected)


def test_what_is_embedded_is_a_font_without_what_a_pdf_has_no_use_for() -> None:
    program = zlib.decompress(LATIN.program)
    assert len(program) == LATIN.length
    with TTFont(io.BytesIO(program)) as font:
        assert len(LATIN.widths) == font["maxp"].numGlyphs
        assert not {"GSUB", "GPOS", "name"} & set(font.keys())


def test_a_font_is_read_as_the_same_bytes_each_time() -> None:
    again = face.font.__wrapped__(FontPart.LATIN, Face.REGULAR)
    assert (again.program, again.unicode) == (LATIN.program, LATIN.unicode)


def test_a_font_is_embedded_once_in_a_file() -> None:
    with pikepdf.new() as pdf:
        fonts = Fonts(pdf)
        (first,) = dict(fonts.resources([LATIN])).values()
        (second,) = dict(fonts.resources([LATIN])).values()
        assert first.objgen == second.objgen
