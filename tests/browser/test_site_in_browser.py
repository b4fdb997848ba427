"""The whole site in Chromium: silent, complete without scripts, and usable by everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.content.curriculum.lesson import Lesson
from macros.content.curriculum.library import Library
from macros.content.curriculum.sheet_pages import SheetPage
from tests.browser.axe_looks import axe_faults
from tests.browser.printed import printed_pdf, sides_printed
from tests.browser.thumb_targets import small_targets
from tests.conftest import PROJECT, Likeliest

SAMPLES = (
    "leaders/index.html",
    "leaders/calendar.html",
    "leaders/tools.html",
    "index.html",
    "get-help.html",
    "404.html",
    "lessons/index.html",
    "lessons/words.html",
    "lessons/skills.html",
    "lessons/relapse-prevention/index.html",
    "lessons/relapse-prevention/my-triggers/index.html",
    "lessons/relapse-prevention/my-triggers/leader.html",
    "lessons/relapse-prevention/my-triggers/handout.html",
    "lessons/dealing-with-stress/my-stress-signals/index.html",
    "lessons/assertiveness/saying-no/index.html",
    "about/write-a-lesson.html",
    "print/index.html",
    "mine/tools.html",
    "mine/urge-wave.html",
    "mine/breathing.html",
    "mine/senses.html",
    "mine/if-then.html",
    "mine/say-no.html",
    "mine/balance.html",
    "mine/seven-days.html",
)
"""One page of every kind, the lessons that hold every component, and every tool."""
LONGEST = {"about/write-a-lesson.html", "lessons/words.html"}
FOR_AXE = [*(path for path in SAMPLES if path not in LONGEST), "about/for-programs.html"]
"""The longest take axe as long as five others: the audit has them, and others are made alike."""


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_finds_a_lesson(scheme: str, page: Page, site: Path, address: str) -> None:
    root = address if scheme == "http" else site.as_uri()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/index.html")
    assert not [url for url in asked if "/search/" in url and "open.js" not in url]

    page.get_by_role("button", name="Search").click()
    page.keyboard.type("trigger", delay=30)

    result = page.locator("a[href*='my-triggers']").filter(visible=True).last
    expect(result).to_be_visible(timeout=15_000)
    assert [url for url in asked if not url.startswith(root) and not url.startswith("blob:")] == []


@pytest.mark.parametrize("path", FOR_AXE)
def test_axe_finds_nothing_in_light_and_in_dark(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    assert list(axe_faults(page)) == []


@pytest.mark.parametrize("path", SAMPLES)
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_no_page_scrolls_sideways(
    path: str, width: int, zoom: int, browser: Browser, address: str
) -> None:
    """320 px wide, and 640 px with text at 200 %."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/{path}")
    # Set by script: the page's policy refuses a style that a test would add.
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= width


@pytest.mark.parametrize("path", SAMPLES)
def test_targets_are_large_enough_for_a_thumb(path: str, browser: Browser, address: str) -> None:
    """Buttons and fields are 44 px or more; links inside a sentence are exempt (WCAG 2.5.8)."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/{path}")
    small = small_targets(page)
    context.close()
    assert small == []


@pytest.mark.parametrize("width", [360, 700, 1000, 1280, 1600])
def test_the_front_page_leaves_no_hole_among_the_themes(
    width: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/index.html")
    tops = page.locator(".themes li").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
    )
    assert len({tops.count(top) for top in tops}) == 1


def test_the_lessons_of_a_theme_have_a_line_each_and_no_wall(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/lessons/index.html")
    assert page.evaluate("document.documentElement.scrollHeight") < 3000
    page.locator("summary", has_text="Relapse prevention").click()
    expect(page.get_by_role("link", name="6.1 My triggers")).to_be_visible()
    expect(page.get_by_text("Spot what sets off an urge.")).to_be_visible()
    page.goto(f"{address}/index.html")
    assert page.evaluate("document.documentElement.scrollHeight") < 4000


def test_a_lesson_teaches_with_scripts_off(plain: Page, address: str) -> None:
    plain.goto(f"{address}/lessons/relapse-prevention/my-triggers/index.html")
    expect(plain.get_by_role("button", name="Check")).to_have_count(0)
    answer = plain.locator("[data-component=quiz] details").first
    answer.locator("summary").click()
    expect(answer.get_by_text("Fits:", exact=True)).to_be_visible()
    expect(plain.locator("[data-component=worksheet] textarea").first).to_be_visible()
    expect(plain.get_by_role("link", name="Get help").first).to_be_visible()


def test_the_help_link_opens_the_numbers_without_leaving_the_page(
    page: Page, address: str, library: Library
) -> None:
    page.goto(f"{address}/lessons/index.html")
    page.get_by_role("link", name="Get help").first.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text(library.program.crisis)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_leave_quickly_replaces_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/lessons/index.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url("**/leave.*")
    page.go_back()
    assert "lessons/index.html" not in page.url


both_papers = pytest.mark.parametrize(
    "size", ["Letter", pytest.param("A4", marks=pytest.mark.audit)]
)
"""The paper with less room in each run, and the other in the audit."""


def words_of_handout(lesson: Lesson) -> int:
    """Return how long the handout of a lesson is written, in bytes."""
    return (PROJECT / "docs" / lesson.folder / "handout.md").stat().st_size


@both_papers
def test_every_handout_fits_one_printed_side(
    size: str, page: Page, address: str, library: Library, likeliest: Likeliest
) -> None:
    too_long = {}
    for lesson in likeliest.of(library.lessons.values(), words_of_handout, 8):
        page.goto(f"{address}/{lesson.folder}/handout.html")
        printed = printed_pdf(page, size)
        if len(printed.pages) != 1:
            too_long[lesson.folder] = len(printed.pages)
    assert too_long == {}


def fullest_sheet(page: SheetPage) -> int:
    """Return how much there is to read and to draw on the fullest sheet of a page."""
    return max(len(sheet.model_dump_json()) for sheet in page.worksheets.values())


@both_papers
def test_every_worksheet_fits_one_printed_side(
    size: str, page: Page, address: str, library: Library, likeliest: Likeliest
) -> None:
    too_long = {}
    for one in likeliest.of(library.sheet_pages, fullest_sheet, 8):
        page.goto(f"{address}/{one.path.removesuffix('.md')}.html")
        for name in one.worksheets:
            page.evaluate("window.print = () => {}")
            sheet = page.locator(f"#{name}")
            sheet.scroll_into_view_if_needed()
            sheet.get_by_role("button", name="Print this sheet").click()
            printed = printed_pdf(page, size)
            if len(printed.pages) != 1:
                too_long[name] = len(printed.pages)
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert too_long == {}


def test_a_printed_lesson_shows_no_answer(
    page: Page, address: str, some_lessons: list[Lesson]
) -> None:
    for lesson in some_lessons:
        page.goto(f"{address}/{lesson.folder}/index.html")
        said = "".join("".join(sides_printed(page)).split())
        title = page.locator("h1").first.inner_text()
        assert "".join(title.split()) in said
        for quiz in lesson.quizzes.values():
            for question in quiz.questions:
                for choice in getattr(question, "choices", ()):
                    assert "".join(choice.feedback.split()) not in said
