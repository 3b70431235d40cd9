"""A report closed, opened again, issued, answered: what freezes, and what never changes again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cchc_desktop.documents.pdf_pages import PdfPages
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.tasks import Task
from cchc_desktop.domain.validation import InvalidRecord
from cchc_desktop.services import book, records, report_blocks, report_issue
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report_composing import begin, compose_again, open_report
from cchc_desktop.services.report_issue import (
    NoReason,
    NotClosed,
    frozen_document,
    frozen_figures,
    frozen_pdf,
    moved_since,
)
from cchc_desktop.services.reports import set_parts, set_subject
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.history import NotTheNext
from cchc_desktop.storage.refusals import Sealed
from tests.data_files import directive, new_data_file, office, radio_item

TEMPLATE = """
name = "Mẫu của xã"
type = "report"
subject = "Kết quả tuyên truyền {period}"

[[blocks]]
key = "told"
text = "{office.body} đã phát {radio.items} tin, lũy kế {radio.items.cumulative} tin."

[[blocks]]
key = "slogan"
kind = "slogan"
repeat = "slogans"
text = "{it}"

[[blocks]]
key = "task"
kind = "dash"
repeat = "next_tasks"
text = "{it}"
"""

Q2 = date(2022, 7, 4)


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        file = new_data_file(Path(folder) / "x.cchc")
        records.save(file, office())
        records.save(file, directive())
        for day in (date(2022, 2, 3), date(2022, 5, 4), date(2022, 5, 5)):
            records.save(file, radio_item(day))
        shown = Display(medium="banner", since=date(2022, 1, 1), pieces=1)
        records.save(file, Slogan(text="Công khai, minh bạch", displays=(shown,)))
        records.save(file, Task(year=2023, content="Mở chuyên mục trên đài.", result="not_done"))
        records.save(file, ReportTemplate(name="Mẫu của xã", source=TEMPLATE))
        begun, _ = begin(file, file.period("2022-Q2"), template=1, parts=["appendix-displays"])
        assert begun.id == REPORT
        file.close()
        return file.path.read_bytes()


REPORT = 1
"""The report of the second quarter, being written."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "x.cchc"
    path.write_bytes(_made())
    file = open_data_file(path, who="Lan")
    yield file
    file.close()


def kept(file: DataFile, report: int = REPORT) -> tuple[Any, ...]:
    """Return all that a closed or issued report says."""
    return (
        frozen_document(file, report),
        frozen_figures(file, report),
        frozen_pdf(file, report),
        records.get(file, "reports", report),
        [b for b in records.get_all(file, "report_blocks") if b.report == report],
        [line for line in records.get_all(file, "outgoing") if line.report == report],
    )


def turn_everything_over(file: DataFile) -> None:
    """Change all that the report was composed from."""
    for activity in records.get_all(file, "activities"):
        records.delete(file, "activities", [activity.id])
    records.save(file, radio_item(date(2022, 6, 1), title="Tin bổ sung"))
    for register in ("slogans", "tasks", "documents"):
        ids = [record.id for record in records.get_all(file, register)]
        records.delete(file, register, ids)
    (profile,) = records.get_all(file, "offices")
    renamed = replace(profile, body="Ủy ban nhân dân phường Mới", place="Mới", signers=())
    records.save(file, replace(renamed, signers=profile.signers))
    for catalogue, code in (("units", "items"), ("document_types", "report")):
        records.save(file, CatalogueEntry(catalogue=catalogue, code=code, label="Tên khác"))
    (template,) = records.get_all(file, "report_templates")
    records.save(file, replace(template, source='không = "đọc được'))


def pdf_text(pdf: bytes) -> str:
    with PdfPages(pdf) as pages:
        return "\n".join(pages.text(page) for page in range(pages.count))


def printed(file: DataFile) -> str:
    """Return what stands on the report's paper, its blanks as one space each."""
    return re.sub(" +", " ", plain_text(frozen_document(file, REPORT)))


