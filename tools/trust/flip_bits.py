"""Bits that turned over on the disk, in a data file, its log, its kept files, and a backup.

``python -m tools.trust.flip_bits --count 500``: a data file with flipped bits is opened and looked
through, or refused with one of the program's own sentences; never a crash, never a hang. In the
log, in files of evidence, in other kept files and in a backup ``verify`` finds every flip; one that
fell into bytes of a page that nothing uses is counted apart, once all that the file holds has been
compared with what it held.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cchc_desktop.domain.encrypted_backups import SUFFIX as ENCRYPTED_SUFFIX
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.password import password
from cchc_desktop.services import evidence, records
from cchc_desktop.services.backups import SUFFIX, back_up, copy_to, verify
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.protection import set_password
from tools.trust.children import DONE, REFUSED, run
from tools.trust.looking import look_through
from tools.trust.office import office_bytes
from tools.trust.telling import Findings

_PIECE = 64
_EVIDENCE: Final[Mapping[str, bytes]] = {
    "Ảnh loa thôn Đoài.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + random.Random(1).randbytes(90_000),  # noqa: S311
    "Bài đăng.png": b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(60_000),  # noqa: S311
}


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
        findings, tried, found, unused = Findings(asked.keep), 0, 0, 0
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
            found += outcome.kind == REFUSED
            if kind.must_be_found and outcome.kind == DONE:
                if _held(content) == _held(sound):
                    unused += 1
                else:
                    findings.complain(f"{what} {number}", "not found", "", {kind.name: content})
            tried += 1
        told = [f"{found} found, {unused} in unused bytes"] if kind.must_be_found else []
        code = max(code, findings.end(f"{what}: {tried} flipped", told))
    return code


def _held(content: bytes) -> str:
    """Return a mark of all that a data file holds: each row of each table, and its shape."""
    mark = hashlib.sha256()
    with _opened(content) as connection:
        connection.text_factory = bytes
        names = "SELECT name FROM sqlite_master WHERE rootpage > 0 AND type = 'table'"
        for (name,) in connection.execute(names).fetchall():
            for row in connection.execute(f'SELECT * FROM "{name.decode()}"'):  # noqa: S608
                mark.update(repr((name, row)).encode())
        for row in connection.execute("SELECT * FROM sqlite_master"):
            mark.update(repr(row).encode())
    return mark.hexdigest()


@contextmanager
def _opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection:
            yield connection


def _anywhere(content: bytes, chance: random.Random) -> bytes:
    return _flipped(content, chance.randrange(len(content)), chance)


def _in_the_log(content: bytes, chance: random.Random) -> bytes:
    """Flip a bit anywhere in the pages of the log: names, times, texts, hashes, states, numbers."""
    page = chance.choice(_pages_of_the_log(content))
    return _flipped(content, chance.randrange(page, page + _page_size(content)), chance)


def _flipped(content: bytes, at: int, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


@cache
def _pages_of_the_log(content: bytes) -> tuple[int, ...]:
    """Return where in the file the pages of the log's tables and their indexes begin."""
    with _opened(content) as connection:
        pages = connection.execute(
            "SELECT pageno FROM dbstat WHERE name IN"
            " (SELECT name FROM sqlite_master WHERE tbl_name IN ('operations', 'changes'))"
        ).fetchall()
    return tuple((number - 1) * _page_size(content) for (number,) in pages)


def _page_size(content: bytes) -> int:
    return int.from_bytes(content[16:18], "big")


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
    """Return the files of evidence where there are any, else every kept file."""
    with _opened(content) as connection:
        rows = connection.execute(
            "SELECT content FROM file_contents ORDER BY sha256 NOT IN"
            " (SELECT sha256 FROM activities_evidence_files)"
        ).fetchall()
        (proving,) = connection.execute(
            "SELECT count(DISTINCT sha256) FROM activities_evidence_files"
        ).fetchone()
    return tuple(row[0] for row in rows[: proving or None])


@cache
def _office_with_evidence() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        path.write_bytes(office_bytes())
        file = open_data_file(path, who="Lan")
        activities = records.get_all(file, "activities")[: len(_EVIDENCE)]
        for activity, (name, kept) in zip(activities, _EVIDENCE.items(), strict=True):
            taken = evidence.take_in_bytes(file, kept, name)
            proof = Evidence(kind=taken.kind, where=name, files=(taken.file,))
            records.save(file, replace(activity, evidence=(*activity.evidence, proof)))
        file.close()
        return path.read_bytes()


@cache
def _backup() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        path.write_bytes(office_bytes())
        return back_up(path, Path(folder) / "sao lưu").path.read_bytes()


@cache
def _encrypted_backup() -> bytes:
    with TemporaryDirectory() as folder:
        path, stick = Path(folder) / "x.cchc", Path(folder) / "thẻ nhớ"
        path.write_bytes(office_bytes())
        stick.mkdir()
        file = open_data_file(path, who="Lan")
        set_password(file, password("Trời-xanh-mây-trắng-7319"))
        file.close()
        return copy_to(back_up(path).path, stick, path).path.read_bytes()


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
    "log": Kind(flipped=_in_the_log, look=_verified, must_be_found=True),
    "backup": Kind(
        name=f"x{SUFFIX}", made=_backup, flipped=_anywhere, look=_verified, must_be_found=True
    ),
    "encrypted backup": Kind(
        name=f"x{ENCRYPTED_SUFFIX}",
        made=_encrypted_backup,
        flipped=_anywhere,
        look=_verified,
        must_be_found=True,
    ),
    "kept file": Kind(flipped=_in_a_kept_file, look=_verified, must_be_found=True),
    "evidence": Kind(
        made=_office_with_evidence, flipped=_in_a_kept_file, look=_verified, must_be_found=True
    ),
}


if __name__ == "__main__":
    sys.exit(main())
