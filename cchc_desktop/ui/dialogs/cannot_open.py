"""A data file that cannot be opened: why, and what else can be opened instead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.shell.paths import DATA_SUFFIX
from cchc_desktop.ui.target_file import ask_target


class CannotOpen(QMessageBox):
    """The trouble's own sentences, with the ways on."""

    open_wanted = Signal(object)
    """The Path of an existing file that the person has chosen."""

    create_wanted = Signal(object)
    """The Path of the new file that the person wants."""

    salvage_wanted = Signal(object, object)
    """The Path of the damaged file, and that of the new file for what is readable of it."""

    restore_wanted = Signal(object)
    """The Path of the file that a backup is to take the place of."""

    given_up = Signal()
    """The person wants none."""

    def __init__(
        self,
        trouble: CchcError,
        path: Path,
        parent: QWidget,
        *,
        may_be_salvaged: bool = False,
        alone: bool = True,
    ) -> None:
        """``alone`` tells that no other data file is open, so that giving up ends the program."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._window = parent
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Chưa mở được tệp dữ liệu"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(str(trouble))
        role = QMessageBox.ButtonRole.ActionRole
        self.again = self.addButton(self.tr("Mở &lại"), role)
        self.salvage = self.addButton(self.tr("&Cứu dữ liệu…"), role) if may_be_salvaged else None
        self.restore = self.addButton(self.tr("Khôi &phục từ bản sao lưu…"), role)
        self.other = self.addButton(self.tr("Mở tệp &khác…"), role)
        self.new = self.addButton(self.tr("Tạo tệp &mới…"), role)
        self.leave = self.addButton(
            self.tr("&Thoát") if alone else self.tr("Đó&ng"), QMessageBox.ButtonRole.RejectRole
        )
        self.finished.connect(self._answer)

    def _answer(self) -> None:
        pressed = self.clickedButton()
        if pressed is self.again:
            self.open_wanted.emit(self._path)
        elif self.salvage is not None and pressed is self.salvage:
            self._salvage()
        elif pressed is self.restore:
            self.restore_wanted.emit(self._path)
        elif pressed is self.other:
            self._take(ask_for_existing(self._window, self._path.parent), self.open_wanted)
        elif pressed is self.new:
            self._take(ask_for_new(self._window, self._path.parent), self.create_wanted)
        else:
            self.given_up.emit()

    def _salvage(self) -> None:
        target = ask_for_salvaged(self._window, self._path)
        if target is None:
            # Nothing has changed: the same question again.
            self.open_wanted.emit(self._path)
        else:
            self.salvage_wanted.emit(self._path, target)

    def _take(self, path: Path | None, wanted: SignalInstance) -> None:
        if path is None:
            self.given_up.emit()
        else:
            wanted.emit(path)


def ask_for_existing(parent: QWidget, folder: Path) -> Path | None:
    """Let the person choose a data file; None where she does not."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, QCoreApplication.translate("CannotOpen", "Mở tệp dữ liệu"), str(folder), _kinds()
    )
    return Path(chosen) if chosen else None


def ask_for_new(parent: QWidget, folder: Path) -> Path | None:
    """Let the person name a new data file; None where she does not."""
    usual = folder / f"so-tuyen-truyen{DATA_SUFFIX}"
    title = QCoreApplication.translate("CannotOpen", "Tạo tệp dữ liệu mới")
    return ask_target(parent, title, usual, _kinds())


def ask_for_salvaged(parent: QWidget, damaged: Path) -> Path | None:
    """Let the person name the file for what is readable of a damaged one; None where not."""
    usual = damaged.with_name(f"{damaged.stem}-cuu-duoc{DATA_SUFFIX}")
    title = QCoreApplication.translate("CannotOpen", "Ghi phần cứu được vào tệp mới")
    return ask_target(parent, title, usual, _kinds())


def _kinds() -> str:
    return QCoreApplication.translate("CannotOpen", "Tệp dữ liệu (*.cchc);;Mọi tệp (*)")
