"""Reading a PDF as others do: with poppler's tools (Debian's poppler-utils)."""

import io
import re
import subprocess
from collections.abc import Iterator

import pikepdf

from document import text
from document.content import Figure, FigureKind, Level, NetworkTable, PlanContent, Prose
from printing import figures

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
    """The file with all that it holds laid open."""
    opened = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(opened, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return opened.getvalue()


def inside(pdf: bytes) -> list[str]:
    """The text of each page without head and foot, in the order in which it is drawn."""
    return pages(pdf, "-raw", *TYPE_AREA)


def words(texts: list[str]) -> list[str]:
    """All words, without the dashes of lists."""
    return [word for page in texts for word in page.split() if word != "–"]


def expected(content: PlanContent, *, told: bool = False) -> list[str]:
    """Every word of a plan's sections in reading order.

    Of a figure those that are drawn in it, or those that tell what it shows.
    """
    return [word for piece in _pieces(content, told) for word in piece.split()]


def _pieces(content: PlanContent, told: bool) -> Iterator[str]:
    for section in content.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Prose():
                    yield text.plain(block.html)
                case Figure(kind=FigureKind.LEVELS):
                    yield _figure(figures.levels_figure(content), told)
                case Figure(kind=FigureKind.NETWORKS):
                    yield _figure(figures.networks_figure(content), told)
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


def _figure(drawing: figures.Drawing | None, told: bool) -> str:
    if drawing is None:
        return ""
    drawn = text.html.unescape(re.sub("<[^>]*>", " ", drawing.shapes))
    return f"{drawing.alternative if told else drawn} {drawing.source}"
