"""Setting text: what is held together, and that no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document import text
from document.grid import Grid
from printing import tables, typesetting


def held(source: str, room: float = 123.0) -> str:
    return typesetting.line(source, room=room, face=typesetting.SERIF, size=10.5)


def test_a_word_after_a_hyphen_is_held_to_it() -> None:
    assert held("i Barn- och skola") == ('i<span> </span><span class="kept">Barn- och</span> skola')


@pytest.mark.parametrize("word", ["SIG-grupp", "och/eller", "2017–2018", "vålds\u00adbejakande"])
def test_a_word_in_which_a_line_could_break_is_held_together(word: str) -> None:
    assert held(word) == f'<span class="kept">{word}</span>'


@pytest.mark.parametrize("word", ["skola.", "SKL:s", "10-16", "(enskilt", "–", "2017-07-01"])
def test_any_other_word_is_left_alone(word: str) -> None:
    assert held(word) == word


def test_a_word_wider_than_its_column_may_be_divided() -> None:
    assert held("Kommunledningsförvaltningen", 20) == (
        '<span class="long">Kommunledningsförvaltningen</span>'
    )


def test_words_that_are_too_wide_together_part() -> None:
    assert held("Barn- och utbildnings- ungdomsförvaltning", 25) == (
        '<span class="kept">Barn- och</span> utbildnings-<span> </span>'
        '<span class="long">ungdomsförvaltning</span>'
    )


def test_the_last_words_of_a_paragraph_stay_together() -> None:
    assert typesetting.prose("<p>Vi bryr oss om det som redan görs.</p>") == (
        '<p>Vi bryr oss om det<span> </span><span class="kept">som redan görs.</span></p>'
    )


def test_a_short_paragraph_has_nothing_to_hold() -> None:
    assert typesetting.prose("<p>Ja då.</p>") == "<p>Ja då.</p>"


def test_prose_is_sanitised_again() -> None:
    assert (
        typesetting.prose('<p onclick="x">Hej</p><script>1</script><img src="x">') == "<p>Hej</p>"
    )


def test_a_table_in_running_text_gets_the_look_of_tables() -> None:
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    assert typesetting.prose(table) == table.replace("<table>", '<table class="wide inner">')


def test_a_table_that_is_too_wide_shares_its_room_alike() -> None:
    row = "".join(f"<td>{'lång' * 12}</td>" for _ in range(3))
    html = typesetting.prose(f"<table><tbody><tr>{row}</tr></tbody></table>")
    assert html.startswith('<table class="wide inner tight">')
    assert html.count('<span class="long">') == 3


@given(st.text(st.sampled_from("abå -–/<&\u00ad\n."), max_size=60), st.floats(1, 60))
def test_no_sign_is_lost_or_added(source: str, room: float) -> None:
    assert text.html.unescape(text._TAG.sub("", held(source, room))) == source


@given(st.text(st.sampled_from("abå -–/.\n"), max_size=80))
def test_no_word_of_a_paragraph_is_lost_or_added(source: str) -> None:
    markup = f"<p>{source} <strong>{source}</strong> {source}</p>"
    assert text.plain(typesetting.prose(markup)) == text.plain(markup)


@pytest.mark.parametrize("address", ["/planer/annan/", "#avsnitt", "annan.html"])
def test_a_link_within_the_site_is_text_on_paper(address: str) -> None:
    assert (
        typesetting.prose(f'<p>Se <a href="{address}">här</a></p>')
        == "<p>Se<span> </span><a>här</a></p>"
    )


def test_a_link_to_another_site_stays_a_link() -> None:
    link = '<a href="https://example.org/">här</a>'
    assert typesetting.prose(f"<p>{link}</p>") == f"<p>{link}</p>"


# Columns


def shape(*rows: tuple[str, ...]) -> tables.Shape:
    grid = Grid(headings=rows[0], rows=rows[1:])
    return tables.shapes([grid])[rows[0]]


def test_the_columns_fill_the_page() -> None:
    assert sum(shape(("a", "b", "c"), ("x", "y", "z")).widths) == pytest.approx(165)


def test_the_second_column_stands_on_the_axis() -> None:
    assert shape(("a", "b"), ("x", "y")).widths == pytest.approx((42, 123))


def test_a_table_of_one_column_takes_the_whole_width() -> None:
    assert shape(("a",), ("x",)).widths == pytest.approx((165,))


def test_a_first_word_wider_than_the_axis_moves_the_second_column() -> None:
    widths = shape(("a", "b"), ("Kommunledningsförvaltningens", "y")).widths
    assert widths[0] > 42


def test_the_text_shrinks_before_a_word_is_divided() -> None:
    words = ("Föräldrastödsprogram", "fritidsgårdspersonalen", "föreningsaktiviteterna")
    table = shape(("a", "b", "c", "d", "e"), (*words, *words[:2]))
    assert table.size < 9
    assert sum(table.widths) == pytest.approx(165)


def test_a_table_with_too_many_columns_is_squeezed() -> None:
    row = tuple("fritidsgårdspersonal" if place % 2 else "x" for place in range(14))
    table = shape(tuple("abcdefghijklmn"), row)
    assert table.size == 7.5
    assert sum(table.widths) <= 165.001
    assert table.widths[0] < table.widths[1]
