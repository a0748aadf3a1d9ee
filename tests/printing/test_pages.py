"""What stands on the pages of an archive file, as it is read and as it looks."""

import re
from collections import Counter

import pytest

from document.content import (
    Activity,
    ActivityColumns,
    Fact,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    Prose,
    Section,
)
from document.rules import COPY_RULE
from tests.printing import samples
from tests.printing.reading import expected, inside, pages, run, words

COVER_AND_CONTENTS = 2


# Every word


def test_every_word_of_the_plan_stands_in_order_and_nothing_else_does(ljungby: bytes) -> None:
    assert words(inside(ljungby)[COVER_AND_CONTENTS:]) == expected(samples.ljungby())


def test_every_word_of_a_strained_plan_stands_in_order(stress: bytes) -> None:
    # Heads of tables are repeated, so there are more words than those of the plan.
    found = iter(words(inside(stress)))
    assert [word for word in expected(samples.stress()) if word not in found] == []


def test_a_reader_that_follows_the_lines_finds_every_word_whole(ljungby: bytes) -> None:
    found = Counter(words(pages(ljungby)[COVER_AND_CONTENTS:]))
    assert Counter(expected(samples.ljungby())) - found == Counter()


def test_words_are_hyphenated_and_read_out_whole() -> None:
    html = "<p>" + "Kommunledningsförvaltningen informationsansvarige " * 9 + "</p>"
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=html),)))
    page = run("pdftotext", samples.printed(content), "-raw", "-f", "3").decode()
    lines = page.splitlines()[2:]
    assert any(len(line.split()) % 2 for line in lines)
    assert not any(line.rstrip().endswith("-") for line in lines)


def test_no_line_ends_in_a_hyphen_of_the_text(ljungby: bytes) -> None:
    lines = [line for page in pages(ljungby, "-raw") for line in page.splitlines()]
    assert [line for line in lines if line.rstrip().endswith("-")] == []


def test_no_word_ends_in_the_middle_when_a_line_is_full() -> None:
    html = "<p>" + "Vi arbetar mellan <strong>SSPF-gruppen</strong> och i A-B. " * 12 + "</p>"
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=html),)))
    lines = inside(samples.printed(content))[COVER_AND_CONTENTS].splitlines()[1:-1]
    assert all(len(line) > 45 for line in lines)


def test_names_with_other_letters_than_swedish_ones_are_set_in_the_same_family() -> None:
    content = samples.plan(
        Section(key="a", title="Łódź", blocks=(Prose(html="<p>Šimić <em>Žižek</em></p>"),))
    )
    pdf = samples.printed(content)
    assert words(inside(pdf)[COVER_AND_CONTENTS:]) == ["Łódź", "Šimić", "Žižek"]
    names = re.findall(r"\+(\S+)", run("pdffonts", pdf).decode())
    assert {"Plan-Serif", "Plan-Serif-Italic", "Plan-Serif-Semi-Bold"} <= set(names)
    assert all(name.startswith(("Plan-Serif", "Plan-Sans", "PlanSans")) for name in names)


def test_signs_that_html_knows_are_printed_as_they_are() -> None:
    content = samples.plan(
        Section(key="a", title="A <b> & c", blocks=(Prose(html="<p>1 &lt; 2 &amp; 3</p>"),))
    )
    assert words(inside(samples.printed(content))[COVER_AND_CONTENTS:]) == (
        ["A", "<b>", "&", "c", "1", "<", "2", "&", "3"]
    )


# The cover and the table of contents


def test_the_cover_holds_the_word_mark_the_title_the_facts_and_the_rule(ljungby: bytes) -> None:
    cover = " ".join(inside(ljungby)[0].split())
    assert cover == (
        "LJUNGBY KOMMUN Handlingsplan mot våldsbejakande extremism "
        "Gäller från: 2017-07-01 Gäller för: Ljungby kommun Fastställd av: Kommunledningsgrupp "
        "Utarbetad av: Förvaltningsövergripande grupp under ledning av säkerhetssamordnare. "
        "Revideras senast: 2019-01-01 Version: 1 "
        f"Dokumentansvarig förvaltning: Kommunledningsförvaltningen {COPY_RULE}"
    )


