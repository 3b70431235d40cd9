"""Two reports side by side: which blocks differ, word by word, and which figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.documents.comparing import SAME
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.begin_report import usual_former
from cchc_desktop.ui.widgets.compared_blocks import ComparedBlocks
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.figures_table import FiguresTable, difference_text, number_text
from cchc_desktop.ui.widgets.report_choice import ReportChoice
from cchc_desktop.ui.wording import worded

if TYPE_CHECKING:
    from cchc_desktop.services.known_reports import KnownReport
    from cchc_desktop.services.report_comparison import Comparison, FigureDifference


class CompareReports(QDialog):
    """Two choices of reports, and below what became of the first in the second."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        first: int | None = None,
        second: int | None = None,
    ) -> None:
        """``second`` is the newest report and ``first`` the one before it where none is named."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("So sánh hai báo cáo"))
        self._desk = desk
        self._wanted = (first, second)
        self._count = QLabel()
        self.first, self.second = ReportChoice(), ReportChoice()
        self.only_different = QCheckBox(self.tr("&Chỉ đoạn khác nhau"))
        self.next = QPushButton(self.tr("Chỗ khác &tiếp theo (F8)"))
        self.blocks = ComparedBlocks()
        self.figures = FiguresTable(
            self.tr("Số liệu khác nhau"),
            (
                *(self.tr("Số liệu khác nhau"), self.tr("Báo cáo thứ nhất")),
                *(self.tr("Báo cáo thứ hai"), self.tr("Chênh lệch")),
            ),
        )
        self.empty = EmptyState()
        self._middle = QStackedWidget()
        self._result = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self._say(self.tr("Đang đọc các báo cáo…"))
        desk.tasks.refresh(self, "compare choices", self._read, self._offer)

    def _lay_out(self) -> None:
        choices = QGridLayout()
        for column, (text, choice) in enumerate(
            (
                (self.tr("Báo cáo thứ &nhất"), self.first),
                (self.tr("Báo cáo thứ &hai"), self.second),
            )
        ):
            label = QLabel(text)
            label.setBuddy(choice)
            choice.setAccessibleName(text.replace("&", ""))
            choices.addWidget(label, 0, column)
            choices.addWidget(choice, 1, column)
            choices.setColumnStretch(column, 1)
        above = QHBoxLayout()
        above.addWidget(self.only_different)
        above.addSpacing(12)
        above.addWidget(self._count, 1)
        above.addWidget(self.next)
        self._result.addWidget(self.blocks)
        self._result.addWidget(self.figures)
        self._result.setStretchFactor(0, 3)
        self._result.setStretchFactor(1, 1)
        self._result.setChildrenCollapsible(False)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self._result)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(choices)
        layout.addLayout(above)
        layout.addWidget(self._middle, 1)
        layout.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(720, 420)
        self.resize(980, 640)

    def _connect(self) -> None:
        for choice in (self.first, self.second):
            choice.activated.connect(self._begin)
        self.only_different.toggled.connect(self.blocks.show_only_different)
        self.next.clicked.connect(lambda: self._step(1))
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, lambda: self._step(1))
        back = Qt.Modifier.SHIFT | Qt.Key.Key_F8
        QShortcut(QKeySequence(back), self, lambda: self._step(-1))

    def _read(self) -> Sequence[KnownReport]:
        from cchc_desktop.services.known_reports import known_reports

        return [known for known in known_reports(self._desk.file) if known.written]

    def _offer(self, reports: Sequence[KnownReport]) -> None:
        """Offer the reports, the two that were asked for or the newest and the one before it."""
        if len(reports) < 2:
            self._say(self.tr("Cần ít nhất hai báo cáo soạn bằng chương trình để so sánh."))
            return
        first, second = self._wanted
        for choice in (self.first, self.second):
            choice.offer(reports, self._desk.catalogues)
        self.second.choose(second if second is not None else reports[0].id)
        later = self.second.chosen() or reports[0]
        self.second.choose(later.id)
        if first is None:
            others = [known for known in reports if known.id != later.id]
            former = usual_former(others, later.period)
            first = former.id if former is not None else None
        self.first.choose(first)
        self.first.setFocus()
        self._begin()

    def _begin(self) -> None:
        """Compare what is chosen, off the window's thread."""
        first, second = self.first.chosen(), self.second.chosen()
        if first is None or second is None:
            return
        file, today = self._desk.file, self._desk.today()

        def work() -> Comparison | CchcError:
            from cchc_desktop.services.report_comparison import compare

            try:
                return compare(file, first.id, second.id, today=today)
            except CchcError as trouble:
                return trouble

        if self._middle.currentWidget() is self.empty:
            self._say(self.tr("Đang so sánh…"))
        self._desk.tasks.refresh(self, "compare", work, self._show)

    def _show(self, found: Comparison | CchcError) -> None:
        if isinstance(found, CchcError):
            self._say(str(found))
            return
        self.blocks.show_comparison(
            self.first.currentText(),
            self.second.currentText(),
            found.blocks,
            only_different=self.only_different.isChecked(),
        )
        self.figures.show_rows([_texts(figure) for figure in found.figures])
        self.figures.setVisible(bool(found.figures))
        different = sum(block.kind != SAME for block in found.blocks)
        told = self.tr("%n đoạn khác nhau trên tổng số {all}", "", different)
        self._count.setText(told.format(all=len(found.blocks)))
        self.next.setEnabled(bool(different))
        self.only_different.setEnabled(bool(different))
        if not different and not found.figures:
            self._say(self.tr("Hai báo cáo giống hệt nhau."))
        else:
            self._middle.setCurrentWidget(self._result)

    def _say(self, sentence: str) -> None:
        """Say why there is nothing to look at."""
        self.empty.say(sentence)
        self._middle.setCurrentWidget(self.empty)
        self._count.setText("")
        for widget in (self.next, self.only_different):
            widget.setEnabled(False)

    def _step(self, step: int) -> None:
        if self._middle.currentWidget() is self._result:
            self.blocks.go_to_difference(step)
            self.blocks.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _texts(figure: FigureDifference) -> tuple[str, ...]:
    return (
        f"{worded(figure.label)} ({worded(figure.unit)})",
        number_text(figure.one),
        number_text(figure.two),
        difference_text(figure.one, figure.two),
    )
