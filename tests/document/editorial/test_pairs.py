"""The rule against a person's verdict on pairs of texts: no substance passes, and nearly all wording does."""

import pytest

from document import editorial
from tests.document.editorial import pairs

FILES = ("seen.toml", "aside.toml", "later.toml")
SUBSTANCE = [pair for name in FILES for pair in pairs.read(name) if pair.verdict == "substance"]


@pytest.mark.parametrize("pair", SUBSTANCE, ids=str)
def test_substance_is_stopped(pair):
    assert editorial.problems(*pair.contents)


@pytest.mark.parametrize("name", FILES)
def test_at_most_one_in_ten_of_the_wordings_is(name):
    wordings = [pair for pair in pairs.read(name) if pair.verdict == "wording"]

    stopped = [str(pair) for pair in wordings if editorial.problems(*pair.contents)]

    assert 10 * len(stopped) <= len(wordings), stopped


@pytest.mark.parametrize("name", ["seen.toml", "aside.toml"])
def test_half_of_the_pairs_are_wording_and_half_substance(name):
    verdicts = [pair.verdict for pair in pairs.read(name)]

    assert verdicts.count("wording") >= 20
    assert verdicts.count("substance") >= 20


@pytest.mark.parametrize("pair", SUBSTANCE, ids=str)
def test_a_refusal_is_one_line_that_says_where_and_at_which_word(pair):
    for problem in editorial.problems(*pair.contents):
        assert problem.message.count("”") >= 2
        assert problem.message.endswith(" Det kräver ett nytt beslut.")
        assert "\n" not in problem.message
