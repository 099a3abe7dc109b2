# SPDX-License-Identifier: GPL-3.0-or-later
"""A passage that was held on paper, typed in twice in a real terminal, settled, sealed and communicated."""

import hashlib
import json
import os
import signal

import pytest

from oral import oral, run
from probe import CTRL_C, ROOT

CODE = "PAPIER-0417"
FIRST = ["0417", "Anaëlle", "Cosquer", "2026", "13/05/2026", "Anne Roux (client), Paul Vidal", "", "1", "", "10:00 10:50",
         "10:55 11:05", "11:05 11:30", "11:30 11:35", "11:35 11:45", "éco budget ramené à 41 000 €", "11:20", "",
         "o o n o o o o o o o o o o o o o -", "", "", "", "13,5"]


def typing(centre, typist, code=CODE):
    screen = oral(centre, "papier", "saisir", code, "--par", typist, "--epreuve", "tc-e4", columns=130, rows=60)
    screen.see("saisie de " + typist)
    return screen


def typed(centre, typist, lines, paper=CODE):
    """An entry from a script, whole."""
    text = "\n".join([*lines, "oui"]) + "\n"
    done = run("papier", "saisir", paper, "--par", typist, "--epreuve", "tc-e4", "--centre", str(centre), input=text)
    assert done.returncode == 0, done.stdout + done.stderr
    return plain(done.stdout)


def compare(centre, *lines, code=0, paper=CODE):
    done = run("papier", "comparer", paper, "--centre", str(centre), input="\n".join(lines) + "\n")
    assert done.returncode == code, done.stdout + done.stderr
    return plain(done.stdout + done.stderr)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def sheet(number, family, given, session="", exam="tc-e4", passage=""):
    """The code that `imprimer --vierge` prints: PaperCode.swift."""
    definition = hashlib.sha256((ROOT / f"Grids/{exam}.yaml").read_bytes()).hexdigest()
    parts = [exam, definition, session, number, family, given, passage]
    text = "oral-papier-1" + "".join(f"\n{len(part.encode())}:{part}" for part in parts)
    rest = int(hashlib.sha256(text.encode()).hexdigest()[:15], 16)
    values = []
    for _ in range(7):
        values.append(rest % 31)
        rest //= 31
    values.append(sum(place * value for place, value in enumerate(values, 1)) % 31)
    signs = "".join("23456789ABCDEFGHJKLMNPQRSTVWXYZ"[value] for value in values)
    return signs[:4] + "-" + signs[4:]


def test_a_sheet_is_held_to_who_it_was_printed_for(centre):
    right, other = sheet("0417", "Cosquer", "Anaëlle"), sheet("0418", "Cosquer", "Anaëlle")
    assert "Attention" not in typed(centre, "Marie Le Goff", FIRST, right)
    typed(centre, "Yann Tanguy", FIRST, right)
    assert "n’est pas celui" not in compare(centre, "oui", paper=right)
    for name in ["Marie Le Goff", "Yann Tanguy"]:
        assert f"le code {other} n’est pas celui d’une feuille imprimée pour tc-e4" in typed(centre, name, FIRST, other)
    assert "rien n’est créé" in compare(centre, "non", paper=other, code=1)
    assert "la feuille d’un autre candidat" in compare(centre, "oui", "oui", paper=other)
    shown = plain(run("montrer", other, "--centre", str(centre)).stdout)
    assert "accepté par Marie Le Goff et Yann Tanguy" in " ".join(shown.split())
    assert "accepté par" not in run("montrer", right, "--centre", str(centre)).stdout


def test_a_sheet_of_another_exam_is_told_which(centre):
    code = sheet("0417", "Cosquer", "Anaëlle", exam="ntc-titre")
    with typing(centre, "Marie Le Goff", code) as screen:
        for line in FIRST[:4]:
            screen.enter(line)
        screen.see("feuille de ntc-titre")


@pytest.mark.parametrize("code", ["1234", "n importe quoi", "260513-K7F"])
def test_what_names_no_paper_is_refused_with_what_does(centre, code):
    refused = run("papier", "saisir", code, "--par", "X", "--epreuve", "tc-e4", "--centre", str(centre), input="")
    assert refused.returncode == 64 and "ELBT-C482" in refused.stderr and "PAPIER-0417" in refused.stderr
    assert papers(centre) == []


def test_a_printed_code_is_read_forgivingly_and_one_miscopied_refused(centre):
    wrong = run("papier", "saisir", "ELBT-C842", "--par", "X", "--centre", str(centre), input="")
    assert wrong.returncode == 64 and "mal recopié" in wrong.stderr
    run("papier", "saisir", "elbt c482", "--par", "X", "--epreuve", "tc-e4", "--centre", str(centre), input="")
    assert [paper["code"] for paper in papers(centre)] == ["ELBT-C482"]


