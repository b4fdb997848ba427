"""Files spoiled at random: each is answered or built, never with a traceback or a wait."""

import os
import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from macros import MACROS
from macros.called_from import CalledFrom
from macros.content.curriculum.lesson import LessonFacts, PageFacts
from macros.content.curriculum.library import Library
from macros.content.curriculum.page_files import FILE_KINDS
from macros.content.files.file_reader import FileReader
from macros.content.files.jinja_chunks import COMMENT
from macros.content.kinds.helpline import Helplines
from macros.content.kinds.notice import Notices
from macros.content.kinds.source import Sources
from macros.content.loading import load
from macros.content.problems import CurriculumError
from macros.content.site_files import HELPLINES, NOTICES, SOURCES
from tests.conftest import PROJECT, SMALL, small_copy
from tests.content.test_golden import MACHINE_WORDS

FILES = [
    "mkdocs.yml",
    *(
        f"docs/{path.relative_to(SMALL / 'docs').as_posix()}"
        for path in sorted((SMALL / "docs").rglob("*.*"))
    ),
]
EXAMPLES = int(os.environ.get("MUTATED_FILES", "500"))
LONGEST_WAIT = 5.0
"""Seconds for one look at the small curriculum, which takes a fiftieth of one."""

SIGNS = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ quiz('a') }}", '{{ picture("stairs", caption=1) }}'),
    *("{{ program.name }}", "{{ program }}", "{% if program.phone %}", "{% raw %}", "{{-", "|safe"),
    *(": ", " #", "- ", "[", "]", "{", "}", '"', "'", "*a", "&a ", "!x ", "? ", "---\n", "|", ">"),
    *("~", "null", "true", "yes", "1_0", "9" * 400, "-0", "12:30", "2026-13-45", "00", "1.10"),
    *("<b>", "<!--", "<?", "<![CDATA[", "</", "&lt;", "javascript:", "](x)", "![](//x)", "[x]: y"),
    *("# ", "## ", "/// ", "///", "/// say\n", "```", "~~~", "`", "\t", "    ", "\n\n", "\r", "$"),
    *("\u00a0", "\u00ad", "\u202e", "\x00", "\ue000", "•", "–", "\u2028", "é", "🙂", "\ufeff"),
    *(
        "kind: short",
        "id: step",
        "<<: x",
        "{: hidden }",
        "{#x}",
        "| a |\n|---|",
        "1) ",
        "\\",
        "///|",
    ),
)

Change = tuple[str, float, float, str]
"""What happens, where it begins and ends as shares of the file, and what comes there."""

changes = st.tuples(
    st.sampled_from(("insert", "insert", "delete", "double", "line", "cut")),
    st.floats(0, 1),
    st.floats(0, 0.1),
    st.sampled_from(SIGNS) | st.text(max_size=8),
)


ALIKE = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small curriculum; each example puts back what it spoils."""
    return small_copy(tmp_path_factory.mktemp("mutated") / "project")


def changed(text: str, change: Change) -> str:
    """Return `text` after one `change`."""
    what, begin, share, words = change
    start = int(begin * len(text))
    end = start + int(share * len(text))
    lines = text.split("\n")
    row = int(begin * (len(lines) - 1))
    match what:
        case "insert":
            return text[:start] + words + text[start:]
        case "delete":
            return text[:start] + text[end:]
        case "double":
            return text[:end] + text[start:]
        case "line":
            return "\n".join([*lines[:row], words + lines[row], *lines[row + 1 :]])
        case _:
            return text[:start]


def built(project: Path, library: Library, page: str) -> Iterator[str]:
    """Yield the text of `page`, inside docs, with its macros carried out as a generator does."""
    text = (project / "docs" / page).read_text(encoding="utf-8-sig").split("\n---", 1)[-1]
    begin, end = COMMENT
    environment = Environment(
        undefined=StrictUndefined, comment_start_string=begin, comment_end_string=end
    )
    here = CalledFrom(library, page)
    environment.globals |= {macro.__name__: partial(macro, here) for macro in MACROS}
    yield environment.from_string(text).render(program=library.program)


@ALIKE
@given(file=st.sampled_from(FILES), spoiled=st.lists(changes, min_size=1, max_size=3))
def test_a_spoiled_file_is_answered_or_built(
    project: Path, file: str, spoiled: list[Change]
) -> None:
    path = project / file
    before = path.read_bytes()
    text = before.decode()
    for change in spoiled:
        text = changed(text, change)
    begins = time.monotonic()
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        said = answered_or_built(project, file)
    finally:
        path.write_bytes(before)
    assert not MACHINE_WORDS.search(said)
    assert time.monotonic() - begins < LONGEST_WAIT


def answered_or_built(project: Path, file: str) -> str:
    """Return what is said about `project`; where nothing is, build the page that `file` is."""
    try:
        library = load(project)
    except CurriculumError as error:
        return re.sub("'.*?'", "", error.report())
    if file.endswith(".md") and "design.md" not in file:
        assert [*built(project, library, file.removeprefix("docs/"))]
    return ""


REAL = sorted(
    path.relative_to(PROJECT / "docs").as_posix()
    for path in (PROJECT / "docs").rglob("*.*")
    if path.suffix in {".md", ".yaml"} and path.name != "design.md"
)


def model_of(place: str) -> type[BaseModel]:
    """Return what the file at `place`, inside docs or a language's folder there, is read as."""
    place = re.sub("^[a-z]{2}/", "", place)
    if place.endswith(".yaml"):
        own = {NOTICES: Notices, SOURCES: Sources, HELPLINES: Helplines}
        return own.get(place) or FILE_KINDS[place.split(".")[-2]]
    return LessonFacts if place.count("/") == 3 and place.endswith("index.md") else PageFacts


@ALIKE
@given(place=st.sampled_from(REAL), spoiled=st.lists(changes, min_size=1, max_size=3))
def test_each_real_file_is_read_however_it_is_spoiled(
    project: Path, place: str, spoiled: list[Change]
) -> None:
    text = (PROJECT / "docs" / place).read_text(encoding="utf-8")
    for change in spoiled:
        text = changed(text, change)
    path = project / "docs" / f"spoiled{Path(place).suffix}"
    begins = time.monotonic()
    reader = FileReader(project)
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        (reader.page if path.suffix == ".md" else reader.data)(path.name, model_of(place))
    finally:
        path.unlink()
    assert not any(MACHINE_WORDS.search(problem.remedy) for problem in reader.problems)
    assert time.monotonic() - begins < LONGEST_WAIT
