"""Runs a room's tests against mutants of it, each in a process that ends with it.

A mutant of a function is made in a process that has imported everything already: the function is given the
changed code, and meets the tests that call it. What runs when a file is imported (constants, defaults, what
a test module calls at once) needs a process that imports it anew, and meets all the tests.
"""

import gc
import importlib.machinery
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from scripts.forking import BROKEN, in_processes, silence
from scripts.mutating import Mutant

#: How a process ended that tried a mutant; with anything else, the mutant was noticed.
SURVIVED, NEEDS_IMPORT = 0, 100
#: A test may take so many times longer with a mutant, and so many seconds more.
SLOWER, PATIENCE = 5, 2
OPTIONS = ["-q", "-s", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:slipcover"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]

type Function = tuple[str, int]  # file and first line


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant of a file, whose path begins at the root of the tree."""

    path: str
    mutant: Mutant


@dataclass(slots=True)
class Known:
    """What a run without mutants tells: the functions called before any test; for each function the tests
    that call it; the seconds that each test takes; and the test that fails, if one does.
    """

    before: set[Function]
    tests: dict[Function, set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where mutants are tried: a copy of the tree, the files that are changed, and the tests to run."""

    copy: Path
    files: Sequence[str]
    tests: Sequence[str]
    at_once: int

    def outcomes(self, trials: Sequence[Trial]) -> Iterator[tuple[Trial, int]]:
        """Each trial and how it ended, as they end. Raises RuntimeError when the tests fail unchanged."""
        os.chdir(self.copy)
        sys.path.insert(0, str(self.copy))
        answers, out = Pipe(duplex=False)
        if not (pid := os.fork()):
            answers.close()
            silence(self.copy / "log")
            os._exit(pytest.main([*OPTIONS, *self.tests], plugins=[Server(self, trials, out)]))
        out.close()
        known = _received(answers)
        if known is None or known.failed:
            raise RuntimeError((self.copy / "log").read_text())
        left = [self._unchanged()]
        while answer := _received(answers):
            at, code = answer
            if code == NEEDS_IMPORT:
                left.append(trials[at])
            else:
                yield trials[at], code
        os.waitpid(pid, 0)
        yield from self._imported(left, known)

    def _unchanged(self) -> Trial:
        whole = (self.copy / self.files[0]).read_text()
        return Trial(self.files[0], Mutant("", 1, "", "", "", whole, whole))

    def _imported(self, trials: Sequence[Trial], known: Known) -> Iterator[tuple[Trial, int]]:
        tried = in_processes(
            trials,
            lambda trial: self._import(trial, known.seconds),
            lambda _: sum(known.seconds.values()),
            at_once=self.at_once,
        )
        for trial, code in tried:
            if trial is not trials[0]:
                yield trial, code
            elif code != SURVIVED:
                raise RuntimeError(
                    "The tests fail in a process of their own, though nothing is changed."
                )

    def _import(self, trial: Trial, seconds: Mapping[str, float]) -> int:
        """Try a mutant in a process that imports it; only what is not ours is imported already."""
        changed, whole = str(self.copy / trial.path), importlib.machinery.SourceFileLoader.get_code

        def code(loader: Any, name: str) -> Any:
            if loader.path == changed:
                return compile(trial.mutant.source, changed, "exec", dont_inherit=True)
            return whole(loader, name)

        importlib.machinery.SourceFileLoader.get_code = code  # type: ignore[method-assign]
        return pytest.main([*OPTIONS, *self.tests], plugins=[_QuickestFirst(seconds)])


def _received(connection: Any) -> Any:
    try:
        return connection.recv()
    except EOFError:
        return None


def passed(items: Sequence[pytest.Item], seconds: Mapping[str, float]) -> bool:
    """Whether tests pass, in this order; the first that does not is the last to run.

    One that takes much longer than the `seconds` it should ends the process.
    """
    for item, following in zip(items, [*items[1:], None], strict=True):
        limit = SLOWER * seconds.get(item.nodeid, 0) + PATIENCE
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return False
    return True


def quick(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The tests without the database: those that meet it are too slow to be run for each mutant."""
    return [
        item
        for item in items
        if not {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        and not item.get_closest_marker("django_db")
    ]


class _QuickestFirst:
    """A plugin that runs the quick tests until one fails, those that take least time first."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self.seconds = seconds

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        if not session.testsfailed:
            items = sorted(quick(session.items), key=lambda item: self.seconds.get(item.nodeid, 60))
            passed(items, self.seconds)
        return True


class Server:
    """A plugin that imports the tests once, and then tries one mutant after the other in copies of itself.

    Sends what is `Known`, then the place and the outcome of each trial.
    """

    def __init__(self, bench: Bench, trials: Sequence[Trial], out: Any) -> None:
        self.bench, self.trials, self.out = bench, trials, out
        self.files = {str(bench.copy / path) for path in bench.files}
        self.known = Known(set())
        self.outermost: dict[CodeType, Function] = {}
        self.functions: dict[Function, list[FunctionType]] = defaultdict(list)
        self.items: list[pytest.Item] = []
        self.test = ""
        events, tool = sys.monitoring.events, sys.monitoring.COVERAGE_ID
        sys.monitoring.use_tool_id(tool, "mutants")
        sys.monitoring.register_callback(tool, events.PY_START, self._called)
        sys.monitoring.set_events(tool, events.PY_START)

    def _called(self, code: CodeType, _offset: int) -> object:
        if code.co_filename in self.files:
            place = code.co_filename, code.co_firstlineno
            if self.test:
                self.known.tests[self.outermost.get(code, place)].add(self.test)
            else:
                self.known.before.add(place)
        return sys.monitoring.DISABLE

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        self.items = quick(session.items)
        self._find_functions()
        gc.freeze()
        self._watch()
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)
        self.out.send(self.known)
        if not self.known.failed:
            self.items.sort(key=lambda item: self.known.seconds[item.nodeid])
            places = range(len(self.trials))
            for answer in in_processes(
                places, self._try, self._seconds, at_once=self.bench.at_once
            ):
                self.out.send(answer)
        return True

    def _find_functions(self) -> None:
        """The functions of the files that are in memory, and to which of them all code belongs."""
        functions = (each for each in gc.get_objects() if isinstance(each, FunctionType))
        for function in functions:
            code = function.__code__
            if code.co_filename in self.files and "<locals>" not in code.co_qualname:
                place = code.co_filename, code.co_firstlineno
                self.functions[place].append(function)
                self.outermost |= dict.fromkeys(_codes(code), place)

    def _watch(self) -> None:
        """Run all tests in a copy of this process, so that this one stays as it is."""
        answers, out = Pipe(duplex=False)
        if not (pid := os.fork()):
            for item in self.items:
                self.test = item.nodeid
                sys.monitoring.restart_events()
                began = time.process_time()
                if not passed([item], {item.nodeid: 600}):
                    self.known.failed = item.nodeid
                    break
                self.known.seconds[item.nodeid] = time.process_time() - began
            out.send(self.known)
            os._exit(0)
        out.close()
        self.known = _received(answers)
        os.waitpid(pid, 0)

    def _place(self, at: int) -> Function:
        trial = self.trials[at]
        return str(self.bench.copy / trial.path), trial.mutant.function or 0

    def _seconds(self, at: int) -> float:
        return sum(map(self.known.seconds.get, self.known.tests.get(self._place(at), ())))

    def _try(self, at: int) -> int:
        place = self._place(at)
        if place not in self.functions or place in self.known.before:
            return NEEDS_IMPORT
        whole = compile(self.trials[at].mutant.source, place[0], "exec", dont_inherit=True)
        for function in self.functions[place]:
            code = next(
                each
                for each in _codes(whole)
                if (each.co_firstlineno, each.co_name) == (place[1], function.__code__.co_name)
            )
            if code.co_freevars != function.__code__.co_freevars:
                return NEEDS_IMPORT
            function.__code__ = code
        names = self.known.tests.get(place, ())
        items = [each for each in self.items if each.nodeid in names]
        return SURVIVED if passed(items, self.known.seconds) else BROKEN


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A code and all that stand within it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)
