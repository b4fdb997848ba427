"""What is wrong in an edition's settings beyond their shape: what they name has to be there."""

from collections.abc import Iterator
from pathlib import Path

from macros.content.kinds.language import ENGLISH
from macros.content.problems import Problem, nearest
from macros.edition.edition_file import FILE, Edition
from macros.edition.our_pages import lesson_folders
from macros.edition.own_agreement import agreement_place
from macros.edition.paper_logo import LEAST_SEEN, LOGO_KINDS, share_seen

NEVER_HIDDEN = (
    "index.md",
    "get-help.md",
    "about/privacy.md",
    "about/sources.md",
    "leaders/index.md",
    "leaders/calendar.md",
    "leaders/every-session.md",
    "leaders/hard-moments.md",
    "leaders/hard-moments-background.md",
    "leaders/newcomer-tonight.md",
    "lessons/index.md",
    "mine/index.md",
    "mine/plan.md",
    "mine/tools.md",
    "print/index.md",
    "print/safety-card.md",
)
"""Pages of safety and privacy, and those to which the frame of every page leads."""
LARGEST_LOGO = 60 * 1024
"""Bytes. Every page of every phone loads it."""


def hidden_problems(edition: Edition, docs: Path) -> Iterator[Problem]:
    """Yield each entry of `hide` that names nothing of ours, or what is never left out."""
    lessons = lesson_folders(docs)
    pages = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    pages = [page for page in pages if page not in NEVER_HIDDEN and not page.startswith("lessons/")]
    for count, place in enumerate(edition.settings.hide):
        line = edition.line("hide", count)
        if place in NEVER_HIDDEN:
            what = f"hide, entry {count + 1} is '{place}', which is never left out"
            yield Problem(FILE, line, what, "Take the entry out; you may write the page anew.")
        elif place not in lessons and place not in pages:
            what = f"hide, entry {count + 1} is '{place}', which is no lesson or page of ours"
            yield Problem(FILE, line, what, nearest(place, [*lessons, *pages]))


def agreement_problems(edition: Edition) -> Iterator[Problem]:
    """Yield own lines that would change nothing, and each language that has none of them."""
    settings = edition.settings
    for code in edition.program.languages:
        place, key = agreement_place(code), "agreement" if code == ENGLISH else "agreement_in"
        has_page = edition.has(place)
        if settings.agreement_for(code) and has_page:
            what = f"{key} has lines for docs/{place}, of which you have a page of your own"
            yield Problem(FILE, edition.line(key), what, "Write them there, and take this out.")
        elif settings.agreement and not settings.agreement_for(code) and not has_page:
            what = f"agreement_in has no '{code}', but you wrote lines of your own"
            remedy = "Write them in that language too."
            yield Problem(FILE, edition.line("agreement"), what, remedy)
    for code in settings.agreement_in:
        if code not in edition.program.languages[1:]:
            what = f"agreement_in has '{code}', which is not among languages besides 'en'"
            yield Problem(FILE, edition.line("agreement_in", code), what, "Take it out, or add it.")


def lesson_order_problems(edition: Edition, docs: Path) -> Iterator[Problem]:
    """Yield each theme or lesson of `lessons` that is not there."""
    for theme, wanted in edition.settings.lessons.items():
        homes = (docs / "lessons", edition.docs / "lessons")
        themes = sorted({path.parent.name for home in homes for path in home.glob("*/index.md")})
        if theme not in themes:
            what = f"lessons names '{theme}', which is no theme"
            yield Problem(FILE, edition.line("lessons", theme), what, nearest(theme, themes))
            continue
        known = sorted(
            {path.parent.name for home in homes for path in home.glob(f"{theme}/*/index.md")}
        )
        for count, name in enumerate(wanted):
            line = edition.line("lessons", theme, count)
            if name not in known:
                what = f"lessons, {theme} names '{name}', which is no lesson of that theme"
                yield Problem(FILE, line, what, nearest(name, known))
            elif name in wanted[:count]:
                what = f"lessons, {theme} names '{name}' a second time"
                yield Problem(FILE, line, what, "Keep one of them.")


def logo_problems(edition: Edition) -> Iterator[Problem]:
    """Yield what is wrong with the files that `logo` and `logo_paper` name."""
    settings = edition.settings
    found = [
        *_picture_problems(edition, "logo", settings.logo),
        *_picture_problems(edition, "logo_paper", settings.logo_paper),
    ]
    yield from found
    key = "logo_paper" if settings.logo_paper else "logo"
    name = settings.logo_paper or settings.logo
    if name and not found and (share := share_seen(edition.folder / name)) < LEAST_SEEN:
        what = f"{key} is '{name}', of which {share:.0%} could be seen in black and white"
        remedy = "Make it darker, or name a darker one for paper: logo_paper."
        yield Problem(FILE, edition.line(key), what, remedy)


def _picture_problems(edition: Edition, key: str, name: str) -> Iterator[Problem]:
    if not name:
        return
    path, line = edition.folder / name, edition.line(key)
    if not path.is_file():
        pictures = [
            one.name for one in edition.folder.iterdir() if one.suffix.lower() in LOGO_KINDS
        ]
        what = f"{key} is '{name}', which is not in this folder"
        remedy = nearest(name, pictures) if pictures else f"Put the file beside {FILE}."
        yield Problem(FILE, line, what, remedy)
    elif path.stat().st_size > LARGEST_LOGO:
        size, most = path.stat().st_size // 1024, LARGEST_LOGO // 1024
        what = f"{key} has {size} KB, which every phone would load; {most} KB is the most"
        yield Problem(FILE, line, what, "Save it smaller: 128 by 128 dots is enough.")


def odd_file_problems(edition: Edition) -> Iterator[Problem]:
    """Yield each thing in the edition's docs that is no plain file: it is not copied."""
    for path in sorted(edition.docs.rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            place = path.relative_to(edition.folder).as_posix()
            yield Problem(place, 1, "this is no plain file", "Put the file itself here.")
