"""Levels and their activities, tables and their groups."""

import msgspec
import pytest

from comparing import compare_content
from comparing.kinds import ChangeKind, Thing
from comparing.values import ComparedTable, MovedFrom
from document.content import (
    Activity,
    ActivityColumns,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from tests.factories import ACTIVITY_COLUMNS, NETWORK_COLUMNS


def activity(key, **kwargs):
    defaults = {"name": key.capitalize(), "target_group": "Elever", "schedule": "Årligen"}
    return Activity(key=key, **(defaults | kwargs))


def level(key, *activities, **kwargs):
    defaults = {"name": f"Nivå {key}", "columns": ACTIVITY_COLUMNS}
    return Level(key=key, activities=activities, **(defaults | kwargs))


def network(key, **kwargs):
    defaults = {"name": key.capitalize(), "mission": "Samverkan", "participants": "Skola"}
    return Network(key=key, **(defaults | kwargs))


def table(*networks, **kwargs):
    return NetworkTable(networks=networks, **({"columns": NETWORK_COLUMNS} | kwargs))


def plan(*blocks):
    return PlanContent(
        title="Plan", sections=(Section(key="aktiviteter", title="Aktiviteter", blocks=blocks),)
    )


def compared(before, after):
    return compare_content(plan(*before), plan(*after))


def changes(before, after):
    return [(each.word, each.name, each.how) for each in compared(before, after).changes]


def tables(comparison):
    return [block for block in comparison.sections[0].body if isinstance(block, ComparedTable)]


def test_a_changed_activity_tells_which_cells():
    before = level("a", activity("kurs"))
    after = level("a", activity("kurs", target_group="Lärare", schedule="I maj"))

    assert changes([before], [after]) == [("Ändrad aktivitet", "Kurs", "Målgrupp och Tidsplan")]


def test_the_cells_of_a_changed_activity_are_shown_word_by_word():
    comparison = compared(
        [level("a", activity("kurs"))], [level("a", activity("kurs", schedule="Årligen i maj"))]
    )

    (row,) = tables(comparison)[0].rows
    cell = next(cell for cell in row.cells if cell.label == "Tidsplan")
    assert [piece.text for piece in cell.words.pieces] == ["Årligen", " i maj"]


def test_a_new_activity_tells_its_level():
    before, after = level("a"), level("a", activity("kurs"))

    assert changes([before], [after]) == [("Ny aktivitet", "Kurs", "I ”Nivå a”")]


def test_a_removed_activity_stands_where_it_stood():
    rows = [activity(key) for key in ("ett", "tva", "tre")]

    comparison = compared([level("a", *rows)], [level("a", rows[0], rows[2])])

    assert [row.name for row in tables(comparison)[0].rows] == ["Ett", "Tva", "Tre"]
    assert [change.word for change in comparison.changes] == ["Borttagen aktivitet"]


def test_an_activity_without_a_name_is_called_that():
    (change,) = compared([level("a")], [level("a", activity("x", name=""))]).changes

    assert change.name == "Aktivitet utan namn"


def test_an_activity_that_moves_in_its_level_is_one_move():
    rows = [activity(key) for key in ("ett", "tva", "tre", "fyra")]

    assert changes([level("a", *rows)], [level("a", rows[3], *rows[:3])]) == [
        ("Flyttad aktivitet", "Fyra", "Från plats 4 till plats 1")
    ]
    (found,) = tables(compared([level("a", *rows)], [level("a", rows[3], *rows[:3])]))
    assert [row.name for row in found.rows] == ["Fyra", "Ett", "Tva", "Tre"]
    assert {(row.note, row.other, row.came, row.gone) for row in found.rows[1:]} == {
        ("", "", False, False)
    }


def test_an_activity_that_moves_to_another_level_is_one_change():
    kurs = activity("kurs")

    assert changes([level("a", kurs), level("b")], [level("a"), level("b", kurs)]) == [
        ("Flyttad aktivitet", "Kurs", "Från ”Nivå a” till ”Nivå b”")
    ]


def test_an_activity_may_be_both_moved_and_changed():
    before = [level("a", activity("kurs")), level("b")]
    after = [level("a"), level("b", activity("kurs", schedule="I maj"))]

    assert changes(before, after) == [
        (
            "Flyttad och ändrad aktivitet",
            "Kurs",
            "Från ”Nivå a” till ”Nivå b”. Ändrat: Tidsplan",
        )
    ]


def test_an_activity_that_moves_leaves_a_mark_in_its_old_level():
    kurs = activity("kurs")

    old, new = tables(compared([level("a", kurs), level("b")], [level("a"), level("b", kurs)]))

    assert (old.rows[0].gone, old.rows[0].other) == (True, new.rows[0].anchor)
    assert (new.rows[0].came, new.rows[0].other) == (True, old.rows[0].anchor)
    assert (old.rows[0].note, new.rows[0].note) == ("Till ”Nivå b”", "Från ”Nivå a”")
    assert old.rows[0].whole


def test_everything_has_an_address_and_what_is_gone_one_of_its_own():
    before = [level("a", activity("ett")), table(network("x")), Figure(kind=FigureKind.LEVELS)]
    after = [level("b", activity("tva")), table(network("y")), Figure(kind=FigureKind.NETWORKS)]

    body = compared(before, after).sections[0].body

    rows = [row.anchor for block in body if isinstance(block, ComparedTable) for row in block.rows]
    assert sorted([*(block.anchor for block in body), *rows]) == [
        "aktivitet:tva",
        "del:0:1",
        "del:0:2",
        "fore:aktivitet:ett",
        "fore:del:0:2",
        "fore:grupp:0:1:0",
        "fore:niva:a",
        "grupp:0:1:0",
        "niva:b",
    ]


def test_a_row_that_came_or_went_is_whole_and_one_that_changed_is_not():
    rows = [activity(key) for key in ("ett", "tva")]
    new = [activity("tre"), activity("tva", purpose="Mål")]

    (found,) = tables(compared([level("a", *rows)], [level("a", *new)]))

    assert {row.name: row.whole for row in found.rows} == {"Ett": True, "Tre": True, "Tva": False}


@pytest.mark.parametrize(
    ("first", "second"),
    [((40, 1), (1, 20)), ((20, 40), (30, 1))],
    ids=["before", "after"],
)
def test_the_row_with_the_most_words_in_both_versions_stays(first, second):
    def rows(version):
        return [
            activity(key, purpose="x" * letters[version])
            for key, letters in (("ett", first), ("tva", second))
        ]

    (_, name, _), *_ = [
        each
        for each in changes([level("a", *rows(0))], [level("a", *rows(1)[::-1])])
        if "Flyttad" in each[0]
    ]

    assert name == "Tva"


def test_an_activity_that_is_written_anew_is_removed_and_added():
    before, after = level("a", activity("kurs")), level("a", activity("kurs-2"))

    assert [word for word, *_ in changes([before], [after])] == [
        "Borttagen aktivitet",
        "Ny aktivitet",
    ]


def test_rows_that_are_the_same_are_counted():
    rows = [activity(f"a{number}") for number in range(9)]

    (found,) = tables(compared([level("a", *rows)], [level("a", *rows, activity("ny"))]))

    assert found.alike_line == "Nio aktiviteter är oförändrade"
    assert len(found.rows_that_differ) == 1
    (found,) = tables(compared([level("a", rows[0])], [level("a", rows[0], activity("ny"))]))
    assert found.alike_line == "En aktivitet är oförändrad"


def test_a_new_level_is_one_change():
    assert changes([], [level("a", activity("ett"), activity("tva"))]) == [
        ("Ny nivå", "Nivå a", "Två aktiviteter")
    ]


def test_an_activity_that_moves_to_a_new_level_is_listed_beside_it():
    ett, tva = activity("ett"), activity("tva")

    assert changes([level("a", ett)], [level("a"), level("b", ett, tva)]) == [
        ("Ny nivå", "Nivå b", "En aktivitet"),
        ("Flyttad aktivitet", "Ett", "Från ”Nivå a” till ”Nivå b”"),
    ]


def test_a_removed_level_is_one_change():
    assert changes([level("a", activity("ett"))], []) == [
        ("Borttagen nivå", "Nivå a", "En aktivitet")
    ]


def test_a_level_with_another_name_and_introduction_is_changed():
    before = level("a", intro="<p>Vi gör detta.</p>")
    after = level("a", name="Nivå ett", intro="<p>Vi gör annat.</p>")

    assert changes([before], [after]) == [
        ("Ändrad nivå", "Nivå ett", "Rubriken var ”Nivå a”. Inledningen har ändrad text")
    ]


def test_an_introduction_that_is_formatted_otherwise_is_told():
    before = level("a", intro="<p>Vi gör detta.</p>")
    after = level("a", intro="<p>Vi <em>gör</em> detta.</p>")

    assert changes([before], [after]) == [
        ("Ändrad nivå", "Nivå a", "Inledningens formatering är ändrad")
    ]


def test_a_level_that_moves_among_paragraphs_leaves_a_mark():
    first, second = level("a", activity("kurs")), level("b", activity("ett"), activity("tva"))

    comparison = compared([first, second], [second, first])

    (change,) = comparison.changes
    assert (change.word, change.name) == ("Flyttad nivå", "Nivå a")
    (mark,) = [block for block in comparison.sections[0].body if isinstance(block, MovedFrom)]
    assert mark.text == "Här stod nivån ”Nivå a”."


def test_a_level_without_a_name_is_called_that():
    assert changes([], [level("a", name="")]) == [
        ("Ny nivå", "Nivå utan rubrik", "Inga aktiviteter")
    ]


def test_a_new_column_is_told():
    columns = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Kostnad",))
    after = level("a", activity("kurs", extra=("100 kr",)), columns=columns)

    assert changes([level("a", activity("kurs"))], [after]) == [
        ("Ändrad nivå", "Nivå a", "Kolumnrubriken Kostnad är ny"),
        ("Ändrad aktivitet", "Kurs", "Kostnad"),
    ]


def test_removed_columns_are_told():
    columns = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Kostnad", "Plats"))

    (change,) = changes([level("a", columns=columns)], [level("a")])

    assert change[2] == "Kolumnrubrikerna Kostnad och Plats är borttagna"


def test_a_changed_column_heading_is_told():
    columns = msgspec.structs.replace(ACTIVITY_COLUMNS, purpose="Mål")

    (change,) = changes([level("a")], [level("a", columns=columns)])

    assert change[2] == "Kolumnrubriken Mål är ändrad"


def test_a_renamed_column_of_the_plans_own_is_the_same_column():
    old = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Pris",))
    new = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Kostnad",))
    row = activity("kurs", extra=("100 kr",))

    assert changes([level("a", row, columns=old)], [level("a", row, columns=new)]) == [
        ("Ändrad nivå", "Nivå a", "Kolumnrubriken Kostnad är ändrad")
    ]


def test_columns_of_one_heading_are_told_apart():
    columns = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Kostnad",) * 3)
    before, after = (
        level("a", activity("kurs", extra=("1", "2", value)), columns=columns) for value in "34"
    )

    (row,) = tables(compared([before], [after]))[0].rows

    assert [(cell.words.before, cell.words.after) for cell in row.cells[-3:]] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "4"),
    ]


