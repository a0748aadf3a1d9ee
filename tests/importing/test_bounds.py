"""Where the importer draws its lines: the longest, the widest, the first and the last that still count."""

from datetime import date

import pytest

from document.content import FigureKind
from importing import contents, figures, headings, keys, lines, vocabulary
from importing.accounting import Declaration
from importing.blocks import WIDEST_TABLE, Paragraph, RowsBlock, build
from importing.facts import Facts
from importing.labels import Labelled
from importing.lines import SourceLine
from importing.tables import SourceRow, SourceTable, looks_like_header


@pytest.mark.parametrize(
    ("heading", "depth"),
    [("Mål", 0), ("2 Mål", 1), ("2.1 Mål", 2), ("2.1.3 Mål", 3), ("2.1.3.4 Mål", 3)],
)
def test_a_heading_is_as_deep_as_its_number_says_down_to_three(heading, depth):
    assert headings.depth_of(heading) == depth


def test_a_heading_has_at_most_ten_words():
    ten = "Så " + "här " * 8 + "gör"

    assert headings.shaped(ten)
    assert not headings.shaped(f"{ten} vi")


def paragraph(text, **given):
    return Paragraph(start=0, number=1, parts=[text], **given)


@pytest.mark.parametrize(("gap", "figure"), [(2, None), (3, FigureKind.LEVELS)])
def test_three_blank_lines_are_a_gap_that_a_figure_stood_in(gap, figure):
    above, below = paragraph("Arbetet sker på tre nivåer."), paragraph("Sedan följer mer.", gap=gap)
    finder = figures.Finder([above, below], levels=True, networks=False)

    assert finder.before(below, above) is figure


def test_a_figure_shows_what_the_sentence_that_mentions_it_speaks_of():
    text = paragraph("Arbetet sker på tre nivåer, se figur 1. Grupperna möts varje månad.")

    finder = figures.Finder([text], levels=True, networks=True)

    assert finder.after(text) is FigureKind.LEVELS


@pytest.mark.parametrize(("width", "count"), [(WIDEST_TABLE, 1), (WIDEST_TABLE + 1, 0)])
def test_a_table_has_at_most_fifty_columns(width, count):
    rows = "\n".join("\t".join(f"c{row}{cell}" for cell in range(width)) for row in range(2))

    blocks = build(lines.split(rows), lambda _: False, wrapped=False)

    assert WIDEST_TABLE == 50
    assert sum(isinstance(each, RowsBlock) for each in blocks) == count


@pytest.mark.parametrize(("length", "is_heading"), [(40, True), (41, False)])
def test_the_heading_of_a_column_has_at_most_forty_characters(length, is_heading):
    cell = ("Aktivitet / " + "x" * length)[:length]
    rows = [SourceRow(SourceLine(1, text), [[text]]) for text in (cell, "Lovskola")]

    assert looks_like_header(SourceTable(rows=rows)) is is_heading
    assert (vocabulary.activity_role(cell) == "name") is is_heading


@pytest.mark.parametrize("between", ["/", " / ", " och ", " eller ", " & ", ", "])
def test_a_column_is_known_by_one_part_of_its_heading(between):
    assert vocabulary.activity_role(f"Önskan{between}syfte") == "purpose"


@pytest.mark.parametrize("label", ["§", "§:", "§§", "§ :"])
def test_a_paragraph_sign_is_a_label_with_or_without_a_colon(label):
    assert vocabulary.field_of(label) == "paragraph"


def test_a_key_that_is_cut_for_a_number_does_not_end_in_two_hyphens():
    given, name = keys.Keys("avsnitt"), "a" * 57 + " bb"

    assert [given.key(name), given.key(name)] == ["a" * 57 + "-bb", "a" * 57 + "-2"]


@pytest.mark.parametrize("leader", ["....", " … ", "\t"])
def test_a_table_of_contents_without_a_heading_is_known_by_its_leaders(leader):
    listed = {"Inledning": 4, "Mål": 14, "Ansvar": 114}
    source = [
        *(f"{title}{leader}{page}" for title, page in listed.items()),
        "",
        "Inledning",
        "Text.",
    ]

    found = contents.find(lines.split("\n".join(source)))

    assert {each.title: each.page for each in found.entries} == listed


def test_the_places_of_a_phrase_do_not_share_a_line():
    assert lines.find_phrase(lines.split("Ja\nja\nja"), "ja ja") == [[0, 1]]


def fact(label, value):
    return Labelled(label=label, value=value, head=f"{label}:")


def store(*given):
    facts = Facts(Declaration())
    for place, each in enumerate(given, start=1):
        facts.store(each, label_line=place, value_line=place)
    return facts


@pytest.mark.parametrize("label", ["Gäller från", "Gäller till"])
def test_a_time_of_validity_does_not_replace_a_day_that_is_known(label):
    facts = store(fact(label, "2023-05-01"), fact("Giltighetstid", "2024-01-01 – 2027-12-31"))

    assert facts.days == {vocabulary.field_of(label): date(2023, 5, 1)}
    assert [each.value for each in facts.others] == ["2024-01-01 – 2027-12-31"]


def test_who_decided_keeps_all_its_words_when_a_day_follows():
    facts = store(fact("Beslutad av", "Barn och utbildningsnämnden den 27 november 2018"))

    assert facts.texts == {"adopted_by": "Barn och utbildningsnämnden"}
    assert facts.days == {"adopted_on": date(2018, 11, 27)}