def test_the_municipality_stands_on_the_cover_of_a_plan_that_names_none() -> None:
    content = samples.plan(facts=(Fact(label="Antagen:", value="ja"),))
    cover = " ".join(inside(samples.printed(content))[0].split())
    assert cover.startswith("Ljungby kommun Plan för trygghet ")
    assert "Antagen: ja" in cover


def test_a_title_that_does_not_begin_with_its_kind_is_set_in_one(stress: bytes) -> None:
    content = samples.plan(title="Trygg i Ljungby", kind="policy")
    assert "\nTrygg i Ljungby\n" in inside(samples.printed(content))[0]


def test_the_contents_name_the_page_of_every_heading(ljungby: bytes) -> None:
    texts = inside(ljungby)
    lines = re.findall(r"^(.+?)(?: \.)+\s*(\d+)$", pages(ljungby)[1], re.MULTILINE)
    content = samples.ljungby()
    titles = [section.title for section in content.sections]
    assert [title.strip() for title, _ in lines] == titles + [
        level.name for level in content.levels
    ]
    for title, page in lines:
        assert f"{title.strip()}\n" in texts[int(page) - 1]


def test_a_section_without_a_title_has_no_heading_and_no_line_in_the_contents() -> None:
    content = samples.plan(
        Section(key="a", blocks=(Prose(html="<p>Inledande ord.</p>"), samples.level(1))),
        Section(key="b", title="Sist"),
    )
    texts = inside(samples.printed(content))
    assert len(re.findall(r"\d$", texts[1], re.MULTILINE)) == 2
    assert "Inledande" not in texts[1]
    assert texts[2].startswith("Inledande ord.")


# Tables


@pytest.fixture(scope="module")
def long_table() -> list[str]:
    section = Section(key="a", title="Aktiviteter", blocks=(samples.level(66),))
    return inside(samples.printed(samples.plan(section)))[COVER_AND_CONTENTS:]


def test_the_header_row_stands_on_every_page_of_a_long_table(long_table: list[str]) -> None:
    assert len(long_table) > 1
    assert all("Aktivitet/åtgärd Målgrupp" in " ".join(page.split()) for page in long_table)


def test_no_row_is_divided_between_pages() -> None:
    filler = " ".join(["ord"] * 60)
    rows = tuple(
        Activity(key=f"r{row}", name=f"rad{row}a", purpose=f"rad{row}b {filler} rad{row}c")
        for row in range(40)
    )
    level = Level(key="n", columns=ActivityColumns(name="Namn", purpose="Syfte"), activities=rows)
    texts = inside(samples.printed(samples.plan(Section(key="a", blocks=(level,)))))
    for row in range(40):
        marks = {f"rad{row}{character}" for character in "abc"}
        assert [page for page in texts if marks & set(page.split())] == [
            page for page in texts if marks <= set(page.split())
        ]


@pytest.fixture(scope="module")
def short_tables() -> list[set[str]]:
    """Twelve sections of different length, each with a table of four rows, as words of pages."""
    sections = [
        Section(
            key=f"s{place}",
            title=f"rubrik{place}",
            blocks=(
                Prose(html=f"<p>{' '.join([f'brödtext{place}'] + ['ord'] * place * 23)}</p>"),
                samples.level(4, name=f"nivå{place}", prefix=f"t{place}rad"),
            ),
        )
        for place in range(12)
    ]
    texts = inside(samples.printed(samples.plan(*sections)))[COVER_AND_CONTENTS:]
    return [set(page.split()) for page in texts]


def test_a_table_of_four_rows_stays_whole(short_tables: list[set[str]]) -> None:
    assert len(short_tables) > 2
    for place in range(12):
        marks = {f"t{place}rad{row}a" for row in range(4)}
        assert sum(bool(marks & page) for page in short_tables) == 1


def test_no_heading_is_left_alone_at_the_foot_of_a_page(short_tables: list[set[str]]) -> None:
    for place in range(12):
        assert any({f"rubrik{place}", f"brödtext{place}"} <= page for page in short_tables)
        assert any({f"nivå{place}", f"t{place}rad0a"} <= page for page in short_tables)


