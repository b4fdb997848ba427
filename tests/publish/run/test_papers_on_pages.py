"""The pages that offer a session's papers say which PDFs there are, and how many sides each has."""

import json
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from macros.called_from import CalledFrom
from macros.content.curriculum.library import Library
from macros.publish.run.page_counts import page_counts
from macros.publish.run.papers_on_pages import TONIGHT, offer_papers
from macros.publish.run.print_room import PDFS
from macros.publish.sheets.paper_offers import papers_of_plan
from macros.site_macros import tonight

TRIGGERS = "lessons/relapse-prevention/my-triggers"
PAGE = "<!doctype html><html><head><title>A page</title></head><body>{}</body></html>"


def blank(path: Path, sides: int) -> None:
    """Write a PDF with so many empty sides."""
    with pikepdf.new() as pdf:
        for _ in range(sides):
            pdf.add_blank_page()
        pdf.save(path)


@pytest.fixture
def site(tmp_path: Path, library: Library) -> Path:
    """A site of four pages, as they are before their PDFs, and the PDFs of one lesson."""
    pages = {path: tonight(CalledFrom(library, path)) for path in TONIGHT}
    plan = f"{TRIGGERS}/leader.md"
    pages[plan] = papers_of_plan(CalledFrom(library, plan), {})
    for path, content in pages.items():
        page = tmp_path / f"{path.removesuffix('.md')}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(content), encoding="utf-8")
    (tmp_path / PDFS).mkdir(parents=True)
    for name, sides in (("participants", 9), ("leaders", 14), ("run-sheet", 1)):
        blank(tmp_path / PDFS / f"6.1-my-triggers-{name}-letter.pdf", sides)
    # Large print is on the page Print, and not what a leader asks for at the door.
    blank(tmp_path / PDFS / "6.1-my-triggers-participants-letter-large.pdf", 20)
    return tmp_path


def offer(library: Library, site: Path) -> None:
    """Offer the PDFs that lie in the site."""
    folder = site / PDFS
    offer_papers(library, site, folder, page_counts(folder, site / "cache"))


def offered(site: Path) -> dict[str, str]:
    """Return what the plan offers, with where each link leads."""
    root = html.fromstring((site / TRIGGERS / "leader.html").read_bytes())
    links = root.xpath("//*[@data-component='session-papers']//a")
    return {link.text_content(): link.get("href") for link in links}


def test_a_plan_offers_its_papers_with_their_sides(site: Path, library: Library) -> None:
    offer(library, site)
    pdfs = "../../../print/pdf/6.1-my-triggers"
    assert offered(site) == {
        "Print for participants (9 sides)": f"{pdfs}-participants-letter.pdf",
        "Print for the leader (14 sides)": f"{pdfs}-leaders-letter.pdf",
        "Run sheet": f"{pdfs}-run-sheet-letter.pdf",
    }


def test_without_pdfs_a_plan_leads_to_its_sheets(site: Path, library: Library) -> None:
    offer(library, site)
    for path in (site / PDFS).iterdir():
        path.unlink()
    offer(library, site)
    assert offered(site) == {
        "Papers to print": "../../../print/index.html#print-6-1",
        "Run sheet": "#run-sheet",
    }


def test_tonight_knows_the_papers_wherever_it_stands(site: Path, library: Library) -> None:
    offer(library, site)
    for path in TONIGHT:
        root = html.fromstring((site / f"{path.removesuffix('.md')}.html").read_bytes())
        (card,) = root.xpath("//*[@data-component='tonight']")
        known = json.loads(card.get("data-lessons"))
        assert known["6.1"]["papers"]["leaders"] == [
            f"{PDFS}/6.1-my-triggers-leaders-letter.pdf",
            14,
        ]
        assert "papers" not in known["6.2"]
    assert not list(site.rglob("*.half"))
