"""The reading grade: counted as the formula says, of sentences and not of signs."""

import pytest

from macros.content.rules import reading_grade
from macros.content.rules.reading_grade import (
    grade,
    grade_of,
    hardest,
    passages_of,
    sentences,
    syllables_of,
    too_hard,
)


def test_the_grade_is_that_of_the_formula() -> None:
    # Two sentences of three words each, 9 syllables: 0.39 x 3 + 11.8 x 1.5 - 15.59.
    assert grade(["Anger is big. Anger can mutter."]) == pytest.approx(0.39 * 3 + 17.7 - 15.59)
    assert grade_of([["cat", "sat"], []]) == pytest.approx(0.39 * 2 + 11.8 - 15.59)
    assert grade([]) == 0.0


def test_syllables_are_those_of_the_dictionary_or_of_hyphens() -> None:
    assert [syllables_of(word) for word in ("Anger", "don’t", "the", "Zzz", "unhurriedness")] == [
        *(2, 1, 1, 1, 4)
    ]


HARD = "Institutional considerations necessitate extraordinary deliberation immediately."


def test_a_short_text_is_not_judged() -> None:
    assert not too_hard(
        [HARD] * 9 + ["Institutional considerations necessitate deliberations now."]
    )
    assert too_hard([HARD] * 10)
    assert not too_hard(["The cat sat on the mat."] * 20)


def test_the_highest_grade_is_not_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_grade, "HARDEST_GRADE", grade([HARD] * 10))
    assert not too_hard([HARD] * 10)


def test_the_hardest_sentences_come_first() -> None:
    easy = ["The cat sat.", "I considered it.", HARD]
    assert hardest(easy) == [HARD, "I considered it."]
    assert hardest(easy, 1) == [HARD]


def test_a_sentence_ends_at_a_sign_and_never_at_an_empty_one() -> None:
    assert sentences(["One. “Two!” Three? Four: five", "", "*Six*"]) == [
        *("One.", "“Two!", "Three?", "Four:", "five", "Six")
    ]


def test_a_passage_is_a_paragraph_an_item_or_a_row() -> None:
    lines = ["One", "two.", "", "- A", "- [ ] B", "  more", "1. C", "> D", "", "E", "| F | G |"]
    lines += ["| --- | :-: |", "| H | I |", "J {{ fact }} k"]
    assert passages_of(lines) == [
        *("One two.", "A", "B more", "C", "D", "E", " F .  G ", " H .  I ", "J  k")
    ]
