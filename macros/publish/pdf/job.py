"""What decides how a PDF looks: one sheet, one paper, one HTML document, and the styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

import segno
from markupsafe import Markup

from macros.content.kinds.program import Program
from macros.content.kinds.text import plain
from macros.publish.pdf.checksum import checksum
from macros.publish.pdf.sheet_html import SheetHtml
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.sheet import Sheet
from macros.rendering import OVERRIDES, environment, needed
from macros.wording import said, unread_original

_ORIGINAL = "data-original"
"""The mark of a notice that stands in two languages; its sheet may have one side more for it."""
SITE_STYLES = (OVERRIDES / "first.css", OVERRIDES / "site.css")
"""The styles that every page has, on a screen too."""
TIGHT = OVERRIDES / "print" / "tight.css"
"""The style of a sheet that needs more sides than it may have."""


class Task(Protocol):
    """One PDF to make, a sheet or a packet; two tasks with the same `key` give the same file."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def title(self) -> str:
        """What it is, in words."""

    @property
    def stem(self) -> str:
        """The file's name without paper and ending."""

    @property
    def key(self) -> str:
        """A name for all that decides what the file holds."""

    @property
    def weight(self) -> int:
        """How long it takes, beside other tasks."""

    @property
    def has_preview(self) -> bool:
        """True where a small picture of the first page belongs to it."""

    @property
    def bound(self) -> tuple[str, ...]:
        """The keys of the files that are bound into it."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of the tasks whose files it is made from; before, it has no key."""


@dataclass(frozen=True)
class Job:
    """A sheet to print."""

    sheet: Sheet
    paper: Paper
    title: str
    document: str
    """The whole HTML document."""
    styles: tuple[Path, ...]
    """The site's style, those of the components in the sheet, and what paper adds."""
    most_pages: int | None
    """How many pages it may have: with more it is laid out tightly. None stands for any."""
    language: str
    """The language of the page, such as 'en'."""
    has_preview: bool
    """True on the program's own paper, whose first page stands in the list as a small picture."""
    bound: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.sheet.file_name(self.paper)

    @property
    def stem(self) -> str:
        """The file's name without paper and ending."""
        return self.sheet.stem

    @property
    def weight(self) -> int:
        """How long it takes, beside other tasks."""
        return len(self.document)

    @cached_property
    def key(self) -> str:
        """A name for all that decides what the file holds."""
        return checksum(
            self.document,
            *self.styles,
            TIGHT,
            self.paper.zoom,
            self.sheet.kind.fillable,
            self.sheet.kind.grows,
            self.most_pages,
            self.has_preview,
        )


def job(sheet: Sheet, paper: Paper, sheet_html: SheetHtml, program: Program) -> Job:
    """Return the job of printing `sheet_html` on `paper`, with the program's foot on every page."""
    title = plain(sheet.title)
    if sheet.number:
        code = sheet.language
        kind = said("print_list", "paper", "kinds", sheet.kind.name, code=code).lower()
        number = sheet.number
        title = said(
            "print_list", "paper", "title", code=code, title=title, kind=kind, number=number
        )
    most_pages = sheet_html.sides or (sheet.kind.sides_large if paper.large else sheet.kind.sides)
    if most_pages and most_pages > 1 and _ORIGINAL in sheet_html.content:
        most_pages += 1
    document = (
        environment(sheet.language)
        .get_template("print/page.html")
        .render(
            title=title,
            sheet=sheet,
            paper=paper,
            program=program,
            sheet_html=sheet_html,
            code=_code(sheet_html.url),
            one_side=most_pages == 1,
        )
    )
    styles = tuple(style_files(sheet, sheet_html))
    is_own = paper == Paper(program.page_size[0])
    language = sheet_html.language
    return Job(sheet, paper, title, document, styles, most_pages, language, is_own)


def style_files(sheet: Sheet, sheet_html: SheetHtml) -> Iterator[Path]:
    """Yield the styles of a sheet: the site's, its components', and that of paper."""
    yield from SITE_STYLES
    files = needed("page", sheet_html.content)
    for name in sheet_html.components:
        files += [f"{name}/{name}.css", *needed(name, sheet_html.content)]
    yield from filter(None, map(_style, dict.fromkeys(files)))
    yield from paper_styles(sheet_html.language, sheet.kind.is_cut)


@cache
def _style(file: str) -> Path | None:
    """Return where a style of the components lies; None where it is a script, or not there."""
    path = OVERRIDES / "components" / file
    return path if path.suffix == ".css" and path.exists() else None


def paper_styles(code: str, is_cut: bool = False) -> Iterator[Path]:
    """Yield the styles of paper in a language by its code; the foot may stand there in two."""
    yield OVERRIDES / "print" / "print.css"
    if unread_original(code):
        yield OVERRIDES / "print" / "two-languages.css"
        if not is_cut:
            yield OVERRIDES / "print" / "two-languages-room.css"


def _code(url: str) -> Markup:
    """Return a QR code of `url` as SVG, or nothing where the program has no address on the web."""
    if not url:
        return Markup("")
    # Dark on white and square: what a phone's camera reads at arm's length.
    return Markup(segno.make(url, micro=False).svg_inline(border=0, omitsize=True))
