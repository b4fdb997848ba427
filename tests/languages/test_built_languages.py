"""A site in two languages as it is built: by both generators, on paper, and in a browser."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

import pikepdf
import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from macros.content.loading import load
from macros.edition.laid_together import lay_together
from macros.publish.run.print_run import run
from macros.publish.run.workers import can_print
from macros.publish.sheets.paper import Paper
from macros.publish.sheets.selection import Selection
from tests.browser.keeping import press, saved, state
from tests.conftest import build_strictly, finished, served
from tests.pseudo_language import translate
from tests.small_project import small_project
from tests.test_generators import ZENSICAL

LESSON = "lessons/small-steps/one-step"
CHOICE = "  - {{id: ready, ask: Ready?, kind: choose, options: [{0}]}}\n"


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small curriculum with the looks of ours, all but one page of it translated, laid."""
    folder = tmp_path_factory.mktemp("languages")
    project, edition = small_project(folder / "project"), folder / "edition"
    docs = translate(project / "docs")
    shutil.rmtree(docs / "leaders")
    for place, words in ((project / "docs", "Yes, No"), (docs, "Sí, No")):
        sheet = place / LESSON / "my-step.worksheet.yaml"
        sheet.write_text(f"{sheet.read_text('utf-8').rstrip()}\n{CHOICE.format(words)}", "utf-8")
    (edition / "docs").mkdir(parents=True)
    (edition / "edition.yaml").write_text("name: Harbor\nlanguages: [en, es]\n", "utf-8")
    return lay_together(edition, project)[1]


@pytest.fixture(scope="module")
def raw_site(laid: Path) -> Path:
    """The edition, built by MkDocs."""
    build_strictly(laid, sys.executable, "-m", "mkdocs", to=laid / "by-mkdocs")
    return laid / "by-mkdocs"


