"""What a process does when it is killed, and what must be true of its files afterwards.

A scenario is a class with :meth:`prepare`, :meth:`work` and :meth:`check`; add one to
:data:`SCENARIOS` and every kill counts for it too.
"""

from __future__ import annotations

import lzma
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.evidence import Evidence, EvidenceFile
from cchc_desktop.domain.reports import ISSUED
from cchc_desktop.services import backups, records, report_issue
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.evidence import DamagedEvidence, take_in_bytes
from cchc_desktop.services.evidence import content as content_of_evidence
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import plan_import
from cchc_desktop.services.report import write_report
from cchc_desktop.services.report_composing import begin
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.log_chain import chain_findings
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.ui.drafts import Draft, Drafts
from tools.trust.office import Content, content_of, office_bytes

Acknowledge = Callable[[str], None]

_OLD_FILES: Final = Path(__file__).parents[2] / "tests" / "storage" / "old_files"
_BOOKS: Final = 8
_IMPORTED: Final = 30
_DATA: Final = "Sổ của xã.cchc"


OLD: Final = tuple(revision for revision in HISTORY.marks if revision != HISTORY.latest)
"""The schemas of earlier releases, each with a real file that is kept."""


class Scenario(Protocol):
    """One kind of work, and how to tell that nothing of it was lost."""

    @property
    def name(self) -> str:
        """What it is called on the command line."""

    @property
    def seconds(self) -> float:
        """Within which the first kill falls, counted from the first acknowledgement."""

    def prepare(self, folder: Path) -> None:
        """Put what the work needs into an empty folder; not killed."""

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Work, and acknowledge each thing once the services have said that it is done."""

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """Yield what is wrong after the kill."""


class _InTheSampleOffice:
    """What works on the sample office."""

    def prepare(self, folder: Path) -> None:
        """Put the sample office there."""
        (folder / _DATA).write_bytes(office_bytes())


class Saving(_InTheSampleOffice):
    """Records are saved, changed and deleted, each with lines."""

    name, seconds = "save", 0.4

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Save for ever."""
        file = open_data_file(folder / _DATA, who="Lan")
        number = 0
        while True:
            saved, _ = records.save(file, _activity(number))
            acknowledge(f"new {saved.id}")
            records.save(file, replace(saved, title=f"Thử sửa {number}"))
            acknowledge(f"changed {saved.id}")
            if number % 3 == 0:
                records.delete(file, "activities", [saved.id])
                acknowledge(f"deleted {saved.id}")
            number += 1

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """What was acknowledged is there, whole; of what came after, all or nothing."""
        yield from _unsound(folder / _DATA)
        file = open_data_file(folder / _DATA)
        found = {r.id: r for r in records.get_all(file, "activities") if _is_ours(r)}
        told = {key: len(records.history(file, "activities", key)) for key in found}
        file.close()
        last: dict[int, str] = {}
        for line in acknowledged:
            state, name = line.split()
            last[int(name)] = state
        newest = max(last, default=0)
        for key, state in last.items():
            if state == "deleted" and key in found:
                yield f"{key} was deleted and is there"
            elif state != "deleted" and key not in found:
                # Its deleting may have been done and not acknowledged yet.
                if not (key == newest and state == "changed"):
                    yield f"{key} was {state} and is gone"
            elif state == "changed" and not found[key].title.startswith("Thử sửa"):
                yield f"{key} was changed and is not"
        for key, record in found.items():
            if key not in last and key < newest:
                yield f"{key} came from nowhere"
            if len(record.measures) != 3:
                yield f"{key} has {len(record.measures)} of 3 lines"
            if told[key] != 1 + record.title.startswith("Thử sửa"):
                yield f"{key} has {told[key]} entries in the history"


