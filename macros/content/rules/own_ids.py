"""The ids of a page's headings, which must differ from each other and from the site's own."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from markdown.extensions.toc import slugify

from macros.content.curriculum.page_files import NAMED_MACROS
from macros.content.curriculum.session_reader import anchors_of
from macros.content.files.prose import Prose
from macros.content.problems import Problem

TEMPLATES = Path(__file__).parents[3] / "overrides"

WITH_ID = NAMED_MACROS.keys() - {"picture"}
"""The macros whose word is the id of what they show. A picture has none."""

_ID = re.compile(r'\bid="([^"{]+)"')


@cache
def site_ids() -> frozenset[str]:
    """Return every id that the templates of the site spell out."""
    pages = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    return frozenset(chain.from_iterable(map(_ID.findall, pages)))


def ids_of(path: str, prose: Prose) -> list[str]:
    """Return the ids that the author's words get in the page at `path` inside `docs`."""
    # In a plan, the anchor of a timed heading is its name; the minutes are a badge beside it.
    timed = anchors_of(prose.headings) if path.endswith("/leader.md") else {}
    written = {slugify(each.text, "-") for each in prose.headings if each.line in timed}
    return [*(found for found in prose.ids if found not in written), *timed.values()]


def id_problems(path: str, prose: Prose) -> Iterator[Problem]:
    """Yield the ids of the page at `path`, inside `docs`, that something else has already."""
    called = {call.arguments[0] for call in prose.calls if call.name in WITH_ID and call.arguments}
    ids = ids_of(path, prose)
    for number, found in enumerate(ids):
        if found in site_ids():
            what = f"the id '{found}' is one that the site's own pages use"
        elif found in called:
            what = f"the id '{found}' is the name of what the page calls"
        elif found in ids[:number]:
            what = f"the id '{found}' stands twice"
        else:
            continue
        remedy = f"Write another behind the heading, such as '{{#{found}-here}}'."
        yield Problem(prose.file, _line_of(found, prose), what, remedy)


def _line_of(found: str, prose: Prose) -> int:
    """Return the last line on which `found` is given, or comes from the words of a heading."""
    given = re.compile(rf"\{{[^{{}}]*#{re.escape(found)}(?=[\s}}])")
    lines = [line for line, text in prose.raw if given.search(text)]
    lines += [each.line for each in prose.headings if slugify(each.text, "-") == found]
    return max(lines, default=1)