def _only_table(level: Level) -> list[str]:
    content = samples.plan(Section(key="a", title="A", blocks=(level,)))
    return words(inside(samples.printed(content))[COVER_AND_CONTENTS:])


def test_a_column_without_a_heading_is_not_shown_and_extra_columns_are() -> None:
    activity = Activity(key="x", name="Namn", schedule="aldrig", extra=("mer",))
    columns = ActivityColumns(name="Aktivitet", extra=("Övrigt",))
    level = Level(key="n", columns=columns, activities=(activity,))
    assert _only_table(level) == ["A", "Aktivitet", "Övrigt", "Namn", "mer"]


def test_an_empty_cell_stays_empty() -> None:
    activity = Activity(key="x", name="", responsible="Polis")
    columns = ActivityColumns(name="Aktivitet", schedule="Tidsplan", responsible="Ansvarig")
    level = Level(key="n", columns=columns, activities=(activity,))
    assert _only_table(level) == ["A", "Aktivitet", "Tidsplan", "Ansvarig", "Polis"]


def test_a_table_without_any_heading_still_shows_its_cells() -> None:
    activities = (Activity(key="x", name="Namn", extra=("mer", "till")), Activity(key="y", name=""))
    level = Level(key="n", columns=ActivityColumns(), activities=activities)
    assert _only_table(level) == ["A", "Namn", "mer", "till"]


def test_a_level_without_columns_and_activities_is_only_a_heading() -> None:
    assert _only_table(Level(key="n", columns=ActivityColumns(), name="Nivå: Tom")) == [
        "A",
        "Nivå:",
        "Tom",
    ]


def test_tables_with_the_same_columns_stand_in_line() -> None:
    wide = Activity(key="x", name="Kort", schedule="En mycket lång tidsplan som tar plats")
    narrow = Activity(key="y", name="En mycket lång aktivitet som tar plats", schedule="x")
    columns = ActivityColumns(name="Aktivitet", schedule="Tidsplan")
    levels = tuple(Level(key=row.key, columns=columns, activities=(row,)) for row in (wide, narrow))
    content = samples.plan(Section(key="a", blocks=levels))
    boxes = run("pdftotext", samples.printed(content), "-bbox").decode()
    starts = re.findall(r'xMin="([\d.]+)"[^>]*>Tidsplan<', boxes)
    assert len(starts) == 2
    assert len(set(starts)) == 1


# Figures and small plans


def test_an_unknown_figure_is_said_to_be_missing() -> None:
    content = samples.plan(Section(key="a", blocks=(Figure(kind=FigureKind.UNKNOWN),)))
    assert "Figuren finns inte i planens källtext." in inside(samples.printed(content))[1]


def test_a_figure_of_nothing_is_left_out() -> None:
    blocks = (Figure(kind=FigureKind.LEVELS), Figure(kind=FigureKind.NETWORKS))
    content = samples.plan(Section(key="a", title="A", blocks=blocks))
    assert words(inside(samples.printed(content))[COVER_AND_CONTENTS:]) == ["A"]


def test_a_plan_without_sections_is_its_cover() -> None:
    texts = pages(samples.printed(samples.plan()))
    assert len(texts) == 1
    assert "för trygghet" in texts[0]


def test_a_strained_plan_renders_whole(stress: bytes) -> None:
    text = "".join(pages(stress))
    assert all(f"nr{number}\n" in text for number in range(1, 200, 2))


def test_a_table_of_groups_shows_its_extra_columns() -> None:
    table = NetworkTable(
        columns=NetworkColumns(name="Grupp", extra=("Möten",)),
        networks=(Network(key="a", name="Allas barn", extra=("varje månad",)),),
    )
    content = samples.plan(Section(key="a", title="A", blocks=(table,)))
    assert words(inside(samples.printed(content))[COVER_AND_CONTENTS:]) == (
        ["A", "Grupp", "Möten", "Allas", "barn", "varje", "månad"]
    )
