"""The typeface of heads, feet and stamps: the sans serif of the print, out of its own font files.

A copy is stamped years after its archive file was made, so a stamp brings its fonts along and leans on
none of those in the file.
"""

import io
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from itertools import batched

import pikepdf
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from printing import files

#: What a PDF needs of a TrueType font; everything else is left out.
_TABLES = {"GlyphOrder", "head", "hhea", "hmtx", "maxp", "glyf", "loca"}
#: What Swedish is written with, and what it is punctuated with: the part of a font that is embedded. The
#: rest is a font of its own, embedded where a character of it stands.
_LATIN = {*range(0x100), *range(0x2000, 0x2070), 0x20AC, 0x2122}
#: Stands for a character that the font lacks, nor its letter without accents.
_UNKNOWN = "?"
#: What the steps of an outline are called in a PDF.
_PATHS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}


class Face(IntEnum):
    """A weight of the typeface."""

    REGULAR = 400
    BOLD = 600


class FontPart(StrEnum):
    """Which characters of a font file."""

    LATIN = "LATINX"
    REST = "RESTXX"

    def holds(self, code: int) -> bool:
        """Whether a character belongs to it. An accent on its own belongs to none: it is not placed here."""
        return not unicodedata.combining(chr(code)) and (code in _LATIN) == (self is FontPart.LATIN)


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A part of a font file made ready to embed.

    `glyphs` gives the number of a character's glyph, `widths` each glyph's width in thousandths of the size.
    `program` and `unicode` (the way back from glyphs to characters) are compressed.
    """

    name: str
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int
    program: bytes
    length: int
    unicode: bytes


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font."""

    font: Font
    number: int

    @property
    def width(self) -> int:
        """In thousandths of the size."""
        return self.font.widths[self.number]


@cache
def glyphs(character: str, face: Face) -> tuple[Glyph, ...]:
    """The glyphs of a character: its own, or else those of the letters it is made of, or a question mark."""
    for part in FontPart:
        font_part = font(part, face)
        if character in font_part.glyphs:
            return (Glyph(font_part, font_part.glyphs[character]),)
    plain = [
        each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each)
    ]
    letters = [_UNKNOWN] if plain == [character] else plain
    return tuple(glyph for letter in letters for glyph in glyphs(letter, face))


def shape(text: str, face: Face) -> Iterator[Glyph]:
    """The glyphs of a text."""
    for character in unicodedata.normalize("NFC", text):
        yield from glyphs(character, face)


def advance(text: str, face: Face, size: float) -> float:
    """The width of a text, in the unit of `size`."""
    return _units(text, face) * size / 1000


@lru_cache(maxsize=1024)
def _units(text: str, face: Face) -> int:
    return sum(glyph.width for glyph in shape(text, face))


@cache
def font(part: FontPart, face: Face) -> Font:
    """A part of one of the font files, read once in a process."""
    path = files.static() / f"fonts/print/plan-sans-{face}-normal.ttf"
    with TTFont(path, recalcTimestamp=False) as source:
        subsetter = Subsetter(Options(layout_features=[], notdef_outline=True))
        subsetter.populate(unicodes=filter(part.holds, source.getBestCmap()))
        subsetter.subset(source)
        codes: dict[int, str] = source.getBestCmap()
        numbers = {chr(code): source.getGlyphID(name) for code, name in codes.items()}
        metrics, head, lines = source["hmtx"].metrics, source["head"], source["hhea"]
        if head.unitsPerEm != 1000:  # noqa: PLR2004 - what PDF counts in
            raise ValueError(f"{path.name} does not count in thousandths")
        widths = tuple(metrics[name][0] for name in source.getGlyphOrder())
        capitals = source["OS/2"].sCapHeight
        name = f"{part}+{source['name'].getDebugName(6)}"
        for table in set(source.keys()) - _TABLES:
            del source[table]
        program = io.BytesIO()
        source.save(program)
    return Font(
        name=name,
        glyphs=numbers,
        widths=widths,
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
        ascent=lines.ascent,
        descent=lines.descent,
        capitals=capitals,
        program=zlib.compress(program.getvalue(), 9),
        length=len(program.getvalue()),
        unicode=zlib.compress(_unicode(numbers), 9),
    )


def _unicode(numbers: dict[str, int]) -> bytes:
    """The PostScript that tells readers of a PDF which character a glyph is; the lowest one, if several."""
    characters = {number: character for character, number in sorted(numbers.items(), reverse=True)}
    pairs = (
        f"<{number:04x}> <{character.encode('utf-16-be').hex()}>"
        for number, character in sorted(characters.items())
    )
    blocks = (
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in batched(pairs, 100)
    )
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <ffff>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    ).encode()


def outline(text: str, face: Face) -> str:
    """Swedish words as a path, in thousandths of the size: a drawing, which nobody reads as text."""
    left, recorder = 0, RecordingPen()
    with TTFont(io.BytesIO(zlib.decompress(font(FontPart.LATIN, face).program))) as source:
        letters = source.getGlyphSet()
        whole = DecomposingRecordingPen(letters)
        for glyph in shape(text, face):
            letters[source.getGlyphName(glyph.number)].draw(
                TransformPen(whole, (1, 0, 0, 1, left, 0))
            )
            left += glyph.width
    # PDF has no curves of the kind that TrueType has.
    whole.replay(Qu2CuPen(recorder, max_err=1, all_cubic=True))
    return " ".join(
        " ".join([*(f"{x:.0f} {y:.0f}" for x, y in points), _PATHS[operator]])
        for operator, points in recorder.value
    )


class Fonts:
    """The fonts that have been embedded in one PDF, each of them once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._embedded: dict[Font, Object] = {}

    def resources(self, used: Iterable[Font]) -> Dictionary:
        """The fonts under the names by which contents call them."""
        return Dictionary({key(font): self._embed(font) for font in used})

    def _embed(self, font: Font) -> Object:
        if font not in self._embedded:
            self._embedded[font] = self._pdf.make_indirect(self._made(font))
        return self._embedded[font]

    def _made(self, font: Font) -> Dictionary:
        name = Name(f"/{font.name}")
        program = self._compressed(font.program)
        program.Length1 = font.length
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.capitals,
            StemV=80,
            FontFile2=program,
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=self._pdf.make_indirect(descriptor),
            W=Array([0, Array(font.widths)]),
            CIDToGIDMap=Name.Identity,
        )
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([self._pdf.make_indirect(descendant)]),
            ToUnicode=self._compressed(font.unicode),
        )

    def _compressed(self, data: bytes) -> Stream:
        stream = Stream(self._pdf, b"")
        stream.write(data, filter=Name.FlateDecode)
        return stream


def key(font: Font) -> str:
    """The name by which contents call a font: /LpPlanSansRegular-LATINX, say."""
    tag, _, name = font.name.partition("+")
    return f"/Lp{name}-{tag}"
