"""Every character that stands on a page is read out of the file as it was written, on any machine."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, fontconfig

from document.content import PlanContent, Prose, Section
from printing import files, fonts, letters
from printing.tagged import Tagged, tagged
from tests.printing import samples
from tests.printing.paper import picture
from tests.printing.reading import inside

ROOT = Path(__file__).parents[2]
COVER_AND_CONTENTS = 2

#: The name of each language and the letters that it adds.
LANGUAGES = {
    "svenska": "svenska åäöé ÅÄÖÉ",
    "danska": "dansk æøå ÆØÅ",
    "isländska": "íslenska áéíóúý þðæö ÞÐÆÖ",
    "nordsamiska": "davvisámegiella áčđŋšŧž ÁČĐŊŠŦŽ",
    "finska": "suomi äö šž",
    "estniska": "eesti õäöü šž ÕÄÖÜ",
    "lettiska": "latviešu āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ",
    "litauiska": "lietuvių ąčęėįšųūž ĄČĘĖĮŠŲŪŽ",
    "polska": "polski ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ, Łódź",
    "tjeckiska": "čeština áčďéěíňóřšťúůýž ČĎĚŇŘŠŤŮŽ",
    "slovakiska": "slovenčina áäčďéíĺľňóôŕšťúýž ĹĽŔÔ",
    "ungerska": "magyar áéíóöőúüű ŐŰ",
    "rumänska": "română ăâîșț şţ ĂÂÎȘȚ",
    "kroatiska": "hrvatski čćđšž ČĆĐŠŽ, Šimić, Žižek",
    "albanska": "shqip çë ÇË",
    "turkiska": "Türkçe çğıiöşü ÇĞIİÖŞÜ",
    "kurdiska": "kurmancî çêîşû ÇÊÎŞÛ",
    "somaliska": "Soomaali dh kh sh",
    "tyska": "Deutsch äöüß ÄÖÜẞ",
    "franska": "français àâæçéèêëîïôœùûüÿ ŒÆŸ",
    "spanska": "español áéíñóúü ¿qué? ¡sí!",
    "vietnamesiska": "tiếng Việt ăâđêôơư ạảấầẩẫậ ẹẻẽếềểễệ ƠƯ",
    "grekiska": "ελληνικά άέήίόύώϊϋς ΆΈΉΊΌΎΏ",
    "ryska": "русский ёйъыьэюя ЁЙЪЫЭЮЯ",
    "ukrainska": "українська ґєії ҐЄІЇ п’ять",
}
CHARACTERS = {
    "citattecken": "“citat” ”citat” „Zitat“ «citation» ‘a’ ’b’ ‚c‘ »d« ‹e›",
    "bråk": "½ ⅓ ¼ ¾ ⅔ ⅛ 1⁄2 25 % 3 ‰ ±2 µm 10 m² m³ CO₂",
    "ligaturer": "fi fl ff ffi ffl afficherings difficult stafli Offfil tj Th ﬁ ﬂ",
    "tecken": "§ 12 § ¶ • · … – — − × ÷ ≤ ≥ ≠ ≈ → ← ↑ ↓ ✓ € £ $ © ® ™ ° № † ‡ ∞ √ ∑",
    "två punkter": "coöperate naïve Zoë reëlect, citrus, c o c",
}
WHOLE = {**LANGUAGES, **CHARACTERS}


def plan(*texts: str, title: str = "Łódź") -> PlanContent:
    html = "".join(f"<p>{text} <em>{text}</em> <strong>{text}</strong></p>" for text in texts)
    return samples.plan(Section(key="a", title=title, blocks=(Prose(html=html),)))


def read(text: str) -> str:
    """What assistive technology says of a paragraph."""
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=f"<p>{text}</p>"),)))
    (main,) = tagged(samples.printed(content)).root.walk("Part")
    (paragraph,) = main.walk("P")
    return paragraph.text


def title_of(found: Tagged) -> str:
    return next(found.root.walk("H1")).text


# Whole pages


@pytest.fixture(scope="module")
def page() -> bytes:
    return samples.printed(plan(*WHOLE.values()))


def test_the_letters_of_twenty_languages_quotes_fractions_and_ligatures_are_read_as_written(
    page: bytes,
) -> None:
    (main,) = tagged(page).root.walk("Part")
    written = [" ".join([text] * 3) for text in WHOLE.values()]
    assert [paragraph.text for paragraph in main.walk("P")] == written


def test_another_reader_finds_the_same_words(page: bytes) -> None:
    written = " ".join(["Łódź", *(" ".join([text] * 3) for text in WHOLE.values())])
    found = " ".join(inside(page)[COVER_AND_CONTENTS:])
    # That reader writes ligatures, fractions and small figures as what they are made of.
    assert normalize("NFKC", found).split() == normalize("NFKC", written).split()


def test_all_those_letters_stand_in_the_fonts_of_the_print() -> None:
    lacking = {*"".join(LANGUAGES.values())}
    for path in (files.static() / "fonts/print").glob("plan-s*-400-normal.ttf"):
        with TTFont(path, lazy=True) as font:
            lacking -= {chr(code) for code in font.getBestCmap()}
    assert lacking == set()


# Letters and accents


@pytest.mark.parametrize("text", ["x̆ och xyz", "Ż̆ och Zorn", "i̋ och in", "q̌ a̍"])
def test_an_accent_on_its_own_leaves_the_letters_of_other_words_whole(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("text", ["µμ µ μ", "ΩΩ", "a\u200bb", "‑-‐", "ﬁ fi", "e\ufe0f e"])
def test_signs_that_share_a_glyph_are_told_apart(text: str) -> None:
    assert read(text) == text


def test_a_letter_written_as_two_signs_is_read_as_one() -> None:
    assert read("va\u030ard och vård") == "vård och vård"


# Characters that no font has

STRANGE = "漢字"


@pytest.mark.parametrize(
    "text",
    [STRANGE, "😀😀", "👨\u200d👩\u200d👧 a", "مرحبا שלום", "\U0010f8f8", "\ue001", "漢? ?漢"],
)
def test_a_sign_that_no_font_has_is_read_as_what_it_is(text: str) -> None:
    assert read(f"Ett {text} här?") == f"Ett {text} här?"


def test_a_sign_that_no_font_has_looks_like_a_question_mark() -> None:
    shown, plain = (
        picture(samples.printed(plan(text)), page=3, dots=100) for text in (STRANGE, "??")
    )
    assert shown == plain


def test_a_sign_that_no_font_has_stands_in_titles_outline_and_links() -> None:
    html = f'<p><a href="https://example.org/">{STRANGE}</a></p>'
    section = Section(key="a", title=f"Om {STRANGE}", blocks=(Prose(html=html),))
    data = samples.printed(samples.plan(section, title=f"Plan för {STRANGE}"))
    found = tagged(data)
    assert title_of(found) == f"Plan för {STRANGE}"
    assert [link.attributes["links"] for link in found.root.walk("Link")][-1] == [STRANGE]
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert pdf.docinfo.Title == f"Plan för {STRANGE}"
        (title,) = outline.root
        assert [title.title, title.children[-1].title] == [f"Plan för {STRANGE}", f"Om {STRANGE}"]


@pytest.mark.parametrize("text", ["ทำ", "ສຳ", "a\u20e3b", "คลำดำ 漢 ทำ"])
def test_a_sign_that_is_taken_apart_before_it_is_missed_is_read_whole(text: str) -> None:
    assert read(text) == text


def test_a_missing_sign_that_stands_nowhere_is_an_error_and_not_tried_for_ever() -> None:
    with pytest.raises(ValueError, match=r"no font has U\+0E4D"):
        letters.hidden("<head></head><body>a", {"\u0e4d"})


@pytest.mark.parametrize("character", ["漢", "a", "\U0010ffff", "\u2060"])
def test_a_hidden_sign_comes_back(character: str) -> None:
    html = letters.hidden(f"<head>{character}</head><body>{character}{character}?", {character})
    assert letters.restored(html) == f"<head>{character}</head><body>{character}{character}?"


def test_a_long_text_of_such_signs_is_divided_and_read_whole() -> None:
    assert read("漢字仮名" * 300) == "漢字仮名" * 300


@pytest.mark.parametrize("text", ["a\u2029b", "a \u2029 b", "a\u2028b", "a\x85b", "a\x0bb"])
def test_what_is_white_space_parts_words(text: str) -> None:
    assert read(text) == "a b"


# The fonts of the repository alone


def test_the_fonts_of_the_print_are_the_only_ones() -> None:
    known = fontconfig.FcConfigGetFonts(fonts.print_fonts()._config, 0)
    assert known == ffi.NULL
    added = fontconfig.FcConfigGetFonts(fonts.print_fonts()._config, 1)
    assert added.nfont == len(list((files.static() / "fonts/print").glob("*.ttf")))


def test_a_file_that_is_no_font_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_text("nej")
    with pytest.raises(ValueError, match=r"a\.ttf is no font"):
        fonts.OwnFonts(tmp_path)


def test_the_machine_s_own_fonts_change_nothing(tmp_path: Path) -> None:
    """Not even one that bears the name of ours and has a character that ours lack."""
    with TTFont(files.static() / "fonts/print/plan-sans-700-normal.ttf") as font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord("漢")] = "A"
        for record in font["name"].names:
            if record.nameID in (1, 4):
                font["name"].setName("Plan Serif", record.nameID, 3, 1, 0x409)
        font.save(tmp_path / "other.ttf")
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    code = (
        "import django, hashlib; django.setup()\n"
        "from tests.printing import samples, test_letters\n"
        "data = samples.printed(test_letters.plan('漢字 Łódź → ✓'))\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    given = {
        "FONTCONFIG_FILE": str(settings),
        "LC_ALL": "C.UTF-8",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=True,
    )
    here = samples.printed(plan("漢字 Łódź → ✓"))
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()
