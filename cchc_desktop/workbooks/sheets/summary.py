"""Tổng hợp: every figure of the period on a row of its own, under the office's letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.counting import NUMBER_LABELS, Definition, Figure, Source
from cchc_desktop.domain.fields import fields_of, lines_of
from cchc_desktop.domain.handed_over import ShownTable, digest_of, shown_text
from cchc_desktop.domain.subtotals import Number, Subtotal, subtotals
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.workbooks.book import PAGE_HEIGHT, Book
from cchc_desktop.workbooks.cells import Sheet, Value, share_shown
from cchc_desktop.workbooks.letterhead import Halves, put_letterhead, put_signatures
from cchc_desktop.workbooks.lists import ORDINAL_HEADING
from cchc_desktop.workbooks.pages import page_breaks
from cchc_desktop.workbooks.styles import (
    AS_TEXT,
    CELL,
    CELL_CENTRED,
    CELL_NUMBER,
    DIFFERENCE,
    DIFFERENCE_DECIMAL,
    DIFFERENCE_PERCENT,
    GROUP,
    HEADING,
    NUMBERING,
    REMARK,
    SUBTITLE,
    TITLE,
    Style,
)

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Tổng hợp"
SHOWS: Final = "Mọi số liệu của kỳ theo kênh và đơn vị tính, so với kế hoạch và cùng kỳ; chữ ký"
HEADLINE: Final = "TỔNG HỢP KẾT QUẢ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH"

_NOTE_HEADING: Final = fields_of(Activity)["note"].label
# Each with its width in pixels and its number, by which the comparisons are explained.
_COLUMNS: Final = (
    (ORDINAL_HEADING, 40, "A"),
    ("Kênh, nội dung", 222, "B"),
    (fields_of(Measure)["unit"].label, 126, "C"),
    (NUMBER_LABELS["planned"], 72, "1"),
    (NUMBER_LABELS["in_period"], 72, "2"),
    (NUMBER_LABELS["cumulative"], 76, "3"),
    (NUMBER_LABELS["same_period_last_year"], 80, "4"),
    (NUMBER_LABELS["difference"], 78, "5 = 2 - 4"),
    (NUMBER_LABELS["share"], 78, "6 = 5 : 4"),
    (lines_of(Activity)["evidence"].label, 68, "7"),
    (_NOTE_HEADING, 120, "8"),
)
_HALVES: Final = Halves(left=(0, 2), right=(5, 10))

_GROUPS: Final = {
    Source.MEASURES: "TUYÊN TRUYỀN THEO KÊNH",
    Source.SLOGANS_SHOWN: "KHẨU HIỆU",
    Source.PIECES_SHOWN: "KHẨU HIỆU",
    Source.PROCEDURES_IN_FORCE: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURE_EVENTS: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURES_UNPOSTED: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURES_LATE: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.TASKS: "NHIỆM VỤ",
}
_SUBTOTALS: Final = "CỘNG CÁC KÊNH CÙNG ĐƠN VỊ TÍNH"
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_NAMED: Final = {3: "ke_hoach", 4: "so_lieu", 5: "luy_ke", 6: "cung_ky"}
"""Columns whose cells have names of their own: ``so_lieu.radio.items``."""
_SUMMED: Final[tuple[tuple[str, Number], ...]] = (
    ("kế hoạch", lambda figure: figure.planned),
    ("trong kỳ", lambda figure: figure.in_period),
    ("lũy kế", lambda figure: figure.cumulative),
    ("cùng kỳ", lambda figure: figure.same_period_last_year),
)
_NAMED_CHANNELS: Final = 4
_SMALL_GROUP: Final = 4
"""Rows of a group that are not parted by the end of a page."""
_GROUP_ORDINAL: Final = replace(GROUP, align="center", indent=0)
_ORDINAL: Final = CELL_CENTRED.numbered(AS_TEXT)
"""1.10 is a text: the number would be 1.1."""


def write_summary(book: Book, tally: Tally) -> Shown:
    """Add the sheet with every figure, what its numbers mean, and the signatures.

    Returns where each figure stands, for the sheet that a program reads.
    """
    sheet = book.add_sheet(SHEET, [width for _, width, _ in _COLUMNS])
    row = put_letterhead(sheet, 0, tally.office, _HALVES)
    sheet.put_line(row, HEADLINE, TITLE)
    sheet.put_line(row + 1, tally.period_line, SUBTITLE)
    sheet.height(row + 2, 6)

    top = row + 3
    sheet.put_row(top, [heading for heading, _, _ in _COLUMNS], [HEADING] * len(_COLUMNS))
    sheet.put_row(top + 1, [number for _, _, number in _COLUMNS], [NUMBERING] * len(_COLUMNS))
    table = _Table(book, sheet, top + 2, {a.id for a in tally.activities if a.evidence})
    table.put_groups(tally)
    table.put_subtotals(tally)
    first_remark, glued = table.row, table.glued
    row = _put_remarks(sheet, first_remark, tally)
    sheet.height(row, 8)
    after = put_signatures(sheet, row + 1, tally.office, tally.catalogues, tally.made_on, _HALVES)

    heights = [sheet.heights[at] for at in range(after)]
    # The signatures take the end of the table with them.
    glued.update(range(first_remark - 1, after))
    breaks = page_breaks(heights, glued, PAGE_HEIGHT, sum(heights[top : top + 2]))
    sheet.worksheet.set_h_pagebreaks(breaks)
    sheet.worksheet.freeze_panes(top + 1, 2)
    sheet.worksheet.repeat_rows(top, top + 1)
    sheet.worksheet.print_area(0, 0, after - 1, sheet.last_column)
    # The ordinals and what has evidence are meant to be texts: no green corner for them.
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{after}"})
    book.name_cells("bang_tong_hop", sheet, top, 0, first_remark - 1, sheet.last_column)
    return table.shown(top + 2)


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the sheet shows what: the row of each figure, from 0, and the whole table."""

    rows: Mapping[str, int]
    table: ShownTable


