"""The days on which a clinic's clinician and lawyer have read a lesson, put into its page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.files.front_matter import read_page
from macros.content.problems import Problem, nearest
from macros.edition.edition_file import FILE, Edition
from macros.edition.settings_text import with_value

KEYS = ("reviewed", "law_reviewed")


def own_reviews(edition: Edition, docs: Path, changed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of each lesson of ours that was read, with its days, by its place in docs/.

    `changed` are pages of ours whose text is another in this edition.
    """
    places = [f"{folder}/index.md" for folder in reviewed_folders(edition)]
    return {place: _with_days(edition, place, docs, changed) for place in places}


def review_problems(edition: Edition, docs: Path) -> Iterator[Problem]:
    """Yield each day that is given for no lesson of ours, or for one where no law is taught."""
    lessons = [
        path.parent.relative_to(docs).as_posix() for path in docs.glob("lessons/*/*/index.md")
    ]
    for key in KEYS:
        for folder in _days(edition, key):
            place = f"{folder}/index.md"
            line = edition.line(key, folder)
            if folder not in lessons:
                what = f"{key} names '{folder}', which is no lesson of ours"
                yield Problem(FILE, line, what, nearest(folder, lessons))
            elif (edition.docs / place).exists():
                what = f"{key} names '{folder}', of which you have a page of your own"
                yield Problem(FILE, line, what, f"Write the day into docs/{place}.")
            elif read_page(docs / place, f"docs/{place}").front_matter.at((key,)) is None:
                what = f"{key} names '{folder}', which has no such line"
                yield Problem(FILE, line, what, "Take it out.")


def reviewed_folders(edition: Edition) -> list[str]:
    """Return the folders inside docs/ of the lessons that a clinic has read."""
    return sorted({folder for key in KEYS for folder in _days(edition, key)})


def _with_days(edition: Edition, place: str, docs: Path, changed: Mapping[str, str]) -> str:
    text = changed.get(place) or (docs / place).read_text("utf-8")
    front_matter = read_page(docs / place, f"docs/{place}").front_matter
    for key in KEYS:
        if day := _days(edition, key).get(place.removesuffix("/index.md")):
            text = with_value(text, front_matter, (key,), day)
    return text


def _days(edition: Edition, key: str) -> Mapping[str, str]:
    found: Mapping[str, object] = getattr(edition.settings, key)
    return {folder: str(day) for folder, day in found.items()}
