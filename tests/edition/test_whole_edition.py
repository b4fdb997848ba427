"""A clinic's edition of the real curriculum, made and built from the command line."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from lxml import html
from PIL import ImageChops
from playwright.sync_api import Page, expect

from macros.publish.run.print_room import NO_PDFS
from macros.publish.run.workers import can_print
from tests.browser.axe_looks import axe_faults
from tests.browser.thumb_targets import small_targets
from tests.conftest import PROJECT, served
from tests.edition.conftest import logo, write

LINE = "We hold the door for one another, and we keep it open until all have come in."
LINE = f"{LINE} {LINE}"
"""A line of the agreement, of as many letters as it may have."""
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
    '# languages: ["en"]': "languages: [en, es]",
    '# logo: "logo.svg"': "logo: Our Logo.svg",
    '# colors: {"accent": "#0b5963"}': 'colors: {accent: "#7a1f5c"}',
    '# agreement: ["**One person talks at a time.**"]': f"agreement: {[LINE] * 6}",
    '# agreement_in: {"es": ["**Habla una persona a la vez.**"]}': (
        f"agreement_in: {{es: {[LINE] * 6}}}"
    ),
    '# hide: ["leaders/on-paper.md"]': "hide: [lessons/learning-new-skills/facing-it]",
}
LESSON = "es/lessons/welcome/what-this-program-is"
TRIED = (
    "es/index.html",
    "es/get-help.html",
    "es/about/privacy.html",
    "es/mine/urge-wave.html",
    f"{LESSON}/index.html",
    f"{LESSON}/leader.html",
    f"{LESSON}/handout.html",
    "es/print/index.html",
)
"""Spanish pages of every kind; axe has all of them in tests/audit, and the longest only there."""
SPANISH = [
    pytest.param(place, marks=() if place in TRIED else pytest.mark.audit)
    for place in sorted(
        path.relative_to(PROJECT / "docs").with_suffix(".html").as_posix()
        for path in (PROJECT / "docs/es").rglob("*.md")
    )
]
PAGE = "---\ntitle: Rides and food\nsummary: How to get here.\n---\n\nAsk at the desk.\n"


def run(*arguments: str) -> str:
    """Run a command of the project; return what it says."""
    command = [sys.executable, "-m", "macros", *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


class Ink(NamedTuple):
    """Where on a side the logo stands, in mm."""

    left: float
    top: float
    right: float
    bottom: float


def ink(path: Path) -> Ink:
    """Return where the first side of a PDF has the color of the logo."""
    with pypdfium2.PdfDocument(path) as document:
        side = document[0]
        picture = side.render(scale=2).to_pil().convert("RGB")
    red, green, blue = picture.split()
    mask = ImageChops.multiply(
        ImageChops.multiply(
            red.point(lambda dot: 255 * (abs(dot - 0x8A) in range(12))),
            green.point(lambda dot: 255 * (abs(dot - 0x2B) in range(12))),
        ),
        blue.point(lambda dot: 255 * (abs(dot - 0xE2) in range(12))),
    )
    box = mask.getbbox()
    assert box, path
    return Ink(*(dot / 2 / 72 * 25.4 for dot in box))


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

    run("new-edition", str(folder))
    text = (folder / "edition.yaml").read_text("utf-8")
    for was, now in SETTINGS.items():
        assert was in text, was
        text = text.replace(was, now)
    write(folder / "edition.yaml", text)
    write(folder / "docs/rides-and-food.md", PAGE)
    write(folder / "Our Logo.svg", logo("#8a2be2"))
    run("--edition", str(folder), "site", "--no-pdf")
    assert [*ours()] == before
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def papers(site: Path) -> dict[str, Path]:
    """Some papers of both sizes in standard print, under their names; none has a fault."""
    if not can_print():
        pytest.skip(NO_PDFS)
    lessons = ("1.1", "6.1", "agreement", "certificate")
    order = [word for lesson in lessons for word in ("--lesson", lesson)]
    for kind in ("handout", "run-sheet", "certificate"):
        order += ["--kind", kind]
    order += ["--size", "letter", "--size", "a4", "--standard"]
    said = run("--edition", str(site.parent), "print", *order)
    assert "needs" not in said, said
    return {path.stem: path for path in site.glob("print/pdf/*.pdf")}


def read(site: Path, place: str) -> html.HtmlElement:
    """Return one page of the site."""
    return html.fromstring((site / place).read_bytes())


def words(element: html.HtmlElement) -> str:
    """Return what an element says."""
    said = element.xpath(".//text()[not(parent::style)]")
    return " ".join(" ".join(said).split())


def test_the_clinics_facts_stand_on_every_page(site: Path) -> None:
    home = read(site, "index.html")
    assert words(home.find(".//header")).startswith("Harbor Street IOP")
    assert "555-0100" in words(home.find(".//footer"))


def test_the_front_page_is_headed_by_the_programs_name(site: Path) -> None:
    assert words(read(site, "index.html").find(".//h1")) == "Harbor Street IOP"


@pytest.mark.parametrize("width", [1440, 1280, 1100, 1024, 960, 360])
def test_a_longer_name_and_menu_leave_the_head_of_a_page_its_height(
    width: int, site: Path, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / "get-help.html").as_uri())
    for row in page.locator(".header__row, .header__safe").all():
        box = row.bounding_box()
        assert box
        assert box["height"] == pytest.approx(52 if width == 360 else 60, abs=1), row
    rooms = page.get_by_role("navigation", name="Main").get_by_role("link", name="Our program")
    if not rooms.is_visible():
        page.locator("[data-menu] summary").click()
    expect(rooms).to_be_visible()


def test_the_longest_name_leaves_the_head_of_a_phone_its_height(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((site / "get-help.html").as_uri())
    page.locator(".brand span").evaluate("one => { one.textContent = 'Community '.repeat(8) }")
    box = page.locator(".header__row").bounding_box()
    assert box
    assert box["height"] == pytest.approx(52, abs=1)


def test_paper_has_the_logo_small_and_keeps_to_its_sides(papers: dict[str, Path]) -> None:
    foot, whole = ink(papers["6.1-my-triggers-run-sheet-a4"]), ink(papers["certificate-a4"])
    assert 6 < foot.right - foot.left < 34.5
    assert 3 < foot.bottom - foot.top < 5
    assert foot.top > 270
    assert whole.top < 60


def test_the_longest_agreement_stays_on_one_side_of_both_papers(papers: dict[str, Path]) -> None:
    handouts = [
        papers[name]
        for name in papers
        if name.startswith("agreement") or (name.startswith("1.1-") and "-handout" in name)
    ]
    assert len(handouts) == 8
    for handout in handouts:
        with pypdfium2.PdfDocument(handout) as document:
            (side,) = document
            assert side.get_textpage().get_text_bounded().count("We hold the door") == 12, handout


def test_the_licenses_go_with_the_site(site: Path) -> None:
    assert (site / "LICENSE.txt").read_text("utf-8") == (PROJECT / "LICENSE").read_text("utf-8")


def test_the_logo_stands_in_the_header_and_can_be_loaded(site: Path) -> None:
    (logo,) = read(site, "lessons/welcome/index.html").xpath("//header//img")
    assert (site / "lessons/welcome" / logo.get("src")).resolve().is_file()


def test_the_clinics_color_comes_last_in_the_style_sheet(site: Path) -> None:
    (styles,) = site.rglob("first.css")
    assert styles.read_text("utf-8").rindex("#7a1f5c") > styles.read_text("utf-8").rindex("#0b5963")


def test_the_clinics_page_is_in_the_menu(site: Path) -> None:
    assert "Our program" in words(read(site, "index.html").find(".//header"))
    assert "Ask at the desk." in words(read(site, "rides-and-food.html").find(".//article"))


def test_plans_fit_the_clinics_session(site: Path) -> None:
    plan = read(site, "lessons/relapse-prevention/my-triggers/leader.html")
    shown = plan.xpath("//*[@data-component='run-sheet']//tbody[@data-full]/tr[not(@hidden)]")
    minutes = [int(minute) for row in shown for minute in re.findall(r"(\d+) min", words(row))]
    assert len(minutes) > 20
    assert sum(minutes) == 135


def test_paper_has_the_time_of_each_day(site: Path) -> None:
    plan = read(site, "lessons/relapse-prevention/my-triggers/leader.html")
    (sheet,) = plan.xpath("//*[@data-component='run-sheet']")
    assert "Mon, Tue, Thu 6:00 pm; Sat 9:30 am" in words(sheet)
    assert "6:00 / 9:30" in words(sheet)
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
        expect(page.locator("[data-late-start]")).to_be_hidden()
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


def test_the_site_is_in_spanish_too(site: Path) -> None:
    home = read(site, "es/index.html")
    assert home.get("lang") == "es"
    assert words(home.find(".//h1")) == "Harbor Street IOP"
    handout = words(read(site, "es/lessons/welcome/what-this-program-is/handout.html"))
    assert "lunes, martes, jueves 6:00 pm; sábado 9:30 am" in handout
    plan = read(site, "es/lessons/welcome/what-this-program-is/leader.html")
    assert "Llegada" in words(plan)
    assert not (site / "es/lessons/welcome/why-i-am-here").exists()


def test_a_picture_on_a_spanish_page_speaks_spanish(site: Path) -> None:
    (drawn,) = read(site, f"{LESSON}/index.html").xpath("//*[@data-component='picture']")
    assert "Turno de noche" in words(drawn)
    assert "Una semana en siete cuadros" in html.tostring(drawn, encoding="unicode")
    assert {"group", "Late", "Trade"}.isdisjoint(words(drawn).split())


@pytest.mark.parametrize("place", [f"{LESSON}/leader.html", "es/leaders/every-session.html"])
def test_the_boxes_of_a_spanish_plan_are_headed_in_spanish(place: str, site: Path) -> None:
    heads = [*map(words, read(site, place).xpath("//p[@class='admonition-title']"))]
    assert {"Diga", "Pregunte"} <= {*heads}
    assert {"Say", "Ask", "Watch"}.isdisjoint(heads)


def test_every_page_leads_to_the_other_language_and_every_spanish_link_somewhere(
    site: Path,
) -> None:
    pages = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    for page in pages:
        place = page.relative_to(site).as_posix()
        tree = read(site, place)
        own = "es" if place.startswith("es/") else "en"
        assert tree.get("lang") == own, place
        (switch,) = tree.xpath("//header//a[@hreflang]")
        assert switch.get("hreflang") != own
        assert (page.parent / switch.get("href")).resolve().is_file(), place
        for link in tree.xpath("//a/@href") if own == "es" else ():
            path, _, anchor = str(link).partition("#")
            if ":" in path or not (path or anchor):
                continue
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), f"{place}: {link}"
            if anchor and target.suffix == ".html":
                found = html.fromstring(target.read_bytes()).xpath("//*[@id=$id]", id=anchor)
                assert found, f"{place}: {link}"


def test_a_page_that_is_not_in_spanish_says_so_in_both_languages(site: Path) -> None:
    article = words(read(site, "lessons/welcome/why-i-am-here/index.html").find(".//main"))
    assert "This page is not in Spanish yet. Esta página todavía no está en español." in article


@pytest.mark.parametrize("place", [place for place in TRIED if place != f"{LESSON}/leader.html"])
def test_axe_finds_nothing_on_a_spanish_page_in_light_and_in_dark(
    place: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/{place}")
    assert list(axe_faults(page)) == []


@pytest.mark.parametrize("place", SPANISH)
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (360, 2)])
def test_no_spanish_page_scrolls_sideways(
    place: str, width: int, zoom: int, site: Path, page: Page
) -> None:
    """320 px wide, and 360 px with text at 200 %."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto((site / place).as_uri())
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert small_targets(page) == []


