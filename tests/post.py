"""A mail server on this machine, and letters as their receivers get them."""

import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from tests.pages import Page

HOST = "127.0.0.1"


@dataclass
class Letter:
    """One mail as the server got it, for one or several receivers."""

    to: list[str]
    message: EmailMessage

    @property
    def subject(self) -> str:
        return self.message["Subject"]

    @property
    def text(self) -> str:
        return self.message.get_body(("plain",)).get_content()

    @property
    def words(self) -> str:
        """The plain text, however its lines are broken."""
        return " ".join(self.text.split())

    @property
    def html(self) -> Page:
        return Page(self.message.get_body(("html",)).get_content())

    @property
    def links(self) -> list[str]:
        return [link["href"] for link in self.html.all("a")]


@dataclass
class PostOffice:
    """What the server was given; it turns away the addresses in `refuses`, and asks those in `busy` to wait.

    `taken` is done when it has taken a letter and not yet said so; what that gives is its answer.
    """

    letters: list[Letter] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    taken: Callable[[], Awaitable[str]] | None = None

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _: Any):  # noqa: N802
        if address in self.refuses:
            return f"550 no such mailbox {address}"
        if address in self.busy:
            return f"451 {address} is busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=default)
        self.letters.append(Letter(envelope.rcpt_tos, message))
        return await self.taken() if self.taken else "250 OK"

    def to(self, address: str) -> list[Letter]:
        return [letter for letter in self.letters if address in letter.to]

    def only(self) -> Letter:
        [letter] = self.letters
        return letter


@contextmanager
def serving(settings: Any) -> Iterator[PostOffice]:
    """A server that the site's mail goes to; tests that use it are marked `allow_hosts`."""
    port = _free_port()
    settings.MAILERS = smtp(port)
    office = PostOffice()
    controller = Controller(office, hostname=HOST, port=port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


@contextmanager
def silent(settings: Any, *, drips: bool = False) -> Iterator[int]:
    """A server that never says a line, or says it a sign at a time for ever; its port."""
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
        settings.MAILERS = smtp(port)
        thread = threading.Thread(target=_keep, args=(listening, drips), daemon=True)
        thread.start()
        yield port
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def _keep(listening: socket.socket, drips: bool) -> None:
    """Take every call, until the listener is closed, and end none."""
    calls = []
    listening.settimeout(0.1)
    while True:
        try:
            calls.append(listening.accept()[0])
        except TimeoutError:
            for call in calls if drips else ():
                with suppress(OSError):
                    call.send(b"2")
        except OSError:
            break
    for call in calls:
        call.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def smtp(port: int) -> dict[str, Any]:
    """Mail through the server at a port of this machine."""
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return {"default": {"BACKEND": backend, "OPTIONS": {"host": HOST, "port": port, "timeout": 5}}}
