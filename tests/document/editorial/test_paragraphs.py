"""Paragraphs, items and rows answer to each other; those that come or go are no wording."""

import pytest

from document import editorial
from document.editorial.paragraphs import MOST_JOINED, units
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
