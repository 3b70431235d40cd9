"""Pictures of every page of the window, to be looked at: light and dark, small and large.

Run it as ``python -m tools.pictures FOLDER``. It needs no screen. Text at 200 % is drawn in a
process of its own, because Qt reads the scale when it starts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cchc_desktop.app import Program
    from cchc_desktop.ui.reports.report_page import ReportPage

_SIZES = {"100": (1366, 728), "200": (1024, 700)}
_PATIENCE_S = 30


def main() -> int:
    """Write the pictures and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", choices=list(_SIZES))
    parser.add_argument("--language", default="vi", choices=["vi", "en"])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.scale is not None:
        with tempfile.TemporaryDirectory() as home:
            _draw_all(arguments.folder, arguments.scale, arguments.language, Path(home))
        return 0
    for scale in _SIZES:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        environment["QT_SCALE_FACTOR"] = str(int(scale) / 100)
        subprocess.run(
            [
                *(sys.executable, "-m", "tools.pictures", str(arguments.folder)),
                *("--scale", scale, "--language", arguments.language),
            ],
            env=environment,
            check=True,
        )
    return 0


def _draw_all(folder: Path, scale: str, language: str, home: Path) -> None:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name)
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from cchc_desktop.app import set_up
    from cchc_desktop.services.data_file import create_data_file
    from cchc_desktop.services.sample_office import write_sample_office
    from cchc_desktop.shell.paths import settings_folder
    from cchc_desktop.shell.settings import Settings, SettingsFile

    SettingsFile(settings_folder() / "settings.json").save(Settings(language=language))
    application = QApplication(sys.argv[:1])
    set_up(application)
    full, empty = home / "day-du.cchc", home / "trong.cchc"
    file = create_data_file(full)
    write_sample_office(file)
    file.close()
    create_data_file(empty).close()
    schemes = {"sang": Qt.ColorScheme.Light, "toi": Qt.ColorScheme.Dark}
    for scheme_name, scheme in schemes.items():
        application.styleHints().setColorScheme(scheme)
        _use_palette(application, dark=scheme is Qt.ColorScheme.Dark)
        for office, data in (("day-du", full), ("trong", empty)):
            if office == "trong" and (scale, scheme_name) != ("100", "sang"):
                continue
            _draw_office(application, data, folder, f"{office}-{scheme_name}-{scale}", scale)


def _use_palette(application: QApplication, *, dark: bool) -> None:
    """Take the colours that the Fusion style has for the scheme: offscreen, nobody else does."""
    from PySide6.QtGui import QBrush, QColor, QPalette
    from PySide6.QtWidgets import QStyleFactory

    if not dark:
        application.setPalette(QStyleFactory.create("Fusion").standardPalette())
        return
    ground, text = QColor(50, 50, 50), QColor(240, 240, 240)
    brushes = (text, ground, ground.lighter(150), ground.darker(150), ground.darker(130))
    palette = QPalette(*map(QBrush, (*brushes, text, text, ground.darker(140), ground)))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor(42, 42, 42))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(150, 150, 150))
    for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(120, 120, 120))
    palette.setColor(QPalette.ColorRole.ToolTipBase, QColor(63, 63, 54))
    palette.setColor(QPalette.ColorRole.ToolTipText, QColor(255, 255, 255))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(30, 95, 145))
    application.setPalette(palette)


def _draw_office(
    application: QApplication, data: Path, folder: Path, name: str, scale: str
) -> None:
    from cchc_desktop.app import Program
    from cchc_desktop.domain.registers import PAGES

    program = Program(application, data)
    program.settings.page = "overview"
    program.window.resize(*_SIZES[scale])
    program.start()

    def settle() -> None:
        _wait(application, lambda: program.desk is not None)
        assert program.desk is not None
        desk = program.desk
        quiet = time.monotonic() + 0.1
        _wait(application, lambda: time.monotonic() > quiet and not desk.tasks.busy)

    settle()
    for page in ("overview", *PAGES):
        program.window.sidebar.go_to(page)
        settle()
        _save(program, folder / f"{page}-{name}.png")
    _draw_reports(application, program, folder, name, settle)
    program.window.close()
    program.deleteLater()


def _draw_reports(
    application: QApplication,
    program: Program,
    folder: Path,
    name: str,
    settle: Callable[[], None],
) -> None:
    """Draw a report that is written, one of its blocks being edited, and an issued one."""
    from cchc_desktop.services.records import get_all

    assert program.desk is not None
    workbench = program.window.workbench
    assert workbench is not None
    reports = {report.period: report.id for report in get_all(program.desk.file, "reports")}
    for period in ("2022", "2022-Q3"):
        if period not in reports:
            continue
        workbench.open_report(reports[period])
        page = workbench.report
        assert page is not None
        _wait(application, partial(_is_drawn, page))
        settle()
        _save(program, folder / f"report-{period}-{name}.png")
        if period == "2022":
            page.edit("results.items")
            settle()
            _save(program, folder / f"report-editing-{name}.png")
            page.editor.give_up()


def _is_drawn(page: ReportPage) -> bool:
    return page.view is not None and page.pane.view.complete


def _wait(application: QApplication, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError("the window does not come to rest")
        application.processEvents()


def _save(program: Program, path: Path) -> None:
    if not program.window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    print(path)


if __name__ == "__main__":
    sys.exit(main())
