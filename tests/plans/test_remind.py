"""`manage.py remind`: the deadline at work."""

import logging
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from document.events import Outcome
from document.rules import months_after
from organisation.models import Mailbox
from organisation.roles import Role
from outbox.models import Mail
from outbox.sending import PAUSES
from plans import actions, mailing
from plans.mailing import steps
from plans.models import Event
from plans.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db

DEADLINE = date(2028, 1, 1)
KLF = "Kommunledningsförvaltningen"


@pytest.fixture(autouse=True)
def _far_ahead(monkeypatch):
    """The days that the tests run on have been."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2100, 1, 1))


def remind(on=DEADLINE, **kwargs):
    out = StringIO()
    call_command("remind", on=on, stdout=out, stderr=out, **kwargs)
    return out.getvalue()


def failing(on=DEADLINE, **kwargs):
    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("remind", on=on, stdout=out, stderr=out, **kwargs)
    assert raised.value.returncode == 1
    return f"{out.getvalue()}{raised.value}"


def later(monkeypatch, pause):
    """So much time goes by."""
    moment = timezone.now() + pause
    monkeypatch.setattr(timezone, "now", lambda: moment)


def reminded(**kwargs):
    return [event.value for event in Event.objects.filter(kind="reminded", **kwargs)]


def adopted(slug, title="Handlingsplan för trygghet", department=KLF, **decision):
    plan = factories.plan(slug=slug, title=title, responsible_department=department)
    revision = factories.revision(plan, **decision)
    Mail.objects.all().delete()  # that it was adopted is told elsewhere
    return revision


@pytest.fixture
def mailbox():
    return Mailbox.objects.create(name=KLF, email="klf@ljungby.example")


@pytest.fixture
def coordinator():
    return factories.user(Role.COORDINATOR, email="samordnare@ljungby.example")


@pytest.fixture
def revision():
    return adopted("trygghet")


def test_the_department_gets_a_mail_that_leads_to_the_plan(mailbox, revision):
    said = remind(date(2027, 7, 1))

    [letter] = mail.outbox
    assert letter.to == ["klf@ljungby.example"]
    assert letter.subject == "Dags att revidera: Handlingsplan för trygghet"
    assert "Ska revideras senast 2028-01-01, om 184\N{NO-BREAK SPACE}dagar." in letter.body
    assert "http://testserver/planer/trygghet/" in letter.body
    assert said.startswith("Påminner Kommunledningsförvaltningen: Handlingsplan för trygghet.")


def test_the_step_is_recorded_with_the_department_and_no_address(mailbox, revision):
    remind(date(2027, 7, 1))

    [told] = reminded()
    assert (told.number, told.deadline, told.step) == (1, DEADLINE, -6)
    assert (told.day, told.to) == (date(2027, 7, 1), (KLF,))
    assert "@" not in Event.objects.get(kind="reminded").body
    assert not [finding for _, findings in verify() for finding in findings]


def test_nothing_is_sent_before_the_first_step(mailbox, revision):
    assert "Inga påminnelser" in remind(date(2027, 6, 30))
    assert not mail.outbox


def test_to_run_again_sends_nothing(mailbox, revision):
    remind()
    said = remind()
    remind(DEADLINE + timedelta(20))

    assert "Inga påminnelser" in said
    assert len(mail.outbox) == 1


def test_a_run_that_was_missed_catches_up_with_the_newest_step_only(mailbox, revision):
    remind(date(2027, 7, 1))
    remind(date(2028, 3, 15))

    assert [told.step for told in reminded()] == [-6, 2]


def test_what_is_late_says_how_late(mailbox, revision):
    remind(DEADLINE + timedelta(31))

    assert mail.outbox[0].subject == "Försenad revidering: Handlingsplan för trygghet"
    assert "Försenad 31\N{NO-BREAK SPACE}dagar: skulle ha reviderats" in mail.outbox[0].body


def test_on_the_day_itself_nothing_is_late(mailbox, revision):
    remind(DEADLINE)

    assert "senast 2028-01-01, i dag." in mail.outbox[0].body


def test_without_a_day_it_is_today(mailbox, revision, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DEADLINE)

    remind(None)

    assert [told.day for told in reminded()] == [DEADLINE]


def test_a_day_to_come_is_tried_and_never_recorded_since_that_would_silence_those_before(
    mailbox, revision, monkeypatch
):
    monkeypatch.setattr(timezone, "localdate", lambda: DEADLINE)

    assert "Dagen har inte varit än." in failing(date(2028, 1, 2))
    assert "Skulle påminna" in remind(date(2028, 1, 2), dry_run=True)
    assert not reminded()


def test_a_day_that_is_none_is_told_in_swedish():
    with pytest.raises(CommandError, match="ÅÅÅÅ-MM-DD"):
        call_command("remind", "--on", "i går")


def test_a_trial_run_sends_and_records_nothing(mailbox, revision):
    said = remind(dry_run=True)

    assert "Skulle påminna Kommunledningsförvaltningen" in said
    assert not mail.outbox
    assert not reminded()


def test_a_name_is_known_however_it_is_written(revision):
    Mailbox.objects.create(name=" kommunledningsförvaltningen", email="klf@ljungby.example")

    remind()

    assert mail.outbox[0].to == ["klf@ljungby.example"]


def test_of_several_responsible_those_with_an_address_are_told(mailbox):
    adopted("oro", department=f"Socialförvaltningen, {KLF}")

    remind()

    assert [told.to for told in reminded()] == [(KLF,)]


def test_without_a_mailbox_the_coordinators_are_told(coordinator, revision):
    remind()

    assert mail.outbox[0].to == ["samordnare@ljungby.example"]
    assert [told.to for told in reminded()] == [("Samordnare",)]


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_when_nobody_has_an_address_it_says_so_fails_and_records_nothing(
    coordinator, revision, change
):
    for name, value in change.items():
        setattr(coordinator, name, value)
    coordinator.save()

    said = failing()

    assert "Ingen har en adress: Samordnare: Handlingsplan för trygghet." in said
    assert not mail.outbox
    assert not reminded()


def test_those_who_cannot_be_reached_hold_up_nobody_else(mailbox, revision):
    adopted("oro", title="Rutin vid oro", department="Socialförvaltningen")

    said = failing()

    assert "Rutin vid oro" in said
    assert [told.to for told in reminded()] == [(KLF,)]


def test_several_plans_of_one_receiver_are_one_mail(mailbox, revision):
    adopted("oro", title="Rutin vid oro", review_by=date(2027, 12, 1))

    remind(DEADLINE)

    [letter] = mail.outbox
    assert letter.subject == "2 styrdokument behöver ses över, varav ett försenat"
    assert letter.body.index("Rutin vid oro") < letter.body.index("Handlingsplan för trygghet")
    assert len(reminded()) == 2


def test_an_address_behind_two_names_gets_one_mail(mailbox, revision):
    Mailbox.objects.create(name="Socialförvaltningen", email="KLF@ljungby.example")
    adopted("oro", title="Rutin vid oro", department="Socialförvaltningen")

    remind()

    assert [letter.to for letter in mail.outbox] == [["klf@ljungby.example"]]


def test_what_becomes_due_after_the_days_mail_waits_until_tomorrow(mailbox, revision):
    remind()
    adopted("oro", title="Rutin vid oro", review_by=date(2027, 12, 1))

    said = remind()
    assert "Väntar till i morgon" in said
    assert len(mail.outbox) == 1

    remind(DEADLINE + timedelta(1))
    assert mail.outbox[1].subject == "Försenad revidering: Rutin vid oro"


@pytest.fixture
def broken(monkeypatch):
    """A mail server that does not answer for the addresses in the list."""
    down, send = [], EmailMultiAlternatives.send

    def refuse(self, **kwargs):
        if set(self.to) & set(down):
            raise ConnectionRefusedError(f"no answer for {self.to}")
        return send(self, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)
    return down


def test_a_mail_that_does_not_leave_waits_and_is_tried_again(
    mailbox, revision, broken, monkeypatch
):
    broken.append("klf@ljungby.example")
    said = remind().splitlines()
    assert "Mejlservern svarar inte som den ska. Se EMAIL_URL om det fortsätter." in said
    assert "Ett mejl väntar på nästa försök." in said
    assert not mail.outbox

    broken.clear()
    later(monkeypatch, PAUSES[0])
    assert "Skickade ett mejl." in remind()
    assert len(mail.outbox) == len(reminded()) == 1


def test_a_mail_that_is_given_up_makes_the_run_fail(mailbox, revision, broken, monkeypatch):
    broken.append("klf@ljungby.example")
    for pause in PAUSES:
        remind()
        later(monkeypatch, pause)

    said = failing()

    assert "Ett mejl gick inte iväg. Se utkorgen i adminsidorna." in said
    assert "Alla som skulle påminnas är inte påminda." in said


def test_what_is_said_of_a_failure_names_no_address(mailbox, revision, broken, caplog):
    broken.append("klf@ljungby.example")

    with caplog.at_level(logging.DEBUG):
        said = remind()

    assert "@" not in said + caplog.text


def test_of_two_mails_about_a_step_the_one_that_did_not_leave_is_tried_again(
    mailbox, revision, broken, monkeypatch
):
    Mailbox.objects.create(name=KLF, email="chef@ljungby.example")
    broken.append("chef@ljungby.example")

    remind()
    broken.clear()
    for _ in range(2):
        later(monkeypatch, PAUSES[0])
        remind()

    assert sorted(letter.to for letter in mail.outbox) == [
        ["chef@ljungby.example"],
        ["klf@ljungby.example"],
    ]
    assert len(reminded()) == 1


def test_what_happens_to_a_plan_while_the_run_works_is_left_to_the_next_run(mailbox, revision):
    due = mailing.due(on=DEADLINE)
    review(revision.plan, Outcome.CURRENT, review_by=date(2029, 1, 1))

    Mail.objects.all().delete()  # about the review

    assert mailing.write(due) == []
    assert not Mail.objects.exists()


def test_without_a_mail_server_nothing_is_held_to_be_sent(mailbox, revision, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}

    assert "EMAIL_URL" in failing()
    assert not reminded()


def review(plan, outcome, **kwargs):
    return actions.review(
        plan=plan, by=None, outcome=outcome, reviewed_by="Samordnaren", on=DEADLINE, **kwargs
    )


@pytest.mark.parametrize("outcome", [Outcome.REVISE, Outcome.REPEAL])
def test_a_review_that_moves_no_deadline_silences_nothing(mailbox, revision, outcome):
    remind(DEADLINE)
    review(revision.plan, outcome)

    remind(months_after(DEADLINE, 1))

    assert [told.step for told in reminded()] == [0, 1]


def test_neither_does_a_proposal(mailbox, revision):
    actions.propose(plan=revision.plan, by=None, note="Ny lydelse.")

    remind()

    assert len(reminded()) == 1


def test_a_review_that_moves_the_deadline_ends_it_until_the_new_one_is_near(mailbox, revision):
    remind(DEADLINE)
    review(revision.plan, Outcome.CURRENT, review_by=date(2029, 9, 1))

    remind(months_after(DEADLINE, 1))
    assert len(reminded()) == 1

    remind(date(2029, 3, 1))
    assert (reminded()[-1].deadline, reminded()[-1].step) == (date(2029, 9, 1), -6)


def test_a_new_version_ends_it_when_it_counts_and_is_told_of_before(mailbox, revision):
    factories.revision(revision.plan, valid_from=date(2028, 2, 1), review_by=date(2031, 1, 1))

    remind(DEADLINE)
    remind(date(2028, 2, 1))

    [letter] = mail.outbox
    assert "Version 2 är fastställd och gäller från 2028-02-01." in letter.body


def test_a_repeal_ends_it_when_it_counts_and_is_told_of_before(mailbox, revision):
    factories.repeal(revision.plan, day=date(2028, 2, 1))

    remind(DEADLINE)
    remind(date(2028, 2, 1))

    [letter] = mail.outbox
    assert "upphävs 2028-02-01" in letter.body


def test_a_plan_that_is_not_in_force_is_not_reminded_of(mailbox):
    adopted("kommande", valid_from=date(2029, 1, 1), review_by=date(2029, 2, 1))

    remind(date(2028, 12, 31))

    assert not mail.outbox


def test_the_questions_asked_do_not_grow_with_the_plans(mailbox, django_assert_max_num_queries):
    for number in range(5):
        adopted(f"plan-{number}")

    with django_assert_max_num_queries(10):
        mailing.due(on=DEADLINE)


@hypothesis_settings(suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.integers(-40, 400), min_size=1, max_size=3),
    st.lists(st.integers(0, 25), min_size=1, max_size=14),
)
def test_for_any_deadlines_and_days_of_running(mailbox, lates, gaps):
    """Each step once, one mail a day, and what is late is never left without its newest step."""
    with transaction.atomic():
        mail.outbox.clear()
        on = date(2028, 6, 1)
        deadlines = [on - timedelta(late) for late in lates]
        plans = [
            adopted(f"plan-{number}", valid_from=date(2026, 1, 1), review_by=deadline).plan
            for number, deadline in enumerate(deadlines)
        ]
        mails = {}
        for gap in gaps:
            on += timedelta(gap)
            before = len(mail.outbox)
            remind(on)
            mails[on] = mails.get(on, 0) + len(mail.outbox) - before
            for plan, deadline in zip(plans, deadlines, strict=True):
                told = [each.step for each in reminded(plan=plan)]
                assert told == sorted(set(told))
                if deadline < on:
                    assert told[-1] == steps.newest(deadline, on=on)
        assert max(mails.values()) <= 1
        transaction.set_rollback(True)


def test_who_runs_it_daily_is_reminded_at_least_monthly(mailbox, revision):
    for day in range(130):
        remind(DEADLINE + timedelta(day))

    days = [told.day for told in reminded()]
    assert len(days) == 5
    assert all((after - before).days <= 31 for before, after in pairwise(days))
