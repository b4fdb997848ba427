"""The cards in a browser: drawn by keyboard, read without scripts, cut up on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.content.kinds.cards import Cards
from macros.rendering import render
from tests.browser.standing import stand
from tests.components import example


def cards_page(name: str) -> str:
    cards = Cards.model_validate(example("cards", name))
    return stand(render("cards", cards=cards, id="c"), "cards")


def press(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    page.get_by_role("button", name=name).press("Enter")


@pytest.fixture
def cards(page: Page) -> Page:
    page.set_content(cards_page("some-with-a-back"))
    return page


def test_drawing_needs_no_page(cards: Page) -> None:
    draw = "([pile, chance]) => EvenKeel.draw(pile, chance)"
    assert cards.evaluate(draw, [["a", "b", "c"], 0]) == {"card": "a", "rest": ["b", "c"]}
    assert cards.evaluate(draw, [["a", "b", "c"], 0.999]) == {"card": "c", "rest": ["a", "b"]}
    assert cards.evaluate(draw, [["a"], 0.5]) == {"card": "a", "rest": []}


def test_no_card_comes_twice_before_the_pile_is_empty(cards: Page) -> None:
    pile = Cards.model_validate(example("cards", "some-with-a-back"))
    fronts = {card.front.replace("*", "") for card in pile.cards}
    for _ in range(3):
        drawn = []
        for _ in fronts:
            press(cards, "Draw a card")
            drawn.append(cards.locator("[data-drawn] p").inner_text())
        assert len(drawn) == len(set(drawn))
        assert set(drawn) == fronts
        expect(cards.get_by_role("button", name="Draw a card")).to_be_hidden()
        expect(cards.locator("[data-left]")).to_have_text("That was the last card.")
        press(cards, "Start again")


def test_a_drawn_card_is_read_out_with_how_many_are_left(cards: Page) -> None:
    expect(cards.locator("[data-drawn]")).to_have_attribute("aria-live", "polite")
    press(cards, "Draw a card")
    expect(cards.locator("[data-drawn] p")).to_have_count(1)
    expect(cards.locator("[data-left]")).to_have_text("Cards left: 3")


def test_the_back_comes_when_it_is_asked_for(page: Page) -> None:
    page.set_content(cards_page("fronts-and-backs"))
    expect(page.get_by_role("button", name="Show the back")).to_be_hidden()
    press(page, "Draw a card")
    expect(page.locator("[data-drawn] p")).to_have_count(1)
    press(page, "Show the back")
    expect(page.locator("[data-drawn] p")).to_have_count(2)
    expect(page.get_by_role("button", name="Draw a card")).to_be_focused()


def test_a_card_without_a_back_offers_none(page: Page) -> None:
    page.set_content(cards_page("fronts-only"))
    press(page, "Draw a card")
    expect(page.get_by_role("button", name="Show the back")).to_be_hidden()


def test_the_keyboard_keeps_its_place_when_a_button_goes(page: Page) -> None:
    page.set_content(cards_page("fronts-only"))
    page.get_by_role("button", name="Draw a card").focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Draw a card")).to_be_focused()
    expect(page.locator("[data-drawn]")).to_be_empty()


def test_all_cards_can_be_seen_at_once(cards: Page) -> None:
    button = cards.get_by_role("button", name="See all the cards")
    expect(cards.get_by_role("listitem")).to_have_count(0)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(cards.get_by_role("listitem")).to_have_count(4)
    expect(button).to_have_attribute("aria-expanded", "true")


def test_without_scripts_every_card_can_be_read_and_turned(page: Page) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.set_content(cards_page("some-with-a-back"))
    expect(bare.get_by_role("button")).to_have_count(0)
    expect(bare.get_by_role("listitem")).to_have_count(4)
    bare.locator("summary").first.click()
    expect(bare.get_by_text("Fact. That is what").first).to_be_visible()
    context.close()


def test_paper_has_every_card_with_its_back_eight_to_a_sheet(page: Page) -> None:
    page.set_content(cards_page("fronts-and-backs"))
    press(page, "Draw a card")
    page.emulate_media(media="print")
    expect(page.locator("[data-drawn]")).to_be_hidden()
    for card in page.locator("li").all():
        expect(card.locator("[data-front]")).to_be_visible()
        expect(card.locator("[data-under]")).to_be_visible()
    boxes = [card.bounding_box() for card in page.locator("li").all()]
    assert len({round(box["x"]) for box in boxes if box}) == 2
    # Eight cards, with the title, fit on A4 and Letter above the foot (25 mm) and in its margins.
    first, last = boxes[0], boxes[7]
    assert first
    assert last
    assert last["y"] + last["height"] - first["y"] <= 200 * 96 / 25.4
    expect(page.locator("li").nth(7)).to_have_css("break-after", "page")


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_narrow_phone_never_scrolls_sideways(page: Page, size: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(cards_page("fronts-and-backs"))
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    press(page, "Draw a card")
    press(page, "See all the cards")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_content(cards_page("fronts-and-backs"))
    press(page, "Draw a card")
    press(page, "Show the back")
    press(page, "See all the cards")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
