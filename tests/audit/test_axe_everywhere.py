"""axe looks at every page of the site, in every look, and at every page in another language."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.edition.laid_together import lay_together
from tests.browser.axe_looks import LOOKS, axe_faults
from tests.conftest import PROJECT, build_strictly, finished, served

pytestmark = pytest.mark.audit

DOCS = PROJECT / "docs"
ALL = [path.relative_to(DOCS) for path in sorted(DOCS.rglob("*.md")) if path.name != "design.md"]
PAGES = {path.with_suffix(".html").as_posix(): path.parts[0] for path in ALL}
TRANSLATED = [page for page, room in PAGES.items() if len(room) == len("es")]
"""Folders of two letters are other languages, which only an edition is built in."""

OWN = [*(page for page in PAGES if page not in TRANSLATED), "404.html"]


@pytest.fixture(scope="module")
def in_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an edition that is built in every language."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "edition/docs").mkdir(parents=True)
    rooms = sorted({PAGES[page] for page in TRANSLATED})
    settings = f"name: Harbor\nlanguages: [en, {', '.join(rooms)}]\n"
    (folder / "edition/edition.yaml").write_text(settings, "utf-8")
    laid = lay_together(folder / "edition", PROJECT)[1]
    build_strictly(laid, sys.executable, "-m", "mkdocs", to=folder / "built")
    with served(finished(folder / "built", folder / "site")) as address:
        yield address


@pytest.mark.parametrize("path", OWN)
def test_axe_finds_nothing_on_any_page(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    assert list(axe_faults(page, LOOKS)) == []


@pytest.mark.parametrize("path", TRANSLATED)
def test_axe_finds_nothing_in_another_language(path: str, page: Page, in_languages: str) -> None:
    page.goto(f"{in_languages}/{path}")
    assert list(axe_faults(page, LOOKS)) == []


def test_no_page_of_the_site_is_left_out(site: Path) -> None:
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.html")} == set(OWN)
