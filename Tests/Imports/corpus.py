# SPDX-License-Identifier: GPL-3.0-or-later
"""The candidates' files that `oral importer` is held to: made here, by different means, none of them stored."""

import io
import os
import pathlib
import random
import subprocess
import unicodedata
import zipfile
import zlib

import docx
import msoffcrypto.format.ooxml
import odf.opendocument
import odf.style
import odf.table
import odf.text
import PIL.Image
from docx.oxml import parse_xml
from docx.shared import Inches

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f'xmlns:w="{W}"'

FICHE = {
    "entreprise": ("Entreprise", "Cluse Eau Process, SAS, 14 salariés, traitement de l’eau à Frasne."),
    "acteurs": ("Acteurs", "Nathan Jeannerod, stagiaire ; Sylviane Courvoirey, gérante."),
    "objet": ("Objet de la négociation, technique et commercial", "Un adoucisseur duplex à 21 600 € HT."),
    "contexte": ("Contexte", "Des draps grisés ont été refusés par la clinique en octobre."),
    "justification": ("Justification du choix", "Une affaire suivie du premier appel à la mise en service."),
    "objectifs": ("Objectifs des acteurs", "Vendre à 21 600 € ; rester sous 21 000 €."),
    "conditions": ("Conditions de déroulement", "Mardi 2 décembre 2025, de 14 h à 15 h 20, au bureau."),
    "strategies": ("Stratégie(s) de négociation", "Ouvrir par le relevé plutôt que par le prix."),
    "difficultes": ("Difficultés", "Le coût du contrat de maintenance avait été oublié."),
    "resultats": ("Résultats", "Commande signée le jour même à 20 900 € HT."),
    "analyse-communication": ("Analyse critique de la communication", "La visite en chaufferie a déplacé la discussion."),
}
PROPOSAL = {
    "contexte-client": ("Contexte de l’entreprise du client", "Le client A fabrique des escaliers et des fenêtres."),
    "rappel-demande": ("Rappel de la demande", "Reprendre en interne les cintres et les limons."),
    "solution": ("Solution proposée", "Un centre d’usinage à cinq axes, livré prêt à produire."),
    "avantages": ("Avantages pour le client", "Dix-huit minutes par fenêtre au lieu de trente-six."),
    "conditions-vente": ("Conditions générales et particulières de vente", "175 000 € HT, 30 % à la commande."),
}
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]

cases = []


def case(about, made_by, exam="tc-e4", papers=None, refused=None, notes=(), files=None, holds=(), leftover=()):
    """Registers one case.

    papers: for each paper expected, its kind and the ids of its rubrics with some text; refused: the code of the refusal;
    notes: codes that must be told; holds: words that must stand in the dossier; leftover: words in hors-rubriques.md.
    """
    def register(make):
        cases.append(dict(
            name=make.__name__.replace("_", "-"), about=about, made_by=made_by, exam=exam, papers=papers, refused=refused,
            notes=notes, make=make, files=files, holds=holds, leftover=leftover))
        return make
    return register


ALL = [("fiche", set(FICHE))]
OFFER = [("proposition", set(PROPOSAL))]


# python-docx

def document():
    made = docx.Document()
    made.core_properties.author = "Candidat"
    return made


def save(made, folder, name):
    path = folder / name
    made.save(path)
    return [path]


@case("titres par styles", "python-docx", papers=ALL)
def styles(folder):
    made = document()
    made.add_heading("Fiche descriptive : vendre un adoucisseur", 1)
    for title, text in FICHE.values():
        made.add_heading(title, 2)
        made.add_paragraph(text)
    return save(made, folder, "styles.docx")


@case("titres en gras, sans style", "python-docx", papers=ALL)
def bold(folder):
    made = document()
    for title, text in FICHE.values():
        made.add_paragraph().add_run(title).bold = True
        made.add_paragraph(text)
    return save(made, folder, "fiche-gras.docx")


@case("titres numérotés à la main : « III – Contexte : »", "python-docx", papers=ALL)
def numbered(folder):
    made = document()
    for number, (title, text) in zip(ROMAN, FICHE.values()):
        made.add_paragraph(f"{number} – {title} :")
        made.add_paragraph(text)
    return save(made, folder, "numerote.docx")


@case("titres numérotés par le traitement de texte", "python-docx", papers=ALL)
def listed(folder):
    made = document()
    for title, text in FICHE.values():
        made.add_paragraph(title, style="List Number")
        made.add_paragraph(text)
    return save(made, folder, "liste.docx")


