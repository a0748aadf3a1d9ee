"""A mail server on this machine, and letters as their receivers get them."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
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
    """What the server was given; it turns away the addresses in `refuses`."""

    letters: list[Letter] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _: Any):  # noqa: N802
        if address in self.refuses:
            return f"550 no such mailbox {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=default)
        self.letters.append(Letter(envelope.rcpt_tos, message))
        return "250 OK"

    def to(self, address: str) -> list[Letter]:
        return [letter for letter in self.letters if address in letter.to]

    def only(self) -> Letter:
        [letter] = self.letters
        return letter


@contextmanager
def serving(settings: Any) -> Iterator[PostOffice]:
    """A server that the site's mail goes to; tests that use it are marked `allow_hosts`."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    settings.MAILERS = smtp(port)
    office = PostOffice()
    controller = Controller(office, hostname=HOST, port=port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def smtp(port: int) -> dict[str, Any]:
    """Mail through the server at a port of this machine."""
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return {"default": {"BACKEND": backend, "OPTIONS": {"host": HOST, "port": port, "timeout": 5}}}
