"""Handing one letter to the mail server: how it went, within a minute."""

import json
import subprocess
import sys
from collections.abc import Callable
from email.policy import SMTP
from enum import StrEnum
from typing import IO, Any, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.smtp import EmailBackend

from outbox import talk
from outbox.models import Mail

#: Seconds for all that is said about a letter, from looking up the server to its last answer.
DEADLINE = 60


class Outcome(StrEnum):
    """How it went. `TAKEN` when somebody else holds the letter by now, `ADDRESS` when it can go to nobody."""

    ACCEPTED = talk.ACCEPTED
    REFUSED = talk.REFUSED
    LATER = talk.LATER
    NO_ANSWER = talk.NO_ANSWER
    DOUBT = talk.DOUBT
    ADDRESS = "address"
    TAKEN = "taken"


def hand_over(mail: Mail, leave: Callable[[], bool]) -> Outcome:
    """Give a letter to the mail server.

    `leave` is called once, when nothing has been handed over but all is about to be; nothing is, unless it
    says yes.
    """
    server = mailers.default
    try:
        if isinstance(server, EmailBackend):
            return _in_a_process(_given(server, mail.message()), leave)
        if not leave():
            return Outcome.TAKEN
        mail.message().send()
    except ValueError:
        return Outcome.ADDRESS
    except OSError:
        return Outcome.NO_ANSWER
    return Outcome.ACCEPTED


def _given(server: EmailBackend, message: EmailMultiAlternatives) -> dict[str, Any]:
    """What `talk` needs. Raises `ValueError` when an address cannot be written to."""
    return {
        "host": server.host,
        "port": server.port,
        "username": server.username,
        "password": server.password,
        "use_tls": server.use_tls,
        "use_ssl": server.use_ssl,
        "timeout": server.timeout,
        "sender": server.prep_address(message.from_email or settings.DEFAULT_FROM_EMAIL),
        "to": server.prep_address(message.to[0]),
        "message": message.message(policy=SMTP).as_bytes().decode("latin-1"),
        "seconds": DEADLINE,
    }


def _in_a_process(given: dict[str, Any], leave: Callable[[], bool]) -> Outcome:
    """Talk through a process that ends in time by itself; one that ends without a word has not answered."""
    command = [sys.executable, "-I", talk.__file__]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - a file of ours
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            return _converse(process, given, leave)
        except BaseException:  # also when whoever sends is told to end: the talk ends too
            process.kill()
            raise


def _converse(
    process: "subprocess.Popen[str]", given: dict[str, Any], leave: Callable[[], bool]
) -> Outcome:
    said, answer = cast("IO[str]", process.stdout), cast("IO[str]", process.stdin)
    _say(answer, json.dumps(given))
    words = said.readline().strip()
    if words != talk.LEAVING:
        return Outcome(words or talk.NO_ANSWER)
    if not leave():
        return Outcome.TAKEN
    _say(answer, talk.GO)
    return Outcome(said.readline().strip() or talk.DOUBT)


def _say(to: IO[str], words: str) -> None:
    to.write(f"{words}\n")
    to.flush()
