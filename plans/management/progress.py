"""How far a long command has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper

#: Told how many steps are done, of how many, and which is next (empty at the end).
type Show = Callable[[int, int, str], None]

#: Characters in the bar.
WIDTH = 30


@contextmanager
def bar(stream: OutputWrapper) -> Iterator[Show]:
    """A bar on a terminal, which ends its line whatever happens; a line for each step elsewhere."""
    on_terminal = sys.stderr.isatty()

    def show(done: int, of: int, name: str) -> None:
        if on_terminal:
            filled = WIDTH * done // of if of else WIDTH
            drawn = "#" * filled + "." * (WIDTH - filled)
            stream.write(f"\r\033[K[{drawn}] {done} av {of} {name}", str, ending="")
        elif name:
            stream.write(f"{done + 1} av {of}: {name}", str)

    try:
        yield show
    finally:
        if on_terminal:
            stream.write("")
