"""The way between the pages of a long list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page


@dataclass(frozen=True, slots=True)
class Step:
    """A page to go to; `number` is None where pages are left out of the row."""

    number: int | None
    url: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The steps between pages. `before` and `after` are the neighbours' addresses, or empty."""

    steps: tuple[Step, ...]
    before: str
    after: str


def pages(page: Page[Any], address: Callable[[int], str]) -> Pages | None:
    """The steps from a page; None when it is the only one. `address` gives that of a page by number."""
    if not page.has_other_pages():
        return None
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Pages(
        steps=tuple(
            Step(number, address(number), number == page.number)
            if isinstance(number, int)
            else Step(None)
            for number in numbers
        ),
        before=address(page.previous_page_number()) if page.has_previous() else "",
        after=address(page.next_page_number()) if page.has_next() else "",
    )
