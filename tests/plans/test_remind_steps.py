"""When a deadline is reminded of: pure rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.mailing import steps

DEADLINES = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2027, 2, 27), None),
        (date(2027, 2, 28), -6),
        (date(2027, 5, 30), -6),
        (date(2027, 5, 31), -3),
        (date(2027, 7, 31), -1),
        (date(2027, 8, 30), -1),
        (date(2027, 8, 31), 0),
        (date(2027, 9, 29), 0),
        (date(2027, 9, 30), 1),
        (date(2028, 8, 31), 12),
        (date(2037, 8, 31), 120),
    ],
)
def test_six_three_and_one_month_before_then_on_the_day_and_monthly(on, step):
    assert steps.newest(date(2027, 8, 31), on=on) == step


def test_a_step_that_is_taken_is_not_due_again():
    deadline, on = date(2027, 8, 31), date(2027, 9, 1)

    assert steps.due(deadline, taken=[], on=on) == 0
    assert steps.due(deadline, taken=[-6, 0], on=on) is None


def test_of_steps_that_were_missed_only_the_newest_is_due():
    assert steps.due(date(2027, 8, 31), taken=[-6], on=date(2028, 1, 15)) == 4


@given(DEADLINES, st.integers(-250, 2000))
def test_the_steps_come_in_order(deadline, days):
    on = deadline + timedelta(days)

    today, tomorrow = (steps.newest(deadline, on=each) for each in (on, on + timedelta(1)))

    assert today is None or (tomorrow is not None and tomorrow >= today)


@given(DEADLINES, st.integers(0, 2000))
def test_while_late_a_new_step_comes_within_31_days(deadline, days):
    on = deadline + timedelta(days)

    assert steps.newest(deadline, on=on + timedelta(31)) > steps.newest(deadline, on=on)


@given(DEADLINES, st.lists(st.integers(-400, 2000), max_size=40))
def test_whatever_the_days_and_their_order_no_step_is_taken_twice(deadline, days):
    taken = []
    for day in days:
        step = steps.due(deadline, taken=taken, on=deadline + timedelta(day))
        taken += [] if step is None else [step]

    assert taken == sorted(set(taken))
