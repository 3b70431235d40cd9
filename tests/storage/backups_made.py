"""Backups for tests: of a file that holds a little of everything, by a clock that obeys."""

from __future__ import annotations

import lzma
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cchc_desktop.storage.backup import Maker, Written, back_up
from cchc_desktop.storage.backup_archive import read_manifest, write_archive
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.log_chain import BEGINNING, link

HANOI = timezone(timedelta(hours=7))
NOW = datetime(2022, 12, 16, 8, 1, 5, tzinfo=HANOI)
LAN = Maker(who="Lan", computer="VP-01", program="0.1.0", why="theo yêu cầu")
OLD_FILES = Path(__file__).parent / "old_files"


@cache
def office_bytes() -> bytes:
    """Give the data file of a small office: records, an issued report with its PDF, a scan."""
    # Here, not above: a process that only backs up starts in a third of the time without.
    from PIL import Image

    from cchc_desktop.services import records
    from cchc_desktop.services.report_composing import begin, compose_again
    from cchc_desktop.services.report_issue import issue
    from cchc_desktop.services.report_scans import attach
    from tests.data_files import new_data_file, office, radio_item

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        file = new_data_file(path)
        records.save(file, office())
        for day in range(1, 6):
            records.save(file, radio_item(date(2022, 3, day), f"Tin ngày {day}"))
        report, _ = begin(file, file.period("2022-Q1"))
        assert report.id is not None
        compose_again(file, report.id)
        issue(file, report.id, on=date(2022, 4, 1))
        scan = Path(folder) / "Bản ký.png"
        Image.new("L", (1654, 2339), 255).save(scan, dpi=(200, 200))
        attach(file, report.id, scan)
        file.close()
        return path.read_bytes()


def make_backup(path: Path, folder: Path, *, now: datetime = NOW, **also: Any) -> Written:
    return back_up(path, folder, LAN, now=now, **also)


def change(path: Path, name: str = "Sửa") -> None:
    """Write one more change into the history, past the services: quicker, and no less a change."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        last = "SELECT id, sha256 FROM operations ORDER BY id DESC LIMIT 1"
        key, former = connection.execute(last).fetchone() or (0, BEGINNING)
        entry = (key + 1, datetime.now().isoformat(), "Lan", name, "do", None)
        connection.execute(
            "INSERT INTO operations (id, at, who, name, kind, target, state, sha256)"
            " VALUES (?, ?, ?, ?, ?, ?, 'done', ?)",
            (*entry, link(former, entry, ())),
        )
        connection.execute("COMMIT")


def content_of_tables(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table, the bytes of kept files among them."""
    with closing(connect(path, read_only=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in tables
        }


def old_file(revision: str) -> bytes:
    """Give the kept data file of an earlier release."""
    return lzma.decompress((OLD_FILES / f"{revision}.cchc.xz").read_bytes())


def forged(backup: Path, data: Path, target: Path, **other: Any) -> Path:
    """Write a backup that is sealed rightly and says something else than it holds."""
    with target.open("w+b") as file:
        write_archive(file, data, replace(read_manifest(backup), **other))
    return target
