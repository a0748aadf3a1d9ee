"""The certificate for the minutes as a PDF. Slow to import: it brings WeasyPrint."""

import io

import pikepdf
from django.template.loader import render_to_string
from pikepdf import Name

from document.certificate import Certificate
from printing import engine, finish
from printing.drawing import Canvas, Run, width
from printing.face import Fonts
from printing.frame import HEAD, LEADING, LEFT, RIGHT, SIZE, head_lines

STYLE_SHEET = "css/print-certificate.css"


def render(certificate: Certificate, *, organisation: str, address: str) -> bytes:
    """The certificate on A4, PDF/A-3a and PDF/UA-1; equal bytes for equal arguments.

    `organisation` is the municipality's name, `address` where the plan is read.
    """
    context = {"certificate": certificate, "organisation": organisation, "address": address}
    html = render_to_string("printing/certificate.html", context)
    printed = engine.to_pdf(html, style_sheets=[STYLE_SHEET], css="")
    done = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        finish.finish(pdf, printed.structure)
        _head(pdf, certificate)
        pdf.save(done, deterministic_id=True, compress_streams=True)
    return done.getvalue()


def _head(pdf: pikepdf.Pdf, certificate: Certificate) -> None:
    """What the certificate is of, its day and the page's number, on every page."""
    fonts = Fonts(pdf)
    lines = head_lines(certificate.title, f"Intyg {certificate.on}")
    for number, page in enumerate(pdf.pages, start=1):
        canvas = Canvas()
        for place, line in enumerate(lines):
            canvas.text(line, LEFT, HEAD - place * LEADING, SIZE)
        of = [Run(f"Sida {number} av {len(pdf.pages)}")]
        canvas.text(of, RIGHT - width(of, SIZE), HEAD, SIZE)
        for font, resource in fonts.resources(canvas.fonts).items():
            page.add_resource(resource, Name.Font, Name(font))
        mark = b"/Artifact << /Type /Pagination /Subtype /Header /Attached [/Top] >> BDC"
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"\n".join((b"Q", mark, canvas.data(), b"EMC")))
