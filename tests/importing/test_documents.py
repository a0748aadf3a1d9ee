"""Other municipalities' documents, in the shapes such documents have."""

import datetime as dt

import pytest

from document import content, text
from document.content import Fact, Figure, FigureKind, Level, NetworkTable, Prose
from document.decision import Decision
from importing import read_file

from .source import DOCUMENTS


def read_document(name):
    return read_file(DOCUMENTS / f"{name}.txt")


def section(reading, title):
    return next(part for part in reading.content.sections if part.title == title)


def html(part):
    return [block.html for block in part.blocks if isinstance(block, Prose)]


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
class TestEveryDocument:
    def test_no_word_is_lost_or_invented(self, path):
        report = read_file(path).report
        assert (report.lost, report.invented) == ((), ())

    def test_the_content_survives_its_canonical_form(self, path):
        value = read_file(path).content
        assert content.read(content.canonical(value)) == value

    def test_rich_text_is_sanitised_already(self, path):
        for block in read_file(path).content.blocks():
            if isinstance(block, Prose):
                assert text.sanitise(block.html) == block.html
            if isinstance(block, Level):
                assert text.sanitise(block.intro) == block.intro


class TestAProgrammeWithNumberedHeadings:
    @pytest.fixture
    def reading(self):
        return read_document("trygghetsprogram")

    def test_numbers_stay_in_the_titles_and_give_the_depth(self, reading):
        assert [(part.title, part.depth) for part in reading.content.sections] == [
            ("1 Inledning", 1),
            ("1.1 Bakgrund", 2),
            ("1.2 Syfte och mål", 2),
            ("2 Åtgärder", 1),
            ("2.1 Uppföljning av åtgärder", 2),
        ]

    def test_the_word_mark_above_the_title_is_the_organisation(self, reading):
        assert reading.content.organisation == "Almby kommun"
        assert reading.content.title == "Trygghetsprogram 2024–2027"
        assert reading.content.kind == "program"

    def test_the_decision_on_one_line_is_taken_apart(self, reading):
        assert reading.decision == Decision(
            valid_from=dt.date(2024, 1, 1),
            adopted_by="Kommunfullmäktige",
            adopted_on=dt.date(2023, 11, 27),
            paragraph="§ 118",
            registry_number="KS 2023/0412",
        )

    def test_values_of_the_wrong_type_are_kept_as_text_and_noted(self, reading):
        assert reading.content.facts == (
            Fact(label="Dokumenttyp", value="Program"),
            Fact(label="Giltighetstid", value="2024–2027"),
            Fact(label="Revideras", value="Tills vidare"),
            Fact(label="Version", value="1.2"),
            Fact(label="Kontaktperson", value="Säkerhetschefen"),
        )
        assert reading.number is None
        noted = " ".join(reading.report.notes)
        assert "Giltighetstid: 2024–2027" in noted
        assert "Version: 1.2" in noted

    def test_a_heading_that_only_the_table_of_contents_has_is_noted(self, reading):
        assert any("3 Källförteckning" in note for note in reading.report.notes)

    def test_a_figure_that_nothing_describes_is_unknown_and_stands_above_its_caption(self, reading):
        blocks = section(reading, "1.1 Bakgrund").blocks
        assert [type(block) for block in blocks] == [Prose, Figure, Prose, Prose]
        assert blocks[1].kind is FigureKind.UNKNOWN
        assert any("figur" in note for note in reading.report.notes)

    def test_a_bullet_goes_on_on_an_indented_line(self, reading):
        assert html(section(reading, "1.2 Syfte och mål"))[1] == (
            "<ul><li>Fler ska känna sig trygga utomhus</li>"
            "<li>Färre ska utsättas för brott i nära relation</li>"
            "<li>Alla ska veta vart de kan vända sig</li></ul>"
        )

    def test_columns_without_a_field_are_extra(self, reading):
        (level,) = reading.content.levels
        columns = level.columns
        assert (columns.name, columns.schedule, columns.responsible) == (
            "Åtgärd",
            "Klart senast",
            "Ansvarig nämnd",
        )
        assert columns.extra == ("Nr", "Kostnad")
        assert [activity.extra for activity in level.activities] == [
            ("1", "40 tkr"),
            ("2", "250 tkr"),
            ("3", ""),
        ]

    def test_a_table_without_a_level_heading_is_a_nameless_level(self, reading):
        (level,) = reading.content.levels
        assert (level.name, level.key, level.intro) == ("", "niva", "")


