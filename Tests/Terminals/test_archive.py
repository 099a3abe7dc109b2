# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive by its commands, as a centre uses them: no terminal needed, the program's own words and exit codes."""

import json
import pathlib
import subprocess

import pytest
from oral import ORAL

SCRIPT = pathlib.Path(__file__).resolve().parent.parent / "Campaigns/Scripts/ntc-titre.txt"


class Centre:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {"ORAL_CENTRE": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "USER": "claire"}

    def run(self, *arguments, code=0, typed=""):
        done = subprocess.run(
            [ORAL, *arguments], env=self.environment, input=typed, capture_output=True, text=True, timeout=120)
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        return (done.stdout + done.stderr).replace("\u00a0", " ").replace("\n", " ")

    def json(self, *arguments):
        return json.loads(subprocess.run(
            [ORAL, *arguments, "--json"], env=self.environment, capture_output=True, text=True, check=True).stdout)

    def passage(self, day, candidate):
        out = self.run(
            "passer", "--epreuve", "ntc-titre", "--candidat", candidate, "--jure", "Anne Roux", "--session", "2026",
            "--horloge", "simulee", "--debut", f"2026-05-{day}T09:00", "--script", str(SCRIPT))
        return out.split("Passage ")[-1].split()[0]


@pytest.fixture
def centre(tmp_path):
    return Centre(tmp_path / "centre")


@pytest.fixture
def sealed(centre):
    centre.ids = [centre.passage(day, f"04{day} Maïwenn L’Hénaff{day}") for day in (11, 12, 13)]
    centre.run("sceller", "--tous")
    return centre


def test_sealing_is_all_or_nothing_and_done_once(centre):
    first = centre.passage(11, "0411 Lucie Ferrand")
    centre.run("passer", "--epreuve", "tc-e4", "--candidat", "0500 Jean Petit", "--horloge", "simulee", typed="q\n")
    other = next(line["id"] for line in centre.json("passages") if line["id"] != first)
    assert "Rien n’a été scellé" in centre.run("sceller", first, other, code=1)
    assert "Premier" not in centre.run("sceller", first)
    assert "déjà scellé" in centre.run("sceller", first, code=1)


def test_papers_filter_what_is_not_sealed_as_what_is(centre):
    asked = [["--decision", "titre"], ["--decision", "ccp1"], ["--reserve"], ["--candidat", "04"], ["--candidat", "0411"],
             ["--candidat", "Luc"], ["--jury", "Rou"], ["--jury", "roux"]]

    def found():
        return [subprocess.run([ORAL, "proces-verbal", "--session", "2026", *options], env=centre.environment,
                               capture_output=True).returncode for options in asked]

    one = centre.passage(11, "0411 Lucie Ferrand")
    unsealed = found()
    assert len(set(unsealed)) == 2
    assert json.loads(centre.run("attestation", one, "--json"))["refused"] == []
    centre.run("sceller", "--tous")
    assert found() == unsealed


def test_a_rehearsal_never_enters(centre):
    centre.run("passer", "--epreuve", "tc-e4", "--candidat", "0500 Jean Petit", "--horloge", "simulee", "--repetition",
               typed="issue absent\nclore\n")
    id = centre.json("passages")[0]["id"]
    assert "répétition" in centre.run("sceller", id, code=1)


def test_found_shown_corrected_and_verified(sealed):
    id = sealed.ids[1]
    assert "L’Hénaff12" in sealed.run("archive", "montrer", id)
    assert id in sealed.run("archive", "chercher", "henaff12")
    assert id not in sealed.run("archive", "lister", "--candidat", "0411")
    assert "dites-la" in sealed.run("archive", "corriger", id, "--motif", "report", "--critere", "ntc.c1.1=N", code=1)
    sealed.run("archive", "corriger", id, "--motif", "report", "--candidat", "0412 Maïwenn Le Goff")
    assert "Le Goff" in sealed.run("archive", "lister")
    assert "Aucune altération" in sealed.run("archive", "verifier", "--complet")


def test_a_head_noted_on_paper_tells_a_removed_tail(sealed):
    head = sealed.json("archive", "verifier")["chains"][0]["head"]
    note = f"{head['sequence']}-{head['code']}"
    sealed.run("archive", "verifier", "--tete", note)
    assert "altération" in sealed.run("archive", "verifier", "--tete", f"{head['sequence'] + 1}-{head['code']}", code=1)


