"""A fact in a decision's record is wrong: one person enters what is right, and another confirms it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from document.assessing import KEEP
from document.corrections import CorrectionRefused, DecisionCorrected, RegisterCorrected
from document.events import Outcome
from document.rules import State
from organisation.roles import Role
from plans import actions
from plans.models import Event, Revision
from plans.models.revision import deadline
from plans.reading import versions
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture
def revision():
    return factories.revision(factories.plan(slug="trygghet"), paragraph="§ 12")


@pytest.fixture
def coordinator():
    return factories.user(Role.COORDINATOR)


@pytest.fixture
def approver():
    return factories.user(Role.APPROVER)


@pytest.fixture
def both():
    """Somebody who may enter corrections and confirm them."""
    user = factories.user(Role.APPROVER)
    user.groups.add(factories.group(Role.COORDINATOR))
    return user


def enter(revision, **told):
    said = {
        "by": None,
        "kind": RegisterCorrected,
        "field": "paragraph",
        "now": "§ 21",
        "reason": "Felskrivet.",
        "registry_number": "KS 2026/7",
        **told,
    }
    return actions.enter_correction(revision=revision, on=TODAY, **said)


def confirm(entered, **told):
    return actions.confirm_correction(entered=entered, on=TODAY, **{"by": None, **told})


def correct(revision, **told):
    return confirm(enter(revision, **told))


def shown(number=0):
    found = versions("trygghet")
    return found.edition(found.revisions[number], TODAY)


def holds():
    return not [finding for _, found in verify() for finding in found]


def test_a_correction_that_is_entered_waits_and_changes_nothing(revision, coordinator):
    entered = enter(revision, by=coordinator)

    assert shown().decision.paragraph == "§ 12"
    assert actions.unconfirmed(revision.plan) == [entered]


def test_one_enters_and_another_confirms(revision, coordinator, approver):
    entered = enter(revision, by=coordinator)

    event = confirm(entered, by=approver)

    assert shown().decision.paragraph == "§ 21"
    assert (event.value.was, event.value.now, event.value.day) == ("§ 12", "§ 21", TODAY)
    assert (event.value.entered, event.value.own) == (entered.digest, False)
    assert actions.unconfirmed(revision.plan) == []
    assert holds()


def test_what_was_sealed_stays_as_it_was(revision):
    correct(revision)

    kept = Revision.objects.get()
    assert kept.paragraph == "§ 12"
    assert kept.seal() == kept.digest


def test_nobody_confirms_their_own(revision, both):
    entered = enter(revision, by=both)

    with pytest.raises(actions.Refused, match="Någon annan måste bekräfta"):
        confirm(entered, by=both)


def test_the_setting_allows_it_and_the_ledger_says_so(revision, both, settings):
    settings.OWN_APPROVAL = True

    assert confirm(enter(revision, by=both), by=both).value.own is True
    assert holds()


def test_a_correction_is_refused_with_why_and_can_be_entered_anew(revision, coordinator, approver):
    entered = enter(revision, by=coordinator)

    refused = actions.refuse_correction(entered=entered, by=approver, comment="Protokollet: § 12.")

    assert refused.value == CorrectionRefused(
        number=1, entered=entered.digest, comment="Protokollet: § 12."
    )
    assert shown().decision.paragraph == "§ 12"
    with pytest.raises(actions.Refused, match="väntar inte längre"):
        confirm(entered)
    assert correct(revision)
    assert holds()


def test_who_entered_it_takes_it_back_and_other_coordinators_do_not(revision, coordinator):
    entered = enter(revision, by=coordinator)

    with pytest.raises(PermissionDenied):
        actions.refuse_correction(
            entered=entered, by=factories.user(Role.COORDINATOR), comment="Nej."
        )
    taken = actions.refuse_correction(entered=entered, by=coordinator, comment="Fel av mig.")
    assert taken.value.own is True
    assert holds()


def test_a_correction_counts_once(revision):
    entered = enter(revision)
    confirm(entered)

    with pytest.raises(actions.Refused, match="väntar inte längre"):
        confirm(entered)


def test_a_fact_waits_for_one_correction_at_a_time(revision):
    enter(revision)
    enter(revision, field="registry_number", now="KS 1")

    with pytest.raises(actions.Refused, match="väntar redan"):
        enter(revision, now="§ 22")


def test_a_decision_that_came_between_is_seen_first(revision):
    seen = revision.plan.events.all().head()
    entered = enter(revision)
    correct(revision, field="registry_number", now="KS 1")

    with pytest.raises(actions.Refused, match="hann före"):
        confirm(entered, head=seen)


def test_what_was_corrected_wrong_is_corrected_again(revision):
    correct(revision)

    assert correct(revision, now="§ 22").value.was == "§ 21"
    assert shown().decision.paragraph == "§ 22"


def test_a_day_of_decision_that_was_missing_is_filled_in(revision):
    correct(revision, field="adopted_on", now="2025-12-01")

    assert shown().decision.adopted_on == date(2025, 12, 1)


def test_a_fact_that_is_not_known_after_all_is_emptied(revision):
    correct(revision, now="")

    assert shown().decision.paragraph == ""


def test_a_slip_in_the_minutes_is_corrected_by_the_instance(revision):
    event = correct(
        revision,
        kind=DecisionCorrected,
        corrected_by="Kommunledningsgrupp",
        corrected_on=date(2026, 11, 20),
    )

    assert isinstance(event.value, DecisionCorrected)
    assert event.value.corrected_by == "Kommunledningsgrupp"
    assert shown().corrections == (event.value,)


# Days that count


def in_force(on):
    """In Python and in SQL, which agree."""
    [row] = Revision.objects.in_force(on) or [None]
    assert versions("trygghet").in_force(on) == row
    return row and row.label


def test_a_mistyped_year_is_corrected_and_the_version_begins_on_its_day(revision):
    """Version 2 was to begin in 2207: no question was asked, and nothing could be done."""
    second = factories.revision(
        revision.plan, valid_from=date(2207, 1, 1), review_by=date(2210, 1, 1)
    )

    correct(second, field="valid_from", now="2027-01-01")

    assert in_force(date(2026, 12, 31)) == "1"
    assert in_force(date(2027, 1, 1)) == "2"
    assert versions("trygghet").coming(TODAY).valid_from == date(2027, 1, 1)
    assert holds()


def test_a_first_day_is_corrected_also_back_in_time(revision):
    second = factories.revision(revision.plan, valid_from=date(2027, 1, 1))

    correct(second, field="valid_from", now="2026-06-01")

    assert [in_force(date(2026, 5, 31)), in_force(date(2026, 6, 1))] == ["1", "2"]


def test_a_last_day_is_corrected_to_a_later_one_and_to_none(revision):
    second = factories.revision(
        revision.plan, valid_from=date(2026, 2, 1), valid_until=date(2026, 9, 30)
    )
    assert in_force(TODAY) is None

    correct(second, field="valid_until", now="2026-12-31")
    assert [in_force(TODAY), in_force(date(2027, 1, 1))] == ["2", None]

    correct(second, field="valid_until", now="")
    assert in_force(date(2027, 1, 1)) == "2"


def test_a_deadline_is_corrected_until_a_review_moves_it(revision):
    correct(revision, field="review_by", now="2026-06-01")

    assert shown().decision.review_by == date(2026, 6, 1)
    assert list(Revision.objects.overdue(TODAY)) == [revision]

    actions.review(
        plan=revision.plan,
        by=None,
        outcome=Outcome.CURRENT,
        reviewed_by="Samordnaren",
        review_by=date(2027, 6, 1),
        on=TODAY,
    )
    [found] = Revision.objects.annotate(deadline=deadline(TODAY))
    assert found.deadline == shown().decision.review_by == date(2027, 6, 1)


def test_an_editorial_revision_goes_with_its_decision(revision):
    revision.plan.title = "Handlingsplan för tryghet"
    revision.plan.save()
    amended = factories.amend(revision.plan)

    correct(amended, field="valid_until", now="2026-12-31")

    assert in_force(date(2026, 12, 31)) == "1.1"
    assert in_force(date(2027, 1, 1)) is None
    assert {each.valid_until for each in versions("trygghet").revisions} == {date(2026, 12, 31)}


def test_a_repeal_that_has_been_decided_meets_the_corrected_day(revision):
    second = factories.revision(revision.plan, valid_from=date(2027, 1, 1))
    factories.repeal(revision.plan, day=date(2027, 6, 1))

    correct(second, field="valid_from", now="2027-07-01")

    assert versions("trygghet").state(second, TODAY) is State.REPEALED
    assert in_force(date(2027, 8, 1)) is None


def test_no_two_versions_that_stand_begin_on_the_same_day(revision):
    second = factories.revision(revision.plan, valid_from=date(2027, 1, 1))

    with pytest.raises(actions.Refused, match="Version 1 börjar gälla den dagen"):
        enter(second, field="valid_from", now="2026-01-01")


def test_a_day_that_was_free_when_it_was_entered_is_looked_at_again(revision):
    second = factories.revision(
        revision.plan, valid_from=date(2028, 1, 1), review_by=date(2030, 1, 1)
    )
    entered = enter(second, field="valid_from", now="2027-01-01")
    actions.adopt(
        plan=revision.plan,
        by=None,
        decision=factories.decision(valid_from=date(2027, 1, 1)),
        on=TODAY,
        coming=KEEP,
        render=factories.archive_file,
    )

    with pytest.raises(actions.Refused, match="börjar gälla den dagen"):
        confirm(entered)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"now": "§ 12"}, "redan den"),
        ({"reason": " "}, "varför"),
        ({"registry_number": " "}, "protokollet går att hitta"),
        ({"field": "content"}, "Välj vilken uppgift"),
        ({"field": "adopted_by", "now": ""}, "vem som har fastställt"),
        ({"field": "valid_from", "now": ""}, "från vilken dag"),
        ({"field": "adopted_on", "now": "i våras"}, "ÅÅÅÅ-MM-DD"),
        ({"field": "adopted_on", "now": "2026-11-23"}, "i framtiden"),
        ({"field": "review_by", "now": "2026-01-01"}, "efter Gäller från"),
        ({"field": "valid_from", "now": "2028-01-01"}, "efter Gäller från"),
        ({"field": "valid_until", "now": "2025-12-31"}, "före Gäller från"),
        ({"kind": DecisionCorrected, "corrected_by": ""}, "vem som har rättat"),
        (
            {"kind": DecisionCorrected, "corrected_by": "KF", "corrected_on": TODAY + DAY},
            "i framtiden",
        ),
    ],
)
def test_what_is_missing_or_impossible_is_refused(revision, told, message):
    with pytest.raises(actions.Refused, match=message):
        enter(revision, **told)
    assert not actions.unconfirmed(revision.plan)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.READER, None])
def test_nobody_but_a_coordinator_enters(revision, role):
    with pytest.raises(PermissionDenied):
        enter(revision, by=factories.user(role))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_but_who_may_decide_confirms(revision, role):
    entered = enter(revision)

    with pytest.raises(PermissionDenied):
        confirm(entered, by=factories.user(role))


def test_verify_finds_a_correction_that_nobody_had_entered(revision, unsealed):
    event = correct(revision)

    Event.objects.filter(pk=event.pk).update(body=event.body.replace("Felskrivet", "Rätt skrivet"))

    assert "rättelsen är inte en som var inskriven och väntade." in [
        finding.message for _, found in verify() for finding in found
    ]


def test_verify_finds_a_day_that_lists_would_get_wrong(revision, unsealed):
    event = correct(revision, field="review_by", now="2027-01-01")

    Event.objects.filter(pk=event.pk).update(fact_day=date(2031, 1, 1))

    assert "sökuppgifterna stämmer inte med den förseglade händelsen." in [
        finding.message for _, found in verify() for finding in found
    ]
