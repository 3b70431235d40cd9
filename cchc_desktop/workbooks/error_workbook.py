"""The clerk's own workbook back, with the faulty cells coloured and a note in each.

openpyxl changes what is there and keeps the rest as well as it can; what it cannot keep
(pictures, charts, macros) is told. The workbook can be taken in again once it is mended: its marks
are in the way of nothing, and go when it is written the next time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.importing.drafts import Fault
from cchc_desktop.files import write_atomically

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

AUTHOR: Final = "CCHC Desktop"
"""Signs the notes, so that old ones are known."""

_COLOUR: Final = "FFFFC7CE"
_NOTE_WIDTH: Final = 320
_LINE_HEIGHT: Final = 18
_LETTERS_A_LINE: Final = 42
_LOST: Final[Mapping[str, str]] = {
    "xl/media/": "hình ảnh",
    "xl/charts/": "biểu đồ",
    "xl/drawings/drawing": "hình vẽ",
    "xl/vbaProject.bin": "macro",
    "xl/slicers/": "bộ lọc slicer",
    "xl/ctrlProps/": "nút bấm",
}
"""What openpyxl does not write again, by how the parts of the file are named."""


class ErrorWorkbookTrouble(CchcError):
    """The workbook with the faults marked could not be made; the clerk's own is untouched."""


def write_error_workbook(source: Path, target: Path, faults: Iterable[Fault]) -> str:
    """Write a copy of ``source`` with ``faults`` marked to ``target``, whole or not at all.

    Returns a sentence about what the copy lacks, ``""`` where it lacks nothing. Raises
    :class:`ErrorWorkbookTrouble` and :class:`~cchc_desktop.files.FileTrouble`.
    """
    if target.resolve() == source.resolve() or (target.exists() and target.samefile(source)):
        raise ErrorWorkbookTrouble(
            "Tệp lỗi không ghi đè lên tệp gốc; tệp gốc còn nguyên. Hãy chọn tên khác."
        )
    told = _told_by_cell(faults)
    workbook = _opened(source)
    marked: list[Cell] = []
    for sheet in workbook.worksheets:
        _remove_marks(sheet)
        marked += _mark(sheet, told.get(sheet.title, {}))
    if marked:
        _show(workbook, marked[0])
    write_atomically(target, _bytes_of(workbook, source))
    return _sentence(source)


def _told_by_cell(faults: Iterable[Fault]) -> dict[str, dict[tuple[int, int], list[str]]]:
    """Return the sentences for each cell (row, column from 1) of each sheet."""
    told: dict[str, dict[tuple[int, int], list[str]]] = {}
    for fault in faults:
        place = fault.place
        cells = told.setdefault(place.sheet, {})
        line = f"{fault.label}: {fault.message}"
        lines = cells.setdefault((place.row, place.column + 1), [])
        if line not in lines:
            lines.append(line)
    return told


def _opened(source: Path) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(source)
    except OSError as error:
        raise ErrorWorkbookTrouble(
            f"Không đọc lại được tệp “{source.name}” ({error.strerror or error}). Tệp gốc còn "
            "nguyên; hãy kiểm tra tệp rồi làm lại."
        ) from error
    except Exception as error:
        raise _cannot_be_written(source) from error


def _bytes_of(workbook: Workbook, source: Path) -> bytes:
    made = io.BytesIO()
    try:
        workbook.save(made)
    except Exception as error:
        raise _cannot_be_written(source) from error
    return made.getvalue()


def _cannot_be_written(source: Path) -> ErrorWorkbookTrouble:
    return ErrorWorkbookTrouble(
        f"Không lập được tệp lỗi từ “{source.name}” vì tệp có phần không ghi lại được. Tệp gốc "
        "còn nguyên; hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi làm lại, hoặc sửa theo danh "
        "sách lỗi."
    )


def _remove_marks(sheet: Worksheet) -> None:
    """Take away the marks of an earlier time, which the clerk may have mended since."""
    from openpyxl.styles import PatternFill

    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _mark(sheet: Worksheet, told: Mapping[tuple[int, int], list[str]]) -> list[Cell]:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    fill = PatternFill("solid", start_color=_COLOUR, end_color=_COLOUR)
    covered = {
        (row, column): (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        for row, column in merged.cells
    }
    marked = []
    for place, lines in sorted(told.items()):
        row, column = covered.get(place, place)
        cell = cast("Cell", sheet.cell(row, column))
        former = [cell.comment.text] if cell.comment is not None else []
        text = "\n".join([*former, *lines])
        height = sum(len(line) // _LETTERS_A_LINE + 1 for line in text.split("\n"))
        cell.comment = Comment(text, AUTHOR, height=(height + 1) * _LINE_HEIGHT, width=_NOTE_WIDTH)
        cell.fill = fill
        # A fault that nobody sees cannot be mended.
        sheet.row_dimensions[row].hidden = False
        marked.append(cell)
    return marked


def _show(workbook: Workbook, cell: Cell) -> None:
    """Let the workbook open at the first fault."""
    shown = cast("Worksheet", cell.parent)
    for at, sheet in enumerate(workbook.worksheets):
        # Two chosen sheets would be changed together by whatever is typed.
        sheet.sheet_view.tabSelected = sheet is shown
        if sheet is shown and sheet.sheet_state == "visible":
            workbook.active = at


def _sentence(source: Path) -> str:
    with zipfile.ZipFile(source) as package:
        names = package.namelist()
    lost = [what for start, what in _LOST.items() if any(name.startswith(start) for name in names)]
    if not lost:
        return ""
    return f"Tệp lỗi không giữ được {', '.join(lost)} của tệp gốc; tệp gốc còn nguyên."