class _Table:
    """The rows of the table as they are written, from the top down."""

    def __init__(self, book: Book, sheet: Sheet, row: int, proven: set[int | None]) -> None:
        self.row = row
        """The next free row."""
        self.glued: set[int] = set()
        """Rows that stay on the page of the row before."""
        self._book = book
        self._sheet = sheet
        self._proven = proven
        self._groups = 0
        self._rows: dict[str, int] = {}
        self._texts: list[list[str]] = []

    def put_groups(self, tally: Tally) -> None:
        """Write every figure under the heading of its group."""
        for title, figures in groupby(tally.figures, key=lambda f: _GROUPS[f.definition.source]):
            heading = self._put_heading(title)
            for ordinal, figure in _numbered(list(figures)):
                name = figure.name
                self._rows[name] = self.row
                for column, prefix in _NAMED.items():
                    at = (self.row, column)
                    self._book.name_cells(f"{prefix}.{name}", self._sheet, *at, *at)
                self._put(list(_cells(ordinal, figure, self._proven)))
            self._glue(heading)

    def put_subtotals(self, tally: Tally) -> None:
        """Write the sums of what several channels count in the same unit."""
        found = list(subtotals(tally.figures))
        if not found:
            return
        heading = self._put_heading(_SUBTOTALS)
        for ordinal, subtotal in enumerate(found, start=1):
            for column, prefix in _NAMED.items():
                at, name = (self.row, column), f"{prefix}.cong.{subtotal.unit_code}"
                self._book.name_cells(name, self._sheet, *at, *at)
            self._put(list(_subtotal_cells(str(ordinal), subtotal)))
        # Not the whole group: the signatures below take its last row with them.
        self.glued.add(heading + 1)

    def shown(self, first: int) -> Shown:
        """Return where all of it stands; ``first`` is the table's first row."""
        table = ShownTable(
            sheet=SHEET,
            first_row=first + 1,
            last_row=self.row,
            columns=len(_COLUMNS),
            digest=digest_of(self._texts),
        )
        return Shown(self._rows, table)

    def _put_heading(self, title: str) -> int:
        self._sheet.height(self.row, 19.5)
        self._sheet.put(self.row, 0, _ROMAN[self._groups], _GROUP_ORDINAL)
        self._sheet.put_across(self.row, 1, self._sheet.last_column, title, GROUP)
        self._texts.append([_ROMAN[self._groups], title])
        self._groups += 1
        self.row += 1
        return self.row - 1

    def _put(self, cells: list[tuple[Value, Style]]) -> None:
        values = [value for value, _ in cells]
        self._sheet.put_row(self.row, values, [style for _, style in cells])
        self._texts.append([shown_text(value) for value in values if not isinstance(value, date)])
        self.row += 1

    def _glue(self, heading: int) -> None:
        whole = self.row - 1 - heading <= _SMALL_GROUP
        self.glued.update(range(heading + 1, self.row if whole else heading + 2))


def _numbered(figures: Sequence[Figure]) -> Iterator[tuple[str, Figure]]:
    """Number the channels; the units of a channel that counts in several are 1.1, 1.2 ..."""
    channels = groupby(figures, key=lambda f: _channel_of(f.definition))
    for ordinal, (_, of_channel) in enumerate(channels, start=1):
        same = list(of_channel)
        for part, figure in enumerate(same, start=1):
            yield str(ordinal) if len(same) == 1 else f"{ordinal}.{part}", figure


