"""Reads one file as what it is meant to be, and keeps every problem met on the way."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from macros.content.files.front_matter import Page
from macros.content.files.kept_pages import KeptPages
from macros.content.files.program_facts import fill_facts
from macros.content.files.prose import Prose
from macros.content.files.text_file import Unreadable, read_text, refuse_what_is_no_file
from macros.content.files.yaml_lines import Document, read_yaml
from macros.content.kinds.fact import STAND_INS, Facts
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.picture import Picture
from macros.content.problems import Place, Problem, place_in_words
from macros.content.validation_problems import from_validation

Model = TypeVar("Model", bound=BaseModel)


class FileReader:
    """The files of one project. Every method returns None for what cannot be used, and goes on.

    What was found stays here, by its place: a path inside the folder of the language.
    """

    def __init__(
        self, project: Path, language: str = ENGLISH, kept: KeptPages | None = None
    ) -> None:
        """Read the files of `project` that are in a `language`.

        What an earlier run has read of a page comes from `kept`; None where nothing was kept.
        """
        self.project = project
        self.kept = kept or KeptPages()
        self.language = language
        self.folder = "docs" if language == ENGLISH else f"docs/{language}"
        self.docs = project / self.folder
        self.problems: list[Problem] = []
        self.pages: dict[str, Page] = {}
        self.prose: dict[str, Prose] = {}
        """What each page holds."""
        self.texts: dict[str, str] = {}
        """The text of each file that was read as it is."""
        self.lines: dict[str, Mapping[Place, int]] = {}
        """Where each entry stands in a data file, or in the front matter of a page."""
        self.facts: Facts = STAND_INS
        """What stands in data files for a fact of the program."""
        self.seen: set[str] = set()
        """The pages that somebody asked for, also those that cannot be read."""
        self.broken: set[str] = set()
        """The data files and drawings that are there, and have faults."""

    def page(self, place: str, model: type[Model]) -> Model | None:
        """Read a Markdown page; return its front matter."""
        self.seen.add(place)
        try:
            text = read_text(self.docs / place, f"{self.folder}/{place}")
            page, prose = self.kept.read(text, f"{self.folder}/{place}", self.language)
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return None
        self.pages[place] = page
        self.prose[place] = prose
        self.lines[place] = page.front_matter.lines
        self.problems += self.prose[place].problems
        return self.validated(self.front_matter(place, page), model)

    def front_matter(self, place: str, page: Page) -> Document:
        """Return what the front matter of the page at `place` says."""
        return page.front_matter

    def data(self, place: str, model: type[Model]) -> Model | None:
        """Read a YAML data file, with the program's facts in it."""
        document = self.document(f"{self.folder}/{place}")
        if document:
            document, problems = fill_facts(document, self.facts)
            self.problems += problems
            self.lines[place] = document.lines
        found = self.validated(document, model) if document else None
        if found is None:
            self.broken.add(place)
        return found

    def picture(self, place: str) -> Picture | None:
        """Read an SVG drawing."""
        if (svg := self.text(place)) is not None:
            picture = Picture(svg)
            faults = picture.faults()
            for what, remedy in faults:
                self.add(place, 1, f"the picture {what}", remedy)
            if not faults:
                return picture
        self.broken.add(place)
        return None

    def is_file(self, place: str) -> bool:
        """Return whether a plain file lies at `place`, and keep the problem where it does not."""
        try:
            refuse_what_is_no_file(self.docs / place, f"{self.folder}/{place}")
        except Unreadable as unreadable:
            self.seen.add(place)
            self.problems.append(unreadable.problem)
            return False
        return True

    def document(self, file: str) -> Document | None:
        """Read a YAML file, `file` inside the project, as plain data."""
        try:
            return read_yaml(self.project / file, file)
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return None

    def text(self, place: str) -> str | None:
        """Read a file as it is."""
        try:
            self.texts[place] = read_text(self.docs / place, f"{self.folder}/{place}")
            return self.texts[place]
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return None

    def validated(
        self,
        document: Document,
        model: type[Model],
        at: Place = (),
        root: str = "the file",
    ) -> Model | None:
        """Read what stands at one place of `document`; authors call that place `root`."""
        deep = len(at)
        self.problems += [
            replace(doubt, what=f"{place_in_words(place[deep:]) or root} {doubt.what}")
            for place, doubt in document.doubts
            if place[:deep] == at
        ]
        lines = {place[deep:]: n for place, n in document.lines.items() if place[:deep] == at}
        try:
            return model.model_validate(document.at(at))
        except ValidationError as error:
            self.problems += from_validation(error, document.file, lines, model, root)
            return None

    def add(self, place: str, line: int, what: str, remedy: str) -> None:
        """Keep one more problem."""
        self.problems.append(Problem(f"{self.folder}/{place}", line, what, remedy))
