"""Abbreviations are explained where they are first used, and the text stays as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document import text
from plans.reading.abbreviations import Marker

KNOWN = {"SKL": "Sveriges Kommuner och Landsting", "SIG": "Sociala insatsgrupper"}
SKL = (
    '<a class="abbr" href="#forkortning:skl">'
    '<abbr title="Sveriges Kommuner och Landsting">SKL</abbr></a>'
)
ADDED = re.compile(r'<a class="abbr" href="[^"]*"><abbr title="[^"]*">(.*?)</abbr></a>')


def without_marks(markup: str) -> str:
    return ADDED.sub(r"\1", markup)


def test_the_first_use_is_marked_and_later_ones_stay_plain():
    assert Marker(KNOWN).rich("<p>SKL och SKL.</p>") == f"<p>{SKL} och SKL.</p>"


def test_a_use_in_a_later_text_stays_plain():
    marker = Marker(KNOWN)
    marker.rich("<p>SKL</p>")

    assert marker.plain("SKL") == "SKL"


@pytest.mark.parametrize("use", ["SKL:s råd", "(SKL)", "KLF/SKL", "SKL-möte", "e-SKL", "SKL"])
def test_a_whole_word_is_a_use(use):
    assert SKL in Marker(KNOWN).plain(use)


@pytest.mark.parametrize("words", ["SKLA", "ÅSKL", "skl", "SKL2", "S K L"])
def test_part_of_a_word_is_not_a_use(words):
    marker = Marker(KNOWN)

    assert marker.plain(words) == words
    assert not marker.used


def test_attributes_and_tags_are_never_touched():
    markup = '<p><a href="https://a.se/SKL?x=>SKL">hit</a> <em>till</em></p>'

    assert Marker(KNOWN).rich(markup) == markup


@pytest.mark.parametrize("tag", ["a", "h3", "h4"])
def test_a_use_within_a_link_or_a_heading_waits_for_the_next_one(tag):
    markup = f"<{tag}>SKL <em>SKL</em></{tag}><p>SKL</p>"

    marked = Marker(KNOWN).rich(markup)

    assert marked == f"<{tag}>SKL <em>SKL</em></{tag}><p>{SKL}</p>"


def test_a_use_that_cannot_be_marked_stands_in_the_list_all_the_same():
    marker = Marker(KNOWN)
    marker.note("Samverkan med SIG")

    assert [each.short for each in marker.used] == ["SIG"]


def test_character_references_are_never_taken_apart():
    markup = "<p>Råd &amp; stöd&nbsp;nu</p>"

    assert Marker({"amp": "x", "nbsp": "y", "R&D": "z"}).rich(markup) == markup


def test_an_abbreviation_with_an_ampersand_is_found():
    assert '<abbr title="Forskning">R&amp;D</abbr>' in Marker({"R&D": "Forskning"}).plain("R&D")


def test_plain_text_and_meanings_are_escaped():
    marked = Marker({"SKL": '"><script>'}).plain("SKL <b>")

    assert 'title="&quot;&gt;&lt;script&gt;"' in marked
    assert "&lt;b&gt;" in marked
    assert "<script>" not in marked


def test_the_longest_abbreviation_counts():
    marker = Marker({"KLF": "Förvaltningen", "KLF IT": "Dess IT-enhet"})
    marker.plain("KLF IT svarar")

    assert [each.short for each in marker.used] == ["KLF IT"]


def test_the_list_is_in_swedish_order():
    marker = Marker(dict.fromkeys(("ÖK", "ÅK", "ZK", "AK", "ÄK"), "x"))
    marker.plain("ÖK ÅK ZK AK ÄK")

    assert [each.short for each in marker.used] == ["AK", "ZK", "ÅK", "ÄK", "ÖK"]


def test_abbreviations_that_look_alike_have_addresses_of_their_own():
    marker = Marker(dict.fromkeys(("SIG", "sig", "Sig", "字"), "x"))
    marker.plain("SIG sig Sig 字")

    assert len({each.anchor for each in marker.used}) == 4


def test_nothing_known_changes_nothing():
    marker = Marker({})

    assert marker.rich("<p>SKL</p>") == "<p>SKL</p>"
    assert not marker.used


_words = st.lists(
    st.sampled_from(["SKL", "SIG", "SKL:s", "<b>", "&", '"', "å", " ", "</p>", "&amp;", "x"])
).map("".join)


@given(_words)
def test_not_a_sign_of_a_plain_text_changes(words):
    assert without_marks(Marker(KNOWN).plain(words)) == text.escape(words)


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h3", "blockquote"]), st.sampled_from(["em", "a"]), _words)
    )
)
def test_not_a_sign_of_a_rich_text_changes(pieces):
    markup = text.sanitise(
        "".join(
            f"<{block}>SKL <{inline}>{text.escape(words)}</{inline}></{block}>"
            for block, inline, words in pieces
        )
    )

    marked = Marker(KNOWN).rich(markup)

    assert without_marks(marked) == markup
    assert text.plain(marked) == text.plain(markup)
    assert len(ADDED.findall(marked)) <= len(KNOWN)
