"""The site and the browser, started once for all tests of this folder."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import browser as browsing
from tests.browser import server
from tests.browser.known import PASSWORD

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here needs the browser, and the same site: they share a process."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prepared site: its databases, its pages."""
    made = tmp_path_factory.mktemp("site")
    server.prepare(made)
    return made


@pytest.fixture(scope="package")
def pages(folder: Path) -> dict[str, Any]:
    """What there is to visit: see `tests.browser.walk`."""
    return json.loads((folder / "pages.json").read_text())


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of the package.

    Playwright leaves an event loop running in this thread; Django would take the tests of other packages
    for asynchronous ones, so the browser is not kept for the session.
    """
    with browsing.launch() as running:
        yield running


@pytest.fixture(scope="package")
def site(folder: Path) -> Iterator[str]:
    """The address of the full site, which no test writes to."""
    with server.serve(folder, "full") as address:
        yield address


@pytest.fixture
def fresh(folder: Path) -> Iterator[str]:
    """The address of a site with only the real plan, which the test may write to."""
    with server.serve(folder, "real", as_copy=True) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Open windows on the full site; nothing may go wrong in any of them."""
    with ExitStack() as stack:
        opened = []

        def open_window(size: tuple[int, int] = browsing.DESKTOP, **options: Any) -> Page:
            window: AbstractContextManager[Page] = browsing.visit(browser, site, size, **options)
            opened.append(stack.enter_context(window))
            return opened[-1]

        yield open_window
        assert not [each for page in opened for each in page.problems]


def log_in(page: Page, name: str) -> None:
    """Log in through the form."""
    page.goto("/admin/login/")
    page.get_by_label("Användarnamn").fill(name)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/admin/")
