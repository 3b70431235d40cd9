"""What a file is by its bytes, before anything of it is parsed."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.files import why_unreadable
from cchc_desktop.workbooks.reading.limits import LARGEST_FILE
from cchc_desktop.workbooks.reading.refusals import SAVE_AGAIN, WorkbookRefused

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The old container of Office: an .xls, or an .xlsx behind a password."""
_WITH_PASSWORD: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_OLD_SHEETS: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
"""How the stream of an Excel 2 to 5 file begins, which has no container."""
_LOOKED_AT: Final = 4096
_BYTE_ORDER_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_OLD: Final = (
    "đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành, kiểu tệp "
    "“Excel Workbook (.xlsx)”, rồi chọn tệp mới."
)
_OTHER: Final = f"đây không phải tệp Excel (.xlsx). {SAVE_AGAIN}"
_WEB: Final = f"đây là trang web hoặc tệp XML mang tên tệp Excel. {SAVE_AGAIN}"
_TEXT: Final = (
    "đây là tệp văn bản, có thể là CSV. Hãy mở bằng Excel (Dữ liệu > Từ văn bản/CSV, bảng mã "
    "UTF-8), lưu thành tệp .xlsx rồi chọn tệp đó."
)
_LOCKED: Final = (
    "tệp có đặt mật khẩu mở. Hãy mở bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc, "
    "bỏ mật khẩu, lưu lại rồi chọn lại."
)
_TOO_LARGE: Final = (
    f"tệp lớn hơn {LARGEST_FILE // 2**20} MB. Hãy bỏ bớt ảnh trong tệp, lưu lại rồi chọn lại."
)


def refuse_other_kinds(path: Path) -> None:
    """Pass over a file that may be a workbook; raises `WorkbookRefused` for any other."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
            compound = start.startswith(_COMPOUND)
            behind_password = compound and _find(file, _WITH_PASSWORD, start)
    except OSError as error:
        raise WorkbookRefused(path.name, why_unreadable(path, error)) from error
    if why := _why_refused(start, size, behind_password=behind_password):
        raise WorkbookRefused(path.name, why)


def _why_refused(start: bytes, size: int, *, behind_password: bool) -> str:
    if not start:
        return "tệp trống, có thể do chép dở. Hãy chép lại tệp rồi chọn lại."
    if size > LARGEST_FILE:
        return _TOO_LARGE
    if start.startswith(_COMPOUND):
        return _LOCKED if behind_password else _OLD
    if start.startswith(_ZIP):
        return ""
    if start.startswith(_OLD_SHEETS):
        return _OLD
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<"):
        return _WEB
    if not start.strip(b"\x00"):
        return "tệp chỉ toàn byte 0, có thể do thẻ nhớ hỏng hoặc chép dở. Hãy xin lại tệp."
    return _TEXT if _is_text(start) else _OTHER


def _is_text(start: bytes) -> bool:
    if start.startswith(_BYTE_ORDER_MARKS):
        return True
    return not any(byte < 32 and byte not in b"\t\r\n\x0c" for byte in start) and not (
        start.startswith(b"%PDF")
    )


def _find(file: BinaryIO, wanted: bytes, start: bytes) -> bool:
    """Whether the bytes stand anywhere in the file, which may be long; ``start`` was read."""
    if wanted in start:
        return True
    rest = start[-len(wanted) :]
    while piece := file.read(2**20):
        if wanted in rest + piece:
            return True
        rest = piece[-len(wanted) :]
    return False
