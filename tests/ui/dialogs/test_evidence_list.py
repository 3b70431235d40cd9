"""The list of evidence per figure, and the check of the kept files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.evidence import take_in_bytes
from cchc_desktop.services.evidence_check import check_evidence
from cchc_desktop.storage.engine import writing
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.evidence_check import EvidenceCheckDialog
from cchc_desktop.ui.dialogs.evidence_list import EvidenceList
from cchc_desktop.ui.drafts import Draft
from tests.data_files import radio_item
from tests.ui.dialogs.opening import Opener, settle

SOUND = b"ID3\x04" + b"\x00" * 40


@pytest.fixture
def office(file: DataFile, desk: Desk) -> Desk:
    taken = take_in_bytes(file, SOUND, "Bản tin.mp3", today=date(2022, 3, 1))
    proof = Evidence(kind="recording", where="Bản tin.mp3", files=(taken.file,))
    records.save(file, radio_item(date(2022, 3, 1), "Có minh chứng", evidence=(proof,)))
    records.save(file, radio_item(date(2022, 3, 2), "Chưa có"))
    desk.set_period(file.period("2022"))
    return desk


@pytest.fixture
def listed(office: Desk, qtbot: QtBot, show_dialog: Opener, window: QWidget) -> EvidenceList:
    dialog = EvidenceList(office, window)
    show_dialog(dialog)
    settle(qtbot, office)
    return dialog


def rows(item: QTreeWidgetItem) -> list[str]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child.text(0) for child in found if child is not None]


def first(dialog: EvidenceList) -> QTreeWidgetItem:
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setExpanded(True)
    return item


def test_each_figure_says_how_many_of_its_records_are_proven(listed: EvidenceList) -> None:
    item = first(listed)
    assert "Đài truyền thanh" in item.text(0)
    assert item.text(1) == "1/2"
    assert rows(item) == ["Chưa có", "Có minh chứng"]
    proven = item.child(1)
    assert proven is not None
    assert rows(proven) == ["Bản ghi âm: Bản tin.mp3"]
    assert not listed.open_file.isEnabled()
    proof = proven.child(0)
    assert proof is not None
    listed.tree.setCurrentItem(proof)
    assert listed.open_file.isEnabled()
    assert listed.save_file.isEnabled()


def test_only_what_lacks_evidence(
    listed: EvidenceList, office: Desk, qtbot: QtBot, file: DataFile
) -> None:
    listed.bare_only.setChecked(True)
    assert rows(first(listed)) == ["Chưa có"]
    bare = next(a for a in records.get_all(file, "activities") if not a.evidence)
    records.save(file, replace(bare, evidence=(Evidence(kind="log", where="Sổ 2"),)))
    settle(qtbot, office)
    assert "đều đã có minh chứng" in listed.empty.text()


def test_a_record_is_shown_when_asked(listed: EvidenceList, qtbot: QtBot) -> None:
    child = first(listed).child(0)
    assert child is not None
    listed.tree.setCurrentItem(child)
    with qtbot.waitSignal(listed.record_asked) as asked:
        listed.show_record.click()
    assert asked.args == ["activities", 2]


def test_all_files_go_into_a_folder_with_a_page(
    listed: EvidenceList,
    office: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    listed.save_all.click()
    settle(qtbot, office)
    folder = tmp_path / "minh-chung-2022"
    assert str(folder) in listed.notices.text()
    assert [path.read_bytes() for path in (folder / "tep").iterdir()] == [SOUND]
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "1/2 bản ghi có minh chứng." in page
    assert 'href="tep/001-' in page
    assert not list(tmp_path.glob(".cchc-*"))


def test_a_period_without_records_says_so(
    desk: Desk, qtbot: QtBot, show_dialog: Opener, window: QWidget
) -> None:
    dialog = EvidenceList(desk, window)
    show_dialog(dialog)
    settle(qtbot, desk)
    assert "chưa có số liệu nào" in dialog.empty.text()
    assert not dialog.save_all.isEnabled()


def checked(
    office: Desk, qtbot: QtBot, show_dialog: Opener, window: QWidget
) -> EvidenceCheckDialog:
    dialog = EvidenceCheckDialog(office, window)
    show_dialog(dialog)
    settle(qtbot, office)
    return dialog


def test_all_is_well(office: Desk, qtbot: QtBot, show_dialog: Opener, window: QWidget) -> None:
    dialog = checked(office, qtbot, show_dialog, window)
    assert "Mọi tệp đã giữ đều còn đủ" in dialog.summary.text()
    assert not dialog.let_go.isVisible()
    assert not dialog.findings.isVisible()


def test_what_nobody_uses_is_let_go_but_not_what_a_draft_names(
    office: Desk, file: DataFile, qtbot: QtBot, show_dialog: Opener, window: QWidget
) -> None:
    take_in_bytes(file, SOUND + b"1", "a.mp3")
    drafted = take_in_bytes(file, SOUND + b"2", "b.mp3")
    state: dict[str, str] = {"sha256": drafted.file.sha256}
    office.drafts.keep(
        Draft("activities", 1, "Tin", {"evidence": [{"where": "b", "files": [{**state}]}]})
    )
    dialog = checked(office, qtbot, show_dialog, window)
    assert dialog.unnamed.text().startswith("1 tệp")
    dialog.let_go.click()
    settle(qtbot, office)
    assert "Đã bỏ" in dialog.notices.text()
    assert not dialog.let_go.isVisible()
    assert set(check_evidence(file).unnamed) == {drafted.file.sha256}


def test_an_altered_file_is_named(
    office: Desk, file: DataFile, qtbot: QtBot, show_dialog: Opener, window: QWidget
) -> None:
    with writing(file.engine) as connection:
        connection.exec_driver_sql("UPDATE file_contents SET content = x'00'")
    dialog = checked(office, qtbot, show_dialog, window)
    assert "Bản tin.mp3" in dialog.findings.toPlainText()
    assert "1 tệp có vấn đề" in dialog.summary.text()