def test_columns_that_change_places_are_told():
    old = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Pris", "Plats"))
    new = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Plats", "Pris"))
    before = level("a", activity("kurs", extra=("1", "2")), columns=old)
    after = level("a", activity("kurs", extra=("2", "1")), columns=new)

    assert changes([before], [after]) == [
        ("Ändrad nivå", "Nivå a", "Kolumnernas ordning är ändrad")
    ]


def test_an_empty_column_is_left_out():
    columns = ActivityColumns(name="Aktivitet", schedule="Tid")

    (found,) = tables(
        compared(
            [level("a", Activity(key="x", name="X"), columns=columns)],
            [level("a", Activity(key="x", name="Y"), columns=columns)],
        )
    )

    assert [column.label for column in found.columns] == ["Aktivitet", "Tid"]


@pytest.mark.parametrize("which", ["both", "before", "after"])
def test_the_column_that_names_the_rows_is_there_even_when_it_is_empty(which):
    row = Activity(key="x", name="", target_group="Elever", purpose="Trygghet")
    nameless = level("a", row, columns=ActivityColumns(target_group="Grupp", purpose="Mål"))

    (found,) = tables(
        compared([nameless] if which != "after" else [], [nameless] if which != "before" else [])
    )

    assert [column.label for column in found.columns] == ["Kolumn utan rubrik", "Grupp", "Mål"]
    assert found.rows[0].name == "Aktivitet utan namn"


