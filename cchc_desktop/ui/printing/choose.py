"""The dialog that asks for a printer, which pages and how many copies, and what it answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.ui.printing.sheet import prepare


class NoPrinter(CchcError):
    """There is nothing to print on."""

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate(
                "Printing",
                "Máy tính này chưa có máy in nào nên chưa in được; văn bản còn nguyên. "
                "Hãy cài máy in rồi in lại, hoặc lưu thành PDF để in ở máy khác.",
            )
        )


def choose_printer(
    parent: QWidget,
    title: str,
    count: int,
    current: int,
    chosen: Callable[[QPrinter, tuple[int, ...]], None],
) -> QPrintDialog:
    """Ask how to print `count` pages; `chosen` gets the printer and the pages in their order.

    Raises `NoPrinter` where none is installed.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, count > 1)
    dialog.setOption(option.PrintCurrentPage, count > 1)
    dialog.setOption(option.PrintCollateCopies, on=True)
    dialog.setOption(option.PrintToFile, on=True)
    dialog.accepted.connect(lambda: chosen(printer, pages_to_print(printer, count, current)))
    QDialog.open(dialog)  # QPrintDialog's own open wants a slot in the old way
    return dialog


def pages_to_print(printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
    """Return the pages, from 0, as they are to be sent one after the other.

    Copies are in it where the printer's driver does not make them itself.
    """
    pages = list(_chosen(printer, count, current))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(pages * copies)
    return tuple(page for page in pages for _ in range(copies))


def _chosen(printer: QPrinter, count: int, current: int) -> Iterator[int]:
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            yield current
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges()
            yield from (page for page in range(count) if ranges.contains(page + 1))
        case _:
            yield from range(count)
