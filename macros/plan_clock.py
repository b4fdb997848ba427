"""Writes the clock into the headings of a plan's page, folds what has no time, and marks slides.

A Markdown extension, named in mkdocs.yml, so that both generators find it. It knows a plan by its
headings, since neither generator tells an extension which page it reads.
"""

from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.content.curriculum.deck import StepStop, Stop, deck
from macros.content.curriculum.schedule import CUT
from macros.content.curriculum.session import RHYTHM
from macros.content.curriculum.session_reader import anchors_of, read_session
from macros.content.curriculum.step_heading import read_heading
from macros.content.files.language_file import codes
from macros.content.files.prose import Heading, Prose
from macros.content.kinds.program import Program
from macros.rendering import render
from macros.wording import said

_LEVELS = {"h2": 2, "h3": 3}
_BEFORE_THE_CONTENTS = 10
"""Above 5, the priority of Markdown's list of headings, which then takes the names from here."""


class PlanClock(Extension):
    """The extension; `program` is set by whoever reads the curriculum, before a page is made."""

    program: ClassVar[Program | None] = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the one step in `md`."""
        md.treeprocessors.register(_WriteClock(md), "plan_clock", _BEFORE_THE_CONTENTS)


def makeExtension() -> PlanClock:  # noqa: N802 - Markdown's own name
    """Return the extension; Markdown asks for it by the name of this module."""
    return PlanClock()


class _WriteClock(Treeprocessor):
    """Rewrites each timed heading: its name, the name as its anchor, and the clock as a badge."""

    def run(self, root: Element) -> None:
        program = PlanClock.program
        headings = [
            Heading(_LEVELS[element.tag], "".join(element.itertext()), line)
            for line, element in enumerate(root)
            if element.tag in _LEVELS
        ]
        # A plan in another language has other names for its blocks.
        code = next((code for code in codes() if _is_plan(headings, code)), "")
        if program is None or not code:
            return
        session = read_session(Prose("", headings=headings, language=code))
        times = program.starts.different
        decks = [deck(session, each, times) for each in (CUT, program.session_minutes)]
        stops: dict[str, Stop | StepStop] = {}
        for each in decks:
            stops |= {stop.anchor: stop for stop in each.blocks}
            stops |= {stop.anchor: stop for stop in each.steps}
        elements = list(root)
        for line, anchor in anchors_of(headings).items():
            heading, stop = elements[line], stops.get(anchor)
            _take_out_time(heading)
            heading.set("data-toc-label", "".join(heading.itertext()))
            heading.set("id", anchor)
            heading.set("data-at", anchor)
            badge = render("clock", code, stop=stop, session_minutes=program.session_minutes)
            SubElement(heading, "span", {"class": "clock"}).text = self.md.htmlStash.store(badge)
            if stop is None and heading.tag == "h3":
                _fold(root, heading, code)
        _mark_slides(root)


def _mark_slides(root: Element) -> None:
    """Let what makes sheets of slides know them and their titles, whatever they look like."""
    for block in root.iter("div"):
        if "slide" in block.get("class", "").split():
            block.set("data-slide", "")
            for title in block.findall("p[@class='admonition-title']"):
                title.set("data-title", "")


def _is_plan(headings: list[Heading], code: str) -> bool:
    blocks = (read_heading(heading.text, code) for heading in headings if heading.level == 2)
    return {each.meant for each in blocks if each.minutes is not None}.issuperset(RHYTHM)


def _take_out_time(heading: Element) -> None:
    """Take the brackets with the minutes off the end of `heading`, which may hold other marks."""
    last = heading[-1] if len(heading) else None
    text = (heading.text if last is None else last.tail) or ""
    name = text.rpartition("(")[0].rstrip() + " "
    if last is None:
        heading.text = name
    else:
        last.tail = name


def _fold(root: Element, heading: Element, code: str) -> None:
    """Put what stands below `heading` into a part that opens on a tap."""
    rest = list(root)[list(root).index(heading) + 1 :]
    below = []
    for element in rest:
        if element.tag in _LEVELS:
            break
        below.append(element)
    if not below:
        return
    part = Element("details", {"data-folded": ""})
    SubElement(part, "summary").text = said("agenda", "script", "read_anyway", code=code)
    root.insert(list(root).index(heading) + 1, part)
    for element in below:
        root.remove(element)
        part.append(element)
