"""The plan as one value, and its canonical form."""

import hashlib
import json
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given

from document import content
from tests import factories
from tests.plans import strategies


@given(strategies.plans())
def test_the_canonical_form_gives_the_same_value_back(value):
    assert content.read(content.canonical(value)) == value


@given(strategies.plans())
def test_the_canonical_form_of_what_was_read_is_the_same_text(value):
    sealed = content.canonical(value)

    assert content.canonical(content.read(sealed)) == sealed


@given(strategies.plans(), strategies.plans())
def test_digests_are_equal_just_when_the_contents_are(one, other):
    assert (content.digest(one) == content.digest(other)) is (one == other)


def test_the_canonical_form_sorts_its_keys_and_keeps_swedish_letters():
    assert content.canonical({"ö": 1, "a": "åäö"}) == '{"a":"åäö","ö":1}'


def test_what_is_empty_is_left_out():
    sealed = json.loads(content.canonical(content.PlanContent(title="Rutin")))

    assert sealed == {"title": "Rutin"}


#: Each kind of value with no more than it must hold, and its sealed form.
LEAST = [
    (content.PlanContent(title="a"), {"title": "a"}),
    (content.Section(key="a"), {"key": "a"}),
    (content.Fact(label="a", value="b"), {"label": "a", "value": "b"}),
    (content.Prose(html="a"), {"type": "prose", "html": "a"}),
    (
        content.Figure(kind=content.FigureKind.UNKNOWN),
        {"type": "figure", "kind": "unknown"},
    ),
    (content.Figure(kind=content.FigureKind.LEVELS), {"type": "figure", "kind": "levels"}),
    (content.Figure(kind=content.FigureKind.NETWORKS), {"type": "figure", "kind": "networks"}),
    (content.NetworkCells(), {}),
    (content.NetworkColumns(), {}),
    (content.Network(key="a", name="b"), {"key": "a", "name": "b"}),
    (
        content.NetworkTable(columns=content.NetworkColumns()),
        {"type": "networks", "columns": {}},
    ),
    (content.ActivityCells(), {}),
    (content.ActivityColumns(), {}),
    (content.Activity(key="a", name="b"), {"key": "a", "name": "b"}),
    (
        content.Level(key="a", columns=content.ActivityColumns()),
        {"type": "level", "key": "a", "columns": {}},
    ),
]
EACH = pytest.mark.parametrize(("value", "sealed"), LEAST, ids=[str(each[1]) for each in LEAST])


@EACH
def test_what_is_empty_is_left_out_of_every_kind_of_value(value, sealed):
    assert json.loads(content.canonical(value)) == sealed
    assert msgspec.convert(sealed, type(value)) == value


@EACH
def test_what_a_value_does_not_say_is_empty(value, sealed):
    unsaid = set(value.__struct_fields__) - set(sealed) - {"depth"}

    assert not [name for name in unsaid if getattr(value, name)]


@EACH
def test_an_unknown_field_of_a_value_is_refused(value, sealed):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**sealed, "hemligt": 1}, type(value))


@EACH
def test_no_value_can_be_changed(value, sealed):
    with pytest.raises(AttributeError):
        setattr(value, value.__struct_fields__[0], "Annat")


@pytest.mark.parametrize(
    "kind", [content.NetworkCells, content.NetworkColumns, content.ActivityCells, content.Activity]
)
def test_the_cells_of_a_row_are_given_by_name(kind):
    with pytest.raises(TypeError):
        kind("Skola", "Trygghet")


def test_every_text_of_a_plan_itself_is_a_field_of_the_cover_with_a_label_of_its_own():
    texts = [
        name for name in content.PlanContent.__struct_fields__ if name not in {"facts", "sections"}
    ]

    assert list(content.COVER_FIELDS) == texts
    assert list(content.COVER_FIELDS.values()) == [
        "Titel",
        "Slag av dokument",
        "Organisation",
        "Gäller för",
        "Utarbetad av",
        "Dokumentansvarig förvaltning",
    ]


def test_a_section_stands_on_the_first_level_when_nothing_else_is_said():
    assert content.Section(key="a").depth == 1


def test_a_moment_is_sealed_in_universal_time_to_the_microsecond():
    swedish = timezone(timedelta(hours=2))

    assert (
        content.utc(datetime(2026, 7, 1, 12, tzinfo=swedish)) == "2026-07-01T10:00:00.000000+00:00"
    )


def test_a_digest_is_that_of_the_canonical_forms_bytes():
    sealed = '{"title":"Åtgärder"}'

    assert content.digest(content.PlanContent(title="Åtgärder")) == (
        hashlib.sha256(sealed.encode()).hexdigest()
    )


def test_levels_and_networks_come_in_reading_order():
    value = factories.content()

    assert [level.key for level in value.levels] == ["framjande"]
    assert [network.key for network in value.networks] == ["allas-barn"]
    assert [section.levels for section in value.sections] == [(), (), value.levels]


def test_a_text_sealed_before_groups_had_levels_is_the_same_text_still():
    sealed = (
        '{"sections":[{"blocks":[{"columns":{"name":"Grupp"},"networks":[{"key":"radet",'
        '"mission":"Samverka","name":"Rådet"}],"type":"networks"}],"key":"a"}],"title":"Plan"}'
    )

    [network] = content.read(sealed).networks

    assert network.level == ""
    assert content.canonical(content.read(sealed)) == sealed


def test_the_level_of_a_group_is_part_of_the_seal():
    def sealed(level):
        network = content.Network(key="radet", name="Rådet", level=level)
        table = content.NetworkTable(columns=content.NetworkColumns(), networks=(network,))
        section = content.Section(key="a", blocks=(table,))
        return content.canonical(content.PlanContent(title="Plan", sections=(section,)))

    assert '"level":"alla"' in sealed("alla")
    assert '"level":' not in sealed("")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nivå: Alla", "Alla"),
        (" nivå : Alla", "Alla"),
        ("Nivå:Alla", "Alla"),
        ("Alla", "Alla"),
        ("Skolans nivå: Alla", "Skolans nivå: Alla"),
        ("Nivå:", ""),
        ("", ""),
    ],
)
def test_a_level_is_called_its_name_without_the_word_level(name, short):
    level = content.Level(key="a", name=name, columns=content.ActivityColumns())

    assert level.short_name == short
