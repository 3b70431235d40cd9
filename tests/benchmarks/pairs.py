"""Timing two ways in turn, so that a ratio holds while the machine's speed drifts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paired:
    """The medians of both ways in seconds, and the median of the ratios pair by pair."""

    ours: float
    floor: float
    ratio: float


def in_pairs(
    ours: Callable[[], object], floor: Callable[[], object], *, rounds: int, warm_up: int = 2
) -> Paired:
    """Time both ways in turn, ``rounds`` times each after a warm-up."""
    for _ in range(warm_up):
        ours()
        floor()
    return paired([(_seconds(ours), _seconds(floor)) for _ in range(rounds)])


def paired(pairs: Sequence[tuple[float, float]]) -> Paired:
    """Sum up pairs of (ours, floor), measured one right after the other."""
    return Paired(
        ours=statistics.median(a for a, _ in pairs),
        floor=statistics.median(b for _, b in pairs),
        ratio=statistics.median(a / b for a, b in pairs),
    )


def tell(what: str, measured: Paired, limit: float) -> None:
    """Print one line of the result; a limit is a promise to look, not an assertion."""
    verdict = "within" if measured.ratio <= limit else "OVER"
    print(
        f"\n{what}: {measured.ours * 1000:.2f} ms against {measured.floor * 1000:.2f} ms, "
        f"ratio {measured.ratio:.2f} ({verdict} {limit})"
    )


def _seconds(way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start
