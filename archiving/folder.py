"""The folder that is exported to: a package is there whole or not at all, and is never written over."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archiving.packages import Package
from plans import disk


class Unwritable(Exception):
    """The export cannot go on: where, and why, in Swedish."""


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Hold the folder, so that no other export writes to it meanwhile.

    Raises `Unwritable` when it is held already, and for whatever the system refuses inside.
    """
    try:
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(descriptor)
    except BlockingIOError as error:
        raise Unwritable(f"{root}: ett annat uttag till mappen pågår.") from error
    except OSError as error:
        raise Unwritable(f"{error.filename or root}: {disk.refusal(error)}.") from error


def differences(root: Path, package: Package) -> list[str] | None:
    """How what is there differs from a package, in Swedish; None when nothing is there."""
    target = root / package.path
    for place in (target.parent, target):
        if os.path.lexists(place) and not place.is_dir():
            return [f"{place} ligger i vägen: det är ingen mapp."]
    if not target.exists():
        return None
    return [
        f"{target / name} {what} och har lämnats som det är."
        for name, data in package.files.items()
        if (what := _difference(target / name, data))
    ]


def _difference(path: Path, data: bytes) -> str:
    if not path.is_file():
        return "saknas i ett tidigare uttag"
    return "" if path.read_bytes() == data else "finns redan med annat innehåll"


def write(root: Path, package: Package) -> None:
    """Put a package in the folder, which is `held`. It has its name once all of it is on the disk.

    What an export that was killed has left of the same package is cleared away first.
    """
    target = root / package.path
    part = target.with_name(f".{target.name}.part")
    target.parent.mkdir(exist_ok=True)
    try:
        if part.exists():
            shutil.rmtree(part)
        part.mkdir()
        for name, data in package.files.items():
            _write(part / name, data)
        _sync(part)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):  # the plan's folder has other packages in it
            target.parent.rmdir()
        raise
    _sync(target.parent)
    _sync(root)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
