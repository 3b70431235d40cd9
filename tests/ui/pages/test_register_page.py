from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage import engine
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.refusals import DataFileBusy
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import NEW
from cchc_desktop.ui.forms.fields_editor import has_focus
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.data_files import radio_item
from tests.ui.pages.conftest import MakePage, settle
from tests.unikey import UniKey

CTRL = Qt.KeyboardModifier.ControlModifier


def _put(page: RegisterPage, **texts: str) -> None:
    """Type into fields of the form."""
    for name, text in texts.items():
        widget = page.form.editor.frames[name].widget
        widget.setFocus()
        QTest.keyClick(widget.editor, Qt.Key.Key_A, CTRL)
        UniKey().type(widget.editor, text)
        widget.finish()


def _titles(page: RegisterPage) -> list[str]:
    column = next(i for i, c in enumerate(page.records.columns) if c.name == "title")
    rows = range(page.records.rowCount())
    return [page.records.index(row, column).data() for row in rows]


@pytest.fixture
def three(file: DataFile) -> tuple[Activity, ...]:
    return tuple(
        records.save(file, radio_item(date(2022, 3, day), title))[0]
        for day, title in ((1, "Ấm lòng dân"), (2, "An cư"), (3, "Đăng ký khai sinh"))
    )


@pytest.mark.usefixtures("three")
def test_the_newest_stands_first_and_is_shown(open_page: MakePage) -> None:
    page = open_page("activities")
    assert _titles(page) == ["Đăng ký khai sinh", "An cư", "Ấm lòng dân"]
    assert page.form.editor.frames["title"].widget.value() == "Đăng ký khai sinh"


@pytest.mark.usefixtures("three")
def test_a_heading_sorts_in_vietnamese_order(open_page: MakePage) -> None:
    page = open_page("activities")
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert _titles(page) == ["An cư", "Ấm lòng dân", "Đăng ký khai sinh"]
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert _titles(page) == ["Đăng ký khai sinh", "Ấm lòng dân", "An cư"]


@pytest.mark.usefixtures("three")
def test_search_waits_for_the_typing_and_needs_no_marks(open_page: MakePage, qtbot: QtBot) -> None:
    page = open_page("activities")
    page.search()
    QTest.keyClicks(page.filters.search, "dang ky")
    assert page.records.rowCount() == 3
    qtbot.waitUntil(lambda: page.records.rowCount() == 1)
    assert _titles(page) == ["Đăng ký khai sinh"]
    page.filters.clear()
    assert page.records.rowCount() == 3


def test_the_footer_adds_per_unit_and_never_across(
    open_page: MakePage, file: DataFile, three: tuple[Activity, ...]
) -> None:
    page = open_page("activities")
    footers = [label.text() for label in page.findChildren(QLabel)]
    assert "3 hoạt động · Đài truyền thanh: 3 tin, bài" in footers


def test_deleting_asks_nothing_and_is_taken_back_from_the_notice(
    open_page: MakePage,
    qtbot: QtBot,
    desk: Desk,
    notices: NoticeBar,
    three: tuple[Activity, ...],
) -> None:
    page = open_page("activities")
    page.table.selectAll()
    page.delete()
    assert page.records.rowCount() == 0
    assert notices.text() == "Đã xoá 3 hoạt động."
    notices.button.click()
    qtbot.waitUntil(lambda: page.records.rowCount() == 3)
    assert records.get_all(desk.file, "activities") == three


