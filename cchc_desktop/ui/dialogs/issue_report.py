"""Giving a signed report its number and its day, after which nothing of it can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.outgoing import OutgoingDocument, on_paper
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.domain.validation import Problem, Severity
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right, sentence_label
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.plain_whole_field import PlainWholeField

if TYPE_CHECKING:
    from cchc_desktop.services.book import Outlook
    from cchc_desktop.services.report_closing import Closed

T = TypeVar("T")

_HIGHEST: Final = 999_999


class IssueReport(DecisionDialog):
    """Number and day as they stand on the signed paper, and what comes of entering them.

    ``next_number`` is the one that the book would give today; ``symbol_tail`` what follows the
    number (``BC-UBND``); ``type_code`` the kind of document in whose series the number is. What the
    book has to say about another number or day is asked while the person goes on.
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
        *,
        type_code: str = "report",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ban hành báo cáo"))
        self._desk = desk
        self._report = report
        self._type = type_code
        self._tail = symbol_tail.lstrip("/")
        self._closed_on: date | None = None
        self._number_chosen = False
        self._typed_in: set[FieldFrame[Any]] = set()
        self._book_says: dict[tuple[int, date], Sequence[Problem]] = {}
        self._signer = QLabel()
        self._consequence = sentence_label()
        self.number: FieldFrame[int] = FieldFrame(
            self.tr("Số văn bản"), PlainWholeField(), required=True, rules=self._judge_number
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
            frame.widget.edited.connect(lambda frame=frame: self._edited(frame))
            frame.widget.finished.connect(lambda frame=frame: self._finished(frame))
        self._tell_consequence()
        desk.tasks.refresh(self, "issue closing", self._read, self._show_closing)
        self._ask_book()
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

    def _show_closing(self, closed: Closed | None) -> None:
        """Show whom the paper names, and hold the day against the day of closing."""
        signer = self._report.signer
        if closed is not None and self._report.state != DRAFT:
            self._closed_on, signer = closed.on, closed.signer
        if signer:
            self._signer.setText(self.tr("Người ký: {name}").format(name=signer))
        self._check()

    def _edited(self, frame: FieldFrame[Any]) -> None:
        self._typed_in.add(frame)
        self._number_chosen = self._number_chosen or frame is self.number
        self._tell_consequence()

    def _finished(self, frame: FieldFrame[Any]) -> None:
        self._typed_in.discard(frame)
        self._tell_consequence()
        self._ask_book()

    def _ask_book(self) -> None:
        """Ask what the book says of number and day; off the window's thread."""
        number, on = _readable(self.number.widget), _readable(self.day.widget)
        if on is None or (self._number_chosen and number is None):
            return
        file = self._desk.file
        line = OutgoingDocument(
            type=self._type,
            day=on,
            number=number if self._number_chosen else None,
            subject=self._report.title,
        )

        def work() -> Outlook:
            from cchc_desktop.services.book import outlook

            return outlook(file, line)

        self._desk.tasks.refresh(
            self, "issue outlook", work, lambda found: self._show_outlook(on, found)
        )

    def _show_outlook(self, on: date, found: Outlook) -> None:
        """Show what the book says; the next number of another year takes the place of this one's.

        A number that the person has chosen stays.
        """
        if found.number is not None and not self._number_chosen:
            self.number.widget.set_value(found.number)
        number = found.number if found.number is not None else _readable(self.number.widget)
        if number is not None:
            self._book_says[number, on] = found.problems
        self._check()
        self._tell_consequence()

    def _check(self) -> None:
        """Judge the fields again, but none that the person is typing in."""
        for frame in (self.number, self.day):
            if frame not in self._typed_in:
                frame.check()

    def _tell_consequence(self) -> None:
        number, on = _readable(self.number.widget), _readable(self.day.widget)
        shown = on_paper(number) if number is not None else "…"
        told = self.tr(
            "Số {symbol} ngày {day} sẽ vào sổ văn bản đi. Từ đó không sửa, không xoá được báo "
            "cáo, số và ngày nữa; có sai sót thì lập báo cáo thay thế, đính chính hoặc thu hồi."
        ).format(symbol=f"{shown}/{self._tail}", day=format_day(on) if on is not None else "…")
        closing = self.tr("Số liệu được chốt ngay trước đó.")
        self._consequence.setText(f"{closing} {told}" if self._report.state == DRAFT else told)

    def _judge_number(self, value: object) -> Iterator[tuple[str, Severity]]:
        if isinstance(value, int) and not 1 <= value <= _HIGHEST:
            yield self.tr("Số văn bản từ 1 đến 999999."), Severity.ERROR
        else:
            yield from self._of_book("number", "symbol")

    def _judge_day(self, value: object) -> Iterator[tuple[str, Severity]]:
        if not isinstance(value, date):
            return
        if value > self._desk.today():
            yield self.tr("Ngày này chưa đến."), Severity.WARNING
        elif self._closed_on is not None and value < self._closed_on:
            told = self.tr("Ngày này trước ngày chốt số liệu ({day}).")
            yield told.format(day=format_day(self._closed_on)), Severity.WARNING
        yield from self._of_book("day")

    def _of_book(self, *paths: str) -> Iterator[tuple[str, Severity]]:
        """Yield what the book said of this very number and day, where it has answered."""
        number, on = _readable(self.number.widget), _readable(self.day.widget)
        if number is not None and on is not None:
            for problem in self._book_says.get((number, on), ()):
                if problem.path in paths:
                    yield problem.message, problem.severity


def _readable(field: FieldWidget[T]) -> T | None:
    try:
        return field.value()
    except InvalidValue:
        return None
