"""Asking what a template or a form is to be called."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.text_field import TextField


class _NameDialog(DecisionDialog):
    """One name; ``problem`` says why the one that is there already cannot be given."""

    named = Signal(str)
    """The name that the person wants."""

    def __init__(
        self, title: str, label: str, name: str, problem: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.name: FieldFrame[str] = FieldFrame(label, TextField(), required=True)
        self.name.widget.set_value(name)
        self.name.set_problem(problem or None)
        self.column.addWidget(self.name)
        self.add_buttons(self.tr("Đặt &tên này"))
        self.setMinimumWidth(460)
        self.name.setFocus()

    def decide(self) -> bool:
        """Tell the name where there is one."""
        if not all_right([self.name]):
            return False
        self.named.emit(self.name.widget.value())
        return True


class NameTemplate(_NameDialog):
    """The name of a report template."""

    def __init__(self, name: str, problem: str = "", parent: QWidget | None = None) -> None:
        title, label = self.tr("Tên mẫu báo cáo"), self.tr("Tên mẫu")
        super().__init__(title, label, name, problem, parent)


class NameForm(_NameDialog):
    """The name of a form of the office above."""

    def __init__(self, name: str, problem: str = "", parent: QWidget | None = None) -> None:
        title, label = self.tr("Tên biểu của cấp trên"), self.tr("Tên biểu")
        super().__init__(title, label, name, problem, parent)
