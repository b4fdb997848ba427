"""What a packet holds."""

from dataclasses import replace

from macros.content.curriculum.library import Library
from macros.publish.sheets.packet import groups
from macros.publish.sheets.selection import Selection, selected_packets, unknown
from macros.publish.sheets.sheet import sheets_of
from macros.publish.sheets.sheet_kinds import WORKSHEET


def test_someone_new_gets_welcome_agreement_cards_and_numbers(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    (day_1,) = [packet for packet in packets if packet.stem == "day-1-pack"]
    assert [sheet.stem for sheet in day_1.sheets] == [
        "1.1-what-this-program-is-handout",
        "agreement",
        "safety-card",
        "first-triggers-worksheet",
        "get-help",
        "6.5-if-a-slip-happens-handout",
    ]


def test_a_lesson_without_a_worksheet_leaves_it_out_everywhere(library: Library) -> None:
    theme = library.themes[5]
    bare = replace(theme.written[0], worksheets={})
    without = replace(library, themes=(replace(theme, lessons=(bare,)),))
    assert WORKSHEET not in {sheet.kind for sheet in sheets_of(bare)}
    packets = [packet for group in groups(without) for packet in group.packets]
    assert all(packet.sheets for packet in packets)
    said = "".join(unknown(without, Selection(lessons=(bare.number,), kinds=("worksheet",))))
    assert said.startswith(f"Lesson {bare.number} has no worksheet. It has: reading, handout, ")


def test_the_packets_of_a_week_are_those_of_its_lessons(library: Library) -> None:
    selection = Selection(weeks=(1,), kinds=("packet",))
    numbers = [packet.stem.partition("-")[0] for packet in selected_packets(library, selection)]
    assert sorted(numbers) == sorted(2 * [*library.program.calendar[0]])


def sheets_in(library: Library, stem: str) -> list[str]:
    """Return the names of the kinds of sheets in a packet, in order."""
    packets = [packet for group in groups(library) for packet in group.packets]
    (found,) = [packet for packet in packets if packet.stem == stem]
    return [sheet.kind.name for sheet in found.sheets]


def test_each_participant_of_a_session_gets_what_ten_copies_need(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    (found,) = [packet for packet in packets if packet.stem == "6.1-my-triggers-participants"]
    assert [sheet.kind.name for sheet in found.sheets] == [
        "reading",
        "handout",
        "worksheet",
        "quiz",
    ]
    assert not found.has_cover


def with_run_sheets(library: Library) -> Library:
    """Return the library as if each plan called its run sheet."""
    called = {("run_sheet", ""): "leader.md"}
    themes = (
        replace(theme, lessons=tuple(replace(one, called_in=called) for one in theme.written))
        for theme in library.themes
    )
    return replace(library, themes=tuple(themes))


def test_a_leader_finds_the_run_sheet_first_and_hard_moments_once(library: Library) -> None:
    kinds = sheets_in(with_run_sheets(library), "6.1-my-triggers-leaders")
    assert kinds[:4] == ["run-sheet", "hard-moments", "plan", "key"]
    assert kinds.count("hard-moments") == 1


def test_a_lesson_stands_before_its_sheets_wherever_people_take_them_home(
    library: Library,
) -> None:
    for stem in ("6.1-my-triggers-participants", "workbook"):
        kinds = sheets_in(library, stem)
        assert kinds.index("reading") < kinds.index("handout") < kinds.index("worksheet")
        assert kinds.count("reading") == kinds.count("handout")
