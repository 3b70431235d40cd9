from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.services import records, report_blocks
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import begin, compose_again
from cchc_desktop.services.report_issue import issue
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.reports.notes import Note, NoteKind
from cchc_desktop.ui.reports.report_page import BLOCKS, ReportPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.data_files import new_data_file, office, radio_item
from tests.ui.desks import desk_on
from tests.unikey import UniKey

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = 'name = "x"\ntype = "report"\nsubject = "Kết quả tuyên truyền {period}"\n'
BODY = """
[[blocks]]
key = "part"
kind = "part"
text = "Kết quả đạt được"

[[blocks]]
key = "radio"
kind = "dash"
text = "RADIO"

[[blocks]]
key = "plain"
kind = "dash"
text = "Tuyên truyền bằng nhiều hình thức."

[[blocks]]
key = "ending"
text = "Trên đây là báo cáo của {office.short_name}./."
"""


def source(radio: str = "Đã phát {radio.items} tin, bài trên Đài truyền thanh xã.") -> str:
    return HEAD + BODY.replace("RADIO", radio)


class Bench:
    """One report on its page, beside a field that can take the focus away."""

    def __init__(self, desk: Desk, notices: NoticeBar, qtbot: QtBot) -> None:
        self.desk = desk
        self.notices = notices
        self.asked: list[tuple[str, Any]] = []
        self._qtbot = qtbot
        file = desk.file
        records.save(file, office())
        for day in (3, 4):
            records.save(file, radio_item(date(2022, 5, day)))
        made: Any
        made, _ = records.save(file, ReportTemplate(name="x", source=source()))
        self.template: ReportTemplate = made
        report, _ = begin(file, file.period("2022"), template=made.id)
        assert report.id is not None
        self.id = report.id
        self.page = self._shown()

    def _shown(self) -> ReportPage:
        window = self.window = QWidget()
        self.elsewhere = QLineEdit()
        page = ReportPage(self.desk, self.id, self.notices)
        page.records_asked.connect(lambda *said: self.asked.append(said))
        column = QVBoxLayout(window)
        column.addWidget(page)
        column.addWidget(self.elsewhere)
        self._qtbot.addWidget(window, before_close_func=lambda _window: page.leave())
        window.resize(1366, 720)
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.page = page
        self.rest()
        return page

    def rest(self) -> None:
        self._qtbot.wait(5)
        self._qtbot.waitUntil(lambda: not self.desk.tasks.busy, timeout=20_000)
        self._qtbot.waitUntil(lambda: self.page.pane.view.complete, timeout=20_000)

    def edit(self, key: str) -> None:
        self.page.edit(key)
        QTest.keyClick(self.page.editor.wording, Qt.Key.Key_End, CTRL)

    def type(self, text: str) -> None:
        UniKey().type(self.page.editor.wording, text)

    def wording(self, key: str) -> str:
        block = self.page.report.block(key)
        assert block is not None
        return block.wording

    def notes(self, kind: NoteKind) -> list[Note]:
        return [note for note in self.page.notes.notes() if note.kind is kind]

    def press(self, note: Note, at: int = 0) -> None:
        self.page.notes.list.setCurrentRow(self.page.notes.notes().index(note))
        self.page.notes.buttons()[at].click()
        self.rest()

    def outline(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.outline, key, held)
        self.rest()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    opened = new_data_file(tmp_path / "x.cchc")
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, file: DataFile, tmp_path: Path) -> Iterator[Desk]:
    made = desk_on(file, tmp_path)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Bench:
    notices = NoticeBar()
    qtbot.addWidget(notices)
    return Bench(desk, notices, qtbot)


def test_what_is_typed_is_kept_on_leaving_the_block(bench: Bench) -> None:
    bench.edit("plain")
    bench.type(" Nhân dân đồng thuận.")
    bench.elsewhere.setFocus()
    bench.rest()
    assert bench.wording("plain") == "Tuyên truyền bằng nhiều hình thức. Nhân dân đồng thuận."
    assert not bench.page.editor.isVisible()
    assert not bench.desk.drafts.all()
    bench.notices.button.click()
    bench.rest()
    assert bench.wording("plain") == "Tuyên truyền bằng nhiều hình thức."


def test_the_live_words_stay_live_while_one_types_beside_them(bench: Bench) -> None:
    bench.edit("radio")
    bench.type(" Đạt yêu cầu.")
    QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Return, CTRL)
    bench.rest()
    assert bench.wording("radio").startswith("Đã phát {radio.items} tin")
    assert bench.wording("radio").endswith("Đạt yêu cầu.")
    assert not bench.notes(NoteKind.CHANGED)


def test_escape_gives_up_with_a_way_back(bench: Bench) -> None:
    bench.edit("plain")
    bench.type(" Thêm một câu.")
    QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Escape)
    bench.rest()
    assert bench.wording("plain") == "Tuyên truyền bằng nhiều hình thức."
    bench.notices.button.click()
    assert bench.page.editor.wording.wording().endswith("Thêm một câu.")
    QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Return, CTRL)
    bench.rest()
    assert bench.wording("plain").endswith("Thêm một câu.")


