"""What is to be looked at in a report, in one list: findings, changed figures, offers, moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.widgets.signs import Sign

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_desktop.documents.check.finding import Finding
    from cchc_desktop.services.report_composing import Writing
    from cchc_desktop.services.report_view import ReportView


class NoteKind(Enum):
    """Why something is to be looked at."""

    FINDING = "finding"
    CHANGED = "changed"
    OFFERED = "offered"
    GONE = "gone"
    MOVED = "moved"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to look at: what it is about, where, and the finding that can be repaired."""

    kind: NoteKind
    sign: Sign
    place: str
    text: str
    key: str = ""
    finding: Finding | None = None
    report: int | None = None

    @property
    def repairable(self) -> bool:
        """Whether one click mends it."""
        return self.finding is not None and self.finding.repair is not None


def notes_of(view: ReportView) -> tuple[Note, ...]:
    """Return what is to be looked at in a report, the worst first."""
    notes = [*_answers(view), *_findings(view), *_moved(view)]
    if view.writing is not None:
        notes += [*_changed(view.writing), *_offers(view.writing)]
    return tuple(sorted(notes, key=lambda note: _ORDER[note.sign]))


_ORDER = {Sign.PROBLEM: 0, Sign.WARNING: 1, Sign.CHANGED: 2, Sign.NOTE: 3}
_SEVERITIES = {"error": Sign.PROBLEM, "warning": Sign.WARNING, "note": Sign.NOTE}


def _findings(view: ReportView) -> Iterator[Note]:
    for finding in view.findings:
        yield Note(
            kind=NoteKind.FINDING,
            sign=_SEVERITIES[finding.severity.value],
            place=finding.place,
            text=finding.message,
            key=finding.key,
            finding=finding,
        )


def _changed(writing: Writing) -> Iterator[Note]:
    for sentence in writing.sentences:
        told = "; ".join(
            QCoreApplication.translate("Notes", "{label}: {old} → {new}").format(
                label=writing.words.find(token).label, old=old or "–", new=new
            )
            for token, old, new in sentence.figures
        )
        yield Note(
            kind=NoteKind.CHANGED,
            sign=Sign.CHANGED,
            place=QCoreApplication.translate("Notes", "Số liệu đã đổi từ lần đọc trước"),
            text=told,
            key=sentence.key,
        )


def _offers(writing: Writing) -> Iterator[Note]:
    from cchc_desktop.documents.composer import filled
    from cchc_desktop.documents.tree import text_of

    for block in writing.shown:
        if block.offered:
            yield Note(
                kind=NoteKind.OFFERED,
                sign=Sign.NOTE,
                place=QCoreApplication.translate("Notes", "Mẫu có lời mới cho đoạn đã sửa"),
                text=text_of(filled(block.offered, writing.words)),
                key=block.key,
            )
        elif block.gone and not block.own:
            yield Note(
                kind=NoteKind.GONE,
                sign=Sign.NOTE,
                place=QCoreApplication.translate("Notes", "Mẫu không còn đoạn này"),
                text=QCoreApplication.translate(
                    "Notes", "Đoạn được giữ vì đã sửa; bỏ đi nếu không cần."
                ),
                key=block.key,
            )


def _moved(view: ReportView) -> Iterator[Note]:
    for moved in view.moved:
        yield Note(
            kind=NoteKind.MOVED,
            sign=Sign.CHANGED,
            place=QCoreApplication.translate("Notes", "Số liệu đã khác từ khi chốt"),
            text=QCoreApplication.translate(
                "Notes", "{label} ({unit}): báo cáo ghi {then}, nay là {now}"
            ).format(
                label=moved.figure.label,
                unit=moved.figure.unit,
                then=_number(moved.figure.in_period),
                now=_number(moved.now),
            ),
        )


def _answers(view: ReportView) -> Iterator[Note]:
    words = {
        "supersedes": QCoreApplication.translate("Notes", "Đã có báo cáo thay thế"),
        "corrects": QCoreApplication.translate("Notes", "Đã có báo cáo đính chính"),
        "recalls": QCoreApplication.translate("Notes", "Đã có báo cáo thu hồi"),
    }
    for answer in view.answered_by:
        yield Note(
            kind=NoteKind.ANSWERED,
            sign=Sign.WARNING,
            place=words.get(answer.relation, ""),
            text=answer.title,
            report=answer.id,
        )


def _number(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value)
