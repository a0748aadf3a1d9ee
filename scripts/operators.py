"""What can be written by mistake in place of each kind of node: another comparison, one number more or less,
an element, an argument or a statement left out, a condition that always or never holds.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

#: What is put in place of what: a node of the old code, and the text of the new.
type Mutation = tuple[ast.expr | ast.stmt | ast.pattern, str]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
}
_NAMES = {
    "max": "min",
    "any": "all",
    "lower": "upper",
    "startswith": "endswith",
    "lstrip": "rstrip",
}
_NAMES |= {"removeprefix": "removesuffix", "fullmatch": "match", "search": "match"}
_NAMES |= {other: name for name, other in _NAMES.items() if other != "match"}
#: Arguments that change nothing while what they say holds.
_ASSERTIONS = {"strict"}
#: Calls whose last argument says what holds otherwise, or how far to go.
_WITH_LIMIT = {"get", "next", "pop", "split", "rsplit", "getattr", "replace"}


def changes(node: ast.AST, above: list[ast.AST]) -> Iterator[Mutation]:
    """The changes of a node itself; `above` holds what it stands in, the outermost first."""
    match node:
        case ast.Constant():
            yield from _constants(node, above)
        case ast.Compare() | ast.BoolOp() | ast.BinOp() | ast.UnaryOp():
            yield from _operations(node)
        case ast.Call():
            yield from _calls(node)
        case ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
            yield from _collections(node, above)
        case ast.Slice():
            yield from ((end, "") for end in (node.lower, node.upper) if end)
        case ast.stmt():
            yield from _statements(node)
    yield from _conditions(node)


def _conditions(node: ast.AST) -> Iterator[Mutation]:
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            yield test, "False"
            yield test, "True"
        case ast.While(test=test):
            yield test, "False"
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield test, "True"
                yield test, f"(not ({ast.unparse(test)}))"
        case ast.match_case(body=[ast.Pass()]):
            pass  # it only says that nothing is left out
        case ast.match_case(pattern=pattern, guard=None):
            yield pattern, f"{ast.unparse(pattern)} if False"
        case ast.match_case(guard=ast.expr() as guard):
            yield guard, "True"


def _constants(node: ast.Constant, above: list[ast.AST]) -> Iterator[Mutation]:
    if getattr(above[-1], "arg", None) in _ASSERTIONS:
        return
    match node.value:
        case bool():
            yield node, str(not node.value)
        case int():
            yield node, str(node.value + 1)
            yield node, str(node.value - 1)
        case float():
            yield node, f"{node.value + 0.1:.3}"
            yield node, f"{node.value - 0.1:.3}"
        case str() if isinstance(above[-1], ast.JoinedStr):
            yield node, ""
        case str():
            yield node, '""' if node.value else '"x"'


def _operations(node: ast.Compare | ast.BoolOp | ast.BinOp | ast.UnaryOp) -> Iterator[Mutation]:
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                for other in _COMPARISONS[type(operator)]:
                    yield node, _with(node, ops=_replaced(node.ops, at, other()))
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield node, _with(node, op=other)
            for at in range(len(node.values)):
                left = node.values[:at] + node.values[at + 1 :]
                yield (
                    node,
                    _with(node, values=left) if len(left) > 1 else f"({ast.unparse(left[0])})",
                )
        case ast.BinOp():
            if swapped := _OPERATORS.get(type(node.op)):
                yield node, _with(node, op=swapped())
            yield node, f"({ast.unparse(node.left)})"
            yield node, f"({ast.unparse(node.right)})"
        case ast.UnaryOp():
            yield node, f"({ast.unparse(node.operand)})"


def _calls(node: ast.Call) -> Iterator[Mutation]:
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
    for keyword in node.keywords:
        if keyword.arg and keyword.arg not in _ASSERTIONS:
            yield (
                node,
                _with(node, keywords=[each for each in node.keywords if each is not keyword]),
            )
    if name in _WITH_LIMIT and len(node.args) > 1:
        yield node, _with(node, args=node.args[:-1])
    if name in _NAMES:
        field = "attr" if isinstance(node.func, ast.Attribute) else "id"
        func = deepcopy(node.func)
        setattr(func, field, _NAMES[name])
        yield node, _with(node, func=func)
    match node:
        case ast.Call(func=ast.Name(id="bool" | "frozenset")):
            pass  # they say what something is, not what it holds
        case ast.Call(args=[ast.expr() as only], keywords=[]) if not isinstance(only, ast.Starred):
            yield node, f"({ast.unparse(only)})"
        case ast.Call(func=ast.Attribute(value=receiver), args=[], keywords=[]):
            yield node, f"({ast.unparse(receiver)})"


def _collections(
    node: ast.Tuple | ast.List | ast.Set | ast.Dict, above: list[ast.AST]
) -> Iterator[Mutation]:
    """One element left out. Tuples that are taken apart are left alone: that could not even run."""
    if isinstance(node, ast.Dict):
        for at in range(len(node.keys)):
            keys, values = _replaced(node.keys, at), _replaced(node.values, at)
            yield node, _with(node, keys=keys, values=values)
    elif isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
        whole = ast.Return | ast.Yield | ast.Lambda | ast.Subscript | ast.Tuple | ast.NamedExpr
        if not (isinstance(node, ast.Tuple) and isinstance(above[-1], whole)):
            for at in range(len(node.elts)):
                yield node, _with(node, elts=_replaced(node.elts, at))


def _statements(node: ast.stmt) -> Iterator[Mutation]:
    match node:
        case ast.Return(value=ast.Constant()) | ast.Return(value=None):
            pass  # a constant is changed for itself
        case ast.Return():
            yield node, "return None"
        case ast.Expr() | ast.Raise() | ast.Delete() | ast.Break() | ast.Continue():
            yield node, "pass"
        case ast.AugAssign():
            yield node, "pass"
            yield node, f"{ast.unparse(node.target)} = {ast.unparse(node.value)}"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield node, "pass"


def _replaced(items: list[Any], at: int, *new: Any) -> list[Any]:
    return [*items[:at], *new, *items[at + 1 :]]


def _with(node: ast.expr, **fields: Any) -> str:
    """A node as text, with some of its fields changed."""
    changed = deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return f"({ast.unparse(changed)})"
