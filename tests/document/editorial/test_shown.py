"""Every changed word is shown to the person who approves, and which of them are spelling."""

import pytest

from document import editorial
from document.editorial import Rewording
from tests.document.editorial.pairs import with_text


def shown(before, after, place="purpose"):
    found = editorial.rewordings(with_text(place, before), with_text(place, after))
    return [(change.before, change.after, change.is_spelling) for change in found]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Att öka trygheten", "Att öka tryggheten", [("trygheten", "tryggheten", True)]),
        ("Skapa trivsel", "Skapa verklig trivsel", [("", "verklig", False)]),
        ("Skapa en trivsel", "Skapa trivsel", [("en", "", False)]),
        ("Trygghet, trivsel", "Trygghet trivsel", [("Trygghet,", "Trygghet", True)]),
        ("bl.a. trivsel", "bland annat trivsel", [("bl.a.", "bland annat", True)]),
        ("trygghets arbete", "trygghetsarbete", [("trygghets arbete", "trygghetsarbete", True)]),
        ("Vi gör detta", "Vi ska göra det", [("gör detta", "ska göra det", False)]),
        ("sak", "ska", [("sak", "ska", False)]),
        ("Hjälpa dom trygt", "Hjälpa de tryggt", [("dom", "de", True), ("trygt", "tryggt", True)]),
    ],
)
def test_the_words_as_written_and_whether_they_are_spelling(before, after, changes):
    assert shown(before, after) == changes


def test_where_they_stand():
    before, after = (
        with_text("prose", f"<p>Vi gör {word} rätt.</p>") for word in ("nesta", "nästan")
    )

    assert editorial.rewordings(before, after)[0] == Rewording(
        where="i avsnittet ”Inledning”, stycket ”Vi gör nästan rätt.”",
        before="nesta",
        after="nästan",
        is_spelling=True,
    )


def test_one_word_is_shown_in_a_text_where_others_come_again_and_again():
    before = " ".join(["vi gör"] * 150 + ["klotter"] + ["vi gör"] * 150)

    assert shown(before, before.replace("klotter", "buller")) == [("klotter", "buller", False)]


def test_words_between_two_that_changed_are_not_shown():
    before = [word for number in range(150) for word in (f"nr{number}", "och")]
    after = [{"nr70": "ek", "nr71": "al"}.get(word, word) for word in before]

    assert shown(" ".join(before), " ".join(after)) == [
        ("nr70", "ek", False),
        ("nr71", "al", False),
    ]


def test_a_paragraph_that_came_is_no_rewording():
    assert shown("<p>Vi är här.</p>", "<p>Vi är här.</p><p>Ett nytt stycke.</p>", "prose") == []