def test_closing_freezes_what_is_said(file: DataFile) -> None:
    before = open_report(file, REPORT, today=date(2022, 6, 30))
    operation = report_issue.close(file, REPORT, today=date(2022, 6, 30))
    assert operation.name == "Chốt số liệu báo cáo “Kết quả tuyên truyền quý II năm 2022”"
    assert records.get(file, "reports", REPORT).state == CLOSED
    assert frozen_document(file, REPORT) == before.document
    figures = {figure.name: figure for figure in frozen_figures(file, REPORT)}
    assert set(figures) == {figure.name for figure in before.facts.figures}
    radio = figures["radio.items"]
    assert (radio.in_period, radio.register) == (Decimal(2), "activities")
    assert set(radio.records) == {2, 3}
    assert radio.others["cumulative"] == 3
    text = pdf_text(frozen_pdf(file, REPORT))
    assert "đã phát 02 tin, lũy kế 03 tin" in " ".join(text.split())
    assert "Số: /BC-UBND" in text


def test_nothing_alters_what_was_closed(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    before = kept(file)
    turn_everything_over(file)
    assert kept(file) == before
    for figure in before[1]:
        # The records may have gone: what was frozen stands.
        assert records.get_many(file, figure.register, figure.records) == ()


def test_what_was_closed_is_issued_as_it_was_closed(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    closed = frozen_document(file, REPORT)
    turn_everything_over(file)
    report, _ = report_issue.issue(file, REPORT, on=Q2)
    issued = frozen_document(file, REPORT)
    assert (issued.blocks, issued.recipients, issued.signature) == (
        closed.blocks,
        closed.recipients,
        closed.signature,
    )
    assert report.signer == "Nguyễn Văn Nhưng"
    (line,) = records.get_all(file, "outgoing")
    assert (line.type, line.series, line.symbol) == ("report", "report", "01/BC-UBND")


def test_what_moved_since_is_told_exactly(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    assert moved_since(file, REPORT) == ()
    # Neither of these says anything of the period.
    records.save(file, radio_item(date(2022, 7, 1)))
    records.save(file, Task(year=2024, content="Việc năm sau nữa.", result="not_done"))
    assert moved_since(file, REPORT) == ()

    new, _ = records.save(file, radio_item(date(2022, 6, 1)))
    records.delete(file, "activities", [3])
    told = {moved.figure.name: moved for moved in moved_since(file, REPORT)}
    assert set(told) == {"radio.items"}
    radio = told["radio.items"]
    # As many as before, but not the same.
    assert (radio.figure.in_period, radio.now) == (Decimal(2), Decimal(2))
    assert (radio.come, radio.gone) == ((new.id,), (3,))

    records.delete(file, "slogans", [1])
    session = Measure(unit="meetings", quantity=Decimal(4))
    meeting = Activity(day=date(2022, 6, 2), title="Họp", channel="meeting", measures=(session,))
    records.save(file, meeting)
    told = {moved.figure.name: moved for moved in moved_since(file, REPORT)}
    assert set(told) == {"radio.items", "meeting.meetings", "slogans.sentences"}
    assert told["slogans.sentences"].gone == (1,)
    # What nobody counted at the closing has moved from no data.
    assert told["meeting.meetings"].figure.in_period is None
    assert told["meeting.meetings"].now == 4


def test_another_number_counts_where_the_report_tells_it(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    records.save(file, radio_item(date(2022, 1, 5)))
    records.save(file, Target(year=2022, channel="radio", unit="items", planned=Decimal(60)))
    (moved,) = moved_since(file, REPORT)
    assert moved.figure.name == "radio.items.cumulative"
    assert moved.figure.label == "Đài truyền thanh, lũy kế từ đầu năm"
    assert (moved.figure.in_period, moved.now) == (Decimal(3), Decimal(4))
    assert (moved.come, moved.gone) == ((), ())


def test_the_tally_tells_every_number(file: DataFile) -> None:
    set_parts(file, REPORT, ["appendix-tally"])
    report_issue.close(file, REPORT)
    records.save(file, Target(year=2022, channel="radio", unit="items", planned=Decimal(60)))
    (moved,) = moved_since(file, REPORT)
    assert moved.figure.name == "radio.items.planned"
    assert moved.figure.in_period is None
    assert moved.now == Decimal(60)


def test_what_moved_is_told_without_an_office(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    records.delete(file, "activities", [2])
    (profile,) = records.get_all(file, "offices")
    records.delete(file, "offices", [profile.id])
    assert [moved.figure.name for moved in moved_since(file, REPORT)] == [
        "radio.items",
        "radio.items.cumulative",
    ]


def test_opening_again_asks_for_a_reason_and_tells_it(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    for nothing in ("", "  \n "):
        with pytest.raises(NoReason, match="phải ghi lý do"):
            report_issue.reopen(file, REPORT, nothing)
    assert records.get(file, "reports", REPORT).state == CLOSED
    report_issue.reopen(file, REPORT, "Sót một tin\n ngày 06/6")
    newest = records.history(file, "reports", REPORT)[0]
    assert newest.operation.name.endswith("quý II năm 2022”: Sót một tin ngày 06/6")
    assert newest.operation.who == "Lan"
    assert newest.changes == (("Tình trạng", "Đã chốt, chờ ký", "Đang soạn"),)
    with pytest.raises(NotClosed):
        report_issue.reopen(file, REPORT, "Lần nữa")
    for read in (frozen_document, frozen_figures, frozen_pdf, moved_since):
        with pytest.raises(NotClosed, match="đang được soạn"):
            read(file, REPORT)


def test_opened_again_it_is_written_on_and_closed_anew(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    first = kept(file)
    records.save(file, radio_item(date(2022, 6, 6)))
    report_issue.reopen(file, REPORT, "Sót một tin")
    set_subject(file, REPORT, "Kết quả mới")
    with pytest.raises(Sealed, match="đã từng chốt số liệu nên không xoá"):
        records.delete(file, "reports", [REPORT])
    report_issue.close(file, REPORT)
    again = kept(file)
    assert again[0].subject == "Kết quả mới"
    assert again[2] != first[2]
    with file.engine.connect() as connection:
        stages = connection.exec_driver_sql("SELECT stage, pdf FROM closings ORDER BY id").all()
    assert [tuple(row) for row in stages] == [
        (CLOSED, hashlib.sha256(first[2]).hexdigest()),
        (CLOSED, hashlib.sha256(again[2]).hexdigest()),
    ]


@pytest.mark.parametrize("state", [CLOSED, ISSUED])
def test_a_sealed_report_is_written_by_no_operation(file: DataFile, state: str) -> None:
    report_issue.close(file, REPORT)
    if state == ISSUED:
        report_issue.issue(file, REPORT, on=Q2)
    before = kept(file)
    report = before[3]
    block = before[4][0]
    related: Any
    related, _ = begin(file, file.period("2022-Q1"))
    theirs = next(b for b in records.get_all(file, "report_blocks") if b.report == related.id)
    asked: list[Callable[[], object]] = [
        lambda: records.save(file, replace(report, note="x")),
        lambda: records.save(file, replace(report, state=DRAFT)),
        lambda: records.save(file, replace(report, state=DRAFT, number=None, issued_on=None)),
        lambda: records.set_field(file, "reports", [REPORT], "state", DRAFT),
        lambda: records.set_field(file, "reports", [REPORT], "note", "x"),
        lambda: records.set_field(file, "reports", [related.id], "state", ISSUED),
        lambda: records.delete(file, "reports", [REPORT]),
        lambda: records.save(file, replace(block, wording="x")),
        lambda: records.save(file, replace(block, id=None, key="own.7")),
        lambda: records.save(file, replace(theirs, report=REPORT)),
        lambda: records.delete(file, "report_blocks", [block.id]),
        lambda: set_subject(file, REPORT, "x"),
        lambda: set_parts(file, REPORT, []),
        lambda: compose_again(file, REPORT),
        lambda: report_blocks.edit_block(file, block.id, "x"),
        lambda: report_blocks.split_block(file, block.id, "x", "y"),
        lambda: report_blocks.add_block(file, REPORT, "x"),
        lambda: report_blocks.move_block(file, block.id, after=None),
        lambda: report_blocks.drop_block(file, block.id),
        lambda: report_blocks.restore_block(file, block.id),
        lambda: report_blocks.reset_block(file, block.id),
        lambda: report_blocks.mark_read(file, REPORT, {}),
        lambda: report_issue.close(file, REPORT),
    ]
    if state == ISSUED:
        asked += [
            lambda: report_issue.reopen(file, REPORT, "x"),
            lambda: report_issue.issue(file, REPORT, on=Q2, number=9),
        ]
    for number, act in enumerate(asked):
        with pytest.raises(Sealed):
            pytest.fail(f"operation {number}: {act()}")
    assert kept(file) == before
    assert records.get(file, "reports", related.id).state == DRAFT


def test_issuing_gives_number_day_and_signer_and_enters_the_book(file: DataFile) -> None:
    report_issue.close(file, REPORT)
    report, operation = report_issue.issue(file, REPORT, on=Q2)
    assert (report.state, report.number, report.issued_on) == (ISSUED, 1, Q2)
    assert report.signer == "Nguyễn Văn Nhưng"
    assert operation.name == "Ban hành báo cáo số 01/BC-UBND ngày 04/07/2022"
    assert operation.registers == {"reports", "outgoing"}
    (line,) = records.get_all(file, "outgoing")
    assert (line.number, line.symbol, line.day, line.signer, line.report) == (
        1,
        "01/BC-UBND",
        Q2,
        "Nguyễn Văn Nhưng",
        REPORT,
    )
    assert "Kết quả tuyên truyền quý II năm 2022" in line.subject
    assert "Ủy ban nhân dân huyện Thanh Miện" in line.recipients


def test_the_issued_paper_is_the_closed_one_but_for_the_blanks(file: DataFile) -> None:
    report_issue.close(file, REPORT, today=date(2022, 6, 30))
    closed, closed_text = frozen_pdf(file, REPORT), printed(file)
    report_issue.issue(file, REPORT, on=Q2, number=61)
    issued, issued_text = frozen_pdf(file, REPORT), printed(file)
    blanks = {
        "Số: /BC-UBND": "Số: 61/BC-UBND",
        "ngày tháng 6 năm 2022": "ngày 04 tháng 7 năm 2022",
        "số /BC-UBND ngày /6/2022": "số 61/BC-UBND ngày 04/07/2022",
    }
    for blank, filled in blanks.items():
        assert blank in closed_text
        closed_text = closed_text.replace(blank, filled)
    assert issued_text == closed_text
    with PdfPages(closed) as one, PdfPages(issued) as two:
        assert one.sizes == two.sizes
        for page in range(one.count):
            lines = zip(one.text(page).splitlines(), two.text(page).splitlines(), strict=True)
            for before, after in lines:
                assert before == after or any(mark in after for mark in ("61/BC", "ngày 04"))


@pytest.mark.parametrize("number", [1, 9, 10, 999, 1000, 999_999])
def test_a_number_is_written_as_documents_bear_it(file: DataFile, number: int) -> None:
    report_issue.issue(file, REPORT, on=Q2, number=number)
    assert frozen_document(file, REPORT).letterhead.number == f"Số: {number:02}/BC-UBND"
    (line,) = records.get_all(file, "outgoing")
    assert line.symbol == f"{number:02}/BC-UBND"


def test_a_number_is_given_once(file: DataFile) -> None:
    other, _ = begin(file, file.period("2022-Q1"))
    assert other.id is not None
    report_issue.issue(file, other.id, on=date(2022, 4, 4), number=7)
    report_issue.close(file, REPORT)
    before = kept(file)
    with pytest.raises(InvalidRecord, match="đã cấp cho văn bản"):
        report_issue.issue(file, REPORT, on=Q2, number=7)
    assert kept(file) == before
    assert len(records.get_all(file, "outgoing")) == 1
    report, _ = report_issue.issue(file, REPORT, on=Q2)
    assert report.number == 8


def test_a_refused_issue_does_not_even_close(file: DataFile) -> None:
    with pytest.raises(CchcError, match="“Trần Thị B” khác với người ký trên bản đã chốt"):
        report_issue.issue(file, REPORT, on=Q2, signer="Trần Thị B")
    assert records.get(file, "reports", REPORT).state == DRAFT
    assert records.get_all(file, "outgoing") == ()
    with file.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM closings").scalar_one() == 0
    report, _ = report_issue.issue(file, REPORT, on=Q2, signer=" Nguyễn Văn Nhưng ")
    assert report.state == ISSUED


@pytest.mark.parametrize("relation", ["supersedes", "corrects", "recalls"])
def test_an_issued_report_is_answered_by_a_linked_one(file: DataFile, relation: str) -> None:
    with pytest.raises(NotClosed, match="Chỉ báo cáo đã ban hành"):
        report_issue.begin_related(file, REPORT, relation)
    report_issue.issue(file, REPORT, on=Q2)
    before = kept(file)
    answer, _ = report_issue.begin_related(file, REPORT, relation)
    assert (answer.relation, answer.related, answer.state) == (relation, REPORT, DRAFT)
    assert answer.id is not None
    mine, theirs = (
        [b.wording for b in open_report(file, report).blocks] for report in (answer.id, REPORT)
    )
    assert mine == theirs
    answer, _ = report_issue.issue(file, answer.id, on=date(2022, 7, 8))
    assert answer.number == 2
    assert report_issue.answers_to(file, REPORT) == (answer,)
    assert kept(file) == before


def test_only_an_issued_report_is_answered(file: DataFile) -> None:
    draft, _ = begin(file, file.period("2022-Q1"))
    with pytest.raises(InvalidRecord, match="phải là báo cáo đã ban hành"):
        begin(file, file.period("2022-Q2"), relation="corrects", related=draft.id)
    with pytest.raises(RecordGone):
        report_issue.begin_related(file, 99, "corrects")


def test_an_issued_report_is_the_same_on_every_later_day(file: DataFile) -> None:
    report_issue.issue(file, REPORT, on=Q2)
    before = kept(file)
    turn_everything_over(file)
    while records.undo_name(file) is not None:
        records.undo(file)
    while records.redo_name(file) is not None:
        records.redo(file)
    file.engine.dispose()
    again = open_data_file(file.path)
    assert kept(again) == before
    again.close()


def test_a_damaged_paper_is_found(file: DataFile) -> None:
    report_issue.issue(file, REPORT, on=Q2)
    pdf = frozen_pdf(file, REPORT)
    with writing(file.engine) as connection:
        # As a failing disk does it, without asking the guards.
        connection.exec_driver_sql("DROP TRIGGER guard_file_contents_update")
        connection.exec_driver_sql(
            "UPDATE file_contents SET content = ? WHERE sha256 = ?",
            (pdf[:100] + b"\x00" + pdf[101:], hashlib.sha256(pdf).hexdigest()),
        )
    with pytest.raises(report_issue.DamagedPaper, match="khôi phục từ bản sao lưu"):
        frozen_pdf(file, REPORT)
    with writing(file.engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_file_contents_delete")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("UPDATE file_contents SET content = x''")
    with pytest.raises(report_issue.DamagedPaper):
        frozen_pdf(file, REPORT)


def test_a_report_without_content_is_not_closed(file: DataFile) -> None:
    empty, _ = records.save(file, Report(title="Trống", period="2022-Q1", calendar="calendar"))
    with pytest.raises(NotClosed, match="chưa có nội dung"):
        report_issue.close(file, empty.id)
    with pytest.raises(NotClosed, match="chưa có nội dung"):
        report_issue.issue(file, empty.id, on=Q2)
    assert records.get(file, "reports", empty.id) == empty
    with pytest.raises(RecordGone):
        report_issue.close(file, 99)


def test_what_was_done_to_other_records_is_still_undone(file: DataFile) -> None:
    activity, _ = records.save(file, radio_item(title="Thêm trước"))
    set_subject(file, REPORT, "Kết quả khác")
    records.save(file, replace(activity, title="Sửa trước"))
    report_issue.close(file, REPORT)
    records.delete(file, "slogans", [1])
    report_issue.issue(file, REPORT, on=Q2)
    before = kept(file)

    assert records.undo_name(file) == "Xoá 1 khẩu hiệu"
    names = []
    while (name := records.undo_name(file)) is not None:
        names.append(name)
        records.undo(file)
    # All but what made the report and the template that it names.
    assert names[:3] == [
        "Xoá 1 khẩu hiệu",
        "Sửa hoạt động “Sửa trước”",
        "Thêm hoạt động “Thêm trước”",
    ]
    assert names[-1].startswith("Thêm thông tin cơ quan")
    assert not any("mẫu" in name or "Lập báo cáo" in name for name in names)
    assert kept(file) == before
    for register in ("activities", "slogans", "tasks", "offices", "documents"):
        assert records.get_all(file, register) == ()
    while records.redo_name(file) is not None:
        records.redo(file)
    assert kept(file) == before
    assert [a.title for a in records.get_all(file, "activities")][-1] == "Sửa trước"


def test_a_block_that_the_template_took_back_is_no_obstacle(file: DataFile) -> None:
    """Composing again removes it, with no record after: what it named was made all the same."""
    (template,) = records.get_all(file, "report_templates")
    shorter = TEMPLATE[: TEMPLATE.index('[[blocks]]\nkey = "task"')]
    records.save(file, replace(template, source=shorter))
    compose_again(file, REPORT)
    assert "task" not in {block.key for block in records.get_all(file, "report_blocks")}
    report_issue.close(file, REPORT)
    report_issue.issue(file, REPORT, on=Q2)
    before = kept(file)
    assert records.undo_name(file) == "Sửa mẫu báo cáo “Mẫu của xã”"
    while records.undo_name(file) is not None:
        records.undo(file)
    assert kept(file) == before


def test_what_was_done_together_with_a_report_blocks_nothing(file: DataFile) -> None:
    """One operation on the report and on others is sealed, and what lies below it on those."""
    activity, _ = records.save(file, radio_item(title="Tin gốc"))
    report = records.get(file, "reports", REPORT)
    both = [replace(report, note="x"), replace(activity, title="Tin sửa")]
    _, together = records.save_all(file, both, "Sửa cả hai")
    slogan, _ = records.save(file, Slogan(text="Sau đó"))
    report_issue.close(file, REPORT)
    with pytest.raises(NotTheNext, match="gắn với báo cáo đã chốt số liệu"):
        records.undo(file, together.id)
    names = []
    while (name := records.undo_name(file)) is not None:
        names.append(name)
        records.undo(file)
    assert names[0] == "Thêm khẩu hiệu “Sau đó”"
    assert "Thêm hoạt động “Tin gốc”" not in names
    assert records.get(file, "activities", activity.id).title == "Tin sửa"
    assert slogan not in records.get_all(file, "slogans")


def test_a_number_cancelled_before_stays_and_is_not_given_again(file: DataFile) -> None:
    letter = OutgoingDocument(type="report", day=date(2022, 5, 4), subject="Báo cáo nhanh")
    entered, _ = book.enter(file, letter)
    assert entered.id is not None
    book.cancel(file, entered.id, "Ghi nhầm")
    report, _ = report_issue.issue(file, REPORT, on=Q2)
    assert report.number == 2
