"""The tool behind `make mutants`: what it changes, which of it, and what it calls noticed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.mutants import Room, equivalents, room_of, sampled
from scripts.mutating import differs, mutants
from scripts.trying import Trial

ROOT = Path(__file__).parents[1]


def changed(source):
    """The code of every mutant, without what no change differs in."""
    found = [each for each in mutants(source) if differs(each)]
    return {ast.unparse(ast.parse(each.source)) for each in found}


@pytest.mark.parametrize(
    ("code", "mistakes"),
    [
        ("a < b", {"a <= b", "a >= b"}),
        ("a == b != c", {"a != b != c", "a == b == c"}),
        ("a in b", {"a not in b"}),
        ("a is None", {"a is not None"}),
        ("a and b", {"a or b", "a", "b"}),
        ("a or b or c", {"a and b and c", "a or b", "a or c", "b or c"}),
        ("not a", {"a"}),
        ("-a", {"a"}),
        ("a + b", {"a - b", "a", "b"}),
        ("a // b", {"a * b", "a", "b"}),
        ("a[b:]", {"a[:]"}),
        ("a[:b]", {"a[:]"}),
        ("a if b else c", {"a if True else c", "a if False else c"}),
        ("[a for a in b if c]", {"[a for a in b if True]", "[a for a in b if not c]"}),
        ("a(b)", {"b"}),
        ("a.b()", {"a"}),
        ("a(b, c=d)", {"a(b)"}),
        ("a(b, c, strict=True)", set()),
        ("bool(b)", set()),
        ("frozenset(b)", set()),
        ("a.get(b, c)", {"a.get(b)"}),
        ("max(a, b)", {"min(a, b)"}),
        ("a.lstrip(b)", {"a.rstrip(b)", "b"}),
        ("{a: b, c: d}", {"{a: b}", "{c: d}"}),
        ("a = [b, c]", {"a = [b]", "a = [c]"}),
        ("a = (b, c)", {"a = (b,)", "a = (c,)"}),
    ],
)  # fmt: skip
def test_an_expression_is_changed_in_every_way_it_could_be_mistaken(code, mistakes):
    whole = code if " = " in code else f"x = {code}"
    expected = {each if " = " in each else f"x = {each}" for each in mistakes}

    assert changed(whole) == {ast.unparse(ast.parse(each)) for each in expected}


@pytest.mark.parametrize(
    ("value", "others"),
    [
        ("3", {"4", "2"}),
        ("0.5", {"0.6", "0.4"}),
        ("True", {"False"}),
        ("'ord'", {"''"}),
        ("''", {"'x'"}),
        ("f'{a} ord'", {"f'{a}'"}),
        ("None", set()),
    ],
)
def test_a_constant_is_moved_or_emptied(value, others):
    assert changed(f"x = {value}") == {f"x = {other}" for other in others}


@pytest.mark.parametrize(
    ("statement", "others"),
    [
        ("return a", {"return None"}),
        ("return None", set()),
        ("a", {"pass"}),
        ("raise a", {"pass"}),
        ("a.b = c", {"pass"}),
        ("a += b", {"pass", "a = b"}),
        ("a = b", set()),
    ],
)
def test_a_statement_is_left_out(statement, others):
    found = changed(f"def f():\n    {statement}\n    end")

    assert found == {
        f"def f():\n    {line}\n    {end}"
        for line, end in [*((each, "end") for each in others), (statement, "pass")]
    }


def test_a_condition_always_or_never_holds():
    assert changed("if a:\n    b = c") == {"if True:\n    b = c", "if False:\n    b = c"}


def test_a_loop_is_never_entered_but_not_made_endless():
    assert changed("while a:\n    b = c") == {"while False:\n    b = c"}


def test_a_case_in_which_nothing_is_done_is_left_alone():
    assert changed("match a:\n    case b.c:\n        pass") == set()


def test_a_case_is_never_met_and_its_guard_is_lifted():
    found = changed("match a:\n    case b.c:\n        d = e\n    case f if g:\n        d = e")

    assert {code.replace("\n", "").count("if False") for code in found} == {0, 1}
    assert any("case f if True" in code for code in found)


@pytest.mark.parametrize(
    ("pattern", "others"),
    [
        (r"^a$", {r"a$", r"^a"}),
        (r"a*b+", {r"a+b+", r"a*b*"}),
        (r"a?b{2,3}", {r"ab{2,3}", r"a?b"}),
        (r"\d\w\s", {r"\D\w\s", r"\d\W\s", r"\d\w\S"}),
        (r"[^a]", {r"[a]"}),
        (r"(?<=a)b(?!c)", {r"(?<!a)b(?!c)", r"(?<=a)b(?=c)"}),
        (r"(?:a|b)", {r"(?:a)"}),
    ],
)
def test_a_regular_expression_is_changed_piece_by_piece(pattern, others):
    found = changed(f"re.compile({pattern!r}, re.I)")

    assert found == {f"re.compile({each!r}, re.I)" for each in others | {""}} | {"pass"}


@pytest.mark.parametrize(
    "code",
    [
        '"""Docstring."""',
        "def f(a: list[3]) -> dict['x', 2]: ...",
        "@decorated(3)\ndef f(): ...",
        "import a",
        "__all__ = ['a']",
        "type A = tuple[int, 3]",
        "if TYPE_CHECKING:\n    a(3)",
        "raise NotImplementedError",
    ],
)
def test_what_does_nothing_when_run_is_left_alone(code):
    assert changed(code) == set()


def test_letters_of_two_bytes_before_a_change_do_not_shift_it():
    (mutant, *_) = mutants("x = 'åäö' < b")

    assert ast.unparse(ast.parse(mutant.source)) == "x = 'åäö' <= b"


def test_a_mutant_says_where_it_stands_and_what_it_changes():
    (mutant,) = mutants("class A:\n    @b\n    def f(self):\n        return self.c")

    assert mutant.key == "A.f `return self.c`: return self.c → return None"
    assert (mutant.line, mutant.function) == (4, 2)


def test_a_default_is_no_part_of_its_functions_body():
    assert {each.function for each in mutants("def f(a=3):\n    g(4)")} == {None, 1}


def made(**files):
    return {path: [Trial(path, each) for each in mutants(code)] for path, code in files.items()}


LONG = "\n".join(f"x{at} = {at}" for at in range(100))


def test_a_seed_gives_the_same_sample_each_time_and_another_seed_another():
    one, again, other = (sampled(made(a=LONG), count=20, seed=seed) for seed in "112")

    assert one == again != other
    assert len(one) == len(set(map(str, one))) == 20


def test_every_file_is_in_the_sample_in_proportion():
    chosen = sampled(made(a=LONG, b="x = 1", c=LONG), count=40, seed="1")

    assert [sum(each.path == path for each in chosen) for path in "abc"] == [20, 1, 20]


def test_code_that_is_added_leaves_most_of_a_sample_as_it_was():
    before, after = (sampled(made(a=code), count=50, seed="1") for code in (LONG, f"y = 9\n{LONG}"))

    assert len({each.mutant.key for each in before} & {each.mutant.key for each in after}) >= 48


def test_a_room_knows_a_mutant_by_the_files_name_within_it():
    (trial, _) = made(**{"here/there/a.py": "x = 1"})["here/there/a.py"]

    assert Room("room", ["here/there/a.py"], []).key(trial) == "room/a.py: `x = 1`: 1 → 2"


def test_a_folder_is_a_room_with_the_tests_that_mirror_it():
    room = room_of("networks")

    assert "networks/models.py" in room.files
    assert not [path for path in room.files if "migrations" in path]
    assert (room.tests, room.floor) == (["tests/networks"], 0)


def test_files_are_a_room_whose_tests_are_named():
    room = room_of("plans/text.py,plans/grid.py", ["tests/plans/test_text.py"])

    assert (room.files, room.tests) == (
        ["plans/text.py", "plans/grid.py"],
        ["tests/plans/test_text.py"],
    )


def test_equivalents_are_read_with_their_reasons():
    text = "# Comment\n\nroom/a.py: `x`: 1 → 2\n    Because\n    of this.\n"

    assert equivalents(text) == {"room/a.py: `x`: 1 → 2": "Because of this. "}


def test_every_equivalent_has_a_reason():
    known = equivalents((ROOT / "tests" / "equivalent_mutants.txt").read_text())

    assert not [key for key, reason in known.items() if not reason]


CODE = """
LIMIT = 3
OTHER = 4

