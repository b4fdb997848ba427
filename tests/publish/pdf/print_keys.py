"""Prints the keys of a small lesson's handout and packet, as the code that lies here makes them.

Run in a copy of the code: `python print_keys.py`; the key of the sheet, then those of the packet's
cover and of the packet.
"""

import sys
from pathlib import Path

from macros.content.loading import load
from macros.publish.pdf.job import job
from macros.publish.pdf.packet_job import PacketJob, PacketSide
from macros.publish.pdf.sheet_html import cut
from macros.publish.pdf.store import Made, Store
from macros.publish.sheets.packet import groups
from macros.publish.sheets.paper import PAPERS
from macros.publish.sheets.sheet import all_sheets, chosen

CURRICULUM = Path("curriculum")
LETTER = PAPERS[0]

library = load(CURRICULUM)
sheet = chosen(all_sheets(library), ["1.2"], ["handout"])[0]
handout = job(sheet, LETTER, cut(CURRICULUM / "site", sheet, LETTER.large), library.program)
packet = next(one for group in groups(library) for one in group.packets if one.has_cover)
side = PacketSide(packet, LETTER, library.program, "en")
store = Store(Path("papers"))
store.folder.mkdir(exist_ok=True)
parts = tuple(sheet.stem for sheet in packet.sheets)
for part in parts:
    store.put(part, Made(b"a file", 1))
bound = PacketJob(side, parts, 1, store)
assert bound.cover
sys.stdout.write(f"{handout.key} {bound.cover.key} {bound.key}")
