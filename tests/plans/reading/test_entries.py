"""What each event of the ledger says."""

from datetime import UTC, date, datetime

import pytest

from document import events
from document.content import canonical
from document.corrections import (
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
)
from document.edition import shortened
from document.event_kinds import KINDS
from document.events import Outcome
from plans.models import Event, Plan, Revision
from plans.reading.entries import entry

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
CORRECTION = RegisterCorrected(
    number=2, field="paragraph", was="", now="§ 9", reason="Glömd.", registry_number="KS 2026/1"
)
EVENTS = (
    events.Adopted(number=2, seal="ab" * 32),
    events.BroughtIn(number=2, seal="ab" * 32),
    events.Archived(number=2, archive="cd" * 32),
    events.Repealed(
        number=2, day=date(2026, 12, 1), repealed_by="Kommunstyrelsen", note="Se lagen."
    ),
    events.Reviewed(
        number=2, day=date(2026, 11, 1), outcome=Outcome.CURRENT, reviewed_by="Samordnaren"
    ),
    CORRECTION,
    events.Proposed(content="ef" * 32, note="Ny termin."),
    events.Returned(proposal="12" * 32, comment="Mål saknas."),
    events.TakenBack(proposal="12" * 32, note="Vi väntar på polisen."),
    events.Reminded(
        number=2,
        deadline=date(2027, 1, 1),
        step=-1,
        day=date(2026, 12, 1),
        to=("Socialförvaltningen",),
    ),
    events.RemindedOfLastDay(
        number=2,
        deadline=date(2027, 1, 1),
        step=0,
        day=date(2027, 1, 2),
        to=("Socialförvaltningen",),
    ),
    events.CalledOff(
        number=2, day=date(2026, 11, 1), called_off_by="Kommunstyrelsen", note="Fel dag."
    ),
    events.Annulled(number=2, day=date(2026, 11, 1), annulled_by="Förvaltningsrätten", instead="1"),
    DecisionCorrected(
        number=2,
        field="valid_until",
        was="2027-12-31",
        now="2028-12-31",
        reason="Skrivfel.",
        paragraph="§ 14",
        corrected_by="Kommunstyrelsen",
        own=True,
    ),
    CorrectionEntered(number=2, correction=CORRECTION),
    CorrectionRefused(number=2, entered="ab" * 32, comment="Protokollet säger så."),
    events.Restored(content="ef" * 32, moment=NOON, before=NOON, after=NOON, reason="Fel spår."),
)
BY_KIND = {events.kind(each): each for each in EVENTS}


def told(happening, *, on=date(2026, 11, 22)):
    revision = None
    if isinstance(happening, events.Adopted):
        revision = Revision(
            plan=Plan(slug="trygghet"),
            number=happening.number,
            minor=happening.minor,
            valid_from=date(2026, 12, 1),
            adopted_by="Kommunledningsgrupp",
        )
    event = Event(
        kind=events.kind(happening),
        body=canonical(happening),
        revision=revision,
        recorded_at=NOON,
        recorded_by="ulla",
        digest="97" * 32,
    )
    return entry(event, on=on)


def test_there_is_an_event_of_every_kind_to_try():
    assert {events.kind(each) for each in EVENTS} == set(KINDS)
    assert {type(each) for each in EVENTS} == {kind.of for kind in KINDS.values()}


@pytest.mark.parametrize("happening", EVENTS, ids=events.kind)
def test_every_event_has_words_a_sign_and_its_digest(happening):
    found = told(happening)

    assert found.title
    assert found.sort is KINDS[events.kind(happening)]
    assert (found.who, found.digest) == ("ulla", shortened("97" * 32))


def test_facts_that_are_not_known_are_left_out():
    facts = {fact.label: fact.value for fact in told(EVENTS[0]).facts}

    assert facts == {
        "Gäller från": "2026-12-01",
        "Fastställd av": "Kommunledningsgrupp",
        "Versionens kontrolltal": "abab abab abab",
    }


def test_a_day_to_come_cannot_be_looked_at_yet():
    assert told(EVENTS[0]).day is None
    assert told(EVENTS[0], on=date(2026, 12, 1)).day == date(2026, 12, 1)


def test_a_version_that_was_read_in_was_not_adopted_that_day():
    found = told(EVENTS[1])

    assert (found.title, found.why) == (
        "Version 2 inläst",
        "Den var redan beslutad när den fördes in här.",
    )
    assert "Uppgift saknas" in [fact.value for fact in found.facts if fact.label == "Beslutsdatum"]


def test_who_decided_on_a_proposal_of_their_own_is_said():
    own = told(events.Adopted(number=2, seal="ab" * 32, own=True))

    assert own.why == "Den som lämnade förslaget registrerade själv beslutet."


def test_an_editorial_revision_is_told_with_its_reason_and_who_approved_it():
    approved = {"reason": "Stavfel.", "approved_by": "Anna Ek"}
    found = told(events.Adopted(number=2, minor=1, seal="ab" * 32, **approved))

    assert found.title == "Version 2.1: redaktionell ändring utan nytt beslut, godkänd av Anna Ek"
    assert found.why == "Stavfel."


def test_an_editorial_revision_that_was_approved_by_who_proposed_it_says_so():
    approved = {"own": True, "approved_by": "Anna Ek"}
    found = told(events.Adopted(number=2, minor=1, seal="ab" * 32, **approved))

    assert found.title.endswith("godkänd av Anna Ek, som själv hade föreslagit den")


def test_a_proposal_of_wording_alone_says_of_which_version():
    found = told(events.Proposed(content="ab" * 32, note="Stavfel.", rewords="2"))

    assert found.title == "Redaktionell ändring av version 2 föreslagen"


def test_an_annulment_says_what_counts_instead():
    counts = {fact.label: fact.value for fact in told(BY_KIND["annulled"]).facts}
    none = told(events.Annulled(number=1, day=date(2026, 11, 1), annulled_by="HFD"))

    assert counts["Gäller i stället"] == "Version 1"
    assert "Ingen version" in [fact.value for fact in none.facts]


def test_a_correction_says_what_was_missing_and_where_the_minutes_say_it():
    said = told(CORRECTION)

    assert said.title == "Registerrättelse: paragraf, version 2"
    assert {fact.label: fact.value for fact in said.facts} == {
        "Det stod": "Uppgift saknas",
        "Det ska stå": "§ 9",
        "Diarienummer": "KS 2026/1",
    }


def test_a_correction_of_the_decision_says_who_corrected_it_and_that_one_person_did_both():
    said = told(BY_KIND["decision_corrected"])

    assert said.title == "Rättelse av beslutet: gäller till, version 2"
    assert said.why == "Skrivfel. Den som skrev in rättelsen bekräftade den själv."
    assert "Kommunstyrelsen" in [fact.value for fact in said.facts]


def test_a_correction_that_waits_says_so_and_one_that_was_refused_says_why():
    assert told(BY_KIND["correction_entered"]).title.startswith("Inskriven för att bekräftas.")
    refused = told(BY_KIND["correction_refused"])
    assert (refused.title, refused.why) == (
        "Rättelse avslagen för version 2",
        "Protokollet säger så.",
    )


def test_a_step_back_names_the_version_or_else_the_moment():
    step = events.Restored(content="ef", moment=NOON, before=NOON, after=NOON, label="2.1")

    assert told(step).title == "Arbetsversionen återställd till version 2.1"
    assert told(EVENTS[-1]).title == "Arbetsversionen återställd till läget 2026-11-01 13:00"