def papers(centre):
    return json.loads(run("papier", "lister", "--json", "--centre", str(centre)).stdout)["papers"]


@pytest.mark.parametrize("how", ["kill", "ctrl-c"])
def test_an_entry_that_is_cut_is_taken_up_where_it_was(centre, how):
    with typing(centre, "Marie Le Goff") as screen:
        for line, seen in [("0417", "Prénom"), ("Anaëlle", "tel qu"), ("Cosquer", "Session")]:
            screen.enter(line)
            screen.see(seen)
        if how == "kill":
            screen.kill(signal.SIGKILL)
        else:
            screen.type(CTRL_C)
            screen.see("Saisie gardée, incomplète")
    assert papers(centre)[0]["entries"] == [{"typist": "Marie Le Goff", "complete": False}]
    assert "Cosquer" in typed(centre, "marie le goff", FIRST[3:])
    assert papers(centre)[0]["entries"] == [{"typist": "Marie Le Goff", "complete": True}]


def test_an_answer_that_is_not_kept_ends_the_entry_with_what_was(centre):
    with typing(centre, "Marie Le Goff") as screen:
        screen.enter("0417")
        screen.see("Prénom")
        [notes] = centre.rglob(f"{CODE}-1.jsonl")
        away = notes.rename(notes.with_suffix(".away"))
        screen.enter("Anaëlle")
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode not in (0, None) and "Nom" not in screen.last
    away.rename(notes)
    # The next script answers the question that had no answer, not the one after.
    assert "Anaëlle" in typed(centre, "Marie Le Goff", FIRST[1:])


def test_the_second_typist_is_another_and_sees_nothing_of_the_first(centre):
    typed(centre, "Marie Le Goff", FIRST)
    same = run("papier", "saisir", CODE, "--par", "MARIE LE GOFF", "--centre", str(centre), input="")
    assert same.returncode == 1 and "autre personne" in same.stderr
    with typing(centre, "Yann Tanguy") as screen:
        screen.enter("revoir")
        screen.enter("x")
        screen.see("Prénom")
        assert "Cosquer" not in screen.text and "Anaëlle" not in screen.text
        screen.type(CTRL_C)
        screen.see("incomplète")
    assert "il manque la fin de la saisie de Yann Tanguy" in compare(centre, code=1)
    assert run("papier", "saisir", "é/..", "--par", "X", "--centre", str(centre), input="").returncode == 64
    assert run("papier", "comparer", "AUTRE-1", "--centre", str(centre), input="").returncode == 64


def test_an_entry_is_taken_up_for_its_own_exam_alone(centre):
    place = ["--par", "Marie Le Goff", "--centre", str(centre)]
    run("papier", "saisir", CODE, *place, "--epreuve", "tc-e4", input="0417\n")
    other = run("papier", "saisir", CODE, *place, "--epreuve", "ntc-titre", input="Anaëlle\n")
    assert other.returncode == 1 and "de tc-e4, non de ntc-titre" in other.stderr
    assert "Numéro du candidat : 0417" in plain(run("papier", "saisir", CODE, *place, "--epreuve", "TC E4", input="revoir\n").stdout)


def test_what_is_stopped_makes_nothing_and_says_so(centre):
    typed(centre, "Marie Le Goff", FIRST)
    typed(centre, "Yann Tanguy", ["0418", *FIRST[1:]])
    with oral(centre, "papier", "comparer", CODE, columns=130, rows=60) as screen:
        screen.see("Marie Le Goff lit")
        screen.type(CTRL_C)
        screen.wait_end()
        assert screen.process.returncode == 1 and "rien n’est créé" in screen.text
    alone = run("papier", "abandonner", CODE, "--centre", str(centre), input="")
    assert alone.returncode == 1 and "--oui" in alone.stderr
    answered = run("papier", "abandonner", CODE, "--centre", str(centre), input="non\n")
    assert answered.returncode == 1 and "--oui" not in answered.stderr
    assert run("papier", "abandonner", CODE, "--oui", "--centre", str(centre)).returncode == 0 and papers(centre) == []


