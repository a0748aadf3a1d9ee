"""Tables that a spreadsheet opens."""

import csv

import pytest

from document import spreadsheet


def read(rows):
    text = "".join(spreadsheet.lines(rows))
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))


def test_rows_come_back_as_they_were():
    rows = [["Tidpunkt", "Konto"], ['2026-11-22 med "citat"', "åsa; beslut"]]

    assert read(rows) == rows


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1"]
)
def test_what_could_be_run_as_a_formula_stays_text(text):
    assert spreadsheet.cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "samordnare", "a=b", "2026-11-22"])
def test_other_text_is_left_alone(text):
    assert spreadsheet.cell(text) == text
