"""What the steps of a leader plan have to keep, so that every length of the session adds up."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from macros.content.curriculum.schedule import CUT, SHORTEST, shortest
from macros.content.curriculum.session import (
    ARRIVE,
    CALM_DOWN,
    CATCH_UP,
    CLOSE,
    LAST_LEVELS,
    NEVER_LESS,
    PRIVACY,
    USE_IT,
)
from macros.content.curriculum.session_reader import Part, read_session, spans_of
from macros.content.curriculum.step_heading import TimedHeading, read_heading
from macros.content.files.prose import Heading, Prose
from macros.content.kinds.notice import PRIVACY_NOTICE
from macros.content.problems import Problem, nearest

REQUIRED: Mapping[str, Sequence[str]] = {
    ARRIVE: (PRIVACY,),
    USE_IT: (CATCH_UP,),
    CLOSE: (CALM_DOWN, LAST_LEVELS),
}
FEWEST_STEPS, MOST_STEPS = 18, 30


def step_problems(
    prose: Prose, blocks: Sequence[Part], fifteen: Sequence[Part]
) -> Iterator[Problem]:
    """Yield what is wrong with the steps of the `blocks` and of the part for `fifteen` minutes."""
    before: dict[int, str] = {}
    for part in blocks:
        if part.said.minutes is not None:
            yield from _sum_problems(prose, part, part.said.minutes, f"'{part.said.name}'")
        yield from _required(prose, part, REQUIRED.get(part.said.name, ()))
        for heading in part.steps:
            yield from _heading_problems(prose, heading)
            said = read_heading(heading.text)
            if said.drop in before:
                what = f"'{before[said.drop]}' and '{said.name}' both say 'drop {said.drop}'"
                remedy = "Give each its own number: 1 goes first."
                yield Problem(prose.file, heading.line, what, remedy)
            elif said.drop:
                before[said.drop] = said.name
    for part in fifteen:
        yield from _sum_problems(prose, part, CUT, f"the {CUT}-minute session")
        yield from _required(prose, part, NEVER_LESS)
        for heading in part.steps:
            yield from _heading_problems(prose, heading)
            said = read_heading(heading.text)
            if said.drop or said.at_least:
                what = f"the step '{said.name}' of the {CUT}-minute session shrinks or goes"
                remedy = f"It has one length. Write '### {said.name} ({said.minutes} min)'."
                yield Problem(prose.file, heading.line, what, remedy)
    yield from _privacy_notice(prose, blocks)
    yield from _whole(prose, blocks)


def minutes_of(steps: Sequence[Heading]) -> int | None:
    """Return the minutes of the `steps` together; None where one of them says none."""
    written = [read_heading(heading.text).minutes for heading in steps]
    return None if None in written else sum(filter(None, written))


def misspelt(name: str, here: Mapping[str, int], known: Sequence[str], file: str) -> Problem | None:
    """Return the answer to a name `here`, by its line, that is nearly the missing `name`."""
    strangers = [other for other in here if other not in known]
    if close := get_close_matches(name, strangers, n=1, cutoff=0.75):
        what = f"'{close[0]}' is not known here"
        return Problem(file, here[close[0]], what, f"Did you mean '{name}'?")
    return None


def _sum_problems(prose: Prose, part: Part, minutes: int, name: str) -> Iterator[Problem]:
    total = minutes_of(part.steps)
    if total != minutes and total is not None:
        what = f"the steps of {name} add up to {total} minutes, not to {minutes}"
        remedy = "Change the minutes of a step ('### … (5 min)')."
        yield Problem(prose.file, part.heading.line, what, remedy)


def _required(prose: Prose, part: Part, names: Sequence[str]) -> Iterator[Problem]:
    here = {read_heading(heading.text).name: heading.line for heading in part.steps}
    for name in names:
        if name not in here:
            what = f"'{part.said.name}' has no step '{name}'"
            remedy = f"Add a heading '### {name} (3 min)'."
            missing = Problem(prose.file, part.heading.line, what, remedy)
            yield misspelt(name, here, names, prose.file) or missing


def _heading_problems(prose: Prose, heading: Heading) -> Iterator[Problem]:
    said = read_heading(heading.text)
    if said.minutes is None:
        what = f"the step '{said.name}' has no minutes"
        yield Problem(prose.file, heading.line, what, f"Write '### {said.name} (5 min)'.")
        return
    for at, words in enumerate(said.odd):
        why = " without brackets" if said.is_bare and not at else ", which is not known here"
        what = f"the step '{said.name}' says '{words}'{why}"
        yield Problem(prose.file, heading.line, what, _mended(words, said))
    yield from _odd_numbers(prose, heading.line, said)
    if said.name in NEVER_LESS and (said.drop or said.at_least is not None):
        what = f"the step '{said.name}' may shrink or go"
        remedy = f"It is for safety and stays whole. Write '### {said.name} ({said.minutes} min)'."
        yield Problem(prose.file, heading.line, what, remedy)
    if said.name == CATCH_UP and (said.drop or said.at_least is not None):
        what = f"the step '{CATCH_UP}' says how it shrinks"
        remedy = f"It takes what is left over. Write '### {CATCH_UP} ({said.minutes} min)'."
        yield Problem(prose.file, heading.line, what, remedy)


def _mended(words: str, said: TimedHeading) -> str:
    if words[:1].isdigit():
        return f"Write '### {said.name} ({said.minutes} min)'."
    name, _, number = words.rpartition(" ")
    known = [f"at least {number}", f"drop {number}"] if number.isdigit() else []
    return nearest(words if name else "", known) or "Known here: at least 3, drop 2."


def _odd_numbers(prose: Prose, line: int, said: TimedHeading) -> Iterator[Problem]:
    if said.minutes == 0:
        what = f"the step '{said.name}' has 0 minutes"
        yield Problem(prose.file, line, what, "Give it one or more, or take it out.")
    if said.at_least == 0:
        what = f"the step '{said.name}' may shrink to nothing"
        yield Problem(prose.file, line, what, "Write 'at least 1' or more; 'drop 2' lets it go.")
    if said.at_least is not None and said.minutes and said.at_least > said.minutes:
        what = f"the step '{said.name}' has {said.minutes} minutes, but at least {said.at_least}"
        yield Problem(prose.file, line, what, f"Write 'at least {said.minutes}' or less.")
    if said.drop == 0:
        what = f"the step '{said.name}' says 'drop 0'"
        yield Problem(prose.file, line, what, "Write 'drop 1' for the step that goes first.")


def _privacy_notice(prose: Prose, blocks: Sequence[Part]) -> Iterator[Problem]:
    steps = [
        lines
        for part in blocks
        for heading, lines in spans_of(part)
        if read_heading(heading.text).name == PRIVACY
    ]
    called = [call for call in prose.called("notice") if call.arguments == (PRIVACY_NOTICE,)]
    if steps and not any(call.line in lines for call in called for lines in steps):
        what = f"the step '{PRIVACY}' does not show notice {PRIVACY_NOTICE}"
        remedy = f'Add {{{{ notice("{PRIVACY_NOTICE}") }}}} to it.'
        yield Problem(prose.file, steps[0].start, what, remedy)


def _whole(prose: Prose, blocks: Sequence[Part]) -> Iterator[Problem]:
    if not blocks:
        return
    line = blocks[0].heading.line
    count = sum(len(part.steps) for part in blocks)
    if not FEWEST_STEPS <= count <= MOST_STEPS:
        what = f"the plan has {count} steps"
        remedy = f"Give it {FEWEST_STEPS} to {MOST_STEPS}; slides and numbered moves are no steps."
        yield Problem(prose.file, line, what, remedy)
    fewest = shortest(read_session(prose))
    if fewest > SHORTEST:
        what = f"the plan comes down to {fewest} minutes, not to {SHORTEST}"
        remedy = "Let more steps shrink ('at least 3') or go ('drop 2')."
        yield Problem(prose.file, line, what, remedy)
