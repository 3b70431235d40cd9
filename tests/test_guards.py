"""The guards of conftest.py do fail the tests that they are for, and no others.

One run of pytest, in a process of its own and with this project's own configuration, goes over the
bad and the good examples below; each test here looks at the outcome of one of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parent.parent

EXAMPLES = """
import logging, threading, time, warnings
import pytest
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer, qWarning
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication, QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox, QPushButton, QWidget,
)

kept = []
done = threading.Event()

class Worker(QThread):
    def run(self):
        self.exec()

class Job(QRunnable):
    def run(self):
        done.wait(1)

class BadJob(QRunnable):
    def run(self):
        raise ValueError("in a job")

def explode():
    raise ValueError("in a slot")

def test_timer_left(qapp):
    kept.append(QTimer(interval=60_000))
    kept[-1].start()

def test_single_shot_left(qapp):
    QTimer.singleShot(60_000, explode)

def test_window_left(qtbot):
    window = QWidget(windowTitle="forgotten")
    window.show()
    kept.append(window)

def test_qthread_left(qapp):
    kept.append(Worker())
    kept[-1].start()

def test_job_left(qapp):
    QThreadPool.globalInstance().start(Job())

def test_thread_left():
    threading.Thread(target=done.wait, args=(0.6,), name="forgotten").start()

def test_nothing_of_the_bad_ones_is_left_for_the_next(qtbot):
    assert QApplication.topLevelWidgets() == []
    assert not any(thing.isActive() for thing in kept if isinstance(thing, QTimer))
    assert not any(thing.isRunning() for thing in kept if isinstance(thing, QThread))

def test_dialog_exec(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.exec()

def test_message_box(qtbot):
    QMessageBox.question(None, "?", "?")

def test_message_box_swallowed(qtbot):
    try:
        QMessageBox.critical(None, "?", "?")
    except BaseException:
        pass

def test_message_box_exec(qtbot):
    QMessageBox(QMessageBox.Icon.Warning, "?", "?").exec()

def test_message_box_from_a_click(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: QMessageBox.information(None, "?", "?"))
    button.click()

def test_file_dialog(qtbot):
    QFileDialog.getSaveFileName()

def test_input_dialog(qtbot):
    QInputDialog.getText(None, "?", "?")

def test_print_dialog(qtbot):
    QPrintDialog().exec()

def test_menu(qtbot):
    QMenu().exec()

def test_slot(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(explode)
    button.click()

def test_exception_in_a_thread():
    thread = threading.Thread(target=explode)
    thread.start()
    thread.join()

def test_exception_in_a_job(qtbot):
    QThreadPool.globalInstance().start(BadJob())
    QThreadPool.globalInstance().waitForDone()

def test_warning():
    warnings.warn("mind this")

def test_qt_log_line(qtbot):
    qWarning("mind this")

@pytest.mark.unheard_of
def test_marker():
    pass

def test_good_patched_dialog(qtbot, monkeypatch):
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "question", lambda *_: yes)
    assert QMessageBox.question(None, "?", "?") == yes

def test_good_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window, interval=60_000)
    timer.start()
    window.show()

def test_good_window_in_a_cycle(qtbot):
    window = QWidget()
    window.itself = window

def test_good_single_shots(qtbot):
    called = []
    owner = QObject()
    QTimer.singleShot(0, lambda: called.append("plain"))
    QTimer.singleShot(0, owner, lambda: called.append("owned"))
    qtbot.waitUntil(lambda: sorted(called) == ["owned", "plain"])
    QTimer.singleShot(60_000, owner, explode)
    owner.deleteLater()

def test_good_timer_started_by_a_signal(qtbot):
    timer = QTimer()
    source = QObject()
    source.objectNameChanged.connect(timer.start)
    source.setObjectName("its text is no interval")
    assert timer.isActive()
    timer.stop()

def test_good_thread(qtbot):
    worker = Worker()
    worker.start()
    worker.quit()
    assert worker.wait(3_000)

