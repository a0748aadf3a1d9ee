"""`manage.py remind`: a version's last day, and a plan in which nothing counts after it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from document.rules import months_after
from organisation.models import Mailbox
from plans import actions
from plans.models import Event
from plans.verify import verify
from tests import factories
from tests.plans.test_remind import KLF, adopted, remind

pytestmark = pytest.mark.django_db

LAST = date(2027, 6, 30)
AFTER = LAST + timedelta(1)


@pytest.fixture(autouse=True)
def _far_ahead(monkeypatch):
    """The days that the tests run on have been."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2100, 1, 1))


@pytest.fixture(autouse=True)
def _mailbox():
    Mailbox.objects.create(name=KLF, email="klf@ljungby.example")


@pytest.fixture
def revision():
    return adopted("trygghet", valid_until=LAST, review_by=date(2031, 1, 1))


def told():
    rows = Event.objects.filter(kind="reminded_last_day").order_by("pk")
    return [event.value for event in rows]


def test_a_last_day_is_told_of_before_it_comes(revision):
    remind(date(2027, 6, 1))

    [letter] = mail.outbox
    assert letter.subject == "Slutar snart gälla: Handlingsplan för trygghet"
    assert "Gäller till och med 2027-06-30, om 29\N{NO-BREAK SPACE}dagar." in letter.body
    assert "Ingen version tar över då." in letter.body


def test_its_steps_are_months_from_the_day_after_it(revision):
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 4, 1), date(2027, 6, 1), AFTER):
        remind(day)

    assert [(each.deadline, each.step) for each in told()] == [
        (LAST, step) for step in (-6, -3, -1, 0)
    ]


def test_what_has_lapsed_without_a_successor_is_told_of_every_month(revision):
    for day in range(100):
        remind(AFTER + timedelta(day))

    assert [each.step for each in told()] == [0, 1, 2, 3]
    assert mail.outbox[0].subject == "Gäller inte längre: Handlingsplan för trygghet"
    assert "Gällde till och med 2027-06-30. Från 2027-07-01 gäller ingen" in mail.outbox[0].body


def test_each_step_is_taken_once_and_the_ledger_holds(revision):
    for _ in range(3):
        remind(AFTER)

    assert len(mail.outbox) == len(told()) == 1
    assert not [finding for _, findings in verify() for finding in findings]


def test_a_version_that_takes_over_the_day_after_is_all_there_is_to_say(revision):
    factories.revision(revision.plan, valid_from=AFTER, review_by=date(2031, 6, 1))

    for day in (date(2027, 6, 1), AFTER, months_after(AFTER, 1)):
        remind(day)

    assert not mail.outbox


def test_a_version_that_takes_over_later_leaves_days_without_any_and_is_told_of(revision):
    factories.revision(revision.plan, valid_from=date(2027, 9, 1), review_by=date(2031, 6, 1))

    remind(date(2027, 6, 1))

    assert "Version 2 är fastställd och gäller från 2027-09-01." in mail.outbox[0].body


def test_a_repeal_before_the_last_day_is_what_ends_it(revision):
    factories.repeal(revision.plan, day=date(2027, 6, 15))

    remind(date(2027, 6, 1))
    remind(AFTER)

    assert not told()


@pytest.mark.parametrize("end", ["adopted", "repealed"])
def test_a_decision_on_what_has_lapsed_ends_it(revision, end):
    remind(AFTER)
    if end == "adopted":
        factories.revision(revision.plan, valid_from=date(2027, 8, 1), review_by=date(2031, 6, 1))
    else:
        factories.repeal(revision.plan, day=AFTER, on=AFTER)

    remind(months_after(AFTER, 1))
    remind(months_after(AFTER, 2))

    assert len(told()) == 1


def test_what_no_longer_counts_comes_before_what_is_late(revision):
    adopted("oro", title="Rutin vid oro", review_by=date(2026, 12, 1))

    remind(AFTER)

    [letter] = mail.outbox
    assert letter.subject == "2 styrdokument behöver ses över, varav ett upphört och ett försenat"
    assert letter.body.index("Handlingsplan för trygghet") < letter.body.index("Rutin vid oro")


def test_a_step_of_the_deadline_does_not_take_that_of_the_last_day():
    both = adopted("oro", valid_until=LAST, review_by=LAST)

    remind(date(2027, 6, 1))

    assert {event.kind for event in both.plan.events.exclude(kind="adopted")} == {
        "reminded",
        "reminded_last_day",
    }


def test_a_version_that_was_called_off_leaves_the_last_day_as_it_was(revision):
    coming = factories.revision(revision.plan, valid_from=AFTER, review_by=date(2031, 6, 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda: date(2027, 5, 1))
        actions.call_off(revision=coming, by=None, called_off_by="KF", note="Fel.")

    remind(date(2027, 6, 1))

    assert [each.step for each in told()] == [-1]
