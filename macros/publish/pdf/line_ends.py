"""A text whose last space alone is too wide for its line stays on that line."""

from collections.abc import Callable
from functools import cache

from weasyprint.layout import inline

Found = tuple[object, int, int | None, float, float, float]
"""A line's layout, its bytes, where the text goes on, its width, its height and its baseline."""
Split = Callable[..., Found]
"""WeasyPrint's way to split the first line off a text; widths are in pixels."""


@cache
def mend() -> None:
    """Have WeasyPrint lay out lines with room for their words, but not for the space after them.

    Where an element such as <strong> follows, WeasyPrint 70.0 breaks such a line after its first
    word. This can go when the tests of this module pass without it.
    """
    inline.split_first_line = _split_by(inline.split_first_line)


def _split_by(split: Split) -> Split:
    def split_first_line(
        text: str,
        style: object,
        context: object,
        max_width: float | None,
        *more: object,
        **other: object,
    ) -> Found:
        found = split(text, style, context, max_width, *more, **other)
        _, length, resume_index, *_ = found
        if max_width is None or resume_index is None or not text.endswith(" "):
            return found
        if b" " in text.encode()[:length]:
            return found  # More than its first word is on the line.
        words = split(text.rstrip(" "), style, context, max_width, *more, **other)
        _, _, rest, width, *_ = words
        fits = rest is None and width <= max_width
        return split(text, style, context, None, *more, **other) if fits else found

    return split_first_line
