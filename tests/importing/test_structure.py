"""Headings, tables of contents, page furniture, lists, tables, figures and keys."""

import pytest

from document.content import Fact, Figure, FigureKind, Level, NetworkTable, Prose
from importing import read

COVER = "Plan för trygghet\n\nDnr 12\n\n"


def body(text, cover=COVER):
    """The sections of a document with this body; nothing lost, nothing invented."""
    reading = read(f"{cover}{text}\n")
    assert (reading.report.lost, reading.report.invented) == ((), ())
    return reading.content.sections


def titles(text, cover=COVER):
    return [section.title for section in body(text, cover)]


def prose(text):
    return [block.html for section in body(text) for block in section.blocks]


LONG = "Kommunen arbetar brett och långsiktigt med trygghet i hela kommunen, " * 2 + "varje dag."


# Headings


@pytest.mark.parametrize(
    "line",
    ["Inledning", "Våra utgångspunkter", "2024 i korthet", "Vad gör vi?", "1 Inledning", "2.1 Mål"],
)
def test_a_short_line_alone_above_text_is_a_heading(line):
    assert titles(f"{line}\n\n{LONG}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Detta är en mening.",
        "vår vision",
        "Så här gör vi:",
        "Ett, två,",
        "Ett ord till ett ord till ett ord till ett ord till",
        "Figur 2 Så hänger det ihop",
        "Källa Brå",
        "12 345",
        "Ordning. Och reda",
    ],
)
def test_a_line_of_another_shape_is_text(line):
    assert titles(f"Inledning\n\n{LONG}\n\n{line}\n\n{LONG}") == ["Inledning"]


def test_a_short_line_that_no_text_follows_is_text():
    assert titles(f"Inledning\n\n{LONG}\n\nNamn Namnsson") == ["Inledning"]


def test_a_short_line_above_a_going_on_is_text():
    text = f"Inledning\n\n{LONG}\n\nKommunens alla\n\noch envar."
    assert titles(text) == ["Inledning"]


def test_a_row_of_short_lines_is_not_a_row_of_headings():
    text = f"Inledning\n\n{LONG}\n\nOrdförande\n\nSekreterare\n\nPolis\n\n{LONG}"
    assert titles(text) == ["Inledning", "Sekreterare", "Polis"]


def test_a_heading_may_stand_right_under_another():
    assert titles(f"Våra mål\n\nUnga\n\n{LONG}") == ["Våra mål", "Unga"]


def test_a_usual_heading_needs_no_blank_lines_around_it():
    text = "Inledning\nEtt kort stycke som slutar här.\nBakgrund\nEtt till."
    assert titles(text) == ["Inledning", "Bakgrund"]


def test_a_usual_word_inside_a_wrapped_paragraph_is_text():
    assert titles("Inledning\n\nVi tar\nAnsvar\nför detta.") == ["Inledning"]


def test_depth_follows_the_number_and_stops_at_three():
    sections = body(f"1 Ett\n\n{LONG}\n\n1.1 Två\n\n1.1.1 Tre\n\n1.1.1.1 Fyra\n\n{LONG}")
    assert [section.depth for section in sections] == [1, 2, 3, 3]


def test_an_unnumbered_heading_stands_below_the_numbered_one():
    sections = body(f"1 Ett\n\n{LONG}\n\nVåra löften\n\n{LONG}\n\nVåra krav\n\n{LONG}")
    assert [section.depth for section in sections] == [1, 2, 2]


def test_a_number_and_a_tab_begin_a_heading():
    assert titles(f"1\tInledning\n\n{LONG}\n\n2.\tMål\n\n{LONG}") == ["1 Inledning", "2. Mål"]


def test_a_number_with_a_full_stop_alone_above_text_is_a_heading():
    assert titles(f"1. Inledning\n\n{LONG}\n\n2. Mål\n\n{LONG}") == ["1. Inledning", "2. Mål"]


def test_the_same_heading_twice_has_two_keys():
    sections = body(f"Mål\n\n{LONG}\n\nMål\n\n{LONG}\n\nMål\n\n{LONG}")
    assert [section.key for section in sections] == ["mal", "mal-2", "mal-3"]


def test_a_long_key_has_room_for_its_number():
    title = "Samordning av det brottsförebyggande arbetet i kommunen nu x"
    sections = body(f"{title}\n\n{LONG}\n\n{title}\n\n{LONG}")
    assert [len(section.key) <= 60 for section in sections] == [True, True]
    assert sections[1].key.endswith("-2")


