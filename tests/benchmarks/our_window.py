"""The program as it is started, telling when its window and its first rows were painted.

Run as ``python our_window.py DATA``; it prints what :mod:`tests.benchmarks.starting` reads.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from cchc_desktop import __main__ as command_line
from cchc_desktop import app


def watch() -> None:
    """Have the program tell of its first paint and of the first paint of a list with rows."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watched(app.Program):
        """Tells each of the two once, when the event loop has them on the screen."""

        def start(self) -> None:
            self.heard: list[float] = []
            self.window.painted.connect(self.hear)
            super().start()

        def hear(self) -> None:
            self.heard.append(time.perf_counter())

        def _show_file(self) -> None:
            super()._show_file()
            assert self.window.workbench is not None
            page: Any = self.window.workbench.page
            self.table = page.table
            self.table.viewport().installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self.table.model().rowCount():
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self) -> None:
            self.hear()
            from tests.benchmarks.memory import peak_memory

            print(*self.heard, peak_memory(), flush=True)
            self.window.close()

    app.Program = Watched  # type: ignore[misc]


watch()
sys.exit(command_line.main(["--data", sys.argv[1]]))
