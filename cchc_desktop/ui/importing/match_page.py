"""The first step: which register, which sheet, which encoding, which column is which field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.importing.columns import IMPORTED, columns_of, missing_paths
from cchc_desktop.domain.importing.plans import Suggestion
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.services.import_view import ImportView, matched
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.importing.column_table import ColumnTable
from cchc_desktop.ui.importing.field_choices import field_choices
from cchc_desktop.ui.importing.missing_fields import MissingFields
from cchc_desktop.ui.widgets.elided_label import ElidedLabel
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken

_EXAMPLE_ROWS = 4


class MatchPage(QWidget):
    """How the workbook is to be read; everything is found by the program and can be corrected."""

    reading_changed = Signal()
    """Another register or encoding: the workbook is to be looked at again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: ImportView | None = None
        self.path = ElidedLabel()
        self.other_file = QPushButton(self.tr("Chọn &tệp khác…"))
        self.register, self.sheet, self.encoding = QuietCombo(), QuietCombo(), QuietCombo()
        self.examples = QTableWidget()
        self.columns = ColumnTable()
        self.missing = MissingFields()
        self.message = MessageLine()
        for name in IMPORTED:
            self.register.addItem(spoken(REGISTERS[name].label), name)
        self.encoding.addItem(self.tr("Unicode (giữ nguyên)"), None)
        for encoding in Encoding:
            self.encoding.addItem(encoding.label, encoding)
        self._lay_out()
        self.register.activated.connect(lambda _index: self.reading_changed.emit())
        self.encoding.activated.connect(lambda _index: self.reading_changed.emit())
        self.sheet.activated.connect(lambda _index: self._show_sheet())
        self.columns.changed.connect(self._show_missing)

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.addWidget(self.path, 1)
        file.addWidget(self.other_file)
        self.examples.setColumnCount(2)
        self.examples.setHorizontalHeaderLabels([self.tr("Trong tệp"), self.tr("Đọc là")])
        self.examples.setAccessibleName(self.tr("Chữ trước và sau khi đổi bảng mã"))
        self.examples.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.examples.setTabKeyNavigation(False)
        self.examples.verticalHeader().hide()
        self.examples.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.examples.setMaximumHeight(self.fontMetrics().height() * 2 * (_EXAMPLE_ROWS + 1))
        rows = QFormLayout()
        rows.addRow(self.tr("Tệp"), file)
        named: tuple[tuple[str, str, QuietCombo], ...] = (
            (self.tr("Nhập vào &sổ"), self.tr("Nhập vào sổ"), self.register),
            (self.tr("T&rang"), self.tr("Trang"), self.sheet),
            (self.tr("&Bảng mã của chữ"), self.tr("Bảng mã của chữ"), self.encoding),
        )
        for label, name, combo in named:
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(
                QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(30)
            rows.addRow(label, combo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(rows)
        layout.addWidget(self.examples)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.missing)
        layout.addWidget(self.message)

    @property
    def chosen_register(self) -> str:
        """The register that the workbook is taken into."""
        return str(self.register.currentData())

    @property
    def chosen_encoding(self) -> Encoding | None:
        """The old encoding that texts are converted from, None for none."""
        found: Encoding | None = self.encoding.currentData()
        return found

    def show_view(self, view: ImportView) -> None:
        """Show how the workbook would be read."""
        self._view = view
        self.path.setText(str(view.workbook.path))
        self.register.setCurrentIndex(self.register.findData(view.register))
        self.encoding.setCurrentIndex(
            next(
                row
                for row in range(self.encoding.count())
                if self.encoding.itemData(row) == view.encoding
            )
        )
        self.sheet.clear()
        for choice in view.choices:
            self.sheet.addItem(", ".join(table.sheet for table in choice.tables))
        self._show_examples()
        self._show_sheet()

    def suggestion(self) -> Suggestion | None:
        """Return how the person wants the workbook read, None while nothing is matched."""
        view, at = self._view, self.sheet.currentIndex()
        paths = self.columns.paths()
        if view is None or not 0 <= at < len(view.choices) or not any(paths):
            return None
        return Suggestion(
            tables=matched(view.choices[at].tables, paths),
            constants=self.missing.constants(),
            others=view.suggestion.others if at == 0 else (),
            remembered=view.suggestion.remembered and at == 0,
        )

    def take_focus(self) -> None:
        """Put the focus where a correction most likely begins."""
        self.register.setFocus()

    def _show_examples(self) -> None:
        assert self._view is not None
        examples = self._view.examples[:_EXAMPLE_ROWS]
        self.examples.setRowCount(len(examples))
        for row, texts in enumerate(examples):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text)
                self.examples.setItem(row, column, item)
        self.examples.setVisible(bool(examples))

    def _show_sheet(self) -> None:
        view, at = self._view, self.sheet.currentIndex()
        assert view is not None
        if not 0 <= at < len(view.choices):
            self.columns.setRowCount(0)
            self._say(self.tr("Tệp không có trang nào có dữ liệu."))
            return
        fields = field_choices(view.register, self._desk.catalogues)
        self.columns.show_choice(view.choices[at], fields)
        self._show_missing()

    def _show_missing(self) -> None:
        """Ask for what no column gives, and say what then still lacks."""
        view, at = self._view, self.sheet.currentIndex()
        assert view is not None
        columns = matched(view.choices[at].tables, self.columns.paths())[0].columns
        lacking = missing_paths(columns, view.register)
        self.missing.show_missing(
            view.register,
            lacking,
            view.suggestion.constants,
            self._desk.catalogues,
            self._desk.today().year,
        )
        known = columns_of(view.register)
        unknown = [spoken(known[p].field.label) for p in lacking if self.missing.combo(p) is None]
        if not any(column.path for column in columns):
            self._say(self.tr("Chưa khớp cột nào; hãy chọn cột của sổ cho các cột cần đọc."))
        elif unknown:
            self._say(
                self.tr("Chưa có cột cho: {labels}. Bản ghi mới cần các cột này.").format(
                    labels=", ".join(unknown)
                )
            )
        else:
            self.message.show_message(Standing.GOOD, "", None)

    def _say(self, sentence: str) -> None:
        self.message.show_message(Standing.WARNING, sentence, None)
