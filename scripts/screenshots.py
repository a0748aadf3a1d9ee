"""Pictures of the main pages in build/screenshots/: a phone and a desk, light and dark.

The site is the one that the browser tests visit, in a database that is thrown away. Run it by
`make screenshots`.
"""

import sys
import tempfile
from pathlib import Path

from tests.browser import browser as browsing
from tests.browser import server
from tests.browser.known import NOWHERE, PLAN

TARGET = browsing.ROOT / "build" / "screenshots"
SIZES = {"telefon": (390, 844), "dator": browsing.DESKTOP}
PAGES = {
    "start": "/",
    "plan": f"/planer/{PLAN}/",
    "versioner": f"/planer/{PLAN}/versioner/",
    "ersatt-version": f"/planer/{PLAN}/version/1/",
    "jamfor": f"/planer/{PLAN}/jamfor/1/2/",
    "natverk": "/natverk/",
    "saknas": NOWHERE,
}


def main() -> int:
    """Take every picture, and say where they are."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="plan-screenshots-") as folder,
        browsing.launch() as browser,
    ):
        server.prepare(Path(folder))
        with server.serve(Path(folder), "full") as site:
            for name, size in SIZES.items():
                for scheme in ("light", "dark"):
                    with browsing.visit(browser, site, size, color_scheme=scheme) as page:
                        for title, address in PAGES.items():
                            page.goto(address, wait_until="networkidle")
                            picture = TARGET / f"{title}-{name}-{scheme}.png"
                            page.screenshot(path=picture, full_page=True)
    sys.stdout.write(f"{len(PAGES) * 4} bilder finns i {TARGET.relative_to(browsing.ROOT)}/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
