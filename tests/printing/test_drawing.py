"""Lines that are broken to fit."""

import pytest

from printing.drawing import Canvas, Run, broken, words

SIZE = 8.5


def set_in(room: float, *runs: Run) -> list[str]:
    return ["".join(run.text for run in line) for line in broken(runs, room=room, size=SIZE)]


def test_a_line_is_broken_after_a_word() -> None:
    text = "Ett utskrivet dokument är alltid en kopia"
    room = Run("Ett utskrivet dokument").width(SIZE)
    assert set_in(room, *words(text)) == ["Ett utskrivet dokument ", "är alltid en kopia"]


def test_no_line_is_wider_than_its_room() -> None:
    runs = words("Kontrolltal ett två tre fyra fem sex " + "å" * 60 + " sju åtta nio")
    lines = broken(runs, room=90, size=SIZE)
    assert all(
        sum(run.width(SIZE) for run in line[:-1]) + line[-1].room(SIZE) <= 90 for line in lines
    )


def test_every_sign_stands_on_some_line() -> None:
    text = "ett " + "o" * 200 + " slut"
    assert "".join(set_in(100, *words(text))) == text


def test_a_no_break_space_holds_words_together() -> None:
    room = Run("av version").width(SIZE)
    assert set_in(room, *words("av version\u00a02")) == ["av ", "version\u00a02"]


@pytest.mark.parametrize("text", ["", "  "])
def test_no_words_are_one_empty_line(text: str) -> None:
    assert set_in(100, *words(text)) == [""]


def test_areas_that_meet_are_filled_as_one() -> None:
    canvas = Canvas()
    canvas.area((0, 0, 1, 1), (1, 0, 1, 1))
    assert canvas.data().split(b"\n") == [
        b"0.00 0.00 1.00 1.00 re",
        b"1.00 0.00 1.00 1.00 re",
        b"f",
    ]
