"""Each rule for a leader plan: without any of them, a plan with that fault would pass."""

from pathlib import Path

import pytest

from macros.content.files.front_matter import read_page
from macros.content.files.markdown_page import read_prose
from macros.content.rules.plan_blocks import plan_problems
from tests.conftest import SMALL

WHOLE = (SMALL / "docs/lessons/small-steps/one-step/leader.md").read_text(encoding="utf-8")

# Written out, so that an entry taken out of a rule is missed here.
BLOCKS = (
    *("Arrive", "Check-in", "Teach", "Show and try", "Worksheet"),
    *("Break", "Use it", "Self-check", "Close"),
)
ADAPTATIONS = (
    *("If the room is quiet", "If one person dominates", "If someone is upset"),
    *("A newcomer tonight", "Experienced members", "No projector"),
    *("3 to 5 people", "13 or more", "Alone"),
)


def said(tmp_path: Path, text: str) -> list[str]:
    """Return what is wrong with a plan that says `text`: the line and what, without the remedy."""
    path = tmp_path / "leader.md"
    path.write_text(text, encoding="utf-8")
    return [f"{each.line} {each.what}" for each in plan_problems(read_prose(read_page(path, "x")))]


def without(*words: str) -> str:
    """Return the plan without `words`, each of which stands in it."""
    text = WHOLE
    for each in words:
        assert each in text
        text = text.replace(each, "", 1)
    return text


def changed(*pairs: tuple[str, str]) -> str:
    """Return the plan with the first of each pair become the second."""
    text = WHOLE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def line_of(words: str, text: str = WHOLE) -> int:
    """Return the line on which `words` stand."""
    return text[: text.index(words)].count("\n") + 1


def test_a_whole_plan_has_no_fault(tmp_path: Path) -> None:
    assert said(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    "name", ["Before group", "Fifteen minutes", "How to adapt it", "Questions you may get"]
)
def test_each_part_is_required(tmp_path: Path, name: str) -> None:
    text = changed((f"## {name}\n", "## Another part\n"))
    assert said(tmp_path, text) == [f"1 the plan has no part '{name}'"]


@pytest.mark.parametrize("name", ADAPTATIONS)
def test_each_adaptation_is_required(tmp_path: Path, name: str) -> None:
    line = line_of("## How to adapt it")
    assert said(tmp_path, without(f"**{name}:**")) == [
        f"{line} 'How to adapt it' has no line for '{name}'"
    ]


def test_an_adaptation_stands_in_its_part(tmp_path: Path) -> None:
    text = without("**Alone:** Write it.\n") + "\n**Alone:** Write it.\n"
    assert [what[-7:] for what in said(tmp_path, text)] == ["'Alone'"]


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_required(tmp_path: Path, name: str) -> None:
    heading = next(line for line in WHOLE.splitlines() if line.startswith(f"## {name} ("))
    found = said(tmp_path, changed((heading, "## Another (15 min)")))
    assert any(each.endswith(f"the plan has no block '{name}'") for each in found)
    assert any("the block 'Another' is not one of the nine" in each for each in found)


def test_missing_blocks_are_told_together(tmp_path: Path) -> None:
    found = said(tmp_path, "---\ntitle: x\n---\n\n## Before group\n")
    assert found[0] == "1 the plan has no block " + ", ".join(f"'{name}'" for name in BLOCKS)
    assert not any("add up" in each or "steps" in each for each in found)


def test_the_blocks_stand_in_order(tmp_path: Path) -> None:
    start, middle, end = (WHOLE.index(f"## {name} (") for name in ("Worksheet", "Break", "Use it"))
    text = WHOLE[:start] + WHOLE[middle:end] + WHOLE[start:middle] + WHOLE[end:]
    order = ", ".join((*BLOCKS[:4], "Break", "Worksheet", *BLOCKS[6:]))
    assert said(tmp_path, text) == [f"11 the blocks stand in the order {order}"]


