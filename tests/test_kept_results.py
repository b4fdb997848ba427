"""What took long to work out is kept, under all that it depends on."""

from pathlib import Path

import pytest

from macros import kept_results
from macros.kept_results import KeptResults


@pytest.mark.parametrize("result", [(), "", "words"])
def test_what_was_worked_out_once_stays_in_memory(result: object) -> None:
    asked: list[object] = []

    def work_out() -> object:
        asked.append(result)
        return result

    kept_results.forget()
    kept = KeptResults(None)
    assert [kept.of(work_out, "a page") for _ in range(2)] == [result, result]
    assert asked == [result]


def test_templates_and_words_are_followed_while_a_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "macros").mkdir()
    (tmp_path / "overrides").mkdir()
    words = tmp_path / "overrides" / "en.yaml"
    words.write_text("one", "utf-8")
    monkeypatch.setattr(kept_results, "OWN", tmp_path / "macros")
    try:
        kept_results.follow_files()
        before = kept_results.own_code(())
        words.write_text("two", "utf-8")
        assert kept_results.own_code(()) == before
        kept_results.follow_files()
        assert kept_results.own_code(()) != before
    finally:
        monkeypatch.undo()
        kept_results.follow_files()
