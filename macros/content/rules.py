"""The rules between files: calls, links, notices, sources and papers that belong together."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath

from markdown.extensions.toc import slugify

from macros.content.lesson import Lesson, PageFacts
from macros.content.notice import Notice
from macros.content.papers import Papers
from macros.content.problems import Place, Problem, line_of, nearest
from macros.content.program import Program
from macros.content.prose import Call, Link, Prose
from macros.content.reading import HARDEST_GRADE, grade, hardest, passages_of, too_hard
from macros.content.session import session_problems
from macros.content.source import Source

NAMED_MACROS = {
    "quiz": "quizzes",
    "check": "checks",
    "worksheet": "worksheets",
    "cards": "cards",
    "picture": "pictures",
}
"""Macros whose word names a file beside the page, and what `Papers` calls such files."""

PLAIN_MACROS = (
    "opening",
    "closing",
    "agenda",
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
MACROS = (*NAMED_MACROS, *PLAIN_MACROS, "notice", "cite")

MOST_WORDS = {"picture": 2, **dict.fromkeys(PLAIN_MACROS, 0)}
"""How many words a macro takes at most; the others take one."""

FEWEST_QUESTIONS = 5
FEWEST_KINDS = 2
FOR_EVERY_LEADER = "N11"


def file_name(macro: str, name: str) -> str:
    """Return the name of the file that `macro` shows under `name`."""
    return f"{name}.svg" if macro == "picture" else f"{name}.{macro}.yaml"


@dataclass(frozen=True)
class Shelf:
    """What the rules look things up in. `prose` and `lines` are by path inside `docs`."""

    docs: Path
    program: Program
    notices: Mapping[str, Notice]
    sources: Mapping[str, Source]
    prose: Mapping[str, Prose]
    lines: Mapping[str, Mapping[Place, int]]
    broken: Set[str]
    """Files that are there, but have faults of their own, told elsewhere."""

    def is_broken(self, folder: str, macro: str, name: str) -> bool:
        """Return True where the file that a call names is there, but could not be read."""
        return str(PurePosixPath(folder, file_name(macro, name))) in self.broken


def lesson_problems(lesson: Lesson, shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong between the files of one lesson."""
    page, plan = f"{lesson.folder}/index.md", f"{lesson.folder}/leader.md"
    yield from page_problems(page, lesson.facts, lesson, shelf)
    yield from page_problems(plan, lesson.plan, lesson, shelf)
    yield from page_problems(f"{lesson.folder}/handout.md", lesson.handout, lesson, shelf)
    yield from session_problems(shelf.prose[plan], shelf.program.session_minutes)
    shown = [call.arguments for call in shelf.prose[plan].called("notice")]
    if (FOR_EVERY_LEADER,) not in shown:
        what = f"the plan does not show notice {FOR_EVERY_LEADER}"
        remedy = f'Add {{{{ notice("{FOR_EVERY_LEADER}") }}}} before the first block.'
        yield Problem(f"docs/{plan}", 1, what, remedy)
    yield from _papers(lesson, page, shelf)
    yield from unused(lesson, shelf)


