"""Says what a page draws in fewer bytes: the same letters at the same places."""

import re

_NEXT_LETTER = b">0<"
"""What WeasyPrint 70 writes between two letters of a word that no kerning moves."""
_PRECISE = re.compile(rb"(\.\d{3})\d+")
"""A number that is more exact than a thousandth of its unit, which no printer shows."""
_MATRIX = b" cm"
"""How a line ends that sets a scale; all that is drawn after it would be off by what is cut."""


def shortened(drawn: bytes) -> bytes:
    """Return the content stream `drawn` with words in one piece and numbers of three decimals."""
    lines = drawn.replace(_NEXT_LETTER, b"").split(b"\n")
    return b"\n".join(
        line if line.endswith(_MATRIX) else _PRECISE.sub(rb"\1", line) for line in lines
    )
