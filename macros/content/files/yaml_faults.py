"""Says in an author's words why a file is not YAML: the line, the finding and the remedy."""

import re
from collections.abc import Sequence

import yaml

from macros.content.files.text_file import ODD_SPACES
from macros.content.problems import Problem

QUOTE_ALL = 'Put the whole value in "quotes".'

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:-\s+(?=-))*(\S.*)?$")
_CLOSED = re.compile(r"""("[^"]*"|'[^']*')\s*[^\s,\]}#:]""")
_NO_SPACE = re.compile(r"\s*(?:-\s+)*[A-Za-z_-]+:(?![\s/]|$)")
_SPACES = re.compile(ODD_SPACES)


def syntax_problem(
    error: yaml.YAMLError, text: str, file: str, first_line: int, quote_opened: int | None
) -> Problem:
    """Return the problem behind the parser's `error`.

    `text` begins on line `first_line` of `file`; `quote_opened` is the line of `text`, from 0, on
    which the last quotation began, where that went on over several lines.
    """
    lines = text.split("\n")
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context = str(getattr(error, "context", None) or "")
    # The end of the text may be counted as one more line.
    at = min(mark.line if mark else 0, len(lines) - 1)
    begins = min(opened.line if opened else at, at)
    if quote_opened is not None or "quoted scalar" in context:
        at = begins if quote_opened is None else quote_opened
        what = "a quotation mark opens here, and none closes it"
        remedy = "Close it at the end of the words."
    elif "flow" in context and not _begins_oddly(lines[begins]):
        at = begins
        what = f"a '{'[' if 'sequence' in context else '{'}' opens here, and nothing closes it"
        remedy = f"Close it at the end of the list. If it belongs to the words: {QUOTE_ALL}"
    else:
        if "simple key" in context:
            at = begins
        if at and _NO_SPACE.match(lines[at - 1]):
            at -= 1
        what, remedy = _looked_at(lines, at)
    return Problem(file, at + first_line, what, remedy)


def begins_with(sign: str) -> tuple[str, str]:
    """Return finding and remedy for words that begin with a `sign` which YAML reads otherwise."""
    what = f"the words begin with '{sign}', which YAML does not take for words"
    return what, QUOTE_ALL


def _begins_oddly(line: str) -> bool:
    """Return True where a value of `line` begins with a bracket and goes on after it closes."""
    return bool(re.match(r"\[[^\]]*\]\s*[^\s,#]|\{[^}]*\}\s*[^\s,#]", _value(line)))


def _value(line: str) -> str:
    found = _VALUE.match(line)
    return (found[1] or "") if found else ""


def _looked_at(lines: Sequence[str], at: int) -> tuple[str, str]:
    line, above = lines[at], lines[at - 1] if at else ""
    value = _value(line)
    indent = line[: len(line) - len(line.lstrip())]
    odd = value[:1] in tuple("*&!%@`|>[{?,") or value.startswith("- ")
    found = (
        ("\t" in indent, "the line begins with a tab", "Use spaces."),
        (
            _SPACES.search(line),
            "the line has a space of another kind, as word processors make",
            "Type a plain one.",
        ),
        (odd, *begins_with(value[:1])),
        (
            _CLOSED.match(value),
            "the words go on after the quotation mark that closes them",
            "Put all of it in quotes of the other kind: '\"Pass\" is a full answer.'",
        ),
        (": " in value or value.endswith(":"), "there is a ':' inside the words", QUOTE_ALL),
        (_NO_SPACE.match(line), "there is no space after the ':'", "Put one there."),
        (" #" in above, "the line above ends at ' #', which begins a remark in YAML", QUOTE_ALL),
    )
    what = "this line does not go on from the line above"
    remedy = "Look at the spaces at the start of both lines, and at the ':' after each key."
    return next(((what, remedy) for is_so, what, remedy in found if is_so), (what, remedy))
