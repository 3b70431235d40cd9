"""PySide6 keeps its count of None and True (6.12.0 on Python 3.11 loses one with every call)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 20_000
# Other threads and caches may take or give a few; the fault takes one for every call.
LEVEL = 200


class Source(QObject):
    changed = Signal()


def test_calls_that_return_nothing_leave_none_alone(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        field.setText("chẵn" if number % 2 else "lẻ")
    assert abs(sys.getrefcount(None) - before) < LEVEL


def test_emitting_a_signal_leaves_true_alone(qtbot: QtBot) -> None:
    source = Source()
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        source.changed.emit()
    assert abs(sys.getrefcount(True) - before) < LEVEL
