"""The site under its policy: every page works with it, and a smuggled script does not."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publish.web.first_style import first_style_source
from macros.publish.web.http_headers import write_host_files
from tests.conftest import Likeliest
from tests.publish.web.test_http_headers import READ

LESSON = "lessons/relapse-prevention/my-triggers/index.html"
SMUGGLED = """() => new Promise((resolve) => {
  document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
  document.body.appendChild(Object.assign(%s));
})"""
REFUSED = {
    "script-src-elem": "document.createElement('script'), {textContent: 'window.smuggled = true'}",
    "script-src-elem ": "document.createElement('script'), {src: 'https://example.invalid/'}",
    "frame-src": "document.createElement('iframe'), {src: 'https://example.invalid/'}",
    "img-src": "new Image(), {src: 'https://example.invalid/?typed=words'}",
}
"""What refuses an element, and how the element is made."""
BY_THEMSELVES = {"404.html", "leave.htm"}
"""What a host shows at any address, and the page of leaving."""
COMPONENT = re.compile(r'data-component="?([\w-]+)')


class _Host(SimpleHTTPRequestHandler):
    """A web host that reads the file `_headers`, as Netlify does."""

    headers_sent: dict[str, str]

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the test runner's output is for results."""


@pytest.fixture(scope="module")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address on a host that sends the headers of our file."""
    folder = tmp_path_factory.mktemp("host")
    write_host_files(folder, first_style_source(site))
    _Host.headers_sent, _ = READ["_headers"]((folder / "_headers").read_text("utf-8"))
    handler = partial(_Host, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def pages(likeliest: Likeliest, site: Path) -> list[Path]:
    """Of all pages with the same components the longest; in the audit every page."""
    every = sorted([*site.rglob("*.html"), *site.rglob("*.htm")])
    if likeliest.takes_all:
        return every
    text = {path: path.read_text("utf-8") for path in every}
    longest = {
        (frozenset(COMPONENT.findall(text[path])), path.name in BY_THEMSELVES): path
        for path in sorted(every, key=lambda path: len(text[path]))
    }
    return [*longest.values()]


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_page_starts_whole_under_the_policy_and_in_silence(
    scheme: str, page: Page, site: Path, hosted: str, pages: list[Path]
) -> None:
    """It asks no other origin, and stores nothing.

    The fixture `page` fails on any console error, and a violation of the policy is one.
    """
    root = hosted if scheme == "http" else site.as_uri()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages:
        # A server shows this page at any depth, so it links from the root, which no stick has.
        if (scheme, path.name) == ("file", "404.html"):
            continue
        page.goto(f"{root}/{path.relative_to(site).as_posix()}")
        waiting = page.evaluate(
            "document.querySelectorAll('[data-component=help]:not([data-ready])').length"
        )
        assert waiting == 0, path
        if path.suffix == ".html":
            assert page.evaluate("getComputedStyle(document.body).margin") == "0px", path
        kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""], path
    assert len(asked) > len(pages)
    assert [url for url in asked if not url.startswith(root)] == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_lesson_does_all_it_does_under_the_policy(
    scheme: str, page: Page, site: Path, hosted: str
) -> None:
    root = hosted if scheme == "http" else site.as_uri()
    page.goto(f"{root}/{LESSON}")
    question = page.locator("[data-component=quiz] fieldset").first
    question.locator("input").first.check()
    page.get_by_role("button", name="Check").first.click()
    page.locator("[data-component=worksheet] textarea").first.fill("the lot behind my old job")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print this sheet").first.click()
    page.pdf()

    page.get_by_role("link", name="Get help").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").press_sequentially("trigger")
    expect(page.locator(".search__link").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("directive", REFUSED)
def test_what_is_smuggled_into_a_page_is_refused(
    directive: str, scheme: str, browser: Browser, site: Path, address: str
) -> None:
    """The page's own policy is enough: this host sends no header."""
    page = browser.new_page()
    page.goto(f"{address if scheme == 'http' else site.as_uri()}/{LESSON}")
    refused = page.evaluate(SMUGGLED % REFUSED[directive])
    ran = page.evaluate("window.smuggled === true")
    page.close()
    assert (refused, ran) == (directive.strip(), False)


def test_another_site_cannot_show_these_pages_in_a_frame(browser: Browser, hosted: str) -> None:
    page = browser.new_page()
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.set_content(f"<iframe src='{hosted}/index.html'></iframe>")
    page.close()
