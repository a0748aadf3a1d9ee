"""Sections that were added, removed, moved, renamed or changed."""

import pytest

from comparing import compare_content
from comparing.kinds import ChangeKind
from comparing.sections import numbers
from comparing.values import ComparedSection, MovedFrom
from document.content import (
    Activity,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from tests import factories

LONG = "Kommunen arbetar för att alla ska vara trygga i skolan, på fritiden och i hemmet"


def section(key, text="", *, title="", depth=1):
    blocks = tuple(Prose(html=f"<p>{line}</p>") for line in text.split("/") if line)
    return Section(key=key, title=title or key.capitalize(), depth=depth, blocks=blocks)


def plan(*sections):
    return PlanContent(title="Plan", sections=sections)


def changes(before, after):
    return [
        (change.word, change.name, change.how)
        for change in compare_content(plan(*before), plan(*after)).changes
    ]


def test_a_new_section_is_listed_with_what_it_holds():
    assert changes([section("a")], [section("a"), section("b", "Ett/Två")]) == [
        ("Nytt avsnitt", "B", "Två stycken")
    ]


def test_a_section_with_a_heading_alone_says_so():
    assert changes([section("a")], [section("a"), section("b")]) == [
        ("Nytt avsnitt", "B", "Bara en rubrik")
    ]


def test_a_new_section_with_a_table_tells_of_the_table():
    grupper = factories.content().sections[1]

    assert changes([], [grupper]) == [("Nytt avsnitt", "Grupper", "En tabell")]


def test_a_new_section_tells_of_all_that_it_holds():
    text = Prose(html="<p>Ett stycke.</p>")
    levels = [
        Level(key=key, name=key, columns=factories.ACTIVITY_COLUMNS, activities=()) for key in "xy"
    ]
    groups = NetworkTable(columns=factories.NETWORK_COLUMNS)
    drawn = [figure(kind) for kind in FigureKind]
    whole = Section(key="b", title="B", blocks=(text, *drawn, *levels, groups))

    assert changes([section("a")], [section("a"), whole]) == [
        ("Nytt avsnitt", "B", "Ett stycke, tre figurer, två nivåer och en tabell")
    ]


def test_a_removed_section_stands_where_it_stood():
    comparison = compare_content(
        plan(section("a"), section("b"), section("c")), plan(section("a"), section("c"))
    )

    assert [part.name for part in comparison.sections] == ["A", "B", "C"]
    assert comparison.sections[1].kinds == (ChangeKind.REMOVED,)
    assert comparison.sections[1].anchor == "fore:avsnitt:b"


def test_moving_one_section_is_one_move():
    before = [section(key) for key in "abcdef"]

    after = [before[4], *before[:4], before[5]]

    assert changes(before, after) == [("Flyttat avsnitt", "E", "Från plats 5 till plats 1")]


@pytest.mark.parametrize(
    ("first", "second"), [((90, 1), (1, 40)), ((40, 90), (60, 1))], ids=["before", "after"]
)
def test_the_section_with_the_most_text_in_both_versions_stays(first, second):
    before, after = (
        [section("a", "x" * first[version]), section("b", "x" * second[version])]
        for version in (0, 1)
    )

    assert [name for word, name, _ in changes(before, after[::-1]) if "Flyttat" in word] == ["B"]


def test_a_moved_section_leaves_a_mark():
    before = [section(key) for key in "abc"]

    comparison = compare_content(plan(*before), plan(before[2], *before[:2]))

    *_, mark = comparison.sections
    assert isinstance(mark, MovedFrom)
    assert mark.text == "Här stod avsnittet ”C”."
    assert mark.to == comparison.sections[0].anchor
    assert (mark.place, comparison.sections[0].place) == ("3", "1")


def test_sections_that_follow_their_heading_have_not_moved():
    parts = [section("a", LONG), section("b"), section("b1", depth=2), section("b2", depth=2)]

    assert changes(parts, [*parts[1:], parts[0]]) == [
        ("Flyttat avsnitt", "A", "Från plats 1 till plats 2")
    ]
    assert changes(
        [*parts, *map(section, "cdef")], [parts[0], *map(section, "cdef"), *parts[1:]]
    ) == [("Flyttat avsnitt", "B", "Från plats 2 till plats 6")]


def test_a_section_that_changes_place_under_a_moved_heading_has_moved():
    sub = [section(f"b{n}", depth=2) for n in (1, 2, 3)]
    rest = [section(key) for key in "cdefgh"]

    found = changes([section("b"), *sub, *rest], [*rest, section("b"), sub[2], sub[0], sub[1]])

    assert [name for _, name, _ in found] == ["B", "B3"]


def test_a_section_is_numbered_by_its_depth():
    parts = [section("a"), section("b"), section("c", depth=2), section("d", depth=3), section("e")]

    assert numbers(parts) == ["1", "2", "2.1", "2.1.1", "3"]


def test_no_two_sections_have_one_number_where_a_depth_is_left_out():
    parts = [section(f"s{depth}", depth=depth) for depth in (2, 1, 3, 2, 2)]

    assert numbers(parts) == ["1", "2", "2.1", "2.2", "2.3"]


def test_a_renamed_section_is_the_same_section():
    before = [section("lage", LONG, title="Läge")]
    after = [section("lagesbild", LONG + " i dag", title="Lägesbild")]

    assert changes(before, after) == [
        ("Ändrat avsnitt", "Lägesbild", "Rubriken var ”Läge”. Ett stycke har ändrad text")
    ]


WORDS = "ett två tre fyra fem sex sju åtta"


@pytest.mark.parametrize(
    "block",
    [
        Prose(html=f"<p>{WORDS}</p>"),
        Level(key="n", columns=factories.ACTIVITY_COLUMNS, name=WORDS),
        Level(key="n", columns=factories.ACTIVITY_COLUMNS, intro=f"<p>{WORDS}</p>"),
        *(
            Level(
                key="n",
                columns=factories.ACTIVITY_COLUMNS,
                activities=(Activity(**{"key": "a", "name": "", field: WORDS}),),
            )
            for field in ("name", "target_group", "purpose")
        ),
        *(
            NetworkTable(
                columns=factories.NETWORK_COLUMNS,
                networks=(Network(**{"key": "a", "name": "", field: WORDS}),),
            )
            for field in ("name", "mission", "participants")
        ),
    ],
)
def test_a_renamed_section_is_known_by_all_that_stands_in_it(block):
    before, after = (
        Section(key="a", title="A", blocks=(block,)),
        Section(key="b", title="B", blocks=(block,)),
    )

    assert changes([before], [after]) == [("Ändrat avsnitt", "B", "Rubriken var ”A”")]


def test_a_section_without_text_is_known_by_the_words_of_its_heading():
    assert changes([section("a", title=WORDS)], [section("b", title=f"{WORDS} nio")]) == [
        ("Ändrat avsnitt", f"{WORDS} nio", f"Rubriken var ”{WORDS}”")
    ]


@pytest.mark.parametrize(("kept", "same"), [("ett två tre", True), ("ett två fel", False)])
def test_a_section_is_renamed_when_six_words_of_ten_are_the_same(kept, same):
    before, after = section("a", "ett två tre fyra"), section("b", f"{kept} nytt")

    assert (len(changes([before], [after])) == 1) is same


def test_a_section_with_other_words_is_not_a_renamed_one():
    before = [section("a", "Skolan ordnar läger")]
    after = [section("b", "Polisen håller kurser")]

    assert [word for word, *_ in changes(before, after)] == ["Borttaget avsnitt", "Nytt avsnitt"]


def test_a_section_that_stays_is_not_taken_for_a_renamed_one():
    before = [section("a", LONG), section("b", LONG)]
    after = [section("a", LONG), section("c", LONG)]

    assert changes(before, after) == [("Ändrat avsnitt", "C", "Rubriken var ”B”")]


def test_a_section_that_gets_a_heading_says_that_it_is_new():
    before = plan(Section(key="a"))

    (change,) = compare_content(before, plan(Section(key="a", title="Inledning"))).changes

    assert change.how == "Rubriken är ny"


def test_a_section_without_a_heading_is_called_that():
    (change,) = compare_content(plan(), plan(Section(key="a"))).changes

    assert change.name == "Avsnitt utan rubrik"


def test_changed_new_and_removed_paragraphs_are_counted():
    before = "Ett stycke om skolan och polisen/Gammalt/Sist"
    after = "Ett stycke om skolan och socialen/Sist/Alldeles nytt/Färskt"

    assert changes([section("a", before)], [section("a", after)]) == [
        ("Ändrat avsnitt", "A", "Ett stycke har ändrad text, två är nya och ett är borttaget")
    ]


def test_a_change_of_formatting_alone_is_told():
    strong = Section(key="a", title="A", blocks=(Prose(html="<p>Vi <strong>gör</strong></p>"),))

    assert changes([section("a", "Vi gör")], [strong]) == [
        ("Ändrat avsnitt", "A", "Formateringen är ändrad")
    ]


def test_the_same_lines_in_other_paragraphs_are_a_change_of_formatting():
    joined = Section(key="a", title="A", blocks=(Prose(html="<p>Ett<br>Två</p>"),))

    assert changes([section("a", "Ett/Två")], [joined]) == [
        ("Ändrat avsnitt", "A", "Formateringen är ändrad")
    ]


def test_the_same_items_in_other_lists_are_a_change_of_formatting():
    one, two = (
        Section(key="a", title="A", blocks=tuple(Prose(html=html) for html in blocks))
        for blocks in (
            ["<ul><li>Ett</li><li>Två</li></ul>"],
            ["<ul><li>Ett</li></ul>", "<ul><li>Två</li></ul>"],
        )
    )

    assert changes([one], [two]) == [("Ändrat avsnitt", "A", "Formateringen är ändrad")]


def test_a_renamed_section_stands_at_its_new_address_and_depth():
    before, after = section("a", LONG), section("b", LONG, depth=2)

    (found,) = compare_content(plan(before), plan(after)).sections

    assert (found.anchor, found.depth, found.depth_changed) == ("avsnitt:b", 2, True)


def test_another_depth_is_told():
    assert changes([section("a"), section("b")], [section("a"), section("b", depth=2)]) == [
        ("Ändrat avsnitt", "B", "Rubriknivån är ändrad")
    ]


def test_a_section_may_be_both_moved_and_changed():
    before = [section("a"), section("b", LONG), section("c"), section("d")]
    after = [section("a"), section("c"), section("d"), section("b", LONG + " nu")]

    assert changes(before, after) == [
        ("Flyttat och ändrat avsnitt", "B", "Från plats 2 till plats 4. Ett stycke har ändrad text")
    ]


def test_a_moved_section_has_the_same_text():
    before = [section("a", LONG), section("b"), section("c")]

    comparison = compare_content(plan(*before), plan(*before[::-1]))

    moved = [part for part in comparison.sections if getattr(part, "moved", False)]
    assert moved
    assert all(part.differs for part in moved)
    assert not any(part.text_differs for part in moved)


def test_what_happened_to_a_section_is_said_in_its_margin():
    before = [section("a"), section("b", LONG), section("c"), section("d")]
    after = [section("a"), section("c"), section("d"), section("b", LONG + " nu")]

    comparison = compare_content(plan(*before), plan(*after))

    assert [getattr(part, "marks", None) for part in comparison.sections] == [
        [],
        None,
        [],
        [],
        [(ChangeKind.MOVED, "Flyttat avsnitt"), (ChangeKind.CHANGED, "Ändrat avsnitt")],
    ]


def figure(kind):
    return Figure(kind=kind)


def with_blocks(*blocks):
    return Section(key="a", title="A", blocks=blocks)


def test_a_new_figure_is_listed():
    after = with_blocks(figure(FigureKind.LEVELS))

    assert changes([section("a")], [after]) == [
        ("Ny figur", "Nivåerna i det förebyggande arbetet", "I avsnittet ”A”")
    ]


def test_a_removed_figure_is_listed():
    before = with_blocks(figure(FigureKind.UNKNOWN))

    assert changes([before], [section("a")]) == [
        ("Borttagen figur", "En figur som saknas i källans text", "I avsnittet ”A”")
    ]


def test_a_figure_moves_rather_than_the_shortest_text():
    drawn, text = figure(FigureKind.LEVELS), Prose(html="<p>A</p>")

    assert changes([with_blocks(drawn, text)], [with_blocks(text, drawn)]) == [
        ("Flyttad figur", "Nivåerna i det förebyggande arbetet", "Till en annan plats i avsnittet")
    ]


def test_a_figure_that_moves_in_its_section_is_listed():
    texts = [Prose(html=f"<p>Stycke {word}</p>") for word in ("ett", "två", "tre")]
    drawn = figure(FigureKind.NETWORKS)

    assert changes([with_blocks(drawn, *texts)], [with_blocks(*texts, drawn)]) == [
        ("Flyttad figur", "Grupperna och nätverken", "Till en annan plats i avsnittet")
    ]


def test_a_figure_that_moves_to_another_section_leaves_a_mark():
    drawn = figure(FigureKind.LEVELS)
    other = Section(key="b", title="B")

    comparison = compare_content(
        plan(with_blocks(drawn), other),
        plan(with_blocks(), Section(key="b", title="B", blocks=(drawn,))),
    )

    (change,) = comparison.changes
    assert (change.word, change.how) == ("Flyttad figur", "Från avsnittet ”A”")
    (mark,) = comparison.sections[0].body
    assert mark.text == "Här stod figuren ”Nivåerna i det förebyggande arbetet”."


def test_an_unchanged_section_does_not_differ():
    comparison = compare_content(
        plan(section("a"), section("b")), plan(section("a"), section("c", LONG))
    )

    same = comparison.sections[0]
    assert isinstance(same, ComparedSection)
    assert not same.differs
