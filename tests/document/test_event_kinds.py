"""The table of the kinds of events."""

from unittest.mock import patch

import msgspec
import pytest

from document import event_kinds, events
from document.content import canonical
from document.event_kinds import KINDS, EventKind
from document.events import Happening


class Inspected(Happening, frozen=True, tag="inspected"):
    """An event that another app could add."""

    by: str


INSPECTED = EventKind(
    of=Inspected, words="Tillsyn", act="Höll tillsyn", archived="Tillsyn", icon="check", tone="off"
)


@pytest.fixture(autouse=True)
def _table():
    """What a test adds to the table is gone after it."""
    with patch.dict(KINDS):
        yield


def test_a_kind_stands_in_the_table_under_the_name_in_its_canonical_form():
    assert {name: events.kind(kind.of) for name, kind in KINDS.items()} == {n: n for n in KINDS}


def test_every_type_of_event_has_a_kind():
    types = {each for each in kinds_of(Happening) if each.__module__.startswith("document.")}

    assert {each for each in types if each.__struct_config__.tag} == {k.of for k in KINDS.values()}


def kinds_of(base):
    return {base}.union(*(kinds_of(each) for each in base.__subclasses__()))


def test_an_event_of_a_kind_that_was_added_is_read():
    happening = Inspected(by="Länsstyrelsen")
    with pytest.raises(msgspec.ValidationError):
        event_kinds.read(canonical(happening))

    event_kinds.add(INSPECTED)

    assert event_kinds.read(canonical(happening)) == happening


def test_a_kind_that_is_added_again_stands_there_once():
    event_kinds.add(INSPECTED, INSPECTED)

    assert list(KINDS).count("inspected") == 1


def test_a_name_is_never_two_kinds():
    class Taken(Happening, frozen=True, tag="adopted"):
        pass

    with pytest.raises(ValueError, match="adopted"):
        event_kinds.add(
            EventKind(of=Taken, words="a", act="b", archived="c", icon="check", tone="off")
        )
