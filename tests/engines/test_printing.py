"""A page that is printed from the browser, in Chromium and Firefox."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pypdfium2
import pytest

from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.test_built_site import parsed

LONG = (
    "lessons/relapse-prevention/my-triggers/index.html",
    "lessons/relapse-prevention/my-triggers/leader.html",
    pytest.param("lessons/assertiveness/saying-no/leader.html", marks=pytest.mark.audit),
    pytest.param("about/for-programs.html", marks=pytest.mark.audit),
)
"""Pages with many headings on many sides."""
FOOT = "In danger now"
"""The first words of the foot."""


def lines_from_above(page: pypdfium2.PdfPage) -> list[str]:
    """Return the lines of a side from its head to its foot: a table is drawn after the foot."""
    text = page.get_textpage()
    found = []
    for line in re.finditer(r"[^\s][^\r\n]*", text.get_text_range()):
        _, bottom, _, _ = text.get_charbox(line.start())
        found.append((-bottom, line[0].strip()))
    return [line for _, line in sorted(found)]


def last_lines(pdf: bytes) -> Iterator[str]:
    """Yield the last line of each side, above its foot."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            lines = lines_from_above(page)
            above = [*takewhile(lambda line: not line.startswith(FOOT), lines)]
            if above:
                yield above[-1]


def letters(words: str) -> str:
    """Return the letters of `words` alone, since a PDF parts words as it likes."""
    return re.sub(r"\W+", "", words)


@pytest.mark.parametrize("path", LONG)
@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_no_heading_stands_alone_at_the_foot_of_a_side(
    engine: str, path: str, request: pytest.FixtureRequest, site: Path
) -> None:
    driver = request.getfixturevalue(engine).driver
    assert isinstance(driver, Chromium | Firefox)
    driver.open((site / path).as_uri())
    found = parsed(site / path).xpath("//main//*[self::h2 or self::h3 or self::h4]")
    headings = {letters(heading.text_content()) for heading in found}
    lines = [*last_lines(driver.printed())]
    assert len(lines) > 2
    assert [line for line in lines if letters(line) in headings] == []
