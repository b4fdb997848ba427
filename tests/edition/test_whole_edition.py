"""A clinic's edition of the real curriculum, made and built from the command line."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.conftest import PROJECT
from tests.edition.conftest import write

SETTINGS = {
    'name: "Even Keel"': "name: Harbor Street IOP",
    'group_hours_per_week: "9"': "group_hours_per_week: 9",
    'session_minutes: "180"': "session_minutes: 135",
    'days: ["Monday", "Wednesday", "Friday"]': "days: [Monday, Tuesday, Thursday, Saturday]",
    'starts: "6:00 pm"': "starts: {Monday: 6:00 pm, Tuesday: 6:00 pm, Thursday: 6:00 pm, "
    "Saturday: 9:30-11:45 am}",
    'phone: ""': "phone: 555-0100",
    '# page_size: "letter"': "page_size: a4",
    "# quick_exit: true": "quick_exit: false",
    '# logo: "logo.svg"': "logo: logo.svg",
    '# colors: {"accent": "#0b5963"}': 'colors: {accent: "#7a1f5c"}',
    '# hide: ["leaders/on-paper.md"]': "hide: [lessons/learning-new-skills/facing-it]",
}
PAGE = "---\ntitle: Rides and food\nsummary: How to get here.\n---\n\nAsk at the desk.\n"


def ours() -> Iterator[tuple[str, int]]:
    """Yield every file of the project's rooms with the time of its last change."""
    for room in ("docs", "macros", "overrides"):
        for path in sorted((PROJECT / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield str(path), path.stat().st_mtime_ns


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an edition with a page of its own, in a folder that no git knows."""
    folder = tmp_path_factory.mktemp("clinic") / "our clínic"
    before = [*ours()]

    def run(*arguments: str) -> None:
        command = [sys.executable, "-m", "macros", *arguments]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run("new-edition", str(folder))
    text = (folder / "edition.yaml").read_text("utf-8")
    for was, now in SETTINGS.items():
        assert was in text, was
        text = text.replace(was, now)
    write(folder / "edition.yaml", text)
    write(folder / "docs/rides-and-food.md", PAGE)
    write(folder / "logo.svg", (PROJECT / "docs/assets/logo.svg").read_text("utf-8"))
    run("--edition", str(folder), "site", "--no-pdf")
    assert [*ours()] == before
    return folder / "site"


def read(site: Path, place: str) -> html.HtmlElement:
    """Return one page of the site."""
    return html.fromstring((site / place).read_bytes())


def words(element: html.HtmlElement) -> str:
    """Return what an element says."""
    return " ".join(" ".join(element.itertext()).split())


def test_the_clinics_facts_stand_on_every_page(site: Path) -> None:
    home = read(site, "index.html")
    assert words(home.find(".//header")).startswith("Harbor Street IOP")
    assert "555-0100" in words(home.find(".//footer"))


def test_the_licenses_go_with_the_site(site: Path) -> None:
    assert (site / "LICENSE.txt").read_text("utf-8") == (PROJECT / "LICENSE").read_text("utf-8")


def test_the_logo_stands_in_the_header_and_can_be_loaded(site: Path) -> None:
    (logo,) = read(site, "lessons/welcome/index.html").xpath("//header//img")
    assert (site / "lessons/welcome" / logo.get("src")).resolve().is_file()


def test_the_clinics_color_comes_last_in_the_style_sheet(site: Path) -> None:
    (styles,) = site.rglob("site.css")
    assert styles.read_text("utf-8").rindex("#7a1f5c") > styles.read_text("utf-8").rindex("#0b5963")


def test_the_clinics_page_is_in_the_menu(site: Path) -> None:
    assert "Our program" in words(read(site, "index.html").find(".//header"))
    assert "Ask at the desk." in words(read(site, "rides-and-food.html").find(".//article"))


def test_plans_fit_the_clinics_session(site: Path) -> None:
    plan = read(site, "lessons/relapse-prevention/my-triggers/leader.html")
    (sheet,) = plan.xpath("//*[@data-component='run-sheet']")
    starts = [int(h) * 60 + int(m) for h, m in re.findall(r"(\d):(\d\d) ·", words(sheet))]
    assert len(starts) > 20
    assert 120 < max(starts) < 135


def test_paper_has_the_time_of_each_day(site: Path) -> None:
    plan = read(site, "lessons/relapse-prevention/my-triggers/leader.html")
    (sheet,) = plan.xpath("//*[@data-component='run-sheet']")
    assert "Monday, Tuesday, Thursday 6:00 pm; Saturday 9:30 am" in words(sheet)
    assert "0:00 · 6:00 pm / 9:30 am" in words(sheet)
    handout = words(read(site, "lessons/welcome/what-this-program-is/handout.html"))
    assert "Monday, Tuesday, Thursday 6:00 pm; Saturday 9:30 am" in handout


@pytest.mark.parametrize(
    ("now", "clock", "legend"),
    [
        ("2026-11-24T18:10:00", "0:00 · 6:00 pm", "Group was to begin at 6:00 pm"),
        ("2026-11-28T09:42:00", "0:00 · 9:30 am", "Group was to begin at 9:30 am"),
        # On a Friday, Saturday is next.
        ("2026-11-27T12:00:00", "0:00 · 9:30 am", ""),
    ],
)
def test_a_plan_has_the_clock_of_its_day(
    now: str, clock: str, legend: str, site: Path, page: Page
) -> None:
    page.clock.install(time=now)
    page.goto((site / "lessons/relapse-prevention/my-triggers/leader.html").as_uri())
    expect(page.locator("#run-sheet [data-clock]:visible").first).to_have_text(clock)
    expect(page.locator("h2#arrive [data-clock]")).to_have_text(clock)
    page.get_by_role("button", name="Present").click()
    expect(page.get_by_label("Start at").locator("option").first).to_have_text(f"{clock} · Arrive")
    if legend:
        expect(page.get_by_role("group", name=legend)).to_be_visible()
    else:
        expect(page.locator("[data-late]")).to_be_hidden()
    page.get_by_role("button", name="Not now").click()
    page.get_by_label("Day of this session").select_option("Monday")
    expect(page.locator("h2#arrive [data-clock]")).to_have_text("0:00 · 6:00 pm")


def test_leave_quickly_stands_only_where_a_page_asks_for_it(site: Path) -> None:
    def leaves(place: str) -> bool:
        return bool(read(site, place).xpath("//*[@data-component='quick-exit']"))

    assert leaves("get-help.html")
    assert not leaves("lessons/index.html")


def test_a_hidden_lesson_is_gone_and_the_next_keeps_its_number(site: Path) -> None:
    folder = site / "lessons/learning-new-skills"
    assert not (folder / "facing-it").exists()
    themes = words(read(site, "lessons/learning-new-skills/index.html"))
    assert "3.3 Solving it in six steps" in themes
    assert "3.2" not in words(read(site, "leaders/calendar.html"))


def test_no_link_leads_to_what_is_hidden(site: Path) -> None:
    for path in site.rglob("*.html"):
        links = html.fromstring(path.read_bytes()).xpath("//a/@href")
        assert not [link for link in links if "facing-it" in link], path


def test_the_wheel_has_a_week_of_four_days(site: Path) -> None:
    heads = read(site, "leaders/calendar.html").xpath("//*[@data-component='calendar']//thead//th")
    assert [words(head) for head in heads] == [
        "Week",
        "Monday 6:00 pm",
        "Tuesday 6:00 pm",
        "Thursday 6:00 pm",
        "Saturday 9:30 am",
    ]
