"""Takes out of a page what neither a reader nor a style sees: long spaces and authors' notes."""

import re

_NOTE = r"\u003c!--.*?-->"
_UNSEEN = re.compile(
    r"(?P<kept>\u003c(?P<tag>pre|textarea|script|style)\b.*?\u003c/(?P=tag)>)"
    r'|(?P<known> xmlns="http://www\.w3\.org/2000/svg")'
    rf"|(?:[ \t]*(?:\n|{_NOTE})\s*)+",
    re.DOTALL,
)


def without_long_spaces(page: str) -> str:
    """Return `page`, a whole one in HTML, without notes, and with a line end for line and indent.

    Between two words a space stays a space. A page in which nothing is long stays as it is.
    """
    return _UNSEEN.sub(_seen, page)


def _seen(found: re.Match[str]) -> str:
    if found["kept"] or found["known"]:
        return found["kept"] or ""
    spaces = re.sub(_NOTE, "", found[0], flags=re.DOTALL)
    return "\n" if "\n" in spaces else spaces[:1]
