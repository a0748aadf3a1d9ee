"""Ljungby's own plan. What is expected is read from the file itself, by other means."""

import datetime as dt

import pytest

from document import content, text
from document.content import Figure, FigureKind, Level, NetworkTable, PlanContent, Prose
from document.decision import Decision
from document.rules import COPY_RULE
from importing import ImportedPlan, read_file

from .source import SEED, held, seed_text, words


@pytest.fixture(scope="module")
def reading() -> ImportedPlan:
    return read_file(SEED)


@pytest.fixture(scope="module")
def plan(reading: ImportedPlan) -> PlanContent:
    return reading.content


LINES = [line for line in seed_text().split("\n") if line.strip()]
TAB = "\t"
FIRST = LINES.index("Aktiviteter.....\t8") + 1
TITLES = [line.split("\t")[0].rstrip(".") for line in LINES[FIRST - 7 : FIRST]]
BODY = LINES[FIRST:]


def stretch(title: str) -> list[str]:
    """The lines under a heading of the source."""
    start = BODY.index(title) + 1
    following = [BODY.index(other) for other in TITLES if BODY.index(other) >= start]
    return BODY[start : min(following, default=len(BODY))]


def rows(lines: list[str]) -> list[list[str]]:
    """The rows of a table in the source; a row whose first cell is empty continues the one above."""
    found: list[list[str]] = []
    for line in lines:
        cells = line.split("\t")
        if cells[0]:
            found.append(cells)
        else:
            found[-1] = [f"{a} {b}".strip() for a, b in zip(found[-1], cells, strict=True)]
    return found


def fact(label: str) -> str:
    return next(line for line in LINES if line.startswith(f"{label}:\t")).split("\t")[1]


def test_the_title_is_both_lines_of_the_cover(reading, plan):
    assert plan.title == f"{LINES[0]} {LINES[1]}" == "Handlingsplan mot våldsbejakande extremism"
    assert reading.slug == SEED.stem


def test_the_kind_is_recognised_from_the_title(plan):
    assert plan.kind == "handlingsplan"


def test_the_word_mark_is_the_organisation(plan):
    mark = LINES.index("LJUNGBY")
    assert plan.organisation == f"{LINES[mark]} {LINES[mark + 1]}" == "LJUNGBY KOMMUN"


def test_the_cover_fills_the_decision_and_leaves_empty_what_it_does_not_say(reading):
    assert reading.decision == Decision(
        valid_from=dt.date(2017, 7, 1),
        review_by=dt.date(2019, 1, 1),
        adopted_by=fact("Fastställd av"),
        valid_until=None,
        adopted_on=None,
        paragraph="",
        registry_number="",
    )
    assert reading.number == 1


def test_the_other_facts_of_the_cover_are_verbatim(plan):
    assert plan.applies_to == fact("Gäller för")
    assert plan.prepared_by == fact("Utarbetad av")
    assert plan.responsible_department == fact("Dokumentansvarig förvaltning")
    assert plan.facts == ()


def test_the_sections_are_those_of_the_table_of_contents(plan):
    assert [section.title for section in plan.sections] == TITLES
    assert len(TITLES) == 7
    assert {section.depth for section in plan.sections} == {1}
    assert [section.key for section in plan.sections] == [text.slug(title) for title in TITLES]


@pytest.mark.parametrize("title", TITLES)
def test_every_paragraph_stands_verbatim_under_its_heading(plan, title):
    section = next(section for section in plan.sections if section.title == title)
    prose = [block.html for block in section.blocks if isinstance(block, Prose)]
    running = [line for line in stretch(title) if "\t" not in line and not line.startswith("Nivå:")]
    assert prose == [f"<p>{line.strip()}</p>" for line in running]


def test_the_three_kinds_of_extremism_stay_one_paragraph(plan):
    section = plan.sections[2]
    assert len(section.blocks) == 3
    assert section.blocks[1].html.count("; Den ") == 2


def test_the_figure_of_the_levels_stands_in_the_gap_after_the_first_paragraph(plan):
    blocks = plan.sections[4].blocks
    assert [type(block) for block in blocks] == [Prose, Figure, Prose, Prose, Prose]
    assert blocks[1].kind is FigureKind.LEVELS


def test_the_figure_of_the_networks_stands_between_its_mention_and_the_table(plan):
    blocks = plan.sections[5].blocks
    assert [type(block) for block in blocks] == [Prose, Prose, Figure, NetworkTable]
    assert blocks[2].kind is FigureKind.NETWORKS
    assert "Se figur" in blocks[1].html


