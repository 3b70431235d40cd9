"""Mutated and hostile data files, each opened and looked through in a process of its own.

``python -m tools.trust.hostile --count 2000``: none may crash it, hang for ten seconds, take
300 MB, change what is beside it, or show anything but the program's own sentences.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.services.backups import verify
from cchc_desktop.storage.salvage import salvage
from tools.trust.children import Outcome, run
from tools.trust.looking import look_through
from tools.trust.mutations import SCHEMAS, mutated, with_schema
from tools.trust.office import office_bytes
from tools.trust.telling import Findings

_SALVAGED_EVERY = 10
_CANARY = "của người khác.txt"
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")


def main(words: list[str] | None = None) -> int:
    """Open the files, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1200, help="end after this time")
    parser.add_argument("--keep", type=Path, help="where files that broke something are kept")
    asked = parser.parse_args(words)
    findings, began = Findings(asked.keep), time.monotonic()
    sound, opened = office_bytes(), 0
    schemas = sorted(SCHEMAS)
    with TemporaryDirectory() as folder:
        for number in range(asked.count):
            if time.monotonic() - began > asked.seconds:
                break
            chance = random.Random(f"{asked.seed}-{number}")  # noqa: S311 - no secret
            if number % 2 == 0 and number // 2 < len(schemas):
                schema = schemas[(number // 2 + asked.seed - 1) % len(schemas)]
                name, content = schema, with_schema(sound, schema)
            else:
                name, content = f"{number}", mutated(sound, chance)
            journal = _journal(content, chance) if number % 10 == 9 else b""
            salvaging = number % _SALVAGED_EVERY == 0
            outcome = _tried(Path(folder), name, content, journal, findings, salvaging)
            findings.add(name, outcome, {"x.cchc": content, "x.cchc-journal": journal})
            opened += 1
    return findings.end(f"{opened} files in {time.monotonic() - began:.0f} s")


def _tried(
    folder: Path,
    name: str,
    content: bytes,
    journal: bytes,
    findings: Findings,
    salvaging: bool,
) -> Outcome:
    """Open one file, or salvage and verify it too; see that nothing beside it changed."""
    place = folder / "một thư mục"
    place.mkdir(exist_ok=True)
    path, canary = place / "x.cchc", place / _CANARY
    canary.write_text("giữ nguyên", encoding="utf-8")
    path.write_bytes(content)
    if journal:
        Path(f"{path}-journal").write_bytes(journal.replace(b"{canary}", str(canary).encode()))
    outcome = run(partial(look_through, path))
    if salvaging:
        saved = run(partial(_salvaged, path, place / "mới.cchc"))
        findings.add(f"{name} salvaged", saved, {"x.cchc": content})
        verified = run(partial(_verified, path))
        findings.add(f"{name} verified", verified, {"x.cchc": content})
    if outcome.kind == "refused" and not journal and path.read_bytes() != content:
        findings.complain(name, "refused and changed", outcome.said, {"x.cchc": content})
    if not canary.exists() or canary.read_text(encoding="utf-8") != "giữ nguyên":
        findings.complain(name, "another file was changed", outcome.said, {"x.cchc": content})
    for left in place.iterdir():
        left.unlink()
    return outcome


def _verified(path: Path) -> str:
    return f"{len(verify(path).findings)} findings"


def _salvaged(path: Path, target: Path) -> str:
    try:
        return str(salvage(path, target).whole)
    except CchcError as refusal:
        return type(refusal).__name__


def _journal(content: bytes, chance: random.Random) -> bytes:
    """Return a journal of chance, or one that names another file as its superior."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.choice([20, 600, 9000]))
    head = bytes.fromhex("d9d505f920a163d7") + bytes(4) + chance.randbytes(4)
    head += (len(content) // 4096).to_bytes(4, "big") + (512).to_bytes(4, "big")
    head += (4096).to_bytes(4, "big")
    name = b"{canary}"
    tail = name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + _SUPER_JOURNAL
    return head.ljust(512, b"\0") + (1).to_bytes(4, "big") + tail


if __name__ == "__main__":
    sys.exit(main())
