"""A version is called off before it begins, or set aside by a court; and what a far day no longer locks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from activities.models import Activity
from document.assessing import CALL_OFF, KEEP
from document.rules import State
from organisation.roles import Role
from outbox.sending import send_due
from plans import actions
from plans.models import Revision
from plans.reading.asof import as_of
from plans.reading.versions import versions
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
#: The mistyped year: 2207 in place of 2027.
FAR = date(2207, 1, 1)
DAY = timedelta(1)


@pytest.fixture
def plan():
    """Version 1 is in force, and version 2 is to begin in 181 years."""
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    factories.revision(plan, valid_from=FAR, review_by=date(2208, 1, 1))
    return plan


def revision(plan, label):
    return next(each for each in plan.revisions.all() if each.label == label)


def call_off(plan, label="2", **told):
    given = {"called_off_by": "Kommunledningsgrupp", "note": "Fel år.", "by": None, "on": TODAY}
    return actions.call_off(revision=revision(plan, label), **given | told)


def annul(plan, label, **told):
    given = {"annulled_by": "Förvaltningsrätten", "day": TODAY, "by": None, "on": TODAY}
    return actions.annul(revision=revision(plan, label), **given | told)


def adopt(plan, **told):
    given = {"valid_from": date(2027, 1, 1), "review_by": date(2030, 1, 1)}
    coming = told.pop("coming", "")
    return actions.adopt(
        plan=plan,
        by=None,
        decision=factories.decision(**given | told),
        on=TODAY,
        coming=coming,
        render=factories.archive_file,
    )


def amend(plan):
    activity = Activity.objects.get(plan=plan)
    activity.purpose = "Större förståelse"
    activity.save()
    return factories.amend(plan, on=TODAY)


def counts(plan, day):
    """What counts on a day, in the database and in Python, which agree."""
    found = plan.revisions.in_force(day).first()
    assert versions(plan.slug).in_force(day) == found
    return found and found.label


def states(plan, day=TODAY):
    found = versions(plan.slug)
    return {each.label: found.state(each, day) for each in found.revisions}


def holds():
    return [finding for _, found in verify() for finding in found] == []


# A mistyped year


def test_a_far_day_is_met_by_a_new_decision_that_calls_it_off(plan):
    adopt(plan, coming=CALL_OFF)

    assert [counts(plan, day) for day in (TODAY, date(2027, 1, 1), FAR)] == ["1", "3", "3"]
    assert states(plan)["2"] is State.CALLED_OFF
    assert holds()


def test_a_far_day_is_met_by_a_new_decision_that_keeps_it(plan):
    adopt(plan, coming=KEEP)

    assert [counts(plan, day) for day in (TODAY, FAR - DAY, FAR)] == ["1", "3", "2"]
    assert holds()


def test_a_far_day_is_met_by_a_repeal(plan):
    factories.repeal(plan, day=date(2027, 1, 1))

    assert [counts(plan, day) for day in (TODAY, date(2027, 1, 1), FAR)] == ["1", None, None]
    assert states(plan) == {"1": State.IN_FORCE, "2": State.REPEALED}


def test_a_far_day_does_not_stand_in_the_way_of_an_editorial_revision(plan):
    assert amend(plan).label == "1.1"

    assert [counts(plan, day) for day in (TODAY, FAR - DAY, FAR)] == ["1.1", "1.1", "2"]
    assert holds()


def test_a_far_day_is_called_off_and_the_right_one_decided(plan):
    call_off(plan)
    adopt(plan)

    assert [counts(plan, day) for day in (TODAY, date(2027, 1, 1), FAR)] == ["1", "3", "3"]
    assert holds()


def test_a_far_repeal_is_met_by_a_nearer_one():
    plan = factories.revision().plan
    factories.repeal(plan, day=FAR)

    factories.repeal(plan, day=date(2027, 1, 1))

    assert [counts(plan, day) for day in (TODAY, date(2027, 1, 1))] == ["1", None]


# Calling off


def test_what_was_decided_stands_in_the_ledger(plan):
    told = {"paragraph": "§ 4", "registry_number": "KS 26/7", "called_off_on": TODAY}

    event = call_off(plan, by=factories.user(Role.APPROVER, username="beslut"), **told)

    assert (event.kind, event.day, event.recorded_by) == ("called_off", TODAY, "beslut")
    assert (event.revision, event.value.version.label) == (revision(plan, "2"), "2")
    assert (event.value.paragraph, event.value.note) == ("§ 4", "Fel år.")


def test_the_version_before_goes_on_as_if_the_coming_one_had_never_been_adopted(plan):
    call_off(plan)

    assert states(plan) == {"1": State.IN_FORCE, "2": State.CALLED_OFF}
    assert versions(plan.slug).coming(TODAY) is None
    assert counts(plan, FAR) == "1"


def test_a_version_may_begin_on_the_day_of_one_that_was_called_off(plan):
    call_off(plan)

    adopt(plan, valid_from=FAR, review_by=date(2210, 1, 1))

    assert counts(plan, FAR) == "3"


@pytest.mark.parametrize("label", ["1", "2"])
def test_what_is_in_force_or_gone_is_not_called_off(plan, label):
    call_off(plan)

    with pytest.raises(actions.Refused, match="inte på väg att börja gälla"):
        call_off(plan, label)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"called_off_by": ""}, "Ange vem"),
        ({"note": " "}, "Skriv varför"),
        ({"called_off_on": TODAY + DAY}, "kan inte ligga i framtiden"),
        ({"head": "0" * 64}, "hann före"),
    ],
)
def test_what_is_missing_or_overtaken_is_refused(plan, told, message):
    with pytest.raises(actions.Refused, match=message):
        call_off(plan, **told)

    assert not plan.events.filter(kind="called_off").exists()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER, None])
def test_nobody_but_an_approver_takes_a_version_away(plan, role):
    user = factories.user(role)

    with pytest.raises(PermissionDenied):
        call_off(plan, by=user)
    with pytest.raises(PermissionDenied):
        annul(plan, "1", by=user)


def test_those_concerned_are_told_what_counts(plan):
    factories.user(Role.COORDINATOR, email="samordnare@post.example")

    call_off(plan)
    send_due()

    (letter,) = mail.outbox
    assert "är återkallad av Kommunledningsgrupp och börjar inte gälla." in " ".join(
        letter.body.split()
    )
    assert "Version 1 gäller." in letter.body


def test_a_decision_that_calls_off_is_told_in_one_letter(plan):
    factories.user(Role.COORDINATOR, email="samordnare@post.example")

    adopt(plan, coming=CALL_OFF)
    send_due()

    (letter,) = mail.outbox
    assert letter.subject.endswith("version 3")
    assert "Version 2 är återkallad och börjar inte gälla." in letter.body


# A version before one that is to come


def test_what_becomes_of_one_to_come_must_be_said(plan):
    with pytest.raises(actions.Refused, match="Välj vad som händer med den"):
        adopt(plan)

    assert Revision.objects.count() == 2


def test_a_decision_that_is_refused_calls_nothing_off(plan):
    with pytest.raises(actions.Refused):
        adopt(plan, coming=CALL_OFF, adopted_by="")

    assert states(plan)["2"] is State.UPCOMING


def test_the_calling_off_rests_on_the_same_decision(plan):
    told = {"paragraph": "§ 9", "registry_number": "KF 26/1", "adopted_on": TODAY}
    adopt(plan, coming=CALL_OFF, adopted_by="Kommunfullmäktige", **told)

    value = plan.events.get(kind="called_off").value

    assert (value.called_off_by, value.paragraph) == ("Kommunfullmäktige", "§ 9")
    assert (value.registry_number, value.called_off_on, value.instead) == ("KF 26/1", TODAY, "3")


def test_a_decision_is_called_off_once_with_the_editorial_revisions_of_it():
    plan = factories.revision().plan
    amend(plan)
    factories.correct(revision(plan, "1"), on=TODAY, field="valid_from", now="2027-06-01")

    adopt(plan, coming=CALL_OFF)

    assert plan.events.get(kind="called_off").value.version == (1, 0)
    assert set(states(plan).items()) >= {("1", State.CALLED_OFF), ("1.1", State.CALLED_OFF)}


def test_one_that_begins_after_those_to_come_calls_nothing_off(plan):
    adopt(plan, valid_from=FAR + DAY, review_by=date(2210, 1, 1), coming=CALL_OFF)

    assert states(plan) == {"1": State.IN_FORCE, "2": State.UPCOMING, "3": State.UPCOMING}


def test_versions_are_compared_with_those_that_they_take_over_from(plan):
    adopt(plan, coming=KEEP)
    found = versions(plan.slug)

    before = {each.label: getattr(found.before(each), "label", "") for each in found.revisions}

    assert before == {"1": "", "2": "3", "3": "1"}


def test_one_that_was_called_off_is_compared_with_what_it_was_to_replace(plan):
    adopt(plan, coming=CALL_OFF)
    found = versions(plan.slug)

    before = {each.label: getattr(found.before(each), "label", "") for each in found.revisions}

    assert before == {"1": "", "2": "1", "3": "1"}


# A court


@pytest.fixture
def replaced():
    """Version 2 has replaced version 1."""
    plan = factories.revision(review_by=date(2028, 1, 1)).plan
    factories.revision(plan, valid_from=date(2026, 6, 1), review_by=date(2029, 1, 1))
    return plan


def test_the_version_before_counts_again_when_a_court_sets_the_next_aside(replaced):
    event = annul(replaced, "2", day=date(2026, 10, 1), registry_number="123-26")

    assert event.value.instead == "1"
    days = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 9, 30), date(2026, 10, 1), TODAY)
    assert [counts(replaced, day) for day in days] == ["1", "2", "2", "1", "1"]
    assert states(replaced) == {"1": State.IN_FORCE, "2": State.ANNULLED}


def test_editorial_revisions_go_with_the_decision_that_they_rest_on(replaced):
    amend(replaced)

    event = annul(replaced, "2.1")

    assert (event.revision.label, event.value.version.label) == ("2", "2")
    assert states(replaced) == {
        "1": State.IN_FORCE,
        "2": State.ANNULLED,
        "2.1": State.ANNULLED,
    }
    assert holds()


def test_nothing_counts_when_the_one_before_was_repealed():
    plan = factories.revision().plan
    factories.repeal(plan, day=date(2026, 3, 1))
    factories.revision(plan, valid_from=date(2026, 6, 1))

    event = annul(plan, "2")

    assert event.value.instead == ""
    assert counts(plan, TODAY) is None


def test_nothing_counts_when_the_one_before_has_expired():
    plan = factories.revision(valid_until=date(2026, 8, 1)).plan
    factories.revision(plan, valid_from=date(2026, 6, 1))

    annul(plan, "2")

    assert counts(plan, TODAY) is None
    assert states(plan) == {"1": State.EXPIRED, "2": State.ANNULLED}


def test_what_replaced_an_annulled_version_goes_on(replaced):
    factories.revision(replaced, valid_from=date(2026, 9, 1))

    event = annul(replaced, "2", day=date(2026, 7, 1))

    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 1), TODAY)
    assert [counts(replaced, day) for day in days] == ["2", "1", "3", "3"]
    assert event.value.instead == "1"
    assert states(replaced)["1"] is State.SUPERSEDED


def test_a_version_that_is_to_come_can_be_annulled_too(plan):
    annul(plan, "2")

    assert states(plan) == {"1": State.IN_FORCE, "2": State.ANNULLED}
    with pytest.raises(actions.Refused, match="inte på väg"):
        call_off(plan)


def test_an_annulled_plan_is_decided_anew_from_the_same_day(replaced):
    annul(replaced, "2", day=date(2026, 10, 1))

    adopt(replaced, valid_from=date(2026, 6, 1))

    assert [counts(replaced, day) for day in (date(2026, 6, 1), TODAY)] == ["3", "3"]


def test_a_decision_is_taken_away_once(replaced):
    annul(replaced, "2")

    with pytest.raises(actions.Refused, match="redan återkallad eller upphävd"):
        annul(replaced, "2")


def test_an_annulment_on_top_of_a_decision_not_seen_is_refused(replaced):
    with pytest.raises(actions.Refused, match="hann före"):
        annul(replaced, "2", head="0" * 64)


# How it stood


def test_on_the_days_before_it_was_called_off_the_version_was_to_come():
    with factories.recorded(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        plan = factories.revision(review_by=date(2028, 1, 1)).plan
        factories.revision(plan, valid_from=FAR, review_by=date(2208, 1, 1))
    with factories.recorded(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        call_off(plan)

    known = {day: as_of(versions(plan.slug), day).versions for day in (TODAY - DAY, TODAY)}

    found = {day: each.state(revision(plan, "2"), day) for day, each in known.items()}
    assert found == {TODAY - DAY: State.UPCOMING, TODAY: State.CALLED_OFF}


def test_what_a_court_set_aside_later_is_told_of_the_days_it_changes(replaced):
    annul(replaced, "2", day=date(2026, 10, 1))

    answer = as_of(versions(replaced.slug), date(2026, 10, 15))

    assert answer.revision.label == "1"
    assert "Version 2 upphävd av domstol" in [entry.title for entry in answer.late]


def test_the_plan_is_stood_for_by_what_counted_last_and_not_by_what_was_called_off():
    plan = factories.revision(valid_until=date(2026, 8, 1)).plan
    factories.revision(plan, valid_from=FAR, review_by=date(2208, 1, 1))
    call_off(plan)

    assert versions(plan.slug).nearest(TODAY).label == "1"
