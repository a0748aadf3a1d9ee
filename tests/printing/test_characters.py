"""Which characters the print cannot draw is known beforehand, and is what the engine finds missing."""

from datetime import date
from unicodedata import category

import pytest
from weasyprint import HTML

from document.content import Prose, Section
from document.edition import Edition
from printing import characters, engine, files, fonts
from tests import factories

NAMED = "Łódź x\u0306 coöperate ≥ ½ € – ” ✓ ☐ → \u202e \u00ad ﬁ ² Ж Ω é\u0301"


def found_missing(letters: list[str]) -> set[str]:
    """What the engine finds no glyph for, each character on a line of its own."""
    body = "".join(f"<p>a{letter}a</p>" for letter in letters)
    html = HTML(string=f"<html><body>{body}</body></html>", url_fetcher=engine._fetcher())
    sheets = [engine._sheet(files.STYLE_SHEET)]
    document = html.render(stylesheets=sheets, font_config=fonts.print_fonts())
    document.write_pdf()
    return {chr(code) for font in document.fonts.values() for code in font.missing}


def test_the_engine_finds_the_same_characters_missing():
    assigned = [chr(code) for code in range(0xA0, 0x1FB00) if category(chr(code))[0] not in "CZ"]
    letters = [*assigned[:1300], *assigned[1300::401]]
    gone = {each for each in letters if characters.missing(each)}

    assert gone == found_missing(letters) & set(letters)
    assert 100 < len(gone) < len(letters) - 100


def test_letters_with_accents_signs_and_what_draws_nothing_are_drawn():
    assert characters.missing(NAMED) == []


def test_each_missing_character_is_told_once_with_its_accents():
    assert characters.missing("🙂 中 🙂 中\u0301") == ["🙂", "中", "中\u0301"]


def edition(**content) -> Edition:
    value = factories.content(**content)
    return Edition(slug="x", on=date(2026, 1, 1), content=value, decision=factories.decision())


def test_a_missing_character_is_told_with_its_section_and_not_by_the_contents():
    sections = (
        Section(key="mal", title="Mål 🙂", blocks=(Prose(html="<p>Vi är 🙂 och 中.</p>"),)),
        Section(key="medel", title="Medel", blocks=(Prose(html="<p>Inga.</p>"),)),
    )

    found = characters.unprintable(edition(sections=sections), organisation="Ljungby kommun")

    assert found == [("i avsnittet ”Mål 🙂”", ["🙂", "中"])]


@pytest.mark.parametrize("title", ["Plan x\u0306", "Plan ₿"])
def test_what_the_heads_cannot_draw_of_the_title_is_told(title):
    found = characters.unprintable(edition(title=title), organisation="Ljungby kommun")

    assert found == [("i sidhuvudet", [title.removeprefix("Plan ")])]
