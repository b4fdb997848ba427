"""One print room for all tests of printing."""

import os
import shutil
from pathlib import Path

import pytest

from macros.content.curriculum.library import Library
from macros.publish.run.print_run import NO_PDFS, can_print
from macros.publish.sheets.selection import Selection
from macros.publish.sheets.sheet import loose_sheets
from tests.publish.shop import A4, LETTER, SAMPLE, Shop


@pytest.fixture(scope="session")
def shop(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A print room with a copy of the site: all that fits one side, and one lesson in full."""
    if not can_print():
        pytest.skip(NO_PDFS)
    folder = tmp_path_factory.mktemp("shop")
    shutil.copytree(site, folder / "site")
    # Tests that run at once share what is finished, each file under its checksum.
    base = tmp_path_factory.getbasetemp()
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    shop = Shop(library, folder, (base.parent if is_one_of_many else base) / "papers")
    shop.print(Selection(kinds=("worksheet", "handout"), papers=(LETTER, A4)))
    shop.print(Selection(lessons=(SAMPLE,)))
    shop.print(Selection(lessons=(SAMPLE,), kinds=("packet",), papers=(LETTER,)))
    shop.print(Selection(kinds=("reading", "hard-moments"), papers=(LETTER, A4)))
    shop.print(Selection(kinds=("check", "cards", "help"), papers=(LETTER,)))
    shop.print(Selection(lessons=tuple(sheet.lesson for sheet in loose_sheets(library))))
    return shop
