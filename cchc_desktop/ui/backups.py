"""Backups while the window is open: every half hour, to a stick when it comes, and on request.

All of it is done off the window's thread; trouble is a sentence in the notices and in the status
bar, never a dialog in the way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.progress import Progress
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.tasks import Tasks
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from cchc_desktop.services.backups import KnownBackup, Routine
    from cchc_desktop.services.restore_drill import Drill

WORKED_MS = 30 * 60 * 1000
"""How long the clerk works between two backups."""

LOOKED_EVERY_MS = 20 * 1000
"""How often the second place is looked for."""

DRILLED_AFTER_MS = 3 * 60 * 1000
"""When a drill that is due begins: not while the person waits for the first page."""


class Backups(QObject):
    """Makes the backups of one open data file and knows when the last one was made."""

    told = Signal()
    """What the status bar says of the backups may have changed."""

    def __init__(self, desk: Desk, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notices = notices
        self._last: datetime | None = None
        self._known = False
        self._trouble = ""
        self._warning = ""
        self._second: Path | None = None
        # The second place may be on a network that never answers: closing does not wait for it.
        self._far = Tasks(self)
        self._far.failed.connect(desk.tasks.failed)
        self._work = self._timer(WORKED_MS, self.work)
        self._look = self._timer(LOOKED_EVERY_MS, self.look)
        self._drill = self._timer(DRILLED_AFTER_MS, self.drill)
        self._drill.setSingleShot(True)

    def start(self) -> None:
        """Begin: say what the last closing left to be told, and look for the newest backup."""
        trouble = self._desk.settings.backup_troubles.pop(self._key, "")
        if trouble:
            self._trouble = trouble
            self._notices.say(trouble)
        self._read_last()
        self.look()
        for timer in (self._work, self._look, self._drill):
            timer.start()

    def stop(self) -> None:
        """Begin nothing more."""
        for timer in (self._work, self._look, self._drill):
            timer.stop()
        self._far.abandon()

    @property
    def busy(self) -> bool:
        """Tell whether the second place is being looked at or written to."""
        return self._far.busy

    @property
    def second(self) -> Path | None:
        """The second place where it is at hand."""
        return self._second

    @property
    def second_chosen(self) -> Path | None:
        """The folder that was chosen as the second place, at hand or not."""
        kept = self._desk.settings.second_places.get(self._key)
        return Path(kept[0]) if kept else None

    @property
    def encrypting(self) -> bool:
        """Whether copies in the second place are encrypted as soon as there is a password."""
        return self._key not in self._desk.settings.plain_seconds

    def set_encrypting(self, encrypting: bool) -> None:
        """Encrypt the copies in the second place from now on, or leave them plain."""
        plain = self._desk.settings.plain_seconds
        if encrypting is self.encrypting:
            return
        if encrypting:
            plain.remove(self._key)
        else:
            plain.append(self._key)

    @property
    def data(self) -> Path:
        """The data file."""
        return self._desk.file.path

    def sentence(self) -> str:
        """Return what the status bar says: when the last backup was made."""
        if not self._known:
            return ""
        said = self.tr("Chưa có bản sao lưu")
        if self._last is not None:
            said = self.tr("Sao lưu gần nhất: {when}").format(when=self._when(self._last))
        if self._trouble:
            said = self.tr("{sentence} · lần cuối chưa được").format(sentence=said)
        return said

    def last(self) -> str:
        """Return when the last backup was made, empty while that is not known."""
        if not self._known:
            return ""
        return self._when(self._last) if self._last else self.tr("Chưa có bản sao lưu")

    def trouble(self) -> str:
        """Return the whole sentence on what went wrong last, empty where all is well."""
        return self._trouble

    def work(self) -> None:
        """Back up after half an hour of work; skipped where nothing changed."""
        from cchc_desktop.services.backups import WORKING

        self._make(WORKING)

    def make_now(self) -> None:
        """Back up because the person asks for it, and say how it went."""
        from cchc_desktop.services.backups import ON_REQUEST

        file = self._desk.file

        def work(_progress: Progress) -> Routine:
            from cchc_desktop.services.backups import routine

            return routine(file.path, why=ON_REQUEST, who=file.who, held=file.changing)

        def tell(routine: Routine) -> None:
            self._take(routine)
            self._notices.say(self._outcome(routine))

        self._desk.tasks.run(self.tr("Sao lưu"), work, lambda routine: self._copy(routine, tell))

    def look(self) -> None:
        """Look whether the second place has come or gone."""
        kept = self._desk.settings.second_places.get(self._key)
        if not kept:
            self._second = None
            return
        folder, identity, data = Path(kept[0]), kept[1], self.data
        missing = self._second is None

        def work() -> tuple[Path | None, bool]:
            from cchc_desktop.services.backups import behind
            from cchc_desktop.services.second_place import find

            place = find(folder, identity)
            return place, place is not None and missing and behind(data, place)

        self._far.refresh(self, "second place", work, self._found)

    def choose_second(self, folder: Path) -> None:
        """Take a folder for the second place, and back up into it at once."""
        data = self.data

        def work(_progress: Progress) -> tuple[str, bool]:
            from cchc_desktop.services.second_place import on_same_disk, prepare

            return prepare(folder, data), on_same_disk(folder, data)

        def done(found: tuple[str, bool]) -> None:
            identity, same_disk = found
            self._desk.settings.second_places[self._key] = [str(folder), identity]
            self._second = folder
            self.told.emit()
            if same_disk:
                self._notices.say(
                    self.tr(
                        "“{folder}” nằm cùng ổ đĩa với tệp dữ liệu: ổ hỏng thì mất cả hai. Nên "
                        "chọn thẻ nhớ, ổ đĩa khác hoặc thư mục dùng chung."
                    ).format(folder=folder)
                )
            else:
                self.make_now()

        self._desk.tasks.run(self.tr("Nơi sao lưu thứ hai"), work, done)

    def forget_second(self) -> None:
        """Back up into the first place only; what is in the second stays there."""
        self._desk.settings.second_places.pop(self._key, None)
        self._second = None
        self.told.emit()

    def drill(self) -> None:
        """Rehearse restoring where the last time is a month ago."""
        data, second = self.data, self._second

        def work() -> Drill | CchcError | None:
            from cchc_desktop.services.restore_drill import drill, is_due

            try:
                now = datetime.now().astimezone()
                return drill(data, second, now=now) if is_due(data, now) else None
            except CchcError as trouble:
                return trouble

        def done(result: Drill | CchcError | None) -> None:
            if isinstance(result, CchcError):
                self._notices.say(str(result))
            elif result is not None and not result.passed:
                self._notices.say(
                    self.tr("Diễn tập khôi phục hằng tháng chưa đạt: {sentence}").format(
                        sentence=result.sentence
                    )
                )

        self._desk.tasks.refresh(self, "restore drill", work, done)

    @property
    def _key(self) -> str:
        return str(self.data)

    def _timer(self, interval: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    def _make(self, why: str) -> None:
        file = self._desk.file

        def work() -> Routine | CchcError:
            from cchc_desktop.services.backups import routine

            try:
                return routine(file.path, why=why, who=file.who, held=file.changing)
            except CchcError as trouble:
                return trouble

        def go_on(made: Routine | CchcError) -> None:
            if isinstance(made, CchcError):
                self._take(made)
            else:
                self._copy(made, self._take)

        self._desk.tasks.refresh(self, "backup", work, go_on)

    def _copy(self, made: Routine, tell: Callable[[Routine], None]) -> None:
        """Copy a backup to the second place where there is one, then tell of both."""
        first, second = made.first, self._second
        if first is None or second is None:
            tell(made)
            return
        self._last, self._known = first.manifest.made_at, True
        self.told.emit()

        data, encrypt = self.data, self.encrypting

        def work() -> Routine:
            from cchc_desktop.services.backups import copied

            return copied(first, second, data, encrypt=encrypt)

        def done(routine: Routine) -> None:
            tell(replace(routine, warning=made.warning))

        self._far.refresh(self, "second copy", work, done)

    def _take(self, routine: Routine | CchcError) -> None:
        """Remember when the last backup was made; say once what went wrong."""
        if isinstance(routine, CchcError):
            trouble = str(routine)
        else:
            trouble = routine.trouble
            if routine.first is not None:
                trouble = trouble or " ".join(routine.first.manifest.flaws)
                self._last, self._known = routine.first.manifest.made_at, True
            self._warn(routine.warning)
        if trouble and trouble != self._trouble:
            self._notices.say(trouble)
        self._trouble = trouble
        self.told.emit()

    def _warn(self, warning: str) -> None:
        """Say once what is wrong with the log: the backup itself is made and sound."""
        if warning and warning != self._warning:
            self._notices.say(warning)
        self._warning = warning

    def _outcome(self, routine: Routine) -> str:
        if routine.first is None:
            return self.tr("Sổ chưa có gì nên chưa cần sao lưu.")
        if routine.trouble:
            return routine.trouble
        if routine.first.manifest.flaws:
            return " ".join(routine.first.manifest.flaws)
        if routine.warning:
            return routine.warning
        place = routine.first.path
        if routine.second is not None:
            return self.tr("Đã sao lưu và kiểm tra lại: {path} và {second}").format(
                path=place, second=routine.second.path
            )
        if not routine.first.new:
            return self.tr("Không có gì thay đổi từ bản sao lưu gần nhất: {path}").format(
                path=place
            )
        return self.tr("Đã sao lưu và kiểm tra lại: {path}").format(path=place)

    def _read_last(self) -> None:
        data = self.data

        def work() -> KnownBackup | None:
            from cchc_desktop.services.backups import last_backup

            return last_backup(data)

        def done(found: KnownBackup | None) -> None:
            self._known = True
            if found is not None and found.manifest is not None:
                self._last = found.manifest.made_at
            self.told.emit()

        self._desk.tasks.refresh(self, "last backup", work, done)

    def _found(self, found: tuple[Path | None, bool]) -> None:
        """Offer a backup into the second place when it appears and lacks the newest."""
        self._second, behind = found
        if self._second is not None and behind:
            self._notices.say(
                self.tr("Đã thấy nơi sao lưu thứ hai “{folder}”, chưa có bản mới nhất.").format(
                    folder=self._second
                ),
                self.tr("Sao lưu vào đó"),
                self.make_now,
            )

    def _when(self, at: datetime) -> str:
        local = at.astimezone()
        today: date = self._desk.today()
        if local.date() == today:
            return self.tr("hôm nay {time}").format(time=f"{local:%H:%M}")
        if local.date() == today - timedelta(days=1):
            return self.tr("hôm qua {time}").format(time=f"{local:%H:%M}")
        return f"{local:%d/%m/%Y %H:%M}"
