"""Which facts of the program a page asks for, and which it shows."""

from collections.abc import Iterator
from datetime import date

from macros.content.files.prose import Prose
from macros.content.kinds.program import Program
from macros.content.problems import Problem, nearest


def fact_problems(prose: Prose, program: Program) -> Iterator[Problem]:
    """Yield each fact in a page that no program has, and each that is shown and is no words."""
    known = [f"program.{name}" for name in (*Program.model_fields, *_computed(program))]
    for name, line in prose.facts:
        if name not in known:
            what = f"'{name}' is not a fact known here"
            yield Problem(prose.file, line, what, nearest(name, known))
    for name, line in prose.shown:
        fact = getattr(program, name.removeprefix("program."), "")
        # A list, or true or false.
        if isinstance(fact, bool) or not isinstance(fact, str | int | float | date):
            what = f"'{name}' is not words that a page can show"
            yield Problem(prose.file, line, what, "Write it out, or take it out.")


def _computed(program: Program) -> Iterator[str]:
    """Yield the name of each fact that follows from the settings of `program` and is words."""
    for name, value in vars(Program).items():
        if isinstance(value, property) and isinstance(getattr(program, name), str):
            yield name
