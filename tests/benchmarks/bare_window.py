"""The floor of a start: a bare PySide6 window with a menu and a table, in a process of its own.

Run as ``python bare_window.py``; it prints what :mod:`tests.benchmarks.starting` reads.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Table(QTableView):
    """A table that says when it was painted first."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; the event loop comes to the rest when the window is on the screen."""
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, tell)


def tell() -> None:
    """Print when the window was painted and what memory that took, and end."""
    painted = time.perf_counter()
    from tests.benchmarks.memory import peak_memory

    print(painted, peak_memory(), flush=True)
    QApplication.exit()


application = QApplication(sys.argv)
window = QMainWindow()
window.menuBar().addMenu("&Tệp").addAction("T&hoát")
table = Table()
table.setModel(QStandardItemModel(0, 6))
window.setCentralWidget(table)
window.resize(1280, 760)
window.show()
application.exec()
