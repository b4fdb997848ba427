"""Nobody can guess the right answer of a quiz by the place where it stands."""

from collections import Counter

from macros.content.curriculum.library import Library
from macros.content.kinds.question import ChoiceQuestion

CHOICES = 3
LEAST, MOST = 1 / 5, 2 / 5


def test_the_one_right_answer_stands_in_every_place_about_as_often(library: Library) -> None:
    places = Counter(
        [choice.correct for choice in question.choices].index(True)
        for lesson in library.lessons.values()
        for quiz in lesson.quizzes.values()
        for question in quiz.questions
        if isinstance(question, ChoiceQuestion)
        and len(question.choices) == CHOICES
        and sum(choice.correct for choice in question.choices) == 1
    )
    every = places.total()
    assert all(LEAST < places[place] / every < MOST for place in range(CHOICES)), places
