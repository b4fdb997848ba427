"""How a fault is told: its place in an author's words, its line, and the name that is nearest."""

import pytest

from macros.content.problems import Place, line_of, nearest, place_in_words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), ""),
        (("title",), "title"),
        (("questions", 0, "ask"), "question 1, ask"),
        (("questions", 1, "choices", 2, "text"), "question 2, choice 3, text"),
        (("parts", 0, "boxes", 3), "part 1, box 4"),
        ((2, "front"), "2, front"),
    ],
)
def test_a_place_is_said_as_an_author_would(place: Place, words: str) -> None:
    assert place_in_words(place) == words


def test_the_line_is_that_of_the_entry_or_of_what_stands_around_it() -> None:
    lines: dict[Place, int] = {("questions",): 3, ("questions", 0): 4, ("questions", 0, "ask"): 5}
    assert line_of(("questions", 0, "ask"), lines) == 5
    assert line_of(("questions", 0, "choices", 1), lines) == 4
    assert line_of(("questions", 7), lines) == 3
    assert line_of(("title",), lines) == 1


def test_the_nearest_name_is_offered_or_all_of_them() -> None:
    assert nearest("Tech", ("Arrive", "Teach")) == "Did you mean 'Teach'?"
    assert nearest("Lunch", ("Arrive", "Teach")) == "Known here: Arrive, Teach."
    assert nearest("Lunch", ()) == ""