def test_page_breaks_are_not_figures(plan):
    figures = [block for block in plan.blocks() if isinstance(block, Figure)]
    assert len(figures) == 2


def test_the_table_of_groups_is_verbatim(plan):
    table = plan.sections[5].blocks[3]
    header, *expected = rows([line for line in stretch(TITLES[5]) if "\t" in line])
    columns = table.columns
    assert [columns.name, columns.mission, columns.participants] == header
    assert [[n.name, n.mission, n.participants] for n in table.networks] == expected
    assert [n.key for n in table.networks] == [text.slug(row[0]) for row in expected]
    assert len(expected) == 6


def test_a_mission_cut_by_a_page_break_is_joined_again(plan):
    chefsgrupp = next(n for n in plan.networks if n.name == "Chefsgrupp")
    assert chefsgrupp.mission == (
        "Fokus på samverkan och beslut om åtgärder kring aktuell situation "
        "kopplad till grupper (träffas vid behov)"
    )


def test_the_levels_keep_their_names_and_stand_after_the_introduction(plan):
    names = [line for line in BODY if line.startswith("Nivå:")]
    assert [level.name for level in plan.levels] == names
    assert [type(block) for block in plan.sections[6].blocks] == [Prose] * 3 + [Level] * 3
    assert [level.key for level in plan.levels] == [text.slug(n[6:]) for n in names]
    assert {level.intro for level in plan.levels} == {""}


@pytest.mark.parametrize(("index", "count"), [(0, 6), (1, 3), (2, 2)])
def test_every_activity_of_a_level_is_verbatim(plan, index, count):
    level = plan.levels[index]
    start = BODY.index(level.name) + 1
    end = BODY.index(plan.levels[index + 1].name) if index < 2 else len(BODY)
    header, *expected = rows(BODY[start:end])
    c = level.columns
    assert [c.name, c.target_group, c.purpose, c.schedule, c.responsible] == header
    assert [
        [a.name, a.target_group, a.purpose, a.schedule, a.responsible] for a in level.activities
    ] == expected
    assert [a.key for a in level.activities] == [text.slug(row[0]) for row in expected]
    assert len(expected) == count


def test_a_purpose_cut_by_a_page_break_is_joined_again(plan):
    assert plan.levels[1].activities[0].purpose == "Fånga upp elevers psykiska hälsa"


def test_the_activity_without_a_schedule_stays_without(plan):
    routine = plan.levels[2].activities[0]
    assert routine.name.startswith("Rutin för verksamheter")
    assert routine.schedule == ""


def test_the_rule_of_printed_copies_is_recognised_and_not_stored(reading, plan):
    assert COPY_RULE in LINES
    assert COPY_RULE not in content.canonical(plan)
    assert "".join(reading.report.lost) == ""


def test_no_word_is_lost_or_invented(reading):
    assert reading.report.lost == ()
    assert reading.report.invented == ()


def test_the_words_are_all_there_by_an_independent_count(reading):
    labels = "Gäller från: Gäller för: Fastställd av: Utarbetad av: Revideras senast: Version:"
    contents = " ".join(LINES[LINES.index("Innehållsförteckning") : FIRST])
    aside = words(f"{labels} Dokumentansvarig förvaltning: {COPY_RULE} {contents}")
    assert held(reading) + aside == words(seed_text())


def test_the_report_says_what_is_missing(reading):
    assert reading.report.missing == (
        "Beslutsdatum saknas",
        "Paragraf saknas",
        "Diarienummer saknas",
        f"Aktiviteten ”{LINES[-2].split(TAB)[0]}” saknar tidsplan",
    )
    assert reading.report.notes == ()


def test_the_report_reads_well(reading):
    lines = reading.report.lines()
    assert "  - Avsnitt: 7" in lines
    assert "  - Nivåer: 3, med 11 aktiviteter" in lines
    assert "  - Beslutsdatum saknas" in lines
    assert f"Källans {words(seed_text()).total()} ord:" in lines
    assert "  innehållsförteckning: 31 (rad 22–32)" in lines
    assert "  tappade: 0" in lines


def test_the_content_survives_its_canonical_form(plan):
    assert content.read(content.canonical(plan)) == plan


def test_the_prose_is_sanitised_already(plan):
    for block in plan.blocks():
        if isinstance(block, Prose):
            assert text.sanitise(block.html) == block.html
