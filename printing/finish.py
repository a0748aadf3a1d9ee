"""What WeasyPrint leaves out of the archive file: its structure, PDF/UA, and what it was made of."""

import io
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from printing.structure import Annotation, Content, Node, Structure

#: PDF/UA-1 beside PDF/A-3: its mark, and the description of the mark that PDF/A asks for.
_UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def finish(pdf: pikepdf.Pdf, structure: Structure) -> None:
    """Write the structure into a file that `printing.engine` has made, and say that it is PDF/UA."""
    _Tree(pdf).write(structure)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(metadata.replace(b"</rdf:RDF>", _UA))


def attach(pdf: pikepdf.Pdf, name: str, source: str, *, dated: date | None) -> None:
    """Attach the JSON that the file was made of. `dated` is its day; without one it has no date."""
    moment = f"D:{dated:%Y%m%d}000000Z" if dated else ""
    pdf.attachments[name] = pikepdf.AttachedFileSpec(
        pdf,
        source.encode(),
        filename=name,
        description="Innehållet som dokumentet är satt av",
        mime_type="application/json",
        relationship=Name.Source,
        creation_date=moment,
        mod_date=moment,
    )
    pdf.Root.AF = Array([pdf.attachments[name].obj])


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as it is kept: small, and equal bytes for equal contents."""
    out, packed = io.BytesIO(), pikepdf.ObjectStreamMode.generate
    pdf.save(out, deterministic_id=True, compress_streams=True, object_stream_mode=packed)
    return out.getvalue()


class _Tree:
    """Writes nodes as structure elements, and the way back from pages and links to them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._contents: list[list[Object | None]] = [[] for _ in self._pages]
        self._links: list[Object] = []

    def write(self, structure: Structure) -> None:
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(structure.root, root)])
        parents = [*(Array(slots) for slots in self._contents), *self._links]
        pairs = [part for pair in enumerate(parents) for part in pair]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(pairs)))
        root.ParentTreeNextKey = len(parents)
        pdf.Root.StructTreeRoot = root
        self._drop(structure.surplus)

    def _drop(self, surplus: list[Annotation]) -> None:
        numbers = {annotation.number for annotation in surplus}
        for page in {
            annotation.page: self._pages[annotation.page] for annotation in surplus
        }.values():
            page.Annots = Array([each for each in page.Annots if each.objgen[0] not in numbers])

    def _element(self, node: Node, parent: Object) -> Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent)
        )
        if node.alternative:
            element.Alt = String(node.alternative)
        if attributes := _attributes(node):
            element.A = attributes
        home = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
        if home is not None:
            element.Pg = self._pages[home]
        element.K = Array([self._kid(kid, node, element, home) for kid in node.kids])
        return element

    def _kid(
        self, kid: Node | Content | Annotation, node: Node, element: Object, home: int | None
    ) -> Object | int:
        match kid:
            case Node():
                return self._element(kid, element)
            case Content(page=page, number=number):
                slots = self._contents[page]
                slots.extend([None] * (number + 1 - len(slots)))
                slots[number] = element
                if page == home:
                    return number
                return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
            case Annotation(page=page, number=number):
                link = self._pdf.get_object(number, 0)
                if node.text:  # else it says its address, as WeasyPrint has it
                    link.Contents = String(node.text)
                link.StructParent = len(self._pages) + len(self._links)
                self._links.append(element)
                return Dictionary(Type=Name.OBJR, Pg=self._pages[page], Obj=link)


def _attributes(node: Node) -> Dictionary | None:
    if node.role == "Figure":
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(node.area))
    given: list[tuple[str, Object | int]] = []
    if node.scope:
        given.append(("/Scope", Name(f"/{node.scope}")))
    if node.columns > 1:
        given.append(("/ColSpan", node.columns))
    if node.rows > 1:
        given.append(("/RowSpan", node.rows))
    return Dictionary(dict([("/O", Name.Table), *given])) if given else None