class TestAPolicyWithoutCoverAndTables:
    @pytest.fixture
    def reading(self):
        return read_document("rokfri-policy")

    def test_the_first_line_is_the_title(self, reading):
        assert reading.content.title == "Policy för rökfri arbetstid"
        assert reading.content.kind == "policy"

    def test_the_decision_is_read_from_running_words(self, reading):
        assert reading.decision == Decision(
            adopted_by="kommunstyrelsen", adopted_on=dt.date(2019, 3, 5), paragraph="§ 45"
        )

    def test_short_lines_alone_are_headings(self, reading):
        assert [part.title for part in reading.content.sections] == [
            "Syfte",
            "Vad som gäller",
            "Chefer ansvarar för att",
            "Uppföljning",
        ]

    def test_signs_of_html_are_text(self, reading):
        assert "medarbetare &amp; besökare" in html(section(reading, "Syfte"))[0]

    def test_numbers_from_one_make_a_numbered_list(self, reading):
        (listed,) = html(section(reading, "Vad som gäller"))
        assert listed.startswith("<ol><li>Rökning är inte tillåten")
        assert listed.count("<li>") == 3

    def test_letters_are_numbered_and_noted(self, reading):
        (listed,) = html(section(reading, "Chefer ansvarar för att"))
        assert listed.startswith("<ol><li>informera")
        assert any("a, b, c" in note for note in reading.report.notes)

    def test_a_number_that_begins_no_list_stays_in_the_text(self, reading):
        assert html(section(reading, "Uppföljning")) == [
            "<ul><li>Enkät vartannat år</li><li>Samtal i skyddskommittén</li></ul>",
            "<p>4. Nästa punkt hör inte till listan.</p>",
        ]


class TestAPlanSavedFromWordWithoutBlankLines:
    @pytest.fixture
    def reading(self):
        return read_document("drogforebyggande-plan")

    def test_the_row_of_labels_over_a_row_of_values_is_read(self, reading):
        assert reading.decision.registry_number == "SN 2022-17"
        assert reading.decision.adopted_by == "Socialnämnden"
        assert reading.decision.adopted_on == dt.date(2022, 3, 14)

    def test_a_value_on_the_next_line_and_two_facts_on_one_line_are_read(self, reading):
        assert reading.content.applies_to == "Socialnämnden och barn- och utbildningsnämnden"
        assert reading.decision.valid_until == dt.date(2026, 12, 31)
        assert reading.number == 3

    def test_cover_text_that_is_no_fact_opens_the_plan(self, reading):
        opening = reading.content.sections[0]
        assert (opening.title, opening.key) == ("", "inledande-text")
        assert html(opening) == ["<p>Detta dokument ersätter planen från 2018.</p>"]

    def test_each_line_is_a_paragraph(self, reading):
        assert [part.title for part in reading.content.sections[1:]] == [
            "Inledning",
            "Så arbetar vi",
            "Åtgärder",
        ]
        assert len(html(section(reading, "Inledning"))) == 1

    def test_forums_are_a_table_of_groups_with_extra_columns(self, reading):
        table = section(reading, "Så arbetar vi").blocks[2]
        assert isinstance(table, NetworkTable)
        assert (table.columns.name, table.columns.mission) == ("Forum", "Fokus")
        assert table.columns.extra == ("Möten", "")
        assert table.networks[1].extra == ("", "Extra ord")

    def test_levels_of_prevention_are_known_by_their_words(self, reading):
        assert [level.name for level in reading.content.levels] == [
            "Generell prevention",
            "Indikerad prevention",
        ]

    def test_text_between_a_levels_heading_and_its_table_is_its_introduction(self, reading):
        assert reading.content.levels[0].intro == (
            "<p>Riktar sig till alla barn och unga.</p>"
            "<ul><li>Lika för alla</li><li>Tidigt</li></ul>"
        )

    def test_text_after_a_table_stays_after_it(self, reading):
        last = section(reading, "Åtgärder").blocks[-1]
        assert isinstance(last, Prose)
        assert last.html.startswith("<p>Efter tabellen")


