"""Fills forms as viewers do.

PDFium is in Chrome and Edge, poppler in Evince and Okular, pdf.js in Firefox.
"""

import ctypes
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from tests.audit.node_program import node
from tests.conftest import PROJECT

Answers = Mapping[str, str | bool]
"""What goes into each field: words, one of the choices, or True for a tick."""
Fill = Callable[[Path, Answers, Path], None]

POPPLER = Path(__file__).parent / "poppler_form.py"
PDFJS = PROJECT / "tests/audit/fill_with_pdfjs.mjs"
PYTHON = "/usr/bin/python3"
"""The Python that the system's own packages belong to."""


def fill_with_pypdf(form: Path, answers: Answers, filled: Path) -> None:
    """Fill `form` as programs do that fill forms in bulk."""
    reader = pypdf.PdfReader(form)
    ticked = {
        name: str(next(state for state in field["/_States_"] if state != "/Off"))
        for name, field in (reader.get_fields() or {}).items()
        if field["/FT"] == "/Btn"
    }
    given = {name: ticked.get(name, words) for name, words in answers.items()}
    writer = pypdf.PdfWriter(clone_from=reader)
    for page in writer.pages:
        writer.update_page_form_field_values(page, given, auto_regenerate=False)
    writer.write(filled)


def fill_with_pdfium(form: Path, answers: Answers, filled: Path) -> None:
    """Fill `form` by clicking into each field and typing, as in Chrome."""
    with pypdfium2.PdfDocument(form) as document:
        document.init_forms()
        env = document.formenv
        for page in document:
            for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
                note = pdfium.FPDFPage_GetAnnot(page, place)
                if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
                    _answer(env, page, note, answers)
                pdfium.FPDFPage_CloseAnnot(note)
            pdfium.FORM_ForceToKillFocus(env)
        document.save(filled)


def _answer(
    env: pypdfium2.PdfFormEnv, page: pypdfium2.PdfPage, note: object, answers: Answers
) -> None:
    name = _said(pdfium.FPDFAnnot_GetFormFieldName, env, note)
    answer = answers.get(name)
    if not answer:
        return
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, box)
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    kind = pdfium.FPDFAnnot_GetFormFieldType(env, note)
    pdfium.FORM_OnMouseMove(env, page, 0, x, y)
    pdfium.FORM_OnLButtonDown(env, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(env, page, 0, x, y)
    if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
        words = ctypes.create_string_buffer(f"{answer}\0".encode("utf-16-le"))
        pdfium.FORM_SelectAllText(env, page)
        pdfium.FORM_ReplaceSelection(env, page, ctypes.cast(words, pdfium.FPDF_WIDESTRING))
    elif kind == pdfium.FPDF_FORMFIELD_COMBOBOX:
        labels = [
            _said(pdfium.FPDFAnnot_GetOptionLabel, env, note, number)
            for number in range(pdfium.FPDFAnnot_GetOptionCount(env, note))
        ]
        pdfium.FORM_SetIndexSelected(env, page, labels.index(str(answer)), True)
    pdfium.FORM_ForceToKillFocus(env)


def _said(ask: Callable[..., int], *of: object) -> str:
    """Return the words that a function of PDFium writes where it is told to."""
    length = ask(*of, None, 0)
    found = ctypes.create_string_buffer(length)
    ask(*of, ctypes.cast(found, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return found.raw.decode("utf-16-le").rstrip("\0")


def fill_with_poppler(form: Path, answers: Answers, filled: Path) -> None:
    """Fill `form` as Evince does; without poppler's bindings the test is skipped."""
    given = filled.with_suffix(".json")
    given.write_text(json.dumps(answers), encoding="utf-8")
    command = [PYTHON, POPPLER, form, given, filled]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ModuleNotFoundError" in done.stderr or "not available" in done.stderr:
        missing("apt-get install gir1.2-poppler-0.18 python3-gi")
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr, done.stderr


def fill_with_pdfjs(form: Path, answers: Answers, filled: Path) -> None:
    """Fill `form` as Firefox does; it needs what `make audit` installs."""
    given = filled.with_suffix(".json")
    given.write_text(json.dumps(answers), encoding="utf-8")
    node(PDFJS, form, given, filled, folder=PDFJS.parent)


def missing(remedy: str) -> None:
    """Skip a test for what this machine lacks; where everything is installed, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing: {remedy}")
    pytest.skip(remedy)


def draw_with_pdfium(path: Path) -> Image.Image:
    """Return the first page of a PDF in gray, at 72 points an inch, as Chrome prints it."""
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        return document[0].render(scale=1, grayscale=True).to_pil().copy()


def draw_with_poppler(path: Path) -> Image.Image:
    """Return the same as Evince prints it; whatever poppler complains of fails the test."""
    if not (draw := shutil.which("pdftoppm")):
        missing("apt-get install poppler-utils")
    command = [str(draw), "-r", "72", "-gray", "-f", "1", "-l", "1", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b"", done.stderr.decode()
    return Image.open(io.BytesIO(done.stdout))


FILLERS: Mapping[str, Fill] = {
    "pypdf": fill_with_pypdf,
    "pdfium": fill_with_pdfium,
    "poppler": fill_with_poppler,
}
DRAWERS = (draw_with_pdfium, draw_with_poppler)
