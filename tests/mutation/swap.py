"""Puts a changed module in the place of the one that is loaded, for all who hold parts of it."""

import ast
import sys
from functools import cached_property
from types import FunctionType, ModuleType


def swap(name: str, tree: ast.Module) -> None:
    """Carry out the changed `tree` of the module `name`, and give its parts to whoever has them.

    Functions and classes stay the objects that they are, with the code of the new ones; whatever
    else the module names goes wherever the old one has been imported.
    """
    module = sys.modules[name]
    new = ModuleType(name)
    new.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    code = compile(ast.fix_missing_locations(tree), str(module.__file__), "exec")
    sys.modules[name] = new
    try:
        exec(code, new.__dict__)
    finally:
        sys.modules[name] = module
    for word, value in list(vars(new).items()):
        old = vars(module).get(word)
        if getattr(value, "__module__", None) == name:
            _recode(old, value)
        elif not word.startswith("__"):
            _give(word, old, value)
    _forget()


def _forget() -> None:
    """Let nothing be answered with what was kept before."""
    for holder in list(sys.modules.values()):
        if holder.__name__.startswith("macros"):
            for value in list(vars(holder).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _recode(old: object, new: object) -> None:
    """Let the function or class `old` do what `new` does."""
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__ = new.__code__
        old.__defaults__ = new.__defaults__
    elif hasattr(old, "cache_clear"):
        old.cache_clear()
        _recode(old.__wrapped__, new.__wrapped__)  # type: ignore[attr-defined]
    elif isinstance(old, type):
        for word, value in vars(new).items():
            if word == "__init__":
                setattr(old, word, value)
            elif isinstance(value, property):
                _recode(vars(old)[word].fget, value.fget)
            elif isinstance(value, cached_property):
                _recode(vars(old)[word].func, value.func)
            else:
                _recode(vars(old).get(word), value)


def _give(word: str, old: object, new: object) -> None:
    """Put `new` wherever a module of ours has `old` under that `word`."""
    for holder in list(sys.modules.values()):
        if holder.__name__.startswith(("macros", "tests")) and vars(holder).get(word) is old:
            setattr(holder, word, new)
