"""Syllables: as a dictionary has them, or as the rules of a language say."""

import pytest

from macros.content.rules.syllables import syllables_in_spanish, syllables_of


def test_syllables_are_those_of_the_dictionary_or_of_hyphens() -> None:
    assert [syllables_of(word) for word in ("Anger", "don’t", "the", "Zzz", "unhurriedness")] == [
        *(2, 1, 1, 1, 4)
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("y sol rey", 1),
        ("país día leer ciudad huevo", 2),
        ("ahora poeta dieciséis prohíbe mañana guitarra", 3),
        ("aéreo ahumado", 4),
    ],
)
def test_spanish_syllables_are_those_that_are_spoken(words: str, count: int) -> None:
    for word in words.split():
        assert syllables_in_spanish(word) == count, word
