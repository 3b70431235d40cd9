"""What is said of a workbook that cannot be read."""

from __future__ import annotations

from cchc_desktop.domain.errors import CchcError

SAVE_AGAIN = "Hãy mở tệp bằng Excel, lưu lại thành tệp .xlsx mới rồi chọn tệp đó."
HOSTILE = "có thể là tệp độc hại. Tệp không được mở, dữ liệu còn nguyên."


class WorkbookRefused(CchcError):
    """A file, or one of its sheets, cannot be read as a workbook; nothing was changed by it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Chưa đọc được tệp “{name}”: {why}")


class SheetUnreadable(WorkbookRefused):
    """One sheet cannot be read; ``readable`` names the sheets of the workbook that can."""

    def __init__(self, name: str, sheet: str, why: str, readable: tuple[str, ...]) -> None:
        self.sheet = sheet
        self.readable = readable
        others = ", ".join(f"“{other}”" for other in readable)
        rest = f"Các trang còn đọc được: {others}." if readable else "Không trang nào đọc được."
        super().__init__(name, f"trang “{sheet}” {why} {rest} {SAVE_AGAIN}")


class Damage(Exception):
    """A part of the package is not what it should be; whoever reads it says what that means.

    ``str()`` is the end of a Vietnamese sentence whose beginning names the part or the sheet.
    """


class Monster(Damage):
    """A part is larger or more tangled than any office's workbook: refused, not mended."""