def test_a_block_stands_once(tmp_path: Path) -> None:
    text = changed(
        ("## Break (15 min)", "## Break (5 min)\n\n### Stretch (5 min)\n\n## Break (10 min)"),
        ("### Break (15 min, at least 5, drop 1)", "### Break (10 min, at least 5, drop 1)"),
    )
    order = ", ".join((*BLOCKS[:6], "Break", *BLOCKS[6:]))
    assert said(tmp_path, text) == [f"11 the blocks stand in the order {order}"]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("## Break (15 min, at least 3)", "at least"),
        ("## Break (15 min, drop 9)", "drop"),
        ("## Break (15 min, at least 0)", "at least"),
        ("## Break (15 min, drop 0)", "drop"),
        ("## Break (15 min, and then)", "and then"),
    ],
)
def test_a_block_says_only_its_minutes(tmp_path: Path, heading: str, words: str) -> None:
    text = changed(("## Break (15 min)", heading))
    line = line_of("## Break")
    assert said(tmp_path, text) == [f"{line} the block 'Break' says '{words}'"]


@pytest.mark.parametrize(("minutes", "total"), [(16, 181), (14, 179)])
def test_the_blocks_add_up(tmp_path: Path, minutes: int, total: int) -> None:
    text = changed(
        ("## Break (15 min)", f"## Break ({minutes} min)"),
        ("### Break (15 min", f"### Break ({minutes} min"),
    )
    assert said(tmp_path, text) == [f"11 the blocks add up to {total} minutes, not to 180"]


def test_a_block_of_no_minutes_adds_nothing(tmp_path: Path) -> None:
    text = changed(
        ("## Break (15 min)", "## Break (0 min)"),
        ("### Break (15 min, at least 5, drop 1)\n", ""),
        ("## Use it (50 min)", "## Use it (65 min)"),
        (
            "### Rehearse in threes (30 min",
            "### Stand up (1 min)\n\n### Rehearse in threes (44 min",
        ),
    )
    assert said(tmp_path, text) == []


@pytest.mark.parametrize("name", ["Show and try", "Use it"])
def test_each_exercise_says_how_it_goes_online(tmp_path: Path, name: str) -> None:
    start = WHOLE.index(f"## {name} (")
    text = WHOLE[:start] + WHOLE[start:].replace("**Online:**", "", 1)
    line = line_of(f"## {name} (")
    assert said(tmp_path, text) == [f"{line} '{name}' does not say how its exercise goes online"]


SIX = "/// slide | Six\n- A step\n///\n"


def test_a_plan_has_six_to_eight_slides(tmp_path: Path) -> None:
    seven = changed((SIX, SIX + SIX))
    assert said(tmp_path, seven) == []
    assert said(tmp_path, seven.replace(SIX, SIX + SIX, 1)) == []
    assert said(tmp_path, seven.replace(SIX, SIX + SIX + SIX, 1)) == ["29 the plan has 9 slides"]
    five = without(SIX).replace("**Slides:** 2 to 4, 6", "**Slides:** 2 to 5")
    assert said(tmp_path, five) == ["29 the plan has 5 slides"]


def test_a_plan_without_any_slide_is_answered_at_its_first_line(tmp_path: Path) -> None:
    text = WHOLE.replace("/// slide |", "/// aside |").replace("**Slides:** 2 to 4, 6", "")
    assert said(tmp_path, text) == ["1 the plan has 0 slides"]


def test_a_slide_has_a_title(tmp_path: Path) -> None:
    text = changed(("/// slide | Two", "/// slide"))
    assert said(tmp_path, text) == [f"{line_of('/// slide | Two')} a slide has no title"]


def test_a_slide_has_at_most_six_lines(tmp_path: Path) -> None:
    six, seven = ("/// slide | Two\n" + "- Line\n" * count for count in (6, 7))
    assert said(tmp_path, changed(("/// slide | Two\n- A step\n", six))) == []
    (found,) = said(tmp_path, changed(("/// slide | Two\n- A step\n", seven)))
    assert found.endswith("the slide 'Two' has 7 lines")


