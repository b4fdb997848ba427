"""The calendar: each lesson once, open to newcomers on every day, and plain without a script."""

import json
from dataclasses import replace
from itertools import chain

import lxml.html
import pytest

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.curriculum.nav import Planned
from macros.content.kinds.calendar import (
    SOON,
    CalendarWheel,
    calendar_problems,
    is_for_newcomers,
)
from macros.content.kinds.program import Program
from macros.publish.sheets.paper_offers import tonight_card
from macros.publish.sheets.session_papers import PaperLink
from macros.site_macros import calendar, tonight
from tests.components import assert_sound, faults

DAYS = ("Monday", "Wednesday", "Friday")
SMALL = (("1.1", "6.1", "1.2"), ("2.1", "4.1", "2.2"))
NUMBERS = tuple(sorted(chain.from_iterable(SMALL)))


def told(weeks: tuple[tuple[str, ...], ...], numbers: tuple[str, ...] = NUMBERS) -> list[str]:
    """Return what an author reads about a wheel."""
    return [
        problem.what for problem in calendar_problems(CalendarWheel(weeks, DAYS), numbers, "", {})
    ]


def facts(**changed: object) -> dict[str, object]:
    """Return the facts of a program."""
    return {
        "name": "P",
        "group_hours_per_week": 9,
        "session_minutes": 180,
        "days": list(DAYS),
        "starts": "6:00 pm",
        "emergency": "911",
        "crisis": "988",
        "crisis_chat": "988lifeline.org",
        "page_size": "letter",
        "quick_exit": True,
        "neutral_titles": True,
        **changed,
    }


def desk(library: Library, page: str) -> CalledFrom:
    return CalledFrom(library, f"leaders/{page}.md")


def test_the_wheel_holds_all_36_lessons_once(library: Library) -> None:
    wheel = [*chain.from_iterable(library.program.calendar)]
    lessons = [lesson.number for theme in library.themes for lesson in theme.lessons]
    assert len(wheel) == 36
    assert sorted(wheel) == sorted(lessons)


def test_whatever_day_a_newcomer_starts_help_comes_within_three_sessions(library: Library) -> None:
    wheel = [*chain.from_iterable(library.program.calendar)]
    for start in range(len(wheel)):
        met = [wheel[(start + step) % len(wheel)] for step in range(SOON)]
        assert any(map(is_for_newcomers, met)), f"from {wheel[start]}: {met}"


def test_the_numbers_of_the_newcomers_rule_still_name_its_lessons(library: Library) -> None:
    """The rule goes by number, so a nav in another order would have it guard other lessons."""
    folders = {theme.number: theme.folder for theme in library.themes}
    assert folders["4"].endswith("dealing-with-stress")
    assert folders["6"].endswith("relapse-prevention")
    lessons = {lesson.number: lesson for theme in library.themes for lesson in theme.lessons}
    plan = lessons["7.4"]
    assert "safety plan" in getattr(plan, "title", "") or "safety-plan" in plan.folder


def test_a_wheel_that_fits_has_no_faults() -> None:
    assert told(SMALL) == []


def test_a_program_may_go_without_a_calendar() -> None:
    assert told(()) == []
    assert faults(Program, facts()) == []


def test_the_last_week_may_be_shorter_and_no_other() -> None:
    assert told((("1.1", "6.1", "4.1"), ("1.2",)), ("1.1", "1.2", "4.1", "6.1")) == []
    assert told((("1.1",), ("1.2", "4.1", "6.1")), ("1.1", "1.2", "4.1", "6.1")) == [
        "calendar, week 1 has 1 lesson, but group meets on 3 days"
    ]


def test_each_long_wait_is_told_once_with_its_week_and_day() -> None:
    calm = ("1.1", "1.2", "1.3"), ("6.1", "2.1", "2.2"), ("2.3", "2.4", "4.1")
    numbers = tuple(sorted(chain.from_iterable(calm)))
    assert [what.split(":")[0] for what in told(calm, numbers)] == [
        "calendar, week 1, Monday",
        "calendar, week 2, Wednesday",
    ]


def test_a_wait_goes_on_over_the_end_of_the_wheel() -> None:
    late = ("1.1", "6.1", "4.1"), ("6.2", "1.2", "1.3")
    found = told(late, tuple(sorted(chain.from_iterable(late))))
    assert found == [
        "calendar, week 2, Wednesday: a newcomer who starts here meets 1.2, 1.3, 1.1, "
        "and so no lesson on stress or relapse, and no safety plan"
    ]


