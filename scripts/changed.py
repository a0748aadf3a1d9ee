"""Print the tests nearest to what has changed since main, the nearest first, for `make quick`.

First come the tests that bear a file's name, then those of its folder, then those of its room, and last those
that stand in no room, whatever has changed.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = Path("tests")


def changed() -> list[Path]:
    """The files that differ from where this branch left main, new ones too."""
    base = _git("merge-base", "HEAD", "main") or ["HEAD"]
    return [
        Path(name)
        for name in (
            *_git("diff", "--name-only", *base),
            *_git("ls-files", "--others", "--exclude-standard"),
        )
    ]


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(
        ["/usr/bin/env", "git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines()


def nearest(files: Iterable[Path]) -> list[Path]:
    """Test files and folders that are there, each once."""
    circles = zip(*map(_around, files), strict=True)
    tests_near = [test for circle in circles for tests in circle for test in tests]
    return list(dict.fromkeys([*tests_near, *sorted(TESTS.glob("test_*.py"))]))


def _around(file: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """The tests of a file's own name, those of its folder, those of its room."""
    within = file.relative_to(file.parts[0]) if file.parts[0] in {"tests", "templates"} else file
    room, folder = TESTS / within.parts[0], TESTS / within.parent
    name = file.stem.removeprefix("test_")
    return (
        sorted(room.rglob(f"test_{name}.py")),
        [folder] if folder.is_dir() and folder != TESTS else [],
        [room] if room.is_dir() else [],
    )


if __name__ == "__main__":
    sys.stdout.write("\n".join(map(str, nearest(changed()))))
