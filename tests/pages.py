"""A page as a test sees it: fetched on a fixed day and taken apart with the standard library."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

TODAY = date(2026, 11, 22)
VOID = {"br", "img", "input", "link", "meta"}


class Element:
    """An element with its attributes, its words, and where it stands."""

    def __init__(self, tag: str, attributes: dict[str, str], parents: tuple["Element", ...]):
        self.tag = tag
        self.attributes = attributes
        self.parents = parents
        self.pieces: list[str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        return set(self["class"].split())

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


class Page(HTMLParser):
    """Every element of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(self._open)))  # type: ignore[arg-type]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            if not element["class"].startswith("vh") or element is self._open[-1]:
                element.pieces.append(data)

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag) and (not cls or cls in element.classes)
        ]

    def one(self, tag: str = "", cls: str = "") -> Element:
        found = self.all(tag, cls)
        assert len(found) == 1, f"{len(found)} {tag}.{cls}"
        return found[0]

    def texts(self, tag: str = "", cls: str = "") -> list[str]:
        return [element.text for element in self.all(tag, cls)]

    @property
    def title(self) -> str:
        [title] = [each for each in self.all("title") if each.parents[-1].tag == "head"]
        return title.text

    @property
    def main(self) -> str:
        return self.one("main").text

    @property
    def links(self) -> dict[str, str]:
        """Addresses by the words of the link."""
        return {element.text: element["href"] for element in self.all("a")}

    @property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.elements if element["id"]]


def get(address: str, *, client: Client | None = None, status: int = 200, **kwargs: Any) -> Page:
    """Fetch a page and hold it against what every page must be."""
    response = (client or Client()).get(address, **kwargs)
    assert response.status_code == status, response.status_code
    page = Page(response.content.decode())
    assert page.one("html")["lang"] == "sv"
    assert len(page.all("h1")) == 1
    assert page.title.split(" · ")[0]
    assert len(page.ids) == len(set(page.ids))
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= set(page.ids)
    return page


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is always the same day, and nothing is cached from before."""
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None: real(value) if value else TODAY)
    cache.clear()
    yield
    cache.clear()