@case("tableau à deux colonnes « rubrique | contenu »", "python-docx", papers=ALL)
def two_columns(folder):
    made = document()
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Rubrique", "Contenu"
    for title, text in FICHE.values():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = title, text
    return save(made, folder, "tableau.docx")


@case("tableau : la rubrique sur deux cellules fusionnées, son contenu en dessous", "python-docx", papers=ALL)
def merged(folder):
    made = document()
    table = made.add_table(0, 2)
    for title, text in FICHE.values():
        cells = table.add_row().cells
        cells[0].merge(cells[1]).text = title
        cells = table.add_row().cells
        cells[0].merge(cells[1]).text = text
    return save(made, folder, "fusion.docx")


@case("« Contexte : … » sur une ligne", "python-docx", papers=ALL)
def run_in(folder):
    made = document()
    for title, text in FICHE.values():
        made.add_paragraph(f"{title} : {text}")
    return save(made, folder, "definitions.docx")


@case("titre en gras et texte dans le même paragraphe", "python-docx", papers=ALL)
def line_breaks(folder):
    made = document()
    for title, text in FICHE.values():
        paragraph = made.add_paragraph()
        paragraph.add_run(title).bold = True
        paragraph.add_run().add_break()
        paragraph.add_run(text)
    return save(made, folder, "sauts.docx")


@case("titres en capitales", "python-docx", papers=ALL)
def capitals(folder):
    made = document()
    for title, text in FICHE.values():
        made.add_paragraph(title.upper())
        made.add_paragraph(text)
    return save(made, folder, "CAPITALES.DOCX")


@case("rubriques dans un autre ordre", "python-docx", papers=ALL)
def other_order(folder):
    made = document()
    for title, text in reversed(FICHE.values()):
        made.add_heading(title, 1)
        made.add_paragraph(text)
    return save(made, folder, "ordre.docx")


@case("deux fiches dans un fichier, avec leurs titres", "python-docx", papers=ALL * 2, holds=["Acheter du sel"])
def two_titled(folder):
    made = document()
    made.add_paragraph("Dossier de négociation")
    made.add_paragraph("Nom : Jeannerod")
    made.add_paragraph("Prénom : Nathan")
    for title in ("Fiche n° 1 : Vendre un adoucisseur", "Fiche n° 2 – Acheter du sel"):
        made.add_heading(title, 1)
        for heading, text in FICHE.values():
            made.add_heading(heading, 2)
            made.add_paragraph(text)
    return save(made, folder, "dossier.docx")


@case("deux fiches à la suite, sans titre", "python-docx", papers=ALL * 2)
def two_untitled(folder):
    made = document()
    for _ in range(2):
        for heading, text in FICHE.values():
            made.add_paragraph().add_run(heading).bold = True
            made.add_paragraph(text)
    return save(made, folder, "deux.docx")


@case("une proposition et un DSPP dans un fichier", "python-docx", "ntc-titre",
      papers=OFFER + [("dspp", set())], holds=["mon parcours de technicienne"])
def proposal_and_dspp(folder):
    made = document()
    made.add_heading("Proposition commerciale", 1)
    for heading, text in PROPOSAL.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
    made.add_heading("Dossier de synthèse de pratique professionnelle", 1)
    made.add_heading("Présentation", 2)
    made.add_paragraph("Voici mon parcours de technicienne.")
    return save(made, folder, "ntc.docx")


@case("suivi des modifications et commentaires", "python-docx", papers=ALL,
      notes=["import.modifications-suivies"], holds=["mot ajouté"])
