"""What holds of the editorial rule whatever the text is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from document import editorial
from document.editorial.judging import TextPair, judge
from document.editorial.paragraphs import paired, units
from document.editorial.words import key
from document.text import sanitise
from tests.document.editorial.pairs import with_text

WORDS = st.sampled_from(
    """
    trygghet arbetet utvecklas tillsammans belysningen demokrati delaktighet samverkan planen beskriver
    miljön trivsel lokalerna kunskap vardagsnära målet och att den som är i på med av
    """.split()  # noqa: SIM905
)
LONG = st.sampled_from(
    """
    trygghetsarbetet belysningen delaktighet samverkan värdegrunden demokratiarbete kränkningar lägesbild
    """.split()  # noqa: SIM905
)
TURNING = st.sampled_from(
    """
    inte ej aldrig inga ingen inget endast bara minst högst ska skall bör får kan måste utan
    """.split()  # noqa: SIM905
)
NUMBERS = st.sampled_from(["3", "tre", "tredje", "halv", "2027", "en miljon", "15 mars", "40 000"])
PLACES = st.sampled_from(["prose", "purpose", "name", "mission", "participants", "target_group"])


def texts(*, fewest=4):
    return st.lists(WORDS, min_size=fewest, max_size=40)


def stopped(place, before, after):
    said = [
        f"<p>{' '.join(words)}.</p>" if place == "prose" else " ".join(words)
        for words in (before, after)
    ]
    return editorial.problems(with_text(place, said[0]), with_text(place, said[1]))


@given(PLACES, texts())
def test_a_text_in_another_case_and_with_other_signs_is_wording(place, words):
    after = [words[0].upper().capitalize(), *words[1:-1], f"{words[-1]},"]

    assert stopped(place, ["»", *words], after) == []


@given(PLACES, texts(), TURNING, st.data())
def test_a_turning_word_that_comes_or_goes_is_stopped_wherever_it_stands(
    place, words, turning, data
):
    at = data.draw(st.integers(0, len(words)))
    turned = [*words[:at], turning, *words[at:]]

    assert stopped(place, words, turned)
    assert stopped(place, turned, words)


@given(PLACES, texts(), TURNING, TURNING, st.data())
def test_two_turning_words_that_change_places_are_stopped(place, words, one, other, data):
    assume(key(one) != key(other))
    at, then = sorted(data.draw(st.tuples(*[st.integers(0, len(words))] * 2)))

    def between(first, second):
        return [*words[:at], first, *words[at:then], second, *words[then:]]

    assert stopped(place, between(one, other), between(other, one))


@given(PLACES, texts(), NUMBERS, NUMBERS, st.data())
def test_two_numbers_that_change_places_are_stopped(place, words, one, other, data):
    assume(one != other and {one, other} != {"3", "tre"})
    at, then = sorted(data.draw(st.tuples(*[st.integers(0, len(words))] * 2)))

    def between(first, second):
        return [*words[:at], first, *words[at:then], "trygghet", second, *words[then:]]

    assert stopped(place, between(one, other), between(other, one))


@given(st.sampled_from(["responsible", "schedule"]) | PLACES, texts(), LONG, st.data())
def test_a_slip_of_one_letter_in_a_long_word_never_is(place, words, word, data):
    at = data.draw(st.integers(0, len(words)))
    mistaken = data.draw(slips(word))

    def around(middle):
        return [*words[:at], middle, *words[at:]]

    assert stopped(place, around(word), around(mistaken)) == [] or word == mistaken
    assert stopped(place, around(mistaken), around(word)) == [] or word == mistaken


@st.composite
def slips(draw, word):
    """The word with a letter put in, left out or replaced, or two that changed places."""
    at = draw(st.integers(1, len(word) - 2))
    letter = draw(st.sampled_from("abdefghiklmnoprstuvyåäö"))
    return draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )


TEXTS = st.text() | st.text("aåo .,!?0159-–/%½²<>&@:;’”\u00ad\u00a0\n\u0660")


@given(TEXTS, TEXTS)
def test_any_text_can_be_judged_and_does_not_differ_from_itself(before, after):
    assert all(judge(TextPair("här", before, after)))
    assert list(judge(TextPair("här", before, before))) == []
    assert list(judge(TextPair("här", before, f" {before}\n"))) == []


@given(TEXTS, TEXTS)
def test_any_rich_text_can_be_cut_into_paragraphs_that_answer_to_each_other(before, after):
    one, other = (
        units(sanitise(f"<p>{text}</p>{text}<ul><li>{text}</li></ul>")) for text in (before, after)
    )

    pairs = list(paired(one, other))

    assert [unit for old, _ in pairs for unit in old] == one
    assert [unit for _, new in pairs for unit in new] == other


@given(texts(), texts())
def test_what_is_shown_makes_the_text_before_into_the_text_after(before, after):
    found = editorial.rewordings(
        with_text("purpose", " ".join(before)), with_text("purpose", " ".join(after))
    )

    for side, words in (("before", before), ("after", after)):
        shown = " ".join(filter(None, (getattr(change, side) for change in found))).split()
        left = iter(words)
        assert all(word in left for word in shown)
    gone = sum(len(change.before.split()) for change in found)
    come = sum(len(change.after.split()) for change in found)
    assert len(before) - gone == len(after) - come


@pytest.mark.parametrize("place", ["prose", "purpose"])
def test_no_change_is_no_change(place):
    said = "<p>Vi ska inte vänta i tre år.</p>"

    assert editorial.rewordings(with_text(place, said), with_text(place, said)) == []
