"""What happened to a plan since a version was adopted, and how the version stands for it."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from document import content, event_kinds, events, rules
from document.approval import Approval
from document.corrections import CorrectionEntered, RegisterCorrected
from document.decision import Decision
from document.event_kinds import KINDS
from document.events import Outcome, Repealed, Reviewed
from document.life import Life
from document.rules import State
from tests.document.test_rules import Version

DAY = date(2026, 1, 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
TEXTS = st.text(max_size=20)
NUMBERS = st.integers(1, 9)
STEPS = st.integers(-6, 120)


def later(days: int) -> date:
    return DAY + timedelta(days)


def repeal(number: int, days: int) -> Repealed:
    return Repealed(number=number, day=later(days), repealed_by="Gruppen")


def review(outcome: Outcome = Outcome.CURRENT, days: int = 10, **kwargs) -> Reviewed:
    told = {"number": 1, "reviewed_by": "Säkerhetssamordnaren", **kwargs}
    return Reviewed(day=later(days), outcome=outcome, **told)


def states(versions, repeals, *, on):
    return [rules.state(each, versions, on=on, repeals=repeals) for each in versions]


@given(
    st.one_of(
        st.builds(events.Adopted, number=NUMBERS, seal=TEXTS, archive=TEXTS),
        st.builds(events.Archived, number=NUMBERS, archive=TEXTS),
        st.builds(Repealed, number=NUMBERS, day=DAYS, repealed_by=TEXTS, note=TEXTS),
        st.builds(events.CalledOff, number=NUMBERS, day=DAYS, called_off_by=TEXTS, note=TEXTS),
        st.builds(events.Annulled, number=NUMBERS, day=DAYS, annulled_by=TEXTS, instead=TEXTS),
        st.builds(Reviewed, number=NUMBERS, day=DAYS, reviewed_by=TEXTS, review_by=DAYS),
        st.builds(RegisterCorrected, number=NUMBERS, was=TEXTS, now=TEXTS),
        st.builds(
            CorrectionEntered,
            number=NUMBERS,
            correction=st.builds(RegisterCorrected, number=NUMBERS, now=TEXTS),
        ),
        st.builds(events.Reminded, number=NUMBERS, deadline=DAYS, day=DAYS, step=STEPS),
    )
)
def test_what_is_written_of_an_event_reads_as_the_same_event(event):
    assert event_kinds.read(content.canonical(event)) == event
    assert events.kind(event) in KINDS


def test_what_is_not_an_event_is_not_read():
    with pytest.raises(msgspec.ValidationError):
        event_kinds.read('{"type":"forgotten"}')


def test_a_repeal_ends_the_version_in_force_from_its_day_on():
    versions = [Version(1, DAY)]
    repeals = [repeal(1, 10)]

    assert states(versions, repeals, on=later(9)) == [State.IN_FORCE]
    assert states(versions, repeals, on=later(10)) == [State.REPEALED]
    assert rules.in_force(versions, on=later(9), repeals=repeals) == versions[0]
    assert rules.in_force(versions, on=later(10), repeals=repeals) is None


def test_a_version_replaced_before_the_repeal_stays_replaced():
    versions = [Version(1, DAY), Version(2, later(5))]

    assert states(versions, [repeal(2, 10)], on=later(10)) == [State.SUPERSEDED, State.REPEALED]
    once = iter(versions)  # whatever gives the versions is asked for them once
    assert rules.state(versions[0], once, on=later(10), repeals=[repeal(2, 10)]) is State.SUPERSEDED


def test_a_coming_version_never_begins_after_a_repeal():
    versions = [Version(1, DAY), Version(2, later(20))]
    repeals = [repeal(2, 10)]

    assert states(versions, repeals, on=later(9)) == [State.IN_FORCE, State.REPEALED]
    assert states(versions, repeals, on=later(30)) == [State.REPEALED, State.REPEALED]
    assert rules.in_force(versions, on=later(30), repeals=repeals) is None


def test_a_version_adopted_after_the_repeal_counts():
    versions = [Version(1, DAY), Version(2, later(20))]
    repeals = [repeal(1, 10)]

    assert states(versions, repeals, on=later(20)) == [State.REPEALED, State.IN_FORCE]


def test_an_editorial_revision_made_after_the_repeal_ends_with_its_version():
    versions = [Version(1, DAY), Version(1, later(5), minor=1)]
    repeals = [repeal(1, 10)]

    assert states(versions, repeals, on=later(10)) == [State.SUPERSEDED, State.REPEALED]
    assert rules.in_force(versions, on=later(10), repeals=repeals) is None


def test_the_repeal_that_takes_effect_first_counts():
    versions = [Version(1, DAY)]

    assert states(versions, [repeal(1, 90), repeal(1, 10)], on=later(10)) == [State.REPEALED]


def taken(number: int, days: int, kind=events.CalledOff) -> events.Withdrawn:
    by = "called_off_by" if kind is events.CalledOff else "annulled_by"
    return kind(number=number, day=later(days), **{by: "Gruppen"})


def test_the_version_before_goes_on_as_if_one_that_was_called_off_had_never_been_adopted():
    versions = [Version(1, DAY), Version(2, later(20))]
    withdrawals = [taken(2, 10)]

    for day in (10, 20, 99):
        found = [
            rules.state(each, versions, on=later(day), withdrawals=withdrawals) for each in versions
        ]
        assert found == [State.IN_FORCE, State.CALLED_OFF]
        current = rules.in_force(versions, on=later(day), withdrawals=withdrawals)
        assert current == versions[0]
    state = rules.state(versions[1], versions, on=later(9), withdrawals=withdrawals)
    assert state is State.UPCOMING


def test_the_version_before_counts_again_from_the_day_of_an_annulment():
    versions = [Version(1, DAY), Version(2, later(5)), Version(2, later(6), minor=1)]
    withdrawals = [taken(2, 10, events.Annulled)]

    def on(day):
        return [
            rules.state(each, versions, on=later(day), withdrawals=withdrawals) for each in versions
        ]

    assert on(9) == [State.SUPERSEDED, State.SUPERSEDED, State.IN_FORCE]
    assert on(10) == [State.IN_FORCE, State.ANNULLED, State.ANNULLED]


def test_no_version_counts_when_the_one_before_an_annulled_one_has_ended():
    versions = [Version(1, DAY, later(7)), Version(2, later(5))]
    withdrawals = [taken(2, 10, events.Annulled)]

    assert rules.in_force(versions, on=later(10), withdrawals=withdrawals) is None
    state = rules.state(versions[0], versions, on=later(10), withdrawals=withdrawals)
    assert state is State.EXPIRED


def test_a_version_that_begins_before_one_to_come_counts_until_that_one_takes_over():
    versions = [Version(1, DAY), Version(2, later(20)), Version(3, later(10))]

    counts = [rules.in_force(versions, on=later(day)) for day in (9, 10, 19, 20)]

    assert counts == [versions[0], versions[2], versions[2], versions[1]]
    assert rules.predecessor(versions[1], versions) == versions[2]
    assert rules.predecessor(versions[0], versions) is None


def test_of_two_that_begin_on_a_day_the_newer_counts():
    """One may begin with another that was annulled: the days between belong to the newer one."""
    versions = [Version(3, DAY), Version(2, DAY)]

    assert rules.in_force(versions, on=DAY) == versions[0]
    assert states(versions, (), on=DAY) == [State.IN_FORCE, State.SUPERSEDED]


def test_a_version_that_had_ended_by_itself_is_not_repealed():
    versions = [Version(1, DAY, later(5))]

    assert states(versions, [repeal(1, 10)], on=later(10)) == [State.EXPIRED]


@given(
    st.lists(st.integers(0, 50), max_size=5, unique=True),
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 50)), max_size=3),
    st.integers(0, 60),
)
def test_with_any_repeals_at_most_one_version_is_in_force(starts, ends, day):
    versions = [Version(number, later(start)) for number, start in enumerate(sorted(starts), 1)]
    repeals = [repeal(number, days) for number, days in ends]
    on = later(day)

    found = rules.in_force(versions, on=on, repeals=repeals)

    having = [
        each
        for each in versions
        if rules.state(each, versions, on=on, repeals=repeals) is State.IN_FORCE
    ]
    assert having == ([found] if found else [])


def test_a_review_that_finds_the_version_current_moves_the_deadline_from_its_day_on():
    life = Life(reviews=(review(review_by=later(400)),))

    assert life.deadline(rules.Version(1), later(5), on=later(9)) == later(5)
    assert life.deadline(rules.Version(1), later(5), on=later(10)) == later(400)


def test_the_newest_review_that_set_a_deadline_counts():
    life = Life(
        reviews=(
            review(review_by=later(400)),
            review(days=20, review_by=later(500)),
            review(days=30),
        )
    )

    assert life.deadline(rules.Version(1), later(5), on=later(19)) == later(400)
    assert life.deadline(rules.Version(1), later(5), on=later(30)) == later(500)
    assert life.review(rules.Version(1), on=later(30)).day == later(30)


def test_the_reviews_of_a_version_by_a_day_come_oldest_first():
    life = Life(reviews=(review(), review(number=2), review(days=20), review(days=30)))

    found = life.reviews_of(rules.Version(1), on=later(20))

    assert [each.day for each in found] == [later(10), later(20)]


def test_a_review_asks_for_something_until_it_is_answered():
    version = Version(1, DAY)
    asking, finding = review(Outcome.REVISE), review(days=20)

    assert Life(reviews=(asking, finding)).asked_for(version, on=later(19)) == asking
    assert Life(reviews=(asking, finding)).asked_for(version, on=later(20)) is None
    assert Life(reviews=(asking,)).asked_for(version, on=later(9)) is None
    assert (
        Life(reviews=(asking,), repeals=(repeal(1, 99),)).asked_for(version, on=later(19)) is None
    )
    assert Life(reviews=(asking,)).asked_for(Version(2, DAY), on=later(19)) is None


def test_an_editorial_revision_has_who_approved_it_and_why_and_a_decided_version_has_not():
    told = {"reason": "Språket.", "approved_by": "Anna Ek"}
    life = Life.of(
        (
            events.Adopted(number=1, seal="a"),
            events.Adopted(number=1, minor=1, seal="b", **told),
        )
    )

    assert [life.approval(rules.Version(*each)) for each in [(2,), (1, 1), (1,)]] == [
        None,
        Approval("Anna Ek", "Språket."),
        None,
    ]


@pytest.mark.parametrize("outcome", [Outcome.REVISE, Outcome.REPEAL])
def test_no_other_outcome_moves_the_deadline(outcome):
    life = Life(reviews=(review(review_by=later(400)), review(outcome, 20)))

    assert life.deadline(rules.Version(1), later(5), on=later(20)) == later(400)
    assert life.review(rules.Version(1), on=later(20)).outcome is outcome


def test_a_review_of_another_version_moves_nothing():
    life = Life(reviews=(review(number=2, review_by=later(400)),))

    assert life.deadline(rules.Version(1), later(5), on=later(20)) == later(5)
    assert life.review(rules.Version(1), on=later(20)) is None


def correction(field: str, was: str, now: str, *, number: int = 1, minor: int = 0):
    return RegisterCorrected(
        number=number, minor=minor, field=field, was=was, now=now, reason="Fel."
    )


def test_a_correction_shows_in_the_record_of_its_decision_alone():
    corrections = (
        correction("paragraph", "", "§ 12"),
        correction("adopted_on", "", "2025-12-01"),
        correction("paragraph", "§ 12", "§ 13"),
    )
    life = Life.of(corrections)
    right = Decision(adopted_by="Gruppen", paragraph="§ 13", adopted_on=date(2025, 12, 1))

    assert life.corrected(rules.Version(1), Decision(adopted_by="Gruppen")) == right
    assert life.corrected(rules.Version(1, 1), Decision(adopted_by="Gruppen")) == right
    assert life.corrected(rules.Version(2), Decision()) == Decision()


def test_a_day_may_be_corrected_to_none():
    life = Life(corrections=(correction("valid_until", "2025-12-01", ""),))

    corrected = life.corrected(rules.Version(1), Decision(valid_until=date(2025, 12, 1)))

    assert corrected == Decision()


def test_an_editorial_revision_begins_no_sooner_than_the_decision_that_it_rests_on():
    life = Life.of(
        (
            correction("valid_from", str(DAY), str(later(90))),
            correction("valid_from", str(later(90)), str(later(40))),
        )
    )

    def begins(minor, days):
        version = rules.Version(1, minor)
        return life.corrected(version, Decision(valid_from=later(days))).valid_from

    assert [begins(0, 0), begins(1, 20), begins(2, 50)] == [later(40), later(40), later(50)]


def test_a_correction_of_a_deadline_gives_way_to_a_review():
    """A review moves the deadline of one version; a correction says what its decision said."""
    life = Life(reviews=(review(review_by=later(400)),))

    assert life.deadline(rules.Version(1), later(300), on=later(9)) == later(300)
    assert life.deadline(rules.Version(1), later(300), on=later(10)) == later(400)
