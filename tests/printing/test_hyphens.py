"""Where long words are divided."""

import inspect

import pytest
from weasyprint.text import line_break

from printing.hyphens import Compounds


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("våldsbejakande", "vålds"),
        ("brottsförebyggande", "brotts"),
        ("samhällsordningen", "samhälls"),
        ("utbildningsförvaltningen", "utbildnings"),
        ("VÅLDSBEJAKANDE", "VÅLDS"),
    ],
)
def test_a_seam_is_tried_before_other_syllables(word: str, first: str) -> None:
    (part, rest), *others = Compounds(lang="sv", left=5, right=5).iterate(word)
    assert part == first
    assert part + rest == word
    assert others or word.startswith("samhälls")


def test_a_word_without_a_seam_is_divided_as_late_as_it_can() -> None:
    ways = [
        first for first, _ in Compounds(lang="sv", left=5, right=5).iterate("demokratifrämjande")
    ]
    assert ways == sorted(ways, key=len, reverse=True)
    assert len(ways) > 1


def test_no_way_is_lost_or_told_twice() -> None:
    word = "kommunledningsförvaltningens"
    ways = [first for first, _ in Compounds(lang="sv", left=2, right=2).iterate(word)]
    assert sorted(map(len, ways)) == Compounds(lang="sv", left=2, right=2).positions(word)


def test_weasyprint_takes_the_first_way_that_has_room() -> None:
    source = inspect.getsource(line_break)
    assert "pyphen.Pyphen(lang=lang, left=left, right=right)" in source
    assert "for start, end in dictionary.iterate(next_word)" in source
    assert "for first_word_part in dictionary_iterations:" in source
