"""Bits that turned over on the disk, in a data file, in its history, and in a backup.

``python -m tools.trust.flip_bits --count 500``: a data file with flipped bits is opened and looked
through, or refused with one of the program's own sentences; never a crash, never a hang. In a
backup and in a kept file every flip is found.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.services.backups import SUFFIX, back_up, verify
from tools.trust.children import DONE, run
from tools.trust.looking import look_through
from tools.trust.office import office_bytes
from tools.trust.telling import Findings

_PIECE = 64


def main(words: list[str] | None = None) -> int:
    """Flip, open, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many files of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1200, help="end after this time")
    parser.add_argument("--keep", type=Path, help="where files that broke something are kept")
    asked = parser.parse_args(words)
    began, code = time.monotonic(), 0
    for what, kind in KINDS.items():
        findings, tried = Findings(asked.keep), 0
        sound, look = kind.made(), kind.look
        for number in range(asked.count):
            if time.monotonic() - began > asked.seconds:
                break
            chance = random.Random(f"{asked.seed}-{what}-{number}")  # noqa: S311 - no secret
            content = kind.flipped(sound, chance)
            with TemporaryDirectory() as folder:
                path = Path(folder) / kind.name
                path.write_bytes(content)
                outcome = run(partial(look, path))
            findings.add(f"{what} {number}", outcome, {kind.name: content})
            if kind.must_be_found and outcome.kind == DONE:
                findings.complain(f"{what} {number}", "not found", "", {kind.name: content})
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


def _in_a_kept_file(content: bytes, chance: random.Random) -> bytes:
    """Flip a bit within the bytes of a file that is kept in the data file."""
    kept = _kept_files(content)
    while True:
        file = chance.choice(kept)
        start = chance.randrange(len(file) - _PIECE)
        at = content.find(file[start : start + _PIECE])
        # A piece that goes on in another page stands nowhere in one.
        if at >= 0:
            return _flipped(content, at + chance.randrange(_PIECE), chance)


@cache
def _kept_files(content: bytes) -> tuple[bytes, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT content FROM file_contents").fetchall()
    return tuple(row[0] for row in rows)


@cache
def _backup() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        path.write_bytes(office_bytes())
        return back_up(path, Path(folder) / "sao lưu").path.read_bytes()


def _verified(path: Path) -> str:
    """Verify a file; what is found is a refusal here."""
    verdict = verify(path)
    if verdict.findings:
        raise CchcError(verdict.findings[0])
    return "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is flipped, where, how it is looked at, and whether each flip must be found."""

    name: str = "x.cchc"
    made: Callable[[], bytes] = office_bytes
    flipped: Callable[[bytes, random.Random], bytes]
    look: Callable[[Path], object] = look_through
    must_be_found: bool = False


KINDS: dict[str, Kind] = {
    "data": Kind(flipped=_anywhere),
    "log": Kind(flipped=_in_the_log),
    "backup": Kind(
        name=f"x{SUFFIX}", made=_backup, flipped=_anywhere, look=_verified, must_be_found=True
    ),
    "kept file": Kind(flipped=_in_a_kept_file, look=_verified, must_be_found=True),
}


if __name__ == "__main__":
    sys.exit(main())
