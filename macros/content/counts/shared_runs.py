"""Words that stand in two leader plans alike. What is called from one place is not among them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.content.files.prose import Prose
from macros.content.kinds.text import plain
from macros.content.rules.passages import passages_of, words_in

FEWEST = 9
"""Words in a row that are no accident."""

_Place = tuple[str, int]


@dataclass(frozen=True)
class SharedRun:
    """The same words in two or more plans."""

    words: tuple[str, ...]
    plans: tuple[str, ...]


def shared_runs(plans: Mapping[str, Prose], most: int) -> list[SharedRun]:
    """Return the `most` longest runs of words that two of `plans` share, longest first."""
    words = {name: _spoken(prose) for name, prose in plans.items()}
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for one, other, run in _runs(words):
        found[run] |= {one, other}
    longest = sorted(found, key=lambda run: (-len(run), run))
    kept: list[tuple[str, ...]] = []
    for run in longest:
        if len(kept) == most:
            break
        text = f" {' '.join(run)} "
        if not any(text in f" {' '.join(longer)} " for longer in kept):
            kept.append(run)
    return [SharedRun(run, tuple(sorted(found[run]))) for run in kept]


def _spoken(prose: Prose) -> list[str]:
    return [
        word.lower() for passage in passages_of(prose.words) for word in words_in(plain(passage))
    ]


def _runs(words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each run that two plans share and that cannot be made longer."""
    met: defaultdict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for one, said in words.items():
        for start in range(len(said) - FEWEST + 1):
            key = tuple(said[start : start + FEWEST])
            for other, at in met[key]:
                if other != one and not _starts_before(said, start, words[other], at):
                    yield one, other, _run(said, start, words[other], at)
            met[key].append((one, start))


def _starts_before(one: Sequence[str], start: int, other: Sequence[str], at: int) -> bool:
    return start > 0 and at > 0 and one[start - 1] == other[at - 1]


def _run(one: Sequence[str], start: int, other: Sequence[str], at: int) -> tuple[str, ...]:
    length = FEWEST
    while (
        len(one) > start + length
        and len(other) > at + length
        and one[start + length] == other[at + length]
    ):
        length += 1
    return tuple(one[start : start + length])
