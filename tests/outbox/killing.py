"""A process that sends a letter, and is killed at each step of it.

`python -m tests.outbox.killing` tells of each kill which step it was, how many letters had left by then, and
what another run makes of it when the time is out that the dead one held the letter. It writes JSON.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

import django

from tests.plans.killing.program import Steps, died, letters, prepared


def prepare() -> None:
    """A letter waits."""
    from outbox.writing import write  # noqa: PLC0415 - after django.setup

    write(to=["bo@ljungby.example"], subject="För beslut", text="Ett förslag väntar.")


def send(fatal: int | None = None) -> list[str]:
    """Send what waits; which steps that took."""
    from outbox.sending import send_due  # noqa: PLC0415

    steps = Steps(fatal)
    with steps.watching():
        send_due()
    return steps.names


def later() -> dict[str, Any]:
    """What two more runs make of it, when the dead one holds nothing any more."""
    from django.utils import timezone  # noqa: PLC0415

    from outbox.models import Mail  # noqa: PLC0415
    from outbox.sending import HOLD, send_due  # noqa: PLC0415

    moment = timezone.now() + HOLD
    with patch.object(timezone, "now", lambda: moment):
        given_up = send_due().given_up + send_due().given_up
    mail = Mail.objects.get()
    return {
        "in the end": len(letters()),
        "state": mail.state,
        "why": mail.why,
        "given up": given_up,
    }


def killed(anew: Callable[[], None]) -> list[dict[str, Any]]:
    """What was found after each kill."""
    from django.db import connection  # noqa: PLC0415

    anew()
    found = []
    for fatal, step in enumerate(send()):
        anew()
        connection.close()
        code = died(partial(send, fatal))
        found.append({"step": step, "code": code, "letters": len(letters()), **later()})
    return found


if __name__ == "__main__":
    django.setup()
    with prepared(prepare) as anew:
        sys.stdout.write(json.dumps(killed(anew)))
