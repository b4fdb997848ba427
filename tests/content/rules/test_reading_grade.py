"""The reading grade: counted as the formula says."""

import pytest

from macros.content.rules import reading_grade
from macros.content.rules.reading_grade import (
    grade,
    grade_of,
    hardest,
    too_hard,
    verdict,
)


def test_the_grade_is_that_of_the_formula() -> None:
    # Two sentences of three words each, 9 syllables: 0.39 x 3 + 11.8 x 1.5 - 15.59.
    assert grade(["Anger is big. Anger can mutter."]) == pytest.approx(0.39 * 3 + 17.7 - 15.59)
    assert grade_of([["cat", "sat"], []]) == pytest.approx(0.39 * 2 + 11.8 - 15.59)
    assert grade([]) == 0.0


HARD = "Institutional considerations necessitate extraordinary deliberation immediately."


def test_a_short_text_is_not_judged() -> None:
    assert not too_hard(
        [HARD] * 9 + ["Institutional considerations necessitate deliberations now."]
    )
    assert too_hard([HARD] * 10)
    assert not too_hard(["The cat sat on the mat."] * 20)


def test_the_highest_grade_is_not_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    kincaid = reading_grade.FORMULAS["flesch-kincaid"]
    same = kincaid._replace(bound=grade([HARD] * 10))
    monkeypatch.setitem(reading_grade.FORMULAS, "flesch-kincaid", same)
    assert not too_hard([HARD] * 10)


def test_the_hardest_sentences_come_first() -> None:
    easy = ["The cat sat.", "I considered it.", HARD]
    assert hardest(easy) == [HARD, "I considered it."]
    assert hardest(easy, 1) == [HARD]


def test_spanish_is_judged_by_the_ease_of_fernandez_huerta() -> None:
    # Two sentences of three words each, 10 syllables: 206.84 - 60 x 10/6 - 1.02 x 3.
    score = grade(["La casa grande. El perro come."], "es")
    assert score == pytest.approx(206.84 - 60 * 10 / 6 - 3.06)
    hard = ["Consideraciones institucionales extraordinarias necesitan deliberaciones inmediatas."]
    assert too_hard(hard * 10, "es")
    assert not too_hard(["La casa es grande y el perro come."] * 20, "es")
    assert verdict(hard * 10, "es").endswith("; 70 is the least")
    assert hardest(["Yo voy.", *hard], 1, "es") == hard
