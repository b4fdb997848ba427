"""A PDF is made anew when anything that shapes it changes, and only then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.publish.pdf import checksum
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.workers import can_print
from tests.conftest import PROJECT, small_copy

pytestmark = pytest.mark.skipif(not can_print(), reason=NO_PDFS)

SHAPING = (
    ("macros/publish/pdf/tags.py", "def _prune", "\n\ndef _prune"),
    ("macros/publish/pdf/overflow.py", "HAIR = 1.0", "HAIR = 0.5"),
    ("macros/publish/sheets/sheet_kinds.py", "    sides=1,\n", "    sides=2,\n"),
    ("macros/publish/sheets/paper.py", "else 1.0", "else 1.1"),
    ("overrides/print/page.html", '<main class="prose">', '<main class="prose" lang="en">'),
    ("overrides/print/tight.css", "calc(1.26 +", "calc(1.25 +"),
    ("overrides/components/notice/notice.css", "", "/* */"),
    ("overrides/first.css", "", "/* */"),
    ("overrides/site.css", "", "/* */"),
)
"""Changes of a module, the fit rule, a kind, a paper, a template and styles: file, old, new."""
BINDING = (
    ("macros/publish/pdf/page_numbers.py", "SIZE = 9.5", "SIZE = 9"),
    ("overrides/print/packet.html", "<h1>", "<h1 lang='en'>"),
)
"""Changes of the binder of packets and of their cover."""


class Copy:
    """A copy of the code, with the small curriculum, its built pages and its finished PDFs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("macros", "overrides"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
        small_copy(folder / "curriculum")
        lesson = folder / "curriculum/site/lessons/small-steps/one-step"
        lesson.mkdir(parents=True)
        for page in ("index", "handout", "leader"):
            parts = '<section id="my-step"></section><section id="which-step"></section>'
            story = '<section id="wet-day"><h2>A wet day</h2><p data-how>Choose.</p></section>'
            notice = '<aside data-component="notice"></aside>'
            whole = (
                f"<html lang='en'><article><h1>One step</h1>{parts}{story}{notice}</article></html>"
            )
            (lesson / f"{page}.html").write_text(whole, encoding="utf-8")

    def print(self, kind: str = "handout") -> str:
        """Print as a user does; return what is said of how many were made anew."""
        options = ["--lesson", "1.2", "--kind", kind, "--size", "letter", "--standard"]
        command = ["macros", "--project", "curriculum", "print", *options]
        done = subprocess.run(
            [sys.executable, "-m", *command, "--workers", "1"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return next(line for line in done.stdout.splitlines() if line.startswith("PDFs"))

    def change(self, file: str, old: str, new: str) -> None:
        """Change one file of the code."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy, with everything printed."""
    copy = Copy(tmp_path_factory.mktemp("code"))
    assert copy.print() == "PDFs: 1, of which 1 were made anew."
    return copy


def test_what_did_not_change_is_not_made_again(copy: Copy) -> None:
    assert copy.print() == "PDFs: 1, of which 0 were made anew."


@pytest.mark.parametrize(("file", "old", "new"), SHAPING, ids=[change[0] for change in SHAPING])
def test_a_change_of_what_shapes_a_sheet_makes_it_anew(
    copy: Copy, file: str, old: str, new: str
) -> None:
    copy.change(file, old, new)
    assert copy.print() == "PDFs: 1, of which 1 were made anew."


def test_a_change_of_what_binds_a_packet_makes_it_anew(copy: Copy) -> None:
    copy.print("packet")
    for file, old, new in BINDING:
        copy.change(file, old, new)
        assert not copy.print("packet").endswith("of which 0 were made anew."), file
    assert copy.print("packet").endswith("of which 0 were made anew.")


def test_the_versions_of_all_that_lays_out_a_page_count() -> None:
    found = {line.split()[0] for line in checksum.versions()}
    assert {"weasyprint", "pydyf", "tinycss2", "pikepdf", "uharfbuzz", "pypdfium2"} <= found
    assert "pytest" not in found
    pins = "".join(path.read_text("utf-8") for path in PROJECT.glob("requirements*.lock"))
    assert [name for name in found if f"{name}==" not in pins] == []


def test_another_version_of_a_package_changes_every_checksum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = checksum.checksum("a sheet")
    checksum._makers.cache_clear()
    monkeypatch.setattr(checksum, "versions", lambda: ("weasyprint 99.0",))
    try:
        assert checksum.checksum("a sheet") != before
    finally:
        checksum._makers.cache_clear()
