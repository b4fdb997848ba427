"""The print room in a browser, with a PDF of everything: short, and few presses from any paper."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from macros.content.curriculum.library import Library
from macros.publish.run.pdf_list_page import rewrite
from macros.publish.run.print_room import PDFS
from macros.publish.sheets.packet import groups
from macros.publish.sheets.paper import PAPERS
from macros.publish.sheets.sheet import all_sheets
from tests.test_built_site import own_files

MOST_PIXELS, MOST_LINKS, MOST_BYTES = 4000, 120, 60 * 1024
"""The height of the page on a laptop, its links before anything is unfolded, and what it weighs."""
VISIBLE_LINKS = "[...document.querySelectorAll('a')].filter(one => one.checkVisibility()).length"
SIDES, SIDES_LARGE = 3, 7
"""How many sides each PDF of these tests has, in standard and in large print."""


def every_pdf(library: Library, sizes: tuple[str, ...]) -> dict[str, int]:
    """Return the sides of every PDF that a program with these sizes of paper has."""
    papers = [paper for paper in PAPERS if paper.size in sizes]
    stems = [packet.stem for group in groups(library) for packet in group.packets]
    stems += [sheet.stem for sheet in all_sheets(library) if not sheet.kind.is_large]
    names = {f"{stem}-{one.name}.pdf": one.large for stem in stems for one in papers}
    names |= {
        sheet.file_name(one): False
        for sheet in all_sheets(library)
        for one in papers
        if sheet.kind.is_large and not one.large
    }
    return {name: SIDES_LARGE if large else SIDES for name, large in names.items()}


@pytest.fixture(scope="module")
def copy(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site, whose print page offers a PDF of everything on Letter."""
    copy = tmp_path_factory.mktemp("room") / "site"
    shutil.copytree(site, copy)
    (copy / PDFS).mkdir()
    rewrite(library, copy, copy / PDFS, every_pdf(library, ("letter",)))
    return copy


@pytest.fixture(scope="module")
def room(copy: Path) -> str:
    """The address, on a disk, of the print page."""
    return (copy / "print" / "index.html").as_uri()


@pytest.fixture
def served(page: Page, copy: Path, address: str) -> str:
    """The address of the print page on the web."""
    html = (copy / "print" / "index.html").read_text("utf-8")
    page.route(f"{address}/print/index.html", lambda route: route.fulfill(body=html))
    return f"{address}/print/index.html"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in which no script runs."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_the_page_stays_short_however_many_lessons_there_are(page: Page, room: str) -> None:
    page.goto(room)
    assert page.evaluate("document.documentElement.scrollHeight") < MOST_PIXELS
    assert page.evaluate(VISIBLE_LINKS) < MOST_LINKS


@pytest.mark.parametrize("sizes", [("letter",), ("letter", "a4")])
def test_the_page_stays_light(
    sizes: tuple[str, ...], copy: Path, library: Library, tmp_path: Path
) -> None:
    both = tmp_path / "site"
    shutil.copytree(copy, both, ignore=shutil.ignore_patterns("lessons"))
    rewrite(library, both, both / PDFS, every_pdf(library, sizes))
    everything, _ = own_files(both, both / "print" / "index.html")
    assert everything < MOST_BYTES


def test_a_paper_that_is_chosen_is_the_one_behind_every_link(page: Page, room: str) -> None:
    page.goto(room)
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    links = page.locator("a[href$='.pdf']:visible")
    standard = links.count()
    assert not [url for url in links.evaluate_all("all => all.map(a => a.href)") if "large" in url]
    page.get_by_label("Letter, large print").check()
    addresses = links.evaluate_all("all => all.map(a => a.href)")
    assert len(addresses) == standard
    # Board sheets are large as they are.
    assert {url.rpartition("-")[0][-5:] for url in addresses if "large" not in url} == {"board"}


def test_a_chosen_paper_is_kept_on_the_device(page: Page, served: str) -> None:
    page.goto(served)
    expect(page.get_by_text("stays in this browser")).to_be_visible()
    page.get_by_label("Letter, large print").check()
    page.reload()
    expect(page.get_by_label("Letter, large print")).to_be_checked()


def test_from_a_stick_the_page_says_that_nothing_is_kept(page: Page, room: str) -> None:
    page.goto(room)
    expect(page.get_by_text("gone when you leave this page")).to_be_visible()


