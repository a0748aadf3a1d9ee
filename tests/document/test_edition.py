"""A version as it is shown on a day."""

from datetime import date

import pytest

from document.content import Fact, PlanContent
from document.decision import Decision
from document.edition import Edition, replaced, shortened
from document.events import Repealed
from document.rules import State, Version
from tests.document.test_rules import Version as Row

DAY = date(2026, 11, 22)


def edition(content=None, decision=None, **fields):
    return Edition(
        slug="plan",
        on=DAY,
        content=content or PlanContent(title="Plan"),
        decision=decision or Decision(),
        **fields,
    )


def test_a_working_copy_is_no_version():
    found = edition()

    assert (found.version, found.label, found.number) == (None, "", None)


@pytest.mark.parametrize(("minor", "label"), [(0, "2"), (1, "2.1")])
def test_a_version_is_called_by_its_number(minor, label):
    found = edition(number=2, minor=minor)

    assert (found.version, found.label) == (Version(2, minor), label)


def test_a_version_without_a_minor_number_was_adopted_by_a_decision():
    assert edition(number=2).version == Version(2)


def test_a_version_is_repealed_from_the_day_of_its_repeal():
    repeal = Repealed(number=1, day=DAY, repealed_by="KF")

    assert edition(number=1, repeal=repeal).repealed_on == DAY
    assert edition(number=1).repealed_on is None


@pytest.mark.parametrize("state", State)
def test_only_a_version_in_force_is_overdue(state):
    late = edition(decision=Decision(review_by=date(2026, 11, 20)), number=1, state=state)

    assert late.days_overdue == (2 if state is State.IN_FORCE else 0)


def test_what_no_version_says_of_itself_is_empty():
    found = edition()

    assert (found.digest, found.short_digest.strip(), found.replaced_by) == ("", "", "")


def test_a_digest_is_shown_in_three_groups_of_four():
    digest = "ab12cd34ef56" + "0" * 52

    assert shortened(digest) == edition(digest=digest).short_digest == "ab12 cd34 ef56"


def test_the_cover_has_every_fact_in_order_and_the_plans_own_last():
    content = PlanContent(
        title="Plan",
        applies_to="Kommunen",
        prepared_by="Gruppen",
        responsible_department="KLF",
        facts=(Fact(label="Kontakt", value="Växeln"),),
    )
    decision = Decision(
        valid_from=date(2026, 1, 1),
        valid_until=date(2029, 12, 31),
        review_by=date(2028, 1, 1),
        adopted_by="KF",
        adopted_on=date(2025, 12, 1),
        paragraph="§ 12",
        registry_number="KS 2025/1",
        replaces="Den förra",
    )

    cover = edition(content, decision, number=3).cover

    assert [(fact.label, fact.value) for fact in cover] == [
        ("Gäller från", "2026-01-01"),
        ("Gäller till", "2029-12-31"),
        ("Gäller för", "Kommunen"),
        ("Fastställd av", "KF"),
        ("Beslutsdatum", "2025-12-01"),
        ("Paragraf", "§ 12"),
        ("Diarienummer", "KS 2025/1"),
        ("Ersätter", "Den förra"),
        ("Utarbetad av", "Gruppen"),
        ("Revideras senast", "2028-01-01"),
        ("Version", "3"),
        ("Dokumentansvarig förvaltning", "KLF"),
        ("Kontakt", "Växeln"),
    ]


def test_what_is_not_known_is_not_on_the_cover():
    assert edition().cover == []


def test_a_version_is_replaced_from_the_first_day_of_the_next():
    versions = [Row(1, date(2026, 1, 1)), Row(1, DAY, minor=1)]

    assert replaced(versions[0], versions, on=DAY) == ("1.1", DAY)
    assert replaced(versions[0], versions, on=date(2026, 11, 21)) == ("", None)
