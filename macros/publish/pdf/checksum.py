"""The checksum under which a PDF is kept: it changes with anything that shapes the file."""

import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from macros.rendering import OVERRIDES

OWN = Path(__file__).parent
"""The folder of modules that make PDFs: this one."""
TEMPLATES = OVERRIDES / "print"
"""What paper adds to the site's own templates and styles."""


_IMPORTED = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)
"""What an import names, and words of a text that begin like one."""


def checksum(*parts: object) -> str:
    """Return a SHA-256 in hex of all `parts`, and of what makes a PDF of them; of a Path, its text.

    What makes a PDF is every module of this folder, every template and style of `overrides/print`,
    and the versions of the packages that the modules use, which the lock file pins.
    """
    texts = (_hash(part) if isinstance(part, Path) else str(part) for part in parts)
    return _sha256("\0".join((*texts, _makers())))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _hash(path: Path) -> str:
    return _sha256(_text(path))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _makers() -> str:
    files = [*sorted(OWN.glob("*.py")), *sorted(TEMPLATES.glob("*.*"))]
    return _sha256("\0".join((*map(_hash, files), *versions())))


def versions() -> tuple[str, ...]:
    """Return name and version of each package that the modules import, and of all these need."""
    found: dict[str, str] = {}
    todo = [*_imported()]
    while todo:
        name = todo.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:  # It is for another system or another Python.
            continue
        if name not in found:
            found[name] = package.version
            todo += _needed(package.requires or ())
    return tuple(f"{name} {version}" for name, version in sorted(found.items()))


def _needed(requirements: list[str] | tuple[()]) -> Iterator[str]:
    for requirement in requirements:
        name = re.match(r"[\w.-]+", requirement)
        if name and "extra ==" not in requirement:
            yield _package(name[0])


def _imported() -> set[str]:
    """Return the packages that the modules of this folder import, and names that are none."""
    tops = {name for path in OWN.glob("*.py") for name in _IMPORTED.findall(_text(path))}
    return {_package(name) for name in tops - sys.stdlib_module_names - {"macros"}}


def _package(name: str) -> str:
    return name.lower().replace("_", "-")