def least(a, b):
    while a < 0:
        a += 1
    if b is None:
        return a
    return min(a, LIMIT)
"""
TESTS = """
import room

def test_least():
    assert room.least(5, 1) == 3

def test_negative():
    assert room.least(-2, 1) == 0
"""
PROGRAM = """
import sys, pathlib
from scripts import trying
from scripts.mutating import mutants
from scripts.trying import Bench, Trial
trying.PATIENCE = 1
copy = pathlib.Path(sys.argv[1])
trials = [Trial("room.py", each) for each in mutants((copy / "room.py").read_text())]
for trial, code in Bench(copy, ["room.py"], ["test_room.py"], 2).outcomes(trials):
    print(code == 0, trial.mutant.key)
"""


def run(folder, tests):
    (folder / "room.py").write_text(CODE)
    (folder / "test_room.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]")
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, folder],
        cwd=ROOT,
        env={name: each for name, each in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_no_test_notices_survives_and_all_else_does_not(tmp_path):
    ended = run(tmp_path, TESTS)

    answers = [line.split(" ", 1) for line in ended.stdout.splitlines()]
    assert len(answers) == len(list(mutants(CODE))), ended.stderr
    assert {key for survived, key in answers if survived == "True"} == {
        "`OTHER = 4`: 4 → 5",
        "`OTHER = 4`: 4 → 3",
        "least `a += 1`: 1 → 2",
        "least `if b is None:`: b is None → False",
        "least `return a`: return a → return None",
    }


def test_tests_that_fail_before_anything_is_changed_stop_the_tool(tmp_path):
    ended = run(tmp_path, TESTS.replace("== 3", "== 4"))

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "RuntimeError" in ended.stderr
