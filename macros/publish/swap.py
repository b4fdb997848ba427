"""Puts a finished folder in the place of a published one, which stays whole whatever happens.

The old one goes aside, the new one in, and only then is the old one deleted. A run that is killed
between the two leaves the old one aside; the next run puts it back.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path


class SwapError(Exception):
    """The folder could not be swapped; the message says why, and where the old one is."""


@dataclass(frozen=True)
class Place:
    """Where a site is published, and the folders beside it that a build needs."""

    site: Path

    @property
    def fresh(self) -> Path:
        """The new site, while it is made."""
        return self._beside("new")

    @property
    def aside(self) -> Path:
        """The old site, whole, between the two steps of a swap."""
        return self._beside("old")

    def _beside(self, what: str) -> Path:
        return self.site.with_name(f".{self.site.name}-{what}")


def place_of(site: Path) -> Place:
    """Return the place behind `site`, which may be a link, ready for a build.

    Puts back what a killed run left aside. Raises SwapError where `site` can never be swapped.
    """
    place = _behind(site)
    if place.site.exists() and not place.site.is_dir():
        raise SwapError(f"{place.site} is a file, not a folder. Move it away.")
    if place.site.is_mount():
        raise SwapError(
            f"{place.site} is a mount point, which cannot be swapped for a new folder. "
            "The site is as it was. Mount the folder around it, or build elsewhere and copy."
        )
    if not os.access(place.site.parent, os.W_OK):
        raise SwapError(
            f"{place.site.parent} cannot be written to, so no new site can be put there. "
            "The site is as it was."
        )
    _recover(place)
    # A run that was killed while it deleted an old site has left the rest of it.
    for trash in place.site.parent.glob(f".{place.site.name}-trash-*"):
        clear(trash)
    clear(place.fresh)
    if place.fresh.exists():
        raise SwapError(f"{place.fresh} is in the way and cannot be deleted. Delete it by hand.")
    return place


def standing(site: Path) -> Path:
    """Return the folder of the site that stands behind `site`, which may be a link.

    Puts back what a killed run left aside. Raises SwapError where no site stands there.
    """
    place = _behind(site)
    _recover(place)
    if not place.site.is_dir():
        raise SwapError(f"There is no site in {place.site}. Build it first: make site")
    return place.site


def swap(place: Place) -> None:
    """Put the fresh site in; raise SwapError where that cannot be, with the old one in its place.

    What cannot be deleted of the old one is left behind, and said.
    """
    had_one = place.site.exists()
    try:
        if had_one:
            place.site.rename(place.aside)
        place.fresh.rename(place.site)
    except BaseException as error:
        where = _put_back(place)
        if not isinstance(error, OSError):
            raise
        raise SwapError(f"The new site could not be put in its place ({error}). {where}") from None
    if had_one:
        _discard(place)


def clear(folder: Path) -> None:
    """Delete `folder`, as far as that can be."""
    shutil.rmtree(folder, ignore_errors=True)


def _behind(site: Path) -> Place:
    try:
        return Place(site.resolve())
    except (OSError, RuntimeError) as error:
        raise SwapError(f"{site.name} is a link that leads nowhere ({error}).") from None


def _put_back(place: Place) -> str:
    """Put the old site back where it was, and return where it is, in a sentence."""
    try:
        if place.aside.exists() and not place.site.exists():
            place.aside.rename(place.site)
    except OSError:
        return f"The old site is whole, in {place.aside}. Move it back by hand."
    return "The site is as it was."


def _recover(place: Place) -> None:
    if not place.aside.exists():
        return
    if place.site.exists():
        _discard(place)
        return
    place.aside.rename(place.site)
    sys.stderr.write("An earlier build was stopped halfway. Its old site is back in its place.\n")


def _discard(place: Place) -> None:
    """Delete the old site; from here on it is not whole, and so its name says."""
    names = (place.site.with_name(f".{place.site.name}-trash-{n}") for n in count(1))
    trash = next(name for name in names if not name.exists())
    try:
        place.aside.rename(trash)
        clear(trash)
    except OSError:
        trash = place.aside
    if trash.exists():
        sys.stderr.write(
            f"The new site is in its place. A part of the old one cannot be deleted: {trash}. "
            "Delete it by hand.\n"
        )
