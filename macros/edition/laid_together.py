"""Lays an edition over the curriculum, in a folder inside the edition that the generators build.

That folder holds copies, as a project of its own: our macros and looks, our pages and the clinic's,
and one mkdocs.yml. Nothing of ours and nothing of the clinic's is changed.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.files.origins import FILE as ORIGINS
from macros.content.files.yaml_lines import Data, Document, read_yaml
from macros.content.kinds.calendar import calendar_problems
from macros.content.kinds.program import AMERICAN
from macros.content.problems import CurriculumError, Problem
from macros.content.site_files import PROGRAM, SETTINGS
from macros.edition.edition_file import FILE, Edition, read_edition
from macros.edition.edition_problems import (
    agreement_problems,
    hidden_problems,
    lesson_order_problems,
    logo_problems,
    odd_file_problems,
)
from macros.edition.hidden_links import without_links
from macros.edition.our_pages import OurPages
from macros.edition.own_agreement import own_agreement
from macros.edition.own_calendar import own_calendar, own_soon
from macros.edition.own_data import OWN_KINDS, own_data
from macros.edition.own_home import own_home
from macros.edition.own_languages import (
    is_left_out,
    language_problems,
    language_settings,
    translated_pages,
)
from macros.edition.own_looks import logo_place, own_looks
from macros.edition.own_nav import lesson_numbers, own_nav
from macros.edition.own_reviews import own_reviews, review_problems
from macros.edition.settings_text import with_value
from macros.publish.web.licenses import LICENSES

TOGETHER = ".together"
"""The folder inside an edition in which it is laid together."""
OURS = ("macros", "overrides", "docs")
NOT_COPIED = ("__pycache__", ".DS_Store", "Thumbs.db")
CHANGES = (without_links, own_home, own_reviews, translated_pages, own_agreement)
"""What an edition changes in the text of our pages, each on top of those before it."""


def lay_together(folder: Path, project: Path) -> tuple[Edition, Path]:
    """Lay the edition in `folder` over `project`; return the edition, and where the two now are.

    Only what has changed is copied. Raises CurriculumError with all that is wrong in the edition's
    settings and in what it adds; the pages are checked where they are together.
    """
    ours = read_yaml(project / SETTINGS, SETTINGS)
    edition = read_edition(folder, ours)
    nav = own_nav(edition, ours.at(("nav",)), project / "docs")
    data, faults = own_data(edition.docs, project / "docs")
    if problems := [*_problems(edition, nav, project), *faults]:
        raise CurriculumError(problems)
    pages = OurPages(project / "docs", data)
    for change in CHANGES:
        pages = pages.also(change(edition, pages))
    written = {Path("docs") / place: text for place, text in pages.changed.items()}
    written |= own_looks(edition, project)
    more = language_settings(edition, ours, project / "docs")
    text = (project / SETTINGS).read_text("utf-8")
    written[Path(SETTINGS)] = _settings(edition, nav, ours, text, more)
    written[Path(ORIGINS)] = json.dumps(_origins(edition), indent=1, ensure_ascii=False)
    target = folder / TOGETHER
    _sync(dict(_copied(edition, ours, project)), written, target)
    return edition, target


def _problems(edition: Edition, nav: list[Data], project: Path) -> Iterator[Problem]:
    yield from hidden_problems(edition, project / "docs")
    yield from agreement_problems(edition)
    yield from lesson_order_problems(edition, project / "docs")
    yield from review_problems(edition, project / "docs")
    yield from logo_problems(edition)
    yield from language_problems(edition)
    yield from odd_file_problems(edition)
    if edition.has_calendar:
        numbers = [*lesson_numbers(nav).values()]
        lines = {(*PROGRAM, *place): n for place, n in edition.document.lines.items()}
        yield from calendar_problems(edition.program.wheel, numbers, FILE, lines)


def _settings(
    edition: Edition,
    nav: list[Data],
    ours: Document,
    text: str,
    more: Mapping[tuple[str, ...], Data],
) -> str:
    """Return the `text` of mkdocs.yml for the edition, with `more` at some of its places."""
    facts: dict[str, Data] = dict(edition.facts)
    if "date_order" not in edition.typed and edition.program.emergency != AMERICAN:
        facts["date_order"] = "day first"
    if not edition.has_calendar and facts.get("calendar"):
        was, now = lesson_numbers(ours.at(("nav",))), lesson_numbers(nav)
        weeks = own_calendar(edition.program.calendar, was, now, len(edition.program.days))
        facts["calendar"] = [[*week] for week in weeks]
        if "newcomer_within" not in edition.typed and now.keys() - was.keys():
            facts["newcomer_within"] = str(own_soon(weeks))
    values: dict[tuple[str, ...], Data] = {PROGRAM: facts, ("nav",): nav, **more}
    values["site_name",] = edition.program.name
    if edition.settings.logo:
        values["theme", "logo"] = logo_place(edition.settings.logo)
    # From the last line to the first, so that the lines of those above still hold.
    for place in sorted(values, key=lambda place: -ours.lines[place]):
        text = with_value(text, ours, place, values[place])
    return text


def _copied(edition: Edition, ours: Document, project: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the place in the laid-together folder of every file that is copied, and its origin."""
    folders = ["", *edition.program.languages[1:]]
    hidden = [Path("docs", code, place) for code in folders for place in edition.settings.hide]
    if edition.settings.logo:
        # Ours would lie there, and nothing would show it.
        hidden.append(Path("docs") / str(ours.at(("theme", "logo"))))
    for part in OURS:
        for path in _files(project / part):
            place = path.relative_to(project)
            is_hidden = any(place.is_relative_to(folder) for folder in hidden)
            if not is_hidden and not is_left_out(place, edition):
                yield place, path
    if edition.settings.logo:
        name = edition.settings.logo
        yield Path("docs") / logo_place(name), edition.folder / name
    # The site takes them along.
    yield from ((Path(name), project / name) for name in LICENSES if (project / name).is_file())
    added = {Path("docs") / kind.place for kind in OWN_KINDS}
    for path in _files(edition.docs):
        if (place := path.relative_to(edition.folder)) not in added:
            yield place, path


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(step in NOT_COPIED for step in path.parts):
            yield path


def _origins(edition: Edition) -> Mapping[str, str]:
    """Return where to mend what is said of a file in the laid-together folder."""
    own = [path.relative_to(edition.folder).as_posix() for path in _files(edition.docs)]
    return {
        **{place: str(edition.folder / place) for place in own},
        SETTINGS: str(edition.folder / FILE),
    }


def _sync(copied: Mapping[Path, Path], written: Mapping[Path, str], target: Path) -> None:
    """Make `target` hold these files and no others, but for what is made in it."""
    for part in OURS:
        for path in _files(target / part):
            if (place := path.relative_to(target)) not in copied and place not in written:
                path.unlink()
    for place, origin in copied.items():
        if place not in written and _differs(origin, target / place):
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            (target / place).unlink(missing_ok=True)
            shutil.copy2(origin, target / place, follow_symlinks=False)
    for place, text in written.items():
        path = target / place
        if not path.exists() or path.is_symlink() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_text(text, "utf-8")


def _differs(origin: Path, copy: Path) -> bool:
    try:
        was, now = copy.lstat(), origin.lstat()
    except OSError:
        return True
    return (was.st_size, was.st_mtime_ns) != (now.st_size, now.st_mtime_ns)
