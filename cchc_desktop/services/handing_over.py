"""Bàn giao: everything of an office in one folder that can be read without the program."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import lines_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.progress import Cancelled, Progress, Unwatched
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.register_lists import RegisterList, cells_of
from cchc_desktop.domain.registers import PAGES, REGISTERS, Register
from cchc_desktop.domain.reports import DRAFT, ISSUED, Report
from cchc_desktop.domain.vietnamese import format_day, slug
from cchc_desktop.files import (
    FileTrouble,
    let_others_read,
    make_folder,
    whole_folder,
    write_atomically,
)
from cchc_desktop.services import book, evidence, records
from cchc_desktop.services.book_paper import write_book_pdf, write_book_workbook
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.handover_pages import Link, Row, Section, index_page, list_page
from cchc_desktop.services.protection import protection_in
from cchc_desktop.services.report_issue import NotClosed, frozen_pdf
from cchc_desktop.services.report_scans import content, files_of
from cchc_desktop.services.tally import write_tally
from cchc_desktop.storage.safe_copy import copy_whole

INDEX: Final = "index.html"
MANIFEST: Final = "ban-ke-sha256.txt"

_DATA, _REPORTS, _BOOK = "du-lieu", "bao-cao", "so-van-ban-di"
_TALLIES, _LISTS, _EVIDENCE = "tong-hop", "danh-sach", "minh-chung"
_NAME_LETTERS: Final = 60

_OF_ALL: Final = (
    "Thư mục này có mọi thứ của sổ tuyên truyền cải cách hành chính: dữ liệu, báo cáo đã phát "
    "hành, bản quét, tệp minh chứng, sổ văn bản đi, bảng tổng hợp, danh sách. Xem được bằng trình "
    "duyệt, trình đọc PDF và Excel; không cần chương trình, không cần mạng."
)
_LOCKED: Final = (
    "Tệp dữ liệu có mật khẩu: bàn giao kèm mật khẩu hoặc tờ khôi phục trong phong bì. Mọi thứ "
    "trong thư mục này không mã hoá; hãy giữ như giữ sổ giấy."
)
_OF_THE_DATA: Final = (
    "Tệp dữ liệu có mọi sổ, danh mục, lịch sử thay đổi và tệp kèm. Mở bằng chương trình CCHC "
    "Desktop (Tệp > Mở); không có chương trình thì mở bằng bất cứ chương trình đọc SQLite 3 nào."
)
_OF_THE_MANIFEST: Final = (
    f"Tệp {MANIFEST} ghi mã SHA-256 của từng tệp. Trên Linux: sha256sum -c {MANIFEST}. Trên "
    "Windows: certutil -hashfile TỆP SHA256, rồi so với mã đã ghi."
)

_MOST_ROWS_OF_A_PAGE: Final = 20_000
"""A longer register is in the workbook only: no browser shows such a page well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Where it was written; ``remarks`` are sentences on what could not be put into it."""

    folder: Path
    files: int
    remarks: tuple[str, ...]


def hand_over(
    file: DataFile,
    parent: Path,
    *,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> HandedOver:
    """Write a new folder into ``parent`` with everything, and a manifest of its SHA-256.

    It has its name only when it is complete. What cannot be written of a single report or year
    is told in ``remarks`` and on the first page. Raises FileTrouble, DamagedDataFile, Cancelled;
    nothing is left then.
    """
    moment = now or datetime.now().astimezone()
    office = _office(file)
    name = f"ban-giao_{_name(office, 'co-quan')}_{moment:%Y-%m-%d}"
    with whole_folder(parent, name, "Chưa bàn giao được") as (temporary, folder):
        making = _Making(file, temporary, office, moment, progress or Unwatched())
        making.write()
    return HandedOver(folder=folder, files=making.files, remarks=tuple(making.remarks))


class _Making:
    """The folder while it is written."""

    def __init__(
        self, file: DataFile, folder: Path, office: str, now: datetime, progress: Progress
    ) -> None:
        self.remarks: list[str] = []
        self.files = 0
        self._file = file
        self._folder = folder
        self._office = office
        self._now = now
        self._progress = progress
        self._sections: list[Section] = []

    def write(self) -> None:
        """Write all of it."""
        parts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Đang sao tệp dữ liệu", self._data),
            ("Đang ghi báo cáo và bản quét", self._reports),
            ("Đang ghi tệp minh chứng", self._evidence),
            ("Đang ghi sổ văn bản đi", self._books),
            ("Đang ghi bảng tổng hợp", self._tallies),
            ("Đang ghi danh sách", self._lists),
        )
        for step, (what, part) in enumerate(parts):
            self._progress.step(step, len(parts) + 1, what)
            part()
        self._progress.step(len(parts), len(parts) + 1, "Đang lập bản kê")
        self._index()
        self._manifest()
        self._progress.step(len(parts) + 1, len(parts) + 1, "Xong")

    def _data(self) -> None:
        name = f"{_name(self._file.path.stem, 'so-tuyen-truyen')}.cchc"
        place = self._place(_DATA)
        copy_whole(self._file.path, place / name)
        let_others_read(place / name)
        row = Row(texts=(name,), links=(Link(path=f"{_DATA}/{name}", text="Tệp dữ liệu"),))
        self._sections.append(
            Section(
                title="Dữ liệu",
                sentences=(_OF_THE_DATA, _LOCKED) if protection_in(self._file) else (_OF_THE_DATA,),
                headings=("Tên", "Tệp"),
                rows=(row,),
            )
        )

    def _reports(self) -> None:
        reports: tuple[Report, ...] = records.get_all(self._file, "reports")
        lines = records.get_all(self._file, "outgoing")
        symbols = {line.report: line.symbol for line in lines}
        rows, remarks = [], len(self.remarks)
        for report in sorted(reports, key=lambda one: (str(one.issued_on or ""), one.id or 0)):
            row = self._report(report, symbols.get(report.id, ""))
            if row is not None:
                rows.append(row)
        self._sections.append(
            Section(
                title="Báo cáo đã ban hành, đã chốt",
                sentences=() if rows else ("Chưa có báo cáo nào.",),
                headings=("Số", "Ngày", "Trích yếu", "Tệp"),
                rows=tuple(rows),
                remarks=tuple(self.remarks[remarks:]),
            )
        )

    def _report(self, report: Report, symbol: str) -> Row | None:
        assert report.id is not None
        year = str(report.issued_on.year) if report.issued_on else "chua-ban-hanh"
        stem = _name(f"{symbol or report.period} {report.title}", "bao-cao")
        links = []
        if report.state != DRAFT:
            with self._told(f"Báo cáo “{report.title}”", besides=(NotClosed,)):
                pdf = frozen_pdf(self._file, report.id)
                said = "Bản phát hành (PDF)" if report.state == ISSUED else "Bản đã chốt (PDF)"
                links.append(self._put(f"{_REPORTS}/{year}", f"{stem}.pdf", pdf, said))
        for scan in files_of(self._file, report.id):
            assert scan.id is not None
            with self._told(f"Tệp kèm báo cáo “{report.title}”"):
                data = content(self._file, scan.id)
                suffix = PurePosixPath(scan.name.replace("\\", "/")).suffix.lower()
                plain = suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""
                name = f"{stem}_{scan.id}_{_name(scan.name.removesuffix(suffix), 'tep')}{plain}"
                links.append(self._put(f"{_REPORTS}/{year}", name, data, scan.name))
        if report.state == DRAFT and not links:
            return None
        day = format_day(report.issued_on) if report.issued_on else ""
        return Row(texts=(symbol, day, report.title), links=tuple(links))

    def _evidence(self) -> None:
        rows, remarks = [], len(self.remarks)
        for register in PAGES.values():
            if "evidence" not in lines_of(register.record):
                continue
            for record in records.every(self._file, Query(register=register.name)):
                links = self._evidence_of(register, record)
                if links:
                    rows.append(
                        Row(texts=(register.label, register.name_of(record)), links=tuple(links))
                    )
        self._sections.append(
            Section(
                title="Tệp minh chứng",
                sentences=() if rows else ("Chưa có tệp minh chứng nào được đưa vào.",),
                headings=("Sổ", "Bản ghi", "Tệp"),
                rows=tuple(rows),
                remarks=tuple(self.remarks[remarks:]),
            )
        )

    def _evidence_of(self, register: Register, record: Any) -> list[Link]:
        """Write the present version of each file of a record; the data file has the former ones."""
        links = []
        folder = f"{_EVIDENCE}/{_name(register.label, register.name)}"
        for kept in (proof.file for proof in record.evidence if proof.file is not None):
            with self._told(f"{register.label} “{register.name_of(record)}”"):
                suffix = PurePosixPath(kept.name).suffix.lower()
                name = f"{record.id}_{_name(kept.name.removesuffix(suffix), 'tep')}{suffix}"
                links.append(self._put(folder, name, evidence.content(self._file, kept), kept.name))
        return links

    def _books(self) -> None:
        rows, remarks = [], len(self.remarks)
        for year, standings in sorted(book.standings(self._file).items()):
            links = []
            for suffix, write in ((".pdf", write_book_pdf), (".xlsx", write_book_workbook)):
                name = f"so-van-ban-di-{year}{suffix}"
                with self._told(f"Sổ văn bản đi năm {year}"):
                    write(self._file, year, self._place(_BOOK) / name)
                    links.append(Link(path=f"{_BOOK}/{name}", text=suffix[1:].upper()))
            given = sum(one.given for one in standings)
            rows.append(Row(texts=(str(year), f"{given} số"), links=tuple(links)))
        self._sections.append(
            Section(
                title="Sổ văn bản đi",
                sentences=() if rows else ("Chưa có số nào được cấp.",),
                headings=("Năm", "Đã cấp", "Tệp"),
                rows=tuple(rows),
                remarks=tuple(self.remarks[remarks:]),
            )
        )

    def _tallies(self) -> None:
        rows, remarks = [], len(self.remarks)
        for year in _years(self._file):
            name = f"tong-hop-{year}.xlsx"
            with self._told(f"Bảng tổng hợp năm {year}"):
                period = self._file.period(str(year))
                write_tally(
                    self._file, period, self._place(_TALLIES) / name, made_on=self._now.date()
                )
                link = Link(path=f"{_TALLIES}/{name}", text="Excel")
                rows.append(Row(texts=(str(year),), links=(link,)))
        self._sections.append(
            Section(
                title="Bảng tổng hợp từng năm",
                sentences=() if rows else ("Chưa có hoạt động nào.",),
                headings=("Năm", "Tệp"),
                rows=tuple(rows),
                remarks=tuple(self.remarks[remarks:]),
            )
        )

    def _lists(self) -> None:
        from cchc_desktop.workbooks.register_lists import write_register_lists

        lists = [_list_of(self._file, register) for register in PAGES.values()]
        book_name = "cac-so.xlsx"
        remarks, rows = len(self.remarks), []
        with self._told("Danh sách Excel của các sổ"):
            write_register_lists(
                lists,
                self._place(_LISTS) / book_name,
                owner=self._office,
                made_on=self._now.date(),
            )
            link = Link(path=f"{_LISTS}/{book_name}", text="Mọi sổ (Excel)")
            rows.append(Row(texts=("Tất cả", str(sum(one.count for one in lists))), links=(link,)))
        for one in lists:
            links: tuple[Link, ...] = ()
            if one.count <= _MOST_ROWS_OF_A_PAGE:
                name = f"{_name(one.register.label, one.register.name)}.html"
                page = "".join(list_page(one, f"../{INDEX}")).encode()
                links = (self._put(_LISTS, name, page, "Xem"),)
            rows.append(Row(texts=(one.register.label, str(one.count)), links=links))
        self._sections.append(
            Section(
                title="Danh sách các sổ",
                headings=("Sổ", "Bản ghi", "Tệp"),
                rows=tuple(rows),
                remarks=tuple(self.remarks[remarks:]),
            )
        )

    def _index(self) -> None:
        made = f"{self._now:%H:%M} ngày {format_day(self._now.date())}"
        lead = (
            f"Lập lúc {made}, người lập: {self._file.who}.",
            _OF_ALL,
        )
        check = Section(
            title="Kiểm tra còn nguyên vẹn",
            sentences=(_OF_THE_MANIFEST,),
        )
        title = f"Bàn giao sổ tuyên truyền cải cách hành chính - {self._office}"
        page = index_page(title, lead, (*self._sections, check))
        write_atomically(self._folder / INDEX, page.encode())

    def _manifest(self) -> None:
        lines = []
        for path in sorted(self._folder.rglob("*")):
            if path.is_file():
                with path.open("rb") as opened:
                    sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
                lines.append(f"{sha256}  {path.relative_to(self._folder).as_posix()}\n")
        self.files = len(lines) + 1
        write_atomically(self._folder / MANIFEST, "".join(lines).encode())

    def _place(self, name: str) -> Path:
        folder = self._folder / name
        make_folder(folder)
        return folder

    def _put(self, folder: str, name: str, data: bytes, text: str) -> Link:
        target = self._place(folder) / name
        while target.exists():  # two titles that are one in plain letters
            target = target.with_name(f"{target.stem}-2{target.suffix}")
        write_atomically(target, data)
        return Link(path=f"{folder}/{target.name}", text=text)

    @contextlib.contextmanager
    def _told(self, what: str, besides: tuple[type[CchcError], ...] = ()) -> Iterator[None]:
        """Go on without what cannot be had, and say so; the disk's own trouble ends it all."""
        try:
            yield
        except (FileTrouble, Cancelled):
            raise
        except besides:
            return
        except CchcError as trouble:
            self.remarks.append(f"{what}: {trouble}")


