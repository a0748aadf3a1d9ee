"""The plan as one value, and its canonical form."""

import json

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


def test_an_unknown_field_is_refused():
    with pytest.raises(msgspec.ValidationError):
        content.read('{"title":"Rutin","hemligt":1}')


def test_a_value_cannot_be_changed():
    with pytest.raises(AttributeError):
        factories.content().title = "Annat"


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
    [("Nivå: Alla", "Alla"), (" nivå : Alla", "Alla"), ("Alla", "Alla"), ("Nivå:", ""), ("", "")],
)
def test_a_level_is_called_its_name_without_the_word_level(name, short):
    level = content.Level(key="a", name=name, columns=content.ActivityColumns())

    assert level.short_name == short
