"""The print page in a browser: finding a sheet, and printing just what is ticked."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.content.curriculum.library import Library
from macros.publish.run.choose_page import write_choose_page


@pytest.fixture(scope="module")
def choose(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, on a disk, of the page where sheets are ticked."""
    copy = tmp_path_factory.mktemp("choose") / "site"
    shutil.copytree(site, copy)
    write_choose_page(library, copy)
    return (copy / "print" / "choose.html").as_uri()


def test_the_filter_shows_what_holds_every_word(page: Page, site: Path, library: Library) -> None:
    page.goto((site / "print" / "index.html").as_uri())
    everything = page.locator("[data-item]:visible").count()
    page.get_by_label("Find a sheet").fill("6.1 worksheet")
    assert page.locator("[data-item]:visible").all_inner_texts() == ["Worksheet\nMy trigger map"]
    assert page.locator("[data-count]").inner_text() == f"1 of {everything} fits."
    page.get_by_label("Find a sheet").fill("week 1 handout")
    found = page.locator("[data-item]:visible").all_inner_texts()
    week = library.program.calendar[0]
    lessons = [each for each in library.lessons.values() if each.number in week]
    assert found == [f"Handout\n{each.handout.title}" for each in lessons]
    page.get_by_label("Find a sheet").fill("xyz")
    assert page.locator("[data-item]:visible").count() == 0
    assert "Nothing fits" in page.locator("[data-count]").inner_text()
    page.get_by_label("Find a sheet").fill("")
    assert page.locator("[data-item]:visible").count() == everything


def test_only_what_is_ticked_is_printed_also_from_a_disk(page: Page, choose: str) -> None:
    page.goto(choose)
    button = page.get_by_role("button", name="Print what is ticked")
    assert button.is_disabled()
    page.get_by_label("Worksheet: My trigger map").check()
    page.get_by_label("Answer key: Outside or inside?").check()
    assert page.get_by_text("2 sheets ticked.").is_visible()
    page.evaluate("window.print = () => { window.asked = true }")
    button.click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    sheets = page.locator("[data-sheets] > *")
    assert sheets.count() == 2
    assert page.get_by_text("My trigger map", exact=True).is_visible()
    assert page.get_by_text("Does not fit:").first.is_visible()
    assert not page.get_by_label("Worksheet: My trigger map").is_visible()
    assert page.locator(".print-footer").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Untick all").click()
    assert sheets.count() == 0


def test_what_is_ticked_has_each_id_once_and_its_pointers_go_along(page: Page, choose: str) -> None:
    page.goto(choose)
    page.evaluate(
        "document.querySelectorAll('[data-pick]').forEach(one => one.checked || one.click())"
    )
    twice, lost = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
          const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
          const said = ["for", "aria-labelledby", "aria-describedby"].flatMap(name =>
            [...document.querySelectorAll(`[data-sheets] [${name}]`)].flatMap(one =>
              one.getAttribute(name).split(" ")));
          return [twice, said.filter(id => !ids.includes(id))];
        }"""
    )
    assert (twice, lost) == ([], [])


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720), (740, 360)])
def test_the_bar_below_the_ticks_never_covers_the_one_with_the_focus(
    width: int, height: int, page: Page, choose: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(choose)
    page.locator("[data-pick]").first.focus()
    for _ in range(24):
        page.keyboard.press("Tab")
        assert page.evaluate(
            """() => {
              const bar = document.querySelector(".choose-sheets__do");
              const one = document.activeElement;
              return bar.contains(one)
                || one.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
            }"""
        )


def test_a_printed_lesson_says_phone_and_lesson_at_its_foot(page: Page, site: Path) -> None:
    page.goto((site / "lessons/relapse-prevention/my-triggers/index.html").as_uri())
    page.emulate_media(media="print")
    foot = page.locator(".print-footer p:last-child")
    assert foot.inner_text().startswith("Even Keel, phone:")
    assert foot.inner_text().endswith("Lesson 6.1 My triggers")


def test_no_space_stands_before_a_full_stop_where_a_source_was_named(
    page: Page, site: Path
) -> None:
    page.goto((site / "lessons/relapse-prevention/my-triggers/index.html").as_uri())
    page.emulate_media(media="print")
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".prose [data-component=cite]")].flatMap((cite) => {
            const before = cite.previousSibling, after = cite.nextSibling;
            if (before?.nodeType !== 3 || !/\\S $/.test(before.data)) return [];
            if (!/^[.,;:]/.test(after?.data ?? "")) return [];
            const at = (node, start) => {
                const range = document.createRange();
                range.setStart(node, start);
                range.setEnd(node, start + 1);
                return range.getBoundingClientRect();
            };
            const letter = at(before, before.data.length - 2), stop = at(after, 0);
            return letter.top === stop.top ? [stop.left - letter.right] : [];
        })"""
    )
    assert gaps
    assert max(map(abs, gaps)) < 1.5, gaps
