"""The file of one line of evidence: attached, seen small, opened, replaced by a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.evidence import EvidenceFile
from cchc_desktop.domain.evidence_types import PDF
from cchc_desktop.domain.plain import from_plain, to_plain
from cchc_desktop.domain.validation import Problem
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import FormState
from cchc_desktop.ui.evidence_opening import open_evidence, save_evidence
from cchc_desktop.ui.forms.evidence_taking import TakenFiles, ask_for_files, take_files
from cchc_desktop.ui.forms.lines_editor import LineRow
from cchc_desktop.ui.widgets.elided_label import ElidedLabel
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.sizes import size_text
from cchc_desktop.ui.widgets.thumbnails import SIDE, thumbnail

if TYPE_CHECKING:
    from cchc_desktop.services.evidence import Taken

_PICTURED = ("image/", PDF)


class EvidenceFiles(QWidget):
    """Shows the present version of a file and keeps the former ones with it.

    It stands in a form in the place of an editor of lines and answers as one.
    """

    edited = Signal()
    """After each change that the person made."""

    lines_changed = Signal()
    """Never: it has no rows of its own."""

    taken = Signal(object)
    """A Taken has become the present version."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files: tuple[EvidenceFile, ...] = ()
        self.problem = ""
        self.attach = QPushButton(self.tr("Kèm tệp…"))
        self.attach.setAutoDefault(False)
        self.attach.setToolTip(self.tr("Chép một tệp vào dữ liệu: ảnh, bản quét, ghi âm…"))
        self.picture = QToolButton()
        self.picture.setAutoRaise(True)
        self.picture.setIconSize(QSize(SIDE, SIDE))
        self.picture.setFixedSize(SIDE + 10, SIDE + 10)
        self.name = ElidedLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.told = ElidedLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.more = QToolButton()
        self.more.setText(self.tr("Tệp"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self._message = MessageLine()
        self._lay_out()
        self.attach.clicked.connect(self._ask)
        self.picture.clicked.connect(self._open)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._show()

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """No rows: the versions are one below the other in a menu."""
        return ()

    @property
    def label(self) -> str:
        """What is edited here."""
        return self.tr("Tệp minh chứng")

    def show_lines(self, files: tuple[EvidenceFile, ...]) -> None:
        """Show the versions of a file, the present one last; none is ``()``."""
        self._say("", Standing.GOOD)
        if files != self._files:
            self._files = files
            self._show()

    def values(self) -> tuple[EvidenceFile, ...]:
        """Return the versions."""
        return self._files

    def states(self) -> list[FormState]:
        """Return the versions as a draft keeps them."""
        return [{name: str(value) for name, value in to_plain(one).items()} for one in self._files]

    def show_states(self, states: list[FormState]) -> None:
        """Show the versions of a draft."""
        self.show_lines(tuple(map(_of_state, states)))

    def is_blank(self) -> bool:
        """Tell whether there is no file."""
        return not self._files

    def all_frames(self) -> Iterator[FieldFrame[Any]]:
        """Yield nothing: nothing is typed here."""
        yield from ()

    def check(self) -> bool:
        """Tell that it can be saved: what is here was looked at when it was taken in."""
        return True

    def show_problem(self, _index: str | None, _rest: str | None, problem: Problem) -> None:
        """Show a fault that was found in the file."""
        self._say(problem.message, Standing.PROBLEM)

    def offer_again(self) -> None:
        """Do nothing: no catalogue is offered here."""

    def focused(self) -> tuple[str | int, ...]:
        """Return no place: no value is taken from another record here."""
        return ()

    def take(self, _place: tuple[str | int, ...], _lines: tuple[Any, ...]) -> bool:
        """Take nothing from another record: its file proves that one."""
        return False

    def focus_first(self) -> None:
        """Put the focus on what is to be pressed first."""
        target = self.picture if self._files else self.attach
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_version(self, taken: Taken) -> None:
        """Make a file that was taken in the present version."""
        if self._files and self._files[-1].sha256 == taken.file.sha256:
            self._say(self.tr("Đây đúng là tệp đang có; không thêm lần nữa."), Standing.WARNING)
            return
        self._files = (*self._files, taken.file)
        self._show()
        self._say("\n".join(taken.warnings), Standing.WARNING)
        self.taken.emit(taken)
        self.edited.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.told)
        words.addStretch(1)
        self._kept = QWidget()
        row = QHBoxLayout(self._kept)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._kept)
        column.addWidget(self._message)

    def _show(self) -> None:
        has_file = bool(self._files)
        self.attach.setVisible(not has_file)
        self._kept.setVisible(has_file)
        if not has_file:
            return
        present = self._files[-1]
        self.name.setText(present.name)
        told = [
            size_text(present.size or 0),
            format_day(present.added_on) if present.added_on else "",
        ]
        if len(self._files) > 1:
            told.append(self.tr("bản thứ {number}").format(number=len(self._files)))
        self.told.setText(" · ".join(filter(None, told)))
        ending = PurePath(present.name).suffix[1:].upper()
        self.picture.setIcon(QIcon())
        self.picture.setText(ending[:4])
        said = self.tr("Mở tệp {name}").format(name=present.name)
        self.picture.setToolTip(said)
        self.picture.setAccessibleName(said)
        self.more.setAccessibleName(self.tr("Việc với tệp {name}").format(name=present.name))
        if present.media_type.startswith(_PICTURED):
            self._draw(present)

    def _draw(self, present: EvidenceFile) -> None:
        """Draw the file small; where that cannot be done, its type stays written there."""
        file, scale = self._desk.file, self.devicePixelRatioF()

        def work() -> QImage | None:
            from cchc_desktop.services.evidence import content

            try:
                return thumbnail(content(file, present), present.media_type, scale)
            except CchcError:
                # Who opens it, and the check of all files, hears of the damage in full.
                return None

        def done(image: QImage | None) -> None:
            if image is not None and self._files and self._files[-1] == present:
                self.picture.setText("")
                self.picture.setIcon(QIcon(QPixmap.fromImage(image)))

        self._desk.tasks.refresh(self, f"thumbnail {id(self)}", work, done)

    def _ask(self) -> None:
        take_files(self._desk, self, ask_for_files(self, self._desk, several=False), self._take_in)

    def _take_in(self, outcome: TakenFiles) -> None:
        if outcome.refused:
            self._say("\n".join(outcome.refused), Standing.PROBLEM)
        for one in outcome.taken:
            self.add_version(one)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for inner in self.menu.findChildren(QMenu):
            inner.deleteLater()
        present = self._files[-1]
        self.menu.addAction(self.tr("&Mở"), self._open)
        self.menu.addAction(
            self.tr("&Lưu bản sao…"), lambda: save_evidence(self._desk, present, self)
        )
        self.menu.addAction(self.tr("&Thay bằng bản mới…"), self._ask)
        if len(self._files) > 1:
            former = self.menu.addMenu(self.tr("Các &bản trước"))
            for number, one in enumerate(self._files[:-1], start=1):
                self._add_former(former, number, one)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("&Bỏ tệp"), self._drop)

    def _add_former(self, menu: QMenu, number: int, one: EvidenceFile) -> None:
        day = format_day(one.added_on) if one.added_on else ""
        name = one.name.replace("&", "&&")
        inner = menu.addMenu(f"&{number}  {name} · {day}")
        inner.addAction(self.tr("&Mở"), lambda: open_evidence(self._desk, one, self))
        inner.addAction(self.tr("&Dùng lại bản này"), lambda: self._use_again(one))

    def _use_again(self, one: EvidenceFile) -> None:
        self._files = (*(kept for kept in self._files if kept != one), one)
        self._show()
        self.edited.emit()

    def _open(self) -> None:
        if self._files:
            open_evidence(self._desk, self._files[-1], self)

    def _drop(self) -> None:
        self._files = ()
        self._show()
        self._say(
            self.tr("Đã bỏ tệp khỏi dòng này; “Bỏ thay đổi” lấy lại tệp cho đến khi lưu."),
            Standing.WARNING,
        )
        self.attach.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _say(self, sentence: str, standing: Standing) -> None:
        self.problem = sentence if standing is Standing.PROBLEM else ""
        self._message.show_message(standing if sentence else Standing.GOOD, sentence, None)


def _of_state(state: FormState) -> EvidenceFile:
    """Read what a draft keeps of a version."""
    return from_plain(EvidenceFile, {**state, "size": int(str(state["size"]))})
