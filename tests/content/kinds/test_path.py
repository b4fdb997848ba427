"""A path: screens that lead to one another, read as pages, and short enough for a big screen."""

from pathlib import Path

import lxml.html
import pytest

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.path import MOST_CHOICE_WORDS, MOST_WORDS, StoryPath
from macros.rendering import render
from tests.components import assert_sound, example, examples, faults


def story(*screens: dict[str, object]) -> dict[str, object]:
    ends = [{"id": f"end-{n}", "text": "T", "end": "E"} for n in range(4)]
    return {"title": "T", "how": "H", "screens": [*screens, *ends]}


def fork(text: str = "T", choice: str = "C", **more: object) -> dict[str, object]:
    ways = [{"text": choice, "to": "end-0"}, {"text": "D", "to": "end-1"}]
    return {"id": "fork", "text": text, "choices": ways, **more}


def page_of(name: str) -> lxml.html.HtmlElement:
    path = StoryPath.model_validate(example("path", name))
    return lxml.html.fragment_fromstring(render("path", path=path, id="p"))


def test_a_screen_goes_on_or_ends() -> None:
    assert faults(StoryPath, story(fork())) == []
    assert faults(StoryPath, story({"id": "x", "text": "T"})) == [
        "screen 1 has no 'choices' and no 'end'. Add two choices, or say how it ends."
    ]
    assert faults(StoryPath, story(fork(end="E"))) == [
        "screen 1 has 'choices' and 'end'. Keep one: the story goes on here, or it ends."
    ]


def test_a_choice_is_between_two_to_four_ways() -> None:
    way = {"text": "C", "to": "end-0"}
    for count, said in ((1, "needs 2 or more"), (5, "more than 4 entries")):
        (found,) = faults(StoryPath, story({"id": "x", "text": "T", "choices": [way] * count}))
        assert found.startswith("screen 1, choices has ")
        assert said in found


def test_a_story_has_four_to_twenty_screens() -> None:
    assert faults(StoryPath, {**story(), "screens": [fork()]}) == [
        "screens has 1 entries, but needs 4 or more. Add what is missing."
    ]
    assert faults(StoryPath, story(*[fork()] * 17)) == [
        "screens has more than 20 entries. Keep the best 20."
    ]


def test_a_screen_can_be_read_from_the_back_of_the_room() -> None:
    fits = fork("word " * MOST_WORDS, "word " * MOST_CHOICE_WORDS)
    assert faults(StoryPath, story(fits)) == []
    long = fork("word " * (MOST_WORDS + 1), "word " * (MOST_CHOICE_WORDS + 1))
    assert faults(StoryPath, story(long)) == [
        "screen 1, text has 61 words; 60 is the most. Cut it, or make two screens.",
        "screen 1, choice 1, text has 17 words; 16 is the most. Say it in fewer.",
    ]


@pytest.mark.parametrize("path", examples("path"), ids=lambda path: path.stem)
def test_every_example_renders_to_sound_html(path: Path) -> None:
    story_path = StoryPath.model_validate(read_yaml(path, path.name).data)
    assert_sound(render("path", path=story_path, id="a-story"))


def test_without_a_script_each_choice_leads_to_the_page_that_it_names() -> None:
    root = page_of("a-wet-morning")
    assert not root.xpath("//*[@data-screen][ancestor-or-self::*[@hidden]]")
    ways = root.xpath("//a[@data-to]")
    assert len(ways) == 5
    for way in ways:
        (screen,) = root.xpath("//*[@id=$id]", id=way.get("href").lstrip("#"))
        assert way.text_content().endswith(f"Go to {screen.findtext('h3').lower()}")


def test_what_needs_a_script_is_hidden_until_the_script_shows_it() -> None:
    for part in page_of("a-wet-morning").xpath("//button | //*[@data-taken]"):
        assert part.xpath("ancestor-or-self::*[@hidden]")
