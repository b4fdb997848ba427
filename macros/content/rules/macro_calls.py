"""What a page calls and links to: macros, facts of the program, other pages and their headings."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from macros.content.curriculum.page_files import PageFiles
from macros.content.files import signatures
from macros.content.files.call_reader import Call
from macros.content.files.prose import Link, Prose
from macros.content.kinds.program import Program
from macros.content.problems import Problem, nearest
from macros.content.rules.lookup import NAMED_MACROS, Lookup
from macros.content.rules.own_ids import ids_of

ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "stop": ("index.md",),
    "story": ("leader.md",),
    "try_it": ("leader.md", "handout.md"),
    "chart_note": ("leader.md",),
    "frame": ("leader.md",),
}
"""Macros that belong to these pages of a lesson, and to no other page."""


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
        files = getattr(page_files, NAMED_MACROS[call.name])
        if first not in files and not lookup.is_broken(page_files.folder, call.name, first):
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
    path = PurePosixPath(file)
    *around, lessons, _theme, _lesson, name = ("", "", "", *path.parts)
    return name in pages and lessons == "lessons" and len([*filter(None, around)]) in (1, 2)


def variable_problems(name: str, line: int, file: str) -> Iterator[Problem]:
    """Yield what is wrong with a fact that `file` names in `line`."""
    facts = [f"program.{field}" for field in (*Program.model_fields, "any_hour")]
    if name not in facts:
        yield Problem(file, line, f"'{name}' is not a fact known here", nearest(name, facts))


def shown_problems(name: str, line: int, file: str, program: Program) -> Iterator[Problem]:
    """Yield what is wrong with a fact that stands in `file`: a list or a truth is no words."""
    fact = getattr(program, name.removeprefix("program."), "")
    if isinstance(fact, bool) or not isinstance(fact, str | int | float | date):
        what = f"'{name}' is not words that a page can show"
        yield Problem(file, line, what, "Write it out, or take it out.")


def link_problems(link: Link, path: str, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with one link or picture of the page at `path` inside `docs`."""
    file = lookup.file(path)
    if link.is_image and not link.words.strip():
        what = f"the picture '{link.target}' has no text alternative"
        yield Problem(file, link.line, what, "Say between [ and ] what it shows.")
    if ":" in link.target.split("/")[0] or link.target.startswith("//"):
        return
    place, anchor = target_of(link, path)
    there = _holder(place, lookup)
    if there is None:
        what = f"the link to '{link.target}' leads nowhere"
        beside = [entry.name for entry in (lookup.docs / path).parent.iterdir()]
        target = unquote(link.target).partition("#")[0]
        yield Problem(file, link.line, what, nearest(target, beside))
    elif anchor and (prose := there.prose.get(place.removeprefix("../"))):
        anchors = anchors_in(place, prose)
        if anchor not in anchors:
            what = f"the link to '{link.target}' finds no such heading"
            yield Problem(file, link.line, what, nearest(anchor, anchors))


def target_of(link: Link, path: str) -> tuple[str, str]:
    """Return where a `link` of the page at `path` leads: a place inside `docs`, and an anchor."""
    target, _, anchor = unquote(link.target).partition("#")
    return normpath(str(PurePosixPath(path).parent / target)) if target else path, anchor


def _holder(place: str, lookup: Lookup) -> Lookup | None:
    """Return where the file at `place` is looked up: a page that is not translated, in English."""
    english = lookup.english
    if english is not None and place.startswith("../"):
        # In an edition, what is not translated is linked to where it lies.
        return _holder(place.removeprefix("../"), english)
    if not place.startswith("..") and (lookup.docs / place).is_file():
        return lookup
    return _holder(place, english) if english else None


def anchors_in(path: str, prose: Prose) -> list[str]:
    """Return what a link into the page at `path` inside `docs` may name."""
    called = {call.arguments[0] for call in prose.calls if call.arguments}
    return sorted({*ids_of(path, prose), *called})
