"""The page of one report: its outline, its paper, and what is to be looked at in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.documents.pdf_pages import Box
from cchc_desktop.domain.report_blocks import PARAGRAPH, ReportBlock
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import Draft
from cchc_desktop.ui.preview.marks import Mark as PageMark
from cchc_desktop.ui.preview.preview_pane import PreviewPane
from cchc_desktop.ui.reports.block_editor import BlockEditor
from cchc_desktop.ui.reports.notes import Note, NoteKind, notes_of
from cchc_desktop.ui.reports.notes_panel import NotesPanel
from cchc_desktop.ui.reports.opened_report import BlockChips, OpenedReport
from cchc_desktop.ui.reports.outline import Outline, Standing
from cchc_desktop.ui.reports.report_bar import ReportBar
from cchc_desktop.ui.reports.report_commands import ReportCommands
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wordings.chips import place_in_wording
from cchc_desktop.ui.wordings.marks import Mark, MarkKind
from cchc_desktop.ui.wordings.token_chooser import TokenChoice, TokenChooser

if TYPE_CHECKING:
    from cchc_desktop.services.report_view import ReportView

BLOCKS = "report_blocks"
"""The register under which the unsaved wording of a block is kept as a draft."""


class ReportPage(QWidget):
    """Everything that is done with one report."""

    left = Signal()
    """The person wants the list of reports."""

    records_asked = Signal(str, object)
    """The register and the Behind of the records that the person wants to see."""

    report_asked = Signal(int)
    """The id of another report that the person wants to see."""

    def __init__(
        self, desk: Desk, report_id: int, notices: NoticeBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notices = notices
        self.report = OpenedReport(desk, report_id, self)
        self.bar = ReportBar()
        self.outline = Outline()
        self.pane = PreviewPane()
        self.editor = BlockEditor(desk, self.pane.view.viewport())
        self.notes = NotesPanel()
        self.commands = ReportCommands(desk, self.report, notices, self)
        self._empty = EmptyState()
        self._waiting_draft: tuple[int, Draft] | None = None
        self._lay_out()
        self._connect()
        # Only now: what looks at the report would take turns with what makes the widgets.
        self.report.refresh()

    @property
    def view(self) -> ReportView | None:
        """How the report stands, None until it has been looked at."""
        return self.report.view

    def take_focus(self) -> None:
        """Put the focus into the outline."""
        self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Look at the report anew."""
        self.report.refresh()

    def save(self) -> None:
        """Keep the block that is being edited; everything else is kept already."""
        self.editor.finish()

    def print(self) -> None:
        """Send the pages to a printer."""
        self.editor.finish()
        self.commands.print()

    def next_problem(self) -> None:
        """Go to the next thing that is to be looked at."""
        note = self.notes.next_note()
        if note is None:
            self._notices.say(self.tr("Không có chỗ nào cần xem."))
        else:
            self._go_to(note)

    def edit(self, key: str) -> None:
        """Edit a block where it stands on the page."""
        block, writing = self.report.block(key), self.report.writing
        if block is None:
            self._explain(key)
            return
        if writing is None:
            self._notices.say(
                self.tr("Báo cáo đã chốt hoặc đã ban hành thì không sửa được lời văn.")
            )
            return
        if block.dropped:
            self._drop(key)
            return
        self.outline.choose(key)
        self._show_choice(key)
        self.editor.begin(block, BlockChips(writing, block))
        self.editor.mark(self._marks_of(block))
        self._place_editor()
        self._offer_draft(block)

    def edit_block(self, block_id: int) -> None:
        """Edit a block that is known by its id, once the report has been looked at."""
        if self.view is None:
            draft = self._desk.drafts.find(BLOCKS, block_id)
            self._waiting_draft = None if draft is None else (block_id, draft)
            return
        block = self.report.block_of_id(block_id)
        if block is not None:
            self.edit(block.key)

    def leave(self) -> None:
        """Keep what is being typed, and let go of the pages."""
        self.editor.finish()
        self.pane.view.put_away()

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.pane)
        self._middle.addWidget(self._empty)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for widget, stretch in ((self.outline, 2), (self._middle, 5), (self.notes, 2)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        letter = self.fontMetrics().horizontalAdvance("x")
        self.outline.setMinimumWidth(22 * letter)
        self.notes.setMinimumWidth(26 * letter)
        self._middle.setMinimumWidth(50 * letter)
        sizes = self._desk.settings.splitters.get("report")
        self.splitter.setSizes(sizes if sizes and len(sizes) == 3 else [240, 600, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.addWidget(self.bar)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.report.changed.connect(self._show)
        self.report.gone.connect(self.left)
        self.bar.back.connect(self.left)
        self.commands.connect_bar(self.bar)
        self.commands.records_asked.connect(self.records_asked)
        self.commands.report_asked.connect(self.report_asked)
        self.bar.add_asked.connect(lambda: self._add(self.outline.key()))
        self.outline.chosen.connect(self._show_choice)
        self.outline.edit_asked.connect(self.edit)
        self.outline.move_asked.connect(self._move)
        self.outline.drop_asked.connect(self._drop)
        self.outline.add_asked.connect(self._add)
        view = self.pane.view
        view.clicked.connect(self._choose_at)
        view.double_clicked.connect(self._edit_at)
        view.moved.connect(self._place_editor)
        view.shown.connect(self._place_editor)
        editor = self.editor
        editor.kept.connect(self._keep)
        editor.given_up.connect(self._give_up)
        editor.typed.connect(self._keep_draft)
        editor.split_asked.connect(self.commands.split)
        editor.reset_asked.connect(self._reset)
        editor.token_opened.connect(self._open_token)
        editor.token_asked.connect(self._choose_token)
        notes = self.notes
        notes.chosen.connect(lambda note: self._show_choice(note.key, reveal=True))
        notes.place_asked.connect(self._go_to)
        notes.repair_asked.connect(self.commands.repair)
        notes.read_asked.connect(self.commands.mark_read)
        notes.offer_answered.connect(self.commands.answer_offer)
        notes.drop_asked.connect(lambda note: self._drop(note.key))
        notes.moved_asked.connect(self.commands.show_moved)
        notes.report_asked.connect(self.report_asked)

    def _show(self) -> None:
        view = self.view
        assert view is not None
        self.bar.show_report(view.report, drawn=view.drawn is not None)
        found = notes_of(view)
        blocks = [b for b in view.blocks if not b.part or view.report.has_part(b.part)]
        self.outline.show_blocks(blocks, view.texts, self._standings(found))
        self.notes.show_notes(found)
        if view.drawn is None:
            self._explain_emptiness()
            self._middle.setCurrentWidget(self._empty)
        else:
            self._middle.setCurrentWidget(self.pane)
            self.pane.view.show_pdf(view.drawn.pdf)
            self._mark_findings(found)
        if self.editor.open:
            block = self.report.block_of_id(self.editor.block_id)
            if block is None or view.writing is None:
                self.editor.give_up()
            else:
                self.editor.refresh(BlockChips(view.writing, block))
        self._show_choice(self.outline.key())
        if self._waiting_draft is not None:
            waiting, self._waiting_draft = self._waiting_draft[0], None
            self.edit_block(waiting)

    def _standings(self, notes: tuple[Note, ...]) -> dict[str, Standing]:
        found: dict[str, Standing] = {}
        for note in notes:
            if note.key:
                found.setdefault(note.key, (note.sign, f"{note.place}: {note.text}"))
        return found

    def _marks_of(self, block: ReportBlock) -> list[Mark]:
        """Return what is to be looked at in a block's wording, for the editor."""
        view, writing = self.view, self.report.writing
        assert view is not None
        assert writing is not None
        chips = BlockChips(writing, block)
        marks = []
        for finding in view.findings:
            if finding.key == block.key:
                start, end = place_in_wording(block.wording, chips, finding.start, finding.end)
                kind = MarkKind(finding.severity.value)
                marks.append(Mark(start=start, end=end, kind=kind, message=finding.message))
        for sentence in writing.sentences:
            if sentence.key == block.key:
                told = self.tr("Số liệu đã đổi từ lần đọc trước")
                kind = MarkKind.CHANGED
                marks.append(Mark(start=sentence.start, end=sentence.end, kind=kind, message=told))
        return marks

    def _explain_emptiness(self) -> None:
        if self.report.writable:
            self._empty.say(
                self.tr("Báo cáo này chưa có nội dung."),
                (self.tr("Soạn từ mẫu"), self.commands.compose),
            )
        else:
            self._empty.say(
                self.tr(
                    "Báo cáo này được ghi lại từ trước khi dùng chương trình: không có bản lưu."
                )
            )

    def _mark_findings(self, notes: tuple[Note, ...]) -> None:
        keys = dict.fromkeys(
            note.key for note in notes if note.kind in (NoteKind.FINDING, NoteKind.CHANGED)
        )
        self.pane.view.highlight(
            [
                (place.page, Box(place.left, place.top, place.width, place.height))
                for key in keys
                for place in self.report.places(key)
            ],
            PageMark.FINDING,
        )

    def _show_choice(self, key: str, *, reveal: bool = True) -> None:
        """Mark a part on the page, and bring it into sight."""
        places = self.report.places(key)
        boxes = [(p.page, Box(p.left, p.top, p.width, p.height)) for p in places]
        self.pane.view.highlight(boxes, PageMark.CHOSEN)
        if boxes and reveal and not self.editor.open:
            self.pane.view.reveal(*boxes[0])

    def _go_to(self, note: Note) -> None:
        if note.kind is NoteKind.MOVED:
            self.commands.show_moved()
        elif self.report.block(note.key) is not None and self.report.writable:
            self.edit(note.key)
        else:
            self._show_choice(note.key)

    def _explain(self, key: str) -> None:
        """Say where what is no block of the report's own is mended."""
        if key == "subject":
            self.commands.change_subject()
        elif key:
            self._notices.say(
                self.tr("Phần này lấy từ thông tin cơ quan; sửa ở trang Cơ quan."),
                self.tr("Mở trang Cơ quan"),
                partial(self.records_asked.emit, "offices", None),
            )

    def _choose_at(self, page: int, left: float, top: float) -> None:
        self.editor.finish()
        key = self.report.key_at(page, left, top)
        if key is not None:
            self.outline.choose(key)
            self._show_choice(key, reveal=False)

    def _edit_at(self, page: int, left: float, top: float) -> None:
        key = self.report.key_at(page, left, top)
        if key is not None:
            self.edit(key)

    def _place_editor(self) -> None:
        """Let the editor lie over its block, wherever the page is scrolled."""
        block = self.report.block_of_id(self.editor.block_id) if self.editor.open else None
        if block is None:
            return
        view = self.pane.view
        places = self.report.places(block.key)
        scale = view.percent / 100 * self.logicalDpiX() / 72
        if places:
            box = Box(places[0].left, places[0].top, places[0].width, places[0].height)
            rect = view.rect_on_screen(places[0].page, box)
        else:
            rect = QRect(24, 24, 400, 40)
        self.editor.place(rect, scale)

    def _keep(self, block_id: int, wording: str, kind: str, shown: object) -> None:
        self.commands.keep(block_id, wording, kind, shown)
        self._drop_draft(block_id)

    def _give_up(self, block_id: int, state: object) -> None:
        self._drop_draft(block_id)
        self._notices.say(
            self.tr("Đã bỏ phần vừa sửa của đoạn."),
            self.tr("Lấy lại"),
            lambda: self._take_back(block_id, state),
        )

    def _take_back(self, block_id: int, state: object) -> None:
        block = self.report.block_of_id(block_id)
        if block is not None and isinstance(state, tuple):
            self.edit(block.key)
            self.editor.take_back(state)

    def _keep_draft(self, block_id: int, state: tuple[str, str]) -> None:
        if not self.editor.changed:
            self._drop_draft(block_id)
            return
        kind, wording = state
        title = f"{self.view.report.title}: " if self.view is not None else ""
        name = title + " ".join(wording.split())[:80]
        draft = Draft(BLOCKS, block_id, name, {"kind": kind, "wording": wording})
        self._desk.drafts.keep(draft)
        self._desk.drafts_changed.emit()

    def _drop_draft(self, block_id: int) -> None:
        self._desk.drafts.drop(BLOCKS, block_id)
        self._desk.drafts_changed.emit()

    def _offer_draft(self, block: ReportBlock) -> None:
        """Show what had been typed into the block and never kept."""
        assert block.id is not None
        draft = self._desk.drafts.find(BLOCKS, block.id)
        if draft is not None:
            self.editor.take_back((str(draft.state["kind"]), str(draft.state["wording"])))
            self._notices.say(self.tr("Đây là phần đã gõ mà chưa lưu; nhấn Esc nếu không dùng."))

    def _reset(self, block_id: int) -> None:
        self._drop_draft(block_id)
        self.commands.reset(block_id)

    def _move(self, key: str, steps: int) -> None:
        if not self.report.writable:
            return
        keys = self.outline.keys()
        at = keys.index(key)
        target = at + steps
        if not 0 <= target < len(keys):
            return
        behind = keys[target] if steps > 0 else (keys[target - 1] if target > 0 else None)
        self.commands.move(key, behind)

    def _drop(self, key: str) -> None:
        block = self.report.block(key)
        if block is not None and self.report.writable:
            self.commands.drop(block)

    def _add(self, key: str) -> None:
        if self.report.writable:
            after = self.report.block(key)
            kind = PARAGRAPH if after is None else after.kind
            self.commands.add(None if after is None else after.id, kind)

    def _open_token(self, name: str) -> None:
        """Show the records behind a live word."""
        self.editor.finish()
        self.commands.show_records(name)

    def _choose_token(self) -> None:
        writing = self.report.writing
        assert writing is not None
        choices = [
            TokenChoice(name=word.name, label=word.label, shown=word.shown)
            for word in writing.words.known()
        ]
        chooser = TokenChooser(choices, self)
        chooser.chosen.connect(self.editor.wording.insert_token)
        chooser.open()
