"""Work on a whole data file (opening, restoring, salvaging): one piece at a time, on a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.ui.tasks import Task

T = TypeVar("T")


class FileWork(QObject):
    """What is being done to a data file while the window waits for it."""

    failed = Signal(object)
    """The exception of a bug."""

    over = Signal()
    """A piece of work has ended and whoever wanted it has been told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._task is not None

    def begin(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[CchcError], None],
    ) -> None:
        """Do ``work`` on a thread, then hand over its result, or the trouble that refused it."""
        from cchc_desktop.ui.tasks import Task

        task = Task("", lambda _progress: work(), self)
        self._task = task
        task.ended.connect(lambda: self._end(task, done, refused))
        task.start()

    def wait(self) -> None:
        """Block until what is under way has been done."""
        if self._task is not None:
            self._task.wait()

    def _end(
        self, task: Task, done: Callable[[T], None], refused: Callable[[CchcError], None]
    ) -> None:
        from cchc_desktop.domain.errors import CchcError

        self._task = None
        task.wait()
        task.deleteLater()
        if isinstance(task.error, CchcError):
            refused(task.error)
        elif task.error is not None:
            self.failed.emit(task.error)
        else:
            done(task.result)
        self.over.emit()
