"""Many offices' tallies made into one, in a window: choose, add up, read, save."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import consolidating, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod
from cchc_desktop.ui.dialogs.consolidate import Consolidate
from tests.data_files import office
from tests.services.test_consolidating import sent
from tests.ui.dialogs.opening import Opener, settle


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("đã nhận")
    sent(place, "A")
    sent(place, "B", made_on=date(2022, 12, 25))
    (place / "hỏng.xlsx").write_bytes(b"khong phai Excel")
    (place.parent / "ds.txt").write_text("UBND xã A\nUBND xã C\n", "utf-8")
    return place


@pytest.fixture
def dialog(desk: Desk, window: QWidget, show_dialog: Opener) -> Consolidate:
    made = Consolidate(desk, window)
    show_dialog(made)
    return made


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Let the system's dialogs answer with a path; returns the names that were offered."""
    offered: list[str] = []

    def name(_parent: object, _title: str, beside: str, *_more: str) -> tuple[str, str]:
        offered.append(beside)
        return ("" if path is None else str(path)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", name)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *told: name(*told)[0])
    return offered


def added_up(qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path) -> None:
    dialog.folder.set_path(folder)
    dialog.read.click()
    settle(qtbot, desk)


def test_who_sent_and_what_is_set_aside_is_shown(
    qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, folder)
    dialog.folder.button.click()
    answer(monkeypatch, folder.parent / "ds.txt")
    dialog.offices.button.click()
    dialog.due.set_value(date(2022, 12, 20))
    dialog.read.click()
    settle(qtbot, desk)
    rows = dialog.table.texts()
    assert [row[:3] for row in rows] == [
        ("UBND xã C", "Chưa có số liệu", ""),
        ("", "Để riêng: không đọc được", ""),
        ("UBND xã B", "Gửi muộn", "25/12/2022"),
        ("UBND xã A", "Đã gửi", "15/12/2022"),
    ]
    assert rows[2][4] == "Không có trong danh sách"
    assert rows[1][3] == "hỏng.xlsx"
    assert dialog.summary.text() == (
        "Năm 2022: đã cộng 2 cơ quan, 1 cơ quan gửi muộn, 1 cơ quan chưa có số liệu, "
        "1 tệp để riêng."
    )
    assert dialog.save.isEnabled()


def test_the_workbook_is_written_and_offered_to_be_opened(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    dialog: Consolidate,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records.save(file, office(short_name="UBND huyện Thanh Miện"))
    added_up(qtbot, desk, dialog, folder)
    offered = answer(monkeypatch, tmp_path / "gộp")
    dialog.save.click()
    settle(qtbot, desk)
    assert Path(offered[0]).name == "tong-hop-nhieu-co-quan-2022.xlsx"
    target = tmp_path / "gộp.xlsx"
    assert dialog.notices.text() == f"Đã ghi {target}"
    assert openpyxl.load_workbook(target)["Tổng hợp"]["A1"].value == "UBND HUYỆN THANH MIỆN"


def test_a_target_that_cannot_be_written_gets_another_name(
    qtbot: QtBot,
    desk: Desk,
    dialog: Consolidate,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_told: object, **_named: object) -> None:
        raise FileTrouble("Chưa ghi được tệp “gộp.xlsx” vì ổ đĩa đã đầy.")

    added_up(qtbot, desk, dialog, folder)
    (tmp_path / "gộp.xlsx").touch()
    answer(monkeypatch, tmp_path / "gộp.xlsx")
    with monkeypatch.context() as refusing:
        refusing.setattr(consolidating, "write_consolidation", full)
        dialog.save.click()
        settle(qtbot, desk)
    assert "ổ đĩa đã đầy" in dialog.message.text()
    offered = answer(monkeypatch, tmp_path / "khác.xlsx")
    assert dialog.message.button.text() == "Ghi với tên khác"
    dialog.message.button.click()
    settle(qtbot, desk)
    assert Path(offered[0]).name == "gộp-2.xlsx"
    assert (tmp_path / "khác.xlsx").stat().st_size
    assert dialog.message.text() == ""


def test_what_is_missing_or_wrong_is_said_in_its_place(
    qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path, tmp_path: Path
) -> None:
    dialog.read.click()
    assert "Hãy chọn thư mục" in dialog.message.text()
    dialog.due.set_text("31/04/2022")
    dialog.read.click()
    assert "30 ngày" in dialog.message.text() or "không có" in dialog.message.text()
    dialog.due.set_value(None)
    added_up(qtbot, desk, dialog, tmp_path)
    assert "không có tệp Excel nào" in dialog.message.text()
    assert not dialog.save.isEnabled()
    added_up(qtbot, desk, dialog, folder)
    assert dialog.message.text() == ""
    assert dialog.save.isEnabled()


def test_another_choice_takes_the_result_away(
    qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added_up(qtbot, desk, dialog, folder)
    assert dialog.table.isVisible()
    dialog.period.setCurrentIndex(1)
    dialog.period.activated.emit(1)
    assert not dialog.table.isVisible()
    assert not dialog.save.isEnabled()
    answer(monkeypatch, folder.parent / "ds.txt")
    dialog.offices.button.click()
    dialog.offices.take_back.click()
    assert dialog.offices.path is None
    assert dialog.offices.button.hasFocus() or not dialog.offices.take_back.hasFocus()


def test_any_period_can_be_chosen(
    qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path
) -> None:
    last = dialog.period.count() - 1
    dialog.period.setCurrentIndex(last)
    dialog.period.activated.emit(last)
    assert dialog.period.currentIndex() == 0
    chooser = dialog.findChild(ChoosePeriod)
    assert chooser is not None
    chooser.period = desk.file.period("2021-Q2")
    chooser.accepted.emit()
    chooser.reject()
    assert dialog.period.currentText() == "Quý II năm 2021 (01/04/2021 - 30/06/2021)"
    added_up(qtbot, desk, dialog, folder)
    assert {row[1] for row in dialog.table.texts()} == {
        "Để riêng: kỳ khác",
        "Để riêng: không đọc được",
    }


def test_stopping_leaves_all_as_it_was(
    qtbot: QtBot, desk: Desk, dialog: Consolidate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_told: object, **_named: object) -> None:
        raise Cancelled

    monkeypatch.setattr(consolidating, "consolidate_folder", stop)
    added_up(qtbot, desk, dialog, folder)
    assert dialog.message.text() == ""
    assert not dialog.save.isEnabled()
