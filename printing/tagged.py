"""Reading a PDF as assistive technology does: by its structure, not by its pages."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import Struct
from typing import Any, NamedTuple

import pikepdf

#: Operators that put something on the page.
PAINT = frozenset(["Tj", "TJ", "'", '"', *"SsfFBb", "f*", "B*", "b*", "Do", "sh", "INLINE IMAGE"])
#: Those, and the ones that say what it is.
_READ = " ".join([*PAINT, "BDC", "BMC", "EMC", "Tf"])

#: What each code of a font stands for.
type _LettersByCode = dict[int, str]
_CODE = Struct(">H")
#: What is read of a code that the font says nothing about.
_UNKNOWN = "\ufffd"


@dataclass
class TaggedNode:
    """An element of the structure.

    `pages` are those that its own content stands on, `kids` that content and the elements below it, in
    order, and `read_out` what is read out in their place.
    """

    role: str
    pages: list[int] = field(default_factory=list)
    kids: list["TaggedNode | str"] = field(default_factory=list)
    read_out: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    def walk(self, role: str = "") -> Iterator["TaggedNode"]:
        """It and all below it, or those of one role."""
        if role in ("", self.role):
            yield self
        for kid in self.kids:
            if isinstance(kid, TaggedNode):
                yield from kid.walk(role)

    @property
    def text(self) -> str:
        """What it says, white space folded."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        if self.read_out:
            yield f" {self.read_out} "
            return
        for kid in self.kids:
            if isinstance(kid, str):
                yield kid
            elif kid.role == "Span":
                yield from kid._pieces()
            elif kid.role != "Lbl":
                # A link stands in its sentence; every other element stands for itself.
                apart = "" if kid.role == "Link" else " "
                yield from (apart, *kid._pieces(), apart)


@dataclass
class Tagged:
    """A file: its structure, and what is wrong with it.

    `loose` is painted without being marked, `astray` are the marked contents (page, number) that are not
    in one place of the structure, `strays` the ways back that lead elsewhere.
    """

    root: TaggedNode
    loose: list[str]
    astray: list[tuple[int, int]]
    strays: list[str]


def tagged(data: bytes) -> Tagged:
    """The structure of a file with its texts."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _TreeReader(pdf).read()


class _Mark(NamedTuple):
    """Content that is marked as one thing: its number in the structure, and what is read out for it."""

    tag: str
    number: int | None
    read_out: str | None


class _TreeReader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root = pdf.Root
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.fonts: dict[Any, _LettersByCode] = {}
        self.loose: list[str] = []
        self.texts: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pdf.pages):
            self._page(number, page)
        nums = list(self.root.StructTreeRoot.ParentTree.Nums)
        self.parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        self.slots = {page.obj.objgen: int(page.obj.StructParents) for page in pdf.pages}
        self.times_placed: Counter[tuple[int, int]] = Counter()
        self.strays: list[str] = []

    def read(self) -> Tagged:
        (top,) = self.root.StructTreeRoot.K
        root = self._node(top)
        astray = [place for place in self.texts if self.times_placed[place] != 1]
        return Tagged(root, self.loose, astray, self.strays)

    def _node(self, element: Any) -> TaggedNode:
        attributes = {str(key): value for key, value in element.get("/A", {}).items()}
        node = TaggedNode(str(element.S)[1:], read_out=str(element.get("/Alt", "")))
        node.attributes = {key: _plain(value) for key, value in attributes.items()}
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._kid(kid, element, node)
        return node

    def _kid(self, kid: Any, element: Any, node: TaggedNode) -> None:
        if isinstance(kid, int):
            self._content(element.Pg, kid, element, node)
        elif kid.get("/Type") == pikepdf.Name.MCR:
            self._content(kid.Pg, int(kid.MCID), element, node)
        elif kid.get("/Type") == pikepdf.Name.OBJR:
            if self.parents[int(kid.Obj.StructParent)].objgen != element.objgen:
                self.strays.append(f"annotation of {node.role}")
            node.attributes.setdefault("links", []).append(str(kid.Obj.Contents))
        else:
            if kid.P.objgen != element.objgen:
                self.strays.append(f"{kid.S} below {node.role}")
            node.kids.append(self._node(kid))

    def _content(self, page: Any, number: int, element: Any, node: TaggedNode) -> None:
        place = self.numbers[page.objgen], number
        if self.parents[self.slots[page.objgen]][number].objgen != element.objgen:
            self.strays.append(f"content of {node.role}")
        self.times_placed[place] += 1
        node.pages.append(place[0])
        node.kids.append(self.texts[place])

    def _page(self, number: int, page: pikepdf.Page) -> None:
        """The text of every marked content of a page; what is neither that nor an artifact is loose."""
        stack: list[_Mark] = []
        font: _LettersByCode = {}
        for instruction in pikepdf.parse_content_stream(page, _READ):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    self._open(number, stack, operands)
                case "EMC":
                    stack.pop()
                case "Tf":
                    font = self._font(page.resources.Font[str(operands[0])])
                case "TJ" | "Tj" if not any(mark.read_out is not None for mark in stack):
                    self._say(number, stack, _shown(operands[0], font))
                case paint if paint in PAINT and not stack:
                    self.loose.append(f"{paint} on page {number + 1}")

    def _open(self, number: int, stack: list[_Mark], operands: Any) -> None:
        given = operands[1] if len(operands) > 1 else {}
        read_out = str(given["/ActualText"]) if "/ActualText" in given else None
        mark = int(given["/MCID"]) if "/MCID" in given else None
        stack.append(_Mark(str(operands[0]), mark, read_out))
        if mark is not None:
            self.texts[number, mark] = ""
        elif read_out is not None:
            self._say(number, stack, read_out)

    def _say(self, number: int, stack: list[_Mark], text: str) -> None:
        numbers = [mark.number for mark in stack if mark.number is not None]
        if numbers:
            self.texts[number, numbers[-1]] += text
        elif not any(mark.tag == "/Artifact" for mark in stack):
            self.loose.append(f"{text!r} on page {number + 1}")

    def _font(self, font: Any) -> _LettersByCode:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _unicode(font.ToUnicode.read_bytes().decode("latin-1"))
        return self.fonts[font.objgen]


def _shown(shown: Any, font: _LettersByCode) -> str:
    strings = shown if isinstance(shown, pikepdf.Array | list) else [shown]
    data = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    return "".join(font.get(code, _UNKNOWN) for (code,) in _CODE.iter_unpack(data))


def _unicode(table: str) -> _LettersByCode:
    letters: _LettersByCode = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, character in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            letters[int(glyph, 16)] = bytes.fromhex(character).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, character in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + step] = chr(int(character, 16) + step)
    return letters


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [float(each) for each in value]
    return str(value)[1:] if isinstance(value, pikepdf.Name) else value
