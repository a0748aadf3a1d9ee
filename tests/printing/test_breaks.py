"""Where pages break: nothing stands alone, and what is larger than a page goes on."""

import re

from document.content import (
    Activity,
    Block,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from tests.printing import samples
from tests.printing.reading import inside, run, words

LONG_CELL = " ".join(f"ord{number}" for number in range(1200))
CONTENTS, FIRST = 1, 2


def lines(count: int) -> Prose:
    return Prose(html="<p>" + "<br>".join(f"rad {number}" for number in range(count)) + "</p>")


def section(key: str, *blocks: Block, depth: int = 1) -> Section:
    return Section(key=key, title=f"Avsnitt {key}", depth=depth, blocks=blocks)


def test_contents_longer_than_a_page_begin_below_their_heading() -> None:
    sections = [section(f"{place}", depth=1 + place % 3) for place in range(60)]
    page = inside(samples.printed(samples.plan(*sections)))[CONTENTS]
    assert "Innehållsförteckning" in page
    assert "Avsnitt 0" in page


def test_a_line_of_the_contents_is_not_parted_from_the_first_line_below_it() -> None:
    sections = [section(f"{place}", depth=1 + place % 2) for place in range(70)]
    pages = inside(samples.printed(samples.plan(*sections)))[CONTENTS:]
    last = [found[-1] for page in pages if (found := re.findall(r"Avsnitt (\d+) *\.", page))]
    assert len(last) > 1
    assert all(int(place) % 2 for place in last)


def test_a_row_taller_than_a_page_begins_below_the_heading_of_its_table() -> None:
    rows = (Activity(key="a", name="Låg"), Activity(key="b", name="Hög", purpose=LONG_CELL))
    level = Level(key="n", name="Nivå", columns=samples.COLUMNS, activities=rows)
    first, *rest = inside(samples.printed(samples.plan(section("a", lines(3), level))))[FIRST:]
    assert {"Nivå", "Låg", "Hög", "ord0"} <= set(words([first]))
    assert len(rest) > 1
    assert all("Syfte/mål" in page for page in rest)


def test_a_row_taller_than_a_page_in_a_text_begins_below_the_heading() -> None:
    table = f"<table><tbody><tr><th>A</th><td>{LONG_CELL}</td></tr></tbody></table>"
    pages = inside(samples.printed(samples.plan(section("a", Prose(html=table)))))[FIRST:]
    assert "ord0" in words(pages[:1])
    assert len(pages) > 1


def test_a_row_of_many_short_lines_in_a_text_begins_below_the_heading() -> None:
    items = "".join(f"<li>punkt{number}</li>" for number in range(90))
    table = f"<table><tbody><tr><td><ul>{items}</ul></td><td>B</td></tr></tbody></table>"
    pages = inside(samples.printed(samples.plan(section("a", Prose(html=table)))))[FIRST:]
    assert "punkt0" in words(pages[:1])


def test_a_long_title_leaves_the_facts_on_the_cover() -> None:
    title = ("Handlingsplan " + "för samverkan kring brottsförebyggande arbete " * 9)[:300]
    content = samples.plan(section("a"), title=title)
    cover, contents, *_ = inside(samples.printed(content))
    assert "Revideras senast:" in cover
    assert "Innehållsförteckning" in contents


def test_a_figure_below_another_may_stand_on_the_next_page() -> None:
    table = NetworkTable(
        columns=NetworkColumns(name="Grupp"),
        networks=tuple(Network(key=f"g{place}", name=f"Grupp {place}") for place in range(40)),
    )
    figures = [Figure(kind=FigureKind.LEVELS), Figure(kind=FigureKind.NETWORKS)]
    content = samples.plan(
        section("a", lines(9)),
        section("b", lines(3), *figures),
        section("c", samples.level(2), samples.level(2, name="Nivå: Stöd"), table),
    )
    page = inside(samples.printed(content))[FIRST]
    assert "Avsnitt b" in page
    assert "2 aktiviteter" in page


def test_the_number_of_a_hundredth_point_stands_clear_of_its_text() -> None:
    items = "".join(f"<li><p>Punkt{number}</p></li>" for number in range(1, 121))
    pdf = samples.printed(samples.plan(section("a", Prose(html=f"<ol>{items}</ol>"))))
    boxes = run("pdftotext", pdf, "-bbox").decode()
    edges = {
        text: (float(left), float(right))
        for left, right, text in re.findall(
            r'<word xMin="(.+?)" .*? xMax="(.+?)" .*?>(.*?)</word>', boxes
        )
    }
    assert edges["Punkt100"][0] - edges["100."][1] > 2