def test_what_is_purged_is_in_no_byte_and_does_not_come_back(sealed, tmp_path):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    sealed.run("archive", "purger", "--candidat", "0412", code=64)
    assert "Essai" in sealed.run("archive", "purger", "--candidat", "0412", "--essai")
    assert "élimination" in sealed.run("archive", "purger", "--candidat", "0412", "--oui")
    everything = b"".join(path.read_bytes() for path in sealed.folder.glob("oral.sqlite*"))
    for name in ("Hénaff12", "HENAFF12", "henaff12"):
        assert name.encode() not in everything
    assert "1 en partie effacé," in sealed.run("archive", "verifier", "--complet")
    sealed.run("archive", "restaurer", str(copy), "--oui")
    everything = b"".join(path.read_bytes() for path in sealed.folder.glob("oral.sqlite*"))
    assert b"naff12" not in everything
    assert "1 en partie effacé," in sealed.run("archive", "verifier", "--complet")


def test_a_candidate_gets_no_word_of_the_jury(sealed):
    answer = sealed.run("archive", "extraire", "--candidat", "0411")
    assert "L’Hénaff11" in answer and "Roux" not in answer and "ntc.c1.1" not in answer
    sealed.run("centre", "regler", "--communication", "evaluation")
    assert "ntc.c1.1" in sealed.run("archive", "extraire", "--candidat", "0411")


def test_an_export_goes_to_another_station_once(sealed, tmp_path):
    file = tmp_path / "archive.jsonl"
    sealed.run("archive", "exporter", str(file))
    other = Centre(tmp_path / "autre")
    assert "4 enregistrements" in other.run("archive", "importer", str(file))
    assert "déjà" in other.run("archive", "importer", str(file))
    assert "Aucune altération" in other.run("archive", "verifier", "--complet")
    third = Centre(tmp_path / "tiers")
    (tmp_path / "coupé.jsonl").write_bytes(file.read_bytes()[:-100])
    assert "rien n’est importé" in third.run("archive", "importer", str(tmp_path / "coupé.jsonl"), code=1)
    assert third.json("archive", "lister")["passages"] == []


def test_what_another_station_erased_does_not_come_back_with_a_backup(sealed, tmp_path):
    file, copy = tmp_path / "archive.jsonl", tmp_path / "copie.sqlite"
    sealed.run("archive", "exporter", str(file))
    other = Centre(tmp_path / "autre")
    other.run("archive", "importer", str(file))
    other.run("archive", "sauvegarder", str(copy))
    sealed.run("archive", "purger", "--candidat", "0412", "--oui")
    sealed.run("archive", "exporter", str(file), "--remplacer")
    other.run("archive", "importer", str(file))
    assert "1 effacement fait de nouveau" in other.run("archive", "restaurer", str(copy), "--oui")
    everything = b"".join(path.read_bytes() for path in other.folder.glob("oral.sqlite*"))
    assert b"naff12" not in everything and b"naff11" in everything
    assert "en partie effacé" in other.run("archive", "verifier", "--complet")


def test_an_export_does_not_say_where_definitions_were(centre, tmp_path):
    folder = tmp_path / "grilles-de-claire"
    folder.mkdir()
    (folder / "essai-note.yaml").write_text((SCRIPT.parent / "grilles" / "essai-note.yaml").read_text())
    centre.run("passer", "--grilles", str(folder), "--epreuve", "essai-note", "--candidat", "0500 Jean Petit",
               "--horloge", "simulee", "--session", "2026", typed="issue absent\nclore\n")
    centre.run("sceller", "--tous")
    file = tmp_path / "archive.jsonl"
    centre.run("archive", "exporter", str(file))
    assert "grilles-de-claire" not in file.read_text()


def test_small_groups_are_masked(sealed):
    assert "masqué" in sealed.run("archive", "statistiques")
    assert "ntc.c1.1" in sealed.run("archive", "statistiques", "--detail")
    assert "2026-05-11" not in sealed.run("archive", "statistiques", "--csv")
    sealed.run("archive", "equite", "--jury", "Roux", "--jour", "2026-05-11")


def test_a_season_that_was_erased_whole_is_counted_beside_the_others(sealed):
    sealed.run("archive", "purger", "--avant", "2026-05-14", "--oui")
    assert "3 passages effacés" in sealed.run("archive", "statistiques", "--detail")
    sealed.run("archive", "statistiques", "--jurys")
    later = sealed.passage(14, "0414 Anne Petit")
    sealed.run("sceller", later)
    assert "3 passages effacés" in sealed.run("archive", "statistiques", "--detail")


def test_an_older_copy_refuses_to_seal(sealed, tmp_path):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    later = sealed.passage(14, "0414 Anne Petit")
    sealed.run("sceller", later)
    assert "a scellé depuis" in sealed.run("archive", "restaurer", str(copy), "--oui")
    id = sealed.passage(15, "0415 Paul Grand")
    assert "Rien n’a été signé" in sealed.run("sceller", id, code=1)
    sealed.run("sceller", id, "--nouvelle-chaine")
    # What is lost stays lost, and is said to be; nothing else is found to be wrong.
    assert "perdue, est suivie par" in sealed.run("archive", "verifier")
