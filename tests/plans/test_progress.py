"""The bar that shows how far a command has come."""

import sys
from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from plans.management import progress


def shown(*steps):
    out = StringIO()
    with progress.bar(OutputWrapper(out)) as show:
        for step in steps:
            show(*step)
    return out.getvalue()


def test_a_log_gets_a_line_for_each_step():
    assert shown((0, 2, "ett"), (1, 2, "två"), (2, 2, "")) == "1 av 2: ett\n2 av 2: två\n"


def test_a_terminal_gets_a_bar_that_fills_on_one_line(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    said = shown((0, 2, "ett"), (1, 2, "två"), (2, 2, ""))

    bars = said.removesuffix("\n").split("\r\033[K")[1:]
    assert bars == [
        f"[{'.' * 30}] 0 av 2 ett",
        f"[{'#' * 15}{'.' * 15}] 1 av 2 två",
        f"[{'#' * 30}] 2 av 2 ",
    ]


def test_a_bar_ends_its_line_when_the_work_fails(monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    out = StringIO()

    def fail():
        with progress.bar(OutputWrapper(out)) as show:
            show(0, 2, "ett")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert out.getvalue().endswith("0 av 2 ett\n")
