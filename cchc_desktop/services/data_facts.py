"""What a helper needs to know of a data file, without one text of it."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.integrity import fingerprint, quick_findings, row_counts
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.place import cloud_warning, is_on_network
from cchc_desktop.storage.schema_history import HISTORY

_CHECKED_BYTES = 256 << 20


def data_facts(file: DataFile | None) -> tuple[str, ...]:
    """Return lines about the open data file: schema, sizes, soundness; never raises CchcError."""
    if file is None:
        return ("Không có tệp dữ liệu nào đang mở.",)
    try:
        return tuple(_facts(file))
    except (CchcError, OSError) as error:
        return (f"Không đọc được tệp dữ liệu: {type(error).__name__}",)


def _facts(file: DataFile) -> Iterator[str]:
    size = file.path.stat().st_size
    with reading(file.engine) as connection:
        raw = driver_connection(connection)
        mark = fingerprint(raw)
        known = next((r for r, m in HISTORY.marks.items() if m == mark), "không rõ")
        yield f"Cấu trúc: {known} ({mark}), chương trình dùng {HISTORY.latest}"
        yield f"Kích thước: {size} byte"
        yield f"Nơi đặt: {_place(file)}"
        if size <= _CHECKED_BYTES:
            findings = quick_findings(raw)
            yield f"Kiểm tra: {'đạt' if not findings else f'{len(findings)} lỗi'}"
        for table, count in row_counts(raw).items():
            yield f"{table}: {count}"


def _place(file: DataFile) -> str:
    if is_on_network(file.path):
        return "trên mạng"
    return "thư mục đồng bộ đám mây" if cloud_warning(file.path) else "ổ đĩa của máy"