def test_a_wheel_without_any_such_lesson_is_told_once() -> None:
    assert len(told((("1.1", "1.2", "1.3"),), ("1.1", "1.2", "1.3"))) == 1


def test_days_count_from_monday_however_they_are_listed() -> None:
    calm = ("1.1", "1.2", "1.3"), ("6.1", "4.1", "4.2")
    numbers = tuple(sorted(chain.from_iterable(calm)))
    days = ("Friday", "Monday", "Wednesday")
    found = list(calendar_problems(CalendarWheel(calm, days), numbers, "", {}))
    assert found[0].what.startswith("calendar, week 1, Monday")


def test_the_first_session_is_on_a_day_of_group() -> None:
    assert faults(Program, facts(calendar_starts="2026-11-25")) == []
    assert faults(Program, facts(calendar_starts="not yet")) == []
    assert faults(Program, facts(calendar_starts="2026-11-26")) == [
        "calendar_starts is a Thursday, but group meets on Monday, Wednesday, Friday. "
        'Write the day of the first session, such as "2026-11-27".'
    ]
    assert faults(Program, facts(calendar_starts="soon"))


def test_the_calendar_is_sound_and_whole_without_a_script(library: Library) -> None:
    html = calendar(desk(library, "calendar"))
    assert_sound(html)
    root = lxml.html.fragment_fromstring(html)
    cells = root.xpath("//td[@data-session]")
    assert [cell.get("data-session") for cell in cells] == [
        *chain.from_iterable(library.program.calendar)
    ]
    for cell in cells:
        assert cell.xpath(".//a[contains(@href, 'leader.html')]") or "being written" in (
            cell.text_content()
        )
    assert root.xpath("//form")[0].get("hidden") is not None


def test_titles_stay_out_of_the_download_where_the_program_is_neutral(library: Library) -> None:
    assert library.program.neutral_titles
    root = lxml.html.fragment_fromstring(calendar(desk(library, "calendar")))
    assert root.xpath("//td/@data-summary")[0] == "Lesson 1.1"
    assert root.get("data-place") == ""


def program_of(library: Library, **facts: object) -> Library:
    program = Program.model_validate({**library.program.model_dump(), **facts})
    return replace(library, program=program)


@pytest.mark.parametrize("starts", ["not yet", "2026-11-23"])
def test_tonight_is_sound_and_shows_a_way_on_without_a_script(
    starts: str, library: Library
) -> None:
    html = tonight(desk(program_of(library, calendar_starts=starts), "index"))
    assert_sound(html)
    root = lxml.html.fragment_fromstring(html)
    seen = root.xpath("//a[not(ancestor::*[@hidden])]/@href")
    assert seen == ["calendar.html", "../lessons/index.html"]


def test_tonight_offers_every_written_lesson_and_knows_the_others(library: Library) -> None:
    root = lxml.html.fragment_fromstring(tonight(desk(library, "index")))
    offered = root.xpath("//option/@value")
    assert offered == ["", *(lesson.number for lesson in library.lessons.values())]
    known = json.loads(root.get("data-lessons"))
    assert [*known] == [lesson.number for theme in library.themes for lesson in theme.lessons]
    for lesson in library.lessons.values():
        assert known[lesson.number]["folder"] == f"{lesson.folder}/"


def test_a_lesson_that_nobody_has_written_has_no_page_tonight(library: Library) -> None:
    first, *others = library.themes
    gap = replace(first, lessons=(Planned("1.1", "Later"), *first.lessons[1:]))
    root = lxml.html.fragment_fromstring(
        tonight(desk(replace(library, themes=(gap, *others)), "index"))
    )
    assert json.loads(root.get("data-lessons"))["1.1"] == {
        "title": "Later",
        "summary": "",
        "folder": "",
    }


def test_tonight_names_the_sides_of_the_papers_that_there_are(library: Library) -> None:
    papers = {"6.1": {"participants": PaperLink("print/pdf/6.1.pdf", 9)}}
    html = tonight_card(desk(library, "index"), papers)
    assert_sound(html)
    root = lxml.html.fragment_fromstring(html)
    known = json.loads(root.get("data-lessons"))
    assert known["6.1"]["papers"] == {"participants": ["print/pdf/6.1.pdf", 9]}
    assert "papers" not in known["6.2"]


def test_a_program_without_a_calendar_is_told_so(library: Library) -> None:
    program = Program.model_validate({**library.program.model_dump(), "calendar": ()})
    other = replace(library, program=program)
    assert "no calendar yet" in calendar(desk(other, "calendar"))
    assert_sound(tonight(desk(other, "index")))
