"""The evidence behind each figure of the period: what proves it, what lacks proof."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.shown import shown_lines
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.evidence_opening import open_evidence, save_evidence
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.widgets.sizes import size_text
from cchc_desktop.ui.wording import period_label, worded

if TYPE_CHECKING:
    from cchc_desktop.services.evidence_lists import FigureEvidence, Proven

_HELD = Qt.ItemDataRole.UserRole


class EvidenceList(QDialog):
    """Figures, below each its records, below each what proves it; filled where it is opened."""

    record_asked = Signal(str, int)
    """The register and id of a record that the person wants to see."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Danh mục minh chứng"))
        self._desk = desk
        self._listed: Sequence[FigureEvidence] = ()
        self.tree = QTreeWidget()
        self.bare_only = QCheckBox(self.tr("Chỉ những bản ghi &chưa có minh chứng"))
        self.empty = EmptyState()
        self.notices = NoticeBar()
        self.show_record = QPushButton(self.tr("&Xem bản ghi"))
        self.open_file = QPushButton(self.tr("&Mở tệp"))
        self.save_file = QPushButton(self.tr("&Lưu bản sao…"))
        self.save_all = QPushButton(self.tr("Lưu mọi tệp &vào thư mục…"))
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_choice()
        self.empty.say(self.tr("Đang đọc…"))
        self._refresh()

    def _lay_out(self) -> None:
        self.tree.setHeaderLabels(
            [self.tr("Số liệu, bản ghi, minh chứng"), self.tr("Có minh chứng"), self.tr("Tệp")]
        )
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAllColumnsShowFocus(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.tree)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        below = QHBoxLayout()
        for button in (self.show_record, self.open_file, self.save_file, self.save_all):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(closing)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence_label(period_label(self._desk.period)))
        layout.addWidget(self.bare_only)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.notices)
        layout.addLayout(below)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(680, 420))
        self.resize(900, 560)

    def _connect(self) -> None:
        self.bare_only.toggled.connect(lambda: self._show(self._listed))
        self.tree.currentItemChanged.connect(lambda: self._show_choice())
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemActivated.connect(lambda: self._activated())
        self.show_record.clicked.connect(self._show_record)
        self.open_file.clicked.connect(self._open)
        self.save_file.clicked.connect(self._save)
        self.save_all.clicked.connect(self._save_all)
        self._desk.changed.connect(self._after_change)

    def _after_change(self, _operation: Operation) -> None:
        self._refresh()

    def _refresh(self) -> None:
        file, period = self._desk.file, self._desk.period

        def work() -> Sequence[FigureEvidence]:
            from cchc_desktop.services.evidence_lists import evidence_of

            return evidence_of(file, period)

        self._desk.tasks.refresh(self, "evidence list", work, self._show)

    def _show(self, listed: Sequence[FigureEvidence]) -> None:
        self._listed = listed
        self.tree.clear()
        for one in listed:
            records = self._shown_records(one)
            if not records:
                continue
            proven = f"{format_number(one.proven)}/{format_number(len(one.records))}"
            counted = one.figure.definition
            label = f"{worded(counted.label)} · {worded(counted.unit)}"
            item = QTreeWidgetItem([label, proven, ""])
            item.setToolTip(0, label)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _HELD, one)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.tree.addTopLevelItem(item)
        if self.tree.topLevelItemCount() == 0:
            self.empty.say(
                self.tr("Mọi bản ghi đứng sau số liệu của kỳ đều đã có minh chứng.")
                if listed
                else self.tr("Kỳ này chưa có số liệu nào có bản ghi.")
            )
            self._middle.setCurrentWidget(self.empty)
        else:
            self._middle.setCurrentWidget(self.tree)
            self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self._show_choice()

    def _shown_records(self, one: FigureEvidence) -> Sequence[Proven]:
        if self.bare_only.isChecked():
            return [record for record in one.records if not record.evidence]
        return one.records

    def _fill(self, item: QTreeWidgetItem) -> None:
        """Put a figure's records below it when it is first opened: there may be thousands."""
        if item.parent() is not None or item.childCount():
            return
        children = []
        for record in self._shown_records(item.data(0, _HELD)):
            child = QTreeWidgetItem([record.name, "" if record.evidence else self.tr("chưa"), ""])
            child.setToolTip(0, record.name)
            child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            child.setData(0, _HELD, record)
            child.addChildren([self._proof_item(proof) for proof in record.evidence])
            children.append(child)
        item.addChildren(children)

    def _proof_item(self, proof: Evidence) -> QTreeWidgetItem:
        kept = proof.file
        told = shown_lines((proof,), self._desk.catalogues)
        file = f"{kept.name} ({size_text(kept.size or 0)})" if kept is not None else ""
        item = QTreeWidgetItem([told, "", file])
        item.setToolTip(0, told)
        item.setData(0, _HELD, proof)
        return item

    def _chosen_proof(self) -> Evidence | None:
        item = self.tree.currentItem()
        held = item.data(0, _HELD) if item is not None else None
        return held if isinstance(held, Evidence) and held.file is not None else None

    def _chosen_record(self) -> Proven | None:
        from cchc_desktop.services.evidence_lists import Proven

        item = self.tree.currentItem()
        while item is not None:
            held = item.data(0, _HELD)
            if isinstance(held, Proven):
                return held
            item = item.parent()
        return None

    def _show_choice(self) -> None:
        has_file = self._chosen_proof() is not None
        self.open_file.setEnabled(has_file)
        self.save_file.setEnabled(has_file)
        self.show_record.setEnabled(self._chosen_record() is not None)
        self.save_all.setEnabled(bool(self._listed))

    def _activated(self) -> None:
        if self._chosen_proof() is not None:
            self._open()

    def _show_record(self) -> None:
        record = self._chosen_record()
        if record is not None:
            self.close()
            self.record_asked.emit(record.register, record.record)

    def _open(self) -> None:
        proof = self._chosen_proof()
        if proof is not None and proof.file is not None:
            open_evidence(self._desk, proof.file, self)

    def _save(self) -> None:
        proof = self._chosen_proof()
        if proof is not None and proof.file is not None:
            save_evidence(self._desk, proof.file, self)

    def _save_all(self) -> None:
        folder = str(self._desk.file.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, self.save_all.text(), folder)
        if not chosen:
            return
        file, period = self._desk.file, self._desk.period

        def work(progress: Progress) -> Path:
            from cchc_desktop.services.evidence_folder import write_evidence

            return write_evidence(file, period, Path(chosen), progress=progress)

        def done(written: Path) -> None:
            self.notices.say(self.tr("Đã ghi {path}").format(path=written))

        self._desk.tasks.run(self.tr("Lưu tệp minh chứng"), work, done)
