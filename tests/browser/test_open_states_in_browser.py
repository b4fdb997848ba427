"""What opens only when somebody acts is usable by everybody too: axe looks at each open state."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.axe_looks import LOOKS, axe_faults
from tests.browser.test_read_aloud_in_browser import DEVICE, NEAR

LESSON = "lessons/relapse-prevention/my-triggers/index.html"
PLAN = "lessons/relapse-prevention/my-triggers/leader.html"
FIELD = '[id="trigger-map.outside"]'


class Act(NamedTuple):
    """What somebody does: presses an element, or writes words into it."""

    selector: str
    words: str = ""


class State(NamedTuple):
    """An open state: on which page, after which acts, and what can be seen then."""

    page: str
    acts: tuple[Act, ...]
    opened: str


BAR = '.keep [data-do="{}"]'
KEEP = (Act(FIELD, "the bus stop"), Act(BAR.format("how")))
DECK = (Act("[data-do=ask]"), Act("[data-ask] [value=start]"))
SHOW = "{} [data-show] >> visible=true"

STATES = {
    "help": State("lessons/index.html", (Act("header a[href$='get-help.html']"),), "dialog[open]"),
    "search": State(
        "index.html",
        (Act("[data-search-open]"), Act("#search-words", "trigger")),
        ".search__results a",
    ),
    "a quiz with answers and feedback": State(
        LESSON,
        (Act("#outside-or-inside-q1 [value='0']"), Act("[data-check] >> nth=0")),
        "[data-feedback] > *",
    ),
    "a worksheet that asks before it clears": State(
        LESSON, (Act(FIELD, "rain"), Act("#trigger-map [data-clear]")), "[data-confirm]"
    ),
    "the notebook's bar": State(LESSON, (Act(FIELD, "rain"),), ".keep[data-state=ask]"),
    "a passphrase": State(LESSON, KEEP, "#keep-new"),
    "kept until the tab closes": State(
        LESSON, (Act(FIELD, "rain"), Act(BAR.format("tab"))), ".keep[data-state=tab]"
    ),
    "a notebook that asks before it erases": State(
        LESSON,
        (
            Act(FIELD, "rain"),
            Act(BAR.format("tab")),
            Act(".keep a[href$='mine/index.html']"),
            Act("[data-tools] [data-erase]"),
        ),
        "[data-sure-box]",
    ),
    "the deck's questions": State(PLAN, DECK[:1], "[data-ask][open]"),
    "the deck": State(PLAN, DECK, "[data-stage]"),
    "the deck's keys": State(PLAN, (*DECK, Act("[data-do=keys]")), "[data-keys][open]"),
    "leaving the deck": State(PLAN, (*DECK, Act("[data-do=leave]")), "[data-leave][open]"),
    "which of two sets of cards": State(
        "lessons/individual-counseling/getting-the-most/leader.html",
        (*DECK, Act("[data-stage] [data-do=cards]")),
        "[data-which][open]",
    ),
    "the turn timer": State(
        PLAN, (*DECK, Act("[data-stage] [data-do=timer] >> visible=true")), "[data-person]"
    ),
    "a quiz for the room": State(
        PLAN,
        (
            Act("[data-set=quiz] summary"),
            Act(SHOW.format("[data-set=quiz]")),
            Act("[data-room-move=reveal]"),
        ),
        "[data-room-screen] [data-answer]",
    ),
    "the wave": State("mine/urge-wave.html", (Act("[data-start]"),), "[data-stage][open]"),
    "breathing": State("mine/breathing.html", (Act("[data-start]"),), "[data-stage][open]"),
    "the senses": State("mine/senses.html", (Act("[data-start]"),), "[data-stage][open]"),
    "a card": State(
        "lessons/assertiveness/saying-no/index.html", (Act("[data-draw]"),), "[data-drawn] > *"
    ),
    "a self-check": State(
        "lessons/dealing-with-stress/my-stress-signals/index.html",
        (Act("[data-component=check] [data-see]"),),
        "[data-result]",
    ),
    "read aloud": State(LESSON, (Act("[data-component=read-aloud] [data-open]"),), "[data-bar]"),
}

SCREEN = "Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'));"
"""What fills the screen has no other size; the state stays as open without it."""


def open_state(page: Page, address: str, state: State) -> None:
    """Do what opens `state`, and wait until it can be seen."""
    page.add_init_script(SCREEN + DEVICE.replace("VOICES", NEAR))
    page.goto(f"{address}/{state.page}")
    for act in state.acts:
        if act.words:
            page.locator(act.selector).fill(act.words)
        else:
            page.locator(act.selector).first.click()
    page.locator(state.opened).filter(visible=True).first.wait_for()


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_an_open_state(name: str, page: Page, address: str) -> None:
    open_state(page, address, STATES[name])
    assert list(axe_faults(page, LOOKS[:1])) == []


@pytest.mark.audit
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_an_open_state_in_any_look(
    name: str, page: Page, address: str
) -> None:
    open_state(page, address, STATES[name])
    assert list(axe_faults(page, LOOKS)) == []
