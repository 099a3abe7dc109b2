# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages as pictures: a template and its data printed with Typst, as `oral` does, and drawn small and grey."""

import json
import pathlib
import shutil
import tempfile

import pypdfium2
import typst
from PIL import Image, ImageChops

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "Sources/Reports/Templates"
REVIEWED = pathlib.Path(__file__).resolve().parent / "Reviewed"
OTHER_FONTS = "/usr/share/fonts/truetype/noto"
DPI = 60

PROGRAM = """#import "/socle.typ": render
#import "/%s.typ" as m0
#render(json(bytes(sys.inputs.data)), json(bytes(sys.inputs.attachments)), (m0.body, ))
"""


def pdf(template, content, issuer=("Lycée Jean-Moulin, Béziers", "12 rue des Écoles, 34500 Béziers"), charter=None,
        files=None):
    """Printed as `oral` prints it; `charter` replaces lines of charte.yaml, `files` go beside it."""
    data = {
        "title": content["title"], "author": issuer[0], "address": issuer[1],
        "date": {"year": 2026, "month": 5, "day": 12, "french": "12 mai 2026"},
        "parts": [{"template": 0, "content": content}]}
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "modeles"
        shutil.copytree(TEMPLATES, root)
        if charter:
            text = (root / "charte.yaml").read_text()
            for key, value in charter.items():
                text = "\n".join(
                    f"{key}: {json.dumps(value)}" if line.startswith(key + ":") else line for line in text.split("\n"))
            (root / "charte.yaml").write_text(text)
        for name, text in (files or {}).items():
            (root / name).write_text(text)
        inputs = {"data": json.dumps(data, ensure_ascii=False), "attachments": "[]"}
        for fonts in ([], [OTHER_FONTS]):
            compiler = typst.Compiler(root=str(root), ignore_system_fonts=True, font_paths=fonts)
            try:
                return compiler.compile(
                    input=(PROGRAM % template).encode(), sys_inputs=inputs, pdf_standards=["a-3b", "ua-1"], timestamp=0)
            except typst.TypstError as error:
                if fonts or "could not be displayed" not in error.message:
                    raise AssertionError(error.diagnostic) from error


def pictures(document):
    """Each page, grey."""
    return [page.render(scale=DPI / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(document)]


def difference(one, other):
    """The share of what the two pages do not have in common, 0…1; small shifts of a shade count for nothing."""
    if one.size != other.size:
        return 1.0
    changed = ImageChops.difference(one, other).point(lambda shade: 255 if shade > 48 else 0)
    return changed.histogram()[255] / (one.width * one.height)


def reviewed(name):
    return [Image.open(path).convert("L") for path in sorted(REVIEWED.glob(f"{name}-?.png"))]


def record(name, pages):
    REVIEWED.mkdir(exist_ok=True)
    for path in REVIEWED.glob(f"{name}-?.png"):
        path.unlink()
    for number, page in enumerate(pages, 1):
        page.save(REVIEWED / f"{name}-{number}.png", optimize=True)
