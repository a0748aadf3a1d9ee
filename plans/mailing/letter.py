"""`Letter`: what a mail says, once, and written as plain text and as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from outbox.writing import write


@dataclass(frozen=True, slots=True)
class Link:
    """A way onwards: its words, and a path on the site."""

    words: str
    path: str

    @property
    def url(self) -> str:
        """The whole address, as a mail needs it."""
        return settings.PUBLIC_URL + self.path


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, under a heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterItem:
    """A plan in a letter about several: its name and address, and what is said of it."""

    link: Link
    text: str
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a mail says. `why` tells the receiver why they got it."""

    subject: str
    paragraphs: tuple[str, ...]
    why: str
    quote: Quote | None = None
    items: tuple[LetterItem, ...] = ()
    ending: str = ""
    links: tuple[Link, ...] = ()

    def write(self, to: Iterable[str]) -> None:
        """Put it in the outbox, for each of these addresses."""
        context = {
            "letter": self,
            "organisation": settings.ORGANISATION,
            "theme": settings.THEME,
            "site": settings.PUBLIC_URL,
        }
        write(
            to=to,
            subject=self.subject,
            text=render_to_string("mail/letter.txt", context),
            html=render_to_string("mail/letter.html", context),
        )
