"""Every column of activities and of groups stands on every surface: a new one is forgotten on none."""

import pytest
from django.test import Client
from django.urls import reverse
from msgspec.structs import asdict, replace

from activities.models import Activity as ActivityRow
from activities.models import Level as LevelRow
from comparing import compare_content
from document import columns, editorial
from document.content import (
    Activity,
    ActivityColumns,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Section,
)
from importing import read
from networks.models import Network as NetworkRow
from networks.models import NetworkTable as NetworkTableRow
from organisation.roles import Role
from plans import actions
from plans.compose import compose
from plans.models import Section as SectionRow
from tests import factories
from tests.pages import get, today
from tests.plans.admin.forms import filled
from tests.printing.reading import pages
from tests.test_decision_facts import words

__all__ = ["today"]

pytestmark = pytest.mark.django_db

TABLES = {"activities": columns.ACTIVITY, "networks": columns.NETWORK}
COLUMN = [
    pytest.param(kind, column, id=f"{kind}-{column.name}")
    for kind, table in TABLES.items()
    for column in table
]


def cells(kind: str, text: str) -> dict[str, str]:
    """A text for each column, which nothing else says."""
    return {each.name: f"{text}{place}" for place, each in enumerate(TABLES[kind])}


def table(kind: str, **changes: str) -> Level | NetworkTable:
    """A table with a heading and a cell in every column; `changes` are of the cells."""
    headings, row = cells(kind, "Rubrik"), cells(kind, "Cell") | changes
    if kind == "networks":
        network = Network(key="cell0", **row)
        return NetworkTable(columns=NetworkColumns(**headings), networks=(network,))
    activity = Activity(key="cell0", **row)
    return Level(key="n", columns=ActivityColumns(**headings), activities=(activity,))


def content(kind: str, **changes: str) -> PlanContent:
    blocks = (table(kind, **changes),)
    return PlanContent(title="Plan", sections=(Section(key="a", title="Allt", blocks=blocks),))


def adopted(kind: str):
    return factories.revision(factories.plan(slug="trygghet", value=content(kind)))


@pytest.mark.parametrize("kind", TABLES)
def test_the_table_names_just_the_fields_of_the_row_and_of_the_headings(kind):
    row = table(kind).rows[0]

    named = [column.name for column in TABLES[kind]]
    assert [name for name in asdict(row) if name not in {"key", "extra", "level"}] == named
    assert [name for name in asdict(table(kind).columns) if name != "extra"] == named


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_read_on_the_page_and_on_paper(kind):
    revision = adopted(kind)
    page = words(get("/planer/trygghet/").html)
    paper = words("".join(pages(actions.archive_file(actions.printed(revision)))))

    for text in (*cells(kind, "Rubrik").values(), *cells(kind, "Cell").values()):
        assert text in page
        assert text in paper


def test_every_column_of_a_group_is_read_in_the_registry():
    adopted("networks")

    page = words(get(f"/natverk/{NetworkRow.objects.get().slug}/").html)

    assert all(text in page for text in cells("networks", "Cell").values())
    assert all(text in page for text in [*cells("networks", "Rubrik").values()][1:])


@pytest.mark.parametrize(("kind", "column"), COLUMN)
def test_a_change_in_any_column_is_compared(kind, column):
    comparison = compare_content(content(kind), content(kind, **{column.name: "Nytt"}))

    ((row,),) = [
        block.rows for section in comparison.sections for block in section.body if block.differs
    ]
    assert [cell.words.after for cell in row.cells if cell.words.changed] == ["Nytt"]


@pytest.mark.parametrize(("kind", "column"), COLUMN)
def test_numbers_in_any_column_are_more_than_wording(kind, column):
    found = editorial.problems(content(kind), content(kind, **{column.name: "År 2027"}))

    assert len(found) == 1


@pytest.mark.parametrize(("kind", "column"), COLUMN)
def test_other_words_are_wording_unless_a_decision_stands_behind_them(kind, column):
    before = content(kind, **{column.name: "Barn"})

    found = editorial.problems(before, content(kind, **{column.name: "De barn"}))

    assert [column.decided in problem.message for problem in found] == [True] * bool(column.decided)


@pytest.mark.parametrize(("kind", "column"), COLUMN)
def test_a_column_that_goes_is_more_than_wording(kind, column):
    before = content(kind)
    headless = replace(table(kind).columns, **{column.name: ""})
    blocks = (replace(table(kind), columns=headless),)
    after = replace(before, sections=(replace(before.sections[0], blocks=blocks),))

    (problem,) = editorial.problems(before, after)

    assert "Kolumner är tillagda eller borttagna" in problem.message


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_stored_and_composed(kind):
    plan = factories.plan(value=content(kind))

    composed = compose(plan)

    assert composed.sections[0].blocks[0].columns == table(kind).columns
    assert composed.sections[0].blocks[0].rows[0] == replace(table(kind).rows[0], key="cell0")


@pytest.mark.parametrize(
    ("kind", "row", "holder"),
    [("activities", ActivityRow, LevelRow), ("networks", NetworkRow, NetworkTableRow)],
)
def test_every_column_has_its_fields_in_the_models_with_the_words_of_the_table(kind, row, holder):
    for column in TABLES[kind]:
        cell = row._meta.get_field(column.name)
        assert (cell.verbose_name, cell.help_text) == (column.label, column.help)
        assert holder._meta.get_field(f"column_{column.name}").default == column.heading


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_edited_in_the_admin(kind):
    plan = factories.plan(value=content(kind))
    client = Client()
    client.force_login(factories.user(Role.COORDINATOR))
    holder, row = (LevelRow, ActivityRow) if kind == "activities" else (NetworkTableRow, NetworkRow)

    def form(model, **of):
        meta, pk = model._meta, model.objects.get(**of).pk
        name = f"admin:{meta.app_label}_{meta.model_name}_change"
        return filled(client, reverse(name, args=[pk]))

    assert SectionRow.objects.filter(plan=plan).exists()
    headings, own = form(holder, plan=plan), form(row)
    for name, text in cells(kind, "Cell").items():
        assert own[name] == text
        assert headings[f"column_{name}"] == text.replace("Cell", "Rubrik")
        assert kind == "networks" or headings[f"activities-0-{name}"] == text


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_known_by_each_of_its_words_in_a_source(kind):
    first, *rest = TABLES[kind]
    for column in rest:
        for term in column.terms.split(";"):
            heading = f"{first.noun}\t{term.strip()}"
            source = f"Plan\n\nInledning\n\nText.\n\nAllt\n\n{heading}\nEtt namn\tEn cell\n"
            reading = read(source)
            (block,) = reading.content.sections[-1].blocks
            assert getattr(block.rows[0], column.name) == "En cell", term
            assert (reading.report.lost, reading.report.invented) == ((), ())


@pytest.mark.parametrize("kind", TABLES)
def test_a_source_misses_each_cell_that_is_empty_in_a_column_that_it_has(kind):
    _, *rest = TABLES[kind]
    heading = "\t".join(each.label for each in TABLES[kind])
    source = f"Plan\n\nInledning\n\nText.\n\nAllt\n\n{heading}\nEtt namn{'\t' * len(rest)}\n"

    missing = [line for line in read(source).report.missing if "Ett namn" in line]

    assert [line.split(" saknar ")[1] for line in missing] == [each.noun for each in rest]
