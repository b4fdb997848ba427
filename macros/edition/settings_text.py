"""Puts other values into the text of mkdocs.yml, and leaves every other line as it is."""

import json

from macros.content.files.yaml_lines import Data, Document
from macros.content.problems import Place


def with_value(text: str, document: Document, place: Place, value: Data) -> str:
    """Return `text` with `value` at `place`, in one line; `document` is what the text says.

    The key at `place` has to stand in the text, on a line of its own.
    """
    rows = text.split("\n")
    start = document.lines[place] - 1
    key = rows[start].partition(":")[0]
    indent = len(key) - len(key.lstrip())
    end = start + 1
    while end < len(rows) and _goes_on(rows[end], indent):
        end += 1
    while not rows[end - 1].strip():
        end -= 1
    return "\n".join([*rows[:start], f"{key}: {one_line(value)}", *rows[end:]])


def one_line(value: Data) -> str:
    """Return `value` as YAML in one line: all of it in quotes, but for true and false."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)}: {one_line(v)}' for key, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(one_line, value))}]"
    return value if value in ("true", "false") else json.dumps(value, ensure_ascii=False)


def _goes_on(row: str, indent: int) -> bool:
    """Return True for a line that belongs to the key above, which stands `indent` signs in."""
    deep = len(row) - len(row.lstrip())
    return not row.strip() or deep > indent or (deep == indent and row.lstrip().startswith("- "))
