"""Tools for a hard moment: two taps from every page, one key each, nothing leaves the device."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.content.curriculum.library import Library
from macros.rendering import environment
from tests.browser.keeping import (
    exported,
    on_device,
    opened,
    press,
    put,
    saved,
    state,
    stored,
    unlock,
)
from tests.browser.kept_words import PASSPHRASE, Rows, text
from tests.browser.printed import printed_pdf

WORDS: dict[str, dict[str, Any]] = environment().globals["words"]
STEPS = WORDS["senses"]["steps"]
TOOLS = {
    "Ride the wave": "mine/urge-wave.html",
    "Breathe slowly": "mine/breathing.html",
    "Five senses": "mine/senses.html",
    "If-then plans": "mine/if-then.html",
    "Say no": "mine/say-no.html",
    "Balance wheel": "mine/balance.html",
    "Seven days": "mine/seven-days.html",
}
FROM = (
    "index.html",
    "404.html",
    "lessons/assertiveness/saying-no/index.html",
    "about/privacy.html",
)
WHEEL = "mine/balance.html"
WEEK = "mine/seven-days.html"
AREAS = ["Body", "Feelings", "People", "Home", "Work", "Money", "Learning", "Meaning"]
NOTHING_STORED = "[localStorage.length, sessionStorage.length, document.cookie]"


def people(*said: str) -> str:
    """A notebook with these people to call."""
    rows: Rows = [
        ["words", "lessons/x/y/index.html#map", f"map.who{n}", one, 1, "Who?", "", "people", n]
        for n, one in enumerate(said)
    ]
    return text(rows)


def area(page: Page, n: int) -> Locator:
    return page.locator(f'[id="my-wheel.wheel.{n}"]')


def number(page: Page, measure: int, day: int) -> Locator:
    return page.locator(f'[id="my-week-chart.days.{measure}.{day}"]')


def fill(page: Page, *numbers: int) -> None:
    for n, given in enumerate(numbers, start=1):
        area(page, n).select_option(str(given))


def keep_wheel(page: Page, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.get_by_role("button", name="Keep today’s wheel").press("Enter")


def choose_device(page: Page) -> None:
    on_device(page)
    state(page, "device")


def two_wheels(page: Page, address: str) -> None:
    """Keep the wheels of two days on the device."""
    page.goto(f"{address}/{WHEEL}")
    fill(page, 3, 4, 5)
    keep_wheel(page, "2026-10-01")
    choose_device(page)
    fill(page, 10, 4)
    keep_wheel(page, "2026-11-25")
    expect(page.locator("[data-wheels] > li")).to_have_count(2)
    saved(page)


def cells(table: Locator) -> list[list[str]]:
    """The words of a table, row by row."""
    rows = table.locator("tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """Another browser, which keeps nothing yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


# The way there


def test_the_nav_names_seven_tools_in_two_groups(library: Library) -> None:
    paths = [[path.replace(".md", ".html") for path in group.paths] for group in library.tools]
    assert [len(group) for group in paths] == [3, 4]
    assert [path for group in paths for path in group] == list(TOOLS.values())


