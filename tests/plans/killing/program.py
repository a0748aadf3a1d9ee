"""A process that acts on a plan, and is killed at each step of what it does.

`python -m tests.plans.killing.program ACT…` lets each act run once to see its steps, and then once for each
step in a process of its own that is killed there, and tells what a new connection finds afterwards. Each
kill meets the same database, that of DATABASE_URL: a copy of KILLING_TEMPLATE with a plan. It writes JSON.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

_WRITING = {"INSERT": "INTO", "DELETE": "FROM", "UPDATE": "UPDATE"}


class Steps:
    """Counts the steps of an act, and dies of SIGKILL at the fatal one."""

    def __init__(self, fatal: int | None = None) -> None:
        self.fatal = fatal
        self.names: list[str] = []

    def __call__(self, name: str) -> None:
        if len(self.names) == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self.names.append(name)

    def around(self, name: str, do: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do something that is a step: one can die before it and after it."""
        self(f"before {name}")
        done = do(*args, **kwargs)
        self(f"after {name}")
        return done

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Every statement that does more than read, the commit, and every letter that leaves is a step."""
        from django.core.mail import EmailMultiAlternatives as Message  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415 - after django.setup

        def statement(execute: Any, sql: str, *rest: Any) -> Any:
            name = _name(sql)
            return self.around(name, execute, sql, *rest) if name else execute(sql, *rest)

        connection = connections["default"]
        commit, send = connection.commit, Message.send
        with (
            connection.execute_wrapper(statement),
            patch.object(connection, "commit", partial(self.around, "commit", commit)),
            patch.object(Message, "send", lambda *args: self.around("mail", send, *args)),
        ):
            yield


def _name(sql: str) -> str:
    """What a statement does, with the table; empty when it only reads."""
    words = sql.replace('"', " ").split()
    if words[0] == "SELECT":
        return "lock" if words[-1] == "UPDATE" else ""
    after = _WRITING.get(words[0])
    return f"{words[0]} {words[words.index(after) + 1]}" if after else words[0]


def died(do: Callable[[], Any]) -> int:
    """The exit code of a process of its own that does something: minus the signal that killed it."""
    child = os.fork()
    if not child:
        try:
            do()
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def copy(source: str, target: str) -> None:
    """Make a database anew as a copy of another, which nobody is connected to."""
    from django.db import connection  # noqa: PLC0415

    drop(target)
    if connection.vendor == "sqlite":
        shutil.copy(source, target)
    else:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def drop(name: str) -> None:
    """Remove a database, if it is there."""
    from django.db import connection  # noqa: PLC0415

    connection.close()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
    else:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def letters() -> list[Path]:
    return list(Path(os.environ["KILLING_MAIL"]).iterdir())


def found() -> dict[str, Any]:
    """How many rows each table holds, a digest of them all and what `verify` finds."""
    from django.apps import apps  # noqa: PLC0415

    from plans.verify import verify  # noqa: PLC0415

    rows, whole = {}, hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        held = list(model._base_manager.order_by("pk").values_list())
        rows[model._meta.label] = len(held)
        whole.update(repr(held).encode())
    findings = [str(finding) for _, findings in verify() for finding in findings]
    return {"rows": rows, "digest": whole.hexdigest(), "findings": findings}


def killed(name: str, anew: Callable[[], None]) -> dict[str, Any]:
    """What is found before and after an act, and after it was killed at each of its steps.

    Before the commit and after it, what was killed is tried again.
    """
    from django.db import connection  # noqa: PLC0415

    from plans.actions import Refused  # noqa: PLC0415
    from tests.plans.killing.acts import ACTS, Seen  # noqa: PLC0415

    def act(fatal: int | None = None) -> list[str]:
        steps = Steps(fatal)
        with steps.watching():
            ACTS[name](seen, steps)
        return steps.names

    def again() -> dict[str, Any]:
        try:
            act()
        except Refused as refused:
            return {"again": str(refused), "in the end": found()}
        return {"again": "done", "in the end": found()}

    anew()
    seen, before = Seen.now(), found()
    steps, after = act(), found()
    kills: list[dict[str, Any]] = []
    clean = False
    for fatal, step in enumerate(steps):
        if not clean:
            anew()
        connection.close()
        kill = {"step": step, "code": died(partial(act, fatal)), **found()}
        clean = kill["digest"] == before["digest"]
        if step.endswith(" commit"):
            kill |= again()
            clean = False
        kills.append(kill)
    return {"before": before, "after": after, "kills": kills}


def main(names: list[str]) -> None:
    """Prepare the plan once, and tell what the kills of each act left."""
    from tests.plans.killing import acts  # noqa: PLC0415

    with prepared(acts.prepare) as anew:
        sys.stdout.write(json.dumps({name: killed(name, anew) for name in names}))


@contextmanager
def prepared(prepare: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Prepare the database once; what is given makes it, and the folder of the mail, as it was then."""
    from django.db import connection  # noqa: PLC0415

    work = connection.settings_dict["NAME"]
    kept = f"{work}_prepared"
    copy(os.environ["KILLING_TEMPLATE"], work)
    prepare()
    connection.close()
    copy(work, kept)

    def anew() -> None:
        copy(kept, work)
        for letter in letters():
            letter.unlink()

    yield anew
    drop(work)
    drop(kept)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1:])
