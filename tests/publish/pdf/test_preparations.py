"""What is shown and what is left out as a sheet leaves its page."""

import re
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from macros.publish.pdf.sheet_html import cut
from macros.publish.sheets.sheet import Sheet
from macros.publish.sheets.sheet_kind import SheetKind
from macros.publish.sheets.sheet_kinds import PLAN, READING, RUN_SHEET
from tests.publish.shop import FOOT, LETTER, SAMPLE, Shop, text


def test_a_quiz_sheet_holds_no_answer_and_the_key_holds_them_all(shop: Shop) -> None:
    sheet, key = text(shop.path("quiz", LETTER)), text(shop.path("key", LETTER))
    (lesson,) = (one for one in shop.library.lessons.values() if one.number == SAMPLE)
    for quiz in lesson.quizzes.values():
        for question in quiz.questions:
            for choice in getattr(question, "choices", ()):
                words = re.sub(r"\W+", "", choice.feedback)
                assert words not in re.sub(r"\W+", "", sheet)
                assert words in re.sub(r"\W+", "", key), choice.feedback
            # Without a right answer, what the sheet says stands in the key too.
            assert re.sub(r"\W+", "", getattr(question, "reflect", "")) in re.sub(r"\W+", "", key)
    assert key.startswith("Answer key ")
    raw = shop.path("quiz", LETTER).read_bytes()
    assert b"data-right" not in raw


PAGE = """<html lang="en"><article><h1>A lesson</h1>
<p>The street is a trigger <sup data-component="cite"><a href="#s">1</a></sup>. A <b>pull</b>
<sup data-component="cite"><a href="#s">2</a></sup>, no more.</p>
<details data-component="unfold"><section data-component="quiz" id="q"><h2>Quiz</h2></section>
</details><aside data-component="handout">The handout</aside>
<section data-component="run-sheet" id="run-sheet"><h2>Run sheet</h2></section>
<section data-component="cards" id="props"><h2>Props</h2></section>
<section data-component="room">For the room</section>
<section data-component="closing">Sources</section></article></html>"""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (READING, "A lesson The street is a trigger. A pull, no more."),
        (PLAN, "A lesson The street is a trigger 1. A pull 2, no more. Sources"),
    ],
    ids=["reading", "plan"],
)
def test_a_whole_page_holds_no_sheet_that_is_printed_by_itself(
    tmp_path: Path, kind: SheetKind, words: str
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    content = cut(tmp_path, Sheet(kind, "6.1", "x", "A lesson", "page.html"), large=False).content
    assert html.fragment_fromstring(content).xpath("normalize-space(string(.))") == words


def test_a_run_sheet_is_cut_out_of_its_plan(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    sheet = Sheet(RUN_SHEET, "6.1", "x", "A lesson", "page.html", "run-sheet")
    found = cut(tmp_path, sheet, large=False)
    assert html.fragment_fromstring(found.content).findtext("h1") == "Run sheet"
    assert found.components == ("run-sheet",)


@pytest.mark.parametrize(
    ("box", "letters", "said"),
    [
        ("0 0 480 330", ("20", "16.5"), "--letters: 20.00"),
        ("0,0, 480,330", ("33px",), "--letters: 10.00"),
        # Such letters go by the page around the drawing, not by its size.
        ("0 0 480 330", ("1.5em", "large", "0"), None),
    ],
)
def test_a_drawing_says_how_many_of_its_smallest_letters_it_is_high(
    tmp_path: Path, box: str, letters: tuple[str, ...], said: str | None
) -> None:
    words = "".join(f"<text font-size='{size}'>A word</text>" for size in letters)
    drawing = f"<svg viewBox='{box}'>{words}</svg>"
    figure = f"<figure data-component='picture'>{drawing}</figure>"
    page = f"<html lang='en'><article><h1>A lesson</h1>{figure}</article></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    sheet = Sheet(READING, "6.1", "x", "A lesson", "page.html")
    styles = {
        large: html.fragment_fromstring(cut(tmp_path, sheet, large).content).xpath("//svg/@style")
        for large in (True, False)
    }
    assert styles == {True: [said] if said else [], False: []}


PLAN_PAGE = """<html lang="en"><article><h1>A plan</h1><h3 data-at="step-a">A step</h3>
<p><strong>Props:</strong> cards</p><p><strong>Online:</strong> in the chat</p><p>Show slide 1.</p>
<div class="admonition slide">A slide</div><p><strong>Then:</strong> no lead</p>
<h3 data-at="step-b">Another</h3><p>Each <strong>one:</strong> speaks.</p><ul><li>One</li></ul>
<h3 data-at="step-c">A third</h3><p>LONG</p><aside>A notice</aside></article></html>"""


def test_a_plan_says_which_lines_only_lead_to_others(tmp_path: Path) -> None:
    page = PLAN_PAGE.replace("LONG", "Read these words out before anyone shares. " * 3)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    content = cut(tmp_path, Sheet(PLAN, "6.1", "x", "A plan", "page.html"), large=False).content
    marked = html.fragment_fromstring(content).xpath("//*[@data-leads]")
    assert [(one.text_content(), one.get("data-leads")) for one in marked] == [
        ("Props: cards", "words"),
        ("Online: in the chat", "words"),
        ("Show slide 1.", "box"),
    ]


@pytest.mark.parametrize("lesson", ["1.3", "4.5"])
def test_no_side_of_a_plan_ends_with_what_a_step_needs(shop: Shop, lesson: str) -> None:
    with pypdfium2.PdfDocument(shop.path("plan", LETTER, lesson)) as document:
        last = [lowest_line(page.get_textpage()) for page in document]
    assert [line for line in last if re.match("(Props|Online|Slides):", line)] == []


def lowest_line(side: pypdfium2.PdfTextPage) -> str:
    """Return the lowest line of a side above its foot, which need not be the last in the file."""
    rects = [side.get_rect(number) for number in range(side.count_rects())]
    foot = next(top for *_, top in rects if FOOT in side.get_text_bounded(top=top, bottom=top - 9))
    bottom = min(bottom for _, bottom, *_ in rects if bottom > foot)
    return str(side.get_text_bounded(bottom=bottom - 1, top=bottom + 9)).strip()
