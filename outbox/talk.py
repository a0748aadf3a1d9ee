"""What is said to a mail server about one letter, in a process of its own that the system ends in time.

`courier` runs this file, not the site. It reads one line of JSON, says `LEAVING` when the server is ready for
the letter, and hands it over only if it is answered `GO`. Last it says how it went. A server that does not
answer, or answers a byte at a time, is met by the alarm: the process is gone, whatever it waits for.
"""

import json
import signal
import smtplib
import ssl
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

LEAVING, GO = "leaving", "go"
#: How it went: taken; not taken, now or ever; not taken this time; nothing was handed over; nobody knows.
ACCEPTED, REFUSED, LATER, NO_ANSWER, DOUBT = "accepted", "refused", "later", "no answer", "doubt"
#: Answers of a server from here on mean never.
NEVER = 500


class Talk(smtplib.SMTP):
    """A talk that asks before the letter itself is sent, and knows when all of it has been."""

    may_leave: Callable[[], bool]
    has_left = False

    def send(self, s: Any) -> None:
        """Commands are text. The letter alone is bytes, and ends with the line that hands it over."""
        is_letter = isinstance(s, bytes)
        if is_letter and not self.may_leave():
            raise smtplib.SMTPServerDisconnected
        super().send(s)
        self.has_left = self.has_left or is_letter


class SecureTalk(Talk, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def hand_over(given: dict[str, Any], may_leave: Callable[[], bool]) -> str:
    """Give a letter to the server that is given; how it went."""
    context = ssl.create_default_context()
    try:
        server = _call(given, context)
    except OSError:
        return NO_ANSWER
    server.may_leave = may_leave
    with closing(server):
        return _speak(server, given, context)


def _call(given: dict[str, Any], context: ssl.SSLContext) -> Talk:
    where, timeout = (given["host"], given["port"]), given["timeout"]
    if given["use_ssl"]:
        return SecureTalk(*where, timeout=timeout, context=context)
    return Talk(*where, timeout=timeout)


def _speak(server: Talk, given: dict[str, Any], context: ssl.SSLContext) -> str:
    try:
        if given["use_tls"]:
            server.starttls(context=context)
        if given["username"] and given["password"]:
            server.login(given["username"], given["password"])
        server.sendmail(given["sender"], [given["to"]], given["message"].encode("latin-1"))
    except smtplib.SMTPRecipientsRefused as no:
        return _no(no.recipients[given["to"]][0])
    except smtplib.SMTPDataError as no:
        return _no(no.smtp_code)
    except smtplib.SMTPResponseException:  # the server will not talk to us, whatever the letter
        return NO_ANSWER
    except OSError:
        return DOUBT if server.has_left else NO_ANSWER
    with suppress(OSError):
        server.putcmd("quit")  # no answer is waited for
    return ACCEPTED


def _no(code: int) -> str:
    return REFUSED if code >= NEVER else LATER


def _asked() -> bool:
    _say(LEAVING)
    return sys.stdin.readline().strip() == GO


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Read what to send, and say how it went."""
    given = json.loads(sys.stdin.readline())
    signal.alarm(given["seconds"])
    _say(hand_over(given, _asked))


if __name__ == "__main__":
    main()
