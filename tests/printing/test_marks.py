"""What the stamp says, in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import resolve

from document.ahead import End, Ending
from document.approval import Approval
from document.corrections import RegisterCorrected
from document.decision import Decision
from document.events import Annulled, CalledOff, Repealed
from document.rules import State
from printing.marks import Marks, marks
from tests.printing import samples

PRINTED_ON = date(2026, 11, 22)
SITE = "https://intranat.example"
UP_TO_DATE = Decision(valid_from=date(2026, 1, 1), review_by=date(2028, 1, 1))
CALLED_OFF = CalledOff(number=2, day=date(2026, 11, 1), called_off_by="KF")
ANNULLED = Annulled(number=2, day=date(2026, 11, 1), annulled_by="Förvaltningsrätten")
REPEALED = Repealed(number=1, day=date(2026, 12, 1), repealed_by="Kommunfullmäktige")


def made(**given: Any) -> Marks:
    defaults = {"slug": "trygghet", "decision": UP_TO_DATE}
    edition = samples.edition(samples.plan(), **(defaults | given))
    return marks(edition, printed_on=PRINTED_ON, public_url=SITE)


@pytest.mark.parametrize(
    ("given", "label", "state"),
    [
        ({}, "", "gällande"),
        (
            {"end": End(Ending.REPEAL, date(2026, 12, 1)), "repeal": REPEALED},
            "",
            "gällande, upphävs 2026-12-01",
        ),
        (
            {
                "end": End(Ending.LAST_DAY, date(2027, 7, 1)),
                "decision": replace(UP_TO_DATE, valid_until=date(2027, 6, 30)),
            },
            "",
            "gällande till och med 2027-06-30",
        ),
        (
            {"end": End(Ending.SUCCESSOR, date(2027, 3, 1)), "successor": "2"},
            "",
            "gällande, ersätts av version 2 den 2027-03-01",
        ),
        (
            {
                "state": State.UPCOMING,
                "end": End(Ending.LAST_DAY, date(2027, 7, 1)),
                "decision": replace(UP_TO_DATE, valid_until=date(2027, 6, 30)),
            },
            "KOMMANDE – gäller inte än",
            "kommande, gäller från 2026-01-01 till och med 2027-06-30",
        ),
        (
            {"state": State.UPCOMING},
            "KOMMANDE – gäller inte än",
            "kommande, gäller från 2026-01-01",
        ),
        (
            {
                "state": State.SUPERSEDED,
                "replaced_by": "2.1",
                "replaced_on": date(2026, 10, 1),
            },
            "ERSATT – gäller inte",
            "ersatt av version 2.1 den 2026-10-01",
        ),
        ({"state": State.SUPERSEDED}, "ERSATT – gäller inte", "ersatt"),
        (
            {"state": State.REPEALED, "repeal": REPEALED, "on": date(2026, 12, 1)},
            "UPPHÄVD – gäller inte",
            "upphävd den 2026-12-01",
        ),
        (
            {"state": State.REPEALED, "repeal": REPEALED},
            "UPPHÄVD – gäller inte",
            "upphävd från 2026-12-01",
        ),
        (
            {"state": State.CALLED_OFF, "withdrawal": CALLED_OFF},
            "ÅTERKALLAD – gäller inte",
            "återkallad den 2026-11-01",
        ),
        (
            {"state": State.ANNULLED, "withdrawal": ANNULLED},
            "UPPHÄVD – gäller inte",
            "upphävd av domstol den 2026-11-01",
        ),
        (
            {"state": State.EXPIRED, "decision": Decision(valid_until=date(2026, 6, 30))},
            "UPPHÖRD – gäller inte",
            "upphörd, gällde till och med 2026-06-30",
        ),
        (
            {"state": None, "number": None, "digest": ""},
            "UTKAST – gäller inte",
            "UTKAST – gäller inte",
        ),
    ],
)
def test_a_state_is_said_in_words(given: dict[str, Any], label: str, state: str) -> None:
    found = made(**given)
    assert (found.label, found.state) == (label, state)


def test_a_version_that_is_late_says_since_when() -> None:
    late = made(decision=Decision(review_by=date(2019, 1, 1)))
    assert late.status == ("gällande", "revidering försenad sedan 2019-01-01")


def test_a_record_that_was_corrected_says_when_it_last_was() -> None:
    """Its archive file shows the decision as it was recorded."""
    told = {"number": 1, "field": "paragraph", "was": "", "reason": "Fel."}
    corrections = tuple(
        RegisterCorrected(**told, now=now, day=date(2026, 11, day))
        for now, day in [("1", 3), ("2", 9)]
    )
    assert made(corrections=corrections).status == (
        "gällande",
        "uppgift om beslutet rättad 2026-11-09",
    )


def test_a_version_that_no_longer_counts_is_not_late() -> None:
    replaced = made(state=State.SUPERSEDED, decision=Decision(review_by=date(2019, 1, 1)))
    assert replaced.status == ("ersatt",)


def test_the_seal_is_twelve_signs_in_groups_of_four() -> None:
    assert made().seal == "0fdc d467 6079"


def test_the_addresses_lead_to_the_plan_and_to_the_check() -> None:
    found = made(number=3)
    assert found.address == f"{SITE}/planer/trygghet/"
    assert found.check == f"{SITE}/kopia/trygghet/3/0fdcd4676079/?utskriven=2026-11-22"


def test_an_editorial_revision_goes_by_both_its_numbers() -> None:
    found = made(number=2, minor=1)
    assert found.version == "Version 2.1"
    assert "/kopia/trygghet/2.1/" in found.check


def test_the_addresses_are_those_of_the_site() -> None:
    found = made(number=3)
    check = resolve(found.check.removeprefix(SITE).partition("?")[0])
    assert resolve(found.address.removeprefix(SITE)).view_name == "plans:plan-show"
    assert check.view_name == "plans:copy-check"
    assert check.kwargs == {"slug": "trygghet", "label": "3", "digest": "0fdcd4676079"}


def test_a_working_copy_has_neither_number_nor_seal_nor_address() -> None:
    draft = made(state=None, number=None, digest="")
    assert draft.draft
    assert (draft.version, draft.seal, draft.address, draft.check) == ("Arbetsversion", "", "", "")


def test_who_approved_an_editorial_revision_is_told_in_a_few_words():
    told = made(approval=Approval("Anna Ek", "Stavfel.", is_own=True))

    assert told.status == ("gällande", "redaktionell, godkänd av Anna Ek")
