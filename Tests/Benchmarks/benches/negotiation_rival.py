# SPDX-License-Identifier: GPL-3.0-or-later
"""NegMAS, asked the same: run by the interpreter of its own environment, one line of JSON on standard output.

    negotiation_rival.py sessions FILE ROUNDS    every pair of tactics, each party first, 100 rounds, ROUNDS times
    negotiation_rival.py frontier FILE           the frontier of what both accept, from the definition
"""

import json
import pathlib
import sys
import time
import warnings

warnings.filterwarnings("ignore")

from negmas import LinearAdditiveUtilityFunction, SAOMechanism, make_issue  # noqa: E402
from negmas.outcomes import make_os  # noqa: E402
from negmas.preferences.ops import pareto_frontier  # noqa: E402
from negmas.preferences.value_fun import TableFun  # noqa: E402
from negmas.sao.negotiators import BoulwareTBNegotiator, ConcederTBNegotiator, LinearTBNegotiator  # noqa: E402

TACTICS = {"boulware": BoulwareTBNegotiator, "linear": LinearTBNegotiator, "conceder": ConcederTBNegotiator}


def load(path):
    domain = json.loads(pathlib.Path(path).read_text())
    space = make_os([make_issue(issue["values"], issue["name"]) for issue in domain["issues"]])
    parties = [
        LinearAdditiveUtilityFunction(
            values=[TableFun(dict(zip(issue["values"], function["values"])))
                    for issue, function in zip(domain["issues"], party["value_functions"])],
            weights=party["weights"], reserved_value=party["reservation"], outcome_space=space)
        for party in domain["parties"]
    ]
    return domain, space, parties


def index(domain, outcome):
    """The outcome's number: row-major, the last issue fastest."""
    if outcome is None:
        return None
    number = 0
    for issue, value in zip(domain["issues"], outcome):
        number = number * len(issue["values"]) + issue["values"].index(value)
    return number


def sessions(path, rounds):
    domain, space, parties = load(path)
    ends, count, taken = {}, 0, 0.0
    for _ in range(rounds):
        for seller in TACTICS:
            for buyer in TACTICS:
                for first in ("seller", "buyer"):
                    sides = [("seller", TACTICS[seller], parties[0]), ("buyer", TACTICS[buyer], parties[1])]
                    start = time.perf_counter()
                    mechanism = SAOMechanism(outcome_space=space, n_steps=100)
                    for role, tactic, utility in sides if first == "seller" else sides[::-1]:
                        mechanism.add(tactic(name=role), ufun=utility)
                    state = mechanism.run()
                    taken += time.perf_counter() - start
                    count += 1
                    ends[f"{seller}/{buyer}/{first}"] = [index(domain, state.agreement), state.step]
    return {"rate": count / taken, "ends": ends}


def frontier(path):
    _, space, parties = load(path)
    start = time.perf_counter()
    points, _ = pareto_frontier(parties, outcomes=list(space.enumerate_or_sample()), sort_by_welfare=False)
    return {"seconds": time.perf_counter() - start, "points": points}


if __name__ == "__main__":
    answer = sessions(sys.argv[2], int(sys.argv[3])) if sys.argv[1] == "sessions" else frontier(sys.argv[2])
    print(json.dumps(answer))
