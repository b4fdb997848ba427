"""The locks hold what `pyproject.toml` asks for, by hash, and one version for all."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT

ASKED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = ASKED["optional-dependencies"]
LOCKS = {
    "requirements.lock": (),
    "requirements-print.lock": ("print",),
    "requirements-test.lock": ("print", "test"),
    "requirements-audit.lock": ("print", "test", "audit"),
    "requirements-zensical.lock": ("zensical",),
}
"""Each lock, and the extras that it holds."""

ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<marker> ;.*?)?(?P<hashes>(?: \\\n    \S+)*)$", re.M
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(lock: str) -> list[re.Match[str]]:
    """Return what a `lock` pins, an entry each."""
    return [*ENTRY.finditer((PROJECT / lock).read_text("utf-8"))]


def versions(lock: str) -> dict[str, str]:
    """Return the versions that a `lock` pins for this machine, by the names of their packages."""
    return {
        canonicalize_name(entry["name"]): entry["version"]
        for entry in entries(lock)
        if not (marker := Requirement(f"{entry['name']}{entry['marker'] or ''}").marker)
        or marker.evaluate()
    }


def test_there_is_no_other_lock() -> None:
    assert {path.name for path in PROJECT.glob("requirements*")} == set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_what_the_project_asks_for(lock: str) -> None:
    pinned = versions(lock)
    asked = [*ASKED["dependencies"], *(one for extra in LOCKS[lock] for one in EXTRAS[extra])]
    for requirement in map(Requirement, asked):
        version = pinned.get(canonicalize_name(requirement.name), "")
        assert version in requirement.specifier, f"{requirement}: {version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_its_hashes(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    found = entries(lock)
    assert "".join(f"{entry[0]}\n" for entry in found) == text
    for entry in found:
        hashes = entry["hashes"].split(" \\\n    ")[1:]
        assert hashes, entry["name"]
        assert all(map(HASH.fullmatch, hashes)), entry["name"]


def test_the_locks_of_one_environment_pin_one_version() -> None:
    largest = versions("requirements-audit.lock")
    for lock in ("requirements.lock", "requirements-print.lock", "requirements-test.lock"):
        assert versions(lock).items() <= largest.items(), lock


def test_what_is_installed_is_checked_by_its_hash() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    installs = re.findall(r"(?m)^\s.*(?:\bpip install|\$\(PIP\)).*$", makefile)
    assert len(installs) == len(LOCKS)
    assert all(re.search(r"\$\(PIP\) requirements[\w-]*\.lock$", line) for line in installs)
    assert re.search(r"(?m)^PIP := .* --require-hashes -r$", makefile)


def test_the_actions_of_the_host_are_pinned_by_commit() -> None:
    for path in (PROJECT / ".github/workflows").glob("*.yml"):
        used = re.findall(r"uses: *(\S+)", path.read_text("utf-8"))
        assert used, path.name
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used), used
