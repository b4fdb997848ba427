"""Where the links of a page lead: to other pages, to their headings, to files beside them."""

from collections.abc import Iterator
from urllib.parse import unquote

from macros.content.files.prose import Link, Prose
from macros.content.problems import Problem, nearest
from macros.content.rules.lookup import Lookup
from macros.content.rules.own_ids import ids_of


def link_problems(link: Link, path: str, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with one link or picture of the page at `path` inside `docs`."""
    file = lookup.file(path)
    if link.is_image and not link.words.strip():
        what = f"the picture '{link.target}' has no text alternative"
        yield Problem(file, link.line, what, "Say between [ and ] what it shows.")
    if ":" in link.target.split("/")[0] or link.target.startswith("//"):
        return
    place, anchor = link.place(path)
    there = _holder(place, lookup)
    if there is None:
        what = f"the link to '{link.target}' leads nowhere"
        beside = [entry.name for entry in (lookup.docs / path).parent.iterdir()]
        target = unquote(link.target.partition("#")[0])
        yield Problem(file, link.line, what, nearest(target, beside))
    elif anchor and (prose := there.prose.get(place.removeprefix("../"))):
        anchors = anchors_in(place, prose)
        if anchor not in anchors:
            what = f"the link to '{link.target}' finds no such heading"
            yield Problem(file, link.line, what, nearest(anchor, anchors))


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
