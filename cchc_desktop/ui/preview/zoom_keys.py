"""The keys that change the size of the pages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.zoom import Zoom

_FULL_SIZE: Final = 100.0


def zoom_asked(event: QKeyEvent, percent: float) -> Zoom | None:
    """Return the zoom that a key asks for where pages are shown at `percent`; None for others.

    Ctrl++ (or Ctrl+=, without Shift), Ctrl+- and Ctrl+0.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    with_ctrl = held == Qt.KeyboardModifier.ControlModifier
    if event.matches(QKeySequence.StandardKey.ZoomIn) or (
        with_ctrl and event.key() == Qt.Key.Key_Equal
    ):
        return zoom.larger(percent)
    if event.matches(QKeySequence.StandardKey.ZoomOut):
        return zoom.smaller(percent)
    if with_ctrl and event.key() == Qt.Key.Key_0:
        return zoom.at(_FULL_SIZE)
    return None