def page_problems(path: str, facts: PageFacts, papers: Papers, shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong in one page; `papers` are those of its folder."""
    prose = shelf.prose[path]
    for call in prose.calls:
        yield from _call_problems(call, prose.file, papers, shelf)
    for name, line in prose.variables:
        yield from _variable_problems(name, line, prose.file)
    for link in prose.links:
        yield from _link_problems(link, path, shelf)
    yield from _agree(path, "notices", "notice", facts.notices, shelf)
    yield from _agree(path, "sources", "cite", facts.sources, shelf)
    if _for_participants(path):
        yield from _grade_problems(prose)


def _for_participants(path: str) -> bool:
    return path.startswith(("lessons/", "mine/")) and not path.endswith("leader.md")


def _call_problems(call: Call, file: str, papers: Papers, shelf: Shelf) -> Iterator[Problem]:
    first = call.arguments[0] if call.arguments else ""
    if call.name not in MACROS:
        what = f"the macro '{call.name}' is not known here"
        yield Problem(file, call.line, what, nearest(call.name, MACROS))
        return
    if call.name != "cite" and (call.in_block or not call.alone):
        where = "inside a '///' block" if call.in_block else "among other words or indented"
        what = f"'{call.name}' is called {where}"
        yield Problem(file, call.line, what, "Give it a line of its own, not indented.")
    most = MOST_WORDS.get(call.name, 1)
    if not min(most, 1) <= len(call.arguments) <= most:
        what = f"'{call.name}' is called with {len(call.arguments)} words"
        example = '"name"' if most else ""
        remedy = f"Write {{{{ {call.name}({example}) }}}}."
        yield Problem(file, call.line, what, remedy)
    elif call.name in NAMED_MACROS:
        files = getattr(papers, NAMED_MACROS[call.name])
        if first not in files and not shelf.is_broken(papers.folder, call.name, first):
            what = f"there is no {call.name} '{first}' in this folder"
            yield Problem(file, call.line, what, nearest(first, files) or "Add the file.")
    elif call.name == "notice" and first not in shelf.notices:
        what = f"the notice '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, shelf.notices))
    elif call.name == "cite" and first not in shelf.sources:
        what = f"the source '{first}' is not known here"
        yield Problem(file, call.line, what, nearest(first, shelf.sources))


def _variable_problems(name: str, line: int, file: str) -> Iterator[Problem]:
    facts = [f"program.{field}" for field in Program.model_fields]
    if name not in facts:
        yield Problem(file, line, f"'{name}' is not a fact known here", nearest(name, facts))


def _link_problems(link: Link, path: str, shelf: Shelf) -> Iterator[Problem]:
    file = f"docs/{path}"
    if link.is_image and not link.words.strip():
        what = f"the picture '{link.target}' has no text alternative"
        yield Problem(file, link.line, what, "Say between [ and ] what it shows.")
    if ":" in link.target.split("/")[0]:
        return
    target, _, anchor = link.target.partition("#")
    place = normpath(str(PurePosixPath(path).parent / target)) if target else path
    if not (shelf.docs / place).is_file():
        what = f"the link to '{link.target}' leads nowhere"
        beside = [entry.name for entry in (shelf.docs / path).parent.iterdir()]
        yield Problem(file, link.line, what, nearest(target, beside))
    elif anchor and place in shelf.prose:
        anchors = [slugify(heading.text, "-") for heading in shelf.prose[place].headings]
        anchors += [call.arguments[0] for call in shelf.prose[place].calls if call.arguments]
        if anchor not in anchors:
            what = f"the link to '{link.target}' finds no such heading"
            yield Problem(file, link.line, what, nearest(anchor, anchors))


def _agree(
    path: str, key: str, macro: str, listed: tuple[str, ...], shelf: Shelf
) -> Iterator[Problem]:
    """The front matter lists exactly what the page calls, so that no notice is ever forgotten."""
    prose = shelf.prose[path]
    called = {call.arguments[0]: call.line for call in prose.called(macro) if call.arguments}
    line = line_of((key,), shelf.lines[path])
    for name in listed:
        if name not in called:
            what = f"{key} lists '{name}', but the page does not call it"
            remedy = f'Add {{{{ {macro}("{name}") }}}} where it belongs.'
            yield Problem(prose.file, line, what, remedy)
    for name, at in called.items():
        if name not in listed:
            what = f"'{name}' is called, but {key} does not list it"
            yield Problem(prose.file, at, what, f"Add it to {key} in the front matter.")


def _papers(lesson: Lesson, path: str, shelf: Shelf) -> Iterator[Problem]:
    file = f"docs/{path}"
    names = [call.name for call in shelf.prose[path].calls]
    if names[:1] != ["opening"] or names[-1:] != ["closing"]:
        what = "the lesson does not start with 'opening' and end with 'closing'"
        yield Problem(file, 1, what, "Put {{ opening() }} first and {{ closing() }} last.")
    broken = [path for path in shelf.broken if path.startswith(f"{lesson.folder}/")]
    if not lesson.worksheets and not any("worksheet" in path for path in broken):
        yield Problem(file, 1, "the lesson has no worksheet", "Add a file 'my-….worksheet.yaml'.")
    if not lesson.quizzes and not any("quiz" in path for path in broken):
        yield Problem(file, 1, "the lesson has no quiz", "Add a file '….quiz.yaml'.")
    for name, quiz in lesson.quizzes.items():
        if len(quiz.questions) < FEWEST_QUESTIONS or len(quiz.kinds) < FEWEST_KINDS:
            what = f"the quiz has {len(quiz.questions)} questions of {len(quiz.kinds)} kinds"
            remedy = f"Write {FEWEST_QUESTIONS} or more, of at least {FEWEST_KINDS} kinds."
            yield Problem(f"docs/{lesson.folder}/{name}.quiz.yaml", 1, what, remedy)


def unused(papers: Papers, shelf: Shelf) -> Iterator[Problem]:
    """Yield each file that no page of its folder shows: one that nobody will ever see."""
    called = {
        (call.name, call.arguments[0])
        for path, prose in shelf.prose.items()
        if PurePosixPath(path).parent == PurePosixPath(papers.folder)
        for call in prose.calls
        if call.arguments
    }
    for macro, shelf_name in NAMED_MACROS.items():
        for name in getattr(papers, shelf_name):
            if (macro, name) not in called:
                what = "no page in this folder shows this file"
                remedy = f'Add {{{{ {macro}("{name}") }}}} to one, or take the file away.'
                path = PurePosixPath("docs", papers.folder, file_name(macro, name))
                yield Problem(str(path), 1, what, remedy)


def _grade_problems(prose: Prose) -> Iterator[Problem]:
    passages = passages_of(prose.words)
    if too_hard(passages):
        what = f"the page reads at grade {grade(passages):.1f}; {HARDEST_GRADE:.1f} is the most"
        worst = "; ".join(f"'{sentence}'" for sentence in hardest(passages))
        yield Problem(prose.file, 1, what, f"Hardest sentences: {worst}")
