"""What a leader prints for one session, as its plan and the card Tonight offer it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PaperLink:
    """One PDF: where it lies inside the site, and how many sides of paper it has."""

    path: str
    sides: int


PapersByLesson = Mapping[str, Mapping[str, PaperLink]]
"""The PDFs of each session, by the lesson's number and by who they are for: 'participants',
'leaders' and 'run-sheet'."""
