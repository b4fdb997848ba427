"""The files beside a page lie under the name that a macro is called with."""

import pytest

from macros.content.curriculum.page_files import FILE_KINDS, NAMED_MACROS, PageFiles


@pytest.mark.parametrize(
    ("folder", "macro", "place"),
    [
        ("lessons/a/b", "quiz", "lessons/a/b/x.quiz.yaml"),
        ("lessons/a/b", "picture", "lessons/a/b/x.svg"),
        (".", "worksheet", "x.worksheet.yaml"),
    ],
)
def test_a_file_lies_in_the_folder_of_its_page(folder: str, macro: str, place: str) -> None:
    assert PageFiles(folder=folder).place_of(macro, "x") == place


def test_each_kind_of_file_has_a_macro_that_shows_it() -> None:
    assert NAMED_MACROS.keys() == {*FILE_KINDS, "picture"}
    assert all(PageFiles(folder=".").shown_by(macro) == {} for macro in NAMED_MACROS)
