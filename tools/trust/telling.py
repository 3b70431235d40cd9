"""The figures of a run, on one line, and the files that broke something, kept for a look."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.trust.children import Outcome


class Findings:
    """Counts how children ended, and keeps what broke them."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` is where the inputs that broke something are kept, None for nowhere."""
        self._folder = folder
        self.kinds: Counter[str] = Counter()
        self.bad = 0
        self.slowest = 0.0
        self.largest = 0
        self._slowest_name = ""

    def add(self, name: str, outcome: Outcome, content: Mapping[str, bytes]) -> None:
        """Count an outcome; ``content`` are the files that it came from."""
        self.kinds[outcome.kind] += 1
        if outcome.seconds > self.slowest:
            self.slowest, self._slowest_name = outcome.seconds, name
        self.largest = max(self.largest, outcome.megabytes)
        if outcome.bad:
            self.complain(name, f"{outcome.kind}, {outcome.megabytes} MB", outcome.said, content)

    def complain(
        self, name: str, what: str, said: str = "", content: Mapping[str, bytes] | None = None
    ) -> None:
        """Note what must never happen."""
        self.bad += 1
        print(f"!! {name}: {what}\n{said}", file=sys.stderr)
        if self._folder is not None and content:
            kept = self._folder / name
            kept.mkdir(parents=True, exist_ok=True)
            for file, data in content.items():
                (kept / file).write_bytes(data)

    def end(self, what: str, more: Iterable[str] = ()) -> int:
        """Print the figures and return the exit code."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        figures = [kinds, *more] if kinds else list(more)
        if self.largest:
            figures.append(
                f"slowest {self.slowest:.2f} s ({self._slowest_name}), largest {self.largest} MB"
            )
        print(f"{what}: {'; '.join(figures)}; {self.bad} bad")
        return 1 if self.bad else 0
