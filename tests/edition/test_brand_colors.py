"""A clinic's colors: contrast as WCAG counts it, and the nearest color that can be read."""

import pytest
import tinycss2
from pydantic import ValidationError

from macros.edition.brand_colors import (
    DARK,
    LIGHT,
    STYLES,
    Colors,
    contrast,
    grounds_in,
    mix,
    nearest_readable,
    soft,
)


def roots(text: str) -> list[dict[str, str]]:
    """Return the colors that each ':root' of a style names, as a whole parser reads them."""
    found = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        inner = rule.content if rule.type == "at-rule" else [rule]
        rules = tinycss2.parse_rule_list(inner, True, True) if rule.type == "at-rule" else inner
        for one in rules:
            if one.type == "qualified-rule" and tinycss2.serialize(one.prelude).strip() == ":root":
                declared = tinycss2.parse_blocks_contents(one.content, True, True)
                found.append(
                    {
                        each.lower_name: tinycss2.serialize(each.value).strip()
                        for each in declared
                        if each.type == "declaration"
                    }
                )
    return found


def test_the_grounds_are_those_of_our_styles() -> None:
    light, dark, *_ = roots(STYLES.read_text("utf-8"))
    names = ("paper", "raised", "good-soft", "care-soft", "danger-soft")
    assert {light[f"--{name}"] for name in names} | {"#ffffff"} == {*LIGHT}
    assert {dark[f"--{name}"] for name in names} | {dark["--accent-ink"]} == {*DARK}
    assert (LIGHT[0], DARK[0]) == (light["--paper"], dark["--paper"])


def test_the_grounds_follow_our_styles() -> None:
    text = STYLES.read_text("utf-8")
    changed = text.replace("--paper: #faf7f0;", "--paper: #abc;")
    assert changed != text
    assert grounds_in(changed)[0][0] == "#aabbcc"
    assert grounds_in(changed)[1] == DARK


def test_our_own_color_can_be_read_on_every_ground() -> None:
    light, dark, *_ = roots(STYLES.read_text("utf-8"))
    assert Colors(accent=light["--accent"], accent_dark=dark["--accent"])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_a_color_that_can_be_read_stays_as_it_is() -> None:
    assert Colors(accent="#0B5963").accent == "#0b5963"


def test_a_color_that_is_too_pale_is_answered_with_the_nearest_that_is_not() -> None:
    with pytest.raises(ValidationError) as raised:
        Colors(accent="#e8a13a")
    found = raised.value.errors()[0]["ctx"]
    nearest = nearest_readable("#e8a13a", LIGHT, "#000000")
    assert nearest in found["remedy"]
    assert " to 1 on #" in found["what"]


@pytest.mark.parametrize("color", ["#ffffff", "#e8a13a", "#00ff00", "#808080", "#3377ff"])
def test_the_nearest_color_can_be_read_and_one_step_less_cannot(color: str) -> None:
    found = nearest_readable(color, LIGHT, "#000000")
    grounds = (*LIGHT, soft(found, LIGHT[0]))
    assert all(contrast(found, ground) >= 4.5 for ground in grounds)
    paler = mix(found, color, 0.05)
    assert found == color or any(
        contrast(paler, ground) < 4.5 for ground in (*LIGHT, soft(paler, LIGHT[0]))
    )


def test_the_color_for_a_dark_screen_is_made_from_the_other_one() -> None:
    made = Colors(accent="#7a1f5c").in_the_dark
    assert all(contrast(made, ground) >= 4.5 for ground in DARK)
    assert Colors(accent="#7a1f5c", accent_dark="#ffd0f0").in_the_dark == "#ffd0f0"


@pytest.mark.parametrize("typed", ["red", "#fff", "0b5963", "#0b59zz"])
def test_what_is_no_color_is_said(typed: str) -> None:
    with pytest.raises(ValidationError, match="is not a color"):
        Colors(accent=typed)
