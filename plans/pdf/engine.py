"""HTML to PDF by WeasyPrint, which gets to read the print's own files and nothing else."""

import mimetypes
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from plans.pdf import files


class StaticFiles(URLFetcher):
    """Fetches files below one directory. What a plan's text points at is never fetched."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self._root = root.resolve()

    def fetch(
        self,
        url: str,
        headers: dict[str, str] | None = None,
    ) -> URLFetcherResponse:
        """The file at a URL. ValueError for any other: WeasyPrint logs it and goes on without."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(self._root):
            raise ValueError(f"not one of the print's own files: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


#: Fonts and style sheets are read once in a process. Pango's font maps are not made for threads, so
#: one copy is rendered at a time; the work is all computing, which threads would not share anyway.
_lock = Lock()


def to_pdf(html: str, *, style_sheets: Iterable[str], css: str, address: str) -> bytes:
    """A document as PDF.

    `style_sheets` are names below static/ and `css` is added to them. `address` is where relative
    links start.
    """
    with _lock:
        sheets = [_sheet(name) for name in style_sheets]
        sheets.append(CSS(string=css, url_fetcher=_fetcher(), font_config=_fonts()))
        page = HTML(string=html, base_url=address, url_fetcher=_fetcher())
        pdf: bytes = page.write_pdf(stylesheets=sheets, font_config=_fonts(), pdf_tags=True)
    return pdf


@cache
def _fetcher() -> StaticFiles:
    return StaticFiles(files.static())


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _sheet(name: str) -> CSS:
    return CSS(filename=files.static() / name, url_fetcher=_fetcher(), font_config=_fonts())
