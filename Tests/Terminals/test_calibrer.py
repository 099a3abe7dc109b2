# SPDX-License-Identifier: GPL-3.0-or-later
"""The jury's calibration: what is printed, kept, drawn from it, and never told; cut short in a real terminal."""

import json
import pathlib
import re
import shutil

import pytest

from oral import ID, ORAL, run
from probe import CTRL_C, ROOT
from screen import Screen

NTC = ROOT / "Scenarios/ntc-froid-commercial"
TC = ROOT / "Scenarios/tc-e4-traitement-eau"


@pytest.fixture
def dossier(tmp_path) -> pathlib.Path:
    return shutil.copytree(NTC, tmp_path / "d")


def calibrate(folder, *options, samples=4):
    return run("calibrer", str(folder), "--echantillons", str(samples), *options)


def bytes_of(folder: pathlib.Path) -> dict:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_number_of_tasks_changes_no_byte(dossier):
    done = [calibrate(dossier, "--json", "--taches", tasks, samples=24) for tasks in ("1", "2", "7")]
    assert all(one.returncode == 0 for one in done), done[0].stderr
    assert len({one.stdout for one in done}) == 1
    found = json.loads(done[0].stdout)
    assert not found["partial"]
    cases = found["calibrations"][0]["cases"]
    assert [case["changes"] for case in cases[:2]] == [[], ["m01"]]
    assert {case["finding"] for case in cases} == {None, "nothing", "impossible"}
    for case in cases:
        for estimate in (case["agreement"], case["share"], case["zone"], case["loss"]):
            assert estimate["low"] <= estimate["value"] <= estimate["high"], case
        assert 0 <= case["agreement"]["low"] and case["agreement"]["high"] <= 1


def test_another_code_is_another_sample_of_the_same(dossier):
    one, other = (json.loads(calibrate(dossier, "--json", "--tirage", code, samples=60).stdout)["calibrations"][0]
                  for code in ("K7-42", "K7-43"))
    assert one["cases"] != other["cases"]
    first, second = (found["cases"][0]["share"] for found in (one, other))
    assert first["low"] < second["high"] and second["low"] < first["high"]


def test_severities_are_kept_beside_the_bank_and_go_stale(dossier):
    before = bytes_of(dossier)
    assert not calibrate(dossier).stderr
    assert bytes_of(dossier) == before
    assert "Sévérités gardées" in calibrate(dossier, "--ecrire").stderr
    after = bytes_of(dossier)
    kept = after.pop("calibrage.yaml").decode()
    assert after == before
    assert '"m03": 3' in kept and '"m04"' not in kept
    sheet = run("situation", str(dossier), "--jury", "--banque", "m03")
    assert "3 sur 3, calibrée" in sheet.stdout
    assert "a changé" not in sheet.stdout
    bank = dossier / "modifications.yaml"
    bank.write_text(bank.read_text().replace("plafond: 308 000", "plafond: 306 000"))
    stale = run("situation", str(dossier), "--jury", "--tirage", "K7-42", "--equitable")
    assert "a changé depuis" in stale.stdout and "oral calibrer" in stale.stderr
    # A word that nobody calibrates, and a comment, change nothing.
    calibrate(dossier, "--ecrire")
    bank.write_text("# relu\n" + bank.read_text().replace("pas davantage", "pas un euro de plus"))
    assert "a changé" not in run("situation", str(dossier), "--jury", "--banque", "m03").stdout


def test_equitable_draws_have_one_total_and_need_a_calibration(dossier):
    refused = run("situation", str(dossier), "--jury", "--tirage", "K7-42", "--equitable")
    assert refused.returncode == 64 and "oral calibrer" in refused.stderr
    assert run("situation", str(dossier), "--equitable").returncode == 64
    calibrate(dossier, "--ecrire")
    totals = set()
    for code in ("K7-42", "AA-01", "ZZ-99", "00-00"):
        sheet = run("situation", str(dossier), "--jury", "--tirage", code, "--equitable", "--json")
        totals.add(json.loads(sheet.stdout)["jury"]["draw"]["equitableTotal"])
    assert len(totals) == 1 and None not in totals


