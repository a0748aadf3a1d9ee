"""The structure of an archive file: one element for each thing, in reading order, with nothing left over."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from document.content import Activity, ActivityColumns, Level, PlanContent, Prose, Section
from document.edition import Edition
from document.rules import COPY_RULE
from printing.tagged import Tagged, TaggedNode, tagged
from tests.printing import samples
from tests.printing.reading import expected

BOTH = pytest.mark.parametrize("name", ["ljungby", "stress"])


def of(name: str, request: pytest.FixtureRequest) -> Tagged:
    found: Tagged = request.getfixturevalue(f"{name}_tagged")
    return found


def prose(html: str) -> TaggedNode:
    """The structure of a plan with nothing but this text."""
    section = Section(key="a", title="A", blocks=(Prose(html=html),))
    (main,) = tagged(samples.printed(samples.plan(section))).root.walk("Part")
    return main


def first_cells(table: TaggedNode) -> list[str]:
    """The text of the first cell in each row."""
    return [
        next(cell.text for cell in row.walk() if cell.role in {"TH", "TD"})
        for row in table.walk("TR")
    ]


# The whole


@BOTH
def test_every_painted_thing_is_in_one_place_of_the_structure_or_an_artifact(
    name: str, request: pytest.FixtureRequest
) -> None:
    found = of(name, request)
    assert (found.loose, found.astray, found.strays) == ([], [], [])


@BOTH
def test_read_from_beginning_to_end_it_is_the_plan_word_by_word(
    name: str, request: pytest.FixtureRequest
) -> None:
    root = of(name, request).root
    content: PlanContent = getattr(samples, name)()
    edition = samples.edition(content, number={"ljungby": 1, "stress": 12}[name])
    whole = [*_cover(edition), *_contents(root), *expected(content, told=True)]
    assert root.text.split() == whole


def _cover(edition: Edition) -> list[str]:
    facts = " ".join(f"{fact.label.removesuffix(':')}: {fact.value}" for fact in edition.cover)
    return f"{edition.content.organisation} {edition.content.title} {facts} {COPY_RULE}".split()


def _contents(root: TaggedNode) -> list[str]:
    """What the contents should say: each heading of the plan, and the page on which it stands."""
    (main,) = root.walk("Part")
    headings = [node for node in main.walk() if re.fullmatch("H[2-4]", node.role)]
    lines = [f"{heading.text} {heading.pages[0] + 1}" for heading in headings]
    return " ".join(["Innehållsförteckning", *lines]).split()


@BOTH
def test_headings_never_skip_a_step_and_hold_no_headings(
    name: str, request: pytest.FixtureRequest
) -> None:
    headings = [node for node in of(name, request).root.walk() if re.fullmatch(r"H\d", node.role)]
    depths = [int(heading.role[1]) for heading in headings]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))
    assert not any(isinstance(kid, TaggedNode) for heading in headings for kid in heading.kids)


def test_headings_are_tagged_by_depth() -> None:
    content = samples.plan(
        Section(key="a", title="Först", depth=3),
        Section(key="b", title="Ett", depth=1),
        Section(key="c", title="Två", depth=2),
        Section(key="d", title="Tre", depth=3, blocks=(samples.level(1),)),
        Section(key="e", title="Ett igen", depth=1),
    )
    root = tagged(samples.printed(content)).root
    found = [(node.role, node.text) for node in root.walk() if re.fullmatch(r"H\d", node.role)]
    assert found[1:] == [
        ("H2", "Innehållsförteckning"),
        ("H2", "Först"),
        ("H2", "Ett"),
        ("H3", "Två"),
        ("H4", "Tre"),
        ("H4", "Nivå: Främjande"),
        ("H2", "Ett igen"),
    ]


def test_a_heading_in_a_text_that_skips_a_step_is_raised() -> None:
    headings = [node for node in prose("<h4>Djup</h4>").walk() if re.fullmatch(r"H\d", node.role)]
    assert [(heading.role, heading.text) for heading in headings] == [("H2", "A"), ("H3", "Djup")]


def test_the_document_is_cover_contents_and_sections(ljungby_tagged: Tagged) -> None:
    cover, contents, main = ljungby_tagged.root.kids
    assert [each.role for each in (cover, contents, main)] == ["Div", "Sect", "Part"]
    assert [each.role for each in main.kids] == ["Sect"] * len(samples.ljungby().sections)


# What runs over several pages


def test_a_table_over_several_pages_is_one_table_with_one_head(stress_tagged: Tagged) -> None:
    levels = [level for level in samples.stress().levels if len(level.activities) > 40]
    tables = {
        table.text.count("Aktivitet nummer"): table for table in stress_tagged.root.walk("Table")
    }
    for level in levels:
        table = tables[len(level.activities)]
        pages = {page for node in table.walk() for page in node.pages}
        assert len(pages) > 2
        assert len(list(table.walk("THead"))) == 1
        assert len(list(table.walk("TR"))) == len(level.activities) + 1


def test_a_paragraph_a_list_and_a_section_over_two_pages_are_one_each() -> None:
    words = " ".join(f"ord{number}" for number in range(1500))
    items = "".join(f"<li>punkt {number}</li>" for number in range(80))
    main = prose(f"<p>{words}</p><ul>{items}</ul>")
    roles = Counter(node.role for node in main.walk())
    assert (roles["Sect"], roles["P"], roles["L"], roles["LI"]) == (1, 1, 1, 80)
    (paragraph,) = main.walk("P")
    assert len(set(paragraph.pages)) > 1
    assert paragraph.text == words


def test_a_row_that_is_taller_than_a_page_is_one_row() -> None:
    words = {
        character: " ".join(f"{character}{number}" for number in range(900)) for character in "ab"
    }
    row = Activity(key="x", name="Rad", purpose=words["a"], responsible=words["b"])
    columns = ActivityColumns(name="Namn", purpose="Syfte", responsible="Ansvarig")
    section = Section(key="a", blocks=(Level(key="n", columns=columns, activities=(row,)),))
    (main,) = tagged(samples.printed(samples.plan(section))).root.walk("Part")
    _, cells = main.walk("TR")
    assert [cell.text for cell in cells.kids if isinstance(cell, TaggedNode)] == [
        "Rad",
        words["a"],
        words["b"],
    ]
    assert len({page for cell in cells.walk() for page in cell.pages}) > 1


def test_a_link_over_two_lines_is_one_link_that_says_what_it_leads_to() -> None:
    html = (
        f'<p>{"ord " * 15}<a href="https://example.org/">en länk till en annan plats</a> sist</p>'
    )
    (link,) = prose(html).walk("Link")
    assert link.text == "en länk till en annan plats"
    assert link.attributes["links"] == [link.text, link.text]


# Tables


@BOTH
def test_every_header_says_what_it_heads(name: str, request: pytest.FixtureRequest) -> None:
    root = of(name, request).root
    heads = [cell for head in root.walk("THead") for cell in head.walk("TH")]
    assert {cell.attributes["/Scope"] for cell in heads} == {"Column"}
    assert {cell.attributes.get("/Scope") for cell in root.walk("TH")} == {"Column", "Row"}


def test_headers_in_a_text_head_their_column_or_their_row() -> None:
    html = (
        "<table><tbody><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr>"
        '<tr><th scope="col">e</th><td>f</td></tr></tbody></table>'
    )
    scopes = {cell.text: cell.attributes["/Scope"] for cell in prose(html).walk("TH")}
    assert scopes == {"a": "Column", "b": "Column", "c": "Row", "e": "Column"}


def test_cells_over_several_columns_and_rows_say_so() -> None:
    html = (
        '<table><tbody><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td><td>c</td></tr>'
        "<tr><td>d</td></tr></tbody></table>"
    )
    cells = {node.text: node.attributes for node in prose(html).walk() if node.role in {"TH", "TD"}}
    assert cells["a"]["/ColSpan"] == 2
    assert cells["b"]["/RowSpan"] == 2
    assert cells["c"] == {}


def test_a_row_that_is_too_short_is_filled() -> None:
    html = (
        '<table><tbody><tr><td colspan="2">a</td><td rowspan="7">b</td></tr><tr><td>c</td></tr>'
        "</tbody></table>"
    )
    first, second = prose(html).walk("TR")
    assert [cell.text for cell in first.kids if isinstance(cell, TaggedNode)] == ["a", "b"]
    assert [cell.text for cell in second.kids if isinstance(cell, TaggedNode)] == ["c", ""]
    assert first.kids[1].attributes["/RowSpan"] == 2


def test_a_cell_counts_in_the_rows_that_it_reaches_and_in_no_row_below() -> None:
    html = (
        '<table><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'
        "<tr><td>d</td></tr></tbody></table>"
    )
    rows = [
        [cell.text for cell in row.kids if isinstance(cell, TaggedNode)]
        for row in prose(html).walk("TR")
    ]
    assert rows == [["a", "b"], ["c"], ["d", ""]]


def test_an_empty_cell_keeps_its_place(stress_tagged: Tagged) -> None:
    for table in stress_tagged.root.walk("Table"):
        rows = [
            [cell for cell in row.kids if isinstance(cell, TaggedNode)] for row in table.walk("TR")
        ]
        assert len({len(row) for row in rows}) == 1


# Lists, links and figures


def test_the_contents_are_a_table_of_contents_whose_lines_are_links(ljungby_tagged: Tagged) -> None:
    contents = next(ljungby_tagged.root.walk("TOC"))
    lines = [kid for kid in contents.kids if isinstance(kid, TaggedNode)]
    assert {line.role for line in lines} == {"TOCI"}
    for link in contents.walk("Link"):
        (said,) = link.attributes["links"]
        assert re.fullmatch(rf"{re.escape(said)} \d+", link.text)
    assert "." not in contents.text


def test_a_list_has_its_marks_apart_from_its_text() -> None:
    main = prose("<ol><li>Ett</li><li><p>Två</p><ul><li>Under</li></ul></li></ol>")
    items = list(main.walk("LI"))
    roles = [[kid.role for kid in item.kids if isinstance(kid, TaggedNode)] for item in items]
    assert roles == [["Lbl", "LBody"]] * 3
    assert ["".join(map(str, label.kids)).strip() for label in main.walk("Lbl")] == [
        "1.",
        "2.",
        "–",
    ]
    assert [item.text for item in items] == ["Ett", "Två Under", "Under"]


def test_a_link_to_another_page_of_the_site_is_text_on_paper() -> None:
    main = prose('<p>Se <a href="/annan-plan/">planen</a>.</p>')
    assert list(main.walk("Link")) == []
    assert "Se planen." in main.text


def test_a_link_without_text_says_its_address() -> None:
    (link,) = prose('<p>Se <a href="https://example.org/"></a></p>').walk("Link")
    assert link.attributes["links"] == ["https://example.org/"]


def test_a_figure_is_told_in_words_and_has_its_place(ljungby_tagged: Tagged) -> None:
    figures = list(ljungby_tagged.root.walk("Figure"))
    assert [figure.read_out.split(":")[0] for figure in figures][
        1
    ] == "Planens 6 grupper och nätverk"
    for figure in figures:
        left, bottom, right, top = figure.attributes["/BBox"]
        assert 70 < left < right < 539
        assert 113 < bottom < top < 763


# Words


def test_words_apart_on_the_page_are_apart_in_the_text() -> None:
    html = (
        "<p>"
        + "Vi arbetar med <strong>SSPF-gruppen</strong> och <em>Barn- och skola</em> här. " * 9
    )
    (paragraph,) = prose(f"{html}</p>").walk("P")
    assert paragraph.text == " ".join(["Vi arbetar med SSPF-gruppen och Barn- och skola här."] * 9)


def test_a_word_divided_more_than_once_is_read_whole() -> None:
    word = "förvaltningsövergripande" * 9
    (paragraph,) = prose(f"<p>ett {word} till</p>").walk("P")
    assert paragraph.text == f"ett {word} till"


def test_a_soft_hyphen_of_the_text_is_not_read() -> None:
    word = "våldsbejakande\u00ad" * 12
    (paragraph,) = prose(f"<p>{word}slut här</p>").walk("P")
    assert paragraph.text.replace("\u00ad", "") == f"{'våldsbejakande' * 12}slut här"