def test_a_heading_without_latin_letters_has_a_key():
    assert body(f"Ωμέγα\n\n{LONG}", COVER)[0].key == "avsnitt"


def test_a_heading_may_be_one_letter():
    assert titles(f"A\n\n{LONG}") == ["A"]


def test_a_numbered_first_line_is_a_heading_and_no_title():
    reading = read(f"1 Inledning\n\n{LONG}\n")
    assert reading.content.title == ""
    assert [section.title for section in reading.content.sections] == ["1 Inledning"]


def test_a_title_and_a_heading_of_the_same_shape_are_told_apart():
    reading = read(f"Plan för trygghet\n\nVåra utgångspunkter\n\n{LONG}\n")
    assert reading.content.title == "Plan för trygghet"
    assert [section.title for section in reading.content.sections] == ["Våra utgångspunkter"]


def test_a_level_may_be_the_first_heading():
    text = "Område 1: Skola\n\nInsats\tNär\nEnkät\tVår"
    assert body(text)[0].levels[0].name == "Område 1: Skola"


# Tables of contents


@pytest.mark.parametrize(
    "contents",
    [
        "Innehåll\n\nVårt arbete.....\t3\nSå gör vi\t4",
        "Innehållsförteckning:\nVårt arbete ........ 3\n\nSå gör vi 4",
        "Innehåll\n1. Vårt arbete … 3\n2. Så gör vi … 4",
        "INNEHÅLL\nVårt arbete\nSå gör vi",
        "Innehåll\nVårt arbete\n3\nSå gör vi\n4",
        "Vårt arbete.....3\nSå gör vi.....4\nKällor.....5",
    ],
)
def test_a_table_of_contents_tells_the_headings_and_is_not_stored(contents):
    text = f"{contents}\n\nVårt arbete\n{LONG}\nSå gör vi\n{LONG}"
    assert titles(text) == ["Vårt arbete", "Så gör vi"]


def test_a_heading_that_the_table_of_contents_leaves_out_stands_a_step_below():
    text = f"Innehåll\nVårt arbete\t3\n\nVårt arbete\n\n{LONG}\n\nHär och nu\n\n{LONG}"
    assert [section.depth for section in body(text)] == [1, 2]


def test_the_numbers_of_the_table_of_contents_give_the_depth():
    text = f"Innehåll\n1 Arbetet\t3\n1.1 Nuet\t3\n\nArbetet\n\n{LONG}\n\nNuet\n\n{LONG}"
    assert [section.depth for section in body(text)] == [1, 2]


def test_a_heading_on_two_lines_is_known_by_the_table_of_contents():
    text = f"Innehåll\nEn rubrik som är så lång\t3\n\nEn rubrik som\när så lång\n\n{LONG}"
    assert titles(text) == ["En rubrik som är så lång"]


def test_page_numbers_that_fall_end_the_table_of_contents():
    text = f"Innehåll\nNuet\t3\nÅr 1\t2\n\nNuet\n\n{LONG}"
    assert read(f"{COVER}{text}").content.facts == (Fact(label="År 1", value="2"),)


def test_the_word_contents_alone_is_a_heading():
    assert titles(f"Innehåll\n\n{LONG}") == ["Innehåll"]
    assert "Innehåll" in titles(f"Inledning\n\n{LONG}\n\nInnehåll\nInnehåll\n\n{LONG}")[-1]


def test_a_foreword_may_stand_before_the_table_of_contents():
    text = f"Förord\n\n{LONG}\n\nInnehåll\nNuet\t3\n\nNuet\n\n{LONG}"
    assert titles(text) == ["Förord", "Nuet"]


def test_a_table_of_contents_without_a_name_may_list_first_what_is_no_heading():
    listed = "Bild.....2\nKarta.....2\nTabell.....2\nVårt arbete.....3\nSå gör vi.....4"
    sections = body(f"{listed}\n\nVårt arbete\n{LONG}\nSå gör vi\n{LONG}")
    assert [section.title for section in sections][-2:] == ["Vårt arbete", "Så gör vi"]


def test_a_long_text_that_ends_in_a_number_is_no_line_of_contents():
    long = f"{LONG} " * 2 + "Sammanlagt berör det 120"
    blocks = prose(f"Innehåll\nVårt arbete\t3\n{long}\n\nVårt arbete\n\n{LONG}")
    assert f"<p>{long}</p>" in blocks


