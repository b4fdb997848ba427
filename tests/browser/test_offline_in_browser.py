"""The site without a network: from a stick, and kept on a phone whose owner has asked for it."""

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.publish.site import finish
from macros.publish.web.http_headers import HEADERS
from macros.publish.web.offline import LIST, ZIP
from tests.publish.web.test_offline import finish_a_copy

OFFER = "about/offline.html"
LESSON = "lessons/relapse-prevention/my-triggers/index.html"
OPENED = ("index.html", "404.html", "get-help.html", "about/privacy.html", OFFER, LESSON)
KEPT = (
    "async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]"
)
KEPT_FILES = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map((request) => request.url);
}"""
ONE_VERSION = """() => {
  caches.keys().then((names) => (window.versions = names.length));
  return window.versions === 1;
}"""
"""It is asked again until it is true; a promise would be taken for true."""
WAITS = """() => new Promise(async (done, fail) => {
  setTimeout(() => fail(new Error("no newer version came")), 60000);
  const found = await navigator.serviceWorker.getRegistration();
  const look = () => {
    if (found.waiting) done();
    if (found.installing) found.installing.onstatechange = look;
  };
  found.onupdatefound = look;
  look();
})"""
GIVES_UP = """() => {
  window.givesUp = new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the worker goes on")), 60000);
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data.keep === "failed") done();
    });
  });
}"""
SECOND = "data-second-version"
MARK = f"/* {SECOND} */"


class Host:
    """A web host that sends our headers, can be asked what was fetched, and switched off."""

    def __init__(self, folder: Path) -> None:
        """Serve `folder` on a free port."""
        self.folder = folder
        self.asked: list[str] = []
        handler = partial(_Handler, self.asked, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def off(self) -> None:
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, asked: list[str], *args: object, directory: str) -> None:
        self.asked = asked
        super().__init__(*args, directory=directory)  # type: ignore[arg-type, misc]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the test runner's output is for results."""


