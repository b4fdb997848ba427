"""Puts a program's facts into a data file, and leaves out what needs a fact that it has not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from macros.content.files.yaml_lines import Data, Document
from macros.content.kinds.fact import ALWAYS, Facts
from macros.content.problems import Place, Problem, line_of, nearest, place_in_words

NEEDS = "needs"

_NAME = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")
_LINK = re.compile(r"\[([^\[\]{}]*)\{(\w+)\}([^\[\]{}]*)\](?!\()")
"""Words in brackets around one name: what a finger taps, such as '[Call {emergency}]'."""

_ALONE = re.compile(r"(?:https://)?\{(\w+)\}")


def fill_facts(document: Document, facts: Facts) -> tuple[Document, list[Problem]]:
    """Return `document` with the facts in it, each entry still on its line; and what is wrong.

    `{crisis}` becomes the number, `[call {crisis}]` a link that dials it. An entry of a list with
    `needs: crisis` is left out where the program has no such number, and `needs: {crisis: "988"}`
    where it has another. Words with such a line are written as `text: …`. A key that says a fact
    and nothing else, `call: "{crisis}"`, is left out with it.
    """
    filling = _Filling(document, facts)
    data = filling.value(document.data, (), (), frozenset({ALWAYS}))
    return replace(document, data=data, lines=filling.lines), filling.problems


@dataclass
class _Filling:
    document: Document
    facts: Facts
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value(self, data: Data, old: Place, new: Place, given: frozenset[str]) -> Data:
        """Return `data`, which stands at `old`, for `new`; `given` are facts that are there."""
        if old in self.document.lines:
            self.lines[new] = self.document.lines[old]
        if isinstance(data, str):
            return self._words(data, old, given)
        if isinstance(data, list):
            return self._list(data, old, new, given)
        if not isinstance(data, dict):
            return data
        if name := self._alone(data):
            return self._words(f"{{{name}}}", old, given)
        if NEEDS in data:
            remedy = "Put it on an entry of a list."
            self._add((*old, NEEDS), f"has '{NEEDS}', but cannot be left out", remedy)
        return self._keys(data, old, new, given)

    def _list(self, data: list[Data], old: Place, new: Place, given: frozenset[str]) -> list[Data]:
        kept: list[Data] = []
        for number, entry in enumerate(data):
            place, next_place = (*old, number), (*new, len(kept))
            if not isinstance(entry, dict) or NEEDS not in entry:
                kept.append(self.value(entry, place, next_place, given))
                continue
            needs = self._needs(entry[NEEDS], place)
            rest = {key: below for key, below in entry.items() if key != NEEDS}
            if not all(self._has(name, value) for name, value in needs.items()):
                continue
            self.lines[next_place] = line_of(place, self.document.lines)
            now = given | needs.keys()
            if rest.keys() == {"text"}:
                kept.append(self.value(rest["text"], (*place, "text"), next_place, now))
            else:
                kept.append(self._keys(rest, place, next_place, now))
        return kept

    def _keys(
        self, data: dict[str, Data], old: Place, new: Place, given: frozenset[str]
    ) -> dict[str, Data]:
        kept: dict[str, Data] = {}
        for key, below in data.items():
            place = (*old, key)
            name = self._alone(below)
            if name and not self.facts[name].shown:
                continue
            own = given | {name} if name else given
            kept[key] = self.value(below, place, (*new, key), own)
        return kept

    def _alone(self, data: Data) -> str:
        """Return the fact that is all that a key says, or ''."""
        # Without quotes, YAML reads `call: {crisis}` as a key without a value.
        if isinstance(data, dict) and [*data.values()] in ([None], [""]):
            data = f"{{{next(iter(data))}}}"
        found = _ALONE.fullmatch(data) if isinstance(data, str) else None
        return found[1] if found and found[1] in self.facts else ""

    def _needs(self, written: Data, place: Place) -> Mapping[str, Data]:
        needs = written if isinstance(written, dict) else {str(written): None}
        unknown = [name for name in needs if name not in self.facts]
        for name in unknown:
            what = f"needs '{name}', which is no fact of a program"
            self._add((*place, NEEDS), what, nearest(name, self.facts))
        return {name: value for name, value in needs.items() if name not in unknown}

    def _has(self, name: str, value: Data) -> bool:
        shown = self.facts[name].shown
        return bool(shown) if value in {None, ""} else shown == str(value)

    def _words(self, words: str, place: Place, given: frozenset[str]) -> str:
        for name in _NAME.findall(words):
            if name not in self.facts:
                what = f"has '{{{name}}}', which is no fact of a program"
                self._add(place, what, nearest(name, self.facts))
            elif name not in given:
                what = f"has '{{{name}}}', which not every program has"
                self._add(place, what, f"Add a line '{NEEDS}: {name}' to the entry of the list.")
        return _NAME.sub(self._shown, _LINK.sub(self._link, words))

    def _link(self, found: re.Match[str]) -> str:
        before, name, after = found.groups()
        fact = self.facts.get(name)
        return f"[{before}{fact.shown}{after}]({fact.link})" if fact else found[0]

    def _shown(self, found: re.Match[str]) -> str:
        fact = self.facts.get(found[1])
        return fact.shown if fact else found[0]

    def _add(self, place: Place, what: str, remedy: str) -> None:
        place_words = place_in_words(tuple(step for step in place if step != NEEDS)) or "the file"
        line = line_of(place, self.document.lines)
        self.problems.append(Problem(self.document.file, line, f"{place_words} {what}", remedy))
