"""Puts into a page's text what its calls make and its facts are, without compiling the page.

Jinja makes a program of each page it meets, and runs it once. What an author may write is calls
with words in quotes, and facts of the program; for a page with more, such as an `if`, it is asked.
"""

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from macros.content.files.jinja_chunks import COMMENT, JINJA

_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_WORD = r"""\s*(?:\w+\s*=\s*)?(?:"[^"]*"|'[^']*')\s*"""
_SIMPLE = re.compile(rf"\s*(\w+)(?:\.\w+|\((?:{_WORD}(?:,{_WORD})*|\s*)\))\s*")
"""What stands between braces where it is no more than a call with words, or a fact."""

_STRICT = JINJA.overlay(undefined=StrictUndefined)
_MORE = ("{%", COMMENT[0], "{{-", "-}}", "{{+", "+}}", "\r")


def filled(text: str, names: Mapping[str, object]) -> str | None:
    """Return `text` as Jinja gives it back; `names` are the macros and the facts that it may name.

    Returns None where the text holds anything else, also by mistake.
    """
    if any(sign in text for sign in _MORE):
        return None
    # As Jinja does, one line end goes.
    kept, end = [], 0
    try:
        for found in _BRACES.finditer(text):
            kept += [text[end : found.start()], str(_value(_parsed(found[1]), names))]
            end = found.end()
    except (_MoreThanThat, TemplateSyntaxError):
        return None
    rest = text[end:]
    if "{{" in rest:
        return None
    return "".join([*kept, rest]).removesuffix("\n")


def rendered(text: str, names: Mapping[str, object]) -> str:
    """Return `text` as `filled` does, or else as Jinja gives it back; raises its TemplateError."""
    found = filled(text, names)
    return _STRICT.from_string(text).render(names) if found is None else found


def names_in(text: str) -> Set[str]:
    """Return the names that `text` asks for when it is rendered; raises TemplateSyntaxError."""
    calls = [_SIMPLE.fullmatch(inside) for inside in _BRACES.findall(text)]
    if any(sign in text for sign in _MORE) or not all(calls):
        return find_undeclared_variables(JINJA.parse(text))
    return {call[1] for call in calls if call}


class _MoreThanThat(Exception):  # noqa: N818 - it is no error: Jinja can do it
    """What stands between braces is no call with words, and no fact."""


def _value(node: nodes.Node, names: Mapping[str, object]) -> object:
    if isinstance(node, nodes.Name) and node.name in names:
        return names[node.name]
    if isinstance(node, nodes.Getattr):
        around = _value(node.node, names)
        if hasattr(around, node.attr):
            return getattr(around, node.attr)
    if isinstance(node, nodes.Call) and not (node.dyn_args or node.dyn_kwargs):
        call = _value(node.node, names)
        if callable(call):
            given = {pair.key: _word(pair.value) for pair in node.kwargs}
            return call(*map(_word, node.args), **given)
    raise _MoreThanThat


def _word(node: nodes.Node) -> str:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise _MoreThanThat


@lru_cache(maxsize=8192)
def _parsed(inside: str) -> nodes.Node:
    """Return what Jinja reads between a pair of braces, once for all pages that say the same."""
    body: Sequence[nodes.Node] = JINJA.parse(f"{{{{{inside}}}}}").body
    if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1:
        return body[0].nodes[0]
    raise _MoreThanThat
