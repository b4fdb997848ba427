"""The rule for new words: the glossary shows each once, so two lessons mean the same by it."""

from collections.abc import Iterable, Iterator, Mapping

from macros.content.curriculum.glossary import word_key
from macros.content.curriculum.lesson import Lesson
from macros.content.problems import Place, Problem, line_of


def word_problems(
    lessons: Iterable[Lesson], lines: Mapping[str, Mapping[Place, int]], folder: str = "docs"
) -> Iterator[Problem]:
    """Yield each new word of `lessons` that has meant something else before.

    `lines` gives the line of each place in a page's front matter, by the page's path in the
    `folder` of their language.
    """
    first: dict[str, tuple[str, str]] = {}
    for lesson in lessons:
        path = f"{lesson.folder}/index.md"
        for place, entry in enumerate(lesson.facts.words):
            means, number = first.setdefault(word_key(entry.word), (entry.means, lesson.number))
            if entry.means != means:
                line = line_of(("words", place, "means"), lines[path])
                what = (
                    f"'{entry.word}' means '{entry.means}' here, and '{means}' in lesson {number}"
                )
                remedy = "Give both the same sentence, or call one of them something else."
                yield Problem(f"{folder}/{path}", line, what, remedy)
