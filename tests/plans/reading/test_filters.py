"""What readers may choose among, and what a choice keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.content import Activity, Level, PlanContent, Section
from plans.reading import filters
from plans.reading.filters import MISSING
from plans.reading.selection import LEAST, select
from tests import factories

NAMES = ("Samordnare", "Ungdomsrådet", "Barn- och utbildningsförvaltningen", "Polisen m.fl.")
cells = st.lists(st.sampled_from(NAMES), max_size=3).map(", ".join) | st.text(max_size=6)


@st.composite
def plans(draw) -> PlanContent:
    """Plans with enough activities to choose among."""
    count = draw(st.integers(1, 3))
    levels = [
        Level(
            key=f"niva-{level}",
            columns=factories.ACTIVITY_COLUMNS,
            activities=tuple(
                Activity(
                    key=f"aktivitet-{level}-{number}",
                    name=f"Aktivitet {level} {number}",
                    target_group=draw(cells),
                    responsible=draw(cells),
                )
                for number in range(draw(st.integers(2, 4)))
            ),
        )
        for level in range(count)
    ]
    return PlanContent(title="Plan", sections=(Section(key="a", blocks=tuple(levels)),))


def plan(*responsible: str, target_groups: tuple[str, ...] = ()) -> PlanContent:
    """A plan with one level whose activities have these cells."""
    groups = target_groups or ("Elever",) * len(responsible)
    activities = tuple(
        Activity(key=f"a-{number}", name=f"A {number}", responsible=who, target_group=group)
        for number, (who, group) in enumerate(zip(responsible, groups, strict=True))
    )
    level = Level(
        key="niva", name="Nivå: En", columns=factories.ACTIVITY_COLUMNS, activities=activities
    )
    return PlanContent(title="Plan", sections=(Section(key="a", blocks=(level,)),))


def labels(content: PlanContent, name: str) -> list[str]:
    selection = select(content, {})
    assert selection
    [field] = [field for field in selection.fields if field.name == name]
    return [option.label for option in field.options]


def kept(content: PlanContent, **asked: str) -> list[str]:
    selection = select(content, asked)
    assert selection
    return [
        activity.name
        for level in content.levels
        for activity, is_kept in zip(level.activities, selection.keeps(level), strict=True)
        if is_kept
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Samordnare", ("Samordnare",)),
        ("Barn- och utbildningsförvaltningen", ("Barn- och utbildningsförvaltningen",)),
        (
            "Familjecentralen, socialförvaltningens öppenvård",
            ("Familjecentralen", "socialförvaltningens öppenvård"),
        ),
        (
            "Kultur- och fritidsförvaltningen och kommunledningsförvaltningen.",
            ("Kultur- och fritidsförvaltningen", "kommunledningsförvaltningen"),
        ),
        ("Polis, skola och vård", ("Polis", "skola", "vård")),
        ("Polis, m.fl.", ("Polis", "m.fl.")),
        (" , ", ()),
        ("", ()),
    ],
)
def test_names_are_parted_at_commas_and_at_och(cell, names):
    assert filters.parts(cell) == names


def test_the_options_are_the_exact_cells_and_each_name_in_them_in_swedish_order():
    content = plan("Ö och A", "Ärenden", "Åtgärder", "Zoner", "")

    assert labels(content, "ansvarig") == [
        "A",
        "Zoner",
        "Åtgärder",
        "Ärenden",
        "Ö",
        "Ö och A",
        "Uppgift saknas",
    ]


def test_a_target_group_is_one_whatever_words_it_holds():
    groups = ("Elever i åk 4, 7 och 1", "Elever i åk 4", "Personal", "Personal")
    content = plan(*"abcd", target_groups=groups)

    assert labels(content, "malgrupp") == ["Elever i åk 4", "Elever i åk 4, 7 och 1", "Personal"]


def test_two_spellings_of_a_name_are_one_option():
    content = plan("Polisen", "polisen.", "Skolan", "Skolan och polisen")

    assert labels(content, "ansvarig") == ["Polisen", "Skolan", "Skolan och polisen"]
    assert kept(content, ansvarig="POLISEN") == ["A 0", "A 1", "A 3"]


def test_a_name_keeps_the_cells_that_hold_it_among_others():
    content = plan("Skola och polis", "Polis", "Vård", "Polisens vän")

    assert kept(content, ansvarig="polis") == ["A 0", "A 1"]
    assert kept(content, ansvarig="Skola och polis") == ["A 0"]


def test_what_is_missing_can_be_asked_for():
    assert kept(plan("Polis", "", " ", "Vård"), ansvarig=MISSING.value) == ["A 1", "A 2"]


def test_filters_are_joined_by_and():
    content = plan("Polis", "Polis", "Vård", "Vård", target_groups=("a", "b", "a", "b"))

    assert kept(content, ansvarig="Polis", malgrupp="b") == ["A 1"]
    assert kept(content, ansvarig="Polis", malgrupp="b", niva="okänd") == ["A 1"]


@pytest.mark.parametrize("asked", [{"ansvarig": "Ingen"}, {"annat": "Polis"}, {"ansvarig": " "}])
def test_what_is_not_an_option_is_ignored(asked):
    selection = select(plan("Polis", "Vård", "Skola", "Hem"), asked)

    assert selection
    assert not selection.is_asked
    assert selection.shown == selection.total == 4


def test_few_activities_have_no_filter():
    assert select(plan(*"abc"), {}) is None
    assert LEAST == 4


def test_activities_that_nothing_tells_apart_have_no_filter():
    assert select(plan("Polis", "Polis", "Polis", "Polis"), {}) is None


def test_a_filter_with_a_single_option_is_not_offered():
    selection = select(plan(*"abcd"), {})

    assert selection
    assert [field.name for field in selection.fields] == ["ansvarig"]


@given(plans())
def test_every_option_keeps_something_and_nothing_that_does_not_match(content):
    selection = select(content, {})
    for field in selection.fields if selection else ():
        for option in field.options:
            asked = select(content, {field.name: option.value})
            assert asked
            assert 0 < asked.shown <= asked.total
            for level in content.levels:
                for activity, is_kept in zip(level.activities, asked.keeps(level), strict=True):
                    words = {
                        "niva": level.key,
                        "malgrupp": activity.target_group,
                        "ansvarig": activity.responsible,
                    }[field.name]
                    if is_kept and option != MISSING and option.value != MISSING.value:
                        bare = option.value.casefold().rstrip(".")
                        assert bare in " ".join(words.split()).casefold()


@given(plans())
def test_the_options_of_a_filter_together_keep_everything(content):
    selection = select(content, {})
    everything = {
        (level.key, place) for level in content.levels for place, _ in enumerate(level.activities)
    }
    for field in selection.fields if selection else ():
        found = set()
        for option in field.options:
            asked = select(content, {field.name: option.value})
            assert asked
            found |= {
                (level.key, place)
                for level in content.levels
                for place, is_kept in enumerate(asked.keeps(level))
                if is_kept
            }
        assert found == everything


@given(plans(), st.dictionaries(st.sampled_from(["niva", "malgrupp", "ansvarig"]), st.text()))
def test_any_question_has_an_answer(content, asked):
    selection = select(content, asked)

    assert selection is None or 0 <= selection.shown <= selection.total
