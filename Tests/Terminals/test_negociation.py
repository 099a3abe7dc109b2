# SPDX-License-Identifier: GPL-3.0-or-later
"""`oral negociation jouer`: how a tactic is typed."""

import pathlib

import pytest

from oral import run

DOMAIN = next((pathlib.Path(__file__).parent.parent / "NegotiationTests/Reference/domains").glob("*.json"))


@pytest.mark.parametrize("exponent", ["2,5", "2.5"])
def test_an_exponent_takes_the_french_comma(exponent):
    played = run("negociation", "jouer", str(DOMAIN), "--vendeur", exponent, "--tours", "5")
    assert played.returncode == 0, played.stderr


@pytest.mark.parametrize("word", ["2,5,1", "vite", "0", "101"])
def test_what_is_no_tactic_is_told_that_a_number_can_be_one(word):
    refused = run("negociation", "jouer", str(DOMAIN), "--vendeur", word)
    assert refused.returncode == 64
    assert "donnant-donnant" in refused.stderr and "exposant" in refused.stderr