def _list_of(file: DataFile, register: Register) -> RegisterList:
    names = _names_for(file, register)
    catalogues = file.catalogues
    query = Query(register=register.name)

    class Rows:
        def __iter__(self) -> Iterator[tuple[object, ...]]:
            for record in records.every(file, query):
                yield cells_of(record, catalogues, names)

    return RegisterList(register=register, rows=Rows(), count=records.count(file, query))  # type: ignore[arg-type]


def _names_for(file: DataFile, register: Register) -> dict[tuple[str, int], str]:
    from cchc_desktop.domain.fields import fields_of

    named = {field.register for field in fields_of(register.record).values() if field.register}
    return {
        (name, record.id): REGISTERS[name].name_of(record)
        for name in named
        for record in records.get_all(file, name)
    }


def _years(file: DataFile) -> range:
    """Return the years from the first activity to the last."""
    days = []
    for descending in (False, True):
        query = Query(register="activities", order="day", descending=descending)
        days += [one.day.year for one in records.page(file, query, size=1).records]
    return range(min(days), max(days) + 1) if days else range(0)


def _office(file: DataFile) -> str:
    profiles: tuple[OfficeProfile, ...] = records.get_all(file, "offices")
    newest = max(profiles, key=lambda one: str(one.valid_from or ""), default=None)
    return newest.short_name if newest else file.path.stem


def _name(text: str, otherwise: str) -> str:
    """Return a file's name that every system and every stick takes."""
    try:
        return slug(text)[:_NAME_LETTERS].rstrip("-")
    except CchcError:
        return otherwise
