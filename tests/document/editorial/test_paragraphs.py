"""Paragraphs, items and rows answer to each other; those that come or go are no wording."""

import pytest

from document import editorial
from document.editorial.paragraphs import MOST_JOINED, MOST_PAIRS, Unit, paired, units
from tests.document.editorial.pairs import with_text

ONE = "<p>Vi arbetar långsiktigt.</p>"
TWO = "<p>Skolan är trygg.</p>"


def messages(before, after):
    found = editorial.problems(with_text("prose", before), with_text("prose", after))
    return [problem.message.partition(" i avsnittet")[0] for problem in found][: len(found) // 2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ONE + TWO, "<p>Vi arbetar långsiktigt. Skolan är trygg.</p>"),
        ("<p>Vi arbetar långsiktigt. Skolan är trygg.</p>", ONE + TWO),
        (
            "<p>Vi är trygga, glada, lugna</p>",
            "<p>Vi är</p><ul><li>trygga</li><li>glada</li><li>lugna</li></ul>",
        ),
        ("<p>Rubrik</p>", "<h3>Rubrik</h3>"),
        ("<ul><li><p>Trygghet</p></li></ul>", "<ol><li>Trygghet</li></ol>"),
        ("<p>Vi är<br>trygga.</p>", "<p>Vi är trygga.</p>"),
    ],
)
def test_they_may_be_joined_divided_and_set_another_way(before, after):
    assert messages(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (ONE, ONE + TWO, "Stycket ”Skolan är trygg.” är tillagt"),
        (ONE + TWO, TWO, "Stycket ”Vi arbetar långsiktigt.” är borttaget"),
        (ONE + "<p>Gäller alla.</p>", ONE, "Stycket ”Gäller alla.” är borttaget"),
        (
            "<ol><li>Larma</li><li>Rädda</li></ol>",
            "<ol><li>Rädda</li><li>Larma</li></ol>",
            "Punkten ”Rädda” är flyttad",
        ),
        (
            "<ul><li>Larma</li></ul>",
            "<ul><li>Larma</li><li>Rädda</li></ul>",
            "Punkten ”Rädda” är tillagd",
        ),
        (
            "<table><tr><td>A</td><td>Skola</td></tr></table>",
            "<table><tr><td>A</td><td>Skola</td></tr><tr><td>B</td><td>Park</td></tr></table>",
            "Raden ”B Park” är tillagd",
        ),
        (
            "<table><tr><td>A</td><td>Skola</td></tr></table>",
            "<table><tr><td>A</td><td>Skola</td><td>Park</td></tr></table>",
            "Celler är tillagda eller borttagna",
        ),
        (
            "<table><tr><td>Skola</td><td>Park</td></tr></table>",
            "<table><tr><td>Park</td><td>Skola</td></tr></table>",
            "”Skola” är borttaget",
        ),
    ],
)
def test_one_that_comes_goes_or_moves_is_told(before, after, told):
    assert told in messages(before, after)


def test_a_short_one_is_not_hidden_in_a_long_one_beside_it():
    long = "<p>" + " ".join(["trygghet"] * 40) + ".</p>"

    assert messages(long + "<p>Gäller ej.</p>", long) == ["Stycket ”Gäller ej.” är borttaget"]


def test_more_than_a_few_are_not_taken_for_one_that_was_joined():
    words = [f"ord{letter}" for letter in "abcdefghi"]
    assert len(words) > MOST_JOINED

    assert messages("".join(f"<p>{word}</p>" for word in words), f"<p>{' '.join(words)}</p>")


def test_a_link_belongs_to_its_paragraph_or_cell():
    markup = (
        '<p>Se <a href="https://a.se">a</a>.</p>'
        '<table><tr><td>B</td><td><a href="https://b.se">b</a></td></tr></table>'
    )

    assert [(unit.name, unit.cells, unit.links) for unit in units(markup)] == [
        ("stycket", ("Se a.",), (("https://a.se",),)),
        ("raden", ("B", "b"), ((), ("https://b.se",))),
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "<a href='https://a.se'>här</a>",
            "<a href='https://b.se'>här</a>",
            "En länk leder till ”https://b.se” i stället för ”https://a.se”",
        ),
        ("här", "<a href='https://b.se'>här</a>", "En länk till ”https://b.se” är tillagd"),
        ("<a href='https://a.se'>här</a>", "här", "Länken till ”https://a.se” är borttagen"),
    ],
)
def test_a_link_that_comes_goes_or_is_led_elsewhere_is_told(before, after, told):
    assert messages(f"<p>Läs mer {before}.</p>", f"<p>Läs mer {after}.</p>") == [told]


def test_a_text_with_very_many_paragraphs_is_paired_in_order():
    before = "".join(f"<p>Stycke {number} om trygghet</p>" for number in range(80))
    after = "".join(f"<p>Text {number} om trygghet</p>" for number in range(70))

    found = messages(before, after)

    assert "Stycket ”Stycke 79 om trygghet” är borttaget" in found


def cut(markup):
    return [unit.cells for unit in units(markup)]


