"""Changes a room's code in small ways, one at a time, and sees whether its tests notice.

Run it by `make mutants ROOM=…`: a room of `[tool.mutants]` in pyproject.toml, a folder, or files with commas
between; TESTS=… names the tests that should notice, if they are not those of the room. A seed decides which
mutants are tried. One that no test can notice is listed with its reason in tests/equivalent_mutants.txt and
is not counted. Everything happens in a copy of the tree. Exit code 1 when fewer are noticed than the room's
floor asks for.
"""

import argparse
import hashlib
import os
import resource
import shutil
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What is imported here need not be imported once more for each mutant. Nothing of ours is.
import django.test  # noqa: F401
import hypothesis  # noqa: F401
import nh3  # noqa: F401
import pytest_django.plugin  # noqa: F401

from scripts.mutating import differs, mutants
from scripts.trying import SURVIVED, Bench, Trial

ROOT = Path(__file__).resolve().parents[1]
EQUIVALENT = ROOT / "tests" / "equivalent_mutants.txt"
NOT_COPIED = (".?*", "node_modules", "build", "__pycache__", "cache", "db.sqlite3*", "staticfiles")
NICE = 15


@dataclass(frozen=True, slots=True)
class Room:
    """What is changed, the tests that should notice, and the least share of mutants that they must, in %."""

    name: str
    files: Sequence[str]
    tests: Sequence[str]
    floor: int = 0

    def key(self, trial: Trial) -> str:
        """What a mutant is known by: the file's name in the room, and the change."""
        shared = os.path.commonpath([str(Path(each).parent) for each in self.files])
        return f"{self.name}/{os.path.relpath(trial.path, shared)}: {trial.mutant.key}"


def room_of(name: str, tests: Sequence[str] = ()) -> Room:
    """The room that a name on the command line means; unless `tests` are given, they are the room's own."""
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutants"]
    settings = {"files": name.split(","), "tests": [f"tests/{name}"]} | rooms.get(name, {})
    places = [ROOT / place for place in settings["files"]]
    files = [file for place in places for file in (sorted(place.rglob("*.py")) or [place])]
    paths = [str(file.relative_to(ROOT)) for file in files if "migrations" not in file.parts]
    return Room(name, paths, tests or settings["tests"], settings.get("floor", 0))


def sampled(made: Mapping[str, Sequence[Trial]], *, count: int, seed: str) -> list[Trial]:
    """So many mutants, from each file in proportion to how many it has.

    Their order hangs on the seed and on the words of each change alone, so that the sample stays much the
    same while other code is written.
    """
    total = sum(map(len, made.values()))
    chosen: list[Trial] = []
    for path, trials in made.items():
        seen: Counter[str] = Counter()
        ranks = []
        for at, trial in enumerate(trials):
            seen[trial.mutant.key] += 1
            words = f"{seed} {path} {seen[trial.mutant.key]} {trial.mutant.key}"
            ranks.append((hashlib.sha256(words.encode()).digest(), at))
        sound = (trials[at] for _, at in sorted(ranks) if differs(trials[at].mutant))
        share = round(count * len(trials) / total) if count < total else len(trials)
        chosen += [trial for _, trial in zip(range(max(share, 1)), sound, strict=False)]
    return chosen


def equivalents(text: str) -> dict[str, str]:
    """The mutants that no test can notice, by key, each with its reason: the indented lines below it."""
    reasons: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith(" ") and reasons:
            reasons[list(reasons)[-1]] += line.strip() + " "
        elif line and not line.startswith("#"):
            reasons[line] = ""
    return reasons


def main() -> int:
    """Try a sample, and say what survived."""
    asked = _arguments()
    room = room_of(asked.room, asked.tests)
    made = {
        path: [Trial(path, each) for each in mutants((ROOT / path).read_text())]
        for path in room.files
    }
    known = equivalents(EQUIVALENT.read_text())
    keys = {room.key(trial) for trials in made.values() for trial in trials}
    gone = [key for key in known if key.startswith(f"{room.name}/") and key not in keys]
    chosen = sampled(made, count=asked.sample, seed=asked.seed)
    counted = [trial for trial in chosen if room.key(trial) not in known]
    os.nice(NICE)
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    survivors = _tried(room, counted, at_once=asked.jobs)
    share = _report(room, chosen, counted, survivors)
    for key in gone:
        _say(f"Finns inte längre, ta bort ur {EQUIVALENT.relative_to(ROOT)}: {key}")
    return int(share < room.floor or bool(gone))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room")
    parser.add_argument("--tests", nargs="+", default=())
    parser.add_argument("--seed", default="1")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def _tried(room: Room, trials: Sequence[Trial], *, at_once: int) -> list[Trial]:
    survivors: list[Trial] = []
    with tempfile.TemporaryDirectory(prefix="plan-mutants-") as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        bench = Bench(copy, room.files, room.tests, at_once)
        for count, (trial, outcome) in enumerate(bench.outcomes(trials), 1):
            if outcome == SURVIVED:
                survivors.append(trial)
                _say(f"{trial.path}:{trial.mutant.line}\n  {room.key(trial)}")
            _progress(count, len(trials), len(survivors))
        os.chdir(ROOT)
    return survivors


def _progress(count: int, total: int, survived: int) -> None:
    if sys.stderr.isatty():
        bar = "█" * (30 * count // total)
        end = "\n" if count == total else "\r"
        sys.stderr.write(f"{bar:30} {count}/{total}, {survived} lever{end}")
        sys.stderr.flush()
    elif count % 25 == 0:
        sys.stderr.write(f"{count}/{total}, {survived} lever\n")


def _report(
    room: Room, chosen: Iterable[Trial], counted: Sequence[Trial], survivors: Sequence[Trial]
) -> float:
    """Say how many were noticed in each file. Returns the share of them all, in %."""
    _say(f"\n{'Fil':40} {'märktes':>8} {'lever':>8} {'likvärdiga':>12}")
    every, tried, alive = (Counter(t.path for t in ts) for ts in (chosen, counted, survivors))
    for path, count in every.items():
        noticed = tried[path] - alive[path]
        _say(f"{path:40} {noticed:8} {alive[path]:8} {count - tried[path]:12}")
    share = 100 * (len(counted) - len(survivors)) / max(len(counted), 1)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = sum(sum(resource.getrusage(each)[:2]) for each in who)
    _say(
        f"{room.name}: {share:.1f} % av {len(counted)} märktes (minst {room.floor} %), "
        f"{every.total() - len(counted)} är likvärdiga. "
        f"{time.monotonic() - _BEGAN:.0f} s, {used:.0f} s processortid."
    )
    return share


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


_BEGAN = time.monotonic()

if __name__ == "__main__":
    sys.exit(main())
