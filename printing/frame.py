"""Heads and feet: what stands on every page of an archive file, and the places left for the stamp.

**The hooks, version 1.** Archive files are kept for good, so what follows is a promise to every file that
was ever made: it may be added to under a new version, never changed.

The file's catalogue holds `/LpHooks`, a dictionary with `/Version 1` and four forms as large as the page,
which the pages already draw. A copy is made by giving the forms other contents and resources; the pages
and the structure are not touched.

- `/Ground`: under every page, an artifact. Empty.
- `/Stamp`: over every page, an artifact. A rule, and below it that a printed document is a copy.
- `/Foot`: over every page but the first, an artifact. Empty.
- `/Statement`: on the first page in place of the foot, the content of a paragraph (P) that ends the cover
  in the structure. Empty.

The bands are the stamp's: 28 mm above the text, where the head keeps to the left and the page number to
the right (`LABEL_EDGE`, `LABEL_ROOM`), and 40 mm below it.
"""

from bisect import bisect_right
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object

from document.rules import COPY_RULE
from printing.drawing import (
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Canvas,
    Run,
    TextLine,
    broken,
    form,
    width,
    words,
)
from printing.face import Face, Fonts

#: The version of the hooks, and the only one so far.
VERSION = 1

#: The margins of the page and the axis on which its text stands (print-document.css).
LEFT, RIGHT, AXIS = 25 * MM, PAGE_WIDTH - 20 * MM, 67 * MM
#: The type of heads and feet.
SIZE, LEADING = 8.5, 11.5
#: The baseline of the head; the foot's rule, and the first baseline below it.
HEAD = PAGE_HEIGHT - 15.5 * MM
RULE, FOOT = 35.5 * MM, 35.5 * MM - 14
#: The weight of rules.
WEIGHT = 0.5
#: Where a stamp's label ends, left of the page number, and how wide it may be.
LABEL_EDGE, LABEL_ROOM = RIGHT - 27 * MM, 46 * MM
#: The title has the rest of the head's line, and one more line if it needs it.
TITLE_ROOM, TITLE_LINES = LABEL_EDGE - LABEL_ROOM - 4 * MM - LEFT, 2

_HEADER = b"/Artifact << /Type /Pagination /Subtype /Header /Attached [/Top] >> BDC"
_FOOTER = b"/Artifact << /Type /Pagination /Subtype /Footer /Attached [/Bottom] >> BDC"
_WATERMARK = b"/Artifact << /Type /Pagination /Subtype /Watermark >> BDC"


def dress(pdf: pikepdf.Pdf, *, title: str, version: str) -> None:
    """Draw head and foot on every page of a finished archive file, and leave the hooks.

    `version` is what follows the title: "Version 1". The file has a structure, whose first element is the
    cover, and the first page belongs to it.
    """
    fonts = Fonts(pdf)
    hooks = {name: form(pdf) for name in ("/Ground", "/Stamp", "/Foot", "/Statement")}
    archive_foot().fill(hooks["/Stamp"], fonts)
    pdf.Root.LpHooks = Dictionary({"/Version": VERSION, **hooks})
    foot = b""
    for page, head in heads(pdf, fonts, title, version):
        for name, hook in hooks.items():
            page.add_resource(hook, Name.XObject, Name(f"/Lp{name[1:]}"))
        foot = _drawn(_FOOTER, b"/LpFoot Do") if foot else _statement_place(pdf, page.obj)
        page.contents_add(_drawn(_WATERMARK, b"/LpGround Do") + b"\nq", prepend=True)
        page.contents_add(b"\n".join((b"Q", head, _drawn(_FOOTER, b"/LpStamp Do"), foot)))


def heads(
    pdf: pikepdf.Pdf, fonts: Fonts, title: str, version: str
) -> Iterator[tuple[pikepdf.Page, bytes]]:
    """Each page with its head as content, the page's number in it, once it has the fonts for that."""
    lines = head_lines(title, version)
    for number, page in enumerate(pdf.pages, start=1):
        canvas = Canvas()
        for place, line in enumerate(lines):
            canvas.text(line, LEFT, HEAD - place * LEADING, SIZE)
        of = [Run(f"Sida {number} av {len(pdf.pages)}")]
        canvas.text(of, RIGHT - width(of, SIZE), HEAD, SIZE)
        for font, resource in fonts.resources(canvas.fonts).items():
            page.add_resource(resource, Name.Font, Name(font))
        yield page, _drawn(_HEADER, canvas.data())


def foot_rule() -> Canvas:
    """The rule that the foot hangs from."""
    canvas = Canvas()
    canvas.area((LEFT, RULE, RIGHT - LEFT, WEIGHT))
    return canvas


def archive_foot() -> Canvas:
    """The foot of a file that is not stamped."""
    canvas = foot_rule()
    canvas.text(words(COPY_RULE, Face.BOLD), AXIS, FOOT, SIZE)
    return canvas


def head_lines(title: str, version: str) -> list[TextLine]:
    """The title and the version on one line or two; a title that is too long ends in "…"."""
    title = " ".join(title.split())
    number = Run(version.replace(" ", "\u00a0"))

    def lines(shown: str) -> list[TextLine]:
        return broken([*words(f"{shown}\u00a0· ", Face.BOLD), number], room=TITLE_ROOM, size=SIZE)

    def needed(characters: int) -> int:
        return len(lines(title[:characters].rstrip() + "…"))

    if len(lines(title)) <= TITLE_LINES:
        return lines(title)
    fitting = bisect_right(range(len(title)), TITLE_LINES, key=needed) - 1
    return lines(title[:fitting].rstrip() + "…")


def _drawn(mark: bytes, content: bytes) -> bytes:
    return b"\n".join((mark, content, b"EMC"))


def _statement_place(pdf: pikepdf.Pdf, page: Object) -> bytes:
    """The statement on the first page: the last paragraph of the cover."""
    cover = pdf.Root.StructTreeRoot.K[0].K[0]
    slots = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
    number = len(slots)
    paragraph = Dictionary(Type=Name.StructElem, S=Name.P, P=cover, Pg=page, K=number)
    slots.append(pdf.make_indirect(paragraph))
    cover.K.append(slots[number])
    return _drawn(b"/P << /MCID %d >> BDC" % number, b"/LpStatement Do")
