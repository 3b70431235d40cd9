"""Every call that waits for somebody to answer: nobody is there in a test, so it fails at once.

A test that means such a call replaces it: ``monkeypatch.setattr(QMessageBox, "question", ...)``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
)

_WAITING: dict[type, tuple[str, ...]] = {
    QDialog: ("exec", "exec_"),
    QPrintDialog: ("exec", "exec_"),
    QPageSetupDialog: ("exec", "exec_"),
    QMessageBox: ("about", "aboutQt", "critical", "information", "question", "warning"),
    QFileDialog: (
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
    QFontDialog: ("getFont",),
}


class UnpatchedDialogs:
    """The guard, in place from its making to the end of the run."""

    def __init__(self) -> None:
        self._asked: list[str] = []
        for owner, names in _WAITING.items():
            for name in names:
                setattr(owner, name, self._refusal(f"{owner.__name__}.{name}"))
        self._guard_menus()

    def asked(self) -> list[str]:
        """Tell what was asked since the last time, also where the program swallowed the failure."""
        asked, self._asked = self._asked, []
        return asked

    def _refusal(self, call: str) -> Callable[..., NoReturn]:
        """Make what stands in for a call that would wait."""
        told = f"{call} waits for an answer that no test gives"

        def refuse(*arguments: Any, **named: Any) -> NoReturn:
            self._asked.append(told)
            pytest.fail(told)

        return refuse

    def _guard_menus(self) -> None:
        """Guard QMenu.exec menu by menu: PySide6 does not look for it in the class."""
        refuse, construct = self._refusal("QMenu.exec"), QMenu.__init__

        def guarded(menu: QMenu, *arguments: Any, **named: Any) -> None:
            construct(menu, *arguments, **named)
            if type(menu).exec is refuse:
                menu.exec = refuse  # type: ignore[method-assign,assignment]

        QMenu.__init__ = guarded  # type: ignore[method-assign]
        QMenu.exec = refuse  # type: ignore[method-assign]
