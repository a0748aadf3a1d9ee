"""Jobs in processes of their own, which end with them, as many at once as there is room for."""

import os
import resource
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

#: A job may take so many times longer than it should, and so many seconds more; and so many bytes.
SLOWER, PATIENCE, MEMORY = 2, 10, 4 << 30
#: How a process ended that was stopped, or whose job broke down.
BROKEN = 1


def in_processes[T](
    jobs: Iterable[T], run: Callable[[T], int], seconds: Callable[[T], float], *, at_once: int
) -> Iterator[tuple[T, int]]:
    """Each job with what `run` returned in a process of its own; `BROKEN` if it took too long."""
    running: dict[int, T] = {}
    for job in jobs:
        if len(running) == at_once:
            yield _ended(running)
        if not (pid := os.fork()):
            os._exit(_limited(job, run, seconds(job)))
        running[pid] = job
    while running:
        yield _ended(running)


def _ended[T](running: dict[int, T]) -> tuple[T, int]:
    while (ended := os.wait())[0] not in running:
        pass
    code = os.waitstatus_to_exitcode(ended[1])
    return running.pop(ended[0]), code if code >= 0 else BROKEN


def _limited[T](job: T, run: Callable[[T], int], seconds: float) -> int:
    limit = int(SLOWER * seconds) + PATIENCE
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(10 * limit)
    silence(Path(os.devnull))
    try:
        return run(job)
    except BaseException:  # noqa: BLE001 - whatever a job does, its process must end here
        return BROKEN


def silence(log: Path) -> None:
    """Send what this process says to a file."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.close(file)
