"""Laying two sequences together."""

from hypothesis import given
from hypothesis import strategies as st

from comparing.order import Slot, keep, merge, weight


def test_what_was_removed_stands_where_it_stood():
    assert merge("abc", "ac", {}) == [Slot(0, 0), Slot(1, None), Slot(2, 1)]


def test_what_was_added_stands_where_it_stands():
    assert merge("ac", "abc", {}) == [Slot(0, 0), Slot(None, 1), Slot(1, 2)]


def test_something_moved_has_a_slot_in_both_places():
    assert merge("abcd", "dabc", {}) == [
        Slot(3, 0, moved=True),
        Slot(0, 1),
        Slot(1, 2),
        Slot(2, 3),
        Slot(3, None, moved=True),
    ]


def test_the_heavier_stays_when_two_change_places():
    assert keep("ab", "ba", {"a": weight(9), "b": weight(1)}) == [(0, 1)]


@given(st.permutations("abcdefg"))
def test_as_many_as_possible_stay(after):
    kept = keep("abcdefg", after, {})

    assert len(kept) == max(
        _increasing([after.index(key) for key in choice]) for choice in _choices("abcdefg")
    )


def _choices(keys):
    return [[k for at, k in enumerate(keys) if mask >> at & 1] for mask in range(1, 2 ** len(keys))]


def _increasing(places):
    return len(places) if places == sorted(places) else 0