def test_good_home(own_home):
    from pathlib import Path
    assert Path.home() == own_home and not own_home.exists()
"""

BAD = {
    "test_timer_left": "a running timer (every 60000 ms, of nobody)",
    "test_single_shot_left": "a running timer (every 60000 ms, of nobody)",
    "test_window_left": "a window (QWidget 'forgotten')",
    "test_qthread_left": "a running thread (Worker)",
    "test_job_left": "1 running job(s) of a thread pool",
    "test_thread_left": "a running thread (forgotten)",
    "test_dialog_exec": "QDialog.exec waits for an answer",
    "test_message_box": "QMessageBox.question waits for an answer",
    "test_message_box_swallowed": "QMessageBox.critical waits for an answer",
    "test_message_box_exec": "QDialog.exec waits for an answer",
    "test_message_box_from_a_click": "QMessageBox.information waits for an answer",
    "test_file_dialog": "QFileDialog.getSaveFileName waits for an answer",
    "test_input_dialog": "QInputDialog.getText waits for an answer",
    "test_print_dialog": "QPrintDialog.exec waits for an answer",
    "test_menu": "QMenu.exec waits for an answer",
    "test_slot": "in a slot",
    "test_exception_in_a_thread": "in a slot",
    "test_exception_in_a_job": "in a job",
    "test_warning": "UserWarning: mind this",
    "test_qt_log_line": "mind this",
}
GOOD = [
    "test_nothing_of_the_bad_ones_is_left_for_the_next",
    "test_good_patched_dialog",
    "test_good_window",
    "test_good_window_in_a_cycle",
    "test_good_single_shots",
    "test_good_timer_started_by_a_signal",
    "test_good_thread",
    "test_good_home",
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each example failed with, by its name; the empty text where it passed."""
    folder = tmp_path_factory.mktemp("guards")
    # An unknown marker stops pytest while it collects: that example has a file of its own.
    marked = EXAMPLES.index("@pytest.mark.unheard_of")
    end = EXAMPLES.index("def test_good_patched_dialog")
    (folder / "test_marked.py").write_text("import pytest\n" + EXAMPLES[marked:end], "utf-8")
    (folder / "test_examples.py").write_text(EXAMPLES[:marked] + EXAMPLES[end:], "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.conftest",
    ]
    options = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={folder}", "--junit-xml=outcome.xml"]
    ran = subprocess.run(
        [*command, *options, "--continue-on-collection-errors", "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == pytest.ExitCode.TESTS_FAILED, ran.stdout + ran.stderr
    found: dict[str, str] = {}
    for case in ET.parse(folder / "outcome.xml").iter("testcase"):
        faults = [
            f"{fault.get('message')}\n{fault.text}" for fault in case if fault.tag != "skipped"
        ]
        found[case.get("name", "")] = found.get(case.get("name", ""), "") + "\n".join(faults)
    return found


@pytest.mark.parametrize(("example", "told"), BAD.items(), ids=BAD)
def test_a_bad_test_fails_and_is_told_why(
    outcomes: dict[str, str], example: str, told: str
) -> None:
    assert told in outcomes[example]


@pytest.mark.parametrize("example", GOOD)
def test_a_good_test_passes(outcomes: dict[str, str], example: str) -> None:
    assert outcomes[example] == ""


def test_an_unknown_marker_is_refused(outcomes: dict[str, str]) -> None:
    assert any("'unheard_of' not found in `markers`" in told for told in outcomes.values())


def test_a_test_without_qt_does_not_pay_for_the_guards(tmp_path: Path) -> None:
    (tmp_path / "test_plain.py").write_text(
        "import sys\ndef test_plain():\n    assert 'tests.leftover_qt' not in sys.modules\n",
        "utf-8",
    )
    subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "-p",
                "tests.conftest",
            ),
            *("-c", str(ROOT / "pyproject.toml"), f"--rootdir={tmp_path}", "."),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
