"""The wheel of lessons for an edition that wrote none."""

from macros.edition.own_calendar import own_calendar, own_soon

OURS = (("1.1", "6.1", "3.1"), ("2.1", "4.1", "3.2"))
WAS = {"a": "1.1", "b": "6.1", "c": "3.1", "d": "2.1", "e": "4.1", "f": "3.2"}


def test_the_weeks_are_as_long_as_the_days_of_group() -> None:
    assert own_calendar(OURS, WAS, WAS, 4) == [["1.1", "6.1", "3.1", "2.1"], ["4.1", "3.2"]]


def test_what_is_hidden_is_left_out_and_new_numbers_follow() -> None:
    now = {page: number for page, number in WAS.items() if page != "c"} | {"f": "3.1"}
    assert own_calendar(OURS, WAS, now, 3) == [["1.1", "6.1", "2.1"], ["4.1", "3.1"]]


def test_own_lessons_are_spread_over_the_wheel() -> None:
    now = {**WAS, "own": "2.2", "other": "2.3"}
    weeks = own_calendar(OURS, WAS, now, 4)
    assert weeks == [["1.1", "6.1", "2.2", "3.1"], ["2.1", "2.3", "4.1", "3.2"]]


def test_a_lesson_more_may_make_a_newcomer_wait_a_session_more_and_no_longer() -> None:
    ours = [["1.1", "6.1", "3.1"], ["2.1", "4.1", "3.2"]]
    assert own_soon(ours) == 3
    assert own_soon([["1.1", "6.1", "2.2"], ["3.1", "2.1", "4.1"]]) == 4
    assert own_soon([["1.1", "2.2", "3.1"], ["2.1", "3.2", "6.1"]]) == 3
