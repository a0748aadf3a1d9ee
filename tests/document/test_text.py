"""Text: sanitising, splitting, folding, Swedish order."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from document import text

pieces = [
    *"ab åä<>&/\"'=;!-",
    "<p>",
    "</p>",
    "<script>",
    "<li>",
    "</li>",
    "<ul>",
    "<b>",
    "<td>",
    "<!--",
]
markup = st.lists(st.sampled_from(pieces), max_size=30).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>Text</p>", "<p>Text</p>"),
        ("lös text", "<p>lös text</p>"),
        ("före<p>mitt</p>efter", "<p>före</p><p>mitt</p><p>efter</p>"),
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="https://ljungby.se">a</a></p>', '<p><a href="https://ljungby.se">a</a></p>'),
        ('<img src="x" onerror="y">', ""),
        ("<p></p><p> </p>", ""),
        ("<ul><li>ett<li>två</ul>", "<ul><li>ett</li><li>två</li></ul>"),
        ("<strong>fet</strong> text", "<p><strong>fet</strong> text</p>"),
        ("<p>a &lt; b &amp; c</p>", "<p>a &lt; b &amp; c</p>"),
        ("rad<br>ny rad", "<p>rad<br>ny rad</p>"),
    ],
)
def test_only_the_allowed_markup_gets_in(dirty, clean):
    assert text.sanitise(dirty) == clean


@given(markup)
@example("<ul></p>a</ul>")
@example("<p>a<table><td>b")
def test_sanitising_twice_is_the_same_as_once(dirty):
    once = text.sanitise(dirty)

    assert text.sanitise(once) == once


@given(markup)
def test_splitting_loses_nothing(dirty):
    clean = text.sanitise(dirty)

    assert "".join(text.split(clean)) == clean


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_escaped_text_keeps_its_words_through_sanitising(words):
    assert text.plain(text.sanitise(f"<p>{text.escape(words)}</p>")) == text.fold(words)


def test_splitting_keeps_written_out_characters():
    assert text.split("<p>a&#39;b&nbsp;c</p>") == ["<p>a&#39;b&nbsp;c</p>"]


def test_every_paragraph_item_and_cell_is_a_line():
    markup = "<p>ett <b>två</b></p><ul><li>tre</li><li>fyra</li></ul><table><tr><td>fem</td></tr></table>"

    assert text.lines(markup) == ["ett två", "tre", "fyra", "fem"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Lägesbild", "lagesbild"),
        ("Rekommenderad struktur för arbetet", "rekommenderad-struktur-for-arbetet"),
        ("§ 5 (åtgärdsplan)", "5-atgardsplan"),
        ("Plan 2024–2026", "plan-2024-2026"),
        ("…", ""),
    ],
)
def test_an_address_is_made_of_a_swedish_name(name, slug):
    assert text.slug(name) == slug


def test_an_address_is_at_most_sixty_signs():
    assert len(text.slug("ab " * 60)) <= 60


def test_swedish_order_puts_the_three_last_letters_last():
    names = ["Östra", "Ängen", "Åby", "Zon", "edsvik", "Édouard", "Alvesta"]

    assert sorted(names, key=text.swedish_order) == [
        "Alvesta", "Édouard", "edsvik", "Zon", "Åby", "Ängen", "Östra",
    ]  # fmt: skip


def test_cells_are_filled_up_but_never_cut():
    assert text.cells("", count=2) == ("", "")
    assert text.cells("a\n b ", count=1) == ("a", "b")
