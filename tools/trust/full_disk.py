"""A disk that is full at every write of a save, an export, a draft and a backup.

``python -m tools.trust.full_disk``: each is done with a little more room every time, until it
needs none; before that it is refused with a sentence, nothing that was saved is lost, nothing
half stands under a final name, and it works again as soon as there is room. Two kinds of full
disk: a limit of the size of files, which fails a write as a broken disk does, and, where this user
may mount one, a small file system of its own.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import backups, records
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report import write_report
from cchc_desktop.services.tally import write_tally
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.ui.drafts import Draft, Drafts
from tools.trust.children import run
from tools.trust.office import content_of, office_bytes
from tools.trust.telling import Findings

PAGE: Final = 4096
_SIZE_LIMIT: Final = "size limit"
_DISK_MB: Final = 16
_MOST_BAD: Final = 3
Deed = Callable[[DataFile, Path], None]
Room = Callable[[Path, int], Callable[[], None]]
"""Leaves so many bytes of room in a folder, and returns what gives the room back."""


def _save(file: DataFile, _folder: Path) -> None:
    records.save_all(
        file, [Slogan(text=f"Đầy {number} " + "x" * 3000) for number in range(20)], "Ghi 20"
    )


def _export(file: DataFile, folder: Path) -> None:
    write_report(file, file.period("2022"), folder / "Báo cáo.pdf")
    write_tally(file, file.period("2022"), folder / "Tổng hợp.xlsx")


def _keep_draft(file: DataFile, folder: Path) -> None:
    drafts = Drafts(folder, file.path)
    drafts.keep(Draft("slogans", 0, "Nháp", {"text": "y" * 30_000}))
    drafts.write()


def _back_up(file: DataFile, folder: Path) -> None:
    backups.back_up(file.path, folder / "sao lưu")


DEEDS: Final[dict[str, tuple[Deed, int]]] = {
    "save": (_save, 1),
    "export": (_export, 2),
    "draft": (_keep_draft, 1),
    "backup": (_back_up, 24),
}
"""What is done, and by how many pages the room grows each time."""


def main(words: list[str] | None = None) -> int:
    """Fill, look, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coarse", type=int, default=1, help="let the room grow so much faster")
    parser.add_argument("--enough", type=int, default=3, help="end after so many that fitted")
    parser.add_argument("--seconds", type=float, default=1200, help="end after this time")
    asked = parser.parse_args(words)
    began, code = time.monotonic(), 0
    office_bytes()
    rooms: dict[str, Room] = {_SIZE_LIMIT: _limit}
    if _may_mount():
        rooms["small disk"] = _ballast
    else:
        print("This user cannot mount a small disk; only the size limit is tried.")
    for kind, room in rooms.items():
        for name, (deed, pages) in DEEDS.items():
            findings, fine, size = Findings(None), 0, 0
            while fine < asked.enough and time.monotonic() - began < asked.seconds:
                outcome = run(partial(_in_a_place, kind, room, deed, size), 60)
                full = outcome.said == "full"
                findings.kinds["full" if full else "fitted"] += 1
                fine = 0 if full else fine + 1
                if outcome.kind != "done":
                    findings.complain(f"{kind}, {name}, {size} bytes", outcome.kind, outcome.said)
                    fine = asked.enough if findings.bad > _MOST_BAD else fine
                size += pages * PAGE * asked.coarse
            code = max(code, findings.end(f"{kind}, {name}", [f"up to {size // 1024} KB"]))
    return code


def _in_a_place(kind: str, room: Room, deed: Deed, size: int) -> str:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "Thẻ nhớ"
        place.mkdir()
        if kind != "small disk":
            return _tried(kind, place, room, deed, size)
        mount = ("mount", "-t", "tmpfs", "-o", f"size={_DISK_MB}m", "tmpfs", str(place))
        subprocess.run(mount, check=True)
        try:
            return _tried(kind, place, room, deed, size)
        finally:
            subprocess.run(("umount", "--lazy", str(place)), check=True)


def _tried(kind: str, place: Path, room: Room, deed: Deed, size: int) -> str:
    """Do it with so much room, look at what is there, and do it again with room enough."""
    path = place / "Sổ của xã.cchc"
    path.write_bytes(office_bytes())
    file = open_data_file(path, who="Lan")
    before = content_of(file)
    give_back = room(place, size)
    said = "fitted"
    try:
        deed(file, place)
    except CchcError as trouble:
        said = "full"
        if "Hãy" not in str(trouble):
            raise AssertionError(f"no advice: {trouble}") from trouble
    if said == "full" and kind != _SIZE_LIMIT and content_of(file) != before:
        raise AssertionError("refused and changed, while the disk is full")
    give_back()
    # A file that may not even be written where it is long already is put back only now.
    if said == "full" and content_of(file) != before:
        raise AssertionError("refused and changed")
    _look_at(place, path)
    deed(file, place)
    file.close()
    _look_at(place, path)
    return said


def _look_at(place: Path, path: Path) -> None:
    with closing(connect(path)) as connection:
        findings = list(full_findings(connection))
    for written in place.rglob("*"):
        if written.suffix == ".pdf" and b"%%EOF" not in written.read_bytes()[-1024:]:
            findings.append("half a PDF")
        if written.suffix == ".xlsx" and b"PK\x05\x06" not in written.read_bytes()[-1024:]:
            findings.append("half a workbook")
        if written.suffix == backups.SUFFIX:
            findings += backups.verify(written).findings
        if written.suffix == ".tmp":
            findings.append(f"{written.name} was left behind")
    if findings:
        raise AssertionError("; ".join(findings))


def _limit(_place: Path, size: int) -> Callable[[], None]:
    """Let no file be written beyond ``size`` bytes, as a stick that is nearly full may."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _ballast(place: Path, size: int) -> Callable[[], None]:
    """Fill the disk of ``place`` up to ``size`` bytes."""
    ballast = place / "phim.mp4"
    free = shutil.disk_usage(place).free
    with ballast.open("wb") as file:
        file.write(bytes(max(0, free - size)))
    return ballast.unlink


def _may_mount() -> bool:
    with TemporaryDirectory() as folder:
        mount = ("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return False
        subprocess.run(("umount", "--lazy", folder), check=True)
        return True


if __name__ == "__main__":
    sys.exit(main())
