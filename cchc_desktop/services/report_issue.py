"""A report's way onto paper: figures closed, signed, given its number, kept for ever.

Paper first, then the number: a closed report is printed with number and day blank, signed and
stamped, and then issued under the next number of the book (Nghị định 30/2020/NĐ-CP, Điều 14-15).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_desktop.documents.numbering import numbered, symbol_on
from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Document
from cchc_desktop.documents.tree_json import document_from_plain, document_to_plain
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.services.book import line_for
from cchc_desktop.services.changing import changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import begin, writing_of
from cchc_desktop.services.reports import draft, report_in
from cchc_desktop.storage import history as log
from cchc_desktop.storage.closings import (
    Closing,
    add_closing,
    content_of,
    keep_content,
    last_closing,
)
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.guards import ISSUED_REPORT, SENTENCES
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import load


class NotClosed(CchcError):
    """Raised when a report that was never closed is asked for what it said then."""


class NoReason(CchcError):
    """Raised when a closed report is to be opened again without saying why."""


class DamagedPaper(CchcError):
    """Raised when the kept PDF of a report is no longer what was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigure:
    """A figure as it was when the report was closed."""

    name: str
    label: str
    unit: str
    in_period: Decimal | None
    records: tuple[int, ...]
    register: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure that is no longer what a report says: then and now, and the records in between."""

    figure: FrozenFigure
    now: Decimal | None
    come: tuple[int, ...]
    gone: tuple[int, ...]


def close(file: DataFile, report_id: int, *, today: date | None = None) -> Operation:
    """Close a report ("chốt số liệu"): its figures, their records, its text and its PDF freeze.

    What was done to it before can be undone no more; :func:`reopen` is the way back. Raises as
    open_report, and Sealed where it is closed or issued already.
    """
    with changing(file) as (connection, done):
        report = draft(connection, report_id)
        done.append(_close(connection, file, report, today))
    return done[0]


def reopen(file: DataFile, report_id: int, reason: str) -> Operation:
    """Go on writing a closed report; the reason stands in the history.

    Raises :class:`NoReason`, and Sealed for an issued report.
    """
    why = " ".join(reason.split())
    if not why:
        raise NoReason("Mở lại báo cáo đã chốt phải ghi lý do.")
    with changing(file) as (connection, done):
        report = _closed(connection, report_id)
        made = store_all(connection, file, [replace(report, state=DRAFT)])
        name = f"Mở lại báo cáo “{report.title}”: {why}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    return done[0]


def issue(
    file: DataFile,
    report_id: int,
    *,
    on: date,
    number: int | None = None,
    signer: str = "",
) -> tuple[Report, Operation]:
    """Give a closed report its number, its day and its signer, and enter it in the book.

    ``number`` is the next one of the book where it is not said. All of it is written at once or
    not at all. Raises Sealed for a report that is issued already, InvalidRecord for a number that
    was given before.
    """
    with changing(file) as (connection, done):
        report = report_in(connection, report_id)
        if report.state == DRAFT:
            _close(connection, file, report, on)
            report = report_in(connection, report_id)
        report = _closed(connection, report_id)
        closing = _closing(connection, report_id)
        document = document_from_plain(json.loads(closing.document))
        line = line_for(connection, file, report, document, on=on, number=number)
        assert line.number is not None
        told = numbered(document, line.number, on)
        line = replace(
            line, symbol=symbol_on(told), signer=signer.strip() or document.signature.name
        )
        if signer.strip() and signer.strip() != document.signature.name:
            raise CchcError(
                f"Người ký “{signer.strip()}” khác với người ký trên bản đã chốt "
                f"({document.signature.name}). Hãy mở lại báo cáo, chọn người ký rồi chốt lại."
            )
        add_closing(
            connection,
            report=report_id,
            stage=ISSUED,
            who=file.who,
            document=_text(document_to_plain(told)),
            figures=closing.figures,
            pdf=keep_content(connection, render_pdf(told)),
        )
        issued = replace(
            report,
            state=ISSUED,
            number=line.number,
            issued_on=on,
            signer=document.signature.name,
        )
        made = store_all(connection, file, [line, issued])
        log.seal_report(connection, report_id)
        name = f"Ban hành báo cáo số {line.symbol} ngày {format_day(on)}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    stored: Report = made[1].after  # type: ignore[assignment]
    return stored, done[0]


def begin_related(file: DataFile, report_id: int, relation: str) -> tuple[Report, Operation]:
    """Begin the report that supersedes, corrects or recalls an issued one (Điều 18).

    The issued one is not touched. Raises NotClosed where it is not issued.
    """
    with reading(file.engine) as connection:
        report = report_in(connection, report_id)
    if report.state != ISSUED:
        raise NotClosed("Chỉ báo cáo đã ban hành mới có báo cáo thay thế, đính chính, thu hồi.")
    period = file.period(report.period, report.calendar)
    return begin(file, period, former=report_id, relation=relation, related=report_id)


def frozen_document(file: DataFile, report_id: int) -> Document:
    """Return the document of a closed or issued report; raises :class:`NotClosed`."""
    with reading(file.engine) as connection:
        closing = _closing(connection, report_id)
    return document_from_plain(json.loads(closing.document))


def frozen_pdf(file: DataFile, report_id: int) -> bytes:
    """Return the PDF of a closed or issued report as it was kept, byte by byte.

    Raises :class:`NotClosed`, and :class:`DamagedPaper` where the disk has changed it.
    """
    import hashlib

    with reading(file.engine) as connection:
        closing = _closing(connection, report_id)
        content = content_of(connection, closing.pdf)
    if content is None or hashlib.sha256(content).hexdigest() != closing.pdf:
        raise DamagedPaper(
            "Tệp PDF đã lưu của báo cáo này bị hỏng, không còn đúng như khi chốt. Các dữ liệu khác "
            "không bị ảnh hưởng; hãy khôi phục từ bản sao lưu gần nhất."
        )
    return content


def frozen_figures(file: DataFile, report_id: int) -> tuple[FrozenFigure, ...]:
    """Return the figures of a closed or issued report; raises :class:`NotClosed`."""
    with reading(file.engine) as connection:
        return _frozen(_closing(connection, report_id))


def moved_since(file: DataFile, report_id: int) -> tuple[Moved, ...]:
    """Return the figures that are no longer what a closed or issued report says.

    Raises :class:`NotClosed`.
    """
    from cchc_desktop.services.report_facts import facts_of

    with reading(file.engine) as connection:
        report = report_in(connection, report_id)
        frozen = _frozen(_closing(connection, report_id))
        period = file.period(report.period, report.calendar)
        now = facts_of(connection, file, period, issued_on=report.issued_on).figures
    found = []
    for figure in frozen:
        present = now.find(figure.name)
        value = present.in_period if present is not None else None
        records = set(present.records) if present is not None else set()
        come = tuple(sorted(records - set(figure.records)))
        gone = tuple(sorted(set(figure.records) - records))
        if value != figure.in_period or come or gone:
            found.append(Moved(figure=figure, now=value, come=come, gone=gone))
    return tuple(found)


def answers_to(file: DataFile, report_id: int) -> tuple[Report, ...]:
    """Return the reports that supersede, correct or recall this one."""
    from cchc_desktop.storage.repository import find_equal

    with reading(file.engine) as connection:
        ids = find_equal(connection, "reports", {"related": report_id})
        return tuple(load(connection, "reports", ids).values())


def _close(connection: Connection, file: DataFile, report: Report, today: date | None) -> Operation:
    assert report.id is not None
    writing = writing_of(connection, file, report, today=today)
    if not writing.shown:
        raise NotClosed("Báo cáo này chưa có nội dung; hãy soạn từ mẫu trước khi chốt số liệu.")
    add_closing(
        connection,
        report=report.id,
        stage=CLOSED,
        who=file.who,
        document=_text(document_to_plain(writing.document)),
        figures=_text(_figures_to_plain(writing.facts.figures)),
        pdf=keep_content(connection, render_pdf(writing.document)),
    )
    made = store_all(connection, file, [replace(report, state=CLOSED)])
    log.seal_report(connection, report.id)
    name = f"Chốt số liệu báo cáo “{report.title}”"
    return log.write_operation(connection, name, file.who, made, final=True)


def _closed(connection: Connection, report_id: int) -> Report:
    report = report_in(connection, report_id)
    if report.state == ISSUED:
        raise Sealed(SENTENCES[ISSUED_REPORT])
    if report.state != CLOSED:
        raise NotClosed("Báo cáo này chưa chốt số liệu.")
    return report


def _closing(connection: Connection, report_id: int) -> Closing:
    closing = last_closing(connection, report_id)
    if closing is None:
        raise NotClosed(
            "Báo cáo này được ghi lại từ trước khi dùng chương trình nên không có bản lưu để xem."
        )
    return closing


def _figures_to_plain(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "name": figure.name,
            "label": figure.definition.label,
            "unit": figure.definition.unit,
            "register": figure.definition.register,
            "in_period": None if figure.in_period is None else format(figure.in_period, "f"),
            "records": list(figure.records),
        }
        for figure in figures
    ]


def _frozen(closing: Closing) -> tuple[FrozenFigure, ...]:
    return tuple(_frozen_figure(plain) for plain in json.loads(closing.figures))


def _frozen_figure(plain: Mapping[str, Any]) -> FrozenFigure:
    value = plain["in_period"]
    return FrozenFigure(
        name=plain["name"],
        label=plain["label"],
        unit=plain["unit"],
        in_period=None if value is None else Decimal(value),
        records=tuple(plain["records"]),
        register=plain["register"],
    )


def _text(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
