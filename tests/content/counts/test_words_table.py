"""What is counted in the words of the curriculum, to help a writer."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.content.counts.lesson_counts import bound_problems, counts_of
from macros.content.counts.outer_bounds import outer_problems
from macros.content.counts.quiz_habits import quiz_habits
from macros.content.counts.running_prose import prose_sentences, turns
from macros.content.counts.shared_runs import FEWEST, shared_runs
from macros.content.counts.variety import KEYS, variety_of, variety_problems
from macros.content.curriculum.library import Library
from macros.content.files.prose import Prose
from macros.content.loading import load_with_lookup
from macros.content.rules.lookup import Lookup
from tests.conftest import PROJECT, SMALL


def sentences(text: str) -> list[str]:
    """Return the sentences of the running prose of `text`, in lower case."""
    return [" ".join(words).lower() for words in prose_sentences(text.split("\n"))]


def test_a_colon_does_not_end_a_sentence_and_a_full_stop_does() -> None:
    assert sentences("She wrote one word: bus. Then she slept.") == [
        "she wrote one word bus",
        "then she slept",
    ]


def test_three_dots_end_a_sentence_only_before_a_capital() -> None:
    assert sentences("When it comes ... and a bit ... Then I go.") == [
        "when it comes and a bit",
        "then i go",
    ]


def test_speech_labels_lists_and_tables_are_no_running_prose() -> None:
    text = (
        '**Your turn.** Look up. "No. Not me." She said “Go. Now.” to him.\n\n'
        "- A point. Another.\n  Still the point.\n\n1. One.\n\n| A | B |\n\n> Quoted.\n\n"
        '{{ cite("R1") }}\n\nThe end.'
    )
    assert sentences(text) == ["look up", "she said to him", "the end"]


def test_a_line_that_goes_on_is_one_sentence() -> None:
    assert sentences("She walks\nto the bus.") == ["she walks to the bus"]


def test_each_your_turn_is_counted_once() -> None:
    lines = ["**Your turn.** Look.", "", "It is your turn. **Your turn** is bold.", ""]
    assert turns([*lines, "**Your turn.** Again."]) == 2


def prose_of(*lines: str) -> Prose:
    """Return a page that holds these `lines`."""
    return Prose("x", lines=[*enumerate(lines, start=1)])


def test_the_counts_of_a_page() -> None:
    prose = prose_of("You look up at the ten steps. So do I.", "", "- One more.")
    found = counts_of(prose)
    assert (found.words, found.mean, found.tiny) == (12, 5.0, 0.5)


def faults(lesson_text: str) -> list[str]:
    """Return what the bounds say of the small lesson with these words instead of its own."""
    library, lookup = load_with_lookup(SMALL)
    (lesson,) = library.lessons.values()
    page = f"{lesson.folder}/index.md"
    prose = replace(lookup.prose[page], lines=[*enumerate(lesson_text.split("\n"))])
    other = replace(lookup, prose={**lookup.prose, page: prose})
    return [f"{problem.what}. {problem.remedy}" for problem in bound_problems(lesson, other)]


def test_a_reading_inside_every_bound_is_told_nothing() -> None:
    assert faults("She walks to the bus and waits for the old man. " * 90) == []


def test_a_reading_outside_its_bounds_is_told_how_to_mend_it() -> None:
    assert faults("She walks. " * 50) == [
        "the reading has 100 words; 900 is the least. Say it in full.",
        "a sentence has 2.0 words on the mean; 7.0 is the least. "
        "Join what belongs together with 'and', 'but' or 'because'.",
        "100% of the sentences have 3 words or fewer; 12% is the most. "
        "Join some of them to their neighbors.",
    ]
    long = faults("She walks to the bus and then to the shop and then to the store again. " * 100)
    assert long == [
        "the reading has 1,600 words; 1,250 is the most. Take an idea out.",
        "a sentence has 16.0 words on the mean; 14.0 is the most. Cut the longest in two.",
    ]
    assert faults("Individuals experience considerable environmental difficulty there. " * 130)[
        -1
    ].startswith("the running prose reads at grade ")


def test_words_in_two_plans_are_found_whole_and_once() -> None:
    shared = "one two three four five six seven eight nine ten"
    plans = {
        "1.1": prose_of(f"Alpha {shared} beta"),
        "1.2": prose_of("Gamma", "", f"{shared} delta"),
        "1.3": prose_of("Nothing of that at all is said in this plan"),
    }
    (run,) = shared_runs(plans, 5)
    assert " ".join(run.words) == shared
    assert run.plans == ("1.1", "1.2")
    assert len(shared.split()) > FEWEST - 1


def test_the_habits_of_a_quiz_are_counted() -> None:
    library, _ = load_with_lookup(SMALL)
    found = quiz_habits(library.lessons.values())
    assert found.questions + sum(found.patterns.values()) > 0
    assert found.questions >= found.first


VARIETY = "\n## Variety\n\n" + "".join(f"- {key}: a {key.lower()}\n" for key in KEYS)


def varied(project: Path, text: str) -> tuple[Library, Lookup]:
    """Read `project` with `text` added to the design note of its lesson."""
    note = project / "docs/lessons/small-steps/one-step/design.md"
    note.write_text(note.read_text(encoding="utf-8") + text, encoding="utf-8")
    return load_with_lookup(project)


def test_a_design_note_says_how_its_lesson_varies(project: Path) -> None:
    library, lookup = varied(project, VARIETY + "\n## Reviewed by\n\n- Nobody: yet\n")
    (lesson,) = library.lessons.values()
    assert list(variety_problems(lesson, lookup)) == []
    assert variety_of(lesson, lookup)["Story form"] == "a story form"
    assert list(variety_of(lesson, lookup)) == list(KEYS)


def test_what_a_design_note_leaves_out_is_told(project: Path) -> None:
    text = VARIETY.replace("- Image: a image\n", "").replace("Ending: a ending", "Endin: a call")
    library, lookup = varied(project, text.replace("Person: a person", "Person:"))
    (lesson,) = library.lessons.values()
    assert [str(problem).partition(", ")[2] for problem in variety_problems(lesson, lookup)] == [
        "line 8: 'Person' is empty. Write it: '- Person: …'.",
        "line 9: Variety has 'Endin', which is not known here. Did you mean 'Ending'?",
        "line 3: Variety has no 'Image'. Add a line '- Image: …'.",
        "line 3: Variety has no 'Ending'. Add a line '- Ending: …'.",
    ]


def test_a_design_note_without_the_part_is_told_which_lines_to_write(project: Path) -> None:
    library, lookup = load_with_lookup(project)
    (lesson,) = library.lessons.values()
    (problem,) = variety_problems(lesson, lookup)
    assert problem.remedy.startswith("Add '## Variety' with a line for each of: Opening, Story")


def test_the_table_is_printed_on_request_and_fails_at_a_bound(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--project", str(project), "check"]) == 0
    assert "Each lesson" not in capsys.readouterr().out
    assert main(["--project", str(project), "check", "--words"]) == 1
    said = capsys.readouterr().out
    for title in ("Each lesson", "The same words in several plans", "How the lessons tell"):
        assert f"{title}\n{'-' * len(title)}\n" in said
    assert "is the least. Say it in full." in said.partition("Outside the bounds")[2]


def test_every_lesson_stays_inside_the_bounds() -> None:
    assert [str(problem) for problem in outer_problems(*load_with_lookup(PROJECT))] == []
