"""How deep a notice stands in a page, so that its heading follows the one above it."""

from macros.content.files.file_reader import FileReader


def notice_levels(reader: FileReader) -> dict[tuple[str, str], int]:
    """Return the level of each notice's heading, by page and notice: one below the heading above.

    Where a page calls a notice twice, the higher place decides, so that neither leaves a gap.
    """
    levels: dict[tuple[str, str], int] = {}
    for path, prose in reader.prose.items():
        for call in prose.called("notice"):
            above = [heading.level for heading in prose.headings if heading.line < call.line]
            if call.arguments:
                place = (path, call.arguments[0])
                levels[place] = min([1, *above][-1] + 1, levels.get(place, 6))
    return levels