@pytest.mark.parametrize(("letters", "listed"), [(120, True), (121, False)])
def test_a_line_of_contents_without_page_numbers_is_at_most_so_long(letters, listed):
    title = "Vår " + "x" * (letters - 4)
    text = f"Innehåll\n{title}\nSå gör vi\n\n{title}\n\n{LONG}\n\nSå gör vi\n\n{LONG}"
    assert (title in titles(text)) is listed


def test_a_table_that_ends_in_numbers_is_no_table_of_contents():
    text = f"Inledning\n\n{LONG}\n\nOrt\t1\nBy\t2\nStad\t3"
    assert "<td>Stad</td><td>3</td>" in prose(text)[-1]


# Page furniture


def furniture(text):
    reading = read(f"{COVER}{text}\n")
    assert (reading.report.lost, reading.report.invented) == ((), ())
    return reading.report.account.set_aside["sidmarkeringar"]


@pytest.mark.parametrize("mark", ["Sida 3 av 8", "Sida 3", "sid. 3(8)", "3 (8)", "- 3 -", "– 3 –"])
def test_page_marks_are_set_aside(mark):
    assert furniture(f"Inledning\n\n{LONG}\n\n{mark}\n\n{LONG}")[1] == (9,)


def test_rising_lone_numbers_are_page_numbers():
    assert furniture(f"Inledning\n\n{LONG}\n\n1\n\n{LONG}\n\n2\n\n{LONG}\n\n3") == (3, (9, 13, 17))


@pytest.mark.parametrize("numbers", [("2", "1"), ("7",), ("1", "1")])
def test_other_lone_numbers_are_text(numbers):
    assert furniture(f"\n\n{LONG}\n\n".join(["Inledning", *numbers, ""]))[0] == 0


def test_a_lone_number_beside_a_form_feed_is_a_page_number():
    assert furniture(f"Inledning\n\n{LONG}\n\n7\f{LONG}") == (1, (9,))


def test_a_lone_number_above_a_page_that_begins_with_a_table_is_a_page_number():
    table = "Aktivitet    Tid    Ansvar\nSamråd       Mars   Rektor\n"
    assert furniture(f"Insatser\n\n{LONG}\n\n7\f{table}") == (1, (9,))


def test_the_value_of_a_label_is_no_page_number():
    reading = read(f"Plan\n\nVersion\n\n3\n\nInledning\n\n{LONG}\n\n4\n\n{LONG}\n")
    assert reading.number == 3


def test_a_line_with_a_page_mark_is_furniture_when_it_recurs():
    pages = [f"Plan för hund  Sida {number} av 3\n\n{LONG}" for number in (1, 2, 3)]
    assert furniture("Inledning\n\n" + "\n\n".join(pages))[0] == 21
    assert furniture("Inledning\n\n" + "\n\n".join(pages[:2]))[0] == 0


@pytest.mark.parametrize(("letters", "count"), [(80, 9), (81, 0)])
def test_a_line_with_a_page_mark_that_recurs_is_at_most_so_long(letters, count):
    pages = [f"{'x' * (letters - 7)} Sida {number}\n\n{LONG}" for number in (1, 2, 3)]
    assert furniture("Inledning\n\n" + "\n\n".join(pages))[0] == count


def test_a_page_number_may_be_the_last_of_the_text():
    reading = read(f"{COVER}Inledning\n\n{LONG}\n\n1\n\n{LONG}\n\n2")
    assert reading.report.account.set_aside["sidmarkeringar"] == (2, (9, 13))


def test_the_value_of_a_label_on_the_first_line_is_no_page_number():
    reading = read(f"Version\n\n3\n\nPlan\n\nInledning\n\n{LONG}\n\n4\n\n{LONG}\n")
    assert (reading.number, reading.content.title) == (3, "Plan")


def test_a_line_that_recurs_away_from_page_breaks_is_text():
    part = f"Mål 1\n\n{LONG}\n\nVi följer upp\n\n{LONG}\n\n"
    assert furniture("Inledning\n\n" + part * 3)[0] == 0


def test_rows_that_recur_beside_page_marks_are_no_running_heads():
    table = "Insats\tNär\nEnkät\tVår\nSida 1\n"
    reading = read(f"{COVER}Åtgärder\n\n{table * 4}")
    assert reading.report.account.set_aside["upprepade tabellrubriker"] == (6, (10, 13, 16))
    assert len(reading.content.levels[0].activities) == 4