def test_saved_is_said_after_the_commit_and_never_of_a_save_that_the_disk_refused(
    open_page: MakePage,
    file: DataFile,
    desk: Desk,
    three: tuple[Activity, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page("activities")
    _put(page, title="Sửa lúc ổ đĩa đầy")
    said = [label for label in page.form.findChildren(QLabel) if label.text() == "● Chưa lưu"]
    assert len(said) == 1
    with closing(connect(file.path)) as other, monkeypatch.context() as impatient:
        # Somebody reads: everything of the change is written but its end, the commit.
        impatient.setattr(engine, "BUSY_SECONDS", 0.05)
        file.engine.dispose()
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM operations").fetchone()
        with pytest.raises(DataFileBusy):
            page.form.save()
        other.execute("ROLLBACK")
    assert said[0].text() == "● Chưa lưu"
    assert page.form.dirty
    assert len(desk.drafts) == 1
    assert records.get_all(file, "activities") == three
    file.engine.dispose()
    assert page.form.save() is not None
    assert said[0].text() == "Đã lưu"
    assert len(desk.drafts) == 0


@pytest.mark.usefixtures("three")
def test_unsaved_text_stays_when_another_record_is_shown(open_page: MakePage, desk: Desk) -> None:
    page = open_page("activities")
    _put(page, title="Chưa xong", day="31/04")
    page.table.go_to_row(1)
    assert page.form.editor.frames["title"].widget.text() == "An cư"
    assert "● Đăng ký khai sinh" in _titles(page)
    page.table.go_to_row(0)
    assert page.form.editor.frames["title"].widget.text() == "Chưa xong"
    assert page.form.editor.frames["day"].widget.text() == "31/04"
    page.discard()
    assert page.form.editor.frames["title"].widget.text() == "Đăng ký khai sinh"
    assert len(desk.drafts) == 0


@pytest.mark.usefixtures("three")
def test_given_up_changes_can_be_taken_back(
    open_page: MakePage, desk: Desk, notices: NoticeBar
) -> None:
    page = open_page("activities")
    _put(page, title="Chưa xong")
    page.discard()
    notices.button.click()
    assert page.form.editor.frames["title"].widget.text() == "Chưa xong"
    assert page.form.dirty
    assert len(desk.drafts) == 1


def test_typing_back_what_was_saved_leaves_no_draft(
    open_page: MakePage, desk: Desk, three: tuple[Activity, ...]
) -> None:
    page = open_page("activities")
    _put(page, title="Chưa xong")
    assert len(desk.drafts) == 1
    _put(page, title="Đăng ký khai sinh")
    assert len(desk.drafts) == 0
    assert not page.form.dirty


def test_faults_stand_below_their_fields_and_nothing_is_lost(
    open_page: MakePage, file: DataFile, notices: NoticeBar
) -> None:
    page = open_page("activities")
    page.add()
    _put(page, day="31/04", title="Tin sáng")
    page.save()
    frames = page.form.editor.frames
    assert frames["day"].problem == "Tháng 4 chỉ có 30 ngày."
    assert frames["channel"].problem is not None
    assert frames["title"].widget.text() == "Tin sáng"
    assert "F8" in notices.text()
    assert not records.get_all(file, "activities")
    assert has_focus(frames["day"])
    page.next_problem()
    assert has_focus(frames["channel"])


def test_a_fault_of_a_line_within_a_line_finds_its_place(
    open_page: MakePage, file: DataFile
) -> None:
    posting = Posting(place="one-stop", posted_on=date(2022, 3, 5))
    event = ProcedureEvent(kind="new", effective_on=date(2022, 3, 1), postings=(posting,))
    records.save(
        file,
        Procedure(
            code="1.001193",
            name="Đăng ký khai sinh",
            field="civil-status",
            level="commune",
            events=(event,),
        ),
    )
    page = open_page("procedures")
    events = page.form.editor.lines["events"]
    postings = events.rows[0].editor.lines["postings"]
    taken_down = postings.rows[0].editor.frames["taken_down_on"]
    taken_down.widget.set_value(date(2022, 3, 4))
    assert not page.save()
    assert taken_down.problem == "Ngày gỡ trước ngày niêm yết."


def test_a_removed_line_can_be_brought_back(open_page: MakePage, file: DataFile) -> None:
    records.save(file, radio_item())
    page = open_page("activities")
    measures = page.form.editor.lines["measures"]
    before = measures.states()
    first = next(measures.rows[0].editor.all_frames()).widget.editor
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Minus, CTRL)
    assert measures.rows == ()
    restore = QApplication.focusWidget()
    assert restore is not None
    QTest.keyClick(restore, Qt.Key.Key_Space)
    assert measures.states() == before
    assert not page.form.dirty


def test_ctrl_d_takes_the_value_above(open_page: MakePage, three: tuple[Activity, ...]) -> None:
    page = open_page("activities")
    page.table.go_to_row(1)
    page.form.editor.frames["title"].widget.setFocus()
    page.take_above()
    assert page.form.editor.frames["title"].widget.value() == "Đăng ký khai sinh"
    assert page.form.dirty


def test_a_pinned_field_goes_over_into_the_next_record(
    open_page: MakePage, three: tuple[Activity, ...]
) -> None:
    page = open_page("activities")
    page.form.editor.frames["channel"].widget.setFocus()
    page.toggle_pin()
    page.add()
    assert page.form.editor.frames["channel"].widget.value() == "radio"
    assert page.form.editor.frames["title"].widget.value() == ""
    assert page.form.editor.frames["title"].widget.value() == ""
    measures: tuple[Any, ...] = page.form.editor.lines["measures"].values()
    assert [measure.unit for measure in measures] == ["items"]
    assert not page.form.dirty


def test_saved_outside_the_filter_says_so(
    open_page: MakePage, qtbot: QtBot, desk: Desk, notices: NoticeBar, three: tuple[Any, ...]
) -> None:
    page = open_page("activities")
    _put(page, day="01/05/2019")
    assert page.save()
    settle(qtbot, desk)
    assert "không nằm trong danh sách" in notices.text()
    notices.button.click()
    assert page.records.rowCount() == 3


def test_a_change_from_elsewhere_is_shown_and_unsaved_text_stays(
    open_page: MakePage, qtbot: QtBot, desk: Desk, three: tuple[Activity, ...]
) -> None:
    page = open_page("activities")
    records.save(desk.file, replace(three[2], title="Đổi từ chỗ khác"))
    settle(qtbot, desk)
    assert page.form.editor.frames["title"].widget.text() == "Đổi từ chỗ khác"
    _put(page, title="Đang gõ")
    records.save(desk.file, replace(three[2], title="Lại đổi"))
    settle(qtbot, desk)
    assert page.form.editor.frames["title"].widget.text() == "Đang gõ"


def test_an_empty_register_says_what_to_press(open_page: MakePage) -> None:
    page = open_page("slogans")
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "Chưa có khẩu hiệu nào. Nhấn Ctrl+N để ghi khẩu hiệu đầu tiên." in texts


def test_a_new_catalogue_entry_is_offered_at_once(
    open_page: MakePage, qtbot: QtBot, desk: Desk
) -> None:
    page = open_page("activities")
    desk.add_entry("channels", "Nhà văn hoá lưu động")
    settle(qtbot, desk)
    _put(page, channel="nha van hoa luu dong")
    assert page.form.editor.frames["channel"].widget.value() == "nha-van-hoa-luu-dong"


def test_many_records_are_fetched_as_the_list_is_scrolled(
    open_page: MakePage, file: DataFile
) -> None:
    records.save_all(file, [Slogan(text=f"Khẩu hiệu {n}") for n in range(450)], "Nhiều")
    page = open_page("slogans")
    assert page.records.rowCount() == 200
    while page.records.canFetchMore():
        page.records.fetchMore()
    assert page.records.rowCount() == 450
    texts = [page.records.index(row, 0).data() for row in range(450)]
    assert texts == [f"Khẩu hiệu {n}" for n in range(450)]


def test_the_unsaved_new_record_is_offered_by_name(open_page: MakePage, desk: Desk) -> None:
    page = open_page("activities")
    page.add()
    _put(page, title="Tin đang gõ dở")
    assert desk.drafts.find("activities", NEW) is not None
    assert page.drafts_button.isVisible()
    page.form.show_record(radio_item())
    page.open_draft(NEW)
    assert page.form.editor.frames["title"].widget.text() == "Tin đang gõ dở"
