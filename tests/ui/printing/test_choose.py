from __future__ import annotations

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.printing.choose import NoPrinter, choose_printer, pages_to_print


class Duplicating(QPrinter):
    """A printer whose driver makes the copies itself."""

    def supportsMultipleCopies(self) -> bool:
        return True


def test_all_pages_come_in_their_order(printer: QPrinter) -> None:
    assert pages_to_print(printer, 3, 1) == (0, 1, 2)


def test_the_page_one_looks_at(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_to_print(printer, 5, 3) == (3,)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("2-3", (1, 2)), ("1,4-5", (0, 3, 4)), ("4-99", (3, 4)), ("7", ())],
)
def test_pages_that_are_typed(printer: QPrinter, typed: str, pages: tuple[int, ...]) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(typed))
    assert pages_to_print(printer, 5, 0) == pages


def test_pages_from_to(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_to_print(printer, 5, 0) == (1, 2)


def test_the_last_page_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_to_print(printer, 3, 0) == (2, 1, 0)


@pytest.mark.parametrize(
    ("collate", "pages"), [(True, (0, 1, 0, 1, 0, 1)), (False, (0, 0, 0, 1, 1, 1))]
)
def test_copies_are_sent_to_a_printer_that_makes_none(
    printer: QPrinter, collate: bool, pages: tuple[int, ...]
) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(3)
    printer.setCollateCopies(collate)
    assert pages_to_print(printer, 2, 0) == pages


def test_copies_are_left_to_a_printer_that_makes_them() -> None:
    printer = Duplicating(QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(3)
    assert pages_to_print(printer, 2, 0) == (0, 1)


def test_without_a_printer_it_says_what_to_do(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert QPrinterInfo.availablePrinterNames() == []
    with pytest.raises(NoPrinter, match="chưa có máy in nào"):
        choose_printer(parent, "Báo cáo", 3, 0, lambda *_: None)


def test_the_dialogue_offers_what_a_printer_can_and_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["máy in"])
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitExposed(parent):
        parent.show()
    answers: list[tuple[QPrinter, tuple[int, ...]]] = []
    dialog = choose_printer(parent, "Báo cáo", 4, 2, lambda *answer: answers.append(answer))
    option = QAbstractPrintDialog.PrintDialogOption
    for offered in (option.PrintPageRange, option.PrintCurrentPage, option.PrintCollateCopies):
        assert dialog.testOption(offered)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
    assert dialog.windowTitle() == "Báo cáo"
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.CurrentPage)
    dialog.done(QDialog.DialogCode.Accepted)
    ((printer, pages),) = answers
    assert printer.docName() == "Báo cáo"
    assert printer.fullPage()
    assert pages in ((2,), (0, 1, 2, 3))  # Qt reads its own choice only when Print is pressed


def test_a_dialogue_that_is_closed_prints_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["máy in"])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = choose_printer(parent, "Báo cáo", 4, 2, lambda *_: pytest.fail("printed"))
    dialog.reject()