def test_the_word_mark_and_title_on_every_page_are_furniture():
    cover = "Almby kommun\n\nPlan för trygghet\n\nDnr 12\n\n"
    page = f"Almby\nkommun\n\nPlan för trygghet\n\n{LONG}\n\n"
    reading = read(f"{cover}Inledning\n\n{page * 2}")
    assert reading.report.account.set_aside["sidmarkeringar"][0] == 10
    assert len(reading.content.sections) == 1


def test_a_running_head_may_stand_below_the_page_mark():
    page = f"{LONG}\nSida {{}}\nPlan för hundar\n\n"
    pages = "".join(page.format(number) for number in (1, 2, 3))

    assert furniture(f"Inledning\n\n{pages}") == (12, (8, 12, 13, 16, 17))


def test_a_running_head_may_stand_above_the_page_mark():
    page = f"{LONG}\n\nPlan för hundar\nSida {{}}\n"
    pages = "".join(page.format(number) for number in (1, 2, 3))

    assert furniture(f"Inledning\n\n{pages}") == (12, (10, 13, 14, 17, 18))


def test_a_word_mark_alone_in_the_text_is_text():
    cover = "Almby kommun\n\nPlan för trygghet\n\nDnr 12\n\n"
    reading = read(f"{cover}Inledning\n\nAlmby kommun\n\n{LONG}\n")
    assert reading.report.account.set_aside["sidmarkeringar"][0] == 0


# Paragraphs and lists


@pytest.mark.parametrize("character", ["•", "-", "–", "*", "·", "▪", "\uf0b7"])
@pytest.mark.parametrize("space", [" ", "\t"])
def test_lines_with_a_mark_are_a_list(character, space):
    text = f"Inledning\n\n{character}{space}ett\n{character}{space}två"
    assert prose(text) == ["<ul><li>ett</li><li>två</li></ul>"]


def test_a_bullet_needs_no_space():
    assert prose("Inledning\n\n•ett\n•två") == ["<ul><li>ett</li><li>två</li></ul>"]


@pytest.mark.parametrize("mark", ["1.", "1)", "a)"])
def test_lines_with_a_number_or_letter_are_a_numbered_list(mark):
    second = mark.replace("1", "2").replace("a", "b")
    text = f"Inledning\n\n{mark} ett\n{second} två"
    assert prose(text) == ["<ol><li>ett</li><li>två</li></ol>"]


def test_a_numbered_list_keeps_together_over_blank_lines():
    text = f"Inledning\n\n1. Ett\n\n2. Två\n\n3. Tre\n\n{LONG}"
    assert prose(text)[0] == "<ol><li>Ett</li><li>Två</li><li>Tre</li></ol>"


@pytest.mark.parametrize(("marks", "told"), [("ab", True), ("12", False)])
def test_letters_that_become_numbers_are_told_of(marks, told):
    notes = read(f"{COVER}Inledning\n\n{marks[0]}) ett\n{marks[1]}) två\n").report.notes
    line = "Listan på rad 7 (a, b, c …) numreras 1, 2, 3 … i planen."
    assert notes == ((line,) if told else ())


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_a_number_right_above_another_begins_no_section(gap):
    text = f"Inledning\n\n1. Ansvar{gap}2. Mål\nDet här är text."
    assert prose(text) == ["<ol><li>Ansvar</li><li>Mål</li></ol>", "<p>Det här är text.</p>"]


def test_a_number_may_stand_two_blank_lines_above_its_text():
    assert titles(f"1. Ansvar\n\n\n{LONG}") == ["1. Ansvar"]


def test_a_number_out_of_order_stays_in_the_text():
    text = "Inledning\n\n1. ett\n3. tre\n1. ett"
    assert prose(text) == ["<ol><li>ett</li></ol>", "<p>3. tre</p>", "<ol><li>ett</li></ol>"]


def test_a_list_ends_where_a_paragraph_begins():
    text = "Inledning\n\n- ett\nsom går vidare\nNytt stycke."
    assert prose(text) == ["<ul><li>ett som går vidare</li></ul>", "<p>Nytt stycke.</p>"]


def test_a_sign_inside_a_line_begins_no_list():
    assert prose("Inledning\n\n-5 grader – ute") == ["<p>-5 grader – ute</p>"]