@pytest.mark.parametrize("path", FROM)
def test_each_tool_is_two_taps_away(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    page.get_by_role("link", name="Get help").first.click()
    panel = page.get_by_role("dialog")
    for name, tool in TOOLS.items():
        link = panel.get_by_role("link", name=name)
        expect(link).to_be_visible()
        assert link.evaluate("link => link.href") == f"{address}/{tool}"


@pytest.mark.parametrize("name", TOOLS)
def test_the_second_tap_opens_the_tool(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}/lessons/assertiveness/saying-no/index.html")
    page.get_by_role("link", name="Get help").first.click()
    page.get_by_role("dialog").get_by_role("link", name=name).click()
    page.wait_for_url(f"{address}/{TOOLS[name]}")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_opened_from_files_each_tool_is_two_taps_away_as_well(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, path in TOOLS.items():
        page.goto((site / "lessons/index.html").as_uri())
        page.get_by_role("link", name="Get help").first.click()
        page.get_by_role("dialog").get_by_role("link", name=name).click()
        page.wait_for_url((site / path).as_uri())
    assert [url for url in asked if not url.startswith(site.as_uri())] == []


def test_the_doors_lead_to_every_tool_with_a_picture_each(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/tools.html")
    doors = page.locator(".tools__door")
    expect(doors.locator("svg")).to_have_count(7)
    drawn = doors.locator("svg").evaluate_all("all => all.map(one => one.innerHTML)")
    assert len(set(drawn)) == 7
    assert doors.locator("strong").all_inner_texts() == list(TOOLS)


def test_without_script_the_tools_are_on_the_help_page(plain: Page, address: str) -> None:
    plain.goto(f"{address}/lessons/index.html")
    plain.get_by_role("link", name="Get help").first.click()
    plain.locator("article").get_by_role("link", name="Breathe slowly").click()
    plain.wait_for_url(f"{address}/mine/breathing.html")
    expect(plain.get_by_role("img", name="A line that goes up")).to_be_visible()


def test_no_tool_asks_or_stores_anything_while_it_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("mine/urge-wave.html", "mine/breathing.html", "mine/senses.html"):
        page.goto(f"{address}/{path}")
        page.locator("[data-start]").press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Enter")
        assert page.evaluate(NOTHING_STORED) == [0, 0, ""], path
    page.goto(f"{address}/mine/if-then.html")
    press(page, "I get paid")
    assert page.evaluate(NOTHING_STORED) == [0, 0, ""]
    page.goto(f"{address}/{WHEEL}")
    fill(page, 3)
    keep_wheel(page, "2026-10-01")
    expect(page.locator("[data-wheels] > li")).to_have_count(1)
    expect(page.get_by_text("It goes when you leave this page.")).to_be_visible()
    assert page.evaluate(NOTHING_STORED) == [0, 0, ""]
    assert [url for url in asked if not url.startswith(address)] == []


# The wave, and who to call


def test_who_to_call_is_there_all_along_and_open_at_the_end(page: Page, address: str) -> None:
    page.clock.install()
    # The same ride in fewer steps.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/mine/urge-wave.html")
    page.get_by_role("button", name="Ride the wave").press("Enter")
    stage = page.get_by_role("dialog")
    line = stage.get_by_role("link", name="Call 988")
    expect(line).to_be_hidden()
    stage.get_by_text("Call someone").press("Enter")
    expect(line).to_be_visible()
    expect(line).to_have_attribute("href", "tel:988")
    stage.get_by_text("Call someone").press("Enter")
    expect(line).to_be_hidden()
    stage.get_by_role("button", name="Pause").focus()
    page.clock.run_for(600_000)
    expect(line).to_be_visible()
    expect(stage.get_by_role("link", name="In danger now: call 911")).to_be_visible()
    expect(stage.get_by_role("button", name="Stop")).to_be_focused()


def test_people_of_the_notebook_come_first_and_a_number_can_be_dialed(
    page: Page, address: str
) -> None:
    put(page, address, people("my buddy", "R. (555) 010-0199", "<img src=x>"))
    page.goto(f"{address}/mine/urge-wave.html")
    shown = page.locator(".call [data-people] li")
    expect(shown).to_have_text(["my buddy", "R. (555) 010-0199", "<img src=x>"])
    expect(shown.nth(1).get_by_role("link")).to_have_attribute("href", "tel:5550100199")
    expect(shown.nth(0).get_by_role("link")).to_have_count(0)
    page.get_by_role("button", name="Ride the wave").click()
    page.get_by_role("dialog").get_by_text("Call someone").click()
    expect(page.get_by_role("dialog").get_by_text("my buddy")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Call 911", ""),
        ("my sponsor", ""),
        ("Sam 555-010-0199", "tel:5550100199"),
        ("+1 (555) 010 0199, after six", "tel:+15550100199"),
        ("at 5, bus 12, room 7", ""),
        ("1" * 40, ""),
    ],
)
def test_only_a_phone_number_is_dialed(words: str, address: str, page: Page, site: Path) -> None:
    page.goto((site / "mine/urge-wave.html").as_uri())
    assert page.evaluate("words => EvenKeel.dial(words)", words) == address


def test_without_a_notebook_its_scripts_are_not_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/mine/urge-wave.html")
    page.get_by_role("button", name="Ride the wave").click()
    assert not [url for url in asked if url.endswith(("store.js", "keep.js", "gather.js"))]


def test_a_locked_notebook_shows_nobody_and_says_where_to_open_it(page: Page, address: str) -> None:
    page.goto(f"{address}/lessons/assertiveness/saying-no/index.html")
    page.locator('[id="my-three-nos.gets-it"]').fill("my buddy")
    press(page, "On this device")
    page.locator("#keep-new").fill(PASSPHRASE)
    press(page, "Keep with this passphrase")
    state(page, "sealed")
    saved(page)
    page.goto(f"{address}/mine/urge-wave.html")
    expect(page.locator(".call").get_by_text("my locked notebook")).to_be_visible()
    expect(page.get_by_text("my buddy")).to_have_count(0)
    page.locator(".call").get_by_role("link", name="My plan").first.click()
    unlock(page)
    expect(page.locator("[data-place=people] li")).to_have_text(["my buddy"])


# The senses


def start_senses(page: Page, address: str) -> Locator:
    page.goto(f"{address}/mine/senses.html")
    page.get_by_role("button", name="Start").press("Enter")
    return page.get_by_role("dialog")


def test_one_key_leads_through_all_five_senses(page: Page, address: str) -> None:
    stage = start_senses(page, address)
    for n, ask in enumerate(STEPS.values(), start=1):
        count = 6 - n
        expect(stage.locator("[data-place]")).to_have_text(f"Step {n} of 5")
        expect(stage.locator("[data-task]")).to_have_text(ask)
        expect(stage.get_by_role("group", name=ask)).to_be_visible()
        dots = stage.locator(".senses__dot")
        expect(dots).to_have_count(count)
        for dot in range(count):
            expect(dots.nth(dot)).to_be_focused()
            page.keyboard.press("Enter")
            expect(dots.nth(dot)).to_have_attribute("aria-pressed", "true")
        expect(stage.get_by_role("button", name="Next")).to_be_focused()
        page.keyboard.press("Enter")
    expect(stage.locator("[data-task]")).to_have_text(WORDS["senses"]["script"]["end"])
    expect(stage.get_by_role("button", name="Once more")).to_be_focused()
    page.keyboard.press("Escape")
    expect(stage).to_be_hidden()


def test_a_step_is_skipped_and_a_circle_taken_back(page: Page, address: str) -> None:
    stage = start_senses(page, address)
    page.keyboard.press("Enter")
    first = stage.get_by_role("button", name="Number 1 of 5")
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")
    stage.get_by_role("button", name="Skip this one").press("Enter")
    expect(stage.locator("[data-place]")).to_have_text("Step 2 of 5")
    stage.get_by_role("button", name="Stop").press("Enter")
    expect(stage).to_be_hidden()
    expect(page.get_by_role("button", name="Start")).to_be_focused()


def test_the_senses_stand_still_for_everybody(page: Page, address: str) -> None:
    stage = start_senses(page, address)
    moving = stage.evaluate("el => el.getAnimations({ subtree: true }).length")
    assert moving == 0


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 720), (320, 568)])
def test_every_step_of_the_senses_fits_the_screen(
    width: int, height: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    stage = start_senses(page, address)
    for _ in STEPS:
        wide = stage.evaluate(
            "el => [el.scrollWidth - el.clientWidth, el.scrollHeight - el.clientHeight]"
        )
        assert wide == [0, 0]
        small = stage.locator("button").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
        )
        assert small == 0
        stage.locator("[data-next]").click()


