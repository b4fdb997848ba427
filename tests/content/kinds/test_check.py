"""The self-check: bands that cover every total, safety answers, and a key to add up by hand."""

from pathlib import Path

import lxml.html
import pytest

from macros.content.files.yaml_lines import read_yaml
from macros.content.kinds.check import Check
from macros.rendering import render
from tests.components import assert_sound, example, examples, faults

NAME = "four-words-and-a-safety-line"


def changed(**parts: object) -> dict[str, object]:
    return {**example("check", NAME), **parts}


def bands_from(*starts: int) -> list[dict[str, object]]:
    return [{"from": start, "title": "T", "text": "X", "next": "N"} for start in starts]


def page_of(name: str = NAME, **more: object) -> lxml.html.HtmlElement:
    check = Check.model_validate(example("check", name))
    html = render("check", check=check, id="c", help_url="../get-help.html", **more)
    return lxml.html.fragment_fromstring(html)


@pytest.mark.parametrize("path", examples("check"), ids=lambda path: path.stem)
def test_every_possible_total_has_exactly_one_band(path: Path) -> None:
    check = Check.model_validate(read_yaml(path, path.name).data)
    for total in range(check.highest + 1):
        assert sum(reach.start <= total <= reach.to for reach in check.reaches) == 1


def test_the_highest_total_counts_steps_and_not_words() -> None:
    assert Check.model_validate(example("check", NAME)).highest == 12


def test_a_first_band_above_zero_names_the_gap() -> None:
    assert faults(Check, changed(bands=bands_from(2, 5))) == [
        "band 1 starts at 2, but nothing covers the totals 0 to 1. "
        "Start the first band at 0 and each next one higher, up to 12."
    ]


def test_a_band_that_starts_below_the_one_before_names_both() -> None:
    assert faults(Check, changed(bands=bands_from(0, 6, 4))) == [
        "band 3 starts at 4, but band 2 starts at 6. "
        "Start the first band at 0 and each next one higher, up to 12."
    ]


def test_a_band_above_the_highest_total_names_it() -> None:
    assert faults(Check, changed(bands=bands_from(0, 13))) == [
        "band 2 starts at 13, but the highest possible total is 12. "
        "Start the first band at 0 and each next one higher, up to 12."
    ]


def test_all_faults_of_the_bands_are_said_together() -> None:
    assert faults(Check, changed(bands=bands_from(1, 1, 13))) == [
        "band 1 starts at 1, but nothing covers the totals 0 to 0; "
        "band 2 starts at 1, but band 1 starts at 1; "
        "band 3 starts at 13, but the highest possible total is 12. "
        "Start the first band at 0 and each next one higher, up to 12."
    ]


def test_a_safety_answer_that_is_not_in_the_scale_names_the_scale() -> None:
    items = [{"ask": "A"}, {"ask": "B"}, {"ask": "C", "safety": "Sometimes"}]
    assert faults(Check, changed(items=items, bands=bands_from(0, 3))) == [
        "item 3 has the safety answer 'Sometimes', which is not in the scale. "
        "Use one of: Not at all, A little, Some, A lot."
    ]


def test_a_safety_answer_that_catches_every_answer_is_a_fault() -> None:
    items = [{"ask": "A"}, {"ask": "B"}, {"ask": "C", "safety": "Not at all"}]
    assert faults(Check, changed(items=items, bands=bands_from(0, 3))) == [
        "item 3 offers help from 'Not at all' on, which is every answer. "
        "Use the first answer that gives cause for care."
    ]


def test_a_scale_says_each_word_once() -> None:
    scale = ["Not at all", "A little", "A little", "A lot"]
    assert faults(Check, changed(scale=scale)) == [
        "scale has 'A little' twice. Give each step its own word."
    ]


@pytest.mark.parametrize(
    ("part", "given", "said"),
    [
        ("scale", ["One"], "scale has 1 entries, but needs 2 or more. Add what is missing."),
        ("scale", list("abcdefgh"), "scale has more than 7 entries. Keep the best 7."),
        (
            "items",
            [{"ask": "A"}] * 2,
            "items has 2 entries, but needs 3 or more. Add what is missing.",
        ),
        ("items", [{"ask": "A"}] * 13, "items has more than 12 entries. Keep the best 12."),
        ("bands", bands_from(0), "bands has 1 entries, but needs 2 or more. Add what is missing."),
        ("bands", bands_from(-1, 3), "band 1, from is '-1', which is too small. Use 0 or more."),
    ],
)
def test_the_parts_have_their_limits(part: str, given: object, said: str) -> None:
    assert said in faults(Check, changed(**{part: given}))