def test_composed_and_decomposed_letters_are_the_same():
    assert titles(f"A\u030alder\n\n{LONG}") == ["Ålder"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\v"])
def test_any_line_end_will_do(end):
    assert titles(f"Inledning\n\n{LONG}\n\nMål\n\n{LONG}".replace("\n", end)) == [
        "Inledning",
        "Mål",
    ]


# Tables


def test_a_heading_right_above_a_table_names_the_level():
    text = "Åtgärder\n\nBred front\nInsats\tNär\nEnkät\tVår\nSmal front\nInsats\tNär\nSamtal\tHöst"
    assert [level.name for level in body(text)[0].levels] == ["Bred front", "Smal front"]


def test_a_heading_of_its_own_section_names_no_level():
    text = f"Inledning\n\n{LONG}\n\nSå gör vi\n\nInsats\tNär\nEnkät\tVår"
    assert titles(text) == ["Inledning", "Så gör vi"]
    assert body(text)[1].levels[0].name == ""


def test_a_level_that_the_table_of_contents_leaves_out_is_a_level():
    text = f"Innehåll\nNuet\t3\n\nNuet\n\n{LONG}\n\nSå gör vi\n\nInsats\tNär\nEnkät\tVår"
    assert titles(text) == ["Nuet"]
    assert body(text)[0].levels[0].name == "Så gör vi"


def test_a_level_that_the_table_of_contents_lists_is_a_level():
    text = (
        "Innehåll\nÅtgärder\t3\nNivå: Alla\t3\n\nÅtgärder\n\nNivå: Alla\n\nInsats\tNär\nEnkät\tVår"
    )
    reading = read(f"{COVER}{text}")
    assert [level.key for level in reading.content.levels] == ["alla"]
    assert reading.report.notes == ()


def test_a_table_without_a_known_heading_is_kept_as_cells():
    text = "Inledning\n\n1\tHund\n2\tKatt och råtta"
    (table,) = prose(text)
    assert table.startswith("<table><tbody><tr><td>1</td><td>Hund</td></tr>")
    assert table.endswith("<tr><td>2</td><td>Katt och råtta</td></tr></tbody></table>")


def test_a_lone_row_that_begins_with_a_number_of_things_is_a_table():
    (table,) = prose("Inledning\n\n3 skolor\tMars")
    assert table == "<table><tbody><tr><td>3 skolor</td><td>Mars</td></tr></tbody></table>"


def test_a_table_that_is_kept_as_cells_is_told_of():
    assert read(f"{COVER}Inledning\n\n1\tHund\n2\tKatt\n").report.notes == (
        "Tabellen på rad 7 behålls som en tabell i texten.",
    )


def test_rows_that_say_the_same_are_kept_when_they_are_no_headings():
    (table,) = prose("Inledning\n\nHund.\tVoff.\nKatt.\tMjau.\n\nHund.\tVoff.")
    assert table.count("<td>Voff.</td>") == 2


@pytest.mark.parametrize(
    ("row", "count"), [("\toch\tgläfs", 1), ("Ort\tLän\t", 2), ("Katt\tMjau", 1)]
)
def test_a_row_after_a_gap_begins_a_table_when_it_has_a_name_and_another_width(row, count):
    assert len(prose(f"Inledning\n\nDjur\tLjud\nHund\tVoff\n\n{row}")) == count


def test_a_row_that_does_not_reach_its_name_continues_the_one_above():
    (level,) = body("Inledning\n\nMål\tNär\tAktivitet\nTrygghet\tVår\tEnkät\n\toch höst")[0].levels
    assert [(each.name, each.schedule) for each in level.activities] == [("Enkät", "Vår och höst")]


def test_short_rows_are_filled_up():
    assert prose("Inledning\n\nDjur\tLjud\tMat\nHund\tVoff")[0].endswith(
        "<tr><td>Hund</td><td>Voff</td><td></td></tr></tbody></table>"
    )


def test_tables_of_different_width_are_two_tables():
    text = "Inledning\n\nDjur\tLjud\nHund\tVoff\n\nOrt\tLän\tLand\nVik\tX\tY"
    assert [block[:7] for block in prose(text)] == ["<table>", "<table>"]


def test_column_headings_of_another_kind_begin_a_new_table():
    text = "Inledning\n\nForum\tUppdrag\nRåd\tMöts\nInsats\tNär\nEnkät\tVår"
    assert [type(block) for block in body(text)[0].blocks] == [NetworkTable, Level]


def test_words_above_the_column_headings_are_a_table_of_their_own():
    text = "Inledning\n\nÅr 2024\tUtkast\nInsats\tNär\nEnkät\tVår"
    blocks = body(text)[0].blocks
    assert [type(block) for block in blocks] == [Prose, Level]


def test_an_empty_cell_first_of_all_continues_nothing():
    (level,) = body("Inledning\n\nInsats\tNär\n\tVår")[0].levels
    assert [(a.key, a.name, a.schedule) for a in level.activities] == [("aktivitet", "", "Vår")]


def test_a_row_is_continued_cell_by_cell_even_where_it_was_shorter():
    (level,) = body("Inledning\n\nInsats\tNär\tKrav\nEnkät\t\n\t\tmycket")[0].levels
    assert level.activities[0].extra == ("mycket",)


def test_an_indented_paragraph_after_a_table_is_text():
    text = "Inledning\n\nInsats\tNär\tAnsvar\nEnkät\tVår\tRektor\n\n\tDetta är ett stycke."
    assert prose_of(body(text)[0]) == ["<p>Detta är ett stycke.</p>"]


def test_an_indented_going_on_after_a_table_continues_its_row():
    text = "Inledning\n\nInsats\tNär\tAnsvar\nEnkät\tVår\tRektor\n\n\toch höst"
    assert body(text)[0].levels[0].activities[0].schedule == "Vår och höst"


def prose_of(section):
    return [block.html for block in section.blocks if isinstance(block, Prose)]


def test_a_line_with_very_many_tabs_is_no_row():
    assert prose("Inledning\n\n" + "a\t" * 60 + "b")[0].startswith("<p>a a")


@pytest.mark.parametrize(
    "columns",
    ["Åtgärd\tAnsvarig", "INSATSER\tTid", "Aktiviteter:\tMålgrupp", "Mål\tAktivitet/åtgärd"],
)
def test_activity_tables_are_known_by_their_column_headings(columns):
    assert len(body(f"Inledning\n\n{columns}\nx\ty")[0].levels) == 1


@pytest.mark.parametrize(
    "columns", ["Grupp\tSyfte", "Nätverk och forum\tDeltagare", "Råd\tMedlemmar\tOrt"]
)
def test_tables_of_groups_are_known_by_their_column_headings(columns):
    blocks = body(f"Inledning\n\n{columns}\nx\ty")[0].blocks
    assert [type(block) for block in blocks] == [NetworkTable]


def test_an_empty_cell_of_a_group_is_reported():
    report = read(f"{COVER}Inledning\n\nGrupp\tUppdrag\tDeltagare\nRådet\t\tAlla\n").report
    assert "Gruppen ”Rådet” saknar uppdrag" in report.missing


# Figures


TABLES = "\n\nNivå: Alla\n\nInsats\tNär\nEnkät\tVår\n\nMer text här.\n\nGrupp\tUppdrag\nRåd\tX"


def figures(text):
    sections = body(f"Inledning\n\n{text}{TABLES}")
    return [block.kind for part in sections for block in part.blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Arbetet bedrivs på tre nivåer. Se figur nedan.", FigureKind.LEVELS),
        ("Här finns flera nätverk, se figur 2.", FigureKind.NETWORKS),
        ("Enligt figuren hänger nivåerna ihop. Grupper finns.", FigureKind.LEVELS),
        ("Så gör vi (se även figur 1).", FigureKind.UNKNOWN),
        ("Figur 3. Arbetet i grupper", FigureKind.NETWORKS),
    ],
)
def test_a_figure_shows_what_the_words_around_it_say(words, kind):
    assert figures(words) == [kind]


