# SPDX-License-Identifier: GPL-3.0-or-later
"""The candidate's own rehearsal: scripted on a simulated clock, and in a real terminal."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess

import pytest

from oral import ID, ORAL, leave, oral, run
from probe import CTRL_C, CTRL_D, ROOT

NTC = ROOT / "Scenarios/ntc-menuiserie-cn"
TC = ROOT / "Scenarios/tc-e4-traitement-eau"
CALL = ["s", "attendre 20min", "s", "s", "s", "s"]
WHOLE = [
    *CALL, "attendre 4min", "Bonjour, je vous propose un rendez-vous jeudi à 14 h", "attendre 3min", "s",
    "attendre 3min", "offre prix 172 000, garantie 36 mois", "attendre 4min",
    "offre prix 170 000, garantie 36 mois, livraison 16 semaines", "attendre 12min", "offre prix 168000",
    "attendre 2min", "s", "attendre 10min", "s", "o", "n", "n : à revoir", "passer", "o c1.1", "fin",
]


def papers(folder: pathlib.Path, source: pathlib.Path = NTC, practice: bool = False) -> pathlib.Path:
    """A dossier such as a candidate has, or a teacher's."""
    shutil.copytree(source, folder)
    main = folder / "dossier.yaml"
    lines = [line for line in main.read_text().splitlines() if not line.startswith("entrainement")]
    main.write_text("\n".join(lines + (["entrainement: true"] if practice else [])) + "\n")
    return folder


def rehearse(centre, dossier, lines, *options, code="K7-42", day="2026-05-12"):
    arguments = ["repeter", *([str(dossier)] if dossier else []), "--centre", str(centre), "--horloge", "simulee",
                 "--debut", f"{day}T09:00", *(["--tirage", code] if code else []), *options]
    return run(*arguments, input="\n".join(lines) + "\n")


def masked(text: str) -> str:
    return ID.sub("PASSAGE", text)


def test_a_whole_rehearsal(centre, tmp_path):
    done = rehearse(centre, papers(tmp_path / "d"), WHOLE)
    assert done.returncode == 0, done.stdout + done.stderr
    plain = done.stdout.replace("\u00a0", " ").replace("\u202f", " ")
    for seen in ["Tirage K7-42 : à donner à un ami", "▶ Relance téléphonique", "▸ ", "▶ Face-à-face", "1/20 ",
                 "Bilan de la répétition", "Les modifications", "Les offres", "Ce qui était possible",
                 "Qui était en face", "À travailler", "Ce qui s’est dit"]:
        assert seen in plain, seen
    assert plain.count("Tirage K7-42 : à donner à un ami") == 2
    assert max(len(line) for line in plain[plain.index("Bilan de"):].splitlines()) <= 80
    id = ID.search(done.stdout).group()
    again = run("repeter", "--debrief", id, "--centre", str(centre))
    assert again.stdout.strip() in done.stdout
    debrief = json.loads(run("repeter", "--debrief", id, "--json", "--centre", str(centre)).stdout)
    assert debrief["code"] == "K7-42" and len(debrief["changes"]) == 2 and debrief["self"] == {"met": 1, "evaluated": 3}
    listed = json.loads(run("passages", "--json", "--centre", str(centre)).stdout)
    assert '"rehearsal": true' in json.dumps(listed) and "closed" in json.dumps(listed)


def test_a_purge_erases_a_rehearsal_with_what_was_said(centre, tmp_path):
    """Also told: a paper that is being typed in, in which nothing is looked for."""
    done = rehearse(centre, papers(tmp_path / "d"), WHOLE)
    id = ID.search(done.stdout).group()
    notes = centre / f"repetitions/{id}.jsonl"
    assert notes.exists()
    (centre / "saisies").mkdir()
    (centre / "saisies/260512-K7F-1.jsonl").write_text("")
    told = run("archive", "extraire", "--candidat", "2026-0417", "--centre", str(centre))
    assert f"Ses répétitions\u00a0: {id}" in told.stdout and "260512-K7F" in told.stderr
    purged = run("archive", "purger", "--candidat", "2026-0417", "--oui", "--centre", str(centre))
    assert purged.returncode == 0, purged.stderr
    assert "1 répétition, avec ses échanges" in purged.stdout.replace("\u00a0", " ")
    assert not notes.exists()
    left = b"".join(file.read_bytes() for file in centre.rglob("*") if file.is_file())
    assert b"Cosquer" not in left and "rendez-vous jeudi".encode() not in left


