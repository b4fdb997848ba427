"""Each main path by keyboard alone: in Chromium and Firefox, and in WebKit for the audit."""

import json
from pathlib import Path

import pytest

from macros.content.curriculum.deck import deck
from macros.content.curriculum.library import Library
from tests.engines.window import Window, seen, wait

LESSON = "lessons/relapse-prevention/my-triggers/index.html"
PLAN = "lessons/relapse-prevention/my-triggers/leader.html"
FOLDER = "lessons/relapse-prevention/my-triggers"
COVERED = "document.querySelector('[data-cover]').getClientRects().length > 0"
FITS = """(() => {
  const screen = document.querySelector("[data-screen]");
  return screen.scrollWidth <= screen.clientWidth && screen.scrollHeight <= screen.clientHeight;
})()"""
PASSPHRASE = "seven small boats"
SECRET = "the bus stop"
FIELD = '[id="trigger-map.outside"]'
BAR = ".keep"
STORES = "[localStorage.length, sessionStorage.length, document.cookie]"
TOOLS = {"urge-wave": "wave", "breathing": "pace", "senses": "senses"}
EVERY_KIND = {"one", "several", "order", "sort", "reflect"}


def at(window: Window, state: str) -> None:
    """Wait until the bar of the notebook says how things stand."""
    window.until(f"document.querySelector('{BAR}')?.dataset.state === '{state}'")


def saved(window: Window) -> None:
    """Wait until everything that was typed is kept."""
    window.until(
        "EvenKeel.keep && !EvenKeel.keep.it.pending.length"
        " && 'kept' in document.documentElement.dataset"
    )


def do(window: Window, name: str) -> None:
    """Press a button of the bar."""
    window.act(f"{BAR} [data-do={name}]")


def value(window: Window, selector: str) -> object:
    """Return what stands in a field."""
    return window.ask(f"document.querySelector({json.dumps(selector)}).value")


def keep_locked(window: Window, address: str) -> None:
    """Write one answer, and keep it on this device with a passphrase."""
    window.driver.open(f"{address}/{LESSON}")
    window.focus(FIELD)
    window.write(SECRET)
    do(window, "how")
    window.focus("#keep-new")
    window.write(PASSPHRASE)
    window.press("Enter")
    at(window, "sealed")
    saved(window)


