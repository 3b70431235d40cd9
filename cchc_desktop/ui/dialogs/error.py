"""Trouble as the person sees it: one she can act on as a sentence, a bug with its details."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.shell.crash_report import describe

HandOver = Callable[[BaseException], Path | None]


class BugDialog(QDialog):
    """An error of the program itself: what is safe, what to do, and the details to copy."""

    def __init__(
        self,
        error: BaseException,
        log: Path,
        parent: QWidget | None = None,
        hand_over: HandOver | None = None,
    ) -> None:
        """``hand_over`` writes the crash report; it returns the path, None where it was not."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lỗi của chương trình"))
        sentence = QLabel(
            self.tr(
                "Chương trình gặp một lỗi mà nó chưa biết cách xử lý. Những gì đã lưu vẫn nằm "
                "nguyên trong tệp dữ liệu, những gì đang gõ được giữ làm bản nháp.\n\nHãy thử "
                "lại; nếu vẫn lỗi, hãy chép chi tiết dưới đây và gửi cho người hỗ trợ. Chương "
                "trình không tự gửi gì đi."
            )
        )
        sentence.setWordWrap(True)
        self.details = QPlainTextEdit(describe(error))
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Chi tiết"))
        self.details.setTabChangesFocus(True)
        self._error, self._hand_over = error, hand_over
        self.where = where = QLabel(self.tr("Nhật ký: {path}").format(path=log))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(
            self.tr("&Chép chi tiết"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.clicked.connect(self._copy)
        self.write = buttons.addButton(
            self.tr("&Ghi tệp báo lỗi…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.write.setEnabled(hand_over is not None)
        self.write.clicked.connect(self._write)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self.details, where, buttons):
            layout.addWidget(widget)
        self.resize(640, 420)

    def _write(self) -> None:
        assert self._hand_over is not None
        path = self._hand_over(self._error)
        if path is not None:
            self.where.setText(written_sentence(path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


class ErrorDesk(QObject):
    """Shows every exception that reaches the person, from whatever thread, one at a time."""

    _arrived = Signal(object)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._open: QDialog | None = None
        self.window: QWidget | None = None
        self.hand_over: HandOver | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException) -> None:
        """Show ``error`` soon; may be called on any thread."""
        self._arrived.emit(error)

    def _show(self, error: BaseException) -> None:
        if self._open is not None:
            return  # it is in the log; a second window over the first helps nobody
        if isinstance(error, CchcError):
            dialog: QDialog = trouble_box(error, self.window)
        else:
            dialog = BugDialog(error, self._log, self.window, self.hand_over)
        self._open = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = None


def written_sentence(path: Path) -> str:
    """Return what is said of a crash report that has been written."""
    return QCoreApplication.translate(
        "ErrorDesk",
        "Đã ghi tệp báo lỗi: {path}. Trong tệp không có nội dung của sổ; chương trình không tự "
        "gửi đi, hãy đưa tệp này cho người hỗ trợ.",
    ).format(path=path)


def trouble_box(trouble: CchcError, parent: QWidget | None) -> QMessageBox:
    """Return a box with the sentences of a trouble that the person can act on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("ErrorDesk", "Chưa làm được"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(trouble))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box
