"""A kept file of evidence is looked at: in the program's own window, or as a copy by the system."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.evidence import EvidenceFile
from cchc_desktop.domain.evidence_types import PDF, PICTURES
from cchc_desktop.domain.progress import Progress
from cchc_desktop.ui.desk import Desk

_SHOWN_HERE: Final = PICTURES | {PDF}


class NoProgramToShow(CchcError):
    """Raised when the system has no program that shows a file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Máy này không có chương trình xem tệp “{name}”. Tệp vẫn còn nguyên; hãy lưu bản sao "
            "ra ngoài rồi xem ở máy khác."
        )


def open_evidence(desk: Desk, kept: EvidenceFile, parent: QWidget) -> None:
    """Show a file; nothing of it is run and what is kept cannot be changed by it."""
    file = desk.file
    title = QCoreApplication.translate("EvidenceOpening", "Mở {name}").format(name=kept.name)
    if kept.media_type in _SHOWN_HERE:

        def read(_progress: Progress) -> bytes:
            from cchc_desktop.documents.scan_pages import pdf_of_scan
            from cchc_desktop.documents.scans import look_at
            from cchc_desktop.services.evidence import content

            found = content(file, kept)
            look_at(found, kept.name)  # refuses what is cut or too large to be drawn
            return pdf_of_scan(found, kept.media_type)

        def show(pdf: bytes) -> None:
            from cchc_desktop.ui.preview.preview_window import PreviewWindow

            if isValid(parent):
                PreviewWindow(kept.name, pdf, parent=parent).show()

        desk.tasks.run(title, read, show)
        return
    folder = desk.looked_at.folder

    def write(_progress: Progress) -> Path:
        from cchc_desktop.services.evidence import write_to_look_at

        return write_to_look_at(file, kept, folder)

    def hand_over(path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            desk.tasks.failed.emit(NoProgramToShow(kept.name))

    desk.tasks.run(title, write, hand_over)


def save_evidence(desk: Desk, kept: EvidenceFile, parent: QWidget) -> None:
    """Write a copy of a file where the person says."""
    title = QCoreApplication.translate("EvidenceOpening", "Lưu bản sao")
    beside = str(desk.file.path.parent / kept.name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, beside)
    if not chosen:
        return
    file, target = desk.file, Path(chosen)

    def write(_progress: Progress) -> None:
        from cchc_desktop.services.evidence import write_copy

        write_copy(file, kept, target)

    desk.tasks.run(title, write, lambda _nothing: None)