def test_a_column_without_a_heading_is_called_that():
    (change, *_) = compared(
        [level("a", activity("kurs", extra=("1",)))], [level("a", activity("kurs", extra=("2",)))]
    ).changes

    assert change.how == "Kolumn utan rubrik"


def test_an_activity_keeps_its_own_columns_when_it_moves():
    columns = msgspec.structs.replace(ACTIVITY_COLUMNS, extra=("Kostnad",))
    kurs = activity("kurs", extra=("100 kr",))
    before = [level("a", kurs, columns=columns), level("b", columns=columns)]
    after = [level("a", columns=columns), level("b", kurs, columns=columns)]

    assert [change.kinds for change in compared(before, after).changes] == [(ChangeKind.MOVED,)]


def moved(own, others, becomes):
    """The cells of a row that moves from a table with columns of its own to one whose columns change."""

    def columns(extra):
        return msgspec.structs.replace(ACTIVITY_COLUMNS, extra=extra)

    kurs = activity("kurs", extra=("100",) * len(own))
    there = activity("kurs", extra=("100",) * len(becomes))
    _, new = tables(
        compared(
            [level("a", kurs, columns=columns(own)), level("b", columns=columns(others))],
            [level("a", columns=columns(own)), level("b", there, columns=columns(becomes))],
        )
    )
    return [(cell.label, cell.words.before, cell.words.after) for cell in new.rows[0].cells[5:]]


