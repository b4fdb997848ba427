"""Papers for ten people, ten minutes before group: how many presses they are away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.content.curriculum.library import Library
from macros.publish.run.papers_on_pages import offer_papers
from macros.publish.run.pdf_list_page import rewrite
from macros.publish.run.print_room import PDFS
from macros.publish.sheets.packet import session_stem
from tests.conftest import served

MONDAY, GROUP_NIGHT = "2026-11-23", "2026-11-25T17:50:00"
SIDES = 7
PAPERS = f"{PDFS.as_posix()}/6.1-my-triggers-participants-letter.pdf"
"""What each of the ten gets on the second night of the calendar, with nothing to leave out."""
SCREENS = ((1366, 768), (1024, 768))
"""Computers of clinics, in pixels."""
LOW = (1024, 600)
"""What a browser's own bars leave of a small one."""


@pytest.fixture(scope="module", params=["dated", "undated"])
def office(
    request: pytest.FixtureRequest,
    site: Path,
    library: Library,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, bool]]:
    """The address of a site with its papers, and whether its program has a calendar."""
    copy = tmp_path_factory.mktemp("office") / "site"
    shutil.copytree(site, copy)
    (copy / PDFS).mkdir()
    sides = {
        f"{session_stem(lesson, who)}-letter.pdf": SIDES
        for lesson in library.lessons.values()
        for who in ("participants", "leaders")
    }
    offer_papers(library, copy, copy / PDFS, sides)
    rewrite(library, copy, copy / PDFS, sides)
    if request.param == "dated":
        for path in (copy / "index.html", copy / "print" / "index.html"):
            text = path.read_text("utf-8")
            assert 'data-first=""' in text
            path.write_text(text.replace('data-first=""', f'data-first="{MONDAY}"'), "utf-8")
    with served(copy) as address:
        yield address, request.param == "dated"


class Hand:
    """Counts what somebody at a computer presses; a list to pick from is opened and picked in."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, target: Locator) -> None:
        self.presses += 1
        target.click()

    def pick(self, target: Locator, value: str) -> None:
        self.presses += 2
        target.select_option(value)


def opened(page: Page, hand: Hand, link: Locator) -> str:
    """Press a link, and return which file the browser asks for, as a path from the site's root."""
    # Without scrolling: the card's first rows are what an office sees.
    expect(link).to_be_in_viewport(ratio=1)
    with page.expect_request("**/*.pdf") as asked:
        hand.press(link)
    return asked.value.url.split("/", 3)[3]


def at_home(page: Page, address: str, width: int, height: int) -> Hand:
    """Open the front page on a screen of that size, ten minutes before group."""
    page.set_viewport_size({"width": width, "height": height})
    page.route("**/*.pdf", lambda route: route.fulfill(status=204))
    page.clock.set_fixed_time(GROUP_NIGHT)
    page.goto(f"{address}/index.html")
    return Hand()


@pytest.mark.parametrize(("width", "height"), [*SCREENS, LOW])
def test_papers_for_ten_are_one_press_away_or_three_without_a_calendar(
    page: Page, office: tuple[str, bool], width: int, height: int
) -> None:
    address, is_dated = office
    hand = at_home(page, address, width, height)
    if not is_dated:
        hand.pick(page.get_by_label("Which lesson is on tonight?"), "6.1")
    link = page.get_by_role("link", name=f"Print for participants ({SIDES} sides)")
    expect(page.get_by_role("link", name="Present", exact=True)).to_be_in_viewport(ratio=1)
    assert opened(page, hand, link) == PAPERS
    assert hand.presses == (1 if is_dated else 3)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_by_the_print_room_papers_for_ten_are_one_press_more(
    page: Page, office: tuple[str, bool], width: int, height: int
) -> None:
    address, is_dated = office
    hand = at_home(page, address, width, height)
    hand.press(page.get_by_role("main").get_by_role("link", name="Print", exact=True))
    if not is_dated:
        hand.pick(page.get_by_label("Which lesson?"), "6.1")
    link = page.locator("[data-shown]").get_by_role("link", name="For participants")
    assert opened(page, hand, link) == PAPERS
    assert hand.presses == (2 if is_dated else 4)
