"""The headings of a plan's page: a name, an anchor without minutes, and the clock as a badge."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown

from macros.content.curriculum.library import Library
from macros.content.curriculum.schedule import CUT, at_length, blocks_at
from macros.content.kinds.start_times import StartTimes
from macros.plan_clock import PlanClock

SMALL = Path(__file__).parent / "curriculum/docs/lessons/small-steps/one-step/leader.md"


def page(library: Library, monkeypatch: pytest.MonkeyPatch, minutes: int = 180) -> HtmlElement:
    """Return the small plan as the page of a program with sessions of `minutes`."""
    program = library.program.model_copy(
        update={"session_minutes": minutes, "starts": StartTimes.read("18:00")}
    )
    monkeypatch.setattr(PlanClock, "program", program)
    text = SMALL.read_text("utf-8").split("---\n", 2)[2]
    made = Markdown(extensions=["toc", PlanClock()]).convert(text)
    return html.fragment_fromstring(made, create_parent="div")


def said(heading: HtmlElement) -> str:
    return " ".join(heading.text_content().split())


def test_a_heading_has_its_clock_and_an_anchor_without_minutes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = page(library, monkeypatch)
    assert said(root.get_element_by_id("teach")) == "Teach 0:30 · 18:30 15 min"
    assert said(root.get_element_by_id("step-three-more")) == "Three more 0:38 · 18:38 7 min"
    assert root.get_element_by_id("step-pairs").get("data-at") == "step-pairs"
    assert said(root.get_element_by_id("step-calm-down_1")) == "Calm-down 0:11 · 18:11 2 min"
    assert said(root.get_element_by_id("before-group")) == "Before group"
    assert not root.xpath("//details")


def test_what_a_program_has_no_time_for_is_folded_where_it_stands(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = page(library, monkeypatch, 60)
    heading = root.get_element_by_id("step-chair-round")
    assert said(heading) == "Chair round Left out at 60 minutes"
    fold = heading.getnext()
    assert (fold.tag, fold.get("data-folded")) == ("details", "")
    assert "One screen" in fold.text_content()
    assert fold.getnext().get("id") == "step-rehearse-in-threes"


def test_the_list_of_headings_names_them_without_the_clock(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlanClock, "program", library.program)
    made = Markdown(extensions=["toc", PlanClock()])
    made.convert(SMALL.read_text("utf-8").split("---\n", 2)[2])
    tokens: list[dict[str, object]] = getattr(made, "toc_tokens")  # noqa: B009 - untyped
    assert ("teach", "Teach") in [(token["id"], token["name"]) for token in tokens]


def test_a_page_that_is_no_plan_stays_as_it_is(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlanClock, "program", library.program)
    made = Markdown(extensions=["toc", PlanClock()]).convert("## Teach (15 min)\n\nOne.")
    assert "Teach (15 min)" in made


def test_every_built_plan_has_the_anchors_of_its_session(library: Library, site: Path) -> None:
    for lesson in library.lessons.values():
        root = html.fromstring((site / lesson.folder / "leader.html").read_bytes())
        headings = {each.get("id") for each in root.xpath("//h2[@data-at] | //h3[@data-at]")}
        minutes = library.program.session_minutes
        blocks = {block.anchor for block in blocks_at(lesson.session, minutes)}
        steps = [*at_length(lesson.session, minutes), *at_length(lesson.session, CUT)]
        assert blocks | {timed.step.anchor for timed in steps} <= headings, lesson.folder


def test_slides_and_their_titles_are_marked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlanClock, "program", library.program)
    types = {"pymdownx.blocks.admonition": {"types": ["slide", "say", "ask", "watch"]}}
    text = SMALL.read_text("utf-8").split("---\n", 2)[2]
    extensions = ["toc", "pymdownx.blocks.admonition", PlanClock()]
    made = Markdown(extensions=extensions, extension_configs=types).convert(text)
    root = html.fragment_fromstring(made, create_parent="div")
    slides = root.xpath("//*[@data-slide]")
    assert len(slides) == text.count("/// slide") > 0
    assert [len(slide.xpath("./*[@data-title]")) for slide in slides] == [1] * len(slides)
