"""Giving a signed report its number and its day, after which nothing of it can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.domain.validation import Severity
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right, sentence_label
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.plain_whole_field import PlainWholeField

if TYPE_CHECKING:
    from cchc_desktop.services.report_closing import Closed

T = TypeVar("T")

_HIGHEST = 999_999


class IssueReport(DecisionDialog):
    """Number and day as they stand on the signed paper, and what comes of entering them.

    ``next_number`` is the one that the book would give today; ``symbol_tail`` what follows the
    number: ``BC-UBND``.
    """

    issued = Signal(int, object)
    """The number and the date under which the report is to be issued."""

    def __init__(
        self,
        desk: Desk,
        report: Report,
        next_number: int,
        symbol_tail: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ban hành báo cáo"))
        self._desk = desk
        self._report = report
        self._next = next_number
        self._tail = symbol_tail.lstrip("/")
        self._closed_on: date | None = None
        self._signer = QLabel()
        self._consequence = sentence_label()
        self.number: FieldFrame[int] = FieldFrame(
            self.tr("Số văn bản"),
            PlainWholeField(),
            required=True,
            rules=self._judge_number,
        )
        self.day: FieldFrame[date] = FieldFrame(
            self.tr("Ngày ban hành"),
            DateField(desk.today),
            required=True,
            rules=self._judge_day,
        )
        self.number.widget.set_value(next_number)
        self.day.widget.set_value(desk.today())
        self._lay_out()
        for frame in (self.number, self.day):
            frame.widget.edited.connect(self._tell_consequence)
            frame.widget.finished.connect(self._tell_consequence)
        self._tell_consequence()
        desk.tasks.refresh(self, "issue report", self._read, self._show)
        self.number.setFocus()

    def decide(self) -> bool:
        """Tell number and day, once what is unusual about them has been read."""
        if not all_right([self.number, self.day]):
            return False
        self.issued.emit(self.number.widget.value(), self.day.widget.value())
        return True

    def _lay_out(self) -> None:
        subject = sentence_label(self._report.title)
        bold = subject.font()
        bold.setBold(True)
        subject.setFont(bold)
        self._signer.setText(self._report.signer)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.number, 1)
        asked.addWidget(self.day, 1)
        self.column.addWidget(subject)
        self.column.addLayout(asked)
        self.column.addWidget(self._signer)
        self.column.addWidget(self._consequence)
        self.add_buttons(self.tr("&Ban hành"))
        self.setMinimumWidth(520)

    def _read(self) -> Closed | None:
        from cchc_desktop.services.report_closing import closed

        assert self._report.id is not None
        return closed(self._desk.file, self._report.id)

    def _show(self, closed: Closed | None) -> None:
        """Show whom the paper names, and hold the day against the day of closing."""
        signer = self._report.signer
        if closed is not None and self._report.state != DRAFT:
            self._closed_on, signer = closed.on, closed.signer
        if signer:
            self._signer.setText(self.tr("Người ký: {name}").format(name=signer))
        self.day.check()

    def _tell_consequence(self) -> None:
        number, on = _readable(self.number.widget), _readable(self.day.widget)
        symbol = f"{number:02}/{self._tail}" if number is not None else f"…/{self._tail}"
        day = format_day(on) if on is not None else "…"
        told = self.tr(
            "Số {symbol} ngày {day} sẽ vào sổ văn bản đi. Từ đó không sửa, không xoá được báo "
            "cáo, số và ngày nữa; có sai sót thì lập báo cáo thay thế, đính chính hoặc thu hồi."
        ).format(symbol=symbol, day=day)
        if self._report.state == DRAFT:
            told = f"{self.tr('Số liệu được chốt ngay trước đó.')} {told}"
        self._consequence.setText(told)

    def _judge_number(self, value: object) -> Iterator[tuple[str, Severity]]:
        if not isinstance(value, int):
            return
        if not 1 <= value <= _HIGHEST:
            yield self.tr("Số văn bản từ 1 đến 999999."), Severity.ERROR
        elif value < self._next:
            told = self.tr("Số kế tiếp trong sổ là {number}; số nhỏ hơn có thể đã cấp rồi.")
            yield told.format(number=self._next), Severity.WARNING
        elif value > self._next:
            told = self.tr("Số kế tiếp trong sổ là {number}; sổ sẽ có khoảng trống trước số này.")
            yield told.format(number=self._next), Severity.WARNING

    def _judge_day(self, value: object) -> Iterator[tuple[str, Severity]]:
        if not isinstance(value, date):
            return
        today = self._desk.today()
        if value.year != today.year:
            told = self.tr(
                "Ngày thuộc năm {year}, mà số điền sẵn là số kế tiếp của năm {now}: "
                "hãy xem lại số trong sổ năm {year}."
            )
            yield told.format(year=value.year, now=today.year), Severity.WARNING
        if value > today:
            yield self.tr("Ngày này chưa đến."), Severity.WARNING
        elif self._closed_on is not None and value < self._closed_on:
            told = self.tr("Ngày này trước ngày chốt số liệu ({day}).")
            yield told.format(day=format_day(self._closed_on)), Severity.WARNING


def _readable(field: FieldWidget[T]) -> T | None:
    try:
        return field.value()
    except InvalidValue:
        return None
