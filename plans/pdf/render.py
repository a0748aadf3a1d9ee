"""`render`: an edition of a plan as a PDF copy."""

from datetime import date

from django.template.loader import render_to_string

from plans.edition import Edition


def render(edition: Edition, *, printed_on: date, address: str, organisation: str) -> bytes:
    """The edition as a PDF file, A4, tagged; the same arguments give the same bytes.

    `printed_on` is the day that stands on every page, `address` the URL at which the valid version
    is found, and `organisation` the municipality's name: the file's author, and the word mark of a
    plan that names no organisation itself.
    """
    # WeasyPrint takes a second to import: paid by the first copy, not by every start of Django.
    from plans.pdf import document, engine  # noqa: PLC0415

    copy = document.compose(
        edition, printed_on=printed_on, address=address, organisation=organisation
    )
    html = render_to_string("plans/print/document.html", {"document": copy})
    return engine.to_pdf(html, style_sheets=copy.style_sheets, css=copy.css, address=address)