class TestGuidelinesWithPageFurniture:
    @pytest.fixture
    def reading(self):
        return read_document("hot-och-vald")

    def test_page_marks_and_running_heads_are_set_aside(self, reading):
        assert "sidmarkeringar: 44 (rad 1, 9–10, 16–17, 27–28, 37)" in " ".join(
            reading.report.lines()
        )
        assert reading.content.title == "Riktlinjer mot hot och våld"

    def test_a_paragraph_goes_on_over_the_page_break(self, reading):
        (paragraph,) = html(section(reading, "Inledning"))
        assert "ska alltid ha någon" in paragraph

    def test_a_table_goes_on_over_the_page_break_without_its_headings(self, reading):
        (table,) = html(section(reading, "Ansvar"))
        assert table.startswith('<table><thead><tr><th scope="col">Verksamhet</th>')
        assert table.count("Verksamhet") == 1
        assert table.endswith("<tr><td>Skola</td><td>Våld</td></tr></tbody></table>")
        assert any("rad 23" in note for note in reading.report.notes)

    def test_a_register_number_with_a_colon_is_read(self, reading):
        assert reading.decision.registry_number == "2021:88"
        assert reading.decision.adopted_on == dt.date(2021, 5, 4)


class TestAHardWrappedAgreement:
    @pytest.fixture
    def reading(self):
        return read_document("samverkan")

    def test_wrapped_lines_are_one_paragraph(self, reading):
        (opening,) = html(reading.content.sections[0])
        assert "Det är skrivet för hand radbrutet" in opening
        assert len(html(section(reading, "Hur vi följer upp"))) == 1

    def test_numbered_areas_are_levels(self, reading):
        assert [level.name for level in reading.content.levels] == [
            "Område 1: Trygga mötesplatser",
            "Område 2: Unga i riskzon",
        ]

    def test_a_cell_cut_by_a_line_break_is_joined(self, reading):
        activities = reading.content.levels[1].activities
        assert activities[0].target_group == "Unga 13–20 år och deras familjer"
        assert activities[1].schedule == "Helger och lov"

    def test_the_same_activity_on_two_levels_has_two_keys(self, reading):
        keys = [a.key for level in reading.content.levels for a in level.activities]
        assert keys[0] == "trygghetsvandring"
        assert keys[-1] == "trygghetsvandring-2"


class TestARoutineWithARoughCover:
    @pytest.fixture
    def reading(self):
        return read_document("beredskap")

    def test_a_lone_kind_word_and_the_next_line_are_the_title(self, reading):
        assert reading.content.title == "Rutin Kontakt vid radikalisering"

    def test_a_fact_said_twice_is_kept_as_text_the_second_time(self, reading):
        assert reading.decision.valid_from == dt.date(2020, 2, 1)
        assert Fact(label="Gäller från", value="2021-02-01") in reading.content.facts

    def test_unknown_labels_are_facts(self, reading):
        assert reading.content.facts[1:] == (
            Fact(label="Ansvarig handläggare", value="Beredskapssamordnaren"),
            Fact(label="Sökord", value="radikalisering, orosanmälan"),
        )

    def test_adopted_with_a_day_is_the_day_of_the_decision(self, reading):
        assert reading.decision.adopted_on == dt.date(2020, 1, 20)
        assert reading.decision.paragraph == "12"

    def test_a_label_without_a_value_is_noted(self, reading):
        assert reading.decision.registry_number == ""
        assert "Etiketten ”Diarienummer” (rad 11) står utan värde." in reading.report.notes

    def test_a_table_of_another_kind_stays_in_the_text(self, reading):
        blocks = section(reading, "Steg för steg").blocks
        assert [type(block) for block in blocks] == [Prose, Prose, Level]
        assert '<th scope="col">Vem ringer</th>' in blocks[1].html

    def test_an_empty_first_cell_beside_a_name_is_a_row_of_its_own(self, reading):
        names = [activity.name for activity in reading.content.levels[0].activities]
        assert names == ["Utbildning i bemötande", "Övning vartannat år"]
