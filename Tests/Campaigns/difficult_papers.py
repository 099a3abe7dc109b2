#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the corpus of difficult papers and holds `oral verifier` to what each case must give: the verdict, the exit code,
a message that says what is wrong, in a bounded time and memory.

    difficult_papers.py ORAL        (the executable)
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import difficult_corpus

SECONDS, MEBIBYTES = 20, 256
EXIT = {True: 0, False: 1, None: 2}


def run(command, folder):
    """Exit code, standard output, seconds and peak memory in MiB; a signal is a negative code."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
        pid = 0
        while pid == 0 and time.monotonic() - start < SECONDS:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            time.sleep(0.005)
        if pid == 0:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return process.returncode, output.read(), time.monotonic() - start, usage.ru_maxrss / 1024


def problems(oral, name, expected, folder):
    code, output, seconds, memory = run([oral, "verifier", "--json", name], folder)
    if code != EXIT[expected]:
        yield f"exit code {code} instead of {EXIT[expected]}"
    if memory > MEBIBYTES:
        yield f"{memory:.0f} MiB"
    try:
        report = json.loads(output)[0]
    except (ValueError, IndexError):
        yield f"no JSON after {seconds:.1f} s: {output[:200]!r}"
        return
    if report["conforming"] is not expected:
        yield f"conforming: {report['conforming']} instead of {expected}"
    if expected is not True and not any(d["severity"] == "error" and d["message"] for d in report["diagnostics"]):
        yield "nothing says what is wrong"


def main():
    oral = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        corpus = pathlib.Path(scratch, "corpus")
        cases = difficult_corpus.make(corpus)
        found = [f"{name} ({case['about']}): {problem}" for name, case in cases.items()
                 for problem in problems(oral, name, case["conforming"], corpus)]
        # All at once, as text: the summary counts every one of them.
        code, output, _, _ = run([oral, "verifier", *cases], corpus)
        if code != 2 or f"{len(cases)}\u00a0dossiers".encode() not in output:
            found.append(f"all together: exit code {code}")
    print("\n".join(found) or f"{len(cases)} difficult dossiers: each as it must be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
