"""The statement for the minutes as a PDF. Slow to import: it brings WeasyPrint."""

import io

import pikepdf
from django.template.loader import render_to_string

from plans.pdf import engine, finish
from plans.statement import Statement

STYLE_SHEET = "css/print-statement.css"


def render(statement: Statement, *, organisation: str, address: str) -> bytes:
    """The statement on A4, tagged, PDF/A-3a and PDF/UA-1; equal bytes for equal arguments.

    `organisation` is the municipality's name, `address` where the plan is read.
    """
    told = {"statement": statement, "organisation": organisation, "address": address}
    html = render_to_string("plans/print/statement.html", told)
    printed = engine.to_pdf(html, style_sheets=[STYLE_SHEET], css="")
    done = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        finish.finish(pdf, printed.structure)
        pdf.save(done, deterministic_id=True, compress_streams=True)
    return done.getvalue()
