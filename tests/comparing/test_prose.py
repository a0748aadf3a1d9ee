"""Rich text as lines."""

import re

import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st

from comparing.kinds import ChangeKind
from comparing.lines import compare_line, compare_prose
from comparing.prose import ALIKE, Form, pair_lines, read_lines
from comparing.words import counted, similarity


def read(markup):
    return [(line.form, line.text) for line in read_lines(markup)]


def test_a_paragraph_is_a_line():
    assert read("<p>Vi <strong>gör</strong>\n detta.</p>") == [(Form.TEXT, "Vi gör detta.")]


def test_each_item_of_a_list_is_a_line():
    assert read("<ul><li>Skola</li><li><p>Polis</p></li></ul>") == [
        (Form.ITEM, "Skola"),
        (Form.ITEM, "Polis"),
    ]


def test_a_line_break_ends_a_line():
    assert read("<p>Skola<br>Polis</p>") == [(Form.TEXT, "Skola"), (Form.TEXT, "Polis")]


def test_headings_and_quotes_are_known():
    assert read("<h3>Mål</h3><blockquote><p>Trygg</p></blockquote>") == [
        (Form.HEADING, "Mål"),
        (Form.QUOTE, "Trygg"),
    ]


def test_a_table_row_is_one_line():
    table = "<table><tr><th>År</th><td><p>Mål<br>ett</p></td></tr><tr><td>2</td></tr></table>"

    assert read(table) == [(Form.ROW, "År | Mål ett"), (Form.ROW, "2")]


def test_signs_are_read_as_they_are_meant():
    assert read("<p>Skola &amp; polis</p>") == [(Form.TEXT, "Skola & polis")]


@pytest.mark.parametrize("markup", ["Skola<p>Polis</p>", "<p>Skola</p>Polis", "Skola<br>Polis"])
def test_text_that_stands_loose_is_a_line_of_its_own(markup):
    assert read(markup) == [(Form.TEXT, "Skola"), (Form.TEXT, "Polis")]


def test_a_text_is_read_to_its_end():
    assert read("<p>Skola &amp") == [(Form.TEXT, "Skola &")]


def test_lines_of_the_same_words_are_told_apart():
    lines = "<p>Ja.</p><p>Nej.</p><p>Ja.</p><p>Ja.</p>"

    assert [line.kinds for line in compare_prose(lines, lines)] == [(), (), (), ()]
    shorter = compare_prose(lines, "<p>Ja.</p><p>Nej.</p><p>Ja.</p>")
    assert [line.kinds for line in shorter] == [(), (), (), (ChangeKind.REMOVED,)]


def test_white_space_in_the_markup_is_no_change():
    (line,) = compare_prose("<p>Vi <em>gör</em> det</p>", "<p>Vi\n  <em>gör</em>\ndet</p>")

    assert line.kinds == ()


def test_a_stray_end_does_not_matter():
    assert read("</p><p>Skola</p></ul>") == [(Form.TEXT, "Skola")]


def test_an_end_closes_what_was_left_open_within():
    assert read("<ul><li>Skola</ul><p>Polis</p>") == [(Form.ITEM, "Skola"), (Form.TEXT, "Polis")]
    assert read("<li><p>Skola</li><p>Polis</p>") == [(Form.ITEM, "Skola"), (Form.TEXT, "Polis")]


def test_the_same_words_in_other_elements_are_formatted_otherwise():
    (line,) = compare_prose("<p>Vi gör detta.</p>", "<p>Vi <em>gör</em> detta.</p>")

    assert line.formatted
    assert not line.words.changed
    assert line.kinds == (ChangeKind.CHANGED,)


def test_emphasis_that_ends_elsewhere_is_formatted_otherwise():
    (line,) = compare_prose("<p><em>Vi</em> gör</p>", "<p><em>Vi gör</em></p>")

    assert line.formatted


def test_a_link_that_leads_elsewhere_is_formatted_otherwise():
    (line,) = compare_prose('<p><a href="a">Skola</a></p>', '<p><a href="b">Skola</a></p>')

    assert line.formatted


def test_a_line_is_called_what_the_style_sheet_calls_it():
    css = (settings.BASE_DIR / "static" / "css" / "components" / "compare.css").read_text()

    assert {form.value for form in Form} == {"text", *re.findall(r"line--(\w+)", css)}


def test_a_paragraph_that_becomes_an_item_is_formatted_otherwise():
    (line,) = compare_prose("<p>Skola</p>", "<ul><li>Skola</li></ul>")

    assert (line.form, line.formatted) == (Form.ITEM, True)


