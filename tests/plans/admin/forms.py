"""Filling in a form as a browser would: with everything that the page already holds."""

from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name and given.get("type") not in ("submit", "button"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                ticked = "on" if given.get("type") == "checkbox" else ""
                self.values[name] = given.get("value") or ticked
        elif tag == "select":
            self._select = name
            self.values.setdefault(name, "")
        elif tag == "option" and self._select and "selected" in given:
            self.values[self._select] = given.get("value") or ""
        elif tag == "textarea":
            self._textarea = name
            self.values[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea] += data.removeprefix("\n")


def filled(client: Client, url: str, **changes: Any) -> dict[str, str]:
    """The form on a page as it stands, with some fields changed."""
    return held(client.get(url).content.decode()) | changes


def held(html: str) -> dict[str, str]:
    """What the form on a page holds."""
    fields = _Fields()
    fields.feed(html)
    return {name: value for name, value in fields.values.items() if "__prefix__" not in name}


def page(row: Model) -> str:
    """Where a row is edited."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