def test_a_slide_stands_in_a_step(tmp_path: Path) -> None:
    text = without(SIX).replace("## Teach (15 min)\n", f"## Teach (15 min)\n\n{SIX}", 1)
    (found,) = said(tmp_path, text)
    assert found.endswith("the slide 'Six' stands in no step of a block")


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("2 to 4, 6", ""),
        ("1, 6.", ""),
        ("1 to 6", ""),
        ("0 to 3", "shows a slide that the plan does not have"),
        ("2 to 7", "shows a slide that the plan does not have"),
        ("two", "are written 'two'"),
        ("2, 2", "not in the plan's order"),
        ("3, 2", "not in the plan's order"),
    ],
)
def test_the_short_session_names_slides_of_the_plan(
    tmp_path: Path, written: str, answer: str
) -> None:
    found = said(tmp_path, changed(("2 to 4, 6", written)))
    if answer:
        (only,) = found
        assert only.startswith(f"{line_of('**Slides:**')} ")
        assert answer in only
    else:
        assert found == []


def test_the_short_session_shows_its_slides_in_order_from_step_to_step(tmp_path: Path) -> None:
    again = "### With a neighbor (3 min)\n\n**Slides:** "
    heading = "### With a neighbor (3 min)\n"
    assert said(tmp_path, changed(("2 to 4, 6", "2 to 4"), (heading, again + "5\n"))) == []
    late = changed(("2 to 4, 6", "2 to 4"), (heading, again + "4\n"))
    (found,) = said(tmp_path, late)
    assert found.startswith(f"{line_of('**Slides:** 4', late)} ")


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("Begin at 0:20.", "0:20"),
        ("Begin at 3:59.", "3:59"),
        ("Begin at 2:52 pm.", ""),
        ("Begin at 2:52 a.m. or so.", ""),
        ("Begin at 4:10.", ""),
        ("It takes 1:20:00 in all.", ""),
        ("Begin at 12:30.", ""),
    ],
)
def test_a_plan_says_no_clock_time(tmp_path: Path, words: str, clock: str) -> None:
    found = said(tmp_path, changed(("### Greet (3 min)\n", f"### Greet (3 min)\n\n{words}\n")))
    assert found == ([f"15 the plan says the clock time '{clock}'"] if clock else [])


# Its steps


@pytest.mark.parametrize(
    ("block", "step"),
    [
        ("Arrive", "Privacy words (3 min)"),
        ("Use it", "Catch up (5 min)"),
        ("Close", "Calm-down (3 min)"),
        ("Close", "Last levels and the way home (3 min)"),
    ],
)
def test_each_step_for_safety_is_required(tmp_path: Path, block: str, step: str) -> None:
    name, _, minutes = step.partition(" (")
    found = said(tmp_path, changed((f"### {step}", f"### Something else ({minutes}")))
    line = line_of(f"## {block} (")
    assert found == [f"{line} '{block}' has no step '{name}'"]


@pytest.mark.parametrize(
    "step", ["Privacy words (2 min)", "Calm-down (2 min)", "Last levels and the way home (2 min)"]
)
def test_the_short_session_keeps_each_step_for_safety(tmp_path: Path, step: str) -> None:
    name, _, minutes = step.partition(" (")
    found = said(tmp_path, changed((f"### {step}", f"### Something else ({minutes}")))
    line = line_of("## Fifteen minutes")
    assert found == [f"{line} 'Fifteen minutes' has no step '{name}'"]


@pytest.mark.parametrize(
    "step", ["Privacy words", "Calm-down", "Last levels and the way home", "Catch up"]
)
@pytest.mark.parametrize("words", ["at least 1", "drop 9"])
def test_a_step_for_safety_stays_whole(tmp_path: Path, step: str, words: str) -> None:
    minutes = "5 min" if step == "Catch up" else "3 min"
    heading = f"### {step} ({minutes})"
    what = "says how it shrinks" if step == "Catch up" else "may shrink or go"
    found = said(tmp_path, changed((heading, f"### {step} ({minutes}, {words})")))
    assert found == [f"{line_of(heading)} the step '{step}' {what}"]


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("### Two levels (0 min)", ["the step 'Two levels' has 0 minutes"]),
        ("### Two levels (4 min, at least 0)", ["the step 'Two levels' may shrink to nothing"]),
        (
            "### Two levels (4 min, at least 5)",
            ["the step 'Two levels' has 4 minutes, but at least 5"],
        ),
        ("### Two levels (4 min, at least 4)", []),
        ("### Two levels (4 min, drop 0)", ["the step 'Two levels' says 'drop 0'"]),
        ("### Two levels (4 min, drop 1)", []),
        ("### Two levels", ["the step 'Two levels' has no minutes"]),
        ("### Two levels (4 min, soon)", ["says 'soon', which is not known here"]),
    ],
)
def test_the_numbers_of_a_step_make_sense(tmp_path: Path, heading: str, answers: list[str]) -> None:
    text = changed((", drop 1)", ", drop 8)"), ("### Two levels (4 min, at least 2)", heading))
    found = [each for each in said(tmp_path, text) if "add up" not in each]
    assert [each.split(" ", 1)[0] for each in found] == ["19"] * len(answers)
    assert all(each.endswith(answer) for each, answer in zip(found, answers, strict=True))


