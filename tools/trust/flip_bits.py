"""Bits that turned over on the disk, in a data file, in its history, and in a backup.

``python -m tools.trust.flip_bits --count 500``: a data file with flipped bits is opened and looked
through, or refused with one of the program's own sentences; never a crash, never a hang. Of a
backup and of a kept file every flip is found, of the log every one that is in its texts.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.trust.children import run
from tools.trust.looking import look_through
from tools.trust.office import office_bytes
from tools.trust.telling import Findings


def main(words: list[str] | None = None) -> int:
    """Flip, open, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many files of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1200, help="end after this time")
    parser.add_argument("--keep", type=Path, help="where files that broke something are kept")
    asked = parser.parse_args(words)
    began, code = time.monotonic(), 0
    for what, flipped in KINDS.items():
        findings, tried = Findings(asked.keep), 0
        for number in range(asked.count):
            if time.monotonic() - began > asked.seconds:
                break
            chance = random.Random(f"{asked.seed}-{what}-{number}")  # noqa: S311 - no secret
            content = flipped(office_bytes(), chance)
            with TemporaryDirectory() as folder:
                path = Path(folder) / "x.cchc"
                path.write_bytes(content)
                findings.add(f"{what} {number}", run(partial(look_through, path)), {"x": content})
            tried += 1
        code = max(code, findings.end(f"{what}: {tried} flipped"))
    return code


def _anywhere(content: bytes, chance: random.Random) -> bytes:
    return _flipped(content, chance.randrange(len(content)), chance)


def _in_the_log(content: bytes, chance: random.Random) -> bytes:
    """Flip a bit within the texts of the log, which SQLite's own check does not look at."""
    places = _texts_of_the_log(content)
    start, end = chance.choice(places)
    return _flipped(content, chance.randrange(start, end), chance)


def _flipped(content: bytes, at: int, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _texts_of_the_log(content: bytes) -> list[tuple[int, int]]:
    """Return where in the file the texts of changes and the names of operations stand."""
    found: list[tuple[int, int]] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection:
            texts = connection.execute(
                "SELECT coalesce(after, before) FROM changes UNION SELECT name FROM operations"
                " UNION SELECT at FROM operations UNION SELECT state FROM operations"
            ).fetchall()
    for (text,) in texts:
        # A long text goes on in other pages; its beginning stands in one piece.
        sought = text[:60].encode()
        at = content.find(sought)
        if at >= 0:
            found.append((at, at + len(sought)))
    return found


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "data": _anywhere,
    "log": _in_the_log,
}
"""How a file of each kind is made from a sound one."""


if __name__ == "__main__":
    sys.exit(main())
