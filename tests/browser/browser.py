"""The browser, and what is asked of a page in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.known import NOWHERE

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]
#: Milliseconds until a page that hangs is given up. No test is about how fast a machine is.
PATIENCE = 60_000
#: Width and height in CSS pixels of the windows that the pages are made for.
PHONE, TABLET, DESKTOP = (360, 740), (768, 1024), (1440, 900)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


expect.set_options(timeout=PATIENCE)


@contextmanager
def launch() -> Iterator[Browser]:
    """Debian's chromium, without its sandbox only where root runs it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=FLAGS,
            chromium_sandbox=os.geteuid() != 0,
        )
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser, site: str, size: tuple[int, int] = DESKTOP, **options: Any
) -> Iterator[Page]:
    """A page of its own to visit the site in, that remembers what went wrong in `page.problems`."""
    context: BrowserContext = browser.new_context(
        base_url=site,
        viewport={"width": size[0], "height": size[1]},
        locale="sv-SE",
        **options,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    listen(page)
    try:
        yield page
    finally:
        context.close()


def listen(page: Page) -> None:
    """Note every error, refusal of the content security policy and failed request."""
    problems: list[str] = []
    page.problems = problems  # type: ignore[attr-defined]

    def note(kind: str, what: str) -> None:
        problems.append(f"{page.url}: {kind}: {what}")

    page.on("pageerror", lambda error: note("fel", str(error)))

    def hear(said: ConsoleMessage) -> None:
        missing = said.location["url"].endswith(NOWHERE)
        if said.type in ("error", "warning") and not missing:
            note(said.type, said.text)

    page.on("console", hear)
    page.on("requestfailed", lambda request: _left(request) or note("hämtades inte", request.url))


def _left(request: Request) -> bool:
    """Whether a request only failed because we went on to the next page before it was answered."""
    return request.failure == "net::ERR_ABORTED"


def told(found: dict[str, list[str]]) -> str:
    """What was found, page by page; empty when nothing was."""
    return "".join(
        f"\n{address}\n  " + "\n  ".join(lines) for address, lines in found.items() if lines
    )


def axe(page: Page, within: list[str] | None = None) -> list[str]:
    """What axe-core finds, a line for each place; `within` are the parts to look at.

    Axe sets inline styles while it measures, so the window needs `bypass_csp`.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text())
    scope = {"include": [[selector] for selector in within]} if within else None
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate(
        "([scope, options]) => axe.run(scope ?? document, options)", [scope, options]
    )
    return [
        f"{rule['id']}: {node['target'][-1]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
