"""The rules between files: what a page calls, lists, links to and shows, and what it needs."""

from collections.abc import Iterator

from macros.content.curriculum.lesson import Lesson, PageFacts
from macros.content.curriculum.page_files import NAMED_MACROS, PageFiles
from macros.content.problems import Problem, line_of
from macros.content.rules.lookup import Lookup
from macros.content.rules.macro_calls import call_problems, repeated_calls
from macros.content.rules.own_ids import id_problems
from macros.content.rules.page_links import link_problems
from macros.content.rules.page_order import order_problems
from macros.content.rules.path_rules import path_problems
from macros.content.rules.plan_blocks import plan_problems
from macros.content.rules.shown_facts import fact_problems
from macros.content.rules.story_rules import story_problems

FEWEST_QUESTIONS = 5
FEWEST_KINDS = 2


def lesson_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong between the files of one lesson."""
    yield from page_problems(lesson.page_path, lesson.facts, lesson, lookup)
    yield from page_problems(lesson.plan_path, lesson.plan, lesson, lookup)
    yield from page_problems(lesson.handout_path, lesson.handout, lesson, lookup)
    yield from plan_problems(lookup.prose[lesson.plan_path])
    yield from story_problems(lesson, lookup)
    yield from order_problems(lesson, lookup)
    yield from _papers(lesson, lookup)
    yield from folder_problems(lesson, lookup)


def page_problems(
    path: str, facts: PageFacts, page_files: PageFiles, lookup: Lookup
) -> Iterator[Problem]:
    """Yield what is wrong in one page; `page_files` are those of its folder."""
    prose = lookup.prose[path]
    for call in prose.calls:
        yield from call_problems(call, prose.file, page_files, lookup)
    yield from repeated_calls(prose.calls, prose.file)
    yield from fact_problems(prose, lookup.program)
    for link in prose.links:
        yield from link_problems(link, path, lookup)
    yield from id_problems(path, prose)
    yield from _agree(path, "notices", "notice", facts.notices, lookup)
    yield from _agree(path, "sources", "cite", facts.sources, lookup)


def _agree(
    path: str, key: str, macro: str, listed: tuple[str, ...], lookup: Lookup
) -> Iterator[Problem]:
    """The front matter lists exactly what the page calls, so that no notice is ever forgotten."""
    prose = lookup.prose[path]
    called = {name: call.line for call in prose.called(macro) for name in call.arguments}
    line = line_of((key,), lookup.lines[path])
    for name in listed:
        if name not in called:
            what = f"{key} lists '{name}', but the page does not call it"
            remedy = f'Add {{{{ {macro}("{name}") }}}} where it belongs.'
            yield Problem(prose.file, line, what, remedy)
    for name, at in called.items():
        if name not in listed:
            what = f"'{name}' is called, but {key} does not list it"
            yield Problem(prose.file, at, what, f"Add it to {key} in the front matter.")


def _papers(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    file = lookup.file(lesson.page_path)
    names = [call.name for call in lookup.prose[lesson.page_path].calls]
    if names[:1] != ["opening"] or names[-1:] != ["closing"]:
        what = "the lesson does not start with 'opening' and end with 'closing'"
        yield Problem(file, 1, what, "Put {{ opening() }} first and {{ closing() }} last.")
    broken = [path for path in lookup.broken if path.startswith(f"{lesson.folder}/")]
    if not lesson.worksheets and not any("worksheet" in path for path in broken):
        yield Problem(file, 1, "the lesson has no worksheet", "Add a file 'my-….worksheet.yaml'.")
    if not lesson.quizzes and not any("quiz" in path for path in broken):
        yield Problem(file, 1, "the lesson has no quiz", "Add a file '….quiz.yaml'.")
    for name, quiz in lesson.quizzes.items():
        if len(quiz.questions) < FEWEST_QUESTIONS or len(quiz.kinds) < FEWEST_KINDS:
            what = f"the quiz has {len(quiz.questions)} questions of {len(quiz.kinds)} kinds"
            remedy = f"Write {FEWEST_QUESTIONS} or more, of at least {FEWEST_KINDS} kinds."
            yield Problem(lookup.file(lesson.place_of("quiz", name)), 1, what, remedy)


def folder_problems(page_files: PageFiles, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with the data files and drawings of one folder."""
    yield from path_problems(page_files, lookup)
    yield from _unused(page_files, lookup)


def _unused(page_files: PageFiles, lookup: Lookup) -> Iterator[Problem]:
    """Yield each file that no page of its folder shows: one that nobody will ever see."""
    called = lookup.called[page_files.folder]
    for macro in NAMED_MACROS:
        for name in page_files.shown_by(macro):
            if (macro, name) not in called:
                what = "no page in this folder shows this file"
                remedy = f'Add {{{{ {macro}("{name}") }}}} to one, or take the file away.'
                yield Problem(lookup.file(page_files.place_of(macro, name)), 1, what, remedy)
