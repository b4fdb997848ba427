"""A clinic's colors: each is checked on its grounds, and the nearest that passes is named.

Contrast is that of WCAG 2.2, section 1.4.3: the relative luminance of two colors.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator

from macros.content.kinds.record import Record
from macros.content.problems import fault
from macros.rendering import OVERRIDES

LEAST = 4.5
"""The contrast that text needs, as a ratio to one."""
STYLES = OVERRIDES / "first.css"
NO_GROUNDS = ("ink-soft", "line-soft", "accent-soft")
"""Colors by the names of grounds: two are ink, and the tint of links is made for each color."""

_DARK_FROM = "@media (prefers-color-scheme: dark)"
_COLOR = re.compile(r"--([a-z-]+): #([0-9a-f]{3}|[0-9a-f]{6});")


def grounds_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the grounds on which links and buttons stand, in daylight and in the dark.

    `text` is that of first.css. The page comes first; the words on a button count too.
    """
    light, _, dark = text.partition(_DARK_FROM)
    by_day = dict(_COLOR.findall(light.partition("}")[0]))
    by_night = {**by_day, **dict(_COLOR.findall(dark.partition("}")[0]))}
    return _grounds(by_day), _grounds(by_night)


def _grounds(colors: Mapping[str, str]) -> tuple[str, ...]:
    soft = (name for name in colors if name.endswith("-soft") and name not in NO_GROUNDS)
    return tuple(_whole(colors[name]) for name in ("paper", "raised", "accent-ink", *soft))


def _whole(digits: str) -> str:
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


LIGHT, DARK = grounds_in(STYLES.read_text("utf-8"))
"""The grounds of our pages in daylight and in the dark."""

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEPS = 200


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors such as '#0b5963', from 1 to 21."""
    lower, higher = sorted((_luminance(one), _luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def nearest_readable(color: str, grounds: Iterable[str], toward: str) -> str:
    """Return `color`, mixed with as little of `toward` as makes it readable on all `grounds`."""
    grounds = [*grounds]
    mixed = (mix(color, toward, step / _STEPS) for step in range(_STEPS + 1))
    return next((found for found in mixed if _reads(found, grounds)), toward)


def mix(color: str, other: str, share: float) -> str:
    """Return `color` with a `share` from 0 to 1 of the `other`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def soft(color: str, ground: str) -> str:
    """Return the tint of `color` on `ground` that lies behind what is pointed at."""
    return mix(color, ground, 0.86)


def _readable(typed: str, grounds: tuple[str, ...], toward: str) -> str:
    color = typed.lower()
    if not _HEX.fullmatch(color):
        remedy = 'Write "#" and six signs from 0 to f, in quotes, such as "#0b5963".'
        raise fault(f"is '{typed}', which is not a color", remedy)
    if not _reads(color, grounds):
        worst = min([*grounds, soft(color, grounds[0])], key=lambda ground: contrast(color, ground))
        what = f"is '{typed}', which has a contrast of {contrast(color, worst):.1f} to 1 on {worst}"
        nearest = nearest_readable(color, grounds, toward)
        raise fault(what, f'Text needs {LEAST} to 1. The nearest that has it is "{nearest}".')
    return color


def _reads(color: str, grounds: Iterable[str]) -> bool:
    grounds = [*grounds]
    return all(contrast(color, ground) >= LEAST for ground in [*grounds, soft(color, grounds[0])])


def _channels(color: str) -> list[int]:
    return [int(color[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(color: str) -> float:
    shares = (channel / 255 for channel in _channels(color))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


class Colors(Record):
    """The colors of links, buttons and marks; what is left empty stays ours."""

    accent: Annotated[str, AfterValidator(lambda typed: _readable(typed, LIGHT, "#000000"))] = ""
    """Links and buttons in daylight: a dark color."""
    accent_dark: Annotated[str, AfterValidator(lambda typed: _readable(typed, DARK, "#ffffff"))] = (
        ""
    )
    """The same on a screen that is set to dark: a light color. Made from the first if left out."""

    @property
    def in_the_dark(self) -> str:
        """The color of links and buttons on a dark screen."""
        return self.accent_dark or nearest_readable(self.accent, DARK, "#ffffff")