def test_a_rewritten_paragraph_is_shown_word_by_word():
    (first, second) = compare_prose(
        "<p>Kommunen arbetar mot våld i skolan.</p><p>Sist.</p>",
        "<p>Kommunen arbetar mot hot i skolan.</p><p>Sist.</p>",
    )

    assert first.words.before_pieces[1].text == " våld"
    assert not second.differs


def test_a_paragraph_that_changes_place_is_removed_and_added():
    lines = compare_prose("<p>Vi är trygga.</p><p>Ja.</p>", "<p>Ja.</p><p>Vi är trygga.</p>")

    assert [line.kinds for line in lines] == [(ChangeKind.ADDED,), (), (ChangeKind.REMOVED,)]


def test_paragraphs_with_little_in_common_are_removed_and_added():
    lines = compare_prose("<p>Skolan ordnar läger.</p>", "<p>Polisen håller kurs.</p>")

    assert [line.kinds for line in lines] == [(ChangeKind.REMOVED,), (ChangeKind.ADDED,)]


@pytest.mark.parametrize("kept_last", [False, True])
def test_a_line_that_is_the_same_is_not_taken_for_another_rewritten(kept_last):
    kept, other = "<p>Skolan har läger varje år.</p>", "<p>Skolan har läger vartannat år.</p>"
    both = other + kept if kept_last else kept + other
    new, gone = (ChangeKind.ADDED,), (ChangeKind.REMOVED,)

    came = [line.kinds for line in compare_prose(kept, both)]
    went = [line.kinds for line in compare_prose(both, kept)]

    assert (came, went) == (([new, ()], [gone, ()]) if kept_last else ([(), new], [(), gone]))


def test_a_line_is_not_taken_for_the_one_above_it_though_they_are_more_alike():
    same = "<p>Inledning.</p><p>Skolan har läger varje år.</p>"

    lines = compare_prose(
        f"{same}<p>Skolan har läger varje vår.</p>", f"{same}<p>Skolan håller läger varje höst.</p>"
    )

    assert [line.kinds for line in lines] == [(), (), (ChangeKind.CHANGED,)]


def test_the_most_alike_lines_are_paired_in_order():
    before = ["skolan har läger varje år", "polisen har kurs varje år"]
    after = ["helt nytt", "skolan har läger vartannat år", "polisen har kurs vartannat år"]

    assert pair_lines(before, after) == [(0, 1), (1, 2)]
    assert pair_lines(["a b c"], ["x y z", "a b d"]) == [(0, 1)]
    assert pair_lines(["a b d", "x y z"], ["x y w"]) == [(1, 0)]


PHRASES = ["skola läger", "skola polis", "polis kurs", "kurs läger mål", "mål vår"]


@given(
    st.lists(st.sampled_from(PHRASES), max_size=4), st.lists(st.sampled_from(PHRASES), max_size=4)
)
@example(["kurs läger mål", "kurs läger mål", "skola läger"], ["skola polis"])
@example(["skola läger"], ["skola polis", "skola polis", "skola läger"])
@example(["skola polis", "kurs läger mål"], ["polis kurs", "polis kurs"])
@example(["kurs läger mål", "kurs läger mål"], ["skola läger", "polis kurs"])
def test_lines_are_paired_in_order_so_that_they_have_the_most_in_common(before, after):
    alike = [[similarity(counted(one), counted(other)) for other in after] for one in before]
    found = pair_lines(before, after)

    assert found == sorted(found)
    assert all(alike[i][j] >= ALIKE for i, j in found)
    assert sum(alike[i][j] for i, j in found) == pytest.approx(_best(alike, 0, 0))


def _best(alike, i, j):
    """The most that lines from these on can have in common, by trying everything."""
    if i == len(alike) or j == len(alike[i]):
        return 0
    paired = alike[i][j] + _best(alike, i + 1, j + 1) if alike[i][j] >= ALIKE else 0
    return max(paired, _best(alike, i + 1, j), _best(alike, i, j + 1))


@pytest.mark.parametrize(("words", "pairs"), [("a b x y z", [(0, 0)]), ("a x y z w", [])])
def test_lines_are_one_rewritten_when_two_words_of_five_are_the_same(words, pairs):
    assert pair_lines(["a b c d e"], [words]) == pairs
    assert pair_lines(["a b c"], ["a x y"]) == []


def test_very_many_lines_are_not_paired():
    assert pair_lines(["rad ett två"] * 73, ["rad ett tre"] * 137) == []
    assert len(pair_lines(["rad ett två"] * 100, ["rad ett tre"] * 100)) == 100


def test_a_line_is_in_one_version_at_least():
    with pytest.raises(ValueError, match="at least one"):
        compare_line(None, None)
