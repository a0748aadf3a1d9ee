"""What is said to a mail server about one letter, here without a process of its own."""

import asyncio

import pytest

from outbox import talk
from tests.post import HOST, serving

pytestmark = pytest.mark.allow_hosts([HOST])

BO, ANNA = "bo@ljungby.example", "anna@ljungby.example"


@pytest.fixture
def post(settings):
    with serving(settings) as office:
        yield office


def given(port, **other):
    return {
        "host": HOST,
        "port": port,
        "username": None,
        "password": None,
        "use_tls": False,
        "use_ssl": False,
        "timeout": 1,
        "sender": ANNA,
        "to": BO,
        "message": "Subject: Hej\r\n\r\nHej \xe5.\r\n",
        **other,
    }

def port(settings):
    return settings.MAILERS["default"]["OPTIONS"]["port"]

def test_it_asks_once_when_all_but_the_letter_is_said(post, settings):
    asked = []

def may_leave():
        asked.append(len(post.letters))
        return True

    assert talk.hand_over(given(port(settings)), may_leave) == talk.ACCEPTED
    assert asked == [0]
    assert post.only().subject == "Hej"

def test_without_leave_the_server_gets_nothing(post, settings):
    given = given(port(settings))

    assert talk.hand_over(given, lambda: False) == talk.NO_ANSWER
    assert not post.letters

def test_a_server_that_takes_the_letter_and_says_no_more_leaves_a_doubt(post, settings):
    async def wait():
        await asyncio.sleep(2)
        return "250 OK"

    post.taken = wait

    assert talk.hand_over(given(port(settings)), lambda: True) == talk.DOUBT

@pytest.mark.parametrize(
    "other",
    [
        {"use_tls": True},
        {"use_ssl": True},
        {"username": "namn", "password": "hemligt"},
    ],
)
def test_a_server_that_cannot_what_is_asked_has_not_answered(post, settings, other):
    given = given(port(settings), **other)

    assert talk.hand_over(given, lambda: True) == talk.NO_ANSWER
    assert not post.letters

def test_a_server_that_is_not_there_has_not_answered():
    assert talk.hand_over(given(1), lambda: True) == talk.NO_ANSWER

@pytest.mark.parametrize(("address", "says"), [(BO, talk.REFUSED), (ANNA, talk.LATER)])
def test_never_and_not_now_are_told_apart(post, settings, address, says):
    post.refuses.add(BO)
    post.busy.add(ANNA)
    given = given(port(settings), to=address)

    assert talk.hand_over(given, lambda: True) == says


