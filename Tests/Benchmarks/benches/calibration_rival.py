# SPDX-License-Identifier: GPL-3.0-or-later
"""NegMAS plays what `calibration-samples` gave on standard input: seconds and agreements, one line of JSON."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

from negmas import LinearAdditiveUtilityFunction, SAOMechanism, make_issue  # noqa: E402
from negmas.outcomes import make_os  # noqa: E402
from negmas.preferences.value_fun import TableFun  # noqa: E402
from negmas.sao.negotiators import AspirationNegotiator, NaiveTitForTatNegotiator  # noqa: E402

ROUNDS = 12


def utility(party, issues, space):
    """The tables hold weight × value, in 10⁻¹⁰."""
    return LinearAdditiveUtilityFunction(
        values=[TableFun({number: units / 1e10 for number, units in enumerate(table)}) for table in party["tables"]],
        weights=[1.0] * len(issues), reserved_value=party["reservation"] / 1e10, outcome_space=space)


def negotiator(exponent):
    return NaiveTitForTatNegotiator() if exponent is None else AspirationNegotiator(aspiration_type=exponent)


def play(sample):
    issues = [make_issue(len(table), f"i{number}") for number, table in enumerate(sample["seller"]["tables"])]
    space = make_os(issues)
    sides = [(negotiator(exponent), utility(sample[role], issues, space))
             for role, exponent in zip(("seller", "buyer"), sample["tactics"])]
    mechanism = SAOMechanism(outcome_space=space, n_steps=ROUNDS)
    for player, preferences in sides if sample["first"] == "seller" else sides[::-1]:
        mechanism.add(player, ufun=preferences)
    return mechanism.run().agreement is not None


if __name__ == "__main__":
    samples = [json.loads(line) for line in sys.stdin]
    start = time.perf_counter()
    agreed = sum(play(sample) for sample in samples if sample)
    print(json.dumps({"seconds": time.perf_counter() - start, "samples": len(samples), "agreed": agreed}))