def tracked(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        paragraph = made.add_paragraph(text)
        for tag, inner in (("ins", "<w:t xml:space=\"preserve\"> mot ajouté</w:t>"), ("del", "<w:delText> mot ôté</w:delText>")):
            paragraph._p.append(parse_xml(
                f'<w:{tag} {NS} w:id="1" w:author="Tutrice" w:date="2026-01-01T00:00:00Z"><w:r>{inner}</w:r></w:{tag}>'))
    return save(made, folder, "suivi.docx")


def lists_and_tables(made):
    for index, (heading, text) in enumerate(FICHE.values()):
        made.add_heading(heading, 2)
        made.add_paragraph(text)
        if index == 1:
            made.add_paragraph("première puce", style="List Bullet")
            made.add_paragraph("seconde puce", style="List Bullet")
        if index == 2:
            table = made.add_table(2, 3)
            for row, cells in enumerate((("Poste", "Prix", "Note"), ("Pose", "3 640 €", "a | b"))):
                for column, cell in enumerate(cells):
                    table.rows[row].cells[column].text = cell


@case("listes et tableaux dans le texte", "python-docx", papers=ALL,
      holds=["- première puce\n- seconde puce", "| Pose | 3 640 € | a \\| b |"])
def contents(folder):
    made = document()
    lists_and_tables(made)
    return save(made, folder, "contenus.docx")


@case("cellules fusionnées dans un tableau du texte", "python-docx", papers=ALL, holds=["| Total |", "22 500 €"])
def merged_content(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
        if heading == "Résultats":
            table = made.add_table(3, 3)
            table.cell(0, 0).merge(table.cell(1, 0)).text = "Poste"
            table.cell(0, 1).merge(table.cell(0, 2)).text = "Prix"
            table.cell(2, 0).merge(table.cell(2, 1)).text = "Total"
            table.cell(2, 2).text = "22 500 €"
    return save(made, folder, "cellules.docx")


@case("en-têtes, pieds de page et notes de bas de page", "python-docx et pandoc", papers=ALL,
      notes=["import.entetes"], leftover=["Lycée des Ormes"])
def margins(folder):
    made = document()
    made.sections[0].header.paragraphs[0].text = "Lycée des Ormes, session 2026"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
    return save(made, folder, "entetes.docx")


@case("texte dans des zones de texte", "python-docx, XML à la main", papers=ALL, notes=["import.zones-de-texte"],
      leftover=["Encadré perdu"])
def text_boxes(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
    box = ('<w:r xmlns:v="urn:schemas-microsoft-com:vml" {}><w:pict><v:shape><v:textbox><w:txbxContent>'
           "<w:p><w:r><w:t>Encadré perdu</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
    made.add_paragraph()._p.append(parse_xml(box.format(NS)))
    return save(made, folder, "zones.docx")


@case("une fiche écrite toute dans des zones de texte", "python-docx, XML à la main", papers=ALL,
      notes=["import.zones-de-texte"])
def all_in_boxes(folder):
    made = document()
    for heading, text in FICHE.values():
        box = ('<w:r xmlns:v="urn:schemas-microsoft-com:vml" {}><w:pict><v:shape><v:textbox><w:txbxContent>'
               "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
               "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
        made.add_paragraph()._p.append(parse_xml(box.format(NS, heading, text)))
    return save(made, folder, "cadres.docx")


@case("accents décomposés (Mac), espaces insécables, traits d’union conditionnels", "python-docx", papers=ALL)
def decomposed(folder):
    made = document()
    for heading, text in FICHE.values():
        heading = unicodedata.normalize("NFD", heading).replace(" ", "\u00a0").replace("tr", "t\u00adr")
        made.add_heading(heading, 2)
        made.add_paragraph(unicodedata.normalize("NFD", text))
    return save(made, folder, unicodedata.normalize("NFD", "Fiche négociée (été).docx"))


@case("fautes de frappe et titres inconnus", "python-docx", papers=ALL,
      notes=["import.rubrique-devinee", "import.hors-rubriques"], holds=["## Bilan personnel"])
def mistyped(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading.replace("Difficultés", "Dificultés").replace("Résultats", "Résutats"), 1)
        made.add_paragraph(text)
    made.add_heading("Bilan personnel", 1)
    made.add_paragraph("J’ai beaucoup appris.")
    return save(made, folder, "fautes.docx")


@case("deux rubriques manquent, une est vide", "python-docx",
      papers=[("fiche", set(FICHE) - {"contexte", "resultats", "difficultes"})])
def incomplete(folder):
    made = document()
    for key, (heading, text) in FICHE.items():
        if key in ("contexte", "resultats"):
            continue
        made.add_heading(heading, 2)
        made.add_paragraph("" if key == "difficultes" else text)
    return save(made, folder, "incomplet.docx")


@case("aucun titre", "python-docx", papers=[("fiche", set())], notes=["import.avant-rubriques"],
      holds=["une négociation que j’ai menée"])
def no_title(folder):
    made = document()
    made.add_paragraph("Voici une négociation que j’ai menée, racontée d’une traite.")
    return save(made, folder, "sans-titre.docx")


# Pictures and annexes

def picture(colour=(30, 60, 90), size=(40, 30)):
    out = io.BytesIO()
    PIL.Image.new("RGB", size, colour).save(out, "PNG")
    out.seek(0)
    return out


@case("images dans le texte", "python-docx", papers=ALL, holds=["](annexes/"])
def pictures(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
    made.add_picture(picture(), Inches(1))
    return save(made, folder, "images.docx")


@case("pages numérisées : une image, aucun texte", "python-docx", refused="import.images")
def scanned(folder):
    made = document()
    made.add_picture(picture(size=(800, 1100)), Inches(6))
    return save(made, folder, "scan.docx")


def pdf(pages):
    """A PDF of empty pages, by hand."""
    kids = " ".join(f"{3 + index} 0 R" for index in range(pages))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


@case("une fiche et onze pages d’annexes en deux PDF", "python-docx ; PDF à la main", papers=ALL,
      notes=["annexe.pages"])
def annexes(folder):
    paths = styles(folder)
    for name, pages in (("Devis signé.pdf", 8), ("../tarif.pdf".replace("../", ""), 3)):
        (folder / name).write_bytes(pdf(pages))
        paths.append(folder / name)
    return paths


@case("une attestation numérisée, en PDF", "python-docx ; PDF à la main", "tc-e6",
      papers=[("projet", {"dates", "resultats"}), ("attestation", set())])
def certificate(folder):
    made = document()
    made.add_heading("Fiche de synthèse de projet", 1)
    for title, text in (("Date et durée", "De septembre à mars."), ("Résultats", "Douze contrats.")):
        made.add_heading(title, 2)
        made.add_paragraph(text)
    paths = save(made, folder, "projet.docx")
    (folder / "attestation de stage.pdf").write_bytes(pdf(1))
    return paths + [folder / "attestation de stage.pdf"]


@case("une fiche en PDF seulement", "PDF à la main", refused="import.format")
def only_pdf(folder):
    (folder / "fiche1.pdf").write_bytes(pdf(2))
    return [folder / "fiche1.pdf"]


@case("un document de 50 Mo", "python-docx, Pillow", papers=ALL)
def fifty_megabytes(folder):
    made = document()
    for heading, text in FICHE.values():
        made.add_heading(heading, 2)
        made.add_paragraph(text)
    noise = PIL.Image.frombytes("RGB", (4200, 4200), random.Random(5).randbytes(4200 * 4200 * 3))
    out = io.BytesIO()
    noise.save(out, "PNG", compress_level=0)
    out.seek(0)
    made.add_picture(out, Inches(5))
    return save(made, folder, "gros.docx")


# Pandoc

def markdown(values, level="##"):
    return "\n\n".join(f"{level} {title}\n\n{text}" for title, text in values)


def pandoc(text, path, source="markdown"):
    subprocess.run(["pandoc", "-f", source, "-o", path], input=text.encode(), check=True)
    return [path]


@case("docx de pandoc, avec notes et listes", "pandoc", papers=ALL, holds=["une note en bas"])
def from_pandoc(folder):
    return pandoc(markdown(FICHE.values()) + "[^1]\n\n[^1]: une note en bas\n", folder / "pandoc.docx")


@case("odt de pandoc", "pandoc", papers=ALL)
def odt_of_pandoc(folder):
    return pandoc(markdown(FICHE.values()), folder / "pandoc.odt")


@case("Markdown avec son en-tête", "à la main", "ntc-titre", papers=OFFER, holds=["client_masque: Client A", "plage: [41 000, 52 000]"])
def front_matter(folder):
    front = ("---\ntitre: Un centre d’usinage\nclient_masque: Client A\nconditions:\n"
             "  - { id: prix, intitule: Prix, unite: EUR, valeur: 48 500, plage: [41 000, 52 000], pas: 500 }\n---\n\n")
    (folder / "proposition.md").write_text(front + markdown(PROPOSAL.values()))
    return [folder / "proposition.md"]


@case("HTML de traitement de texte nommé .doc", "à la main", refused="import.format")
def html_doc(folder):
    (folder / "fiche.doc").write_text("<html><body><h1>Contexte</h1></body></html>")
    return [folder / "fiche.doc"]


# LibreOffice

def office(source, ending, folder):
    profile = folder.parent / "libreoffice"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending, "--outdir",
                    folder, source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.remove(source)
    return [source.with_suffix("." + ending)]


@case("odt de LibreOffice, titres par styles", "LibreOffice", papers=ALL)
def odt_styles(folder):
    return office(styles(folder)[0], "odt", folder)


@case("odt de LibreOffice, tableau à deux colonnes", "LibreOffice", papers=ALL)
def odt_table(folder):
    return office(two_columns(folder)[0], "odt", folder)


@case("doc (Word 97), titres en gras", "LibreOffice", papers=ALL)
def doc_bold(folder):
    return office(bold(folder)[0], "doc", folder)


@case("rtf, titres numérotés", "LibreOffice", papers=ALL)
def rtf_numbered(folder):
    return office(numbered(folder)[0], "rtf", folder)


@case("docx de LibreOffice, listes et tableaux", "LibreOffice", papers=ALL, holds=["| Pose | 3 640 € |", "- première puce"])
def docx_of_office(folder):
    path = office(contents(folder)[0], "odt", folder)[0]
    return office(path, "docx", folder)


# odfpy

@case("odt sans styles, titres en gras", "odfpy", papers=ALL)
def odfpy_bold(folder):
    made = odf.opendocument.OpenDocumentText()
    strong = odf.style.Style(name="Gras", family="text")
    strong.addElement(odf.style.TextProperties(fontweight="bold"))
    made.automaticstyles.addElement(strong)
    for heading, text in FICHE.values():
        paragraph = odf.text.P()
        paragraph.addElement(odf.text.Span(stylename=strong, text=heading))
        made.text.addElement(paragraph)
        made.text.addElement(odf.text.P(text=text))
    made.save(folder / "odfpy.odt")
    return [folder / "odfpy.odt"]


@case("odt, tableau à trois colonnes « n° | rubrique | contenu »", "odfpy", papers=ALL)
def odfpy_table(folder):
    made = odf.opendocument.OpenDocumentText()
    table = odf.table.Table(name="Fiche")
    table.addElement(odf.table.TableColumn(numbercolumnsrepeated=3))
    for number, (heading, text) in enumerate(FICHE.values(), 1):
        row = odf.table.TableRow()
        for content in (str(number), heading, text):
            cell = odf.table.TableCell()
            cell.addElement(odf.text.P(text=content))
            row.addElement(cell)
        table.addElement(row)
    made.text.addElement(table)
    made.save(folder / "tableau.odt")
    return [folder / "tableau.odt"]


# Damaged, hostile, or not what they say

@case("coupé au milieu", "tronqué", refused="import.tronque")
def truncated(folder):
    path = styles(folder)[0]
    path.write_bytes(path.read_bytes()[:8000])
    return [path]


@case("un octet sur mille changé", "abîmé", refused="import.tronque")
def damaged(folder):
    path = styles(folder)[0]
    data = bytearray(path.read_bytes())
    for place in range(3000, len(data) - 2000, 1000):
        data[place] ^= 0xFF
    path.write_bytes(data)
    return [path]


@case("protégé par un mot de passe", "msoffcrypto", refused="import.protege")
def encrypted(folder):
    plain = styles(folder)[0].read_bytes()
    with open(folder / "protege.docx", "wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain)).encrypt("secret", out)
    return [folder / "protege.docx"]


@case("odt protégé par un mot de passe", "zip à la main", refused="import.protege")
def encrypted_odt(folder):
    def change(parts):
        parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(
            b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")
    return rewritten(pandoc(markdown(FICHE.values()), folder / "protege.odt")[0], change)


@case("odt lié à un fichier de la machine", "odfpy, XML à la main", papers=ALL)
def linked_section(folder):
    def change(parts):
        parts["content.xml"] = parts["content.xml"].replace(
            b"</office:text>", b'<text:section text:name="S"><text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" '
            b'xlink:href="file:///etc/passwd"/><text:p>en cache</text:p></text:section></office:text>')
    return rewritten(odfpy_bold(folder)[0], change)


@case("une annexe dont les propriétés nomment quelqu’un, quand le client est caché", "python-docx", "ntc-titre",
      papers=OFFER, notes=["import.metadonnees"])
def telling_annex(folder):
    (folder / "proposition.md").write_text(markdown(PROPOSAL.values()))
    (folder / "annexe.pdf").write_bytes(pdf(1) + b"<< /Author (Menuiserie X) >>")
    return [folder / "proposition.md", folder / "annexe.pdf"]


@case("odt nommé .docx", "pandoc", papers=ALL, notes=["import.extension"])
def wrong_ending(folder):
    path = pandoc(markdown(FICHE.values()), folder / "fiche.odt")[0]
    return [path.rename(folder / "fiche.docx")]


@case("tableur nommé .docx", "zip à la main", refused="import.format")
def spreadsheet(folder):
    with zipfile.ZipFile(folder / "fiche.docx", "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("ppt/presentation.xml", "<p/>")
    return [folder / "fiche.docx"]


@case("fichier vide", "à la main", refused="import.vide")
def empty(folder):
    (folder / "fiche.docx").write_bytes(b"")
    return [folder / "fiche.docx"]


@case("document sans un mot", "python-docx", refused="import.vide")
def wordless(folder):
    made = document()
    made.add_paragraph("\u00a0")
    return save(made, folder, "blanc.docx")


def rewritten(path, change):
    """The archive with some of its parts changed."""
    parts = {}
    with zipfile.ZipFile(path) as source:
        for name in source.namelist():
            parts[name] = source.read(name)
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return [path]


@case("entité externe (XXE)", "zip à la main", refused="import.entites")
def external_entity(folder):
    def change(parts):
        text = parts["word/document.xml"].decode()
        head, _, body = text.partition("?>")
        parts["word/document.xml"] = (
            head + '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body.replace("Frasne", "&x;")).encode()
    return rewritten(styles(folder)[0], change)


@case("entités qui se multiplient (« billion laughs »)", "zip à la main", refused="import.entites")
def many_laughs(folder):
    def change(parts):
        entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        text = parts["word/document.xml"].decode()
        head, _, body = text.partition("?>")
        parts["word/document.xml"] = (
            f'{head}?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]>' + body.replace("Frasne", "&l9;")).encode()
    return rewritten(styles(folder)[0], change)


@case("bombe : 640 Mio de zéros dans une image", "zip à la main", refused="import.trop-gros")
def bomb(folder):
    path = styles(folder)[0]
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as out, out.open("word/media/zero.png", "w") as entry:
        for _ in range(640):
            entry.write(bytes(1 << 20))
    return [path]


@case("bombe qui ment sur sa taille", "zip à la main", refused="import.trop-gros")
def lying_bomb(folder):
    path = bomb(folder)[0]
    data = path.read_bytes()
    # Its declared size, in both headers.
    path.write_bytes(data.replace((640 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    return [path]


@case("bombe dans le texte : 100 Mo de XML", "zip à la main", refused="import.trop-gros")
def text_bomb(folder):
    path = styles(folder)[0]
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as out, out.open("word/notes.xml", "w") as entry:
        for _ in range(100):
            entry.write(b" " * (1 << 20))
    return [path]


@case("noms de parties qui sortent du dossier", "zip à la main", papers=ALL)
def escaping_names(folder):
    path = pictures(folder)[0]
    with zipfile.ZipFile(path, "a") as out:
        out.writestr("../../../tmp/echappe.txt", "dehors")
        out.writestr("/etc/oral-echappe", "dehors")
    return [path]


@case("macros", "zip à la main", papers=ALL, notes=["import.macros"])
def macros(folder):
    path = styles(folder)[0].rename(folder / "macros.docm")
    return rewritten(path, lambda parts: parts.update({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)}))


@case("tableaux imbriqués trois cents fois", "zip à la main", refused="import.illisible")
def deep_tables(folder):
    depth = 300
    def change(parts):
        inner = ('<w:tbl><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>' * depth + "<w:p><w:r><w:t>au fond</w:t></w:r></w:p>"
                 + "</w:tc></w:tr></w:tbl><w:p/>" * depth)
        parts["word/document.xml"] = f'<w:document {NS}><w:body>{inner}</w:body></w:document>'.encode()
    return rewritten(styles(folder)[0], change)


@case("tableau sans grille, que pandoc laisse de côté", "zip à la main", papers=ALL, notes=["import.texte-perdu"],
      leftover=["au fond"])
def gridless_table(folder):
    def change(parts):
        table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>au fond</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:body>", table.encode() + b"</w:body>")
    return rewritten(styles(folder)[0], change)


@case("texte de Windows (Windows-1252) nommé .md", "à la main", refused="import.utf8")
def windows_text(folder):
    (folder / "fiche.md").write_bytes("## Résultats\n\nété".encode("cp1252"))
    return [folder / "fiche.md"]


@case("deux fichiers, dont un illisible : rien n’est écrit", "python-docx", refused="import.tronque")
def one_of_two(folder):
    good = numbered(folder)[0]
    return [good] + truncated(folder)