def test_what_was_typed_when_the_program_died_is_offered_back(bench: Bench, tmp_path: Path) -> None:
    bench.edit("plain")
    bench.type(" Chưa kịp lưu.")
    bench.desk.drafts.write()
    block = bench.page.report.block("plain")
    assert block is not None
    (draft,) = bench.desk.drafts.of_register(BLOCKS)
    assert bench.page.view is not None
    title = bench.page.view.report.title
    typed = "Tuyên truyền bằng nhiều hình thức. Chưa kịp lưu."
    assert (draft.id, draft.name) == (block.id, f"{title}: {typed}")

    # As after a crash: the editor never ended, the draft is on the disk.
    bench.page.editor.blockSignals(True)
    bench.page.editor.give_up()
    bench.page.editor.blockSignals(False)
    bench.page.edit_block(draft.id)
    assert bench.page.editor.wording.wording().endswith("Chưa kịp lưu.")
    QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Return, CTRL)
    bench.rest()
    assert bench.wording("plain").endswith("Chưa kịp lưu.")
    assert not bench.desk.drafts.of_register(BLOCKS)


def test_enter_parts_a_block_in_two(bench: Bench) -> None:
    bench.edit("radio")
    bench.type(" Câu sau.")
    for _ in range(len(" Câu sau.")):
        QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Left)
    QTest.keyClick(bench.page.editor.wording, Qt.Key.Key_Return)
    bench.rest()
    assert bench.wording("radio").endswith("Đài truyền thanh xã.")
    assert bench.wording("own.1") == "Câu sau."
    assert bench.page.outline.keys().index("own.1") == 2


def test_blocks_are_moved_left_out_taken_back_and_added_by_keyboard(bench: Bench) -> None:
    outline = bench.page.outline
    outline.setFocus()
    outline.choose("plain")
    bench.outline(Qt.Key.Key_Up, ALT)
    assert outline.keys() == ["part", "plain", "radio", "ending"]
    bench.outline(Qt.Key.Key_Down, ALT)
    assert outline.keys() == ["part", "radio", "plain", "ending"]
    bench.outline(Qt.Key.Key_Delete)
    assert "plain" not in {block.key for block in bench.page.view.document.blocks}  # type: ignore[union-attr]
    bench.outline(Qt.Key.Key_Delete)
    assert "plain" in {block.key for block in bench.page.view.document.blocks}  # type: ignore[union-attr]
    bench.outline(Qt.Key.Key_Insert)
    assert outline.keys() == ["part", "radio", "plain", "own.1", "ending"]
    bench.outline(Qt.Key.Key_F2)
    assert bench.page.editor.open
    bench.page.editor.finish()


def test_a_figure_opens_its_records(bench: Bench) -> None:
    bench.edit("radio")
    bench.page.editor.token_opened.emit("radio.items")
    ((register, behind),) = bench.asked
    assert register == "activities"
    assert len(behind.ids) == 2


def test_a_changed_figure_marks_its_sentence_until_it_is_read(bench: Bench) -> None:
    records.save(bench.desk.file, radio_item(date(2022, 6, 1)))
    bench.rest()
    (note,) = bench.notes(NoteKind.CHANGED)
    assert (note.key, "02 → 03" in note.text) == ("radio", True)
    bench.press(note)
    assert not bench.notes(NoteKind.CHANGED)


def test_the_templates_new_wording_is_offered_for_an_edited_block(bench: Bench) -> None:
    block = bench.page.report.block("plain")
    assert block is not None
    assert block.id is not None
    report_blocks.edit_block(bench.desk.file, block.id, "Của cơ quan.")
    text = source().replace("nhiều hình thức", "mọi hình thức")
    records.save(bench.desk.file, replace(bench.template, source=text))
    compose_again(bench.desk.file, bench.id)
    bench.rest()
    (note,) = bench.notes(NoteKind.OFFERED)
    assert note.text == "Tuyên truyền bằng mọi hình thức."
    bench.press(note)
    assert bench.wording("plain") == "Tuyên truyền bằng mọi hình thức."
    assert not bench.notes(NoteKind.OFFERED)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda bench: bench.page.edit("plain"),
        lambda bench: bench.outline(Qt.Key.Key_Delete),
        lambda bench: bench.outline(Qt.Key.Key_Down, ALT),
        lambda bench: bench.outline(Qt.Key.Key_Insert),
    ],
    ids=["edit", "drop", "move", "add"],
)
def test_an_issued_report_cannot_be_written_on(
    bench: Bench, attempt: Callable[[Bench], None]
) -> None:
    issue(bench.desk.file, bench.id, on=date(2022, 12, 20))
    bench.rest()
    bench.page.outline.setFocus()
    bench.page.outline.choose("plain")
    before = bench.page.outline.keys()
    attempt(bench)
    bench.rest()
    assert not bench.page.editor.open
    assert bench.page.outline.keys() == before
    assert bench.page.bar.state.text() == "Đã ban hành: số 1 ngày 20/12/2022"
    assert not bench.page.bar.close_button.isVisible()


def test_a_report_without_wording_is_composed_from_its_template(bench: Bench, qtbot: QtBot) -> None:
    from cchc_desktop.domain.reports import Report

    bare: Any
    bare, _ = records.save(
        bench.desk.file, Report(title="Trống", period="2022-Q1", calendar="calendar")
    )
    page = ReportPage(bench.desk, bare.id, bench.notices)
    qtbot.addWidget(page, before_close_func=lambda _page: page.leave())
    page.show()
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.view is not None
    assert page.view.drawn is None
    page.commands.compose()
    qtbot.waitUntil(lambda: page.view.drawn is not None, timeout=20_000)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.pane.view.complete, timeout=20_000)
    assert QApplication.activeWindow() is not None or page.isVisible()
