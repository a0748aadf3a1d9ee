"""What happened to a plan, as values: what they say, how they are sealed."""

import json
from datetime import UTC, date, datetime

import msgspec
import pytest

from document import content, event_kinds, events, life
from document.corrections import (
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
)
from document.event_kinds import KINDS, Trait
from document.events import Outcome
from document.rules import State, Version

DAY = date(2026, 1, 1)
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)

CORRECTED = {"number": 1, "field": "paragraph", "was": "1", "now": "2", "reason": "Fel"}

#: Each kind of event with no more than it must say, and its sealed form.
LEAST = [
    (events.Adopted(number=1, seal="a"), {"type": "adopted", "number": 1, "seal": "a"}),
    (
        events.BroughtIn(number=1, seal="a"),
        {"type": "brought_in", "number": 1, "seal": "a"},
    ),
    (events.Archived(number=1, archive="b"), {"type": "archived", "number": 1, "archive": "b"}),
    (
        events.Repealed(number=1, day=DAY, repealed_by="KF"),
        {"type": "repealed", "number": 1, "day": "2026-01-01", "repealed_by": "KF"},
    ),
    (
        events.CalledOff(number=1, day=DAY, called_off_by="KF"),
        {"type": "called_off", "number": 1, "day": "2026-01-01", "called_off_by": "KF"},
    ),
    (
        events.Annulled(number=1, day=DAY, annulled_by="HFD"),
        {"type": "annulled", "number": 1, "day": "2026-01-01", "annulled_by": "HFD"},
    ),
    (
        events.Reviewed(number=1, day=DAY, outcome=Outcome.REVISE, reviewed_by="KS"),
        {
            "type": "reviewed",
            "number": 1,
            "day": "2026-01-01",
            "outcome": "revise",
            "reviewed_by": "KS",
        },
    ),
    (
        RegisterCorrected(**CORRECTED),
        {"type": "register_corrected", **CORRECTED},
    ),
    (
        DecisionCorrected(**CORRECTED, corrected_by="KF"),
        {"type": "decision_corrected", **CORRECTED, "corrected_by": "KF"},
    ),
    (
        CorrectionEntered(number=1, correction=RegisterCorrected(**CORRECTED)),
        {
            "type": "correction_entered",
            "number": 1,
            "correction": {"type": "register_corrected", **CORRECTED},
        },
    ),
    (
        CorrectionRefused(number=1, entered="f", comment="Nej"),
        {"type": "correction_refused", "number": 1, "entered": "f", "comment": "Nej"},
    ),
    (
        events.Proposed(content="c", note="Ny"),
        {"type": "proposed", "content": "c", "note": "Ny"},
    ),
    (
        events.Returned(proposal="d", comment="Nej"),
        {"type": "returned", "proposal": "d", "comment": "Nej"},
    ),
    (
        events.TakenBack(proposal="d"),
        {"type": "taken_back", "proposal": "d"},
    ),
    (
        events.Reminded(number=1, deadline=DAY, step=-6, day=DAY, to=("KLF",)),
        {
            "type": "reminded",
            "number": 1,
            "deadline": "2026-01-01",
            "step": -6,
            "day": "2026-01-01",
            "to": ["KLF"],
        },
    ),
    (
        events.RemindedOfLastDay(number=1, deadline=DAY, step=0, day=DAY, to=("KLF",)),
        {
            "type": "reminded_last_day",
            "number": 1,
            "deadline": "2026-01-01",
            "step": 0,
            "day": "2026-01-01",
            "to": ["KLF"],
        },
    ),
    (
        events.Restored(content="e", moment=NOW, before=NOW, after=NOW),
        {
            "type": "restored",
            "content": "e",
            **dict.fromkeys(("moment", "before", "after"), "2026-01-01T12:00:00Z"),
        },
    ),
]
EACH = pytest.mark.parametrize(("event", "sealed"), LEAST, ids=[str(e[1]["type"]) for e in LEAST])


@EACH
def test_what_an_event_does_not_say_is_left_out_of_its_seal(event, sealed):
    assert json.loads(content.canonical(event)) == sealed
    assert event_kinds.read(json.dumps(sealed)) == event


@EACH
def test_what_an_event_does_not_say_is_empty(event, sealed):
    unsaid = set(event.__struct_fields__) - set(sealed)

    assert not [name for name in unsaid if getattr(event, name)]


@EACH
def test_an_event_is_known_by_its_kind(event, sealed):
    assert events.kind(event) == sealed["type"]


@EACH
def test_an_event_cannot_be_changed(event, sealed):
    with pytest.raises(AttributeError):
        setattr(event, list(sealed)[-1], "")


@EACH
def test_an_event_with_a_field_that_is_not_known_is_refused(event, sealed):
    with pytest.raises(msgspec.ValidationError):
        event_kinds.read(json.dumps({**sealed, "forgotten": 1}))


def test_every_kind_is_tried_here():
    assert {events.kind(event) for event, _ in LEAST} == set(KINDS)


def test_an_event_of_an_editorial_revision_names_it():
    assert events.Adopted(number=2, minor=1, seal="a").version == Version(2, 1)
    assert events.Adopted(number=2, seal="a").version == Version(2)


def test_the_outcomes_of_a_review_have_words():
    assert {outcome.value: outcome.words for outcome in Outcome} == {
        "current": "aktuell utan ändring",
        "revise": "ska revideras",
        "repeal": "ska upphävas",
    }


def test_adoptions_what_ends_them_and_corrections_alone_decide_which_version_counts():
    deciding = set(event_kinds.names(Trait.DECIDES))

    ending = {"repealed", "called_off", "annulled"}
    correcting = {"register_corrected", "decision_corrected"}
    assert deciding == {"adopted", "brought_in", *ending, *correcting}


def test_a_correction_is_of_a_decision_but_for_a_deadline_which_a_version_has_for_itself():
    own = RegisterCorrected(**CORRECTED | {"field": "review_by", "now": "2030-01-01"})
    shared = RegisterCorrected(**CORRECTED)

    bears_on = [Version(1), Version(1, 1), Version(2)]
    assert [own.concerns(each) for each in bears_on] == [True, False, False]
    assert [shared.concerns(each) for each in bears_on] == [True, True, False]


def test_a_correction_of_a_day_says_the_day_and_one_of_a_text_says_none():
    def of(field, now):
        return RegisterCorrected(**CORRECTED | {"field": field, "now": now}).fact_day

    assert of("valid_until", "2030-01-01") == date(2030, 1, 1)
    assert of("valid_until", "") is None
    assert of("paragraph", "2030-01-01") is None


def test_a_life_is_made_of_what_changes_how_versions_stand():
    made = life.Life.of(event for event, _ in LEAST)

    assert [len(each) for each in (made.repeals, made.reviews, made.corrections)] == [1, 1, 2]
    assert [each.seal for each in made.adoptions] == ["a", "a"]
    assert [each.state for each in made.withdrawals] == [State.CALLED_OFF, State.ANNULLED]
