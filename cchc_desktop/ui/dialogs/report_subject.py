"""Asking for another subject (trích yếu) of a report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.reports import Report
from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.long_text_field import LongTextField
from cchc_desktop.ui.wording import spoken


class ReportSubject(DecisionDialog):
    """The subject as it stands, to be worded otherwise."""

    given = Signal(str)
    """The new subject, on one line."""

    def __init__(self, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sửa trích yếu"))
        label = spoken(fields_of(Report)["title"].label)
        self.subject: FieldFrame[str] = FieldFrame(label, LongTextField(), required=True)
        self.subject.widget.set_value(subject)
        self.column.addWidget(self.subject)
        self.add_buttons(self.tr("&Lưu"))
        self.setMinimumWidth(520)
        self.subject.setFocus()

    def decide(self) -> bool:
        """Give the subject where there is one."""
        if not all_right([self.subject]):
            return False
        self.given.emit(" ".join((self.subject.widget.value() or "").split()))
        return True