def test_two_steps_never_go_at_once(tmp_path: Path) -> None:
    text = changed((", drop 2)", ", drop 3)"))
    (found,) = said(tmp_path, text)
    assert found.endswith("'Chair round' and 'Quiz' both say 'drop 3'")


@pytest.mark.parametrize(("minutes", "total"), [(2, 9), (4, 11)])
def test_the_steps_fill_their_block(tmp_path: Path, minutes: int, total: int) -> None:
    text = changed(("### Greet (3 min)", f"### Greet ({minutes} min)"))
    assert said(tmp_path, text) == [
        f"11 the steps of 'Arrive' add up to {total} minutes, not to 10"
    ]


@pytest.mark.parametrize(("minutes", "total"), [(5, 14), (7, 16)])
def test_the_steps_fill_the_short_session(tmp_path: Path, minutes: int, total: int) -> None:
    text = changed(("### Slides (6 min)", f"### Slides ({minutes} min)"))
    line = line_of("## Fifteen minutes")
    assert said(tmp_path, text) == [
        f"{line} the steps of the 15-minute session add up to {total} minutes, not to 15"
    ]


@pytest.mark.parametrize("words", ["at least 3", "drop 1"])
def test_a_step_of_the_short_session_has_one_length(tmp_path: Path, words: str) -> None:
    (found,) = said(tmp_path, changed(("### Slides (6 min)", f"### Slides (6 min, {words})")))
    assert found.endswith("the step 'Slides' of the 15-minute session shrinks or goes")


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("### Slides (6 min, soon)", "says 'soon', which is not known here"),
        ("### Slides", "the step 'Slides' has no minutes"),
    ],
)
def test_a_step_of_the_short_session_is_written_as_any_other(
    tmp_path: Path, heading: str, answer: str
) -> None:
    (found,) = said(tmp_path, changed(("### Slides (6 min)", heading)))
    assert found.endswith(answer)


def test_the_privacy_words_show_their_notice(tmp_path: Path) -> None:
    notice = '{{ notice("N11") }}'
    answer = ["15 the step 'Privacy words' does not show notice N11"]
    assert said(tmp_path, without(notice)) == answer
    assert said(tmp_path, changed((notice, '{{ notice("N2") }}'))) == answer
    early = without(notice).replace("## Arrive", f"{notice}\n\n## Arrive", 1)
    assert said(tmp_path, early) == ["17 the step 'Privacy words' does not show notice N11"]
    late = without(notice).replace("### Two levels", f"### Two levels\n\n{notice}\n\n### X", 1)
    assert answer[0] in said(tmp_path, late)


def test_a_plan_has_eighteen_to_thirty_steps(tmp_path: Path) -> None:
    rounds = "### Round (20 min, at least 4)\n"

    def many(count: int) -> str:
        single = "".join(f"### Round (1 min, drop {at})\n\n" for at in range(10, 9 + count))
        return changed((rounds, f"{single}### Round ({21 - count} min, drop 9)\n"))

    assert said(tmp_path, many(13)) == []
    assert said(tmp_path, many(14)) == ["11 the plan has 31 steps"]


def test_a_plan_comes_down_to_an_hour(tmp_path: Path) -> None:
    # With 6 for the rehearsal, what never goes comes down to 53 minutes.
    for least, answers in ((13, []), (14, ["11 the plan comes down to 61 minutes, not to 60"])):
        text = changed(("(30 min, at least 6)", f"(30 min, at least {least})"))
        assert said(tmp_path, text) == answers
