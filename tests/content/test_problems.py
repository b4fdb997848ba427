"""A report says every fault, and many of one kind in one file only once."""

from macros.content.problems import MANY, CurriculumError, Problem


def hard(file: str, line: int) -> Problem:
    """Return one of many faults that differ in their words and numbers alone."""
    return Problem(file, line, f"'word{line}' is of grade {line}.5", f"Did you mean 'w{line}'?")


def test_few_faults_of_a_kind_keep_their_lines() -> None:
    report = CurriculumError(hard("a.md", line) for line in range(1, MANY + 1)).report()

    assert [line.split(":")[0] for line in report.splitlines()[1:]] == [
        f"  a.md, line {line}" for line in range(1, MANY + 1)
    ]


def test_many_faults_of_a_kind_are_told_once_in_each_file_beside_all_others() -> None:
    other = Problem("a.md", MANY // 2, "a heading is missing", "Write it.")
    many = [hard(file, line) for file in ("a.md", "b.md") for line in range(1, MANY + 2)]

    report = CurriculumError([*many, other]).report()

    more = f"{MANY} more like this: lines 2, 3, 4, 5, 6, and so on to {MANY + 1}."
    assert report.splitlines() == [
        f"{len(many) + 1} things to mend before the site can be built:",
        f"  {hard('a.md', 1)} {more}",
        f"  {other}",
        f"  {hard('b.md', 1)} {more}",
    ]