def test_the_same_code_and_lines_give_the_same_bytes(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    first = rehearse(centre, dossier, WHOLE)
    assert masked(first.stdout) == masked(rehearse(tmp_path / "autre", dossier, WHOLE).stdout)
    other = rehearse(tmp_path / "tiers", dossier, WHOLE, code="B2-07")
    assert masked(first.stdout).replace("K7-42", "") != masked(other.stdout).replace("B2-07", "")


def test_an_official_client_is_never_opened(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    before = rehearse(centre, dossier, WHOLE)
    secrets = [dossier / "client.yaml", dossier / "modifications.yaml"]
    for path in secrets:
        path.write_text(re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), path.read_text()))
    assert masked(rehearse(tmp_path / "b", dossier, WHOLE).stdout) == masked(before.stdout)
    for path in secrets:
        path.write_text("{ ceci n’est pas du YAML")
        path.chmod(0)
    unreadable = rehearse(tmp_path / "c", dossier, WHOLE)
    assert masked(unreadable.stdout) == masked(before.stdout) and unreadable.stderr == before.stderr
    for path in secrets:
        path.unlink()
        os.mkfifo(path)
    assert masked(rehearse(tmp_path / "e", dossier, WHOLE).stdout) == masked(before.stdout)
    assert "Lestrohan" not in before.stdout


def test_a_practice_dossier_brings_its_own_client(centre, tmp_path):
    done = rehearse(centre, papers(tmp_path / "d", practice=True), WHOLE)
    assert "Pascal Guéhenneux, notre chef d’atelier" in done.stdout and done.returncode == 0


@pytest.mark.parametrize("cut", [1, 6, 8, 12, 14, 16, 18, 19])
def test_a_rehearsal_is_taken_up_where_it_was(centre, tmp_path, cut):
    dossier = papers(tmp_path / "d")
    whole = rehearse(centre, dossier, WHOLE).stdout
    other = tmp_path / "autre"
    first = rehearse(other, dossier, [*WHOLE[:cut], "q", "oui"] if cut < 18 else WHOLE[:cut])
    shutil.rmtree(dossier)  # its papers are with it
    id = ID.search(first.stdout).group()
    if cut < 18:
        # Leaving while a clock runs is asked about; a script that ends is not.
        assert "conservée" in first.stdout
    second = run("reprendre", id, "--centre", str(other), "--horloge", "simulee",
                 input="\n".join(WHOLE[cut:]) + "\n")
    end = "Bilan de la répétition"
    assert masked(second.stdout[second.stdout.index(end):]) == masked(whole[whole.index(end):])


