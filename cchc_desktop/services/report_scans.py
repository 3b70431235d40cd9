"""The scan of the signed copy, and other files of a report: attached, read back, taken off.

A file is kept byte for byte under its SHA-256; the history knows its name and hash, never its
bytes. An issued report takes files too: they belong to it and change nothing of what it says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.documents.scans import FINE_ENOUGH, NotAScan, Scan, look_at
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.report_files import SCAN, ReportFile
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.files import write_atomically
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.reports import report_in, short
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.file_contents import content_of, keep_content
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.repository import delete_records, find_equal, load

MOST_BYTES: Final = 60_000_000
"""A signed report of ten pages in colour at 300 dots per inch takes a tenth of it."""


class DamagedFile(CchcError):
    """Raised when the kept bytes of a file are no longer what was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that was attached; ``warning`` is a sentence where it is a poor one, else empty.

    The operation has the id 0 where the report had this file already.
    """

    file: ReportFile
    operation: Operation
    pages: int
    warning: str = ""


def attach(file: DataFile, report_id: int, path: Path, role: str = SCAN) -> Attached:
    """Attach the file at ``path`` to a report, in whatever state it is; undo takes it off again.

    Raises NotAScan for what is no PDF, PNG, JPEG or TIFF or is damaged, cut, too large or not
    what its name says, and RecordGone; nothing is stored then.
    """
    data = _read(path)
    scan = look_at(data, path.name)
    # Read before: a large file keeps all others, this thread too, from reading until it is stored.
    label = file.catalogues.text("report_file_roles", role)
    with changing(file) as (connection, done):
        report = report_in(connection, report_id)
        sha256 = keep_content(connection, data)
        known = find_equal(
            connection, "report_files", {"report": report_id, "role": role, "sha256": sha256}
        )
        kept = load(connection, "report_files", known)
        added = ReportFile(
            report=report_id,
            role=role,
            name=path.name,
            media_type=scan.media_type,
            size=len(data),
            sha256=sha256,
        )
        made = store_all(connection, file, [next(iter(kept.values()), added)])
        name = f"Đính kèm {label[:1].lower()}{label[1:]} “{path.name}” vào “{short(report.title)}”"
        done.append(log.write_operation(connection, name, file.who, made))
    stored: ReportFile = made[0].after  # type: ignore[assignment]
    warning = _warning(scan, path.name)
    if kept:
        warning = f"Báo cáo đã có tệp này từ trước, với tên “{stored.name}”; không thêm lần nữa."
    return Attached(file=stored, operation=done[0], pages=scan.pages, warning=warning)


def files_of(file: DataFile, report_id: int) -> tuple[ReportFile, ...]:
    """Return the files of a report in the order in which they were attached."""
    with reading(file.engine) as connection:
        ids = find_equal(connection, "report_files", {"report": report_id})
        return tuple(load(connection, "report_files", sorted(ids)).values())


def content(file: DataFile, report_file_id: int) -> bytes:
    """Return the bytes of a file as they were attached.

    Raises RecordGone, and :class:`DamagedFile` where the disk has changed them.
    """
    with reading(file.engine) as connection:
        attached = _file(connection, report_file_id)
        found = content_of(connection, attached.sha256)
    if found is None or hashlib.sha256(found).hexdigest() != attached.sha256:
        raise DamagedFile(
            f"Tệp “{attached.name}” đã lưu bị hỏng, không còn đúng như khi đính kèm. Các dữ liệu "
            "khác không bị ảnh hưởng; hãy đính kèm lại từ bản giấy, hoặc khôi phục từ bản sao lưu "
            "gần nhất."
        )
    return found


def write_copy(file: DataFile, report_file_id: int, target: Path) -> None:
    """Write a file to ``target``, whole or not at all; raises as :func:`content`, FileTrouble."""
    write_atomically(target, content(file, report_file_id))


def remove(file: DataFile, report_file_id: int) -> Operation:
    """Take a file off its report; undo puts it back. Raises RecordGone."""
    with changing(file) as (connection, done):
        attached = _file(connection, report_file_id)
        delete_records(connection, [attached])
        name = f"Gỡ tệp “{attached.name}” khỏi báo cáo"
        gone = [Change(before=attached, after=None)]
        done.append(log.write_operation(connection, name, file.who, gone))
    return done[0]


def _file(connection: Connection, report_file_id: int) -> ReportFile:
    found = load(connection, "report_files", [report_file_id])
    if report_file_id not in found:
        raise RecordGone(REGISTERS["report_files"])
    attached: ReportFile = found[report_file_id]
    return attached


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            # A byte more than is taken: the file may have grown since it was looked at.
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        said = error.strerror or type(error).__name__
        reason = "là một thư mục" if path.is_dir() else f"không đọc được (hệ thống báo: {said})"
        raise NotAScan(
            f"“{path.name}” {reason} nên chưa đính kèm. Hãy kiểm tra lại tệp, thẻ nhớ rồi chọn lại."
        ) from error
    if len(content) > MOST_BYTES:
        raise NotAScan(
            f"Tệp “{path.name}” lớn hơn {MOST_BYTES // 10**6} MB nên chưa đính kèm. Hãy quét lại ở "
            "200-300 dpi, hoặc tách tệp ra."
        )
    return content


def _warning(scan: Scan, name: str) -> str:
    if scan.dpi is None or scan.dpi >= FINE_ENOUGH:
        return ""
    return (
        f"Ảnh “{name}” chỉ khoảng {format_number(scan.dpi)} dpi, dưới mức {FINE_ENOUGH} dpi; đã "
        "đính kèm nguyên như vậy. Nếu chữ ký, con dấu không rõ, hãy quét lại."
    )
