"""The kinds of sheets that can be printed: one table, a row a kind.

A new kind of paper is one row here, a template or a page that it is cut from, its name in
`overrides/words`, and a test.
"""

from macros.publish.sheets import lesson_places as places
from macros.publish.sheets.sheet_kind import SheetKind

READING = SheetKind(
    name="reading",
    in_lesson=places.reading,
    packets=("participants", "workbook"),
    sides=3,
    closes_up=True,
    is_dense=True,
    prepare=("alone", "no-sources"),
    prepare_pdf=("drawings",),
)
HANDOUT = SheetKind(
    name="handout",
    in_lesson=places.handout,
    pages=("print/agreement.md",),
    packets=("participants", "workbook"),
    sides=1,
    closes_up=True,
)
WORKSHEET = SheetKind(
    name="worksheet",
    component="worksheet",
    in_lesson=places.worksheets,
    packets=("participants", "workbook"),
    sides=1,
    closes_up=True,
    fillable=True,
    grows=True,
    prepare_pdf=("form",),
)
QUIZ = SheetKind(
    name="quiz",
    component="quiz",
    in_lesson=places.quizzes,
    packets=("participants",),
    sides=2,
    closes_up=True,
    prepare=("no-answers",),
)
CHECK = SheetKind(
    name="check",
    component="check",
    in_lesson=places.checks,
    packets=("participants", "workbook"),
    closes_up=True,
)
RUN_SHEET = SheetKind(
    name="run-sheet",
    component="run-sheet",
    in_lesson=places.run_sheet,
    packets=("leaders",),
    sides=1,
    sides_large=2,
)
HARD_MOMENTS = SheetKind(
    name="hard-moments",
    pages=("leaders/hard-moments.md",),
    packets=("leaders",),
    sides=2,
    is_dense=True,
)
PLAN = SheetKind(
    name="plan",
    in_lesson=places.plan,
    packets=("leaders",),
    is_dense=True,
    prepare=("alone",),
    prepare_pdf=("steps",),
)
KEY = SheetKind(
    name="key",
    component="quiz",
    in_lesson=places.quizzes,
    packets=("leaders",),
    closes_up=True,
    is_key=True,
    prepare=("answers",),
)
CARDS = SheetKind(
    name="cards",
    component="cards",
    in_lesson=places.cards,
    pages=("mine/say-no.md#say-no",),
    packets=("leaders",),
    is_cut=True,
    prepare_pdf=("cards",),
)
PATH = SheetKind(
    name="path",
    component="path",
    in_lesson=places.paths,
    packets=("leaders",),
    is_cut=True,
    prepare_pdf=("pages",),
)
FOLD = SheetKind(
    name="fold",
    component="fold",
    pages=("print/safety-card.md", "mine/plan.md#pocket-plan"),
    sides=1,
    sides_large=1,
    fillable=True,
    is_cut=True,
    prepare=("fold",),
    prepare_pdf=("fit-fold", "fold-form"),
)
HELP = SheetKind(
    name="help",
    pages=("get-help.md",),
    is_dense=True,
)
BOARD = SheetKind(
    name="board",
    in_lesson=places.board,
    is_large=True,
    prepare=("board",),
)
SIGN_IN = SheetKind(
    name="sign-in",
    component="sign-in",
    pages=("print/sign-in.md",),
    sides=1,
    sides_large=1,
    grows=True,
)
CERTIFICATE = SheetKind(
    name="certificate",
    component="certificate",
    pages=("print/certificate.md",),
    sides=1,
    sides_large=1,
    grows=True,
)
RULED = SheetKind(
    name="ruled",
    component="ruled",
    pages=("print/ruled.md",),
    sides=1,
    sides_large=1,
    grows=True,
)
ANY_ROOM = SheetKind(
    name="any-room",
    pages=("leaders/any-room.md",),
    is_dense=True,
)

SHEET_KINDS = (
    *(READING, HANDOUT, WORKSHEET, QUIZ, CHECK),
    *(RUN_SHEET, HARD_MOMENTS, PLAN, KEY, CARDS, PATH, BOARD),
    *(FOLD, HELP, ANY_ROOM, SIGN_IN, CERTIFICATE, RULED),
)
"""Every kind of sheet, in the order of lists and inside packets."""
