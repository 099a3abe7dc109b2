#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the styles of the word-processor form, Sources/Importing/Form/reference.docx, from pandoc's own reference document.

    reference_document.py FILE
"""

import io
import re
import subprocess
import sys
import zipfile

FONT = "Liberation Sans"
INK, GREY = "1F3A5F", "595959"
# A4, margins of 2 cm.
PAGE = (b'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        b'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')


def paragraph(identifier, name, properties, run, based="Normal", following="BodyText"):
    return (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{based}"/><w:next w:val="{following}"/><w:qFormat/>'
            f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>")


def border(sides, colour, size=4, space=0):
    return "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>' for side in sides)


def replaced(styles, identifier, properties, run):
    """The style with other properties, its name and links kept."""
    pattern = re.compile(rf'(<w:style [^>]*w:styleId="{identifier}".*?)<w:pPr>.*?</w:style>|'
                         rf'(<w:style [^>]*w:styleId="{identifier}".*?)<w:pPr ?/>.*?</w:style>', re.S)
    return pattern.sub(lambda m: f"{m[1] or m[2]}<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>", styles, 1)


def font(size, colour=None, bold=False, italic=False):
    marks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    return (f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{marks}{tint}'
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')


def heading(level, before):
    return ("<w:keepNext/><w:keepLines/>"
            f'<w:spacing w:before="{before}" w:after="60"/><w:outlineLvl w:val="{level - 1}"/>')


def restyled(styles):
    styles = re.sub(r"<w:rPrDefault>.*?</w:rPrDefault>",
                    f'<w:rPrDefault><w:rPr>{font(22)}<w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault>', styles, flags=re.S)
    styles = replaced(styles, "Title", '<w:spacing w:before="0" w:after="60"/>', font(40, INK, bold=True))
    styles = replaced(styles, "Subtitle", '<w:spacing w:before="0" w:after="240"/>', font(26, GREY))
    styles = replaced(styles, "Heading1", heading(1, 360), font(34, INK, bold=True))
    styles = replaced(styles, "Heading2", heading(2, 280), font(26, INK, bold=True))
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>'
        '<w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        + border(("top", "left", "bottom", "right", "insideH", "insideV"), "8A8A8A")
        + '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>')
    styles = re.sub(r'<w:style w:type="table" w:default="1" w:styleId="Table">.*?</w:style>', table, styles, flags=re.S)
    own = paragraph("Consigne", "Consigne", '<w:keepNext/><w:spacing w:before="40" w:after="80"/>',
                    font(19, GREY, italic=True), following="Reponse")
    own += paragraph(
        "Reponse", "Réponse",
        f'<w:pBdr>{border(("left",), INK, size=12, space=8)}</w:pBdr><w:spacing w:before="60" w:after="320"/>'
        '<w:ind w:left="200"/>', font(22), following="Reponse")
    return styles.replace("</w:styles>", own + "</w:styles>")


def main():
    original = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], check=True,
                              capture_output=True).stdout
    source = zipfile.ZipFile(io.BytesIO(original))
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/styles.xml":
                data = restyled(data.decode()).encode()
            if name == "word/document.xml":
                data = re.sub(rb"<w:sectPr ?/>|<w:sectPr>.*?</w:sectPr>", PAGE, data, flags=re.S)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)


if __name__ == "__main__":
    main()
