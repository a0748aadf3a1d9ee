"""The copy: what is true of a version on the day it is printed, stamped on every page of its archive file.

Nothing is rendered again. The archive file keeps places for this (`printing.frame`), and their
contents are exchanged.
"""

import io
import math
import re
from functools import cache

import pikepdf
import segno

from document.rules import COPY_RULE
from printing.drawing import (
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Canvas,
    Run,
    TextLine,
    broken,
    width,
    words,
)
from printing.face import Face, Fonts, advance, outline
from printing.finish import saved
from printing.frame import (
    AXIS,
    FOOT,
    HEAD,
    LABEL_EDGE,
    LEADING,
    LEFT,
    RIGHT,
    SIZE,
    VERSION,
    foot_rule,
)
from printing.marks import DRAFT, Marks

#: A printer's dot: modules of whole dots are equally wide on paper, at 300 and at 600 dots an inch.
DOT = 72 / 300
#: The QR code stands at the binding edge, its upper edge level with the text beside it.
CODE_TOP, CODE_SIDE = FOOT + 5.6, 24.2 * MM
#: The lowest baseline of the foot, and the sizes that are tried for addresses.
BOTTOM, ADDRESS_SIZES = CODE_TOP - CODE_SIDE, (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
#: Above the addresses, and between their lines.
GAP, LEAD = 3, 2
#: How much wider and higher the label is than its words.
LABEL_PADDING = 5
#: The size of the draft mark and how far above the middle of the page it stands.
MARK_SIZE, MARK_RAISED = 74, 8 * MM


class NotStampable(ValueError):
    """A file without the hooks that a stamp needs."""


def stamp(archive: bytes, marks: Marks) -> bytes:
    """A copy of an archive file, which stays PDF/A-3a and PDF/UA-1; equal bytes for equal arguments.

    To assistive technology the stamp is decoration, apart from one paragraph at the end of the cover that
    says the same in words. Raises `NotStampable` for a file that `frame.dress` has not prepared.
    """
    with pikepdf.open(io.BytesIO(archive)) as pdf:
        hooks = pdf.Root.get("/LpHooks")
        if not isinstance(hooks, pikepdf.Dictionary) or hooks.get("/Version") != VERSION:
            raise NotStampable(f"the file lacks the hooks of version {VERSION}")
        fonts, foot = Fonts(pdf), _foot(marks)
        ground = _draft_mark() if marks.draft else Canvas()
        ground.fill(hooks.Ground, fonts)
        _over_pages(marks).fill(hooks.Stamp, fonts)
        foot.fill(hooks.Foot, fonts)
        foot.fill(hooks.Statement, fonts)
        return saved(pdf)


def _over_pages(marks: Marks) -> Canvas:
    """The rule, the QR code and the black label."""
    canvas = foot_rule()
    if marks.check:
        _code(canvas, marks.check)
    if marks.label:
        line = [Run(marks.label, Face.BOLD)]
        wide, start = width(line, SIZE), LABEL_EDGE - LABEL_PADDING - width(line, SIZE)
        canvas.area((start - LABEL_PADDING, HEAD - 4, wide + 2 * LABEL_PADDING, 14))
        canvas.text(line, start, HEAD, SIZE, white=True)
    return canvas


def _code(canvas: Canvas, address: str) -> None:
    """The QR code, each row's dark modules as wide as they reach: no seams between them."""
    rows = [
        bytes(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix
    ]
    module = CODE_SIDE // (len(rows) * DOT) * DOT
    left, top = (round(edge / DOT) * DOT for edge in (LEFT, CODE_TOP))
    canvas.area(
        *(
            (
                left + run.start() * module,
                top - (place + 1) * module,
                len(run[0]) * module,
                module,
            )
            for place, row in enumerate(rows)
            for run in re.finditer(b"\x01+", row)
        )
    )


def _foot(marks: Marks) -> Canvas:
    """What the copy is, in words. Lines that end a paragraph end in a space, for those who listen."""
    canvas = Canvas()
    paragraphs = [words(f"{COPY_RULE} ", Face.BOLD), _version_and_state(marks)]
    if marks.seal:
        paragraphs.append(words(f"Kontrolltal {marks.seal} "))
    y = FOOT
    for line in _lines(paragraphs, SIZE):
        canvas.text(line, AXIS, y, SIZE)
        y -= LEADING
    y += LEADING - GAP  # the next baseline is so far below as its own line is high
    size, lines = _addresses(marks, y - BOTTOM)
    for line in lines:
        y -= size + LEAD
        canvas.text(line, AXIS, y, size)
    return canvas


def _lines(paragraphs: list[list[Run]], size: float) -> list[TextLine]:
    return [line for runs in paragraphs for line in broken(runs, room=RIGHT - AXIS, size=size)]


def _version_and_state(marks: Marks) -> list[Run]:
    """Version, day and state, with dots between that stay at the ends of lines."""
    plain = f"{marks.version} · utskriven {marks.printed_on}\u00a0· "
    return words(plain) + words("\u00a0· ".join(marks.status) + " ", Face.BOLD)


def _addresses(marks: Marks, height: float) -> tuple[float, list[TextLine]]:
    """The largest size at which the addresses fit into a height, and their lines in it."""
    named = {"Giltig version": marks.address, "Kontrollera kopian": marks.check}
    paragraphs = [
        [*words(f"{name}: "), *_parts(address), Run(" ")]
        for name, address in named.items()
        if address
    ]
    sized = ((size, _lines(paragraphs, size)) for size in ADDRESS_SIZES)
    fitting = (each for each in sized if len(each[1]) * (each[0] + LEAD) <= height)
    return next(fitting, (ADDRESS_SIZES[-1], _lines(paragraphs, ADDRESS_SIZES[-1])))


def _parts(address: str) -> list[Run]:
    """An address as pieces that a line may end after. Hyphens are not: readers would drop them."""
    return [Run(part) for part in re.split(r"(?<=/)(?=[^/?])|(?=\?)", address)]


@cache
def _draft_mark() -> Canvas:
    """The words across the page as a dotted outline, which leaves the text above it readable."""
    canvas = Canvas()
    angle = math.atan2(PAGE_HEIGHT, PAGE_WIDTH) - 0.1
    across, up = math.cos(angle) * MARK_SIZE / 1000, math.sin(angle) * MARK_SIZE / 1000
    wide, high = advance(DRAFT, Face.BOLD, 1000) / 2, 1000 / 3
    left = PAGE_WIDTH / 2 - wide * across + high * up
    bottom = PAGE_HEIGHT / 2 + MARK_RAISED - wide * up - high * across
    dot, space = (points * 1000 / MARK_SIZE for points in (0.75, 2))
    canvas.content += [
        f"{across:.6f} {up:.6f} {-up:.6f} {across:.6f} {left:.2f} {bottom:.2f} cm",
        f"{dot:.2f} w [{dot:.2f} {space:.2f}] 0 d",
        outline(DRAFT, Face.BOLD),
        "S",
    ]
    return canvas
