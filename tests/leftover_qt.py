"""Qt timers, threads, pool jobs and windows that a test left behind.

``left_since`` describes them and ends them, so that the next test starts clean. Timers, threads
and pools are known from the moment when Python creates them; Qt itself keeps no list. For
QTimer.singleShot with a function PySide6 creates such a timer too.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# A job that has just told its result may still be leaving its thread.
_GRACE_MS = 200
_END_MS = 5_000

_created: weakref.WeakSet[QObject] = weakref.WeakSet()
_owners: weakref.WeakKeyDictionary[QObject, weakref.ref[QObject]] = weakref.WeakKeyDictionary()


def _remember_created(kind: type[QObject]) -> None:
    """Note each object of this class that Python makes from now on."""
    # Not by wrapping start(): a Python start() would get a signal's arguments, the real one drops
    # them.
    construct = kind.__init__

    def remember(self: QObject, *arguments: Any, **named: Any) -> None:
        construct(self, *arguments, **named)
        _created.add(self)

    kind.__init__ = remember  # type: ignore[method-assign]


def _remember_owners() -> None:
    """Note whose QTimer.singleShot it is: once the owner is gone, nothing will be called."""
    real: Callable[..., None] = QTimer.singleShot

    def single_shot(*arguments: Any) -> None:
        others = set(_created)
        real(*arguments)
        owner = next((each for each in arguments if isinstance(each, QObject)), None)
        if owner is not None:
            _owners.update((timer, weakref.ref(owner)) for timer in set(_created) - others)

    QTimer.singleShot = single_shot  # type: ignore[method-assign]


for _kind in (QTimer, QThread, QThreadPool):
    _remember_created(_kind)
_remember_owners()


@dataclass(frozen=True)
class Present:
    """What was there before a test: it belongs to a fixture of a wider scope."""

    windows: frozenset[QWidget]
    created: frozenset[QObject]


def present() -> Present:
    """Note what is there now."""
    return Present(frozenset(QApplication.topLevelWidgets()), frozenset(_created))


def left_since(before: Present) -> list[str]:
    """Describe what runs or stands now and did not before, and end it."""
    _delete_what_is_due()
    if _windows_since(before) or _running_since(before):
        gc.collect()  # what only a reference cycle keeps is not left behind
        _delete_what_is_due()
    left = [_end(thing) for thing in _running_since(before)]
    for window in _windows_since(before):
        left.append(f"a window ({type(window).__name__} {window.windowTitle()!r})")
        window.close()
        window.deleteLater()
    _delete_what_is_due()
    return left


def _delete_what_is_due() -> None:
    """Carry out deleteLater, for which Qt would wait until its event loop runs."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows_since(before: Present) -> list[QWidget]:
    """Give the windows that were not there before; a tool tip goes away by itself."""
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window not in before.windows and window.metaObject().className() != "QTipLabel"
    ]


def _running_since(before: Present) -> list[QObject]:
    """Give the timers, threads and pools that run; a pool without Python's making is global."""
    candidates = [*(_created - before.created), QThreadPool.globalInstance()]
    return [thing for thing in candidates if shiboken6.isValid(thing) and _runs(thing)]


def _runs(thing: QObject) -> bool:
    """Say whether a timer ticks or a thread or a pool's job still runs after a moment's grace."""
    if isinstance(thing, QTimer):
        return thing.isActive() and not _is_orphan(thing)
    if isinstance(thing, QThread):
        return thing.isRunning() and not thing.wait(_GRACE_MS)
    if isinstance(thing, QThreadPool):
        return thing.activeThreadCount() > 0 and not thing.waitForDone(_GRACE_MS)
    return False


def _is_orphan(timer: QTimer) -> bool:
    """Say whether it is the single shot of somebody who is gone."""
    owner = _owners.get(timer)
    return owner is not None and not ((alive := owner()) and shiboken6.isValid(alive))


def _end(thing: QObject) -> str:
    """End a timer, a thread or a pool's jobs, and say what it was."""
    if isinstance(thing, QTimer):
        owner = thing.parent()
        described = f"a running timer (every {thing.interval()} ms, of {_kind_of(owner)})"
        thing.stop()
    elif isinstance(thing, QThread):
        described = f"a running thread ({_kind_of(thing)})"
        thing.requestInterruption()
        thing.quit()
        thing.wait(_END_MS)
    else:
        assert isinstance(thing, QThreadPool)
        described = f"{thing.activeThreadCount()} running job(s) of a thread pool"
        thing.clear()
        thing.waitForDone(_END_MS)
    return described


def _kind_of(thing: object) -> str:
    return "nobody" if thing is None else type(thing).__name__
