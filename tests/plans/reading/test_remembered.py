"""What a process remembers has a bound."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from plans.reading.remembered import Remembered


class Maker:
    """Makes the square of each key, and keeps account of what it was asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, keys):
        self.asked.append(keys)
        return {key: key * key for key in keys}


def test_only_what_is_not_remembered_is_made_and_all_of_it_at_once():
    kept, make = Remembered(most=10), Maker()

    assert kept.get([1, 2, 1], make) == {1: 1, 2: 4}
    assert kept.get([2, 3, 4], make) == {2: 4, 3: 9, 4: 16}
    assert kept.get([1, 4], make) == {1: 1, 4: 16}
    assert make.asked == [[1, 2], [3, 4]]


def test_what_was_asked_for_longest_ago_is_forgotten_first():
    kept, make = Remembered(most=2), Maker()
    for key in (1, 2, 1, 3):
        kept.get([key], make)

    kept.get([1, 3], make)
    kept.get([2], make)

    assert make.asked == [[1], [2], [3], [2]]


def test_more_than_it_may_remember_is_answered_all_the_same():
    kept, make = Remembered(most=3), Maker()

    assert kept.get(range(10), make) == {key: key * key for key in range(10)}
    kept.get(range(10), make)
    assert make.asked == [[*range(10)], [*range(7)]]


def test_what_could_not_be_made_is_made_the_next_time():
    kept = Remembered(most=3)

    with pytest.raises(ZeroDivisionError):
        kept.get([0], lambda keys: {key: 1 // key for key in keys})

    assert kept.get([0], Maker()) == {0: 0}


def test_threads_that_crowd_each_other_out_all_get_their_answers():
    kept = Remembered(most=5)

    def ask(start):
        keys = range(start % 50, start % 50 + 8)
        return kept.get(keys, Maker()) == {key: key * key for key in keys}

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(2000)))
