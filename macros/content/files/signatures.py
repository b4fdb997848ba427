"""The macros that an author may call, and the words each takes, read from the macros themselves.

`macros/__init__.py` registers them; what is registered there is known here.
"""

from collections.abc import Callable, Collection, Mapping
from inspect import Parameter, signature

_WORDS: dict[str, tuple[Parameter, ...]] = {}
_INSIDE: set[str] = set()
_MARKDOWN: set[str] = set()


def know(
    macros: Collection[Callable[..., str]],
    inside_a_sentence: Collection[Callable[..., str]],
    read_as_markdown: Collection[Callable[..., str]],
) -> None:
    """Remember `macros`, whose first parameter is the place they are called from."""
    for macro in macros:
        _, *words = signature(macro).parameters.values()
        _WORDS[macro.__name__] = tuple(words)
    _INSIDE.update(macro.__name__ for macro in inside_a_sentence)
    _MARKDOWN.update(macro.__name__ for macro in read_as_markdown)


def names() -> tuple[str, ...]:
    """Return the name of every macro."""
    return tuple(_WORDS)


def may_stand_in_a_sentence(macro: str) -> bool:
    """Return True for a macro whose HTML is no block of its own."""
    return macro in _INSIDE


def may_stand_twice(macro: str) -> bool:
    """Return True for a macro that shows words alone, and so gives no id to the page."""
    return macro in _MARKDOWN


def most_words(macro: str) -> int:
    """Return how many words `macro` takes at most."""
    return len(_WORDS[macro])


def fewest_words(macro: str) -> int:
    """Return how many words `macro` needs."""
    return sum(word.default is Parameter.empty for word in _WORDS[macro])


def example(macro: str) -> str:
    """Return how `macro` is called: '{{ picture("name", "caption") }}'."""
    words = ", ".join(f'"{word.name}"' for word in _WORDS[macro])
    return f"{{{{ {macro}({words}) }}}}"


def in_order(
    macro: str, words: tuple[str, ...], named: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a call in the order of the macro, and the names that do not fit it.

    A name does not fit where the macro has no such word, or where it is given already.
    """
    known = [word.name for word in _WORDS.get(macro, ())]
    odd = tuple(name for name in named if name not in known[len(words) :])
    given = dict(zip(known, words, strict=False)) | {
        name: word for name, word in named.items() if name not in odd
    }
    last = max((known.index(name) for name in given), default=-1)
    defaults = {word.name: str(word.default) for word in _WORDS.get(macro, ())}
    ordered = tuple(given.get(name, defaults[name]) for name in known[: last + 1])
    return (*ordered, *words[len(known) :]), odd
