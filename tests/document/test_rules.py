"""The rules of validity, without a database."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from document import assessing, rules
from document.rules import State
from tests import factories

DAY = date(2026, 11, 22)
SOURCE = "handlingsplan-mot-valdsbejakande-extremism.txt"


@dataclass(frozen=True)
class Version:
    number: int
    valid_from: date
    valid_until: date | None = None
    minor: int = 0


days = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@st.composite
def chains(draw):
    """Versions as adoptions make them: numbers and start dates rise together."""
    starts = sorted(draw(st.sets(days, max_size=6)))
    ends = [draw(st.none() | st.integers(0, 900)) for _ in starts]
    return [
        Version(number, start, None if length is None else start + timedelta(length))
        for number, (start, length) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


@given(chains(), days)
def test_exactly_the_version_in_force_has_that_state_and_there_is_at_most_one(versions, day):
    in_force = rules.in_force(versions, on=day)

    having = [v for v in versions if rules.state(v, versions, on=day) is State.IN_FORCE]

    assert having == ([in_force] if in_force else [])


@given(chains(), days)
def test_the_order_of_the_versions_does_not_matter(versions, day):
    assert rules.in_force(versions, on=day) == rules.in_force(versions[::-1], on=day)


@given(chains(), days)
def test_no_version_in_force_begins_later_or_has_ended(versions, day):
    version = rules.in_force(versions, on=day)

    assert version is None or (
        version.valid_from <= day and not (version.valid_until and version.valid_until < day)
    )


def test_a_version_is_upcoming_until_the_day_it_begins():
    version = Version(1, DAY)

    assert rules.state(version, [version], on=DAY - timedelta(1)) is State.UPCOMING
    assert rules.state(version, [version], on=DAY) is State.IN_FORCE


def test_a_version_is_in_force_on_its_last_day_and_expired_on_the_next():
    version = Version(1, DAY, valid_until=DAY + timedelta(10))

    assert rules.state(version, [version], on=DAY + timedelta(10)) is State.IN_FORCE
    assert rules.state(version, [version], on=DAY + timedelta(11)) is State.EXPIRED


def test_an_older_version_does_not_return_when_a_newer_one_ends():
    versions = [Version(1, DAY), Version(2, DAY + timedelta(5), valid_until=DAY + timedelta(9))]

    assert rules.in_force(versions, on=DAY + timedelta(10)) is None
    assert rules.state(versions[0], versions, on=DAY + timedelta(10)) is State.SUPERSEDED


def test_the_successor_is_the_first_version_that_began_after():
    versions = [Version(1, DAY), Version(2, DAY + timedelta(5)), Version(3, DAY + timedelta(9))]

    assert rules.successor(versions[0], versions, on=DAY + timedelta(20)) == versions[1]
    assert rules.successor(versions[0], versions, on=DAY + timedelta(4)) is None


@pytest.mark.parametrize(
    ("on", "days_overdue"),
    [(date(2018, 12, 31), 0), (date(2019, 1, 1), 0), (date(2019, 1, 2), 1), (DAY, 2882)],
)
def test_a_plan_is_overdue_from_the_day_after_its_deadline(on, days_overdue):
    assert rules.days_overdue(date(2019, 1, 1), on=on) == days_overdue


def test_a_plan_without_a_deadline_is_never_overdue():
    assert rules.days_overdue(None, on=DAY) == 0


@pytest.mark.parametrize("name", ["adopted_by", "valid_from", "review_by"])
def test_a_decision_is_refused_when_a_required_fact_is_missing(name):
    decision = replace(factories.decision(), **{name: "" if name == "adopted_by" else None})

    assert [problem.field for problem in assessing.assess(decision, among=(), on=DAY).problems] == [
        name
    ]


@pytest.mark.parametrize("name", ["adopted_on", "paragraph", "registry_number"])
def test_what_only_is_missing_gives_a_warning(name):
    given_facts = {"adopted_on": DAY, "paragraph": "§ 1", "registry_number": "KS 2026/1"}
    complete = replace(factories.decision(), **given_facts)
    lacking = replace(complete, **{name: None if name == "adopted_on" else ""})

    assert assessing.assess(complete, among=(), on=DAY).warnings == []
    assert [w.field for w in assessing.assess(lacking, among=(), on=DAY).warnings] == [name]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": date(2026, 1, 1), "review_by": date(2026, 1, 1)}, "review_by"),
        ({"valid_until": date(2025, 12, 31)}, "valid_until"),
        ({"adopted_on": DAY + timedelta(1)}, "adopted_on"),
    ],
)
def test_dates_that_contradict_each_other_are_refused(changes, field):
    decision = replace(factories.decision(), **changes)

    assert [problem.field for problem in assessing.assess(decision, among=(), on=DAY).problems] == [
        field
    ]


@pytest.mark.parametrize(("shift", "refused"), [(-1, True), (0, True), (1, False)])
def test_a_new_version_must_begin_after_the_last_that_has_begun(shift, refused):
    begun = [Version(1, DAY - timedelta(9)), Version(2, DAY)]
    decision = factories.decision(valid_from=DAY + timedelta(shift))

    problems = assessing.assess(decision, among=begun, on=DAY).problems

    assert [problem.field for problem in problems] == (["valid_from"] if refused else [])


def test_numbers_go_up_by_one_from_the_first():
    assert rules.next_number(None) == 1
    assert rules.next_number(None, first=3) == 3
    assert rules.next_number(Version(3, DAY), first=1) == 4


def test_the_rule_of_copies_is_the_one_on_the_cover_of_the_ljungby_plan():
    folded = " ".join((settings.BASE_DIR / "plans" / "data" / SOURCE).read_text().split())

    assert rules.COPY_RULE
    assert rules.COPY_RULE in folded


def test_every_state_has_a_name_and_a_swedish_word():
    assert {state.value: state.word for state in State} == {
        "in_force": "giltig",
        "upcoming": "kommande",
        "superseded": "ersatt",
        "expired": "upphörd",
        "repealed": "upphävd",
        "called_off": "återkallad",
        "annulled": "upphävd av domstol",
    }
