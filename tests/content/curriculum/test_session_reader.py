"""What a session is made of: read from headings, labels, slides and words to say."""

import pytest

from macros.content.curriculum.schedule import shortest
from macros.content.curriculum.session import NEVER_LESS, RHYTHM, Session, SessionBlock, Step
from macros.content.curriculum.session_reader import anchors_of, parts_of, read_session, spans_of
from macros.content.curriculum.slide_numbers import is_list, numbers_in, runs_of
from macros.content.curriculum.step_heading import read_heading
from macros.content.files.front_matter import Page
from macros.content.files.markdown_page import read_prose
from macros.content.files.prose import Prose
from macros.content.files.yaml_lines import Document

HARD_SPACE = "\N{NO-BREAK SPACE}"


def prose_of(text: str) -> Prose:
    return read_prose(Page("leader.md", Document("leader.md", {}, {}), text, 1))


def session_of(text: str) -> Session:
    return read_session(prose_of(text))


def test_the_rhythm_has_nine_blocks_and_three_steps_are_for_safety() -> None:
    assert (
        *("Arrive", "Check-in", "Teach", "Show and try", "Worksheet"),
        *("Break", "Use it", "Self-check", "Close"),
    ) == RHYTHM
    assert NEVER_LESS == ("Privacy words", "Calm-down", "Last levels and the way home")


def test_a_part_ends_where_the_next_begins() -> None:
    headings = prose_of("## One\n\n### A\n\n#### Deep\n\n### B\n\n## Two\n\n### C\n").headings
    one, two = parts_of(headings)
    assert ([step.text for step in one.steps], one.lines) == (["A", "B"], range(1, 9))
    assert [(step.text, lines) for step, lines in spans_of(one)] == [
        ("A", range(3, 7)),
        ("B", range(7, 9)),
    ]
    assert [step.text for step in two.steps] == ["C"]
    # The last ends below any line that a plan can have.
    assert two.lines.stop > 100_000


def test_headings_that_say_the_same_are_numbered_from_the_second() -> None:
    text = "## Pairs (5 min)\n\n## Talk\n\n### Pairs (5 min)\n\n### Pairs (3 min)\n"
    found = anchors_of(prose_of(text).headings)
    assert found == {1: "pairs", 5: "step-pairs", 7: "step-pairs_1"}


def test_a_part_without_minutes_is_no_block() -> None:
    session = session_of(
        "## Before group\n\n### A (5 min)\n\n## Arrive (10 min)\n\n### B (5 min)\n"
    )
    (arrive,) = session.blocks
    assert (arrive.name, arrive.minutes, arrive.anchor) == ("Arrive", 10, "arrive")
    assert [step.name for step in arrive.steps] == ["B"]
    assert session.fifteen == ()


def test_a_step_without_minutes_has_none() -> None:
    (step,) = session_of("## Arrive (10 min)\n\n### Greet them\n").blocks[0].steps
    assert (step.minutes, step.at_least, step.drop, step.anchor) == (0, 0, 0, "greet-them")


def test_a_step_keeps_its_own_minutes_where_it_may_not_shrink() -> None:
    text = "## Arrive (9 min)\n\n### A (5 min)\n\n### B (4 min, at least 0)\n"
    first, second = session_of(text).blocks[0].steps
    assert (first.at_least, second.at_least) == (5, 0)


LONG = """## Arrive (10 min)

/// slide | Early
- A line
///

### First (5 min)

**Props:** one

/// slide | One
- A line
///

### Second (5 min)

**Props:** two

/// slide | Two
- A line
///

/// slide | Three
- A line
///

## Fifteen minutes

### Short (15 min)

**Slides:** 1, 4.
"""


def test_a_step_has_the_slides_and_the_labels_between_two_headings() -> None:
    session = session_of(LONG)
    first, second = session.blocks[0].steps
    assert [(slide.number, slide.title) for slide in first.slides] == [(2, "One")]
    assert [slide.number for slide in second.slides] == [3, 4]
    assert (first.props, second.props) == ("one", "two")
    assert first.slides[0].lines == ("- A line",)
    assert second.slide_numbers == "3-4"
    assert [slide.number for slide in session.slides] == [2, 3, 4]
    assert [slide.number for slide in session.fifteen[0].slides] == [1, 4]


def first_words(words: str) -> str:
    text = f"## Arrive (10 min)\n\n### Greet (5 min)\n\n{words}\n"
    return session_of(text).blocks[0].steps[0].first_words


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("One two three four five six", "One two three four five six"),
        ("One two three four five six seven", f"One two three four five six{HARD_SPACE}…"),
        ("One two three four five six. Seven", "One two three four five six."),
        ("One two three four five six? Seven", "One two three four five six?"),
        ("One two three four five six! Seven", "One two three four five six!"),
        ("One\ntwo", "One two"),
        ("*One* {{ program.name }} two", "One {{program.name}} two"),
    ],
)
def test_the_first_words_are_six_or_a_sentence(words: str, first: str) -> None:
    assert first_words(f"/// say\n{words}\n///") == first
    assert first_words(f"/// ask\n{words}\n///") == first


