"""The rules for the nav: it names every page that there is, and none that is not."""

from collections.abc import Iterable, Iterator

from pathspec import GitIgnoreSpec

from macros.content.curriculum.nav import nav_paths
from macros.content.curriculum.other_pages import folder_of
from macros.content.files.file_reader import FileReader
from macros.content.files.yaml_lines import Document
from macros.content.problems import Problem, nearest


def nav_problems(
    settings: Document, pages: Iterable[str], told: Iterable[str], reader: FileReader
) -> Iterator[Problem]:
    """Yield the pages that the nav names and nobody has written, and those it does not name.

    `pages` are those outside the lessons; what is wrong with those of `told` is said already.
    """
    nav, hidden = settings.at(("nav",)), settings.at(("not_in_nav",))
    named = [*nav_paths(nav)]
    for path in named:
        if path not in reader.seen and path not in told:
            what = f"nav names '{path}', which does not exist"
            beside = [place for place in reader.seen if folder_of(place) == folder_of(path)]
            line = settings.line_with(path)
            remedy = nearest(path, sorted(beside)) or "Write it, or take the line out."
            yield Problem(settings.file, line, what, remedy)
    left_out = GitIgnoreSpec.from_lines(hidden.splitlines() if isinstance(hidden, str) else ())
    for path in pages:
        if path not in named and not left_out.match_file(path):
            remedy = f"Add '- {path}' to nav in {settings.file}, or the page to not_in_nav."
            yield Problem(f"docs/{path}", 1, "this page is not in the nav", remedy)
