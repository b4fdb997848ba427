"""One print room for all tests of printing."""

import os
import shutil
from pathlib import Path

import pytest

from macros.content.curriculum.library import Library
from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.workers import can_print
from tests.publish.shop import Shop


@pytest.fixture(scope="session")
def shop(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A print room with a copy of the site; it prints what a test asks for."""
    if not can_print():
        pytest.skip(NO_PDFS)
    folder = tmp_path_factory.mktemp("shop")
    shutil.copytree(site, folder / "site")
    # Tests that run at once share what is finished, each file under its checksum.
    base = tmp_path_factory.getbasetemp()
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    return Shop(library, folder, (base.parent if is_one_of_many else base) / "papers")
