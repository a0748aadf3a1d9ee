"""What waits in the outbox is sent: once, in the end, or somebody is told."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from outbox import courier, sending
from outbox.courier import Outcome
from outbox.models import LATE, Mail, State, Why
from outbox.sending import HOLD, KEPT, PAUSES, send_due
from outbox.writing import write
from tests.post import HOST, serving, silent, smtp

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([HOST])]

BO, ANNA = "bo@ljungby.example", "anna@ljungby.example"


class Clock:
    """It is a moment, until time is said to go by."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 9, tzinfo=timezone.get_default_timezone())

    def passes(self, span: timedelta) -> None:
        self.moment += span

    def now(self) -> datetime:
        return self.moment


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def post(settings):
    with serving(settings) as office:
        yield office


@pytest.fixture
def _quick(monkeypatch):
    """All that is said about a letter is said in two seconds."""
    monkeypatch.setattr(courier, "DEADLINE", 2)


@pytest.fixture
def server_is_down(monkeypatch):
    """No server answers, as long as the list holds something."""
    down, send = [True], EmailMultiAlternatives.send

    def refuse(self, **kwargs):
        if down:
            raise ConnectionRefusedError
        return send(self, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)
    return down


def letter(*to, **said):
    write(to=to or [BO], **{"subject": "För beslut", "text": "Ett förslag väntar."} | said)
    return Mail.objects.latest("pk")


def only():
    return Mail.objects.get()


def test_a_letter_is_sent_once():
    letter(BO, ANNA, BO)

    assert send_due().sent == 2
    assert send_due().sent == 0
    assert sorted(each.to for each in mail.outbox) == [[ANNA], [BO]]


def test_what_it_said_is_not_kept_when_it_has_left():
    letter(html="<p>Ett förslag väntar.</p>", reply_to=ANNA)

    send_due()

    sent = only()
    assert sent.state == State.SENT
    assert (sent.subject, sent.text, sent.html, sent.reply_to) == ("", "", "", "")
    assert sent.to == BO


def test_where_it_went_is_forgotten_after_a_month(clock):
    letter()
    send_due()

    clock.passes(KEPT - timedelta(1))
    send_due()
    assert Mail.objects.exists()

    clock.passes(timedelta(1))
    send_due()
    assert not Mail.objects.exists()


def test_a_letter_that_does_not_leave_is_tried_after_ever_longer_pauses(clock, server_is_down):
    letter()
    tried = []
    while only().state == State.WAITING:
        clock.moment = only().due_at
        send_due()
        tried.append(clock.now())

    pauses = tuple(after - before for before, after in pairwise(tried))
    assert pauses == PAUSES
    assert list(pauses) == sorted(pauses)
    assert timedelta(days=2.5) < tried[-1] - tried[0] < timedelta(days=3)


def test_nothing_is_tried_before_its_pause_is_over(clock, server_is_down):
    letter()
    send_due()

    clock.passes(PAUSES[0] - timedelta(seconds=1))
    send_due()

    assert only().attempts == 1


def test_it_is_then_given_up_and_said_without_naming_anyone(clock, server_is_down, caplog):
    number = letter().pk
    with caplog.at_level(logging.ERROR):
        for pause in PAUSES:
            assert not send_due().given_up
            clock.passes(pause)
        run = send_due()

    assert run.failure == "Ett mejl gick inte iväg. Se utkorgen i adminsidorna."
    assert (only().state, only().why, only().text) == (
        State.GIVEN_UP,
        Why.NO_ANSWER,
        "Ett förslag väntar.",
    )
    assert caplog.messages == [
        f"Gick inte iväg: mejl {number}, mejlservern svarade inte eller bad oss vänta, varje gång."
    ]


def test_what_was_given_up_is_sent_when_somebody_says_so(clock, server_is_down):
    letter()
    for pause in PAUSES:
        send_due()
        clock.passes(pause)
    send_due()
    server_is_down.clear()
    clock.passes(timedelta(days=9))
    assert send_due().sent == 0

    assert sending.try_again(Mail.objects.all()) == 1

    assert (only().attempts, only().queued_at) == (0, clock.now())
    assert send_due().sent == 1


def test_only_what_was_given_up_can_be_sent_again():
    letter()
    send_due()

    assert sending.try_again(Mail.objects.all()) == 0
    assert only().state == State.SENT


def test_a_server_that_does_not_answer_is_not_asked_again_in_the_same_run(clock, server_is_down):
    letter(BO, ANNA)

    run = send_due()

    assert run.lines == [
        "Mejlservern svarar inte som den ska. Se EMAIL_URL om det fortsätter.",
        "Två mejl väntar på nästa försök.",
    ]
    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 1]


def test_the_next_run_begins_with_the_letter_that_has_waited_longest(clock, server_is_down):
    letter(BO, ANNA)
    send_due()
    clock.passes(PAUSES[0])

    send_due()

    assert list(Mail.objects.values_list("attempts", flat=True)) == [1, 1]


def test_an_address_that_the_server_will_not_have_is_given_up_at_once(post):
    letter(BO, ANNA)
    post.refuses.add(BO)

    run = send_due()

    assert (run.sent, run.given_up) == (1, 1)
    assert Mail.objects.get(to=BO).why == Why.REFUSED
    assert post.only().to == [ANNA]


