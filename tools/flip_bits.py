"""Flip random bits of backups, one at a time, and count how many of the flips are found.

Run it as ``python -m tools.flip_bits [--flips 500] [--seed 2022]``. It makes the sample office and
backs it up; then it damages the backup, a file kept in the data file, the data file anywhere. In
the first two every flip must be found; of the last, SQLite itself sees only some.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path


def main() -> int:
    """Print the figures; the exit code is 1 where a flip in the backup was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2022)
    arguments = parser.parse_args()
    from cchc_desktop.services.backups import back_up, verify
    from cchc_desktop.services.demo import write_demo

    def sound(path: Path) -> bool:
        return not verify(path).findings

    with tempfile.TemporaryDirectory() as folder:
        data = write_demo(Path(folder)).data
        backup = back_up(data).path
        missed = {
            "bản sao lưu": _missed(backup, sound, arguments.flips, arguments.seed),
            "tệp kèm trong tệp dữ liệu": _missed_in_contents(data, sound, 50, arguments.seed),
        }
        _missed(data, sound, arguments.flips // 5, arguments.seed, name="tệp dữ liệu")
    return 1 if any(missed.values()) else 0


def _missed(
    path: Path,
    sound: Callable[[Path], bool],
    flips: int,
    seed: int,
    *,
    name: str = "bản sao lưu",
) -> int:
    """Flip bits anywhere in a file; print and return how many flips were not found."""
    chance, whole, missed = random.Random(seed), path.read_bytes(), 0  # noqa: S311
    began, slowest = time.monotonic(), 0.0
    for _ in range(flips):
        bit = chance.randrange(8 * len(whole))
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        at = time.monotonic()
        missed += sound(path)
        slowest = max(slowest, time.monotonic() - at)
    path.write_bytes(whole)
    took = time.monotonic() - began
    print(
        f"{name}: {flips} bit lật, thấy {flips - missed}, sót {missed}"
        f" ({took:.1f} s, chậm nhất {slowest * 1000:.0f} ms)"
    )
    return missed


def _missed_in_contents(data: Path, sound: Callable[[Path], bool], flips: int, seed: int) -> int:
    """Flip bits of kept files where they lie; print and return how many flips were not found."""
    chance, whole, missed = random.Random(seed), data.read_bytes(), 0  # noqa: S311
    with closing(sqlite3.connect(data)) as connection:
        sizes = connection.execute("SELECT rowid, size FROM file_contents").fetchall()
    for _ in range(flips):
        row, size = chance.choice(sizes)
        bit = chance.randrange(8 * size)
        # Written past the triggers that guard them, as a disk does that forgets.
        with (
            closing(sqlite3.connect(data)) as connection,
            connection,
            connection.blobopen("file_contents", "content", row) as content,
        ):
            content[bit // 8] = content[bit // 8] ^ 1 << bit % 8
        missed += sound(data)
        data.write_bytes(whole)
    print(f"tệp kèm trong tệp dữ liệu: {flips} bit lật, thấy {flips - missed}, sót {missed}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
