"""The papers that a sheet can be printed on: two sizes, each in standard and in large print."""

from dataclasses import dataclass
from typing import get_args

from macros.content.kinds.paper_size import PaperSize
from macros.content.kinds.program import Program


@dataclass(frozen=True)
class Paper:
    """One paper."""

    size: PaperSize
    large: bool = False

    @property
    def name(self) -> str:
        """How file names and the page's style call it: 'letter', 'a4-large'."""
        return f"{self.size}-large" if self.large else self.size

    def file_name(self, stem: str) -> str:
        """Return the name of the PDF of the sheet or packet `stem` on this paper."""
        return f"{stem}-{self.name}.pdf"

    @property
    def zoom(self) -> float:
        """How much everything grows.

        Large print is the same design, laid out on a smaller page and blown up to fill the paper:
        text of 11.5 pt comes out at 18.4 pt, and boxes and writing lines grow with it, so that no
        component needs a second set of sizes. The smaller pages stand in `print.css`.
        """
        return 1.6 if self.large else 1.0


def papers_of(program: Program) -> tuple[Paper, ...]:
    """Return the papers that PDFs are made for: the program's, each in standard and large print."""
    return tuple(Paper(size, large) for size in program.page_size for large in (False, True))


PAPERS = tuple(Paper(size, large) for size in get_args(PaperSize) for large in (False, True))
"""Every paper, in the order of lists."""
