"""Two sites of one host share a browser's store; neither reads or erases the words of the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import opened, place, press, saved, start, state
from tests.browser.kept_words import LESSON, SECRET
from tests.conftest import served

OTHER = "behind the school"


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a host with the same site in two folders, `north` and `south`."""
    root = tmp_path_factory.mktemp("host")
    for name in ("north", "south"):
        (root / name).symlink_to(site, target_is_directory=True)
    with served(root) as address:
        yield address


def test_each_site_of_a_host_has_a_notebook_of_its_own(page: Page, host: str) -> None:
    start(page, f"{host}/north")
    saved(page)
    page.goto(f"{host}/south/{LESSON}")
    expect(place(page)).to_have_value("")
    state(page, "nothing")
    page.goto(f"{host}/south/mine/index.html")
    expect(page.get_by_text(SECRET)).to_have_count(0)

    start(page, f"{host}/south")
    place(page).fill(OTHER)
    saved(page)
    opened(page, f"{host}/north")
    expect(page.get_by_text(SECRET).first).to_be_visible()
    expect(page.get_by_text(OTHER)).to_have_count(0)
    names = page.evaluate("Object.keys(localStorage)")
    assert sorted(names) == ["even-keel /north/", "even-keel /south/"]


def test_erasing_on_one_site_leaves_the_words_of_the_other(page: Page, host: str) -> None:
    start(page, f"{host}/north")
    saved(page)
    start(page, f"{host}/south")
    saved(page)
    opened(page, f"{host}/south")
    page.on("dialog", lambda box: box.accept())
    press(page, "Erase everything")
    press(page, "Erase")
    page.goto(f"{host}/south/{LESSON}")
    expect(place(page)).to_have_value("")
    page.goto(f"{host}/north/{LESSON}")
    expect(place(page)).to_have_value(SECRET)