@pytest.mark.parametrize(
    "words", ["Se bilden av nivåerna.", "Figurativt om nivåer.", "I figuration"]
)
def test_other_words_are_no_figure(words):
    assert figures(words) == []


def test_a_figure_that_is_mentioned_twice_stands_once():
    assert figures("Nivåer, se figur 1.\n\nSe figur 1 igen.") == [FigureKind.LEVELS]


def test_a_figure_with_a_caption_stands_at_its_caption():
    blocks = body(f"Inledning\n\nSe figur 1.\n\n{LONG}\n\nFigur 1. Nivåer\n\n{LONG}{TABLES}")[
        0
    ].blocks
    assert [type(block) for block in blocks[:4]] == [Prose, Prose, Figure, Prose]


def test_levels_that_the_plan_does_not_have_cannot_be_drawn():
    (_, figure) = body("Inledning\n\nTre nivåer, se figur 1.")[0].blocks
    assert figure.kind is FigureKind.UNKNOWN


def test_a_large_gap_after_words_about_levels_is_a_figure():
    assert figures(f"Arbetet har tre nivåer.\n\n\n\n{LONG}") == [FigureKind.LEVELS]


@pytest.mark.parametrize(
    "text",
    [
        f"Arbetet har tre nivåer.\n\n\n{LONG}",
        f"Arbetet har tre delar.\n\n\n\n{LONG}",
        f"Arbetet har tre nivåer.\n\n \n\n{LONG}",
        f"Arbetet har tre nivåer.\n\n\f\n\n{LONG}",
        f"Arbetet har tre nivåer.\n\n\nSida 3\n\n\n{LONG}",
        f"Arbetet har tre nivåer.\n\n\n\n- {LONG}",
        f"- Arbetet har tre nivåer.\n\n\n\n{LONG}",
    ],
)
def test_other_gaps_are_no_figures(text):
    assert figures(text) == []