def test_a_cell_of_a_row_that_moved_is_compared_with_the_one_of_that_name():
    assert moved(("Kostnad",), ("Plats",), ("Kostnad",)) == [("Kostnad", "100", "100")]
    assert moved(("Kostnad",), ("Plats",), ("Plats",)) == [("Plats", "", "100")]


def test_a_row_that_moved_has_lost_what_stood_in_a_column_that_is_no_more():
    assert moved(("Kostnad",), ("Kostnad",), ()) == [("Kostnad", "100", "")]
    assert moved(("Plats",), ("Kostnad",), ()) == [("Kostnad", "", "")]


def test_a_row_that_moved_keeps_what_stood_in_a_column_with_a_new_name():
    assert moved(("Pris",), ("Pris",), ("Kostnad",)) == [("Kostnad", "100", "100")]


def test_a_group_with_other_participants_is_changed():
    before, after = table(network("rad")), table(network("rad", participants="Polis"))

    assert changes([before], [after]) == [("Ändrad grupp", "Rad", "Deltagare")]


def test_a_table_of_groups_is_found_again_by_its_groups():
    first, second = table(network("a"), network("b")), table(network("c"))

    assert changes([first, second], [table(), first, table(network("c"), network("d"))]) == [
        ("Ny tabell", "Aktiviteter", "Inga grupper"),
        ("Ny grupp", "D", "I ”Aktiviteter”"),
    ]


def test_a_table_with_other_groups_is_the_only_table_still():
    assert [word for word, *_ in changes([table(network("a"))], [table(network("b"))])] == [
        "Borttagen grupp",
        "Ny grupp",
    ]


def test_a_group_that_stands_in_two_tables_is_removed_from_one():
    both = [table(network("a"), network("b")), table(network("a"), network("c"))]

    (change,) = compared(both, [table(network("b")), both[1]]).changes

    assert (change.word, change.name) == ("Borttagen grupp", "A")


def swapped(before, after, text):
    """Whether a table is said to have moved when it changes places with a paragraph."""
    paragraph = Prose(html=f"<p>{text}</p>")
    found = compared([before, paragraph], [paragraph, after])
    return [change.kinds for change in found.changes if change.what is Thing.LEVEL] != []


@pytest.mark.parametrize(("letters", "moved"), [(199, False), (201, True)])
def test_a_table_stays_rather_than_a_paragraph_of_a_hundred_letters_for_each_row(letters, moved):
    one = level("a", activity("ett"))

    assert swapped(one, one, "x" * letters) is moved


def test_the_rows_of_both_versions_speak_for_leaving_a_table_in_place():
    one, three = level("a", activity("a")), level("a", *map(activity, "abc"))

    assert not swapped(one, three, "x" * 399)
    assert not swapped(three, one, "x" * 399)
    assert swapped(one, three, "x" * 401)


def test_a_table_that_moves_leaves_a_mark():
    text = [Prose(html=f"<p>{word} är ett stycke</p>") for word in ("Detta", "Detta också")]
    groups = table(network("a"))

    comparison = compared([groups, *text], [*text, groups])

    mark, *_ = comparison.sections[0].body
    assert isinstance(mark, MovedFrom)
    assert mark.text == "Här stod tabellen över grupper."


def test_a_group_from_a_table_in_another_section_tells_the_section():
    def two(first, second):
        return PlanContent(
            title="Plan",
            sections=(
                Section(key="a", title="Första", blocks=(first,)),
                Section(key="b", blocks=(second,)),
            ),
        )

    a, b, c = network("a"), network("b"), network("c")

    (change,) = compare_content(two(table(a, b), table(c)), two(table(a), table(c, b))).changes

    assert change.how == "Från ”Första” till ”Avsnitt utan rubrik”"


def test_headings_of_a_table_of_groups_may_change():
    columns = NetworkColumns(name="Nätverk", mission="Uppdrag", participants="Deltagare")

    assert changes([table(network("a"))], [table(network("a"), columns=columns)]) == [
        ("Ändrad tabell", "Aktiviteter", "Kolumnrubriken Nätverk är ändrad")
    ]


