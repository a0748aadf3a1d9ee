"""The rich text editor speaks Swedish, and does what its words say."""

import pytest

from tests.browser.conftest import log_in
from tests.browser.known import EDITOR

TITLES = """() => [...document.querySelectorAll('.prose-menubar [title]')]
  .flatMap((each) => [each.title, each.getAttribute('aria-label')])"""


@pytest.fixture
def page(visit, pages):
    page = visit()
    log_in(page, EDITOR)
    page.goto(next(each for each in pages["admin"] if "/section/" in each))
    page.locator("[contenteditable]").first.click()
    return page


def test_every_button_has_a_name_in_swedish(page):
    names = page.evaluate(TITLES)

    assert {"Fet stil", "Punktlista", "Infoga länk", "Ta bort tabellen", "Ångra"} <= set(names)
    assert [each for each in names if page.evaluate("(word) => gettext(word) !== word", each)] == []


def test_the_kinds_of_paragraphs_are_named_as_the_readers_see_them(page):
    page.locator(".prose-menubar__selected").click()

    kinds = page.locator(".prose-menubar__option:visible").all_inner_texts()

    assert kinds == ["Mellanrubrik", "Mindre mellanrubrik", "Stycke"]


@pytest.mark.parametrize(("choice", "headers"), [("Ja", 2), ("Nej", 0)])
def test_a_table_is_asked_for_in_swedish_and_has_the_headers_that_were_chosen(
    page, choice, headers
):
    page.get_by_role("button", name="Infoga tabell").click()
    form = page.locator(".prose-editor-dialog")
    form.get_by_label("Rader").fill("2")
    form.get_by_label("Kolumner").fill("2")
    form.get_by_label("Första raden är rubriker").select_option(label=choice)

    form.get_by_role("button", name="Infoga tabellen").click()

    table = page.locator("[contenteditable] table").first
    assert table.locator("td, th").count() == 4
    assert table.locator("th").count() == headers
