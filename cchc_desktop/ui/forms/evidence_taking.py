"""Files that come as evidence: chosen, dropped or pasted, and taken in off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.progress import Cancelled, Progress
from cchc_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from cchc_desktop.services.evidence import Taken


@dataclass(frozen=True, slots=True)
class TakenFiles:
    """What became of files that were to be taken in; ``said`` are sentences for the person."""

    taken: Sequence[Taken]
    refused: Sequence[str]
    warnings: Sequence[str]
    left: int
    """How many were not begun because the person stopped the work."""


def take_files(
    desk: Desk, owner: QObject, paths: Sequence[Path], done: Callable[[TakenFiles], None]
) -> None:
    """Take files in, one after the other; one that is refused does not stop the others."""
    if not paths:
        return
    file, today = desk.file, desk.today()

    def work(progress: Progress) -> TakenFiles:
        from cchc_desktop.services.evidence import take_in

        taken: list[Taken] = []
        refused: list[str] = []
        left = 0
        for at, path in enumerate(paths):
            try:
                progress.step(at, len(paths), path.name)
                taken.append(take_in(file, path, today=today))
            except Cancelled:
                left = len(paths) - at
                break
            except CchcError as trouble:
                refused.append(str(trouble))
        warnings = [warning for one in taken for warning in one.warnings]
        return TakenFiles(taken, refused, warnings, left)

    def finish(outcome: TakenFiles) -> None:
        # Where the form is gone meanwhile, the bytes lie unnamed until somebody clears up.
        if isValid(owner):
            done(outcome)

    title = QCoreApplication.translate("EvidenceTaking", "Đưa tệp minh chứng vào")
    desk.tasks.run(title, work, finish)


def take_picture(
    desk: Desk, owner: QObject, picture: QImage, name: str, done: Callable[[TakenFiles], None]
) -> None:
    """Take in a picture that lies in the clipboard, under ``name``."""
    file, today = desk.file, desk.today()

    def work(_progress: Progress) -> TakenFiles:
        from cchc_desktop.services.evidence import take_in_bytes

        packed = QBuffer()
        packed.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(packed, QByteArray(b"PNG")).write(picture)
        try:
            taken = take_in_bytes(file, bytes(packed.data().data()), name, today=today)
        except CchcError as trouble:
            return TakenFiles((), (str(trouble),), (), 0)
        return TakenFiles((taken,), (), taken.warnings, 0)

    title = QCoreApplication.translate("EvidenceTaking", "Đưa tệp minh chứng vào")
    desk.tasks.run(title, work, lambda outcome: done(outcome) if isValid(owner) else None)


def ask_for_files(parent: QWidget, desk: Desk, *, several: bool) -> list[Path]:
    """Let the person choose files; none where it was called off."""
    title = QCoreApplication.translate("EvidenceTaking", "Chọn tệp minh chứng")
    folder = desk.settings.evidence_folder or str(desk.file.path.parent)
    if several:
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder)
    else:
        name, _ = QFileDialog.getOpenFileName(parent, title, folder)
        names = [name] if name else []
    if names:
        desk.settings.evidence_folder = str(Path(names[0]).parent)
    return [Path(name) for name in names]


def files_in(dropped: QMimeData) -> list[Path]:
    """Return the files of this computer that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