def test_a_gap_under_a_heading_is_no_figure():
    assert body(f"Våra nivåer\n\n\n\n{LONG}{TABLES}")[0].blocks[0].html == f"<p>{LONG}</p>"


def test_gaps_in_a_document_of_large_gaps_are_no_figures():
    gap = "\n\n\n\n"
    text = gap.join(["Arbetet har tre nivåer.", LONG, LONG, LONG, LONG])
    assert figures(text) == []


def test_a_figure_in_a_levels_introduction_stands_before_the_level():
    text = "Inledning\n\nNivå: Alla\n\nSe figur om nivåer.\n\nInsats\tNär\nEnkät\tVår"
    blocks = body(text)[0].blocks
    assert [type(block) for block in blocks] == [Figure, Level]
    assert blocks[1].intro == "<p>Se figur om nivåer.</p>"


# Columns that stand apart by spaces


SPACED = """Insatser

Aktivitet            Tid            Ansvar
Samråd               Mars           Kultur- och fritidsnämnden
Överenskommelse                     Kommunstyrelsen
Tillgänglighetsvandringar i alla tätorter  Juni  Tekniska nämnden
"""


def spaced(source):
    """The activities of a document with one such table, each with its day and its responsible."""
    (level,) = (block for part in body(source) for block in part.blocks if isinstance(block, Level))
    return [(each.name, each.schedule, each.responsible) for each in level.activities]


def test_spaces_keep_columns_apart_below_known_headings():
    assert spaced(SPACED) == [
        ("Samråd", "Mars", "Kultur- och fritidsnämnden"),
        ("Överenskommelse", "", "Kommunstyrelsen"),
        ("Tillgänglighetsvandringar i alla tätorter", "Juni", "Tekniska nämnden"),
    ]


def test_a_cell_goes_on_below_itself_between_spaces():
    more = f"{SPACED}                                    och kommundirektören\n"

    assert spaced(more)[-1][2] == "Tekniska nämnden och kommundirektören"


def test_text_after_a_table_between_spaces_is_text():
    following = f"{SPACED}\nSå här följs  insatserna upp.\n"

    (section,) = body(following)
    assert section.blocks[1:] == (Prose("<p>Så här följs insatserna upp.</p>"),)
    assert len(spaced(following)) == 3


