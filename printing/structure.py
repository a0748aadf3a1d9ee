"""The structure of a print, which assistive technology reads, gathered from WeasyPrint's pages.

WeasyPrint tags each page on its own, so that a table over six pages comes out as six tables. Here an
element of the HTML becomes one node, however many pages it runs over. `add_tags` takes the place of
WeasyPrint's function of that name; `printing.finish` writes the nodes into the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from printing import spelling
from printing.letters import restored

#: What an element of the HTML, or a class of it, is called in a PDF. One that is missing is no node:
#: what it holds belongs to the node around it.
ROLES = {
    **{name: name.upper() for name in ("h1", "h2", "h3", "h4", "p", "tr", "th", "td")},
    "main": "Part",
    "nav": "Sect",
    "section": "Sect",
    "div": "Div",
    "figure": "Div",
    "figcaption": "Caption",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "blockquote": "BlockQuote",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "a": "Link",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::before": "Lbl",
    "p::before": "Lbl",
    "toc": "TOC",
    "toc-item": "TOCI",
}
_SCOPES = {"col": "Column", "row": "Row"}
_PIXEL = 0.75  # points


@dataclass(frozen=True, slots=True)
class Content:
    """The marked content of this number on a page (counted from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """What can be pressed on a page: the number of its object in the file."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure.

    `text` is what a link says, `alternative` what a figure shows, `area` where it stands (points from
    the page's lower left corner). `columns` and `rows` are how many a cell of a table covers.
    """

    role: str
    kids: list["Node | Content | Annotation"] = field(default_factory=list)
    text: str = ""
    alternative: str = ""
    area: tuple[float, ...] = ()
    scope: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def nodes(self) -> list["Node"]:
        """The nodes right below it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def all(self) -> Iterator["Node"]:
        """Itself and all nodes below it, in reading order."""
        yield self
        for node in self.nodes:
            yield from node.all()


@dataclass(frozen=True, slots=True)
class Structure:
    """The nodes of a document, and the annotations that say the same as another one."""

    root: Node
    surplus: list[Annotation]


def add_tags(_pdf: object, document: Any, _version: object, page_streams: list[Any]) -> None:
    """Gather the structure of a document and keep it as `document.structure`.

    WeasyPrint calls this when the pages are drawn and not yet written. Raises ValueError for content
    that would stand outside the structure.
    """
    gatherer = _Gatherer()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        gatherer.gather(number, page, stream)
    gatherer.texts.spell(document.fonts.values())
    document.structure = Structure(_shaped(gatherer.root), gatherer.surplus)


class _Gatherer:
    """Walks the boxes of the pages in reading order."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.texts = spelling.Texts()
        self.surplus: list[Annotation] = []
        self._nodes: dict[tuple[Any, str], Node] = {}
        self._first_pages: dict[Any, int] = {}

    def gather(self, number: int, page: Any, stream: Any) -> None:
        """The next page, with the stream that it is drawn in."""
        self._page, self._height = number, page.height
        self._stream = spelling.Stream(stream.stream)
        self._marked = stream._tags
        self._box(page._page_box, self.root, None)
        if self._marked:
            raise ValueError(f"page {number + 1} has content that no element holds")

    def _box(self, box: Any, parent: Node, line: Any) -> None:
        if isinstance(box, boxes.MarginBox):
            return  # `frame` draws heads and feet; what a style sheet puts there is an error
        if isinstance(box, boxes.TextBox):
            self._text(box, parent, line)
        elif self._repeated(box):
            for text in box.descendants():
                if isinstance(text, boxes.TextBox):
                    self._stream.drop(self._marked.pop(text)["mcid"], b"Pagination")
        else:
            self._element(box, parent, line or (box if isinstance(box, boxes.LineBox) else None))

    def _text(self, box: Any, parent: Node, line: Any) -> None:
        number = self._marked.pop(box)["mcid"]
        leader = box.element_tag == "a::after" and not box.text.strip(" .")
        if leader or not box.text.strip():
            self._stream.drop(number, b"Layout")
        else:
            parent.kids.append(Content(self._page, number))
        if not leader:
            self.texts.add(box, self._stream, number, line)

    def _repeated(self, box: Any) -> bool:
        """Whether this is the head of a table, printed once more on a later page."""
        if box.element_tag != "thead":
            return False
        return self._first_pages.setdefault(box.element, self._page) != self._page

    def _element(self, box: Any, parent: Node, line: Any) -> None:
        node = self._node(box, parent)
        if box.link_annotation:
            annotation = Annotation(self._page, box.link_annotation.number)
            # What CSS adds to a link gets an annotation of its own, inside the link's.
            (self.surplus if node is parent else node.kids).append(annotation)
        if isinstance(box, boxes.ReplacedBox):
            node.kids.append(Content(self._page, self._marked.pop(box)["mcid"]))
            left, top = box.content_box_x(), box.content_box_y()
            right, bottom = left + box.width, top + box.height
            corners = (left, self._height - bottom, right, self._height - top)
            node.area = tuple(round(each * _PIXEL, 2) for each in corners)
        for child in box.children:
            self._box(child, node, line)

    def _node(self, box: Any, parent: Node) -> Node:
        """The node of the box's element; that around it, if the element is none.

        Boxes without an element of their own carry that of the box around them.
        """
        element, tag = box.element, box.element_tag
        if element is None:
            return parent
        role = ROLES.get(element.get("class", ""), ROLES.get(tag))
        if role is None:
            return parent
        if (element, tag) not in self._nodes:
            self._nodes[element, tag] = node = _made(role, box)
            parent.kids.append(node)
        return self._nodes[element, tag]


def _made(role: str, box: Any) -> Node:
    node = Node(role, columns=box.colspan, rows=box.rowspan)
    if role == "Link":
        words = restored("".join(box.element.itertext()))
        node.text = " ".join(words.split()).replace("\u00ad", "")
    if role == "Figure":
        node.alternative = restored(box.element.findtext("{http://www.w3.org/2000/svg}title", ""))
    if role == "TH":
        node.scope = _SCOPES.get(box.element.get("scope"), "")
    return node


def _shaped(root: Node) -> Node:
    """The tree with what PDF asks for and HTML does not say."""
    depth = 0
    for node in list(root.all()):
        match node.role:
            case "H1" | "H2" | "H3" | "H4":
                depth = min(int(node.role[1]), depth + 1)
                node.role = f"H{depth}"
            case "LI":
                node.kids = [*_labels(node), Node("LBody", node.kids)]
            case "TOCI":
                node.kids = [
                    Node("Reference", [kid]) if kid.role == "Link" else kid for kid in node.nodes
                ]
            case "Link" if not any(isinstance(kid, Annotation) for kid in node.kids):
                node.role = "Span"  # it leads nowhere on paper
            case "Table":
                # A head that did not fit above the first row stands on the next page.
                node.kids.sort(key=lambda kid: not (isinstance(kid, Node) and kid.role == "THead"))
                _fill([row for part in node.nodes for row in part.nodes if row.role == "TR"])
            case "TR":
                headings = all(cell.role == "TH" for cell in node.nodes)
                for cell in node.nodes:
                    if cell.role == "TH" and not cell.scope:
                        cell.scope = "Column" if headings else "Row"
    return root


def _labels(item: Node) -> list[Node]:
    """The mark of a list item, taken out of it; CSS may have put it into its first paragraph."""
    firsts = [(each, first) for each in (item, *item.nodes[:1]) for first in each.nodes[:1]]
    labels = [(holder, first) for holder, first in firsts if first.role == "Lbl"]
    for holder, label in labels:
        holder.kids.remove(label)
    return [label for _, label in labels]


def _fill(rows: list[Node]) -> None:
    """Give every row of a table as many columns as the widest has: PDF/UA knows no short rows."""
    reach: list[list[int]] = []  # for each row, how many more rows each of its cells covers
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        from_above = [more - 1 for more in reach[-1] if more > 1] if reach else []
        for cell in row.nodes:
            cell.rows = min(cell.rows, left)
        reach.append(from_above + [cell.rows for cell in row.nodes for _ in range(cell.columns)])
    most = max((len(columns) for columns in reach), default=0)
    for row, columns in zip(rows, reach, strict=True):
        row.kids += [Node("TD") for _ in range(most - len(columns))]
