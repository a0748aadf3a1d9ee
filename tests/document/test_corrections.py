"""A correction of the record: what it says as an event, and what stands in the way of it."""

from collections import namedtuple
from datetime import date

import pytest

from document.corrections import (
    Correction,
    CorrectionEntered,
    CorrectionRefused,
    DecisionCorrected,
    RegisterCorrected,
    assess_correction,
)
from document.rules import Version
from tests import factories

TODAY = date(2027, 3, 4)
Adopted = namedtuple("Adopted", "number minor valid_from")
DECISION = factories.decision(
    paragraph="§ 1", valid_from=date(2026, 1, 1), review_by=date(2029, 1, 1)
)


def correction(kind=RegisterCorrected, **said):
    what = {"number": 1, "field": "paragraph", "was": "§ 1", "now": "§ 2", "reason": "Fel i raden."}
    return kind(**{**what, "paragraph": "§ 12", **said})


def slip(**said):
    return correction(DecisionCorrected, **{"corrected_by": "Nämnden", **said})


def told(asked, *, among=()):
    found = assess_correction(asked, DECISION, among=among, on=TODAY)
    return {problem.field: problem.message for problem in found}


def test_it_says_what_stood_and_what_should_stand_and_where_the_minutes_say_so():
    asked = correction(registry_number="KS 2026/7")

    assert asked.change == "Paragraf: det stod § 1, det ska stå § 2"
    assert correction(was="", now="").change.count("ingen uppgift") == 2
    assert asked.minutes == "§ 12, KS 2026/7"
    assert correction().minutes == "§ 12"


def test_it_is_called_by_who_was_wrong():
    assert (correction().words, slip().words) == ("Registerrättelse", "Rättelse av beslutet")
    with pytest.raises(NotImplementedError):
        _ = correction(Correction).words


def test_a_day_that_it_is_about_is_read():
    assert correction(field="valid_from", now="2026-02-01").fact_day == date(2026, 2, 1)
    assert correction(field="valid_from", now="").fact_day is None
    assert correction(now="2026-02-01").fact_day is None


def test_it_waits_until_it_is_confirmed():
    confirmed = correction(day=TODAY, entered="abc", own=True)

    assert confirmed.waiting() == correction()
    assert (correction().day, correction().entered, correction().own) == (None, "", False)


@pytest.mark.parametrize(
    ("field", "number", "minor", "concerns"),
    [
        ("paragraph", 1, 0, True),
        ("paragraph", 1, 1, True),
        ("paragraph", 2, 0, False),
        ("review_by", 1, 0, True),
        ("review_by", 1, 1, False),
        ("review_by", 2, 0, False),
    ],
)
def test_it_bears_on_the_versions_that_rest_on_the_decision(field, number, minor, concerns):
    assert correction(field=field).concerns(Version(number, minor)) is concerns


@pytest.mark.parametrize(
    "event",
    [
        correction(Correction),
        correction(),
        slip(),
        CorrectionEntered(number=1, correction=correction()),
        CorrectionRefused(number=1, entered="abc", comment="Nej."),
    ],
)
def test_an_event_cannot_be_changed_and_what_it_says_is_given_by_name(event):
    with pytest.raises(AttributeError):
        event.number = 2
    with pytest.raises(TypeError):
        type(event)(1, "a", "b", "c", "d", "e")


def test_what_is_not_said_of_an_event_is_empty():
    refused = CorrectionRefused(number=1, entered="abc", comment="Nej.")

    assert (refused.own, slip().corrected_on) == (False, None)


def test_nothing_stands_in_the_way_of_one_that_says_it_all():
    assert told(correction()) == {}
    assert told(slip()) == {}
    assert told(correction(paragraph="", registry_number="KS 2026/7")) == {}
    assert told(slip(corrected_on=TODAY)) == {}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (correction(paragraph=""), "paragraph"),
        (correction(reason=" "), "reason"),
        (correction(now=DECISION.paragraph), "now"),
        (correction(field="adopted_by", now=""), "now"),
        (correction(field="valid_from", now="igår"), "now"),
        (correction(field="valid_from", now="2029-01-01"), "now"),
        (correction(field="attested_on", now="2027-03-05"), "now"),
        (slip(corrected_by=""), "corrected_by"),
        (slip(corrected_on=date(2027, 3, 5)), "corrected_on"),
    ],
)
def test_what_is_missing_or_cannot_be_so_is_told_at_its_field(asked, field):
    assert list(told(asked)) == [field]


def test_a_fact_that_is_not_required_may_be_taken_away():
    assert DECISION.paragraph
    assert told(correction(now="")) == {}


def test_each_problem_has_words_of_its_own():
    messages = [
        told(correction(paragraph="", reason=""))["paragraph"],
        told(correction(reason=""))["reason"],
        told(correction(now=DECISION.paragraph))["now"],
        told(correction(field="adopted_by", now=""))["now"],
        told(correction(field="valid_from", now="igår"))["now"],
        told(slip(corrected_by=""))["corrected_by"],
        told(slip(corrected_on=date(2027, 3, 5)))["corrected_on"],
    ]

    assert messages == [
        "Ange paragrafen eller diarienumret, så att protokollet går att hitta.",
        "Skriv varför uppgiften rättas.",
        "Uppgiften är redan den.",
        "Ange vem som har fastställt planen.",
        "Skriv dagen som ÅÅÅÅ-MM-DD.",
        "Ange vem som har rättat beslutet.",
        "Rättelsens dag kan inte ligga i framtiden.",
    ]


def test_no_two_versions_begin_on_one_day():
    other = Adopted(2, 0, date(2026, 5, 1))
    own = Adopted(1, 0, date(2026, 5, 1))
    asked = correction(field="valid_from", now="2026-05-01")

    assert told(asked, among=[own, other]) == {"now": "Version 2 börjar gälla den dagen."}
    assert told(asked, among=[own]) == {}
    assert told(correction(field="valid_from", now="2026-05-02"), among=[other]) == {}
    assert told(correction(field="valid_until", now="2026-05-01"), among=[other]) == {}
