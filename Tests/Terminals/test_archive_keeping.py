# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps the archive and what takes from it: copies put back, erasures, answers to one person."""

import sqlite3

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