@pytest.mark.parametrize("start", ["Så", " Så"])
def test_a_lone_cell_at_the_first_column_is_text(start):
    (section,) = body(f"{SPACED}{start} följs insatserna upp.\n")

    assert prose_of(section) == ["<p>Så följs insatserna upp.</p>"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_whose_gaps_stand_beside_the_columns_is_text(gap):
    words = "Ett  två" if not gap else "Ett  två  tre"

    (section,) = body(f"{SPACED}{gap}{words}\n")

    assert prose_of(section) == [f"<p>{' '.join(words.split())}</p>"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_row_after_blank_lines_stands_under_its_headings(gap):
    more = f"{SPACED}{gap}Grannsamverkan       Maj            Polisen\n"

    assert spaced(more)[-1] == ("Grannsamverkan", "Maj", "Polisen")


def test_a_cell_may_stand_one_place_beside_its_column():
    more = f"{SPACED}\nGrannsamverkan      Maj             Polisen\n"

    assert spaced(more)[-1] == ("Grannsamverkan", "Maj", "Polisen")


def test_gaps_in_running_text_make_no_table():
    assert prose(f"Inledning\n\nOrd  med  luft mellan.\n\n{LONG}") == [
        "<p>Ord med luft mellan.</p>",
        f"<p>{LONG}</p>",
    ]


# What a line says of itself


def test_a_line_that_names_its_level_is_a_heading_without_air_around_it():
    text = f"Inledning\n\n{LONG}\nNivå 1 – Alla\n{LONG}\nOmråde: Skolan\n{LONG}"

    assert titles(text) == ["Inledning", "Nivå 1 – Alla", "Område: Skolan"]


@pytest.mark.parametrize(
    "line", ["Ansvarig: Elevhälsan", "Deltagare: Skola och polis", "Dnr: Saknas", "Målgrupp: Alla"]
)
def test_a_line_that_says_what_it_is_before_it_says_it_is_text(line):
    text = f"Inledning\n\n{LONG}\n\n{line}\n\n{LONG}"

    assert titles(text) == ["Inledning"]


def test_a_numbered_heading_that_names_prevention_above_activities_is_a_level():
    sections = body("2 Åtgärder\n\n2.1 Universella åtgärder\n\nÅtgärd\tTid\nKurs\tMars")

    (level,) = sections[0].blocks
    assert ([part.title for part in sections], level.name) == (
        ["2 Åtgärder"],
        "2.1 Universella åtgärder",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1 Åtgärder", "2 Universella åtgärder"),  # it stands beside the first, not under it
        ("2 Åtgärder", "2.1 Skolan"),  # its words name no level
        ("2 Utgångspunkter", "2.1 Universella frågor"),  # nothing else hints at levels
    ],
)
def test_another_numbered_heading_above_activities_is_a_section(first, second):
    sections = body(f"{first}\n\n{LONG}\n\n{second}\n\nÅtgärd\tTid\nKurs\tMars")

    assert [part.title for part in sections] == [first, second]
    assert sections[1].levels[0].name == ""


def test_a_short_line_that_names_prevention_above_activities_is_a_level():
    sections = body(f"Inledning\n\n{LONG}\n\nFrämjande arbete\n\nÅtgärd\tTid\nKurs\tMars")

    assert [part.title for part in sections] == ["Inledning"]
    assert sections[0].levels[0].name == "Främjande arbete"


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Ansvarig för insatsen", "responsible"), ("Klart i maj", "schedule")],
)
def test_a_column_is_known_by_its_first_word_when_that_says_enough(heading, column):
    (level,) = body(f"Inledning\n\nÅtgärd\t{heading}\nKurs\tMars")[0].levels

    assert (getattr(level.columns, column), getattr(level.activities[0], column)) == (
        heading,
        "Mars",
    )


def test_another_word_first_in_a_column_heading_tells_nothing():
    (level,) = body("Inledning\n\nÅtgärd\tTid\tPlats för insatsen\nKurs\tMars\tSkola")[0].levels

    assert level.columns.extra == ("Plats för insatsen",)


@pytest.mark.parametrize(
    "name",
    [
        "Primär prevention",
        "Förebyggande arbete",
        "Främjande arbete",
        "Generella stöd",
        "Universella stöd",
        "Selektiva stöd",
        "Specifika stöd",
        "Indikerade stöd",
        "Stöd till individer",
    ],
)
def test_prevention_names_its_levels_in_many_ways(name):
    sections = body(f"Inledning\n\n{LONG}\n\n{name}\n\nÅtgärd\tTid\nKurs\tMars")

    assert sections[-1].levels[0].name == name


@pytest.mark.parametrize(
    "title", ["Våra aktiviteter", "Våra åtgärder", "Våra insatser", "Vår handlingsplan"]
)
def test_a_short_line_above_activities_is_a_level_in_a_section_about_them(title):
    sections = body(f"{title}\n\n{LONG}\n\nSkolan\n\nÅtgärd\tTid\nKurs\tMars")

    assert [(part.title, *(level.name for level in part.levels)) for part in sections] == [
        (title, "Skolan")
    ]


@pytest.mark.parametrize(
    "word",
    ["Nivå", "Område", "Insatsområde", "Fokusområde", "Målområde", "Prioriterat område", "Steg"],
)
@pytest.mark.parametrize("rest", [" 1", ": Alla", " 1 – Alla"])
def test_a_heading_that_says_that_it_is_a_level_is_one(word, rest):
    sections = body(f"Inledning\n\n{LONG}\n\n{word}{rest}\n\nÅtgärd\tTid\nKurs\tMars")

    assert sections[-1].levels[0].name == f"{word}{rest}"
