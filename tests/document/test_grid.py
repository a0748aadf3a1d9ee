"""Which columns a table has, on the page and in print alike."""

import pytest

from document.content import Activity, ActivityColumns, Level
from document.grid import shown
from plans.reading import tables as on_screen
from printing import document as printed


def test_a_column_without_a_heading_does_not_exist():
    assert shown(["A", ""], (), [(["ett", "dold"], ())]) == (("A",), (("ett",),))


def test_extra_columns_stand_last_and_short_rows_are_filled_up():
    headings, rows = shown(["A"], ("B",), [(["ett"], ("två", "tre")), (["fyra"], ())])

    assert headings == ("A", "B", "")
    assert rows == (("ett", "två", "tre"), ("fyra", "", ""))


def test_a_table_without_any_heading_shows_the_columns_that_are_used():
    assert shown(["", "", ""], (), [(["ett", "", "tre"], ())]) == (("", ""), (("ett", "tre"),))


def test_cells_are_shown_when_only_an_extra_column_has_a_heading():
    assert shown(["", ""], ("B",), [(["ett", ""], ("två",))]) == (("", "B"), (("ett", "två"),))


def test_a_table_without_headings_and_rows_has_no_columns():
    assert shown(["", ""], (), []) == ((), ())


@pytest.mark.parametrize(
    "columns",
    [
        ActivityColumns(name="Aktivitet", extra=("Kostnad",)),
        ActivityColumns(extra=("Kostnad",)),
        ActivityColumns(),
    ],
    ids=["headed", "only-an-extra-heading", "no-heading"],
)
def test_the_page_and_the_printed_copy_have_the_same_columns(columns):
    rows = (Activity(key="x", name="Utbildning", purpose="Kunskap", extra=("12 000 kr", "ja")),)
    level = Level(key="l", columns=columns, activities=rows)

    page, copy = on_screen.activities(level, labelled_by=""), printed._grid(level)

    assert page.headings == copy.headings
    assert [(row.head, *(cell.text for cell in row.cells)) for row in page.rows] == list(
        map(tuple, copy.rows)
    )