def test_what_differs_is_settled_by_both_and_kept_when_cut(centre):
    typed(centre, "Marie Le Goff", FIRST)
    second = list(FIRST)
    second[1], second[17] = "Anaelle", "o o o o o o o o o o o o o o o o -"
    typed(centre, "Yann Tanguy", second)
    # The spelling is chosen; then the script ends in the middle of the verdict.
    assert "2 différences" in compare(centre, "1", "n", code=1)
    assert json.loads(run("passages", "--json", "--centre", str(centre)).stdout) == []
    out = compare(centre, "n", "o", "n", "n", "oui")
    assert "1 différence " in out and "encore différent" in out and "créé du papier" in out
    shown = json.loads(run("montrer", CODE, "--json", "--centre", str(centre)).stdout)
    assert [typist["name"] for typist in shown["paper"]["typists"]] == ["Marie Le Goff", "Yann Tanguy"]
    assert shown["candidate"]["givenName"] == "Anaëlle" and shown["state"] == "decided"
    assert papers(centre) == []
    again = run("papier", "saisir", CODE, "--par", "X", "--centre", str(centre), input="")
    assert again.returncode == 1 and "déjà été fait de ce papier" in again.stderr


def test_a_passage_with_a_journal_is_completed_at_the_console(centre):
    done = run("passer", "--epreuve", "tc-e4", "--candidat", "0417 Anaëlle Cosquer", "--centre", str(centre), input="s\nq\noui\n")
    id = json.loads(run("passages", "--json", "--centre", str(centre)).stdout)[0]["id"]
    refused = run("papier", "saisir", id.lower(), "--par", "X", "--centre", str(centre), input="")
    assert refused.returncode == 1 and f"oral reprendre {id}" in refused.stderr, done.stderr + refused.stderr
    own = sheet("0417", "Cosquer", "Anaëlle", passage=id)
    refused = run("papier", "saisir", own, "--par", "X", "--centre", str(centre), input="")
    assert refused.returncode == 1 and f"oral reprendre {id}" in refused.stderr, refused.stderr


def test_it_is_sealed_and_communicated_once_the_centre_does(centre, tmp_path):
    typed(centre, "Marie Le Goff", FIRST)
    typed(centre, "Yann Tanguy", FIRST)
    compare(centre, "oui")
    place = ["--centre", str(centre)]
    assert run("centre", "creer", "--nom", "Lycée", *place).returncode == 0
    assert run("sceller", CODE, *place).returncode == 0
    assert "Marie Le Goff" in run("archive", "montrer", CODE, *place).stdout
    file = tmp_path / "passage.jwt"
    refused = run("communiquer", CODE, "--oui", "--enregistrement", str(file), *place)
    assert refused.returncode == 1 and "ne communique rien" in refused.stderr and not file.exists()
    run("centre", "regler", "--communication", "evaluation", *place)
    assert run("communiquer", CODE, *place, input="oui\n").returncode == 64
    head = run("archive", "verifier", "--json", *place).stdout
    assert run("communiquer", CODE, "--essai", *place).returncode == 0
    assert run("communiquer", CODE, "--oui", "--enregistrement", str(tmp_path / "non/x"), *place).returncode == 2
    assert run("archive", "verifier", "--json", *place).stdout == head
    given = run("communiquer", CODE, "--oui", "--enregistrement", str(file), *place)
    assert given.returncode == 0 and "tc.e4.3" in given.stdout
    for secret in ["Roux", "Vidal", "Marie", "13,5"]:
        assert secret not in given.stdout
    assert file.read_text().count("~") == 2
    assert "communication à Anaëlle Cosquer" in run("archive", "montrer", CODE, *place).stdout.replace("\u00a0", " ")
    assert run("archive", "verifier", "--complet", *place).returncode == 0


def test_a_file_that_cannot_get_its_name_does_not_lose_the_other(centre, tmp_path):
    typed(centre, "Marie Le Goff", FIRST)
    typed(centre, "Yann Tanguy", FIRST)
    compare(centre, "oui")
    place = ["--centre", str(centre)]
    run("centre", "creer", "--nom", "Lycée", *place)
    run("sceller", CODE, *place)
    run("centre", "regler", "--communication", "evaluation", *place)
    typst = tmp_path / "typst"
    typst.write_text('#!/bin/sh\nfor output; do :; done\nprintf %%PDF-1.7 > "$output"\n')
    typst.chmod(0o755)
    taken, record = tmp_path / "taken.pdf", tmp_path / "passage.jwt"
    taken.mkdir()
    done = run("communiquer", CODE, "--oui", "--pdf", str(taken), "--remplacer", "--enregistrement", str(record), *place,
               env=os.environ | {"ORAL_TYPST": str(typst)})
    assert done.returncode == 2 and "taken.pdf" in done.stderr and "est scellée, sans ce fichier" in done.stderr
    assert record.read_text().count("~") == 2
    assert sorted(path.name for path in tmp_path.iterdir() if "partiel" in path.name) == []
