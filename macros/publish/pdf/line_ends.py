"""A text whose last space alone is too wide for its line stays on that line."""

from functools import cache
from typing import Any

from weasyprint.layout import inline


@cache
def mend() -> None:
    """Have WeasyPrint lay out lines with room for their words, but not for the space after them.

    Where an element such as <strong> follows, WeasyPrint 70.0 breaks such a line after its first
    word. This can go when the tests of this module pass without it.
    """
    inline.split_first_line = _split_by(inline.split_first_line)


def _split_by(split: Any) -> Any:
    def split_first_line(
        text: str, style: Any, context: Any, max_width: float | None, *more: Any, **other: Any
    ) -> Any:
        found = split(text, style, context, max_width, *more, **other)
        _, length, resume_index, *_ = found
        is_cut = resume_index is not None and max_width is not None
        if is_cut and text.endswith(" ") and b" " not in text.encode()[:length]:
            words = split(text.rstrip(" "), style, context, max_width, *more, **other)
            _, _, rest, width, *_ = words
            if rest is None and width <= max_width:
                return split(text, style, context, None, *more, **other)
        return found

    return split_first_line
