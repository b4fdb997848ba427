"""One lesson beside the same text by Starlight and by stock Material, and our other pages."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import pytest

from macros.publish.web.first_style import first_style_source
from tests.audit.lighthouse import (
    APPLIED,
    CLI,
    RUNS,
    SIMULATED,
    Visit,
    hosted,
    hosted_over_http2,
    row,
    visit,
)
from tests.audit.other_sites import material, starlight

pytestmark = pytest.mark.audit

LESSON = "lessons/relapse-prevention/my-triggers"
OURS = {
    "a lesson": f"{LESSON}/index.html",
    "its plan": f"{LESSON}/leader.html",
    "its handout": f"{LESSON}/handout.html",
    "home": "index.html",
    "print room": "print/index.html",
    "get help": "get-help.html",
    "my notebook": "mine/index.html",
}
HEAD = (
    "| page | KB on the wire | requests | largest paint, ms | layout shift"
    " | performance | accessibility | best practices | SEO |"
)
MOST_SHIFT = 0.01
LEAST_SPEED = 100
"""The middle of the scores for performance; one run of three may meet a busy machine."""
NOISE = 1.1
"""How much slower than Starlight's the largest paint may be: runs differ by a few hundredths."""

MOST_OVER_HTTP2 = {SIMULATED: 1.25, APPLIED: 1.0}
"""The same over HTTP/2. A simulation lets the heading wait for a style that stands behind it."""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same lesson by Starlight."""
    return starlight(tmp_path_factory.mktemp("others") / "Starlight")


def table(found: Mapping[str, Sequence[Visit]]) -> str:
    """Return the table of what was `found` on each page."""
    lines = [HEAD, "| --- |" + " ---: |" * (HEAD.count("|") - 2)]
    return "\n".join([*lines, *(row(name, visits) for name, visits in found.items())])


def test_pages_are_no_heavier_and_no_slower_than_others(
    site: Path, other: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if not CLI.exists():
        pytest.fail("no Lighthouse: run 'make audit', which installs it")
    found: dict[str, list[Visit]] = {}
    others = {"Starlight": other, "Material": material(tmp_path / "Material")}
    with hosted(site, first_style_source(site)) as address:
        for name, path in OURS.items():
            found[name] = [visit(f"{address}/{path}", tmp_path) for _ in range(RUNS)]
    for name, folder in others.items():
        with hosted(folder) as address:
            found[name] = [visit(f"{address}/lesson/", tmp_path) for _ in range(RUNS)]
    record_property("a first visit, beside others", table(found))

    def middle(name: str, value: str) -> float:
        return median(float(getattr(one, value)) for one in found[name])

    for name in OURS:
        assert all(one.shift < MOST_SHIFT for one in found[name]), name
        assert all(set(one.scores[1:]) == {100} for one in found[name]), name
        assert median(one.scores[0] for one in found[name]) >= LEAST_SPEED, name
    for value in ("kilobytes", "requests"):
        assert middle("a lesson", value) < middle("Starlight", value), value
    assert middle("a lesson", "paint") <= NOISE * middle("Starlight", "paint")


@pytest.mark.parametrize("throttling", [SIMULATED, APPLIED])
def test_over_http2_a_lesson_is_no_slower_than_starlight(
    throttling: str,
    site: Path,
    other: Path,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    pages = {"a lesson": (site, f"{LESSON}/index.html"), "Starlight": (other, "lesson/")}
    found: dict[str, list[Visit]] = {}
    for name, (folder, path) in pages.items():
        place = tmp_path / name.replace(" ", "-")
        copy = Path(shutil.copytree(folder, place / "site"))
        with hosted_over_http2(copy, place) as address:
            found[name] = [visit(f"{address}/{path}", tmp_path, throttling) for _ in range(RUNS)]
    record_property(f"a first visit over HTTP/2, {throttling}", table(found))
    ours, theirs = (median(one.paint for one in visits) for visits in found.values())
    assert ours <= MOST_OVER_HTTP2[throttling] * theirs
