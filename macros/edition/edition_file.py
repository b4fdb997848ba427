"""Reads `edition.yaml`: what a clinic says of itself, and how its edition differs from ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field

from macros.content.files.file_reader import FileReader
from macros.content.files.yaml_lines import Data, Document
from macros.content.kinds.language import ENGLISH
from macros.content.kinds.program import LanguageCode, Program
from macros.content.kinds.record import Record
from macros.content.kinds.text import Text
from macros.content.problems import CurriculumError, Problem, fault, line_of, nearest
from macros.content.site_files import PROGRAM
from macros.edition.brand_colors import Colors
from macros.edition.paper_logo import LOGO_KINDS

FILE = "edition.yaml"

ReviewDay = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
ReviewDays = Mapping[str, ReviewDay]
AgreementLines = Annotated[tuple[Annotated[Text, Field(max_length=160)], ...], Field(max_length=6)]
_READ = {"lessons/welcome/what-this-program-is": "2026-11-23"}


def _picture(name: str) -> str:
    """Return the `name` of a picture in the edition's own folder."""
    path = PurePath(name)
    if path.suffix.lower() not in LOGO_KINDS:
        raise fault(f"is '{name}', which is no SVG and no PNG", "Save it as one of the two.")
    if path.name != name or "\\" in name:
        remedy = f"Put the file beside {FILE}, and write its name alone."
        raise fault(f"is '{name}', which is not in this folder", remedy)
    return name


class EditionSettings(Record):
    """What an edition sets besides the program's facts."""

    logo: Annotated[str, AfterValidator(_picture), Field(examples=["logo.svg"])] = ""
    """The file of your logo in this folder, an SVG or a PNG: it takes our boat's place."""
    logo_paper: Annotated[str, AfterValidator(_picture), Field(examples=["logo.svg"])] = ""
    """A darker one for paper, where the other is too pale to be seen in black and white."""
    colors: Annotated[Colors, Field(examples=[{"accent": "#0b5963"}])] = Colors()
    """Your colors, each as '#' and six signs; the check says so where one cannot be read."""
    agreement: Annotated[AgreementLines, Field(examples=[["**One person talks at a time.**"]])] = ()
    """What people in your group give each other, in place of our lines: six at most, a sentence or
    two each, which print on one side. The lines for safety above them stay."""
    agreement_in: Annotated[
        Mapping[LanguageCode, AgreementLines],
        Field(examples=[{"es": ["**Habla una persona a la vez.**"]}]),
    ] = {}
    """Your lines of the agreement in the other languages, by code. Needed where you wrote yours."""
    hide: Annotated[tuple[Text, ...], Field(examples=[["leaders/on-paper.md"]])] = ()
    """What is left out: a lesson's folder, such as lessons/life-balance/goals-that-happen, or a
    page, such as leaders/on-paper.md. The other lessons keep their numbers."""
    lessons: Annotated[
        Mapping[str, tuple[Text, ...]], Field(examples=[{"welcome": ["why-i-am-here"]}])
    ] = {}
    """The order of lessons in a theme, where you want another: a theme's folder, and the folders
    of its lessons. Those you do not name come after them. Numbers follow the order."""
    reviewed: Annotated[ReviewDays, Field(default_factory=dict, examples=[_READ])]
    """The day on which a clinician of yours has read and agreed to a lesson, by its folder. After
    an update the check shows what has changed in it since."""
    law_reviewed: Annotated[ReviewDays, Field(default_factory=dict, examples=[_READ])]
    """The same for a lawyer, and for the lessons that speak of the law."""
    pages_title: Annotated[Text, Field(examples=["Our program"])] = "Our program"
    """The heading in the menu above your own pages."""

    def agreement_for(self, code: str) -> tuple[str, ...]:
        """Return the clinic's own lines of the agreement in the language `code`, or nothing."""
        return self.agreement if code == ENGLISH else self.agreement_in.get(code, ())


@dataclass(frozen=True)
class Edition:
    """One edition: its `folder`, its `settings`, and the `facts` of its program, whole.

    `facts` are as they were typed here, or in mkdocs.yml where nothing stands here.
    """

    folder: Path
    settings: EditionSettings
    facts: Mapping[str, Data]
    program: Program
    document: Document

    @property
    def docs(self) -> Path:
        """The clinic's own pages and files."""
        return self.folder / "docs"

    @property
    def typed(self) -> Mapping[str, Data]:
        """What stands in edition.yaml itself."""
        return self.document.table()

    @property
    def has_calendar(self) -> bool:
        """True where the clinic wrote a wheel of its own."""
        return bool(self.typed.get("calendar"))

    def line(self, *place: str | int) -> int:
        """Return the line of `place` in edition.yaml, or of the nearest entry around it."""
        return line_of(place, self.document.lines)

    def has(self, place: str) -> bool:
        """Return whether the clinic has a file of its own at `place` in docs/."""
        return (self.docs / place).exists()

    def hides(self, place: str) -> bool:
        """Return whether the clinic leaves out what stands at `place` in docs/."""
        return any(PurePosixPath(place).is_relative_to(name) for name in self.settings.hide)


def read_edition(folder: Path, ours: Document) -> Edition:
    """Return the edition in `folder`; `ours` is mkdocs.yml, which holds what it does not set.

    Raises CurriculumError with all that is wrong in edition.yaml.
    """
    if not (folder / FILE).exists():
        beside = [path.name for path in folder.glob(f"{FILE}*")]
        remedy = f"Rename '{beside[0]}' to it." if beside else "Is the folder's name right?"
        raise CurriculumError([Problem(str(folder / FILE), 1, "this file is missing", remedy)])
    reader = FileReader(folder)
    document = reader.document(FILE)
    if document is None:
        raise CurriculumError(reader.problems)
    typed = document.table()
    known = [*Program.model_fields, *EditionSettings.model_fields]
    reader.problems += _unknown(document, typed, known)
    facts = {**ours.table(PROGRAM), **_only(typed, Program)}
    program = reader.validated(_part(document, facts), Program, (), "the edition")
    own = _part(document, _only(typed, EditionSettings))
    settings = reader.validated(own, EditionSettings, (), "the edition")
    if reader.problems or program is None or settings is None:
        raise CurriculumError(reader.problems)
    return Edition(folder, settings, facts, program, document)


def _only(typed: Mapping[str, Data], model: type[Record]) -> dict[str, Data]:
    return {key: typed[key] for key in model.model_fields if key in typed}


def _part(document: Document, data: dict[str, Data]) -> Document:
    """Return `document` as if it held `data` alone, with the lines and doubts of what it has."""
    doubts = tuple(doubt for doubt in document.doubts if doubt[0][:1] and doubt[0][0] in data)
    return Document(document.file, data, document.lines, doubts, document.plain)


def _unknown(document: Document, typed: Mapping[str, Data], known: list[str]) -> Iterator[Problem]:
    for key in typed:
        if key not in known:
            what = f"the edition has '{key}', which is not known here"
            yield Problem(FILE, line_of((key,), document.lines), what, nearest(key, known))
