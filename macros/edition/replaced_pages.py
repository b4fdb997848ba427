"""Pages of ours that an edition has replaced, and what has changed in ours since then.

An edition keeps, in `originals/`, each page of ours as it was when it was replaced.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from macros.edition.own_data import OWN_KINDS

ORIGINALS = "originals"
SAFETY_FIRST = ("get-help", "leaders/hard-moments", "leaders/every-session", "print/safety-card")
"""The beginnings of places whose changes are told before all others."""


@dataclass(frozen=True)
class Replaced:
    """One file that an edition has in place of ours; `place` is inside docs/."""

    place: str
    changes: str
    """What has changed in ours, as lines that begin with '+' or '-'; empty where nothing has."""
    is_known: bool = True
    """False where no original was kept: then nobody can say what has changed."""


def replaced(edition: Path, project: Path, read: Sequence[str] = ()) -> Iterator[Replaced]:
    """Yield each file of the folder `edition` that takes the place of ours; safety comes first.

    `read` are the folders of lessons that the clinic has read and agreed to as they were.
    """
    places = sorted(
        _places(edition, project, read), key=lambda place: (not _is_safety(place), place)
    )
    for place in places:
        original = edition / ORIGINALS / place
        if not original.is_file():
            yield Replaced(place, "", is_known=False)
            continue
        was, now = (_lines(path) for path in (original, project / "docs" / place))
        yield Replaced(place, "".join(unified_diff(was, now, "as it was", "as it is now", n=1)))


def seen(edition: Path, project: Path, read: Sequence[str] = ()) -> list[str]:
    """Keep our pages as they are now, of those replaced and of those read; return their places."""
    places = sorted(_places(edition, project, read))
    for place in places:
        _copy(project / "docs" / place, edition / ORIGINALS / place)
    return places


def replace_page(place: str, edition: Path, project: Path) -> bool:
    """Copy our page at `place` into `edition`, to be changed there, and keep its original.

    Returns False where the edition has that page already, which then stays as it is.
    """
    own = edition / "docs" / place
    if own.exists():
        return False
    for target in (own, edition / ORIGINALS / place):
        _copy(project / "docs" / place, target)
    return True


def _places(edition: Path, project: Path, read: Sequence[str]) -> Iterator[str]:
    own = {*_replaced_places(edition, project)}
    yield from own
    for folder in read:
        for path in sorted((project / "docs" / folder).iterdir()):
            if path.is_file() and (place := f"{folder}/{path.name}") not in own:
                yield place


def _replaced_places(edition: Path, project: Path) -> Iterator[str]:
    added = {kind.place for kind in OWN_KINDS}
    for path in (edition / "docs").rglob("*"):
        place = path.relative_to(edition / "docs").as_posix()
        if path.is_file() and (project / "docs" / place).is_file() and place not in added:
            yield place


def _is_safety(place: str) -> bool:
    return place.startswith(SAFETY_FIRST)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", errors="replace").splitlines(keepends=True)


def _copy(origin: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(origin, target)