class Importing:
    """Workbooks are taken in, each as one operation."""

    name, seconds = "import", 0.3

    def prepare(self, folder: Path) -> None:
        """Put an office and workbooks there."""
        (folder / _DATA).write_bytes(office_bytes())
        for number, content in enumerate(_workbooks()):
            (folder / f"{number}.xlsx").write_bytes(content)

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Import one after the other, then end."""
        file = open_data_file(folder / _DATA, who="Lan")
        acknowledge("begun")
        for number in range(len(_workbooks())):
            plan = plan_import(file, "slogans", open_import(folder / f"{number}.xlsx"))
            if apply_import(file, plan).id:
                acknowledge(str(number))
        file.close()

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """Each workbook is there whole or not at all."""
        yield from _unsound(folder / _DATA)
        file = open_data_file(folder / _DATA)
        texts = [slogan.text for slogan in records.get_all(file, "slogans")]
        file.close()
        for number in range(len(_workbooks())):
            count = sum(text.startswith(f"Nhập {number} ") for text in texts)
            if count not in (0, _IMPORTED):
                yield f"workbook {number}: {count} of {_IMPORTED} rows"
            if str(number) in acknowledged and not count:
                yield f"workbook {number} was taken in and is gone"


class Migrating:
    """A file of an earlier release is opened, and so upgraded."""

    seconds = 0.25

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self.name = f"migrate {revision}"

    def prepare(self, folder: Path) -> None:
        """Put the old file there."""
        old = _OLD_FILES / f"{self._revision}.cchc.xz"
        (folder / _DATA).write_bytes(lzma.decompress(old.read_bytes()))

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Open it, once."""
        acknowledge("begun")
        open_data_file(folder / _DATA).close()
        acknowledge("upgraded")

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """It is the old or the new one, and opens; so is the copy, if it has its name already."""
        for copy in folder.glob("*truoc-nang-cap*.cchc"):
            yield from _unsound(copy)
        if "upgraded" in acknowledged and not list(folder.glob("*truoc-nang-cap*.cchc")):
            yield "upgraded without a copy"
        file = open_data_file(folder / _DATA)
        found = content_of(file)
        file.close()
        yield from _unsound(folder / _DATA)
        if found != self.upgraded():
            yield f"records are missing: { {name: len(kept) for name, kept in found.items()} }"

    def upgraded(self) -> Content:
        """Return what the file holds once it is upgraded without a kill."""
        return _upgraded(self._revision)


class Issuing(_InTheSampleOffice):
    """Reports are begun, closed and issued."""

    name, seconds = "issue", 1.2

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Issue the reports of the months, one after the other."""
        file = open_data_file(folder / _DATA, who="Lan")
        for month in range(1, 13):
            report, _ = begin(file, file.period(f"2022-{month:02}"))
            assert report.id is not None
            acknowledge(f"begun {report.id}")
            issued, _ = report_issue.issue(file, report.id, on=date(2023, 2, month))
            acknowledge(f"issued {issued.id}")
        file.close()

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """An issued report has its number, its line in the book and its PDF; no other has."""
        yield from _unsound(folder / _DATA)
        file = open_data_file(folder / _DATA)
        reports = {report.id: report for report in records.get_all(file, "reports")}
        lines = [line.report for line in records.get_all(file, "outgoing") if line.report]
        for line in acknowledged:
            state, key = line.split()
            if int(key) not in reports or (state == "issued" and reports[int(key)].state != ISSUED):
                yield f"{line}, and it is not"
        for key, report in reports.items():
            issued = report.state == ISSUED
            if lines.count(key) != issued or (report.number is not None) != issued:
                yield f"report {key} is {report.state} with {lines.count(key)} lines in the book"
            if issued:
                report_issue.frozen_pdf(file, key)
        file.close()


class Proving(_InTheSampleOffice):
    """Files of evidence are taken in, and then named by a record."""

    name, seconds = "prove", 0.6

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Take in and save for ever."""
        file = open_data_file(folder / _DATA, who="Lan")
        number = 0
        while True:
            # Every third is one that is there already.
            content = _recording(number - number % 3)
            kept = take_in_bytes(file, content, f"Bản tin {number}.mp3").file
            acknowledge(f"taken {number - number % 3} {kept.sha256}")
            proof = Evidence(kind="recording", where=kept.name, files=(kept,))
            saved, _ = records.save(file, replace(_activity(number), evidence=(proof,)))
            acknowledge(f"proven {saved.id} {kept.sha256}")
            number += 1

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """What was taken in is there byte by byte, and what names it names just that."""
        yield from _unsound(folder / _DATA)
        file = open_data_file(folder / _DATA)
        found = {r.id: r for r in records.get_all(file, "activities")}
        for line in acknowledged:
            state, key, sha256 = line.split()
            if state == "proven":
                record = found.get(int(key))
                if record is None or [p.file.sha256 for p in record.evidence] != [sha256]:
                    yield f"{key} was proven and is not"
                continue
            named = EvidenceFile(name="x.mp3", media_type="audio/mpeg", size=1, sha256=sha256)
            try:
                whole = content_of_evidence(file, named) == _recording(int(key))
            except DamagedEvidence:
                whole = False
            if not whole:
                yield f"{sha256[:8]} was taken in and is not what it was"
        file.close()
        # Missing and altered files of any record.
        yield from backups.verify(folder / _DATA).findings


