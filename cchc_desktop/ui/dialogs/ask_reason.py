"""Asking why: for what is not done without a reason that stands in the history."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.validation import Severity
from cchc_desktop.ui.dialogs.decision import DecisionDialog, all_right, sentence_label
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.long_text_field import LongTextField

LONGEST = 500
"""As long as the field in which the book keeps a reason."""


class AskReason(DecisionDialog):
    """A sentence on what comes of it, a text that must not be empty, two buttons."""

    given = Signal(str)
    """The reason, on one line."""

    def __init__(
        self,
        title: str,
        explanation: str,
        label: str,
        button: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.reason: FieldFrame[str] = FieldFrame(
            label, LongTextField(), required=True, rules=self._judge
        )
        self.column.addWidget(sentence_label(explanation))
        self.column.addWidget(self.reason)
        self.add_buttons(button)
        self.setMinimumWidth(440)
        self.reason.setFocus()

    def decide(self) -> bool:
        """Give the reason where there is one."""
        if not all_right([self.reason]):
            return False
        self.given.emit(" ".join(self.reason.widget.value().split()))  # type: ignore[union-attr]
        return True

    def _judge(self, value: object) -> Iterator[tuple[str, Severity]]:
        length = len(str(value))
        if length > LONGEST:
            told = self.tr("Lý do dài {length} ký tự; hãy rút gọn còn {longest}.")
            yield told.format(length=length, longest=LONGEST), Severity.ERROR
