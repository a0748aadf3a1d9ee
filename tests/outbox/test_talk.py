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


@pytest.fixture
def given(post, settings):
    """What the site gives, for a server that is there."""
    return {
        "host": HOST,
        "port": settings.MAILERS["default"]["OPTIONS"]["port"],
        "username": None,
        "password": None,
        "use_tls": False,
        "use_ssl": False,
        "timeout": 1,
        "sender": ANNA,
        "to": BO,
        "message": "Subject: Hej\r\n\r\nHej.\r\n",
    }


def test_it_asks_once_when_all_but_the_letter_is_said(post, given):
    asked = []

    def may_leave():
        asked.append(len(post.letters))
        return True

    assert talk.hand_over(given, may_leave) == talk.ACCEPTED
    assert asked == [0]
    assert post.only().subject == "Hej"


def test_without_leave_the_server_gets_nothing(post, given):
    assert talk.hand_over(given, lambda: False) == talk.NO_ANSWER
    assert not post.letters


def test_a_server_that_takes_the_letter_and_says_no_more_leaves_a_doubt(post, given):
    async def wait():
        await asyncio.sleep(2)
        return "250 OK"

    post.taken = wait

    assert talk.hand_over(given, lambda: True) == talk.DOUBT


@pytest.mark.parametrize(
    "other",
    [{"use_tls": True}, {"use_ssl": True}, {"username": "namn", "password": "hemligt"}],
    ids=["starttls", "tls", "login"],
)
def test_a_server_that_cannot_do_what_is_asked_has_not_answered(post, given, other):
    assert talk.hand_over(given | other, lambda: True) == talk.NO_ANSWER
    assert not post.letters


def test_a_server_that_is_not_there_has_not_answered(given):
    assert talk.hand_over(given | {"port": 1}, lambda: True) == talk.NO_ANSWER


@pytest.mark.parametrize(("address", "says"), [(BO, talk.REFUSED), (ANNA, talk.LATER)])
def test_never_and_not_now_are_told_apart(post, given, address, says):
    post.refuses.add(BO)
    post.busy.add(ANNA)

    assert talk.hand_over(given | {"to": address}, lambda: True) == says


@pytest.mark.parametrize(("answer", "says"), [("554 no", talk.REFUSED), ("451 wait", talk.LATER)])
def test_what_the_server_says_of_the_letter_is_no_doubt(post, given, answer, says):
    async def refuse():
        return answer

    post.taken = refuse

    assert talk.hand_over(given, lambda: True) == says