def test_the_first_words_are_those_of_the_step_itself() -> None:
    assert first_words("Words.") == ""
    assert first_words("/// slide | One\nSeen.\n///\n\n/// say\nHeard.\n///") == "Heard."
    assert first_words("/// say\nOne.\n///\n\n/// say\nTwo.\n///") == "One."
    before = "## Arrive (10 min)\n\n/// say\nEarly.\n///\n\n### A (5 min)\n\n### B (5 min)\n\n"
    a, b = session_of(f"{before}/// say\nLate.\n///\n").blocks[0].steps
    assert (a.first_words, b.first_words) == ("", "Late.")


def shared(below: str) -> tuple[str, ...]:
    text = f"## Arrive (9 min)\n\n{{{{ frame('Early') }}}}\n\n### A (5 min)\n\n{below}\n"
    return tuple(step.shared for step in session_of(text).blocks[0].steps)


@pytest.mark.parametrize(
    ("below", "steps"),
    [
        ("{{ frame('Greet') }}", ("Greet",)),
        ("{{ frame('Greet') }}\n\n/// say\nWords.\n///", ("Greet",)),
        ("/// say\nWords.\n///\n\n{{ frame('Greet') }}", ("",)),
        ("/// ask\nWords.\n///\n\n{{ frame('Greet') }}", ("",)),
        ("/// slide | One\nWords.\n///\n\n{{ frame('Greet') }}", ("Greet",)),
        ("### B (4 min)\n\n{{ frame('Greet') }}", ("", "Greet")),
        ("{{ frame() }}\n\n{{ frame('Greet') }}\n\n{{ frame('Two') }}", ("Greet",)),
        ("{{ frame('A') }}\n\n### B (4 min)\n\n/// say\nWords.\n///", ("A", "")),
        ("{{ frame('A') }}\n\n/// say\nX.\n///\n\n### B (4 min)\n\n{{ frame('B') }}", ("A", "B")),
    ],
)
def test_a_step_shows_a_shared_one_before_words_of_its_own(
    below: str, steps: tuple[str, ...]
) -> None:
    assert shared(below) == steps


def test_slides_are_read_from_runs() -> None:
    assert numbers_in("2 to 4, 6.") == (2, 3, 4, 6)
    assert numbers_in("3") == (3,)
    assert numbers_in("no number") == ()
    assert numbers_in("4 to 3") == ()
    assert [is_list(text) for text in ("2 to 4, 6.", "12", "2 and 3", "123", "")] == [
        *(True, True, False, False, False)
    ]
    assert runs_of([1, 2, 4, 5, 7]) == "1-2, 4-5, 7"
    assert runs_of([2, 4]) == "2, 4"


@pytest.mark.parametrize(
    ("text", "minutes", "odd"),
    [
        ("Pairs (5 min)", 5, ()),
        ("Pairs (12 minutes)", 12, ("12 minutes",)),
        ("Pairs (0 min)", 0, ()),
        ("Pairs ( 5 min )", 5, ()),
        ("Pairs (5 min, at least 3, at least 2)", 5, ("at least 2",)),
        ("Pairs (5 min, at least, drop)", 5, ("at least", "drop")),
        ("Pairs (of two)", None, ()),
        ("Pairs (5 min) again", None, ()),
        ("(5 min)", None, ()),
        ("Pairs 5 min", 5, ("5 min",)),
        ("Pairs: 5 mins, drop 2", 5, ("5 mins",)),
        ("Pairs (5 min", 5, ("5 min",)),
        ("Pairs [12 minutes]", 12, ("12 minutes",)),
        ("What can I do in 5 min?", None, ()),
        ("The 15-minute walk", None, ()),
    ],
)
def test_a_heading_says_its_time_in_brackets(
    text: str, minutes: int | None, odd: tuple[str, ...]
) -> None:
    said = read_heading(text)
    assert (said.minutes, said.odd) == (minutes, odd)
    assert said.name == (text if minutes is None else "Pairs")
    assert said.is_bare == (minutes is not None and not text.endswith(")"))


def test_a_step_says_once_how_far_it_shrinks_and_when_it_goes() -> None:
    said = read_heading("How it went, once more (20 min, drop 12, at least 10)")
    assert (said.at_least, said.drop, said.anchor) == (10, 12, "how-it-went-once-more")


def test_a_step_stays_unless_it_says_when_it_goes() -> None:
    assert shortest(Session((SessionBlock("Arrive", 5, "arrive", (Step("Greet", 5, 5),)),))) == 5
