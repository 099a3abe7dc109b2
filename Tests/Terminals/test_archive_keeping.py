# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps the archive and what takes from it: copies put back, erasures, answers to one person."""

import json
import pathlib
import shutil
import sqlite3
import subprocess

import pytest
from oral import ORAL
from screen import Screen

from test_archive import SCRIPT, centre, sealed  # noqa: F401 (fixtures)


def query(path, sql):
    with sqlite3.connect(path) as database:
        answer = database.execute(sql).fetchall()
    database.close()
    return answer


def alter(path):
    """Gives a passage the evaluation of another."""
    query(path, "UPDATE disclosure SET evaluation = (SELECT evaluation FROM disclosure WHERE record = 2) WHERE record = 3")


def test_an_altered_copy_replaces_nothing(sealed, tmp_path):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    alter(copy)
    assert "pas saine" in sealed.run("archive", "restaurer", str(copy), "--oui", code=1)
    # Nor one that is older than what this station sealed, too.
    sealed.run("sceller", sealed.passage(14, "0414 Anne Petit"))
    assert "pas saine" in sealed.run("archive", "restaurer", str(copy), "--oui", code=1)
    assert "0414" in sealed.run("archive", "lister")
    assert "Aucune altération" in sealed.run("archive", "verifier", "--complet")


def test_an_altered_copy_leaves_a_lost_centre_lost(sealed, tmp_path):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    alter(copy)
    for file in sealed.folder.glob("oral.sqlite*"):
        file.unlink()
    sealed.run("archive", "restaurer", str(copy), "--oui", code=1)
    assert "n’est plus dans" in sealed.run("sceller", "--tous", code=2)


@pytest.mark.parametrize("place", [0, 18, 8192])
def test_a_copy_replaces_a_database_that_cannot_be_read(sealed, tmp_path, place):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    database = sealed.folder / "oral.sqlite"
    damaged = bytearray(database.read_bytes())
    damaged[place:place + 4096 if place else 16] = b"x" * (4096 if place else 16)
    database.write_bytes(damaged)
    for log in sealed.folder.glob("oral.sqlite-*"):
        log.unlink()
    assert "ne se lit plus" in sealed.run("archive", "restaurer", str(copy), code=64)
    assert database.read_bytes() == damaged
    assert "oral.illisible.sqlite" in sealed.run("archive", "restaurer", str(copy), "--oui")
    assert (sealed.folder / "oral.illisible.sqlite").read_bytes() == damaged
    assert "Aucune altération" in sealed.run("archive", "verifier", "--complet")
    sealed.run("sceller", sealed.passage(14, "0414 Anne Petit"))


def test_a_copy_of_an_earlier_form_replaces_a_centre(sealed, tmp_path):
    golden = pathlib.Path(__file__).parent.parent / "ArchiveSQLiteTests/Golden/centre-v1.sqlite"
    copy = shutil.copy(golden, tmp_path)
    assert "n’a pas cette chaîne" in sealed.run("archive", "restaurer", copy, code=64)
    assert "a scellé depuis" in sealed.run("archive", "restaurer", copy, "--oui")
    assert not set(sealed.ids) & {line["id"] for line in sealed.json("passages")}


def heard(centre, day, candidate, session="2026", seal=True, jury=("Anne Roux",)):
    out = centre.run("passer", "--epreuve", "ntc-titre", "--candidat", candidate,
                     *[word for name in jury for word in ("--jure", name)], "--session", session, "--horloge", "simulee", "--debut", f"{session}-05-{day}T09:00", "--script", str(SCRIPT))
    id = out.split("Passage ")[-1].split()[0]
    if seal:
        centre.run("sceller", id)
    return id


def test_a_number_is_one_persons_in_one_session_only(centre):
    former, latter = heard(centre, 12, "12 Jean Dupont", "2025"), heard(centre, 12, "12 Zoé Martin", "2026")
    for command in (["extraire"], ["purger", "--oui"]):
        refusal = centre.run("archive", *command, "--candidat", "12", code=64)
        assert "plusieurs personnes" in refusal and former in refusal and latter in refusal
    answer = centre.run("archive", "extraire", "--candidat", "12", "--session", "2026")
    assert "Martin" in answer and "Dupont" not in answer
    assert "plusieurs personnes" in centre.run("archive", "extraire", former, latter, code=64)
    assert "Dupont" in centre.run("archive", "extraire", former)
    centre.run("archive", "purger", former, "--oui")
    listed = centre.run("archive", "lister")
    assert "Martin" in listed and "Dupont" not in listed


def test_namesakes_are_told_apart_by_people(centre):
    numbered, bare = heard(centre, 12, "12 Jean Dupont"), heard(centre, 13, "Jean Dupont")
    for typed in ("12", "dupont jean"):
        refusal = centre.run("archive", "purger", "--candidat", typed, "--oui", code=64)
        assert numbered in refusal and bare in refusal
    centre.run("archive", "purger", numbered, "--oui")
    other = heard(centre, 14, "Jean Dupont", seal=False)
    refusal = centre.run("archive", "purger", "--candidat", "Jean Dupont", "--oui", code=64)
    assert bare in refusal and other in refusal and "jamais scellé" in refusal
    centre.run("archive", "purger", bare, other, "--oui")
    assert "Dupont" not in centre.run("archive", "lister") + centre.run("passages")


