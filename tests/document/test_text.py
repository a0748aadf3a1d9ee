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


@pytest.mark.parametrize(
    "markup",
    [
        *(f"<{tag}>a</{tag}>" for tag in ("p", "h3", "h4", "blockquote")),
        *(f"<p><{tag}>a</{tag}></p>" for tag in ("strong", "em", "sub", "sup")),
        "<ul><li>a</li></ul>",
        "<ol><li>a</li></ol>",
        (
            '<table><thead><tr><th scope="col" colspan="2" rowspan="3">a</th></tr></thead>'
            '<tbody><tr><td colspan="2" rowspan="3">b</td></tr></tbody></table>'
        ),
        '<p><a href="http://a.se">a</a> <a href="mailto:a@b.se">b</a></p>',
    ],
)
def test_what_the_editor_offers_is_kept_as_it_is(markup):
    assert text.sanitise(markup) == markup
    assert text.split(markup * 2) == [markup] * 2


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("lös text", ["<p>lös text</p>"]),
        (" a <br> b ", ["<p>a <br> b</p>"]),
        ("<em>a</em> b<p>c</p>d", ["<p><em>a</em> b</p>", "<p>c</p>", "<p>d</p>"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>",) * 2,
        ("<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",) * 2,
        ("<strong>a<p>b</p></strong>", ["<p><strong>a<p>b</p></strong></p>"]),
        ("<p></p> <p> </p><em> </em><p>a</p>", ["<p>a</p>"]),
    ],
)
def test_markup_is_taken_apart_at_the_top_level_alone(markup, parts):
    assert text.split(markup) == ([parts] if isinstance(parts, str) else parts)


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
    "between",
    [
        "<br>",
        *(f"</{tag}><{tag}>" for tag in ("p", "h3", "h4", "li", "blockquote", "td", "th", "tr")),
        "<table><thead>",
        "<ol><li>",
        "</ul>",
        "</tbody>",
        '<td colspan="2">',
    ],
)
def test_words_in_different_blocks_are_different_words_and_lines(between):
    assert text.plain(f"ett{between}två") == "ett två"
    assert text.lines(f"ett{between}två") == ["ett", "två"]


@pytest.mark.parametrize("within", ["<strong>", "</em>", "<sup>", '<a href="https://a.se">'])
def test_words_over_a_change_of_style_are_one_word(within):
    assert text.plain(f"sam{within}verkan") == "samverkan"
    assert text.lines(f"sam{within}verkan") == ["samverkan"]


def test_written_out_characters_are_read_as_what_they_mean():
    assert text.plain("<p>a &lt; b&nbsp;&amp; c</p>") == "a < b & c"
    assert text.lines("<p>a &lt; b&nbsp;&amp; c</p>") == ["a < b & c"]


def test_only_what_html_needs_is_escaped():
    assert text.escape("a < b & \"c\" > 'd'") == "a &lt; b &amp; \"c\" &gt; 'd'"


def test_the_lowest_number_from_two_that_is_free_is_used():
    assert text.unused("a", {"b"}) == "a"
    assert text.unused("a", {"a"}) == "a-2"
    assert text.unused("a", {"a", "a-2", "a-4"}) == "a-3"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Lägesbild", "lagesbild"),
        ("Rekommenderad struktur för arbetet", "rekommenderad-struktur-for-arbetet"),
        ("§ 5 (åtgärdsplan)", "5-atgardsplan"),
        ("Plan 2024–2026", "plan-2024-2026"),
        ("a—b", "a-b"),
        ("a−b", "a-b"),
        ("…", ""),
    ],
)
def test_an_address_is_made_of_a_swedish_name(name, slug):
    assert text.slug(name) == slug


def test_an_address_is_at_most_sixty_signs():
    assert text.slug("a" * 70) == "a" * 60
    assert text.slug("a" * 59 + " bc") == "a" * 59


def test_swedish_order_puts_the_three_last_letters_last():
    names = ["Östra", "Ängen", "Åby", "Zon", "edsvik", "Édouard", "Alvesta"]

    assert sorted(names, key=text.swedish_order) == [
        "Alvesta", "Édouard", "edsvik", "Zon", "Åby", "Ängen", "Östra",
    ]  # fmt: skip


def test_swedish_order_counts_accents_of_other_letters_and_case_as_nothing():
    assert text.swedish_order("Élan") == text.swedish_order("elan")
    assert text.swedish_order("A\u030angel") == text.swedish_order("Ångel")


def test_cells_are_filled_up_but_never_cut():
    assert text.cells("") == ()
    assert text.cells("", count=2) == ("", "")
    assert text.cells("a\n b ", count=1) == ("a", "b")