@pytest.fixture(scope="module")
def site(raw_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, finished."""
    return finished(raw_site, tmp_path_factory.mktemp("finished") / "site")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the finished site."""
    with served(site) as found:
        yield found


def read(site: Path, page: str) -> html.HtmlElement:
    """Return one page of the site."""
    return html.fromstring((site / page).read_bytes())


def said(site: Path, page: str) -> list[str]:
    """Return the words of a page without its scripts."""
    body = read(site, page).find(".//body")
    return " ".join(body.itertext()).split()


def test_every_page_says_its_language_and_leads_to_itself_in_the_other(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        place = page.relative_to(site).as_posix()
        if place == "404.html":
            continue
        own = "es" if place.startswith("es/") else "en"
        tree = read(site, place)
        assert tree.get("lang") == own, place
        (switch,) = tree.xpath("//header//a[@hreflang]")
        target = normpath(join(dirname(place), switch.get("href")))
        theirs = place.removeprefix("es/") if own == "es" else f"es/{place}"
        assert switch.get("hreflang") == switch.get("lang") != own
        if (site / theirs).exists():
            assert target == theirs
            (alternate,) = tree.xpath("//link[@rel='alternate']/@href")
            assert normpath(join(dirname(place), alternate)) == theirs
            assert not tree.xpath("//p[@data-untranslated]")
        else:
            (line,) = tree.xpath("//p[@data-untranslated]")
            assert line.text.strip() == "This page is not in Spanish yet."
            assert line[0].get("lang") == "es"
            assert target == "es/index.html"


def test_links_of_a_translated_page_lead_somewhere(site: Path) -> None:
    absent = {"lessons/skills.html", "lessons/words.html", "print/index.html", "mine/index.html"}
    absent |= {"mine/plan.html", "about/sources.html"}
    for page in sorted((site / "es").rglob("*.html")):
        place = page.relative_to(site).as_posix()
        for link in map(str, read(site, place).xpath("//a/@href")):
            if ":" in link or link.startswith("#"):
                continue
            target = normpath(join(dirname(place), link.partition("#")[0]))
            # The small curriculum has no page of these names.
            is_absent = target.removeprefix("es/") in absent or "leaders/" in target
            assert is_absent or (site / target).is_file(), f"{place}: {link}"


def test_the_frame_of_a_translated_page_leads_through_its_language(site: Path) -> None:
    place = f"es/{LESSON}/index.html"
    tree = read(site, place)
    links = {
        " ".join(link.itertext()).strip(): normpath(join(dirname(place), link.get("href")))
        for link in tree.xpath("//header//a | //nav//a")
    }
    assert links["Lecciones"] == "es/lessons/index.html"
    assert links["1. Ñ Small steps"] == "es/lessons/small-steps/index.html"
    assert links["Dirigir un grupo"] == "leaders/every-session.html"
    assert links["English"] == f"{LESSON}/index.html"
    (before,) = tree.xpath("//a[@rel='prev']/@href")
    assert normpath(join(dirname(place), before)) == "es/lessons/small-steps/index.html"
    assert tree.xpath("string(//title)") == "Lección 1.2 · Harbor"
    danger = tree.xpath("//footer//div[@lang='en']//a[@href='tel:911']")
    assert danger[0].text == "Call 911"


def test_both_generators_build_the_same(raw_site: Path, laid: Path) -> None:
    if not ZENSICAL.exists():
        pytest.skip("no .venv-zensical: run 'make test', which sets it up")
    build_strictly(laid, str(ZENSICAL))
    # Each generator has its own way to say that a page is not there.
    pages = sorted(
        path.relative_to(raw_site) for path in raw_site.rglob("*.html") if path.stem != "404"
    )
    assert len([page for page in pages if page.parts[0] == "es"]) > 5
    for page in pages:
        assert said(laid / "site", str(page)) == said(raw_site, str(page)), page


def test_english_pages_alone_are_built_where_nobody_asks_for_more(
    laid: Path, tmp_path: Path
) -> None:
    project = laid.parents[1] / "project"
    build_strictly(project, sys.executable, "-m", "mkdocs", to=tmp_path / "site")
    assert not (tmp_path / "site/es").exists()
    assert not read(tmp_path / "site", f"{LESSON}/index.html").xpath("//*[@hreflang]")


def test_papers_are_in_the_language_of_their_page(
    raw_site: Path, laid: Path, tmp_path: Path
) -> None:
    if not can_print():
        pytest.skip("no Pango")
    selection = Selection(kinds=("quiz",), papers=(Paper("letter"),))
    printed = run(load(laid), raw_site, tmp_path, selection, workers=1)
    languages = {}
    for one in printed:
        with pikepdf.open(one.path) as pdf:
            languages[one.path.name] = (str(pdf.Root.Lang), str(pdf.docinfo["/Title"]))
    assert languages == {
        "1.2-one-step-quiz-letter.pdf": ("en", "Which step? (quiz sheet, lesson 1.2)"),
        "1.2-one-step-quiz-es-letter.pdf": ("es", "Which step? (hoja de preguntas, lección 1.2)"),
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own."""
    found = browser.new_page()
    yield found
    found.close()


def place(page: Page) -> Locator:
    """The first field of the worksheet."""
    return page.locator("[name='my-step.step']")


def test_answers_are_there_in_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}/index.html")
    page.get_by_label("Yes").check()
    place(page).fill("Walk")
    press(page, "Until I close this tab")
    state(page, "tab")
    saved(page)
    page.get_by_role("link", name="Español").click()
    assert page.url.endswith(f"/es/{LESSON}/index.html")
    expect(page.get_by_label("Sí")).to_be_checked()
    expect(place(page)).to_have_value("Walk")
    place(page).fill("Caminar")
    saved(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_label("Yes")).to_be_checked()
    expect(place(page)).to_have_value("Caminar")


def test_search_finds_pages_of_the_language_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/es/{LESSON}/index.html")
    page.get_by_role("button", name="Buscar").click()
    page.locator("#search-words").fill("stairs")
    expect(page.locator(".search__link").first).to_contain_text("Ñ One step")
    assert all("/es/" in link.get_attribute("href") for link in page.locator(".search__link").all())
