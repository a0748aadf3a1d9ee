"""What a command makes goes to a file, whole or not at all, or to standard output."""

import os
import sys
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper


def write(data: bytes, output: Path | None, *, said: OutputWrapper) -> None:
    """Write to `output`, and a line about it to `said`; to standard output when it is None.

    Raises `CommandError` when the file cannot be written, or when standard output is a terminal.
    """
    if output is None:
        if sys.stdout.isatty():
            raise CommandError("Ange en fil med -o, eller led utmatningen till en fil.")
        sys.stdout.buffer.write(data)
        return
    part = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CommandError(f"{output}: {error.strerror}.") from error
    said.write(f"Skrev {output} ({len(data) // 1024} kB).")
