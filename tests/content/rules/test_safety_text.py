"""Safety and privacy words stand once: no plan, handout, quiz, card or slide retells them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.content.curriculum.library import Library
from tests.conftest import PROJECT

DOCS = PROJECT / "docs"
SHARED = ("leaders/hard-moments.md", "leaders/any-room.md")
RUN = 12
"""So many words in a row are no accident."""

SIGNS = re.compile(
    r"gurgl|\bashen\b|tiny pupils|older (adult|person)|on their side\b|"
    r"do(es)? not drive home|call the counselor on call and|what we say here stays here|"
    r"a judge('s)? (can|special)|hurt or neglected",
    re.IGNORECASE,
)
"""Words by which somebody would retell the notices on overdose, privacy or intoxication."""


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without macro calls, links and marks."""
    without_facts = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE)
    bare = re.sub(r"\{\{.*?\}\}|\[[^\]]*\]\([^)]*\)", " ", without_facts)
    return re.findall(r"[a-z']+", bare.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of `RUN` words."""
    found = words(text)
    yield from zip(*(found[start:] for start in range(RUN)), strict=False)


def teaches_law(path: Path) -> bool:
    """Return whether the lesson of `path` teaches the limits of privacy, and is marked so."""
    return "law_reviewed:" in (path.parent / "index.md").read_text("utf-8")


def papers() -> list[Path]:
    """Return what a lesson has beside its own page: plan, handout, quiz, cards, worksheet."""
    return sorted(
        path
        for pattern in ("leader.md", "handout.md", "*.yaml")
        for path in (DOCS / "lessons").rglob(pattern)
    )


@pytest.fixture(scope="module")
def shared(library: Library) -> set[tuple[str, ...]]:
    """Every run of words of the notices and of the leaders' safety pages."""
    texts = [(DOCS / page).read_text("utf-8") for page in SHARED]
    texts += [line for notice in library.notices.values() for line in (*notice.text, *notice.steps)]
    return {run for text in texts for run in runs(text)}


def test_no_paper_of_a_lesson_copies_the_safety_text(shared: set[tuple[str, ...]]) -> None:
    copied = {
        f"{path.relative_to(DOCS)}: {' '.join(run)}"
        for path in papers()
        for run in runs(path.read_text("utf-8"))
        if run in shared
    }
    assert copied == set()


def test_no_paper_of_a_lesson_retells_the_safety_text() -> None:
    retold = [
        f"{path.relative_to(DOCS)}:{number}: {line.strip()}"
        for path in papers()
        if not teaches_law(path)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if SIGNS.search(line)
    ]
    assert retold == []


def test_one_urge_level_decides_when_a_leader_speaks_to_somebody() -> None:
    other = re.compile(
        r"urge(?: level)?s? (?:of )?(?:[0-68-9]|10) or (?:more|higher)", re.IGNORECASE
    )
    pages = [*DOCS.rglob("*.md"), DOCS / "about" / "notices.yaml"]
    found = [str(path) for path in pages if other.search(path.read_text("utf-8"))]
    assert found == []