@pytest.mark.parametrize(
    ("markup", "cells"),
    [
        ("<p>A<br>b</p>", [("A b",)]),
        ("<h3>A</h3>b<h4>C</h4>d", [("A",), ("b",), ("C",), ("d",)]),
        ("a<blockquote>B</blockquote>c", [("a",), ("B",), ("c",)]),
        ("a<p>B</p>c", [("a",), ("B",), ("c",)]),
        ("a<ul><li>B</li></ul>c", [("a",), ("B",), ("c",)]),
        ("<ol><li>A<ul><li>B</li></ul>c</li></ol>", [("A",), ("B",), ("c",)]),
        ("a<table><tr><td>B</td></tr></table>c", [("a",), ("B",), ("c",)]),
        ("<table><tr><th>A</th><th>B</th></tr></table>", [("A", "B")]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr></table>", [("a b", "c d")]),
        ("<table><tr><td>a<ul><li>b</li><li>c</li></ul>d</td></tr></table>", [("a b c d",)]),
        ("<table><tr><td></td><td>a</td></tr><tr><td> </td></tr></table>", [("", "a")]),
        ("<table>\n<tr>\n<td>a</td></tr></table>", [("a",)]),
        ("<p></p>", []),
    ],
)
def test_a_text_is_cut_where_a_paragraph_an_item_a_row_or_a_cell_begins_or_ends(markup, cells):
    assert cut(markup) == cells


def test_a_unit_says_what_its_cells_say_and_has_all_their_links():
    row = Unit("raden", ("a", "", "b"), (("x", "y"), (), ("z",)))

    assert row.text == "a b"
    assert row.targets == ("x", "y", "z")
    assert [unit.is_row for unit in (row, Unit("stycket", ("a",), ((),)))] == [True, False]


def test_a_link_without_a_target_leads_to_nothing():
    assert units("<p><a>a</a></p>")[0].targets == ("",)


def pairs(before, after):
    return [
        ([unit.text for unit in old], [unit.text for unit in new])
        for old, new in paired(units(before), units(after))
    ]


def of(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


WHOLE = "ek al ask asp alm lind lönn rönn sälg tall"


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["ek al ask", "asp alm lind"], True),
        (["ek al ask", "asp alm"], False),
        (["ek al ask bok bär", "asp alm lind"], True),
        (["ek al bok bär kam", "asp alm lind lönn rönn"], False),
        (["ek al ask asp alm", "ek al ask asp alm"], False),
    ],
)
def test_one_is_others_joined_when_it_has_most_words_of_each_and_hardly_any_besides(parts, joined):
    assert (([WHOLE], parts) in pairs(of(WHOLE), of(*parts))) is joined
    assert ((parts, [WHOLE]) in pairs(of(*parts), of(WHOLE))) is joined


def test_as_many_as_the_most_are_joined():
    words = WHOLE.split()[:MOST_JOINED]

    assert pairs(of(" ".join(words)), of(*words)) == [([" ".join(words)], words)]


def test_rows_are_never_joined():
    rows = "".join(f"<tr><td>{each}</td></tr>" for each in ("ek al ask", "asp alm lind"))

    found = pairs(
        "<table><tr><td>ek al ask asp alm lind</td></tr></table>", f"<table>{rows}</table>"
    )

    assert all(len(old) < 2 and len(new) < 2 for old, new in found)
    assert all(
        len(new) < 2 for _, new in pairs(of("ek al ask asp alm lind"), f"<table>{rows}</table>")
    )


def test_a_paragraph_and_a_row_answer_to_each_other_only_when_they_say_the_same():
    table = "<table><tr><td>ek al</td></tr></table>"

    assert pairs(of("ek al"), table) == [(["ek al"], ["ek al"])]
    assert len(pairs(of("ek al ask"), table)) == 2


def test_those_answer_to_each_other_that_share_most_words():
    before, after = of("ek al ask asp", "bok bär kam"), of("BOK bär sax", "ek AL ask alm")

    assert pairs(of("ek al ask asp"), after) == [
        ([], ["BOK bär sax"]),
        (["ek al ask asp"], ["ek AL ask alm"]),
    ]
    assert pairs(before, of("bok bär sax")) == [
        (["ek al ask asp"], []),
        (["bok bär kam"], ["bok bär sax"]),
    ]


@pytest.mark.parametrize(("more", "at"), [(0, -1), (1, 0)])
def test_the_one_that_it_became_is_sought_until_there_are_too_many_pairs(more, at):
    others = [Unit("stycket", (f"nr{number}",), ((),)) for number in range(MOST_PAIRS - 1 + more)]
    before, after = (Unit("stycket", (f"ek al {end}",), ((),)) for end in ("ask", "asp"))

    found = [new for old, new in paired([before], [*others, after]) if old]

    assert [list(each) for each in found] == [[[*others, after][at]]]


def test_one_of_two_that_say_the_same_is_told_when_it_comes_or_goes():
    assert messages(ONE + TWO + ONE, ONE + TWO) == [
        "Stycket ”Vi arbetar långsiktigt.” är borttaget"
    ]
    assert messages(ONE + TWO, ONE + TWO + ONE) == ["Stycket ”Vi arbetar långsiktigt.” är tillagt"]
