"""The file of each language: whole, and of the same names as a plan has in English."""

import re

import pytest

from macros.content.curriculum import lesson, session, session_reader, slide_numbers
from macros.content.curriculum.step_heading import read_heading
from macros.content.files.language_file import codes, language, read_language
from macros.content.files.yaml_lines import Data, read_yaml
from macros.content.kinds.language import ENGLISH
from macros.content.problems import CurriculumError
from macros.content.rules import plan_blocks
from macros.word_catalogue import WORDS_FOLDER
from tests.conftest import PROJECT

NAMES = {
    *session.RHYTHM,
    *session.NEVER_LESS,
    session.CATCH_UP,
    *plan_blocks.SECTIONS,
    *plan_blocks.ADAPTATIONS,
    *(plan_blocks.FOOT, plan_blocks.ONLINE, session_reader.PROPS, slide_numbers.SLIDES),
    *(lesson.REMEMBER, lesson.TRY_IT),
}
"""Every name that means something in a lesson or a plan."""
OTHERS = [code for code in codes() if code != ENGLISH]


def headings(nav: Data, with_themes: bool = False) -> set[str]:
    """Return the headings of the nav; those of themes may be left to their pages."""
    found: set[str] = set()
    for item in nav if isinstance(nav, list) else ():
        for title, below in item.items() if isinstance(item, dict) else ():
            is_theme = isinstance(below, list) and re.fullmatch(
                r"lessons/[^/]+/index\.md", str(below[0])
            )
            left_out = is_theme and not with_themes
            found |= set() if left_out else {title, *headings(below, with_themes)}
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_every_name_and_no_other(code: str) -> None:
    assert language(code).names.keys() == NAMES
    assert len({*language(code).names.values()}) == len(NAMES)


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_every_heading_of_the_nav(code: str) -> None:
    nav = read_yaml(PROJECT / "mkdocs.yml", "mkdocs.yml").at(("nav",))
    assert headings(nav) <= language(code).nav.keys() <= headings(nav, with_themes=True)


def test_each_language_has_a_catalogue_and_no_catalogue_is_alone() -> None:
    assert {path.stem for path in WORDS_FOLDER.glob("*.yaml")} == {*codes()}
    assert codes()[0] == ENGLISH


def test_a_name_means_the_same_in_each_language() -> None:
    for code in OTHERS:
        for name in NAMES:
            assert language(code).meant(language(code).named(name)) == name
    assert language("es").meant("Un paso") == "Un paso"


def test_a_heading_is_read_in_its_own_language() -> None:
    said = read_heading("Momento de calma (5 min, al menos 3, quitar 2)", "es")
    assert (said.minutes, said.at_least, said.drop, said.odd) == (5, 3, 2, ())
    assert (said.name, said.meant) == ("Momento de calma", "Calm-down")
    assert read_heading("Pairs (5 min, at least 3)", "es").odd == ("at least 3",)


def test_a_fault_in_a_language_is_named_with_its_line() -> None:
    with pytest.raises(CurriculumError, match=r"macros/languages/xx\.yaml, line 1: .* missing"):
        read_language(PROJECT, "xx")
