"""What people do while mail is sent by a process of its own, on a copy of the test database.

`python -m tests.outbox.beside PORT COMMAND` has `manage.py COMMAND` send by the server at a port, and tells
how many seconds each thing took that was done meanwhile, and whether the command was still busy afterwards.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django

from tests.plans.killing.program import prepared

ROOT = Path(__file__).parents[2]


def prepare() -> None:
    """A plan whose deadline has passed, with a mailbox to remind, and letters that wait."""
    from organisation.models import Mailbox  # noqa: PLC0415 - after django.setup
    from organisation.roles import Role  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    factories.user(Role.COORDINATOR, username="anna", email="anna@ljungby.example")
    factories.user(Role.APPROVER, username="bo", email="bo@ljungby.example")
    Mailbox.objects.create(name="Kommunledningsförvaltningen", email="klf@ljungby.example")
    factories.revision(
        factories.plan(slug="trygghet"), valid_from=date(2020, 1, 1), review_by=date(2022, 1, 1)
    )


def acts() -> dict[str, Callable[[], Any]]:
    """A save, a proposal, a report, and pages that are read."""
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from plans import actions  # noqa: PLC0415
    from plans.models import Plan, Section  # noqa: PLC0415

    plan, anna = Plan.objects.get(), User.objects.get(username="anna")
    section = Section.objects.filter(plan=plan).earliest("position")
    section.body = "<p>Vi är alla trygga.</p>"
    report = {"message": "Bilden saknar text."}
    reader = Client()
    return {
        "save": section.save,
        "propose": lambda: actions.propose(plan=plan, by=anna, note="Alla är med."),
        "report": lambda: _shown(reader.post("/tillganglighet/rapportera/", report), 302),
        "start": lambda: _shown(reader.get("/"), 200),
        "plan": lambda: _shown(reader.get("/planer/trygghet/"), 200),
    }


def _shown(response: Any, status: int) -> None:
    assert response.status_code == status


def beside(port: str, command: str) -> dict[str, Any]:
    """Start the command, wait until it is with the server, and do the rest meanwhile."""
    from outbox.models import Mail  # noqa: PLC0415

    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "ljungby_plan.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}/?timeout=30",
    }
    sender = subprocess.Popen(
        [sys.executable, "manage.py", command], cwd=ROOT, env=environment, stdout=sys.stderr
    )
    try:
        until = time.monotonic() + 30
        while not Mail.objects.filter(attempts=1).exists():
            assert time.monotonic() < until, "the command has sent nothing"
            time.sleep(0.1)
        time.sleep(1)  # until the process that speaks has called the server
        took = {name: _seconds(do) for name, do in acts().items()}
        return {"took": took, "busy": sender.poll() is None}
    finally:
        sender.kill()
        sender.wait()


def _seconds(do: Callable[[], Any]) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began


if __name__ == "__main__":
    django.setup()
    with prepared(prepare) as anew:
        anew()
        sys.stdout.write(json.dumps(beside(*sys.argv[1:])))
