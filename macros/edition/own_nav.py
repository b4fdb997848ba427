"""The nav of an edition: ours with a clinic's pages and lessons, and without what it hides."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.content.curriculum.lesson import LESSON_PAGES
from macros.content.curriculum.nav import LEFT_OUT, LESSONS_HOME, nav_themes
from macros.content.files.front_matter import read_page
from macros.content.files.text_file import Unreadable
from macros.content.files.yaml_lines import Data
from macros.content.kinds.language import is_language
from macros.edition.edition_file import Edition


def own_nav(edition: Edition, ours: Data, docs: Path) -> list[Data]:
    """Return the nav of `edition`: `ours` is that of mkdocs.yml, `docs` is our folder of pages."""
    items = ours if isinstance(ours, list) else []
    kept: list[Data] = [placed for item in items if (placed := _placed(item, edition)) is not None]
    for path in _own_pages(edition, docs):
        _put(kept, path, edition.settings.pages_title)
    return kept


def lesson_numbers(nav: Data) -> Mapping[str, str]:
    """Return the number of each lesson of a `nav`, by its page, or by its title while planned."""
    return {
        lesson.path or lesson.title: lesson.number
        for theme in nav_themes(nav)
        for lesson in theme.lessons
    }


def _placed(item: Data, edition: Edition) -> Data:
    """Return one entry of the nav as the edition has it; None where it is left out."""
    if isinstance(item, str):
        return None if item in edition.settings.hide else item
    if not isinstance(item, dict):
        return item
    return {title: _section(items, edition) for title, items in item.items()}


def _section(items: Data, edition: Edition) -> Data:
    if not isinstance(items, list):
        return items
    if items and items[0] == LESSONS_HOME:
        themes = [_theme(item, edition) if isinstance(item, dict) else item for item in items]
        return [*themes, *_own_themes(edition, items)]
    return [found for item in items if (found := _placed(item, edition)) is not None]


def _theme(item: Mapping[str, Data], edition: Edition) -> Data:
    return {
        title: _lessons(items, edition) if isinstance(items, list) else items
        for title, items in item.items()
    }


def _lessons(items: Sequence[Data], edition: Edition) -> list[Data]:
    """Return the theme's page and its lessons, in the order that the edition wants."""
    home, *lessons = items
    folder = str(home).removesuffix("/index.md")
    lessons = [
        LEFT_OUT if isinstance(path, str) and _folder(path) in edition.settings.hide else path
        for path in [*lessons, *_own_lessons(edition, folder, lessons)]
    ]
    first = [
        f"{folder}/{name}/index.md" for name in edition.settings.lessons.get(_slug(folder), ())
    ]
    return [home, *first, *(path for path in lessons if path not in first)]


def _own_lessons(edition: Edition, folder: str, ours: Sequence[Data]) -> Iterator[str]:
    for path in sorted((edition.docs / folder).glob("*/index.md")):
        if (place := path.relative_to(edition.docs).as_posix()) not in ours:
            yield place


def _own_themes(edition: Edition, items: Sequence[Data]) -> Iterator[Data]:
    known = {
        str(theme[0])
        for item in items
        if isinstance(item, dict)
        for theme in item.values()
        if isinstance(theme, list) and theme
    }
    for path in sorted((edition.docs / "lessons").glob("*/index.md")):
        if (place := path.relative_to(edition.docs).as_posix()) not in known:
            yield {_title(path, place): _lessons([place], edition)}


def _own_pages(edition: Edition, docs: Path) -> Iterator[str]:
    """Yield each page of the clinic that is no lesson's and takes the place of none of ours."""
    for path in sorted(edition.docs.rglob("*.md")):
        place = path.relative_to(edition.docs)
        is_ours = (docs / place).exists()
        is_lesson = place.parts[0] == "lessons" or path.name in LESSON_PAGES
        # What is in another language is found from the English page.
        passed_over = is_language(place.parts[0]) or any(s.startswith(".") for s in place.parts)
        # Pages of the print room are found from there, and stand in no menu.
        if not (is_ours or is_lesson or passed_over or place.parts[0] == "print"):
            yield place.as_posix()


def _put(nav: list[Data], path: str, title: str) -> None:
    """Put an own page at the end of the section whose pages share its folder, or of its own one."""
    folder = f"{path.rpartition('/')[0]}/"
    for item in nav:
        for heading, items in item.items() if isinstance(item, dict) else ():
            beside = isinstance(items, list) and items and str(items[0]).startswith(folder)
            if isinstance(items, list) and (heading == title or (folder != "/" and beside)):
                items.append(path)
                return
    nav.insert(-1, {title: [path]})


def _title(path: Path, place: str) -> str:
    try:
        found = read_page(path, f"docs/{place}").front_matter.at(("title",))
    except Unreadable:
        found = None
    return str(found or path.parent.name.replace("-", " ").capitalize())


def _folder(path: str) -> str:
    return path.removesuffix("/index.md")


def _slug(folder: str) -> str:
    return folder.rpartition("/")[2]
