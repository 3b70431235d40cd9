"""The real program in its real window, and a clerk who has a keyboard and no mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.app import Program
from cchc_desktop.shell import crash_report
from cchc_desktop.ui.dialogs.begin_report import BeginReport
from cchc_desktop.ui.dialogs.cannot_open import CannotOpen
from cchc_desktop.ui.dialogs.password_entry import PasswordEntry
from cchc_desktop.ui.first_start.first_start import FirstStart
from cchc_desktop.ui.pages.register_page import RegisterPage
from tests.unikey import UniKey

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 30_000
"""How long work may take on a busy machine; a test that passes does not wait for it."""
MOST_TABS = 60
"""No form has so many stops: who has not found a field by then never will."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let the offscreen platform say what it cannot do: it has no window manager."""
    item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))


class Clerk:
    """Works in a program's window by keyboard alone."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self._qtbot = qtbot
        self._typing = UniKey()

    @property
    def page(self) -> RegisterPage:
        """The page of a register that is shown."""
        workbench = self.program.window.workbench
        assert workbench is not None
        assert isinstance(workbench.page, RegisterPage)
        return workbench.page

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        if not _seen(QApplication.activeWindow()):
            # A pop-up has gone; offscreen there is no window manager to go back to the window.
            self.program.window.activateWindow()
            self._qtbot.waitUntil(lambda: _seen(QApplication.activeWindow()))
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None, "nothing has the focus: the keyboard is lost"
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type text as UniKey sends it."""
        self._typing.type(self.focus, text)

    def go_to_page(self, number: int) -> None:
        """Go to a page with Ctrl and its number."""
        self.press(Qt.Key(Qt.Key.Key_0.value + number % 10), CTRL)
        self.rest()

    def tab_to(self, label: str) -> None:
        """Press Tab until the field with this name has the focus."""
        passed = []
        for _ in range(MOST_TABS):
            self.press(Qt.Key.Key_Tab)
            names = (self.focus.accessibleName(), getattr(self.focus, "text", str)())
            if label in names:
                return
            passed.append(names[0] or names[1])
        raise AssertionError(f"Tab never reaches “{label}”, but {passed}")

    def fill(self, fields: dict[str, str]) -> None:
        """Type into fields that stand in this order; a name that begins with + is a button."""
        for label, text in fields.items():
            self.tab_to(label.rstrip("*"))
            if label.startswith("+"):
                self.press(Qt.Key.Key_Space)
            if text:
                self.type(text)

    def add(self, first: str, fields: dict[str, str]) -> None:
        """Write a new record, ``first`` into its first field, and save it."""
        self.press(Qt.Key.Key_N, CTRL)
        self.type(first)
        self.fill(fields)
        self.press(Qt.Key.Key_S, CTRL)
        assert not self.page.form.dirty, self._complaints()
        self.rest()

    def begin_report(self) -> None:
        """Begin the report of the period looked at, as the dialog proposes it, and open it."""
        self.press(Qt.Key.Key_N, CTRL)
        dialog = self.program.window.findChild(BeginReport)
        assert dialog is not None
        self._qtbot.waitUntil(dialog.buttons.decide.isEnabled, timeout=PATIENCE_MS)
        dialog.accept()
        workbench = self.program.window.workbench
        assert workbench is not None
        self._qtbot.waitUntil(lambda: workbench.report is not None, timeout=PATIENCE_MS)
        report = workbench.report
        assert report is not None
        self._qtbot.waitUntil(lambda: report.pane.view.count > 0, timeout=PATIENCE_MS)
        self.rest()

    def rest(self) -> None:
        """Wait until everything has been counted and shown."""
        desk = self.program.desk
        assert desk is not None
        self._qtbot.wait(10)
        workbench = self.program.window.workbench

        def rested() -> bool:
            far = workbench is not None and workbench.backups.busy
            return not (desk.tasks.busy or far)

        self._qtbot.waitUntil(rested, timeout=PATIENCE_MS)

    def _complaints(self) -> str:
        frames = self.page.form.editor.all_frames()
        return "; ".join(f"{f.label}: {f.problem}" for f in frames if f.problem) or "not saved"


def _seen(window: QWidget | None) -> bool:
    return window is not None and window.isVisible()


Start = Callable[..., Clerk]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the program on a data file, as often as wanted; the last one is closed at the end."""
    # The crash report would show a dialog where pytest-qt has to fail the test.
    monkeypatch.setattr(crash_report, "install", lambda _show: lambda: None)
    running: list[Program] = []

    def begin(
        data: Path | None = None,
        *,
        broken: bool = False,
        locked: bool = False,
        first_steps: bool = False,
    ) -> Clerk:
        program = Program(qapp, data)
        running.append(program)
        program.start()
        if broken:
            opened = partial(program.window.findChild, CannotOpen)
            qtbot.waitUntil(lambda: opened() is not None, timeout=20_000)
            return Clerk(program, qtbot)
        if locked:
            entry = partial(program.window.findChild, PasswordEntry)
            qtbot.waitUntil(lambda: entry() is not None, timeout=20_000)
            return Clerk(program, qtbot)
        qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
        if first_steps:
            return Clerk(program, qtbot)
        for steps in program.window.findChildren(FirstStart):
            steps.reject()
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        clerk = Clerk(program, qtbot)
        clerk.rest()
        return clerk

    yield begin
    for program in running:
        program.window.close()
        program.finish()
        program.window.deleteLater()
        program.deleteLater()
