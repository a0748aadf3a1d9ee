"""Where a plan stands: one value for all who ask."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from document.ahead import End, Ending
from document.events import Annulled, CalledOff, Outcome, Repealed, Reviewed
from document.life import Life
from document.rules import State
from document.standing import SOON_DAYS, Breach, Part, Proposal, Step, standing

TODAY = date(2026, 11, 28)
WAITS = Proposal(day=TODAY, by="ulla", note="Nytt.")


def day(count):
    return TODAY + timedelta(days=count)


@dataclass(frozen=True)
class Row:
    number: int
    valid_from: date
    valid_until: date | None = None
    review_by: date = date(2029, 8, 24)
    minor: int = 0


def first(**more):
    return Row(1, **{"valid_from": day(-500)} | more)


def second(**more):
    return Row(2, **{"valid_from": day(20)} | more)


def life(*events):
    return Life.of(events)


def repealed(number, start):
    return Repealed(number=number, day=day(start), repealed_by="KF")


def reviewed(outcome, **more):
    told = {"number": 1, "day": day(-1), "outcome": outcome, "reviewed_by": "Ulla"}
    return Reviewed(**told | more)


def stands(*rows, of=(), on=TODAY, proposal=None):
    return standing(rows, life(*of), on=on, proposal=proposal)


def test_a_plan_without_versions_has_no_state():
    found = stands()

    assert (found.version, found.state, found.compared) == (None, None, None)


def test_the_version_in_force_stands_for_the_plan_and_the_next_is_told_beside_it():
    found = stands(first(), second())

    assert found.current == first()
    assert found.coming == (second(),)


def test_a_version_to_come_stands_for_a_plan_that_has_no_other():
    found = stands(second())

    assert (found.version, found.state, found.coming) == (second(), State.UPCOMING, ())


def test_the_working_copy_is_compared_with_the_version_that_was_adopted_last():
    third = Row(3, day(10))

    assert stands(first(), second(), third).compared == third


def test_what_was_called_off_is_not_compared_with():
    gone = CalledOff(number=2, day=TODAY, called_off_by="KF")

    assert stands(first(), second(), of=[gone]).compared == first()


def test_the_newest_is_among_those_that_count_or_will():
    assert stands(first()).newest == first()
    assert stands(first(), second()).newest == second()
    assert stands(first(valid_until=day(-1))).newest is None


def test_a_version_that_a_court_has_set_aside_neither_counts_nor_takes_over():
    gone = Annulled(number=2, day=TODAY, annulled_by="HFD")

    assert stands(first(), second(valid_from=day(-9)), of=[gone]).current == first()
    found = stands(first(), second(), of=[gone])
    assert (found.end, found.coming, found.version) == (None, (), first())


def test_a_version_counts_from_its_day_and_is_to_come_until_then():
    assert stands(second(), on=day(19)).version == second()
    assert stands(first(), second(), on=day(20)).coming == ()


def test_the_last_to_have_begun_stands_for_a_plan_that_is_over():
    over = first(valid_until=day(-100)), second(valid_from=day(-99), valid_until=day(-1))
    gone = CalledOff(number=3, day=TODAY, called_off_by="KF")

    assert stands(*over, Row(3, day(50)), of=[gone]).version == over[1]
    assert stands(*reversed(over)).version == over[1]


def test_of_versions_that_were_all_called_off_the_newest_stands_for_the_plan():
    gone = [CalledOff(number=each, day=TODAY, called_off_by="KF") for each in (1, 2)]

    found = stands(first(valid_from=day(90)), second(), of=gone)

    assert (found.version, found.state) == (second(), State.CALLED_OFF)


def test_the_versions_may_be_given_once():
    found = standing(iter([first(), second()]), life(), on=TODAY)

    assert (found.current, found.coming) == (first(), (second(),))


def test_where_no_version_counts_or_will_the_last_is_compared_with():
    found = stands(first(), of=[repealed(1, -3)])

    assert (found.newest, found.compared, found.state) == (None, first(), State.REPEALED)


def test_a_court_that_sets_the_only_version_aside_leaves_it_standing_for_the_plan():
    gone = Annulled(number=1, day=day(-3), annulled_by="HFD")
    found = stands(first(), of=[gone])

    assert (found.state, found.withdrawal, found.current) == (State.ANNULLED, gone, None)


@pytest.mark.parametrize(
    ("left", "late", "soon"),
    [(-1, 1, False), (0, 0, True), (SOON_DAYS, 0, True), (SOON_DAYS + 1, 0, False)],
)
def test_a_deadline_is_late_the_day_after_and_soon_within_90_days(left, late, soon):
    found = stands(first(review_by=day(left)))

    assert (found.days_overdue, found.is_soon) == (late, soon)
    assert found.needs_attention == bool(late or soon)


def test_the_deadline_is_the_one_that_a_review_set():
    current = reviewed(Outcome.CURRENT, review_by=day(300))

    assert stands(first(review_by=day(-3)), of=[current]).review_by == day(300)


@pytest.mark.parametrize(("start", "soon"), [(30, False), (31, False), (32, True)])
def test_a_deadline_is_not_near_when_a_new_version_has_taken_over_by_then(start, soon):
    found = stands(first(review_by=day(30)), second(valid_from=day(start)))

    assert found.is_soon is soon


def test_a_deadline_is_not_near_when_the_plan_is_repealed_by_then():
    assert not stands(first(review_by=day(30)), of=[repealed(1, 10)]).is_soon


def test_what_is_late_is_late_until_the_next_version_counts():
    rows = first(review_by=day(-3)), second()

    assert (stands(*rows).days_overdue, stands(*rows, on=day(20)).days_overdue) == (3, 0)


@pytest.mark.parametrize(
    ("until", "expiring"), [(0, True), (SOON_DAYS, True), (SOON_DAYS + 1, False), (None, False)]
)
def test_a_last_day_is_near_within_90_days(until, expiring):
    found = stands(first(valid_until=None if until is None else day(until)))

    assert found.is_expiring is expiring
    assert found.needs_attention is expiring


@pytest.mark.parametrize(("start", "expiring"), [(10, False), (11, False), (12, True)])
def test_a_last_day_is_not_near_when_a_version_takes_over_the_day_after(start, expiring):
    found = stands(first(valid_until=day(10)), second(valid_from=day(start)))

    assert found.is_expiring is expiring


def test_a_deadline_after_the_last_day_is_not_what_is_near():
    found = stands(first(valid_until=day(10), review_by=day(10)))

    assert (found.is_soon, found.is_expiring) == (False, True)


def test_a_plan_has_lapsed_the_day_after_its_last():
    rows = [first(valid_until=TODAY)]

    assert not stands(*rows).is_lapsed
    assert (stands(*rows, on=day(1)).is_lapsed, stands(*rows, on=day(3)).days_lapsed) == (True, 3)


@pytest.mark.parametrize(
    ("rows", "of"),
    [
        ([first()], []),
        ([first(valid_until=day(3))], []),
        ([first(valid_until=day(-3)), second()], []),
        ([first(valid_until=day(-3))], [repealed(1, 0)]),
    ],
    ids=["no last day", "not yet", "a version to come", "repealed"],
)
def test_a_plan_has_not_lapsed_as_long_as_something_counts_or_is_decided(rows, of):
    found = stands(*rows, of=of)

    assert (found.is_lapsed, found.days_lapsed, found.needs_attention) == (
        False,
        0,
        found.is_expiring,
    )


def test_what_has_lapsed_must_be_seen_to():
    assert stands(first(valid_until=day(-3))).needs_attention


@pytest.mark.parametrize(
    ("rows", "of", "end"),
    [
        ((first(),), (), None),
        ((first(), second()), (), End(Ending.SUCCESSOR, day(20))),
        ((first(valid_until=day(9)), second()), (), End(Ending.LAST_DAY, day(10))),
        ((first(valid_until=day(19)), second()), (), End(Ending.SUCCESSOR, day(20))),
        ((first(), second()), [repealed(2, 5)], End(Ending.REPEAL, day(5))),
    ],
)
def test_what_ends_the_version_in_force_first(rows, of, end):
    assert stands(*rows, of=of).end == end


def test_a_repeal_to_come_is_told_until_its_day():
    found = stands(first(), of=[repealed(1, 5)])

    assert (found.is_ending, found.state) == (True, State.IN_FORCE)
    assert not stands(first()).is_ending
    assert not stands(first(), of=[repealed(1, 5)], on=day(5)).is_ending


@pytest.mark.parametrize("outcome", [Outcome.REVISE, Outcome.REPEAL])
def test_a_review_asks_until_a_decision_answers_it(outcome):
    asks = reviewed(outcome)

    assert stands(first(), of=[asks]).asked == asks
    assert stands(first(), second(), of=[asks]).asked is None
    assert stands(first(), of=[asks, repealed(1, 5)]).asked is None


def test_a_review_still_asks_when_the_wording_has_been_put_right_since():
    asks = reviewed(Outcome.REVISE)

    assert stands(first(), first(minor=1, valid_from=TODAY), of=[asks]).asked == asks


def test_the_newest_review_is_told_whatever_it_found():
    found = reviewed(Outcome.CURRENT, review_by=day(300))

    assert (stands(first(), of=[found]).review, stands(first(), of=[found]).asked) == (found, None)


def test_a_proposal_is_whole_until_it_is_broken_or_returned():
    broken = Proposal(day=TODAY, by="", note="", breach=Breach(what="Grupper"))
    returned = Proposal(day=TODAY, by="", note="", is_returned=True, breach=broken.breach)

    assert [(each.is_whole, each.is_broken) for each in (WAITS, broken, returned)] == [
        (True, False),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("found", "edits", "prepares", "decides"),
    [
        (stands(), None, Step.REVISE, None),
        (stands(first()), None, None, None),
        (stands(first(), proposal=WAITS), None, None, Step.DECIDE),
        (
            stands(proposal=Proposal(day=TODAY, by="", note="", breach=Breach(what="Grupper"))),
            None,
            Step.SEND_AGAIN,
            None,
        ),
        (
            stands(proposal=Proposal(day=TODAY, by="", note="", is_returned=True)),
            Step.EDIT,
            Step.RETURNED,
            None,
        ),
        (stands(first(), of=[reviewed(Outcome.REVISE)]), Step.EDIT, Step.REVISE, None),
        (stands(first(), of=[reviewed(Outcome.REPEAL)]), None, None, Step.REPEAL),
        (stands(first(review_by=day(-1))), None, Step.REVIEW, None),
        (stands(first(review_by=day(1))), None, Step.REVIEW, None),
        (stands(first(valid_until=day(1))), None, Step.RENEW, None),
        (stands(first(valid_until=day(-1))), None, Step.REPLACE, None),
    ],
)
def test_the_next_step_for_each_part(found, edits, prepares, decides):
    assert [found.step(part) for part in Part] == [decides, prepares, edits]


def test_an_editorial_change_that_is_broken_is_proposed_again_as_one():
    broken = Proposal(day=TODAY, by="", note="", rewords="1", breach=Breach(what="Grupper"))

    assert stands(first(), proposal=broken).step(Part.PREPARES) is Step.REWORD_AGAIN


@pytest.mark.parametrize(
    ("rewords", "rows", "why"),
    [
        ("1", [first()], None),
        ("", [second(valid_from=TODAY)], None),
        ("1", [first(minor=1)], "Ändringen föreslogs av version 1, men nu gäller version 1.1"),
        ("1", [first(), second(valid_from=TODAY)], "av version 1, men nu gäller version 2"),
        ("1", [first(valid_until=day(-1))], "av version 1, men nu gäller ingen version"),
    ],
)
def test_an_editorial_change_is_broken_once_another_version_counts(rewords, rows, why):
    found = stands(*rows, proposal=replace(WAITS, rewords=rewords)).proposal

    assert found.is_whole == (why is None)
    assert why is None or why in found.breach.what


def test_a_proposal_that_is_broken_by_an_edit_or_sent_back_is_told_of_as_that():
    edited = replace(WAITS, rewords="1", breach=Breach(what="Grupper"))
    returned = replace(WAITS, rewords="1", is_returned=True)

    for each in (edited, returned):
        assert stands(second(valid_from=TODAY), proposal=each).proposal == each


@pytest.mark.parametrize("step", Step)
def test_every_step_says_in_a_sentence_what_to_do_and_where(step):
    assert step.words.endswith(".")
    assert step.words[0].isupper()
    assert step.act.isidentifier()
