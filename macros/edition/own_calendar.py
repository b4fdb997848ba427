"""The wheel of an edition that wrote none: ours, without what it hides and with what it adds."""

from collections.abc import Mapping, Sequence

from macros.content.kinds.calendar import SOON, Calendar, newcomers_wait


def own_calendar(
    ours: Calendar, was: Mapping[str, str], now: Mapping[str, str], days: int
) -> list[list[str]]:
    """Return `ours` in weeks of as many lessons as there are `days` of group.

    `was` and `now` are the numbers of lessons by their pages, in our nav and in the edition's. The
    clinic's own lessons are spread evenly over the wheel.
    """
    page_of = {number: page for page, number in was.items()}
    pages = [page_of[number] for week in ours for number in week if number in page_of]
    wheel = [now[page] for page in pages if page in now]
    whole = _spread(wheel, [number for page, number in now.items() if page not in was])
    return [whole[start : start + days] for start in range(0, len(whole), days)]


def own_soon(weeks: Sequence[Sequence[str]]) -> int:
    """Return within how many sessions a newcomer may wait in `weeks` that hold lessons of a clinic.

    Ours leave no room: a lesson more stands between two that a newcomer needs, and takes a session.
    What takes longer has another reason, such as a hidden lesson, and is left to the check.
    """
    wheel = [number for week in weeks for number in week]
    is_longer = newcomers_wait(wheel, SOON) and not newcomers_wait(wheel, SOON + 1)
    return SOON + is_longer


def _spread(wheel: Sequence[str], own: Sequence[str]) -> list[str]:
    spread = [*wheel]
    for count, number in enumerate(own, start=1):
        spread.insert(round(len(wheel) * count / (len(own) + 1)) + count - 1, number)
    return spread
