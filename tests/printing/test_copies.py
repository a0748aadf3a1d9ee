"""Whole copies: they lie well on paper, and stay what the archive files are."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from document.corrections import RegisterCorrected
from document.decision import Decision
from document.rules import State
from printing.marks import marks
from printing.stamp import stamp
from tests.printing import samples
from tests.printing.paper import boxes, codes
from tests.printing.reading import expected, inside, words
from tests.validating.validator import VALID, Validator

COVER_AND_CONTENTS = 2

LATE = Decision(valid_from=date(2017, 7, 1), review_by=date(2019, 1, 1))
CORRECTED = (
    RegisterCorrected(
        number=1, field="paragraph", was="", now="§ 9", reason="Fel.", day=date(2026, 11, 9)
    ),
)
CASES: dict[str, dict[str, Any]] = {
    "late": {"decision": LATE},
    "replaced": {
        "state": State.SUPERSEDED,
        "replaced_by": "123.12",
        "replaced_on": date(2026, 10, 1),
        "number": 123,
        "minor": 11,
        "corrections": CORRECTED,
    },
    "coming": {"state": State.UPCOMING},
    "expired": {"state": State.EXPIRED, "decision": Decision(valid_until=date(2026, 6, 30))},
    "repealed": {"state": State.REPEALED},
    "long address": {"slug": "x" * 80, "decision": LATE, "corrections": CORRECTED},
    "draft": {"state": None, "number": None, "digest": ""},
}
SITES = {"long address": "https://styrande-dokument.intranatet.kommunalforbundet.example"}


def stamped(archive: bytes, case: str) -> bytes:
    defaults = {"slug": "handlingsplan-mot-valdsbejakande-extremism"}
    edition = samples.edition(samples.ljungby(), **(defaults | CASES[case]))
    site = SITES.get(case, "https://intranat.ljungby.example")
    return stamp(archive, marks(edition, printed_on=samples.PRINTED_ON, public_url=site))


@pytest.mark.parametrize(
    ("name", "case"),
    [*(("ljungby", case) for case in CASES), ("stress", "replaced"), ("stress", "long address")],
)
def test_nothing_lies_over_anything_else(
    name: str, case: str, request: pytest.FixtureRequest
) -> None:
    pdf = stamped(request.getfixturevalue(name), case)
    for number, page in enumerate(boxes(pdf, "-l", "3"), start=1):
        assert all(word.band for word in page)
        things = [word for word in page if word.band != "text"] + codes(pdf, number)
        assert [(a.text, b.text) for a, b in combinations(things, 2) if a.meets(b)] == []
        assert all(thing.left > 70 and thing.right < 539.5 for thing in things)
        assert max(thing.bottom for thing in things) < 842 - 5 / 25.4 * 72


@pytest.mark.parametrize("case", ["late", "draft"])
def test_every_word_of_the_plan_stands_in_order(ljungby: bytes, case: str) -> None:
    shown = words(inside(stamped(ljungby, case))[COVER_AND_CONTENTS:])
    assert shown == expected(samples.ljungby())


@pytest.mark.parametrize(
    ("name", "case"),
    [
        *(("ljungby", case) for case in CASES),
        ("stress", "replaced"),
        *(
            pytest.param("stress", case, marks=pytest.mark.thorough)
            for case in CASES
            if case != "replaced"
        ),
    ],
)
def test_a_copy_is_valid_as_pdf_a_and_as_pdf_ua(
    name: str, case: str, validator: Validator, request: pytest.FixtureRequest
) -> None:
    assert validator.broken(stamped(request.getfixturevalue(name), case)) == VALID
