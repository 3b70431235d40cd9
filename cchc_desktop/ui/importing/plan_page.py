"""The second step: what each row would do, before anything is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.importing.plans import OUTCOME_LABELS, Outcome, Plan, PlannedRow
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.importing.plan_list import PlanList, details_of, place_of
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken


class PlanPage(QWidget):
    """The rows by their outcome, the whole of the chosen one below, and what is to be known."""

    only_sound_changed = Signal()
    """The person wants the sound rows alone, or all again."""

    entries_asked = Signal()
    """The person wants unknown choices added to the catalogues."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.outcome = QuietCombo()
        self.list = PlanList(self)
        self.table = QTableView()
        self.details = QTextEdit()
        self.notes = QPushButton(self.tr("&Lưu ý của tệp"))
        self.entries = QPushButton(self.tr("Thêm &vào danh mục…"))
        self.only_sound = QCheckBox(self.tr("&Chỉ nhập các dòng không lỗi"))
        self._lay_out()
        self.outcome.activated.connect(lambda _index: self._show_outcome())
        self.notes.clicked.connect(self._show_notes)
        self.entries.clicked.connect(self.entries_asked)
        self.only_sound.toggled.connect(lambda _on: self.only_sound_changed.emit())
        self.table.selectionModel().currentRowChanged.connect(self._show_details)

    def _lay_out(self) -> None:
        self.outcome.setAccessibleName(self.tr("Lọc theo kết quả"))
        self.outcome.setMinimumContentsLength(24)
        self.table.setModel(self.list)
        self.table.setAccessibleName(self.tr("Các dòng của tệp"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        letter = self.fontMetrics().horizontalAdvance("x")
        for column, letters in enumerate((12, 14, 30)):
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Chi tiết"))
        top = QHBoxLayout()
        label = QLabel(self.tr("&Hiện"))
        label.setBuddy(self.outcome)
        for widget in (label, self.outcome):
            top.addWidget(widget)
        top.addStretch(1)
        for button in (self.entries, self.notes):
            top.addWidget(button)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self.table)
        middle.addWidget(self.details)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 1)
        middle.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(middle, 1)
        layout.addWidget(self.only_sound)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan, the refused rows where there are any."""
        self._plan = plan
        counts = plan.counts
        self.outcome.clear()
        total = format_number(len(plan.rows))
        self.outcome.addItem(self.tr("Tất cả ({count})").format(count=total), None)
        for outcome in Outcome:
            label = spoken(OUTCOME_LABELS[outcome])
            self.outcome.addItem(f"{label} ({format_number(counts[outcome])})", outcome)
        refused = counts[Outcome.REFUSED]
        wanted = Outcome.REFUSED if refused else None
        rows = range(self.outcome.count())
        self.outcome.setCurrentIndex(next(r for r in rows if self.outcome.itemData(r) is wanted))
        self.only_sound.setVisible(bool(refused))
        self.only_sound.setChecked(False)
        self.entries.setVisible(bool(plan.unknown))
        self.notes.setEnabled(bool(self._notes()))
        self._show_outcome()
        if self._notes() and not refused:
            self._show_notes()

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self.table.setFocus()

    def _show_outcome(self) -> None:
        plan, outcome = self._plan, self.outcome.currentData()
        assert plan is not None
        rows: Sequence[PlannedRow] = plan.rows if outcome is None else tuple(plan.of(outcome))
        self.list.show_rows(rows, with_sheets=len(plan.tables) > 1)
        self.details.setPlainText("")
        if rows:
            self.table.selectRow(0)

    def _show_details(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        row = self.list.row_at(current.row())
        place = place_of(row, with_sheet=True)
        head = f"{place} · {spoken(OUTCOME_LABELS[row.outcome])} · {row.name}".rstrip(" ·")
        self.details.setPlainText("\n".join([head, *details_of(row)]))

    def _show_notes(self) -> None:
        self.details.setPlainText("\n".join(self._notes()))

    def _notes(self) -> list[str]:
        plan = self._plan
        assert plan is not None
        told = list(plan.notes)
        for (_, label), count in plan.unknown.items():
            said = self.tr("Chưa có trong danh mục: “{label}” ({count} ô).")
            told.append(said.format(label=label, count=format_number(count)))
        gone = self.tr("Sổ có mà tệp không có (không xoá): {name}")
        return [*told, *(gone.format(name=name) for name in plan.gone)]