def _channel_of(definition: Definition) -> str:
    """Return the channel of a figure; what is counted otherwise stands for itself."""
    if definition.source is Source.MEASURES:
        return definition.code.rpartition(".")[0]
    return definition.name


def _cells(ordinal: str, figure: Figure, proven: set[int | None]) -> Iterator[tuple[Value, Style]]:
    definition = figure.definition
    yield ordinal, _ORDINAL
    yield definition.label, CELL
    yield definition.unit, CELL_CENTRED
    yield from _numbers(
        figure.planned, figure.in_period, figure.cumulative, figure.same_period_last_year,
        figure.difference,
    )  # fmt: skip
    yield _proven(figure, proven), CELL_CENTRED.numbered(AS_TEXT)
    yield _note(figure), CELL


def _subtotal_cells(ordinal: str, subtotal: Subtotal) -> Iterator[tuple[Value, Style]]:
    planned, in_period, cumulative, last_year = (subtotal.total(n) for _, n in _SUMMED)
    difference = None
    if subtotal.comparable() and in_period is not None and last_year is not None:
        difference = in_period - last_year
    yield ordinal, _ORDINAL
    yield _channels(subtotal), CELL
    yield subtotal.unit, CELL_CENTRED
    yield from _numbers(planned, in_period, cumulative, last_year, difference)
    yield None, CELL_CENTRED
    yield _coverage(subtotal), CELL


def _numbers(
    planned: Decimal | None,
    in_period: Decimal | None,
    cumulative: Decimal | None,
    last_year: Decimal | None,
    difference: Decimal | None,
) -> Iterator[tuple[Value, Style]]:
    yield planned, CELL_NUMBER
    yield in_period, replace(CELL_NUMBER, bold=True)
    yield cumulative, CELL_NUMBER
    yield last_year, CELL_NUMBER
    yield difference, CELL_NUMBER.numbered(_difference_format(difference))
    yield share_shown(difference, last_year), CELL_NUMBER.numbered(DIFFERENCE_PERCENT)


def _channels(subtotal: Subtotal) -> str:
    """Say what was added up: by name where the names still fit."""
    count = len(subtotal.figures)
    if count > _NAMED_CHANNELS:
        return f"Cộng {count} kênh"
    return f"Cộng {count} kênh: {', '.join(f.definition.label for f in subtotal.figures)}"


def _coverage(subtotal: Subtotal) -> str:
    """Say over how many channels a sum runs where not all of them have the number."""
    all_ = len(subtotal.figures)
    partly = [
        f"{heading} {known}/{all_}"
        for heading, number in _SUMMED
        if 0 < (known := subtotal.known(number)) < all_
    ]
    return f"Số kênh có số liệu: {'; '.join(partly)}" if partly else ""


def _difference_format(difference: Decimal | None) -> str:
    whole = difference is None or difference == int(difference)
    return DIFFERENCE if whole else DIFFERENCE_DECIMAL


def _proven(figure: Figure, proven: set[int | None]) -> str:
    """Return how many of the activities behind a figure have evidence: ``54/58``."""
    if figure.definition.source is not Source.MEASURES or not figure.records:
        return ""
    with_evidence = sum(record in proven for record in figure.records)
    return f"{format_number(with_evidence)}/{format_number(len(figure.records))}"


def _note(figure: Figure) -> str:
    if figure.estimated is None:
        return ""
    return f"Ngoài ra ước thực hiện {format_number(figure.estimated)} {figure.definition.unit}"


def _put_remarks(sheet: Sheet, row: int, tally: Tally) -> int:
    """Say below the table what its numbers mean, for whoever gets it without the program."""
    period = tally.period
    remarks = [
        "Ô để trống là chưa có số liệu, khác với số 0. Không cộng số liệu khác đơn vị tính.",
        (
            f"Lũy kế: {period.year_to_date().days_label}. "
            f"Cùng kỳ năm trước: {period.same_period_last_year().days_label}."
        ),
        "Minh chứng: số hoạt động có minh chứng trên số hoạt động đã cộng vào cột “Trong kỳ”.",
        (
            "Ô số có tên để công thức của nơi nhận gọi tới, ví dụ so_lieu.radio.items; tên của "
            "từng ô xem ở Công thức > Quản lý tên (Name Manager)."
        ),
    ]
    if any(figure.estimated is not None for figure in tally.figures):
        remarks.append(
            f"Số ước thực hiện chỉ ghi ở cột “{_NOTE_HEADING}”, chưa cộng vào cột số nào."
        )
    sheet.height(row, 6)
    for at, remark in enumerate(remarks, start=1):
        sheet.put_line(row + at, f"- {remark}", REMARK)
    return row + len(remarks) + 1
