"""What a command makes goes to a file, whole or not at all, or to standard output."""

import os
import sys
from pathlib import Path

from django.core.management.base import CommandParser, OutputWrapper

from plans import disk
from plans.management.failure import Failure


def add_output(parser: CommandParser) -> None:
    """Where to, as an option of a command."""
    parser.add_argument("-o", "--output", type=Path, metavar="FIL", help="annars på standard ut")


def write(data: bytes, output: Path | None, *, report_to: OutputWrapper) -> None:
    """Write to `output`, and a line about it to `report_to`; to standard output when it is None.

    Raises `Failure` when the file cannot be written, when a folder or a device has its name, or when
    standard output is a terminal.
    """
    if output is None:
        if sys.stdout.isatty():
            raise Failure("Ange en fil med -o, eller led utmatningen till en fil.")
        sys.stdout.buffer.write(data)
        return
    try:
        if output.exists() and not output.is_file():
            raise Failure(f"{output}: är ingen fil.")
        _put(data, output.resolve())
    except OSError as error:
        raise Failure(f"{output}: {disk.refusal(error)}.") from error
    report_to.write(f"Skrev {output} ({len(data) // 1024} kB).")


def _put(data: bytes, target: Path) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
