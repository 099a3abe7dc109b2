# SPDX-License-Identifier: GPL-3.0-or-later
"""What `oral` prints of a real centre: conformity, attachments, who may read what, and what goes wrong.

ORAL names the executable.
"""

import json
import os
import pathlib
import subprocess
import sys

import pikepdf
import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ORAL = os.environ.get("ORAL", str(ROOT / ".build/debug/oral"))
HOSTILE = '0042 #read("/etc/passwd") $x$*a*'


def oral(*arguments, centre=None, code=0, **environment):
    # The Typst of these very tests: whatever else the machine has, the pictures and the documents are of one version.
    variables = os.environ | {"ORAL_TYPST": sys.prefix, "LANG": "C.UTF-8"} | environment
    command = [ORAL, *map(str, arguments), *(["--centre", str(centre)] if centre else [])]
    done = subprocess.run(command, capture_output=True, text=True, env=variables, cwd=ROOT, timeout=120)
    assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout + done.stderr


def play(centre, candidate="2026-0417 Anaëlle Cosquer", secret="n'a pas dit qui rappelle", verdict="o", juror="Claire Morel",
         decision="titre"):
    """The id of a sealed passage; `secret`, `juror` are not the candidate's to know."""
    oral("centre", "creer", "--nom", "Lycée d’essai", "--communication", "evaluation", centre=centre)
    script = centre.parent / f"{centre.name}.txt"
    script.write_text(
        "c\n" + "s\nattendre 5min\n" * 3 + f"o c1.*\n{verdict} c2.1 : {secret}\nobs {secret} en général\n" + "s\nattendre 5min\n" * 4
        + "o c2.* c3.* c4.* c5.* c6.*\n" + f"{verdict} c2.1\ns\ndécider {decision}\nclore\noui\n")
    said = oral(
        "passer", "--epreuve", "ntc-titre", "--candidat", candidate, "--session", 2026, "--jure", juror, "--jure",
        "Luc Durand", "--horloge", "simulee", "--debut", "2026-05-12T09:00", "--script", script, centre=centre, code=CODES)
    listed = json.loads(oral("passages", "--json", centre=centre))
    assert listed and listed[0]["state"] == "closed", said
    oral("sceller", "--tous", "--horloge", "simulee", "--debut", "2026-05-12T18:40", centre=centre)
    return listed[0]["id"]


def fonts_of(pdf):
    return subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout


class Either(int):
    """A script that had to answer a question ends with 1."""

    def __eq__(self, other):
        return other in (0, 1)

    __hash__ = int.__hash__


CODES = Either()


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scellé") / "centre"
    return folder, play(folder)


def attachments(path):
    with pikepdf.open(path) as document:
        return {name: document.attachments[name].get_file().read_bytes() for name in document.attachments}


