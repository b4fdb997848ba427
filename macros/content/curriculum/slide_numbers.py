"""The slides that a step of the shortest session shows, as its author writes them: '2 to 4, 6.'"""

import re
from collections.abc import Sequence

SLIDES = "Slides"
"""The label in front of them."""

_RUN = r"\d{1,2}(?: to \d{1,2})?"
_LIST = re.compile(rf"{_RUN}(?:, {_RUN})*\.?")
_NUMBERS = re.compile(r"\b(\d{1,2})\b(?: to (\d{1,2})\b)?")


def numbers_in(text: str) -> tuple[int, ...]:
    """Return the numbers that `text` names, each run of them written out."""
    return tuple(
        number
        for first, last in _NUMBERS.findall(text)
        for number in range(int(first), int(last or first) + 1)
    )


def is_list(text: str) -> bool:
    """Tell whether `text` is nothing but numbers and runs of numbers."""
    return _LIST.fullmatch(text) is not None


def runs_of(numbers: Sequence[int]) -> str:
    """Return ascending `numbers` in short, each run of them joined: '2-4, 6'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join("-".join(dict.fromkeys((str(run[0]), str(run[-1])))) for run in runs)
