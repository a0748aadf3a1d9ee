"""Makes the fonts of the printed copy: one file for each style, in static/fonts/print/.

The sources are the variable fonts of Source Sans 3 and Source Serif 4 (SIL Open Font License 1.1), as two
packages of PyPI carry them. Run by hand, when a style is added:

    uv run --no-project --with 'fonttools[woff]==4.60.1' --with fontpkg-source-sans-3==3.52 \\
        --with fontpkg-source-serif-4==4.4 scripts/fonts.py

What is made is a derivative, so it bears a name of its own: the licence reserves the name "Source". Why
one file with all letters, and why no woff2, is said in docs/decisions/0015.
"""

from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib.instancer import instantiateVariableFont

PRINT = Path(__file__).parents[1] / "static/fonts/print"
#: Family, package, file (upright, italic) and where on the axes but weight. The optical size is that of text.
SANS = ("Plan Sans", "fontpkg_source_sans_3", "SourceSans3", "[wght]", {})
SERIF = ("Plan Serif", "fontpkg_source_serif_4", "SourceSerif4", "[opsz,wght]", {"opsz": 14})
STYLES = [
    *((SANS, weight, italic) for weight in (400, 600) for italic in (False, True)),
    (SANS, 700, False),
    *((SERIF, weight, italic) for weight in (400, 600) for italic in (False, True)),
]
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
#: What the print uses of the fonts' abilities.
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
#: In thousandths of the size. Some readers of a PDF take a gap for a space only if it is wider than 200,
#: which is what the space of Source Sans is; where pieces of a line meet, a gap may be some 12 narrower.
LEAST_SPACE = 220
#: Copyright, version, makers, licence.
NAMES_KEPT = {0, 5, 7, 8, 9, 10, 11, 12, 13, 14}
#: The format of a table that kerns classes of glyphs instead of pairs.
CLASSES = 2


def main() -> None:
    """Make all of them."""
    for (family, package, name, axes, place), weight, italic in STYLES:
        source = files(package) / "files" / f"{name}{'-Italic' if italic else ''}{axes}.ttf"
        made = PRINT / f"{slug(family)}-{weight}-{'italic' if italic else 'normal'}.ttf"
        with source.open("rb") as stream, TTFont(stream, recalcTimestamp=False) as font:
            instantiateVariableFont(font, {"wght": weight, **place}, inplace=True)
            _trim(font)
            _part(font)
            _name(font, family, WEIGHTS[weight] + (" Italic" if italic else ""), weight)
            font.save(made)
        licence = (files(package) / "LICENSE").read_bytes()
        (PRINT / f"LICENSE-{slug(family)}.txt").write_bytes(licence)


def slug(family: str) -> str:
    """The family's name in the names of files."""
    return family.lower().replace(" ", "-")


def _trim(font: TTFont) -> None:
    """Leave every letter, and what it takes to set them."""
    options = Options(
        layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, drop_tables=["BASE", "STAT"]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


def _part(font: TTFont) -> None:
    """Make the space wide enough to be read as one, whatever it stands beside."""
    spaces = {font.getBestCmap()[code] for code in (0x20, 0xA0)}
    for glyph in spaces:
        width, side = font["hmtx"][glyph]
        font["hmtx"][glyph] = max(width, LEAST_SPACE), side
    tables = (table for lookup in font["GPOS"].table.LookupList.Lookup for table in lookup.SubTable)
    for pairs in tables:
        if isinstance(pairs, otTables.PairPos):
            _unkern(pairs, spaces)


def _unkern(pairs: otTables.PairPos, spaces: set[str]) -> None:
    """Take the spaces out of a table of kerned pairs."""
    firsts = pairs.Coverage.glyphs
    pairs.Coverage.glyphs = [glyph for glyph in firsts if glyph not in spaces]
    if pairs.Format == CLASSES:
        for glyph in spaces:
            pairs.ClassDef2.classDefs.pop(glyph, None)
        return
    sets = zip(firsts, pairs.PairSet, strict=True)
    pairs.PairSet = [seconds for first, seconds in sets if first not in spaces]
    for seconds in pairs.PairSet:
        kept = [pair for pair in seconds.PairValueRecord if pair.SecondGlyph not in spaces]
        seconds.PairValueRecord, seconds.PairValueCount = kept, len(kept)


def _name(font: TTFont, family: str, style: str, weight: int) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in NAMES_KEPT]
    script = f"{family} {style}".replace(" ", "")
    texts = {1: family, 2: style, 3: script, 4: f"{family} {style}", 6: script}
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


if __name__ == "__main__":
    main()
