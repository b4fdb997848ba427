"""What everybody needs to read and press: one edge, large letters, buttons for a shaking thumb."""

import pytest
from playwright.sync_api import Page, expect

LARGE = """document.addEventListener("DOMContentLoaded", () =>
  { document.documentElement.style.fontSize = "200%"; })"""
EDGES = """() => [...document.querySelectorAll(".prose > *")]
  .map(one => one.getBoundingClientRect())
  .filter(box => box.width && box.height)
  .map(box => Math.round(box.right))"""


@pytest.mark.parametrize(
    "path",
    [
        "get-help.html",
        "mine/index.html",
        "mine/senses.html",
        "mine/urge-wave.html",
        "leaders/calendar.html",
        "leaders/any-room.html",
        "print/index.html",
    ],
)
def test_letters_twice_as_large_fit_a_phone(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(LARGE)
    page.goto(f"{address}/{path}")
    page.wait_for_selector(".js")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    "path", ["about/for-programs.html", "lessons/relapse-prevention/my-triggers/index.html"]
)
def test_words_notices_and_tables_share_their_right_edge_on_a_laptop(
    path: str, page: Page, address: str
) -> None:
    page.goto(f"{address}/{path}")
    assert len(set(page.evaluate(EDGES))) == 1


def test_the_tables_of_a_plan_end_where_its_prose_does(page: Page, address: str) -> None:
    page.goto(f"{address}/lessons/relapse-prevention/my-triggers/leader.html")
    edges = page.evaluate(
        """() => [...document.querySelectorAll(".prose, .prose table")]
          .filter(one => one.checkVisibility())
          .map(one => Math.round(one.getBoundingClientRect().right))"""
    )
    assert len(edges) >= 3
    assert len(set(edges)) == 1


def test_the_numbers_of_in_danger_now_are_buttons_for_a_thumb(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/get-help.html")
    links = page.locator("[data-notice=N1] a")
    assert links.count() >= 3
    for link in links.all():
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 43.5


def test_the_way_back_from_the_help_panel_is_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/lessons/index.html")
    page.get_by_role("link", name="Get help").first.click()
    back = page.get_by_role("button", name="Back to the page")
    expect(back).to_be_in_viewport(ratio=1)
    back.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_notice_has_a_heading_below_the_one_above_it(page: Page, address: str) -> None:
    page.goto(f"{address}/get-help.html")
    expect(page.get_by_role("heading", name="In danger now", exact=True, level=2)).to_be_visible()
    expect(page.get_by_role("heading", name="Do not stop all at once", level=3)).to_be_visible()


def test_a_title_of_two_lines_stands_beside_its_sign(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/get-help.html")
    sign, title = page.locator("[data-notice=N2] .notice__title > span").all()
    beside, words = sign.bounding_box(), title.bounding_box()
    assert beside
    assert words
    assert words["height"] > 1.5 * beside["height"]
    assert words["x"] >= beside["x"] + beside["width"]