# The builder, the cards


def test_tapped_words_fill_the_plans_one_by_one_and_feed_my_plan(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/if-then.html")
    for words in ("I get paid", "block the number", "I cannot sleep"):
        page.get_by_role("button", name=words).press("Enter")
    said = page.locator("[data-ideas] [role=status]")
    expect(said).to_have_text("Plan 2: If I cannot sleep, then I will ….")
    expect(page.locator('[id="my-if-then.plans.1.if"]')).to_have_value("I get paid")
    expect(page.locator('[id="my-if-then.plans.1.then"]')).to_have_value("block the number")
    own = page.locator('[id="my-if-then.plans.2.then"]')
    own.fill("read a dull book")
    for words in ("I get bad news", "I pass the old place"):
        page.get_by_role("button", name=words).press("Enter")
    expect(said).to_have_text("All the lines are full. Change one of them below.")
    expect(own).to_have_value("read a dull book")
    choose_device(page)
    saved(page)
    page.goto(f"{address}/mine/plan.html")
    entries = page.locator("[data-place=tools] li")
    expect(entries).to_have_text(
        [
            "I get paid · block the number",
            "I cannot sleep · read a dull book",
            "I get bad news",
        ]
    )
    feeds = page.locator("a[href='if-then.html#my-if-then']")
    expect(feeds).to_have_text("My if-then plans")


def test_the_notebook_leads_back_to_a_sheet_of_a_tool(page: Page, address: str) -> None:
    page.goto(f"{address}/mine/if-then.html")
    press(page, "I get paid")
    choose_device(page)
    saved(page)
    opened(page, address)
    expect(page.locator("[data-older]")).to_be_hidden()
    expect(page.locator(".notebook__sheet")).to_contain_text("If-then plans")
    page.get_by_role("link", name="Change: My if-then plans").click()
    page.wait_for_url("**/mine/if-then.html#my-if-then")
    expect(page.locator('[id="my-if-then.plans.1.if"]')).to_have_value("I get paid")


def test_offers_are_drawn_and_turned_by_keyboard(
    page: Page, address: str, library: Library
) -> None:
    cards = library.page_files["mine"].cards["say-no"].cards
    assert len(cards) >= 12
    assert all(card.back and "**If " in card.back for card in cards)
    page.goto(f"{address}/mine/say-no.html")
    seen = set()
    page.get_by_role("button", name="Draw a card").press("Enter")
    for n in range(len(cards)):
        seen.add(page.locator("[data-drawn] .cards__big").inner_text())
        page.get_by_role("button", name="Show the back").press("Enter")
        expect(page.locator("[data-drawn] .cards__turned")).to_be_visible()
        if n < len(cards) - 1:
            page.get_by_role("button", name="Draw a card").press("Enter")
    assert len(seen) == len(cards)


# The wheel over time


def test_wheels_of_two_days_stand_side_by_side_and_in_a_table(page: Page, address: str) -> None:
    two_wheels(page, address)
    page.reload()
    wheels = page.locator("[data-wheels] > li")
    expect(wheels).to_have_count(2)
    expect(wheels.locator("strong")).to_have_text(["Oct 1, 2026", "Nov 25, 2026"])
    table = cells(page.locator("[data-scroll] table"))
    assert table[0] == ["Part of life", "Oct 1, 2026", "Nov 25, 2026"]
    assert table[1:4] == [["Body", "3", "10"], ["Feelings", "4", "4"], ["People", "5", "5"]]
    assert [row[0] for row in table[1:]] == AREAS
    # The drawings hold what the table says.
    for column in (1, 2):
        slices = wheels.nth(column - 1).locator("[data-slice]")
        drawn = slices.evaluate_all("all => all.map(one => one.getAttribute('transform'))")
        told = [0 if row[column] == "–" else int(row[column]) / 10 for row in table[1:]]
        assert [float(one[6:-1]) for one in drawn] == told
    named = [svg.get_attribute("aria-label") for svg in wheels.locator("svg").all()]
    assert named == [
        "Wheel of Oct 1, 2026. Its numbers are in the table.",
        "Wheel of Nov 25, 2026. Its numbers are in the table.",
    ]


def test_the_same_day_is_kept_once_with_its_last_numbers(page: Page, address: str) -> None:
    page.goto(f"{address}/{WHEEL}")
    fill(page, 3, 4)
    keep_wheel(page, "2026-10-01")
    area(page, 2).select_option("")
    area(page, 1).select_option("7")
    keep_wheel(page, "2026-10-01")
    expect(page.locator("[data-wheels] > li")).to_have_count(1)
    assert cells(page.locator("[data-scroll] table"))[1:3] == [["Body", "7"], ["Feelings", "–"]]


def test_an_empty_wheel_is_not_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/{WHEEL}")
    press(page, "Keep today’s wheel")
    expect(page.get_by_text("Give one part of the wheel a number first.")).to_be_visible()
    expect(page.locator("[data-past]")).to_be_hidden()


def test_one_wheel_is_erased_after_a_question_and_the_other_stays(page: Page, address: str) -> None:
    two_wheels(page, address)
    erase = page.get_by_role("button", name="Erase Oct 1, 2026")
    erase.press("Enter")
    expect(page.get_by_role("alertdialog", name="Erase the wheel of Oct 1, 2026?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(erase).to_be_focused()
    expect(page.locator("[data-wheels] > li")).to_have_count(2)
    erase.press("Enter")
    page.keyboard.press("Enter")
    expect(erase).to_be_focused()
    expect(page.locator("[data-wheels] > li")).to_have_count(2)
    erase.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Erase it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-wheels] > li")).to_have_count(1)
    expect(page.get_by_text("The wheel of Oct 1, 2026 is gone.")).to_be_focused()
    saved(page)
    kept = stored(page) or ""
    assert "@2026-10-01" not in kept
    assert "@2026-11-25" in kept
    expect(area(page, 1)).to_have_value("10")


def test_wheels_go_with_the_choice_to_keep_nothing(page: Page, address: str) -> None:
    two_wheels(page, address)
    press(page, "Change this")
    press(page, "Keep nothing")
    press(page, "Erase it")
    expect(page.locator("[data-past]")).to_be_hidden()
    assert page.evaluate(NOTHING_STORED) == [0, 0, ""]


def test_wheels_are_carried_in_a_file_to_another_browser(
    page: Page, elsewhere: Page, address: str
) -> None:
    two_wheels(page, address)
    opened(page, address)
    expect(page.locator("[data-older]")).to_be_hidden()
    expect(page.locator(".notebook__sheet dt")).to_have_text(
        [
            "How full is each part of your life today?",
            "How full is each part of your life today? (Oct 1, 2026)",
            "How full is each part of your life today? (Nov 25, 2026)",
        ]
    )
    file = exported(page)
    assert "(Oct 1, 2026)" in file.read_text("utf-8").split("<script")[0]
    opened(elsewhere, address)
    elsewhere.get_by_label("The file", exact=True).set_input_files(file)
    expect(elsewhere.locator("[data-sum]")).to_have_text("9 answers are new.")
    press(elsewhere, "Bring these in")
    choose_device(elsewhere)
    saved(elsewhere)
    elsewhere.goto(f"{address}/{WHEEL}")
    expect(elsewhere.locator("[data-wheels] strong")).to_have_text(["Oct 1, 2026", "Nov 25, 2026"])


def test_an_odd_day_or_number_in_a_notebook_breaks_nothing(page: Page, address: str) -> None:
    sheet = f"{WHEEL}#my-wheel"

    def kept(field: str, said: str) -> list[object]:
        return ["words", sheet, f"my-wheel.{field}", said, 1, "?", "", "", 0]

    rows: Rows = [
        kept("wheel.1@2026-10-01", "99"),
        kept("wheel.2@2026-10-01", "<b>x</b>"),
        kept("wheel.1@2026-19-99", "3"),
        kept("wheel.77@2026-10-02", "3"),
        kept("gone.1@2026-10-03", "3"),
    ]
    put(page, address, text(rows))
    page.goto(f"{address}/{WHEEL}")
    expect(page.locator("[data-wheels] strong")).to_have_text(["Oct 1, 2026"])
    slices = page.locator("[data-wheels] [data-slice]")
    expect(slices.nth(0)).to_have_attribute("transform", "scale(1)")
    expect(slices.nth(1)).to_have_attribute("transform", "scale(0)")
    expect(page.locator("[data-scroll] td").nth(1)).to_have_text("<b>x</b>")
    saved(page)
    for row in rows:
        assert f'"{row[2]}"' in (stored(page) or ""), row


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_paper_shows_the_wheels_or_room_for_three_days(size: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{WHEEL}")
    page.emulate_media(media="print")
    expect(page.locator(".worksheet__blank:visible")).to_have_count(2)
    expect(page.locator(".worksheet__date:visible")).to_have_count(3)
    page.emulate_media(media="screen")
    two_wheels(page, address)
    page.emulate_media(media="print")
    expect(page.locator(".worksheet__blank:visible")).to_have_count(0)
    printed = printed_pdf(page, size)
    said = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "Oct1,2026Nov25,2026" in said
    assert "Feelings44" in said
    assert "EraseOct" not in said


def test_opened_from_files_the_wheel_says_that_it_goes(page: Page, site: Path) -> None:
    page.goto((site / WHEEL).as_uri())
    fill(page, 3)
    keep_wheel(page, "2026-10-01")
    expect(page.locator("[data-wheels] > li")).to_have_count(1)
    expect(page.get_by_text("Print it, or save your words to a file.")).to_be_visible()


# The week


def test_the_chart_and_the_table_of_a_week_say_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}/{WEEK}")
    table = page.locator("[data-numbers]")
    expect(table).to_be_hidden()
    given = {1: {1: 0, 2: 10, 4: 5, 7: 3}, 2: {1: 8, 2: 2, 3: 4}}
    for measure, days in given.items():
        for day, value in days.items():
            number(page, measure, day).select_option(str(value))
    expect(table).to_be_visible()
    rows = cells(table)
    assert rows[0] == ["Day", "Mood", "Urge"]
    for day, row in enumerate(rows[1:], start=1):
        assert row == [str(day), *(str(given[m].get(day, "–")) for m in (1, 2))]
    assert len(rows) == 8
    top, bottom, places = page.locator("[data-drawing=chart]").evaluate(
        "el => [Number(el.dataset.top), Number(el.dataset.bottom), el.dataset.days.split(' ')]"
    )
    for line, column in zip(page.locator("[data-line]").all(), (1, 2), strict=True):
        path = (line.get_attribute("d") or "").replace("L", "M").split("M")[1:]
        drawn = {}
        for point in path:
            x, y = point.split()
            drawn[str(places.index(x) + 1)] = str(round((bottom - float(y)) / (bottom - top) * 10))
        assert drawn == {row[0]: row[column] for row in rows[1:] if row[column] != "–"}
    press(page, "Clear this sheet")
    press(page, "Clear it")
    expect(table).to_be_hidden()


# For everybody


def started(page: Page) -> None:
    page.locator("[data-start]").press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["mine/urge-wave.html", "mine/breathing.html", "mine/senses.html"])
def test_axe_finds_nothing_in_a_running_tool(
    path: str, scheme: str, page: Page, address: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    put(page, address, people("my buddy", "R. 555-010-0199"))
    page.goto(f"{address}/{path}")
    started(page)
    if "wave" in path:
        page.get_by_role("dialog").get_by_text("Call someone").click()
        expect(page.get_by_role("dialog").get_by_text("my buddy")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_wheels_and_charts(scheme: str, page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360, "height": 800})
    two_wheels(page, address)
    page.get_by_role("button", name="Erase Oct 1, 2026").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.goto(f"{address}/{WEEK}")
    number(page, 1, 1).select_option("4")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_less_motion_is_kept_on_the_pages_of_the_tools(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/mine/breathing.html")
    started(page)
    expect(page.locator("[data-circle]")).to_be_hidden()
    expect(page.locator(".pace__mark")).to_have_count(4)
    page.goto(f"{address}/mine/urge-wave.html")
    started(page)
    place = page.locator("dialog [data-dot]").get_attribute("cx")
    expect(page.locator("[data-minute]")).to_have_text("Minute 1 of 10")
    assert page.locator("dialog [data-dot]").get_attribute("cx") == place
    context.close()


SEEN: dict[str, Callable[[Page], Locator]] = {
    "mine/urge-wave.html": lambda page: page.locator("[data-tasks] li"),
    "mine/senses.html": lambda page: page.locator("[data-ask]"),
    "mine/breathing.html": lambda page: page.get_by_text("Run a finger along the line."),
    "mine/if-then.html": lambda page: page.locator(".worksheet__idea, textarea"),
    "mine/say-no.html": lambda page: page.locator(".cards__front"),
    "mine/balance.html": lambda page: page.locator("[data-drawing=wheel] svg, .worksheet select"),
    "mine/seven-days.html": lambda page: page.locator(".worksheet__drawing, .worksheet select"),
}


@pytest.mark.parametrize("path", SEEN)
def test_without_script_the_page_itself_is_the_tool(path: str, plain: Page, address: str) -> None:
    plain.goto(f"{address}/{path}")
    shown = SEEN[path](plain).all()
    assert shown
    for one in shown:
        expect(one).to_be_visible()
    assert plain.locator("article button:visible").count() == 0


@pytest.mark.parametrize("path", SEEN)
def test_on_paper_each_tool_starts_on_the_first_page(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    first = printed_pdf(page).pages[0].extract_text()
    said = "".join(first.split())
    begins = {
        "mine/urge-wave.html": "Giveyoururgeanumber",
        "mine/senses.html": "Lookaround.Find5things",
        "mine/breathing.html": "Donotholdyourbreath.",
        "mine/if-then.html": "blockthenumber",
        "mine/say-no.html": "Afriendatyourdoor",
        "mine/balance.html": "Anotherday,thesameparts",
        "mine/seven-days.html": "Mood(0to10)",
    }
    assert begins[path] in said
    assert "988" in said
