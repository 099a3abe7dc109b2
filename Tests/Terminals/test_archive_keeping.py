# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps the archive and what takes from it: copies put back, erasures, answers to one person."""

import pathlib
import shutil
import sqlite3

import pytest

from test_archive import centre, sealed  # noqa: F401 (fixtures)


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
