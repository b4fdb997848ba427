"""The calendar in a browser: the right dates in every time zone, and a file that calendars read."""

from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar, Event
from playwright.sync_api import Browser, Page, expect

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.kinds.program import Program
from macros.site_macros import calendar
from tests.browser.printed import printed_pdf
from tests.browser.standing import stand

MONDAY = "2026-11-23"


def changed(library: Library, **facts: object) -> Library:
    """Return the library of a program with other facts."""
    program = Program.model_validate({**library.program.model_dump(), **facts})
    return Library(program, library.themes, {}, {}, library.helplines)


def calendar_page(library: Library, **facts: object) -> str:
    desk = CalledFrom(changed(library, **facts), "leaders/calendar.md")
    return stand(calendar(desk), "calendar")


def saved(page: Page) -> str:
    """Press the download button and return the text of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "calendar.ics"
    return Path(download.value.path()).read_bytes().decode("utf-8")


def starts_in(text: str) -> list[datetime]:
    return [event.start for event in Calendar.from_ical(text).walk("VEVENT")]


@pytest.fixture
def dated(page: Page, library: Library) -> Page:
    """The calendar on the day of the fifth session."""
    page.clock.set_fixed_time("2026-12-02T12:00:00Z")
    page.set_content(calendar_page(library, calendar_starts=MONDAY))
    return page


def test_dates_follow_the_days_of_group(dated: Page) -> None:
    ask = """([first, days, count]) => {
      const wheel = EvenKeel.wheel;
      const session = (_, number) => wheel.session(wheel.day(first), days, number);
      return Array.from({ length: count }, session).map(wheel.written);
    }"""
    for first, weekdays in (
        ("2026-11-23", [0, 2, 4]),
        ("2026-11-25", [0, 2, 4]),
        ("2028-02-28", [0, 1, 2, 3, 4, 5, 6]),
        ("2026-12-31", [3]),
        ("2026-11-21", [0, 6]),
    ):
        day, expected = date.fromisoformat(first), []
        while len(expected) < 40:
            if day.weekday() in weekdays:
                expected.append(day.isoformat())
            day += timedelta(days=1)
        assert dated.evaluate(ask, [first, weekdays, 40]) == expected


def test_sessions_gone_by_are_counted(dated: Page) -> None:
    ask = """([first, until]) => {
      const wheel = EvenKeel.wheel;
      return wheel.before(wheel.day(first), [0, 2, 4], wheel.day(until));
    }"""
    assert dated.evaluate(ask, [MONDAY, MONDAY]) == 0
    assert dated.evaluate(ask, [MONDAY, "2026-11-24"]) == 1
    assert dated.evaluate(ask, [MONDAY, "2026-11-30"]) == 3
    assert dated.evaluate(ask, [MONDAY, "2027-02-15"]) == 36
    assert dated.evaluate(ask, [MONDAY, "2026-01-01"]) == 0


@pytest.mark.parametrize(
    ("zone", "now", "today"),
    [
        ("America/New_York", "2026-11-24T03:30:00Z", "2026-11-23"),
        ("Pacific/Kiritimati", "2026-11-22T10:30:00Z", "2026-11-23"),
        ("Pacific/Honolulu", "2026-11-24T09:30:00Z", "2026-11-23"),
        ("America/New_York", "2026-11-01T05:30:00Z", "2026-11-01"),
        ("America/New_York", "2026-11-01T04:30:00Z", "2026-11-01"),
    ],
)
def test_today_is_the_day_on_this_devices_clock(
    zone: str, now: str, today: str, browser: Browser, library: Library
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.set_content(calendar_page(library))
    found = page.evaluate("EvenKeel.wheel.written(EvenKeel.wheel.today())")
    context.close()
    assert found == today


def test_without_a_first_day_the_wheel_stands_as_written(page: Page, library: Library) -> None:
    page.set_content(calendar_page(library, calendar_starts="not yet"))
    expect(page.get_by_role("row")).to_have_count(13)
    expect(page.get_by_role("button", name="Download")).to_be_disabled()
    expect(page.locator("[data-next]")).to_be_hidden()


def test_a_first_day_puts_a_date_on_every_session(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.set_content(calendar_page(library))
    page.get_by_label("First session").fill("2026-11-25")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Nov 25")
    expect(page.get_by_role("row").nth(1).get_by_role("cell").first).to_be_empty()
    # A start in mid-week leaves Monday empty, and one session over for a thirteenth week.
    expect(page.get_by_role("row")).to_have_count(14)
    expect(page.locator("[data-span]")).to_have_text("November 25, 2026 to February 15, 2027")
    expect(page.locator("[data-next-when]")).to_have_text("Wednesday, November 25")


def test_other_weekdays_make_other_columns(dated: Page) -> None:
    for day in ("Wed", "Fri"):
        dated.get_by_label(day).uncheck()
    dated.get_by_label("Thu").check()
    expect(dated.get_by_role("columnheader")).to_have_text(["Week", "Monday", "Thursday"])
    expect(dated.get_by_role("row")).to_have_count(19)
    for day in ("Mon", "Thu"):
        dated.get_by_label(day).uncheck()
    expect(dated.get_by_role("columnheader")).to_have_text(
        ["Week", "Monday", "Wednesday", "Friday"]
    )
    expect(dated.get_by_role("button", name="Download")).to_be_disabled()


def test_tonights_session_is_marked_and_all_its_ways_are_one_press_away(dated: Page) -> None:
    today = dated.locator("[aria-current=date]")
    expect(today).to_have_count(1)
    expect(today).to_contain_text("4.1")
    expect(dated.locator("[data-next]")).to_contain_text("Today 4.1 My stress signals")
    lesson = "../lessons/dealing-with-stress/my-stress-signals"
    ways = dated.locator("[data-next] a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert ways == [
        f"{lesson}/index.html",
        f"{lesson}/leader.html",
        "../print/index.html#print-4-1",
        "newcomer-tonight.html#swap-in-a-lesson-on-triggers",
    ]


def test_one_session_of_the_wheel_is_open_at_a_time(dated: Page) -> None:
    expect(dated.get_by_role("row").get_by_role("link")).to_have_count(0)
    dated.locator("summary", has_text="6.1").click()
    dated.locator("summary", has_text="3.1").click()
    expect(dated.get_by_role("row").get_by_role("link", name="Leader plan")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_day_of_the_week_stands_alone(width: int, dated: Page) -> None:
    dated.set_viewport_size({"width": width, "height": 800})
    tops = dated.locator(".calendar__day").evaluate_all(
        "days => days.map(day => Math.round(day.getBoundingClientRect().top))"
    )
    assert min(tops.count(top) for top in tops) >= 3


def test_after_the_last_session_the_wheel_starts_again(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2027-02-13T12:00:00Z")
    page.set_content(calendar_page(library, calendar_starts=MONDAY))
    expect(page.locator("[aria-current=date]")).to_contain_text("1.1")
    expect(page.locator("[data-next-when]")).to_have_text("Monday, February 15")


def test_a_half_typed_date_is_waited_for(dated: Page) -> None:
    dated.get_by_label("First session").fill("0002-01-01")
    expect(dated.get_by_role("button", name="Download")).to_be_disabled()
    dated.get_by_label("First session").fill("")
    expect(dated.get_by_role("row")).to_have_count(13)


def test_the_download_holds_each_session_once(dated: Page, library: Library) -> None:
    text = saved(dated)
    events = Calendar.from_ical(text).walk("VEVENT")
    wheel = [*chain.from_iterable(library.program.calendar)]
    assert [str(event["SUMMARY"]) for event in events] == [f"Lesson {number}" for number in wheel]
    assert len({str(event["UID"]) for event in events}) == 36
    assert events[0].start == datetime(2026, 11, 23, 18)
    assert events[0].end - events[0].start == timedelta(minutes=180)
    assert all(event["DTSTAMP"].dt.utcoffset() == timedelta(0) for event in events)
    assert all("LOCATION" not in event for event in events)
    assert Calendar.from_ical(text)["VERSION"] == "2.0"
    assert not Calendar.from_ical(text).errors
    assert not any(event.errors for event in events)
    assert not set("\r\n") & set(text.replace("\r\n", ""))


def imported(*files: str) -> dict[str, Event]:
    """Return what a calendar holds that has read `files`, by name: of each the later one."""
    held: dict[str, Event] = {}
    for event in chain.from_iterable(Calendar.from_ical(file).walk("VEVENT") for file in files):
        had = held.get(str(event["UID"]))
        if not had or event["SEQUENCE"] >= had["SEQUENCE"]:
            held[str(event["UID"])] = event
    return held


@pytest.mark.parametrize("turn", ["2026-12-02", "2027-02-12"])
def test_a_file_read_again_after_a_missed_session_doubles_no_evening(
    turn: str, page: Page, library: Library
) -> None:
    page.clock.set_fixed_time(f"{turn}T12:00:00Z")
    page.set_content(calendar_page(library, calendar_starts=MONDAY))
    before = saved(page)
    page.clock.set_fixed_time("2027-02-16T12:00:00Z")
    next_turn = saved(page)
    # What the page advises: "pick a first session one session later".
    page.get_by_label("First session").fill("2026-11-25")
    after = saved(page)
    held = imported(before, next_turn, after)
    assert len(held) == 36
    starts = [event.start for event in held.values()]
    assert sorted(starts) == sorted(starts_in(after))
    assert len(set(starts)) == 36
    # An older file that is read last changes nothing.
    assert imported(after, before) == imported(before, after)


def test_two_groups_of_one_program_do_not_move_each_others_evenings(dated: Page) -> None:
    evening = saved(dated)
    dated.get_by_label("Group starts at").fill("09:00")
    assert len(imported(evening, saved(dated))) == 72


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Pacific/Auckland"])
def test_six_stays_six_when_clocks_change(zone: str, browser: Browser, library: Library) -> None:
    """Times are floating: no zone, so six by the clock on the wall before and after."""
    context = browser.new_context(timezone_id=zone, accept_downloads=True)
    page = context.new_page()
    page.clock.set_fixed_time("2026-09-01T12:00:00Z")
    page.set_content(calendar_page(library, calendar_starts="2026-09-14"))
    starts = starts_in(saved(page))
    context.close()
    assert starts[0].date() == date(2026, 9, 14)
    assert starts[-1].date() == date(2026, 12, 4)
    assert {(start.hour, start.minute, start.tzinfo) for start in starts} == {(18, 0, None)}


def test_leap_day_and_new_year_are_days_like_others(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2027-12-01T12:00:00Z")
    wheel = [*chain.from_iterable(library.program.calendar)]
    weeks = [*zip(wheel[::2], wheel[1::2], strict=True)]
    facts = {"days": ["Tuesday", "Friday"], "calendar_starts": "2027-12-21"}
    page.set_content(calendar_page(library, **facts, calendar=weeks))
    days = [start.date() for start in starts_in(saved(page))]
    assert date(2027, 12, 31) in days
    assert date(2028, 2, 29) in days
    assert all(day.weekday() in {1, 4} for day in days)
    assert days == sorted(set(days))


def test_a_late_session_ends_on_the_next_day(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    page.set_content(calendar_page(library, calendar_starts="2026-12-30", starts="10:30 pm"))
    page.get_by_label("Group starts at").fill("22:30")
    events = Calendar.from_ical(saved(page)).walk("VEVENT")
    assert events[0].end == datetime(2026, 12, 31, 1, 30)
    assert events[1].end == datetime(2027, 1, 2, 1, 30)


def test_each_day_of_group_has_its_own_time(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    starts = {"Monday": "6 pm", "Wednesday": "6 pm", "Friday": "9:30 am"}
    html = calendar_page(library, calendar_starts=MONDAY, starts=starts)
    page.set_content(html)
    heads = page.get_by_role("columnheader")
    expect(heads).to_have_text(["Week", "Monday 6:00 pm", "Wednesday 6:00 pm", "Friday 9:30 am"])
    expect(page.get_by_label("Tuesday, group starts at")).to_be_hidden()
    begin = starts_in(saved(page))
    assert [(day.weekday(), day.hour, day.minute) for day in begin[:4]] == [
        (0, 18, 0),
        (2, 18, 0),
        (4, 9, 30),
        (0, 18, 0),
    ]
    page.get_by_label("Friday, group starts at").fill("10:00")
    page.get_by_role("checkbox", name="Wed").uncheck()
    page.get_by_role("checkbox", name="Tue").check()
    page.get_by_label("Tuesday, group starts at").fill("18:30")
    expect(heads).to_have_text(["Week", "Monday 6:00 pm", "Tuesday 6:30 pm", "Friday 10:00 am"])
    assert [day.hour for day in starts_in(saved(page))[:3]] == [18, 18, 10]


def test_without_a_time_a_session_takes_its_day(dated: Page) -> None:
    dated.get_by_label("Group starts at").fill("")
    events = Calendar.from_ical(saved(dated)).walk("VEVENT")
    assert events[0].start == date(2026, 11, 23)
    assert events[0].end == date(2026, 11, 24)


def test_titles_and_place_are_told_where_the_program_allows(page: Page, library: Library) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    place = "12 Harbor Street; second floor, left\\right"
    facts = {"neutral_titles": False, "address": place, "calendar_starts": MONDAY}
    page.set_content(calendar_page(library, **facts))
    events = Calendar.from_ical(saved(page)).walk("VEVENT")
    assert str(events[0]["SUMMARY"]) == "1.1 What this program is"
    assert str(events[0]["LOCATION"]) == place


@pytest.mark.parametrize(
    "words",
    [
        "a, b; c\\d",
        "one\ntwo\r\nthree",
        "é" * 200,
        "🛶" * 90,
        "x" * 75,
        "x" * 74 + "é",
        "x" * 500,
        "ends with a backslash\\",
        "中文 and עברית, mixed; " * 9,
    ],
)
def test_any_words_survive_folding_and_escaping(words: str, dated: Page) -> None:
    write = """(words) => EvenKeel.ics.file(
      [{ date: "2026-11-23", time: "18:00", number: "6.1", summary: words, place: words }],
      { group: "1", minutes: 180, now: 0 })"""
    text = dated.evaluate(write, words)
    for line in text.split("\r\n"):
        assert len(line.encode("utf-8")) <= 75
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == words.replace("\r\n", "\n")
    assert str(event["LOCATION"]) == words.replace("\r\n", "\n")


def test_the_download_works_from_a_usb_stick(page: Page, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "calendar.html"
    file.write_text(calendar_page(library, calendar_starts=MONDAY), encoding="utf-8")
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(file.as_uri())
    assert len(starts_in(saved(page))) == 36
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_a_script_the_wheel_can_be_read(plain: Page, library: Library) -> None:
    plain.set_content(calendar_page(library, calendar_starts=MONDAY))
    expect(plain.get_by_role("row")).to_have_count(13)
    plain.locator("summary", has_text="6.1 My triggers").click()
    expect(plain.get_by_role("link", name="Leader plan")).to_be_visible()
    expect(plain.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, page: Page, library: Library) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(calendar_page(library, calendar_starts=MONDAY))
    page.locator("summary").first.click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_the_wheel_prints_on_one_sheet(
    size: str, landscape: bool, page: Page, address: str
) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(f"{address}/leaders/calendar.html")
    page.get_by_label("First session").fill("2026-11-27")
    sheets = printed_pdf(page, size, landscape).pages
    assert len(sheets) == 1
    assert "8.4" in sheets[0].extract_text()
    assert "First session" not in sheets[0].extract_text()


def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, library: Library) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.set_content(calendar_page(library, calendar_starts=MONDAY))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
