"""The successor generator builds the same site: every article says the same words."""

import os
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from macros.content.curriculum.library import Library
from macros.publish.site import finish
from tests.conftest import PROJECT, build_strictly, whole_copy

ZENSICAL = PROJECT / ".venv-zensical" / "bin" / "zensical"


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built by Zensical from the same mkdocs.yml in an environment of its own."""
    if not ZENSICAL.exists():
        why = "no .venv-zensical: run 'make test', which sets it up"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    folder = whole_copy(tmp_path_factory.mktemp("zensical"))
    build_strictly(folder, str(ZENSICAL))
    finish(folder / "site")
    return folder / "site"


def article(site: Path, page: str) -> list[str]:
    """Return the words of a page's article, in order."""
    found = html.fromstring((site / page).read_bytes()).find(".//article")
    assert found is not None, page
    return " ".join(found.itertext()).split()


def loaded(site: Path, page: str) -> list[str]:
    """Return the scripts and styles of a page, by their paths among the components, joined."""
    root = html.fromstring((site / page).read_bytes())
    addresses = [str(address) for address in root.xpath("//script/@src | //link/@href")]
    return [path for _, at, path in (one.partition("components/") for one in addresses) if at]


def test_both_generators_say_the_same_in_every_lesson(
    site: Path, other_site: Path, library: Library
) -> None:
    for lesson in library.lessons.values():
        for name in ("index", "leader", "handout"):
            page = f"{lesson.folder}/{name}.html"
            assert article(other_site, page) == article(site, page), page
            assert loaded(other_site, page) == loaded(site, page) != [], page


def test_both_generators_say_the_same_in_every_other_page(
    site: Path, other_site: Path, library: Library
) -> None:
    themes = [f"{theme.folder}/index.md" for theme in library.themes]
    for path in [*themes, *library.pages]:
        page = path.removesuffix(".md") + ".html"
        assert article(other_site, page) == article(site, page), page


def test_search_finds_a_lesson_from_a_stick_in_either(other_site: Path, browser: Browser) -> None:
    """The successor's own index is read, without the words of `find:`."""
    page = browser.new_page()
    page.goto((other_site / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    page.locator("#search-words").fill("triggers")
    expect(page.locator(".search__link").first).to_contain_text("My triggers")
    page.close()
