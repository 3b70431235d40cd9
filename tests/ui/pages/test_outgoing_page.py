from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument
from cchc_desktop.services import book, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import begin
from cchc_desktop.services.report_issue import issue
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.ask_reason import AskReason
from cchc_desktop.ui.dialogs.choose_book import ChooseBook
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.pages.outgoing_page import OutgoingPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.data_files import office, radio_item
from tests.ui.pages.conftest import settle
from tests.unikey import UniKey

CTRL = Qt.KeyboardModifier.ControlModifier
JULY = date(2022, 7, 4)


def letter(**also: Any) -> OutgoingDocument:
    values: dict[str, Any] = {"type": "report", "day": JULY, "subject": "Kết quả tuyên truyền"}
    return OutgoingDocument(**values | also)


@pytest.fixture
def file(file: DataFile) -> DataFile:
    records.save(file, office())
    return file


@pytest.fixture
def written() -> list[tuple[str, int, str]]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    notices: NoticeBar,
    written: list[tuple[str, int, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> OutgoingPage:
    """Show the page of an office's empty book, at rest."""
    window = QWidget()
    exports = Exports(desk, notices, window)
    for name in ("outgoing_book", "outgoing_workbook"):
        monkeypatch.setattr(
            exports, name, lambda year, series, name=name: written.append((name, year, series))
        )
    shown = OutgoingPage(desk, notices, exports)
    window.setParent(shown)
    qtbot.addWidget(shown, before_close_func=_end_editing)
    shown.resize(1100, 640)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    settle(qtbot, desk)
    return shown


def _end_editing(_page: QWidget) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def put(page: OutgoingPage, **texts: str) -> None:
    """Type into fields of the form and leave each."""
    for name, text in texts.items():
        widget = page.form.editor.frames[name].widget
        widget.editor.setFocus()
        QTest.keyClick(widget.editor, Qt.Key.Key_A, CTRL)
        UniKey().type(widget.editor, text)
        widget.finish()


def shown_texts(page: OutgoingPage, row: int) -> list[str]:
    columns = range(page.records.columnCount())
    return [page.records.index(row, column).data() for column in columns]


def dialog_of(page: OutgoingPage, kind: type[Any]) -> Any:
    found = [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


class TestTheNumberInTheForm:
    def test_the_next_number_is_told_before_it_is_given(
        self, page: OutgoingPage, file: DataFile, notices: NoticeBar
    ) -> None:
        book.enter_all(file, [letter() for _ in range(27)])
        page.add()
        frames = page.form.editor.frames
        put(page, type="bao cao", day="04/07/2022")
        assert frames["number"].message == "Để trống thì cấp số kế tiếp: 28."
        assert frames["number"].widget.editor.property("placeholderText") == "28"
        assert frames["symbol"].widget.editor.property("placeholderText") == "28/BC-UBND"
        assert frames["number"].widget.text() == frames["symbol"].widget.text() == ""
        put(page, type="ke hoach")
        assert frames["symbol"].widget.editor.property("placeholderText") == "01/KH-UBND"
        put(page, type="bao cao", subject="Kết quả quý II")
        assert page.save()
        assert notices.text() == "Đã vào sổ số 28/BC-UBND."

    def test_a_number_that_leaves_some_out_is_told_and_can_be_saved(
        self, page: OutgoingPage, file: DataFile, notices: NoticeBar
    ) -> None:
        book.enter_all(file, [letter() for _ in range(27)])
        page.add()
        put(page, type="bao cao", day="04/07/2022", number="45")
        frames = page.form.editor.frames
        assert frames["number"].message == "Lưu ý: Số kế tiếp là 28; sổ sẽ khuyết số 28-44."
        put(page, number="28")
        assert frames["number"].warning is None
        put(page, number="45", subject="Kết quả quý II")
        assert page.save()
        assert notices.text() == "Đã vào sổ số 45/BC-UBND. Sổ khuyết số 28-44."

    def test_a_given_number_is_refused_where_it_was_typed(
        self, page: OutgoingPage, file: DataFile
    ) -> None:
        book.enter(file, letter())
        page.add()
        put(page, type="bao cao", day="04/07/2022", number="1", subject="Kết quả")
        frame = page.form.editor.frames["number"]
        assert frame.message.startswith("Lỗi: Số 01 năm 2022 đã cấp cho văn bản 01/BC-UBND")
        assert not page.save()
        assert frame.widget.text() == "1"
        put(page, number="2")
        assert frame.problem is None
        assert page.save()

    def test_a_day_that_does_not_follow_is_told(self, page: OutgoingPage, file: DataFile) -> None:
        book.enter(file, letter())
        page.add()
        put(page, type="bao cao", day="01/07/2022")
        frame = page.form.editor.frames["day"]
        assert frame.warning == "Trước ngày của số liền trước (01/BC-UBND, 04/07/2022)."
        put(page, day="05/07/2022")
        assert frame.warning is None

    def test_a_day_without_an_office_says_what_is_missing(self, page: OutgoingPage) -> None:
        page.add()
        put(page, type="bao cao", day="01/07/2019", subject="Kết quả")
        assert "Chưa có thông tin cơ quan" in (page.form.editor.frames["day"].problem or "")
        assert not page.save()

    def test_what_changes_elsewhere_changes_the_promise(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot
    ) -> None:
        page.add()
        put(page, type="bao cao", day="04/07/2022")
        book.enter(file, letter())
        settle(qtbot, desk)
        placeholder = page.form.editor.frames["number"].widget.editor.property("placeholderText")
        assert placeholder == "2"
        (profile,) = records.get_all(file, "offices")
        book.enter(file, letter(type="plan", number=40))
        records.save(file, replace(profile, numbering=JOINT))
        settle(qtbot, desk)
        message = page.form.editor.frames["number"].message
        assert message == "Để trống thì cấp số kế tiếp: 41."

    def test_a_given_number_and_type_are_only_shown(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot
    ) -> None:
        book.enter(file, letter())
        settle(qtbot, desk)
        page.table.go_to_row(0)
        frames = page.form.editor.frames
        assert [n for n, f in frames.items() if f.widget.read_only] == ["type", "number"]
        assert frames["number"].message == "Số đã cấp, giữ nguyên trong sổ."
        put(page, number="9")
        assert frames["number"].widget.text() == "1"
        assert not page.form.dirty
        page.add()
        assert not any(frame.widget.read_only for frame in frames.values())

    def test_ctrl_d_does_not_take_a_number_from_above(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot, notices: NoticeBar
    ) -> None:
        book.enter_all(file, [letter(), letter()])
        settle(qtbot, desk)
        page.table.go_to_row(1)
        page.form.editor.frames["number"].widget.setFocus()
        page.take_above()
        assert notices.text() == "Không có giá trị ở trên để lấy."
        assert not page.form.dirty


class TestCancelling:
    def ask(self, page: OutgoingPage, reason: str) -> AskReason:
        page.cancel_button.click()
        dialog: AskReason = dialog_of(page, AskReason)
        UniKey().type(dialog.reason.widget.editor, reason)
        return dialog

    def test_it_asks_why_and_says_that_it_is_for_good(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot, notices: NoticeBar
    ) -> None:
        records.save(file, radio_item(title="Tin một"))
        book.enter(file, letter())
        settle(qtbot, desk)
        page.table.go_to_row(0)
        dialog = self.ask(page, "in sai trích yếu")
        assert dialog.windowTitle() == "Huỷ số 01/BC-UBND"
        dialog.buttons.decide.click()
        settle(qtbot, desk)
        assert notices.text() == "Đã huỷ số 01/BC-UBND. Việc huỷ số không hoàn tác được."
        assert not notices.button.isVisible()
        assert desk.undo_name() == "Thêm hoạt động “Tin một”"
        (line,) = book.lines_of(file, 2022)
        assert line.cancel_reason == "in sai trích yếu"
        assert page.form.editor.frames["number"].message == "Số đã huỷ: in sai trích yếu"

    def test_a_cancelled_line_is_struck_through_and_says_so(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot
    ) -> None:
        line, _ = book.enter(file, letter())
        book.enter(file, letter())
        assert line.id is not None
        book.cancel(file, line.id, "in sai")
        settle(qtbot, desk)
        row = page.records.row_of(line.id)
        assert row is not None
        texts = shown_texts(page, row)
        assert texts[:3] == ["01/BC-UBND", "04/07/2022", "Đã huỷ"]
        assert shown_texts(page, 1 - row)[2] == ""
        fonts = [page.records.index(row, n).data(Qt.ItemDataRole.FontRole) for n in range(4)]
        assert [font is not None and font.strikeOut() for font in fonts] == [
            *(True, True, False, True),
        ]
        assert page.records.index(1 - row, 0).data(Qt.ItemDataRole.FontRole) is None
        tip = page.records.index(row, 2).data(Qt.ItemDataRole.ToolTipRole)
        assert tip == "Đã huỷ: in sai"

    def test_delete_explains_and_offers_it(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot, notices: NoticeBar
    ) -> None:
        book.enter(file, letter())
        settle(qtbot, desk)
        page.table.go_to_row(0)
        page.delete()
        assert notices.text().startswith("Số đã cấp thì không xoá khỏi sổ.")
        notices.button.click()
        dialog_of(page, AskReason).reject()
        assert records.count(file, page.records.query) == 1

    def test_one_at_a_time_and_only_once(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot, notices: NoticeBar
    ) -> None:
        page.cancel_button.click()
        assert notices.text() == "Hãy chọn một văn bản trong sổ để huỷ số."
        lines, _ = book.enter_all(file, [letter(), letter()])
        settle(qtbot, desk)
        page.table.selectAll()
        page.cancel_button.click()
        assert notices.text() == "Hãy chọn một văn bản trong sổ để huỷ số."
        assert lines[0].id is not None
        book.cancel(file, lines[0].id, "in sai")
        settle(qtbot, desk)
        page.show_record(records.get(file, "outgoing", lines[0].id))
        page.cancel_button.click()
        assert notices.text() == "Số 01/BC-UBND đã huỷ từ trước: in sai"
        assert not page.findChildren(AskReason)

    def test_unsaved_typing_survives_it(
        self, page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot
    ) -> None:
        book.enter(file, letter())
        settle(qtbot, desk)
        page.table.go_to_row(0)
        put(page, note="thu lại hai bản")
        self.ask(page, "in sai").buttons.decide.click()
        settle(qtbot, desk)
        assert page.form.editor.frames["note"].widget.text() == "thu lại hai bản"
        assert page.save()
        (line,) = book.lines_of(file, 2022)
        assert (line.cancelled, line.note) == (True, "thu lại hai bản")


def test_a_line_of_a_report_leads_to_it_and_stays_as_issued(
    page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot, notices: NoticeBar
) -> None:
    report, _ = begin(file, file.period("2022-Q2"))
    assert report.id is not None
    issue(file, report.id, on=JULY)
    settle(qtbot, desk)
    assert not page.report_button.isVisible()
    page.table.go_to_row(0)
    assert page.report_button.isVisible()
    with qtbot.waitSignal(page.report_asked) as asked:
        page.report_button.click()
    assert asked.args == [report.id]
    fixed = {name for name, frame in page.form.editor.frames.items() if frame.widget.read_only}
    assert fixed == {"type", "day", "number", "symbol", "subject", "signer"}
    page.cancel_button.click()
    assert "là của báo cáo đã ban hành nên không huỷ" in notices.text()
    with qtbot.waitSignal(page.report_asked):
        notices.button.click()
    put(page, copies="5")
    assert page.save()


class TestTheBookOnPaper:
    def test_an_empty_book_is_not_put_on_paper(
        self, page: OutgoingPage, notices: NoticeBar
    ) -> None:
        page.print_button.click()
        assert notices.text() == "Sổ chưa có số nào."
        assert not page.findChildren(ChooseBook)

    def test_a_year_and_a_series_are_chosen(
        self, page: OutgoingPage, file: DataFile, written: list[tuple[str, int, str]]
    ) -> None:
        book.enter_all(
            file,
            [letter(number=4), letter(type="plan"), letter(day=date(2021, 12, 20))],
        )
        (plan,) = book.lines_of(file, 2022, "plan")
        assert plan.id is not None
        book.cancel(file, plan.id, "in sai")
        page.print_button.click()
        dialog: ChooseBook = dialog_of(page, ChooseBook)
        assert dialog.chosen() == (2022, "")
        assert dialog.standing.text() == (
            "2 số đã cấp, trong đó 1 số đã huỷ.\nBáo cáo: khuyết số 01-03."
        )
        dialog.series.setCurrentIndex(dialog.series.findText("Kế hoạch"))
        assert dialog.standing.text() == "1 số đã cấp, trong đó 1 số đã huỷ."
        dialog.buttons.decide.click()
        assert written == [("outgoing_book", 2022, "plan")]

        page.workbook_button.click()
        dialog = dialog_of(page, ChooseBook)
        dialog.year.setCurrentIndex(1)
        assert dialog.chosen() == (2021, "report")
        assert not dialog.series.isEnabled()
        dialog.buttons.decide.click()
        assert written[1:] == [("outgoing_workbook", 2021, "report")]

    def test_leaving_writes_nothing(
        self, page: OutgoingPage, file: DataFile, written: list[tuple[str, int, str]]
    ) -> None:
        book.enter(file, letter())
        page.print_button.click()
        dialog_of(page, ChooseBook).reject()
        assert written == []


def test_the_period_filter_shows_a_year(
    page: OutgoingPage, file: DataFile, desk: Desk, qtbot: QtBot
) -> None:
    book.enter_all(file, [letter(), letter(day=date(2021, 12, 20))])
    settle(qtbot, desk)
    assert page.records.rowCount() == 2
    desk.set_period(file.period("2021"))
    page.filters._bound(True)
    assert [shown_texts(page, 0)[1]] == ["20/12/2021"]
    assert page.records.rowCount() == 1


def test_an_empty_book_says_what_to_press(page: OutgoingPage) -> None:
    assert page._empty.text().startswith("Sổ văn bản đi chưa có số nào.")
