"""What may go wrong in a module: each small change that a test should notice."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

FLIPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}
DROPPED = (ast.Expr, ast.AugAssign, ast.Return, ast.Break, ast.Continue)
PASSED_OVER = {"annotation", "returns", "decorator_list"}
"""Fields of a node in which no change is made: they change nothing that a test could see."""


@dataclass(frozen=True)
class Mutant:
    """One change: the node whose `field` (at `place`, in a list) becomes `new`."""

    line: int
    change: str
    scope: range
    """The lines of the function around it, or of the whole module."""
    in_function: bool
    node: ast.AST
    field: str
    place: int | None
    new: object

    def apply(self) -> None:
        """Change the tree that the mutant was found in."""
        if self.place is None:
            setattr(self.node, self.field, self.new)
            return
        entries = getattr(self.node, self.field)
        entries[self.place : self.place + 1] = [] if self.new is None else [self.new]
        if isinstance(self.node, ast.Dict):
            del self.node.values[self.place]


def mutants_of(tree: ast.Module) -> Iterator[Mutant]:
    """Yield every change of `tree`, in the order of its lines."""
    length = max(getattr(node, "end_lineno", 0) or 0 for node in ast.walk(tree))
    yield from _below(tree, range(1, length + 1), False)


def _below(node: ast.AST, scope: range, in_function: bool) -> Iterator[Mutant]:
    if isinstance(node, ast.FunctionDef):
        in_function = True
        scope = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    for field, value in ast.iter_fields(node):
        if field in PASSED_OVER:
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST):
                line = getattr(child, "lineno", getattr(node, "lineno", 0))
                for change, new in _changes(node, field, child):
                    yield Mutant(line, change, scope, in_function, node, field, place, new)
                yield from _below(child, scope, in_function)


def _changes(parent: ast.AST, field: str, child: ast.AST) -> Iterator[tuple[str, ast.AST | None]]:
    """Yield what `child` of `parent` may become, in words and as a node; None takes it away."""
    if other := FLIPPED.get(type(child)):
        yield f"{type(child).__name__} becomes {other.__name__}", other()
    is_strict = isinstance(parent, ast.keyword) and parent.arg == "strict"
    if isinstance(child, ast.Constant) and isinstance(child.value, int) and not is_strict:
        is_truth = isinstance(child.value, bool)
        for value in (not child.value,) if is_truth else (child.value + 1, child.value - 1):
            yield f"{child.value} becomes {value}", ast.copy_location(ast.Constant(value), child)
    if isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.Not):
        yield f"'{_said(child)}' without not", child.operand
    if isinstance(child, ast.expr) and field in {"test", "ifs"}:
        yield f"not ({_said(child)})", ast.copy_location(ast.UnaryOp(ast.Not(), child), child)
    if isinstance(child, DROPPED) and not _is_docstring(child):
        # The function stays a generator, where it is one.
        never = ast.If(ast.Constant(False), [child], [])
        yield f"without '{_said(child)}'", ast.copy_location(never, child)
    if isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict) and field in {"elts", "keys"}:
        entries = parent.keys if isinstance(parent, ast.Dict) else parent.elts
        if all(map(_is_fixed, entries)):
            yield f"without the entry {_said(child)}", None


def _said(node: ast.AST) -> str:
    """Return the first words of `node` as it is written."""
    return ast.unparse(node).split("\n")[0][:60]


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_fixed(entry: ast.AST | None) -> bool:
    if isinstance(entry, ast.Tuple):
        return all(map(_is_fixed, entry.elts))
    if isinstance(entry, ast.Name):
        return entry.id.isupper()
    return isinstance(entry, ast.Constant)
