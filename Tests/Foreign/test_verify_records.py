# SPDX-License-Identifier: GPL-3.0-or-later
"""The golden records verify by libraries that are not ours, and what is spoiled in them does not."""

import json
import pathlib
import random
import subprocess
import sys

import pytest

import verify_records
from verify_records import Key, digest, encode, keys_of, verify

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "ArchiveTests/Golden"
LINES = (GOLDEN / "sealed-sample.jsonl").read_text().splitlines()
RECORDS = [json.loads(line)["sdjwt"] for line in LINES]
EXPORT = (GOLDEN / "export-v1.jsonl").read_text().splitlines()
EXPORT_KEY = Key(json.dumps({"crv": "Ed25519", "kty": "OKP", "x": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}))


def problems(lines):
    return verify(lines, keys_of(GOLDEN / "sealed-sample.jwk"))[1]


@pytest.mark.parametrize("lines", [LINES, RECORDS, ["", *LINES]])
def test_all_holds(lines):
    verification, wrong = verify(lines, keys_of(GOLDEN / "sealed-sample.jwk"))
    assert wrong == []
    assert verification.counts["signatures"] == 7
    assert verification.counts["disclosures"] == 6
    assert verification.counts["parts erased"] == 2
    assert verification.counts["parts withheld"] == 0
    assert verification.counts["keys changed"] == 1


def test_export():
    verification, wrong = verify(EXPORT, [EXPORT_KEY])
    assert wrong == []
    assert verification.counts["signatures"] == 12
    assert {kind for kind in verification.counts if kind.startswith("kind ")} == {
        f"kind {kind}" for kind in (*verify_records.PARTS, "genesis", "key", "erasure")}
    assert verification.counts["parts erased"] == 3
    assert verification.counts["parts withheld"] == 0


def test_part_withheld():
    lines = [line.rsplit("~", 2)[0] + "~\"}" if number == 6 else line for number, line in enumerate(EXPORT)]
    verification, wrong = verify(lines[5:-1], [EXPORT_KEY])
    assert wrong == []
    assert verification.counts["parts withheld"] == 1


@pytest.mark.parametrize("number", range(len(EXPORT)))
def test_export_with_a_line_less_or_twice(number):
    assert verify(EXPORT[:number] + EXPORT[number + 1:], [EXPORT_KEY])[1] != [] or number == 0
    assert verify(EXPORT[:number] + [EXPORT[number]] + EXPORT[number:], [EXPORT_KEY])[1] != []
    if number > 0:
        assert verify(EXPORT[:number], [EXPORT_KEY])[1] != []


@pytest.mark.parametrize("key", ["sealed-sample.jwk", "sealed-sample.pem"])
def test_command(key):
    command = [sys.executable, verify_records.__file__, GOLDEN / "sealed-sample.jsonl", GOLDEN / key, "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["counts"].get("by openssl", 0) == (1 if key.endswith("pem") else 0)


def test_another_key_refuses_all():
    other = Key(json.dumps({"crv": "Ed25519", "kty": "OKP", "x": encode(bytes(32))}))
    assert len(verify(LINES, [other])[1]) == len(LINES)


def test_any_byte_that_is_changed():
    draw = random.Random(1)
    for number, record in enumerate(RECORDS):
        for place in draw.sample(range(len(record)), 60):
            letter = draw.choice([letter for letter in "AZaz09-_.~+/= é" if letter != record[place]])
            changed = record[:place] + letter + record[place + 1:]
            assert problems(RECORDS[:number] + [changed]) != [], (number, place, letter)


def test_any_cut():
    for number, record in enumerate(RECORDS):
        allowed = {place + 1 for place, letter in enumerate(record) if letter == "~"}
        for length in range(1, len(record), 7):
            assert length in allowed or problems(RECORDS[:number] + [record[:length]]) != [], (number, length)


@pytest.mark.parametrize("order", [[0, 2], [0, 2, 1], [0, 1, 1], [1, 0], [0, 1, 2, 4], [0, 1, 2, 3, 5]])
def test_records_removed_repeated_or_swapped(order):
    assert problems([RECORDS[place] for place in order]) != []


def test_a_disclosure_of_another_record():
    other = RECORDS[2].split("~")[1]
    assert problems([RECORDS[0], RECORDS[1] + other + "~"]) != []
    own = RECORDS[1].split("~")[1]
    assert problems([RECORDS[0], RECORDS[1] + own + "~"]) != []


def test_hash_is_the_chain():
    claims = json.loads(verify_records.decode(RECORDS[1].split(".")[1]))
    assert claims["chain"] == claims["prev"] == digest(RECORDS[0].split("~")[0])