class BackingUp(_InTheSampleOffice):
    """Backups are made between changes."""

    name, seconds = "backup", 1.5

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Change and back up for ever."""
        file = open_data_file(folder / _DATA, who="Lan")
        number = 0
        while True:
            records.save(file, _activity(number))
            written = backups.back_up(folder / _DATA, folder / "sao lưu")
            acknowledge(written.path.name)
            number += 1

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """Every backup under a final name is sound, and the newest acknowledged one is there."""
        yield from _unsound(folder / _DATA)
        yield from _unsound_backups(folder / "sao lưu")
        if acknowledged and not (folder / "sao lưu" / acknowledged[-1]).exists():
            yield f"{acknowledged[-1]} was made and is gone"


class Restoring:
    """A backup is put in the place of a file that has gone on."""

    name, seconds = "restore", 0.15

    def prepare(self, folder: Path) -> None:
        """Put a file there, its backup, and a change after that."""
        for name, content in _file_and_backup().items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Restore once."""
        backup = next((folder / "sao lưu").glob(f"*{backups.SUFFIX}"))
        acknowledge("begun")
        backups.restore_backup(backup, folder / _DATA)
        acknowledge("restored")

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """The file is what it was or what the backup holds; what was set aside is whole."""
        for backup_folder in ("sao lưu", "sao-luu"):
            yield from _unsound_backups(folder / backup_folder)
        for path in folder.glob("*.cchc"):
            yield from _unsound(path)
        texts = []
        for path in folder.glob("*.cchc"):
            file = open_data_file(path)
            has = any(slogan.text == "Sau sao lưu" for slogan in records.get_all(file, "slogans"))
            texts.append((path.name, has))
            file.close()
        if not (folder / _DATA).exists() and not texts:
            yield "the data file is gone"
        if not any(has for _, has in texts):
            yield "the change after the backup is gone everywhere"
        if "restored" in acknowledged and (_DATA, False) not in texts:
            yield "restored, and it is not"


