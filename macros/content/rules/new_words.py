"""The rule for new words: the glossary shows each once, so two lessons mean the same by it."""

from collections.abc import Iterable, Iterator

from macros.content.curriculum.glossary import word_key
from macros.content.curriculum.lesson import Lesson
from macros.content.problems import Problem, line_of
from macros.content.rules.lookup import Lookup


def word_problems(lessons: Iterable[Lesson], lookup: Lookup) -> Iterator[Problem]:
    """Yield each new word of `lessons` that has meant something else before."""
    first: dict[str, tuple[str, str]] = {}
    for lesson in lessons:
        path = lesson.page_path
        for place, entry in enumerate(lesson.facts.words):
            means, number = first.setdefault(word_key(entry.word), (entry.means, lesson.number))
            if entry.means != means:
                line = line_of(("words", place, "means"), lookup.lines[path])
                what = (
                    f"'{entry.word}' means '{entry.means}' here, and '{means}' in lesson {number}"
                )
                remedy = "Give both the same sentence, or call one of them something else."
                yield Problem(lookup.file(path), line, what, remedy)
