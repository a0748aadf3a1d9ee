"""`render`: a version of a plan as the file that is kept for good. Slow to import: it brings WeasyPrint."""

import io

import pikepdf
from django.template.loader import render_to_string

from document.content import canonical
from document.edition import Edition
from printing import document, engine, files, finish, frame

#: The name of the attached JSON that the file was made of.
SOURCE = "innehåll.json"


def render(edition: Edition, *, organisation: str) -> bytes:
    """The edition as one file that is PDF/A-3a and PDF/UA-1; equal bytes for equal arguments.

    `organisation` is the municipality's name: the file's author, and the word mark of a plan that names
    no organisation itself. What changes with the day (state, print date, delay) is not drawn;
    `printing.stamp` puts it on a copy.
    """
    paper = document.print_document(edition, organisation=organisation)
    html = render_to_string("printing/document.html", {"document": paper})
    printed = engine.to_pdf(html, style_sheets=[files.STYLE_SHEET], css=paper.css)
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        finish.finish(pdf, printed.structure)
        finish.attach(pdf, SOURCE, canonical(edition.content), dated=edition.decision.valid_from)
        frame.dress(pdf, title=paper.title, version=paper.version)
        return finish.saved(pdf)