def test_a_telephone_number_in_spanish_stays_on_one_line(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((site / "es/get-help.html").as_uri())
    numbers = page.locator(".helplines__number")
    lines = numbers.evaluate_all("all => all.map(one => one.getClientRects().length)")
    heights = numbers.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(lines) > 8
    assert {*lines} == {1}
    assert max(heights) == pytest.approx(min(heights), abs=1)


def test_a_sentence_of_a_spanish_notice_ends_beside_its_button(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((site / "es/get-help.html").as_uri())
    buttons = page.locator(".notice a[href^='sms:']")
    assert buttons.count() > 2
    left = buttons.evaluate_all(
        """all => all.filter(one => one.closest("p").lastChild.textContent.trim() === ".")
          .map(one => [one.textContent, one.closest("p").lastChild, one.getBoundingClientRect()])
          .map(([words, dot, box]) => {
            const range = document.createRange();
            range.selectNodeContents(dot);
            return [words, range.getBoundingClientRect().top > box.bottom];
          })"""
    )
    assert [words for words, below in left if below] == []


def test_an_english_lesson_after_a_spanish_one_has_the_looks_of_a_title(
    site: Path, page: Page
) -> None:
    page.goto((site / f"{LESSON}/index.html").as_uri())
    link = page.get_by_role("link", name="Siguiente")
    expect(link.locator("[lang=en]")).to_have_css(
        "font-size", link.evaluate("one => getComputedStyle(one).fontSize")
    )


def test_the_bar_below_spanish_slides_has_room_for_the_name_of_each_block(
    site: Path, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto((site / f"{LESSON}/leader.html").as_uri())
    page.get_by_role("button", name="Presentar").first.click()
    page.get_by_role("button", name="Empezar").click()
    named = page.locator(".deck__bar [data-place]")
    expect(named).to_contain_text("Llegada 1/1")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(named).to_contain_text("Idea nueva 1/6")
    assert named.evaluate("one => one.scrollWidth - one.clientWidth") == 0