class Exporting(_InTheSampleOffice):
    """A report is written as a PDF over the one before, and drafts are kept."""

    name, seconds = "export", 1.0

    def work(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Write for ever."""
        file = open_data_file(folder / _DATA, who="Lan")
        drafts = Drafts(folder, folder / _DATA)
        number = 0
        while True:
            write_report(file, file.period("2022"), folder / "Báo cáo.pdf")
            acknowledge("pdf")
            for _ in range(20):
                number += 1
                drafts.keep(Draft("slogans", number % 50, f"Nháp {number}", {"text": "x" * 5000}))
                drafts.write()
            acknowledge(f"draft {number}")

    def check(self, folder: Path, acknowledged: list[str]) -> Iterator[str]:
        """Both are there whole."""
        pdf = folder / "Báo cáo.pdf"
        if "pdf" in acknowledged and not pdf.exists():
            yield "the report was written and is gone"
        if pdf.exists() and not (
            pdf.read_bytes().startswith(b"%PDF-") and b"%%EOF" in pdf.read_bytes()[-1024:]
        ):
            yield "half a report stands under its name"
        kept = [int(line.split()[1]) for line in acknowledged if line.startswith("draft")]
        names = [draft.name for draft in Drafts(folder, folder / _DATA).all()]
        if kept and f"Nháp {kept[-1]}" not in names:
            yield "a draft is gone"
        if list(folder.rglob("*.khong-doc-duoc")):
            yield "half a file of drafts"


SCENARIOS: Final[tuple[Scenario, ...]] = (
    Saving(), Importing(), *map(Migrating, OLD), Issuing(), Proving(), BackingUp(), Restoring(),
    Exporting(),
)  # fmt: skip


def warm_up(chosen: Sequence[Scenario]) -> None:
    """Make what the scenarios need once, before a child would make it for itself."""
    for scenario in chosen:
        with TemporaryDirectory() as folder:
            scenario.prepare(Path(folder))
        if isinstance(scenario, Migrating):
            scenario.upgraded()


def _activity(number: int) -> Activity:
    measures = tuple(Measure(unit="items", quantity=Decimal(n)) for n in (1, 2, 3))
    return Activity(
        day=date(2022, 6, 1 + number % 28),
        title=f"Thử mới {number}",
        channel="radio",
        measures=(measures[0], replace(measures[1], unit="broadcasts"),
                  replace(measures[2], unit="minutes")),
    )  # fmt: skip


def _recording(number: int) -> bytes:
    return b"ID3\x04" + Random(number).randbytes(40_000)  # noqa: S311 - any bytes will do


def _is_ours(record: Any) -> bool:
    return bool(record.title.startswith("Thử "))


def _unsound(path: Path) -> Iterator[str]:
    with closing(connect(path)) as connection:
        for finding in (*full_findings(connection), *chain_findings(connection)):
            yield f"{path.name}: {finding}"


def _unsound_backups(folder: Path) -> Iterator[str]:
    for backup in folder.glob(f"*{backups.SUFFIX}"):
        for finding in backups.verify(backup).findings:
            yield f"{backup.name}: {finding}"


@cache
def _upgraded(revision: str) -> Content:
    with TemporaryDirectory() as folder:
        Migrating(revision).prepare(Path(folder))
        file = open_data_file(Path(folder) / _DATA)
        found = content_of(file)
        file.close()
        return found


@cache
def _workbooks() -> tuple[bytes, ...]:
    """Return workbooks of slogans."""
    import io

    from openpyxl import Workbook

    made = []
    for number in range(_BOOKS):
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["STT", "Nội dung khẩu hiệu"])
        for row in range(_IMPORTED):
            sheet.append([row + 1, f"Nhập {number} khẩu hiệu thứ {row}"])
        stream = io.BytesIO()
        book.save(stream)
        made.append(stream.getvalue())
    return tuple(made)


@cache
def _file_and_backup() -> dict[str, bytes]:
    from cchc_desktop.domain.slogans import Slogan

    with TemporaryDirectory() as folder:
        data = Path(folder) / _DATA
        data.write_bytes(office_bytes())
        written = backups.back_up(data, Path(folder) / "sao lưu")
        file: DataFile = open_data_file(data, who="Lan")
        records.save(file, Slogan(text="Sau sao lưu"))
        file.close()
        kept = {_DATA: data.read_bytes(), f"sao lưu/{written.path.name}": written.path.read_bytes()}
        shutil.rmtree(Path(folder) / "sao lưu")
        return kept
