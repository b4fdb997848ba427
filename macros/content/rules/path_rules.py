"""The rules for a story with choices: each choice leads on, each screen is reached, and it ends."""

from collections.abc import Iterator, Mapping

from macros.content.curriculum.page_files import PageFiles
from macros.content.kinds.path import PathScreen, StoryPath
from macros.content.problems import Finding, Problem, line_of, nearest, place_in_words
from macros.content.rules.lookup import Lookup

FEWEST_ENDS = 2


def path_problems(page_files: PageFiles, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong between the screens of each path in a folder."""
    for name, path in page_files.paths.items():
        place = page_files.place_of("path", name)
        for at, what, remedy in path_findings(path):
            # A key that is named with its word reads twice: "to leads back to".
            around = at[:-1] if at[-1:] in (("to",), ("id",)) else at
            said = f"{place_in_words(around)} {what}" if at else what
            yield Problem(lookup.file(place), line_of(at, lookup.lines[place]), said, remedy)


def path_findings(path: StoryPath) -> Iterator[Finding]:
    """Yield everything that is wrong between the screens of `path`.

    A choice may not lead back, so that a room that votes comes to an end, and a reader on paper
    only ever turns forward.
    """
    first: dict[str, int] = {}
    for number, screen in enumerate(path.screens):
        if first.setdefault(screen.id, number) != number:
            what = f"has the id '{screen.id}', as screen {first[screen.id] + 1} has"
            yield Finding(("screens", number, "id"), what, "Give it another.")
        yield from _choice_findings(number, screen, path.pages)
    yield from _unseen(path)
    ends = sum(screen.end is not None for screen in path.screens)
    if ends < FEWEST_ENDS:
        what = f"the story has {ends} end{'s' * (ends != 1)}; {FEWEST_ENDS} is the fewest"
        remedy = "What people choose has to make a difference: end it in two ways."
        yield Finding((), what, remedy)


def _choice_findings(
    number: int, screen: PathScreen, pages: Mapping[str, int]
) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for place, way in enumerate(screen.ways):
        at = ("screens", number, "choices", place, "to")
        if way.to not in pages:
            what = f"names '{way.to}', which is no screen here"
            yield Finding(at, what, nearest(way.to, pages))
        elif pages[way.to] <= number + 1:
            what = f"leads back to '{way.to}'"
            remedy = "Let it lead further down, so that the story comes to an end."
            yield Finding(at, what, remedy)
        if first.setdefault(way.to, place) != place:
            what = f"leads where choice {first[way.to] + 1} leads"
            yield Finding(at, what, "Let it lead to another screen, or take it out.")


def _unseen(path: StoryPath) -> Iterator[Finding]:
    seen = {path.screens[0].id}
    for number, screen in enumerate(path.screens):
        if any(way.to not in path.pages for way in screen.ways):
            return  # A misspelt name may have meant any of them.
        seen |= {way.to for way in screen.ways if path.pages[way.to] > number + 1}
    for number, screen in enumerate(path.screens):
        if screen.id not in seen:
            what = f"is never seen: no choice leads to '{screen.id}'"
            remedy = "Let a choice lead there, or take the screen out."
            yield Finding(("screens", number), what, remedy)
