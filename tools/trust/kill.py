"""A working process killed at random instants (kill -9), and what is left of its files.

``python -m tools.trust.kill --count 500``: every acknowledged change is there, none is half, and
no half-written file stands under a final name. The kills are shared out among the scenarios of
``tools/trust/scenarios.py``.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.trust.children import run
from tools.trust.scenarios import SCENARIOS, Scenario, warm_up
from tools.trust.telling import Findings

_MOST_SECONDS = 60
_CHECK_SECONDS = 60
_LATER, _SOONER, _MOST_TIMES = 1.1, 0.7, 2


def main(words: list[str] | None = None) -> int:
    """Kill, look, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many kills in all")
    parser.add_argument("--only", help="the name of one scenario")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1800, help="end after this time")
    asked = parser.parse_args(words)
    chosen = [s for s in SCENARIOS if asked.only in (None, s.name)]
    warm_up(chosen)
    began, findings = time.monotonic(), Findings(None)
    kills: Counter[str] = Counter()
    within = {scenario.name: scenario.seconds for scenario in chosen}
    acknowledged = 0
    for number in range(asked.count):
        if time.monotonic() - began > asked.seconds:
            break
        scenario = chosen[number % len(chosen)]
        chance = random.Random(f"{asked.seed}-{number}")  # noqa: S311 - no secret
        with TemporaryDirectory() as folder:
            place = Path(folder) / "Tuyên truyền"
            place.mkdir()
            run(partial(scenario.prepare, place))
            told, killed = _killed(scenario, place, chance.random() * within[scenario.name])
            # How long the work takes depends on the machine: most kills are to fall within it.
            reach = within[scenario.name] * (_LATER if killed else _SOONER)
            within[scenario.name] = min(reach, _MOST_TIMES * scenario.seconds)
            acknowledged += len(told)
            kills[scenario.name if killed else f"{scenario.name} (ended before)"] += 1
            outcome = run(partial(_check, scenario, place, told), _CHECK_SECONDS)
            if outcome.kind != "done" or outcome.said:
                findings.complain(f"{scenario.name} {number}", outcome.kind, outcome.said)
    shared = ", ".join(f"{name} {count}" for name, count in sorted(kills.items()))
    return findings.end(
        f"{sum(kills.values())} kills in {time.monotonic() - began:.0f} s",
        [shared, f"{acknowledged} acknowledged changes"],
    )


def _killed(scenario: Scenario, place: Path, after: float) -> tuple[list[str], bool]:
    """Let the scenario work and kill it ``after`` so many seconds from its first word.

    Return what it had acknowledged, and whether it was killed before it ended by itself.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        signal.alarm(_MOST_SECONDS)

        def acknowledge(line: str) -> None:
            os.write(writer, f"{line}\n".encode())

        scenario.work(place, acknowledge)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        first = pipe.read(1)
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        said = first + pipe.read()
    _, status = os.waitpid(child, 0)
    # A line that was cut off by the kill was not acknowledged.
    lines = said.decode().split("\n")[:-1]
    return lines, os.WIFSIGNALED(status)


def _check(scenario: Scenario, place: Path, told: list[str]) -> str:
    return "\n".join(scenario.check(place, told))


if __name__ == "__main__":
    sys.exit(main())
