"""axe looks at every page of the site, in every look."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe_looks import LOOKS, axe_faults
from tests.conftest import PROJECT

pytestmark = pytest.mark.audit

PAGES = sorted(
    path.relative_to(PROJECT / "docs").with_suffix(".html").as_posix()
    for path in (PROJECT / "docs").rglob("*.md")
    if path.name != "design.md"
)


@pytest.mark.parametrize("path", [*PAGES, "404.html"])
def test_axe_finds_nothing_on_any_page(path: str, page: Page, address: str) -> None:
    found = page.goto(f"{address}/{path}")
    assert found
    if found.status == 404 and path != "404.html":
        pytest.skip("not a page of the site")
    assert list(axe_faults(page, LOOKS)) == []
