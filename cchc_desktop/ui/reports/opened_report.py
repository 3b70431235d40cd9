"""The report that is open: how it stands now, told again after every change of the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import DRAFT
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.wordings.chips import Chip

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf.places import Place
    from cchc_desktop.services.report_composing import Writing
    from cchc_desktop.services.report_view import ReportView


class OpenedReport(QObject):
    """Keeps the view of one report up to date, off the window's thread.

    It is looked at first when somebody asks for :meth:`refresh`.
    """

    changed = Signal()
    """The report stands otherwise than before: :attr:`view` is new."""

    gone = Signal()
    """The report is no longer in the data file."""

    def __init__(self, desk: Desk, report_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.id = report_id
        self.view: ReportView | None = None
        desk.changed.connect(self._after_change)

    @property
    def writable(self) -> bool:
        """Whether the report is being written."""
        return self.view is not None and self.view.report.state == DRAFT

    def refresh(self) -> None:
        """Look at the report anew; what has been asked before is not shown any more."""
        self.desk.tasks.refresh(self, f"report {self.id}", self._look, self._show)

    @property
    def writing(self) -> Writing | None:
        """How the report stands with the figures as they are now, while it is being written."""
        return None if self.view is None else self.view.writing

    def block(self, key: str) -> ReportBlock | None:
        """Return the block of this key as it was last seen."""
        if self.view is None:
            return None
        return next((block for block in self.view.blocks if block.key == key), None)

    def block_of_id(self, block_id: int) -> ReportBlock | None:
        """Return the block of this id as it was last seen."""
        if self.view is None:
            return None
        return next((block for block in self.view.blocks if block.id == block_id), None)

    def places(self, key: str) -> list[Place]:
        """Return where a part of the document stands on its pages."""
        if self.view is None or self.view.drawn is None:
            return []
        return [place for place in self.view.drawn.places if place.key == key]

    def key_at(self, page: int, left: float, top: float) -> str | None:
        """Return the key of the part that stands at a point of a page, in points."""
        if self.view is None or self.view.drawn is None:
            return None
        for place in self.view.drawn.places:
            if place.page == page and place.holds(left, top):
                return place.key
        return None

    def _look(self) -> ReportView | None:
        from cchc_desktop.services.changing import RecordGone
        from cchc_desktop.services.report_view import view_report

        try:
            return view_report(self.desk.file, self.id, today=self.desk.today())
        except RecordGone:
            return None

    def _show(self, view: ReportView | None) -> None:
        if view is None:
            self.gone.emit()
            return
        self.view = view
        self.changed.emit()

    def _after_change(self, _operation: Operation) -> None:
        # Any register may be behind a figure, a slogan, a task, a name.
        self.refresh()


class BlockChips:
    """The live words of one block as the editor shows them."""

    def __init__(self, writing: Writing, block: ReportBlock | None) -> None:
        self._words = writing.words
        self._seen = {} if block is None else {f.token: f.shown for f in block.seen}

    def chip(self, name: str) -> Chip | None:
        """Return the live word ``name``; None where nothing answers to it."""
        from cchc_desktop.documents.live_words import UnknownToken

        try:
            word = self._words.find(name)
        except UnknownToken:
            return None
        old = self._seen.get(name, word.shown)
        return Chip(
            shown=word.shown,
            label=word.label,
            is_figure=word.figure is not None,
            changed=word.figure is not None and old != word.shown,
            old=old,
        )
