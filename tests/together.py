"""Doing things at the same time, each with a connection of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from document.edition import Edition
from plans.verify import verify
from tests import factories


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run jobs in threads that start together; return what each returned or raised."""
    barrier = threading.Barrier(len(jobs))

    def starting(job: Callable[[], Any]) -> Callable[[], Any]:
        def started() -> Any:
            barrier.wait(10)
            return job()

        return started

    started = [beside(starting(job)) for job in jobs]
    return [each() for each in started]


def beside(job: Callable[[], Any]) -> Callable[[], Any]:
    """Start a job in a thread; what is returned waits for it, and gives what it returned or raised."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append(job())
        except Exception as error:  # noqa: BLE001 - the outcome is what the test looks at
            outcome.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()

    def finish() -> Any:
        thread.join(30)
        return outcome[0]

    return finish


def first(job: Callable[[], Any]) -> Callable[[Edition], bytes]:
    """A renderer during which something else is done: between an adoption's first look and its lock."""

    def render(edition: Edition) -> bytes:
        beside(job)()
        return factories.archive_file(edition)

    return render


def findings() -> list[str]:
    """What `verify` finds."""
    return [str(finding) for _, findings in verify() for finding in findings]
