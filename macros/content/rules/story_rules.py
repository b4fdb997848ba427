"""The rules for what stands once in a lesson and is shown again in its plan: story and try-it."""

from collections.abc import Iterator

from macros.content.curriculum.lesson import NO_STORY, TRY_IT, Lesson
from macros.content.curriculum.session import CLOSE
from macros.content.curriculum.session_reader import parts_of
from macros.content.files import signatures
from macros.content.files.call_reader import Call
from macros.content.files.page_section import PageSection
from macros.content.problems import Problem, line_of, nearest
from macros.content.rules.lookup import Lookup
from macros.content.rules.macro_calls import ONLY_IN

FEWEST_STOPS, MOST_STOPS = 1, 3
IN_A_SECTION = ("notice", "picture", "stop")
"""The macros on a line of their own that the plan can show again."""


def story_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with a lesson's story, its stops, and how its plan shows both."""
    page, plan = lookup.prose[lesson.page_path], lookup.prose[lesson.plan_path]
    named, stops = lesson.facts.story, [*page.called("stop")]
    line = line_of(("story",), lookup.lines[lesson.page_path])
    shown = next(plan.called("story"), None)
    if lesson.story:
        yield from _stop_problems(page.file, lesson.story, stops)
        yield from _call_problems(page.file, lesson.story)
        if not shown:
            what = f"the plan does not show the story '{named}'"
            yield Problem(plan.file, 1, what, "Add {{ story() }} to the step that tells it.")
    elif named != NO_STORY:
        tops = [heading.text for heading in page.headings if heading.level == 2]
        what = f"story names '{named}', which is no '##' heading of this page"
        remedy = nearest(named, [*tops, NO_STORY])
        yield Problem(page.file, line, what, remedy)
    else:
        yield from _no_story_problems(page.file, plan.file, stops, shown)
    if lesson.try_it:
        yield from _call_problems(page.file, lesson.try_it)
        yield from _try_it_problems(lesson, lookup)


def _no_story_problems(
    page: str, plan: str, stops: list[Call], shown: Call | None
) -> Iterator[Problem]:
    for stop in stops:
        what = "'stop' is called, but the front matter says 'story: none'"
        yield Problem(page, stop.line, what, "Take the call out, or name the story.")
    if shown:
        what = "the plan calls 'story', but the lesson's front matter says 'story: none'"
        yield Problem(plan, shown.line, what, "Take the call out, or name the story.")


def _stop_problems(file: str, story: PageSection, stops: list[Call]) -> Iterator[Problem]:
    inside = [stop for stop in stops if stop.line in story.lines]
    for stop in stops:
        if stop not in inside:
            what = "'stop' stands outside the story"
            yield Problem(file, stop.line, what, f"Move it below '## {story.heading}'.")
    if not FEWEST_STOPS <= len(inside) <= MOST_STOPS:
        what = f"the story '{story.heading}' has {len(inside)} stops"
        remedy = f"Give it {FEWEST_STOPS} to {MOST_STOPS}: " + '{{ stop("A question?") }}.'
        yield Problem(file, story.lines.start, what, remedy)


def _call_problems(file: str, section: PageSection) -> Iterator[Problem]:
    for piece in section.pieces:
        # A macro that is not known, or not here, is told elsewhere.
        told = isinstance(piece, Call) and (
            piece.name not in signatures.names() or piece.name in ONLY_IN
        )
        if isinstance(piece, Call) and not told and piece.name not in IN_A_SECTION:
            what = f"'{piece.name}' stands below '{section.heading}', which the plan shows again"
            remedy = f"Move it to another part; {', '.join(IN_A_SECTION)} may stand there."
            yield Problem(file, piece.line, what, remedy)


def _try_it_problems(lesson: Lesson, lookup: Lookup) -> Iterator[Problem]:
    handout = lookup.prose[lesson.handout_path]
    if not any(handout.called("try_it")):
        what = f"the handout does not show '{TRY_IT}'"
        yield Problem(handout.file, 1, what, "Add {{ try_it() }} to it.")
    plan = lookup.prose[lesson.plan_path]
    # A block that is missing is told elsewhere.
    for close in (part for part in parts_of(plan.headings) if part.said.name == CLOSE):
        if not any(call.line in close.lines for call in plan.called("try_it")):
            what = f"the block '{CLOSE}' does not hand out '{TRY_IT}'"
            remedy = "Add {{ try_it() }} to one of its steps."
            yield Problem(plan.file, close.lines.start, what, remedy)
