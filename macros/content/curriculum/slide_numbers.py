"""The slides that a step of the shortest session shows, as its author writes them: '2 to 4, 6.'"""

import re
from collections.abc import Sequence

from macros.content.files.language_file import language
from macros.content.kinds.language import ENGLISH

SLIDES = "Slides"
"""The label in front of them."""

_NUMBER = r"\d{1,2}"


def numbers_in(text: str, code: str = ENGLISH) -> tuple[int, ...]:
    """Return the numbers that `text` names, each run of them written out.

    `code` is that of the language it is written in.
    """
    run = rf"\b({_NUMBER})\b(?: {re.escape(language(code).timing.to)} ({_NUMBER})\b)?"
    return tuple(
        number
        for first, last in re.findall(run, text)
        for number in range(int(first), int(last or first) + 1)
    )


def is_list(text: str) -> bool:
    """Tell whether an English `text` is nothing but numbers and runs of numbers."""
    run = rf"{_NUMBER}(?: to {_NUMBER})?"
    return re.fullmatch(rf"{run}(?:, {run})*\.?", text) is not None


def runs_of(numbers: Sequence[int]) -> str:
    """Return ascending `numbers` in short, each run of them joined: '2-4, 6'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join("-".join(dict.fromkeys((str(run[0]), str(run[-1])))) for run in runs)
