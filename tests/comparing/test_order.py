"""Laying two sequences together."""

import pytest
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


@pytest.mark.parametrize("pair", ["ab", "cd", "ef", "xy"])
def test_of_two_that_weigh_the_same_one_stays_whichever_version_is_called_the_one_before(pair):
    weights = {key: weight(5, key) for key in pair}

    [(first, _)], [(second, _)] = keep(pair, pair[::-1], weights), keep(pair[::-1], pair, weights)

    assert pair[first] == pair[::-1][second]


def test_more_things_outweigh_a_large_one():
    assert keep("abc", "bca", {"a": weight(10**9), "b": weight(0), "c": weight(0)}) == [
        (1, 0),
        (2, 1),
    ]


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
