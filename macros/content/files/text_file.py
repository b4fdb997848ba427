"""Reads the text of one file, and refuses whatever is no plain file of plain words."""

import re
import unicodedata
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from macros.content.problems import Problem

LARGEST_FILE = 256 * 1024
"""Bytes. A lesson's longest file is near 20 KB; anything this big is a mistake."""

_UNSEEN = re.compile(
    # Control characters, a lost letter, and marks of half a pair.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff"
    # Soft hyphens, joints without width, line ends of another kind, turns of the direction.
    "\u00ad\u034f\u061c\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    # Letters that are drawn as nothing, and a whole alphabet of them.
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0\U000e0000-\U000e007f"
    # Signs that each font draws in its own way: the bullets of word processors.
    "\ue000-\uf8ff]"
)
ODD_SPACES = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
"""A pattern of spaces that look like a plain one, as word processors make them."""
TYPE_AGAIN = "Delete the words around it, and type them again; a list begins with '- '."
_NAMES = {"\ufffd": "sign for a lost letter"}


class Unreadable(Exception):  # noqa: N818 - it carries a problem, it is not one of ours to mend
    """A file that cannot be read at all; carries the `problem` to report."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read_text(path: Path, file: str) -> str:
    """Return the text of `path`, its lines ended by newlines alone.

    `file` is the name shown to the author. Raises `Unreadable` where it is missing, no plain file,
    empty, huge, not UTF-8, or holds characters that nobody can see.
    """
    refuse_what_is_no_file(path, file)
    try:
        raw = path.read_bytes()
    except OSError:
        what, remedy = "this file cannot be opened", "Give yourself the right to read it."
        raise Unreadable(Problem(file, 1, what, remedy)) from None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"this file is not UTF-8 text (byte {error.start + 1} cannot be read)"
        raise Unreadable(Problem(file, line, what, "Save it again as UTF-8.")) from None
    if not text.strip():
        raise Unreadable(Problem(file, 1, "this file is empty", "Write it, or take it away."))
    if found := _UNSEEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = f"this line has {name_of(found[0])}"
        raise Unreadable(Problem(file, line, what, TYPE_AGAIN))
    return text


def unseen_in(text: str) -> str | None:
    """Return the first character of `text` that nobody can see, or None where there is none."""
    found = _UNSEEN.search(text)
    return found[0] if found else None


def is_odd_name(name: str) -> bool:
    """Return whether the `name` of a file has what nobody can see, or goes over two lines."""
    return "\n" in name or unseen_in(name) is not None


def name_of(character: str) -> str:
    """Say which `character` it is that nobody can see: "a soft hyphen (U+00AD)"."""
    name = _NAMES.get(character, unicodedata.name(character, "sign that nobody can see").lower())
    return f"a {name} (U+{ord(character):04X})"


def refuse_what_is_no_file(path: Path, file: str, largest: int = LARGEST_FILE) -> None:
    """Raise `Unreadable` where `path` is missing, no plain file, or has over `largest` bytes."""
    try:
        found = path.lstat()
    except OSError:
        raise Unreadable(Problem(file, 1, "this file is missing", "Add it.")) from None
    if S_ISLNK(found.st_mode):
        what, remedy = "this is a link to another place", "Put the file itself here."
    elif S_ISDIR(found.st_mode):
        what, remedy = "this is a folder, but a file is wanted", "Give the folder another name."
    elif not S_ISREG(found.st_mode):
        what, remedy = "this is no file that can be read", "Take it away."
    elif found.st_size > largest:
        what = f"this file has {found.st_size // 1024:,} KB; {largest // 1024:,} KB is the most"
        remedy = "Was something pasted by mistake?"
    else:
        return
    raise Unreadable(Problem(file, 1, what, remedy))
