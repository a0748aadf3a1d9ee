"""Small changes to Python code, one at a time: what somebody might write by mistake.

`mutants` gives every change that a file can be given. Annotations, docstrings and decorators are left
alone, since no test should notice them.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.operators import Mutation, changes


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with one change: its text without (`whole`) and with it (`source`).

    `place` names the functions and classes that it stands in. `function` is the first line of the outermost
    of those functions, its decorators among its lines; None when the change is not within its body.
    """

    place: str
    line: int
    text: str
    before: str
    after: str
    whole: str
    source: str
    function: int | None = None

    @property
    def key(self) -> str:
        """What it is known by, whatever else is written in the file."""
        return f"{self.place} `{self.text}`: {self.before} → {self.after}".strip()


_LEFT_ALONE = {"annotation", "returns", "type_params", "bases", "decorator_list"}
_PATTERN_CALLS = {"compile", "sub", "findall", "finditer", "search", "match", "fullmatch", "split"}
#: Pieces of a regular expression, and what they become.
_PATTERN_PIECES = (
    (r"\\[bAZ]|[\^$]|\{?\{[0-9,]+\}\}?|(?<!\()\?", ""),
    (r"\*", "+"),
    (r"(?<!\()\+", "*"),
    (r"\\d", r"\\D"),
    (r"\\w", r"\\W"),
    (r"\\s", r"\\S"),
    (r"\[\^", "["),
    (r"\(\?(<?)=", r"(?\1!"),
    (r"\(\?(<?)!", r"(?\1="),
    (r"\|[^|()\[\]{}\"']+", ""),
)


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of a file's text, in order. Some may be no change at all; `differs` tells."""
    yield from _Mutating(source).visit(ast.parse(source), [])


def differs(mutant: Mutant) -> bool:
    """Whether a change can be compiled and means something else."""
    try:
        return ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(mutant.whole))
    except SyntaxError:
        return False


class _Mutating:
    """Walks through a file; `above` holds what the node stands in, the outermost first."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.encode().splitlines(keepends=True)

    def visit(self, node: ast.AST, above: list[ast.AST]) -> Iterator[Mutant]:
        if _is_left_alone(node):
            return
        for old, new in [*changes(node, above), *self._patterns(node)]:
            yield self._made(old, new, above if old is node else [*above, node])
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in _LEFT_ALONE:
                    yield from self.visit(child, [*above, node])

    def _made(self, old: Any, new: str, above: list[ast.AST]) -> Mutant:
        start = self._offset(old.lineno, old.col_offset)
        end = self._offset(old.end_lineno, old.end_col_offset)
        whole = self.source.encode()
        within = [each for each in above if isinstance(each, ast.FunctionDef | ast.ClassDef)]
        return Mutant(
            place=".".join(each.name for each in within),
            line=old.lineno,
            text=self.lines[old.lineno - 1].decode().strip(),
            before=" ".join(whole[start:end].decode().split()),
            after=new or "∅",
            whole=self.source,
            source=(whole[:start] + new.encode() + whole[end:]).decode(),
            function=_outermost(old, above),
        )

    def _offset(self, line: int, column: int) -> int:
        return sum(map(len, self.lines[: line - 1])) + column

    def _patterns(self, node: ast.AST) -> Iterator[Mutation]:
        """Changes of the regular expression that a call of `re` is given."""
        if isinstance(node, ast.Call) and _is_pattern_call(node) and node.args:
            for piece in ast.walk(node.args[0]):
                if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
                    written = ast.get_source_segment(self.source, piece) or ""
                    for old, new in _PATTERN_PIECES:
                        for match in re.finditer(old, written):
                            changed = match.expand(new)
                            yield piece, written[: match.start()] + changed + written[match.end() :]


def _outermost(old: Any, above: list[ast.AST]) -> int | None:
    """The first line of the outermost function whose body holds a node."""
    for each in above:
        if isinstance(each, ast.FunctionDef):
            if (old.lineno, old.col_offset) < (each.body[0].lineno, each.body[0].col_offset):
                return None
            return min([each.lineno, *(other.lineno for other in each.decorator_list)])
    return None


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.TypeAlias() | ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case (
            ast.If(test=ast.Name(id="TYPE_CHECKING"))
            | ast.Raise(exc=ast.Name(id="NotImplementedError"))
        ):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _is_pattern_call(node: ast.Call) -> bool:
    match node.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name in _PATTERN_CALLS
    return False
