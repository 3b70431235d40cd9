"""Writing cells safely: a text is never a formula, a date is a date, a number is a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.counting import share
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.vietnamese import control_characters, format_number, normalize
from cchc_desktop.workbooks.lettering import height_of, line_count
from cchc_desktop.workbooks.styles import DECIMAL, INDENT_STEP, WHOLE, Formats, Style

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Value = str | int | Decimal | date | None
"""What a cell can hold. None is an empty cell: no data, which is not 0."""

LONGEST_TEXT: Final = 32_767
"""Characters of a cell, counted as Excel does, in UTF-16 units."""

_TAKEN_FOR_FORMULAS: Final = ("=", "+", "-", "@", "'")
_NO_CHARACTERS: Final = "\ufffe\uffff"
"""Code points that no XML file, and so no workbook, can hold."""


class CellRefused(CchcError):
    """Raised when a text cannot stand in a workbook; nothing was written."""

    def __init__(self, place: str, text: str, fault: str) -> None:
        shown = "".join(c if c.isprintable() else " " for c in text[:60])
        super().__init__(
            f"Chưa ghi được bảng tính: ở {place}, nội dung “{shown}{'…' if text[60:] else ''}” "
            f"{fault}. Dữ liệu và tệp cũ còn nguyên. Hãy sửa nội dung đó rồi xuất lại."
        )


def checked_text(text: str, place: str) -> str:
    """Return ``text`` as it may stand in a cell (NFC, LF); ``place`` is named in a refusal.

    Raises :class:`CellRefused` for control characters and for more than 32,767 characters,
    which Excel would call damage or cut off in silence.
    """
    text = normalize(text)
    found = control_characters(text) + [f"U+{ord(c):04X}" for c in _NO_CHARACTERS if c in text]
    if found:
        raise CellRefused(place, text, f"có ký tự không in được ({', '.join(found)})")
    # A text of half the limit cannot exceed it, whatever its letters.
    if len(text) > LONGEST_TEXT // 2:
        length = len(text.encode("utf-16-le")) // 2
        if length > LONGEST_TEXT:
            raise CellRefused(
                place,
                text,
                f"dài {format_number(length)} ký tự, quá giới hạn {format_number(LONGEST_TEXT)} "
                "ký tự của một ô Excel",
            )
    return text


def share_shown(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a share as a cell holds it; None where there is none."""
    found = share(part, whole)
    # To nine decimals: all that any program keeps of it when it saves the workbook again.
    return None if found is None else round(found, 9)


class Sheet:
    """One worksheet, filled from the top row down: a row that is left cannot be entered again.

    Rows and columns count from 0; ``widths`` are those of the columns in pixels, ``heights``
    those of the rows in points.
    """

    def __init__(
        self, worksheet: Worksheet, formats: Formats, name: str, widths: Sequence[int]
    ) -> None:
        self.worksheet = worksheet
        self.name = name
        self.widths = tuple(widths)
        self.heights: dict[int, float] = {}
        self._formats = formats
        for column, width in enumerate(self.widths):
            worksheet.set_column_pixels(column, column, width)

    @property
    def last_column(self) -> int:
        """The number of the last column."""
        return len(self.widths) - 1

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; to be called before its first cell is written."""
        self.heights[row] = points
        self.worksheet.set_row(row, points)

    def look_of_column(self, column: int, style: Style) -> None:
        """Give the empty cells of a column a look, for somebody to fill them in."""
        width = self.widths[column]
        self.worksheet.set_column_pixels(column, column, width, self._formats[style])

    def put(self, row: int, column: int, value: Value, style: Style) -> None:
        """Write one value by its type; raises :class:`CellRefused`."""
        match value:
            case None | "":
                self.worksheet.write_blank(row, column, None, self._formats[style])
            case str():
                self._put_text(row, column, value, style)
            case date():
                self.worksheet.write_datetime(row, column, value, self._formats[style])
            case _:
                self._put_number(row, column, value, style)

    def put_across(self, row: int, first: int, last: int, text: str, style: Style) -> None:
        """Write a text into the cells ``first`` to ``last`` of a row, merged into one."""
        if first < last:
            # Merged empty: merge_range itself would take a text that begins with "=" for a formula.
            self.worksheet.merge_range(row, first, row, last, "", self._formats[style])
        self.put(row, first, text, style)

    def put_link(self, row: int, column: int, sheet: str, style: Style) -> None:
        """Write the name of another sheet of the workbook, as a link that leads to its first cell.

        Only the program's own sheets are linked to; nothing that somebody typed becomes a link.
        """
        name = sheet.replace("'", "''")
        self.worksheet.write_url(
            row, column, f"internal:'{name}'!A1", self._formats[style], string=sheet
        )

    def put_row(self, row: int, values: Sequence[Value], styles: Sequence[Style]) -> None:
        """Write a whole row, high enough for all its wrapped texts."""
        size = max(style.size for style in styles)
        self.height(row, height_of(self._lines_of(values, styles), size))
        for column, (value, style) in enumerate(zip(values, styles, strict=True)):
            self.put(row, column, value, style)

    def put_line(self, row: int, text: str, style: Style, *, columns: int | None = None) -> None:
        """Write a text across the first ``columns``, all of them where it is None.

        The row is made high enough for it.
        """
        last = self.last_column if columns is None else columns - 1
        lines = line_count(text, sum(self.widths[: last + 1]), style.size, bold=style.bold)
        self.height(row, height_of(lines, style.size))
        self.put_across(row, 0, last, text, style)

    def _lines_of(self, values: Sequence[Value], styles: Sequence[Style]) -> int:
        return max(
            line_count(value, width - style.indent * INDENT_STEP, style.size, bold=style.bold)
            if isinstance(value, str) and style.wrap
            else 1
            for value, style, width in zip(values, styles, self.widths, strict=True)
        )

    def _put_text(self, row: int, column: int, value: str, style: Style) -> None:
        text = checked_text(value, f"trang “{self.name}”, dòng {row + 1}")
        if text.startswith(_TAKEN_FOR_FORMULAS):
            style = style.as_quoted()
        self.worksheet.write_string(row, column, text, self._formats[style])

    def _put_number(self, row: int, column: int, value: int | Decimal, style: Style) -> None:
        whole = value == int(value)
        if not style.number_format:
            style = _numbered(style, whole)
        number = int(value) if whole else float(value)
        self.worksheet.write_number(row, column, number, self._formats[style])


@cache
def _numbered(style: Style, whole: bool) -> Style:
    return style.numbered(WHOLE if whole else DECIMAL)