@pytest.fixture(scope="module")
def small_site(served_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a few of its pages, finished: what a phone does is the same with all."""
    served = tmp_path_factory.mktemp("small") / "served"
    shutil.copytree(served_site, served)
    for page in served.rglob("*.html"):
        if page.relative_to(served).as_posix() not in OPENED:
            page.unlink()
    return finish_a_copy(served, served.with_name("site"))


@pytest.fixture
def host(small_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of the small site, which one test may change."""
    shutil.copytree(small_site, tmp_path / "site")
    host = Host(tmp_path / "site")
    yield host
    host.off()


@pytest.fixture(scope="module")
def whole_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all of its lessons, finished, which no test changes."""
    return finish_a_copy(site, tmp_path_factory.mktemp("whole") / "site")


@pytest.fixture
def whole_host(whole_site: Path) -> Iterator[Host]:
    """A host of the whole site."""
    host = Host(whole_site)
    yield host
    host.off()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser, with nothing in it."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


def keep(phone: BrowserContext, host: Host, choice: str = "All pages, with search") -> Page:
    """Ask to keep the site, wait until it is kept, and return the page."""
    page = phone.new_page()
    page.goto(f"{host.address}/{OFFER}")
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.get_by_text("Done. You can switch off the internet")).to_be_visible(timeout=60_000)
    return page


def cut(phone: BrowserContext, host: Host) -> None:
    """Take the network away, at both ends."""
    phone.set_offline(True)
    host.off()


def publish_second(host: Host) -> None:
    """Put a second version on the host, in which every page, the style and the search differ."""
    for path in [*host.folder.rglob("*.html"), *host.folder.rglob("*.css")]:
        text = path.read_text("utf-8")
        new = text.replace("<html ", f"<html {SECOND} ") if path.suffix == ".html" else text + MARK
        path.write_text(new, encoding="utf-8")
    index = host.folder / "search" / "pages.js"
    index.write_text(MARK + index.read_text("utf-8"), encoding="utf-8")
    finish(host.folder)


def is_second(page: Page, path: str = "") -> bool:
    """Return True where `path`, or the open page itself, comes to the page in its new version."""
    if path:
        text: str = page.evaluate("async (url) => (await fetch(url)).text()", path)
        return SECOND in text
    # Between two versions an empty page may stand for a moment.
    expect(page.locator("h1")).to_be_visible()
    return page.locator(f"html[{SECOND}]").count() == 1


def style(page: Page) -> str:
    """Return the address of the style that the open page asks for."""
    found: str = page.evaluate("document.querySelector('link[rel=stylesheet]').href")
    return found


def wait_for_one_version(page: Page) -> None:
    """Wait until the version before has been removed, and the page stands still."""
    page.wait_for_function(ONE_VERSION)
    page.wait_for_load_state("networkidle")
    assert len(page.evaluate(KEPT)[0]) == 1


def look_for_changes(page: Page) -> None:
    """Do what a browser does by itself some time after a page has opened, and wait for its end."""
    page.evaluate("""async () => {
      const found = await navigator.serviceWorker.getRegistration();
      await found.update();
      const worker = found.installing;
      if (worker) await new Promise((resolve) => worker.addEventListener("statechange", resolve));
    }""")


def test_nothing_is_kept_before_the_button_is_pressed(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    for path in ("index.html", LESSON, OFFER):
        page.goto(f"{host.address}/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEPT) == [[], 0]
    assert "/sw.js" not in "".join(host.asked)
    expect(page.get_by_text("MB").first).to_be_visible()


def test_a_kept_site_is_whole_without_a_network(phone: BrowserContext, whole_host: Host) -> None:
    host = whole_host
    page = keep(phone, host)
    asked = len(host.asked)
    cut(phone, host)

    for path in ("", "index.html", "get-help.html", LESSON, "about/privacy.html", "leave.htm"):
        page.goto(f"{host.address}/{path}")
    page.goto(f"{host.address}/{LESSON}")
    page.locator("summary", has_text="Quiz").click()
    question = page.locator("[data-component=quiz] fieldset").first
    question.locator("input").first.check()
    page.get_by_role("button", name="Check").first.click()
    expect(question.get_by_text("Look again")).to_be_visible()

    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("privacy")
    page.locator(".search__link").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert host.asked[asked:] == []


def test_a_paper_that_is_not_kept_says_so(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    cut(phone, host)
    page.goto(f"{host.address}/print/a-paper.pdf")
    page.wait_for_url(f"**/{OFFER}#not-kept")
    expect(page.get_by_text("What you tapped is not on this phone")).to_be_visible()


def test_papers_are_kept_when_asked_for(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host, "All pages, and the papers to print")
    size = (host.folder / "print" / "a-paper.pdf").stat().st_size
    cut(phone, host)
    page.goto(f"{host.address}/index.html")
    got = page.evaluate("async () => (await (await fetch('print/a-paper.pdf')).blob()).size")
    assert got == size


PAGES, PAPERS = "All pages, with search", "All pages, and the papers to print"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (PAGES, PAPERS, "The pages and papers are on this phone"),
        (PAPERS, PAGES, "The pages are on this phone"),
    ],
)
def test_the_choice_can_be_changed(
    first: str, second: str, said: str, phone: BrowserContext, host: Host
) -> None:
    page = keep(phone, host, first)
    asked = len(host.asked)
    page.get_by_label(second).check()
    page.get_by_role("button", name="Change what I keep").click()
    expect(page.get_by_text(said)).to_be_visible(timeout=60_000)
    expect(page.get_by_text("The internet went away")).to_have_count(0)
    wait_for_one_version(page)
    papers = [path for path in page.evaluate(KEPT_FILES) if path.endswith(".pdf")]
    assert bool(papers) == (second == PAPERS)
    fetched = [path for path in host.asked[asked:] if path.endswith((".html", ".pdf"))]
    assert set(fetched) <= {"/print/a-paper.pdf", f"/{OFFER}"}


def test_nothing_but_the_listed_files_is_kept(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    page.goto(f"{host.address}/{LESSON}?from=somewhere")
    page.locator("summary", has_text="Worksheet").click()
    page.locator("[data-component=worksheet] textarea").first.fill("the lot behind my old job")
    page.locator("summary", has_text="Quiz").click()
    page.locator("[data-component=quiz] input").first.check()
    page.goto(f"{host.address}/no-such-page.html")
    page.goto(f"{host.address}/index.html")
    listed = json.loads((host.folder / LIST).read_text("utf-8"))["pages"]
    expected = {f"{host.address}/{path}" for path in [*listed, LIST]}
    assert set(page.evaluate(KEPT_FILES)) == expected


def test_old_and_new_pages_never_mix(phone: BrowserContext, host: Host) -> None:
    first = keep(phone, host)
    first.goto(f"{host.address}/{LESSON}")
    other = phone.new_page()
    other.goto(f"{host.address}/index.html")
    publish_second(host)
    look_for_changes(first)

    # The new version is all here, and waits: two pages of the old one are open.
    assert not is_second(first, "/search/pages.js")
    first.goto(f"{host.address}/index.html")
    assert not is_second(first)
    assert not is_second(first, style(first))
    assert len(first.evaluate(KEPT)[0]) == 2

    other.close()
    first.goto(f"{host.address}/{LESSON}")
    assert is_second(first)
    for path in (style(first), "/search/pages.js", "/get-help.html"):
        assert is_second(first, path), path
    assert len(first.evaluate(KEPT)[0]) == 1
    cut(phone, host)
    first.goto(f"{host.address}/about/privacy.html")
    assert is_second(first)


def test_it_updates_by_itself(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    publish_second(host)
    # Chromium looks for changes a second after the last page was opened: so wait, as a reader does.
    page.goto(f"{host.address}/{LESSON}")
    page.evaluate(WAITS)
    assert not is_second(page)
    page.goto(f"{host.address}/{LESSON}")
    assert is_second(page)
    assert page.url == f"{host.address}/{LESSON}"


def test_the_change_leaves_no_trace_in_the_history(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    page.goto(f"{host.address}/index.html")
    publish_second(host)
    look_for_changes(page)
    before = page.evaluate("history.length")
    page.goto(f"{host.address}/{LESSON}#content")
    assert is_second(page)
    assert page.url.endswith("#content")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    assert page.url == f"{host.address}/index.html"
    assert is_second(page)


def test_a_half_published_change_is_left_alone_until_it_is_whole(
    phone: BrowserContext, host: Host
) -> None:
    page = keep(phone, host)
    late = host.folder / "get-help.html"
    before = late.read_bytes()
    publish_second(host)
    after = late.read_bytes()
    late.write_bytes(before)
    asked = len(host.asked)
    look_for_changes(page)
    page.wait_for_load_state("networkidle")
    page.goto(f"{host.address}/{LESSON}")
    assert not is_second(page)
    assert not is_second(page, style(page))

    late.write_bytes(after)
    first = set(host.asked[asked:]) - {"/get-help.html", "/offline.json"}
    asked = len(host.asked)
    look_for_changes(page)
    page.goto(f"{host.address}/{LESSON}")
    assert is_second(page)
    # What came the first time was not fetched again.
    assert not {path for path in first if "sw.js" not in path} & set(host.asked[asked:])


def test_only_what_changed_is_fetched(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    changed = host.folder / "get-help.html"
    new = changed.read_text("utf-8").replace("<html ", f"<html {SECOND} ")
    changed.write_text(new, encoding="utf-8")
    finish(host.folder)
    asked = len(host.asked)
    look_for_changes(page)
    assert {path.split("?")[0] for path in host.asked[asked:]} == {
        "/sw.js",
        "/offline.json",
        "/get-help.html",
    }


def test_taking_it_off_leaves_nothing(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    page.goto(f"{host.address}/{OFFER}")
    page.get_by_role("button", name="Take it off my phone").click()
    expect(page.get_by_text("It is off your phone")).to_be_visible()
    assert page.evaluate(KEPT) == [[], 0]
    page.goto(f"{host.address}/{LESSON}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == [[], 0]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_it_can_be_kept_again_right_after(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    page.goto(f"{host.address}/{OFFER}")
    page.get_by_role("button", name="Take it off my phone").click()
    expect(page.get_by_text("It is off your phone")).to_be_visible()
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.get_by_text("The pages are on this phone")).to_be_visible(timeout=60_000)
    cut(phone, host)
    page.goto(f"{host.address}/{LESSON}")
    expect(page.locator("h1")).to_be_visible()


def test_stopping_half_way_keeps_nothing(phone: BrowserContext, host: Host) -> None:
    big = host.folder / "print" / "big.pdf"
    big.write_bytes(bytes(30_000_000))
    finish(host.folder)
    page = phone.new_page()
    page.goto(f"{host.address}/{OFFER}")
    page.get_by_label("All pages, and the papers to print").check()
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.locator("progress")).to_be_visible()
    page.evaluate(GIVES_UP)
    page.get_by_role("button", name="Stop, and keep nothing").click()
    expect(page.get_by_text("It is off your phone")).to_be_visible()
    # Once the worker says that it has given up, nothing can come back.
    page.evaluate("givesUp")
    assert page.evaluate(KEPT) == [[], 0]


def test_a_network_that_goes_away_is_told_and_can_be_tried_again(
    phone: BrowserContext, host: Host
) -> None:
    missing = host.folder / "print" / "a-paper.pdf"
    paper = missing.read_bytes()
    missing.unlink()
    page = phone.new_page()
    page.goto(f"{host.address}/{OFFER}")
    page.get_by_label("All pages, and the papers to print").check()
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.get_by_text("The internet went away")).to_be_visible(timeout=60_000)
    missing.write_bytes(paper)
    page.get_by_role("button", name="Keep this site on my phone").click()
    expect(page.get_by_text("Done. You can switch off")).to_be_visible(timeout=60_000)


def test_the_offer_is_usable_by_everybody(phone: BrowserContext, host: Host) -> None:
    page = keep(phone, host)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_is_not_offered_from_files(page: Page, host: Host) -> None:
    page.goto((host.folder / OFFER).as_uri())
    expect(page.get_by_text("You opened this site from files")).to_be_visible()
    expect(page.get_by_role("button", name="Keep this site")).to_have_count(0)
    expect(page.locator("[data-part=zip]")).to_be_hidden()


def test_without_https_the_zip_alone_is_offered(page: Page, host: Host) -> None:
    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://even-keel.test/").split("?")[0]
        route.fulfill(path=host.folder / path)

    page.route("http://even-keel.test/**", answer)
    page.goto(f"http://even-keel.test/{OFFER}")
    expect(page.get_by_text("its address starts with http")).to_be_visible()
    expect(page.get_by_role("button", name="Keep this site")).to_have_count(0)
    packed = page.get_by_role("link", name="Download everything")
    expect(packed).to_be_visible()
    assert packed.evaluate("link => link.href").endswith(f"/{ZIP}")


def test_the_zip_works_from_a_stick(page: Page, whole_site: Path, tmp_path: Path) -> None:
    with ZipFile(whole_site / ZIP) as packed:
        packed.extractall(tmp_path / "stick")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    root = (tmp_path / "stick" / "even-keel").as_uri()
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="Read a lesson").last.click()
    page.get_by_role("link", name="My triggers").last.click()
    expect(page.locator("h1")).to_have_text("My triggers")
    page.locator("[data-component=quiz] input").first.check()
    page.get_by_role("button", name="Check").first.click()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("privacy")
    page.locator(".search__link").first.click()
    page.get_by_role("link", name="Get help").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [url for url in asked if not url.startswith(root)] == []
