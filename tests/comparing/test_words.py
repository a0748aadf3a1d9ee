"""What differs between two texts, word by word."""

from time import perf_counter

import pytest

from comparing import words
from comparing.words import TextPiece, TextPieceKind, diff


def marked(before, after):
    """The difference as text: {-gone-} and {+come+}."""
    characters = {
        TextPieceKind.SAME: "{}",
        TextPieceKind.REMOVED: "{{-{}-}}",
        TextPieceKind.ADDED: "{{+{}+}}",
    }
    return "".join(characters[p.kind].format(p.text) for p in diff(before, after).pieces)


def test_a_changed_word_is_removed_and_added():
    assert marked("Vi bör hjälpa", "Vi ska hjälpa") == "Vi{- bör-}{+ ska+} hjälpa"


def test_a_word_that_was_put_in_is_added():
    assert marked("i största mån", "i största möjliga mån") == "i största{+ möjliga+} mån"


def test_punctuation_is_a_word_of_its_own():
    assert marked("Skola och polis", "Skola och polis.") == "Skola och polis{+.+}"


def test_a_date_and_an_abbreviation_are_one_word():
    assert (
        marked("SKL:s 2017-01-01", "SKR:s 2018-01-01") == "{-SKL:s 2017-01-01-}{+SKR:s 2018-01-01+}"
    )


def test_a_lone_short_word_between_two_changes_goes_with_them():
    assert marked("Sommar i år", "Vinter i fjol") == "{-Sommar i år-}{+Vinter i fjol+}"


@pytest.mark.parametrize("word", ["i", "och", "2 %"])
def test_up_to_three_letters_of_one_word_between_two_changes_go_with_them(word):
    assert marked(f"Sommar {word} vår", f"Vinter {word} höst").count("{-") == 1


@pytest.mark.parametrize("word", ["från", "i en", "2024"])
def test_a_longer_stretch_between_two_changes_stays(word):
    assert marked(f"Sommar {word} vår", f"Vinter {word} höst").count("{-") == 2


def test_a_short_word_stays_where_a_text_begins_or_ends_with_it():
    assert marked("i vår och", "i höst och") == "i{- vår-}{+ höst+} och"


def test_comparing_the_other_way_finds_the_same_words_unchanged():
    one, other = diff("mål skola", "skola mål"), diff("skola mål", "mål skola")

    assert [piece.text for piece in one.pieces if piece.kind is TextPieceKind.SAME] == [
        piece.text for piece in other.pieces if piece.kind is TextPieceKind.SAME
    ]


def test_what_texts_begin_and_end_with_does_not_count_towards_the_limit(monkeypatch):
    monkeypatch.setattr(words, "MOST_PAIRS", 9)
    frame = "ord " * 9

    def kept(count):
        middle = [" ".join(f"{letter}{n} lika{n}" for n in range(count)) for letter in "ab"]
        found = diff(*(f"{frame}{each} x {frame}" for each in middle))
        return len([piece for piece in found.pieces if piece.kind is TextPieceKind.SAME])

    assert (kept(2), kept(3)) == (3, 2)


def test_a_long_word_between_two_changes_stays():
    assert marked("Vår förvaltning beslutar", "Er förvaltning föreslår") == (
        "{-Vår-}{+Er+} förvaltning{- beslutar-}{+ föreslår+}"
    )


def test_white_space_alone_may_differ():
    assert marked("Skola\noch polis", "Skola och polis") == "Skola{-\n-}{+ +}och polis"


def test_each_version_has_its_own_pieces():
    found = diff("Vi bör hjälpa", "Vi ska hjälpa")

    assert [piece.text for piece in found.before_pieces] == ["Vi", " bör", " hjälpa"]
    assert [piece.text for piece in found.after_pieces] == ["Vi", " ska", " hjälpa"]


def test_texts_without_words_have_nothing_in_common():
    assert words.similarity(words.counted(""), words.counted("–")) == 0


def test_a_text_that_came_is_one_piece():
    assert diff("", "Årligen i maj").pieces == (TextPiece(TextPieceKind.ADDED, "Årligen i maj"),)


def test_a_text_that_is_the_same_is_one_piece():
    assert diff("Årligen i maj. ", "Årligen i maj. ").pieces == (
        TextPiece(TextPieceKind.SAME, "Årligen i maj. "),
    )


def test_nothing_against_nothing_has_no_pieces():
    assert not diff("", "")


def test_white_space_at_the_ends_is_told_from_the_words():
    piece = TextPiece(TextPieceKind.ADDED, " möjliga ")

    assert (piece.lead, piece.core, piece.trail) == (" ", "möjliga", " ")


@pytest.mark.parametrize("text", [" möjliga", "möjliga  ", "möjliga", "  möjliga fall "])
def test_a_piece_is_its_white_space_and_its_words(text):
    piece = TextPiece(TextPieceKind.ADDED, text)

    assert piece.lead + piece.core + piece.trail == text
    assert piece.core == text.strip()


def test_white_space_alone_is_counted_once():
    piece = TextPiece(TextPieceKind.ADDED, "\n ")

    assert (piece.lead, piece.core, piece.trail) == ("\n ", "", "")


def test_very_long_texts_are_replaced_but_for_what_they_begin_and_end_with():
    before = "Början " + "a b " * 2000 + "slut"
    after = "Början " + "b c " * 2000 + "slut"

    start = perf_counter()
    found = diff(before, after)

    assert perf_counter() - start < 1
    assert [piece.text for piece in found.pieces if piece.kind is TextPieceKind.SAME] == [
        "Början",
        " slut",
    ]
