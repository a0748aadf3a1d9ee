"""HTML to PDF by WeasyPrint, which gets to read the print's own files and nothing else."""

import mimetypes
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

import pyphen
import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from printing import files, fonts, letters, structure
from printing.hyphens import Compounds

#: The one place where WeasyPrint and its hyphenation are changed; tests say what is relied on.
weasyprint.pdf.add_tags = structure.add_tags
weasyprint.pdf.build_fonts_dictionary = letters.build_fonts_dictionary
pyphen.Pyphen = Compounds


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF/A-3 file as WeasyPrint writes it, and the structure that it still lacks."""

    data: bytes
    structure: structure.Structure


class StaticFiles(URLFetcher):
    """Fetches files below one directory. What a plan's text points at is never fetched."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self._root = root.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at a URL. ValueError for any other: WeasyPrint logs it and goes on without."""
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(self._root):
            raise ValueError(f"not one of the print's own files: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


#: Fonts and style sheets are read once in a process. Pango's font maps are not made for threads, so
#: one copy is rendered at a time; the work is all computing, which threads would not share anyway.
_lock = Lock()


def to_pdf(html: str, *, style_sheets: Iterable[str], css: str) -> Printed:
    """A document as PDF.

    `style_sheets` are names below static/ and `css` is added to them. A character that none of the print's
    fonts has is printed as a question mark, and read as what it is.
    """
    # WeasyPrint leaves it to the garbage collector to close the colour profile that it reads.
    with _lock, warnings.catch_warnings(action="ignore", category=ResourceWarning):
        sheets = [_sheet(name) for name in style_sheets]
        sheets.append(CSS(string=css, url_fetcher=_fetcher(), font_config=fonts.print_fonts()))
        # A paragraph separator is white space here; WeasyPrint fails on one between spaces.
        page = HTML(string=html.replace("\u2029", " "), url_fetcher=_fetcher())
        document = page.render(
            stylesheets=sheets, font_config=fonts.print_fonts(), pdf_variant="pdf/a-3a"
        )
        for each in document.pages:
            each.bookmarks = [
                (level, letters.restored(label), *rest) for level, label, *rest in each.bookmarks
            ]
        data = document.write_pdf(pdf_variant="pdf/a-3a")
    missing = {chr(code) for font in document.fonts.values() for code in font.missing}
    if missing:
        return to_pdf(letters.hidden(html, missing), style_sheets=style_sheets, css=css)
    return Printed(data, document.structure)


@cache
def _fetcher() -> StaticFiles:
    return StaticFiles(files.static())


@cache
def _sheet(name: str) -> CSS:
    return CSS(
        filename=files.static() / name, url_fetcher=_fetcher(), font_config=fonts.print_fonts()
    )
