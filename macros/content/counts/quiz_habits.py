"""Whether an answer can be guessed without the lesson, over all quizzes of the curriculum."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.content.curriculum.lesson import Lesson
from macros.content.kinds.question import Choice, ChoiceQuestion


@dataclass(frozen=True)
class QuizHabits:
    """Counts over all questions with choices."""

    questions: int
    """Questions with one right answer."""
    longest: int
    """How often that answer is longer than every other."""
    first: int
    """How often it stands first."""
    right: int
    """Right answers of every question with choices."""
    yes: int
    """How often what is said to one begins with 'Yes'."""
    chance: float
    """How many of `questions` would have it first, or longest, by chance."""
    patterns: Mapping[str, int]
    """Which answers are right where several are: '1 2 of 4', and how often."""


def quiz_habits(lessons: Iterable[Lesson]) -> QuizHabits:
    """Return the habits of all quizzes of `lessons`."""
    asked = [
        question
        for lesson in lessons
        for quiz in lesson.quizzes.values()
        for question in quiz.questions
        if isinstance(question, ChoiceQuestion)
    ]
    single = [question for question in asked if question.kind == "one"]
    several = [question for question in asked if question.kind == "several"]
    right = [question.choices[place] for question in asked for place in question.right]
    return QuizHabits(
        questions=len(single),
        longest=sum(_is_longest(question.choices, question.right[0]) for question in single),
        first=sum(question.right[0] == 0 for question in single),
        right=len(right),
        yes=sum(choice.feedback.startswith("Yes") for choice in right),
        chance=sum(1 / len(question.choices) for question in single),
        patterns=Counter(map(_pattern, several)),
    )


def _is_longest(choices: tuple[Choice, ...], place: int) -> bool:
    others = (len(choice.text) for at, choice in enumerate(choices) if at != place)
    return len(choices[place].text) > max(others)


def _pattern(question: ChoiceQuestion) -> str:
    places = " ".join(str(place + 1) for place in question.right)
    return f"{places} of {len(question.choices)}"
