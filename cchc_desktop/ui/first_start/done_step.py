"""Last step: what is set now, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.first_start.step import Step


class DoneStep(Step):
    """A line for each step before it."""

    def __init__(self, steps: Iterable[Step], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr(
                "Mọi thứ ở đây đều sửa lại được về sau; mở lại bằng Trợ giúp > Thiết lập ban đầu."
            ),
            parent,
        )
        self.title = self.tr("Xong")
        self._steps = tuple(steps)
        self.lines = tuple(sentence_label("") for _ in self._steps)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for step, line in zip(self._steps, self.lines, strict=True):
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(f"{step.title}:", line)
        self.column.addLayout(form)
        self.column.addWidget(
            sentence_label(
                self.tr(
                    "Tiếp theo: mở trang Hoạt động (Ctrl+2), bấm Ctrl+N để ghi hoạt động đầu tiên, "
                    "Ctrl+S để lưu. F1 cho xem mọi phím tắt."
                )
            )
        )
        self.column.addStretch(1)

    def enter(self) -> None:
        """Tell what is set."""
        for step, line in zip(self._steps, self.lines, strict=True):
            line.setText(step.told() or self.tr("chưa đặt"))
