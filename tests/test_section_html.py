"""A story and a try-it stand once, in the lesson, and are shown again in the plan."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.content.kinds.phone import PhoneNumber
from macros.content.kinds.program import Program
from macros.content.loading import load
from macros.lesson_macros import cite, closing, stop, story, try_it
from macros.section_html import words_html
from macros.session_macros import chart_note, frame
from macros.site_macros import source_list

LESSON = "lessons/small-steps/one-step"
PAGE = Path(__file__).parent / "curriculum" / "docs" / LESSON / "index.md"


@pytest.fixture(scope="module")
def small() -> Library:
    """The small curriculum of the tests."""
    return load(Path(__file__).parent / "curriculum")


@pytest.fixture(scope="module")
def plan(small: Library) -> CalledFrom:
    """The plan of its only lesson."""
    return CalledFrom(small, f"{LESSON}/leader.md")


def test_the_plan_shows_every_word_of_the_story(plan: CalledFrom) -> None:
    found = html.fromstring(story(plan))
    assert "You look up. There are ten steps." in found.text_content()
    assert found.xpath("//*[@data-notice='N2']")
    assert found.xpath("//*[@data-component='picture']")


def test_a_stop_is_a_pause_for_the_reader_and_a_question_for_the_leader(plan: CalledFrom) -> None:
    for_leader = html.fromstring(story(plan)).xpath("//*[@data-component='stop']")
    assert [line for found in for_leader for line in found.text_content().strip().split("\n")] == [
        "Stop and ask",
        "What do you see?",
    ]
    for_reader = html.fromstring(stop(CalledFrom(plan.library, f"{LESSON}/index.md"), "So?"))
    assert for_reader.text_content().strip() == "So?"


def test_the_story_ends_before_what_follows_it(plan: CalledFrom) -> None:
    assert "Look. Step." not in story(plan)


def test_what_is_shown_again_stands_below_the_headings_of_the_plan(plan: CalledFrom) -> None:
    # Both calls of the small plan stand in a step, which is a heading of level 3.
    assert re.findall(r"<h(\d)", story(plan)) == ["4"]
    assert re.findall(r"<h(\d)", try_it(plan)) == ["4"]
    below_a_block = CalledFrom(plan.library, plan.path)
    lesson = replace(plan.lesson, plan_levels={"story": 2})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CalledFrom, "lesson", lesson)
        assert re.findall(r"<h(\d)", story(below_a_block)) == ["3"]
    assert re.findall(r"<h(\d)", words_html("### Later\n\nA day.", plan, 2)) == ["5"]


def test_a_try_it_is_the_same_on_the_handout_one_level_up(plan: CalledFrom) -> None:
    handout = try_it(CalledFrom(plan.library, f"{LESSON}/handout.md"))
    assert re.findall(r"<h(\d)", handout) == ["2"]
    assert "See <a" in handout


def test_a_link_leads_to_the_built_page(plan: CalledFrom) -> None:
    assert 'href="handout.html"' in try_it(plan)
    assert 'href="../a/index.html#b"' in words_html("[x](../a/index.md#b)", plan)
    assert 'href="https://a.org/b.md"' in words_html("[x](https://a.org/b.md)", plan)


def test_a_fact_of_the_program_is_said_and_the_number_of_a_source_is_not(plan: CalledFrom) -> None:
    said = words_html('Call {{ program.crisis }} {{ cite("R14") }}.', plan)
    assert said == f"<p>Call {plan.library.program.crisis}.</p>\n"


def test_a_source_has_one_name_on_each_page_and_is_listed_alike(plan: CalledFrom) -> None:
    lesson = CalledFrom(plan.library, f"{LESSON}/index.md")
    shown = {page.path: html.fromstring(cite(page, "R14")) for page in (lesson, plan)}
    assert [one.text_content() for one in shown.values()] == ["R14", "R14"]
    leads = [one.find("a").get("href") for one in shown.values()]
    assert leads == ["#source-R14", "../../../about/sources.html#source-R14"]
    listed, everywhere = (
        html.fromstring(made).xpath("//dl[@class='source-list']/dt[@id='source-R14']")
        for made in (closing(lesson), source_list(plan))
    )
    assert [one.text for one in (*listed, *everywhere)] == ["R14", "R14"]


def test_the_story_has_one_source(plan: CalledFrom) -> None:
    assert all(
        piece in PAGE.read_text(encoding="utf-8")
        for piece in (plan.lesson.story.pieces if plan.lesson.story else ())
        if isinstance(piece, str)
    )


def test_every_story_stands_whole_in_its_plan(library: Library) -> None:
    for lesson in library.lessons.values():
        shown = story(CalledFrom(library, f"{lesson.folder}/leader.md"))
        stops = shown.count('data-component="stop"')
        assert stops in (1, 2, 3), lesson.folder
        assert lesson.story
        assert len(html.fromstring(shown).text_content().split()) > 150, lesson.folder


def test_the_chart_note_says_what_was_done_and_nothing_about_a_person(plan: CalledFrom) -> None:
    note = html.fromstring(chart_note(plan))
    lines = [str(line).strip() for line in note.xpath("//*[@data-note]/text()")]
    assert lines[:3] == [
        "Topic: Lesson 1.2, One step",
        "Skill: Goal setting",
        "Objectives: participants can name one step; take one step",
    ]
    assert lines[3].startswith("What was done: Arrive (10 min), Check-in (20 min), ")
    assert lines[4] == "Length: 180 minutes of group"
    assert lines[5].startswith("Sources: ")
    assert not note.xpath("//input | //textarea")


def test_a_step_that_every_session_shares_reads_as_if_it_stood_in_the_plan(
    library: Library,
) -> None:
    shown = frame(CalledFrom(library, "lessons/a-theme/a-lesson/leader.md"), "Two levels")
    assert "/// say" in shown
    assert "](../../../leaders/hard-moments.md#urge-of-7-or-a-plan-to-use)" in shown


def test_a_shared_step_says_the_program_s_own_numbers(library: Library) -> None:
    own = replace(library, program=elsewhere(library))
    shown = frame(CalledFrom(own, "leaders/x.md"), "Last levels and the way home")
    assert "112 for danger" in shown
    assert "{{" not in shown


def elsewhere(library: Library) -> Program:
    return library.program.model_copy(update={"emergency": PhoneNumber("112")})