def test_an_equitable_draw_leaves_an_agreement(dossier):
    """In the refrigeration dossier m03 leaves none in any sample."""
    calibrate(dossier, "--ecrire", samples=40)
    assert 'impossibles: [["m03"]' in (dossier / "calibrage.yaml").read_text()
    for code in ("K1-11", "K2-22", "K3-33", "K4-44", "K5-55", "K6-66", "K7-77", "K8-88", "K9-99", "A1-23"):
        sheet = run("situation", str(dossier), "--jury", "--tirage", code, "--equitable", "--json")
        assert sheet.returncode == 0 and '"m03"' not in sheet.stdout, code


def test_nothing_of_it_reaches_the_candidate_or_the_record(dossier, tmp_path):
    """Another calibration in the folder: the candidate's bytes, the dossier's digest and the journal are the same."""
    def seen(name: str) -> tuple:
        centre = tmp_path / name
        sheet = run("situation", str(dossier), "--candidat", "--banque", "m01", "--banque", "m06").stdout
        lines = ["c", "m 1 banque m01", "m 2 banque m06", "m", "q", "oui"]
        passed = run("passer", str(dossier), "--jure", "Claire Morel", "--centre", str(centre), "--horloge", "simulee",
                     "--debut", "2026-05-12T09:00", input="\n".join(lines) + "\n")
        checked = run("verifier", str(dossier), "--json").stdout
        listed = run("passages", "--centre", str(centre), "--json").stdout
        return sheet, passed.returncode, ID.sub("PASSAGE", passed.stdout), checked, ID.sub("PASSAGE", listed)

    calibrate(dossier, "--ecrire")
    file = dossier / "calibrage.yaml"
    first = seen("one")
    assert first[0]
    file.write_text(file.read_text().replace(": 1", ": 3").replace(": 2,", ": 1,"))
    second = seen("two")
    file.unlink()
    third = seen("three")
    assert first == second == third


def test_a_person_s_file_of_that_name_is_not_touched(dossier):
    file = dossier / "calibrage.yaml"
    file.write_text("# à moi\ncalibrages: []\n")
    done = calibrate(dossier, "--ecrire")
    assert done.returncode == 1 and "n’est pas touché" in done.stderr
    assert file.read_text() == "# à moi\ncalibrages: []\n"


def test_each_fiche_keeps_its_own(tmp_path):
    folder = shutil.copytree(TC, tmp_path / "d")
    calibrate(folder, "--fiche", "2", "--ecrire")
    calibrate(folder, "--fiche", "1", "--ecrire")
    kept = (folder / "calibrage.yaml").read_text()
    assert kept.index("fiche: 1") < kept.index("fiche: 2")


@pytest.mark.parametrize("missing, named", [("client.yaml", "client.yaml"), ("modifications.yaml", "modifications.yaml")])
def test_what_is_missing_is_named_with_its_remedy(dossier, missing, named):
    (dossier / missing).unlink()
    done = calibrate(dossier)
    assert done.returncode == 1 and named in done.stderr and not done.stdout


def test_without_a_mandate_the_table_says_what_is_supposed(dossier):
    (dossier / "mandat.yaml").unlink()
    done = calibrate(dossier)
    assert done.returncode == 0 and "supposées à mi-chemin" in done.stdout


@pytest.mark.parametrize("options", [["--echantillons", "1"], ["--taches", "0"], ["--tirage", "K7"], ["--fiche", "4"]])
def test_wrong_options(dossier, options):
    assert run("calibrer", str(dossier), *options).returncode == 64


def test_ctrl_c_keeps_the_finished_lines_and_says_so(dossier):
    screen = Screen([ORAL, "calibrer", str(dossier), "--echantillons", "1000", "--ecrire"], rows=200)
    # Some lines are whole by then, and most are not.
    screen.wait(lambda: re.search(r"░ ([3-9]|\d\d)\s%", screen.text), "a few lines", timeout=120)
    screen.type(CTRL_C)
    screen.see("interrompu")
    screen.wait_end()
    assert screen.process.returncode == 130
    screen.see("Calibrage partiel")
    screen.see("(aucune)")
    assert not (dossier / "calibrage.yaml").exists()
    screen.check_given_back()
