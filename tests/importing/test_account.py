"""The account is honest: it finds what the readers lose, whatever they say themselves."""

import pytest

from document.decision import Decision
from document.rules import COPY_RULE
from importing import accounting, prose, read, sections
from importing.accounting import Category, Declaration
from importing.facts import Facts
from importing.lines import SourceLine

from .source import seed_text

SMALL = "Policy för hund\n\nInledning\n\nAlla hundar ska hållas kopplade.\n"


def settle(source, result, *entries):
    declared = Declaration()
    for name, *arguments in entries:
        getattr(declared, name)(*arguments)
    return accounting.settle(source, result.split(), declared)


def test_words_that_are_nowhere_in_the_result_are_lost():
    account = settle("ett två två", "ett två")
    assert account.lost == ("två",)
    assert (account.total, account.placed) == (3, 2)


def test_words_that_only_the_result_has_are_invented():
    assert settle("ett", "ett två").invented == ("två",)


def test_words_set_aside_are_counted_with_their_lines():
    account = settle(
        "ett\nSida 2", "ett", ("set_aside", Category.FURNITURE, SourceLine(2, "Sida 2"))
    )
    assert account.set_aside[Category.FURNITURE] == (2, (2,))
    assert (account.placed, account.lost) == (1, ())


def test_words_cannot_be_set_aside_from_a_line_that_does_not_hold_them():
    account = settle("ett\ntvå", "ett", ("set_aside", Category.FURNITURE, SourceLine(1, "två")))
    assert account.lost == ("två",)


def test_a_line_cannot_be_set_aside_twice():
    aside = ("set_aside", Category.FURNITURE, SourceLine(1, "Sida 2"))
    account = settle("Sida 2\nSida 2", "", aside, aside)
    assert account.lost == ("Sida", "2")


def test_a_rewriting_of_words_that_the_line_lacks_does_not_count():
    account = settle("Version: 1\nett", "1 ett", ("rewrite", 2, "Version:"))
    assert account.lost == ("Version:",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Version:", ""),
        ("Gäller fr.o.m.", ""),
        ("Version:1", "Version: 1"),
        ("1 juli 2017", "2017-07-01"),
        ("den 1 juli 2017", "2017-07-01"),
        ("20170701", "2017-07-01"),
        ("kommunfullmäktige,", "kommunfullmäktige"),
        ("•", ""),
        ("12.", ""),
        ("a)", ""),
        ("§", ""),
        (COPY_RULE, ""),
    ],
)
def test_what_is_recognised_may_be_rewritten(before, after):
    assert accounting.explains(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("våld", ""),
        ("Handläggare:", ""),
        ("1 juli 2017", "2017-07-02"),
        ("1 juli 2017", "2017"),
        ("1 juli 2017", ""),
        ("ett två", "ett"),
        ("ett", "två"),
        ("2017.", ""),
    ],
)
def test_nothing_else_may_be_rewritten(before, after):
    assert not accounting.explains(before, after)


def test_a_reader_that_drops_a_word_is_found_out(monkeypatch):
    whole = prose.paragraph
    monkeypatch.setattr(prose, "paragraph", lambda words: whole(words.rsplit(" ", 1)[0]))
    assert read(SMALL).report.lost == ("kopplade.",)


def test_a_reader_that_adds_a_word_is_found_out(monkeypatch):
    whole = prose.paragraph
    monkeypatch.setattr(prose, "paragraph", lambda words: whole(f"{words} Sagt."))
    report = read(SMALL).report
    assert report.invented == ("Sagt.",)
    assert "FEL: dessa ord finns inte i källan: Sagt." in report.lines()


def test_a_reader_that_drops_a_table_is_found_out(monkeypatch):
    monkeypatch.setattr(sections.Assembler, "_table", lambda _self, _grid: None)
    report = read(seed_text()).report
    assert {"Framtidsdag", "Chefsgrupp"} <= set(report.lost)
    assert any(line.startswith("FEL: dessa ord har tappats:") for line in report.lines())


def test_a_date_that_is_read_but_not_stored_is_found_out(monkeypatch):
    monkeypatch.setattr(Facts, "decision", lambda _self: Decision())
    report = read(f"Policy\n\nGäller från: 1 juli 2017\n\n{SMALL}").report
    assert report.lost == ("2017-07-01",)
