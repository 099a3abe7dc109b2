# SPDX-License-Identifier: GPL-3.0-or-later
"""The grids that `print` kept for Typst, made by WeasyPrint from plain HTML, in one process: for the record.

    print_rival.py REQUESTS FOLDER [COUNT]
"""

import html
import json
import pathlib
import sys
import time

import weasyprint

STYLE = "body { font: 10pt serif } table { border-collapse: collapse; width: 100% } td { border-bottom: .5pt solid #888; padding: 3pt }"


def rows(value):
    """Whatever the document says, in its order, a line of a table each."""
    if isinstance(value, dict):
        texts = [str(item) for item in value.values() if isinstance(item, (str, int)) and item not in ("", True, False)]
        yield texts
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from rows(item)
    elif isinstance(value, list):
        for item in value:
            yield from rows(item) if isinstance(item, (dict, list)) else [[str(item)]]


def page(content):
    lines = ("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in texts) + "</tr>" for texts in rows(content) if texts)
    return f"<html lang=fr><title>Grille</title><style>{STYLE}</style><body><h1>Grille</h1><table>{''.join(lines)}</table>"


def main():
    out = pathlib.Path(sys.argv[2])
    out.mkdir(exist_ok=True)
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 1 << 30
    start, count, pages = time.perf_counter(), 0, 0
    with open(sys.argv[1], "rb") as requests:
        while (line := requests.readline()) and count < most:
            _, data, _ = (requests.read(int(length)) for length in line.split())
            document = weasyprint.HTML(string=page(json.loads(data))).render()
            pages += len(document.pages)
            document.write_pdf(out / f"{count}.pdf", pdf_variant="pdf/a-3b")
            count += 1
    print(f"{count} documents, {pages} pages, {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
