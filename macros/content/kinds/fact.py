"""The numbers and addresses of a program, by the names that stand for them in data files."""

from collections.abc import Mapping
from typing import NamedTuple


class Fact(NamedTuple):
    """A number or an address: as it is shown, empty where there is none, and where it leads."""

    shown: str
    link: str


Facts = Mapping[str, Fact]
"""The facts of a program, by the names that stand for them."""

ALWAYS = "emergency"
"""The one fact that every program has."""

STAND_INS: Facts = {
    **{name: Fact("0000", "tel:0000") for name in ("emergency", "crisis", "violence_line")},
    **{name: Fact("0000", "sms:0000") for name in ("crisis_text", "violence_text")},
    "crisis_chat": Fact("example.org", "https://example.org"),
}
"""What stands for the facts while a program's own cannot be read, and nothing is shown."""
