"""Whether a data file or a backup is what it should be, with the name of what is not."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import SUFFIX, Manifest
from cchc_desktop.domain.encrypted_backups import EncryptedManifest
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.storage.backup import temporary_file
from cchc_desktop.storage.backup_archive import seal_finding, unpack
from cchc_desktop.storage.backup_troubles import BrokenBackup
from cchc_desktop.storage.disk_errors import disk_trouble
from cchc_desktop.storage.encrypted_backup import (
    encrypted_finding,
    is_encrypted,
    read_encrypted_manifest,
)
from cchc_desktop.storage.engine import connect, limit_time
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.kept_contents import damaged_contents, missing_contents
from cchc_desktop.storage.log_chain import chain_findings
from cchc_desktop.storage.refusals import NoDataFile
from cchc_desktop.storage.restoring import inner_findings
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.snapshot import read_state

_ZIP: Final = b"PK"
_CUT_OFF: Final = (
    "Lần ghi cuối bị ngắt giữa chừng (mất điện?). Hãy mở tệp bằng chương trình một lần để hoàn "
    "tất, rồi kiểm tra lại."
)


_SECONDS: Final = 5.0
_SECONDS_PER_MB: Final = 1.0
"""How long a check may take: many times what it takes on a slow disk, but not for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: ``findings`` are sentences, none for a sound file.

    ``manifest`` is that of a backup, None for a data file; ``tables`` the rows of each table.
    ``encrypted`` is what an encrypted backup says of itself: its bits were read, not its data.
    """

    path: Path
    findings: tuple[str, ...]
    manifest: Manifest | None = None
    tables: Mapping[str, int] = field(default_factory=dict)
    encrypted: EncryptedManifest | None = None


def verify(path: Path, *, history: SchemaHistory = HISTORY) -> Verdict:
    """Read all of a data file or a backup and say what is wrong with it; nothing is changed.

    Not to be called for a file that this process has open. Raises NoDataFile where there is no
    such file, and other kinds of CchcError where it cannot be read at all.
    """
    try:
        with path.open("rb") as file:
            is_backup = path.suffix.lower() == SUFFIX or file.read(len(_ZIP)) == _ZIP
    except OSError as error:
        said = "là một thư mục" if path.is_dir() else error.strerror or type(error).__name__
        raise NoDataFile(
            f"Không đọc được tệp “{path}” ({said}). Hãy kiểm tra lại tên tệp, thẻ nhớ."
        ) from error
    if is_encrypted(path):
        return _of_encrypted(path)
    return _of_backup(path, history) if is_backup else _of_data(path, history)


def _of_backup(path: Path, history: SchemaHistory) -> Verdict:
    with path.open("rb") as file:
        if finding := seal_finding(file):
            return Verdict(path=path, findings=(_sentence(finding),))
    with tempfile.TemporaryDirectory() as folder, temporary_file(Path(folder)) as data:
        try:
            with data.open("r+b") as file:
                manifest = unpack(path, file)
            findings = inner_findings(data, path, manifest, history)
            if not findings:
                with closing(connect(data, read_only=True)) as connection:
                    findings = chain_findings(connection)
        except BrokenBackup as error:
            return Verdict(path=path, findings=(str(error),))
    findings = tuple(map(_sentence, (*findings, *manifest.flaws)))
    return Verdict(path=path, findings=findings, manifest=manifest, tables=manifest.tables)


def _of_encrypted(path: Path) -> Verdict:
    if finding := encrypted_finding(path):
        return Verdict(path=path, findings=(_sentence(finding),))
    told = read_encrypted_manifest(path)
    return Verdict(path=path, findings=told.flaws, encrypted=told)


def _of_data(path: Path, history: SchemaHistory) -> Verdict:
    tables: Mapping[str, int] = {}
    try:
        with closing(connect(path, read_only=True)) as connection:
            limit_time(connection, _SECONDS + _SECONDS_PER_MB * path.stat().st_size / 2**20)
            tables = read_state(connection, path, history).tables
            found = [f"Cơ sở dữ liệu bị hỏng: {one}" for one in full_findings(connection)]
            found += damaged_contents(connection) + missing_contents(connection)
            found += chain_findings(connection)
    except CchcError as error:
        found = [str(error)]
    except sqlite3.Error as error:
        if Path(f"{path}-journal").exists():
            found = [_CUT_OFF]
        else:
            found = [str(disk_trouble(error, path) or f"Không đọc được tệp: {error}")]
    return Verdict(path=path, findings=tuple(map(_sentence, found)), tables=tables)


def _sentence(finding: str) -> str:
    return finding[:1].upper() + finding[1:].rstrip(".") + "."
