"""What a page calls: macros that there are, with words they know, where they may stand."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.content.curriculum.page_files import NAMED_MACROS, PageFiles
from macros.content.files import signatures
from macros.content.files.call_reader import Call
from macros.content.problems import Problem, nearest
from macros.content.rules.lookup import Lookup

ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "stop": ("index.md",),
    "story": ("leader.md",),
    "try_it": ("leader.md", "handout.md"),
    "chart_note": ("leader.md",),
    "frame": ("leader.md",),
}
"""Macros that belong to these pages of a lesson, and to no other page."""

_OF_A_LESSON = re.compile(r"docs/(?:[a-z]{2}/)?lessons/[^/]+/[^/]+/(?P<page>[^/]+)")
"""A page of a lesson, in English or in the folder of another language."""


def call_problems(
    call: Call, file: str, page_files: PageFiles, lookup: Lookup
) -> Iterator[Problem]:
    """Yield what is wrong with one call of a macro in `file`, beside which `page_files` stand."""
    if call.name not in signatures.names():
        what = f"the macro '{call.name}' is not known here"
        yield Problem(file, call.line, what, nearest(call.name, signatures.names()))
        return
    yield from _place_problems(call, file)
    first = call.arguments[0] if call.arguments else ""
    fewest, most = signatures.fewest_words(call.name), signatures.most_words(call.name)
    if call.odd_names:
        what = f"'{call.name}' has no word '{call.odd_names[0]}', or has it twice"
        yield Problem(file, call.line, what, f"Write {signatures.example(call.name)}.")
    elif not fewest <= len(call.arguments) <= most:
        what = f"'{call.name}' is called with {len(call.arguments)} words"
        yield Problem(file, call.line, what, f"Write {signatures.example(call.name)}.")
    elif call.name in NAMED_MACROS:
        files = page_files.shown_by(call.name)
        if first not in files and page_files.place_of(call.name, first) not in lookup.broken:
            what = f"there is no {call.name} '{first}' in this folder"
            yield Problem(file, call.line, what, nearest(first, files) or "Add the file.")
    elif call.name == "notice" and first not in lookup.notices:
        what = f"the notice '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, lookup.notices))
    elif call.name == "frame" and first not in lookup.shared_steps:
        what = f"every session shares no step '{first}'"
        yield Problem(file, call.line, what, nearest(first, lookup.shared_steps))
    elif call.name == "cite" and first not in lookup.sources:
        what = f"the source '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, lookup.sources))


def repeated_calls(calls: Iterable[Call], file: str) -> Iterator[Problem]:
    """Yield each of a page's `calls` that stands in it already: its ids would stand there twice."""
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    for call in calls:
        # Each step of a plan may be dropped, so each that needs a notice has it.
        in_plan = call.name == "notice" and file.endswith("leader.md")
        if in_plan or signatures.may_stand_twice(call.name):
            continue
        line = first.setdefault((call.name, call.arguments), call.line)
        if line != call.line:
            what = f"'{call.name}' is called here as in line {line}"
            yield Problem(file, call.line, what, "Keep one of them, and link to it.")


def _place_problems(call: Call, file: str) -> Iterator[Problem]:
    if signatures.may_stand_in_a_sentence(call.name):
        where = "in a heading" if call.in_heading else ""
        remedy = "Put it into the sentence below."
    else:
        where = "among other words or indented" if not call.alone else ""
        where = "inside a '///' block" if call.in_block else where
        remedy = "Give it a line of its own, not indented."
    if where:
        yield Problem(file, call.line, f"'{call.name}' is called {where}", remedy)
    if call.name in ONLY_IN and not _belongs(file, ONLY_IN[call.name]):
        what = f"'{call.name}' is called outside a lesson's {' and '.join(ONLY_IN[call.name])}"
        yield Problem(file, call.line, what, "Take it out, or move it there.")


def _belongs(file: str, pages: tuple[str, ...]) -> bool:
    found = _OF_A_LESSON.fullmatch(file)
    return found is not None and found["page"] in pages
