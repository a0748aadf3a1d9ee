"""What a print may read: its own files, and nothing a plan points at."""

import inspect
from pathlib import Path

import pytest
import weasyprint.pdf
from weasyprint.pdf import fonts, tags

from document.content import Prose, Section
from printing import engine, files, letters, structure
from tests.printing import samples
from tests.printing.reading import objects


@pytest.fixture
def fetcher(tmp_path: Path) -> engine.StaticFiles:
    (tmp_path / "static").mkdir()
    (tmp_path / "static/a.css").write_text("p {}")
    (tmp_path / "secret.css").write_text("p {}")
    (tmp_path / "static/link.css").symlink_to(tmp_path / "secret.css")
    return engine.StaticFiles(tmp_path / "static")


def test_a_file_below_the_directory_is_fetched(fetcher: engine.StaticFiles, tmp_path: Path) -> None:
    response = fetcher.fetch((tmp_path / "static/a.css").as_uri())
    assert response.read() == b"p {}"
    assert response.content_type == "text/css"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "file://{root}/static/../secret.css",
        "file://{root}/static/%2e%2e/secret.css",
        "file://{root}/static/link.css",
        "file://host{root}/static/a.css",
        "http://example.org/{root}/static/a.css",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        "data:text/css,p{{}}",
    ],
)
def test_any_other_url_is_refused(fetcher: engine.StaticFiles, tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match="not one of the print's own files"):
        fetcher.fetch(url.format(root=tmp_path))


def test_html_that_points_elsewhere_is_printed_without_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    html = (
        '<html lang="sv"><title>t</title><link rel="attachment" href="file:///etc/passwd">'
        '<link rel="stylesheet" href="https://example.org/a.css">'
        '<img src="file:///etc/passwd" alt="x"><img src="http://example.org/a.png" alt="y"></html>'
    )
    pdf = engine.to_pdf(html, style_sheets=(), css="").data
    refused = [
        record for record in caplog.records if "not one of the print's own" in record.getMessage()
    ]
    assert len(refused) == 4
    assert b"/Image" not in objects(pdf)
    assert b"/EmbeddedFile" not in objects(pdf)


def test_an_image_in_a_plan_is_not_even_tried(caplog: pytest.LogCaptureFixture) -> None:
    html = '<p>Se <img src="file:///etc/passwd"><style>@import "http://example.org"</style>här</p>'
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=html),)))
    assert b"/Image" not in objects(samples.printed(content))
    assert caplog.records == []


def test_a_relative_link_leads_nowhere_and_never_to_a_file() -> None:
    html = '<p><a href="/annan-plan/">länk</a></p>'
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=html),)))
    pdf = objects(samples.printed(content))
    assert b"/URI" not in pdf
    assert b"file:" not in pdf


def test_a_style_sheet_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "STYLE_SHEET", "css/missing.css")
    with pytest.raises(FileNotFoundError, match=r"css/missing\.css"):
        files.static.__wrapped__()


# What is relied on inside WeasyPrint: a new version of it is tried here first


def test_weasyprint_hands_its_pages_to_our_structure() -> None:
    assert list(inspect.signature(tags.add_tags).parameters) == (
        ["pdf", "document", "pdf_version", "page_streams"]
    )
    assert "add_tags(pdf, document, options['pdf_version'], page_streams)" in (
        inspect.getsource(weasyprint.pdf.generate_pdf)
    )
    assert weasyprint.pdf.add_tags is structure.add_tags


def test_weasyprint_asks_us_for_the_fonts_before_it_writes_them() -> None:
    assert list(inspect.signature(fonts.build_fonts_dictionary).parameters) == (
        ["pdf", "fonts", "compress", "subset", "options"]
    )
    assert "build_fonts_dictionary(pdf, document.fonts, compress, subset, options)" in (
        inspect.getsource(weasyprint.pdf.generate_pdf)
    )
    assert weasyprint.pdf.build_fonts_dictionary is letters.build_fonts_dictionary


def test_weasyprint_marks_each_text_once_and_draws_it_inside_its_mark() -> None:
    html = '<html lang="sv"><title>t</title><p>Ett stycke <em>text</em></p></html>'
    printed = engine.to_pdf(html, style_sheets=(), css="")
    (paragraph,) = printed.structure.root.nodes
    assert paragraph.role == "P"
    assert paragraph.kids == [structure.Content(0, 0), structure.Content(0, 1)]


def test_content_that_no_element_holds_is_an_error() -> None:
    html = '<html lang="sv"><title>t</title><p>Text</p></html>'
    with pytest.raises(ValueError, match="page 1 has content that no element holds"):
        engine.to_pdf(html, style_sheets=(), css='@page { @top-left { content: "sidhuvud" } }')
