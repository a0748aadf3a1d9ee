"""Reading a PDF as others do: with poppler's tools (Debian's poppler-utils)."""

import re
import subprocess
import zlib
from collections.abc import Iterator

from plans import figures, text
from plans.content import Figure, FigureKind, Level, NetworkTable, PlanContent, Prose

#: The page between the bands of head and foot, in points: left, top, width, height.
TYPE_AREA = ("-x", "0", "-y", "79", "-W", "596", "-H", "650")


def run(tool: str, pdf: bytes, *options: str) -> bytes:
    """What a tool of poppler says of a PDF."""
    done = subprocess.run(
        [tool, *options, "-", *(["-"] if tool == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout


def pages(pdf: bytes, *options: str) -> list[str]:
    """The text of each page."""
    return run("pdftotext", pdf, *options).decode().split("\f")[:-1]


def objects(pdf: bytes) -> bytes:
    """The file with its compressed streams laid open."""
    streams = re.findall(rb"/FlateDecode.*?>>\s*stream\r?\n(.*?)\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompress(stream) for stream in streams)


def inside(pdf: bytes) -> list[str]:
    """The text of each page without head and foot, in the order in which it is drawn."""
    return pages(pdf, "-raw", *TYPE_AREA)


def words(texts: list[str]) -> list[str]:
    """All words, without the dashes of lists."""
    return [word for page in texts for word in page.split() if word != "–"]


def expected(content: PlanContent) -> list[str]:
    """Every word of a plan's sections in reading order, those of its figures included."""
    return [word for piece in _pieces(content) for word in piece.split()]


def _pieces(content: PlanContent) -> Iterator[str]:
    for section in content.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Prose():
                    yield text.plain(block.html)
                case Figure(kind=FigureKind.LEVELS):
                    for level in content.levels:
                        yield f"{figures.level_name(level)} {len(level.activities)} aktiviteter"
                case Figure(kind=FigureKind.NETWORKS):
                    yield from (network.name for network in content.networks)
                case Figure(kind=FigureKind.UNKNOWN):
                    yield "Figuren finns inte i planens källtext."
                case NetworkTable(columns=columns):
                    yield f"{columns.name} {columns.mission} {columns.participants}"
                    for row in block.networks:
                        yield " ".join([row.name, row.mission, row.participants, *row.extra])
                case Level(columns=columns):
                    yield f"{block.name} {text.plain(block.intro)}"
                    for each in (columns, *block.activities):
                        yield f"{each.name} {each.target_group} {each.purpose}"
                        yield " ".join([each.schedule, each.responsible, *each.extra])
