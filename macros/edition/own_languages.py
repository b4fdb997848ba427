"""What an edition has in other languages: their pages, and what the templates of a page need."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, relpath

from macros.content.files.front_matter import Page, read_page
from macros.content.files.language_file import codes, language
from macros.content.files.markdown_page import read_prose
from macros.content.files.text_file import Unreadable, read_text
from macros.content.files.yaml_lines import Data, Document, read_yaml
from macros.content.kinds.language import ENGLISH, is_language
from macros.content.problems import Problem
from macros.edition.edition_file import FILE, Edition
from macros.edition.our_pages import OurPages
from macros.edition.own_home import HOME
from macros.edition.settings_text import with_value
from macros.word_catalogue import TOP, WORDS_FOLDER
from macros.wording import weekdays

NOT_IN_NAV, EXCLUDED = "not_in_nav", "exclude_docs"
_STARTS = re.compile(r"\{\{\s*program\.starts\s*\}\}")
PATTERN = "/[a-z][a-z]/"
"""The line of exclude_docs that leaves out the folders of other languages."""


def is_left_out(place: Path, edition: Edition) -> bool:
    """Return whether a file of ours, `place` inside the project, is of a language left out."""
    docs, folder = place.parts[0], place.parts[1] if len(place.parts) > 1 else ""
    return docs == "docs" and is_language(folder) and folder not in edition.program.languages


def language_problems(edition: Edition) -> Iterator[Problem]:
    """Yield each language of the edition that nobody has written, or that it does not name."""
    languages, line = edition.program.languages, edition.line("languages")
    for code in languages:
        if code not in codes():
            what = f"languages has '{code}', which is no language known here"
            yield Problem(FILE, line, what, f"Known here: {', '.join(codes())}.")
    for code in codes():
        if code not in languages and any((edition.docs / code).rglob("[!.]*.*")):
            what = f"languages has no '{code}', but docs/{code} has files of yours"
            remedy = f"Write languages: [{', '.join((*languages, code))}], or take them away."
            yield Problem(FILE, line, what, remedy)


def language_settings(edition: Edition, ours: Document, docs: Path) -> dict[tuple[str, ...], Data]:
    """Return what mkdocs.yml says of the languages besides English; nothing where there are none.

    `docs` is our folder of pages, `ours` what mkdocs.yml says.
    """
    others = edition.program.languages[1:]
    if not others:
        return {}
    excluded, hidden = (str(ours.at((key,)) or "") for key in (EXCLUDED, NOT_IN_NAV))
    return {
        ("extra", "other_languages"): [_Translation(edition, docs, code).table for code in others],
        (EXCLUDED,): excluded.replace(f"{PATTERN}\n", ""),
        (NOT_IN_NAV,): hidden + "".join(f"/{code}/\n" for code in others),
    }


def translated_pages(edition: Edition, ours: OurPages) -> Mapping[str, str]:
    """Return the text of each translated page that has to be another here, by its place in docs/.

    A link to a page that is not translated leads to the English one, and one to a page that the
    edition hides becomes words.
    """
    return {
        f"{code}/{place}": text
        for code in edition.program.languages[1:]
        for place, text in _Translation(edition, ours.docs, code).mended()
    }


@dataclass(frozen=True)
class _Translation:
    """The pages of one language, the clinic's in place of ours; `docs` is our folder of pages."""

    edition: Edition
    docs: Path
    code: str

    @property
    def table(self) -> Data:
        """What the templates of a page know of the language: its words, and its pages."""
        own = language(self.code)
        titles = {_url(place): page.front_matter.at(("title",)) for place, page in self._pages()}
        leaves = [_url(place) for place, _ in self._pages() if self._leaves(place)]
        return {
            "code": self.code,
            "name": own.name,
            "english": language(ENGLISH).name,
            "english_name": own.english_name,
            "untranslated": own.untranslated,
            "reviewed": str(own.reviewed),
            "crisis_notes": dict(own.crisis_notes),
            "nav": dict(own.nav),
            "pages": titles,
            "leaves": [*leaves],
            "words": read_yaml(WORDS_FOLDER / f"{self.code}.yaml", f"{self.code}.yaml").at(TOP),
        }

    def mended(self) -> Iterator[tuple[str, str]]:
        """Yield each page whose words are others here, by the English one's place.

        Those are links, the names of weekdays, and the program's name over the front page.
        """
        starts = self.edition.program.starts.named(weekdays(self.code))
        for place, page in self._pages():
            # A fact of the program has the names of the settings, which are English.
            text = _STARTS.sub(starts, self._linked(place, page))
            path = self._path(f"{self.code}/{place}")
            whole = typed = read_text(path, place)
            if text != page.text:
                whole = typed.removesuffix(page.text) + text
            if place == HOME and path.is_relative_to(self.docs):
                name = self.edition.program.name
                whole = with_value(whole, page.front_matter, ("title",), name)
            if whole != typed:
                yield place, whole

    def _linked(self, place: str, page: Page) -> str:
        text = page.text
        for link in read_prose(page, self.code).links:
            target, mark, anchor = link.target.partition("#")
            if not target or ":" in target.split("/")[0]:
                continue
            wanted, _ = link.place(place)
            if self.edition.hides(wanted):
                text = link.taken_out_of(text)
            elif not self._path(f"{self.code}/{wanted}").is_file() and self._path(wanted).is_file():
                right = relpath(wanted, dirname(f"{self.code}/{place}"))
                text = text.replace(f"]({link.target})", f"]({right}{mark}{anchor})")
        return text

    def _pages(self) -> Iterator[tuple[str, Page]]:
        """Yield the pages of the language, by the English one's place."""
        places = {
            path.relative_to(folder).as_posix()
            for folder in (self.docs / self.code, self.edition.docs / self.code)
            for path in folder.rglob("*.md")
        }
        for place in sorted(places):
            if not self.edition.hides(place) and (page := self._page(f"{self.code}/{place}")):
                yield place, page

    def _page(self, place: str) -> Page | None:
        try:
            return read_page(self._path(place), f"docs/{place}")
        except Unreadable:
            return None  # The check of the whole tells it.

    def _path(self, place: str) -> Path:
        """Return the file at `place` inside docs/: the clinic's, or else ours."""
        own = self.edition.docs / place
        return own if own.is_file() else self.docs / place

    def _leaves(self, place: str) -> bool:
        """Return whether the English page at `place` asks for the way to leave quickly."""
        page = self._page(place)
        return page is not None and page.front_matter.at(("quick_exit",)) == "true"


def _url(place: str) -> str:
    return f"{place.removesuffix('.md')}.html"
