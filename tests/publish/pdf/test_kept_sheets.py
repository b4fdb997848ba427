"""A sheet is cut once, and again when its page has changed."""

import shutil
from pathlib import Path

import pytest

from macros import kept_results
from macros.publish.pdf import kept_sheets
from macros.publish.pdf.kept_sheets import FOLDER, KeptSheets
from macros.publish.pdf.sheet_html import MissingError, cut, cut_for_browser
from macros.publish.sheets.sheet import Sheet, all_sheets, chosen
from tests.publish.shop import SAMPLE, Shop


@pytest.fixture
def handout(shop: Shop) -> Sheet:
    """A sheet that is a page of its own."""
    return chosen(all_sheets(shop.library), [SAMPLE], ["handout"])[0]


@pytest.fixture
def copy(shop: Shop, handout: Sheet, tmp_path: Path) -> Path:
    """A site with its page alone."""
    page = tmp_path / "site" / handout.page
    page.parent.mkdir(parents=True)
    shutil.copy(shop.site / handout.page, page)
    return tmp_path / "site"


def next_run(site: Path) -> KeptSheets:
    """Return what a run after this one finds of `site`."""
    kept_results.forget()
    return KeptSheets(site, site.parent)


def never(*_: object) -> None:
    pytest.fail("the sheet was cut again")


def test_the_next_run_takes_what_this_one_has_cut(
    copy: Path, handout: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = next_run(copy)
    expected = cut(copy, handout, large=False), cut_for_browser(copy, handout)
    assert (now.for_paper(handout, large=True), now.for_browser(handout)) == expected
    monkeypatch.setattr(kept_sheets, "cut", never)
    monkeypatch.setattr(kept_sheets, "cut_for_browser", never)
    then = next_run(copy)
    assert (then.for_paper(handout, large=False), then.for_browser(handout)) == expected


def test_a_changed_page_is_cut_again_and_what_was_cut_before_goes(
    copy: Path, handout: Sheet
) -> None:
    before = next_run(copy).for_paper(handout, large=False)
    page = copy / handout.page
    page.write_text(page.read_text("utf-8").replace("Can I avoid it?", "Can I go around it?"))
    then = next_run(copy)
    after = then.for_paper(handout, large=False)
    assert "Can I avoid it?" in before.content
    assert "Can I go around it?" in after.content
    then.sweep()
    assert len([*(copy.parent / FOLDER).iterdir()]) == 1


def test_cards_are_cut_otherwise_for_large_print(shop: Shop, tmp_path: Path) -> None:
    cards = chosen(all_sheets(shop.library), kinds=["cards"])[0]
    kept = KeptSheets(shop.site, tmp_path)
    assert kept.for_paper(cards, large=True) == cut(shop.site, cards, large=True)
    assert kept.for_paper(cards, large=True) != kept.for_paper(cards, large=False)


def test_a_site_without_the_sheet_says_so(copy: Path, handout: Sheet) -> None:
    (copy / handout.page).unlink()
    for _ in range(2):
        with pytest.raises(MissingError, match="make site"):
            next_run(copy).for_paper(handout, large=False)
