"""What a translated page has to keep of the English one: calls, times, names, places to link to."""

from collections import Counter
from collections.abc import Iterator

from macros.content.curriculum.lesson import NO_STORY, Lesson, LessonFacts, PageFacts
from macros.content.curriculum.page_files import NAMED_MACROS
from macros.content.curriculum.step_heading import TimedHeading, read_heading
from macros.content.files.call_reader import Call
from macros.content.files.language_file import language
from macros.content.files.prose import Heading, Prose
from macros.content.problems import Problem, line_of
from macros.content.rules.lookup import Lookup
from macros.content.rules.page_links import anchors_in

BY_ID = ("notice", "cite")
"""Macros that may stand twice in one language and once in another."""
COUNTED = ("objectives", "words")
"""What the front matter lists as often as in English."""

Timed = tuple[Heading, TimedHeading]


def translation_problems(
    path: str, facts: PageFacts, original: PageFacts, lookup: Lookup
) -> Iterator[Problem]:
    """Yield where the translated page at `path` has lost something of the English one, or added.

    `facts` and `original` are what the two say of themselves.
    """
    english = lookup.english
    if english is None or path not in english.prose:
        return
    here, there = lookup.prose[path], english.prose[path]
    yield from _call_problems(here, there)
    yield from _name_problems(here, there)
    if path.endswith("/leader.md"):
        yield from _time_problems(here, there)
    yield from _anchor_problems(path, lookup, english)
    if isinstance(facts, LessonFacts):
        yield from _count_problems(path, facts, original, lookup)


def story_heading_problems(lesson: Lesson, original: Lesson, lookup: Lookup) -> Iterator[Problem]:
    """Yield where a translated `lesson` does not tell the story that its front matter names."""
    path = lesson.page_path
    if (lesson.story is None) == (original.story is None):
        return
    line = line_of(("story",), lookup.lines.get(path, {}))
    what = f"story is '{lesson.facts.story}', which is no heading of the page"
    right = f"Write 'story: {NO_STORY}'."
    if original.story:
        right = f"Write the words of the heading for '## {original.story.heading}'."
    yield Problem(lookup.file(path), line, what, right)


def _call_problems(here: Prose, there: Prose) -> Iterator[Problem]:
    mine, theirs = _called(here), _called(there)
    for call in theirs - mine:
        what = f"the page does not call {call}, as {there.file} does"
        yield Problem(here.file, 1, what, "Put the call where it stands there.")
    for call in mine - theirs:
        line = next(each.line for each in here.calls if _named(each) == call)
        what = f"the page calls {call}, which {there.file} does not, or not as often"
        yield Problem(here.file, line, what, "Take it out, or put it into the English page too.")


def _called(prose: Prose) -> Counter[str]:
    once = {_named(call) for call in prose.calls if call.name in BY_ID}
    return Counter([*once, *(_named(call) for call in prose.calls if call.name not in BY_ID)])


def _named(call: Call) -> str:
    """Return a call without what is translated in it: 'quiz("outside-or-inside")', 'stop(…)'."""
    if call.arguments and call.name in (*NAMED_MACROS, *BY_ID):
        return f'{call.name}("{call.arguments[0]}")'
    return f"{call.name}({'…' * bool(call.arguments)})"


def _name_problems(here: Prose, there: Prose) -> Iterator[Problem]:
    """Yield each name of the English page that means something, and that nothing here has."""
    own = language(here.language)
    headings = {read_heading(heading.text, here.language).name for heading in here.headings}
    for heading in there.headings:
        name = read_heading(heading.text).name
        if name in own.names and own.named(name) not in headings:
            right = f"{'#' * heading.level} {own.named(name)}"
            yield _without(here, there, heading.line, name, right)
    labels = {label.name for label in here.labels}
    for label in there.labels:
        if label.name in own.names and own.named(label.name) not in labels:
            right = f"**{own.named(label.name)}:** …"
            yield _without(here, there, label.line, label.name, right)


def _without(here: Prose, there: Prose, line: int, name: str, right: str) -> Problem:
    what = f"the page has nothing for '{name}' in line {line} of {there.file}"
    return Problem(here.file, 1, what, f"Write '{right}'.")


def _time_problems(here: Prose, there: Prose) -> Iterator[Problem]:
    mine, theirs = _timed(here), _timed(there)
    for (heading, said), (original, wanted) in zip(mine, theirs, strict=False):
        name = _name(wanted, said, here.language)
        if (heading.level, name, _times(said)) != (original.level, said.name, _times(wanted)):
            what = f"the plan has '{'#' * heading.level} {heading.text}' where "
            what += f"{there.file}, line {original.line}, has '{original.text}'"
            right = f"{'#' * original.level} {name} ({in_brackets(wanted, here.language)})"
            yield Problem(here.file, heading.line, what, f"Write '{right}'.")
            return  # Those below it would all be told.
    if len(mine) != len(theirs):
        what = f"the plan has {len(mine)} timed headings, and {there.file} has {len(theirs)}"
        yield Problem(here.file, 1, what, "Keep each block and each step.")
    slides = [sum(block.kind == "slide" for block in each.blocks) for each in (here, there)]
    if slides[0] != slides[1]:
        what = f"the plan has {slides[0]} slides, and {there.file} has {slides[1]}"
        yield Problem(here.file, 1, what, "Keep each slide.")


def _timed(prose: Prose) -> list[Timed]:
    said = ((each, read_heading(each.text, prose.language)) for each in prose.headings)
    return [(heading, timed) for heading, timed in said if timed.minutes is not None]


def _name(wanted: TimedHeading, said: TimedHeading, code: str) -> str:
    """Return the name that a heading has to have: its own, where that of the original is free."""
    own = language(code)
    is_free = wanted.name not in own.names and said.meant == said.name
    return said.name if is_free else own.named(wanted.name)


def _times(said: TimedHeading) -> tuple[object, ...]:
    return said.minutes, said.at_least, said.drop, said.odd


def in_brackets(said: TimedHeading, code: str) -> str:
    """Return what stands between the brackets of a timed heading in the language `code`."""
    timing = language(code).timing
    times = [f"{said.minutes} {timing.minutes}"]
    times += [f"{timing.at_least} {said.at_least}"] * (said.at_least is not None)
    times += [f"{timing.drop} {said.drop}"] * (said.drop is not None)
    return ", ".join(times)


def _anchor_problems(path: str, lookup: Lookup, english: Lookup) -> Iterator[Problem]:
    """Yield each place in the page to which an English page links, and which it has not."""
    here = lookup.prose[path]
    anchors = anchors_in(path, here)
    for anchor, origin in english.linked.get(path, {}).items():
        if anchor not in anchors:
            what = f"the page has no place '{anchor}', to which {origin} links"
            right = f"Write '{{#{anchor}}}' behind the heading that is meant."
            yield Problem(here.file, 1, what, right)


def _count_problems(
    path: str, facts: PageFacts, original: PageFacts, lookup: Lookup
) -> Iterator[Problem]:
    for key in COUNTED:
        mine, theirs = len(getattr(facts, key)), len(getattr(original, key))
        if mine != theirs:
            line = line_of((key,), lookup.lines[path])
            what = f"{key} has {mine} entries, and the English page has {theirs}"
            yield Problem(lookup.file(path), line, what, "Write as many, in the same order.")
