"""Starting the visited site, from tests and from scripts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.browser.site"]


def _environment(folder: Path, database: str, moment: datetime | None = None) -> dict[str, str]:
    return os.environ | {
        "BROWSER_SITE": str(folder),
        "BROWSER_MOMENT": moment.isoformat() if moment else "",
        "DATABASE_URL": f"sqlite:///{folder / database}.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
    }


def prepare(folder: Path) -> None:
    """Make the site's databases and its list of pages in an empty folder."""
    _make(folder, "prepare")


def begin(folder: Path, *, moment: datetime) -> None:
    """Make the database `demo` in an empty folder, as `make run` gives it to a newcomer at a moment."""
    _make(folder, "begin", moment)


def _make(folder: Path, task: str, moment: datetime | None = None) -> None:
    done = subprocess.run(
        [*COMMAND, task],
        cwd=ROOT,
        env=_environment(folder, "work", moment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The site could not be prepared:\n{done.stderr}")


@contextmanager
def serve(
    folder: Path, database: str, *, as_copy: bool = False, moment: datetime | None = None
) -> Iterator[str]:
    """Serve one of the prepared databases, or a copy of it to write in; gives the site's address.

    It is the day that the tests know, or `moment` to the minute.
    """
    if as_copy:
        shutil.copy(folder / f"{database}.sqlite3", folder / f"{database}-copy.sqlite3")
        database = f"{database}-copy"
    process = subprocess.Popen(
        [*COMMAND, "serve"],
        cwd=ROOT,
        env=_environment(folder, database, moment),
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