def test_a_reversed_item_counts_down() -> None:
    check = Check.model_validate(example("check", NAME))
    plain, _, reversed_item, _ = check.items
    assert [answer.points for answer in check.answers(plain)] == [0, 1, 2, 3]
    assert [answer.points for answer in check.answers(reversed_item)] == [3, 2, 1, 0]


def test_help_is_offered_from_the_safety_word_up() -> None:
    check = Check.model_validate(example("check", NAME))
    assert [answer.helps for answer in check.answers(check.items[3])] == [False, True, True, True]
    assert not any(answer.helps for answer in check.answers(check.items[0]))


def test_help_is_offered_from_the_safety_word_down_where_the_item_is_reversed() -> None:
    check = Check.model_validate(example("check", "a-safety-line-that-counts-down"))
    helps = [answer.word for answer in check.answers(check.items[0]) if answer.helps]
    assert helps == ["Not at all", "A little"]


@pytest.mark.parametrize("path", examples("check"), ids=lambda path: path.stem)
def test_every_example_renders_to_sound_html(path: Path) -> None:
    check = Check.model_validate(read_yaml(path, path.name).data)
    assert_sound(render("check", check=check, id="a-check", help_url="../../../get-help.html"))


@pytest.mark.parametrize("path", examples("check"), ids=lambda path: path.stem)
def test_every_self_check_says_that_it_is_no_test(path: Path) -> None:
    said = page_of(path.stem).text_content()
    assert "This is for learning. It is not a test or a diagnosis." in said


def test_the_sheet_can_be_added_up_by_hand() -> None:
    root = page_of()
    points = [span.text for span in root.xpath("//fieldset[3]//*[@class='check__points']")]
    assert points == ["3 points", "2 points", "1 point", "0 points"]
    ranges = [line.text for line in root.xpath("//*[@class='check__range']")]
    assert ranges == ["0 to 3 points", "4 to 7 points", "8 to 12 points"]
    assert "My total:" in root.text_content()


def test_a_band_of_one_total_says_one_number() -> None:
    root = page_of("two-words-and-a-band-of-one-point")
    ranges = [line.text for line in root.xpath("//*[@class='check__range']")]
    assert ranges == ["0 to 2 points", "3 points"]


def test_a_safety_line_leads_to_help_without_a_script() -> None:
    root = page_of()
    (safety,) = root.xpath("//*[@data-safety]")
    assert safety.xpath(".//a/@href") == ["../get-help.html"]
    assert "A little / Some / A lot" in safety.text_content()
    assert not safety.xpath("ancestor-or-self::*[@hidden]")


def test_a_safety_line_names_the_crisis_number_where_it_is_given() -> None:
    facts = {"crisis": "988", "crisis_text": "988"}
    assert "Or call or text 988, any time." in page_of(program=facts).text_content()
    facts = {"crisis": "116 123", "crisis_text": "85258"}
    assert "Or call 116 123, or text 85258, any time." in page_of(program=facts).text_content()
    facts["crisis_text"] = ""
    assert "Or call 116 123, any time." in page_of(program=facts).text_content()
    facts["crisis"] = ""
    assert "any time" not in page_of(program=facts).text_content()
    assert "any time" not in page_of().text_content()


def test_a_safety_line_that_counts_down_names_the_low_answers() -> None:
    (when,) = page_of("a-safety-line-that-counts-down").xpath("//*[@class='check__when']")
    assert when.text_content().endswith("Not at all / A little")


def test_what_needs_a_script_is_hidden_until_the_script_shows_it() -> None:
    for button in page_of().xpath("//button"):
        assert button.xpath("ancestor-or-self::*[@hidden]")


def test_enter_can_send_no_answer_into_the_address() -> None:
    """Pressing Enter in a field clicks the form's first submit button; a disabled one does nothing.

    Firefox sends the form where there is none, and the answers would stand in the history.
    """
    (form,) = page_of().xpath("//form")
    submits = form.xpath(".//button[@type='submit' or not(@type)] | .//input[@type='submit']")
    assert [("disabled" in button.attrib, "hidden" in button.attrib) for button in submits] == [
        (True, True)
    ]
