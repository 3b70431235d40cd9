"""Long work off the window's thread: its progress, its end, its trouble.

A task's outcome comes back on the window's thread. Whatever it raises is shown
(:meth:`Tasks.failed`), so that no exception stays in a thread where nobody looks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from cchc_desktop.domain.progress import Cancelled, Progress

T = TypeVar("T")

_TOLD_EVERY = 0.05


class Task(QObject):
    """One piece of work on a thread of its own."""

    progressed = Signal(int, int, str)
    """Steps done, steps in all, what comes now; on the window's thread."""

    ended = Signal()
    """The work is over, however it went; on the window's thread."""

    _came_back = Signal()

    def __init__(
        self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.error: Exception | None = None
        self.result: Any = None
        self._work = work
        self._cancelled = threading.Event()
        self._told_at = 0.0
        self._thread = threading.Thread(target=self._run, name=title or "cchc", daemon=True)
        self._came_back.connect(self.ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def wait(self) -> None:
        """Block until the thread is over."""
        self._thread.join()

    def step(self, done: int, total: int, what: str) -> None:
        """Hear of a step, on the work's thread; see :class:`~cchc_desktop.domain.progress`."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told_at >= _TOLD_EVERY:
            self._told_at = now
            self.progressed.emit(done, total, what)

    def _run(self) -> None:
        try:
            self.result = self._work(self)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread and shown there
            self.error = error
        self._came_back.emit()


_abandoned: set[Task] = set()
"""Tasks for which nobody waits any more, until their threads come back."""


class Tasks(QObject):
    """All work that is under way for one window."""

    started = Signal(object)
    """A Task that the person waits for has begun: somebody may show its progress."""

    failed = Signal(object)
    """An exception that a task raised, cancelling aside."""

    cancelled = Signal(object)
    """The Cancelled of a task that the person stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Task] = set()
        self._quiet: dict[str, Task] = {}
        self._next: dict[str, Callable[[], None]] = {}
        self._held = False
        self._closed = False

    @property
    def busy(self) -> bool:
        """Tell whether any work is under way, or waits to begin."""
        return bool(self._running or self._next)

    def hold(self) -> None:
        """Let what is computed in the background wait until :meth:`go_on`.

        Python does one thing at a time: what began now would keep the window's own thread from
        making the page that the person waits for.
        """
        self._held = True

    def go_on(self) -> None:
        """Begin what was held."""
        self._held = False
        for key in tuple(self._next):
            if key not in self._quiet and not self._closed:
                self._next.pop(key)()

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], bool] | None = None,
    ) -> Task:
        """Do ``work``, which the person waits for, then hand its result to ``done``.

        ``failed`` may answer an exception itself; returning False leaves it to be shown.
        """
        task = self._begin(title, work, done, failed)
        self.started.emit(task)
        return task

    def refresh(
        self,
        owner: QObject,
        key: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        awaited: bool = False,
    ) -> None:
        """Compute something in the background for ``owner``, and hand it over if it still exists.

        What is ``awaited`` is the page itself, empty until then: it is never held.

        Only the newest request of ``key`` counts. While one is under way, at most one more waits;
        what it makes outdated is dropped.
        """
        if self._closed:
            return

        def begin() -> None:
            self._quiet[key] = self._begin("", lambda _progress: work(), finish, None)
            self._quiet[key].ended.connect(lambda: self._go_on(key))

        def finish(result: T) -> None:
            if key not in self._next and isValid(owner):
                done(result)

        if key in self._quiet or (self._held and not awaited):
            self._next[key] = begin
        else:
            begin()

    def close(self) -> None:
        """Ask all work to stop, wait for it, and show nothing more of it."""
        self._closed = True
        self._next.clear()
        for task in self._running:
            task.cancel()
        for task in self._running:
            task.wait()

    def abandon(self) -> None:
        """Show nothing more of the work and do not wait for it: it may wait for a dead network."""
        self._closed = True
        self._next.clear()
        for task in self._running:
            task.cancel()
            # Whoever owns this goes; the task has to be there when its thread comes back.
            task.setParent(None)
            _abandoned.add(task)
            task.ended.connect(lambda task=task: _abandoned.discard(task))

    def _go_on(self, key: str) -> None:
        del self._quiet[key]
        if self._held:
            return
        waiting = self._next.pop(key, None)
        if waiting is not None and not self._closed:
            waiting()

    def _begin(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None,
    ) -> Task:
        task = Task(title, work, self)
        self._running.add(task)
        task.ended.connect(lambda: self._end(task, done, failed))
        task.start()
        return task

    def _end(
        self,
        task: Task,
        done: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None,
    ) -> None:
        self._running.discard(task)
        # Its thread may still be inside the signal that brought us here, and Qt in the middle of
        # the task: deleting it under its feet would end the program.
        task.wait()
        task.deleteLater()
        if self._closed:
            return
        error = task.error
        if error is None:
            done(task.result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit(error)
        elif failed is None or not failed(error):
            self.failed.emit(error)