def test_the_column_of_levels_never_counts_as_moved():
    columns = NetworkColumns(name="Nätverk", mission="Uppdrag", participants="Deltagare")
    row = network("a", level="n")

    assert changes([table(row), level("n")], [table(row, columns=columns), level("n")]) == [
        ("Ändrad tabell", "Aktiviteter", "Kolumnrubriken Nätverk är ändrad")
    ]


def test_what_happened_in_a_section_is_counted_for_its_margin():
    before = level("a", activity("ett"), activity("tva"))
    after = level("a", activity("tre"), activity("fyra"), activity("ett", schedule="I maj"))

    (section,) = compared([before], [after]).sections

    assert sorted(word for _, word in section.marks) == [
        "En borttagen aktivitet",
        "En ändrad aktivitet",
        "Två nya aktiviteter",
    ]


def test_a_group_put_on_a_level_is_changed():
    before, after = table(network("rad")), table(network("rad", level="a"))

    assert changes([before, level("a")], [after, level("a")]) == [("Ändrad grupp", "Rad", "Nivå")]


def test_a_group_on_another_level_shows_both_by_name():
    levels = level("a", name="Nivå: Alla"), level("b", name="Nivå: Enskilda")
    before, after = table(network("rad", level="a")), table(network("rad", level="b"))

    groups = tables(compared([before, *levels], [after, *levels]))[0]

    [row] = groups.rows
    assert (row.cells[-1].label, row.cells[-1].words.before, row.cells[-1].words.after) == (
        "Nivå",
        "Alla",
        "Enskilda",
    )
    assert groups.columns[-1].label == "Nivå"


def test_a_group_on_a_level_that_is_new_shows_its_name():
    before, after = table(network("rad", level="a")), table(network("rad", level="b"))

    [row] = tables(compared([before, level("a")], [after, level("a"), level("b")]))[0].rows

    assert (row.cells[-1].words.before, row.cells[-1].words.after) == ("Nivå a", "Nivå b")


def test_a_level_without_a_name_is_called_that_beside_its_groups():
    before, after = table(network("rad")), table(network("rad", level="a"))
    nameless = level("a", name="Nivå:")

    [row] = tables(compared([before, nameless], [after, nameless]))[0].rows

    assert row.cells[-1].words.after == "Nivå utan namn"


def test_levels_of_one_name_are_told_apart():
    levels = level("a", name="Nivå: Alla"), level("b", name="Nivå: Alla")
    before, after = table(network("rad", level="a")), table(network("rad", level="b"))

    assert changes([before, *levels], [after, *levels]) == [("Ändrad grupp", "Rad", "Nivå")]
    cell = tables(compared([before, *levels], [after, *levels]))[0].rows[0].cells[-1]
    assert (cell.words.before, cell.words.after) == ("Alla", "Alla (2)")


def test_the_column_of_levels_is_there_for_the_sake_of_one_removed_group():
    before, after = table(network("a", level="n"), network("b")), table(network("b"))

    groups = tables(compared([before, level("n")], [after, level("n")]))[0]

    assert groups.columns[-1].label == "Nivå"


def test_the_column_of_levels_is_there_for_the_sake_of_one_group_that_came_and_lost_its_level():
    before = table(network("a", level="n"), network("b")), table(network("c"))
    after = table(network("b")), table(network("a"), network("c"))

    _, groups = tables(compared([*before, level("n")], [*after, level("n")]))[:2]

    assert groups.columns[-1].label == "Nivå"
    assert groups.rows[0].cells[-1].words.before == "Nivå n"


def test_a_level_with_a_new_name_changes_none_of_its_groups():
    groups = table(network("rad", level="a"))
    before, after = level("a", name="Nivå: Alla"), level("a", name="Nivå: Hela samhället")

    assert [word for word, *_ in changes([groups, before], [groups, after])] == ["Ändrad nivå"]


def test_tables_without_levels_have_no_column_for_them():
    groups, levels = table(network("rad")), level("a")

    found = tables(compared([groups, levels], [groups, levels]))[0]

    assert [column.label for column in found.columns] == ["Grupp/nätverk", "Uppdrag", "Deltagare"]


def test_the_level_of_a_new_and_of_a_removed_group_is_shown():
    before, after = table(network("a", level="n")), table(network("b", level="n"))
    levels = level("n", name="Nivå: Alla")

    groups = tables(compared([before, levels], [after, levels]))[0]

    assert sorted((row.name, row.cells[-1].words.text) for row in groups.rows) == [
        ("A", "Alla"),
        ("B", "Alla"),
    ]
