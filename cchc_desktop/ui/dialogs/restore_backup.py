"""Restoring from a backup: which there are, what is in each, what would be lost by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.registers import PAGES
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.tasks import Tasks
from cchc_desktop.ui.widgets.decision_buttons import DecisionButtons
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.figures_table import UNKNOWN, FiguresTable
from cchc_desktop.ui.widgets.sizes import size_text
from cchc_desktop.ui.wording import spoken

if TYPE_CHECKING:
    from cchc_desktop.domain.backups import Manifest
    from cchc_desktop.domain.secret import Secret
    from cchc_desktop.services.backup_contents import Comparison, Counted
    from cchc_desktop.services.backups import KnownBackup, Restored

    Read = tuple[Comparison | None, bool] | CchcError


class RestoreBackup(QDialog):
    """The backups of both places at the left, the chosen one beside the present file at the right.

    ``data`` need not be open, nor sound: this is where its rescue begins.
    """

    restore_wanted = Signal(object, object)
    """The Path of the backup that is to take the data file's place; its key where encrypted."""

    def __init__(
        self, data: Path, second: Path | None, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Khôi phục từ bản sao lưu"))
        self._data = data
        self._second = second
        self._tasks = tasks
        self._backups: list[KnownBackup] = []
        self._twice: set[Path] = set()
        self._unlocked: dict[Path, tuple[Secret, Manifest]] = {}
        self._heading = sentence_label(
            self.tr(
                "Bản được chọn sẽ thay tệp “{name}”. Tệp hiện nay không bị ghi đè: nó được đổi tên "
                "và giữ lại bên cạnh, mở lại được bất cứ lúc nào."
            ).format(name=data.name)
        )
        self.list = FiguresTable(
            self.tr("Các bản sao lưu"),
            (self.tr("Lúc"), self.tr("Nơi"), self.tr("Dung lượng"), self.tr("Bản ghi")),
        )
        self.counts = FiguresTable(
            self.tr("Trong bản sao lưu và hiện nay"),
            (self.tr("Sổ"), self.tr("Bản sao lưu"), self.tr("Hiện nay"), self.tr("Sẽ thay đổi")),
        )
        self.about = sentence_label()
        self.lost = sentence_label()
        self.lost_names = QListWidget()
        self.empty = EmptyState()
        self._middle = QStackedWidget()
        self.other = QPushButton(self.tr("Chọn &tệp khác…"))
        self.buttons = DecisionButtons()
        self._lay_out()
        self.empty.say(self.tr("Đang đọc…"))
        self._tasks.refresh(self, "backups", self._read_list, self._show_list)

    def add(self, path: Path) -> None:
        """Put a backup from elsewhere at the top of the list and choose it."""

        def work() -> KnownBackup | CchcError:
            from cchc_desktop.services.backups import known_file

            try:
                return known_file(path)
            except CchcError as trouble:
                return trouble

        def done(found: KnownBackup | CchcError) -> None:
            if isinstance(found, CchcError):
                self.empty.say(str(found))
                self._middle.setCurrentWidget(self.empty)
                self.buttons.decide.setEnabled(False)
                if self._backups:
                    self.empty.say(str(found), (self.tr("Về danh sách"), self._back))
            else:
                self._show_list([found, *(one for one in self._backups if one.path != path)])

        self._tasks.refresh(self, "other backup", work, done)

    def _lay_out(self) -> None:
        self.counts.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.lost_names.setTabKeyNavigation(False)
        self.lost_names.setWordWrap(True)
        self.lost_names.setAccessibleName(self.tr("Thay đổi sẽ mất"))
        self.lost_names.setMaximumHeight(self.fontMetrics().height() * 7)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.about)
        column.addWidget(self.counts, 1)
        column.addWidget(self.lost)
        column.addWidget(self.lost_names)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(halves)
        self.buttons.decide.setText(self.tr("&Khôi phục bản này"))
        self.buttons.decide.setEnabled(False)
        self.buttons.accepted.connect(self._decide)
        self.buttons.rejected.connect(self.reject)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._ask)
        self.list.currentCellChanged.connect(lambda row, *_: self._choose(row))
        below = QHBoxLayout()
        below.addWidget(self.other)
        below.addStretch(1)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self._heading)
        layout.addWidget(self._middle, 1)
        layout.addLayout(below)
        self.setMinimumSize(760, 460)
        self.resize(980, 560)

    def _read_list(self) -> Sequence[KnownBackup]:
        from cchc_desktop.services.backups import folder_of, known

        places = [folder_of(self._data), *([self._second] if self._second else [])]
        return [one for one in known(places) if one.told is not None]

    def _once(self, found: Sequence[KnownBackup]) -> list[KnownBackup]:
        """Return each backup once, this computer's where it is in both places."""
        once: dict[tuple[object, int], list[KnownBackup]] = {}
        for one in sorted(found, key=lambda one: one.encrypted is not None):
            assert one.told is not None
            once.setdefault((one.apart, one.told.number), []).append(one)
        self._twice = {same[0].path for same in once.values() if len(same) > 1}
        kept = {same[0].path for same in once.values()}
        return [one for one in found if one.path in kept]

    def _show_list(self, found: Sequence[KnownBackup]) -> None:
        self._backups = self._once(found)
        if not found:
            self.empty.say(
                self.tr(
                    "Chưa có bản sao lưu nào ở cạnh tệp dữ liệu. Nếu có bản sao lưu trên thẻ nhớ "
                    "hoặc nơi khác, hãy chọn tệp đó."
                ),
                (self.tr("Chọn tệp khác…"), self._ask),
            )
            return
        self._back()
        self.list.show_rows([self._row(one) for one in self._backups])
        self.list.setFocus()

    def _back(self) -> None:
        self._middle.setCurrentIndex(1)
        self._choose(self.list.currentRow())

    def _row(self, one: KnownBackup) -> tuple[str, ...]:
        told = one.told
        assert told is not None
        if one.path in self._twice:
            place = self.tr("Cả hai nơi")
        elif self._second is not None and one.path.parent == self._second:
            place = self.tr("Nơi thứ hai")
        elif one.path.parent.parent == self._data.parent:
            place = self.tr("Máy này")
        else:
            place = one.path.parent.name or str(one.path.parent)
        when = f"{told.made_at.astimezone():%d/%m/%Y %H:%M}"
        if told.source != self._data.name:
            when = f"{when} · {told.source}"
        if one.manifest is None:
            return (when, place, size_text(one.size), self.tr("Mã hoá"))
        return (when, place, size_text(one.size), format_number(_records(one.manifest.tables)))

    def _choose(self, row: int) -> None:
        """Hold the chosen backup against the present file; both are read off this thread."""
        self.buttons.decide.setEnabled(False)
        if not 0 <= row < len(self._backups):
            return
        backup, data = self._backups[row], self._data
        manifest = self._manifest(backup)
        self.buttons.decide.setText(
            self.tr("&Khôi phục bản này") if manifest else self.tr("&Mở khoá bản này…")
        )
        self.about.setText(self.tr("Đang đọc và kiểm tra…"))
        self.lost.setText("")
        self.counts.show_rows([])
        self.lost_names.hide()

        def work() -> Read:
            from cchc_desktop.services.backup_contents import compare
            from cchc_desktop.services.backups import is_whole

            try:
                if manifest is None:
                    return None, is_whole(backup)
                return compare(manifest, data), is_whole(backup)
            except CchcError as trouble:
                return trouble

        self._tasks.refresh(self, "comparison", work, lambda read: self._show(backup, read))

    def _show(self, backup: KnownBackup, read: Read) -> None:
        if isinstance(read, CchcError):
            self.about.setText(str(read))
            return
        told, whole = read
        manifest = self._manifest(backup)
        if told is None or manifest is None:
            self._show_locked(backup, whole)
            return
        said = self.tr("{office}. Sao lưu {why}, người dùng {who}, máy {computer}.").format(
            office=manifest.office,
            why=spoken(manifest.why),
            who=manifest.who,
            computer=manifest.computer,
        )
        if not whole:
            said = self._broken()
        elif manifest.flaws:
            said = " ".join((said, *manifest.flaws))
        self.about.setText(said)
        self.counts.show_rows([_texts(one) for one in told.counted])
        self.lost.setText(self._lost(told))
        names = [f"{one.at.astimezone():%d/%m/%Y %H:%M}  {one.name}" for one in told.later or ()]
        if len(names) < told.later_count:
            names.append(self.tr("… và %n thay đổi trước đó", "", told.later_count - len(names)))
        self.lost_names.clear()
        self.lost_names.addItems(names)
        self.lost_names.setVisible(bool(names))
        self.buttons.decide.setEnabled(whole)

    def _show_locked(self, backup: KnownBackup, whole: bool) -> None:
        assert backup.told is not None
        said = self.tr(
            "{office}. Bản sao lưu đã mã hoá: gõ mật khẩu hoặc mã khôi phục để xem bên trong."
        ).format(office=backup.told.office)
        self.about.setText(said if whole else self._broken())
        self.buttons.decide.setEnabled(whole)

    def _broken(self) -> str:
        return self.tr("Bản sao lưu này đã bị hỏng, không khôi phục được. Hãy chọn bản khác.")

    def _manifest(self, backup: KnownBackup) -> Manifest | None:
        """Return what a backup holds, None for an encrypted one that is not unlocked yet."""
        unlocked = self._unlocked.get(backup.path)
        return unlocked[1] if unlocked else backup.manifest

    def _unlock(self, backup: KnownBackup) -> None:
        """Ask for the password of an encrypted backup, and show then what is in it."""
        from cchc_desktop.services.backups import contents_of, key_by_password_of, key_of
        from cchc_desktop.ui.dialogs.password_entry import PasswordEntry

        read: list[Manifest] = []

        def with_contents(key: Secret) -> Secret:
            read[:] = [contents_of(backup.path, key)]
            return key

        def unlocked(key: Secret, _by_key: bool) -> None:
            self._unlocked[backup.path] = (key, read[0])
            self._choose(self.list.currentRow())

        dialog = PasswordEntry(
            self.tr("Bản sao lưu đã mã hoá"),
            self.tr("Gõ mật khẩu của “{name}” vào lúc sao lưu.").format(name=backup.path.name),
            self.tr("&Mở khoá"),
            lambda given: with_contents(key_by_password_of(backup.path, given)),
            lambda typed: with_contents(key_of(backup.path, typed)),
            self._tasks,
            self,
        )
        dialog.opened.connect(unlocked)
        dialog.open()

    def _lost(self, told: Comparison) -> str:
        if told.trouble:
            return self.tr("Tệp hiện nay không đọc được: {trouble}").format(trouble=told.trouble)
        if told.later is None:
            return self.tr(
                "Bản này không cùng dòng lịch sử với tệp hiện nay (của cơ quan khác, hoặc tệp đã "
                "từng được khôi phục): mọi thứ trong tệp hiện nay sẽ được thay bằng bản này."
            )
        if not told.later_count:
            return self.tr("Không có thay đổi nào sẽ mất.")
        count = told.later_count
        return self.tr("%n thay đổi sau bản sao lưu này sẽ không còn trong sổ:", "", count)

    def _decide(self) -> None:
        backup = self._backups[self.list.currentRow()]
        if self._manifest(backup) is None:
            self._unlock(backup)
            return
        unlocked = self._unlocked.get(backup.path)
        self.accept()
        self.restore_wanted.emit(backup.path, unlocked[0] if unlocked else None)

    def _ask(self) -> None:
        kinds = self.tr("Bản sao lưu (*.cchcb *.cchcm);;Mọi tệp (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Chọn bản sao lưu"), str(self._second or self._data.parent), kinds
        )
        if chosen:
            self.add(Path(chosen))


def restored_sentence(restored: Restored) -> str:
    """Return what was restored, and what the file of before is called now."""
    manifest = restored.manifest
    when = f"{manifest.made_at.astimezone():%d/%m/%Y %H:%M}"
    said = QCoreApplication.translate(
        "RestoreBackup", "Đã khôi phục từ bản sao lưu lúc {when}."
    ).format(when=when)
    if restored.set_aside is None:
        return said
    kept = QCoreApplication.translate(
        "RestoreBackup",
        "Tệp trước đó được giữ ở “{name}” cùng thư mục; muốn quay lại, mở tệp đó bằng Tệp > Mở.",
    )
    return f"{said} {kept.format(name=restored.set_aside.name)}"


def _records(tables: Mapping[str, int]) -> int:
    return sum(tables.get(name, 0) for name in PAGES)


def _texts(one: Counted) -> tuple[str, ...]:
    counts = (one.in_backup, one.now)
    sides = [UNKNOWN if count is None else format_number(count) for count in counts]
    change = UNKNOWN
    if one.in_backup is not None and one.now is not None:
        difference = one.in_backup - one.now
        change = f"+{difference}" if difference > 0 else format_number(difference)
        if not difference:
            change = ""
    return (spoken(one.register.label), *sides, change)