def conforms(path):
    """What can be checked of PDF/A-3b and PDF/UA-1 without a validator of its own."""
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with pikepdf.open(path) as document:
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "B")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        root = document.Root
        assert str(root.Lang).startswith("fr") and root.MarkInfo.Marked and "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle and "/OutputIntents" in root
        assert not document.is_encrypted and "/AcroForm" not in root and "/OpenAction" not in root
        for page in document.pages:
            for font in page.Resources.get("/Font", {}).values():
                descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                if descendant.Subtype != "/Type3":
                    assert any(key in descendant.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if "/AF" in root:
            assert all(file.AFRelationship == "/Data" and file.EF.F.Subtype for file in root.AF)
    return True


def words(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def verified(record, centre, path):
    """The names of what a record discloses, its signature and disclosures checked by a library that is not ours."""
    from sd_jwt.verifier import SDJWTVerifier
    from jwcrypto.jwk import JWK

    oral("centre", "cle", "--exporter", path, "--format", "jwk", centre=centre)
    key = json.loads(path.read_text())
    return set(SDJWTVerifier(record.decode("ascii"), lambda issuer, header: JWK(**key)).get_verified_payload())


def test_a_sealed_grid_holds_its_record_whole(sealed, tmp_path):
    centre, id = sealed
    oral("imprimer", id, "--vers", tmp_path, centre=centre)
    path = tmp_path / f"grille-{id}.pdf"
    assert conforms(path)
    found = attachments(path)
    assert list(found) == [f"{id}.sd-jwt"]
    parts = verified(found[f"{id}.sd-jwt"], centre, tmp_path / "cle.json")
    assert {"identity", "evaluation", "deliberation"} <= parts


def test_the_same_passage_gives_the_same_bytes(sealed, tmp_path):
    centre, id = sealed
    for name in ("un", "deux"):
        oral("imprimer", id, "--vers", tmp_path / name, centre=centre)
    one, two = ((tmp_path / name / f"grille-{id}.pdf").read_bytes() for name in ("un", "deux"))
    assert one == two


def test_every_page_of_the_jury_says_so(sealed, tmp_path):
    centre, id = sealed
    oral("imprimer", id, "--vers", tmp_path, "--un-seul", tmp_path / "tout.pdf", centre=centre)
    oral("situation", "Scenarios/ntc-menuiserie-cn", "--jury", "--mandat", "--pdf", tmp_path / "jury.pdf", centre=centre)
    for name in (f"grille-{id}.pdf", "tout.pdf", "jury.pdf"):
        assert conforms(tmp_path / name)
        for page in words(tmp_path / name).rstrip("\f").split("\f"):
            assert "JURYSEULEMENT" in "".join(page.split())


@pytest.mark.parametrize("secret, juror", [("a tutoyé le client", "Zoé Tardieu"), ("rien", "Ana Ba")])
def test_no_secret_changes_a_byte_that_a_candidate_gets(sealed, tmp_path, secret, juror):
    """Another observation, another juror: the same file, attachments included."""
    centre, id = sealed
    other = tmp_path / "centre"
    its_id = play(other, secret=secret, juror=juror)
    oral("imprimer", id, "--pour", "candidat", "--vers", tmp_path / "un", centre=centre)
    oral("imprimer", its_id, "--pour", "candidat", "--vers", tmp_path / "deux", centre=other)
    one, two = tmp_path / f"un/candidat-{id}.pdf", tmp_path / f"deux/candidat-{its_id}.pdf"
    assert conforms(one) and attachments(one) == attachments(two) == {}
    # Its own id and the code of its seal are its own: the rest is the same, to the letter.
    assert masked(words(one)) == masked(words(two))
    assert "Claire Morel" not in words(one) and "rappelle" not in words(one)


def masked(text):
    import re
    return re.sub(r"260512-[0-9A-Z]{3}", "ID", text)


def test_no_secret_of_the_jury_changes_a_byte_of_the_candidate_s_sheet(tmp_path):
    import shutil
    for name in ("un", "deux"):
        shutil.copytree(ROOT / "Scenarios/ntc-menuiserie-cn", tmp_path / name / "dossier")
    client = tmp_path / "deux/dossier/client.yaml"
    client.write_text(client.read_text().replace("prix", "prix secret").replace("Prix", "Prix secret"))
    (tmp_path / "deux/dossier/mandat.yaml").unlink()
    for name in ("un", "deux"):
        oral("situation", tmp_path / name / "dossier", "--candidat", "--pdf", tmp_path / f"{name}.pdf", centre=tmp_path / "c")
    assert conforms(tmp_path / "un.pdf")
    assert (tmp_path / "un.pdf").read_bytes() == (tmp_path / "deux.pdf").read_bytes()


def test_no_secret_changes_a_byte_of_a_convocation_or_an_attestation(sealed, tmp_path):
    """Another jury, other verdicts, observations and decision, another candidate's accommodations: the same, to the byte
    but for an attestation's passage."""
    header = "numéro;nom;prénom;épreuve;session;jour;heure;salle;jury;aménagements"
    own = "2026-0417;Cosquer;Anaëlle;ntc-titre;2026;12/05/2026;09:00;B 204;{jury};"
    other = "0500;Le Guen;Maëlle;ntc-titre;2026;12/05/2026;14:00;B 204;Paul Nguyen;{help}"
    centres = [sealed[0], tmp_path / "centre"]
    play(centres[1], secret="a tutoyé le client", verdict="n", juror="Zoé Tardieu", decision="rien : pas prêt")
    for number, (jury, help) in enumerate([("Claire Morel, Luc Durand", ""), ("Zoé Tardieu", "tiers temps")]):
        path = tmp_path / f"liste-{number}.csv"
        path.write_text("\n".join([header, own.format(jury=jury), other.format(help=help)]) + "\n")
        alone = tmp_path / f"seule-{number}.csv"
        alone.write_text("\n".join([header, own.format(jury=jury)]) + "\n")
        oral("convocations", "--liste", path, "--candidat", "2026-0417", "--pdf", tmp_path / f"convocation-{number}.pdf",
             centre=centres[number])
        oral("attestation", "--liste", alone, "--pdf", tmp_path / f"attestation-{number}.pdf", centre=centres[number])
    for name in ("convocation", "attestation"):
        one, two = (tmp_path / f"{name}-{number}.pdf" for number in (0, 1))
        assert conforms(one) and attachments(one) == {}
        assert "Cosquer" in words(one)
        assert masked(words(one)) == masked(words(two))
    assert (tmp_path / "convocation-0.pdf").read_bytes() == (tmp_path / "convocation-1.pdf").read_bytes()


def test_no_secret_changes_what_is_communicated(sealed, tmp_path):
    """But for what every record has of its own: ids, hashes, signatures, the seal's code."""
    import re
    centre, id = sealed
    other = tmp_path / "centre"
    its_id = play(other, secret="a tutoyé le client", juror="Zoé Tardieu")
    said, parts = [], []
    for folder, passage in ((centre, id), (other, its_id)):
        path = tmp_path / f"{len(said)}.pdf"
        oral("communiquer", passage, "--oui", "--pdf", path, "--horloge", "simulee", "--debut", "2026-06-01T10:00",
             centre=folder)
        said.append(re.sub(r"[\w-]{20,}|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|chaîne \S+", "…", masked(words(path))))
        (record,) = attachments(path).values()
        parts.append([len(part) for part in record.decode().split("~")[1:]])
        disclosed = verified(record, folder, tmp_path / f"cle-{len(said)}.json")
        assert "evaluation" in disclosed and not {"identity", "deliberation"} & disclosed
        for secret in ("tutoyé", "Tardieu", "Claire", "rappelle"):
            assert secret not in words(path)
    assert said[0] == said[1]
    assert parts[0] == parts[1]


def test_what_people_wrote_is_never_read_as_a_program(tmp_path):
    for candidate in (HOSTILE, '0043 ]#panic("x")[ @ref', "0044 \u202egnirtS \u0007é 中文 😀"):
        oral(
            "imprimer", "--vierge", "--epreuve", "tc-e4", "--candidat", candidate, "--session", 2026, "--un-seul",
            tmp_path / "feuille.pdf", "--remplacer", centre=tmp_path / "c")
        assert conforms(tmp_path / "feuille.pdf")
        text = words(tmp_path / "feuille.pdf")
        assert "root:" not in text and "Numéro du candidat" in text
    assert "中" not in text and "▯" in text or "中" in text


# The command `typst` of another installation, in the place of the module.
COMMAND = """#!{python}
import sys, typst
arguments = sys.argv[2:]
fonts = [value for option, value in zip(arguments, arguments[1:]) if option == "--font-path"]
compiler = typst.Compiler(root=arguments[arguments.index("--root") + 1], font_paths=fonts, ignore_system_fonts=True)
try:
    compiler.compile(input=arguments[-2], output=arguments[-1], pdf_standards=["a-3b", "ua-1"], timestamp=0)
except typst.TypstError as error:
    sys.exit(error.diagnostic)
"""


def test_letters_that_no_font_has_are_told_and_printed_as_boxes_whatever_typst_there_is(tmp_path):
    command = tmp_path / "typst"
    command.write_text(COMMAND.format(python=f"{sys.prefix}/bin/python3"))
    command.chmod(0o755)
    # In no font that the machine is asked to have, the last one joined to the letter before it.
    candidate = "0044 Zoé \U0002a700\U0002a701 n\U00016fe4 \U0001f600"
    said = [
        oral("imprimer", "--vierge", "--epreuve", "tc-e4", "--candidat", candidate, "--un-seul", tmp_path / f"{place}.pdf",
             centre=tmp_path / "c", ORAL_TYPST=str(typst)).replace(f"{place}.pdf", "PDF")
        for place, typst in enumerate([sys.prefix, command])]
    assert said[0] == said[1] and "aucune police n’a \U00016fe4 \U0002a700 \U0002a701" in said[0]
    assert words(tmp_path / "0.pdf") == words(tmp_path / "1.pdf") and words(tmp_path / "1.pdf").count("▯▯") == 1
    assert conforms(tmp_path / "1.pdf")


def test_a_blank_sheet_has_the_same_code_again_and_each_candidate_another(tmp_path):
    def codes(*candidates):
        options = [word for candidate in candidates for word in ("--candidat", candidate)]
        oral("imprimer", "--vierge", "--epreuve", "tc-e4", *options, "--session", 2026, "--un-seul", tmp_path / "f.pdf",
             "--remplacer", centre=tmp_path / "c")
        lines = words(tmp_path / "f.pdf").split("\n")
        return {line.split(":")[1].split()[0] for line in lines if line.startswith("Code de la feuille")}
    first, second = codes("0042 Lucie Ferrand"), codes("0043 Lucie Ferrand")
    assert len(first) == len(second) == 1 and first != second and codes("0042 Lucie Ferrand") == first
    assert codes("0042 Lucie Ferrand", "0043 Lucie Ferrand") == first | second


def test_without_typst_the_message_names_the_command_that_installs_it(tmp_path):
    said = oral(
        "situation", "Scenarios/ntc-menuiserie-cn", "--candidat", "--pdf", tmp_path / "x.pdf", centre=tmp_path / "c",
        code=69, ORAL_TYPST="", XDG_DATA_HOME=str(tmp_path), PATH="/nonexistent")
    assert ".ci/setup" in said and list(tmp_path.glob("*.p*")) == []


def test_a_centre_restyles_and_its_mistakes_are_told(tmp_path):
    models = tmp_path / "modeles"
    oral("imprimer", "--exporter-modeles", models)
    charter = (models / "charte.yaml").read_text()
    (models / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>')
    (models / "charte.yaml").write_text(charter.replace('logo: ""', "logo: logo.svg").replace('nom: ""', 'nom: "Chez nous"'))

    def sheet(code=0):
        return oral("situation", "Scenarios/ntc-menuiserie-cn", "--candidat", "--modeles", models, "--pdf", tmp_path / "x.pdf",
                    "--remplacer", centre=tmp_path / "c", code=code)
    sheet()
    assert conforms(tmp_path / "x.pdf") and "Chez nous" in words(tmp_path / "x.pdf")
    before = (tmp_path / "x.pdf").read_bytes()
    # Each mistake of the charter at its place, and none of them by Typst.
    (models / "charte.yaml").write_text("logo: absent.svg\nlogoo: x\nhauteur-logo: 300mm\ncouleur: #802020\npolice: Papyrus\n")
    said = sheet(code=1)
    for place in ("1:7", "2:1", "3:15", "4:10", "5:9"):
        assert f"{models}/charte.yaml:{place}" in said, said
    assert 'couleur: "#802020"' in said and "Typst" not in said and "socle.typ" not in said
    fonts = models / "polices"
    fonts.mkdir()
    (fonts / "a.ttf").write_bytes(pathlib.Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf").read_bytes())
    (models / "charte.yaml").write_text("logo: logo.svg\nhauteur-logo: 1,5 cm\ncouleur: 802020\npolice: dejavu serif\nnom: 2026\n")
    sheet()
    assert "DejaVuSerif" in fonts_of(tmp_path / "x.pdf") and "2026" in words(tmp_path / "x.pdf")
    before = (tmp_path / "x.pdf").read_bytes()
    # Shipped anew, what the centre had changed is kept.
    changed = (models / "charte.yaml").read_text()
    said = oral("imprimer", "--exporter-modeles", models, "--remplacer")
    assert (models / "charte.yaml.ancien").read_text() == changed and "charte.yaml.ancien" in said
    assert (models / "charte.yaml").read_text() == charter and len(list(models.glob("*.ancien"))) == 1
    (models / "rapport.typ").write_text("#let body(content, context_) = nulle-part")
    said = sheet(code=2)
    assert "rapport.typ, ligne 1" in said and "variable inconnue" in said
    (models / "rapport.typ").write_text('#import "@preview/cetz:0.3.4": canvas\n#let body(content, context_) = [x]')
    sheet(code=2)
    # What could not be printed anew is left as it was.
    assert (tmp_path / "x.pdf").read_bytes() == before


def test_a_run_that_is_cut_leaves_whole_files_only(sealed, tmp_path):
    import signal
    import time
    centre, _ = sealed
    candidates = [word for number in range(400) for word in ("--candidat", f"{number:04} Lucie Ferrand")]
    running = subprocess.Popen(
        [ORAL, "imprimer", "--vierge", "--epreuve", "tc-e4", *candidates, "--vers", str(tmp_path / "f"), "--centre", str(centre)],
        env=os.environ | {"ORAL_TYPST": sys.prefix, "TMPDIR": str(tmp_path)}, stdout=subprocess.DEVNULL,
        # A shell that starts a job in the background makes it deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    deadline = time.monotonic() + 60
    while len(list((tmp_path / "f").glob("*.pdf"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == -signal.SIGINT
    files = list((tmp_path / "f").glob("*.pdf"))
    assert 5 <= len(files) < 400
    for path in files:
        with pikepdf.open(path) as document:
            assert len(document.pages) >= 2
    assert list(tmp_path.glob("oral-modeles-*")) == list((tmp_path / "f").glob("*.partiel")) == []


def test_a_blank_sheet_never_shows_what_was_sealed(sealed, tmp_path):
    """Asked of a passage that has no journal here, or of its record: nothing is written, and another way is told."""
    centre, id = sealed
    oral("archive", "exporter", tmp_path / "archive.jsonl", centre=centre)
    other = tmp_path / "autre"
    oral("centre", "creer", "--nom", "Ailleurs", centre=other)
    oral("archive", "importer", tmp_path / "archive.jsonl", centre=other)
    chain = json.loads(oral("archive", "lister", "--json", centre=centre))["passages"][0]["place"]["chain"]
    for typed, place in ((id, other), (f"{id}@{chain}", centre)):
        said = oral("imprimer", typed, "--vierge", "--vers", tmp_path / "f", centre=place, code=64)
        assert typed in said and "oral imprimer --vierge --epreuve ntc-titre" in said and not (tmp_path / "f").exists()
    oral("imprimer", id, "--vierge", "--vers", tmp_path / "f", centre=centre)
    assert "rappelle" not in words(tmp_path / f"f/feuille-{id}.pdf")


def test_a_passage_named_twice_is_printed_once(sealed, tmp_path):
    centre, id = sealed
    oral("imprimer", id, id.lower(), "--un-seul", tmp_path / "tout.pdf", "--vers", tmp_path / "un", centre=centre)
    assert list(attachments(tmp_path / "tout.pdf")) == [f"{id}.sd-jwt"]
    assert [path.name for path in (tmp_path / "un").iterdir()] == [f"grille-{id}.pdf"]
    oral("imprimer", id, id.lower(), "--vierge", "--vers", tmp_path / "deux", centre=centre)
    assert [path.name for path in (tmp_path / "deux").iterdir()] == [f"feuille-{id}.pdf"]


def test_files_that_exist_are_found_before_anything_is_printed(sealed, tmp_path):
    centre, id = sealed
    (tmp_path / "tout.pdf").write_text("à garder")
    said = oral("imprimer", id, "--vers", tmp_path / "f", "--un-seul", tmp_path / "tout.pdf", centre=centre, code=64)
    assert "tout.pdf existe déjà" in said and list((tmp_path / "f").iterdir()) == []
    # A single file may well go into the folder that the others make.
    blank = ("imprimer", "--vierge", "--epreuve", "tc-e4", "--candidat", "0042 Lucie Ferrand", "--candidat", "0043 Ana Ba")
    oral(*blank, "--vers", tmp_path / "g", "--un-seul", tmp_path / "g/tout.pdf", centre=centre)
    assert len(list((tmp_path / "g").iterdir())) == 3
    # But it is not one of them.
    same = tmp_path / "h/feuille-tc-e4-0042.pdf"
    assert str(same) in oral(*blank, "--vers", tmp_path / "h", "--un-seul", same, centre=centre, code=64)
    assert list((tmp_path / "h").iterdir()) == []
    said = oral(*blank, "--vers", tmp_path / "g", centre=centre, code=64)
    assert "feuille-tc-e4-0042.pdf et 1\u00a0autre existent déjà" in said


def test_what_is_missing_is_named(sealed, tmp_path):
    centre, _ = sealed
    assert "aucun passage « ZZZ »" in oral("imprimer", "ZZZ", "--vers", tmp_path / "g", centre=centre, code=64).replace("\xa0", " ")
    said = oral("imprimer", "--vierge", "--epreuve", "tc-e4", "--un-seul", tmp_path / "nexiste" / "x.pdf", centre=centre, code=2)
    assert f"le dossier {tmp_path}/nexiste n’existe pas" in said
    said = oral("imprimer", "--vierge", "--epreuve", "tc-e4", "--vers", tmp_path / "nexiste" / "g", centre=centre, code=2)
    assert f"le dossier {tmp_path}/nexiste n’existe pas" in said
    said = oral("attestation", "--liste", "Scenarios/candidats.csv", centre=tmp_path / "neuf", code=2)
    assert "aucun passage" in said and "aucune archive" not in said
    assert "ou d’un autre format" in " ".join(oral("convocations", "--help").split())
