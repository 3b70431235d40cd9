"""The scans of a report: attached, dropped, looked at, written out, taken off."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.reports import Report
from cchc_desktop.services import report_scans
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.report_files import ReportFiles
from cchc_desktop.ui.preview.preview_window import PreviewWindow
from cchc_desktop.ui.tasks import Task
from cchc_desktop.ui.widgets.sizes import size_text
from tests.documents.made_pdfs import numbered
from tests.ui.dialogs.opening import Opener, focus, press, press_alt, settle
from tests.ui.dialogs.reports_made import drafted

# Pillow tells of some damage on the side, and reads on.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

Opened = Callable[[], ReportFiles]


@pytest.fixture
def report(file: DataFile) -> Report:
    return drafted(file, "2022")


@pytest.fixture
def opened(
    qtbot: QtBot, desk: Desk, report: Report, window: QWidget, show_dialog: Opener
) -> Opened:
    def make() -> ReportFiles:
        dialog = ReportFiles(desk, report, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "ban-quet.pdf"
    path.write_bytes(numbered(2))
    return path


def picture(path: Path, size: tuple[int, int]) -> Path:
    Image.effect_mandelbrot(size, (-2, -1, 1, 1), 9).save(path)
    return path


def names(dialog: ReportFiles) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the file dialogue be answered with these files."""
    chosen = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_named: (chosen, ""))


def dropping(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_report_without_files_says_what_to_do(opened: Opened) -> None:
    dialog = opened()
    assert "Chưa có bản quét nào" in dialog.empty.text()
    assert dialog.empty.isVisible()
    assert [b.isEnabled() for b in (dialog.add, dialog.view, dialog.save, dialog.remove)] == [
        *(True, False, False, False),
    ]


def test_several_scans_are_chosen_and_looked_at(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poor = picture(tmp_path / "anh.png", (827, 1170))
    choosing(monkeypatch, scan, poor)
    dialog = opened()
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert names(dialog) == ["ban-quet.pdf", "anh.png"]
    row = dialog.list.topLevelItem(0)
    assert row is not None
    sha256 = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert [row.text(column) for column in range(5)] == [
        *("ban-quet.pdf", "Bản quét đã ký, đóng dấu", "PDF"),
        *(size_text(scan.stat().st_size), f"{sha256[:8]}…"),
    ]
    assert sha256 in row.toolTip(4)
    assert "100 dpi" in dialog.message.text()
    assert dialog.notices.text() == "Đã đính kèm 2 tệp."
    assert focus() is dialog.list
    press(Qt.Key.Key_Home)
    settle(qtbot, desk)
    assert dialog.look.text() == "2 trang"
    assert dialog.look.has_picture()
    press(Qt.Key.Key_End)
    settle(qtbot, desk)
    assert "1 trang · 100 dpi" in dialog.look.text()
    assert "Dưới 200 dpi" in dialog.look.text()


def test_one_that_is_no_scan_is_refused_and_the_others_are_attached(
    qtbot: QtBot, desk: Desk, opened: Opened, scan: Path, tmp_path: Path
) -> None:
    fake = tmp_path / "gia.pdf"
    fake.write_bytes(b"MZ not a scan")
    dialog = opened()
    dialog.attach([fake, scan, tmp_path / "khong-co.pdf"])
    settle(qtbot, desk)
    assert names(dialog) == ["ban-quet.pdf"]
    said = dialog.message.text()
    assert said.startswith("Lỗi: ")
    assert "gia.pdf" in said
    assert "khong-co.pdf" in said
    assert dialog.notices.text() == "Đã đính kèm 1 tệp."


def test_attaching_is_undone_from_the_notice(
    qtbot: QtBot, desk: Desk, opened: Opened, scan: Path
) -> None:
    dialog = opened()
    dialog.attach([scan])
    settle(qtbot, desk)
    dialog.notices.button.click()
    settle(qtbot, desk)
    assert names(dialog) == []
    assert dialog.empty.isVisible()


def test_the_same_file_twice_is_said_and_not_added(
    qtbot: QtBot, desk: Desk, opened: Opened, scan: Path
) -> None:
    dialog = opened()
    for _ in range(2):
        dialog.attach([scan])
        settle(qtbot, desk)
    assert names(dialog) == ["ban-quet.pdf"]
    assert "đã có tệp này" in dialog.message.text()


def test_files_are_dropped_onto_it(
    qtbot: QtBot, desk: Desk, opened: Opened, scan: Path, tmp_path: Path
) -> None:
    dialog = opened()
    actions, buttons, held = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    data = dropping([scan, picture(tmp_path / "anh.jpg", (1654, 2339))])
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, data, buttons, held)
    QApplication.sendEvent(dialog, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), actions, data, buttons, held))
    settle(qtbot, desk)
    assert names(dialog) == ["ban-quet.pdf", "anh.jpg"]
    words = QMimeData()
    words.setText("chữ")
    foreign = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, words, buttons, held)
    foreign.ignore()
    QApplication.sendEvent(dialog, foreign)
    assert not foreign.isAccepted()


