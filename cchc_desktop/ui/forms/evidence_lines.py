"""The evidence of a record: lines to which files may be dropped, several at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Lines, fields_of
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.forms.evidence_files import EvidenceFiles
from cchc_desktop.ui.forms.evidence_taking import (
    TakenFiles,
    ask_for_files,
    files_in,
    take_files,
    take_picture,
)
from cchc_desktop.ui.forms.field_widgets import put_in
from cchc_desktop.ui.forms.lines_editor import LinesEditor

if TYPE_CHECKING:
    from cchc_desktop.services.evidence import Taken
    from cchc_desktop.ui.forms.fields_editor import FieldsEditor


class EvidenceLines(LinesEditor):
    """An editor of evidence: each file that comes makes a line with its kind and name."""

    def __init__(self, declared: Lines, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        super().__init__(declared, self._editor, parent)
        self.setAcceptDrops(True)
        self.add_files = QPushButton(self.tr("+ Đưa tệp vào…"))
        self.add_files.setAutoDefault(False)
        self.add_files.setToolTip(
            self.tr("Chép ảnh, bản quét, ghi âm… vào dữ liệu; cũng có thể kéo tệp thả vào đây.")
        )
        ways = QMenu(self)
        ways.addAction(self.tr("&Chọn tệp…"), self._ask)
        self.paste = ways.addAction(self.tr("&Dán ảnh vừa chụp màn hình"), self._paste)
        ways.aboutToShow.connect(self._look_at_clipboard)
        self.add_files.setMenu(ways)
        self.buttons.insertWidget(1, self.add_files)

    def take_in(self, paths: list[Path]) -> None:
        """Take files in and make a line of each."""
        take_files(self._desk, self, paths, self._taken)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what is dropped."""
        event.acceptProposedAction()
        self.take_in(files_in(event.mimeData()))

    def _editor(self) -> FieldsEditor:
        from cchc_desktop.ui.forms.fields_editor import FieldsEditor

        editor = FieldsEditor(Evidence, self._desk)
        files = editor.lines["files"]
        assert isinstance(files, EvidenceFiles)
        files.taken.connect(lambda taken: _name_after(editor, taken))
        return editor

    def _ask(self) -> None:
        self.take_in(ask_for_files(self, self._desk, several=True))

    def _look_at_clipboard(self) -> None:
        # Asked for what it is only: decoding a large one takes its time.
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None for an empty one
        self.paste.setEnabled(held is not None and held.hasImage())

    def _paste(self) -> None:
        picture = QGuiApplication.clipboard().image()
        name = self.tr("Ảnh chụp màn hình {moment}.png").format(
            moment=f"{datetime.now():%Y-%m-%d %H.%M}"
        )
        take_picture(self._desk, self, picture, name, self._taken)

    def _taken(self, outcome: TakenFiles) -> None:
        said = [*outcome.refused, *outcome.warnings]
        if outcome.left:
            said.append(self.tr("Đã dừng; còn %n tệp chưa đưa vào.", "", outcome.left))
        for one in outcome.taken:
            row = next((row for row in self.rows if row.editor.is_blank()), None)
            row = row or self.append_row()
            files = row.editor.lines["files"]
            assert isinstance(files, EvidenceFiles)
            files.add_version(one)
        if outcome.taken:
            self.lines_changed.emit()
            self.edited.emit()
        self.say_of_lines("\n".join(said))


def _name_after(editor: FieldsEditor, taken: Taken) -> None:
    """Fill in what the person has left empty: the kind that such a file mostly is, its name."""
    for name, value in (("kind", taken.kind), ("where", taken.file.name)):
        frame = editor.frames[name]
        if not frame.widget.text():
            put_in(fields_of(Evidence)[name], frame.widget, value)
            frame.check()