def unlock(window: Window, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase into the bar."""
    at(window, "locked")
    window.focus("#keep-old")
    window.write(passphrase)
    window.press("Enter")


def my_notebook(window: Window, address: str) -> None:
    """Open the page that shows everything."""
    window.driver.open(f"{address}/mine/index.html")
    window.until("document.querySelector('[data-live]')?.hidden === false")


def test_a_lesson_is_read_and_help_is_near(window: Window, address: str) -> None:
    window.driver.open(f"{address}/{LESSON}")
    window.press("Tab", "Enter")
    window.until("location.hash === '#content'")
    assert window.ask("document.querySelectorAll('h1').length") == 1
    window.tab_to("main a, main button, main summary, main input, main textarea")
    window.act("header a[href$='get-help.html'], a[href$='get-help.html']")
    window.says("dialog[open]", "988")
    window.press("Escape")
    window.until("!document.querySelector('dialog[open]')")
    assert window.ask(STORES) == [0, 0, ""]


def test_each_kind_of_question_is_answered(window: Window, address: str) -> None:
    window.driver.open(f"{address}/{LESSON}")
    window.ask("document.querySelector('[data-component=quiz]').scrollIntoView()")
    window.until("document.querySelector('[data-component=quiz]').hasAttribute('data-ready')")
    found = window.ask(
        "[...document.querySelectorAll('[data-component=quiz] [data-kind]')]"
        ".map((one) => [one.id, one.dataset.kind, one.dataset.right ?? ''])"
    )
    assert isinstance(found, list)
    assert {kind for _, kind, _ in found} == EVERY_KIND
    for name, kind, right in found:
        question = f"#{name}"
        if kind == "reflect":
            window.focus(f"{question} textarea")
            window.write("rain")
            assert value(window, f"{question} textarea") == "rain"
            continue
        answer(window, question, kind, json.loads(right))
        window.tab_to(f"{question} [data-check]")
        window.press("Enter")
        window.says(f"{question} [data-feedback]", "Fits")
        wrong = f"document.querySelector('{question} [data-feedback]').textContent"
        assert window.ask(f"{wrong}.includes('Look again')") is False


def answer(window: Window, question: str, kind: str, right: list[int]) -> None:
    """Give the right answer by keys alone."""
    if kind == "one":
        window.act(f"{question} [value='0']", "Space")
        window.press(*["ArrowDown"] * right[0])
    elif kind == "several":
        for number in right:
            window.act(f"{question} [value='{number}']", "Space")
    elif kind == "sort":
        for thing, group in enumerate(right):
            window.act(f"{question} [data-thing='{thing}'] [value='0']", "Space")
            window.press(*["ArrowRight"] * group)
    else:
        for place, step in enumerate(right):
            one = f"{question} [data-step='{step}']"
            steps = f"[...document.querySelectorAll('{question} [data-step]')]"
            now = window.ask(f"{steps}.findIndex((found) => found.dataset.step === '{step}')")
            assert isinstance(now, int)
            for _ in range(now - place):
                window.act(f"{one} [data-move=up]")
        window.focus(f"{question} [data-step] button:not([aria-disabled=true])")


def test_a_worksheet_is_filled_and_cleared(window: Window, address: str) -> None:
    window.driver.open(f"{address}/{LESSON}")
    window.focus(FIELD)
    window.write(SECRET)
    assert value(window, FIELD) == SECRET
    window.act("#trigger-map [type=checkbox]", "Space")
    assert window.ask("document.querySelectorAll('#trigger-map :checked').length") == 1
    window.act("#trigger-map [data-clear]")
    window.until(f"{seen('#trigger-map [data-confirm]')} !== undefined")
    window.act("#trigger-map [data-clear-now]")
    window.until(f"document.querySelector({json.dumps(FIELD)}).value === ''")
    assert window.ask("document.querySelectorAll('#trigger-map :checked').length") == 0


def test_words_kept_with_a_passphrase_come_back(window: Window, address: str) -> None:
    keep_locked(window, address)
    assert window.ask(f"Object.values(localStorage).join().includes('{SECRET}')") is False
    window.driver.reload()
    assert value(window, FIELD) == ""
    unlock(window, "seven small goats")
    window.until(f"{seen('#keep-wrong')} !== undefined")
    unlock(window)
    at(window, "sealed")
    window.until(f"document.querySelector({json.dumps(FIELD)}).value === '{SECRET}'")


def test_a_notebook_is_carried_out_erased_and_brought_in(window: Window, address: str) -> None:
    keep_locked(window, address)
    my_notebook(window, address)
    unlock(window)
    window.says("[data-list]", SECRET)
    window.act("[data-save]")
    file = wait(lambda: whole(window), "a file is saved")
    assert isinstance(file, Path)

    window.act("[data-tools] [data-erase]")
    window.until("document.activeElement.matches('[data-no]')")
    window.press("Enter")
    window.until("document.activeElement.matches('[data-erase]')")
    window.press("Enter")
    window.until("document.activeElement.matches('[data-no]')")
    window.press("Tab", "Enter")
    window.until("document.activeElement.matches('[data-said]')")
    assert window.ask(STORES) == [0, 0, ""]

    window.driver.choose_file("[data-file]", file)
    window.act("[data-take]")
    window.says("[data-list], [data-file-said]", SECRET)
    window.act(f"{BAR} [data-do=tab]")
    at(window, "tab")
    saved(window)
    assert window.ask(f"Object.values(sessionStorage).join().includes('{SECRET}')") is True


def whole(window: Window) -> Path | None:
    """Return the notebook that was saved, once it is all there."""
    # Playwright hears of a download only while it is busy.
    window.ask("0")
    found = sorted(window.driver.downloads.glob("notebook-*.html"), key=lambda path: path.name)
    if not found or not found[-1].read_text("utf-8").endswith("</script>\n"):
        return None
    return found[-1]


def test_a_deck_is_led_from_a_second_window(window: Window, address: str) -> None:
    window.driver.open(f"{address}/{PLAN}")
    (stage,) = window.driver.windows()
    window.act("[data-do=ask]")
    window.until("document.querySelector('[data-ask]').open")
    window.act("[name=deck-notes][value=window]", "Space")
    window.act("[data-ask] [value=start]")
    desk = wait(lambda: {*window.driver.windows()} - {stage}, "the second window opens")
    assert isinstance(desk, set)
    title = str(window.until("document.querySelector('[data-screen] h2')?.textContent"))
    window.driver.look_at(desk.pop())
    window.until("document.querySelector('[data-all]')?.hidden === false")
    shown = "document.querySelector('[data-shown]')?.textContent"
    window.until(f"{shown} !== ''")
    before = window.ask(shown)
    window.act("[data-ask=next]")
    window.until(f"{shown} !== {json.dumps(before)}")
    window.driver.look_at(stage)
    window.until(f"document.querySelector('[data-screen] h2').textContent !== {json.dumps(title)}")
    window.press("PageUp")
    window.until(f"document.querySelector('[data-screen] h2').textContent === {json.dumps(title)}")


@pytest.mark.parametrize(
    "height",
    [
        pytest.param(600, id="in-a-window"),
        # Letters are as large there and have more room, so what fits above fits here.
        pytest.param(768, id="mirrored", marks=pytest.mark.audit),
    ],
)
def test_a_clicker_leads_a_session(
    height: int, window: Window, address: str, library: Library
) -> None:
    window.driver.resize(1024, height)
    window.driver.open(f"{address}/{PLAN}")
    window.act("[data-do=ask]")
    window.act("[name=deck-cut][value='180']", "Space")
    window.act("[name=deck-notes][value=paper]", "Space")
    window.act("[data-ask] [value=start]")
    names = [screen.name for screen in deck(library.lessons[FOLDER].session, 180).screens]
    for at, name in enumerate(names):
        window.says("[data-screen] h2", name)
        assert window.ask(FITS), name
        blank = "." if at % 2 else "b"
        window.press(blank)
        window.until(COVERED)
        window.press("PageDown")
        window.until(f"!({COVERED})")
        window.press("PageDown")
    window.says("[data-screen] h2", names[-1])


def test_a_quiz_is_asked_in_the_room(window: Window, address: str) -> None:
    window.driver.open(f"{address}/{PLAN}")
    window.act("[data-set=quiz] summary")
    window.act("[data-set=quiz] [data-show]")
    window.until("document.querySelector('[data-room-stage]').open")
    window.says("[data-room-screen]", "Question 1 of")
    assert window.ask(f"Boolean({seen('[data-room-screen] [data-answer]')})") is False
    window.act("[data-room-move=reveal]")
    window.until(f"Boolean({seen('[data-room-screen] [data-answer]')})")
    window.act("[data-room-move=next]")
    window.says("[data-room-screen]", "Question 2 of")
    window.press("Escape")
    window.until("!document.querySelector('[data-room-stage]').open")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_leads_to_a_lesson(scheme: str, window: Window, site: Path, address: str) -> None:
    window.driver.open(f"{address if scheme == 'http' else site.as_uri()}/index.html")
    window.act("[data-search-open]")
    window.until("document.activeElement.id === 'search-words'")
    window.write("trigger")
    window.until(f"Boolean({seen('.search__results a[href*=my-triggers]')})")
    window.act(".search__results a[href*=my-triggers]")
    window.until("location.href.includes('my-triggers')")


@pytest.mark.parametrize("tool", ["urge-wave", "breathing", "senses"])
def test_a_tool_starts_and_stops(tool: str, window: Window, address: str) -> None:
    stage = f"[data-component={TOOLS[tool]}] [data-stage]"
    window.driver.open(f"{address}/mine/{tool}.html")
    window.act("[data-start]")
    window.until(f"document.querySelector({json.dumps(stage)}).open")
    window.tab_to(f"{stage} [data-stop]")
    window.press("Enter")
    window.until(f"!document.querySelector({json.dumps(stage)}).open")
    assert window.ask(STORES) == [0, 0, ""]


def test_leave_quickly_leaves_nothing_behind(window: Window, address: str) -> None:
    window.driver.open(f"{address}/lessons/index.html")
    window.driver.open(f"{address}/{LESSON}")
    window.focus(FIELD)
    window.write(SECRET)
    do(window, "tab")
    at(window, "tab")
    saved(window)
    window.focus("a.skip")
    window.press("Shift", "Shift", "Shift")
    window.until("location.pathname.includes('leave.')")
    assert window.ask("sessionStorage.length") == 0
    window.driver.back()
    window.until("location.pathname.includes('lessons/index')")
    fields = "[...document.querySelectorAll('input, textarea')].map((one) => one.value)"
    assert window.ask(f"(document.body.innerText + {fields}).includes('{SECRET}')") is False