def test_killed_among_its_own_marks_it_goes_on_with_them(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    done = rehearse(centre, dossier, WHOLE[:19])
    id = ID.search(done.stdout).group()
    with oral(centre, "repeter", "--reprendre", id, "--horloge", "simulee") as screen:
        screen.see("repris")
        screen.enter("s")
        screen.see("1/20 ")
        screen.enter("o")
        screen.see("2/20 ")
        screen.kill(signal.SIGKILL)
        screen.wait(lambda: screen.process.poll() is not None)
    with oral(centre, "repeter", "--reprendre", id, "--horloge", "simulee") as screen:
        screen.see("2/20 ")
        screen.enter("grille")
        screen.enter("")
        screen.see("3/20 ")
        screen.enter("fin")
        screen.wait_end()
        screen.check_given_back()
    assert json.loads(run("repeter", "--debrief", id, "--json", "--centre", str(centre)).stdout)["self"] == {
        "met": 1, "evaluated": 1}
    assert "finie" in run("repeter", "--reprendre", id, "--centre", str(centre)).stderr


def test_a_torn_line_is_passed_over(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    first = rehearse(centre, dossier, WHOLE[:14])
    id = ID.search(first.stdout).group()
    notes = centre / "repetitions" / f"{id}.jsonl"
    assert notes.stat().st_mode & 0o777 == 0o600
    with notes.open("a") as file:
        file.write('{"at":12,"te')
    second = run("repeter", "--reprendre", id, "--centre", str(centre), "--horloge", "simulee",
                 input="\n".join(WHOLE[14:]) + "\n")
    assert second.returncode == 0 and "Bilan de la répétition" in second.stdout
    assert all(json.loads(line) for line in notes.read_text().splitlines())


def test_killed_it_is_taken_up(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    with oral(centre, "repeter", str(dossier), "--tirage", "K7-42") as screen:
        screen.see("Tirage K7-42")
        for line in ["s"] * 5:
            screen.enter(line)
        screen.see("Relance téléphonique")
        screen.see("vous>")
        screen.enter("offre prix 170 000")
        screen.see("offre prix 170 000")
        screen.wait(lambda: "vous>" in screen.last)
        for _ in range(5):
            screen.read(0.2)
        screen.kill(signal.SIGKILL)
        screen.wait(lambda: screen.process.poll() is not None)
    id = next((centre / "repetitions").iterdir()).stem
    with oral(centre, "repeter", "--reprendre", id) as screen:
        screen.see("repris")
        screen.see("offre prix 170 000")
        screen.see("Tirage K7-42")
        if "a-t-il compté" in screen.text:
            screen.enter("non")
        screen.see("vous>")
        screen.enter("où en êtes-vous ?")
        screen.enter("q")
        screen.see("quitter")
        screen.enter("oui")
        screen.wait_end()
        screen.check_given_back()


@pytest.mark.parametrize("line, seen", [
    ("offre", " : "), ("offre prix", " : "), ("offre prix -3", " : "), ("offre prix 1 000 000 000 000", " : "),
    ("offre prix 46 500 € , offre garantie 3 ans", " : "), ("offre lune 3", " : "), ("%%%", " : "), ("é" * 400, " : "),
    ("où en êtes-vous ?", " : "), ("- pause déjeuner ?", " : "), ("note que c’est cher", "Note"),
    ("remise de 5 %", " : "), ("client", " : "), ("modif banque", " : "), ("o c99", "✗"), ("attendre longtemps", "✗"),
])
def test_odd_lines_get_a_sensible_answer(centre, tmp_path, line, seen):
    done = rehearse(centre, papers(tmp_path / "d"), [*CALL, "attendre 1min", "s", line])
    after = done.stdout[done.stdout.index("▶ Face-à-face"):]
    assert len(after.splitlines()) > 3 and seen in after.replace("\u00a0", " "), after
    assert "172" not in after and done.stderr == ""


def test_commands_go_on_working_and_the_jurys_do_not(centre, tmp_path):
    lines = [*CALL, "phases", "grille", "n 3", "p", "offre prix 3", "r", "h", "u", "aide", "voile", "confirmer"]
    done = rehearse(centre, papers(tmp_path / "d"), lines)
    plain = done.stdout.replace("\u00a0", " ")
    assert "N  ntc.c1.3" in plain and "⏸ Pause" in plain and "Au client :" in plain
    assert "L’horloge est en pause" in plain
    assert "modif (m)" not in plain and "confirmer (c)" not in plain


def test_mute_half_time_and_no_papers(centre, tmp_path):
    done = rehearse(centre, papers(tmp_path / "d"), [*CALL, "attendre 4min", "offre prix 3", "q", "oui"], "--muet",
                    "--duree", "50%")
    assert "sur 15 min" in done.stdout.replace("\u00a0", " ") and "répétition muette" in done.stdout and "vous>" not in done.stdout
    id = ID.search(done.stdout).group()
    shown = run("montrer", id, "--centre", str(centre)).stdout.replace("\u00a0", " ")
    assert re.search(r"Préparation du candidat.*15 min", shown), shown
    bare = rehearse(centre, None, ["s", "s", "s", "bonjour", "s", "s", "s", "fin"], "--epreuve", "tc-e4")
    assert "à voix haute" in bare.stdout and "Bilan de la répétition" in bare.stdout


@pytest.mark.parametrize("arguments", [
    ["--duree", "0%"], ["--duree", "bientôt"], ["--tirage", "K7"], ["--tirage", "K7-42", "--faible"], ["--fiche", "9"],
    ["--reprendre", "ZZZ"], ["--debrief", "ZZZ"], ["--relire", "ZZZ"], ["--json"],
])
def test_wrong_options_are_refused(centre, tmp_path, arguments):
    done = run("repeter", str(papers(tmp_path / "d")), *arguments, "--centre", str(centre))
    assert done.returncode in (2, 64) and done.stderr and not (centre / "repetitions").exists()


def test_progress_and_draws_again(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    assert "Aucune répétition" in run("progres", "--centre", str(centre)).stdout
    first = rehearse(centre, dossier, WHOLE)
    id = ID.search(first.stdout).group()
    again = rehearse(centre, None, WHOLE, "--relire", id, code=None, day="2026-05-13")
    assert "Tirage K7-42" in again.stdout.replace("\u00a0", " ")
    for option in ["--faible", "--equitable"]:
        assert rehearse(centre, dossier, WHOLE, option, code=None, day="2026-05-14").returncode == 0
    shown = run("progres", "--centre", str(centre)).stdout.replace("\u00a0", " ")
    assert "4 répétitions" in shown and "K7-42" in shown and "Critères à travailler" in shown
    told = json.loads(run("progres", "--json", "--centre", str(centre)).stdout)
    assert len(told["rehearsals"]) == 4 and len(told["fields"]) == 4


def test_a_linear_debrief_has_tables_in_the_place_of_drawings(centre, tmp_path):
    done = rehearse(centre, papers(tmp_path / "d"), WHOLE, "--lineaire")
    assert "★" not in done.stdout and "Meilleurs accords possibles" in done.stdout


# Questions


def test_the_mandate_is_asked_once(centre, tmp_path):
    dossier = papers(tmp_path / "d", TC)
    (dossier / "mandat.yaml").unlink()
    with oral(centre, "repeter", str(dossier), "--tirage", "K7-42") as screen:
        screen.see("Laquelle jouer")
        screen.enter("7")
        screen.see("✗ Donner un numéro")
        screen.enter("")
        screen.see("jusqu’où pouvez-vous aller")
        screen.enter("36 000 €")
        screen.see("Vous vendez")
        screen.enter("demain")
        screen.see("n’est pas une valeur")
        screen.enter("19 500 €")
        screen.see("Délai de mise en service")
        for _ in range(6):
            screen.enter("")
        screen.see("Ce qui compte le plus")
        screen.enter("9 9")
        screen.see("✗ Donner des numéros")
        screen.enter("1 3")
        screen.see("Gardé dans mandat.yaml")
        screen.see("oral>")
        leave(screen)
    kept = (dossier / "mandat.yaml").read_text()
    assert "fiche: 1" in kept and "limite: 19500" in kept
    checked = run("verifier", str(dossier))
    assert "mandat.yaml" not in checked.stdout + checked.stderr
    with oral(centre, "repeter", str(dossier), "--fiche", "1", "--tirage", "K7-42") as screen:
        screen.see("Tirage K7-42")
        assert "jusqu’où" not in screen.text
        leave(screen)


def test_a_mandate_that_is_there_is_not_overwritten_unasked(centre, tmp_path):
    dossier = papers(tmp_path / "d", TC)
    before = "mandats:\n  - fiche: 2\n    limites: []\n"
    (dossier / "mandat.yaml").write_text(before)
    with oral(centre, "repeter", str(dossier), "--fiche", "1") as screen:
        screen.see("jusqu’où pouvez-vous aller")
        screen.enter("19 500")
        for _ in range(6):
            screen.enter("")
        screen.see("Ce qui compte le plus")
        screen.enter("")
        screen.see("existe déjà")
        screen.enter("non")
        screen.see("laissé tel quel")
        screen.see("oral>")
        leave(screen)
    assert (dossier / "mandat.yaml").read_text() == before


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_giving_up_the_questions_begins_nothing(centre, tmp_path, key):
    dossier = papers(tmp_path / "d")
    (dossier / "mandat.yaml").unlink()
    with oral(centre, "repeter", str(dossier)) as screen:
        screen.see("jusqu’où pouvez-vous aller")
        screen.type(key)
        screen.wait_end()
        screen.check_given_back()
        assert screen.process.returncode == 1
    assert not (centre / "repetitions").exists() and not (dossier / "mandat.yaml").exists()


def test_a_folder_that_cannot_be_written_is_told(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    (dossier / "mandat.yaml").unlink()
    if os.getuid() == 0:
        (dossier / "mandat.yaml").mkdir()
    else:
        dossier.chmod(0o500)
    with oral(centre, "repeter", str(dossier), rows=40) as screen:
        screen.see("jusqu’où pouvez-vous aller")
        for _ in range(7):
            screen.enter("")
        screen.see("Ce qui compte le plus")
        screen.enter("")
        if os.getuid() == 0:
            screen.see("existe déjà")
            screen.enter("oui")
        screen.see("n’est pas écrit")
        screen.see("oral>")
        leave(screen)
    dossier.chmod(0o700)


def test_a_debrief_waits_for_the_end(centre, tmp_path):
    done = rehearse(centre, papers(tmp_path / "d"), WHOLE[:14])
    early = run("repeter", "--debrief", ID.search(done.stdout).group(), "--centre", str(centre))
    assert early.returncode == 1 and "n’est pas finie" in early.stderr and early.stdout == ""


def test_a_draw_is_played_again_without_its_folder(centre, tmp_path):
    dossier = papers(tmp_path / "d")
    first = rehearse(centre, dossier, WHOLE)
    shutil.rmtree(dossier)
    again = rehearse(centre, None, WHOLE, "--relire", ID.search(first.stdout).group(), code=None)
    assert masked(again.stdout) == masked(first.stdout)
