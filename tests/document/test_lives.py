"""Which version counts, asked of random lives and compared with going through the days one by one."""

import pytest

from document import rules
from document.rules import State
from tests.lives import counting, lives

COUNTS = {"quick": 200, "ordinary": 1_000, "thorough": 10_000}


@pytest.fixture(scope="module")
def found(pytestconfig):
    return list(lives(COUNTS[pytestconfig.getoption("speed")]))


def told(life):
    return {"repeals": life.repeals, "withdrawals": life.withdrawals}


def named(row):
    return row and (row.number, row.minor)


def test_the_rule_says_what_going_through_the_days_says(found):
    for life in found:
        for day in life.days:
            said = rules.in_force(life.read, on=day, **told(life))
            assert named(said) == named(counting(life, day)), (life, day)


def test_the_one_in_force_has_that_state_and_no_other_has(found):
    for life in found:
        for day in life.days:
            having = [
                each
                for each in life.read
                if rules.state(each, life.read, on=day, **told(life)) is State.IN_FORCE
            ]
            current = counting(life, day)
            names = [named(each) for each in having]
            assert names == ([named(current)] if current else []), (life, day)


def test_the_lives_hold_what_is_to_be_tried(found):
    """Without these, the others would say less than they seem to."""
    states = {
        rules.state(each, life.read, on=day, **told(life))
        for life in found[:200]
        for day in life.days
        for each in life.read
    }
    assert states == set(State)
    starts = [[each.valid_from for each in life.versions] for life in found]
    assert any(days != sorted(days) for days in starts)
    assert any(len(set(days)) < len(days) for days in starts)
    corrected = {(each.field, bool(each.now)) for life in found for each in life.corrections}
    assert corrected == {("valid_from", True), ("valid_until", True), ("valid_until", False)}
    assert any(life.read != life.versions for life in found)
