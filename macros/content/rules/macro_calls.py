"""What a page calls and links to: macros, facts of the program, other pages and their headings."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from markdown.extensions.toc import slugify

from macros.content.curriculum.page_files import PageFiles
from macros.content.curriculum.session_reader import anchors_of
from macros.content.files.markdown_page import Call, Link
from macros.content.kinds.program import Program
from macros.content.problems import Problem, nearest
from macros.content.rules.lookup import NAMED_MACROS, Lookup

PLAIN_MACROS = (
    "opening",
    "closing",
    "agenda",
    "run_sheet",
    "story",
    "try_it",
    "chart_note",
    "handout",
    "helplines",
    "tonight",
    "calendar",
    "urge_wave",
    "breathing_pace",
    "themes",
    "lessons",
    "source_list",
    "print_list",
    "notebook",
    "my_plan",
    "keep_site",
    "tools",
    "call_someone",
    "five_senses",
)
MACROS = (*NAMED_MACROS, *PLAIN_MACROS, "notice", "cite", "stop", "frame")

ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "stop": ("index.md",),
    "story": ("leader.md",),
    "try_it": ("leader.md", "handout.md"),
    "chart_note": ("leader.md",),
    "frame": ("leader.md",),
}
"""Macros that belong to these pages of a lesson, and to no other page."""

MOST_WORDS = {"picture": 2, **dict.fromkeys(PLAIN_MACROS, 0)}
"""How many words a macro takes at most; the others take one."""


def call_problems(
    call: Call, file: str, page_files: PageFiles, lookup: Lookup
) -> Iterator[Problem]:
    """Yield what is wrong with one call of a macro in `file`, beside which `page_files` stand."""
    first = call.arguments[0] if call.arguments else ""
    if call.name not in MACROS:
        what = f"the macro '{call.name}' is not known here"
        yield Problem(file, call.line, what, nearest(call.name, MACROS))
        return
    if call.name != "cite" and (call.in_block or not call.alone):
        where = "inside a '///' block" if call.in_block else "among other words or indented"
        what = f"'{call.name}' is called {where}"
        yield Problem(file, call.line, what, "Give it a line of its own, not indented.")
    if call.name in ONLY_IN and not _belongs(file, ONLY_IN[call.name]):
        what = f"'{call.name}' is called outside a lesson's {' and '.join(ONLY_IN[call.name])}"
        yield Problem(file, call.line, what, "Take it out, or move it there.")
    most = MOST_WORDS.get(call.name, 1)
    if not min(most, 1) <= len(call.arguments) <= most:
        what = f"'{call.name}' is called with {len(call.arguments)} words"
        example = '"name"' if most else ""
        remedy = f"Write {{{{ {call.name}({example}) }}}}."
        yield Problem(file, call.line, what, remedy)
    elif call.name in NAMED_MACROS:
        files = getattr(page_files, NAMED_MACROS[call.name])
        if first not in files and not lookup.is_broken(page_files.folder, call.name, first):
            what = f"there is no {call.name} '{first}' in this folder"
            yield Problem(file, call.line, what, nearest(first, files) or "Add the file.")
    elif call.name == "notice" and first not in lookup.notices:
        what = f"the notice '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, lookup.notices))
    elif call.name == "frame" and first not in lookup.frame:
        what = f"every session shares no step '{first}'"
        yield Problem(file, call.line, what, nearest(first, lookup.frame))
    elif call.name == "cite" and first not in lookup.sources:
        what = f"the source '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, lookup.sources))


def _belongs(file: str, pages: tuple[str, ...]) -> bool:
    path = PurePosixPath(file)
    return path.name in pages and len(path.parts) == 5 and path.parts[1] == "lessons"


def variable_problems(name: str, line: int, file: str) -> Iterator[Problem]:
    """Yield what is wrong with a fact that `file` names in `line`."""
    facts = [f"program.{field}" for field in Program.model_fields]
    if name not in facts:
        yield Problem(file, line, f"'{name}' is not a fact known here", nearest(name, facts))


def link_problems(link: Link, path: str, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with one link or picture of the page at `path` inside `docs`."""
    file = f"docs/{path}"
    if link.is_image and not link.words.strip():
        what = f"the picture '{link.target}' has no text alternative"
        yield Problem(file, link.line, what, "Say between [ and ] what it shows.")
    if ":" in link.target.split("/")[0]:
        return
    target, _, anchor = link.target.partition("#")
    place = normpath(str(PurePosixPath(path).parent / target)) if target else path
    if not (lookup.docs / place).is_file():
        what = f"the link to '{link.target}' leads nowhere"
        beside = [entry.name for entry in (lookup.docs / path).parent.iterdir()]
        yield Problem(file, link.line, what, nearest(target, beside))
    elif anchor and place in lookup.prose:
        headings = lookup.prose[place].headings
        # In a plan, the anchor of a timed heading is its name; the minutes are a badge beside it.
        timed = anchors_of(headings) if place.endswith("/leader.md") else {}
        anchors = [timed.get(each.line, slugify(each.text, "-")) for each in headings]
        anchors += [call.arguments[0] for call in lookup.prose[place].calls if call.arguments]
        if anchor not in anchors:
            what = f"the link to '{link.target}' finds no such heading"
            yield Problem(file, link.line, what, nearest(anchor, anchors))
