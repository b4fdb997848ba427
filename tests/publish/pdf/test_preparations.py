"""What is shown and what is left out as a sheet leaves its page."""

import re

from tests.publish.shop import (
    LETTER,
    SAMPLE,
    Shop,
    text,
)


def test_a_quiz_sheet_holds_no_answer_and_the_key_holds_them_all(shop: Shop) -> None:
    sheet, key = text(shop.path("quiz", LETTER)), text(shop.path("key", LETTER))
    (lesson,) = (one for one in shop.library.lessons.values() if one.number == SAMPLE)
    for quiz in lesson.quizzes.values():
        for question in quiz.questions:
            for choice in getattr(question, "choices", ()):
                words = re.sub(r"\W+", "", choice.feedback)
                assert words not in re.sub(r"\W+", "", sheet)
                assert words in re.sub(r"\W+", "", key), choice.feedback
    assert key.startswith("Answer key ")
    raw = shop.path("quiz", LETTER).read_bytes()
    assert b"data-right" not in raw
