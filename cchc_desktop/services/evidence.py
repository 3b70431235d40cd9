"""The files that prove something: copied in under their SHA-256, read back, written out again.

A file is taken in when the clerk chooses it, and named by a record when that is saved: in between,
and where the form is given up, its bytes lie in the data file unnamed
(:mod:`cchc_desktop.services.evidence_check`). What is kept is never linked and never changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.evidence import EvidenceFile
from cchc_desktop.domain.evidence_types import MOST_BYTES, TYPES, NotEvidence, kept_name, look_at
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.files import why_unreadable, write_atomically
from cchc_desktop.services.changing import changing
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.file_contents import bytes_kept, content_of, keep_content

MANY_BYTES: Final = 500_000_000
"""From here on every backup takes long and a stick is soon full."""


class DamagedEvidence(CchcError):
    """Raised when the kept bytes of a file are gone or no longer what was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file that was taken in; ``kind`` is the code of what such a file mostly proves.

    ``warnings`` are sentences: another name than its own, much to back up.
    """

    file: EvidenceFile
    kind: str
    warnings: tuple[str, ...] = ()


def take_in(file: DataFile, path: Path, *, today: date | None = None) -> Taken:
    """Copy the file at ``path`` into the data file.

    Raises NotEvidence for what cannot be read, is too large, or is no type of file that is taken;
    nothing is stored then.
    """
    return take_in_bytes(file, _read(path), path.name, today=today)


def take_in_bytes(file: DataFile, content: bytes, name: str, *, today: date | None = None) -> Taken:
    """Copy bytes into the data file, as :func:`take_in` does with a file's."""
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    found = look_at(content, name)
    kept = kept_name(name, found)
    with changing(file) as (connection, _):
        sha256 = keep_content(connection, content)
        total = bytes_kept(connection)
    warnings = []
    if Path(kept).suffix.lower() != Path(name).suffix.lower():
        warnings.append(f"Tệp “{name}” thực ra là {found.label} nên được giữ với tên “{kept}”.")
    if total > MANY_BYTES:
        warnings.append(
            f"Các tệp đã giữ trong dữ liệu đã đến {format_number(total // 1_000_000)} MB, mỗi bản "
            "sao lưu đều mang theo. Nên giảm cỡ ảnh, ghi âm trước khi đưa thêm."
        )
    return Taken(
        file=EvidenceFile(
            name=kept,
            media_type=found.media_type,
            size=len(content),
            sha256=sha256,
            added_on=today or date.today(),
        ),
        kind=found.kind,
        warnings=tuple(warnings),
    )


def content(file: DataFile, kept: EvidenceFile) -> bytes:
    """Return the bytes of a file as they were taken in; raises :class:`DamagedEvidence`."""
    with reading(file.engine) as connection:
        found = content_of(connection, kept.sha256)
    if found is None or hashlib.sha256(found).hexdigest() != kept.sha256:
        what = "không còn nội dung" if found is None else "bị hỏng, không còn đúng như khi đưa vào"
        raise DamagedEvidence(
            f"Tệp minh chứng “{kept.name}” {what}. Các dữ liệu khác không bị ảnh hưởng; hãy đưa "
            "lại tệp từ nơi chụp, ghi ban đầu, hoặc khôi phục từ bản sao lưu gần nhất."
        )
    return found


def write_copy(file: DataFile, kept: EvidenceFile, target: Path) -> None:
    """Write a file to ``target``, whole or not at all; raises as :func:`content`, FileTrouble."""
    write_atomically(target, content(file, kept))


def write_to_look_at(file: DataFile, kept: EvidenceFile, folder: Path) -> Path:
    """Write a copy that only reads, into ``folder``, for the system's own program to show.

    It has the ending of the type that was found when it was taken in, whatever its name says, so
    that it can be shown and not be run. Raises as :func:`write_copy`.
    """
    found = TYPES.get(kept.media_type)
    if found is None:
        raise DamagedEvidence(
            f"Loại của tệp minh chứng “{kept.name}” không phải loại mà chương trình mở. Hãy lưu "
            "bản sao ra ngoài rồi xem bằng chương trình thích hợp."
        )
    target = folder / kept.sha256[:12] / kept_name(kept.name, found)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        write_copy(file, kept, target)
        target.chmod(0o400)
    return target


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            # A byte more than is taken: the file may have grown since it was looked at.
            found = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotEvidence(f"Chưa đưa “{path.name}” vào: {why_unreadable(path, error)}") from error
    if len(found) > MOST_BYTES:
        raise _too_large(path.name)
    return found


def _too_large(name: str) -> NotEvidence:
    return NotEvidence(
        f"Tệp “{name}” lớn hơn {MOST_BYTES // 10**6} MB nên chưa đưa vào: mỗi bản sao lưu đều mang "
        "theo các tệp này. Hãy giảm cỡ ảnh, cắt bớt đoạn ghi, hoặc chỉ ghi nơi lưu của tệp."
    )
