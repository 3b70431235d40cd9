"""Whatever is done in whatever order, an issued report stays what it was when it was issued."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PIL import Image

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.outgoing import FIXED_BY_REPORT, JOINT, OutgoingDocument
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.services import (
    book,
    records,
    report_blocks,
    report_issue,
    report_scans,
    report_templates,
    reports,
)
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report_composing import begin, compose_again
from cchc_desktop.storage.closings import last_closing
from cchc_desktop.storage.engine import reading, writing
from tests.data_files import new_data_file, office, radio_item

TEMPLATE = """
name = "Mẫu của xã"
type = "report"
subject = "Kết quả {period}"

[[blocks]]
key = "told"
text = "Đã phát {radio.items} tin."

[[blocks]]
key = "more"
kind = "dash"
text = "LỜI"
"""

WORDINGS = st.sampled_from(["Phát {radio.items} tin.", "Không có số liệu.", "Lời khác."])
DAYS = st.dates(date(2022, 4, 1), date(2023, 2, 28))
PERIODS = st.sampled_from(["2022-Q1", "2022-Q2", "2022-H1"])
REASONS = st.sampled_from(["Sót một tin", "Sai số liệu", ""])

PAST_THE_SERVICES = (
    "UPDATE reports SET title = 'x' WHERE id = {report}",
    "UPDATE reports SET state = 'draft' WHERE id = {report}",
    "UPDATE reports SET state = 'closed', number = NULL, issued_on = NULL WHERE id = {report}",
    "UPDATE reports SET number = number + 1 WHERE id = {report}",
    "UPDATE reports SET issued_on = '2022-01-01' WHERE id = {report}",
    "UPDATE OR REPLACE reports SET id = {report} WHERE id = {other}",
    "DELETE FROM reports WHERE id = {report}",
    "DELETE FROM reports",
    "INSERT OR REPLACE INTO reports SELECT * FROM reports WHERE id = {report}",
    "UPDATE report_blocks SET wording = 'x' WHERE report = {report}",
    "UPDATE report_blocks SET report = {other} WHERE report = {report}",
    "UPDATE report_blocks SET report = {report} WHERE report = {other}",
    "DELETE FROM report_blocks WHERE report = {report}",
    (
        "INSERT INTO report_blocks_seen"
        " SELECT id, 9, 'x', 'x' FROM report_blocks WHERE report = {report}"
    ),
    "UPDATE report_blocks_seen SET shown = 'x'",
    "DELETE FROM report_blocks_seen",
    "INSERT INTO reports_parts VALUES ({report}, 7, 'proposals')",
    "UPDATE closings SET document = '{{}}' WHERE report_id = {report}",
    "UPDATE closings SET figures = '[]'",
    "UPDATE closings SET report_id = {other} WHERE report_id = {report}",
    "DELETE FROM closings WHERE report_id = {report}",
    (
        "INSERT INTO closings (report_id, stage, at, who, document, figures, pdf)"
        " SELECT {report}, stage, at, who, '{{}}', '[]', pdf FROM closings"
    ),
    "UPDATE file_contents SET content = x'00'",
    "INSERT OR REPLACE INTO file_contents SELECT sha256, 1, x'00' FROM file_contents",
    "DELETE FROM file_contents",
    "UPDATE outgoing SET number = number + 1 WHERE report = {report}",
    "UPDATE outgoing SET year = 2021, series = 'plan'",
    "UPDATE outgoing SET report = NULL WHERE report = {report}",
    "UPDATE outgoing SET symbol = 'x', subject = 'x', signer = 'x' WHERE report = {report}",
    "UPDATE outgoing SET day = '2022-01-01'",
    "UPDATE outgoing SET cancelled = 1, cancel_reason = 'x' WHERE report = {report}",
    "UPDATE OR REPLACE outgoing SET number = 1",
    "DELETE FROM outgoing WHERE report = {report}",
    "INSERT OR REPLACE INTO outgoing SELECT * FROM outgoing",
)
"""What a path that asks nobody could try: none of it may touch an issued report."""


ROWS = (
    "SELECT * FROM reports WHERE id = ?",
    "SELECT * FROM reports_parts WHERE record_id = ? ORDER BY 1, 2",
    "SELECT * FROM report_blocks WHERE report = ? ORDER BY id",
    (
        "SELECT seen.* FROM report_blocks_seen AS seen JOIN report_blocks ON id = record_id"
        " WHERE report = ? ORDER BY 1, 2"
    ),
    "SELECT * FROM closings WHERE report_id = ? ORDER BY id",
    (
        "SELECT sha256, content FROM file_contents"
        " WHERE sha256 IN (SELECT pdf FROM closings WHERE report_id = ?) ORDER BY 1"
    ),
    "SELECT id, cancelled, " + ", ".join(FIXED_BY_REPORT) + " FROM outgoing WHERE report = ?",
)
"""All rows that an issued report is made of, the bytes of its paper too."""


def rows_of(file: DataFile, report: int) -> list[tuple[Any, ...]]:
    with reading(file.engine) as connection:
        return [
            tuple(row) for rows in ROWS for row in connection.exec_driver_sql(rows, (report,)).all()
        ]


@dataclass(frozen=True)
class Issued:
    """An issued report as the services tell it: what the window and the book say, its PDF."""

    report: Report
    blocks: tuple[Any, ...]
    document: Any
    figures: tuple[Any, ...]
    pdf: str
    line: tuple[Any, ...]


def issued(file: DataFile, report: int) -> Issued:
    (line,) = [line for line in records.get_all(file, "outgoing") if line.report == report]
    with reading(file.engine) as connection:
        blocks = reports.blocks_of(connection, records.get(file, "reports", report))
    return Issued(
        report=records.get(file, "reports", report),
        blocks=blocks,
        document=report_issue.frozen_document(file, report),
        figures=report_issue.frozen_figures(file, report),
        pdf=hashlib.sha256(report_issue.frozen_pdf(file, report)).hexdigest(),
        line=tuple(getattr(line, name) for name in ("id", *FIXED_BY_REPORT, "cancelled")),
    )


@cache
def _made() -> bytes:
    """Make an office with a report being written that cannot be taken back by undo."""
    with TemporaryDirectory() as folder:
        file = new_data_file(Path(folder) / "x.cchc")
        records.save(file, office())
        for day in (date(2022, 2, 3), date(2022, 5, 4), date(2022, 5, 5)):
            records.save(file, radio_item(day))
        records.save(file, ReportTemplate(name="Mẫu của xã", source=TEMPLATE))
        begin(file, file.period("2022-Q2"), template=1)
        with writing(file.engine) as connection:
            connection.exec_driver_sql("UPDATE operations SET state = 'sealed'")
        file.close()
        return file.path.read_bytes()


@cache
def _scan() -> bytes:
    made = io.BytesIO()
    Image.new("L", (40, 50), 255).save(made, "PNG", dpi=(300, 300))
    return made.getvalue()


class Desk(RuleBasedStateMachine):
    """A clerk, a deputy, a forgetful programmer and an undo key, all at one file."""

    done: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "x.cchc"
        self.path.write_bytes(_made())
        self.file = open_data_file(self.path, who="Lan")
        self.known: dict[int, Issued] = {}
        self.rows: dict[int, list[tuple[Any, ...]]] = {}

    def teardown(self) -> None:
        self.file.close()
        again = open_data_file(self.path)
        try:
            for key, former in self.known.items():
                assert issued(again, key) == former
        finally:
            again.close()
            self.folder.cleanup()

    def tried(self, name: str, act: Callable[[], object]) -> None:
        """Do what may be refused in plain words; anything else that goes wrong is a fault."""
        try:
            act()
        except CchcError:
            self.done[f"{name} refused"] += 1
        else:
            self.done[name] += 1

    def ids(self, register: str) -> list[int]:
        return [record.id for record in records.get_all(self.file, register)]

    def any_of(self, data: st.DataObject, register: str) -> int | None:
        """Return the id of a record of a register, None where it has none."""
        ids = self.ids(register)
        return data.draw(st.sampled_from(ids), label=register) if ids else None

    def report(self, data: st.DataObject, state: str = "") -> int:
        """Return the id of a report, more often one in ``state``; 99 where there is none."""
        every = records.get_all(self.file, "reports")
        fit = [report.id for report in every if report.state == state]
        ids = fit * 3 + [report.id for report in every]
        return data.draw(st.sampled_from(ids), label="report") if ids else 99

    @rule(data=st.data(), days=st.integers(0, 9), number=st.none() | st.integers(1, 9))
    def issue(self, data: st.DataObject, days: int, number: int | None) -> None:
        report = self.report(data, CLOSED)
        on = date(2022, 7, 4) + timedelta(days=days)
        self.tried("issue", lambda: report_issue.issue(self.file, report, on=on, number=number))

    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        report = self.report(data, DRAFT)
        self.tried("close", lambda: report_issue.close(self.file, report))

    @rule(data=st.data(), reason=REASONS)
    def reopen(self, data: st.DataObject, reason: str) -> None:
        report = self.report(data, CLOSED)
        self.tried("reopen", lambda: report_issue.reopen(self.file, report, reason))

    @rule(period=PERIODS, own=st.booleans())
    def begin(self, period: str, own: bool) -> None:
        template = next(iter(self.ids("report_templates")), None) if own else None
        wanted = self.file.period(period)
        self.tried("begin", lambda: begin(self.file, wanted, template=template))

    @precondition(lambda self: self.known)
    @rule(data=st.data(), relation=st.sampled_from(["supersedes", "corrects", "recalls"]))
    def answer(self, data: st.DataObject, relation: str) -> None:
        report = data.draw(st.sampled_from(sorted(self.known)))
        self.tried("answer", lambda: report_issue.begin_related(self.file, report, relation))

    @rule(data=st.data(), which=st.integers(0, 9), wording=WORDINGS)
    def edit(self, data: st.DataObject, which: int, wording: str) -> None:
        block = self.any_of(data, "report_blocks") or 99
        file = self.file
        acts: Sequence[Callable[[], object]] = (
            lambda: report_blocks.edit_block(file, block, wording),
            lambda: report_blocks.split_block(file, block, wording, "Phần sau."),
            lambda: report_blocks.move_block(file, block, after=None),
            lambda: report_blocks.drop_block(file, block),
            lambda: report_blocks.restore_block(file, block),
            lambda: report_blocks.reset_block(file, block),
            lambda: report_blocks.take_offered(file, block),
            lambda: report_blocks.decline_offered(file, block),
            lambda: records.delete(file, "report_blocks", [block]),
            lambda: records.set_field(file, "report_blocks", [block], "wording", wording),
        )
        self.tried("edit", acts[which])

    @rule(data=st.data(), which=st.integers(0, 8), wording=WORDINGS)
    def change_report(self, data: st.DataObject, which: int, wording: str) -> None:
        report, file = self.report(data), self.file
        title = wording.strip("{}")

        def other(**changes: Any) -> object:
            return records.save(file, replace(records.get(file, "reports", report), **changes))

        acts: Sequence[Callable[[], object]] = (
            lambda: report_blocks.add_block(file, report, wording),
            lambda: report_blocks.mark_read(file, report, {1: {"radio.items": "07"}}),
            lambda: compose_again(file, report),
            lambda: reports.set_parts(file, report, ["proposals"]),
            lambda: reports.set_subject(file, report, title),
            lambda: records.set_field(file, "reports", [report], "note", title),
            lambda: records.set_field(file, "reports", [report], "state", DRAFT),
            lambda: other(state=DRAFT, number=None, issued_on=None),
            lambda: other(state=ISSUED, number=77, issued_on=date(2022, 7, 4)),
        )
        self.tried("change a report", acts[which])

    @rule(data=st.data())
    def delete_report(self, data: st.DataObject) -> None:
        report = self.report(data)
        self.tried("delete a report", lambda: records.delete(self.file, "reports", [report]))

    @rule(data=st.data(), which=st.integers(0, 2), day=DAYS)
    def change_records(self, data: st.DataObject, which: int, day: date) -> None:
        activity = self.any_of(data, "activities") or 99
        file = self.file
        acts: Sequence[Callable[[], object]] = (
            lambda: records.save(file, radio_item(day)),
            lambda: records.set_field(file, "activities", [activity], "day", day),
            lambda: records.delete(file, "activities", [activity]),
        )
        self.tried("change records", acts[which])

    @rule(data=st.data(), which=st.integers(0, 6), day=DAYS, number=st.integers(1, 9))
    def change_the_book(self, data: st.DataObject, which: int, day: date, number: int) -> None:
        line, file = self.any_of(data, "outgoing") or 99, self.file

        def with_report() -> object:
            report = self.report(data)
            wanted = OutgoingDocument(type="report", day=day, subject="Kết quả", report=report)
            return book.enter(file, wanted)

        acts: Sequence[Callable[[], object]] = (
            lambda: book.enter(file, OutgoingDocument(type="report", day=day, subject="Tin")),
            lambda: book.cancel(file, line, "in sai"),
            lambda: records.delete(file, "outgoing", [line]),
            lambda: records.set_field(file, "outgoing", [line], "note", f"gửi lần {number}"),
            lambda: records.set_field(file, "outgoing", [line], "number", number),
            lambda: records.set_field(file, "outgoing", [line], "day", day),
            with_report,
        )
        self.tried("change the book", acts[which])

    @rule(data=st.data(), take_off=st.booleans())
    def attach_or_take_off(self, data: st.DataObject, take_off: bool) -> None:
        report = self.report(data)
        scan = self.path.with_name("ban-ky.png")
        scan.write_bytes(_scan())
        known = self.any_of(data, "report_files")
        if take_off and known is not None:
            self.tried("take a scan off", lambda: report_scans.remove(self.file, known))
        else:
            self.tried("attach", lambda: report_scans.attach(self.file, report, scan))

    @rule(data=st.data(), which=st.integers(0, 3), day=DAYS)
    def change_the_office(self, data: st.DataObject, which: int, day: date) -> None:
        key, file = self.any_of(data, "offices") or 99, self.file

        def end_and_follow() -> object:
            ended = replace(records.get(file, "offices", key), valid_to=day - timedelta(days=1))
            following = office(valid_from=day, numbering=JOINT, place="Mới")
            return records.save_all(file, [ended, following], "Đổi cơ quan")

        acts: Sequence[Callable[[], object]] = (
            lambda: records.set_field(file, "offices", [key], "place", "Nơi khác"),
            end_and_follow,
            lambda: records.delete(file, "offices", [key]),
            lambda: records.save(file, office()),
        )
        self.tried("change the office", acts[which])

    @rule(data=st.data(), which=st.integers(0, 2), wording=WORDINGS)
    def change_the_template(self, data: st.DataObject, which: int, wording: str) -> None:
        key, file = self.any_of(data, "report_templates") or 99, self.file
        source = self.path.with_name("mau.toml")
        source.write_text(TEMPLATE.replace("LỜI", wording), encoding="utf-8")
        acts: Sequence[Callable[[], object]] = (
            lambda: report_templates.replace_by(file, key, source),
            lambda: records.delete(file, "report_templates", [key]),
            lambda: records.set_field(file, "report_templates", [key], "source", "không = “"),
        )
        self.tried("change the template", acts[which])

    @rule(label=st.sampled_from(["Tên khác", "Báo cáo miệng"]))
    def rename_in_the_catalogue(self, label: str) -> None:
        entry = CatalogueEntry(catalogue="document_types", code="report", label=label)
        self.tried("rename", lambda: records.save(self.file, entry))

    @rule(step=st.sampled_from([records.undo, records.redo]), times=st.integers(1, 3))
    def undo_or_redo(self, step: Callable[[DataFile], Any], times: int) -> None:
        for _ in range(times):
            self.tried(step.__name__, lambda: step(self.file))

    @rule()
    def close_the_program_and_open_it_again(self) -> None:
        self.file.close()
        self.file = open_data_file(self.path, who="Huệ")

    @precondition(lambda self: self.known)
    @rule(data=st.data(), statements=st.lists(st.sampled_from(PAST_THE_SERVICES), min_size=1))
    def go_past_the_services(self, data: st.DataObject, statements: list[str]) -> None:
        report = data.draw(st.sampled_from(sorted(self.known)))
        others = [key for key in self.ids("reports") if key != report]
        other = data.draw(st.sampled_from(others)) if others else 98

        def past(sql: str) -> None:
            with writing(self.file.engine) as connection:
                connection.exec_driver_sql(sql)

        for statement in statements:
            sql = statement.format(report=report, other=other)
            self.tried("sql", partial(past, sql))

    @invariant()
    def what_was_issued_is_what_it_was(self) -> None:
        for key, former in self.rows.items():
            assert rows_of(self.file, key) == former
        for report in records.get_all(self.file, "reports"):
            if report.state == ISSUED and report.id not in self.known:
                self.known[report.id] = self._just_issued(report.id)
                self.rows[report.id] = rows_of(self.file, report.id)

    def _just_issued(self, key: int) -> Issued:
        """Return a report that was just issued, once all its parts have agreed."""
        it = issued(self.file, key)
        _, _, _, number, _, symbol, day, subject, signer, cancelled = it.line
        told = it.document.letterhead.number
        assert (it.report.number, it.report.issued_on, it.report.signer) == (number, day, signer)
        assert (told, it.document.subject, cancelled) == (f"Số: {symbol}", subject, False)
        with reading(self.file.engine) as connection:
            closing = last_closing(connection, key)
        assert closing is not None
        assert (closing.stage, closing.pdf) == (ISSUED, it.pdf)
        return it

    @invariant()
    def no_number_is_given_twice(self) -> None:
        lines = records.get_all(self.file, "outgoing")
        assert len({(line.year, line.symbol) for line in lines}) == len(lines)
        of_reports = [line.report for line in lines if line.report is not None]
        states = {report.id: report.state for report in records.get_all(self.file, "reports")}
        assert sorted(of_reports) == [key for key, state in states.items() if state == ISSUED]


THOROUGH = settings.default is not None and settings.default.max_examples > 40
TRIED = 600 if THOROUGH else 40


def test_no_path_edits_renumbers_or_deletes_an_issued_report() -> None:
    Desk.done.clear()
    run_state_machine_as_test(Desk, settings=settings(max_examples=TRIED, stateful_step_count=25))
    # Not because nothing was issued, nor because everything was refused.
    happened = ["issue", "close", "attach", "undo", "edit", "begin"]
    if THOROUGH:
        happened += ["reopen", "answer", "redo", "take a scan off", "change the template"]
    refused = ["issue", "edit", "change a report", "delete a report", "change the book", "sql"]
    assert [name for name in happened if not Desk.done[name]] == []
    assert [name for name in refused if not Desk.done[f"{name} refused"]] == []
