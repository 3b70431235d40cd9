"""Opens the window: paths, lock, data file, services, main window. The only place that wires.

The window is painted first. What reads the data file is imported after that, on a thread of its
own, so that the person sees the program at once.
"""

from __future__ import annotations

import builtins
import gc
import sys
from pathlib import Path

# PySide6 puts an import of its own in this one's place, which reads the source of every module
# that is imported afterwards; SQLAlchemy then takes a third longer to come in.
_import = builtins.__import__

from PySide6.QtWidgets import QApplication  # noqa: E402

from cchc_desktop.app.program import Program  # noqa: E402

__all__ = ["Program", "run", "set_up"]

_SMALLEST_TEXT = 10.0
"""In points: smaller Vietnamese marks cannot be told apart on an office screen."""


def run(data: Path | None) -> int:
    """Open the window on ``data``, or on the file used last, and return the exit code."""
    builtins.__import__ = _import
    # What is made at the start stays: looking through it for garbage finds none. Program turns
    # the collector on again when the file is shown.
    gc.disable()
    application = QApplication(sys.argv[:1])
    set_up(application)
    program = Program(application, data)
    program.start()
    code = application.exec()
    # The window has gone; the backup of what was done in it may still be under way.
    program.finish()
    return code


def set_up(application: QApplication) -> None:
    """Give the application its name, its style and a text that can be read."""
    application.setApplicationName("CCHC Desktop")
    application.setStyle("Fusion")
    font = application.font()
    if font.pointSizeF() < _SMALLEST_TEXT:
        font.setPointSizeF(_SMALLEST_TEXT)
        application.setFont(font)
