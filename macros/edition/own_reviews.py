"""The days on which a clinic's clinician and lawyer have read a lesson, put into its page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content.files.front_matter import read_page
from macros.content.problems import Problem, nearest
from macros.edition.edition_file import FILE, Edition
from macros.edition.our_pages import OurPages, lesson_folders
from macros.edition.settings_text import with_value

KEYS = ("reviewed", "law_reviewed")


def own_reviews(edition: Edition, ours: OurPages) -> Mapping[str, str]:
    """Return the text of each lesson of ours that was read, with its days, by place in docs/."""
    places = [f"{folder}/index.md" for folder in reviewed_folders(edition)]
    return {place: _with_days(edition, place, ours) for place in places}


def review_problems(edition: Edition, docs: Path) -> Iterator[Problem]:
    """Yield each day that is given for no lesson of ours, or for one where no law is taught."""
    lessons = lesson_folders(docs)
    for key in KEYS:
        for folder in _days(edition, key):
            place = f"{folder}/index.md"
            line = edition.line(key, folder)
            if folder not in lessons:
                what = f"{key} names '{folder}', which is no lesson of ours"
                yield Problem(FILE, line, what, nearest(folder, lessons))
            elif edition.has(place):
                what = f"{key} names '{folder}', of which you have a page of your own"
                yield Problem(FILE, line, what, f"Write the day into docs/{place}.")
            elif read_page(docs / place, f"docs/{place}").front_matter.at((key,)) is None:
                what = f"{key} names '{folder}', which has no such line"
                yield Problem(FILE, line, what, "Take it out.")


def reviewed_folders(edition: Edition) -> list[str]:
    """Return the folders inside docs/ of the lessons that a clinic has read."""
    return sorted({folder for key in KEYS for folder in _days(edition, key)})


def _with_days(edition: Edition, place: str, ours: OurPages) -> str:
    text = ours.text(place)
    front_matter = read_page(ours.docs / place, f"docs/{place}").front_matter
    for key in KEYS:
        if day := _days(edition, key).get(place.removesuffix("/index.md")):
            text = with_value(text, front_matter, (key,), day)
    return text


def _days(edition: Edition, key: str) -> Mapping[str, str]:
    found: Mapping[str, object] = getattr(edition.settings, key)
    return {folder: str(day) for folder, day in found.items()}
