"""Hands, eyes and a camera for whoever walks through the site by the words on its pages."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import browser as browsing
from tests.browser import server
from tests.browser.conftest import log_in

TARGET = browsing.ROOT / "docs" / "handbok"
SIZE = (1040, 900)
#: Around what a picture shows, in pixels.
MARGIN = 10
COLOURS = 128
#: Days as a Swedish browser shows them, whatever language this one is in.
SWEDISH_DAYS = """
document.querySelectorAll("input[type=date]").forEach((field) => { field.type = "text" })
"""


class Walk:
    """The site at one moment after another, and windows on it."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder

    @contextmanager
    def at(self, moment: str, who: str = "") -> Iterator[Page]:
        """A window on the site at a moment, logged in as somebody; nothing may go wrong in it."""
        day = datetime.fromisoformat(moment)
        with (
            server.serve(self.folder, "demo", moment=day) as site,
            browsing.visit(
                self.browser, site, SIZE, color_scheme="light", timezone_id="Europe/Stockholm"
            ) as page,
        ):
            if who:
                log_in(page, who)
            yield page
            if page.problems:  # type: ignore[attr-defined]
                raise RuntimeError("\n".join(page.problems))  # type: ignore[attr-defined]


def press(page: Page, words: str | re.Pattern[str], *, within: str = "body") -> None:
    """Follow the first link with just these words."""
    exact = isinstance(words, str)
    page.locator(within).get_by_role("link", name=words, exact=exact).first.click()
    page.wait_for_load_state("networkidle")


def save(page: Page) -> None:
    """Save a row's page, and see that it said so."""
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def see(page: Page, *words: str) -> None:
    """Find these words on the page."""
    for each in words:
        expect(page.locator("body")).to_contain_text(each)


def opens_pdf(page: Page, words: str) -> None:
    """The link with these words gives a PDF."""
    link = page.get_by_role("link", name=re.compile(f"^{words}")).first
    answer = page.request.get(str(link.get_attribute("href")))
    if not answer.ok or answer.headers["content-type"] != "application/pdf":
        raise RuntimeError(f"”{words}” gav ingen PDF: {answer.status}")


def take(page: Page, name: str, *parts: Locator, most: int = 0) -> None:
    """Keep a picture of the part of the page from the first part to the last, `most` pixels high."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.fonts.ready")
    page.evaluate(SWEDISH_DAYS)
    page.evaluate("scrollTo(0, 0)")
    boxes = [box for part in parts if (box := part.first.bounding_box())]
    top = max(min(box["y"] for box in boxes) - MARGIN, 0)
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    height = min(bottom - top, most or bottom)
    clip = {"x": 0.0, "y": top, "width": float(SIZE[0]), "height": height}
    shot = page.screenshot(full_page=True, animations="disabled", clip=clip)  # type: ignore[arg-type]
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)
