"""Pictures of the main pages in build/screenshots/: a phone and a desk, light and dark.

The site is the one that the browser tests visit, in a database that is thrown away. Run it by
`make screenshots`.
"""

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import browser as browsing
from tests.browser import server
from tests.browser.conftest import log_in
from tests.browser.known import EDITOR, NOWHERE, PLAN

TARGET = browsing.ROOT / "build" / "screenshots"
SIZES = {"telefon": (390, 844), "dator": browsing.DESKTOP}
PAGES = {
    "start": "/",
    "plan": f"/planer/{PLAN}/",
    "versioner": f"/planer/{PLAN}/versioner/",
    "ersatt-version": f"/planer/{PLAN}/version/1/",
    "jamfor": f"/planer/{PLAN}/jamfor/1/2/",
    "natverk": "/natverk/",
    "grupp": "/natverk/skolsamverkan/",
    "redogorelse": "/tillganglighet/",
    "saknas": NOWHERE,
}
#: An address with more slashes than this is an answer, and not the form that asks for the number.
FORM = 2
#: Those that ask for a login.
OURS = {
    "komponenter": "/komponenter/",
    "redigera": "/admin/",
    "redigera-plan": "/admin/plans/plan/1/change/",
}


def main() -> int:
    """Take every picture, and say where they are."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="plan-screenshots-") as folder,
        browsing.launch() as browser,
    ):
        server.prepare(Path(folder))
        met = json.loads((Path(folder) / "pages.json").read_text())
        pages = PAGES | _papers(met["public"])
        ours = OURS | {f"beslut-{number}": each for number, each in enumerate(met["acts"][EDITOR])}
        with server.serve(Path(folder), "full") as site:
            for name, size in SIZES.items():
                for scheme in ("light", "dark"):
                    with browsing.visit(browser, site, size, color_scheme=scheme) as page:
                        _take(page, pages, f"{name}-{scheme}")
                        log_in(page, EDITOR)
                        _take(page, ours, f"{name}-{scheme}")
    count = len(pages | ours) * 4
    sys.stdout.write(f"{count} bilder finns i {TARGET.relative_to(browsing.ROOT)}/\n")
    return 0


def _papers(addresses: list[str]) -> dict[str, str]:
    """What a printed copy leads to, an answer of each sort."""
    papers = [each for each in addresses if each.startswith("/kopia/") and each.count("/") > FORM]
    return {f"kopia-{number}": each for number, each in enumerate(papers)}


def _take(page: Page, pages: dict[str, str], suffix: str) -> None:
    for title, address in pages.items():
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=TARGET / f"{title}-{suffix}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())
