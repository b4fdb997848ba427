"""A PDF is made anew when anything that shapes it changes, and only then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

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


class Keys(NamedTuple):
    """What decides whether a handout, a packet's cover and the packet are made anew."""

    handout: str
    cover: str
    packet: str


class Copy:
    """A copy of the code, with the small curriculum and its built pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: Keys | None = None
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

    def run(self, *command: str) -> str:
        """Run Python with the copied code; return what it says."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def print(self) -> str:
        """Print a handout as a user does; return what is said of how many were made anew."""
        options = ["--lesson", "1.2", "--kind", "handout", "--size", "letter", "--standard"]
        command = ["macros", "--project", "curriculum", "print", *options, "--workers", "1"]
        said = self.run("-m", *command).splitlines()
        return next(line for line in said if line.startswith("PDFs"))

    def keys(self) -> Keys:
        """Return the names under which finished files would be kept."""
        return Keys(*self.run(str(Path(__file__).with_name("print_keys.py"))).split())

    def change(self, file: str, old: str, new: str) -> tuple[Keys, Keys]:
        """Change one file of the code; return the keys before and after."""
        before = self.known or self.keys()
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.known = self.keys()
        return before, self.known


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy."""
    return Copy(tmp_path_factory.mktemp("code"))


def test_a_pdf_is_made_once_and_anew_after_a_change(copy: Copy) -> None:
    assert copy.print() == "PDFs: 1, of which 1 were made anew."
    assert copy.print() == "PDFs: 1, of which 0 were made anew."
    copy.change("overrides/print/print.css", "", "/* */")
    assert copy.print() == "PDFs: 1, of which 1 were made anew."


def test_the_same_code_gives_the_same_keys(copy: Copy) -> None:
    assert copy.keys() == copy.keys()


@pytest.mark.parametrize(("file", "old", "new"), SHAPING, ids=[change[0] for change in SHAPING])
def test_a_change_of_what_shapes_a_sheet_changes_its_key(
    copy: Copy, file: str, old: str, new: str
) -> None:
    before, after = copy.change(file, old, new)
    assert after.handout != before.handout


def test_a_change_of_what_binds_a_packet_changes_its_key(copy: Copy) -> None:
    before, after = copy.change("macros/publish/pdf/page_numbers.py", "SIZE = 9.5", "SIZE = 9")
    assert after.packet != before.packet


def test_a_change_of_a_cover_changes_its_key_and_that_of_the_packet(copy: Copy) -> None:
    before, after = copy.change("overrides/print/packet.html", "<h1>", "<h1 lang='en'>")
    assert after.cover != before.cover
    assert after.packet != before.packet
    before, after = copy.change("overrides/components/notice/notice.css", "", "/* again */")
    assert (after.cover, after.packet) == (before.cover, before.packet)


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
