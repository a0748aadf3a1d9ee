"""What cannot be read as a plan: one clear line for the user, and nothing else."""

import pytest

import importing
from importing import UnreadablePlan, read, read_file
from importing.importer import LARGEST_FILE

from .source import SEED


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\ufeff", "\f\n\f"])
def test_an_empty_text_is_refused(text):
    with pytest.raises(UnreadablePlan, match=r"^Texten är tom\.$"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "bara en rad",
        "En titel\n\nOch ett stycke som slutar med punkt.",
        "Kommunen arbetar brett med trygghet, och det här är ett enda långt stycke.",
        "Titel\n\nBeslutsdatum: 2020-01-01",
    ],
)
def test_a_text_without_headings_is_refused(text):
    with pytest.raises(UnreadablePlan, match=r"^Ingen rubrik hittades"):
        read(text)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9d", "\ud800"])
def test_a_text_with_control_characters_is_refused(character):
    with pytest.raises(UnreadablePlan, match=r"^Innehållet är inte text: tecknet U"):
        read(f"Titel\n\nInledning\n\nText {character}.")


def refusal(path):
    with pytest.raises(UnreadablePlan) as caught:
        read_file(path)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    return message.removeprefix(f"{path}: ")


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "saknas.txt") == "Filen finns inte."


def test_a_directory_is_named(tmp_path):
    assert refusal(tmp_path) == "Det är en katalog eller enhet, inte en fil."


def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    path = tmp_path / "plan.txt"
    path.write_text("Titel", encoding="utf-8")

    def refuse(*_args, **_kwargs):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert refusal(path) == "Filen kan inte läsas."


def test_a_name_that_no_file_can_have_is_refused():
    assert refusal("plan\0.txt") == "Filen kan inte läsas."
    assert refusal("x" * 5000) == "Filen kan inte läsas."


def test_a_file_with_zero_bytes_is_not_a_text(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK\x03\x04\0\0")
    assert refusal(path) == "Filen är inte en textfil."


def test_a_file_with_control_characters_is_not_a_text(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(b"Titel\x01")
    assert refusal(path) == "Innehållet är inte text: tecknet U+0001 finns i det."


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes("Lägesbild".encode("latin-1"))
    assert refusal(path) == "Filen är inte kodad i UTF-8."


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(b"a" * (LARGEST_FILE + 1))
    assert refusal(path) == "Filen är större än 5 MB."


def test_an_unreadable_text_names_its_file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("\n", encoding="utf-8")
    assert refusal(path) == "Texten är tom."


def test_a_byte_order_mark_is_no_word(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(b"\xef\xbb\xbf" + SEED.read_bytes())
    assert read_file(path) == read_file(str(SEED))


def test_the_error_is_a_value_error():
    assert issubclass(importing.UnreadablePlan, ValueError)
