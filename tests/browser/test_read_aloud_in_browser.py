"""Reading aloud, with a voice that the test puts in: Chromium without a screen has none."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.content.curriculum.library import Library
from tests.test_built_site import size

LESSON = "lessons/dealing-with-stress/my-stress-signals/index.html"
TRIGGERS = "lessons/relapse-prevention/my-triggers/index.html"

NEAR = '{"name": "near", "lang": "en-US", "localService": true}'
FAR = '{"name": "far", "lang": "en-US", "localService": false, "default": true}'
GERMAN = '{"name": "fern", "lang": "de-DE", "localService": true}'

DEVICE = """
window.SpeechSynthesisUtterance = class {
  constructor(text) { Object.assign(this, { text, rate: 1, voice: null }); }
};
const device = {
  voices: [VOICES], said: [], now: null, onvoiceschanged: null,
  getVoices() { return this.voices; },
  speak(utterance) {
    this.said.push(utterance);
    this.now = utterance;
    if (this.refuses) this.fail(this.refuses);
  },
  // As in Safari: a cancelled utterance is told of as if it had come to its end.
  cancel() {
    const utterance = this.now;
    this.now = null;
    if (utterance) utterance.onend({});
  },
  end() {
    const utterance = this.now;
    this.now = null;
    utterance.onend({});
  },
  fail(error) {
    const utterance = this.now;
    this.now = null;
    utterance.onerror({ error });
  },
  word(charIndex, charLength) { this.now.onboundary({ name: "word", charIndex, charLength }); },
  come(...voices) {
    this.voices = voices;
    this.onvoiceschanged();
  },
};
Object.defineProperty(window, "speechSynthesis", { value: device, configurable: true });
"""
"""A device whose voices say nothing, and keep a list of what they were given to say."""

Read = Callable[..., Page]


@pytest.fixture
def read(page: Page, address: str) -> Read:
    """Open a page of the site on a device with `voices`, and by default have it read aloud."""

    def opened(
        path: str = TRIGGERS, *voices: str, root: str = address, press: bool = True, extra: str = ""
    ) -> Page:
        page.emulate_media(reduced_motion="reduce")
        page.add_init_script(DEVICE.replace("VOICES", ", ".join(voices or (FAR, GERMAN, NEAR))))
        page.add_init_script(extra or "void 0")
        page.goto(f"{root}/{path}")
        if press:
            offer(page).click()
            expect(bar(page)).to_be_visible()
        return page

    return opened


def offer(page: Page) -> Locator:
    """Return the button that starts it."""
    return page.locator("[data-component=read-aloud] [data-open]")


def bar(page: Page) -> Locator:
    """Return the bar with which it is steered."""
    return page.get_by_role("region", name="Read aloud")


def paragraph(page: Page) -> Locator:
    """Return the first paragraph of plain words with more than one sentence."""
    plain = page.locator("article > p:not(:has(*))")
    return plain.filter(has_text=re.compile(r"\w\. [A-Z]")).first


def sentences(line: Locator) -> list[str]:
    """Return the sentences of a paragraph of plain words."""
    return re.split(r"(?<=[.?!]) ", line.inner_text())


def press(page: Page, name: str) -> None:
    """Press a button of the bar."""
    bar(page).get_by_role("button", name=name, exact=True).click()


def said(page: Page) -> list[str]:
    """Return all that the device was given to say, in order."""
    found: list[str] = page.evaluate("speechSynthesis.said.map((one) => one.text)")
    return found


def now(page: Page) -> str:
    """Return what is being said."""
    found: str = page.evaluate("speechSynthesis.now ? speechSynthesis.now.text : ''")
    return found


def end(page: Page, times: int = 1) -> None:
    """Let the voice come to the end of `times` sentences."""
    page.evaluate("(times) => { while (times--) speechSynthesis.end(); }", times)


def listen(page: Page) -> list[str]:
    """Hear the page to its end; return all that was said."""
    page.evaluate("() => { while (speechSynthesis.now) speechSynthesis.end(); }")
    return said(page)


def marked(page: Page, name: str) -> list[str]:
    """Return the words that are marked as the sentence, or as the word, being read."""
    script = "(name) => [...(CSS.highlights.get('aloud-' + name) || [])].map(String)"
    found: list[str] = page.evaluate(script, name)
    return found


def test_it_is_offered_on_every_page_for_participants_and_no_other(
    site: Path, library: Library
) -> None:
    offered = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if 'data-component="read-aloud"' in path.read_text("utf-8")
    }
    folders = [*library.lessons, *{Path(folder).parent.as_posix() for folder in library.lessons}]
    wanted = {f"{folder}/index.html" for folder in folders}
    wanted |= {f"{folder}/handout.html" for folder in library.lessons}
    wanted |= {"lessons/index.html", "lessons/words.html", "lessons/skills.html", "get-help.html"}
    mine = [path for path in library.pages if path.startswith("mine/")]
    wanted |= {f"{path.removesuffix('.md')}.html" for path in mine}
    assert offered == wanted


@pytest.mark.parametrize("voices", ["", FAR, GERMAN, f"{FAR}, {GERMAN}"])
def test_without_a_voice_of_its_own_a_device_gets_no_button(voices: str, read: Read) -> None:
    page = read(TRIGGERS, voices, press=False)
    expect(page.locator("[data-component=read-aloud][data-ready]")).to_be_attached()
    expect(offer(page)).to_be_hidden()


def test_a_browser_that_cannot_speak_gets_no_button(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    page.goto(f"{address}/{TRIGGERS}")
    expect(page.locator("[data-component=read-aloud][data-ready]")).to_be_attached()
    expect(offer(page)).to_be_hidden()


def test_without_scripts_there_is_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{TRIGGERS}")
    hidden = offer(page).is_hidden() and page.get_by_role("region", name="Read aloud").is_hidden()
    context.close()
    assert hidden


def test_the_button_comes_and_goes_with_the_voices(read: Read) -> None:
    page = read(TRIGGERS, "", press=False)
    expect(offer(page)).to_be_hidden()
    page.evaluate(f"speechSynthesis.come({FAR}, {NEAR})")
    expect(offer(page)).to_be_visible()
    page.evaluate(f"speechSynthesis.come({FAR})")
    expect(offer(page)).to_be_hidden()


def test_a_voice_as_android_names_its_language_will_do(read: Read) -> None:
    page = read(TRIGGERS, NEAR.replace("en-US", "en_GB"), press=False)
    expect(offer(page)).to_be_visible()


def test_the_player_is_fetched_only_when_somebody_asks(read: Read) -> None:
    asked: list[str] = []
    page = read(press=False)
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    offer(page).click()
    expect(bar(page)).to_be_visible()
    # When a browser fetches the icon is its own affair.
    bar_itself, *rest = sorted({*asked} - {"favicon.svg"})
    assert re.fullmatch(r"aloud-[0-9a-f]{8}\.js", bar_itself)
    assert rest == ["player.js", "read-aloud.css"]


def test_a_player_that_did_not_come_can_be_asked_for_again(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(DEVICE.replace("VOICES", NEAR))
    page.goto(f"{address}/{TRIGGERS}")
    page.route("**/player.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        offer(page).click()
    page.unroute("**/player.js")
    offer(page).click()
    expect(bar(page)).to_be_visible()
    context.close()


def test_words_are_never_given_to_a_voice_from_elsewhere(read: Read) -> None:
    page = read()
    listen(page)
    voices = page.evaluate("[...new Set(speechSynthesis.said.map((one) => one.voice.name))]")
    assert voices == ["near"]


def test_when_the_voice_is_gone_in_mid_page_nothing_more_is_said(read: Read) -> None:
    page = read()
    end(page, 2)
    before = said(page)
    page.evaluate(f"speechSynthesis.voices = [{FAR}]")
    end(page)
    assert said(page) == before
    expect(bar(page).get_by_role("status")).to_contain_text("has stopped")
    expect(bar(page).get_by_role("button", name="Play")).to_be_visible()


def test_a_lesson_is_read_from_its_title_to_its_end(read: Read, library: Library) -> None:
    lesson = next(one for one in library.lessons.values() if f"{one.folder}/index.html" == LESSON)
    page = read(LESSON)
    heard = listen(page)
    everything = " ".join(heard)
    assert heard[:2] == [lesson.facts.title, f"Lesson {lesson.number}"]
    assert heard[-1] == "Where this comes from"
    wanted = [
        "A can on the stairs",
        *sentences(paragraph(page)),
        "A thermometer from 0 to 10 with three levels.",
        *sentences(page.locator("[data-component=picture] figcaption")),
        lesson.facts.story,
        "Question 1 of 6",
        "An early sign, and a good time for a small step",
        "1 How much stress is in you right now?",
        "Tight jaw",
        "Red 7 to 10",
        "1. Bills, court, work or family gave me more to deal with than I had hours for.",
    ]
    places = [heard.index(one) for one in wanted]
    assert places == sorted(places)
    for quiz in lesson.quizzes.values():
        for question in quiz.questions:
            for choice in getattr(question, "choices", ()):
                assert choice.feedback not in everything
    for unwanted in (
        "Source",
        "Larimer",
        "Leader plan",
        "Print",
        "Check question",
        "Red, 7 to 10 M",
    ):
        assert unwanted not in everything, unwanted
    expect(bar(page).get_by_role("status")).to_have_text("That was the whole page.")
    press(page, "Play")
    assert now(page) == lesson.facts.title


def test_the_number_of_a_source_is_neither_said_nor_leaves_a_gap(read: Read) -> None:
    heard = listen(read(LESSON))
    assert "One manual on anger looks for warning signs in four places." in heard


def test_dotted_lines_to_write_on_are_not_spelled_out(read: Read) -> None:
    heard = listen(read("lessons/assertiveness/saying-no/handout.html"))
    assert [one for one in heard if one.startswith("My ride home")] == ["My ride home:"]


SENTENCES = {
    "See Dr. Lee at 6 p.m. on Monday. Then go home.": 2,
    "Group ends at 9 p.m. Bring a pen.": 1,
    "Call 1-800-799-7233 at any time. Call 988 too.": 2,
    "It costs 3.50 a ride. That is all.": 2,
    'She says, "No, thanks. I quit." Then she leaves.': 3,
    "Ready? Go! Stop … now.": 3,
    "1. What helps you?": 1,
    "Five things, e.g. A walk.": 1,
    "no stop at the end": 1,
    " , – ": 0,
}


@pytest.mark.parametrize("segmenter", [True, False])
def test_sentences_end_where_a_person_would_end_them(segmenter: bool, read: Read) -> None:
    page = read(extra="" if segmenter else "delete Intl.Segmenter")
    assert page.evaluate("typeof Intl.Segmenter") == ("function" if segmenter else "undefined")
    split = "(text) => EvenKeel.split(text, 'en').map(([from, to]) => text.slice(from, to))"
    found = {text: page.evaluate(split, text) for text in SENTENCES}
    assert {text: len(parts) for text, parts in found.items()} == SENTENCES
    assert found["See Dr. Lee at 6 p.m. on Monday. Then go home."][1] == "Then go home."
    for text, parts in found.items():
        assert all(part in text and part == part.strip() for part in parts)


def test_the_sentence_and_the_word_in_it_are_marked(read: Read) -> None:
    page = read(LESSON)
    line = paragraph(page)
    first, second, *_ = sentences(line)
    words = first.split()
    line.click()
    assert marked(page, "sentence") == [first]
    assert marked(page, "word") == []
    page.evaluate("(at) => speechSynthesis.word(...at)", [len(words[0]) + 1, len(words[1])])
    assert marked(page, "word") == [words[1]]
    # Some browsers do not say how long it is.
    page.evaluate("(at) => speechSynthesis.word(at)", len(f"{words[0]} {words[1]} "))
    assert marked(page, "word") == [words[2]]
    end(page)
    assert marked(page, "word") == []
    assert marked(page, "sentence") == [second]
    before = page.locator("article").inner_html()
    press(page, "Stop")
    assert marked(page, "sentence") == []
    assert "data-aloud" not in before


def test_a_word_behind_a_source_and_in_bold_is_found_in_the_page(read: Read) -> None:
    page = read(LESSON)
    line = page.locator("article > p:has(.cite ~ em)").first
    said_louder = line.locator(".cite ~ em").first.inner_text()
    line.click()
    sentence = line.inner_text().count(".")
    while said_louder not in now(page) and sentence:
        end(page)
        sentence -= 1
    word = said_louder.split()[1]
    at = now(page).index(said_louder) + said_louder.index(word)
    page.evaluate("(at) => speechSynthesis.word(...at)", [at, len(word)])
    assert marked(page, "word") == [word]


def test_a_browser_without_highlights_marks_the_paragraph(read: Read) -> None:
    page = read(LESSON, extra="delete window.Highlight")
    line = paragraph(page)
    line.click()
    expect(line).to_have_attribute("data-aloud", "")
    page.evaluate("speechSynthesis.word(4, 3)")
    press(page, "Stop")
    expect(page.locator("[data-aloud]")).to_have_count(0)


def test_a_picture_is_read_and_marked(read: Read) -> None:
    page = read(LESSON)
    picture = page.locator("[data-component=picture] [role=img]")
    picture.click()
    assert now(page).startswith("A thermometer from 0 to 10")
    expect(picture).to_have_attribute("data-aloud", "")


def test_pause_keeps_the_place_and_play_says_the_sentence_again(read: Read) -> None:
    page = read()
    end(page, 3)
    here = now(page)
    press(page, "Pause")
    assert now(page) == ""
    assert marked(page, "sentence") == [here]
    press(page, "Play")
    assert now(page) == here
    expect(bar(page).get_by_role("button", name="Pause")).to_be_focused()


def test_one_sentence_back_and_one_on(read: Read) -> None:
    page = read()
    end(page, 3)
    words = said(page)
    press(page, "Back")
    assert now(page) == words[2]
    press(page, "Next")
    assert now(page) == words[3]
    press(page, "Pause")
    press(page, "Back")
    assert now(page) == words[2]


def test_back_at_the_start_stays_there(read: Read) -> None:
    page = read()
    press(page, "Back")
    press(page, "Back")
    assert set(said(page)) == {"My triggers"}


def test_the_speed_changes_at_once_and_is_forgotten(read: Read) -> None:
    page = read()
    end(page)
    here = now(page)
    speed = page.get_by_label("Speed")
    for name, rate in (("Slower", 0.75), ("Faster", 1.25), ("Usual", 1)):
        speed.select_option(name)
        assert page.evaluate("[speechSynthesis.now.text, speechSynthesis.now.rate]") == [here, rate]
    speed.select_option("Faster")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    page.reload()
    offer(page).click()
    expect(bar(page)).to_be_visible()
    assert page.evaluate("speechSynthesis.now.rate") == 1


def test_a_change_of_speed_does_not_start_a_voice_that_rests(read: Read) -> None:
    page = read()
    press(page, "Pause")
    page.get_by_label("Speed").select_option("Slower")
    assert now(page) == ""


@pytest.mark.parametrize("way", ["Stop", "Escape", "again"])
def test_stop_closes_the_bar_and_falls_silent(way: str, read: Read) -> None:
    page = read()
    if way == "Stop":
        press(page, "Stop")
    elif way == "Escape":
        page.keyboard.press("Escape")
    else:
        offer(page).click()
    expect(bar(page)).to_be_hidden()
    expect(offer(page)).to_be_focused()
    assert now(page) == ""
    assert page.evaluate("document.documentElement.style.length") == 0
    offer(page).click()
    assert now(page) == "My triggers"


def test_a_tap_on_a_paragraph_reads_from_there(read: Read) -> None:
    page = read(LESSON)
    line = paragraph(page)
    line.click()
    assert now(page) == sentences(line)[0]
    item = page.locator("article > ul > li:has(> strong)").last
    item.click()
    assert now(page) == item.inner_text()


def test_a_tap_that_means_something_else_does_not_move_the_voice(read: Read) -> None:
    page = read(LESSON)
    here = now(page)
    page.get_by_text("An early sign, and a good time for a small step").first.click()
    page.locator(".closing__sources summary").click()
    page.locator("[data-component=worksheet] textarea").first.click()
    assert now(page) == here


def test_what_has_been_opened_since_can_be_read(read: Read) -> None:
    page = read(LESSON)
    assert "Larimer" not in " ".join(page.evaluate(ALL_WORDS))
    page.locator(".closing__sources summary").click()
    page.locator(".closing__sources dd").first.click()
    assert now(page).startswith("Larimer")
    page.locator(".closing__sources summary").click()
    page.evaluate("() => { while (speechSynthesis.now) speechSynthesis.end(); }")
    assert "Anger Management" not in " ".join(said(page))


ALL_WORDS = """EvenKeel.sentencesIn(document.querySelector("article")).map((one) => one.words)"""


@pytest.mark.parametrize(
    "path", [LESSON, TRIGGERS, "lessons/getting-back-in-touch/my-people-map/index.html"]
)
def test_what_somebody_typed_is_never_said(path: str, read: Read, address: str) -> None:
    page = read(path, press=False)
    for field in page.locator("article textarea, article input[type=text]").all():
        if field.is_visible():
            field.fill("zebra")
    page.get_by_role("button", name="Until I close this tab").click()
    page.wait_for_selector(".keep[data-state=tab]")
    page.wait_for_function("'kept' in document.documentElement.dataset")
    for place in (path, "mine/index.html", "mine/plan.html"):
        page.goto(f"{address}/{place}")
        if place == path:
            expect(page.locator(".worksheet textarea").first).to_have_value("zebra")
        else:
            expect(page.locator("article.prose")).to_contain_text("zebra")
        offer(page).click()
        expect(bar(page)).to_be_visible()
        heard = listen(page)
        assert len(heard) > 10
        assert "zebra" not in " ".join(heard).lower()


@pytest.mark.parametrize("way", ["link", "Shift", "pagehide"])
def test_leaving_ends_it_at_once(way: str, read: Read) -> None:
    page = read()
    # The next page does not come: on a slow network the silence may not wait for it.
    page.route("**/leave.htm", lambda route: route.fulfill(status=204))
    page.evaluate("document.activeElement.blur()")
    if way == "link":
        page.get_by_role("link", name="Leave quickly").click()
    elif way == "Shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert now(page) == ""
    assert len(said(page)) == 1


def test_asking_for_help_makes_it_quiet(read: Read) -> None:
    page = read()
    page.get_by_role("link", name="Get help").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert now(page) == ""
    page.keyboard.press("Escape")
    expect(bar(page)).to_be_visible()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("not-allowed", "Press Play to start."),
        ("synthesis-failed", "The voice on this device has stopped. Press Play to try again."),
        ("audio-busy", "The voice on this device has stopped. Press Play to try again."),
    ],
)
def test_a_voice_that_fails_says_so_calmly(error: str, words: str, read: Read) -> None:
    page = read(extra=f"speechSynthesis.refuses = '{error}'")
    expect(bar(page).get_by_role("status")).to_have_text(words)
    page.evaluate("speechSynthesis.refuses = ''")
    press(page, "Play")
    expect(bar(page).get_by_role("status")).to_have_text("")
    assert now(page) == "My triggers"


def in_sight(page: Page) -> bool:
    """Return whether the sentence that is read can be seen between the header and the bar."""
    found: bool = page.evaluate("""() => {
      const [range] = CSS.highlights.get("aloud-sentence");
      const { top, bottom } = range.getBoundingClientRect();
      return top >= document.querySelector(".header").getBoundingClientRect().bottom
        && bottom <= document.querySelector(".aloud").getBoundingClientRect().top;
    }""")
    return found


def test_the_page_follows_the_voice(read: Read) -> None:
    page = read(LESSON)
    for _ in range(60):
        end(page)
        assert in_sight(page), now(page)
    assert page.evaluate("scrollY") > 500


def test_the_page_stays_where_a_reader_has_scrolled_to(read: Read) -> None:
    page = read(LESSON)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("scrollY > 2000")
    # What comes to a reader who is near a quiz or a sheet has come.
    expect(page.locator(":is(.quiz, .worksheet, .check):not([data-ready])")).to_have_count(0)
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    there = page.evaluate("scrollY")
    end(page, 2)
    assert page.evaluate("scrollY") == there
    press(page, "Next")
    assert in_sight(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: Literal["light", "dark"], read: Read) -> None:
    page = read()
    page.emulate_media(color_scheme=scheme)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_it_is_whole_by_keyboard(read: Read) -> None:
    page = read(press=False)
    offer(page).focus()
    page.keyboard.press("Enter")
    expect(bar(page).get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Space")
    assert now(page) == ""
    page.keyboard.press("Tab")
    expect(bar(page).get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    assert now(page) == "Lesson 6.1"
    page.keyboard.press("Tab")
    expect(page.get_by_label("Speed")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("speechSynthesis.now.rate") == 1.25
    page.keyboard.press("Tab")
    expect(bar(page).get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(offer(page)).to_be_focused()


@pytest.mark.parametrize("height", [640, 360])
def test_the_bar_never_covers_what_has_the_focus(height: int, read: Read) -> None:
    page = read(press=False)
    page.set_viewport_size({"width": 360, "height": height})
    offer(page).click()
    expect(bar(page)).to_be_visible()
    press(page, "Pause")
    covered = []
    for _ in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate("""() => {
          const bar = document.querySelector(".aloud"), one = document.activeElement;
          if (one === document.body) return "end";
          if (bar.contains(one)) return "";
          const { top, bottom } = one.getBoundingClientRect();
          const isCovered = bottom > bar.getBoundingClientRect().top + 1;
          return isCovered && top > 80 ? one.outerHTML.slice(0, 80) : "";
        }""")
        if found == "end":
            break
        covered += [found] if found else []
    assert covered == []


def test_the_bar_that_keeps_words_stands_above_it(read: Read) -> None:
    page = read()
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("[data-component=worksheet] textarea").first.fill("x")
    keep = page.locator(".keep")
    expect(keep).to_have_attribute("data-state", "ask")
    below = keep.bounding_box()
    above = bar(page).bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] + below["height"] <= above["y"] + 1


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_the_bar_fits_a_small_screen_and_a_thumb(width: int, zoom: int, read: Read) -> None:
    page = read(press=False)
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
    offer(page).click()
    expect(bar(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in bar(page).locator("button, select").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.5
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    box = bar(page).bounding_box()
    assert box is not None
    stays = page.locator(".aloud").evaluate("bar => getComputedStyle(bar).position === 'fixed'")
    assert not stays or box["height"] <= 640 * 0.3


def test_paper_shows_nothing_of_it(read: Read) -> None:
    page = read()
    page.emulate_media(media="print")
    expect(offer(page)).to_be_hidden()
    expect(page.locator(".aloud")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"


def test_it_works_from_a_stick_and_asks_nobody_for_anything(read: Read, site: Path) -> None:
    asked: list[str] = []
    page = read(root=site.as_uri(), press=False)
    page.on("request", lambda request: asked.append(request.url))
    offer(page).click()
    expect(bar(page)).to_be_visible()
    listen(page)
    assert any(url.endswith("player.js") for url in asked)
    assert [url for url in asked if not url.startswith(site.as_uri())] == []


def test_its_scripts_stay_small(site: Path) -> None:
    [folder] = (site / "static").glob("*/components/read-aloud")
    assert size(folder / "read-aloud.js") <= 512
    assert size(folder / "player.js") <= 4 * 1024