def test_a_purge_of_journals_only_is_told_as_done(centre):
    id = heard(centre, 12, "12 Jean Dupont", seal=False)
    slip = centre.json("archive", "purger", "--candidat", "12", "--oui")
    assert slip["trial"] is False and slip["journals"] == [id] and slip["records"] == []
    other = heard(centre, 13, "13 Zoé Martin", seal=False)
    done = centre.run("archive", "purger", "--candidat", "13", "--oui")
    assert "ESSAI" not in done and other in done.split("Bordereau")[1]
    assert centre.json("passages") == []


def test_what_changed_since_it_was_shown_is_not_purged(sealed):
    screen = Screen([ORAL, "archive", "purger", "--candidat", "0412"], **sealed.environment)
    screen.see("taper effacer")
    sealed.run("archive", "corriger", sealed.ids[1], "--motif", "report", "--candidat", "0412 Maïwenn Le Goff")
    screen.enter("effacer")
    screen.wait_end()
    assert screen.process.returncode == 1
    screen.see("Rien n’est effacé")
    assert "0412" in sealed.run("archive", "lister")


def test_a_purge_is_told_even_where_journals_stay(sealed):
    sealed.passage(14, "0411 Maïwenn L’Hénaff11")
    query(sealed.folder / "oral.sqlite", "CREATE TRIGGER stay BEFORE DELETE ON event "
          "WHEN (SELECT stage FROM sitting WHERE number = OLD.sitting) <> 'sealed' BEGIN SELECT RAISE(ABORT, 'non'); END")
    said = sealed.run("archive", "purger", "--candidat", "0411", "--oui", code=2)
    assert "Bordereau" in said and "effacement" in said and "ne sont pas effacés" in said
    assert "0411" not in sealed.run("archive", "lister")


def test_a_purge_says_only_json_to_a_program(sealed):
    trial = sealed.json("archive", "purger", "--candidat", "0412", "--essai")
    assert trial["trial"] is True and trial["passages"] == 1 and trial["records"] == []
    assert sealed.json("archive", "purger", "--candidat", "0999")["passages"] == 0
    assert sealed.json("archive", "purger", "--candidat", "0412", "--oui")["trial"] is False


def test_a_damaged_database_is_not_sound_to_a_program(sealed):
    query(sealed.folder / "oral.sqlite", "DELETE FROM juror_word")
    done = subprocess.run([ORAL, "archive", "verifier", "--complet", "--json"], env=sealed.environment,
                          capture_output=True, text=True)
    assert done.returncode != 0
    report = json.loads(done.stdout)
    assert report["sound"] is False and report["damage"]


def test_an_altered_archive_leaves_its_last_good_copy(sealed, tmp_path):
    copy = tmp_path / "copie.sqlite"
    sealed.run("archive", "sauvegarder", str(copy))
    good = copy.read_bytes()
    alter(sealed.folder / "oral.sqlite")
    assert "pas saine" in sealed.run("archive", "sauvegarder", str(copy), "--remplacer", code=1)
    assert copy.read_bytes() == good and list(tmp_path.glob("*.partiel*")) == []


@pytest.mark.parametrize("name", ["oral.sqlite", "oral.sqlite-wal", "tetes.json", "cles/x", "../lien", "../autre/oral.sqlite"])
def test_a_centres_own_files_are_not_written_over(sealed, tmp_path, name):
    (tmp_path / "lien").hardlink_to(sealed.folder / "tetes.json")
    (tmp_path / "autre").symlink_to(sealed.folder)
    for command in ("sauvegarder", "exporter"):
        assert "du centre lui-même" in sealed.run("archive", command, str(sealed.folder / name), "--remplacer", code=64)
    assert "Aucune altération" in sealed.run("archive", "verifier", "--complet")


def test_each_jury_is_compared_with_itself(centre):
    first = heard(centre, 12, "12 Jean Dupont", jury=("Anne Roux", "Paul Petit"))
    second = heard(centre, 12, "13 Zoé Martin", jury=("paul petit", "Anne Roux"))
    third = heard(centre, 12, "14 Luc Roy", jury=("Marc Roux",))
    juries = centre.json("archive", "equite", "--jury", "Roux", "--jour", "2026-05-12")
    ids = [{passage["id"] for exam in jury["exams"] for passage in exam["passages"]} for jury in juries]
    assert sorted(ids, key=len) == [{third}, {first, second}]
    assert centre.run("archive", "equite", "--jury", "Roux", "--jour", "2026-05-12").count("Équité entre") == 2


def test_what_is_said_is_typeset(sealed, tmp_path):
    said = subprocess.run([ORAL, "archive", "lister", "--jour", "demain"], env=sealed.environment, capture_output=True,
                          text=True).stderr
    assert "oral : --jour\u00a0: «\u00a0demain\u00a0» n’est pas un jour\u202f; par" in said
    said = subprocess.run([ORAL, "archive", "corriger", "--help"], capture_output=True, text=True).stdout
    assert "enregistrement\u202f; l’ancien" in said
