"""A workbook being written: opened, given its sheets and its print set-up, turned into bytes.

XlsxWriter writes it: row by row in constant memory, half the time of openpyxl for a styled list
of 100,000 rows, and a text is written as a text whatever it begins with.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.workbooks.cells import Sheet, checked_text
from cchc_desktop.workbooks.styles import BODY_SIZE, FACE, Formats

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

PAGE_WIDTH: Final = 1032
"""Pixels that an A4 page in landscape leaves between its side margins: 273 mm at 96 to the inch."""
PAGE_HEIGHT: Final = 494.0
"""Points that it leaves between top and bottom: 180 mm, less 3 % for what printers round up."""

_A4: Final = 9
_SIDES: Final = 12 / 25.4
_ENDS: Final = 15 / 25.4
"""Margins in inches, made of millimetres."""
_FOOTER: Final = f'&C&"{FACE},Regular"&11Trang &P/&N'

_NOT_IN_NAMES: Final = re.compile(r"[^\w.]", re.ASCII)

_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FACE, "font_size": BODY_SIZE},
    # What Excel measures for Times New Roman of 12 points, on which its column widths rest.
    "default_column_width": 72,
    "default_row_height": 21,
}


class WorkbookTrouble(CchcError):
    """The system kept a workbook from being put together; no file was touched."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Chưa lập được bảng tính vì không ghi được tệp tạm (hệ thống báo: {reason}). "
            "Dữ liệu và tệp cũ còn nguyên. Hãy kiểm tra chỗ trống của ổ đĩa rồi làm lại."
        )


class Book:
    """A workbook in the making."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._formats = Formats(workbook)
        self._names: set[str] = set()

    def add_sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Add a sheet for A4 in landscape, as wide as a page; ``widths`` in pixels."""
        worksheet = self.workbook.add_worksheet(name)
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.set_margins(left=_SIDES, right=_SIDES, top=_ENDS, bottom=_ENDS)
        worksheet.set_footer(_FOOTER, {"margin": _ENDS / 2})
        worksheet.center_horizontally()
        worksheet.fit_to_pages(1, 0)
        worksheet.hide_gridlines(2)
        return Sheet(worksheet, self._formats, name, widths)

    def add_hidden_sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Add a sheet that Excel shows only to who asks for it; ``widths`` in pixels."""
        sheet = self.add_sheet(name, widths)
        sheet.worksheet.hide()
        return sheet

    def name_cells(
        self, name: str, sheet: Sheet, row: int, column: int, to_row: int, to_column: int
    ) -> str:
        """Give a rectangle of cells a name by which other people's formulas can call it.

        What Excel allows in no name becomes ``_``; a name that is taken gets a number. Returns
        the name as it was given.
        """
        from xlsxwriter.utility import quote_sheetname, xl_range_abs

        wanted = _NOT_IN_NAMES.sub("_", name)
        given, count = wanted, 1
        while given.lower() in self._names:
            count += 1
            given = f"{wanted}_{count}"
        self._names.add(given.lower())
        cells = xl_range_abs(row, column, to_row, to_column)
        self.workbook.define_name(given, f"={quote_sheetname(sheet.name)}!{cells}")
        return given


@contextlib.contextmanager
def making_book(
    target: io.BytesIO,
    *,
    title: str,
    author: str,
    made_on: date,
    subject: str = "",
    keywords: str = "",
    comments: str = "",
) -> Iterator[Book]:
    """Give a new workbook, whose bytes are in ``target`` on leaving.

    ``title`` to ``comments`` are its document properties: the same content made on the same day
    gives the same bytes. Raises :class:`WorkbookTrouble`.
    """
    # Here, not above: a start that writes no workbook does not pay for it.
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    try:
        with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
            workbook = Workbook(target, _OPTIONS | {"tmpdir": folder})
            workbook.set_properties(
                {
                    "title": checked_text(title, "tên bảng tính"),
                    "author": checked_text(author, "tên cơ quan"),
                    "company": checked_text(author, "tên cơ quan"),
                    "subject": checked_text(subject, "chủ đề của bảng tính"),
                    "keywords": checked_text(keywords, "từ khoá của bảng tính"),
                    "comments": checked_text(comments, "ghi chú của bảng tính"),
                    "created": datetime.combine(made_on, time.min),
                }
            )
            with _closed_at_last(workbook):
                yield Book(workbook)
    except (OSError, XlsxWriterException) as error:
        raise WorkbookTrouble(getattr(error, "strerror", None) or str(error)) from error


@contextlib.contextmanager
def _closed_at_last(workbook: Workbook) -> Iterator[None]:
    """Close the workbook, and its temporary files even where nothing will come of it."""
    try:
        yield
    except BaseException:
        # What made the work fail is what counts, not what comes of closing half a workbook.
        with contextlib.suppress(Exception):
            workbook.close()
        raise
    workbook.close()
