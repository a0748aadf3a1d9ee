"""The certificate for the minutes as a PDF. Slow to import: it brings WeasyPrint."""

import io

import pikepdf
from django.template.loader import render_to_string

from document.certificate import Certificate
from printing import engine, finish, frame
from printing.face import Fonts

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
        version = f"Intyg {certificate.on}"
        for page, head in frame.heads(pdf, Fonts(pdf), certificate.title, version):
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"\n".join((b"Q", head)))
        pdf.save(done, deterministic_id=True, compress_streams=True)
    return done.getvalue()
