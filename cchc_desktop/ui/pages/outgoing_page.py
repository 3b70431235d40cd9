"""Văn bản đi: the book of outgoing documents. Its numbers are cancelled, never deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.outgoing import OutgoingDocument, told
from cchc_desktop.domain.outgoing_book import named
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.forms.given_number import GivenNumber
from cchc_desktop.ui.models.outgoing_list import OutgoingList
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import spoken


class OutgoingPage(RegisterPage):
    """The lines of the book with what is done with a number, and the book on paper."""

    list_class = OutgoingList

    report_asked = Signal(int)
    """The person wants to see the report of this id."""

    def __init__(
        self, desk: Desk, notices: NoticeBar, exports: Exports, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, REGISTERS["outgoing"], notices, parent)
        self._exports = exports
        GivenNumber(self.form, desk)
        self.report_button = self._button(
            self.tr("Mở báo cá&o"),
            self.tr("Mở báo cáo đã ban hành dưới số này"),
            self.open_report,
        )
        self.cancel_button = self._button(
            self.tr("&Huỷ số…"),
            self.tr("Huỷ số đang chọn, có ghi lý do; số vẫn nằm trong sổ"),
            self.cancel_number,
        )
        self.print_button = self._button(
            self.tr("&In sổ…"),
            self.tr("Xem, in hoặc lưu PDF sổ đăng ký văn bản đi của một năm (khổ ngang)"),
            self.print_book,
        )
        self.workbook_button = self._button(
            self.tr("Xuất sổ (&Excel)…"),
            self.tr("Ghi sổ đăng ký văn bản đi của một năm ra Excel"),
            self.export_book,
        )
        for button in (self.cancel_button, self.print_button, self.workbook_button):
            self.filters.add_button(button)
        self.form.add_below_title(self.report_button)
        self.form.shown.connect(self._offer_report)
        self._offer_report()

    @property
    def line(self) -> OutgoingDocument:
        """The line in the form."""
        line = self.form.record
        assert isinstance(line, OutgoingDocument)
        return line

    def save(self) -> bool:
        """Save the form; say the number that a new line got, and what it leaves out."""
        new = self.line.id is None
        if not super().save():
            return False
        if new:
            self._say_entered(self.line)
        return True

    def delete(self) -> None:
        """Delete nothing: a number that was given is cancelled."""
        if self.table.selected_ids():
            self._notices.say(
                self.tr(
                    "Số đã cấp thì không xoá khỏi sổ. Nếu không dùng, hãy huỷ số và ghi lý do."
                ),
                self.tr("Huỷ số…"),
                self.cancel_number,
            )

    def cancel_number(self) -> None:
        """Ask why the chosen number is cancelled, and cancel it."""
        line = self.line
        if line.id is None or len(self.table.selected_ids()) > 1:
            self._notices.say(self.tr("Hãy chọn một văn bản trong sổ để huỷ số."))
        elif line.cancelled:
            self._notices.say(
                self.tr("Số {symbol} đã huỷ từ trước: {reason}").format(
                    symbol=line.symbol, reason=line.cancel_reason
                )
            )
        elif line.report is not None:
            self._notices.say(
                self.tr(
                    "Số {symbol} là của báo cáo đã ban hành nên không huỷ. Hãy lập báo cáo thay "
                    "thế, đính chính hoặc thu hồi."
                ).format(symbol=line.symbol),
                self.tr("Mở báo cáo"),
                self.open_report,
            )
        else:
            self._ask_reason(line, line.id)

    def open_report(self) -> None:
        """Ask for the report that was issued under the number."""
        if self.line.report is not None:
            self.report_asked.emit(self.line.report)

    def print_book(self) -> None:
        """Choose a year's book and show it as it is printed."""
        title, button = self.tr("In sổ văn bản đi"), self.tr("&Xem và in…")
        self._choose_book(title, button, self._exports.outgoing_book)

    def export_book(self) -> None:
        """Choose a year's book and write it as a workbook."""
        title, button = self.tr("Xuất sổ văn bản đi"), self.tr("&Chọn nơi lưu…")
        self._choose_book(title, button, self._exports.outgoing_workbook)

    def _button(self, label: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(act)
        return button

    def _offer_report(self) -> None:
        self.report_button.setVisible(self.line.report is not None)

    def _say_entered(self, line: OutgoingDocument) -> None:
        from cchc_desktop.services.book import gaps

        assert line.year is not None
        assert line.number is not None
        sentence = self.tr("Đã vào sổ số {symbol}.").format(symbol=line.symbol)
        lacking = gaps(self._desk.file, line.series, line.year)
        left_out = [some for some in lacking if some.stop == line.number]
        if left_out:
            sentence += " " + self.tr("Sổ khuyết số {numbers}.").format(numbers=told(left_out))
        self._notices.say(sentence)

    def _ask_reason(self, line: OutgoingDocument, key: int) -> None:
        from cchc_desktop.ui.dialogs.ask_reason import AskReason

        consequence = self.tr(
            "Số này vẫn nằm trong sổ cùng lý do huỷ và không cấp cho văn bản khác. "
            "Huỷ rồi thì không hoàn tác được."
        )
        dialog = AskReason(
            self.tr("Huỷ số {symbol}").format(symbol=line.symbol),
            f"{line.symbol} - {named(line, self._desk.catalogues)}\n\n{consequence}",
            spoken(fields_of(OutgoingDocument)["cancel_reason"].label),
            self.tr("&Huỷ số này"),
            self,
        )
        dialog.given.connect(lambda reason: self._cancel(line, key, reason))
        dialog.open()

    def _cancel(self, line: OutgoingDocument, key: int, reason: str) -> None:
        from cchc_desktop.services.book import cancel

        cancel(self._desk.file, key, reason)
        self._notices.say(
            self.tr("Đã huỷ số {symbol}. Việc huỷ số không hoàn tác được.").format(
                symbol=line.symbol
            )
        )

    def _choose_book(self, title: str, button: str, use: Callable[[int, str], None]) -> None:
        from cchc_desktop.services.book import standings
        from cchc_desktop.ui.dialogs.choose_book import ChooseBook

        years = standings(self._desk.file)
        if not years:
            self._notices.say(self.tr("Sổ chưa có số nào."))
            return
        dialog = ChooseBook(self._desk, title, button, years, self)
        # Only when it has closed: what comes now asks too, for a file.
        dialog.accepted.connect(lambda: use(*dialog.chosen()))
        dialog.open()

    def _explain_emptiness(self) -> None:
        if self.filters.filtered() and self._desk.has_any(self.register.name):
            super()._explain_emptiness()
            return
        self._empty.say(
            self.tr(
                "Sổ văn bản đi chưa có số nào. Báo cáo ban hành thì tự vào sổ; văn bản khác thì "
                "nhấn Ctrl+N để vào sổ, chương trình cấp số kế tiếp."
            ),
            (self.tr("+ Vào sổ văn bản đầu tiên"), self.add),
        )
