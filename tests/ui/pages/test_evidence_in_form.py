"""Files of evidence in a record's form: dropped, seen small, replaced, kept whatever is done."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.services import evidence, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.evidence_check import check_evidence
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.forms.evidence_files import EvidenceFiles
from cchc_desktop.ui.forms.evidence_lines import EvidenceLines
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.preview.preview_window import PreviewWindow
from tests.data_files import radio_item
from tests.documents.made_pdfs import numbered
from tests.ui.pages.conftest import MakePage, settle


def picture(path: Path, size: tuple[int, int] = (640, 480), seed: int = 1) -> Path:
    colour = random.Random(seed).randbytes(3)
    Image.new("RGB", size, tuple(colour)).save(path)
    return path


def lines_of(page: RegisterPage) -> EvidenceLines:
    editor = page.form.editor.lines["evidence"]
    assert isinstance(editor, EvidenceLines)
    return editor


def files_of(page: RegisterPage, row: int = 0) -> EvidenceFiles:
    files = lines_of(page).rows[row].editor.lines["files"]
    assert isinstance(files, EvidenceFiles)
    return files


def drop(page: RegisterPage, *paths: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    lines_of(page).dropEvent(event)


def choose(files: EvidenceFiles, *labels: str) -> None:
    """Choose an entry of the menu of a file, of a menu inside it where several are said."""
    files.menu.aboutToShow.emit()
    actions = files.menu.actions()
    for label in labels[:-1]:
        inner = next(a for a in actions if label in a.text().replace("&", "")).menu()
        assert isinstance(inner, QMenu)
        actions = inner.actions()
    found: QAction = next(a for a in actions if labels[-1] in a.text().replace("&", ""))
    found.trigger()


@pytest.fixture
def page(file: DataFile, open_page: MakePage) -> RegisterPage:
    records.save(file, radio_item(date(2022, 3, 1)))
    return open_page("activities")


def test_dropped_files_become_lines_with_a_kind_and_a_name(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    program = tmp_path / "ảnh.exe"
    program.write_bytes(b"MZ\x90\x00")
    scan = tmp_path / "Biên bản.pdf"
    scan.write_bytes(numbered(2))
    drop(page, picture(tmp_path / "Ảnh hội nghị.jpg"), scan, program)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 2)
    assert [row.editor.values()["where"] for row in lines_of(page).rows] == [
        "Ảnh hội nghị.jpg",
        "Biên bản.pdf",
    ]
    assert [row.editor.values()["kind"] for row in lines_of(page).rows] == ["photo", "signed"]
    assert "chương trình chạy được" in lines_of(page)._message.text()
    assert page.form.dirty
    page.save()
    settle(qtbot, desk)
    (saved,) = records.get_all(desk.file, "activities")
    assert [proof.file.name for proof in saved.evidence] == ["Ảnh hội nghị.jpg", "Biên bản.pdf"]
    assert evidence.content(desk.file, saved.evidence[1].file) == scan.read_bytes()
    scan.unlink()
    assert check_evidence(desk.file).findings == ()


def test_a_picture_and_a_pdf_are_seen_small(
    page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = tmp_path / "Biên bản.pdf"
    scan.write_bytes(numbered(1))
    drop(page, picture(tmp_path / "a.png", (2000, 500)), scan)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 2)
    qtbot.waitUntil(lambda: not files_of(page, 0).picture.icon().isNull())
    qtbot.waitUntil(lambda: not files_of(page, 1).picture.icon().isNull())
    assert files_of(page, 0).picture.accessibleName() == "Mở tệp a.png"


def test_what_is_no_picture_shows_its_type(
    page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sound = tmp_path / "Bản tin.mp3"
    sound.write_bytes(b"ID3\x04" + b"\x00" * 40)
    drop(page, sound)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    assert files_of(page).picture.text() == "MP3"
    assert lines_of(page).rows[0].editor.values()["kind"] == "recording"


def test_a_picture_that_is_a_bomb_is_kept_and_not_drawn(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    bomb = tmp_path / "a.png"
    content = picture(tmp_path / "b.png").read_bytes()
    # Its head says 60,000 x 60,000.
    bomb.write_bytes(content[:16] + (60000).to_bytes(4, "big") * 2 + content[24:])
    drop(page, bomb)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    settle(qtbot, desk)
    assert files_of(page).picture.icon().isNull()
    assert files_of(page).picture.text() == "PNG"


def test_editing_another_field_keeps_the_files(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, picture(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    page.save()
    settle(qtbot, desk)
    page.form.editor.frames["title"].widget.set_value("Tên khác")
    lines_of(page).rows[0].editor.frames["where"].widget.set_value("Tủ hồ sơ số 2")
    page.save()
    settle(qtbot, desk)
    (saved,) = records.get_all(desk.file, "activities")
    assert (saved.title, saved.evidence[0].where) == ("Tên khác", "Tủ hồ sơ số 2")
    assert saved.evidence[0].file.name == "a.png"


def test_a_newer_version_takes_the_place_and_the_former_one_stays(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(page, picture(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    newer = picture(tmp_path / "b.png", seed=2)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(newer), ""))
    choose(files_of(page), "Thay bằng bản mới")
    qtbot.waitUntil(lambda: len(files_of(page).values()) == 2)
    assert files_of(page).name.text() == "b.png"
    assert "bản thứ 2" in files_of(page).told.text()
    # The name was filled in from the first; it is the person's now.
    assert lines_of(page).rows[0].editor.values()["where"] == "a.png"
    page.save()
    settle(qtbot, desk)
    choose(files_of(page), "Các bản trước", "a.png", "Dùng lại bản này")
    assert [one.name for one in files_of(page).values()] == ["b.png", "a.png"]
    page.save()
    settle(qtbot, desk)
    (saved,) = records.get_all(desk.file, "activities")
    assert saved.evidence[0].file.name == "a.png"
    # The same file once more is told and adds nothing.
    again = str(tmp_path / "a.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (again, ""))
    choose(files_of(page), "Thay bằng bản mới")
    qtbot.waitUntil(lambda: "tệp đang có" in files_of(page)._message.text())
    assert not page.form.dirty


def test_a_draft_brings_the_files_back(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, picture(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    shown = page.form.record
    page.form.show_record(replace(shown))
    assert page.form.dirty
    assert files_of(page).name.text() == "a.png"
    page.form.discard()
    assert lines_of(page).rows == ()
    assert len(check_evidence(desk.file).unnamed) == 1


def test_dropping_the_file_keeps_the_line(
    page: RegisterPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, picture(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    page.save()
    settle(qtbot, desk)
    choose(files_of(page), "Bỏ tệp")
    assert "Bỏ thay đổi" in files_of(page)._message.text()
    page.save()
    settle(qtbot, desk)
    (saved,) = records.get_all(desk.file, "activities")
    assert saved.evidence == (Evidence(kind="screenshot", where="a.png"),)
    records.undo(desk.file)
    (again,) = records.get_all(desk.file, "activities")
    assert again.evidence[0].file.name == "a.png"


def test_a_pdf_is_opened_in_the_program_s_own_window(
    page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = tmp_path / "Biên bản.pdf"
    scan.write_bytes(numbered(2))
    drop(page, scan)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    files_of(page).picture.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewWindow)))
    (window,) = page.findChildren(PreviewWindow)
    window.close()


def test_another_file_is_given_to_the_system_as_a_copy(
    page: RegisterPage,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    sound = tmp_path / "Bản tin.mp3"
    sound.write_bytes(b"ID3\x04" + b"\x00" * 40)
    drop(page, sound)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    choose(files_of(page), "Mở")
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0] != sound
    assert opened[0].read_bytes() == sound.read_bytes()
    assert opened[0].name == "Bản tin.mp3"
    with qtbot.waitSignal(desk.tasks.failed) as failed:
        choose(files_of(page), "Mở")
    assert "không có chương trình xem" in str(failed.args[0])
    desk.looked_at.clear()
    assert not opened[0].exists()


def test_a_copy_is_saved_where_the_person_says(
    page: RegisterPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = picture(tmp_path / "a.png"), tmp_path / "bản sao.png"
    drop(page, source)
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(files_of(page), "Lưu bản sao")
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: target.read_bytes() == source.read_bytes())


def test_a_screenshot_is_pasted(page: RegisterPage, desk: Desk, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    lines = lines_of(page)
    lines.add_files.menu().aboutToShow.emit()
    assert not lines.paste.isEnabled()
    shot = QImage(320, 200, QImage.Format.Format_RGB32)
    shot.fill(Qt.GlobalColor.darkCyan)
    clipboard.setImage(shot)
    lines.add_files.menu().aboutToShow.emit()
    assert lines.paste.isEnabled()
    lines.paste.trigger()
    qtbot.waitUntil(lambda: len(lines.rows) == 1)
    (proof,) = lines.values()
    assert proof.kind == "screenshot"
    assert proof.where.startswith("Ảnh chụp màn hình 20")
    kept = QImage.fromData(evidence.content(desk.file, proof.file))
    assert kept.pixelColor(3, 3) == shot.pixelColor(3, 3)
    clipboard.clear()


def test_everything_can_be_reached_by_the_keyboard(
    page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, picture(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: len(lines_of(page).rows) == 1)
    files = files_of(page)
    for widget in (files.picture, files.more, lines_of(page).add_files):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert files.more.accessibleName() == "Việc với tệp a.png"