def test_a_lesson_that_is_picked_shows_two_buttons_with_their_sides(page: Page, room: str) -> None:
    page.goto(room)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_label("Which lesson?").select_option("6.1")
    shown = page.locator("[data-shown] a.button:visible")
    expect(shown).to_have_text([re.compile("For participants 3 sides"), re.compile("leader")])
    page.get_by_label("Letter, large print").check()
    expect(shown.first).to_have_attribute("href", re.compile("6.1-.*-participants-letter-large"))
    expect(shown.first).to_contain_text("7 sides")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.get_by_role("link", name="Each sheet of this lesson").click()
    expect(page.get_by_role("heading", name="6.1 My triggers")).to_be_in_viewport()


def test_tonight_s_lesson_stands_there_by_itself(page: Page, copy: Path) -> None:
    path = copy / "print" / "index.html"
    html = path.read_text("utf-8").replace('data-first=""', 'data-first="2026-11-23"')
    dated = path.with_name("dated.html")
    dated.write_text(html, encoding="utf-8")
    page.clock.set_fixed_time("2026-11-25T12:00:00Z")
    page.goto(dated.as_uri())
    expect(page.get_by_label("Which lesson?")).to_have_value("6.1")
    expect(page.get_by_text("Tonight: Wednesday, November 25")).to_be_visible()
    expect(page.locator("[data-shown] a.button:visible")).to_have_count(2)
    page.get_by_label("Which lesson?").select_option("1.1")
    expect(page.get_by_text("Tonight: Wednesday")).to_have_count(0)


def test_a_week_opens_to_two_buttons_a_lesson(page: Page, room: str, library: Library) -> None:
    page.goto(room)
    page.get_by_text("Week 3", exact=True).click()
    buttons = page.locator("details[open] a.button:visible")
    assert buttons.count() == 2 * len(library.program.calendar[2])


def test_the_filter_opens_what_holds_every_word(page: Page, room: str, library: Library) -> None:
    page.goto(room)
    find, count = page.get_by_label("Find a sheet"), page.locator("[data-count]")
    items = page.locator("[data-item]:visible")
    find.fill("6.1 worksheet")
    assert [text.split("\n")[1] for text in items.all_inner_texts()] == ["My trigger map 3 sides"]
    everything = page.locator("[data-item]").count()
    assert count.inner_text() == f"1 of {everything} fits."
    find.fill("week 1 handout")
    week = library.program.calendar[0]
    titles = [one.handout.title for one in library.lessons.values() if one.number in week]
    assert [
        text.split("\n")[1].removesuffix(" 3 sides") for text in items.all_inner_texts()
    ] == titles
    find.fill("xyz")
    assert items.count() == 0
    assert "Nothing fits" in count.inner_text()
    find.fill("")
    assert items.count() == 0
    assert page.locator("details[open]").count() == 0


def test_a_link_to_a_lesson_s_papers_opens_its_theme(page: Page, room: str) -> None:
    page.goto(f"{room}#print-6-1")
    expect(page.get_by_role("heading", name="6.1 My triggers")).to_be_in_viewport()


def test_without_a_script_every_paper_is_a_tick_and_a_row_away(plain: Page, room: str) -> None:
    plain.goto(room)
    assert not plain.get_by_label("Which lesson?").is_visible()
    assert not plain.get_by_label("Find a sheet").is_visible()
    assert plain.evaluate("document.documentElement.scrollWidth") <= 360
    plain.get_by_label("Letter, large print").check()
    plain.get_by_text("Relapse prevention", exact=True).click()
    link = plain.locator("a[href$='6.1-my-triggers-worksheet-letter-large.pdf']")
    expect(link).to_be_visible()
    expect(link).to_contain_text("7 sides")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_page_has_no_axe_violation_and_fits(width: int, page: Page, served: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served)
    page.get_by_label("Which lesson?").select_option("6.1")
    page.locator("[id='print-6'], [id='print-loose']").evaluate_all(
        "all => all.forEach(one => (one.open = true))"
    )
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_letters_twice_as_large_on_a_phone_run_out_of_no_button_and_no_row(
    page: Page, room: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(room)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.get_by_label("Which lesson?").select_option("6.1")
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    thin = page.locator(".print-list__what:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width < 200).length"
    )
    assert thin == 0


def test_every_press_can_be_made_by_keyboard(page: Page, room: str) -> None:
    page.goto(room)
    page.get_by_label("Letter", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Letter, large print")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Which lesson?")).to_be_focused()
    page.keyboard.type("6.1")
    expect(page.get_by_label("Which lesson?")).to_have_value("6.1")
    page.keyboard.press("Tab")
    expect(page.locator("[data-shown] a.button:visible").first).to_be_focused()
