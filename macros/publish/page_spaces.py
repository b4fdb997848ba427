"""Takes out of a page what neither a reader nor a style sees: long spaces and authors' notes."""

import re

_KEPT = re.compile(r"(\u003c(pre|textarea|script|style)\b.*?\u003c/\2>)", re.DOTALL)
_NOTE = re.compile(r"\u003c!--.*?-->", re.DOTALL)
_NOTES = re.compile(rf"(?:\s*{_NOTE.pattern})+\s*", re.DOTALL)
_LINE_END = re.compile(r"[ \t]+\n")
_INDENT = re.compile(r"\n\s+")
_KNOWN = ' xmlns="http://www.w3.org/2000/svg"'


def without_long_spaces(page: str) -> str:
    """Return `page`, a whole one in HTML, without notes, and with a line end for line and indent.

    Between two words a space stays a space. A page in which nothing is long stays as it is.
    """
    # What keeps its lines, and the name of its tag, stand between the others.
    parts = _KEPT.split(page)
    parts[::3] = map(_short, parts[::3])
    parts[2::3] = ["" for _ in parts[2::3]]
    return "".join(parts)


def _short(part: str) -> str:
    part = part.replace(_KNOWN, "")
    if "\u003c!--" in part:
        part = _NOTES.sub(_without_notes, part)
    # To look for all spaces before a line end takes ten times as long as to see that none is there.
    if " \n" in part or "\t\n" in part:
        part = _LINE_END.sub("\n", part)
    return _INDENT.sub("\n", part)


def _without_notes(found: re.Match[str]) -> str:
    spaces = _NOTE.sub("", found[0])
    return "\n" if "\n" in spaces else spaces[:1]
