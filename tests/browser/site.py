"""The visited site as a process of its own, so that the browser meets what a municipality would serve.

`python -m tests.browser.site prepare` makes the databases and the list of pages in the folder that
BROWSER_SITE names, `… begin` only the database that a newcomer starts from. `… serve` serves the database of
DATABASE_URL on a free port until its standard input closes; its first line of output is its address. It is
always the same day there, and with BROWSER_MOMENT the same minute.
"""

import itertools
import json
import os
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import django

FOLDER = Path(os.environ["BROWSER_SITE"])


def prepare() -> None:
    """Fill the folder: `static/`, `real.sqlite3`, `full.sqlite3`, `pages.json` and `html/`."""
    from django.test.utils import setup_test_environment  # noqa: PLC0415 - after django.setup

    from tests.browser import data, walk  # noqa: PLC0415

    _make(real=data.real, full=data.full)
    setup_test_environment()  # responses tell which template they were made of
    pages = walk.walk(FOLDER / "html")
    (FOLDER / "pages.json").write_text(json.dumps(pages, indent=1))


def begin() -> None:
    """Fill the folder with `static/` and `demo.sqlite3`: the plan and the accounts of `manage.py demo`."""
    from tests.browser import data  # noqa: PLC0415

    _make(demo=data.demo)


def _make(**databases: Callable[[], None]) -> None:
    """The static files, and a database each time something more has been filled in."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    for name, fill in databases.items():
        fill()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(FOLDER / f"{name}.sqlite3")])


def serve() -> None:
    """Serve until the one who started us lets go of our standard input."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: Any) -> None:
            """The tests say what went wrong."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


def main(task: str) -> None:
    """Set Django up, stop the calendar, and do as asked."""
    django.setup()
    _stop_time()
    {"prepare": prepare, "begin": begin, "serve": serve}[task]()


def _stop_time() -> None:
    """Make it always the same day; if a moment is asked for, let no minute pass after it either."""
    from django.utils import timezone  # noqa: PLC0415

    from tests.browser.known import TODAY  # noqa: PLC0415

    def today(*args: Any) -> date:
        return TODAY

    if not (asked := os.environ.get("BROWSER_MOMENT")):
        timezone.localdate = today
        return
    moment, ticks = timezone.make_aware(datetime.fromisoformat(asked)), itertools.count()

    def now() -> datetime:
        return moment + timedelta(microseconds=next(ticks))

    timezone.now = now


if __name__ == "__main__":
    main(sys.argv[1])
