"""The HTML is what the standard says, on every public page and on those the project adds to the admin."""

import json
import subprocess
from pathlib import Path

from tests.browser import browser as browsing

CONFIGURATION = browsing.ROOT / ".htmlvalidate.cjs"
VALIDATOR = browsing.ROOT / "node_modules" / ".bin" / "html-validate"


def wrong(*files: Path) -> dict[str, list[str]]:
    """What html-validate finds in each file."""
    done = subprocess.run(
        [VALIDATOR, "--config", CONFIGURATION, "--formatter", "json", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return {
        Path(result["filePath"]).name: [
            f"rad {each['line']}: {each['ruleId']}: {each['message']}"
            for each in result["messages"]
        ]
        for result in json.loads(done.stdout)
    }


def test_every_page_is_valid_html(folder):
    files = sorted((folder / "html").glob("*.html"))

    found = wrong(*files)

    assert len(files) > 10
    assert not browsing.told(found), browsing.told(found)


def test_a_page_that_is_not_valid_would_be_found(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html>\n<title>x</title>\n<p id=a></p><span><div id=a></div></span>\n"
    )

    found = wrong(page)

    assert len(found["page.html"]) >= 2
