"""What a leader plan has to hold: its parts, its nine blocks, its slides, and no clock."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.content.curriculum.schedule import CUT, WRITTEN_FOR
from macros.content.curriculum.session import FIFTEEN, RHYTHM, SHOW_AND_TRY, USE_IT
from macros.content.curriculum.session_reader import Part, parts_of, spans_of
from macros.content.curriculum.slide_numbers import SLIDES, is_list, numbers_in
from macros.content.files.prose import Label, Prose
from macros.content.problems import Problem, nearest
from macros.content.rules.plan_steps import minutes_of, misspelt, step_problems

ADAPT = "How to adapt it"
SECTIONS = ("Before group", FIFTEEN, ADAPT, "Questions you may get")
ADAPTATIONS = (
    "If the room is quiet",
    "If one person dominates",
    "If someone is upset",
    "A newcomer tonight",
    "Experienced members",
    "No projector",
    "3 to 5 people",
    "13 or more",
    "Alone",
)
FOOT = "Sources"
ONLINE = "Online"
BLOCKS_WITH_ONLINE = (SHOW_AND_TRY, USE_IT)
FEWEST_SLIDES, MOST_SLIDES = 6, 8
MOST_SLIDE_LINES = 6

# A time of day says 'am' or 'pm', or is later than any session lasts.
_CLOCK = re.compile(r"(?<![\d:])[0-3]:[0-5]\d\b(?!:)(?!\s*[ap]\.?m\b)")


def plan_problems(prose: Prose) -> Iterator[Problem]:
    """Yield what is wrong with a leader plan."""
    parts = list(parts_of(prose.headings))
    blocks = [p for p in parts if p.said.minutes is not None or p.said.name in RHYTHM]
    yield from _block_problems(prose, blocks)
    names = [part.said.name for part in parts]
    for name in SECTIONS:
        if name not in names:
            yield Problem(prose.file, 1, f"the plan has no part '{name}'", f"Add '## {name}'.")
    yield from step_problems(prose, blocks, [p for p in parts if p.said.name == FIFTEEN])
    for part in parts:
        if part.said.name in BLOCKS_WITH_ONLINE and not _goes_online(prose, part):
            what = f"'{part.said.name}' does not say how its exercise goes online"
            remedy = f"Add a line '**{ONLINE}:** …' to it."
            yield Problem(prose.file, part.heading.line, what, remedy)
        elif part.said.name == ADAPT:
            yield from _adaptation_problems(prose, part)
        elif part.said.name == FIFTEEN:
            yield from _fifteen_slides(prose, part)
    yield from _slide_problems(prose, blocks)
    yield from _typed_clocks(prose)
    yield from _sources_in_the_middle(prose, parts)


def _block_problems(prose: Prose, blocks: Sequence[Part]) -> Iterator[Problem]:
    first = blocks[0].heading.line if blocks else 1
    names = [part.said.name for part in blocks]
    for part in blocks:
        line, said = part.heading.line, part.said
        if said.name not in RHYTHM:
            what = f"the block '{said.name}' is not one of the nine"
            yield Problem(prose.file, line, what, nearest(said.name, RHYTHM))
        if said.minutes is None:
            remedy = f"Write '## {said.name} ({minutes_of(part.steps) or 15} min)'."
            yield Problem(prose.file, line, f"the block '{said.name}' has no minutes", remedy)
        elif said.odd or said.at_least is not None or said.drop is not None:
            words = said.odd[0] if said.odd else "at least" if said.drop is None else "drop"
            bare = " without brackets" if said.is_bare else ""
            what = f"the block '{said.name}' says '{words}'{bare}"
            remedy = f"Write '## {said.name} ({said.minutes} min)'; its steps say the rest."
            yield Problem(prose.file, line, what, remedy)
    if missing := [name for name in RHYTHM if name not in names]:
        quoted = ", ".join(f"'{name}'" for name in missing)
        remedy = f"Add a heading '## {missing[0]} (15 min)'."
        yield Problem(prose.file, first, f"the plan has no block {quoted}", remedy)
    elif names != list(RHYTHM) and set(names) == set(RHYTHM):
        what = f"the blocks stand in the order {', '.join(names)}"
        yield Problem(prose.file, first, what, f"The order is {', '.join(RHYTHM)}.")
    minutes = [part.said.minutes for part in blocks]
    total = sum(filter(None, minutes))
    if blocks and None not in minutes and total != WRITTEN_FOR:
        what = f"the blocks add up to {total} minutes, not to {WRITTEN_FOR}"
        remedy = "A plan is written for the longest session. Change the minutes in the headings."
        yield Problem(prose.file, first, what, remedy)


def _adaptation_problems(prose: Prose, part: Part) -> Iterator[Problem]:
    here = {label.name: label.line for label in _labels(prose, part)}
    for name in ADAPTATIONS:
        if name not in here:
            what = f"'{ADAPT}' has no line for '{name}'"
            missing = Problem(prose.file, part.heading.line, what, f"Add '**{name}:** …'.")
            yield misspelt(name, here, ADAPTATIONS, prose.file) or missing


def _slide_problems(prose: Prose, blocks: Sequence[Part]) -> Iterator[Problem]:
    slides = [block for block in prose.blocks if block.kind == "slide"]
    if not FEWEST_SLIDES <= len(slides) <= MOST_SLIDES:
        what = f"the plan has {len(slides)} slides"
        remedy = f"Give it {FEWEST_SLIDES} to {MOST_SLIDES}."
        yield Problem(prose.file, slides[0].line if slides else 1, what, remedy)
    steps = [lines for part in blocks for _, lines in spans_of(part)]
    for slide in slides:
        if not slide.title:
            what, remedy = "a slide has no title", "Write '/// slide | Its title'."
            yield Problem(prose.file, slide.line, what, remedy)
        if len(slide.lines) > MOST_SLIDE_LINES:
            what = f"the slide '{slide.title}' has {len(slide.lines)} lines"
            remedy = f"Keep {MOST_SLIDE_LINES}; say the rest aloud."
            yield Problem(prose.file, slide.line, what, remedy)
        if not any(slide.line in lines for lines in steps):
            what = f"the slide '{slide.title}' stands in no step of a block"
            yield Problem(prose.file, slide.line, what, "Put it below a heading '### … (5 min)'.")


def _fifteen_slides(prose: Prose, part: Part) -> Iterator[Problem]:
    count = sum(block.kind == "slide" for block in prose.blocks)
    shown: list[int] = []
    for label in _labels(prose, part):
        if label.name != SLIDES:
            continue
        numbers = numbers_in(label.text)
        if not is_list(label.text):
            what = f"the slides of the {CUT}-minute session are written '{label.text}'"
            yield Problem(prose.file, label.line, what, f"Write '**{SLIDES}:** 2 to 6, 8.'")
        elif not set(numbers) <= set(range(1, count + 1)):
            what = f"the {CUT}-minute session shows a slide that the plan does not have"
            remedy = f"The plan has slides 1 to {count}, counted from the top."
            yield Problem(prose.file, label.line, what, remedy)
        elif any(before >= after for before, after in pairwise((*shown[-1:], *numbers))):
            what = f"the slides of the {CUT}-minute session are not in the plan's order"
            remedy = "Write each number once, small to large."
            yield Problem(prose.file, label.line, what, remedy)
        shown += numbers


def _typed_clocks(prose: Prose) -> Iterator[Problem]:
    for line, text in prose.lines:
        if found := _CLOCK.search(text):
            what = f"the plan says the clock time '{found[0]}'"
            remedy = "Name the step; its time is computed. For a time of day, add am or pm."
            yield Problem(prose.file, line, what, remedy)


def _sources_in_the_middle(prose: Prose, parts: Sequence[Part]) -> Iterator[Problem]:
    """Who leads a step has no eye for sources: all of them stand at the foot of the plan."""
    for call in prose.called("cite"):
        for part in parts:
            if call.line in part.lines and part.said.name != FOOT:
                what = f"a source is cited in '{part.said.name}'"
                remedy = f"Name it below '## {FOOT}', and say there what rests on it."
                yield Problem(prose.file, call.line, what, remedy)


def _goes_online(prose: Prose, part: Part) -> bool:
    return any(label.name == ONLINE for label in _labels(prose, part))


def _labels(prose: Prose, part: Part) -> list[Label]:
    return [label for label in prose.labels if label.line in part.lines]
