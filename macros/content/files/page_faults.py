"""What no page may hold, whatever it is about: HTML, words that hide, marks of word processors."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from macros.content.files.as_built import BLOCK_KINDS, AsBuilt
from macros.content.files.front_matter import Page
from macros.content.files.text_file import ODD_SPACES, TYPE_AGAIN, name_of, unseen_in
from macros.content.problems import Problem

CLASSES = {"card", "no-print", "admonition", "admonition-title", *BLOCK_KINDS}
"""The classes that a page may give, and those that Markdown gives by itself."""

_SPACE = re.compile(ODD_SPACES)
_STRUCTURE = re.compile(r"#{1,6}|\s*/{3,}|\s*(?:[-*+]|\d+\.)[^\S ]|.*\{\{")
_BULLET = re.compile(r"\s*([•·‣▪●○◦∙■□]|[o§Øüv](?=[\t\u00a0]))")
"""Signs, and the letters that Word shows as signs, with the tab or hard space after them."""
_NUMBER = re.compile(r"\s*(\d+\))\s")
_DASH = re.compile(r"\s*([–—])\s")
_RULE = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+)?_(?:[^\S\n]*_){2,}\s*")
"""Underscores and nothing else, in a list too."""
_LIST = re.compile(r"(?:[-*+]|\d+\.)\s+\S")
_ATTRIBUTES = re.compile(r"\{(?:[:.]|#(?!\s)| [.#])[^{}]*\}(?<!#\})")
_CODE = re.compile(r"`[^`]*`")
_UNDER_HEADS = re.compile(r"(?=.*\|)\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_NO_NAME = re.compile(r"(?<!\\)\|\s*\|")
_LETTERS = re.compile(r"[\W_]+")
_CONFLICT = re.compile(r"(\u003c{7}|>{7}|\|{7}) ")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LEADS = ("http", "https", "mailto", "tel")
_PLACES = re.compile(r"text-align: (left|right|center);")


def page_faults(
    page: Page, built: AsBuilt, in_block: Sequence[bool], in_code: Sequence[bool]
) -> Iterator[Problem]:
    """Yield what no page may hold. Both lists say where each line of `page` stands."""
    seen = _Seen(page, in_code)
    for html in built.html[:1]:
        first = html.strip().split("\n")[0]
        what = f"the page has HTML ('{first}')"
        remedy = "Write plain words and Markdown; drawings and forms come from macros."
        yield seen.problem(first, what, remedy)
    for name, value in built.attributes:
        is_alignment = name == "style" and _PLACES.fullmatch(value)
        is_class = name == "class" and set(value.split()) <= CLASSES
        if not (is_alignment or is_class or name in {"title", "start", "lang"}):
            what = f"'{name}' in braces changes how words look, or hides them"
            yield seen.problem(
                value if name == "class" else name,
                what,
                "Take the braces out, and what stands in them.",
            )
    for text in built.texts:
        if found := _ATTRIBUTES.search(text):
            what = f"'{found[0]}' would stand in the page as it is typed"
            yield seen.problem(found[0], what, "Take it out.")
    for target, _, is_picture in built.links:
        yield from _link_faults(target, is_picture, seen)
    yield from _line_faults(page, in_block, in_code)


class _Seen:
    """The lines of a page, to find again what the built page holds."""

    def __init__(self, page: Page, in_code: Sequence[bool]) -> None:
        self.page = page
        self.lines = [
            "" if is_code else line for line, is_code in zip(page.lines, in_code, strict=True)
        ]

    def problem(self, words: str, what: str, remedy: str) -> Problem:
        """Return a problem on the first line that has `words`."""
        bare = (number for number, line in enumerate(self.lines) if words in _CODE.sub("", line))
        any_line = (number for number, line in enumerate(self.lines) if words in line)
        # Of what is spelled out, such as 'java&Tab;script', only the letters are compared.
        letters = _LETTERS.sub("", words)
        spelled = (
            number
            for number, line in enumerate(self.lines)
            if letters and letters in _LETTERS.sub("", unescape(line))
        )
        at = next(bare, next(any_line, next(spelled, 0)))
        return Problem(self.page.file, at + self.page.first_line, what, remedy)


def _link_faults(target: str, is_picture: bool, seen: _Seen) -> Iterator[Problem]:
    bare = re.sub(r"[\x00-\x20\\]", "", target)
    scheme = _SCHEME.match(bare)
    words, target = target, " ".join(target.split())
    if is_picture and (scheme or bare.startswith("//")):
        what = f"the picture '{target}' would be fetched from another place"
        yield seen.problem(words, what, "Put the file beside the page.")
    elif (scheme and scheme[1].lower() not in _LEADS) or bare.startswith("//"):
        what = f"the link '{target}' does not lead to a page"
        yield seen.problem(words, what, "Write https://, tel:, mailto: or the name of a page.")


def _line_faults(
    page: Page, in_block: Sequence[bool], in_code: Sequence[bool]
) -> Iterator[Problem]:
    above = ""
    for number, line in enumerate(page.lines):
        at = number + page.first_line
        if in_code[number]:
            above = ""
            continue
        # A character may be spelled out, such as '&#x202e;'.
        if hidden := unseen_in(unescape(line)):
            yield Problem(page.file, at, f"this line has {name_of(hidden)}", TYPE_AGAIN)
        if conflict := _CONFLICT.match(line):
            what = f"'{conflict[1]}' is left over from two versions that did not fit together"
            yield Problem(page.file, at, what, "Keep one of the two, and take the marks out.")
        if _STRUCTURE.match(line) and (space := _SPACE.search(line)):
            what = f"the line has {name_of(space[0])} where a plain space belongs"
            yield Problem(page.file, at, what, "Type a space in its place.")
        bullet = _BULLET.match(line)
        if not bullet and (in_block[number] or _DASH.match(above)):
            bullet = _DASH.match(line)
        if bullet:
            what = f"the line begins with '{bullet[1]}', which makes no list"
            yield Problem(page.file, at, what, "Write '- '.")
        if bracket := _NUMBER.match(line):
            what = f"the line begins with '{bracket[1]}', which makes no list"
            yield Problem(page.file, at, what, f"Write '{bracket[1][:-1]}. '.")
        if _RULE.fullmatch(line):
            what = "a line of '_' alone is no line to write on: it becomes a rule between parts"
            yield Problem(page.file, at, what, "Begin it with words, such as 'My word: ______'.")
        if _UNDER_HEADS.fullmatch(line) and _NO_NAME.search(above):
            what = "a column of this table has no name, so nobody hears what stands in it"
            yield Problem(page.file, at - 1, what, "Name it in the table's first line.")
        if _LIST.match(line) and above.strip() and not _goes_on(above):
            what = "the list begins right below other words, which takes them together"
            yield Problem(page.file, at, what, "Put an empty line above it.")
        above = line


def _goes_on(above: str) -> bool:
    """Return True where a list may begin below, or go on from, the line `above`."""
    return bool(_LIST.match(above)) or above[0] in " \t#" or above.lstrip().startswith("///")
