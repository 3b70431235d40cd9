"""A PDF sent to a printer at its own size: 100 mm on the page are 100 mm on the paper.

:func:`print_pdf` is the way in. Qt's print support is read when somebody prints, not before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cchc_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_pdf(
    parent: QWidget,
    tasks: Tasks,
    pdf: bytes,
    title: str,
    *,
    current: int = 0,
    printed: Callable[[], None] | None = None,
) -> None:
    """Ask for a printer and pages, and send them; ``printed`` is called when all are sent.

    ``title`` names the job in the printer's queue, ``current`` is the page one looks at, from 0.
    Progress and trouble (no printer, a printer that refuses, a file that cannot be written) are
    told through ``tasks``.
    """
    from cchc_desktop.ui.printing.choose import NoPrinter, choose_printer
    from cchc_desktop.ui.printing.send import count_pages, send

    def choose(count: int) -> None:
        if not isValid(parent):
            return
        try:
            choose_printer(parent, title, count, current, start)
        except NoPrinter as trouble:
            tasks.failed.emit(trouble)

    def start(printer: QPrinter, pages: tuple[int, ...]) -> None:
        tasks.run(title, lambda progress: send(printer, pdf, pages, progress), end)

    def end(_sent: None) -> None:
        if printed is not None:
            printed()

    tasks.run(title, lambda _progress: count_pages(pdf), choose)


def print_ruler_page(parent: QWidget, tasks: Tasks, pdf: bytes) -> None:
    """Print the page with a ruler of 100 mm, which shows whether a printer keeps the size."""
    print_pdf(parent, tasks, pdf, QCoreApplication.translate("Printing", "Trang thử máy in"))
