"""Starting the visited site, from tests and from scripts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.browser.site"]


def _environment(folder: Path, database: str) -> dict[str, str]:
    return os.environ | {
        "BROWSER_SITE": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / database}.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
    }


def prepare(folder: Path) -> None:
    """Make the site's databases and its list of pages in an empty folder."""
    done = subprocess.run(
        [*COMMAND, "prepare"],
        cwd=ROOT,
        env=_environment(folder, "work"),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The site could not be prepared:\n{done.stderr}")


@contextmanager
def serve(folder: Path, database: str, *, as_copy: bool = False) -> Iterator[str]:
    """Serve one of the prepared databases, or a copy of it to write in; gives the site's address."""
    if as_copy:
        shutil.copy(folder / f"{database}.sqlite3", folder / f"{database}-copy.sqlite3")
        database = f"{database}-copy"
    process = subprocess.Popen(
        [*COMMAND, "serve"],
        cwd=ROOT,
        env=_environment(folder, database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(log := (folder / f"{database}.log").open("w")),
        text=True,
    )
    with log, process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if not address:
            raise RuntimeError(f"The site did not start; see {log.name}")
        try:
            yield address
        finally:
            process.communicate()
