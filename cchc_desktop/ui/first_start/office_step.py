"""First step: the office, as its documents name it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.first_start.step import Step
from cchc_desktop.ui.forms.record_form import RecordForm


class OfficeStep(Step):
    """The form of an office profile, the very one of the page Cơ quan: drafts and all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr(
                "Tên cơ quan, địa danh, người ký được in lên mọi báo cáo. Điền một lần; khi đổi "
                "tên, đổi người ký thì thêm một dòng mới có ngày hiệu lực ở trang Cơ quan."
            ),
            parent,
        )
        self.title = self.tr("Cơ quan")
        self._desk = desk
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.form = RecordForm(desk, REGISTERS["offices"], self.message.setText)
        # What goes on is the button below all steps.
        for button in (
            self.form.save_button,
            self.form.next_button,
            self.form.discard_button,
        ):
            button.hide()
        self.column.addWidget(self.form, 1)
        self.column.addWidget(self.message)

    def enter(self) -> None:
        """Show the profile that there is, else a new one, and go to the name of the office."""
        if self.form.record.id is None and not self.form.dirty:
            known = self._desk.all_of("offices")
            first = date(self._desk.today().year, 1, 1)
            self.form.show_record(known[-1] if known else OfficeProfile(valid_from=first))
        self.form.editor.frames["body"].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Save the profile where something was typed."""
        self.message.setText("")
        return not self.form.dirty or self.form.save() is not None

    def told(self) -> str:
        """Return the office's name."""
        record = self.form.record
        return record.body if isinstance(record, OfficeProfile) and record.id is not None else ""