def test_a_server_that_asks_us_to_wait_is_asked_again(post, clock):
    letter(BO, ANNA)
    post.busy.add(BO)
    run = send_due()
    assert (run.sent, run.given_up, run.waiting) == (1, 0, 1)

    post.busy.clear()
    clock.passes(PAUSES[0])

    assert send_due().sent == 1
    assert post.letters[1].to == [BO]


def test_an_address_that_is_none_is_given_up_and_holds_up_nobody(post):
    letter("bo\n@ljungby.example", ANNA)

    run = send_due()

    assert (run.sent, run.given_up) == (1, 1)
    assert Mail.objects.get(state=State.GIVEN_UP).why == Why.ADDRESS


def test_a_letter_is_known_by_the_same_name_each_time(post, clock):
    name = letter().message_id
    post.busy.add(BO)
    send_due()
    post.busy.clear()
    clock.passes(PAUSES[0])

    send_due()

    assert post.only().message["Message-ID"] == name
    assert name.endswith("@testserver>")


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("drips", [False, True], ids=["silent", "dripping"])
def test_a_server_that_hangs_is_left_in_time_and_asked_again(settings, drips):
    letter()
    with silent(settings, drips=drips):
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 30
        began = time.monotonic()
        run = send_due()
        took = time.monotonic() - began

    assert 1 < took < 10
    assert not run.answers
    assert (only().state, only().attempts) == (State.WAITING, 1)


@pytest.mark.usefixtures("_quick")
def test_a_letter_that_the_server_may_have_taken_is_never_sent_again(post, clock):
    async def wait():
        await asyncio.sleep(4)
        return "250 OK"

    letter()
    post.taken = wait
    run = send_due()
    assert run.given_up == 1
    assert (only().state, only().why) == (State.GIVEN_UP, Why.DOUBT)

    post.taken = None
    clock.passes(timedelta(days=1))
    send_due()

    assert len(post.letters) == 1


def test_a_letter_that_the_server_takes_and_then_refuses_is_given_up_without_doubt(post):
    async def refuse():
        return "554 no"

    letter()
    post.taken = refuse

    send_due()

    assert only().why == Why.REFUSED


def test_one_that_died_while_handing_over_is_given_up_when_its_time_is_out(clock, caplog):
    held = sending._hold_next() if letter() else None
    assert sending._leave(held)

    clock.passes(HOLD - timedelta(seconds=1))
    assert send_due().given_up == 0
    clock.passes(timedelta(seconds=1))
    assert send_due().given_up == 1

    assert only().why == Why.DOUBT
    assert not mail.outbox


def test_one_that_died_before_handing_over_is_tried_again_when_its_time_is_out(clock):
    letter()
    sending._hold_next()

    clock.passes(HOLD - timedelta(seconds=1))
    assert send_due().sent == 0
    clock.passes(timedelta(seconds=1))

    assert send_due().sent == 1


def test_one_that_wakes_up_after_its_time_hands_nothing_over(clock):
    letter()
    sleeper = sending._hold_next()
    clock.passes(HOLD)
    send_due()

    outcome = courier.hand_over(sleeper, partial(sending._leave, sleeper))

    assert outcome is Outcome.TAKEN
    assert len(mail.outbox) == 1
    assert only().state == State.SENT


def test_neither_does_it_when_it_already_talks_to_the_server(post):
    sleeper = letter()

    outcome = courier.hand_over(sleeper, lambda: False)

    assert outcome is Outcome.TAKEN
    assert not post.letters


def test_one_that_wakes_up_after_it_was_given_up_still_tells_that_it_was_sent(clock):
    letter()
    sleeper = sending._hold_next()
    sending._leave(sleeper)
    clock.passes(HOLD)
    send_due()
    assert only().state == State.GIVEN_UP

    sending._settle(sleeper, Outcome.ACCEPTED, sending.Run())

    assert only().state == State.SENT


def test_what_is_late_or_given_up_is_stuck(clock):
    letter(BO, ANNA)
    Mail.objects.filter(to=ANNA).update(state=State.GIVEN_UP)
    assert [each.to for each in Mail.objects.stuck(clock.now())] == [ANNA]

    clock.passes(LATE)

    assert Mail.objects.stuck(clock.now()).count() == 2
    assert Mail.objects.stuck(clock.now()).exclude(to=ANNA).get().state == State.WAITING


def test_without_a_mail_server_nothing_is_kept(settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}

    write(to=[BO], subject="För beslut", text="Ett förslag väntar.")

    assert not Mail.objects.exists()


def test_a_process_that_is_gone_before_it_is_answered_has_sent_nothing(post, monkeypatch):
    monkeypatch.setattr(courier, "DEADLINE", 1)
    held = letter()

    def slow():
        time.sleep(2)
        return True

    assert courier.hand_over(held, slow) in (Outcome.NO_ANSWER, Outcome.DOUBT)
    assert not post.letters


def test_a_server_at_a_closed_door_is_no_answer(settings):
    settings.MAILERS = smtp(port=1)
    letter()

    assert not send_due().answers