@pytest.fixture
def with_scan(
    qtbot: QtBot, desk: Desk, file: DataFile, report: Report, scan: Path, opened: Opened
) -> ReportFiles:
    assert report.id is not None
    report_scans.attach(file, report.id, scan)
    dialog = opened()
    settle(qtbot, desk)
    return dialog


def test_taking_off_asks_nothing_and_is_undone(
    qtbot: QtBot, desk: Desk, with_scan: ReportFiles
) -> None:
    press_alt(qtbot, Qt.Key.Key_G)
    settle(qtbot, desk)
    assert names(with_scan) == []
    assert "Gỡ tệp “ban-quet.pdf”" in with_scan.notices.text()
    with_scan.notices.button.click()
    settle(qtbot, desk)
    assert names(with_scan) == ["ban-quet.pdf"]


def test_a_file_is_written_out_byte_for_byte(
    qtbot: QtBot,
    desk: Desk,
    with_scan: ReportFiles,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "ra.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(target), ""))
    press_alt(qtbot, Qt.Key.Key_L)
    settle(qtbot, desk)
    assert target.read_bytes() == scan.read_bytes()
    assert str(target) in with_scan.notices.text()


def test_enter_opens_a_file_to_be_read_and_it_closes_with_the_dialog(
    qtbot: QtBot, desk: Desk, with_scan: ReportFiles
) -> None:
    assert focus() is with_scan.list
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    (shown,) = with_scan.findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: shown.view.count == 2)
    assert shown.windowTitle() == "ban-quet.pdf"
    with_scan.reject()
    assert not shown.isVisible()


def test_a_damaged_file_says_so_in_place_of_its_picture(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    with_scan: ReportFiles,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged(_file: DataFile, _key: int) -> bytes:
        raise report_scans.DamagedFile("Tệp đã lưu bị hỏng.")

    monkeypatch.setattr(report_scans, "content", damaged)
    with_scan._show_choice()
    settle(qtbot, desk)
    assert with_scan.look.text() == "Tệp đã lưu bị hỏng."
    assert not with_scan.look.has_picture()


def test_what_is_refused_after_the_dialog_was_closed_is_said_all_the_same(
    qtbot: QtBot, desk: Desk, opened: Opened, scan: Path, tmp_path: Path
) -> None:
    fake = tmp_path / "gia.pdf"
    fake.write_bytes(b"MZ not a scan")
    dialog = opened()
    with qtbot.waitSignal(desk.tasks.failed) as failed:
        dialog.attach([fake, scan])
        dialog.reject()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    assert failed.args is not None
    assert isinstance(failed.args[0], CchcError)
    assert "gia.pdf" in str(failed.args[0])
    settle(qtbot, desk)


def test_work_that_is_stopped_keeps_what_is_attached_and_says_what_is_not(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, stopped = report_scans.attach, threading.Event()

    def slow(file: DataFile, report: int, path: Path) -> report_scans.Attached:
        stopped.wait()
        return real(file, report, path)

    def stop(task: Task) -> None:
        begun.wait()
        task.cancel()
        stopped.set()

    monkeypatch.setattr(report_scans, "attach", slow)
    dialog = opened()
    begun = threading.Event()
    monkeypatch.setattr(Task, "step", _noting(Task.step, begun))
    desk.tasks.started.connect(stop)
    dialog.attach([scan, tmp_path / "hai.pdf", tmp_path / "ba.pdf"])
    settle(qtbot, desk)
    assert names(dialog) == ["ban-quet.pdf"]
    assert "còn 2 tệp chưa đính kèm" in dialog.message.text()


def _noting(step: Callable[..., None], begun: threading.Event) -> Callable[..., None]:
    """Note when the first step has been told, after which a stop comes before the second."""

    def noted(task: Task, done: int, total: int, what: str) -> None:
        step(task, done, total, what)
        begun.set()

    return noted


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "1 KB"), (999, "1 KB"), (812_400, "812 KB"), (1_000_000, "1 MB"), (3_449_000, "3,4 MB")],
)
def test_sizes_are_read_at_a_glance(size: int, text: str) -> None:
    assert size_text(size) == text
