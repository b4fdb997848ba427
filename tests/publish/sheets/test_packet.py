"""What a packet holds."""

from dataclasses import replace

from macros.content.curriculum.library import Library
from macros.publish.sheets.packet import groups
from macros.publish.sheets.selection import Selection, unknown
from macros.publish.sheets.sheet import sheets_of
from macros.publish.sheets.sheet_kinds import WORKSHEET


def test_someone_new_gets_welcome_agreement_card_and_numbers(library: Library) -> None:
    packets = [packet for group in groups(library) for packet in group.packets]
    (day_1,) = [packet for packet in packets if packet.stem == "day-1-pack"]
    assert [sheet.stem for sheet in day_1.sheets] == [
        "1.1-what-this-program-is-handout",
        "agreement",
        "safety-card",
        "first-triggers-worksheet",
        "get-help",
    ]


def test_a_lesson_without_a_worksheet_leaves_it_out_everywhere(library: Library) -> None:
    theme = library.themes[5]
    bare = replace(theme.written[0], worksheets={})
    without = replace(library, themes=(replace(theme, lessons=(bare,)),))
    assert WORKSHEET not in {sheet.kind for sheet in sheets_of(bare)}
    packets = [packet for group in groups(without) for packet in group.packets]
    assert all(packet.sheets for packet in packets)
    assert f"theme-{theme.number}-worksheets" not in [packet.stem for packet in packets]
    said = "".join(unknown(without, Selection(lessons=(bare.number,), kinds=("worksheet",))))
    assert said.startswith(f"Lesson {bare.number} has no worksheet. It has: handout, ")
